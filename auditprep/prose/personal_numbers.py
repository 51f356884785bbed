"""Personal numbers (personnummer) and co-ordination numbers (samordningsnummer), told apart from all other rows of digits by
their date and their check digit."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditprep.prose.found import without_overlaps


@dataclass(frozen=True, slots=True)
class FoundPersonalNumber:
    """It stands in `text[start:end]`. `is_coordination`: its day is 60 too great, as one has it who is not registered here."""

    is_coordination: bool
    start: int
    end: int


def personal_numbers(text: str) -> tuple[FoundPersonalNumber, ...]:
    """The personal numbers in the text, in order: "850712-NNNN", "19850712-NNNN", "850712+NNNN", also with a blank or
    nothing where the hyphen should be, with the date in parts, or broken over a line's end. The date has to be one and the
    check digit right. Digits that are parted by a blank or by nothing may be something else that the words around name,
    or cells of a table: they are none then. Organisation numbers and numbers with a letter never are."""
    if not _MAY_BE.search(text):
        return ()
    return without_overlaps(each for match in _NUMBER.finditer(text) for each in _read(text, match))


def masked(text: str) -> str:
    """The text with NNNN for the last four digits of what may be a personal number, whatever the words around say."""
    return _NUMBER.sub(_masked, text) if _MAY_BE.search(text) else text


def _masked(match: re.Match[str]) -> str:
    return f"{match[0][:-4]}NNNN" if any(_of_person(match)) else match[0]


_MAY_BE = re.compile(r"\d{6}|\d\d[-‐‑–. ]\d\d[-‐‑–+ ]{1,3}\d{4}(?!\d)")
_HYPHEN = "-‐‑‒–—−\u00ad"
_BLANK = " \u00a0\u2007\u2009\u202f"
_NUMBER = re.compile(
    rf"(?:(?<![^\W_]|[/:])|(?<=nr)|(?<=mer))(?<!\d[.,{_HYPHEN}+])(?:(?P<century>1[89]|20)[{_BLANK}]?)?"
    rf"(?P<year>\d\d)(?P<part>[{_HYPHEN}.{_BLANK}]?)(?P<month>\d\d)(?P=part)(?P<day>\d\d)"
    rf"(?P<sign>[{_BLANK}]?[{_HYPHEN}+][{_BLANK}]?\n?[{_BLANK}]?|\n?[{_HYPHEN}+]|[{_BLANK}]{{1,2}}|)(?P<last>\d{{4}})"
    rf"(?![^\W_]|[/:.,{_HYPHEN}]\d(?!\d{{5}})|:-|[{_BLANK}]?(?:[tm]n?kr|kr|kronor|%)\b)"
)
_LABEL = re.compile(
    r"\b(?:person(?:nummer|nr|\.?\s?nr)|p(?:ers)?\.?\s?nr|samordnings(?:nummer|nr)|född|född[ae]|f\.)\W{0,4}\Z",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:[\wåäö]*(?:faktura|kund|order|ocr|referens|konto|avtals|artikel|projekt|ärende|diarie|beställnings|kontrakts|inventarie"
    r"|serie|anläggnings|mätar|kort|objekt|löp|verifikat(?:ions)?|upphandlings|rapport|dokument|mål)[\wåäö]*|ref|dnr|d\.nr|bg|pg|bankgiro|plusgiro|postgiro"
    r"|clearing\w*|iban|isbn|issn|gln|ean|tel|telefon\w*|mobil\w*|fax|växel\w*|ring|sms|org|orgnr|organisationsn\w+|moms\w*|vat\w*|id|nr)\b"
    r"[\s.:#()=-]{0,6}(?:(?:nr|nummer|id)\b[\s.:#=-]{0,4})?\Z",
    re.IGNORECASE,
)
_FAR = 40
_OF_LATE = range(15, 40)  # years that a document of ours may be of


def _read(text: str, match: re.Match[str]) -> Iterator[FoundPersonalNumber]:
    yield from (each for each in _of_person(match) if _is_meant(text, match))


def _of_person(match: re.Match[str]) -> Iterator[FoundPersonalNumber]:
    """The number, if its date is one and its check digit right."""
    day = int(match["day"])
    digits = "".join(match[name] for name in ("year", "month", "day", "last"))
    if _is_date(match, day - 60 if day > 60 else day) and _checks(digits):
        yield FoundPersonalNumber(day > 60, match.start(), match.end())


def _is_date(match: re.Match[str], day: int) -> bool:
    """Whether the calendar has the day, in the century that is said, or in any."""
    month, year = int(match["month"]), int(match["year"])
    if not 1 <= month <= 12 or day < 1:
        return False
    centuries = [int(match["century"])] if match["century"] else [18, 19, 20]
    return any(day <= calendar.monthrange(100 * each + year, month)[1] for each in centuries)


def _checks(digits: str) -> bool:
    """Whether the last of the ten digits is what the others make it (the Luhn sum)."""
    doubled = (int(each) * (2 - at % 2) for at, each in enumerate(digits))
    return sum(each - 9 if each > 9 else each for each in doubled) % 10 == 0


def _is_meant(text: str, match: re.Match[str]) -> bool:
    """Whether the words around let it be one: beyond doubt after a word that says so; with its hyphen unless a number that
    begins with a date of late is of something else."""
    before = text[max(0, match.start() - _FAR) : match.start()]
    if _LABEL.search(before):
        return True
    if match["sign"].strip():
        return not (_looks_recent(match) and (match["part"] or _OTHER.search(before)))
    if match["part"]:
        return False
    if _OTHER.search(before) or (not match["century"] and text[match.start()] == "0"):
        return False
    return not match["sign"] or not (_is_time(match) or _is_in_table(text, match))


def _looks_recent(match: re.Match[str]) -> bool:
    """Whether the day may be the one when a document was made: a number of its own follows such dates."""
    return (match["century"] or "20") == "20" and int(match["year"]) in _OF_LATE


def _is_time(match: re.Match[str]) -> bool:
    """Whether it may be a moment: "240514 1030"."""
    return _looks_recent(match) and int(match["last"][:2]) < 24 and int(match["last"][2:]) < 60


def _is_in_table(text: str, match: re.Match[str]) -> bool:
    """Whether the two parts may be cells of a table: another number stands beside them, or they end a line next to one that
    ends in two numbers too, and those are no person's."""
    start = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    end = len(text) if end < 0 else end
    if _ENDS_IN_NUMBER.search(text, max(start, match.start() - 12), match.start()):
        return True
    if _BEGINS_WITH_NUMBER.match(text, match.end(), end):
        return True
    if text[match.end() : min(end, match.end() + 12)].strip():
        return False
    above, below = text.rfind("\n", 0, max(0, start - 1)) + 1, text.find("\n", end + 1)
    return _is_row(text[above:start]) or _is_row(text[end + 1 : below if below >= 0 else len(text)])


_ENDS_IN_NUMBER = re.compile(rf"(?<!\w)[-–−(]?\d[\d.,%]*[{_BLANK}\t)]{{1,4}}\Z")
_BEGINS_WITH_NUMBER = re.compile(rf"[{_BLANK}\t]{{1,4}}[-–−(]?\d")
_ROW = re.compile(rf"(?<!\w)[-–−]?\d[\d.,%]*[{_BLANK}\t]+[-–−]?\d[\d.,%]*\s*\Z")
_LONGEST_ROW = 60


def _is_row(line: str) -> bool:
    """Whether the line ends in two numbers, and they are no personal number."""
    row = _ROW.search(line, max(0, len(line) - _LONGEST_ROW))
    digits = "".join(filter(str.isdigit, row[0])) if row else ""
    return bool(digits) and not (len(digits) == 10 and _checks(digits))
