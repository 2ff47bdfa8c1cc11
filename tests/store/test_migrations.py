"""A populated store goes up and down; every migration matches the models."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from claimref.errors import StoreError
from claimref.store import Store, migrations, open_store
from claimref.store.models import Base
from claimref.store.views import VIEWS
from tests.store import sample

REVISIONS = [script.revision for script in ScriptDirectory.from_config(migrations.alembic_config()).walk_revisions()]
CONTENT = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'statement_fts%' ORDER BY name"


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        tables = [row[0] for row in connection.execute(CONTENT)]
        return {
            table: sorted(connection.execute(f'SELECT * FROM "{table}"').fetchall(), key=repr)
            for table in tables
            if table != "alembic_version"
        }


def columns(path: Path, table: str) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [column[1] for column in connection.execute(f'PRAGMA table_info("{table}")')]


def test_the_migrations_make_what_the_models_say(store: Store) -> None:
    with store.reading() as connection:
        found = compare_metadata(MigrationContext.configure(connection), Base.metadata)
    # The full-text index is the database's own and no model of ours.
    assert [difference for difference in found if "statement_fts" not in repr(difference)] == []


def test_there_is_one_line_of_revisions() -> None:
    assert ScriptDirectory.from_config(migrations.alembic_config()).get_heads() == [migrations.head()]


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_populated_store_goes_down_and_up_again(path: Path, filled: Store, revision: str) -> None:
    before = dump(path)
    filled.downgrade(revision)
    assert filled.revision == revision
    after = dump(path)
    kept = {table: rows for table, rows in before.items() if table in after}
    # An origin is known of a story since revision 0003: before, it was of the article or statement alone.
    if columns(path, "article_origin")[0] != "story_id":
        kept |= {table: [row[1:] for row in kept[table]] for table in ("article_origin", "statement_origin")}
    assert after == kept
    assert not any(rows for table, rows in before.items() if table not in after), "what went was empty"
    filled.close()
    with open_store(path) as store:  # opening upgrades
        assert store.revision == migrations.head()
        assert store.check() == []
        assert store.load(sample.STORY) == sample.comparison()
    assert dump(path) == before


def test_down_to_nothing_and_up(path: Path, filled: Store) -> None:
    filled.downgrade("base")
    assert filled.revision is None
    with closing(sqlite3.connect(path)) as connection:
        assert [row[0] for row in connection.execute("SELECT name FROM sqlite_schema")] == [
            "alembic_version",
            "sqlite_autoindex_alembic_version_1",
        ]
    filled.upgrade()
    filled.save(sample.comparison())
    assert filled.check() == []


def test_an_unknown_revision(filled: Store) -> None:
    for go in (filled.upgrade, filled.downgrade):
        with pytest.raises(StoreError, match="cannot migrate to '77'"):
            go("77")
    assert filled.check() == []


def test_views_of_another_version_are_replaced(path: Path, filled: Store) -> None:
    filled.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP VIEW agreements")
        connection.execute("CREATE VIEW agreements AS SELECT 1 AS old")
        connection.execute("PRAGMA user_version = 7")
    with pytest.raises(StoreError, match="claimref db upgrade"):
        open_store(path, read_only=True)
    with open_store(path) as store:
        assert store.check() == []
        assert "outlet_names" in store.query("SELECT * FROM agreements").columns


def test_an_older_store_is_read_only_after_an_upgrade(path: Path, filled: Store) -> None:
    filled.downgrade(REVISIONS[-1])
    filled.close()
    with pytest.raises(StoreError, match="older schema"):
        open_store(path, read_only=True)


def test_all_views_come_back(filled: Store) -> None:
    filled.downgrade(REVISIONS[-1])
    filled.upgrade()
    with filled.reading() as connection:
        assert set(inspect(connection).get_view_names()) == set(VIEWS)


def test_migrations_are_found_within_an_installed_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "claimref" / "store"
    shutil.copytree(migrations.scripts_folder(), package / "alembic")
    monkeypatch.setattr(migrations, "PACKAGE", package)
    assert migrations.scripts_folder() == package / "alembic"
    assert migrations.head() == REVISIONS[0]
    with open_store(tmp_path / "new.db") as store:
        assert store.check() == []


def test_a_package_without_migrations_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "PACKAGE", tmp_path / "claimref" / "store")
    with pytest.raises(StoreError, match="reinstall claimref"):
        migrations.scripts_folder()
