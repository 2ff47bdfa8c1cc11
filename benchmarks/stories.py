"""The annotated stories that claimref is measured on; they are not part of the project.

They stand in the folder that the variable CLAIMREF_SHARED names, by default `../shared`: three gold stories with two
annotators each, and 28 training stories with one. The annotators are large language models that worked alone, each from
the same written guide.
"""

from __future__ import annotations

import importlib.util
import json
import os
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from claimref.reading import read
from claimref.records import Article

GOLD = ("treaty", "hunter", "veto")


@dataclass(frozen=True)
class Story:
    """One annotated story: its folder of articles, and its gold in the format of the scorer."""

    name: str
    folder: Path
    gold: dict[str, Any]


def shared() -> Path:
    """Return the folder of annotated stories; exit with one clear line if it is not there."""
    folder = Path(os.environ.get("CLAIMREF_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    if not (folder / "eval" / "score.py").is_file():
        raise SystemExit(f"no eval/score.py in {folder}: set CLAIMREF_SHARED to the folder of annotated stories")
    return folder


def gold_stories() -> list[Story]:
    root = shared()
    return [
        Story(name, root / "stories" / name, json.loads((root / "gold" / f"{name}.json").read_text(encoding="utf-8")))
        for name in GOLD
    ]


def training_stories() -> list[Story]:
    root = shared() / "train"
    as_gold = load_script(root / "as_gold.py").as_gold
    return [Story(path.stem, root / "stories" / path.stem, as_gold(path)) for path in sorted(root.glob("[sf]??.json"))]


def scorer() -> ModuleType:
    return load_script(shared() / "eval" / "score.py")


def load_articles(story: Story) -> list[Article]:
    """Read the story's articles as `claimref compare FOLDER` does."""
    return list(read([story.folder]).articles)


def load_script(path: Path) -> ModuleType:
    """Import a script that is not in a package by its path."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"cannot import {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
