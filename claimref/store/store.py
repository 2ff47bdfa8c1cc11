"""The store: the one door to the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Engine, delete, insert, select
from sqlalchemy.engine import URL

from claimref.config import Config
from claimref.errors import StoreError
from claimref.records import Article, Comparison, Statement, Unit
from claimref.store import migrations
from claimref.store.articles import Added, fetched_urls, latest_at, name_outlets, read_articles, write_article
from claimref.store.cache import StoreCache
from claimref.store.checking import Fault, check
from claimref.store.comparisons import read_comparison, write_comparison
from claimref.store.database import open_database, revision_of
from claimref.store.decision_lines import Loaded
from claimref.store.dumping import dump_tables, dump_views, restore_tables
from claimref.store.engine import display_name, to_url
from claimref.store.explaining import Explanation, explain, find_claim, find_statement
from claimref.store.facts import OutletFact, describe_outlets
from claimref.store.faults import clear_errors
from claimref.store.judgements import PersonsJudgement
from claimref.store.models import PrintedRow, Run, RunStatus, Story, Verdict
from claimref.store.people import Judgements, StorePeople
from claimref.store.querying import Table, run_query
from claimref.store.removal import Recompare, Removed, find_articles, remove_articles, what_remains
from claimref.store.schema import describe
from claimref.store.searching import Found, search_meaning, search_words
from claimref.store.units import unit_names
from claimref.store.version import VERSION
from claimref.store.versions import earlier_versions, superseding
from claimref.tables import NamedTable


def open_store(path_or_url: str | Path, *, read_only: bool = False, migrate: bool = True) -> Store:
    """Open a store, made or brought up to date on first use; `:memory:` is one that is gone when closed.

    With `read_only` nothing is written, not even an upgrade. Raises StoreError in one clear line for a file of
    another program, a newer schema, a read-only, locked or full disk.
    """
    url = to_url(path_or_url)
    return Store(open_database(url, read_only=read_only, migrate=migrate), url)


class Store:
    """Articles, statements, claims and everything computed, in one database; use it as a context manager."""

    def __init__(self, engine: Engine, url: URL) -> None:
        self._engine = engine
        self.name = display_name(url)
        self.cache = StoreCache(self.reading, self.writing)
        self.people = StorePeople(self.reading, self.writing)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the store."""
        with clear_errors(self.name), self._engine.execution_options(reading=True).connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in one transaction: all that is done within is kept, or nothing."""
        with clear_errors(self.name), self._engine.begin() as connection:
            yield connection

    # Articles and stories

    def add_articles(self, articles: Sequence[Article], story: str) -> Added:
        """Store articles as part of `story`, one transaction each; those already known stay as they are.

        Returns the articles as stored (their outlets under the known spelling): these are the ones to compare.
        """
        for article in articles:
            if "\0" in article.text:
                raise StoreError(
                    f"cannot store {article.locator}: its text holds a NUL character; is it a binary file?"
                )
        with self.writing() as connection:
            added = name_outlets(connection, [replace(article, story=story) for article in articles])
        for article in added.articles:
            with self.writing() as connection:
                write_article(connection, article, story)
        with self.reading() as connection:
            earlier = superseding(connection, [article.id for article in added.articles])
        return replace(added, articles=tuple(replace(a, supersedes=earlier[a.id]) for a in added.articles))

    def earlier_versions(self, articles: Sequence[Article], story: str | None = None) -> tuple[Article, ...]:
        """Return all versions that `articles` supersede, ascending by id, as articles of `story`."""
        with self.reading() as connection:
            ids = earlier_versions(connection, [article.id for article in articles])
            found = read_articles(connection, ids=sorted(ids)) if ids else ()
        return tuple(replace(article, story=story) for article in found)

    def fetched(self) -> dict[str, datetime]:
        """Return when each URL of the store was fetched last, as far as that is known."""
        with self.reading() as connection:
            return fetched_urls(connection)

    def articles_at(self, urls: Iterable[str]) -> tuple[Article, ...]:
        """Return the latest version of each article that was read at one of `urls`."""
        with self.reading() as connection:
            return latest_at(connection, list(urls))

    def articles(self, story: str | None = None) -> tuple[Article, ...]:
        """Return the articles of a story (none if it is unknown), or of the whole store, ascending by id."""
        with self.reading() as connection:
            return read_articles(connection, story)

    def stories(self) -> tuple[str, ...]:
        """Return the names of the stories, in the order in which they were first stored."""
        with self.reading() as connection:
            return tuple(connection.execute(select(Story.label).order_by(Story.id)).scalars())

    def compared(self) -> tuple[str, ...]:
        """Return the names of the stories of which there is a comparison."""
        done = select(Run.story_id).where(Run.status == RunStatus.DONE.value)
        with self.reading() as connection:
            return tuple(connection.execute(select(Story.label).where(Story.id.in_(done)).order_by(Story.id)).scalars())

    def find_articles(self, *references: str) -> tuple[Article, ...]:
        """Return the articles meant, each by its id (or the beginning of one), URL, path or locator."""
        with self.reading() as connection:
            return find_articles(connection, references)

    def remove_articles(
        self, articles: Sequence[Article], recompare: Recompare, config: Config | None = None
    ) -> Removed:
        """Remove articles and all that was made of them, in one transaction with what is left of their stories.

        `recompare` compares the rest of each story anew (from the cache: nothing is computed). Judgements of people
        stay, though nothing of an article that is gone can be attached to them.
        """
        with self.reading() as connection:
            remaining = what_remains(connection, articles)
        comparisons = {story: recompare(story, rest) if rest else None for story, rest in remaining.items()}
        with self.writing() as connection:
            remove_articles(connection, articles, comparisons, config, VERSION)
        return Removed(tuple(articles), tuple(comparisons))

    def describe_outlets(self, facts: Iterable[OutletFact]) -> None:
        """Record families, domains and wires of outlets; what the store does not hold is left out."""
        with self.writing() as connection:
            describe_outlets(connection, facts)

    # Comparisons

    def save(self, comparison: Comparison, config: Config | None = None) -> int:
        """Make `comparison` the current one of its story, in one transaction; return the run's id."""
        with self.writing() as connection:
            return write_comparison(connection, comparison, config, VERSION)

    def load(self, story: str, by: Unit = Unit.OUTLET) -> Comparison:
        """Return the current comparison of `story`, with each claim's status for the unit `by`."""
        with self.reading() as connection:
            return read_comparison(connection, story, by)

    def units(self, by: Unit, story: str | None = None) -> dict[str, str]:
        """Return what each article counts as (its outlet, family or origin), by article id.

        By origin it names statements too, where they count as another's than their article. Without `story`, what the
        stories of an article know of its origin is put together.
        """
        with self.reading() as connection:
            return unit_names(connection, by, story)

    def explain(self, reference: str) -> Explanation:
        """Return why a claim is one claim; `reference` as in `find_claim`."""
        with self.reading() as connection:
            return explain(connection, reference)

    def find_claim(self, reference: str) -> str:
        """Return the claim meant by a printed row's number, or by the id (or its beginning) of claim or statement."""
        with self.reading() as connection:
            return find_claim(connection, reference)

    def find_statement(self, reference: str) -> Statement:
        """Return the statement meant by its id (or its beginning), or by what `find_claim` takes: the claim's label."""
        with self.reading() as connection:
            return find_statement(connection, reference)

    def check(self) -> list[Fault]:
        """Verify every invariant of the store; the faults name the rows that break one."""
        with self.reading() as connection:
            return check(connection)

    # The rows last printed

    @property
    def last_rows(self) -> tuple[str, ...]:
        """The claim ids of the last comparison as printed: row 1 first."""
        with self.reading() as connection:
            return tuple(connection.execute(select(PrintedRow.claim_id).order_by(PrintedRow.row_no)).scalars())

    @last_rows.setter
    def last_rows(self, claim_ids: Sequence[str]) -> None:
        with self.writing() as connection:
            connection.execute(delete(PrintedRow))
            if claim_ids:
                rows = [{"row_no": n, "claim_id": claim} for n, claim in enumerate(claim_ids, 1)]
                connection.execute(insert(PrintedRow), rows)

    # What people decided

    def judge(self, one: str, other: str, verdict: Verdict, user: str, note: str | None = None) -> PersonsJudgement:
        """Keep a person's word on two statements, by their ids; it supersedes an earlier word on the same pair."""
        return self.people.judge(one, other, verdict, user, note)

    def judgements(self) -> Judgements:
        """Return what people decided: attached to present statements, attached to none, and what contradicts itself."""
        return self.people.all()

    def dump_judgements(self) -> list[str]:
        """Return every judgement and correction ever made, one JSON object a line, oldest first."""
        return self.people.dump()

    def load_judgements(self, lines: Iterable[str], source: str = "judgements") -> Loaded:
        """Take over judgements and corrections that `dump_judgements` wrote, all or none; return how many are new."""
        return self.people.load(lines, source)

    # Search

    def search(self, words: str, story: str | None = None, limit: int = 20, *, any_word: bool = False) -> list[Found]:
        """Return the statements with all of `words` ("phrases" and prefixes* too), the best match first.

        Function words are left out ("who was arrested"). With `any_word`, one of the words is enough.
        """
        with self.reading() as connection:
            return search_words(connection, words, story, limit, any_word=any_word)

    def search_meaning(
        self, vector: NDArray[np.float32], embedder: str, story: str | None = None, limit: int = 20
    ) -> list[Found]:
        """Return the statements nearest to a unit vector made by the embedder of that version, by stored vectors."""
        with self.reading() as connection:
            return search_meaning(connection, vector, embedder, story, limit)

    # Everything out, and in again

    def dump(self, *, caches: bool = False) -> Iterator[NamedTable]:
        """Yield every table, in one state of the store; vectors and verdicts only with `caches`."""
        with self.reading() as connection:
            yield from dump_tables(connection, caches=caches)

    def dump_views(self) -> Iterator[NamedTable]:
        """Yield the answer of every view."""
        with self.reading() as connection:
            yield from dump_views(connection)

    def restore(self, tables: Iterable[NamedTable]) -> dict[str, int]:
        """Fill this store, which must be empty, with what `dump` gave, all or nothing; return the rows by table."""
        with self.writing() as connection:
            received = restore_tables(connection, tables)
            faults = check(connection)
            if faults:
                raise StoreError(f"the import is not sound and was not kept: {faults[0]} ({len(faults)} faults)")
            return received

    # SQL and schema

    def query(self, sql: str, parameters: dict[str, Any] | None = None) -> Table:
        """Run one SELECT on a read-only connection; unpacks as `columns, rows`."""
        return run_query(self._engine, sql, parameters, self.name)

    def schema(self) -> str:
        """Return the tables and views with their columns and what they mean, as text."""
        with self.reading() as connection:
            return describe(connection)

    @property
    def revision(self) -> str | None:
        """The schema's revision, None where there is no schema yet."""
        with clear_errors(self.name):
            return revision_of(self._engine)

    def upgrade(self, revision: str = migrations.HEAD) -> None:
        """Bring the schema up to `revision`, data in place."""
        with clear_errors(self.name):
            migrations.upgrade(self._engine, revision)

    def downgrade(self, revision: str) -> None:
        """Take the schema back to `revision`; `base` removes everything."""
        with clear_errors(self.name):
            migrations.downgrade(self._engine, revision)
