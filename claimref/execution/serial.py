"""The executor of a laptop: one batch after the other, in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from claimref.config import Config

T = TypeVar("T")
R = TypeVar("R")


class SerialExecutor:
    def map(self, function: Callable[[T], R], batches: Sequence[T]) -> Iterator[R]:
        return map(function, batches)


def build(config: Config, argument: str | None) -> SerialExecutor:
    return SerialExecutor()
