"""Numbers with how exactly they are written: "9,4 procent" may be anything from 9,35 to 9,45."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from auditprep.prose.amounts import NUMBER, SEK, UNIT, amounts, number_of, unit_of

PLAIN = ""
"""The unit of a number without any."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A number. `value` is in kronor for money, otherwise as it is written; `half` is half of the last digit's worth. `unit` is one of
    `prose.amounts`, or PLAIN. It stands in `text[start:end]`."""

    value: Decimal
    half: Decimal
    unit: str
    start: int
    end: int

    @property
    def is_money(self) -> bool:
        return self.unit in SEK

    @property
    def is_share(self) -> bool:
        return self.unit == "procent"

    @property
    def size(self) -> Decimal:
        """The number without its sign."""
        return abs(self.value)


def measures(text: str) -> tuple[Measure, ...]:
    """The amounts in the text, money and shares, in order."""
    return tuple(measure(each.value, each.unit, each.start, each.end) for each in amounts(text))


def measure(value: Decimal, unit: str, start: int, end: int) -> Measure:
    """A number as it is written in a unit."""
    exponent = value.as_tuple().exponent
    worth = SEK.get(unit, 1)
    half = Decimal(5).scaleb((exponent if isinstance(exponent, int) else 0) - 1)
    return Measure(value * worth, half * worth, unit, start, end)


_THAT_IS = re.compile(r"\s?,?\s(?:det\svill\ssäga|dvs\.?|d\.v\.s\.|alltså|vilket\sär|eller)\s", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s\((?=[\d\u00a0 ,.–−-]+\s?(?:tkr|mnkr|mkr|kkr|kr|kronor)\))", re.IGNORECASE)


def said_twice(text: str) -> tuple[tuple[Measure, Measure], ...]:
    """Amounts of money told once more in another unit, right after: "544 818 tkr, det vill säga 544,8 mnkr", "130,0 mnkr
    (129 961 tkr)"."""
    found = [each for each in measures(text) if each.is_money]
    return tuple((one, other) for one, other in pairwise(found) if _is_again(text, one.end, other.start))


def _is_again(text: str, end: int, start: int) -> bool:
    """Whether nothing but "det vill säga" or a bracket stands between."""
    found = (pattern.match(text, end) for pattern in (_THAT_IS, _IN_BRACKETS))
    return any(match and match.end() == start for match in found)


_PLAIN = re.compile(
    rf"(?<![\w§.,/:–-])(?P<number>{NUMBER})(?![\w/:%–-]|[.,]\d)(?![ \u00a0]?(?:{UNIT})(?![\wåäö]))",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:§|\b(?:den|mål|nyckeltal|sid|sida|sidan|nr|nummer|fråga|punkt|bilaga|kl|kap|kapitel|avsnitt|kvartal|tertial|vecka|år|åk|årskurs|risk|steg)\.?)[ \u00a0]\Z",
    re.IGNORECASE,
)
_MONTH_AFTER = re.compile(
    r"[ \u00a0](?:jan|feb|mars|apr|maj|juni|juli|aug|sep|okt|nov|dec)[a-z]*\b|[ \u00a0](?:år|månader|veckor|dagar|timmar|gånger)\b",
    re.IGNORECASE,
)


def plain_numbers(text: str) -> Iterator[Measure]:
    """The numbers without a unit; none that names something, is a year, or says how long or how often."""
    for match in _PLAIN.finditer(text):
        value = number_of(match["number"])
        is_year = re.fullmatch(r"(?:19|20)\d\d", match["number"]) is not None
        named = _NAMED.search(text[max(0, match.start() - 12) : match.start()])
        if value is not None and not is_year and not named and not _MONTH_AFTER.match(text, match.end()):
            yield measure(value, PLAIN, match.start(), match.end())


def unit_after(match: re.Match[str]) -> str:
    """The unit that a pattern with `UNIT` in it has found; PLAIN for none."""
    return unit_of(match) if any(match[name] for name in _UNIT_NAMES) else PLAIN


_UNIT_NAMES = tuple(re.compile(UNIT).groupindex)
