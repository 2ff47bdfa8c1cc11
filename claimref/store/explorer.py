"""What Datasette needs to know to show a store: titles, meanings, and the cookbook's questions as ready queries."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from claimref.errors import StoreError
from claimref.store.cookbook import recipes
from claimref.store.faults import clear_errors
from claimref.store.models import Base, Embedding, PrintedRow, VerdictRow
from claimref.store.sqlite import open_read_only
from claimref.store.views import VIEWS, question

TITLE = "claimref: who says what"
DESCRIPTION = "Begin with the queries or the views: each answers one question. Nothing here says what is true."
# Caches, and what only the command line has a use for.
HIDDEN = ("alembic_version", Embedding.__tablename__, PrintedRow.__tablename__, VerdictRow.__tablename__)
SETTINGS = {"sql_time_limit_ms": 20_000, "default_page_size": 50, "allow_download": True, "suggest_facets": False}
"""Settings that Datasette takes; views of a large store take longer than its second."""

LABELS = {"outlet": "name", "family": "name", "speaker": "name", "story": "label", "origin": "label", "claim": "label"}
FACETS = {
    "claims_by_outlet": ["outlet", "status", "says"],
    "unique_claims": ["outlet", "status"],
    "disagreements": ["differ_on", "outlet_a", "outlet_b"],
    "statement_detail": ["outlet", "voice", "stance", "kind"],
    "figures": ["outlet", "dimension", "status"],
    "statement": ["voice", "stance", "kind"],
}


def metadata(database: str) -> dict[str, Any]:
    """Return Datasette's metadata for a store that it serves under the name `database`."""
    tables: dict[str, Any] = {name: {"hidden": True} for name in HIDDEN}
    for table in Base.metadata.sorted_tables:
        if table.name not in HIDDEN:
            columns = {column.name: column.comment for column in table.columns if column.comment}
            tables[table.name] = {"description": table.comment or "", "columns": columns}
    tables |= {view: {"description": question(view)} for view in VIEWS}
    for name, column in LABELS.items():
        tables[name]["label_column"] = column
    for name, facets in FACETS.items():
        tables[name]["facets"] = facets
    # Datasette does not see by itself which index is whose.
    tables["statement"] |= {"fts_table": "statement_fts", "fts_pk": "no"}
    queries = {
        recipe.slug: {"title": recipe.question, "description": recipe.note or recipe.section, "sql": recipe.sql}
        for recipe in recipes()
    }
    about = {"title": TITLE, "description": DESCRIPTION}
    return {**about, "databases": {database: {**about, "tables": tables, "queries": queries}}}


def copy_file(name: str, target: Path) -> None:
    """Copy the store `name` into one file, as it is at this moment, whoever writes to it meanwhile."""
    if not Path(name).is_file():
        raise StoreError(f"cannot copy {name}: expected a store in a SQLite file")
    unfinished = target.with_name(f".{target.name}.unfinished")
    with clear_errors(name), closing(open_read_only(name)) as original:
        unfinished.unlink(missing_ok=True)
        with closing(sqlite3.connect(unfinished)) as copy:
            original.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # no other files beside it
    unfinished.replace(target)
