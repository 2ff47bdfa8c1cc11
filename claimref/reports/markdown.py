"""A comparison as Markdown, for an issue, a wiki or a content management system."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimref.records import Comparison, Status
from claimref.reports.changes import ChangeRow, build_changes
from claimref.reports.holders import describe_holders
from claimref.reports.rows import Dispute, Row, build_rows
from claimref.reports.summary import extent, tally
from claimref.reports.wording import counted, excerpt, listed, printable

# All that could open a tag, a link, emphasis, code, an entity or a table cell.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~&#!])")
# What opens a list or a rule at the start of a line, and only there.
_OPENING = re.compile(r"^(\d*)([-+=]|(?<=\d)[.)](?=\s|$))")


def markdown(comparison: Comparison, show: str | None = None) -> str:
    """Return the report; `show` is one of all, differ, agree, only. Article text is escaped: it is never markup."""
    rows = build_rows(comparison)
    status = None if show in (None, "all") else Status(show or "")
    lines = [f"# {escape(comparison.story)}", "", f"{extent(rows)}: {', '.join(words for _, words in tally(rows))}."]
    if status in (None, Status.DIFFER):
        disputes = rows.of(Status.DIFFER, Status.SELF_DIFFERS)
        lines += ["", f"## Differ ({counted(len(disputes), 'claim')})", *_disputes(disputes)]
        lines += _changes(build_changes(comparison))
    if status in (None, Status.AGREE):
        agreements = rows.of(Status.AGREE)
        lines += ["", f"## Agree ({counted(len(agreements), 'claim')})", "", *_agreements(agreements)]
    if status in (None, Status.ONLY):
        lines += ["", f"## One outlet ({counted(rows.count(Status.ONLY), 'claim')})"]
        for outlet, found in rows.alone().items():
            lines += ["", f"### {escape(outlet)} ({len(found)})", "", *(_alone(row) for row in found)]
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """Return `text` on one line so that Markdown shows it as it is."""
    return _OPENING.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", printable(text)))


def _disputes(rows: tuple[Row, ...]) -> Iterator[str]:
    for row in rows:
        itself = ", an outlet differs from itself" if row.claim.status is Status.SELF_DIFFERS else ""
        yield from ("", f"**{row.number}. {escape(row.claim.label)}** ({row.claim.differ_on or 'detail'}{itself})", "")
        yield from ("| value | who | quote |", "| --- | --- | --- |")
        for side in row.sides:
            cells = (side.value, describe_holders(side.holders), f"“{excerpt(side.statement.quote, 200, side.focus)}”")
            yield f"| {' | '.join(map(escape, cells))} |"


def _changes(changes: tuple[ChangeRow, ...]) -> Iterator[str]:
    if not changes:
        return
    yield from ("", f"## Changed since an earlier version ({counted(len(changes), 'statement')})", "")
    yield from ("| outlet | what | before | now |", "| --- | --- | --- | --- |")
    for row in changes:
        cells = (
            row.outlet,
            row.slot,
            _dated(row.earlier_at, row.change.earlier.quote, row.earlier_focus),
            _dated(row.later_at, row.change.later.quote, row.later_focus),
        )
        yield f"| {' | '.join(map(escape, cells))} |"


def _dated(when: str, quote: str, focus: str | None) -> str:
    return f"“{excerpt(quote, 200, focus)}”" + (f" ({when})" if when else "")


def _agreements(rows: tuple[Row, ...]) -> Iterator[str]:
    for row in rows:
        origins = (
            f", at most {counted(row.claim.origins, 'origin')}" if row.claim.origins < len(row.claim.outlets) else ""
        )
        support = f"{counted(len(row.claim.outlets), 'outlet')}{origins}"
        doubt = f" — in doubt: {escape(row.doubt)}" if row.doubt is not None else ""
        disputes = "".join(f" — {escape(_disputed(dispute))}" for dispute in row.disputed_by)
        who = escape(describe_holders(row.holders))
        yield f"- **{row.number}.** {escape(row.claim.label)} — {support}: {who}{disputes}{doubt}"


def _disputed(dispute: Dispute) -> str:
    return f"disputed by {listed(dispute.outlets)} ({dispute.number})"


def _alone(row: Row) -> str:
    asides = [f"{_disputed(d)}: “{excerpt(d.statement.quote, 120)}”" for d in row.disputed_by]
    if all(holder.speaker is not None for holder in row.holders):
        asides.insert(0, f"quoting {listed(holder.speaker or '' for holder in row.holders)}")
    if row.nearest:
        near = row.nearest
        asides.append(f"only? {near.outlet} comes near ({near.score:.2f}): “{excerpt(near.statement.quote, 120)}”")
    return f"- **{row.number}.** {escape(row.claim.label)}" + "".join(f" — {escape(aside)}" for aside in asides)
