"""The judge without a model: nearness in meaning and wording for the point, typed values for the difference."""

from __future__ import annotations

from collections.abc import Sequence

from claimref.config import Config
from claimref.errors import ConfigError
from claimref.judging.calibration import Calibration, read_calibration
from claimref.judging.combine import Reading, judgement
from claimref.records import Judgement, Pair


class RulesJudge:
    """Fast, and blind to differences that are neither a value nor a negation."""

    def __init__(self, calibration: Calibration) -> None:
        self.version = f"rules/calibration-{calibration.version}/2"
        self._calibration = calibration

    def judge(self, pairs: Sequence[Pair]) -> list[Judgement]:
        return [judgement(Reading.of(pair), self._calibration, self.version) for pair in pairs]


def build(config: Config, argument: str | None) -> RulesJudge:
    if argument is not None:
        raise ConfigError(f"judge 'rules' takes no argument, got {argument!r}")
    return RulesJudge(read_calibration())
