from pathlib import Path

import numpy as np
import pytest

from training.reliability import bins, draw, expected_error

SAID = np.array([0.02, 0.04, 0.5, 0.55, 0.95, 0.97])
HELD = np.array([False, False, True, False, True, True])


def test_bins_hold_what_is_said_and_what_holds() -> None:
    said, held, counts = zip(*bins(SAID, HELD), strict=True)
    assert said == pytest.approx((0.03, 0.525, 0.96))
    assert held == (0.0, 0.5, 1.0)
    assert counts == (2, 2, 2)


def test_expected_error_is_the_mean_gap() -> None:
    assert expected_error(SAID, HELD) == pytest.approx((0.03 + 0.025 + 0.04) / 3)


def test_plot_is_the_same_every_time_and_its_text_is_text(tmp_path: Path) -> None:
    for name in ("one.svg", "two.svg"):
        draw(SAID, HELD, tmp_path / name)
    one = (tmp_path / "one.svg").read_text(encoding="utf-8")
    assert one == (tmp_path / "two.svg").read_text(encoding="utf-8")
    assert "share that annotators put in one row" in one
