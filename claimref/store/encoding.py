"""Between records and columns: dates as ISO text, mappings as JSON."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from datetime import UTC, date, datetime
from typing import Any


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def to_iso(moment: date | datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def to_moment(text: str | None) -> date | datetime | None:
    """Read what `to_iso` wrote: a date stays a date."""
    if text is None:
        return None
    return date.fromisoformat(text) if len(text) == len("2024-01-31") else datetime.fromisoformat(text)


def to_datetime(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def to_json(value: object) -> str:
    """Write JSON that other tools can read: no infinities, keys sorted, letters as they are."""
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, allow_nan=False)


def from_json(text: str) -> Any:
    return json.loads(text)


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value))
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "item"):  # a numpy scalar
        return _plain(value.item())
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if value is None or isinstance(value, str | int | float | bool):
        return value
    raise TypeError(f"cannot write {type(value).__name__} as JSON")
