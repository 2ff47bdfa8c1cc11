"""Opening a store: what the file is, whether it may be touched, and bringing its schema up to date."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.engine import URL

from claimref.errors import StoreError
from claimref.store.engine import build_engine, display_name
from claimref.store.faults import clear_errors
from claimref.store.migrations import current, is_current, require_known, upgrade
from claimref.store.sqlite import build_read_only, is_memory

SQLITE_HEADER = b"SQLite format 3\x00"


def open_database(url: URL, *, read_only: bool, migrate: bool = True) -> Engine:
    """Return an engine on a store whose schema is the newest; nothing is changed in a file that is not ours."""
    name = display_name(url)
    with clear_errors(name):
        if url.get_backend_name() == "sqlite" and not is_memory(url):
            up_to_date = _inspect_file(Path(url.database or ""), read_only=read_only)
        else:
            up_to_date = _inspect_server(url, name)
        if read_only:
            if not up_to_date:
                raise StoreError(f"store {name} has an older schema: run `claimref db upgrade` first")
            return _read_only_engine(url)
        engine = build_engine(url)
        if migrate and not up_to_date:
            upgrade(engine)
        return engine


def _inspect_file(path: Path, *, read_only: bool) -> bool:
    """Return whether a file holds the newest schema. The file is only read."""
    if path.is_dir():
        raise StoreError(f"{path} is a folder: name a file for the store with --db")
    if not path.exists():
        if read_only:
            raise StoreError(f"no store at {path}: `claimref compare` makes one, --db names another")
        if not path.absolute().parent.is_dir():
            raise StoreError(f"cannot create store {path}: the folder {path.absolute().parent} does not exist")
        return False
    try:
        with path.open("rb") as file:
            start = file.read(len(SQLITE_HEADER))
    except OSError as error:
        raise StoreError(f"cannot read store {path}: {error.strerror}") from error
    if start and start != SQLITE_HEADER:
        raise StoreError(f"{path} is not a claimref store: it is no SQLite database; name another file with --db")
    engine = _read_only_engine(URL.create("sqlite", database=str(path)))
    try:
        with engine.connect() as connection:
            return _is_current(connection, str(path))
    finally:
        engine.dispose()


def _inspect_server(url: URL, name: str) -> bool:
    if is_memory(url):
        return False
    engine = build_engine(url, read_only=True)
    try:
        with engine.connect() as connection:
            return _is_current(connection, name)
    finally:
        engine.dispose()


def _is_current(connection: Connection, name: str) -> bool:
    return require_known(connection, name) is not None and is_current(connection)


def _read_only_engine(url: URL) -> Engine:
    return build_read_only(url) if url.get_backend_name() == "sqlite" else build_engine(url, read_only=True)


def revision_of(engine: Engine) -> str | None:
    with engine.connect() as connection:
        return current(connection)
