"""Any cross-encoder by name: on tiny models with random weights that the tests make."""

from pathlib import Path

import pytest
from transformers import AutoTokenizer, BertConfig, BertForSequenceClassification

from claimref.config import Config
from claimref.embedding.minilm import model_folder
from claimref.errors import ComponentError
from claimref.judging import cross_encoder
from claimref.judging.transformers_model import CrossEncoderModel, EntailmentLabels
from claimref.records import RelationType
from tests.judging.statements import pair_of

PAIRS = [("The bridge fell.", "A bridge collapsed on Monday."), ("Rain fell.", "The bank raised its rates.")]


def save_model(folder: Path, labels: list[str]) -> str:
    from torch import manual_seed

    manual_seed(7)
    tokenizer = AutoTokenizer.from_pretrained(str(model_folder()))
    config = BertConfig(
        vocab_size=len(tokenizer),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
    )
    config.id2label = dict(enumerate(labels))
    config.label2id = {label: number for number, label in enumerate(labels)}
    BertForSequenceClassification(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return str(folder)


def test_labels_are_read_in_any_order() -> None:
    assert EntailmentLabels.read({0: "contradiction", 1: "ENTAILMENT", 2: "Neutral"}) == EntailmentLabels(1, 2, 0)


def test_unknown_labels_are_refused_by_name() -> None:
    with pytest.raises(ComponentError, match=r"0: LABEL_0, 1: LABEL_1, 2: LABEL_2.*expected one score, or"):
        EntailmentLabels.read({0: "LABEL_0", 1: "LABEL_1", 2: "LABEL_2"})


def test_label_order_does_not_change_what_is_said(tmp_path: Path) -> None:
    labels = ["contradiction", "entailment", "neutral"]
    turned = ["neutral", "contradiction", "entailment"]
    one = CrossEncoderModel(save_model(tmp_path / "one", labels)).score(PAIRS)
    model = BertForSequenceClassification.from_pretrained(save_model(tmp_path / "two", turned))
    first = BertForSequenceClassification.from_pretrained(str(tmp_path / "one"))
    order = [labels.index(label) for label in turned]
    model.load_state_dict(first.state_dict())
    model.classifier.weight.data = first.classifier.weight.data[order]
    model.classifier.bias.data = first.classifier.bias.data[order]
    model.save_pretrained(tmp_path / "two")
    two = CrossEncoderModel(str(tmp_path / "two")).score(PAIRS)
    assert [score.same for score in two] == pytest.approx([score.same for score in one], abs=2e-3)
    assert all(score.differ is not None for score in two)


def test_the_order_within_a_pair_does_not_matter(tmp_path: Path) -> None:
    model = CrossEncoderModel(save_model(tmp_path, ["entailment", "neutral", "contradiction"]))
    assert model.score(PAIRS) == model.score([(right, left) for left, right in PAIRS])


def test_a_likeness_model_says_nothing_of_difference(tmp_path: Path) -> None:
    judge = cross_encoder.build(Config(), save_model(tmp_path, ["likeness"]))
    same = pair_of("The ship carried 300 containers.", "The ship carried 300 containers to Oslo.", 0.9)
    differ = pair_of("The ship carried 300 containers.", "The ship carried 450 containers.", 0.9)
    judged = judge.judge([same, differ])
    assert [judgement.relation for judgement in judged] == [RelationType.AGREE, RelationType.DIFFER]
    assert str(tmp_path) in judge.version


def test_a_model_that_is_not_there_is_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ComponentError, match="cannot load cross-encoder") as caught:
        CrossEncoderModel(str(tmp_path / "none")).score(PAIRS)
    assert "\n" not in str(caught.value)
