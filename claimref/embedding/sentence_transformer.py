"""Sentence vectors by sentence-transformers: any model by name or folder (`--embedder st:NAME`)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING

import numpy as np

from claimref.config import Config
from claimref.errors import ComponentError, ConfigError
from claimref.protocols import Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


class SentenceTransformerEmbedder:
    """Unit vectors by the model that `locate` names or finds; the model is loaded at the first call.

    `locate` returns a model's name or folder and may refuse, with a ComponentError, weights that are not the
    expected ones.
    """

    def __init__(self, model_version: str, locate: Callable[[], str], dim: int | None = None) -> None:
        self.version = f"{model_version}/sentence-transformers-{version('sentence-transformers')}"
        self._locate = locate
        self._dim = dim

    @property
    def dim(self) -> int:
        if self._dim is None:
            self._dim = self._model.get_embedding_dimension()
        assert self._dim is not None
        return self._dim

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return an array of shape (len(texts), dim), rows of length 1 in the order of `texts`."""
        if not texts:
            return np.zeros((0, self.dim), dtype=np.float32)
        vectors = self._model.encode(
            list(texts), normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32)

    @cached_property
    def _model(self) -> SentenceTransformer:
        from sentence_transformers import SentenceTransformer

        place = self._locate()
        try:
            return SentenceTransformer(place, device="cpu")
        except (OSError, ValueError, RuntimeError) as error:
            reason = str(error).strip().splitlines()[0]
            raise ComponentError(f"cannot load sentence-transformers model {place!r}: {reason}") from error


def build(config: Config, argument: str | None) -> SentenceTransformerEmbedder:
    """Build the embedder for the model that `argument` names."""
    if argument is None:
        raise ConfigError("embedder 'st' needs a model: name one, as in st:all-mpnet-base-v2 or st:path/to/model")
    return SentenceTransformerEmbedder(f"st:{argument}", lambda: argument)
