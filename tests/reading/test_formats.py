"""The other formats: tables, archives, e-mails, feeds, WARC, PDF; what is broken is said and bounded."""

from __future__ import annotations

import gzip
import io
import json
import time
import tracemalloc
import zipfile
from datetime import UTC, date, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from claimref.errors import SourceError
from claimref.reading import ReadOptions, read
from claimref.reading.formats import FORMATS, reader_of
from tests.reading.samples import ANOTHER, HARBOUR, refusal, write

PARAGRAPHS = [
    "The outer harbour wall of Port Ellery gave way on Monday night, flooding forty houses along the quay.",
    "Nobody was hurt, the mayor said, and engineers expect the repair to take about six weeks.",
    "The wall was built in 1931 and was last inspected two years ago, according to the harbour office.",
    "Boats were moved to the inner basin, and the ferry will leave from the northern pier until further notice.",
]


def page(title: str, paragraphs: list[str]) -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    meta = '<meta property="og:site_name" content="Ellery Echo">'
    head = f"<head><meta charset='utf-8'><title>{title}</title>{meta}</head>"
    return f"<html>{head}<body><article><h1>{title}</h1>{body}</article></body></html>".encode()


def record(number: int, body: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032}>\r\n"
        f"WARC-Date: 2031-02-04T10:00:00Z\r\nWARC-Target-URI: https://echo.example/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def pages(count: int) -> list[bytes]:
    return [record(n, page(f"Harbour report number {n}", [f"Report {n}.", *PARAGRAPHS])) for n in range(count)]


def test_every_format_names_a_reader() -> None:
    for form in FORMATS:
        assert callable(reader_of(form))
        assert all(suffix.startswith(".") for suffix in form.suffixes)


def test_table_with_a_mapping(tmp_path: Path) -> None:
    table = f'body,paper,day\n"{HARBOUR}",Ellery Echo,2031-02-04\n"{ANOTHER}",Coast Daily,5 Feb 2031\n'
    options = ReadOptions(fields={"outlet": "paper", "published": "day"})
    first, second = read([write(tmp_path / "all.csv", table)], options).articles
    assert (first.text, first.outlet, first.published_at) == (HARBOUR, "Ellery Echo", date(2031, 2, 4))
    assert (second.outlet, second.published_at, second.locator) == ("Coast Daily", date(2031, 2, 5), "all.csv#2")


def test_tabs_part_a_tsv(tmp_path: Path) -> None:
    text = " ".join(PARAGRAPHS)
    (article,) = read([write(tmp_path / "all.tsv", f"text\toutlet\n{text}\tEllery Echo\n")]).articles
    assert (article.text, article.outlet) == (text, "Ellery Echo")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"text,outlet\nabc\n", "line 2: found 1 cells, expected 2"),
        (b'text,outlet\n"abc,x\n', "not valid CSV"),
        (b"headline,outlet\nabc,x\n", "line 2: no text under"),
        (b"text,outlet\nab\xff\xfec,x\n", "not UTF-8"),
        (b"", "it is empty"),
    ],
)
def test_bad_tables(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "all.csv"
    path.write_bytes(data)
    assert says in refusal(path)


def packed(path: Path, files: dict[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def test_archive_is_read_like_a_folder(tmp_path: Path) -> None:
    files: dict[str, bytes | str] = {
        "a.txt": HARBOUR,
        "deep/b.html": page("Harbour wall gives way", PARAGRAPHS),
        "__MACOSX/a.txt": b"\x00",
        "image.png": b"\x89PNG",
    }
    reading = read([packed(tmp_path / "all.zip", files)])
    assert [article.locator for article in reading.articles] == ["all.zip/a.txt", "all.zip/deep/b.html"]
    assert [item.locator for item in reading.left_out] == ["all.zip/image.png"]


def test_archive_with_articles_csv(tmp_path: Path) -> None:
    table = "file,outlet,published\na.txt,Ellery Echo,2031-02-04\n"
    path = packed(tmp_path / "all.zip", {"a.txt": HARBOUR, "b.txt": ANOTHER, "articles.csv": table})
    reading = read([path])
    assert [(a.outlet, a.published_at) for a in reading.articles] == [("Ellery Echo", date(2031, 2, 4))]
    assert [str(item) for item in reading.left_out] == ["all.zip/b.txt: not listed in articles.csv"]


def test_zip_bomb_ends_within_its_budget(tmp_path: Path) -> None:
    zeros = b'{"text": "' + b"0" * 20_000_000 + b'"}\n'
    path = packed(tmp_path / "bomb.zip", {"a.txt": HARBOUR, **{f"b{n}.jsonl": zeros for n in range(8)}})
    assert path.stat().st_size < 1_000_000
    tracemalloc.start()
    reading = read([path], ReadOptions(max_total_bytes=30_000_000))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [article.locator for article in reading.articles] == ["bomb.zip/a.txt"]
    assert "unpacks to more than 30 MB" in reading.left_out[-1].reason
    assert peak < 60_000_000


def test_broken_archives(tmp_path: Path) -> None:
    whole = packed(tmp_path / "all.zip", {"a.txt": HARBOUR})
    cut = tmp_path / "cut.zip"
    cut.write_bytes(whole.read_bytes()[:-30])
    assert "no whole zip archive" in refusal(cut)
    nested = packed(tmp_path / "nested.zip", {"inner.zip": whole.read_bytes()})
    assert "an archive in an archive" in refusal(nested)
    flipped = bytearray(whole.read_bytes())
    flipped[45] ^= 0xFF
    (tmp_path / "bad.zip").write_bytes(flipped)
    assert "cannot be unpacked" in refusal(tmp_path / "bad.zip")


def mail(plain: str | None, rich: bytes | None) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Harbour wall gives way – Écho du matin"
    message["From"] = "Ellery Echo <news@echo.example>"
    message["Date"] = "Tue, 04 Feb 2031 07:30:00 +0100"
    if plain is not None:
        message.set_content(plain)
    if rich is not None:
        message.add_alternative(rich.decode(), subtype="html") if plain else message.set_content(rich.decode(), "html")
    return message.as_bytes()


@pytest.mark.parametrize("rich", [False, True])
def test_mail(tmp_path: Path, rich: bool) -> None:
    path = tmp_path / "news.eml"
    body = page("Harbour wall gives way", PARAGRAPHS) if rich else None
    path.write_bytes(mail("View this mail in your browser." if rich else "\n\n".join(PARAGRAPHS), body))
    reading = read([path])
    (article,) = reading.articles
    assert article.outlet == "Ellery Echo"
    assert article.title == "Harbour wall gives way – Écho du matin"
    assert article.text.startswith(article.title)
    assert PARAGRAPHS[2] in article.text
    assert isinstance(article.published_at, datetime)
    assert article.published_at.astimezone(UTC) == datetime(2031, 2, 4, 6, 30, tzinfo=UTC)


def test_mail_without_text(tmp_path: Path) -> None:
    (tmp_path / "empty.eml").write_bytes(mail("", None))
    assert "has no text" in refusal(tmp_path / "empty.eml")


FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Ellery Echo</title>
<item><title>Harbour wall gives way</title><link>https://echo.example/wall</link>
<pubDate>Tue, 04 Feb 2031 07:30:00 GMT</pubDate><description>The wall gave way.</description>
<content:encoded><![CDATA[{whole}]]></content:encoded></item>
<item><title>Ferry</title><link>https://echo.example/ferry</link><description>A new ferry.</description></item>
</channel></rss>"""


def test_feed_gives_its_whole_articles(tmp_path: Path) -> None:
    whole = "".join(f"<p>{paragraph}</p>" for paragraph in (*PARAGRAPHS, *PARAGRAPHS[::-1]))
    reading = read([write(tmp_path / "feed.xml", FEED.format(whole=whole))])
    (article,) = reading.articles
    assert (article.outlet, article.url) == ("Ellery Echo", "https://echo.example/wall")
    assert article.text.startswith(f"Harbour wall gives way\n\n{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}")
    assert article.published_at == datetime(2031, 2, 4, 7, 30, tzinfo=UTC)
    assert [item.locator for item in reading.left_out] == ["https://echo.example/ferry"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<rss version='2.0'><channel><title>Echo</title>", "no item was found"),
        ("<table><row/></table>", "neither RSS, Atom nor a sitemap"),
        ("<urlset></urlset>", "lists no page"),
        ("", "it is empty"),
    ],
)
def test_bad_xml(tmp_path: Path, text: str, says: str) -> None:
    assert says in refusal(write(tmp_path / "feed.xml", text))


def test_malformed_feed_gives_what_is_whole(tmp_path: Path) -> None:
    whole = "".join(f"<p>{paragraph}</p>" for paragraph in (*PARAGRAPHS, *PARAGRAPHS[::-1]))
    broken = FEED.format(whole=whole).partition("<item><title>Ferry")[0] + "<item><title>Fer"
    assert len(read([write(tmp_path / "feed.rss", broken)]).articles) == 1


def test_entity_bomb_stays_small(tmp_path: Path) -> None:
    lines = ['<!ENTITY a0 "lol">', *(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))]
    for root in ("rss", "urlset"):
        bomb = (
            f"<?xml version='1.0'?><!DOCTYPE x [{''.join(lines)}]><{root}><channel><loc>&a11;</loc></channel></{root}>"
        )
        started = time.monotonic()
        refusal(write(tmp_path / "bomb.xml", bomb))
        assert time.monotonic() - started < 5


@pytest.mark.parametrize("packing", ["warc", "warc.gz"])
def test_warc(tmp_path: Path, packing: str) -> None:
    records = [*pages(3), record(8, b"{}", "application/json"), record(9, b"gone", status="404 Not Found")]
    path = tmp_path / f"all.{packing}"
    path.write_bytes(b"".join(map(gzip.compress, records)) if packing == "warc.gz" else b"".join(records))
    reading = read([path])
    assert [article.url for article in reading.articles] == [f"https://echo.example/{n}" for n in range(3)]
    assert reading.articles[0].fetched_at == datetime(2031, 2, 4, 10, tzinfo=UTC)
    assert PARAGRAPHS[3] in reading.articles[0].text
    reasons = [item.reason for item in reading.left_out]
    assert reasons == ["1 records: content of type application/json", "1 records: HTTP status 404"]


@pytest.mark.parametrize("packing", ["warc", "warc.gz"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_truncated_warc_gives_its_whole_records(tmp_path: Path, packing: str, share: float) -> None:
    records = [gzip.compress(one) if packing == "warc.gz" else one for one in pages(3)]
    path = tmp_path / f"cut.{packing}"
    path.write_bytes(b"".join([*records[:2], records[2][: int(share * len(records[2]))]]))
    reading = read([path])
    assert [article.url for article in reading.articles] == ["https://echo.example/0", "https://echo.example/1"]
    assert "breaks off after 2 whole records" in reading.left_out[0].reason


def test_no_warc_at_all(tmp_path: Path) -> None:
    assert "no whole response record" in refusal(write(tmp_path / "no.warc", HARBOUR))
    assert "no response record" in refusal(write(tmp_path / "empty.warc", ""))


def test_pdf(tmp_path: Path) -> None:
    text = "The outer harbour wall of Port Ellery gave way on Mon-\nday night, flooding forty houses\nalong the quay."
    (tmp_path / "a.pdf").write_bytes(pdf(text.split("\n")))
    (article,) = read([tmp_path / "a.pdf"]).articles
    assert (
        article.text
        == "The outer harbour wall of Port Ellery gave way on Monday night, flooding forty houses along the quay."
    )
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4\nnothing more")
    assert "no whole PDF" in refusal(tmp_path / "b.pdf")
    (tmp_path / "c.pdf").write_bytes(pdf([]))
    assert "holds no text" in refusal(tmp_path / "c.pdf")


def pdf(lines: list[str]) -> bytes:
    """A PDF of one page, written by hand."""
    shown = b" ".join(b"(%s) Tj T*" % line.encode() for line in lines)
    content = b"BT /F1 12 Tf 14 TL 20 700 Td " + shown + b" ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % start)
    return out.getvalue()


def test_front_matter_states_and_is_debris(tmp_path: Path) -> None:
    matter = "---\ntitle: Harbour wall\ndate: 2031-02-04\nsource: Ellery Echo\ntags:\n  - coast\n---\n"
    reading = read([write(tmp_path / "a.md", matter + HARBOUR)])
    (article,) = reading.articles
    assert (article.title, article.published_at, article.outlet) == ("Harbour wall", date(2031, 2, 4), "Ellery Echo")
    assert article.text == matter + HARBOUR
    assert {debris.reason for debris in article.debris} == {"front matter"}
    assert max(debris.char_end for debris in article.debris) == len(matter) - 1
    assert reading.assumptions == ()
    (plain,) = read([write(tmp_path / "b.md", f"---\n{HARBOUR}---\n{ANOTHER}")], ReadOptions(outlet="Echo")).articles
    assert "front matter" not in {debris.reason for debris in plain.debris}


@pytest.mark.parametrize("suffix", ["jsonl", "csv"])
def test_long_line_is_refused_without_being_held(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"long.{suffix}"
    path.write_bytes(json.dumps({"text": "word " * 4_000_000}).encode())
    tracemalloc.start()
    with pytest.raises(SourceError, match="line 1: more than 1 MB"):
        read([path], ReadOptions(max_article_bytes=1_000_000))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10_000_000
