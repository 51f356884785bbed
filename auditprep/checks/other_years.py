"""Years that are other than the form's, where this year must be meant."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from auditprep.checks.ground import Ground
from auditprep.checks.newer import as_this_years
from auditprep.checks.rule import finding
from auditprep.checks.years_told import LABEL, PLANS, UNDER, Told, YearsTold, is_accounted_for, tail
from auditprep.model import Finding, FoundPart, Mend, MendKind, Severity
from auditprep.prose.other_times import OtherTime
from auditprep.prose.year_mentions import YearMention, shifted, year_mentions

OTHER_YEAR = ("other-year", Severity.WARNING)


def other_years(ground: Ground) -> Iterator[Finding]:
    """What is named with another year than the one that must be meant: a finding for each answer and thing, with all its
    places."""
    if ground.year is None:
        return
    years = YearsTold(ground, ground.year)
    for part in years.parts:
        found: defaultdict[tuple[str, str, int], list[_Slip]] = defaultdict(list)
        for each in years.others(part):
            if slip := _slip(ground, years, part, each):
                mention = each.mention
                found[slip.code, mention.of or mention.lead, mention.first].append(slip)
        for slips in found.values():
            yield _finding(ground, part, slips)


@dataclass(frozen=True, slots=True)
class _Slip:
    """A mention that should be of the year `should`; `code` says why, and `count` how often that year stands elsewhere."""

    code: str
    mention: YearMention
    should: int
    count: int = 0


def _slip(ground: Ground, years: YearsTold, part: Told, each: OtherTime) -> _Slip | None:
    if each.is_quoted or each.is_joined:
        return None
    if each.mention.family:
        slip = _of_document(ground, years, part, each)
        return None if slip and as_this_years(ground, each) else slip  # another rule tells of that
    return _of_pattern(years, each) or _of_running(years, part, each)


# Documents

_STRONG, _VERY_STRONG = 2, 5


def _of_document(ground: Ground, years: YearsTold, part: Told, each: OtherTime) -> _Slip | None:
    mention = each.mention
    if mention.family == "standing" or is_accounted_for(each, years.year):
        return None
    usual, count = _usual(years, mention)
    if usual is not None and mention.first != usual:
        if _stands_out(years, part, each, usual, count):
            return _Slip("other-year", mention, usual, count)
        return None
    if mention.first == years.year - 1 and _is_asked(ground, years, part, each):
        return _Slip("other-year-asked", mention, years.year)
    if _is_stale(ground, years, part, each):
        return _Slip("other-year-document", mention, years.year)
    return None


def _usual(years: YearsTold, mention: YearMention) -> tuple[int | None, int]:
    """The year that the answers otherwise give the document, and how often: this one; of what is made when a year has ended,
    maybe the one before. None where they do not agree."""
    counts = years.of[mention.of]
    (year, count), *_others = counts.most_common(1)
    may_be = (years.year, years.year - 1) if mention.family == "annual" else (years.year,)
    return (year, count) if year in may_be and count >= _STRONG else (None, 0)


def _stands_out(years: YearsTold, part: Told, each: OtherTime, usual: int, count: int) -> bool:
    """Whether it is the odd one out, and nothing speaks for that it is told of as what was."""
    mention = each.mention
    times = years.of[mention.of][mention.first]
    if times * 2 > count or (each.in_table and each.of_same):
        return False
    if mention.first > usual and mention.family in PLANS:
        return count > times and not each.is_past and each.is_running
    if mention.family == "part" and years.is_named(part.key, mention.of):
        return False
    if each.is_past and not each.is_decided:
        alone = times == 1 and count >= _VERY_STRONG and not years.is_named(part.key, mention.of)
        return alone and not each.may_be_earlier
    return True


_THIS_YEARS = re.compile(
    r"\b(?:aktuellt\s(?:\w+\s)?år|innevarande\s(?:\w+\s)?år|detta\sår|årets|i\sår)\b", re.IGNORECASE
)


def _is_asked(ground: Ground, years: YearsTold, part: Told, each: OtherTime) -> bool:
    """Whether the question asks for this year's, and the answer names it nowhere."""
    mention = each.mention
    if each.may_be_earlier or each.in_table or years.is_named(part.key, mention.of):
        return False
    if mention.last >= years.year or (ground.snapshot.answer(part.key).mark or "").casefold().startswith(
        "nej"
    ):
        return False
    asked = ground.asked(ground.by_key[part.key]).of(year_mentions)
    return any(one.family == mention.family and one.first == years.year for one in asked)


def _is_stale(ground: Ground, years: YearsTold, part: Told, each: OtherTime) -> bool:
    """Whether it is last year's, told of as this year's evidence, where no answer names this year's."""
    mention = each.mention
    if mention.family not in ("interim", "control", "risk", "budget") or mention.last != years.year - 1:
        return False
    if mention.family == "budget" and mention.first != mention.last:
        return False
    if mention.family == "interim" and _is_before_interim(ground, years.year):
        return False
    told_as_was = each.is_past or each.may_be_earlier or each.in_table
    return not told_as_was and years.of[mention.of][years.year] < _STRONG and not years.is_named(part.key, "")


def _is_before_interim(ground: Ground, year: int) -> bool:
    """Whether this year's interim report cannot be there yet."""
    day = ground.snapshot.deadline or ground.today
    return day is not None and day < dt.date(year, 9, 1)


# Other words

_FEWEST, _SHORTEST = 3, 7


def _of_pattern(years: YearsTold, each: OtherTime) -> _Slip | None:
    """The same words stand before this year elsewhere, time after time."""
    mention = each.mention
    counts = years.leads[mention.lead]
    usual = counts[years.year]
    is_odd = usual >= _FEWEST and counts[mention.first] == 1 and len(mention.lead) >= _SHORTEST
    if not is_odd or each.is_led or each.is_earlier or years.year in each.beside or each.in_table:
        return None
    return _Slip("other-year-pattern", mention, years.year, usual)


def _of_running(years: YearsTold, part: Told, each: OtherTime) -> _Slip | None:
    """Last year, told of as the year that runs."""
    mention = each.mention
    when = tail(mention.lead)
    if not when or mention.first != years.year - 1 or mention.last != mention.first or each.in_table:
        return None
    if each.is_led or each.is_earlier or each.is_past or years.year in each.beside:
        return None
    if years.is_named(part.key, when) or (when == LABEL and years.is_named(part.key, "")):
        return None
    if when == UNDER and not _goes_on(years, each):
        return None
    if when == LABEL and each.may_be_earlier:
        return None
    return _Slip(f"other-year-{when}", mention, years.year)


def _goes_on(years: YearsTold, each: OtherTime) -> bool:
    """Whether something goes on, which it cannot do in a year that has passed; what was done once, or measured, may be told so
    too."""
    counts = years.tails[UNDER]
    is_odd = counts[years.year] >= _FEWEST and counts[each.mention.first] == 1
    known = is_odd or not (each.is_event or each.is_figure or each.may_be_earlier)
    return each.is_running and known and years.mentions >= _STRONG


# What is told


def _finding(ground: Ground, part: Told, slips: list[_Slip]) -> Finding:
    first = slips[0]
    plain = part.text.plain
    words = " ".join(plain[first.mention.name_start : first.mention.name_end].split())
    places = [
        ground.span(part.key, each.mention.name_start, each.mention.name_end, part.part) for each in slips
    ]
    if first.code == "other-year-asked":
        places.append(ground.whole(part.key, FoundPart.QUESTION))
    facts = {
        "words": words,
        "year": str(first.mention.first),
        "should": str(first.should),
        "count": str(first.count),
    }
    mends = [_mend(ground, part, each) for each in slips]
    return finding(OTHER_YEAR, part.key, *places, code=first.code, facts=facts, mends=mends)


def _mend(ground: Ground, part: Told, slip: _Slip) -> Mend:
    mention = slip.mention
    place = ground.span(part.key, mention.start, mention.end, part.part)
    return Mend(MendKind.WRITE, part.key, shifted(place.quote, slip.should - mention.first), place)
