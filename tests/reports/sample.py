"""A comparison made by hand: four outlets on a storm, with every kind of row that a report can hold."""

from __future__ import annotations

from datetime import date
from math import inf
from typing import Any

from claimref.records import (
    Article,
    Claim,
    Comparator,
    Comparison,
    DifferOn,
    Kind,
    Member,
    Quantity,
    Relation,
    RelationType,
    Stance,
    Statement,
    Status,
    Voice,
)

TEXTS = {
    "Bay Herald": [
        "The storm reached Port Alder on Monday.\nIt tore the roofs off 140 houses. Two people were hurt. "
        "Mayor Ida Voss said that the dyke had held. The harbour stays closed until Friday.",
        "The dyke was never in danger, the Bay Herald has learned.",
    ],
    "Coast Wire": [
        "A storm hit Port Alder on Monday, tearing roofs off more than 200 houses. "
        "According to the mayor, the dyke held. Engineers warned in March that the dyke was too low.",
    ],
    "North Post": [
        "On Tuesday a storm struck Port Alder. Some 140 roofs were lost. The council denied that it had been warned.",
    ],
    "Signal": ["The storm may cost the town 30 million crowns, an insurer said. The storm reached the town on Monday."],
}


def sample() -> Comparison:
    articles = {
        (outlet, number): Article(
            outlet=outlet, text=text, locator=f"{outlet} {number}.txt", published_at=date(2025, 3, 4 + number)
        )
        for outlet, texts in TEXTS.items()
        for number, text in enumerate(texts)
    }

    def say(outlet: str, quote: str, number: int = 0, text: str | None = None, **fields: Any) -> Statement:
        article = articles[outlet, number]
        start = article.text.index(quote)
        return Statement(
            article_id=article.id,
            sentence_no=article.text[:start].count(". "),
            char_start=start,
            char_end=start + len(quote),
            quote=quote,
            text=text or quote,
            **fields,
        )

    def houses(quote: str, raw: str, low: float, high: float, comparator: Comparator) -> tuple[Quantity, ...]:
        start = quote.index(raw)
        return (Quantity(raw, low, high, comparator, None, "count", "house", "figure", start, start + len(raw)),)

    quoted: dict[str, Any] = {"voice": Voice.ATTRIBUTED}
    herald = {
        "came": say("Bay Herald", "The storm reached Port Alder on Monday."),
        "roofs": say(
            "Bay Herald",
            "It tore the roofs off 140 houses.",
            text="The storm tore the roofs off 140 houses.",
            quantities=houses("The storm tore the roofs off 140 houses.", "140 houses", 140, 140, Comparator.EQUAL),
        ),
        "hurt": say("Bay Herald", "Two people were hurt."),
        "held": say("Bay Herald", "the dyke had held", **quoted, speaker="Ida Voss", cue="said"),
        "closed": say("Bay Herald", "The harbour stays closed until Friday."),
        "danger": say("Bay Herald", "The dyke was never in danger", number=1, stance=Stance.DENIES),
    }
    wire_roofs = "tearing roofs off more than 200 houses"
    wire = {
        "came": say("Coast Wire", "A storm hit Port Alder on Monday"),
        "roofs": say(
            "Coast Wire",
            wire_roofs,
            quantities=houses(wire_roofs, "more than 200 houses", 200, inf, Comparator.MORE_THAN),
        ),
        "held": say("Coast Wire", "the dyke held", **quoted, speaker="Ida Voss", cue="According to"),
        "warned": say("Coast Wire", "Engineers warned in March that the dyke was too low."),
    }
    post = {
        "came": say("North Post", "On Tuesday a storm struck Port Alder."),
        "roofs": say(
            "North Post",
            "Some 140 roofs were lost.",
            quantities=houses("Some 140 roofs", "Some 140", 133, 147, Comparator.ABOUT),
        ),
        "warned": say(
            "North Post",
            "The council denied that it had been warned.",
            stance=Stance.DENIES,
            **quoted,
            speaker="the council",
        ),
    }
    signal = {
        "cost": say(
            "Signal",
            "The storm may cost the town 30 million crowns",
            **quoted,
            speaker="an insurer",
            stance=Stance.HEDGED,
            kind=Kind.OPINION,
        ),
        "came": say("Signal", "The storm reached the town on Monday."),
    }

    def claim(id_: str, status: Status, members: dict[Statement, str | None], **fields: Any) -> Claim:
        first = next(iter(members))
        outlet_of = {article.id: article.outlet for article in articles.values()}
        outlets = tuple(sorted({outlet_of[member.article_id] for member in members}))
        return Claim(
            id=id_,
            label=first.text.rstrip("."),
            representative=first.id,
            status=status,
            outlets=outlets,
            members=tuple(Member(member.id, side, 0.9) for member, side in members.items()),
            **{"differ_on": None, "origins": len(outlets)} | fields,
        )

    claims = (
        claim(
            "c-came",
            Status.DIFFER,
            {herald["came"]: "A", wire["came"]: "A", signal["came"]: "A", post["came"]: "B"},
            differ_on=DifferOn.DATE,
            sides={"A": "Monday", "B": "Tuesday"},
        ),
        claim(
            "c-roofs",
            Status.DIFFER,
            {herald["roofs"]: "A", post["roofs"]: "A", wire["roofs"]: "B"},
            differ_on=DifferOn.QUANTITY,
            sides={"A": "140 houses", "B": "more than 200 houses"},
        ),
        claim("c-held", Status.AGREE, {herald["held"]: None, wire["held"]: None}, origins=1),
        claim("c-hurt", Status.ONLY, {herald["hurt"]: None}),
        claim("c-closed", Status.ONLY, {herald["closed"]: None}),
        claim("c-danger", Status.ONLY, {herald["danger"]: None}),
        claim("c-warned", Status.ONLY, {wire["warned"]: None}, disputed_by=("c-denied",)),
        claim("c-denied", Status.ONLY, {post["warned"]: None}, disputed_by=("c-warned",)),
        claim("c-cost", Status.ONLY, {signal["cost"]: None}),
    )

    def relation(
        one: Statement, other: Statement, type_: RelationType, score: float, on: DifferOn | None = None
    ) -> Relation:
        left, right = sorted((one.id, other.id))
        return Relation(left, right, type_, on, score, "made by hand")

    relations = (
        relation(herald["came"], post["came"], RelationType.DIFFER, 0.97, DifferOn.DATE),
        relation(herald["roofs"], wire["roofs"], RelationType.DIFFER, 0.91, DifferOn.QUANTITY),
        relation(herald["held"], wire["held"], RelationType.AGREE, 0.95),
        relation(herald["danger"], wire["warned"], RelationType.UNSURE, 0.41),
        relation(wire["warned"], post["warned"], RelationType.DIFFER, 0.88, DifferOn.POLARITY),
    )
    return Comparison(
        story="storm",
        articles=tuple(articles.values()),
        statements=(*herald.values(), *wire.values(), *post.values(), *signal.values()),
        claims=claims,
        relations=relations,
        components={"splitter": "hand 1", "judge": "hand 1"},
    )
