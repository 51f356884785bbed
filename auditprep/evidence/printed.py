"""The page numbers that are printed on a document's pages, learnt from all of them together.

A number in a margin may be a year, a paragraph or a sum; a page number is one that goes up by one from page to page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

_NUMBER = r"(?P<number>\d{1,5}|[ivxlIVXL]{1,7})"
_OF = r"(?:\s*\(\s*(?:av\s*)?(?P<total>\d{1,5})\s*\)|\s*(?:/|av|of)\s*(?P<count>\d{1,5}))"
# Said to be a page number, or one of so many.
_SAID = re.compile(
    rf"(?:^|.*[\s|•·,–-])(?:sidan?|sidnr|sid|s|blad|page|p)\s*\.?\s*:?\s*{_NUMBER}{_OF}?\s*$", re.IGNORECASE
)
_SAID_FIRST = re.compile(
    rf"(?:sidan?|sid|page)\s*\.?\s*:?\s*{_NUMBER}{_OF}?\s*(?:[|•·,–-]\s.*|\s{{2,}}.*)$", re.IGNORECASE
)
_OF_SO_MANY = re.compile(
    rf"(?:^|.*\s\s|.*[|•·]\s*){_NUMBER}{_OF}\s*$|.*\s(?P<first>\d{{1,4}})\s*\((?P<whole>\d{{1,4}})\)$"
)
# A number by itself, between strokes perhaps, or set off from other words by one.
_ALONE = re.compile(rf"[\s|•·\[(–—-]*{_NUMBER}[\s|•·\])–—-]*$")
_SET_OFF = re.compile(rf".+\s[|•·]\s*{_NUMBER}$|{_NUMBER.replace('number', 'first')}\s*[|•·]\s.+$")
_ROMAN = re.compile(r"(?i)^(?=[ivxl])(x{0,3}|xl|l?x{0,3})(ix|iv|v?i{0,3})$")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}
_YEARS = range(1900, 2100)
_BY_THEMSELVES = 3  # pages that agree, where nothing says that it is a page number
_LONGEST_GAP = 50  # pages without a number, between two of one sequence

_Key = tuple[bool, int]
"""Of a sequence: whether it is in Roman numbers, and the page's place less its number."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A number that may be the page's. `said`: 2 where a word says that it is, 1 where it is one of so many (`total`)."""

    page: int
    value: int
    text: str
    roman: bool
    said: int
    total: int | None = None

    @property
    def key(self) -> _Key:
        return self.roman, self.page - self.value


def printed_numbers(
    edges: Sequence[Iterable[str]], label: Callable[[int], str | None] | None = None
) -> list[str | None]:
    """For each page the number printed on it, None where there is none; a page without one that stands between two of a
    sequence has the number that it must have. `edges` are the texts in the upper and lower margins of each page; `label`
    tells what the document itself calls a page, where the texts say nothing."""
    runs = sorted(_runs(edges), key=_weight, reverse=True)
    good = [run for run in runs if _is_enough(run, len(edges))]
    numbers: list[str | None] = [None] * len(edges)
    for run in good:
        for each in run:
            numbers[each.page] = numbers[each.page] or each.text
    for run in good:
        _fill(run, numbers)
    if label is not None and not good:
        return [label(page) for page in range(len(edges))]
    return numbers


def _runs(edges: Sequence[Iterable[str]]) -> list[list[_Candidate]]:
    """The sequences: candidates that count up with the pages, one a page."""
    open_runs: dict[_Key, list[_Candidate]] = {}
    runs: list[list[_Candidate]] = []
    for page, texts in enumerate(edges):
        for each in sorted(_candidates(page, texts), key=lambda one: -one.said):
            run = open_runs.get(each.key)
            if run is None or each.page - run[-1].page > _LONGEST_GAP:
                open_runs[each.key] = run = []
                runs.append(run)
            if not run or run[-1].page < each.page:
                run.append(each)
    return runs


def _weight(run: list[_Candidate]) -> tuple[int, int]:
    return len(run) + sum(each.said for each in run), -abs(run[0].key[1])


def _is_enough(run: list[_Candidate], pages: int) -> bool:
    """Whether so many pages agree that it is no accident."""
    said = max(each.said for each in run)
    if said and (len(run) > 1 or pages == 1 == run[0].value):
        return True
    if said > 1 and run[0].total is not None:
        return True
    return len(run) >= _BY_THEMSELVES or (len(run) > 1 and len(run) >= 0.6 * pages)


def _fill(run: list[_Candidate], numbers: list[str | None]) -> None:
    """Numbers the pages between those of the sequence that no other has numbered."""
    roman, offset = run[0].key
    for page in range(run[0].page, run[-1].page):
        if numbers[page] is None:
            numbers[page] = to_roman(page - offset) if roman else str(page - offset)


def _candidates(page: int, texts: Iterable[str]) -> Iterator[_Candidate]:
    for text in texts:
        for line in text.splitlines():
            candidate = _candidate(page, line.strip())
            if candidate is not None:
                yield candidate


def _candidate(page: int, line: str) -> _Candidate | None:
    if len(line) > 200 or not line:
        return None
    for pattern, said in ((_SAID, 2), (_SAID_FIRST, 2), (_OF_SO_MANY, 1), (_ALONE, 0), (_SET_OFF, 0)):
        match = pattern.match(line)
        if match:
            return _read(page, match, said)
    return None


def _read(page: int, match: re.Match[str], said: int) -> _Candidate | None:
    parts = match.groupdict()
    text = parts.get("number") or parts.get("first") or ""
    total = parts.get("total") or parts.get("count") or parts.get("whole")
    value = _value(text)
    if value is None or (total and value > int(total)):
        return None
    if not said and value in _YEARS and abs(page - value) > _LONGEST_GAP:
        return None
    return _Candidate(page, value, text, not text.isdigit(), said, int(total) if total else None)


def _value(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    if not _ROMAN.match(text) or not (text.islower() or text.isupper()):
        return None
    values = [_VALUES[letter] for letter in text.lower()]
    signs = [-1 if value < after else 1 for value, after in zip(values, [*values[1:], 0], strict=True)]
    return sum(value * sign for value, sign in zip(values, signs, strict=True))


def to_roman(value: int) -> str:
    """A number below 100 in small Roman letters; others in digits."""
    if not 0 < value < 100:
        return str(value)
    tens = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")[value // 10]
    return tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[value % 10]
