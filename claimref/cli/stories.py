"""Which story a command is about."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from claimref.errors import ConfigError, StoreError
from claimref.records import Article

if TYPE_CHECKING:
    from claimref.store.store import Store

NAMED_AFTER = 3
"""A story is named after this many sources at most."""

LAST_COMPARED = """
    SELECT story.label FROM run JOIN story ON story.id = run.story_id
    WHERE run.status = 'done' ORDER BY run.id DESC LIMIT 1
"""


def name_story(sources: Sequence[str], articles: Sequence[Article], store: Store) -> str:
    """Return the story that articles.csv names, else the sources' own name: the same call, the same story.

    Another folder of that name is another story: it gets a number.
    """
    named = sorted({article.story for article in articles if article.story})
    if len(named) > 1:
        raise ConfigError(
            f"the sources hold {len(named)} stories ({', '.join(named)}): name one with --story to compare all as that "
            "story, or compare their files apart"
        )
    return named[0] if named else _free_name(_own_name(sources), articles, store)


def choose_story(store: Store, story: str | None) -> str:
    """Return `story` if the store knows it; without one the story that was compared last."""
    if story is not None:
        if story not in store.stories():
            known = ", ".join(store.stories()) or "none"
            raise StoreError(f"no story {story!r} in {store.name}: known are {known}")
        return story
    _, rows = store.query(LAST_COMPARED)
    if not rows:
        raise StoreError(f"nothing has been compared in {store.name} yet: run `claimref compare FOLDER`")
    return str(rows[0][0])


def _own_name(sources: Sequence[str]) -> str:
    names = ["standard input" if source == "-" else _stem(source) for source in sources]
    more = f" and {len(names) - NAMED_AFTER} more" if len(names) > NAMED_AFTER else ""
    return " + ".join(names[:NAMED_AFTER]) + more


def _stem(source: str) -> str:
    path = Path(source).absolute()
    return (path.resolve().name if path.is_dir() else path.stem) or source


def _free_name(name: str, articles: Sequence[Article], store: Store) -> str:
    ids = {article.id for article in articles}
    paths = {article.path for article in articles}
    candidate, number = name, 1
    while stored := store.articles(candidate):
        if any(article.id in ids or (article.path and article.path in paths) for article in stored):
            break
        number += 1
        candidate = f"{name} ({number})"
    return candidate
