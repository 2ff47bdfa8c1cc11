"""What the default splitter makes of sentences, end to end."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimref.config import Config
from claimref.errors import ConfigError
from claimref.records import Article, Debris, Split, Stance, Statement, Voice
from claimref.splitting.rules import NOT_ENGLISH, RuleSplitter, build

PUBLISHED = date(2024, 6, 20)  # a Thursday


def split(text: str, **fields: object) -> Split:
    article = Article("Harbour Post", text, "a.txt", published_at=PUBLISHED, **fields)  # type: ignore[arg-type]
    result = RuleSplitter().split([article])[0]
    for statement in result.statements:
        assert text[statement.char_start : statement.char_end] == statement.quote
        assert statement.quote
        assert statement.text.strip()
    return result


def said(text: str) -> list[str]:
    return [statement.text for statement in split(text).statements]


def only(text: str, words: str) -> Statement:
    """The one statement of `text` whose wording holds `words`."""
    found = [statement for statement in split(text).statements if words in statement.text]
    assert len(found) == 1, [statement.text for statement in split(text).statements]
    return found[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council closed the bridge and opened a ferry line.", "The council opened a ferry line."),
        (
            "The ferry, which carries 200 people between the islands, sank on Sunday in the harbour of the capital.",
            "The ferry carries 200 people between the islands.",
        ),
        ("Police arrested the captain and charged two sailors with fraud.", "Police charged two sailors with fraud."),
        (
            "The inspector closed the pier in March and has sold the three cranes to a shipyard.",
            "The inspector has sold the three cranes to a shipyard.",
        ),
    ],
)
def test_each_predication_is_stated_with_its_subject(text: str, expected: str) -> None:
    assert expected in said(text)


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("The mayor, Ann Low, said on Monday that the bridge had cracked.", "the bridge had cracked", "Ann Low"),
        ("According to the port authority, the ferry sank at night.", "ferry sank", "the port authority"),
        ("“The bridge has cracked badly,” Ann Low told reporters.", "bridge has cracked", "Ann Low"),
        ("“The bridge has cracked badly,” laughed Ann Low.", "bridge has cracked", "Ann Low"),
    ],
)
def test_reported_speech_has_its_speaker(text: str, words: str, speaker: str) -> None:
    found = [item for item in split(text).statements if words in item.text]
    assert found
    assert {item.voice for item in found} == {Voice.ATTRIBUTED}
    assert {item.speaker for item in found} == {speaker}


def test_a_quotation_of_several_sentences_stays_with_its_speaker() -> None:
    text = (
        "“The bridge has cracked badly,” Ann Low told reporters. “The ferry carries twice as many people now. "
        "The port has no spare boats.”\n\n“The city pays for every crossing,” she said."
    )
    statements = split(text).statements
    assert len(statements) >= 4
    assert {statement.speaker for statement in statements} == {"Ann Low"}


def test_names_dates_and_pronouns_are_filled_in() -> None:
    text = "Ann Low visited the harbour on Tuesday. She praised the engineers. Low left before noon."
    found = said(text)
    assert any("on June 18, 2024" in sentence for sentence in found)
    assert "Ann Low praised the engineers." in found
    assert any(sentence.startswith("Ann Low left") for sentence in found)


def test_i_becomes_the_speaker_and_the_verb_agrees() -> None:
    assert "Ann Low hopes" in only("“I hope that the ferry sails again,” Ann Low said.", "ferry sails").text


def test_an_open_reference_keeps_its_words_and_says_so() -> None:
    statement = only("They closed the old bridge in 2019.", "closed the old bridge")
    assert statement.text.startswith("They")
    assert not statement.resolved


@pytest.mark.parametrize(
    ("text", "words", "stance"),
    [
        ("The bridge collapsed on Sunday morning.", "bridge collapsed", Stance.ASSERTS),
        ("The new bridge could cost 40 million euros.", "cost 40 million", Stance.HEDGED),
        ("The ministry denied selling the ferry.", "denied selling", Stance.DENIES),
        ("The company plans to build a second pier next year.", "second pier", Stance.HEDGED),
    ],
)
def test_stance(text: str, words: str, stance: Stance) -> None:
    assert only(text, words).stance is stance


def test_typed_values_are_filled_in() -> None:
    statement = only("The ferry carried more than 11,000 passengers on Tuesday.", "11,000")
    assert 11_000 in [quantity.low for quantity in statement.quantities]
    assert statement.times


def test_debris_is_not_split_and_offsets_stay_true() -> None:
    text = "Share this page\nThe bridge collapsed on Sunday morning.\nMost read"
    marked = (Debris(0, 15, "menu"), Debris(text.index("Most"), len(text), "menu"))
    result = split(text, debris=marked)
    assert [statement.quote.rstrip(".") for statement in result.statements] == [
        "The bridge collapsed on Sunday morning"
    ]
    assert [item.reason for item in result.skipped] == ["debris", "debris"]


def test_what_gave_no_statement_is_said() -> None:
    text = "Bridge falls\n\nThe bridge collapsed on Sunday morning. Who is to blame? What a day!"
    reasons = {text[item.char_start : item.char_end]: item.reason for item in split(text).skipped}
    assert reasons["Who is to blame?"] == "question"


def test_another_language_is_refused_in_words() -> None:
    text = "Der Bürgermeister sagte am Montag, die Brücke sei wegen der Risse gesperrt worden. " * 6
    result = split(text)
    assert result.statements == ()
    assert result.skipped[0].reason == NOT_ENGLISH
    assert split("The bridge fell.", language="fr").skipped[0].reason == NOT_ENGLISH


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\u2028 ",
        "a" * 9000,
        "the ferry and the bridge " * 900,
        "| port | boats |\n|---|---|\n| Low | 12 |",
        "https://example.org/a\nhttps://example.org/b\n",
        "THE BRIDGE COLLAPSED ON SUNDAY MORNING AND NOBODY WAS HURT.",
        "🚢🚢 The ferry 🚢 sank 👩‍👩‍👧 on Sunday.",
        "\u200fThe ferry\u202e sank\u202c in the \u05e0\u05de\u05dc on Sunday.",
        "“The bridge “has cracked, she said: « The ferry” sank.",
        ". . . ? ! ) ( ” “ —",
    ],
    ids=["empty", "blank", "one word", "no full stop", "table", "links", "capitals", "emoji", "rtl", "quotes", "marks"],
)
def test_bad_input_gives_exact_spans(text: str) -> None:
    split(text)


def test_work_grows_with_the_text_and_not_with_its_square() -> None:
    """A wall of text is cut into pieces of bounded length, each parsed by itself."""
    wall = "the ferry sank and the bridge fell " * 600
    result = split(wall)
    assert max(statement.char_end - statement.char_start for statement in result.statements) < 4001


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=200))
def test_any_text_gives_exact_spans(text: str) -> None:
    split(text, language="en")


WORDS = st.lists(
    st.sampled_from(
        "the ferry bridge Ann Low said that sank and , . “ ” who on Tuesday 12 boats which it she according to".split()
    ),
    max_size=40,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(WORDS)
def test_any_word_salad_gives_exact_spans_and_the_same_twice(words: list[str]) -> None:
    text = " ".join(words)
    assert split(text, language="en") == split(text, language="en")


def test_paragraphs_in_another_order_lose_no_statement() -> None:
    paragraphs = [
        "The bridge collapsed on Sunday morning.",
        "The council opened a ferry line in May.",
        "Engineers found 12 cracks in the pier.",
    ]
    forwards, backwards = said("\n\n".join(paragraphs)), said("\n\n".join(reversed(paragraphs)))
    assert sorted(forwards) == sorted(backwards)


def test_the_factory_takes_no_argument() -> None:
    assert build(Config(), None).version.startswith("rules ")
    with pytest.raises(ConfigError, match="takes no argument"):
        build(Config(), "x")
