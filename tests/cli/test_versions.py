"""A changed article on the command line: the change is told, and the earlier version counts no more."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimref.cli.gathering import Asked, gather
from claimref.cli.main import cli
from claimref.cli.talk import Talk
from claimref.store import open_store

GULL = "The ferry Marigold sank off Tarn Island on Monday. The ferry carried {} passengers."
TERN = "On Monday the ferry Marigold sank near Tarn Island. The ferry carried 15 passengers."


def compare(folder: Path, *options: str) -> str:
    arguments = ["compare", str(folder), "--db", str(folder.parent / "c.db"), "--judge", "rules", "--quiet", *options]
    done = CliRunner().invoke(cli, arguments, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_an_outlet_that_changed_its_figure(tmp_path: Path) -> None:
    folder = tmp_path / "ferry"
    folder.mkdir()
    (folder / "articles.csv").write_text("file,outlet,published\ngull.txt,Gull,2024-06-03\ntern.txt,Tern,2024-06-03\n")
    (folder / "tern.txt").write_text(TERN)
    (folder / "gull.txt").write_text(GULL.format(12))
    before = json.loads(compare(folder, "--format", "json"))
    assert before["changes"] == []
    assert any(claim["status"] == "differ" for claim in before["claims"])

    (folder / "gull.txt").write_text(GULL.format(15))
    after = json.loads(compare(folder, "--format", "json"))
    (change,) = after["changes"]
    assert "12 passengers" in change["earlier"]["quote"]
    assert "15 passengers" in change["later"]["quote"]
    assert change["differ_on"] == "quantity"
    # The earlier version is no article of the comparison: nothing differs any more.
    assert len(after["articles"]) == 2
    assert [article["id"] for article in after["superseded"]] == [change["earlier"]["article_id"]]
    assert not any(claim["status"] in ("differ", "self-differs") for claim in after["claims"])

    for form, title in (
        ("table", "CHANGED SINCE AN EARLIER VERSION"),
        ("markdown", "## Changed since"),
        ("html", "Changed since"),
    ):
        shown = compare(folder, "--format", form)
        assert title in shown
        assert "12" in shown


class _Handler(BaseHTTPRequestHandler):
    asked: list[str | None] = []  # noqa: RUF012

    def do_GET(self) -> None:
        if self.path != "/ferry":
            self.send_error(404)
            return
        since = self.headers["If-Modified-Since"]
        self.asked.append(since)
        page = (
            f"<html><head><title>Ferry</title></head><body><article><p>{TERN}</p><p>{TERN}</p></article></body></html>"
        )
        body = b"" if since else page.encode()
        self.send_response(304 if since else 200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture
def server() -> Iterator[str]:
    found = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    threading.Thread(target=found.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield f"http://127.0.0.1:{found.server_port}"
    found.shutdown()
    found.server_close()


def test_a_page_that_did_not_change_is_taken_from_the_store(tmp_path: Path, server: str) -> None:
    _Handler.asked.clear()
    asked = Asked((f"{server}/ferry",), "s", outlet="Tern", allow_private=True)
    with open_store(tmp_path / "c.db") as store:
        _, first = gather(asked, store, Talk(quiet=True))
        _, again = gather(asked, store, Talk(quiet=True))
        assert [article.id for article in again] == [article.id for article in first]
        assert store.query("SELECT count(*) FROM article").rows == ((1,),)
    assert _Handler.asked[0] is None
    assert _Handler.asked[1] is not None
