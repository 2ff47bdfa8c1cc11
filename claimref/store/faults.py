"""What databases complain about, in one clear line each."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from claimref.errors import StoreError

MAY_ONLY_READ = "a query may only read: expected one SELECT (to change a store, use the other commands)"

ADVICE = (
    ("database is locked", "is locked by another program: wait until it has finished, or close it"),
    ("database table is locked", "is locked by another program: wait until it has finished, or close it"),
    ("database or disk is full", "cannot grow: the disk is full; what was stored before is safe"),
    ("attempt to write a readonly database", "is read-only: make it writable, or name another with --db"),
    ("readonly database", "is read-only: make it writable, or name another with --db"),
    ("unable to open database file", "cannot be opened: check that its folder exists and may be written to"),
    ("file is not a database", "is not a claimref store: it is no SQLite database; name another file with --db"),
    ("file is encrypted", "is not a claimref store: it is no SQLite database; name another file with --db"),
    ("disk image is malformed", "is damaged: restore a copy, or export what can be read with sqlite3's .recover"),
    ("lock timeout", "is being written by another program: wait until it has finished"),
    ("read-only transaction", "is read-only here: name another with --db"),
    ("connection refused", "cannot be reached: is the server running, and is this its host and port?"),
    ("password authentication failed", "refuses this user or password"),
    ("no password supplied", "asks for a password: put it into the URL, PGPASSWORD or ~/.pgpass"),
    ("no space left on device", "cannot grow: the disk is full; what was stored before is safe"),
    ("disk i/o error", "cannot be read or written: the disk reports an error"),
)


def clear(name: str, error: BaseException) -> StoreError:
    """Turn a database's complaint into one line that says what to do."""
    original = getattr(error, "orig", None) or error
    said = " ".join(str(original).split())
    for part, advice in ADVICE:
        if part in said.lower():
            return StoreError(f"store {name} {advice}")
    return StoreError(f"store {name}: {said}")


@contextmanager
def clear_errors(name: str) -> Iterator[None]:
    """Raise StoreError for whatever the database raises within."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise clear(name, error) from error
    except SQLAlchemyError as error:
        raise StoreError(f"store {name}: {error}") from error
    except UnicodeEncodeError as error:
        raise StoreError(
            f"cannot store {error.object[error.start : error.end]!r}: it is half of a character (a lone surrogate); "
            "repair the text's encoding"
        ) from error
