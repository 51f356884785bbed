"""Questions in running text that only their own line announces: "Fråga 3. …" in bold, and the answer as the paragraphs below it.

Where the other questions stand in tables, or have labels, nothing else tells that such a line asks. It does if it is numbered
in its very turn between the others, and if most lines that look so are. Without others, it must call itself a question.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from auditprep.wordform.items import Item, Kind
from auditprep.wordform.rows import RowKind

_CALLED = re.compile(r"^\s*(?:kontroll)?fråga\s+\d", re.IGNORECASE)
_FIGURES = re.compile(r"\d+")
Figures = tuple[int, ...]


def announced(items: Sequence[Item], questions: Collection[int]) -> list[int]:
    """The places of such lines. `questions` are the places of those that are questions already."""
    numbers = [_numbers(item, place in questions) for place, item in enumerate(items)]
    later = _first_after(numbers)
    known = {each for some in numbers for each in some}
    looking, taken, before = 0, list[int](), None
    for place, item in enumerate(items):
        if place not in questions and _announces(item):
            looking += 1
            own = _figures(item.number)
            is_sure = known or _CALLED.match(item.line.text if item.line else "")
            if is_sure and own not in known and _is_between(before, own, later[place]):
                known.add(own)
                taken.append(place)
                before = own
        before = numbers[place][-1] if numbers[place] else before
    return taken if len(taken) * 2 > looking else []


def _announces(item: Item) -> bool:
    """Whether a line is bold, has a typed number, and is called a question or asks."""
    line = item.line
    if item.kind is not Kind.TEXT or line is None or item.number is None or line.number is not None:
        return False
    says = bool(_CALLED.match(line.text)) or item.asks
    return says and item.may_begin and line.bold and not line.is_heading


def _numbers(item: Item, is_question: bool) -> list[Figures]:
    """The numbers of the questions in an item, in order."""
    if item.kind is Kind.ASKING:
        found = [row.number for row in item.rows if row.kind is RowKind.QUESTION]
    else:
        found = [item.number] if is_question else []
    return list(filter(None, map(_figures, found)))


def _first_after(numbers: Sequence[list[Figures]]) -> list[Figures | None]:
    """The first number after each place; None where none comes."""
    found: list[Figures | None] = []
    after: Figures | None = None
    for some in reversed(numbers):
        found.append(after)
        after = some[0] if some else after
    return found[::-1]


def _is_between(before: Figures | None, own: Figures, after: Figures | None) -> bool:
    """Whether a number follows right on the one before it, or is the first, and the one after it is a later one."""
    follows = own in _following(before) if before else own[-1:] == (1,)
    return follows and (after is None or own < after)


def _following(number: Figures) -> set[Figures]:
    """What may come after a number: 6 after 5, 1.5 or 2.1 after 1.4."""
    up = {(*number[:-1], number[-1] + 1)}
    return up | ({(*number[:-2], number[-2] + 1, 1)} if len(number) > 1 else set())


def _figures(number: str | None) -> Figures:
    return tuple(int(each) for each in _FIGURES.findall(number or ""))
