"""A budget of bytes for streams that unpack to more than they are."""

from __future__ import annotations

import io
from typing import IO, cast

from claimref.errors import SourceError


class BudgetSpentError(SourceError):
    """A source unpacks to more than the options allow."""


class Budget:
    """Counts what all the streams under its watch give, and ends them when `limit` bytes are spent."""

    def __init__(self, limit: int, name: str) -> None:
        self._limit = limit
        self._left = limit
        self._name = name

    def watch(self, stream: IO[bytes]) -> IO[bytes]:
        """Return a stream with the same bytes that counts them; reading past the budget raises BudgetSpentError."""
        return cast("IO[bytes]", io.BufferedReader(_Watched(stream, self)))

    def spend(self, count: int) -> None:
        self._left -= count
        if self._left < 0:
            raise BudgetSpentError(f"{self._name} unpacks to more than {self._limit / 1e6:g} MB")


class _Watched(io.RawIOBase):
    def __init__(self, stream: IO[bytes], budget: Budget) -> None:
        self._stream = stream
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        self._budget.spend(len(data))
        buffer[: len(data)] = data
        return len(data)
