"""Which lines of a document begin a question, and which name a section.

First the questions that have a place for their answer: the nearest line before a place that asks or is numbered, or the
words right before it. Then those that only have room: numbered as the others are, in their turn. Lines that stand out in
front of a question are titles.
"""

from __future__ import annotations

import re
from collections import Counter

from auditprep.model import Role
from auditprep.wordform.items import PLACES, Item, Kind, is_guidance
from auditprep.wordform.words import bids

_FIGURES = re.compile(r"\d+")
_EXAMPLE = re.compile(
    r"^(?:exempel|så här|instruktion|anvisning|ifyllnads|hur (?:ska|fyller|besvarar))", re.IGNORECASE
)


class Starts:
    """The items that begin a question, and those that name a section, by their places in the list."""

    def __init__(self, items: list[Item]) -> None:
        self._items = items
        self.questions: set[int] = set()
        self._find_owners()
        self._find_rooms()
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
                    self.questions.add(owner)
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
            return self._first_of_its_kind(asking)
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
                self.questions.add(place)

    def _has_room_only(self, place: int, item: Item, depth: int | None, plain: bool) -> bool:
        said = item.asks or bids(item.words)
        if item.number is not None:
            if depth is not None and item.depth != depth:
                return False
            if not self._in_turn(place, item.number) or not self._looks_alike(place, plain):
                return False
            return said and (plain or depth is not None)
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
        before = [
            self._items[each] for each in sorted(self.questions) if each < place and self._items[each].number
        ]
        after = [
            self._items[each] for each in sorted(self.questions) if each > place and self._items[each].number
        ]
        low = _figures(before[-1].number or "") if before else ()
        high = _figures(after[0].number or "") if after else ()
        # Where numbering begins anew under the next title, what comes after says nothing.
        return (not before or low < own) and (not after or high <= low or own < high)

    def _looks_alike(self, place: int, plain: bool) -> bool:
        """Whether a numbered line is numbered in the same list, or typed in the same way, as the questions are."""
        line = self._items[place].line
        others = [self._items[each].line for each in self.questions]
        known = {(each.list[0] if each.list else None) for each in others if each is not None}
        return plain or (line is not None and (line.list[0] if line.list else None) in known)

    def _alike_unnumbered(self, item: Item) -> bool:
        """Whether an unnumbered line looks as the unnumbered questions do."""
        looks = [self._items[each] for each in self.questions if self._items[each].number is None]
        return item.line is not None and any(
            each.line is not None
            and (each.line.style, each.line.bold, each.line.italic)
            == (item.line.style, item.line.bold, item.line.italic)
            and (item.line.bold or item.line.is_heading or item.words.endswith("?"))
            for each in looks
        )

    def _follows_question(self, place: int) -> bool:
        """Whether a line stands right under a question, to explain it."""
        return place - 1 in self.questions or (
            place > 0 and self._items[place - 1].kind is Kind.TEXT and self._follows_question(place - 1)
        )

    def _is_alone(self, place: int) -> bool:
        """Whether room follows a line."""
        following = self._items[place + 1] if place + 1 < len(self._items) else None
        return following is None or following.kind in (Kind.BLANK, Kind.TABLE) or following.kind is Kind.TEXT

    # Sections

    def _is_title(self, place: int) -> bool:
        item = self._items[place]
        if item.is_heading and item.kind is Kind.TEXT and item.words:
            return True
        following = next(
            (
                index
                for index in range(place + 1, len(self._items))
                if self._items[index].kind is not Kind.BLANK
            ),
            None,
        )
        if following is None:
            return False
        begins = following in self.questions or self._items[following].kind is Kind.ASKING
        return item.may_be_title and (
            begins or (item.number is not None and self._begins_below(place, item.number))
        )

    def _begins_below(self, place: int, number: str) -> bool:
        """Whether the next question is numbered under this number: "2" before "2.1"."""
        following = next((each for each in sorted(self.questions) if each > place), None)
        found = self._items[following].number if following is not None else None
        return found is not None and found.startswith(f"{number}.")


def _figures(number: str) -> tuple[int, ...]:
    return tuple(int(each) for each in _FIGURES.findall(number))
