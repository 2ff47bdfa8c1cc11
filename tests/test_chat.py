from __future__ import annotations

import pickle
import socket
import sys
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from claimref.chat import ChatModel, Endpoint, parse_object
from claimref.config import Config
from claimref.errors import ComponentError, ConfigError
from tests.endpoint import Reply, StandIn, say, serve

OK = say({"word": "yes"})
BUSY = Reply("busy", status=503)


def word(answer: Mapping[str, Any]) -> str:
    if "word" not in answer:
        raise ValueError("no word in it")
    return str(answer["word"])


def ask(server: StandIn, **given: Any) -> str:
    endpoint = replace(Endpoint.from_config(server.config(**given), None), first_wait=0.01)
    return ChatModel(endpoint).ask("Be brief.", "Well?", word)


def test_the_question_and_the_key_are_sent_as_the_protocol_wants() -> None:
    with serve(OK) as server:
        assert ask(server, llm_key="s3cret") == "yes"
    ((path, headers, body),) = server.requests
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == "Bearer s3cret"
    assert body["model"] == "stand-in"
    assert body["temperature"] == 0
    assert [(message["role"], message["content"]) for message in body["messages"]] == [
        ("system", "Be brief."),
        ("user", "Well?"),
    ]


def test_without_a_key_no_authorization_is_sent() -> None:
    with serve(OK) as server:
        ask(server)
    assert "Authorization" not in server.requests[0][1]


@pytest.mark.parametrize("failure", [BUSY, Reply("oops", status=500), Reply("slow down", 429, {"Retry-After": "0"})])
def test_a_temporary_failure_is_tried_again(failure: Reply) -> None:
    with serve(failure, failure, OK) as server:
        assert ask(server) == "yes"
    assert len(server.requests) == 3


def test_a_lasting_failure_is_one_clear_line() -> None:
    with serve(BUSY) as server, pytest.raises(ComponentError) as raised:
        ask(server)
    assert str(raised.value) == f"cannot reach stand-in at {server.url} in 4 attempts: HTTP status 503: busy"
    assert len(server.requests) == 4


def test_a_refusal_is_not_tried_again() -> None:
    with (
        serve(Reply('{"error": "no such key"}', status=401)) as server,
        pytest.raises(ComponentError, match=r"refused the request, HTTP status 401: .*no such key"),
    ):
        ask(server)
    assert len(server.requests) == 1


def test_a_server_that_does_not_answer_in_time() -> None:
    slow = Reply("{}", delay=0.5)
    with serve(slow) as server, pytest.raises(ComponentError, match=r"in 4 attempts: no answer within 0\.05 seconds"):
        ask(server, llm_timeout=0.05)


def test_nobody_listens() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        server = StandIn(f"http://127.0.0.1:{taken.getsockname()[1]}/v1", [])
        with pytest.raises(ComponentError, match=r"cannot reach stand-in at http.* in 4 attempts: .*refused"):
            ask(server)


@pytest.mark.parametrize("body", ["<html>Hello</html>", "{}", '{"choices": []}', "[1]"])
def test_a_server_of_another_kind_is_named(body: str) -> None:
    with serve(Reply(body)) as server, pytest.raises(ComponentError, match="does not speak the OpenAI protocol"):
        ask(server)


def test_an_unusable_answer_is_complained_about() -> None:
    with serve(say("I think so."), say({"other": 1}), OK) as server:
        assert ask(server) == "yes"
    complaints = [body["messages"][-1]["content"] for _, _, body in server.requests[1:]]
    assert "no JSON object" in complaints[0]
    assert "no word in it" in complaints[1]
    # The model sees its last answer only: a long quarrel would crowd out the question.
    assert [len(body["messages"]) for _, _, body in server.requests] == [2, 4, 4]


def test_answers_that_stay_unusable_are_an_error() -> None:
    with (
        serve(say("Never.")) as server,
        pytest.raises(ComponentError, match=r"no usable answer in 3 attempts: no JSON object in 'Never\.'"),
    ):
        ask(server)
    assert len(server.requests) == 3


@pytest.mark.parametrize(
    "answer",
    [
        '{"word": "a {brace}"}',
        '```json\n{"word": "a {brace}"}\n```',
        'Here it is:\n{"word": "a {brace}"} I hope it helps.',
        '<think>Maybe {"word": 1}?</think>{"word": "a {brace}"}',
    ],
)
def test_the_object_is_found_in_what_models_write_around_it(answer: str) -> None:
    assert parse_object(answer) == {"word": "a {brace}"}


@pytest.mark.parametrize("answer", ["", "no", "[1, 2]", '{"word": ', "{" * 100_000, '{"a":' * 100_000])
def test_no_object_is_a_value_error(answer: str) -> None:
    with pytest.raises(ValueError, match="JSON"):
        parse_object(answer)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, "needs an endpoint: set llm_url or CLAIMREF_LLM_URL"),
        ({"llm_url": "localhost:11434"}, "expected http://… or https://…"),
        ({"llm_url": "http://me:pass@localhost/v1", "llm_model": "m"}, "set CLAIMREF_LLM_KEY instead"),
        ({"llm_url": "http://localhost/v1"}, "needs a model: set llm_model or CLAIMREF_LLM_MODEL, or write llm:NAME"),
    ],
)
def test_what_is_missing_is_said_before_anything_is_sent(given: dict[str, str], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        Endpoint.from_config(Config(**given), None)  # type: ignore[arg-type]


def test_settings_come_from_the_environment() -> None:
    environment = {
        "CLAIMREF_LLM_URL": "http://localhost:8080/v1/",
        "CLAIMREF_LLM_MODEL": "small",
        "CLAIMREF_LLM_KEY": "s3cret",
        "CLAIMREF_LLM_TIMEOUT": "7.5",
    }
    endpoint = Endpoint.from_config(Config.load(environment), "large")
    assert endpoint == Endpoint("http://localhost:8080/v1", "large", "s3cret", 7.5)


def test_a_timeout_is_more_than_nothing() -> None:
    with pytest.raises(ConfigError, match=r"llm_timeout is 0\.0: expected seconds, more than 0"):
        Config(llm_timeout=0.0)


def test_the_key_is_never_shown() -> None:
    config = Config(llm_url="http://localhost/v1", llm_model="small", llm_key="s3cret")
    endpoint = Endpoint.from_config(config, None)
    assert "s3cret" not in f"{config!r} {endpoint!r} {endpoint.name}"


def test_a_model_travels_to_another_process() -> None:
    endpoint = Endpoint("http://localhost/v1", "small")
    assert pickle.loads(pickle.dumps(ChatModel(endpoint))).endpoint == endpoint


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx", None)
    with serve(OK) as server, pytest.raises(ComponentError, match=r"pip install 'claimref\[llm\]'"):
        ask(server)
