"""The default judge: typed values, wording and a cross-encoder, with a cascade that spares the model most pairs."""

from __future__ import annotations

from collections.abc import Sequence

from claimref.config import Config
from claimref.judging.calibration import Calibration, read_calibration, taking_model_at_its_word
from claimref.judging.combine import Reading, judgement, same_without_model
from claimref.judging.onnx_model import BundledModel
from claimref.judging.scoring import PairModel
from claimref.judging.transformers_model import CrossEncoderModel
from claimref.judging.values import without_values
from claimref.records import Judgement, Pair, RelationType


class CrossEncoderJudge:
    """Judges by `model` what cosine and wording do not find clearly unlike."""

    def __init__(self, model: PairModel, calibration: Calibration) -> None:
        self.version = f"{model.version}/calibration-{calibration.version}/2"
        self._model = model
        self._calibration = calibration

    def judge(self, pairs: Sequence[Pair]) -> list[Judgement]:
        readings = [Reading.of(pair) for pair in pairs]
        asked = [i for i, reading in enumerate(readings) if not self.is_clearly_unlike(reading)]
        scores = self._model.score([(pairs[i].left.text, pairs[i].right.text) for i in asked])
        for i, score in zip(asked, scores, strict=True):
            readings[i] = readings[i].with_model(score)
        # Values that stand against each other make a model doubt that the point is one: it is asked without them.
        disputed = [i for i in asked if readings[i].values.relation is RelationType.DIFFER]
        scores = self._model.score([(without_values(pairs[i].left), without_values(pairs[i].right)) for i in disputed])
        for i, score in zip(disputed, scores, strict=True):
            readings[i] = readings[i].at_best(score.same)
        return [judgement(reading, self._calibration, self.version) for reading in readings]

    def is_clearly_unlike(self, reading: Reading) -> bool:
        """Whether a pair is not worth the model's time."""
        return same_without_model(reading, self._calibration) < self._calibration.skip_below


def build(config: Config, argument: str | None) -> CrossEncoderJudge:
    """Build the judge on the bundled model, or on the cross-encoder that `argument` names."""
    if argument is None:
        return CrossEncoderJudge(BundledModel(), read_calibration())
    return CrossEncoderJudge(CrossEncoderModel(argument), taking_model_at_its_word(read_calibration()))
