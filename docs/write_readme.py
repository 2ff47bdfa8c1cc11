"""Write the outputs that the README and the pages show anew, by running their commands: `make readme`.

Every ```console block begins with `$ command`; what follows it, up to the block's end, is that command's output. The
commands of one page run in order, in one folder that holds what a clone has.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", ROOT / "docs" / "tutorial.md", ROOT / "docs" / "how-to.md")
COLUMNS = "100"
BLOCK = re.compile(r"^```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)^```", re.M | re.S)


def run(command: str, folder: Path) -> str:
    """Run one `claimref …` in `folder` and return its standard output, as a terminal of 100 columns shows it."""
    name, *arguments = shlex.split(command)
    if name != "claimref":
        raise SystemExit(f"console blocks run claimref, not {name}")
    environment = os.environ | {"COLUMNS": COLUMNS, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "claimref", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise SystemExit(f"{command}: exit code {done.returncode}\n{done.stderr}")
    return done.stdout


def rewritten(text: str, folder: Path) -> str:
    """Return a page with the present output of each command; they run in order, in one folder."""
    return BLOCK.sub(lambda block: f"```console\n$ {block['command']}\n{run(block['command'], folder)}```", text)


def prepare(folder: Path) -> Path:
    """Give `folder` what a clone has, as far as the commands need it."""
    shutil.copytree(ROOT / "fixtures", folder / "fixtures")
    return folder


if __name__ == "__main__":
    for page in PAGES:
        with tempfile.TemporaryDirectory() as folder:
            new = rewritten(page.read_text(encoding="utf-8"), prepare(Path(folder)))
        page.write_text(new, encoding="utf-8")
