"""Registry numbers (diarienummer), as the registers of municipalities write them: "2023.092 SN", "KS 2024/110",
"SN 2023-00123", "SOC.2024.12", "Dnr 0456/24"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditprep.prose.dates import dates
from auditprep.prose.found import listed, without_overlaps


@dataclass(frozen=True, slots=True)
class FoundDnr:
    """A registry number as it is written, without "dnr" and with single spaces; it stands in `text[start:end]`."""

    value: str
    start: int
    end: int


def registry_numbers(text: str) -> tuple[FoundDnr, ...]:
    """The registry numbers in the text, in order. After "dnr" or "diarienummer" every way of writing counts; elsewhere
    only those with the letters of a register, so that neither years, dates nor laws are taken for one."""
    return without_overlaps([*_labelled(text), *_lettered(text)])


def dnr_at_start(text: str) -> FoundDnr | None:
    """The registry number that the text begins with ("dnr" may stand before it), also one without letters
    ("0456/24", "2024/123"): for a place where one is expected."""
    label = _LABEL.match(text)
    if label:
        return _read(text, label.end())
    found = _read(text, len(text) - len(text.lstrip()))
    return None if found is None or _YEARS_OR_MONTH.match(found.value) else found


_YEAR = r"(?:19|20)\d\d"
_UPPER = r"[A-ZÅÄÖ]{2,5}(?:[-/]?[A-ZÅÄÖ]{2,5})?"
_ANY = r"[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,6}(?:[-/][A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,5})?"
_REST = r"(?:[-.–]\d{1,4}){0,5}"
_OWNER = rf"(?:,?[ \u00a0]{{1,2}}{_UPPER}(?![\wÅÄÖåäö]))?"
_LABEL = re.compile(
    r"\b(?:dnr|d\.nr|diarie[- ]?nr|diarie[- ]?nummer|ärendenr|ärendenummer|ärende-?id)\b\.?\s{0,3}:?\s{0,3}",
    re.IGNORECASE,
)
_YEARS_OR_MONTH = re.compile(rf"{_YEAR}(?:[/:.–-]{_YEAR}|[–-]\d\d)\Z")
_AFTER_LABEL = re.compile(
    rf"""(?:
      (?:{_ANY}[\s./:-]?)?{_YEAR}[./:–-]\d{{1,6}}{_REST}{_OWNER}
    | (?:{_ANY}[\s./:-]?)?\d{{1,6}}/(?:{_YEAR}|\d\d)(?!\d)(?:-\d{{1,4}})?{_OWNER}
    | [A-ZÅÄÖ]\d{{2,3}}-\d{{1,6}}/(?:{_YEAR}|\d\d)
    | \d\d{_UPPER}\d{{1,6}}
    | {_UPPER}[\s-]?\d\d[/:-]\d{{1,6}}
    | \d{{1,2}}(?:\.\d{{1,3}}){{1,3}}-\d{{1,6}}/{_YEAR}(?:-\d{{1,4}})?
    )(?![\d])""",
    re.VERBOSE,
)
_OWNED = re.compile(rf"(?<![\w./-]){_YEAR}[.]\d{{1,5}},?[ \u00a0]{{1,2}}({_UPPER})(?![\wÅÄÖåäö])")
_PREFIXED = re.compile(
    rf"(?<![\w/-])({_UPPER})(?:[ \u00a0./:-]?){_YEAR}([/:.-])(\d{{1,6}})(?!\d){_REST}(?![\d/])"
)
_MOST_LETTERS = 5
_SERIAL = re.compile(rf"(?<![\w/-])({_UPPER})[ \u00a0](\d{{1,6}})/{_YEAR}(?![\d/-])")
_SMALL = re.compile(
    rf"(?<![\w/-])(K[sf]|S[no]c?|Sov|Bun|Von|Kfn|Tn|Mbn|Byn)[ \u00a0]{_YEAR}[/:](\d{{1,6}})(?!\d){_REST}"
)
_NO_REGISTERS = listed(
    # laws, inquiries, courts, standards; units and words that are written in capitals before a number
    "SOU SFS DS DIR PROP SKR BET RSKR EU EG ISO HFD NJA JO AD MÖD FN COM KOM SS EN NR SID KL ÅR MÅL PLAN MW GW KWH MWH GWH"
    " TWH KW GB MB TB SEK KR TKR MNKR MKR USD EUR JAN FEB MARS APR MAJ JUNI JULI AUG SEPT SEP OKT NOV DEC ÅRET FÖR OCH"
    " BIL KAP SAMT PER VER REV TEL FAX ORG RAM"
)


def _labelled(text: str) -> Iterator[FoundDnr]:
    for label in _LABEL.finditer(text):
        found = _read(text, label.end())
        if found:
            yield found


def _read(text: str, at: int) -> FoundDnr | None:
    match = _AFTER_LABEL.match(text, at)
    return _found(match) if match and not _is_date(match) else None


def _lettered(text: str) -> Iterator[FoundDnr]:
    for match in _OWNED.finditer(text):
        if _is_register(match[1]):
            yield _found(match)
    for match in _PREFIXED.finditer(text):
        if _is_register(match[1]) and not _is_date(match) and _is_serial(match[2], match[3]):
            yield _found(match)
    for match in _SERIAL.finditer(text):
        if _is_register(match[1]) and not _is_year(match[2]):
            yield _found(match)
    for match in _SMALL.finditer(text):
        if not _is_year(match[2]):
            yield _found(match)


def _found(match: re.Match[str]) -> FoundDnr:
    value = " ".join(match[0].replace(",", " ").split())
    return FoundDnr(value, match.start(), match.end())


def _is_date(match: re.Match[str]) -> bool:
    """ "SN 2024-05-14" is a meeting; so is "SN 2024-05" with more of the date after it."""
    return bool(dates(match[0]))


def _is_register(letters: str) -> bool:
    is_word = letters.isalpha() and len(letters) > _MOST_LETTERS
    is_statute_book = letters.endswith("FS")  # SOSFS
    return letters not in _NO_REGISTERS and not is_word and not is_statute_book


def _is_serial(sign: str, number: str) -> bool:
    """Whether what follows the year counts documents: after a hyphen two digits may be a month, and four a year."""
    return not _is_year(number) and (sign != "-" or len(number) >= 3)


def _is_year(number: str) -> bool:
    return len(number) == 4 and number[:2] in {"19", "20"}
