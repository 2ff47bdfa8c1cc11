import shutil
from pathlib import Path

import numpy as np
import pytest

from claimref.config import Config
from claimref.embedding import minilm
from claimref.embedding.sentence_transformer import SentenceTransformerEmbedder
from claimref.errors import ComponentError, ConfigError


@pytest.fixture(scope="module")
def embedder() -> SentenceTransformerEmbedder:
    return minilm.build(Config(), None)


def test_rows_are_unit_vectors_in_order(embedder: SentenceTransformerEmbedder) -> None:
    texts = ["A bridge fell into the river.", "The bank raised its rates.", "A bridge collapsed into a river."]
    vectors = embedder.embed(texts)
    assert vectors.shape == (3, embedder.dim)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert vectors[0] @ vectors[2] > 0.8 > vectors[0] @ vectors[1]


def test_no_texts_give_no_rows(embedder: SentenceTransformerEmbedder) -> None:
    assert embedder.embed([]).shape == (0, 384)


def test_a_text_has_the_same_vector_in_any_company(embedder: SentenceTransformerEmbedder) -> None:
    text = "Two ships met."
    long = "The committee that the parliament had set up in spring published, after months of delay, its report. " * 8
    alone, together = embedder.embed([text])[0], embedder.embed([long, text, "Rain fell."])[1]
    assert np.allclose(alone, together, atol=1e-5)


def test_other_weights_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(minilm.model_folder(), folder)
    with (folder / "model.safetensors").open("r+b") as file:
        file.seek(-1, 2)
        file.write(b"\x7f")
    with pytest.raises(ComponentError, match=r"is not the published all-MiniLM-L6-v2: sha256 is .*, expected 53aa5117"):
        minilm.verified_folder(folder)


def test_missing_weights_are_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(ComponentError, match=r"cannot read .*model\.safetensors: No such file"):
        minilm.verified_folder(tmp_path)


def test_an_argument_is_refused() -> None:
    with pytest.raises(ConfigError, match="use st:something"):
        minilm.build(Config(), "something")


def test_the_version_names_the_weights() -> None:
    assert minilm.build(Config(), None).version.startswith("minilm:53aa51172d14/sentence-transformers-")
