"""Opening the store that `--db`, the environment or the settings name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimref.store import Store


def open_named(db: str | None, *, read_only: bool = True, migrate: bool = True) -> Store:
    """Open the store; by default nothing is written, not even an upgrade."""
    from claimref.store import open_store

    return open_store(name_of(db), read_only=read_only, migrate=migrate)


def name_of(db: str | None) -> str:
    from claimref.config import Config

    return Config.load(db=db).db
