"""Which article is the source of which: by the page that it names as its original, or by rare wording."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from claimref.origins.unquoted import Wording
from claimref.origins.wording import LENGTH, Shared, SharedWording
from claimref.records import Article

SHARE = 0.15
"""A copy or rewrite has at least this share of its own words in runs that stand in its source …"""

CREDITED_SHARE = 0.08
"""… or so much of them, where it says itself that a part comes from the agency that its source goes back to."""

REPEATED_SHARE = 0.1
"""… or so much, where what it says is for the most part what its source says too …"""

REPEATED = 0.6
"""… that is, at least so many of its statements make claims of the source as well …"""

RUNS = 3
"""… and in so many places, for one paragraph of common background is no copied article …"""

HALF = 0.5
"""… unless half of it and more is the same: then a few long runs make up the whole."""

NEAR = 0.4
"""What has so much in common is one text for telling a story's common wording from rare wording."""

_LEAST_SHARED = RUNS
_EXAMPLE_WORDS = 14


@dataclass(frozen=True, slots=True)
class Source:
    """The article from which another one comes, how that is known and how surely."""

    article_id: str
    method: str
    score: float
    evidence: str


def precedence(article: Article, from_agency: bool) -> tuple[object, ...]:
    """Sort key: what comes from an agency precedes, then what is known to have been published earlier."""
    at = article.published_at
    day = at.isoformat()[:10] if at else "~"
    moment = (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp() if isinstance(at, datetime) else float("inf")
    return not from_agency, day, moment, article.id


@dataclass(frozen=True, slots=True)
class Hints:
    """What speaks for a source besides wording, by article id.

    `partly_from` are the agencies that an article names as the source of a part; `goes_back_to` is the agency that it
    comes from as a whole; `claims` are the numbers of the claims that its statements make, one a statement.
    """

    partly_from: Mapping[str, frozenset[str]]
    goes_back_to: Mapping[str, str]
    claims: Mapping[str, Sequence[int]]

    def least_share(self, copy_id: str, source_id: str) -> float:
        """The share of common wording from which on one article counts as the source of the other."""
        if self.goes_back_to.get(source_id) in self.partly_from.get(copy_id, ()):
            return CREDITED_SHARE
        source = set(self.claims.get(source_id, ()))
        said = self.claims.get(copy_id, ())
        repeats = bool(said) and sum(claim in source for claim in said) >= REPEATED * len(said)
        return REPEATED_SHARE if repeats else SHARE


def find_sources(ordered: Sequence[Article], hints: Hints) -> dict[str, Source]:
    """Return for each article the best source among those before it in `ordered`, if there is one."""
    place = {article.id: n for n, article in enumerate(ordered)}
    by_id = {article.id: article for article in ordered}
    wording = SharedWording({article.id: Wording(article) for article in ordered})
    pairs = [sorted(pair, key=place.__getitem__) for pair in wording.pairs(_LEAST_SHARED)]
    near = _near(wording, pairs)
    found = _by_address(ordered)
    for source_id, copy_id in pairs:
        source, copy = by_id[source_id], by_id[copy_id]
        shared = wording.shared(copy_id, source_id, near[copy_id] | near[source_id])
        if not _is_copied(shared, hints.least_share(copy_id, source_id)):
            continue
        score = round(min(0.95, 0.6 + shared.share / 2), 2)
        candidate = Source(source_id, "shared wording", score, _evidence(copy, source, shared))
        best = found.get(copy_id)
        if best is None or (candidate.score, -place[source_id]) > (best.score, -place[best.article_id]):
            found[copy_id] = candidate
    return found


def _is_copied(shared: Shared, least: float) -> bool:
    return shared.share >= HALF or (shared.share >= least and len(shared.runs) >= RUNS)


def _near(wording: SharedWording, pairs: Sequence[Sequence[str]]) -> dict[str, frozenset[str]]:
    """For each article those that are likely copies of it or it of them, before common wording is told apart."""
    found: dict[str, set[str]] = {}
    everybody = frozenset(id_ for pair in pairs for id_ in pair)
    for one, other in pairs:
        if wording.shared(other, one, everybody).share >= NEAR:
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return {id_: frozenset(found.get(id_, ())) for id_ in everybody}


def _by_address(ordered: Sequence[Article]) -> dict[str, Source]:
    """An article whose page names the address of an earlier one, or the same original, is its copy."""
    first: dict[str, Article] = {}
    found = {}
    for article in ordered:
        own = _address(article.url)
        named = _address(article.canonical_url)
        original = first.get(named) if named else None
        if named and original and original.outlet != article.outlet:
            evidence = f"its page names {article.canonical_url} as the original, as {original.outlet} has it"
            found[article.id] = Source(original.id, "canonical URL", 0.95, evidence)
        for address in (own, named):
            if address:
                first.setdefault(address, article)
    return found


def _address(url: str | None) -> str | None:
    """A URL without what makes no difference."""
    if not url:
        return None
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{parts.query}" if host else None


def _evidence(copy: Article, source: Article, shared: Shared) -> str:
    longest = max(shared.runs, key=lambda run: (run.words, -run.first))
    last = min(longest.last, longest.first + _EXAMPLE_WORDS - 1)
    example = Wording(copy).text(longest.first, last)
    return (
        f"{shared.share:.0%} of its own words stand in {source.outlet} too, in {len(shared.runs)} runs of {LENGTH} "
        f"words and more: “{example}{'' if last == longest.last else ' …'}”"
    )
