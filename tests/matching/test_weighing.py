from __future__ import annotations

import pytest

from claimref.config import Config
from claimref.matching.competing import in_context
from claimref.matching.weighing import weigh
from claimref.records import RelationType
from tests.matching.builders import article, differ, judged, statement

ONE, TWO = statement(article("Gull"), "9 died.", figure=9), statement(article("Tern"), "10 died.", figure=10)
VERDICTS = judged((ONE, TWO, differ(differ_score=0.8)))
(SEEN,) = in_context([ONE, TWO], VERDICTS).values()


@pytest.mark.parametrize(("above", "expected"), [(0.01, RelationType.UNSURE), (0.0, RelationType.DIFFER)])
def test_a_difference_below_its_threshold_goes_to_review(above: float, expected: RelationType) -> None:
    config = Config(differ_threshold=SEEN.differ_score + above)
    (verdict,) = weigh([ONE, TWO], VERDICTS, config).values()
    assert verdict.relation is expected
    assert verdict.evidence["same_point_alone"] == 0.9
