from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from claimref.config import Config
from claimref.errors import ConfigError
from claimref.records import Comparison, Unit
from claimref.store import open_store

NOWHERE: dict[str, str] = {}


def test_a_keyword_goes_before_the_environment_before_the_file_before_the_default(tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text('candidates = 5\nbatch_size = 6\nby = "family"\n')
    environment = {"CLAIMREF_CANDIDATES": "7", "CLAIMREF_BATCH_SIZE": "8"}
    config = Config.load(environment, settings, candidates=9, splitter=None)
    assert (config.candidates, config.batch_size, config.by, config.splitter) == (9, 8, Unit.FAMILY, Config().splitter)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("colour = 1", "unknown setting 'colour': known are batch_size, by"),
        ("by = 'cats'", "setting by is 'cats': expected Unit"),
        ("match_threshold = 2", r"match_threshold is 2\.0: expected a probability from 0 to 1"),
        ("candidates = 0", "candidates is 0: expected 1 or more"),
        ("suggest_threshold = 0.9", "suggest_threshold 0.9 is above match_threshold"),
        ("candidates =", "are not valid TOML"),
    ],
)
def test_a_setting_that_cannot_be_used_is_one_clear_line(tmp_path: Path, text: str, message: str) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text(text)
    with pytest.raises(ConfigError, match=message):
        Config.load(NOWHERE, settings)


def test_a_settings_file_that_is_not_there_is_named() -> None:
    with pytest.raises(ConfigError, match=r"cannot read settings nowhere\.toml: No such file"):
        Config.load({"CLAIMREF_CONFIG": "nowhere.toml"})


@pytest.mark.parametrize(
    ("db", "shown"),
    [
        ("claimref.db", "claimref.db"),
        ("postgresql://me:pass@host/db", "postgresql://me:***@host/db"),
        ("postgresql://me:p@ss:w@host:5432/db?x=1", "postgresql://me:***@host:5432/db?x=1"),
        ("postgresql://host/db", "postgresql://host/db"),
        ("sqlite:///a@b.db", "sqlite:///a@b.db"),
    ],
)
def test_passwords_are_not_among_what_may_be_stored(db: str, shown: str) -> None:
    assert Config(db=db).without_secrets()["db"] == shown


def test_a_run_does_not_keep_the_key(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    config = Config(db=str(path), llm_url="http://localhost/v1", llm_model="small", llm_key="s3cret")
    with open_store(config.db) as store:
        store.save(Comparison("story", (), (), (), ()), config)
    with sqlite3.connect(path) as connection:
        ((stored,),) = connection.execute("SELECT config FROM run").fetchall()
    assert "small" in stored
    assert "s3cret" not in stored
