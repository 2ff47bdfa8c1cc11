"""The default judge, on the weights that ship."""

import shutil
from pathlib import Path

import pytest

from claimref.config import Config
from claimref.errors import ComponentError
from claimref.judging import cross_encoder
from claimref.judging.onnx_model import WEIGHTS, BundledModel
from claimref.records import DifferOn, Judgement, Pair, RelationType
from tests.judging.statements import pair_of

SAME = pair_of("The old bridge over the Tarn collapsed on Monday.", "A bridge across the Tarn fell down.", 0.8)
OTHER = pair_of("The old bridge over the Tarn collapsed.", "The bridge over the Tarn was built in 1931.", 0.75)
FIGURES = pair_of("The ship carried 11,000 containers.", "The ship carried 6,700 containers.", 0.95)
ROUNDED = pair_of("The ship carried 11,000 containers.", "More than 11,000 containers were on the ship.", 0.93)
DENIED = pair_of("The ministry sent the shells.", "The ministry never sent the shells.", 0.9)
PAIRS = [SAME, OTHER, FIGURES, ROUNDED, DENIED]


@pytest.fixture(scope="module")
def judge() -> cross_encoder.CrossEncoderJudge:
    return cross_encoder.build(Config(), None)


@pytest.fixture(scope="module")
def judged(judge: cross_encoder.CrossEncoderJudge) -> list[Judgement]:
    return judge.judge(PAIRS)


def test_the_same_point_scores_above_a_related_one(judged: list[Judgement]) -> None:
    assert judged[0].same_point > judged[1].same_point


def test_values_and_negations_make_differences(judged: list[Judgement]) -> None:
    assert [j.relation for j in judged[2:]] == [RelationType.DIFFER, RelationType.AGREE, RelationType.DIFFER]
    assert min(judged[2].differ_score, judged[4].differ_score) > 0.5 > judged[3].differ_score


def test_who_denies_a_deed_disputes_what_is_told_of_it_in_detail(judge: cross_encoder.CrossEncoderJudge) -> None:
    pair = pair_of(
        "Tamoria has denied sending weapons to Veldoria.",
        "Tamoria has supplied dozens of missiles and more than 11,000 shells to Veldoria.",
        0.5,
    )
    judgement = judge.judge([pair])[0]
    assert judgement.relation is RelationType.DIFFER
    assert judgement.differ_on is DifferOn.POLARITY
    assert judgement.differ_score > Config().differ_threshold


def test_every_judgement_says_why_and_on_what_evidence(
    judge: cross_encoder.CrossEncoderJudge, judged: list[Judgement]
) -> None:
    for judgement in judged:
        assert judgement.why
        assert judgement.evidence["judge"] == judge.version
        assert "cosine" in judgement.evidence["features"]  # type: ignore[operator]


def test_neither_company_nor_order_changes_a_judgement(
    judge: cross_encoder.CrossEncoderJudge, judged: list[Judgement]
) -> None:
    assert judge.judge(PAIRS[::-1]) == judged[::-1]
    assert [judge.judge([pair])[0] for pair in PAIRS] == judged
    turned = [Pair(pair.right, pair.left, pair.similarity) for pair in PAIRS]
    assert [j.same_point for j in judge.judge(turned)] == [j.same_point for j in judged]


def test_the_model_is_spared_what_is_clearly_unlike(judge: cross_encoder.CrossEncoderJudge) -> None:
    unlike = pair_of("The bank raised its rates.", "Divers searched the Tarn for a van.", 0.02)
    (judgement,) = judge.judge([unlike])
    assert "model_same" not in judgement.evidence["features"]  # type: ignore[operator]
    assert judgement.same_point < 0.05


def test_no_pairs_load_no_weights(tmp_path: Path) -> None:
    shutil.copy(WEIGHTS / "judge.json", tmp_path)
    assert BundledModel(tmp_path).score([]) == []


@pytest.mark.parametrize("name", ["judge.onnx", "tokenizer.json"])
def test_other_files_than_those_shipped_are_refused(name: str, tmp_path: Path) -> None:
    for file in WEIGHTS.iterdir():
        (tmp_path / file.name).symlink_to(file)
    (tmp_path / name).unlink()
    (tmp_path / name).write_bytes((WEIGHTS / name).read_bytes()[:-1] + b"\x00")
    with pytest.raises(ComponentError, match=f"{name} is not the file that was shipped"):
        BundledModel(tmp_path).score([("One.", "Two.")])


def test_missing_weights_are_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(ComponentError, match="cannot read the judge's description"):
        BundledModel(tmp_path)


def test_the_shipped_file_is_small() -> None:
    assert (WEIGHTS / "judge.onnx").stat().st_size < 70_000_000


def test_a_date_in_dispute_does_not_make_two_points_of_one(judge: cross_encoder.CrossEncoderJudge) -> None:
    """The model doubts that sentences with two dates make one point; asked without the dates, it sees that they do."""
    pair = pair_of(
        "On Tuesday, June 18, 2024, Ann Low arrived in Brida for her first state visit since 2000.",
        "On June 19, 2024, President Ann Low arrived in Brida for an official visit for the first time in 25 years.",
        0.84,
    )
    [judgement] = judge.judge([pair])
    assert judgement.same_point > Config().match_threshold
    assert judgement.relation is RelationType.DIFFER
    assert judgement.differ_on is DifferOn.DATE
