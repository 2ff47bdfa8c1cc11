"""Fetches pages as a polite guest: robots.txt, pauses, limits of time and size, every redirect looked at again."""

from __future__ import annotations

import http.client
import socket
import ssl
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from threading import Timer
from urllib.parse import quote, urljoin
from urllib.robotparser import RobotFileParser

from claimref.errors import SourceError
from claimref.reading.addresses import resolve, split_url
from claimref.reading.records import ReadOptions

AGENT = "claimref"
_MAX_REDIRECTS = 5
_TRIES = 3
_RETRY_ON = frozenset((429, 500, 502, 503, 504))
_MAX_WAIT = 30.0
_CHUNK = 1 << 16
_ROBOTS_BYTES = 500_000  # RFC 9309 asks for no less


@dataclass(frozen=True, slots=True)
class Page:
    """What a server answered: `url` is where it was found after all redirects."""

    url: str
    status: int
    content_type: str
    data: bytes
    fetched_at: datetime
    location: str | None = None
    retry_after: float | None = None


class Fetcher:
    """One round of fetching: remembers each host's robots.txt and when it was last asked."""

    def __init__(self, options: ReadOptions, sleep: Callable[[float], None] = time.sleep) -> None:
        self._options = options
        self._sleep = sleep
        self._robots: dict[str, RobotFileParser] = {}
        self._asked: dict[str, float] = {}
        self._tls = ssl.create_default_context()

    def fetch(self, url: str) -> Page:
        """Return the page at `url`, its status 200 or 304; raise SourceError for anything else, in one line."""
        seen = [url]
        while True:
            self._check_robots(url)
            page = self._try(url, self._options.max_article_bytes)
            if page.location is None:
                break
            url = urljoin(url, page.location)
            if url in seen or len(seen) > _MAX_REDIRECTS:
                what = "its redirects run in a circle" if url in seen else f"more than {_MAX_REDIRECTS} redirects"
                raise SourceError(f"cannot fetch {seen[0]}: {what}")
            seen.append(url)
        if page.status not in (200, 304):
            raise SourceError(f"cannot fetch {url}: the server answers {page.status} {_phrase(page.status)}")
        return page

    def _try(self, url: str, limit: int) -> Page:
        """Ask again where the server was busy or the line broke, after a pause that doubles or that it asked for."""
        for attempt in range(_TRIES):
            wait = 2.0**attempt
            try:
                page = self._ask(url, limit)
            except (OSError, http.client.HTTPException) as error:
                if isinstance(error, ssl.SSLCertVerificationError) or attempt == _TRIES - 1:
                    raise SourceError(f"cannot fetch {url}: {_reason(error)}") from error
            else:
                if page.status not in _RETRY_ON or attempt == _TRIES - 1:
                    return page
                wait = page.retry_after or wait
            self._sleep(min(wait, _MAX_WAIT))
        raise AssertionError("unreachable: the last attempt returns or raises")

    def _ask(self, url: str, limit: int) -> Page:
        parts, host, port = split_url(url)
        address = resolve(url, host, port, self._options.allow_private)
        self._pause(parts.netloc)
        seconds = self._options.max_seconds
        connection = _Connection(host, port, address, seconds, self._tls if parts.scheme == "https" else None)
        # A socket's timeout starts anew with each byte: this ends a server that sends one now and then.
        watchdog = Timer(seconds, connection.abort)
        watchdog.daemon = True
        watchdog.start()
        try:
            target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            connection.request("GET", _ascii(target), headers=self._headers(url))
            page = self._page(url, connection.getresponse(), limit)
        except (OSError, http.client.HTTPException, ValueError) as error:
            if connection.aborted:
                raise _too_slow(url, seconds) from error
            if isinstance(error, ValueError):
                raise SourceError(f"cannot fetch {url}: {error}") from error
            raise
        else:
            if connection.aborted:  # a head or a body that is cut off may look whole
                raise _too_slow(url, seconds)
            return page
        finally:
            watchdog.cancel()
            connection.close()

    def _page(self, url: str, response: http.client.HTTPResponse, limit: int) -> Page:
        encoding = (response.headers.get("Content-Encoding") or "identity").strip().lower()
        page = Page(
            url=url,
            status=response.status,
            content_type=response.headers.get_content_type(),
            data=b"",
            fetched_at=datetime.now(UTC),
            retry_after=_seconds(response.headers.get("Retry-After")),
        )
        if response.status in (301, 302, 303, 307, 308):
            return replace(page, location=response.headers.get("Location"))
        if response.status != 200:
            return page
        if encoding not in ("identity", "gzip"):
            raise SourceError(f"cannot fetch {url}: it comes packed as {encoding}, which was not asked for")
        return replace(page, data=_body(response, url, limit, packed=encoding == "gzip"))

    def _headers(self, url: str) -> dict[str, str]:
        headers = {
            "User-Agent": AGENT,
            "Accept": "text/html, application/xml;q=0.9, */*;q=0.5",
            "Accept-Encoding": "gzip",
        }
        since = self._options.fetched.get(url)
        if since is not None:
            aware = since if since.tzinfo else since.replace(tzinfo=UTC)
            headers["If-Modified-Since"] = format_datetime(aware.astimezone(UTC), usegmt=True)
        return headers

    def _pause(self, site: str) -> None:
        """Wait until the site may be asked again."""
        delay = self._options.delay_seconds
        robots = self._robots.get(site)
        asked_for = robots.crawl_delay(AGENT) if robots else None
        wait = (
            self._asked.get(site, float("-inf")) + min(max(delay, float(asked_for or 0)), _MAX_WAIT) - time.monotonic()
        )
        if wait > 0:
            self._sleep(wait)
        self._asked[site] = time.monotonic()

    def _check_robots(self, url: str) -> None:
        parts, _, _ = split_url(url)
        site = parts.netloc
        if site not in self._robots:
            self._robots[site] = self._read_robots(f"{parts.scheme}://{site}/robots.txt")
        if not self._robots[site].can_fetch(AGENT, url):
            raise SourceError(f"cannot fetch {url}: the site's robots.txt asks not to; save the page and name the file")

    def _read_robots(self, url: str) -> RobotFileParser:
        """By RFC 9309: no file permits all, a server that fails permits nothing."""
        rules = RobotFileParser()
        lines: list[str] = []
        for _ in range(_MAX_REDIRECTS):
            page = self._try(url, _ROBOTS_BYTES)
            if page.location is None:
                break
            url = urljoin(url, page.location)
        if page.status == 200:
            lines = page.data.decode("utf-8", "replace").splitlines()
        elif page.status >= 500:
            lines = ["User-agent: *", "Disallow: /"]
        rules.parse(lines)
        return rules


class _Connection(http.client.HTTPConnection):
    """Connects to an address that was looked at, and speaks to the host by name."""

    def __init__(self, host: str, port: int, address: str, seconds: float, tls: ssl.SSLContext | None) -> None:
        super().__init__(host, port, timeout=seconds)
        if tls is not None:
            self.default_port = http.client.HTTPS_PORT
        self._address = address
        self._tls = tls
        self.aborted = False

    def connect(self) -> None:
        self.sock = socket.create_connection((self._address, self.port), self.timeout)
        if self._tls is not None:
            self.sock = self._tls.wrap_socket(self.sock, server_hostname=self.host)

    def abort(self) -> None:
        """End the exchange, from another thread: the reader gets an error at once."""
        self.aborted = True
        if self.sock is not None:
            with suppress(OSError):  # closed in the meantime: there is nothing to end
                self.sock.shutdown(socket.SHUT_RDWR)


def _body(response: http.client.HTTPResponse, url: str, limit: int, packed: bool) -> bytes:
    """Return the body, unpacked; raise SourceError as soon as it is longer than `limit`."""
    unpacker = zlib.decompressobj(wbits=31) if packed else None
    data = bytearray()
    while chunk := response.read1(_CHUNK):
        data += unpacker.decompress(chunk, limit + 1 - len(data)) if unpacker else chunk
        if len(data) > limit:
            raise SourceError(f"cannot fetch {url}: it has more than {limit / 1e6:g} MB, too much for one page")
    if response.length:
        raise http.client.IncompleteRead(bytes(data), response.length)
    return bytes(data)


def _too_slow(url: str, seconds: float) -> SourceError:
    return SourceError(f"cannot fetch {url}: no whole answer within {seconds:g} seconds")


def _seconds(retry_after: str | None) -> float | None:
    if retry_after is None:
        return None
    if retry_after.strip().isdigit():
        return float(retry_after)
    try:
        return max(0.0, (parsedate_to_datetime(retry_after) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return None


def _reason(error: BaseException) -> str:
    if isinstance(error, TimeoutError):
        return "the server does not answer in time"
    return " ".join(str(error).split()) or type(error).__name__


def _phrase(status: int) -> str:
    return http.client.responses.get(status, "")


def _ascii(target: str) -> str:
    return quote(target, safe="/?&=%:;,+@!$'()*~#[]-._")
