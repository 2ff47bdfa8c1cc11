"""A story made by hand, small enough to answer every question about it on paper.

Five outlets on a ferry that sank. Alpha Times and Beta Post are of one family; Delta Daily copies Coast Wire.

    when     May 3: Alpha (own voice), Coast (quoting the harbour master); May 4: Beta; Delta quotes both
    rescued  40: Coast; some 40: Delta
    lorries  Alpha alone: 11 lorries, against Echo's denial (another claim)
    denial   Echo alone
    captain  Beta alone; perhaps what Coast says of the crew
    crew     Coast alone
    dead     Echo contradicts itself: two, three
"""

from __future__ import annotations

from datetime import date, datetime
from itertools import combinations
from typing import Any

from claimref.records import (
    Article,
    Claim,
    Comparator,
    Comparison,
    Counts,
    Debris,
    DifferOn,
    Entity,
    Kind,
    Member,
    OriginKind,
    OriginTrace,
    Precision,
    Quantity,
    Relation,
    RelationType,
    Skipped,
    Stance,
    Statement,
    Status,
    TimeRef,
    Voice,
    content_id,
)
from claimref.store import OutletFact

STORY = "ferry"
TEXTS = {
    "Alpha Times": "The ferry Sula sank on May 3. Share this! It carried 11 lorries.",
    "Beta Post": "The Sula sank on May 4 🚢. Its captain was questioned.",
    "Coast Wire": "The ferry sank on May 3, harbour master Ines Roa said. Forty people were rescued. "
    "Police spoke to the crew.",
    "Delta Daily": "Harbour master Ines Roa put the sinking on May 3; owner Brant Lines on May 4. "
    "Some 40 people were saved.",
    "Echo": "No lorry was aboard. Two people died. Later it said: three people died.",
}
PUBLISHED: dict[str, tuple[date | None, Precision | None]] = {
    "Alpha Times": (date(2025, 5, 4), Precision.DAY),
    "Beta Post": (datetime(2025, 5, 4, 9, 30), Precision.MINUTE),
    "Coast Wire": (datetime(2025, 5, 4, 8, 0), Precision.MINUTE),
    "Delta Daily": (date(2025, 5, 5), Precision.DAY),
    "Echo": (None, None),
}
OUTLETS = (
    OutletFact("Alpha Times", "alpha.example", "Northern Press"),
    OutletFact("Beta Post", "beta.example", "Northern Press"),
    OutletFact("Coast Wire", "coast.example", is_wire=True),
)


def articles() -> dict[str, Article]:
    return {
        outlet: Article(
            outlet=outlet,
            text=text,
            locator=f"https://{outlet.split()[0].lower()}.example/ferry",
            url=f"https://{outlet.split()[0].lower()}.example/ferry",
            path=f"{outlet}.txt",
            title=f"{outlet} on the ferry",
            published_at=PUBLISHED[outlet][0],
            published_precision=PUBLISHED[outlet][1],
            story=STORY,
            debris=(Debris(30, 41, "share bar"),) if outlet == "Alpha Times" else (),
        )
        for outlet, text in TEXTS.items()
    }


def statements() -> dict[str, Statement]:
    by_outlet = articles()

    def say(outlet: str, quote: str, text: str | None = None, **fields: Any) -> Statement:
        start = TEXTS[outlet].index(quote)
        number = TEXTS[outlet][:start].count(". ")
        return Statement(by_outlet[outlet].id, number, start, start + len(quote), quote, text or quote, **fields)

    roa: dict[str, Any] = {"voice": Voice.ATTRIBUTED, "speaker": "Ines Roa", "speaker_text": "harbour master Ines Roa"}
    brant: dict[str, Any] = {"voice": Voice.ATTRIBUTED, "speaker": "Brant Lines", "speaker_text": "owner Brant Lines"}
    may3 = TimeRef("May 3", datetime(2025, 5, 3), datetime(2025, 5, 4), Precision.DAY, 24, 29)
    sula = Entity("Sula", "Sula", "vessel", 10, 14)
    lorries = Quantity("11 lorries", 11, 11, Comparator.EQUAL, None, "count", "lorry", "figure", 18, 28)
    forty = Quantity("Forty people", 40, 40, Comparator.EQUAL, None, "count", "person", "figure", 0, 12)
    some = Quantity("Some 40 people", 38, 42, Comparator.ABOUT, None, "count", "person", "figure", 0, 14)
    return {
        "alpha when": say("Alpha Times", "The ferry Sula sank on May 3.", times=(may3,), entities=(sula,)),
        "alpha lorries": say(
            "Alpha Times", "It carried 11 lorries.", "The Sula carried 11 lorries.", quantities=(lorries,)
        ),
        "beta when": say("Beta Post", "The Sula sank on May 4"),
        "beta captain": say("Beta Post", "Its captain was questioned.", "The Sula's captain was questioned."),
        "coast when": say("Coast Wire", "The ferry sank on May 3", cue="said", chain=("Ines Roa",), **roa),
        "coast rescued": say("Coast Wire", "Forty people were rescued.", quantities=(forty,)),
        "coast crew": say("Coast Wire", "Police spoke to the crew."),
        "delta roa": say(
            "Delta Daily", "Harbour master Ines Roa put the sinking on May 3", "The Sula sank on May 3.", **roa
        ),
        "delta brant": say("Delta Daily", "owner Brant Lines on May 4", "The Sula sank on May 4.", **brant),
        "delta rescued": say("Delta Daily", "Some 40 people were saved.", quantities=(some,), kind=Kind.FACT),
        "echo lorries": say("Echo", "No lorry was aboard.", stance=Stance.DENIES),
        "echo two": say("Echo", "Two people died."),
        "echo three": say("Echo", "three people died.", "Three people died.", stance=Stance.HEDGED, resolved=False),
    }


CLAIMS: dict[str, tuple[Status, DifferOn | None, dict[str, str | None]]] = {
    "when": (
        Status.DIFFER,
        DifferOn.DATE,
        {"alpha when": "A", "beta when": "B", "coast when": "A", "delta roa": "A", "delta brant": "B"},
    ),
    "rescued": (Status.AGREE, None, {"coast rescued": None, "delta rescued": None}),
    "lorries": (Status.ONLY, None, {"alpha lorries": None}),
    "denial": (Status.ONLY, None, {"echo lorries": None}),
    "captain": (Status.ONLY, None, {"beta captain": None}),
    "crew": (Status.ONLY, None, {"coast crew": None}),
    "dead": (Status.SELF_DIFFERS, DifferOn.QUANTITY, {"echo two": "A", "echo three": "B"}),
}
SIDES = {"when": {"A": "May 3", "B": "May 4"}, "dead": {"A": "two", "B": "three"}}
ACROSS = (
    ("alpha lorries", "echo lorries", RelationType.DIFFER, DifferOn.POLARITY, 0.8),
    ("beta captain", "coast crew", RelationType.UNSURE, None, 0.4),
)


def claim_id(name: str) -> str:
    founder = statements()[next(iter(CLAIMS[name][2]))]
    return content_id("claim", STORY, founder.article_id, founder.char_start, founder.char_end)


def comparison() -> Comparison:
    said = statements()
    outlet_of = {article.id: article.outlet for article in articles().values()}
    claims = [_claim(name, said, outlet_of) for name in CLAIMS]
    relations = [relation for name in CLAIMS for relation in _within(name, said)]
    relations += [_relation(said[a], said[b], type_, slot, score) for a, b, type_, slot, score in ACROSS]
    return Comparison(
        story=STORY,
        articles=tuple(sorted(articles().values(), key=lambda article: article.id)),
        statements=tuple(sorted(said.values(), key=lambda statement: statement.article_id)),
        claims=tuple(sorted(claims, key=lambda claim: claim.id)),
        relations=tuple(sorted(relations, key=lambda relation: (relation.left, relation.right))),
        origins=origins(),
        skipped={
            article.id: (Skipped(30, 41, "debris"),) if article.outlet == "Alpha Times" else ()
            for article in articles().values()
        },
        counts=Counts(5, 13, 20),
        components={"splitter": "by-hand@1", "embedder": "none@1", "judge": "by-hand@1"},
    )


def origins() -> tuple[OriginTrace, ...]:
    copy = articles()["Delta Daily"].id
    return (OriginTrace(copy, "Coast Wire", OriginKind.WIRE, "shared wording", 0.9, "people were"),)


def _claim(name: str, said: dict[str, Statement], outlet_of: dict[str, str]) -> Claim:
    status, differ_on, members = CLAIMS[name]
    founder = said[next(iter(members))]
    outlets = tuple(sorted({outlet_of[said[member].article_id] for member in members}))
    disputed = {"lorries": ("denial",), "denial": ("lorries",)}.get(name, ())
    return Claim(
        id=claim_id(name),
        label=founder.text,
        representative=founder.id,
        status=status,
        differ_on=differ_on,
        outlets=outlets,
        # Delta Daily copies Coast Wire.
        origins=len(set(outlets) - ({"Delta Daily"} if "Coast Wire" in outlets else set())),
        members=tuple(Member(said[member].id, side, 0.9) for member, side in members.items()),
        sides=SIDES.get(name, {}),
        disputed_by=tuple(claim_id(other) for other in disputed),
        weakest_link=0.75 if len(members) > 1 else 1.0,
    )


def _within(name: str, said: dict[str, Statement]) -> list[Relation]:
    _, differ_on, members = CLAIMS[name]
    found = []
    for one, other in combinations(members, 2):
        differs = members[one] != members[other]
        type_ = RelationType.DIFFER if differs else RelationType.AGREE
        found.append(_relation(said[one], said[other], type_, differ_on if differs else None, 0.9))
    return found


def _relation(one: Statement, other: Statement, type_: RelationType, slot: DifferOn | None, score: float) -> Relation:
    left, right = sorted((one.id, other.id))
    return Relation(left, right, type_, slot, score, f"{type_} by hand", {"same_point": score, "values": ["x"]})
