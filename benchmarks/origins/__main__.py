"""Precision and recall of origins by wording alone, on pairs of invented articles: `python -m benchmarks.origins`.

A pair is right where both articles are found to have one origin and do. Below stand the shares of common wording on
which the thresholds rest: of every ordered pair of one origin the lowest, of every other pair the highest. With the
annotated stories at hand (see `benchmarks.stories`) it lists what is found there, for a person to check.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations, permutations

from benchmarks.origins.stories import Told, load
from claimref.origins import find_origins
from claimref.origins.unquoted import Wording
from claimref.origins.wording import SharedWording
from claimref.records import Article
from claimref.standing import origin_units


def main() -> None:
    stories = load()
    print("pairs                 right  wrong  missed  precision  recall")
    for name, roles in (("wire and light edit", ("light", "wire")), ("with a heavy rewrite", ("heavy",)), ("all", ())):
        print_line(name, count(stories, frozenset(roles)))
    shares = sorted((share, one) for story in stories for share, one in _shares(story))
    print("\nlowest share of one origin: ", ", ".join(f"{share:.3f}" for share, one in shares if one)[:60], "…")
    print("highest share of two:       ", ", ".join(f"{share:.3f}" for share, one in shares[::-1] if not one)[:60], "…")
    _print_found_in_annotated_stories()


def count(stories: Iterable[Told], with_role: frozenset[str]) -> Counter[str]:
    """Count the pairs by what was found; of two articles that are one origin, only those with a role asked for."""
    found: Counter[str] = Counter()
    for story in stories:
        units = origin_units(story.articles, find_origins(story.articles))
        for one, other in combinations(story.articles, 2):
            is_one = story.is_one_origin(one, other)
            roles = {story.role_of[one.id], story.role_of[other.id]}
            asked = not with_role or (roles == with_role if len(with_role) > 1 else bool(with_role & roles))
            if is_one and not asked:
                continue
            said_one = units[one.id] == units[other.id]
            found["right" if is_one and said_one else "wrong" if said_one else "missed" if is_one else "apart"] += 1
    return found


def print_line(name: str, found: Counter[str]) -> None:
    right, wrong, missed = found["right"], found["wrong"], found["missed"]
    precision = right / (right + wrong) if right + wrong else float("nan")
    recall = right / (right + missed) if right + missed else float("nan")
    print(f"{name:<20}  {right:>5}  {wrong:>5}  {missed:>6}  {precision:>9.3f}  {recall:>6.3f}")


def _shares(story: Told) -> Iterator[tuple[float, bool]]:
    wording = SharedWording({article.id: Wording(article) for article in story.articles})
    for one, other in permutations(story.articles, 2):
        yield wording.shared(one.id, other.id).share, story.is_one_origin(one, other)


def _print_found_in_annotated_stories() -> None:
    from benchmarks.stories import gold_stories, load_articles, training_stories

    try:
        stories = [*gold_stories(), *training_stories()]
    except SystemExit as missing:
        print(f"\n{missing}")
        return
    pairs = 0
    print("\nfound in the annotated stories:")
    for story in stories:
        articles = load_articles(story)
        pairs += len(articles) * (len(articles) - 1) // 2
        by_id: dict[str, Article] = {article.id: article for article in articles}
        for trace in find_origins(articles):
            where = by_id[trace.subject].locator
            print(f"  {story.name} {where}: {trace.origin}, {trace.method}, {trace.score:.2f}")
    print(f"  of {pairs} pairs of articles in {len(stories)} stories")


if __name__ == "__main__":
    main()
