"""Bytes → text: UTF-8 first, byte-order marks honoured, another encoding only where it is detected with confidence."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from claimref.errors import SourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# The first bytes of files that people mistake for text, and how to call them.
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"{\\rtf", "an RTF document"),
)

# More than this share of mess, by charset-normalizer's measure, means that the guess is a guess.
_MAX_CHAOS = 0.1
_SAMPLE = 100_000


def what_it_is(data: bytes) -> str | None:
    """Return a name for `data` if its first bytes say that it is no text, else None."""
    if any(data.startswith(mark) for mark, _ in _MARKS):
        return None
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            return name
    return "binary data" if b"\x00" in data[:_SAMPLE] else None


def decode(data: bytes, name: str) -> tuple[str, str | None]:
    """Return the text with universal newlines, and the encoding if it had to be detected.

    Raises SourceError where `data` is no text, or is in an encoding that cannot be told with confidence.
    """
    found = what_it_is(data)
    if found:
        raise SourceError(f"cannot read {name}: it is {found}, and text was expected; save it as text or HTML")
    text, detected = _decode(data, name)
    return line_ends(text), detected


def line_ends(text: str) -> str:
    """Return `text` with every line ended by a newline alone."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes, name: str) -> tuple[str, str | None]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), None
            except UnicodeDecodeError as error:
                raise SourceError(
                    f"cannot read {name}: its first bytes say {encoding} but byte {error.start} is not; save as UTF-8"
                ) from error
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        best = from_bytes(data[:_SAMPLE]).best()
        if best is None or best.chaos > _MAX_CHAOS:
            raise SourceError(
                f"cannot read {name}: byte {error.start} is not UTF-8, and no other encoding fits; save it as UTF-8"
            ) from error
        try:
            return data.decode(best.encoding), best.encoding
        except UnicodeDecodeError as second:
            raise SourceError(
                f"cannot read {name}: neither UTF-8 nor {best.encoding} fits (byte {second.start}); save it as UTF-8"
            ) from second
