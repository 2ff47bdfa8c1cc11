from pathlib import Path

import numpy as np
import pytest

from claimref.config import Config
from claimref.embedding import minilm, sentence_transformer
from claimref.errors import ComponentError, ConfigError


def test_any_model_is_loaded_by_its_folder() -> None:
    embedder = sentence_transformer.build(Config(), str(minilm.model_folder()))
    text = "The harbour reopened on Monday."
    assert embedder.dim == 384
    assert np.allclose(embedder.embed([text]), minilm.build(Config(), None).embed([text]), atol=1e-5)
    assert str(minilm.model_folder()) in embedder.version


def test_a_vector_does_not_depend_on_the_texts_beside_it() -> None:
    embedder = minilm.build(Config(), None)
    texts = [" ".join(["The harbour reopened"] + ["again and again"] * n) for n in (0, 0, 1, 1, 1, 2, 9, 40)]
    together = embedder.embed(texts)
    assert all((embedder.embed([text])[0] == vector).all() for text, vector in zip(texts, together, strict=True))
    assert (embedder.embed(texts[::-1])[::-1] == together).all()


def test_a_model_that_is_not_there_is_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    missing = str(tmp_path / "no-such-model")
    with pytest.raises(ComponentError, match="cannot load sentence-transformers model") as caught:
        sentence_transformer.build(Config(), missing).embed(["text"])
    assert "\n" not in str(caught.value)


def test_a_model_must_be_named() -> None:
    with pytest.raises(ConfigError, match="needs a model"):
        sentence_transformer.build(Config(), None)
