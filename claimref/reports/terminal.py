"""A comparison as a table for the terminal: differences first, readable at 80 columns and at 160."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimref.records import Comparison, Status
from claimref.reports.changes import ChangeRow, build_changes
from claimref.reports.holders import describe_holders
from claimref.reports.rows import Dispute, Row, Rows, SideRow, build_rows
from claimref.reports.style import (
    ASIDE,
    DISPUTED,
    LABEL,
    SLOT_STYLE,
    STATUS_STYLE,
    WARNING,
    WIDE,
    heading,
    print_parts,
    quotation,
)
from claimref.reports.summary import extent, tally
from claimref.reports.wording import counted, excerpt, listed, printable

NUMBER = 4
SLOT = 11
MARGIN = NUMBER + SLOT + 2
"""Columns of the row number, of what stands behind it, and of both with their gaps."""

LONGEST_VALUE = 26
"""A side whose value is longer than this is a sentence: its letter and its quote say more."""


@dataclass(frozen=True, slots=True)
class Shown:
    """How much to print: one status or all, and at most how many rows of a section (None: every row)."""

    only: Status | None = None
    agreements: int | None = 6
    alone: int | None = 2

    @classmethod
    def named(cls, show: str | None) -> Shown:
        """Return what `--show all|differ|agree|only` asks for; without it the overview."""
        if show is None:
            return cls()
        return cls(None if show == "all" else Status(show), agreements=None, alone=None)

    def has(self, *statuses: Status) -> bool:
        return self.only is None or self.only in statuses


def print_comparison(
    comparison: Comparison, out: IO[str], *, show: str | None = None, note: str = "", width: int | None = None
) -> None:
    """Print `comparison` to `out`; `note` ends the first line."""
    rows = build_rows(comparison)
    print_parts(lambda columns: _parts(rows, Shown.named(show), note, columns), out, width)


def _parts(rows: Rows, shown: Shown, note: str, width: int) -> Iterator[RenderableType]:
    yield from _head(rows, note, width)
    differ, itself = rows.of(Status.DIFFER), rows.of(Status.SELF_DIFFERS)
    if shown.has(Status.DIFFER):
        yield Text()
        yield heading("DIFFER", STATUS_STYLE[Status.DIFFER], counted(len(differ), "claim"), width)
        yield from _disputes(differ, width)
    if itself and shown.has(Status.DIFFER):
        yield Text()
        title = "DIFFERS FROM ITSELF"
        yield heading(title, STATUS_STYLE[Status.SELF_DIFFERS], counted(len(itself), "claim"), width)
        yield from _disputes(itself, width)
    changes = build_changes(rows.comparison)
    if changes and shown.has(Status.DIFFER):
        yield Text()
        yield from _changes(changes, width)
    if shown.has(Status.AGREE):
        yield Text()
        yield from _agreements(rows.of(Status.AGREE), shown.agreements, width)
    if shown.has(Status.ONLY):
        yield Text()
        yield from _alone(rows, shown.alone, width)


def _head(rows: Rows, note: str, width: int) -> Iterator[RenderableType]:
    size = Text(extent(rows), style=LABEL)
    verdict = Text(", ").join(Text(words, style=STATUS_STYLE[status]) for status, words in tally(rows))
    saved = Text(f"[{printable(note)}]" if note else "", style=ASIDE)
    one_line = Text.assemble(size, ": ", verdict)
    if one_line.cell_len + saved.cell_len + 2 <= width:
        yield _ends(one_line, saved)
    elif size.cell_len + saved.cell_len + 2 <= width:
        yield _ends(size, saved)
        yield verdict
    else:
        yield from (size, verdict, saved)


def _ends(left: Text, right: Text) -> Table:
    grid = Table.grid(expand=True)
    grid.add_column()
    grid.add_column(justify="right", no_wrap=True)
    grid.add_row(left, right)
    return grid


def _disputes(rows: tuple[Row, ...], width: int) -> Iterator[RenderableType]:
    for row in rows:
        grid = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
        grid.add_column(width=NUMBER - 1, justify="right", no_wrap=True)
        grid.add_column(width=SLOT - 1, no_wrap=True)
        grid.add_column()
        slot = Text(str(row.claim.differ_on or ""), style=SLOT_STYLE)
        grid.add_row(Text(str(row.number), style=ASIDE), slot, Text(_label(row), style=LABEL))
        yield grid
        yield Padding(_sides(row, width - MARGIN, wide=width >= WIDE), (0, 0, 0, MARGIN))


def _changes(changes: tuple[ChangeRow, ...], width: int) -> Iterator[RenderableType]:
    note = counted(len(changes), "statement")
    yield heading("CHANGED SINCE AN EARLIER VERSION", STATUS_STYLE[Status.SELF_DIFFERS], note, width)
    room = 2 * (width - MARGIN) - 10
    for row in changes:
        grid = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
        grid.add_column(width=NUMBER - 1, no_wrap=True)
        grid.add_column(width=SLOT - 1, no_wrap=True)
        grid.add_column()
        grid.add_row(Text(), Text(row.slot, style=SLOT_STYLE), Text(printable(row.outlet), style=LABEL))
        for when, word, statement, focus in (
            (row.earlier_at, "before", row.change.earlier, row.earlier_focus),
            (row.later_at, "now", row.change.later, row.later_focus),
        ):
            said = Text.assemble((f"{word}{f' ({when})' if when else ''}: ", ASIDE))
            grid.add_row(Text(), Text(), said.append_text(quotation(statement.quote, room, focus)))
        yield grid


def _sides(row: Row, width: int, *, wide: bool) -> RenderableType:
    values = max(len(_value(side)) for side in row.sides) if row.sides else 0
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(width=values, no_wrap=True)
    grid.add_column(ratio=2)
    if wide:
        grid.add_column(ratio=3)
    lines: list[RenderableType] = []
    for side in row.sides:
        value = Text(_value(side), style=STATUS_STYLE[row.claim.status] if side.letter else ASIDE)
        holders = Text(describe_holders(side.holders))
        if wide:
            room = (width - values - 4) * 3 // 5
            grid.add_row(value, holders, quotation(side.statement.quote, 2 * room - 8, side.focus))
        else:
            line = Table.grid(padding=(0, 2, 0, 0))
            line.add_column(width=values, no_wrap=True)
            line.add_row(value, holders)
            quote = quotation(side.statement.quote, 2 * width - 14, side.focus)
            lines += [line, Padding(quote, (0, 0, 0, 2))]
    return grid if wide else Group(*lines)


def _value(side: SideRow) -> str:
    value = printable(side.value)
    return value if len(value) <= LONGEST_VALUE else side.letter or "either"


def _label(row: Row) -> str:
    return excerpt(row.claim.label, 220)


def _agreements(rows: tuple[Row, ...], limit: int | None, width: int) -> Iterator[RenderableType]:
    shown = rows if limit is None else rows[:limit]
    note = counted(len(rows), "claim") + (", the best supported first" if len(rows) > 1 else "")
    if len(shown) < len(rows):
        note += f"; {len(rows) - len(shown)} more with --show agree"
    yield heading("AGREE", STATUS_STYLE[Status.AGREE], note, width)
    for row in shown:
        yield _beside(row, counted(len(row.claim.outlets), "outlet"), _support(row), width)


def _support(row: Row) -> Text:
    """Who agrees, in whose voice, and what weakens it: few origins, a dispute that is reported, a doubt."""
    support = Text(describe_holders(row.holders), style=ASIDE)
    if row.claim.origins < len(row.claim.outlets):
        support.append(f" — at most {counted(row.claim.origins, 'origin')}", style=WARNING)
    if row.sides:
        values = " / ".join(_value(side) for side in row.sides if side.letter)
        support.append(f" — in dispute among those quoted: {values}", style=WARNING)
    for dispute in row.disputed_by:
        support.append(" — ").append_text(_disputed(dispute))
    if row.doubt is not None:
        support.append(f" — in doubt: {excerpt(row.doubt, 120)}", style=WARNING)
    return support


def _alone(rows: Rows, limit: int | None, width: int) -> Iterator[RenderableType]:
    alone = rows.alone()
    note = " · ".join(f"{outlet} {len(found)}" for outlet, found in alone.items()) or counted(0, "claim")
    yield heading("ONE OUTLET", STATUS_STYLE[Status.ONLY], note, width)
    for outlet, found in alone.items():
        shown = found if limit is None else found[:limit]
        more = f"   {len(found) - len(shown)} more with --show only" if len(shown) < len(found) else ""
        yield Text.assemble("  ", (printable(outlet), LABEL), (more, ASIDE))
        for row in shown:
            yield _beside(row, None, _doubts(row, width), width)


def _doubts(row: Row, width: int) -> Text:
    """Who is quoted for it, who disputes it, and what comes nearest elsewhere."""
    parts = []
    speakers = [holder.speaker for holder in row.holders if holder.speaker is not None]
    if len(speakers) == len(row.holders):
        parts.append(Text(f"quoting {listed(map(printable, speakers))}", style=ASIDE))
    for dispute in row.disputed_by:
        parts.append(_disputed(dispute, ": ").append_text(quotation(dispute.statement.quote, min(width - 40, 90))))
    if row.nearest:
        near = Text(f"only? {printable(row.nearest.outlet)} comes near ({row.nearest.score:.2f}): ", style=WARNING)
        near.append_text(quotation(row.nearest.statement.quote, min(width - 40, 90)))
        parts.append(near)
    return Text("\n").join(parts)


def _disputed(dispute: Dispute, end: str = "") -> Text:
    by = listed(map(printable, dispute.outlets))
    return Text(f"disputed by {by} ({dispute.number}){end}", style=DISPUTED)


def _beside(row: Row, slot: str | None, aside: Text, width: int) -> Table:
    """A row whose aside stands at the right of the label on a wide terminal, and below it on a narrow one."""
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(width=NUMBER - 1, justify="right", no_wrap=True)
    cells = [Text(str(row.number), style=ASIDE)]
    if slot is not None:
        grid.add_column(width=SLOT - 1, no_wrap=True)
        cells.append(Text(slot, style=SLOT_STYLE))
    grid.add_column(ratio=3)
    label = Text(_label(row))
    if width >= WIDE:
        grid.add_column(ratio=2)
        grid.add_row(*cells, label, aside)
    else:
        grid.add_row(*cells, Text("\n").join((label, aside)) if aside else label)
    return grid
