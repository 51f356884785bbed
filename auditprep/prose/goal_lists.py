"""Lists of a board's own goals, "Nämndens mål:" and the items after it; and numbered lists of key figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from auditprep.richtext import ListItem, Paragraph, Placed


@dataclass(frozen=True, slots=True)
class GoalList:
    """All goals of a board, as a list gives them. `names` in order; `is_numbered`: from 1 upwards. It stands in
    `text[start:end]`, and the words that lead to it in `text[lead_start:lead_end]`."""

    names: tuple[str, ...]
    is_numbered: bool
    start: int
    end: int
    lead_start: int
    lead_end: int


def goal_lists(blocks: tuple[Placed, ...]) -> tuple[GoalList, ...]:
    """The lists that begin after words that name the board's goals, and nothing else, and a colon."""
    return tuple(_lists(blocks))


_LEAD = re.compile(
    r"(?:(?:nämndens|styrelsens|våra|de|följande|dessa|[\wåäö-]+nämndens|[\wåäö-]+styrelsens)\s)?(?:(?:\d{4}\sårs|egna|antagna|beslutade|fastställda|nämndspecifika|formulerade|övergripande|fyra|tre|fem|sex"
    r"|sju|åtta|två|\d{1,2})\s){0,3}(?:nämnd)?mål(?:en)?(?:\s(?:för|år)\s\d{4}(?:[–-]\d{4})?|\s\d{4}(?:[–-]\d{4})?)?(?:\s(?:är|lyder|är\sföljande|har\sbeslutats|har\santagits|har\sfastställts))?\s?:",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"fullmäktige|kommunens|\bkf\b|övergripande|agenda", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*")


def kpi_item_numbers(blocks: tuple[Placed, ...]) -> Mapping[int, int]:
    """The numbers of list items under a line that speaks of key figures, by where each item begins."""
    found: dict[int, int] = {}
    is_led = False
    for placed in blocks:
        block = placed.block
        if isinstance(block, ListItem):
            if is_led and block.level == 0 and block.number is not None:
                found[placed.start] = block.number
        else:
            is_led = bool(_OF_KPIS.search(_words(placed)))
    return found


_OF_KPIS = re.compile(r"\b(?:nyckeltal|mätetal|indikatorer|mått)(?:en|na)?\b[^.]{0,60}:\s*\Z", re.IGNORECASE)


def _lists(blocks: tuple[Placed, ...]) -> Iterator[GoalList]:
    for at, placed in enumerate(blocks[:-1]):
        lead = _words(placed)
        words = re.split(r"(?<=[.!?])\s", lead.strip())[-1]
        if not _LEAD.fullmatch(words) or _OTHERS.search(lead[-200:]):
            continue
        items = list(_items(blocks, at + 1))
        if len(items) > 1:
            numbers = [item.block.number for item in items if isinstance(item.block, ListItem)]
            yield GoalList(
                tuple(_BRACKETS.sub(" ", _words(item)).strip(" .") for item in items),
                numbers == list(range(1, len(items) + 1)),
                *(items[0].start, items[-1].end, placed.end - len(words), placed.end),
            )


def _items(blocks: tuple[Placed, ...], at: int) -> Iterator[Placed]:
    first = blocks[at].block
    for placed in blocks[at:]:
        if not isinstance(placed.block, ListItem) or not isinstance(first, ListItem):
            return
        if placed.block.level == first.level:
            yield placed


def _words(placed: Placed) -> str:
    block = placed.block
    return "".join(span.text for span in block.spans) if isinstance(block, Paragraph | ListItem) else ""
