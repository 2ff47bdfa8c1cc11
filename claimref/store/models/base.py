"""The declarative base: one metadata, with a naming convention so that migrations can name every constraint."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import CheckConstraint, MetaData
from sqlalchemy.orm import DeclarativeBase

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The base of every table of the store."""

    metadata = MetaData(naming_convention=NAMING)


def one_of(column: str, choices: type[StrEnum]) -> CheckConstraint:
    """A CHECK that holds `column` to the values of an enum (or to NULL, where the column allows it)."""
    listed = ", ".join(f"'{choice.value}'" for choice in choices)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def span() -> CheckConstraint:
    """A CHECK that a span lies the right way round and is not empty."""
    return CheckConstraint("0 <= char_start AND char_start < char_end", name="span")
