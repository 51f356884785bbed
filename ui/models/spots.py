"""Words at their very place on a page: where a page is shown they are marked, and not every place that says the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """`words` stand on this page of the file, counted from 1, at `text[start:end]` of the page's text."""

    page: int
    start: int
    end: int
    words: str


def on_page(spots: Iterable[Spot], page: int, text: str) -> tuple[Spot, ...]:
    """Those on this page, in order, as far as the words do stand there."""
    here = (each for each in spots if each.page == page and text[each.start : each.end] == each.words)
    return tuple(sorted(here, key=lambda each: each.start))
