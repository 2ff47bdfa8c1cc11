"""`claimref export`: the whole store as files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimref.cli import options
from claimref.cli.examples import examples

if TYPE_CHECKING:
    from claimref.records import Comparison
    from claimref.store import Store
    from claimref.tables import NamedTable

TABLES = ("jsonl", "csv", "parquet", "xlsx")
JSONLD, DATASETTE = "jsonld", "datasette"


@click.command(
    epilog=examples(
        "claimref export tables --format csv",
        "claimref export site --format datasette",
    )
)
@click.argument("folder", metavar="FOLDER")
@click.option(
    "--format", "format_", type=click.Choice([*TABLES, JSONLD, DATASETTE]), default="jsonl", show_default=True
)
@click.option("--caches", is_flag=True, help="With vectors and verdicts, which can be computed again.")
@options.db
@options.quiet
def command(folder: str, format_: str, caches: bool, db: str | None, quiet: bool) -> None:
    """Write the whole store into FOLDER.

    jsonl, csv and parquet: one file a table and view; README.md and datapackage.json say what each column means.
    `claimref import` reads such a folder back, and nothing is lost. xlsx: one Excel workbook. jsonld: schema.org
    Claims with their appearances, one file a story. datasette: a folder for `datasette FOLDER`.
    """
    from claimref.cli.opening import open_named
    from claimref.cli.talk import Talk
    from claimref.exports import write_folder
    from claimref.reports.wording import counted

    place = Path(folder)
    with open_named(db) as store:
        if format_ in TABLES:
            written = write_folder(place, _tables(store, caches), format_)
        else:
            place.mkdir(parents=True, exist_ok=True)
            written = (_write_jsonld if format_ == JSONLD else _write_datasette)(store, place)
    Talk(quiet).say(f"{counted(len(written), 'file')} in {place}")


def _tables(store: Store, caches: bool) -> Iterator[NamedTable]:
    yield from store.dump(caches=caches)
    yield from store.dump_views()


def _write_jsonld(store: Store, folder: Path) -> list[Path]:
    comparisons = map(store.load, store.compared())
    return [_write_story(one, folder / f"story-{number}.jsonld") for number, one in enumerate(comparisons, 1)]


def _write_story(comparison: Comparison, path: Path) -> Path:
    from claimref.cli.output import write_out
    from claimref.exports import write_jsonld

    write_out(lambda out: write_jsonld(comparison, out), str(path))
    return path


def _write_datasette(store: Store, folder: Path) -> list[Path]:
    from claimref.store.explorer import SETTINGS, copy_file, metadata

    database = folder / "claimref.db"
    copy_file(store.name, database)
    written = [database]
    for name, content in (("metadata.json", metadata(database.stem)), ("settings.json", SETTINGS)):
        written.append(folder / name)
        written[-1].write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return written
