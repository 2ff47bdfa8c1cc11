"""A language model behind an OpenAI-compatible HTTP endpoint: a question in, one validated JSON object out.

Used by the components named `llm`, which are off unless asked for. Nothing is sent anywhere else than to
the endpoint that the configuration names.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self, TypeVar
from urllib.parse import urlsplit

from claimref.config import Config
from claimref.errors import ComponentError, ConfigError

if TYPE_CHECKING:
    import httpx

T = TypeVar("T")

TEMPORARY = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
"""Statuses after which the same request may succeed."""

LONGEST_WAIT = 30.0
"""Seconds; a server that asks for more in Retry-After is asked again after this."""

# Models that reason aloud, and those that wrap JSON in Markdown, whatever they were told.
_THINKING = re.compile(r"<think>.*?</think>", re.DOTALL)
_FENCE = re.compile(r"```(?:json)?\s*(.*?)```", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the model answers, and how patiently it is asked: `timeout` and `first_wait` in seconds."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    timeout: float = 120.0
    requests: int = 4
    answers: int = 3
    first_wait: float = 1.0

    @classmethod
    def from_config(cls, config: Config, model: str | None) -> Self:
        """Raise ConfigError where the address or the model's name is missing or unusable."""
        if not config.llm_url:
            raise ConfigError(
                "the component 'llm' needs an endpoint: set llm_url or CLAIMREF_LLM_URL, "
                "for example http://localhost:11434/v1"
            )
        parts = urlsplit(config.llm_url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ConfigError(f"llm_url is {config.llm_url!r}: expected http://… or https://…")
        if parts.username or parts.password:
            raise ConfigError("llm_url holds a password, which would be shown and stored: set CLAIMREF_LLM_KEY instead")
        if not (model or config.llm_model):
            raise ConfigError(
                "the component 'llm' needs a model: set llm_model or CLAIMREF_LLM_MODEL, or write llm:NAME"
            )
        return cls(config.llm_url.rstrip("/"), model or config.llm_model, config.llm_key, config.llm_timeout)

    @property
    def name(self) -> str:
        """The model and its place, for messages and versions; never the key."""
        return f"{self.model} at {self.url}"


class ChatModel:
    """Asks one endpoint, again where it fails for a while or answers what cannot be used."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint

    def ask(self, system: str, user: str, read: Callable[[Mapping[str, Any]], T]) -> T:
        """Return what `read` makes of the model's JSON answer; a ValueError by `read` is told to the model.

        Raises ComponentError if the endpoint cannot be reached or gives no usable answer.
        """
        messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
        for _ in range(self.endpoint.answers):
            answer = self._complete(messages)
            try:
                return read(parse_object(answer))
            except ValueError as error:
                problem = str(error)
            complaint = f"This answer cannot be used: {problem}. Answer again, with the JSON object and nothing else."
            messages = [*messages[:2], {"role": "assistant", "content": answer}, {"role": "user", "content": complaint}]
        raise ComponentError(
            f"{self.endpoint.name} gave no usable answer in {self.endpoint.answers} attempts: {problem}"
        )

    def _complete(self, messages: list[dict[str, str]]) -> str:
        """One answer's text; waits twice as long after each temporary failure."""
        httpx = _httpx()
        wait = self.endpoint.first_wait
        for attempt in range(self.endpoint.requests):
            if attempt:
                time.sleep(wait)
                wait = min(2 * wait, LONGEST_WAIT)
            try:
                response = self._post(messages)
            except httpx.TimeoutException:
                problem = f"no answer within {self.endpoint.timeout:g} seconds"
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                problem = str(error) or type(error).__name__
            else:
                if response.is_success:
                    return _content(response, self.endpoint)
                problem = f"HTTP status {response.status_code}: {_excerpt(response.text)}"
                if response.status_code not in TEMPORARY:
                    raise ComponentError(f"{self.endpoint.name} refused the request, {problem}")
                wait = max(wait, _retry_after(response))
        raise ComponentError(f"cannot reach {self.endpoint.name} in {self.endpoint.requests} attempts: {problem}")

    def _post(self, messages: list[dict[str, str]]) -> httpx.Response:
        # No `response_format`: servers disagree on which kinds they know, and refuse the others.
        body = {"model": self.endpoint.model, "messages": messages, "temperature": 0}
        headers = {"Authorization": f"Bearer {self.endpoint.key}"} if self.endpoint.key else {}
        address = f"{self.endpoint.url.removesuffix('/chat/completions')}/chat/completions"
        response: httpx.Response = _httpx().post(address, json=body, headers=headers, timeout=self.endpoint.timeout)
        return response


def parse_object(answer: str) -> dict[str, Any]:
    """Return the JSON object in a model's answer; raise ValueError if there is none."""
    text = _THINKING.sub("", answer)
    if fenced := _FENCE.search(text):
        text = fenced[1]
    start = text.find("{")
    if start < 0:
        raise ValueError(f"no JSON object in {_excerpt(answer)!r}")
    try:
        value, _ = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"not valid JSON ({error})") from error
    return dict(value)


def _content(response: httpx.Response, endpoint: Endpoint) -> str:
    try:
        content = response.json()["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError) as error:
        raise ComponentError(
            f"{endpoint.name} does not speak the OpenAI protocol: expected choices[0].message.content, "
            f"got {_excerpt(response.text)!r}"
        ) from error
    return content if isinstance(content, str) else ""


def _retry_after(response: httpx.Response) -> float:
    value = response.headers.get("Retry-After", "")
    return min(float(value), LONGEST_WAIT) if value.isascii() and value.isdigit() else 0.0


def _excerpt(text: str, length: int = 160) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[: length - 1]}…"


def _httpx() -> Any:
    try:
        import httpx
    except ImportError as error:
        raise ComponentError("the component 'llm' needs httpx: pip install 'claimref[llm]'") from error
    return httpx
