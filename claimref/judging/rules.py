"""The judge without a model: nearness in meaning and wording for the point, numbers for the difference."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import exp

from claimref.config import Config
from claimref.errors import ConfigError
from claimref.judging.features import Features, find_features
from claimref.records import DifferOn, Judgement, Pair, RelationType

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


class RulesJudge:
    version = "rules-0"

    def judge(self, pairs: Sequence[Pair]) -> list[Judgement]:
        return [_judge(pair) for pair in pairs]


def _judge(pair: Pair) -> Judgement:
    features = find_features(pair)
    same_point = _same_point(features)
    numbers = [set(_NUMBER.findall(statement.text)) for statement in (pair.left, pair.right)]
    evidence = {"features": features.as_dict(), "judge": RulesJudge.version}
    if all(numbers) and not numbers[0] & numbers[1]:
        return Judgement(same_point, RelationType.DIFFER, DifferOn.QUANTITY, 0.8, "their numbers differ", evidence)
    return Judgement(same_point, RelationType.AGREE, None, 0.1, "no number differs", evidence)


def _same_point(features: Features) -> float:
    score = 9 * features.cosine + 2 * features.sorted_ratio + 2 * features.containment - 10
    return round(1 / (1 + exp(-score)), 4)


def build(config: Config, argument: str | None) -> RulesJudge:
    if argument is not None:
        raise ConfigError(f"judge 'rules' takes no argument, got {argument!r}")
    return RulesJudge()
