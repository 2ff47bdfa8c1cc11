"""Why statements are one claim, or differ: their values, scores, thresholds and what decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import inf
from typing import IO

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimref.config import Config
from claimref.records import (
    Article,
    Comparator,
    Comparison,
    Entity,
    Judgement,
    Quantity,
    Relation,
    RelationType,
    Statement,
    TimeRef,
    Voice,
)
from claimref.reports.origins import OriginNotes
from claimref.reports.rows import Row
from claimref.reports.style import ASIDE, LABEL, STATUS_STYLE, WIDE, print_parts, quotation
from claimref.reports.wording import counted, listed, printable

RELATION_STYLE = {RelationType.DIFFER: "red", RelationType.AGREE: "green", RelationType.UNSURE: "yellow"}
DECISION = len("differ attribution 0.00")
PAIRS_IN_FULL = 12
"""A claim of many outlets has hundreds of pairs; the most telling are printed."""


class Explainer:
    """Explains claims and pairs of one comparison as it was made under `config`."""

    def __init__(self, comparison: Comparison, config: Config) -> None:
        self._comparison = comparison
        self._config = config
        self._articles = {article.id: article for article in comparison.articles}
        self._statements = {statement.id: statement for statement in comparison.statements}

    def print_claim(self, row: Row, out: IO[str], width: int | None = None) -> None:
        """Print a claim: every statement with its values, and the judgements that hold it together or divide it."""
        print_parts(lambda columns: self._claim(row, columns), out, width)

    def print_pairs(self, left: Sequence[str], right: Sequence[str], out: IO[str], width: int | None = None) -> bool:
        """Print every relation between two sets of statement ids in full; return False if there is none."""
        ends = {frozenset((one, other)) for one in left for other in right}
        found = [relation for relation in self._comparison.relations if {relation.left, relation.right} in ends]
        print_parts(lambda columns: self._pairs(found, columns), out, width)
        return bool(found)

    def print_judgement(
        self, one: Statement, other: Statement, judgement: Judgement, out: IO[str], width: int | None = None
    ) -> None:
        """Print what the judge says of two statements that the comparison does not relate."""

        def parts(columns: int) -> Iterator[RenderableType]:
            yield Text.assemble(
                ("Nothing relates them. ", LABEL),
                f"The judge gives {judgement.same_point:.2f} that they make one point; to match takes "
                f"{self._config.match_threshold:.2f}.",
            )
            yield Text(f"If they did: {judgement.relation}. {printable(judgement.why)}.", style=ASIDE)
            yield Text()
            yield from self._ends((one, other), columns)
            yield from self._evidence(judgement.evidence)
            yield from self._made_by()

        print_parts(parts, out, width)

    def _claim(self, row: Row, width: int) -> Iterator[RenderableType]:
        claim = row.claim
        status = f"{claim.status} on {claim.differ_on}" if claim.differ_on else str(claim.status)
        yield Text.assemble(
            (f"{row.number}  ", ASIDE), (status, STATUS_STYLE[claim.status]), "  ", (printable(claim.label), LABEL)
        )
        facts = [f"claim {claim.id}", f"story {printable(self._comparison.story)}"]
        facts += [counted(len(claim.members), "statement"), counted(len(claim.outlets), "outlet")]
        facts += [f"at most {counted(claim.origins, 'origin')}"] if len(claim.outlets) > 1 else []
        facts += [f"weakest link {claim.weakest_link:.2f}"] if len(claim.members) > 1 else []
        yield Padding(Text(" · ".join(facts), style=ASIDE), (0, 0, 0, 3))
        for line in OriginNotes(self._comparison).why(claim.statements):
            yield Padding(Text(f"origin: {line}", style=ASIDE), (0, 0, 0, 3))
        for letter, ids in self._by_side(row):
            yield Text()
            if letter or claim.sides:
                value = claim.sides.get(letter, "") if letter else "fits several sides"
                yield Text.assemble("   ", (f"{letter or '–'}  {printable(value)}", STATUS_STYLE[claim.status]))
            for id_ in ids:
                yield Padding(self._statement(self._statements[id_], width - 6), (0, 0, 0, 6))
        yield from self._decisions(row, width)
        yield from self._doubts(row, width)
        yield from self._made_by()

    def _by_side(self, row: Row) -> list[tuple[str | None, list[str]]]:
        held: dict[str | None, list[str]] = {}
        for member in row.claim.members:
            held.setdefault(member.side, []).append(member.statement_id)
        return sorted(held.items(), key=lambda item: (item[0] is None, len(item[0] or ""), item[0] or ""))

    def _statement(self, statement: Statement, width: int) -> RenderableType:
        article = self._articles[statement.article_id]
        lines = [
            Text.assemble(
                (printable(article.outlet), LABEL), f"  {manner(statement)}  ", (where(article, statement), ASIDE)
            ),
            quotation(statement.quote, 4 * width),
        ]
        if printable(statement.text) != printable(statement.quote):
            lines.append(Text(f"read as: {printable(statement.text)}", style=ASIDE))
        values = listed_values(statement)
        if values:
            lines.append(Text(f"values: {values}", style=ASIDE))
        return Text("\n").join(lines)

    def _decisions(self, row: Row, width: int) -> Iterator[RenderableType]:
        ids = set(row.claim.statements)
        inside = [relation for relation in self._comparison.relations if {relation.left, relation.right} <= ids]
        if not inside:
            return
        order = (RelationType.DIFFER, RelationType.UNSURE, RelationType.AGREE)
        inside.sort(key=lambda relation: (order.index(relation.type), relation.score, relation.left, relation.right))
        yield Text()
        more = f"; the most telling {PAIRS_IN_FULL}" if len(inside) > PAIRS_IN_FULL else ""
        yield Text(f"   Decided on {counted(len(inside), 'pair')}{more}", style=LABEL)
        for relation in inside[:PAIRS_IN_FULL]:
            yield Padding(self._decision(relation, width), (0, 0, 0, 6))

    def _doubts(self, row: Row, width: int) -> Iterator[RenderableType]:
        ids = set(row.claim.statements)
        across = [
            relation for relation in self._comparison.relations if len({relation.left, relation.right} & ids) == 1
        ]
        across.sort(key=lambda relation: (relation.type is not RelationType.DIFFER, -relation.score))
        if across:
            yield Text()
            yield Text("   Near it, in other claims", style=LABEL)
        for relation in across[:5]:
            other = self._statements[relation.right if relation.left in ids else relation.left]
            yield Padding(self._decision(relation, width), (0, 0, 0, 6))
            yield Padding(quotation(other.quote, 2 * width), (0, 0, 0, 9))

    def _decision(self, relation: Relation, width: int) -> Table:
        grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
        grid.add_column(width=DECISION, no_wrap=True)
        grid.add_column(ratio=2 if width >= WIDE else 1)
        grid.add_column(ratio=3 if width >= WIDE else 1)
        outlets = [self._articles[self._statements[id_].article_id].outlet for id_ in (relation.left, relation.right)]
        slot = f" {relation.differ_on}" if relation.differ_on else ""
        word = Text(f"{relation.type}{slot} {relation.score:.2f}", style=RELATION_STYLE[relation.type])
        grid.add_row(word, Text(" / ".join(map(printable, outlets))), Text(printable(relation.why), style=ASIDE))
        return grid

    def _pairs(self, relations: Iterable[Relation], width: int) -> Iterator[RenderableType]:
        for relation in relations:
            yield Text()
            yield self._decision(relation, width)
            yield from self._ends((self._statements[relation.left], self._statements[relation.right]), width)
            yield from self._evidence(relation.evidence)
        yield from self._made_by()

    def _ends(self, ends: Iterable[Statement], width: int) -> Iterator[RenderableType]:
        for statement in ends:
            yield Padding(self._statement(statement, width - 3), (0, 0, 0, 3))

    def _evidence(self, evidence: Mapping[str, object]) -> Iterator[RenderableType]:
        facts = [f"{name} {value}" for name, value in flatten(evidence)]
        if facts:
            yield Padding(Text(f"evidence: {printable(' · '.join(facts))}", style=ASIDE), (0, 0, 0, 3))

    def _made_by(self) -> Iterator[RenderableType]:
        config = self._config
        facts = [
            f"match from {config.match_threshold:.2f}, suggest from {config.suggest_threshold:.2f}, "
            f"differ from {config.differ_threshold:.2f}",
            *(f"{name} {printable(version)}" for name, version in self._comparison.components.items()),
        ]
        yield Text()
        yield Padding(Text(" · ".join(facts), style=ASIDE), (0, 0, 0, 3))


def manner(statement: Statement) -> str:
    """Return in which voice and stance it is said: "denies", "quotes South Korea, hedged"."""
    if statement.voice is Voice.OUTLET:
        return str(statement.stance)
    chain = listed(map(printable, statement.chain), last="quoting") if len(statement.chain) > 1 else None
    return f"quotes {chain or printable(statement.speaker or 'an unnamed source')}, who {statement.stance}"


def where(article: Article, statement: Statement) -> str:
    """Return "2024-06-19 · folder/file.txt:120-180 · statement 1a2b…"."""
    day = article.published_at.isoformat()[:10] if article.published_at else "undated"
    return f"{day} · {printable(article.locator)}:{statement.char_start}-{statement.char_end} · {statement.id}"


def listed_values(statement: Statement) -> str:
    """Return a statement's typed values; a bare year stands among the times already."""
    quantities = (_quantity(quantity) for quantity in statement.quantities if quantity.role != "year")
    return "; ".join([*quantities, *map(_time, statement.times), *map(_entity, statement.entities)])


def _quantity(quantity: Quantity) -> str:
    low, high = (f"{end:,.10g}" for end in (quantity.low, quantity.high))
    if quantity.high == inf:
        span = f"{low} and up"
    elif quantity.low in (0.0, -inf) and quantity.comparator is not Comparator.EQUAL:
        span = f"up to {high}"
    else:
        span = low if low == high else f"{low} to {high}"
    named = " ".join(filter(None, (span, quantity.unit, quantity.noun)))
    kind = quantity.dimension if quantity.role == "figure" else quantity.role
    return f"{printable(quantity.raw)} = {named} ({kind}, {quantity.comparator})"


def _time(time: TimeRef) -> str:
    start, end = (moment.isoformat(sep=" ", timespec="minutes") if moment else "?" for moment in (time.start, time.end))
    shown = start[:10] if start[:10] == end[:10] else f"{start[:10]} to {end[:10]}"
    return f"{printable(time.raw)} = {shown} ({time.precision})"


def _entity(entity: Entity) -> str:
    return f"{printable(entity.name)} ({entity.type})"


def flatten(evidence: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Yield nested evidence as "outer.inner", value."""
    for name, value in evidence.items():
        if isinstance(value, Mapping):
            yield from flatten(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", f"{value:.4g}" if isinstance(value, float) else str(value)
