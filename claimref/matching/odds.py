"""Probabilities as log-odds, in which evidence adds up."""

from __future__ import annotations

from math import exp, log

MAX_LOG_ODDS = 6.0
"""No single score may outweigh all others: a judge that says .9999 is wrong more often than once in ten thousand."""


def log_odds(probability: float) -> float:
    """The log-odds of `probability`, held within ±MAX_LOG_ODDS."""
    if probability <= 0 or probability >= 1:
        return MAX_LOG_ODDS if probability >= 1 else -MAX_LOG_ODDS
    return max(-MAX_LOG_ODDS, min(MAX_LOG_ODDS, log(probability / (1 - probability))))


def probability(odds: float) -> float:
    """The probability whose log-odds are `odds`."""
    return 1 / (1 + exp(-odds))
