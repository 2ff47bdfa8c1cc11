"""Tables on their way out of a store or into one: names, columns with what they mean, rows of plain values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class ColumnType(StrEnum):
    """What a column holds, in the words of Frictionless Table Schema; `ANY` where a view does not say."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `refers_to` names the table and column whose values it repeats, `binary` says bytes in base64."""

    name: str
    type: ColumnType = ColumnType.ANY
    required: bool = False
    binary: bool = False
    refers_to: tuple[str, str] | None = None
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class NamedTable:
    """A table or the answer of a view; rows hold None, text, numbers and booleans. `key` names its primary key."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Any]]
    key: tuple[str, ...] = ()
    meaning: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)
