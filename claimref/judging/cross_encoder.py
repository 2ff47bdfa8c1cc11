"""The default judge: typed values, wording and a cross-encoder, with a cascade that spares the model most pairs."""

from __future__ import annotations

from collections.abc import Sequence

from claimref.config import Config
from claimref.judging.calibration import Calibration, read_calibration, taking_model_at_its_word
from claimref.judging.combine import Reading, judgement, same_without_model
from claimref.judging.onnx_model import BundledModel
from claimref.judging.scoring import PairModel
from claimref.judging.transformers_model import CrossEncoderModel
from claimref.records import Judgement, Pair


class CrossEncoderJudge:
    """Judges by `model` what cosine and wording do not find clearly unlike."""

    def __init__(self, model: PairModel, calibration: Calibration) -> None:
        self.version = f"{model.version}/calibration-{calibration.version}/1"
        self._model = model
        self._calibration = calibration

    def judge(self, pairs: Sequence[Pair]) -> list[Judgement]:
        readings = [Reading.of(pair) for pair in pairs]
        asked = [i for i, reading in enumerate(readings) if not self.is_clearly_unlike(reading)]
        scores = self._model.score([(pairs[i].left.text, pairs[i].right.text) for i in asked])
        for i, score in zip(asked, scores, strict=True):
            readings[i] = readings[i].with_model(score)
        return [judgement(reading, self._calibration, self.version) for reading in readings]

    def is_clearly_unlike(self, reading: Reading) -> bool:
        """Whether a pair is not worth the model's time."""
        return same_without_model(reading, self._calibration) < self._calibration.skip_below


def build(config: Config, argument: str | None) -> CrossEncoderJudge:
    """Build the judge on the bundled model, or on the cross-encoder that `argument` names."""
    if argument is None:
        return CrossEncoderJudge(BundledModel(), read_calibration())
    return CrossEncoderJudge(CrossEncoderModel(argument), taking_model_at_its_word(read_calibration()))
