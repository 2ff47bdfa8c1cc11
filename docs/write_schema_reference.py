"""Write docs/schema.md from the models and the views: `make docs`. A test fails where page and schema have parted."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import CheckConstraint, Table, inspect

from claimref.store.models import Base
from claimref.store.store import open_store
from claimref.store.views import VIEWS, question, view_sql

PAGE = Path(__file__).with_name("schema.md")
INTRODUCTION = """\
# Schema reference

Written by `make docs` from the models and the views; change those, not this page.

Begin with the views: each answers a question and carries the labels that a CSV of it needs. Offsets count Unicode
characters, ends exclusive: those of articles, debris, skipped passages and statements in `article.text`, those of typed
values in `statement.text`. Dates are ISO 8601 text. The [cookbook](cookbook.md) shows queries.
"""


def reference() -> str:
    """Return the reference as Markdown: views with their SQL, then tables with keys, references and CHECKs."""
    parts = [INTRODUCTION, "## Views\n"]
    with open_store(":memory:") as store, store.reading() as connection:
        inspector = inspect(connection)
        for view in VIEWS:
            columns = ", ".join(f"`{column['name']}`" for column in inspector.get_columns(view))
            parts.append(f"### {view}\n\n{question(view)}\n\nColumns: {columns}\n")
            parts.append(f"<details><summary>SQL</summary>\n\n```sql\n{view_sql(view).strip()}\n```\n\n</details>\n")
    parts.append("## Tables\n")
    parts += [_table(table) for table in sorted(Base.metadata.tables.values(), key=lambda table: table.name)]
    return "\n".join(parts)


def _table(table: Table) -> str:
    lines = [f"### {table.name}\n", f"{table.comment}\n", "| column | type | | meaning |", "|---|---|---|---|"]
    for column in table.columns:
        notes = ["key"] if column.primary_key else []
        notes += [] if column.nullable or column.primary_key else ["required"]
        notes += [f"→ {foreign.target_fullname}" for foreign in column.foreign_keys]
        meaning = (column.comment or "").replace("|", "\\|")
        lines.append(f"| `{column.name}` | {str(column.type).lower()} | {', '.join(notes)} | {meaning} |")
    checks = sorted(str(c.sqltext) for c in table.constraints if isinstance(c, CheckConstraint))
    if checks:
        lines += ["", "Always true: " + "; ".join(f"`{check}`" for check in checks)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
