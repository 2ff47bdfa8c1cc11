from __future__ import annotations

import pytest

from claimref.config import Config
from claimref.matching.weighing import weigh
from claimref.records import RelationType
from tests.matching.builders import article, differ, judged, statement

ONE, TWO = statement(article("Gull"), "9 died.", figure=9), statement(article("Tern"), "10 died.", figure=10)
CONFIG = Config(differ_threshold=0.4)


@pytest.mark.parametrize(("score", "expected"), [(0.39, RelationType.UNSURE), (0.4, RelationType.DIFFER)])
def test_a_difference_below_its_threshold_goes_to_review(score: float, expected: RelationType) -> None:
    (verdict,) = weigh([ONE, TWO], judged((ONE, TWO, differ(differ_score=score))), CONFIG).values()
    assert verdict.relation is expected
    assert verdict.evidence["same_point_alone"] == 0.9
