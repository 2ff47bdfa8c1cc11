"""Opening the store that `--db`, the environment or the settings name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimref.store import Store


def open_named(db: str | None, *, read_only: bool = True, migrate: bool = True) -> Store:
    """Open the store; by default nothing is written, not even an upgrade."""
    from claimref.store import open_store

    return open_store(name_of(db), read_only=read_only, migrate=migrate)


def open_existing(db: str | None) -> Store:
    """Open a store to write to it; raise StoreError where there is none: what is decided is about what is stored."""
    from pathlib import Path

    name = name_of(db)
    if "://" not in name and not Path(name).exists():
        open_named(db)
    return open_named(db, read_only=False)


def name_of(db: str | None) -> str:
    from claimref.config import Config

    return Config.load(db=db).db
