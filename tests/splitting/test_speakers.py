"""Who is named as the speaker, and what pronouns take up."""

from __future__ import annotations

from datetime import date

import pytest

from claimref.records import Article, Stance, Statement, Voice
from claimref.splitting.attribution import find_frames, speakers_of
from claimref.splitting.parsing import parse
from claimref.splitting.references import covered, resolve
from claimref.splitting.rules import split_article
from claimref.splitting.segments import find_segments
from claimref.splitting.sources import speaking
from claimref.splitting.speakers import Speakers


def speaker_of(text: str, word: str) -> str | None:
    """Who says `word`, as the rules alone find it."""
    article = Article("Harbour Post", text, "a.txt", language="en")
    segments = find_segments(article)
    docs = list(parse(segments))
    frames = find_frames(text, segments, docs)
    speakers = Speakers(docs, covered(resolve(docs, frames, None)), frames)
    for doc, here in zip(docs, frames, strict=True):
        for token in doc:
            if token.text == word:
                teller = speaking(speakers_of(token.i, here))
                return speakers.name(teller) if teller else None
    raise AssertionError(f"no {word!r} in {text!r}")


@pytest.mark.parametrize(
    ("text", "word", "speaker"),
    [
        # A medium passes on what somebody says; a person who reports somebody's words is the one to name.
        ("Police said the pier had collapsed, Reuters reported.", "collapsed", "Police"),
        ("The pier collapsed at night, port officials said, according to the Harbour Times.", "collapsed",
         "port officials"),
        ("A senior aide said that Ann Low told the council to wait.", "wait", "A senior aide"),
        # Set off by commas, an attribution covers its sentence, also where it ends it.
        ("The ferry sank and the bridge fell, the harbour master said on Monday.", "sank", "the harbour master"),
        ("The ferry sank, the ministry said, and the bridge fell.", "fell", "the ministry"),
        # Quoted passively, or by another.
        ("“The pier cannot be saved at all,” Ann Low was quoted as saying.", "saved", "Ann Low"),
        # An apposition gives the name.
        ("A spokesman for the port, Otto Brandt, said that the crane fell.", "fell", "Otto Brandt"),
        # Two speak together.
        ("Ann Low and Otto Brandt said that the crane fell.", "fell", "Ann Low and Otto Brandt"),
        # A clause with its own subject after "that" is no relative one, whatever the parse hangs it on.
        ("Ann Low asserted in the letter that two men involved in the sale had left the city.", "left", "Ann Low"),
        # Told to somebody, or for the first time: the parse hangs the clause on that.
        ("A spokesman for the port told KHOU 11 News that the crane fell.", "fell", "A spokesman for the port"),
        ("Ann Low acknowledged for the first time that a raid in May had sought to free them.", "sought", "Ann Low"),
        ("Ann Low raised the concern that nobody had checked it.", "checked", "Ann Low"),
        # A colon leads to what is posted; of two clauses around a verb, the one with "that" is said.
        ("And Ann Low posted: “I hope that this is not true at all.”", "true", "Ann Low"),
        ("Otto Brandt praised the plan, Ann Low speculated that it would pass.", "pass", "Ann Low"),
        ("Local reports say that he was born there, while Reuters have reported that he left in May.", "left",
         "Reuters"),
        # Half an office is no title.
        ("Harbour Press Secretary Ann Low said that the crane fell.", "fell", "Ann Low"),
        # A second clause with its own "that".
        ("Ann Low said that the ferry sank, but that nobody drowned.", "drowned", "Ann Low"),
    ],
)  # fmt: skip
def test_one_sentence(text: str, word: str, speaker: str) -> None:
    assert speaker_of(text, word) == speaker


@pytest.mark.parametrize(
    ("text", "word", "speaker"),
    [
        ("Otto Brandt met Ann Low at the port. He said that the crane fell.", "fell", "Otto Brandt"),
        ("Otto Brandt met Ann Low at the port. She said that the crane fell.", "fell", "Ann Low"),
        # A speaker without a name stays in the way of the one named before.
        ("Otto Brandt left early. A port spokesman denied it on Monday. He said that the crane fell.", "fell",
         "A port spokesman"),
        # The names in what is quoted are not the speakers.
        ("Otto Brandt spoke to the council. “Karl Weiss sold us the crane that broke,” he said.", "broke",
         "Otto Brandt"),
        ("The harbour ministry spoke of an accident. It said that the crane fell.", "fell", "The harbour ministry"),
        ("“The crane was sold without any papers,” Ann Low said. “I found them in a drawer of the office.”", "drawer",
         "Ann Low"),
        # A document is heard as whose it is.
        ("In his letter, Otto Brandt spoke of the crane. “Nobody had checked the crane for years,” the letter read.",
         "checked", "Otto Brandt"),
        ("A report in the Harbour Herald gave the name of the owner. The report said that the crane fell.", "fell",
         "the Harbour Herald"),
        # The only body named, the only man named further up.
        ("Osk Cranes Inc. will close its yard, the company said on Monday.", "close", "Osk Cranes Inc."),
        ("Otto Brandt left the port.\n\nThe yard was quiet.\n\nA crane fell.\n\nNobody was hurt.\n\n"
         "“The rope broke in the night,” he said.", "broke", "Otto Brandt"),
        # A lead that does not name its only expert.
        ("The crane was too old, an analyst told the paper.\n\nThe port is small.\n\n“Nobody had "
         "checked the crane for years,” said Ida Falk, an analyst at the Crane Institute.", "old", "Ida Falk"),
    ],
)  # fmt: skip
def test_over_sentences(text: str, word: str, speaker: str) -> None:
    assert speaker_of(text, word) == speaker


def test_several_experts_leave_an_unnamed_one_unnamed() -> None:
    text = (
        "The crane was too old, an analyst told the paper.\n\n“Nobody had checked the crane for years,” said Ida Falk, "
        "an analyst at the Crane Institute.\n\n“The papers were lost in the flood,” said Karl Weiss, an analyst in Osk."
    )
    assert speaker_of(text, "old") == "an analyst"


@pytest.mark.parametrize(
    ("text", "word", "speaker"),
    [
        # The parse hides whose verb it is: a day, an aside, a participle, an object that speaks.
        ("In a video posted on Friday, Ann Low, in a grey coat, said that the crane fell.", "fell", "Ann Low"),
        ("The harbour master, badly shaken, said on Friday that the crane fell.", "fell", "The harbour master"),
        ("Osk Cranes, which first would say only that it was sorry, acknowledged on Friday that the rope broke.",
         "broke", "Osk Cranes"),
        ("“He told us that he was a diver by trade,” sighed a neighbour in the old port.", "diver", "a neighbour"),
        # More verbs that report, and who cannot.
        ("Others pointed out that the crane fell.", "fell", "Others"),
        ("The crane, she pointed out, fell.", "fell", "she"),
        ("Ann Low repeated on Friday that the crane fell.", "fell", "Ann Low"),
        ("Nobody has explained why the crane fell.", "fell", None),
        ("In a poll of 700 voters, 63% said the crane was ugly.", "ugly", None),
        ("The mayor was asked by this paper whether the crane fell.", "fell", None),
        # A second clause with a subject and no “that” of its own is beside what is said.
        ("The board has not said that the crane fell, and the port will open in May.", "open", None),
        ("A clerk confirmed that the crane fell, and one sailor said privately that it was old.", "old", "one sailor"),
        # Nothing is said past a semicolon, except what goes on in the same tense.
        ("The crane fell, a clerk told the paper; the port said in a letter that it was old.", "old", "the port"),
        ("The harbour board complained in May; an inspector came in June.", "came", None),
        ("Reports of a fire were false, the clerk said; a lamp had broken in the hall.", "broken", "the clerk"),
        # What stands within a clause covers that clause.
        ("Otto Brandt had become a guest at the port, where, clerks say, he came twice a week.", "become", None),
        ("Otto Brandt had become a guest at the port, where, clerks say, he came twice a week.", "came", "clerks"),
        # How and when it was said is the outlet's own.
        ("Asked about it as she left the port, Ann Low replied that the crane was old.", "left", None),
        ("“The crane was far too old for it,” Ann Low said, before the board turned back the plan.", "turned", None),
    ],
)  # fmt: skip
def test_what_an_attribution_covers(text: str, word: str, speaker: str | None) -> None:
    assert speaker_of(text, word) == speaker


@pytest.mark.parametrize(
    ("text", "word", "speaker"),
    [
        # A quoted sentence goes on with who has just spoken, also indirectly.
        ("Ann Low said that the crane was old. “We had asked for a new one.”", "asked", "Ann Low"),
        ("Ann Low said that the crane was old. The port is small. The plan calls it “a place where ships had slept”.",
         "slept", None),
        # Whose lawyer he is, and not whom the article hears later.
        ("The company told the union that the port was shut. Its lawyer said that the rope broke.", "broke",
         "The company's lawyer"),
        ("The guards told the pilots that the boats were late. Their lawyer said that the rope broke.", "broke",
         "The guards' lawyer"),
        ("The family spoke. His family said that the rope broke.", "broke", "His family"),
        ("The owner of the crane, Otto Brandt, was not charged. His lawyer said that the rope broke.", "broke",
         "Otto Brandt's lawyer"),
        ("The harbour board met in May. Its chairman said that the rope broke.", "broke",
         "the harbour board's chairman"),
        # A name that the parse knows for none, or for a firm's.
        ("Brida's harbour minister, Esteban Quiros, confirmed that the crane fell.", "fell", "Esteban Quiros"),
        # Half an office is no title.
        ("State party chairman Otto Brandt said the crane fell.", "fell", "Otto Brandt"),
        # Taken up by what they are.
        ("A family friend said that Ann Low had left. “The phone rings for ever,” the friend said.", "rings",
         "A family friend"),
        ("Many sailors would move away, according to the Harbour Traffic Department. It estimated that repairs would "
         "take a year.", "take", "the Harbour Traffic Department"),
        ("The shipyard, Aurajoki Marine, said the crane fell. The ship is late, but the company said the work was "
         "safe.", "safe", "Aurajoki Marine"),
        # Whom the sentence before names, ahead of who spoke in another paragraph.
        ("A source at the port said that nobody was hurt.\n\nThat is the view of those who, like the historian Ida "
         "Falk, have left. “There is a habit of silence here,” she said.", "habit", "Ida Falk"),
        # Who spoke before anybody else in the sentence, and not who is spoken of.
        ("Three cranes were sold, according to director Otto Brandt, who denied that a sailor had died. “No crane was "
         "ever damaged in the port,” he said.", "damaged", "Otto Brandt"),
        ("Ann Low, the harbour minister, left early. The suspect, she said, had been reported in May.", "reported",
         "Ann Low"),
    ],
)  # fmt: skip
def test_who_a_speaker_is(text: str, word: str, speaker: str | None) -> None:
    assert speaker_of(text, word) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "The harbour ministry denied that the old crane had been sold to a firm in Brida.",
        "The harbour ministry denied reports that the old crane had been sold to a firm in Brida.",
    ],
)
def test_what_somebody_denies_is_denied(text: str) -> None:
    found = [item for item in statements(text) if item.text.startswith("The old crane had been sold")]
    assert all(item.stance is Stance.DENIES and item.speaker == "The harbour ministry" for item in found)


def test_narration_after_a_reported_sentence_is_the_outlets() -> None:
    text = "Ann Low said that the crane was too old for the port. Not everyone wants the crane gone from the port."
    assert [item.speaker for item in statements(text) if "Not everyone" in item.text] == [None]


def statements(text: str) -> list[Statement]:
    article = Article("Harbour Post", text, "a.txt", language="en", published_at=date(2024, 6, 20))
    return list(split_article(article).statements)


def test_it_takes_up_what_the_sentence_before_is_about() -> None:
    text = "The harbour bill bans old cranes. It requires a yearly inspection of every pier."
    assert "The harbour bill requires a yearly inspection of every pier." in [item.text for item in statements(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The harbour bill bans old cranes. It is clear that the owners oppose the new rules.",
        "The harbour bill bans old cranes. It was the mayor who wrote the new rules.",
        "Ann Low runs the port. It employs 300 people in the city.",
    ],
)
def test_it_stays_where_another_reading_is_open(text: str) -> None:
    assert not [item.text for item in statements(text) if "harbour bill is" in item.text or "bill was" in item.text]
    assert not [item.text for item in statements(text) if "crane killed" in item.text or "port employs" in item.text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Who says it, said before or after.
        ("Ann Low posted a video. “I went too far and my friends told me so,” she said.", "Ann Low went too far."),
        ("Otto Brandt left. He said that if elected, he would “close the old port within a year.”",
         "If elected, Otto Brandt would close the old port within a year."),
        ("The Tamorian government said on Friday that it had reached an agreement with the port.",
         "The Tamorian government had reached an agreement with the port."),
        ("Officials said in May that they had closed the pier.", "Officials had closed the pier."),
        ("A plumber says he sold the truck in May.", "The plumber sold the truck in May 2024."),
        # Of whom the quoted words before are.
        ("“Otto Brandt's plan is a disaster. He would close the old port,” Ann Low said.",
         "Otto Brandt would close the old port."),
        # Several whom the sentence before is about.
        ("Two policemen went missing on Thursday. They were found in Brida on Friday.",
         "Two policemen were found in Brida on June 14, 2024."),
        # Somebody without a name whom the sentence before is about; the only woman it names.
        ("The gunman fled in a car. He was shot by the police.", "The gunman was shot by the police."),
        ("Otto Brandt regretted that Ms. Ruiz was hurt. She issued a statement on Monday.",
         "Ruiz issued a statement on June 17, 2024."),
        # What was spoken of, and not who spoke of it; a country, also one named only afterwards.
        ("Ann Low said the harbour crane fell. It killed a man.", "The harbour crane killed a man."),
        ("Tamoria has been under an embargo since 2011. It has since fired 17 missiles.",
         "Tamoria has since fired 17 missiles."),
        # "Ms. Brandt" is not the man whose full name the article gives.
        ("Otto Brandt left. Ms. Brandt stayed at the port.", "Brandt stayed at the port."),
        # A contraction after a name; a name that is repeated.
        ("Otto Brandt spoke on Monday. “I've sold the crane to my brother,” he said.",
         "Otto Brandt has sold the crane to his brother."),
    ],
)  # fmt: skip
def test_pronouns_are_told_where_the_article_is_plain(text: str, expected: str) -> None:
    found = [item.text for item in statements(text)]
    assert expected in found, found


def test_what_somebody_denies_or_cannot_deny() -> None:
    stances = {item.text: item.stance for item in statements("Ann Low denied on Monday that she had sold the crane.")}
    assert Stance.ASSERTS not in stances.values(), stances
    stances = {item.text: item.stance for item in statements("The port has not denied the sale of the crane.")}
    assert Stance.DENIES not in stances.values(), stances


def test_a_surname_that_two_people_bear_means_the_one_named_first() -> None:
    text = (
        "Otto Brandt, the harbour master, resigned on Monday. His wife, Anna Brandt, kept her post at the port.\n\n"
        "The council met for four hours in the old town hall and heard twelve witnesses about the broken crane, the "
        "lost papers and the flood of last spring, which the city had not expected.\n\nBrandt sold the crane in 2019."
    )
    assert "Otto Brandt sold the crane in 2019." in [item.text for item in statements(text)]


def test_a_name_next_to_the_other_bearer_stays() -> None:
    text = "Otto Brandt and Anna Brandt left the port on Monday. Brandt sold the crane in 2019."
    assert any(item.text.startswith("Brandt sold") for item in statements(text))


def test_an_office_means_its_only_holder() -> None:
    text = (
        "Mayor Ann Low met Sen. Ira Feld at the port. The mayor sold the crane in 2019. The senator bought two boats."
    )
    found = [item.text for item in statements(text)]
    assert "Ann Low sold the crane in 2019." in found
    assert "Ira Feld bought two boats." in found


def test_an_office_that_two_hold_stays() -> None:
    text = "Mayor Ann Low met Mayor Karl Weiss at the port. The mayor sold the crane in 2019."
    assert "The mayor sold the crane in 2019." in [item.text for item in statements(text)]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        # Within a quotation "he" is not the one who speaks, and whom the article was about is a guess.
        (
            "Otto Brandt spoke of the captain. “He was furious about the broken crane,” Otto Brandt said.",
            "Otto Brandt was",
        ),
        # Whom one does it to is another.
        ("Otto Brandt chose him over Karl Weiss.", "chose Otto Brandt"),
    ],
)
def test_a_guess_is_not_made(text: str, wrong: str) -> None:
    assert not [item.text for item in statements(text) if wrong in item.text]


@pytest.mark.parametrize(
    ("text", "word", "speaker"),
    [
        ("They found blood 300 metres from the crossing, which indicates that the police pursued them.", "pursued",
         None),
        ("Ann Low was indicted on 14 counts accusing her of spending funds on a farm.", "spending", "14 counts"),
        ("They list a boy of 16, Sanjay Oraon, whose relatives say he was hit beside the stream.", "hit",
         "Sanjay Oraon's relatives"),
    ],
)  # fmt: skip
def test_nothing_speaks_that_cannot(text: str, word: str, speaker: str | None) -> None:
    assert speaker_of(text, word) == speaker


def test_every_attributed_statement_of_the_rules_names_somebody() -> None:
    text = "“The crane fell on the old pier,” Ann Low said. According to the port, nobody was hurt in the accident."
    attributed = [item for item in statements(text) if item.voice is Voice.ATTRIBUTED]
    assert attributed
    assert all(item.speaker for item in attributed)
