"""Paragraphs of minutes (§) in prose, told apart from those of laws: "6 § LVU" and "2 kap. 3 § kommunallagen" are no
decisions of a board's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditprep.prose.dates import dates
from auditprep.prose.found import listed, without_overlaps

LAWS = listed(
    "LVU LVM LSS LASS SoL KL FL OSL TF YGL RF RB BrB HSL PSL PDL PBL MB JB ÄB FB ÄktB UB IL SkL SFL LOU LOV LUF LUK LAS"
    " MBL AML ML GDPR KomL KRL LKR LPT LRV LVN AvtL KommL SkolL"
)
"""Laws by their short names."""


@dataclass(frozen=True, slots=True)
class FoundParagraph:
    """A § of minutes, or several ("§§ 12–15"); `numbers` in order. It stands in `text[start:end]`."""

    numbers: tuple[int, ...]
    start: int
    end: int

    @property
    def number(self) -> int:
        """The first of them."""
        return self.numbers[0]


def paragraphs(text: str) -> tuple[FoundParagraph, ...]:
    """The paragraphs of minutes in the text, in order: "§ 63", "§63", "§ 12/24" (number 12), "§§ 12–15", "paragraf 63".
    "63 §" counts only after a date or where it begins a line, and never as part of a law."""
    return without_overlaps([*_sign_first(text), *_number_first(text)])


def is_law(text: str, start: int, end: int) -> bool:
    """Whether the words around `text[start:end]` make the § there one of a law or of other rules."""
    return bool(
        _LAW_BEFORE.search(text[max(0, start - 60) : start]) or _LAW_AFTER.match(text[end : end + 120])
    )


_LAW_NAMES = "|".join(sorted(LAWS, key=len, reverse=True))
_SIGN = re.compile(
    r"(?:(?<![§\d])(?:§{1,2}|\b(?:protokolls|besluts)?paragraf(?:en|er|erna)?\b|\bpar\.(?=\s?\d))(?:\s?nr\b\.?)?)\s{0,3}(\d{1,4})(?![\d])(?:/(\d\d|\d{4})(?!\d))?",
    re.IGNORECASE,
)
_MORE = re.compile(r"\s?([-–—,]|\boch\b|\bsamt\b)\s{0,2}(?:§\s?)?(\d{1,4})(?![\d/:]|[-.]\d)")
_NUMBER = re.compile(r"(?<![\w.,/:–-])(\d{1,4})\s{0,2}§(?![§\w])(?!\s?\d)")
_CUT = re.compile(r"\.\d|:\d")
_LAW_AFTER = re.compile(
    rf"""\s{{0,3}}(?:
      (?-i:[a-h])(?![\wåäö-]\w)(?!\w)
    | §
    | (?:första|andra|tredje|fjärde|femte|\d\s?)\s?(?:st\b|stycket|meningen|punkten)
    | st\.|p\.?\s?\d|punkt(?:en)?\s\d
    | (?:i\s|enligt\s|ur\s)?(?:den\s|gamla\s|nya\s|nämnda\s)?[\wåäö-]{{0,40}}
      (?:lag|lagen|lagens|förordning|förordningen|förordningens|balk|balken|balkens|föreskrifter|föreskrifterna|grundlagen)
      (?![\wåäö-])
    | (?:i\s|enligt\s|ur\s)(?:[\wåäö-]{{1,40}}\s){{0,2}}?[\wåäö-]{{0,40}}(?:reglemente[t]?|stadga[rn]?|arbetsordning(?:en)?
      |delegations(?:ordning(?:en)?|bestämmelser)|avtal(?:et)?|bolagsordning(?:en)?)(?![\wåäö-])
    | (?:i\s|enligt\s)?(?-i:{_LAW_NAMES})(?![\wåäö-])
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_LAW_BEFORE = re.compile(
    rf"(?:\bkap\.?|\bkapitlet|(?<![\wåäö-])(?-i:{_LAW_NAMES})|(?:lagen|balken|förordningen|reglementet|stadgan|stadgarna)s?"
    r"(?:\s\(\d{4}:\d+\))?)[\s,]{0,3}(?:§+\s?)?(?:\d+\s?[a-h]?\s?(?:[,–-]|och)\s?)?\Z",
    re.IGNORECASE,
)
_JOINING = re.compile(
    r"(?:\b(?:enligt|av|i|och|eller|kap|med|samt|till|på|jfr|se|per)\.?|[,(–-])\s*\Z", re.IGNORECASE
)
_MOST_IN_RANGE = 300


def _sign_first(text: str) -> Iterator[FoundParagraph]:
    for match in _SIGN.finditer(text):
        if _CUT.match(text, match.end()) or int(match[1]) == 0:
            continue
        numbers, end = _with_more(text, match)
        if not is_law(text, match.start(), end):
            yield FoundParagraph(numbers, match.start(), end)


def _with_more(text: str, match: re.Match[str]) -> tuple[tuple[int, ...], int]:
    """All numbers after the sign, and where they end. One sign takes a range at most; two signs, or the word in the
    plural, a list."""
    numbers, end = [int(match[1])], match.end()
    many = match[0].startswith("§§") or match[0].casefold().startswith("paragrafer")
    while more := _MORE.match(text, end):
        number, is_range = int(more[2]), more[1] in "-–—"
        if not numbers[-1] < number or not (many or is_range):
            break
        if is_range and number - numbers[-1] > _MOST_IN_RANGE:
            break
        numbers += range(numbers[-1] + 1, number + 1) if is_range else [number]
        end = more.end()
        if not many:
            break
    return tuple(numbers), end


def _number_first(text: str) -> Iterator[FoundParagraph]:
    for match in _NUMBER.finditer(text):
        before = text[max(0, match.start() - 80) : match.start()]
        if int(match[1]) == 0 or is_law(text, match.start(), match.end()):
            continue
        if _follows_date(before) or (_begins_line(before) and _heads(text, match.end())):
            yield FoundParagraph((int(match[1]),), match.start(), match.end())


def _follows_date(before: str) -> bool:
    found = dates(before, year=_SOME_YEAR)
    return bool(found) and not before[found[-1].end :].strip(" ,(\n\u00a0")


_SOME_YEAR = 2000  # "11 februari, 5 §" is as good as with its year


def _begins_line(before: str) -> bool:
    above, newline, here = before.rpartition("\n")
    return not here.strip() and not (newline and _JOINING.search(above))


def _heads(text: str, at: int) -> bool:
    """Whether what follows on the line is a heading, or nothing."""
    rest = text[at : at + 40].split("\n")[0].strip()
    return not rest or not rest[0].islower()
