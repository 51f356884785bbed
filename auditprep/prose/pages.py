"""Pages as people write them: "3", "3-6", "3, 5-7"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

_RANGE = re.compile(r"\s*(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?\s*")


def pages_list(pages: str | None) -> tuple[int, ...]:
    """The numbers that are meant, in order and once each: "3, 5-7" is 3, 5, 6, 7. None, and what is no list of pages,
    gives ()."""
    found = [_RANGE.fullmatch(part) for part in (pages or "").split(",")]
    if not all(found):
        return ()
    ranges = [(int(match[1]), int(match[2] or match[1])) for match in found if match]
    if any(first < 1 or last < first or last - first > 100_000 for first, last in ranges):
        return ()
    return tuple(sorted({number for first, last in ranges for number in range(first, last + 1)}))


def pages_of(numbers: Iterable[int]) -> str:
    """The numbers as one writes them: 3, 5, 6, 7 is "3, 5-7"; none is ""."""
    return ", ".join(_written(str(first), str(last), "-") for first, last in _runs(sorted(set(numbers))))


IN_FILE = "i filen"


def printed(pages: str | None, numbers: Sequence[str | None]) -> str | None:
    """Pages of the file as the numbers that are printed on them, with a dash between: "3-6" is "1–4" where the first two
    pages have no number. `numbers` are those of all pages of the file. Where those numbers would not tell which pages are
    meant (one is missing, or stands on several pages), pages of the file are told, and that they are: "3–6 i filen". None
    for no pages; what is no list of pages comes back as it is."""
    wanted = pages_list(pages)
    if not wanted:
        return pages or None
    runs = [_printed_run(first, last, numbers) for first, last in _runs(wanted)]
    if all(runs):
        return ", ".join(filter(None, runs))
    of_file = ", ".join(_written(str(first), str(last), "–") for first, last in _runs(wanted))
    return f"{of_file} {IN_FILE}" if any(numbers) else of_file


def _printed_run(first: int, last: int, numbers: Sequence[str | None]) -> str | None:
    """The run by printed numbers; None where they do not tell it."""
    if last > len(numbers):
        return None
    inside = numbers[first - 1 : last]
    if any(number is None or numbers.count(number) > 1 for number in {inside[0], inside[-1]}):
        return None
    one, other = inside[0] or "", inside[-1] or ""
    goes_on = one.isdecimal() == other.isdecimal()
    if one.isdecimal() and other.isdecimal():
        goes_on = int(other) - int(one) == last - first
    return _written(one, other, "–") if goes_on else None


def _written(first: str, last: str, dash: str) -> str:
    return first if first == last else f"{first}{dash}{last}"


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of each run of numbers without a gap."""
    for _step, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        members = [number for _at, number in run]
        yield members[0], members[-1]
