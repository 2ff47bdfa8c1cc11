"""The house stands as designed: imports point downwards, and `--help` loads nothing heavy."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "claimref"

STAGES = ("reading", "splitting", "normalising", "embedding", "matching", "judging", "origins", "execution")
EDGES = ("store", "exports", "reports")
"""They take records in and give records, files or pages out; only the command line and the API call them."""

PLAIN = {"records", "errors", "protocols", "config", "agreement", "standing", "decisions", "outlets", "tables"}
"""Below everything: they may import each other, and nothing else of ours."""

MAY_IMPORT = {
    "config": PLAIN,
    "agreement": PLAIN,
    "standing": PLAIN,
    "decisions": {"records"},
    "outlets": {"errors"},
    "records": set(),
    "errors": set(),
    "tables": set(),
    "protocols": {"records", "decisions"},
    "cache": PLAIN,
    "registry": PLAIN,
    "chat": PLAIN,
    # Splitting reads typed values out of a text, and judging compares them: normalising is their common ground.
    "splitting": PLAIN | {"normalising", "chat"},
    "judging": PLAIN | {"normalising", "chat"},
    "matching": PLAIN | {"normalising"},
    "correcting": PLAIN | {"normalising"},
    "pipeline": PLAIN | {"cache", "registry", "matching", "origins", "correcting"},
    "calibrating": PLAIN | {"cache", "correcting", "matching", "pipeline"},
    "voices": PLAIN,
    "frames": PLAIN | {"exports"},
    "api": PLAIN | {"cache", "reading", "pipeline", "frames"},
    "cli": PLAIN | {"api", "cache", "calibrating", "registry", "pipeline", "voices", *STAGES, *EDGES},
    "__main__": {"cli"},
    "__init__": PLAIN | {"api"},
} | dict.fromkeys(("reading", "normalising", "embedding", "origins", "execution", *EDGES), PLAIN)


def parts() -> list[str]:
    return sorted({path.stem if path.suffix == ".py" else path.name for path in PACKAGE.iterdir() if _is_part(path)})


def _is_part(path: Path) -> bool:
    return path.suffix == ".py" or (path / "__init__.py").is_file()


def imports_of(part: str) -> Iterator[tuple[Path, str]]:
    """Every module of ours that a part imports, as its first name below `claimref`, in any scope."""
    files = [PACKAGE / f"{part}.py"] if (PACKAGE / f"{part}.py").is_file() else sorted((PACKAGE / part).rglob("*.py"))
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                # `from claimref import x` names a module or a public name: a module is what counts.
                names = [f"{node.module}.{alias.name}" for alias in node.names] if node.module == "claimref" else []
                names = names or [node.module or ""]
                assert node.level == 0, f"{file}: relative import"
            else:
                continue
            yield from ((file, name.split(".")[1]) for name in names if name.startswith("claimref."))


@pytest.mark.parametrize("part", parts())
def test_imports_point_downwards(part: str) -> None:
    assert part in MAY_IMPORT, f"claimref/{part} is new: say in MAY_IMPORT what it may import"
    wrong = {
        f"{file.relative_to(PACKAGE.parent)} imports claimref.{name}"
        for file, name in imports_of(part)
        if name != part and name not in MAY_IMPORT[part]
    }
    assert not wrong


def test_every_part_of_the_plan_is_there() -> None:
    """So that a folder that moves cannot leave its rule behind."""
    assert sorted(MAY_IMPORT) == parts()


def test_stages_know_neither_each_other_nor_the_edges() -> None:
    for stage in STAGES:
        others = {*STAGES, *EDGES, "pipeline", "api", "cli"} - {stage, "normalising"}
        assert not MAY_IMPORT[stage] & others


HEAVY = (
    "torch",
    "spacy",
    "sqlalchemy",
    "alembic",
    "transformers",
    "sentence_transformers",
    "numpy",
    "scipy",
    "onnxruntime",
    "trafilatura",
    "rapidfuzz",
    "rich",
    "jinja2",
    "matplotlib",
)


def modules_after(code: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after running `code`."""
    program = f"import sys\n{code}\nprint('\\n' + '\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines())


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["compare", "--help"],
        ["query", "--help"],
        ["explain", "--help"],
        ["plot", "matrix", "--help"],
        ["--version"],
    ],
    ids=" ".join,
)
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    loaded = modules_after(f"from claimref.cli.main import run\nassert run({arguments!r}) == 0")
    assert "claimref.cli.main" in loaded
    assert not loaded & set(HEAVY)
    # About a quarter of a second is some three hundred modules; a count, unlike a time, is the same everywhere.
    assert len(loaded) < 300


def test_the_python_api_imports_nothing_heavy() -> None:
    loaded = modules_after("import claimref\nclaimref.compare, claimref.split, claimref.judge, claimref.Config")
    assert not loaded & set(HEAVY)
