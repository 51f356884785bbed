"""References to decisions in prose: a body, a date, a § and a registry number in any order that people write them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from auditprep.prose.bodies import FoundBody, abbreviations, bodies
from auditprep.prose.dates import FoundDate, dates
from auditprep.prose.found import without_overlaps
from auditprep.prose.paragraphs import FoundParagraph, paragraphs
from auditprep.prose.registry_numbers import FoundDnr, registry_numbers


@dataclass(frozen=True, slots=True)
class Reference:
    """A decision that is referred to; what is not said is None. It stands in `text[start:end]`."""

    body: str | None
    date: dt.date | None
    paragraph: int | None
    dnr: str | None
    start: int
    end: int


def references(text: str, known: Mapping[str, str] | None = None) -> tuple[Reference, ...]:
    """The references in the text, in order: "SN 2024-05-14, §23", "KF 2019-11-27 § 218", "2019-09-25, § 175",
    "Socialnämnden 2024-11-19 § 84 (dnr ON 2024/212)"; "§§ 12–13" gives two. A date, a § or a registry number alone is
    none. `known` are letters of bodies with their names; None learns them from the text."""
    letters = abbreviations(text) if known is None else known
    found: list[Reference] = []
    for group in _groups(text, _parts(text, letters)):
        alike = found[-1] if found and _adds(text, found[-1], group) else None
        found += _same_meeting(alike, group) if alike else _references(group)
    return tuple(found)


_Part = FoundBody | FoundDate | FoundParagraph | FoundDnr

_BETWEEN = re.compile(
    r"""[\s,;()|–]*(?:(?:den|dnr|diarienr|diarienummer|beslut(?:ade|at)?|antog|antagit|fastställde|fastställt|godkände|godkänt|har
    |sammanträde|sammanträdet|möte|protokoll|vid|i|av|av\sden|daterat|daterad)\b[\s.:,;()]*){0,3}""",
    re.VERBOSE | re.IGNORECASE,
)
_MOST_BETWEEN = 40
_AND = re.compile(r"\s*(?:,|och|samt)\s*")
_ENDS_SENTENCE = re.compile(r"\n\s*\n")


def _parts(text: str, letters: Mapping[str, str]) -> tuple[_Part, ...]:
    """All that may belong to a reference, in order. A registry number keeps its own letters and digits: "ON 2024/212" is
    no body and no date."""
    parts: list[_Part] = [*registry_numbers(text), *bodies(text, letters), *dates(text), *paragraphs(text)]
    return without_overlaps(parts)


def _groups(text: str, parts: Sequence[_Part]) -> Iterator[list[_Part]]:
    group: list[_Part] = []
    for part in parts:
        if group and not _continues(text, group, part):
            yield group
            group = []
        group.append(part)
    if group:
        yield group


def _continues(text: str, group: list[_Part], part: _Part) -> bool:
    """Whether the part belongs to the same reference: nothing but small words between, and no second of its kind."""
    between = text[group[-1].end : part.start]
    if any(type(each) is type(part) for each in group) or len(between) > _MOST_BETWEEN:
        return False
    if ")" in between and "(" not in text[group[0].start : part.start]:
        return False  # "2025-02-11 (januari, § 5), 2025-03-18": what brackets close belongs to what is before them
    if isinstance(part, FoundBody) and not isinstance(group[-1], FoundParagraph):
        return False  # "2023-12-12 Socialnämnden beslutar": a date before a body is another's
    return bool(_BETWEEN.fullmatch(between)) and not _ENDS_SENTENCE.search(between)


def _adds(text: str, last: Reference, group: list[_Part]) -> bool:
    """Whether the group is one more § of the meeting before it: "§ 218 och § 219"."""
    alone = len(group) == 1 and isinstance(group[0], FoundParagraph)
    return alone and last.paragraph is not None and bool(_AND.fullmatch(text, last.end, group[0].start))


def _same_meeting(last: Reference, group: list[_Part]) -> Iterator[Reference]:
    for part in group:
        for number in part.numbers if isinstance(part, FoundParagraph) else ():
            yield Reference(last.body, last.date, number, None, part.start, part.end)


def _references(group: list[_Part]) -> Iterator[Reference]:
    if isinstance(group[-1], FoundBody):
        group = group[:-1]  # "§ 63 Socialnämndens budget": the body belongs to what follows
    if len(group) < 2:
        return
    by_kind = {type(part): part for part in group}
    body, date = by_kind.get(FoundBody), by_kind.get(FoundDate)
    paragraph, dnr = by_kind.get(FoundParagraph), by_kind.get(FoundDnr)
    numbers = paragraph.numbers if isinstance(paragraph, FoundParagraph) else (None,)
    for number in numbers:
        yield Reference(
            body.name if isinstance(body, FoundBody) else None,
            date.value if isinstance(date, FoundDate) else None,
            number,
            dnr.value if isinstance(dnr, FoundDnr) else None,
            group[0].start,
            group[-1].end,
        )
