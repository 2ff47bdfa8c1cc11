"""What an export's files hold: `datapackage.json` for tools (Frictionless Data Package), `README.md` for people."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimref.exports.formats import CSV_ENCODING
from claimref.tables import Column, NamedTable

PROFILE = "data-package"
DESCRIPTION = "Who says what: a claimref store, one file a table or view"
TRUE_AND_FALSE = {"trueValues": ["true"], "falseValues": ["false"]}


@dataclass(frozen=True, slots=True)
class Described:
    """A file that was written, and the table in it."""

    path: Path
    table: NamedTable


def write_description(folder: Path, files: Sequence[Described]) -> list[Path]:
    """Write `datapackage.json` and `README.md`; return their paths."""
    package, readme = folder / "datapackage.json", folder / "README.md"
    package.write_text(json.dumps(describe(files), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    readme.write_text("\n".join(_readme(files)) + "\n", encoding="utf-8")
    return [package, readme]


def describe(files: Sequence[Described]) -> dict[str, Any]:
    """Return the package as https://specs.frictionlessdata.io/data-package/ has it."""
    present = {file.table.name for file in files}
    return {
        "profile": PROFILE,
        "name": "claimref-export",
        "title": DESCRIPTION,
        "resources": [_resource(file, present) for file in files],
    }


def _resource(file: Described, present: set[str]) -> dict[str, Any]:
    table, suffix = file.table, file.path.suffix[1:]
    resource = {
        "name": table.name.replace("_", "-"),
        "path": file.path.name,
        "format": suffix,
        "title": table.name,
        "description": table.meaning,
    }
    if suffix == "csv":
        resource |= {"encoding": CSV_ENCODING, "mediatype": "text/csv", "profile": "tabular-data-resource"}
    schema: dict[str, Any] = {"fields": list(map(_field, table.columns)), "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    foreign = [
        {
            "fields": column.name,
            "reference": {"resource": _named(column.refers_to[0], table), "fields": column.refers_to[1]},
        }
        for column in table.columns
        if column.refers_to and column.refers_to[0] in present
    ]
    if foreign:
        schema["foreignKeys"] = foreign
    return resource | {"schema": schema}


def _named(referred: str, table: NamedTable) -> str:
    """The empty text is Table Schema's name for the table itself."""
    return "" if referred == table.name else referred.replace("_", "-")


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.type.value}
    if column.binary:
        field["format"] = "binary"
    if column.type == "boolean":
        field |= TRUE_AND_FALSE
    if column.meaning:
        field["description"] = column.meaning
    if column.required and column.type != "string":
        # An empty text of a required column is written as nothing, which Table Schema would call missing.
        field["constraints"] = {"required": True}
    return field


def _readme(files: Sequence[Described]) -> Iterator[str]:
    yield f"# {DESCRIPTION}\n"
    yield (
        "Offsets count Unicode characters, ends exclusive. In CSV an empty cell is NULL, and text that a spreadsheet "
        "would run as a formula has an apostrophe before it (text that has one there already gets another). "
        "`claimref import` reads this folder into a new store.\n"
    )
    for file in files:
        yield f"## {file.path.name}\n\n{file.table.meaning}\n"
        yield "| column | type | meaning |\n|---|---|---|"
        for column in file.table.columns:
            type_ = f"{column.type}, key" if column.name in file.table.key else column.type
            refers = f" → {'.'.join(column.refers_to)}" if column.refers_to else ""
            meaning = column.meaning.replace("|", "\\|")
            yield f"| `{column.name}` | {type_} | {meaning}{refers} |"
        yield ""
