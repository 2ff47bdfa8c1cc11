"""Zip archives: their members are read like the files of a folder, without unpacking to disk."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from claimref.errors import ComponentError, SourceError
from claimref.reading.bounded import Budget, BudgetSpentError
from claimref.reading.folder import state
from claimref.reading.formats import Origin, format_of, known_suffixes, reader_of
from claimref.reading.manifest import NAME as MANIFEST
from claimref.reading.manifest import Entry, parse_manifest
from claimref.reading.records import Draft, LeftOut, ReadOptions

_MAX_MEMBERS = 100_000
# What a Mac adds to an archive on its own.
_FOREIGN_PREFIX = "__MACOSX/"


def read_zip(stream: IO[bytes], origin: Origin, options: ReadOptions) -> Iterator[Draft | LeftOut]:
    """Yield the articles of an archive; no more than `max_total_bytes` are unpacked, whatever its directory says."""
    try:
        with zipfile.ZipFile(stream) as archive:
            yield from _read_members(archive, origin, options)
    except zipfile.BadZipFile as error:
        raise SourceError(f"cannot read {origin.name}: it is no whole zip archive ({error}); fetch it again") from error


def _read_members(archive: zipfile.ZipFile, origin: Origin, options: ReadOptions) -> Iterator[Draft | LeftOut]:
    members = [member for member in archive.infolist() if _is_file(member)]
    if len(members) > _MAX_MEMBERS:
        raise SourceError(
            f"cannot read {origin.name}: it has {len(members)} members, more than {_MAX_MEMBERS}; split it"
        )
    budget = Budget(options.max_total_bytes, origin.name)
    listed = _listed(archive, origin, options)
    for member in sorted(members, key=lambda member: member.filename):
        locator = f"{origin.locator}/{member.filename}"
        if listed is not None and member.filename not in listed:
            if member.filename != MANIFEST:
                yield LeftOut(locator, f"not listed in {MANIFEST}")
            continue
        try:
            for found in _read_member(archive, member, locator, origin, budget, options):
                entry = listed[member.filename] if listed else None
                yield state(found, entry) if entry and isinstance(found, Draft) else found
        except BudgetSpentError as error:
            yield LeftOut(locator, f"{error}; it and all after it are left out")
            return
        except (SourceError, ComponentError) as error:
            yield LeftOut(locator, str(error))
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
            yield LeftOut(locator, f"cannot be unpacked: {error}")


def _read_member(
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    locator: str,
    origin: Origin,
    budget: Budget,
    options: ReadOptions,
) -> Iterator[Draft | LeftOut]:
    form = format_of(member.filename)
    if form is None:
        raise SourceError(f"its suffix is not known; known are {known_suffixes()}")
    if form.name == "zip":
        raise SourceError("an archive in an archive; unpack the outer one first")
    inner = Origin(f"{origin.name}/{member.filename}", locator, f"{origin.path or origin.name}/{member.filename}")
    with archive.open(member) as packed:
        yield from reader_of(form)(budget.watch(packed), inner, options)


def _listed(archive: zipfile.ZipFile, origin: Origin, options: ReadOptions) -> dict[str, Entry] | None:
    names = {member.filename for member in archive.infolist()}
    if MANIFEST not in names:
        return None
    with archive.open(MANIFEST) as packed:
        data = packed.read(options.max_article_bytes)
    return {entry.file: entry for entry in parse_manifest(data, f"{origin.name}/{MANIFEST}", names.__contains__)}


def _is_file(member: zipfile.ZipInfo) -> bool:
    hidden = member.filename.rpartition("/")[2].startswith(".")
    return not (member.is_dir() or hidden or member.filename.startswith(_FOREIGN_PREFIX))
