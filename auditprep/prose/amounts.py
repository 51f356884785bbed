"""Amounts as administrative Swedish writes them: a number with its unit of money or share. A number without a unit is none,
since it may be a year, a §, a page or anything else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from auditprep.prose.found import without_overlaps

KR, TKR, MNKR, MDKR = "kr", "tkr", "mnkr", "mdkr"
PERCENT, PERCENTAGE_POINTS, PER_MILLE = "procent", "procentenheter", "promille"

SEK = {KR: 1, TKR: 1_000, MNKR: 1_000_000, MDKR: 1_000_000_000}
"""What a unit of money is in kronor."""


@dataclass(frozen=True, slots=True)
class FoundAmount:
    """An amount. `value` is in `unit` (one of those above), below zero where a minus stands before it; `sign` is the one
    that is written, "-" or "+", "" for none. It stands in `text[start:end]`, sign and unit included; of a range
    ("12–14 mnkr") the first number stands without its unit."""

    value: Decimal
    unit: str
    sign: str
    start: int
    end: int

    @property
    def in_sek(self) -> Decimal | None:
        """The amount in kronor; None for what is no money."""
        return self.value * SEK[self.unit] if self.unit in SEK else None


def amounts(text: str) -> tuple[FoundAmount, ...]:
    """The amounts in the text, in order: "12,4 mnkr", "-3 210 tkr", "1 397 860 kr", "98,5 %", "2 miljoner kronor". A number
    that can be read in two ways, such as "169 188 207 210 tkr", is none."""
    if not _IN_UNITS.search(text):
        return ()
    return without_overlaps(each for match in _matches(text) for each in _read(match))


def number_of(written: str) -> Decimal | None:
    """The number that is written so, with or without a sign: "1 397 860", "-3,5", "12.500" (thousands, as money is
    written). None where it is no number, or may be two."""
    match = _ALONE.fullmatch(written.strip())
    if match is None or _MAY_BE_SEVERAL.match(match["number"]):
        return None
    value = _value(match["number"], grouped_by_dots=True)
    return -value if value is not None and _sign(match["sign"]) == "-" else value


def unit_of(match: re.Match[str]) -> str:
    """The unit that `UNIT` has found."""
    return next(unit for name, (unit, _written) in _UNITS.items() if match[name])


BLANK = r"[ \u00a0\u2007\u2009\u202f]"
NUMBER = rf"(?:\d{{1,3}}(?:{BLANK}\d{{3}}(?!\d)){{1,4}}|\d{{1,3}}(?:\.\d{{3}}(?!\d)){{1,4}}|\d{{1,9}})(?:[,.]\d{{1,4}})?(?!\d)"
"""A number, thousands parted by blanks or dots, decimals after a comma or a dot."""

_UNITS: dict[str, tuple[str, str]] = {  # the name of a group, the unit and how it is written
    "billions": (MDKR, r"mdkr|mdr{B}?kr|miljard(?:er)?{B}(?:kronor|kr|sek)"),
    "millions": (MNKR, r"mnkr|mn{B}kr|mkr|msek|milj(?:\.|on(?:er)?)?{B}?(?:kronor|kr|sek)"),
    "thousands": (TKR, r"tkr|kkr|ksek|tsek|tkronor|tusen{B}(?:kronor|kr|sek)|tusentals{B}kronor"),
    "ones": (KR, r"kronor(?:na)?|kr|sek|:-"),
    "points": (PERCENTAGE_POINTS, r"procentenhet(?:er)?|%-?enhet(?:er)?"),
    "percent": (PERCENT, r"procents?|proc\.|%"),
    "mille": (PER_MILLE, r"promille|‰"),
}
UNIT = "|".join(f"(?P<{name}>{written.replace('{B}', BLANK)})" for name, (_unit, written) in _UNITS.items())
"""A unit; the group that is matched names it in `unit_of`."""
_IN_UNITS = re.compile(r"kr|sek|:-|[%‰]|proc|promille", re.IGNORECASE)  # some of it is in every unit
_SIGN = rf"(?P<sign>(?:(?<![\w.,:%)\]])[-+−–±]|(?<![\w.,:])−{BLANK}|\b(?:minus|plus){BLANK}))?"
_AMOUNT = re.compile(
    rf"(?<![\d§/])(?<!\d[.,:/–-])(?<!§{BLANK})(?:(?<=kr[-–−])|(?<![^\W\d_][-–−]))(?:(?<![-−–+])(?P<first>{NUMBER})(?:{BLANK}[-–—]{BLANK}|[-–—]{BLANK}?))?"
    rf"{_SIGN}(?<![\w.,])(?P<number>{NUMBER}){BLANK}{{0,2}}\n?(?:{UNIT})(?![\wåäö])(?!-ig)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_BLANKS = re.compile(BLANK)
_GROUPED_BY_DOTS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_BESIDE_ANOTHER = re.compile(rf"\d{BLANK}\Z")
_DATE_OR_YEAR = re.compile(rf"(?:(?<!\d)(?:19|20)\d\d|\d[-–/.]\d{{1,2}}){BLANK}\Z")
_ALONE = re.compile(rf"(?P<sign>[-+−–])?{BLANK}?(?P<number>{NUMBER})")
_MAY_BE_SEVERAL = re.compile(rf"\d{{3}}(?:{BLANK}\d{{3}}){{2}}")
_MOST_SEK = Decimal(10) ** 12
_MOST_PERCENT = Decimal(100_000)


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Every amount; looked for where digits begin, which is quicker than everywhere."""
    last = 0
    for digits in _DIGITS.finditer(text):
        for at in _begins(text, digits.start()):
            match = _AMOUNT.match(text, at) if at >= last else None
            if match and match.end() > digits.start():
                yield match
                last = match.end()
                break


def _begins(text: str, at: int) -> Iterator[int]:
    """Where an amount may begin whose digits begin there: at its sign, or where they do."""
    for before, signs in _BEFORE_DIGITS:
        if at >= before and text[at - before] in signs:
            yield at - before
    yield at


_BEFORE_DIGITS = ((6, "mM"), (5, "pP"), (2, "−"), (1, "-+−–±"))  # "minus ", "plus ", "− ", "-"


def _read(match: re.Match[str]) -> Iterator[FoundAmount]:
    unit = unit_of(match)
    value = _value(match["number"], grouped_by_dots=unit in (KR, TKR))
    if value is None or not _is_plausible(value, unit) or _is_cut(match):
        return
    first = _value(match["first"], grouped_by_dots=unit in (KR, TKR)) if match["first"] else None
    if first is not None and first < value:
        yield FoundAmount(first, unit, "", match.start("first"), match.end("first"))
    sign = _sign(match["sign"])
    start = match.start("sign") if match["sign"] else match.start("number")
    yield FoundAmount(-value if sign == "-" else value, unit, sign, start, match.end())


def _is_cut(match: re.Match[str]) -> bool:
    """Whether another number stands just before, so that nobody knows where this one begins; a year or a date may."""
    before = match.string[max(0, match.start() - 8) : match.start()]
    starts_with_zero = len(match["number"]) > 1 and match["number"][0] == "0" and match["number"][1].isdigit()
    return starts_with_zero or bool(_BESIDE_ANOTHER.search(before) and not _DATE_OR_YEAR.search(before))


def _sign(written: str | None) -> str:
    words = (written or "").strip().casefold()
    if words in {"-", "−", "–", "minus"}:
        return "-"
    return "+" if words in {"+", "plus"} else ""


def _value(written: str, *, grouped_by_dots: bool) -> Decimal | None:
    """The number; None where "12.500" may be twelve and a half."""
    plain = _BLANKS.sub("", written)
    whole, sign, decimals = plain.partition(",")
    if _GROUPED_BY_DOTS.fullmatch(whole):
        if not grouped_by_dots and whole.count(".") == 1:
            return None
        whole = whole.replace(".", "")
    return Decimal(f"{whole}.{decimals}" if sign else whole)


def _is_plausible(value: Decimal, unit: str) -> bool:
    """Whether a municipality can have meant it: two numbers beside each other look like one that is far too large."""
    return value * SEK[unit] < _MOST_SEK if unit in SEK else value < _MOST_PERCENT
