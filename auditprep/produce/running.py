"""Long work run to its end at once."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

from auditprep.model import Progress

T = TypeVar("T")


def finish(work: Generator[Progress, None, T]) -> T:
    """Runs long work to its end and gives its result."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: T = end.value
            return result
