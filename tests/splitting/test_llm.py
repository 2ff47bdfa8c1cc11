from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from claimref.errors import ComponentError
from claimref.records import Article, Debris, Kind, Split, Stance, Voice
from claimref.splitting.llm import PASSAGE, build
from tests.endpoint import Reply, StandIn, say, serve

TEXT = """Dam holds after night of rain

The dam above Velk held on Tuesday night, the mayor said. She denied that houses had been lost.

Advertisement

The river “fell by two metres” before noon. Schools may open on Thursday."""


def article(text: str = TEXT) -> Article:
    debris = tuple(
        Debris(start, start + len("Advertisement"), "advertisement")
        for start in [text.find("Advertisement")]
        if start > 0
    )
    return Article("Velk Post", text, "velk.txt", published_at=date(2025, 5, 7), debris=debris)


def told(quote: str, text: str, **given: Any) -> dict[str, Any]:
    plain = {"quote": quote, "text": text, "voice": "outlet", "speaker": None, "stance": "asserts", "kind": "fact"}
    return plain | given


HELD = told(
    "The dam above Velk held on Tuesday night",
    "The dam above Velk held on the night of May 6, 2025.",
    voice="attributed",
    speaker="the mayor of Velk",
)
DENIED = told(
    "She denied that houses had been lost",
    "The mayor of Velk denied that houses had been lost.",
    voice="attributed",
    speaker="the mayor of Velk",
    stance="denies",
)
FELL = told('The river "fell by two metres" before noon', "The river fell by two metres before noon on May 7, 2025.")
SCHOOLS = told("Schools may open on Thursday", "Schools may open on May 8, 2025.", stance="hedged")


def split(server: StandIn, one: Article) -> Split:
    (result,) = build(server.config(), None).split([one])
    return result


def test_statements_are_cut_out_of_the_text_whatever_order_they_come_in() -> None:
    with serve(say({"statements": [SCHOOLS, FELL, DENIED, HELD, HELD]})) as server:
        result = split(server, article())
    assert [TEXT[item.char_start : item.char_end] for item in result.statements] == [
        "The dam above Velk held on Tuesday night",
        "She denied that houses had been lost",
        "The river “fell by two metres” before noon",
        "Schools may open on Thursday",
    ]
    assert all(item.quote == TEXT[item.char_start : item.char_end] for item in result.statements)
    held, denied, fell, schools = result.statements
    assert (held.voice, held.speaker, held.stance) == (Voice.ATTRIBUTED, "the mayor of Velk", Stance.ASSERTS)
    assert held.text == "The dam above Velk held on the night of May 6, 2025."
    assert (denied.stance, fell.voice, fell.speaker) == (Stance.DENIES, Voice.OUTLET, None)
    assert (schools.stance, schools.kind) == (Stance.HEDGED, Kind.FACT)
    assert held.sentence_no < denied.sentence_no < fell.sentence_no < schools.sentence_no


def test_statements_carry_typed_values() -> None:
    with serve(say({"statements": [HELD, FELL]})) as server:
        held, fell = split(server, article()).statements
    assert [time.raw for time in held.times] == ["May 6, 2025"]
    assert (2, "metre") in [(quantity.low, quantity.unit) for quantity in fell.quantities]
    assert "Velk" in [entity.name for entity in held.entities]


def test_the_model_sees_the_passage_without_debris_and_what_dates_it() -> None:
    with serve(say({"statements": []})) as server:
        split(server, article())
    shown = json.loads(server.requests[0][2]["messages"][1]["content"])
    assert (shown["outlet"], shown["published"], shown["before"]) == ("Velk Post", "2025-05-07", "")
    assert "Schools may open" in shown["passage"]
    assert "Advertisement" not in shown["passage"]


def test_what_cannot_be_found_is_dropped_and_counted() -> None:
    items = [
        HELD,
        told("The dam above Velk broke at dawn and drowned the valley", "The dam above Velk broke."),
        told("held. Advertisement. The river", "The river held."),
        told("Advertisement", "There is an advertisement."),
        told("Schools may open on Thursday", "Schools may open.", stance="perhaps"),
        told("Schools may open on Thursday", "Schools may open.", voice="attributed"),
        told("Schools may open on Thursday", ["Schools may open."]),  # type: ignore[arg-type]
        told("", "Nothing."),
        "Schools may open",
    ]
    with serve(say({"statements": items})) as server:
        result = split(server, article())
    assert [item.text for item in result.statements] == [HELD["text"]]
    dropped = [item.reason for item in result.skipped if "dropped" in item.reason]
    assert dropped == [
        "statements of the model dropped, malformed: 5",
        "statements of the model dropped, quote not in the text: 3",
    ]


def test_sentences_that_gave_no_statement_are_listed() -> None:
    with serve(say({"statements": [HELD, FELL]})) as server:
        result = split(server, article())
    silent = [TEXT[item.char_start : item.char_end] for item in result.skipped if item.reason == "no statement"]
    assert silent == [
        "Dam holds after night of rain",
        "She denied that houses had been lost.",
        "Schools may open on Thursday.",
    ]
    assert [TEXT[item.char_start : item.char_end] for item in result.skipped if item.reason == "debris"] == [
        "Advertisement"
    ]


def test_a_long_article_is_asked_for_in_passages_with_what_stands_before() -> None:
    paragraphs = [
        f"Paragraph {number} says that pump {number} ran all night. " + "It rained. " * 60 for number in range(9)
    ]

    def answer(body: dict[str, Any]) -> Reply:
        passage = json.loads(body["messages"][1]["content"])["passage"]
        quotes = [f"pump {number} ran all night" for number in range(9) if f"pump {number} ran" in passage]
        return say({"statements": [told(quote, f"P{quote[1:]}.") for quote in quotes]})

    with serve(answer) as server:
        result = split(server, article("\n\n".join(paragraphs)))
    shown = [json.loads(body["messages"][1]["content"]) for _, _, body in server.requests]
    assert len(shown) > 1
    assert all(len(one["passage"]) <= PASSAGE + 20 for one in shown)
    assert "pump 0" in shown[1]["before"]
    assert [item.quote for item in result.statements] == [f"pump {number} ran all night" for number in range(9)]


def test_an_article_without_text_asks_nothing() -> None:
    with serve(say({"statements": []})) as server:
        assert split(server, article("  \n ")).statements == ()
    assert server.requests == []


@pytest.mark.parametrize("wrong", [say("no"), say({"claims": []}), say({"statements": "none"})])
def test_an_answer_without_a_list_is_asked_again_then_an_error(wrong: Reply) -> None:
    with serve(wrong, say({"statements": [HELD]})) as server:
        assert len(split(server, article()).statements) == 1
    with serve(wrong) as server, pytest.raises(ComponentError, match="no usable answer in 3 attempts"):
        split(server, article())


def test_a_server_that_fails_fails_the_split() -> None:
    with serve(Reply("bad request", status=400)) as server, pytest.raises(ComponentError, match="HTTP status 400"):
        split(server, article())
