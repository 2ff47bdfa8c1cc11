"""The default judge: typed values, wording and a cross-encoder, with a cascade that spares the model most pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimref.config import Config
from claimref.judging.affirming import affirmed
from claimref.judging.calibration import Calibration, read_calibration, taking_model_at_its_word
from claimref.judging.combine import Reading, judgement, same_without_model
from claimref.judging.onnx_model import BundledModel
from claimref.judging.scoring import PairModel
from claimref.judging.transformers_model import CrossEncoderModel
from claimref.records import Judgement, Pair, RelationType


class CrossEncoderJudge:
    """Judges by `model` what cosine and wording do not find clearly unlike."""

    def __init__(self, model: PairModel, calibration: Calibration) -> None:
        self.version = f"{model.version}/calibration-{calibration.version}/9"
        self._model = model
        self._calibration = calibration

    def judge(self, pairs: Sequence[Pair]) -> list[Judgement]:
        return [judgement(reading, self._calibration, self.version) for reading in self.read(pairs)]

    def read(self, pairs: Sequence[Pair]) -> list[Reading]:
        """Everything that is known of each pair, the model's word included where the cascade lets it be asked."""
        readings = [Reading.of(pair) for pair in pairs]
        asked = [i for i, reading in enumerate(readings) if not self.is_clearly_unlike(reading)]
        scores = self._model.score([(pairs[i].left.text, pairs[i].right.text) for i in asked])
        for i, score in zip(asked, scores, strict=True):
            readings[i] = readings[i].with_model(score)
        # What stands against each other makes a model doubt that the point is one: it is asked without that.
        again = [(i, *texts) for i in asked for texts in undisputed(readings[i])]
        scores = self._model.score([(left, right) for _, left, right in again])
        for (i, _, _), score in zip(again, scores, strict=True):
            readings[i] = readings[i].at_best(score.same)
        return readings

    def is_clearly_unlike(self, reading: Reading) -> bool:
        """Whether a pair is not worth the model's time."""
        if reading.denies_own_deed:
            return False
        return same_without_model(reading, self._calibration) < self._calibration.skip_below


def undisputed(reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield the pair's wordings without the values, and without the denial, that stand against each other."""
    if reading.values.relation is RelationType.DIFFER and not reading.pair.of_one_article:
        yield reading.without_values
    if reading.denied is not None:
        denial, report = reading.denied
        if content := affirmed(denial):
            yield content, report


def build(config: Config, argument: str | None) -> CrossEncoderJudge:
    """Build the judge on the bundled model, or on the cross-encoder that `argument` names."""
    if argument is None:
        return CrossEncoderJudge(BundledModel(), read_calibration())
    return CrossEncoderJudge(CrossEncoderModel(argument), taking_model_at_its_word(read_calibration()))
