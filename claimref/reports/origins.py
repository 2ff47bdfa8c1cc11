"""Which outlets go back to one report, and how that is known, in words."""

from __future__ import annotations

from collections.abc import Iterable

from claimref.records import Comparison, OriginTrace
from claimref.reports.wording import excerpt, printable
from claimref.standing import origin_units, unit_of

LONGEST = 200


class OriginNotes:
    """What is known of the origins behind a comparison; indexed once, because ids are hashes of whole texts."""

    def __init__(self, comparison: Comparison) -> None:
        self._statements = {statement.id: statement for statement in comparison.statements}
        self._outlets = {article.id: article.outlet for article in comparison.articles}
        self._units = origin_units(comparison.articles, comparison.origins)
        self._traces = comparison.origins
        self._by_subject = {(trace.subject, trace.origin): trace for trace in comparison.origins}

    def why(self, statement_ids: Iterable[str]) -> list[str]:
        """Return a line for each of the statements, or its article, that goes back to another's report."""
        lines: dict[str, None] = {}
        for id_ in statement_ids:
            statement = self._statements[id_]
            origin = unit_of(statement, self._units)
            trace = self._by_subject.get((id_, origin)) or self._by_subject.get((statement.article_id, origin))
            if trace:
                lines[f"{printable(self._outlets[statement.article_id])} goes back to {describe(trace)}"] = None
        return list(lines)

    def of_article(self, article_id: str) -> list[str]:
        """Return what is known of the origin of an article and of single statements of it, a line each."""
        own = [trace for trace in self._traces if trace.subject == article_id]
        lines = [f"goes back to {describe(trace)}" for trace in sorted(own, key=lambda trace: -trace.score)]
        for trace in self._traces:
            said = self._statements.get(trace.subject)
            if said is not None and said.article_id == article_id:
                lines.append(f"“{excerpt(said.quote, 80)}” goes back to {describe(trace)}")
        return lines


def describe(trace: OriginTrace) -> str:
    """Return "Reuters (dateline, 0.95: LUND (Reuters) -)"; a trace that does not count says so."""
    part = "" if trace.counts else "in part only, "
    evidence = f": {excerpt(trace.evidence, LONGEST)}" if trace.evidence else ""
    return f"{printable(trace.origin)} ({part}{printable(trace.method)}, {trace.score:.2f}{evidence})"
