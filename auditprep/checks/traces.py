"""What the attached minutes say of each decision that answers lean on."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from auditprep.checks.decided import Decided, body_of, decided
from auditprep.checks.ground import Ground
from auditprep.checks.known_decisions import Known, known_decisions
from auditprep.checks.matters import other_matter, sentence_of
from auditprep.checks.referred import Meeting, meetings
from auditprep.checks.row_matters import matter_of_row
from auditprep.model import Decision
from auditprep.prose.organs import THE_BOARD
from auditprep.prose.paragraphs import paragraphs
from auditprep.prose.same_dnr import may_be_same


class Trace(Enum):
    """What became of a decision that is leant on."""

    PROVEN = "proven"
    UNKNOWN = "unknown"  # minutes that may hold it cannot be read, or the meeting is still to be held
    LACKING = "lacking"  # nothing that proves it is attached
    EXTRACT = "extract"  # other §§ of the same meeting are
    NO_PARAGRAPH = "no-paragraph"  # the minutes have no such §; `right` is the one that must be meant
    OTHER_MEETING = "other-meeting"  # the § is of another meeting: `right`
    OTHER_DNR = "other-dnr"  # the § has another registry number: `right`
    OTHER_MATTER = (
        "other-matter"  # the § decides something else, and what the sentence tells of is in `right`
    )


@dataclass(frozen=True, slots=True)
class Traced:
    """What became of it. `there` is what the § that is given decides, and `evidence` the minutes."""

    cited: Decided
    trace: Trace
    right: Decision | None = None
    there: Decision | None = None
    evidence: tuple[int, ...] = ()


def traced(ground: Ground) -> tuple[Traced, ...]:
    """What became of all decisions that answers lean on, in the form's order. Those without a day are left out."""
    return ground.once(_traced)


def _traced(ground: Ground) -> tuple[Traced, ...]:
    return tuple(_trace(ground, each, day) for each, day in _cited(ground))


def _cited(ground: Ground) -> Iterator[tuple[Decided, dt.date]]:
    for each in decided(ground):
        day = each.date
        if day is None:
            continue
        if each.paragraph is not None or (_is_meeting(each) and _decides(ground, each)):
            yield each, day


def _is_meeting(each: Decided) -> bool:
    return each.told.is_meeting and not each.told.listed


def _decides(ground: Ground, each: Decided) -> bool:
    """Whether the sentence says that something was decided, or leaves out all but the decision: "(KF 2024-11-06)"."""
    text, begins, ends = sentence_of(ground, each)
    return bool(_DECIDES.search(text[begins:ends]))


_DECIDES = re.compile(
    r"\b(?:beslut(?!sst)\w*|besluta\w*|anta(?:gen|git|gna|s)|antog\w*|fastställ\w+|godkän\w+|uppdrag\w*|protokoll\w*|redovisa[dt]\w*|behandla[dt]\w*)\b",
    re.IGNORECASE,
)


# What became of one


def _trace(ground: Ground, cited: Decided, day: dt.date) -> Traced:
    if _is_own(ground, cited):
        return Traced(cited, Trace.PROVEN)
    attached = next((each for each in _of_day(ground, day) if _same(ground, cited, each)), None)
    if attached is not None:
        return _in_minutes(ground, cited, attached)
    known = ground.once(known_decisions)
    if day in known.unread_days:
        return Traced(cited, Trace.UNKNOWN)
    if _adopts(ground, known, cited):
        return Traced(cited, Trace.PROVEN)
    is_to_come = ground.today is not None and day > ground.today
    return _elsewhere(ground, known, cited, day) or Traced(
        cited, Trace.UNKNOWN if is_to_come else Trace.LACKING
    )


def _of_day(ground: Ground, day: dt.date) -> tuple[Meeting, ...]:
    return ground.once(_by_day).get(day, ())


def _by_day(ground: Ground) -> Mapping[dt.date, tuple[Meeting, ...]]:
    """The meetings whose minutes are attached."""
    found: dict[dt.date, list[Meeting]] = {}
    for each in ground.once(meetings):
        if each.evidence:
            found.setdefault(each.date, []).append(each)
    return {day: tuple(of) for day, of in found.items()}


def _same(ground: Ground, cited: Decided, other: Meeting | Decision) -> bool:
    """Whether the bodies may be one."""
    return cited.body is None or other.body is None or cited.body == body_of(ground, other.body)


def _is_own(ground: Ground, cited: Decided) -> bool:
    """Whether it is the decision on this very form."""
    own = ground.snapshot.decided
    return own is not None and own.date == cited.date and cited.paragraph in (None, own.paragraph)


def _adopts(ground: Ground, known: Known, cited: Decided) -> bool:
    """Whether an attached document says that it was adopted so."""
    return any(
        _same(ground, cited, each) and (cited.paragraph is None or each.paragraph in (None, cited.paragraph))
        for each in known.adoptions.get(cited.date, ())
    )


def _in_minutes(ground: Ground, cited: Decided, meeting: Meeting) -> Traced:
    if cited.paragraph is None:
        return Traced(cited, Trace.PROVEN, evidence=meeting.evidence)
    there = meeting.decisions.get(cited.paragraph)
    if there is not None:
        return _beside(ground, cited, meeting, there)
    known = ground.once(known_decisions)
    if _adopts(ground, known, cited):
        return Traced(cited, Trace.PROVEN)
    other = _elsewhere(ground, known, cited, meeting.date)
    if other is not None:
        return other
    if not meeting.is_whole or not _can_tell(ground, cited.paragraph, meeting):
        return Traced(cited, Trace.UNKNOWN, evidence=meeting.evidence)
    if any(each in known.extracts for each in meeting.evidence):
        return Traced(cited, Trace.EXTRACT, evidence=meeting.evidence)
    right = _same_dnr(cited, meeting) or _other_matter(ground, cited, meeting, None)
    return Traced(cited, Trace.NO_PARAGRAPH, right, None, meeting.evidence)


def _beside(ground: Ground, cited: Decided, meeting: Meeting, there: Decision) -> Traced:
    """Whether the § that is there is the one that is meant."""
    if cited.dnr and there.dnr:
        if may_be_same(cited.dnr, there.dnr):
            return Traced(cited, Trace.PROVEN, None, there, meeting.evidence)
        right = _same_dnr(cited, meeting)
        trace = Trace.OTHER_MATTER if right else Trace.OTHER_DNR
        return Traced(cited, trace, right or there, there, meeting.evidence)
    right = _other_matter(ground, cited, meeting, there)
    return Traced(cited, Trace.OTHER_MATTER if right else Trace.PROVEN, right, there, meeting.evidence)


def _other_matter(
    ground: Ground, cited: Decided, meeting: Meeting, there: Decision | None
) -> Decision | None:
    """The § of the meeting that is plainly meant, as far as the sentence, or the row of a table, tells."""
    return other_matter(ground, cited, meeting, there) or matter_of_row(ground, cited, meeting, there)


def _same_dnr(cited: Decided, meeting: Meeting) -> Decision | None:
    """The § of the meeting with the registry number that the text gives, where there is but one."""
    every = (each for each in meeting.decisions.values() if cited.dnr and each.dnr)
    found = [each for each in every if may_be_same(cited.dnr or "", each.dnr or "")]
    return found[0] if len(found) == 1 else None


def _can_tell(ground: Ground, paragraph: int, meeting: Meeting) -> bool:
    """Whether the minutes are read, and none of their pages has the § at the beginning of a line."""
    read = [ground.document(each) for each in meeting.evidence]
    return all(read) and not any(
        paragraph in found.numbers and not page.plain[: found.start].rpartition("\n")[2].strip()
        for document in read
        if document
        for page in document.pages
        for found in page.of(paragraphs)
    )


def _elsewhere(ground: Ground, known: Known, cited: Decided, day: dt.date) -> Traced | None:
    """The same § in minutes of the same body and year with another day: §§ are counted through the year, so the day is
    wrong; on the same day of another year, the year. Where the body is not sure, the registry number has to be the same."""
    if cited.paragraph is None:
        return None
    for each in known.in_minutes.get(cited.paragraph, ()):
        right = each.decision
        if right.date in (None, day) or not _same(ground, cited, right):
            continue
        both = bool(cited.dnr and right.dnr)
        sure = may_be_same(cited.dnr or "", right.dnr or "") if both else _is_known(cited, right)
        likely = (
            both or right.date.year == day.year or (right.date.month, right.date.day) == (day.month, day.day)
        )
        if sure and likely:
            return Traced(cited, Trace.OTHER_MEETING, right, None, (each.evidence,))
    return None


def _is_known(cited: Decided, right: Decision) -> bool:
    return cited.body is not None and (right.body is not None or cited.body == THE_BOARD)
