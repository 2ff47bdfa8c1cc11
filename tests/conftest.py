"""What all tests share."""

from __future__ import annotations

import pytest

from benchmarks.stories import shared


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs the annotated stories where they are not: they are no part of the project."""
    measured = [item for item in items if "shared" in item.keywords]
    if not measured:
        return
    try:
        shared()
    except SystemExit as missing:
        for item in measured:
            item.add_marker(pytest.mark.skip(reason=str(missing)))
