"""The store's schema over time: Alembic's migrations for tables, and views recreated after each."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import Connection, Engine, inspect

from claimref.errors import StoreError
from claimref.store.models import Base
from claimref.store.postgresql import comment_on, order_by_code_point
from claimref.store.views import create_views, drop_views, views_are_current

PACKAGE = Path(__file__).parent
HEAD = "head"
BASE = "base"


def scripts_folder() -> Path:
    """Return the migrations: within an installed package, or beside the package in a source tree."""
    for folder in (PACKAGE / "alembic", PACKAGE.parents[1] / "alembic"):
        if (folder / "env.py").is_file():
            return folder
    raise StoreError(f"cannot find the migrations beside {PACKAGE}: reinstall claimref")


def alembic_config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(scripts_folder()).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def head() -> str:
    """Return the newest revision that this version of claimref knows."""
    newest = ScriptDirectory.from_config(alembic_config()).get_current_head()
    if newest is None:
        raise StoreError(f"no migrations in {scripts_folder()}: reinstall claimref")
    return newest


def current(connection: Connection) -> str | None:
    """Return the revision of a database; None where it holds no claimref schema."""
    return MigrationContext.configure(connection).get_current_revision()


def require_known(connection: Connection, name: str) -> str | None:
    """Return the database's revision; raise StoreError if it is newer than this claimref, or no store of ours."""
    tables = set(inspect(connection).get_table_names())
    emptied = tables == {"alembic_version"} and current(connection) is None  # what a downgrade to `base` leaves
    if not tables or emptied:
        return None
    if "alembic_version" not in tables or "claim_member" not in tables:
        shown = ", ".join(sorted(tables)[:3])
        raise StoreError(
            f"{name} is a database of another program (it has the tables {shown} …): name another file with --db"
        )
    revision = current(connection)
    known = {script.revision for script in ScriptDirectory.from_config(alembic_config()).walk_revisions()}
    if revision is not None and revision not in known:
        raise StoreError(
            f"store {name} was written by a newer claimref (schema {revision}, known up to {head()}): "
            "upgrade claimref, or name another file with --db"
        )
    return revision


def is_current(connection: Connection) -> bool:
    """True if the database has the newest tables and views."""
    return current(connection) == head() and views_are_current(connection)


def upgrade(engine: Engine, revision: str = HEAD) -> None:
    """Bring the schema up to `revision`, data in place."""
    _migrate(engine, revision, up=True)


def downgrade(engine: Engine, revision: str) -> None:
    """Take the schema back to `revision` (`base` removes it, data and all)."""
    _migrate(engine, revision, up=False)


def _migrate(engine: Engine, revision: str, *, up: bool) -> None:
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            # A batch migration drops and recreates tables: references to them must not cascade meanwhile. SQLite
            # changes this setting outside a transaction only.
            connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")  # type: ignore[union-attr]
        try:
            with connection.begin():
                drop_views(connection)
                config = alembic_config(connection)
                try:
                    (command.upgrade if up else command.downgrade)(config, revision)
                except CommandError as error:
                    raise StoreError(f"cannot migrate to {revision!r}: {error}") from error
                if connection.dialect.name == "postgresql":
                    order_by_code_point(connection)
                if current(connection) == head():
                    if connection.dialect.name == "postgresql":
                        comment_on(connection, Base.metadata)
                    create_views(connection)
        finally:
            if connection.dialect.name == "sqlite":
                connection.connection.driver_connection.execute("PRAGMA foreign_keys = ON")  # type: ignore[union-attr]
