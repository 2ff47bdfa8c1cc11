"""`claimref explore`: the store in a browser, by Datasette."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import click

from claimref.cli import options
from claimref.cli.examples import examples

HOST = "127.0.0.1"


@click.command(epilog=examples("claimref explore", "claimref explore --port 8765 --no-browser"))
@options.db
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="0: any that is free.")
@click.option("--browser/--no-browser", default=True, help="Open the browser.  [default: --browser]")
def command(db: str | None, port: int, browser: bool) -> None:
    """Look at the store in a browser, with the cookbook's questions ready to run.

    Only this machine can see it, and nothing can be changed by it. Ctrl-C ends it. To publish a store, see
    `claimref export --format datasette`.
    """
    from claimref.cli.opening import open_named
    from claimref.errors import ComponentError, StoreError
    from claimref.store.explorer import SETTINGS, metadata

    try:
        from datasette.cli import cli as datasette
    except ImportError as error:
        raise ComponentError("explore needs Datasette: pip install 'claimref[explore]'") from error
    with open_named(db) as store:
        name = store.name
    path = Path(name)
    if not path.is_file():
        raise StoreError(f"cannot explore {name}: expected a store in a SQLite file (claimref export, then import)")
    with tempfile.TemporaryDirectory() as folder:
        described = Path(folder) / "metadata.json"
        described.write_text(json.dumps(metadata(path.stem)), encoding="utf-8")
        settings = [part for name, value in SETTINGS.items() for part in ("--setting", name, json.dumps(value))]
        serve = ["serve", str(path), "--metadata", str(described), "--host", HOST, "--port", str(port), *settings]
        datasette.main([*serve, *(["--open"] if browser else [])], prog_name="claimref explore", standalone_mode=False)
