"""Which outlets go back to one report, and how that is known, in words."""

from __future__ import annotations

from collections.abc import Iterable

from claimref.records import Article, Comparison, OriginTrace
from claimref.reports.wording import excerpt, printable
from claimref.standing import origin_units, unit_of

LONGEST = 200


def why_one_origin(comparison: Comparison, statement_ids: Iterable[str]) -> list[str]:
    """Return a line for each of the statements, or its article, that goes back to another's report."""
    said = {statement.id: statement for statement in comparison.statements}
    units = origin_units(comparison.articles, comparison.origins)
    by_subject = {(trace.subject, trace.origin): trace for trace in comparison.origins}
    outlets = {article.id: article.outlet for article in comparison.articles}
    lines: dict[str, None] = {}
    for id_ in statement_ids:
        statement = said[id_]
        origin = unit_of(statement, units)
        trace = by_subject.get((id_, origin)) or by_subject.get((statement.article_id, origin))
        if trace:
            lines[f"{printable(outlets[statement.article_id])} goes back to {describe(trace)}"] = None
    return list(lines)


def article_notes(comparison: Comparison, article: Article) -> list[str]:
    """Return what is known of the origin of an article and of single statements of it, a line each."""
    said = {statement.id: statement for statement in comparison.statements if statement.article_id == article.id}
    own = [trace for trace in comparison.origins if trace.subject == article.id]
    cited = [trace for trace in comparison.origins if trace.subject in said]
    lines = [f"goes back to {describe(trace)}" for trace in sorted(own, key=lambda trace: -trace.score)]
    return lines + [f"“{excerpt(said[t.subject].quote, 80)}” goes back to {describe(t)}" for t in cited]


def describe(trace: OriginTrace) -> str:
    """Return "Reuters (dateline, 0.95: LUND (Reuters) -)"; a trace that does not count says so."""
    part = "" if trace.counts else "in part only, "
    evidence = f": {excerpt(trace.evidence, LONGEST)}" if trace.evidence else ""
    return f"{printable(trace.origin)} ({part}{printable(trace.method)}, {trace.score:.2f}{evidence})"
