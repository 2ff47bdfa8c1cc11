from __future__ import annotations

import pytest

from claimref.matching.odds import MAX_LOG_ODDS, log_odds, probability


@pytest.mark.parametrize("chance", [0.01, 0.3, 0.5, 0.99])
def test_there_and_back(chance: float) -> None:
    assert probability(log_odds(chance)) == pytest.approx(chance)


def test_log_odds_are_bounded() -> None:
    assert log_odds(0.5) == 0
    assert log_odds(0.0) == log_odds(1e-12) == -MAX_LOG_ODDS
    assert log_odds(1.0) == MAX_LOG_ODDS
