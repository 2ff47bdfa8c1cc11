"""The wheel, installed outside the tree, compares and migrates: nothing it needs was left behind in the tree."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.slow


def run(*command: str | Path, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    # Nothing of the tree may be found by way of the environment.
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CLAIMREF_"))}
    done = subprocess.run(
        [str(part) for part in command], cwd=folder, env=clean | environment, capture_output=True, text=True
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of a fresh environment that holds the wheel, and sees the libraries of this one."""
    home = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", home, ROOT, folder=home)
    run(sys.executable, "-m", "venv", home / "venv", folder=home)
    python = home / "venv" / "bin" / "python"
    [wheel] = home.glob("*.whl")
    run(python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", wheel, folder=home)
    # The libraries are those of this environment, so that nothing is downloaded. The path is added without
    # processing the .pth files there: one of them leads to the tree.
    packages = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=home).stdout.strip()
    Path(packages, "libraries.pth").write_text(
        f"{sysconfig.get_path('purelib')}\n{sysconfig.get_path('platlib')}\n", encoding="utf-8"
    )
    return home / "venv" / "bin"


def test_the_package_is_the_wheels(installed: Path, tmp_path: Path) -> None:
    where = run(installed / "python", "-c", "import claimref; print(claimref.__file__)", folder=tmp_path).stdout
    assert where.startswith(str(installed.parent))


def test_the_installed_command_compares_and_migrates(installed: Path, tmp_path: Path) -> None:
    claimref = installed / "claimref"
    story = ROOT / "fixtures" / "ferry"
    run(claimref, "compare", story, "--format", "json", "-o", "ferry.json", folder=tmp_path)
    comparison = json.loads((tmp_path / "ferry.json").read_text(encoding="utf-8"))
    assert comparison["version"] == 1
    assert comparison["claims"]
    assert (tmp_path / "claimref.db").is_file()
    html = run(claimref, "compare", story, "--format", "html", folder=tmp_path).stdout
    assert html.lstrip().lower().startswith("<!doctype html")

    head = run(claimref, "db", "current", folder=tmp_path).stdout
    run(claimref, "db", "downgrade", "base", "--db", "other.db", folder=_store(claimref, tmp_path))
    run(claimref, "db", "upgrade", "--db", "other.db", folder=tmp_path)
    assert run(claimref, "db", "current", "--db", "other.db", folder=tmp_path).stdout == head


def _store(claimref: Path, folder: Path) -> Path:
    run(claimref, "db", "upgrade", "--db", "other.db", folder=folder)
    return folder
