"""Laws: whatever the bytes, reading gives articles or one clear line; what it gives is exact and repeatable."""

from __future__ import annotations

import io
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimref.errors import SourceError
from claimref.outlets import load_outlets, outlet_key
from claimref.reading import Draft, ReadOptions
from claimref.reading.dates import find_dates, parse_published
from claimref.reading.decoding import decode
from claimref.reading.formats import FORMATS, Format, Origin, reader_of
from claimref.reading.settling import settle
from claimref.records import Article
from tests.reading.samples import ANOTHER, HARBOUR
from tests.reading.test_formats import FEED, PARAGRAPHS, mail, page, pages, pdf

SEEDS: dict[str, bytes] = {
    "text": HARBOUR.encode(),
    "markdown": f"# {HARBOUR}".encode(),
    "html": page("Harbour wall gives way", PARAGRAPHS),
    "json lines": b'{"text": "The wall gave way.", "outlet": "Echo", "published": "2031-02-04"}\n',
    "csv": b'text,outlet\n"The wall gave way.",Echo\n',
    "e-mail": mail("\n\n".join(PARAGRAPHS), None),
    "feed or sitemap": FEED.format(whole="".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS * 2)).encode(),
    "WARC": b"".join(pages(2)),
    "zip": b"PK\x03\x04" + bytes(60),
    "PDF": pdf(["The wall gave way."]),
}
FORMATS_BY_NAME = {form.name: form for form in FORMATS}


def mutated(seed: bytes) -> st.SearchStrategy[bytes]:
    """The seed with a stretch replaced by any bytes."""

    def change(start: int, length: int, patch: bytes) -> bytes:
        start %= len(seed) + 1
        return seed[:start] + patch + seed[start + length :]

    return st.builds(change, st.integers(0, 5_000), st.integers(0, 200), st.binary(max_size=40))


def test_a_bare_carriage_return_in_a_pdf_is_a_line_end() -> None:
    given_bytes = SEEDS["PDF"].replace(b"The wall", b"The\rwall")
    (article,), _ = attempt(FORMATS_BY_NAME["PDF"], given_bytes)
    assert "\r" not in article.text


@pytest.mark.parametrize("form", FORMATS, ids=[form.name for form in FORMATS])
@settings(deadline=None)
@given(data=st.data())
def test_any_bytes_give_articles_or_one_line(form: Format, data: st.DataObject) -> None:
    given_bytes = data.draw(st.one_of(st.binary(max_size=300), mutated(SEEDS[form.name])))
    articles, error = attempt(form, given_bytes)
    assert "\n" not in error
    for article in articles:
        assert "\r" not in article.text
        for debris in article.debris:
            assert article.text[debris.char_start : debris.char_end].strip()


def attempt(form: Format, data: bytes) -> tuple[list[Article], str]:
    """The articles of `data`, or the line that refuses them; anything else that is raised fails the test."""
    origin = Origin("given" + form.suffixes[0], "given", "given")
    try:
        found = list(reader_of(form)(io.BytesIO(data), origin, ReadOptions(max_pages=0)))
        drafts = [item for item in found if isinstance(item, Draft)]
        return settle(drafts, ReadOptions(), load_outlets())[0], ""
    except SourceError as error:
        return [], str(error)


@given(st.text())
def test_decoding_gives_back_the_text(text: str) -> None:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    data = text.encode("utf-8", "surrogatepass")
    try:
        decoded, detected = decode(data, "given")
    except SourceError:
        # Control characters that no text has, half of a pair, or the first bytes of another kind of file.
        assert "\x00" in text or data.decode("utf-8", "ignore") != text or text.startswith(("GIF8", "%PDF-", "{\\rtf"))
        return
    if detected is None:
        assert decoded == text.removeprefix("\ufeff")


@given(st.text())
def test_dates_stand_where_they_are_said_to(text: str) -> None:
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)


@given(st.datetimes(datetime(1900, 1, 1), datetime(2099, 12, 31)))
def test_iso_dates_are_read_back(moment: datetime) -> None:
    parsed = parse_published(str(moment)[:16])
    assert parsed is not None
    assert str(parsed[0])[:16] == str(moment)[:16]


@given(st.text(max_size=40))
def test_outlet_key_is_its_own_key(name: str) -> None:
    key = outlet_key(name)
    assert outlet_key(key) == key
    assert outlet_key(name.upper()) == outlet_key(name.upper().lower())


def test_order_of_drafts_does_not_matter() -> None:
    drafts = [
        Draft(HARBOUR, "a", outlet="Ellery Echo"),
        Draft(ANOTHER, "b", outlet="ellery echo"),
        Draft(HARBOUR, "c", outlet="ELLERY ECHO"),
    ]
    forth, _ = settle(drafts, ReadOptions(), load_outlets())
    back, _ = settle(drafts[::-1], ReadOptions(), load_outlets())
    assert {article.id for article in forth} == {article.id for article in back}
