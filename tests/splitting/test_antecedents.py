"""What pronouns mean is weighed over all that the article names before, and left open where nothing is likely."""

import pytest

from claimref.records import Article
from claimref.splitting.antecedents import Antecedents, kind_of
from claimref.splitting.attribution import find_frames
from claimref.splitting.mentions import find_mentions, said_again
from claimref.splitting.names import Replacement, collect_names
from claimref.splitting.parsing import parse
from claimref.splitting.references import covered, mentioned_people
from claimref.splitting.rules import split_article
from claimref.splitting.segments import find_segments


def antecedents(text: str) -> Antecedents:
    article = Article(outlet="Osk Post", text=text, locator="test")
    segments = find_segments(article)
    docs = list(parse(segments))
    frames = find_frames(text, segments, docs)
    names = collect_names(docs)
    return Antecedents(docs, frames, covered(mentioned_people(docs, names)), names)


def texts(text: str) -> list[str]:
    return [statement.text for statement in split_article(Article(outlet="x", text=text, locator="test")).statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Otto Brandt left the port on Monday. He sold the crane in May.", "Otto Brandt sold the crane in May."),
        ("Ann Low met the guards. She later sued the port.", "Ann Low later sued the port."),
        ("The ministry bought the ship in May. It paid 300 million crowns.", "The ministry paid 300 million crowns."),
        ("Otto Brandt, an aide to Ann Low, was fired. She had hired him in 2019.", "Ann Low had hired Otto Brandt"),
        ("The guards met Ann Low at the pier. They had lost two boats.", "The guards had lost two boats."),
        ("Two men broke into the port. They stole a crane.", "Two men stole a crane."),
    ],
)
def test_who_is_meant_is_said(text: str, expected: str) -> None:
    assert [found for found in texts(text) if found.startswith(expected.removesuffix("."))], texts(text)


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("Ann Low and Ida Falk met in Osk. She was ill.", "was ill"),
        ("Otto Brandt praised Bo Lane, and Bo Lane praised Otto Brandt. He left.", "left"),
        ("The mayor spoke for an hour. It was snowing in Osk.", "The mayor was"),
        ("The port employs 300 people. It is clear that it must close.", "port is clear"),
    ],
)
def test_who_may_be_meant_by_two_or_none_is_left_open(text: str, guess: str) -> None:
    stated = texts(text)
    assert stated
    assert not [found for found in stated if guess in found and not found.startswith(("He ", "She ", "It "))]


def test_who_is_quoted_is_not_the_he_of_the_quotation() -> None:
    rows = [
        anaphor.rows for anaphor in antecedents("Otto Brandt sat down. “He never sold the broken crane,” Brandt said.")
    ]
    assert [[row["speaks_directly"] for row in each if row["person"]] for each in rows] == [[True]]


def test_what_was_meant_stays_near() -> None:
    asked = antecedents(
        "Ann Low runs the port. She has a boat. The boat is new. The crew is old. The pier is shut. She left."
    )
    found: list[float] = []
    for anaphor in asked:
        low = next(mention for mention in anaphor.candidates if mention.name == "Ann Low")
        found.append(anaphor.rows[anaphor.candidates.index(low)]["was_she"] if len(found) else 0)
        asked.means(anaphor, low)
    assert found == [0, 1]


def test_a_noun_in_apposition_is_who_it_stands_beside() -> None:
    article = Article(outlet="x", text="Otto Brandt, the mayor of Osk, met Ann Low and Bo Lane.", locator="test")
    docs = list(parse(find_segments(article)))
    names = collect_names(docs)
    mentions = find_mentions(docs, covered(mentioned_people(docs, names)), names)
    assert {mention.name for mention in mentions if mention.head.text == "mayor"} == {"Otto Brandt"}
    assert [[token.text for token in mention.joined] for mention in mentions if mention.joined] == [["Lane"]]


def test_a_noun_is_said_again_as_known() -> None:
    docs = list(parse(find_segments(Article(outlet="x", text="They got a letter from Brida.", locator="test"))))
    assert said_again(next(token for token in docs[0] if token.text == "letter"), {}) == "the letter from Brida"


@pytest.mark.parametrize(("word", "kind"), [("him", "he"), ("herself", "she"), ("its", "it"), ("them", "they")])
def test_kinds(word: str, kind: str) -> None:
    doc = next(parse(find_segments(Article(outlet="x", text=f"They saw {word} there.", locator="test"))))
    assert kind_of(doc[2]) == kind


@pytest.mark.parametrize(
    ("text", "wanted", "clash"),
    [
        ("Two women left. They sang.", "women", False),
        ("The woman left. They sang.", "woman", True),
        ("Yemen shut the port. She sang.", "Yemen", False),
        ("The human left the port. She sang.", "human", False),
        ("The barman left. She sang.", "barman", True),
    ],
)
def test_a_noun_may_speak_against_a_pronoun(text: str, wanted: str, clash: bool) -> None:
    (anaphor,) = antecedents(text)
    found = [
        row["clash"]
        for row, mention in zip(anaphor.rows, anaphor.candidates, strict=True)
        if mention.head.text == wanted
    ]
    assert found == [clash]


def test_a_row_of_surnames_is_the_row_of_the_full_names() -> None:
    asked = antecedents("Otto Brandt and Ida Falk met. Brandt and Falk were ill. They left.")
    (anaphor,) = asked
    assert len([mention for mention in anaphor.candidates if mention.joined]) == 1


def test_the_mark_of_an_owner_is_not_said_again() -> None:
    docs = list(parse(find_segments(Article(outlet="x", text="The minister's account was shut.", locator="test"))))
    assert said_again(docs[0][1], {}) == "the minister"
    assert said_again(docs[0][3], {}) == "the minister's account"


def test_nothing_owns_itself() -> None:
    asked = antecedents("The family left Osk. His family was ill.")
    (anaphor,) = asked
    assert "family" not in {mention.key for mention in anaphor.candidates}


def test_a_pronoun_within_what_is_said_again_is_told_or_nothing_is_said() -> None:
    docs = list(parse(find_segments(Article(outlet="x", text="The letter to his brother was short.", locator="test"))))
    letter, his = docs[0][1], docs[0][3]
    assert said_again(letter, {}) == "the letter"
    assert said_again(letter, {his.i: Replacement(his.i, his.i + 1, "Ann Low's")}) == "the letter to Ann Low's brother"
    assert said_again(docs[0][4], {}) is None
