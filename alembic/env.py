"""Alembic's entry: migrates the connection that claimref hands over, or the URL of alembic.ini."""

from __future__ import annotations

from alembic import context

from claimref.store.engine import build_engine, to_url
from claimref.store.models import Base


def run(connection: object) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        # The caller's transaction holds views and tables together.
        transactional_ddl=False,
    )
    context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    url = context.config.get_main_option("sqlalchemy.url") or "claimref.db"
    with build_engine(to_url(url)).begin() as connection:
        run(connection)
