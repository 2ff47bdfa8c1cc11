"""A stand-in for an OpenAI-compatible server, on loopback: it answers what a test tells it to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from claimref.config import Config


@dataclass(frozen=True)
class Reply:
    """One HTTP answer; `delay` in seconds."""

    body: str
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0.0


def say(content: object) -> Reply:
    """What a server sends when its model writes `content` (as it stands if a string, else as JSON)."""
    text = content if isinstance(content, str) else json.dumps(content)
    return Reply(json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}))


Answer = Reply | Callable[[dict[str, Any]], Reply]


@dataclass
class StandIn:
    """The address, and the requests that came in: path, headers and JSON body."""

    url: str
    requests: list[tuple[str, Mapping[str, str], dict[str, Any]]]

    def config(self, **given: Any) -> Config:
        settings: dict[str, Any] = {"llm_url": self.url, "llm_model": "stand-in", "llm_timeout": 5.0}
        return Config(**settings | given)


@contextmanager
def serve(*answers: Answer) -> Iterator[StandIn]:
    """Serve `answers` in turn, the last one for ever; a function is given the request's JSON body."""
    requests: list[tuple[str, Mapping[str, str], dict[str, Any]]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            requests.append((self.path, dict(self.headers), body))
            answer = answers[min(len(requests), len(answers)) - 1]
            reply = answer if isinstance(answer, Reply) else answer(body)
            time.sleep(reply.delay)
            data = reply.body.encode()
            try:
                self.send_response(reply.status)
                for name, value in ({"Content-Length": str(len(data))} | dict(reply.headers)).items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(data)
            except OSError:  # a client that has given up waiting
                pass

        def log_message(self, *arguments: object) -> None:
            """Nothing on stderr."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield StandIn(f"http://127.0.0.1:{server.server_port}/v1", requests)
    finally:
        server.shutdown()
        server.server_close()
