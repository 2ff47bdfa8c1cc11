"""Data goes to standard output or to a file; a file is written whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Collection
from pathlib import Path
from typing import IO, Any

STANDARD = "-"

SUFFIXES = {".csv": "csv", ".json": "json", ".jsonl": "jsonl", ".md": "markdown", ".html": "html", ".txt": "table"}


def choose_format(given: str | None, output: str | None, known: Collection[str], default: str) -> str:
    """Return the format asked for, else the one that the file's suffix names, else `default`."""
    if given:
        return given
    named = SUFFIXES.get(Path(output or "").suffix.lower(), default)
    return named if named in known else default


def write_out(write: Callable[[IO[str]], None], output: str | None) -> None:
    """Call `write` with standard output, or with the file `output`, which is replaced only when all is written."""
    if output in (None, STANDARD):
        write(sys.stdout)
    else:
        # newline="": CSV brings its own line ends, and text has none to translate.
        _write_file(write, Path(output or ""), mode="w", encoding="utf-8", newline="")


def write_bytes(data: bytes, output: str) -> None:
    """Write `data` to standard output or to the file `output`, whole or not at all."""
    if output == STANDARD:
        sys.stdout.buffer.write(data)
    else:
        _write_file(lambda file: file.write(data), Path(output), mode="wb")


def _write_file(write: Callable[[IO[Any]], object], path: Path, **how: Any) -> None:
    path = path.resolve()
    if path.exists() and not path.is_file():
        # A device or a pipe (/dev/stdout, a shell's >(…)): it cannot be replaced, only written to.
        with path.open(**how) as stream:
            write(stream)
        return
    descriptor, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, **how) as file:
            write(file)
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
