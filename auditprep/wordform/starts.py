"""Which lines of a document begin a question, and which name a section.

First the questions that have a place for their answer: the nearest line before a place that asks or is numbered, or the
words right before it. Then those that only have room: numbered as the others are, in their turn; and last those that only
their own line announces. Lines that stand out in front of a question are titles.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter

from auditprep.model import Role
from auditprep.wordform.announced import announced
from auditprep.wordform.blocks import Line
from auditprep.wordform.items import PLACES, Item, Kind, is_guidance
from auditprep.wordform.numbers import is_letter
from auditprep.wordform.words import bids

_FAR = 40
"""Lines: how far a title may stand before what it is the title of."""
_ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
_FIGURES = re.compile(r"\d+")
_EXAMPLE = re.compile(
    r"^(?:exempel|så här|instruktion|anvisning|ifyllnads|hur (?:ska|fyller|besvarar))", re.IGNORECASE
)


class Starts:
    """The items that begin a question, and those that name a section, by their places in the list."""

    def __init__(self, items: list[Item]) -> None:
        self._items = items
        self.questions: set[int] = set()
        self._order: list[int] = []
        self._lists: set[str | None] = set()
        self._numbered_looks: set[tuple[str, str | None]] = set()
        self._looks: set[tuple[str, bool, bool]] = set()
        self._find_owners()
        self._find_rooms()
        for place in announced(items, self.questions):
            self._add(place)
        self.sections = {
            place for place in range(len(items)) if place not in self.questions and self._is_title(place)
        }

    # Questions with a place

    def _find_owners(self) -> None:
        last = -1  # the last place or asking table
        open_question, taken = False, set[Role]()
        for place, item in enumerate(self._items):
            if item.kind is Kind.ASKING:
                last, open_question = place, False
            elif item.kind in PLACES:
                owner = self._owner(last, place, open_question, taken)
                if owner is not None:
                    self._add(owner)
                    open_question, taken = True, set()
                if item.kind is not Kind.MARKS:
                    taken.add(item.label.role if item.label else Role.DESCRIPTION)
                last = place

    def _owner(self, last: int, place: int, open_question: bool, taken: set[Role]) -> int | None:
        """The item that the question of this place begins with; None where it belongs to the one before, or to none."""
        item = self._items[place]
        if item.kind is Kind.MARKS and item.words and item.may_begin:
            return place
        before = [index for index in range(last + 1, place) if self._items[index].kind is Kind.TEXT]
        if any(self._items[index].is_heading and not self._items[index].may_begin for index in before):
            cut = max(
                index
                for index in before
                if self._items[index].is_heading and not self._items[index].may_begin
            )
            if any(index > cut for index in before) or item.kind is not Kind.MARKS:
                before = [index for index in before if index > cut]
        asking = [index for index in before if self._items[index].may_begin]
        if asking:
            return self._first_of_its_kind(self._alike(asking))
        if item.kind is Kind.MARKS and item.words and not (before and not open_question):
            return place if not open_question or len(item.words) > 3 else None
        if (
            before
            and item.kind in (Kind.LABEL, Kind.FIELD)
            and (item.label.role if item.label else Role.DESCRIPTION) in taken
        ):
            return self._nearest(before)
        if not before or (open_question and item.kind in (Kind.LABEL, Kind.FIELD)):
            return None
        if open_question and item.kind is Kind.ROOM and last == place - 1:
            return None
        return self._nearest(before)

    def _alike(self, asking: list[int]) -> list[int]:
        """Of the lines that may begin a question those that ask, or look as the questions before do: a list in somebody's
        answer is numbered too."""
        items = self._items
        surely = [
            index
            for index in asking
            if items[index].asks
            or bids(items[index].words)
            or (line := items[index].line) is None
            or (line.style, line.list and line.list[0]) in self._numbered_looks
        ]
        return surely or asking

    def _first_of_its_kind(self, asking: list[int]) -> int:
        """Of the lines that may begin a question the last, or the numbered one right above it that it explains."""
        chosen = asking[-1]
        for index in reversed(asking[:-1]):
            between = self._items[index + 1 : chosen]
            numbered = self._items[index].number is not None and self._items[chosen].number is None
            if (
                any(each.kind is not Kind.TEXT for each in between)
                or not numbered
                or self._leads(index, chosen)
            ):
                break
            chosen = index
        return chosen

    def _leads(self, index: int, chosen: int) -> bool:
        """Whether a numbered line is a title over the question below it."""
        item = self._items[index]
        return item.may_be_title and (item.depth <= 1)

    def _nearest(self, before: list[int]) -> int:
        """The words right before a place, or above what only explains them."""
        chosen = before[-1]
        for index in reversed(before):
            if any(each.kind is not Kind.TEXT for each in self._items[index + 1 : chosen]):
                break
            chosen = index
            if not is_guidance(self._items[index]):
                break
        return chosen

    # Questions with room only

    def _find_rooms(self) -> None:
        owners = [self._items[place] for place in sorted(self.questions)]
        depths = Counter(item.depth for item in owners if item.number)
        depth = depths.most_common(1)[0][0] if depths else None
        plain = not self.questions and not any(item.kind is Kind.ASKING for item in self._items)
        for place, item in enumerate(self._items):
            if place in self.questions or item.kind is not Kind.TEXT or not item.words:
                continue
            if _EXAMPLE.match(item.words) and item.number is None:
                continue
            if self._has_room_only(place, item, depth, plain):
                self._add(place)

    def _add(self, place: int) -> None:
        """One more question."""
        self.questions.add(place)
        bisect.insort(self._order, place)
        line = self._items[place].line
        if line is not None:
            self._lists.add(_list_of(line))
            self._numbered_looks.add((line.style, line.list and line.list[0]))
        if line is not None and self._items[place].number is None:
            self._looks.add(_look_of(line))

    def _has_room_only(self, place: int, item: Item, depth: int | None, plain: bool) -> bool:
        said = item.asks or bids(item.words)
        if item.number is not None:
            if depth is not None and item.depth != depth:
                return False
            if not self._looks_alike(place, plain):
                return False
            if self._follows_on(place, item.number):
                return plain or depth is not None
            return said and self._in_turn(place, item.number) and (plain or depth is not None)
        if self._follows_question(place) or not (plain or self._alike_unnumbered(item)):
            return False
        return (
            said
            and self._is_alone(place)
            and (item.asks or item.is_heading or (item.line is not None and item.line.bold))
        )

    def _in_turn(self, place: int, number: str) -> bool:
        """Whether a number stands between those of the questions before and after it."""
        own = _figures(number)
        before, after = self._numbered_beside(place)
        low = _figures(before.number or "") if before else ()
        high = _figures(after.number or "") if after else ()
        # Where numbering begins anew under the next title, what comes after says nothing.
        return (not before or low < own) and (not after or high <= low or own < high)

    def _follows_on(self, place: int, number: str) -> bool:
        """Whether a line after an empty one has the very next number: 6 after 5, b after a, 1b after 1a."""
        before, _after = self._numbered_beside(place)
        apart = place > 0 and self._items[place - 1].kind in (Kind.BLANK, Kind.FIELD, Kind.MARKS, Kind.ROOM)
        if not apart or before is None or before.number is None:
            return False
        begun = (
            is_letter(number) and f"{chr(ord(number) - 1)})" in before.words
        )  # "3. Beskriv: a) …" and then "b) …"
        return begun or number in _next(before.number)

    def _numbered_beside(self, place: int) -> tuple[Item | None, Item | None]:
        """The numbered questions nearest before and after a place."""
        at = bisect.bisect_left(self._order, place)
        before = next(
            (self._items[each] for each in reversed(self._order[:at][-20:]) if self._items[each].number), None
        )
        after = next(
            (self._items[each] for each in self._order[at : at + 20] if self._items[each].number), None
        )
        return before, after

    def _looks_alike(self, place: int, plain: bool) -> bool:
        """Whether a numbered line is numbered in the same list, or typed in the same way, as the questions are."""
        line = self._items[place].line
        return plain or (line is not None and _list_of(line) in self._lists)

    def _alike_unnumbered(self, item: Item) -> bool:
        """Whether an unnumbered line looks as the unnumbered questions do."""
        line = item.line
        stands_out = line is not None and (line.bold or line.is_heading or item.words.endswith("?"))
        return line is not None and stands_out and _look_of(line) in self._looks

    def _follows_question(self, place: int) -> bool:
        """Whether a line stands right under a question, to explain it."""
        while place > 0 and place - 1 not in self.questions:
            place -= 1
            if self._items[place].kind is not Kind.TEXT:
                return False
        return place > 0

    def _is_alone(self, place: int) -> bool:
        """Whether room follows a line."""
        following = self._items[place + 1] if place + 1 < len(self._items) else None
        return following is None or following.kind in (Kind.BLANK, Kind.TABLE) or following.kind is Kind.TEXT

    # Sections

    def _is_title(self, place: int) -> bool:
        item = self._items[place]
        if item.is_heading and item.kind is Kind.TEXT and item.words:
            return True
        if not item.may_be_title:
            return False
        ahead = range(place + 1, min(place + _FAR, len(self._items)))
        following = next((index for index in ahead if self._items[index].kind is not Kind.BLANK), None)
        if following is None:
            return False
        begins = following in self.questions or self._items[following].kind is Kind.ASKING
        return begins or (item.number is not None and self._begins_below(place, item.number))

    def _begins_below(self, place: int, number: str) -> bool:
        """Whether the next question is numbered under this number: "2" before "2.1"."""
        at = bisect.bisect_right(self._order, place)
        found = self._items[self._order[at]].number if at < len(self._order) else None
        return found is not None and found.startswith(f"{number}.")


def _list_of(line: Line) -> str | None:
    """The list that a line is numbered in; None for a number that is typed."""
    return line.list[0] if line.list else None


def _look_of(line: Line) -> tuple[str, bool, bool]:
    return line.style, line.bold, line.italic


def _next(number: str) -> set[str]:
    """What may be the number after this one: "6" after "5", "1.5" after "1.4", "b" after "a", "1b" after "1a"."""
    if number in _ROMAN:
        return {str(_ROMAN.index(number) + 2), *_ROMAN[_ROMAN.index(number) + 1 :][:1]}
    if number[-1].isalpha():
        found = re.match(r"\d+", number)
        return {number[:-1] + chr(ord(number[-1]) + 1)} | ({str(int(found.group()) + 1)} if found else set())
    head, figures = number.rstrip("0123456789"), re.search(r"\d*$", number)
    return {f"{head}{int(figures.group()) + 1}"} if figures and figures.group() else set()


def _figures(number: str) -> tuple[int, ...]:
    return tuple(int(each) for each in _FIGURES.findall(number))
