"""`claimref review`: the pairs that no model is sure of, one at a time, for a person to decide."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from claimref.cli import options
from claimref.cli.deciding import user_option
from claimref.cli.examples import examples
from claimref.decisions import IN_WORDS, Verdict

if TYPE_CHECKING:
    from claimref.matching.constraints import Constraints
    from claimref.records import Comparison, Relation
    from claimref.store import Store

KEYS = {"s": Verdict.SAME_AGREE, "x": Verdict.SAME_DIFFER, "d": Verdict.DIFFERENT, "u": Verdict.UNSURE}
BACK, QUIT = "b", "q"
PROMPT = "[s] same, agree [x] same, differ [d] different [u] unsure [b] back [q] quit"


@click.command(epilog=examples("claimref review", "echo dsq | claimref review"))
@options.db
@options.story
@click.option("--again", is_flag=True, help="Ask also about the pairs that somebody was unsure of.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many pairs.")
@user_option
@options.quiet
def command(db: str | None, story: str | None, again: bool, limit: int | None, user: str | None, quiet: bool) -> None:
    """Decide about the pairs that no model is sure of, one at a time, the likeliest first.

    Both statements stand in their context, with the words that differ marked. One key answers: s they make the same
    point and agree, x the same point, but they differ, d different, u unsure, b back to the pair before, q quit. Every
    answer is kept at once; the next review goes on from there. Piped input answers too, one letter a pair.
    """
    from claimref.cli.deciding import tell_troubles, who
    from claimref.cli.opening import open_existing
    from claimref.cli.stories import choose_story
    from claimref.cli.talk import Talk

    talk = Talk(quiet)
    decider = who(user)
    with open_existing(db) as store:
        comparison = store.load(choose_story(store, story))
        given = _Review(store, comparison, decider, again=again, limit=limit).run()
        if given:
            tell_troubles(store, talk, comparison)
            told = ", ".join(f"{count} {verdict}" for verdict, count in sorted(given.items()))
            talk.say(f"kept in {store.name}: {told}")
            talk.say(f"next: claimref compare --story {comparison.story!r}")


class _Review:
    """One sitting: the pairs of one comparison that wait, less what is decided or follows from it."""

    def __init__(self, store: Store, comparison: Comparison, user: str, *, again: bool, limit: int | None) -> None:
        self._store = store
        self._comparison = comparison
        self._user = user
        self._again = again
        self._limit = limit
        self._articles = {article.id: article for article in comparison.articles}
        self._statements = {statement.id: statement for statement in comparison.statements}

    def run(self) -> Counter[Verdict]:
        """Ask until the queue, the limit or the patience ends; return how many of which verdict were given."""
        answers = _keys()
        asked: list[tuple[Relation, Verdict]] = []
        ahead: list[Relation] = []
        total = len(asked) + len(self._waiting())
        if not total:
            click.echo(f"nothing waits for review in story {self._comparison.story!r}", err=True)
        while self._limit is None or len(asked) < self._limit:
            seen = {(relation.left, relation.right) for relation, _ in asked}
            waiting = ahead or [r for r in self._waiting() if (r.left, r.right) not in seen]
            if not waiting:
                break
            relation = waiting[0]
            self._ask(relation, len(asked) + 1, max(total, len(asked) + 1))
            key = next((key for key in answers if key in {*KEYS, QUIT} or (key == BACK and asked)), QUIT)
            if key == QUIT:
                break
            if key == BACK:
                ahead = [asked.pop()[0]]
                continue
            ahead = []
            verdict = KEYS[key]
            self._store.judge(relation.left, relation.right, verdict, self._user)
            click.echo(f"→ {IN_WORDS[verdict]}\n")
            asked.append((relation, verdict))
        return Counter(verdict for _, verdict in asked)

    def _waiting(self) -> list[Relation]:
        """The unsure relations that nobody has decided, across outlets first, then by score."""
        from claimref.records import RelationType

        decided = self._decided()
        waiting = [
            relation
            for relation in self._comparison.relations
            if relation.type is RelationType.UNSURE and self._is_open(relation, decided)
        ]
        return sorted(waiting, key=lambda r: (self._outlet(r.left) == self._outlet(r.right), -r.score, r.left, r.right))

    def _is_open(self, relation: Relation, decided: Constraints) -> bool:
        verdict = decided.verdict(relation.left, relation.right)
        if verdict is None:
            return not decided.is_apart(relation.left, relation.right)
        return self._again and verdict is Verdict.UNSURE

    def _decided(self) -> Constraints:
        from claimref.matching.constraints import Constraints

        attached = self._store.judgements().attached
        return Constraints.of((one.ruling for one in attached), self._comparison.statements)

    def _outlet(self, statement: str) -> str:
        return self._articles[self._statements[statement].article_id].outlet

    def _ask(self, relation: Relation, number: int, total: int) -> None:
        from claimref.reports.pair import Question, Side, print_question

        sides = (self._statements[relation.left], self._statements[relation.right])
        left, right = (Side(statement, self._articles[statement.article_id]) for statement in sides)
        width = None if sys.stdout.isatty() else 80
        print_question(Question(left, right, relation.score, relation.why, number, total), sys.stdout, width)
        click.echo(PROMPT)
        sys.stdout.flush()


def _keys() -> Iterator[str]:
    """Yield the keys that are pressed on a terminal, or the letters of piped input, until they end."""
    if sys.stdin.isatty():
        while True:
            key = click.getchar().lower()
            if key in {"\x03", "\x04", ""}:
                return
            yield key
    while letter := sys.stdin.read(1):
        if not letter.isspace():
            yield letter.lower()
