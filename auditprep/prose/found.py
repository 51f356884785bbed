"""What all parsers of prose share: values that know where they stand, and the choice between those that overlap."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar


class Found(Protocol):
    """Something found in a text: it stands in `text[start:end]`."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


F = TypeVar("F", bound=Found)


def without_overlaps(found: Iterable[F]) -> tuple[F, ...]:
    """Those that stand first, in order; of two that begin together the longer one, of two alike the one given first."""
    kept: list[F] = []
    for each in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return tuple(kept)


def listed(words: str) -> frozenset[str]:
    """The words of a list that is written as a sentence."""
    return frozenset(words.split())
