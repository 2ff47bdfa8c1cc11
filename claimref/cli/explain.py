"""`claimref explain`: why statements are one claim, or why they differ."""

from __future__ import annotations

import sys
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

import click

from claimref.cli import options
from claimref.cli.examples import examples
from claimref.errors import StoreError

if TYPE_CHECKING:
    from claimref.config import Config
    from claimref.records import Comparison
    from claimref.store import Explanation, Store


@click.command(epilog=examples("claimref explain 1", "claimref explain 1 2"))
@click.argument("ids", nargs=-1, required=True, metavar="ID [ID]")
@options.db
def command(ids: tuple[str, ...], db: str | None) -> None:
    """Show why statements are one claim, or why they differ.

    ID is a row number of the last comparison, or the id of a claim or a statement (its beginning will do). One ID
    explains a claim: its statements, typed values, scores and thresholds. Two IDs explain what holds between them.
    """
    if len(ids) > 2:
        raise click.UsageError("expected one ID or two")
    from claimref.cli.opening import open_named
    from claimref.reports.explanation import Explainer
    from claimref.reports.rows import build_rows

    with open_named(db) as store:
        found = [store.explain(id_) for id_ in ids]
        if len({explanation.story for explanation in found}) > 1:
            raise StoreError(f"{ids[0]} and {ids[1]} are of two stories: claims never cross stories")
        comparison = store.load(found[0].story)
        config = _config_of(found[0])
        explainer = Explainer(comparison, config)
        if len(ids) == 1:
            row = next(row for row in build_rows(comparison).rows if row.claim.id == found[0].claim.id)
            explainer.print_claim(replace(row, number=_number(store, row.claim.id, row.number)), sys.stdout)
            _print_corrections(store, comparison, row.claim.statements)
            return
        left, right = (_statements(comparison, id_, explanation) for id_, explanation in zip(ids, found, strict=True))
        related = explainer.print_pairs(left, right, sys.stdout)
        _print_persons_word(store, left, right)
        if not related:
            one, other = (next(s for s in comparison.statements if s.id == ends[0]) for ends in (left, right))
            from claimref.api import judge

            explainer.print_judgement(one, other, judge([(one, other)], config)[0], sys.stdout)


def _config_of(explanation: Explanation) -> Config:
    """The configuration under which the claim was made, as far as this version knows its settings."""
    from claimref.config import Config

    known = {field.name for field in fields(Config)} & explanation.run.config.keys()
    given: dict[str, Any] = {name: explanation.run.config[name] for name in known}
    return Config.load({}, **given)


def _number(store: Store, claim: str, otherwise: int) -> int:
    printed = store.last_rows
    return printed.index(claim) + 1 if claim in printed else otherwise


def _statements(comparison: Comparison, reference: str, explanation: Explanation) -> list[str]:
    """The one statement whose id was given, else the statements of the claim that was meant."""
    named = [id_ for id_ in explanation.claim.statements if len(reference) > 4 and id_.startswith(reference)]
    return named if len(named) == 1 else [explanation.claim.representative, *explanation.claim.statements]


def _print_persons_word(store: Store, left: list[str], right: list[str]) -> None:
    """What people decided of two statements, where one was named by its id on each side."""
    from claimref.cli.deciding import judgement_line
    from claimref.reports.decisions import judgement_parts
    from claimref.reports.style import print_parts

    ends = {frozenset((one, other)) for one in left for other in right}
    for one in store.judgements().attached:
        if frozenset((one.left, one.right)) in ends:
            line = judgement_line(store, one.judgement)
            print_parts(lambda width, line=line: judgement_parts(line, width), sys.stdout)  # type: ignore[misc]


def _print_corrections(store: Store, comparison: Comparison, statements: tuple[str, ...]) -> None:
    """Which of a claim's statements people corrected, and of what."""
    from claimref.cli.deciding import correction_line
    from claimref.reports.decisions import correction_parts
    from claimref.reports.style import print_parts

    members = [statement for statement in comparison.statements if statement.id in statements]
    places = tuple(f"{s.article_id}:{s.char_start}-{s.char_end}:" for s in members)
    for one in store.judgements().corrections:
        if one.subject in statements or one.correction.anchor.startswith(places):
            line = correction_line(store, one.correction)
            print_parts(lambda width, line=line: correction_parts(line, width), sys.stdout)  # type: ignore[misc]
