"""Fetching from a server on loopback: manners, limits, and addresses that are refused."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from claimref.errors import SourceError
from claimref.reading import ReadOptions, read
from claimref.reading.addresses import is_public
from claimref.reading.fetching import Fetcher
from tests.reading.test_formats import FEED, PARAGRAPHS, page

PAGE = page("Harbour wall gives way", PARAGRAPHS)
Answer = Callable[["_Handler"], None]


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        answer = self.server.answers.get(self.path)
        if answer is None:
            self.give(b"", status=404)
        else:
            answer(self)

    def give(self, body: bytes, kind: str = "text/html", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    answers: dict[str, Answer]
    asked: list[str]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


@pytest.fixture
def server() -> Iterator[_Server]:
    found = _Server(("127.0.0.1", 0), _Handler)
    found.answers, found.asked = {"/page": lambda handler: handler.give(PAGE)}, []
    threading.Thread(target=found.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield found
    found.shutdown()
    found.server_close()


OPTIONS = ReadOptions(allow_private=True, delay_seconds=0, max_seconds=5)


def refused(url: str, options: ReadOptions = OPTIONS) -> str:
    with pytest.raises(SourceError) as caught:
        read([url], options)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_page(server: _Server) -> None:
    (article,) = read([f"{server.url}/page"], OPTIONS).articles
    assert article.url == article.locator == f"{server.url}/page"
    assert article.outlet == "Ellery Echo"
    assert PARAGRAPHS[1] in article.text
    assert article.fetched_at
    assert server.asked == ["/robots.txt", "/page"]


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://10.0.0.5/",
        "http://169.254.169.254/latest/meta-data",
        "http://[::ffff:192.168.0.1]/",
        "http://0.0.0.0/",
        "http://2130706433/",
    ],
)
def test_private_addresses_are_refused(url: str) -> None:
    assert "private address" in refused(url, ReadOptions())


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("172.16.3.4", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("64:ff9b::a00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_redirects_are_looked_at_again(server: _Server) -> None:
    def to(place: str) -> Answer:
        return lambda handler: handler.give(b"", status=302, Location=place)

    server.answers |= {
        "/old": to("/page"),
        "/a": to("/b"),
        "/b": to("/a"),
        "/file": to("file:///etc/passwd"),
        **{f"/long{n}": to(f"/long{n + 1}") for n in range(9)},
    }
    (article,) = read([f"{server.url}/old"], OPTIONS).articles
    assert article.url == f"{server.url}/page"
    assert "run in a circle" in refused(f"{server.url}/a")
    assert "begins with http" in refused(f"{server.url}/file")
    assert "more than 5 redirects" in refused(f"{server.url}/long0")


def test_redirect_to_a_private_address_is_refused(server: _Server, monkeypatch: pytest.MonkeyPatch) -> None:
    server.answers["/in"] = lambda handler: handler.give(b"", status=302, Location="http://10.0.0.5/secret")
    monkeypatch.setattr("claimref.reading.addresses.is_public", lambda address: address == "127.0.0.1")
    assert "private address 10.0.0.5" in refused(f"{server.url}/in", ReadOptions(delay_seconds=0))


def test_robots_are_heeded(server: _Server) -> None:
    rules = b"User-agent: *\nDisallow: /private\n"
    server.answers |= {
        "/robots.txt": lambda handler: handler.give(rules, "text/plain"),
        "/private": server.answers["/page"],
    }
    assert "robots.txt asks not to" in refused(f"{server.url}/private")
    assert server.asked == ["/robots.txt"]
    assert len(read([f"{server.url}/page"], OPTIONS).articles) == 1


def test_robots_that_fail_permit_nothing(server: _Server) -> None:
    server.answers["/robots.txt"] = lambda handler: handler.give(b"", status=500, Retry_After="0")
    fetcher = Fetcher(OPTIONS, sleep=lambda seconds: None)
    with pytest.raises(SourceError, match="robots"):
        fetcher.fetch(f"{server.url}/page")


def test_busy_server_is_asked_again_later(server: _Server) -> None:
    waits: list[float] = []
    answers = iter([503, 429])

    def busy(handler: _Handler) -> None:
        status = next(answers, 200)
        handler.give(PAGE if status == 200 else b"", status=status, **({"Retry_After": "7"} if status == 429 else {}))

    server.answers["/busy"] = busy
    found = Fetcher(OPTIONS, sleep=waits.append).fetch(f"{server.url}/busy")
    assert found.data == PAGE
    assert waits == [1.0, 7.0]


def test_pause_between_two_requests(server: _Server) -> None:
    waits: list[float] = []
    rules = b"User-agent: *\nCrawl-delay: 3\n"
    server.answers["/robots.txt"] = lambda handler: handler.give(rules, "text/plain")
    fetcher = Fetcher(OPTIONS, sleep=waits.append)
    fetcher.fetch(f"{server.url}/page")
    assert 2 < waits[-1] <= 3


def test_page_that_did_not_change_is_not_read_again(server: _Server) -> None:
    seen: list[str | None] = []

    def answer(handler: _Handler) -> None:
        seen.append(handler.headers["If-Modified-Since"])
        handler.give(b"", status=304)

    server.answers["/same"] = answer
    url = f"{server.url}/same"
    then = datetime(2031, 2, 4, 10, tzinfo=UTC)
    found = read([url], ReadOptions(allow_private=True, delay_seconds=0, fetched={url: then}))
    assert (found.articles, found.left_out, found.unchanged) == ((), (), (url,))
    assert seen == ["Tue, 04 Feb 2031 10:00:00 GMT"]


def test_packed_page_and_packed_bomb(server: _Server) -> None:
    bomb = gzip.compress(b"0" * 50_000_000)
    server.answers |= {
        "/packed": lambda handler: handler.give(gzip.compress(PAGE), Content_Encoding="gzip"),
        "/bomb": lambda handler: handler.give(bomb, Content_Encoding="gzip"),
        "/odd": lambda handler: handler.give(b"x", Content_Encoding="zstd"),
        "/huge": lambda handler: handler.give(b"0" * 11_000_000),
    }
    assert len(read([f"{server.url}/packed"], OPTIONS).articles) == 1
    assert "more than 10 MB" in refused(f"{server.url}/bomb")
    assert "more than 10 MB" in refused(f"{server.url}/huge")
    assert "packed as zstd" in refused(f"{server.url}/odd")


@pytest.mark.parametrize("where", ["head", "body"])
def test_server_that_drips_is_left_in_time(server: _Server, where: str) -> None:
    def drip(handler: _Handler) -> None:
        if where == "body":
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n")
        else:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        for _ in range(100):
            try:
                handler.wfile.write(b"a")
            except OSError:
                return
            time.sleep(0.1)

    server.answers["/drip"] = drip
    started = time.monotonic()
    message = refused(f"{server.url}/drip", ReadOptions(allow_private=True, delay_seconds=0, max_seconds=0.7))
    assert "no whole answer within 0.7 seconds" in message
    assert time.monotonic() - started < 5


def test_other_answers_are_one_line(server: _Server) -> None:
    server.answers["/image"] = lambda handler: handler.give(b"\x89PNG", "image/png")
    assert "the server sends image/png" in refused(f"{server.url}/image")
    assert "404 Not Found" in refused(f"{server.url}/absent")
    assert "no URL" in refused("http://[broken/")
    assert "is not known" in refused("http://no-such-host.invalid/")


def test_feed_leads_to_its_pages(server: _Server) -> None:
    whole = "".join(f"<p>{paragraph}</p>" for paragraph in (*PARAGRAPHS, *PARAGRAPHS[::-1]))
    feed = FEED.format(whole=whole).replace("https://echo.example/ferry", f"{server.url}/page")
    server.answers["/feed"] = lambda handler: handler.give(feed.encode(), "application/rss+xml")
    urls = [article.url for article in read([f"{server.url}/feed"], OPTIONS).articles]
    assert urls == ["https://echo.example/wall", f"{server.url}/page"]


def test_sitemap_leads_to_its_pages_newest_first(server: _Server) -> None:
    def entry(path: str, changed: str) -> str:
        return f"<url><loc>{server.url}{path}</loc><lastmod>{changed}</lastmod></url>"

    newest = page("Ferry leaves again", PARAGRAPHS[::-1])
    sitemap = f"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        {entry("/page", "2031-02-04")}{entry("/absent", "2031-02-05")}{entry("/new", "2031-02-06")}</urlset>"""
    index = f"<sitemapindex><sitemap><loc>{server.url}/sitemap.xml</loc></sitemap></sitemapindex>"
    server.answers |= {
        "/new": lambda handler: handler.give(newest),
        "/sitemap.xml": lambda handler: handler.give(sitemap.encode(), "application/xml"),
        "/index.xml": lambda handler: handler.give(index.encode(), "application/xml"),
    }
    reading = read([f"{server.url}/index.xml"], OPTIONS)
    assert [article.url for article in reading.articles] == [f"{server.url}/new", f"{server.url}/page"]
    assert [item.locator for item in reading.left_out] == [f"{server.url}/absent"]
    few = ReadOptions(allow_private=True, delay_seconds=0, max_pages=1)
    assert "2 pages after the first 1 were not fetched" in str(read([f"{server.url}/sitemap.xml"], few).left_out[-1])
