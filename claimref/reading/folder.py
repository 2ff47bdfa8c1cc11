"""Folders: what articles.csv lists, or, without one, every file whose format is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from claimref.errors import ComponentError, SourceError
from claimref.reading.formats import Origin, format_of, known_suffixes, reader_of
from claimref.reading.manifest import NAME as MANIFEST
from claimref.reading.manifest import Entry, read_manifest
from claimref.reading.records import Draft, LeftOut, ReadOptions

Found = Iterator[Draft | LeftOut]


def read_file(path: Path, locator: str, options: ReadOptions) -> Found:
    """Read one file by the format that its suffix names."""
    form = format_of(path.name)
    if form is None:
        raise SourceError(f"cannot read {path}: {path.suffix} is not a known suffix; known are {known_suffixes()}")
    try:
        with path.open("rb") as stream:
            yield from reader_of(form)(stream, Origin(str(path), locator, path.as_posix()), options)
    except OSError as error:
        raise SourceError(f"cannot read {path}: {error.strerror or error}") from error


def read_folder(folder: Path, root: Path, options: ReadOptions) -> Found:
    """Read a folder and the folders in it, hidden ones apart; locators are relative to `root`.

    What articles.csv lists must be readable; what is merely found and is not is left out.
    """
    if (folder / MANIFEST).is_file():
        yield from _read_listed(folder, root, options)
        return
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        locator = path.relative_to(root).as_posix()
        if path.name.startswith("."):
            continue
        if path.is_dir():
            if not path.is_symlink():  # a link may lead back up
                yield from read_folder(path, root, options)
            continue
        try:
            yield from read_file(path, locator, options)
        except (SourceError, ComponentError) as error:
            yield LeftOut(locator, str(error))


def _read_listed(folder: Path, root: Path, options: ReadOptions) -> Found:
    listed = set()
    for entry in read_manifest(folder):
        path = folder / entry.file
        listed.add(path.resolve())
        for found in read_file(path, path.relative_to(root).as_posix(), options):
            yield state(found, entry) if isinstance(found, Draft) else found
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.name != MANIFEST and not path.name.startswith(".") and path.resolve() not in listed:
            yield LeftOut(path.relative_to(root).as_posix(), f"not listed in {MANIFEST}")


def state(draft: Draft, entry: Entry) -> Draft:
    """Return the draft with what articles.csv states about it; what is blank there stays as the file has it."""
    return replace(
        draft,
        outlet=entry.outlet or draft.outlet,
        published=entry.published or draft.published,
        stated_in=MANIFEST if entry.published else draft.stated_in,
        url=entry.url or draft.url,
        locator=entry.url or draft.locator,
        title=entry.title or draft.title,
        story=entry.story or draft.story,
    )
