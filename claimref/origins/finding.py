"""Articles and statements → whose reports they go back to, and how that is known."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from claimref.origins.citations import find_citations
from claimref.origins.credits import Credit, find_credits
from claimref.origins.naming import Names
from claimref.origins.sources import Hints, Source, find_sources, precedence
from claimref.outlets import Outlets, load_outlets
from claimref.records import Article, OriginTrace, Statement

WHOLE, PARTLY = 0.95, 0.3
"""How sure a credit is that names the source of the whole, and one that names that of a part."""


def find_origins(
    articles: Sequence[Article],
    statements: Sequence[Statement] = (),
    claims: Iterable[Collection[str]] = (),
    registry: Outlets | None = None,
) -> tuple[OriginTrace, ...]:
    """Return every trace, ascending by subject and origin, whatever the order in which the articles come.

    `claims` are the statement ids of each claim; without them only wording shows who repeats whom. An article
    has at most one trace that counts: of the agency that it credits, else of what its source goes back to.
    """
    names = Names(registry or load_outlets(), (article.outlet for article in articles))
    credited = {article.id: find_credits(article, names) for article in articles}
    from_agency = {article.id: _agency(article, credited[article.id], names) for article in articles}
    ordered = sorted(articles, key=lambda article: precedence(article, from_agency[article.id] is not None))
    traces = [*_credited(credited, names)]
    hints = Hints(
        partly_from={id_: frozenset(c.name for c in found if not c.whole) for id_, found in credited.items()},
        goes_back_to={id_: agency for id_, agency in from_agency.items() if agency},
        claims=_claims_by_article(statements, claims),
    )
    sources = find_sources(ordered, hints)
    traces += _copied(ordered, sources, from_agency, names)
    traces += find_citations(articles, statements, names)
    return tuple(sorted(_surest(traces), key=lambda trace: (trace.subject, trace.origin)))


def _claims_by_article(statements: Sequence[Statement], claims: Iterable[Collection[str]]) -> dict[str, list[int]]:
    number = {id_: n for n, ids in enumerate(claims) for id_ in ids}
    found: dict[str, list[int]] = {}
    for statement in statements:
        if statement.id in number:
            found.setdefault(statement.article_id, []).append(number[statement.id])
    return found


def _agency(article: Article, credited: Sequence[Credit], names: Names) -> str | None:
    """What the whole article comes from: the source that it credited, or the agency that published it."""
    whole = next((credit.name for credit in credited if credit.whole), None)
    return whole or names.agency(article.outlet)


def _credited(credited: Mapping[str, Sequence[Credit]], names: Names) -> Iterator[OriginTrace]:
    for id_, found in credited.items():
        for credit in found:
            score = WHOLE if credit.whole else PARTLY
            yield OriginTrace(id_, credit.name, names.kind(credit.name), credit.method, score, credit.evidence)


def _copied(
    ordered: Sequence[Article],
    sources: Mapping[str, Source],
    from_agency: Mapping[str, str | None],
    names: Names,
) -> Iterator[OriginTrace]:
    """Follow each article to its source, and that to its own: a source stands before what comes from it."""
    origin_of: dict[str, str] = {}
    for article in ordered:
        source = sources.get(article.id)
        agency = from_agency[article.id]
        if agency is not None or source is None:
            origin_of[article.id] = agency or _named_original(article, names) or article.outlet
        else:
            origin_of[article.id] = origin_of[source.article_id]
        origin = origin_of[article.id]
        if agency is None and origin != article.outlet:
            known = source or Source(
                "", "canonical URL", 0.9, f"its page names {article.canonical_url} as the original"
            )
            yield OriginTrace(article.id, origin, names.kind(origin), known.method, known.score, known.evidence)


def _named_original(article: Article, names: Names) -> str | None:
    """The other outlet whose page the article's own page names as the original."""
    if not article.canonical_url or not article.url:
        return None
    original, own = names.at(article.canonical_url), names.at(article.url)
    return original if original and original not in (own, article.outlet) else None


def _surest(traces: Sequence[OriginTrace]) -> list[OriginTrace]:
    """One trace of each subject and origin."""
    best: dict[tuple[str, str], OriginTrace] = {}
    for trace in traces:
        known = best.get((trace.subject, trace.origin))
        if known is None or trace.score > known.score:
            best[trace.subject, trace.origin] = trace
    return list(best.values())
