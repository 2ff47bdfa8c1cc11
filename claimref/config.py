"""The configuration: frozen, built once at the edge, passed in.

This module is the only reader of the environment and of settings files. A setting is looked for in this
order: the keyword given to `Config.load`, the variable CLAIMREF_<NAME>, the settings file, the default.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Self, get_type_hints

from claimref.errors import ConfigError
from claimref.records import Unit

SETTINGS_FILE = "claimref.toml"

NOTED = "# set by claimref calibrate: "

_URL_PASSWORD = re.compile(r"(?<=://)(?P<user>[^/@:]*):[^/]*(?=@)")


@dataclass(frozen=True, slots=True)
class Config:
    """How to compare. Thresholds are probabilities in [0, 1] on the judge's calibrated score.

    `match_threshold` and above is a match; from `suggest_threshold` up to it a pair goes to review. A
    difference is reported from `differ_threshold` on and goes to review below it.
    `outlets` is a CSV file of outlets that extends the registry which ships with the package.
    `candidates` is how many nearest statements of other articles each statement is judged against.
    `user` is who judges and corrects, where no name is given: without it the login name.
    The components named `llm` ask the OpenAI-compatible endpoint `llm_url` and wait `llm_timeout` seconds; `llm_key` is
    a secret, to be given by CLAIMREF_LLM_KEY: it is not shown and must not be stored.
    """

    db: str = "claimref.db"
    splitter: str = "rules"
    embedder: str = "minilm"
    judge: str = "cross-encoder"
    executor: str = "serial"
    by: Unit = Unit.OUTLET
    outlets: str = ""
    suggest_threshold: float = 0.12
    match_threshold: float = 0.24
    differ_threshold: float = 0.22
    candidates: int = 20
    batch_size: int = 64
    user: str = ""
    llm_url: str = ""
    llm_model: str = ""
    llm_key: str = field(default="", repr=False)
    llm_timeout: float = 120.0

    def __post_init__(self) -> None:
        for name in ("suggest_threshold", "match_threshold", "differ_threshold"):
            value = getattr(self, name)
            if not 0 <= value <= 1:
                raise ConfigError(f"{name} is {value}: expected a probability from 0 to 1")
        if self.suggest_threshold > self.match_threshold:
            raise ConfigError(
                f"suggest_threshold {self.suggest_threshold} is above match_threshold "
                f"{self.match_threshold}: lower the first or raise the second"
            )
        for name in ("candidates", "batch_size"):
            if getattr(self, name) < 1:
                raise ConfigError(f"{name} is {getattr(self, name)}: expected 1 or more")
        if not 0 < self.llm_timeout < float("inf"):
            raise ConfigError(f"llm_timeout is {self.llm_timeout}: expected seconds, more than 0")

    def without_secrets(self) -> dict[str, Any]:
        """Return the settings by name as they may be stored and shown: no key, no password of a database."""
        shown = {setting.name: getattr(self, setting.name) for setting in fields(self) if setting.repr}
        return shown | {"db": _URL_PASSWORD.sub(r"\g<user>:***", self.db)}

    @classmethod
    def load(
        cls,
        environment: Mapping[str, str] | None = None,
        settings: Path | None = None,
        **given: Any,
    ) -> Self:
        """Build the configuration from keywords, the environment and a settings file (TOML).

        Without `settings` the file `claimref.toml` of the working directory is read if it is there. A keyword
        that is None counts as not given. Raises ConfigError for an unknown or malformed setting.
        """
        environment = os.environ if environment is None else environment
        named = environment.get("CLAIMREF_CONFIG") if settings is None else str(settings)
        values: dict[str, Any] = {}
        if named is not None or Path(SETTINGS_FILE).is_file():
            values |= _read_settings(Path(named or SETTINGS_FILE))
        for setting in fields(cls):
            variable = f"CLAIMREF_{setting.name.upper()}"
            if variable in environment:
                values[setting.name] = environment[variable]
        values |= {name: value for name, value in given.items() if value is not None}
        return cls(**{name: _convert(cls, name, value) for name, value in values.items()})


def settings_file(environment: Mapping[str, str] | None = None) -> Path:
    """Return the settings file that `Config.load` reads, whether it is there or not."""
    environment = os.environ if environment is None else environment
    return Path(environment.get("CLAIMREF_CONFIG") or SETTINGS_FILE)


def with_settings(path: Path, values: Mapping[str, float], why: str) -> str:
    """Return what `path` shall hold so that `values` are set: all else in it stays, comments too; `why` is noted."""
    kept = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    if path.is_file():
        _read_settings(path)
    of_ours = re.compile(rf"\s*({'|'.join(map(re.escape, values))})\s*=")
    kept = [line for line in kept if not of_ours.match(line) and not line.startswith(NOTED)]
    return "\n".join([*kept, f"{NOTED}{why}", *(f"{name} = {value:g}" for name, value in values.items())]) + "\n"


def _read_settings(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"cannot read settings {path}: {error.strerror or error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"settings {path} are not valid TOML: {error}") from error


def _convert(cls: type[Config], name: str, value: Any) -> Any:
    known = get_type_hints(cls)
    if name not in known:
        raise ConfigError(f"unknown setting {name!r}: known are {', '.join(sorted(known))}")
    try:
        return known[name](value)
    except ValueError as error:
        raise ConfigError(f"setting {name} is {value!r}: expected {known[name].__name__}") from error
