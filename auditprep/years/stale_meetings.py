"""Last year's meetings and registry numbers: days with their bodies and §§, and what this year's register has in their
place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditprep.model import Decision, StaleKind
from auditprep.prose.bodies import FoundBody, bodies
from auditprep.prose.dates import FoundDate
from auditprep.prose.paragraphs import FoundParagraph, paragraphs
from auditprep.prose.registry_numbers import FoundDnr, registry_numbers
from auditprep.prose.rewriting import redated, renumbered
from auditprep.years.stale_adopting import FIRST_MONTH_OF_AUTUMN, adopts
from auditprep.years.stale_decisions import Topic, corresponding
from auditprep.years.stale_documents import Named
from auditprep.years.stale_ground import Ground
from auditprep.years.stale_known import KnownHere
from auditprep.years.stale_outcomes import is_of_figure


@dataclass(frozen=True, slots=True)
class Meeting:
    """A day, with the body and the §§ that stand by it, as one piece: `text[start:end]`."""

    day: FoundDate
    body: FoundBody | None
    paragraphs: tuple[FoundParagraph, ...]
    start: int
    end: int

    @property
    def is_decision(self) -> bool:
        return bool(self.paragraphs or self.body)


def mark_meetings(
    ground: Ground, documents: Sequence[Named], decisions: Sequence[Decision], known: KnownHere
) -> None:
    """Marks the meetings and other days of last year, those of the autumn before that adopted what is for last year, and the
    registry numbers that belong to them or are of last year. All others are kept, and what this year's case has. Days that come every year, such as 31
    August, are left for others to mark."""
    numbers = [each for each in registry_numbers(ground.walled) if ground.is_free(each.start, each.end)]
    settled: dict[FoundDnr, Decision | None] = {}
    for meeting in _meetings(ground, numbers):
        if _is_meetings(ground, meeting):
            ground.set_aside(meeting.start, meeting.end)
        if _is_known(ground, meeting, known):
            ground.keep(meeting.start, meeting.end)
        elif is_of_figure(ground, meeting.day.start, meeting.day.end, meeting.day.value.year):
            ground.mark(StaleKind.DATE, meeting.start, meeting.end)
        elif not _is_stale(ground, meeting, documents):
            ground.keep(meeting.start, meeting.end)
        elif meeting.is_decision or not ground.recurs(meeting.day):
            decision = corresponding(decisions, _topic(ground, meeting))
            ground.mark(StaleKind.DATE, meeting.start, meeting.end, *_rewritten(ground, meeting, decision))
            if number := _number_of(ground.text, meeting, numbers):
                settled[number] = decision
    for number in numbers:
        ground.set_aside(number.start, number.end)
        if known.has_number(number.value):
            ground.keep(number.start, number.end)
        else:
            _mark_number(ground, number, number in settled, settled.get(number))


# Days with what stands by them

_MOST_BETWEEN = 30
_MOST_OF_BODY = 100
_TO_DAY = re.compile(r",?[ \u00a0]{1,2}(?:den[ \u00a0])?")
_TO_PARAGRAPH = re.compile(
    r"[\s,;(|–]{0,4}(?:(?:beslut(?:ade|at)?|protokoll|vid|i)\b[\s,;(]{0,3}){0,2}", re.IGNORECASE
)
_FROM_PARAGRAPH = re.compile(r"[\s,;(/]{1,3}(?:den\s|vid\ssammanträdet\s|[A-ZÅÄÖ]{2,5}\s)?")
_AND_PARAGRAPH = re.compile(r"\s*(?:,|och|samt)\s*")


def _meetings(ground: Ground, numbers: Sequence[FoundDnr]) -> Iterator[Meeting]:
    """Every day that nobody has taken, and that is no part of a registry number."""
    signs = _Signs(ground.walled)
    in_number = {at for each in numbers for at in range(each.start, each.end)}
    for day in ground.dates:
        if ground.is_free(day.start, day.end) and day.start not in in_number:
            yield _meeting(ground.walled, day, _body_before(ground.walled, day), signs.of(day))


def _body_before(text: str, day: FoundDate) -> FoundBody | None:
    """The body that the day is one of: nothing but a comma and "den" between."""
    first = max(0, day.start - _MOST_OF_BODY)
    found = [each for each in bodies(text[first : day.end + 1]) if first + each.end <= day.start]
    if not found or not _TO_DAY.fullmatch(text, first + found[-1].end, day.start):
        return None
    return FoundBody(found[-1].name, first + found[-1].start, first + found[-1].end)


class _Signs:
    """The §§ of a text; each belongs to one day at most."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._all = paragraphs(text)
        self._starts = [each.start for each in self._all]
        self._given = 0  # so many, the first ones, belong to days already

    def of(self, day: FoundDate) -> tuple[FoundParagraph, ...]:
        """Those that stand after the day, or the one before it."""
        first = bisect_left(self._starts, day.end)
        last = self._last(first, day.end)
        if (
            last == first
            and self._given < first
            and self._leads(self._all[first - 1].end, day.start, _FROM_PARAGRAPH)
        ):
            first, last = first - 1, first
        self._given = max(self._given, last)
        return self._all[first:last]

    def _last(self, first: int, end: int) -> int:
        """Where those end that follow each other from here."""
        at, between = first, _TO_PARAGRAPH
        while at < len(self._all) and self._leads(end, self._starts[at], between):
            end, between, at = self._all[at].end, _AND_PARAGRAPH, at + 1
        return at

    def _leads(self, end: int, start: int, between: re.Pattern[str]) -> bool:
        return 0 <= start - end <= _MOST_BETWEEN and bool(between.fullmatch(self._text, end, start))


def _meeting(text: str, day: FoundDate, body: FoundBody | None, signs: tuple[FoundParagraph, ...]) -> Meeting:
    start = min([day.start, *(each.start for each in signs), *([body.start] if body else [])])
    end = max([day.end, *(_sign_end(text, each) for each in signs)])
    closes = text[start:end].count("(") > text[start:end].count(")") and text[end : end + 1] == ")"
    return Meeting(day, body, signs, start, end + closes)


def _sign_end(text: str, sign: FoundParagraph) -> int:
    """Where the § ends, the year after it included: "§ 12/2024"."""
    more = re.compile(r"/(?:\d{4}|\d\d)(?!\d)").match(text, sign.end)
    return more.end() if more else sign.end


# What is stale of them


def _is_meetings(ground: Ground, meeting: Meeting) -> bool:
    """Whether it is the day of a meeting, or of a decision, and not one that something is told of."""
    before = ground.before(meeting.start, 60)
    return meeting.is_decision or bool(_MET.search(before) or _ADOPTED.search(before))


def _is_known(ground: Ground, meeting: Meeting, known: KnownHere) -> bool:
    """Whether it is a decision, or a meeting, that this year's case has."""
    numbers = [number for each in meeting.paragraphs for number in each.numbers]
    body = meeting.body.name if meeting.body else None
    return _is_meetings(ground, meeting) and known.has(body, meeting.day.value, numbers)


def _is_stale(ground: Ground, meeting: Meeting, documents: Sequence[Named]) -> bool:
    day = meeting.day.value
    if day.year == ground.then:
        return True
    is_before = day.year == ground.then - 1 and day.month >= FIRST_MONTH_OF_AUTUMN
    return is_before and adopts(ground, meeting.start, meeting.end, documents)


_MET = re.compile(
    r"\w*(?:sammanträde|möte|nämnd|styrelse|fullmäktige|utskott|protokoll)\w*(?:[\s,(]{1,2}(?:den|vid|i|från|av|på)\b)?[\s,(]{1,2}\Z",
    re.IGNORECASE,
)
_ADOPTED = re.compile(
    r"\b(?:ant(?:og|agit|agen|agna|ogs|agits)|beslut(?:ad|at|ade|ades|ats)?|fastställ[a-zåäö]*|godkän[a-zåäö]*|sammanträd[a-zåäö]*|hämta[dt]e?|redovisa[a-z]*)"
    r"\s(?:[\wåäö-]+\s){0,3}\Z",
    re.IGNORECASE,
)
_MOST_BEFORE = 240


def _topic(ground: Ground, meeting: Meeting) -> Topic:
    first = max(ground.sentence(meeting.start)[0], meeting.start - _MOST_BEFORE)
    return Topic(
        body=meeting.body.name if meeting.body else None,
        day=meeting.day.value,
        year=meeting.day.value.year + ground.shift,
        here=ground.text[first : meeting.start] + " " + ground.after(meeting.end, _MOST_BEFORE),
        before=ground.text[max(0, first - _MOST_BEFORE) : first],
        numbered=bool(meeting.paragraphs),
        meeting=bool(meeting.body or _MET.search(ground.before(meeting.day.start, 40))),
    )


def _rewritten(ground: Ground, meeting: Meeting, decision: Decision | None) -> tuple[str, ...]:
    """The piece with the decision's day and § in it; nothing where they cannot all be put in."""
    if decision is None or decision.date is None or len(meeting.paragraphs) > 1:
        return ()
    if ground.quotation(meeting.start, meeting.end):
        return ()
    day = meeting.day
    parts = [(day.start, day.end, redated(ground.text[day.start : day.end], decision.date))]
    for sign in meeting.paragraphs:
        end = _sign_end(ground.text, sign)
        was = ground.text[sign.start : end]
        number = decision.paragraph
        parts.append((sign.start, end, renumbered(was, number, decision.date.year) if number else None))
    return _put_in(ground.text, meeting, parts)


def _put_in(text: str, meeting: Meeting, parts: list[tuple[int, int, str | None]]) -> tuple[str, ...]:
    written, at = "", meeting.start
    for start, end, new in sorted(parts, key=lambda part: part[0]):
        if new is None:
            return ()
        written += text[at:start] + new
        at = end
    return (written + text[at : meeting.end],)


# Registry numbers

_TO_NUMBER = re.compile(
    r"[\s,;:()]*(?:(?:dnr|diarienr|diarienummer|ärendenr|ärende|med)\b[\s.,:;()]*){0,3}", re.IGNORECASE
)
_MOST_TO_NUMBER = 45


def _number_of(text: str, meeting: Meeting, numbers: Sequence[FoundDnr]) -> FoundDnr | None:
    """The registry number that follows the meeting, with nothing but small words between."""
    at = bisect_left(numbers, meeting.end, key=lambda each: each.start)
    if at == len(numbers) or numbers[at].start - meeting.end > _MOST_TO_NUMBER:
        return None
    return numbers[at] if _TO_NUMBER.fullmatch(text, meeting.end, numbers[at].start) else None


def _mark_number(ground: Ground, number: FoundDnr, belongs: bool, decision: Decision | None) -> None:
    if not belongs and ground.then not in _years(number.value):
        ground.keep(number.start, number.end)
        return
    proposals = (decision.dnr,) if decision and decision.dnr else ()
    ground.mark(StaleKind.REGISTRY, number.start, number.end, *proposals)


def _years(dnr: str) -> set[int]:
    """The year that a registry number is of, as it says."""
    whole = {int(match[0]) for match in re.finditer(r"(?<!\d)(?:19|20)\d\d(?!\d)", dnr)}
    short = re.search(r"/(\d\d)(?:-\d+)?(?:\s|\Z)", dnr)
    return whole or ({2000 + int(short[1])} if short else set())
