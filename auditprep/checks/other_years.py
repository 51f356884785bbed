"""Years that are other than the form's, where this year must be meant."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditprep.checks.ground import Ground
from auditprep.checks.newer import as_this_years
from auditprep.checks.rule import finding
from auditprep.checks.years_told import (
    LABEL,
    PER,
    PLANS,
    SEASON,
    TOLD_FOR,
    UNDER,
    Told,
    YearsTold,
    is_accounted_for,
    tail,
)
from auditprep.model import Finding, FoundPart, Mend, MendKind, Severity
from auditprep.prose.other_times import OtherTime, Says
from auditprep.prose.to_be_reported import is_to_be_reported
from auditprep.prose.year_mentions import YearMention, shifted, year_mentions

OTHER_YEAR = ("other-year", Severity.WARNING)

_SET_APART = Says.QUOTED | Says.JOINED
_NOT_SAME = Says.LED | Says.EARLIER | Says.IN_TABLE
_NOT_RUNNING = Says.LED | Says.EARLIER | Says.PAST | Says.IN_TABLE
_MAY_BE_THEN = Says.MAY_BE_EARLIER | Says.IN_TABLE
_TOLD_AS_WAS = Says.PAST | Says.MAY_BE_EARLIER | Says.IN_TABLE
_ONCE = Says.EVENT | Says.FIGURE | Says.MAY_BE_EARLIER
_NOW = Says.CURRENT | Says.TO_BE
_FOLLOWED_THEN = Says.MAY_BE_EARLIER | Says.FOLLOWED
_STATES = Says.RUNNING | Says.DECIDED


def other_years(ground: Ground, parts: Sequence[Told]) -> Iterator[Finding]:
    """What is named with another year than the one that must be meant: a finding for each answer and thing, with all its
    places."""
    if ground.year is None:
        return
    years = YearsTold(parts, ground.year)
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
    if each.says(_SET_APART):
        return None
    if each.mention.family:
        slip = _of_document(ground, years, part, each)
        return None if slip and as_this_years(ground, each) else slip  # another rule tells of that
    return _of_pattern(years, each) or _of_running(ground, years, part, each)


# Documents

_STRONG, _VERY_STRONG = 2, 5


def _of_document(ground: Ground, years: YearsTold, part: Told, each: OtherTime) -> _Slip | None:
    mention = each.mention
    if mention.family == "standing" or is_accounted_for(each, years.year):
        return None
    if each.says(Says.CURRENT) and mention.last == years.year - 1 and mention.family in (*PLANS, "interim"):
        return _Slip("other-year-document", mention, years.year)
    if _is_final_report(years, part, each):
        return _Slip("other-year-document", mention, years.year)
    usual, count = _usual(years, mention)
    if usual is not None and mention.first != usual:
        if _stands_out(years, part, each, usual, count):
            return _Slip("other-year", mention, usual, count)
        return None
    if (ground.snapshot.answer(part.key).mark or "").casefold().startswith("nej"):
        return None
    if mention.first in _last(years) and _is_asked(ground, years, part, each):
        return _Slip("other-year-asked", mention, years.year)
    if _is_stale(ground, years, part, each):
        return _Slip("other-year-document", mention, years.year)
    return None


def _is_final_report(years: YearsTold, part: Told, each: OtherTime) -> bool:
    """Whether what is still to be reported is said to be so in the annual report of a year that has passed."""
    mention = each.mention
    if mention.family != "annual" or mention.last not in _last(years) or mention.last in each.beside:
        return False
    is_told_as_was = each.says(Says.PAST | Says.LED)
    return not is_told_as_was and is_to_be_reported(part.text.plain, mention.name_start)


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
    is_alone = times == 1 and count >= _VERY_STRONG
    if times * 2 > count or (each.says(Says.IN_TABLE) and each.of_same):
        return False
    if years.year in each.beside and not (is_alone and _is_told_apart(mention)):
        return False
    if mention.first > usual and mention.family in PLANS:
        return count > times and each.says(Says.RUNNING) and not each.says(Says.PAST)
    if mention.family == "part" and (years.is_named(part.key, "part") or not each.says(Says.RUNNING)):
        return False
    if each.says(Says.PAST) and not each.says(Says.DECIDED):
        assessed = each.says(Says.ASSESSED) and not each.says(Says.DATED)
        return is_alone and assessed and not years.is_named(part.key, mention.of)
    return True


def _is_told_apart(mention: YearMention) -> bool:
    """Whether another year beside it is no sign of a comparison: "budget 2024" is compared with the year after."""
    return mention.family != "budget" or mention.first != mention.last


def _is_asked(ground: Ground, years: YearsTold, part: Told, each: OtherTime) -> bool:
    """Whether the question asks for this year's, and the answer names it nowhere."""
    mention = each.mention
    told_as_was = each.says(_MAY_BE_THEN)
    if told_as_was or years.is_named(part.key, mention.of) or mention.last >= years.year:
        return False
    asked = ground.asked(ground.by_key[part.key]).of(year_mentions)
    return any(one.family == mention.family and one.first == years.year for one in asked)


def _is_stale(ground: Ground, years: YearsTold, part: Told, each: OtherTime) -> bool:
    """Whether it is last year's, told of as this year's evidence, where no answer names this year's."""
    mention = each.mention
    if mention.last not in _last(years) or years.is_named(part.key, mention.of):
        return False
    if mention.family == "part" and (each.says(Says.FIGURE) or not each.says(Says.RUNNING)):
        return False
    is_yearly = mention.family in _YEARLY or mention.of.rpartition(":")[2] in _YEARLY_PLANS
    if not is_yearly or not _is_told_apart(mention):
        return False
    if mention.family in ("interim", "part") and _is_before_interim(ground, years.year):
        return False
    told_as_was = each.says(_TOLD_AS_WAS)
    return not told_as_was and years.of[mention.of][years.year] < _STRONG and not years.is_named(part.key, "")


_YEARLY = frozenset({"interim", "part", "control", "risk", "budget"})
_YEARLY_PLANS = frozenset(
    {
        "aktivitetsplan",
        "sammanträdesplan",
        "mötesplan",
        "tidplan",
        "årsplan",
        "tillsynsplan",
        "kontrollplan",
        "behovsutredning",
    }
)


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
    set_apart = each.says(_NOT_SAME) or years.year in each.beside
    return _Slip("other-year-pattern", mention, years.year, usual) if is_odd and not set_apart else None


def _of_running(ground: Ground, years: YearsTold, part: Told, each: OtherTime) -> _Slip | None:
    """Last year, told of as the year that runs."""
    mention = each.mention
    when = tail(mention.lead)
    if mention.last != mention.first or mention.first not in _last(years):
        return None
    if each.says(_NOT_RUNNING):
        return None
    if not when and each.says(Says.YEARS_OWN):
        when = TOLD_FOR
    if when and _RUNS[when](years, part, each):
        return _Slip(f"other-year-{_told_as(when, mention.lead)}", mention, years.year)
    if _is_answered_so(ground, years, part, each):
        return _Slip("other-year-asked", mention, years.year)
    return None


_HOLDS = re.compile(r"\bgäller\s(?:under(?:\shela)?|hela)(?:\s(?:år|året|verksamhetsåret|budgetåret))?\Z")
_DONE_THEN = re.compile(
    r"\b(?:sker|görs|lämnas|redovisas|rapporteras|återrapporteras|presenteras|behandlas|beslutas|fastställs|genomförs|följs|ska|skall|kommer)\b"
)
_FINAL = re.compile(r"\b(?:slutlig\w*|slutredovis\w*|slutrapport\w*|nästa|kommande|återstående)\b")


def _goes_on(years: YearsTold, part: Told, each: OtherTime) -> bool:
    """Whether something goes on, or is to be done, which it cannot in a year that has passed; what was done once, or
    measured, may be told so too."""
    if each.says(_NOW) or _HOLDS.search(each.mention.lead):
        return True
    if years.is_named(part.key, UNDER) or years.year in each.beside:
        return False
    counts = years.tails[UNDER]
    is_odd = counts[years.year] >= _FEWEST and counts[each.mention.first] == 1
    return each.says(Says.RUNNING) and years.mentions >= _STRONG and (is_odd or not each.says(_ONCE))


def _is_so_then(years: YearsTold, part: Told, each: OtherTime) -> bool:
    """Whether the state of things is told of a time last year, and of none this year."""
    if years.is_named(part.key, PER) or years.year in each.beside:
        return False
    return each.says(Says.RUNNING) and not each.says(Says.MAY_BE_EARLIER)


def _is_to_be_done(_years: YearsTold, _part: Told, each: OtherTime) -> bool:
    """Whether something is to be done in a part of a year that has passed."""
    is_final = each.says(Says.RUNNING) and bool(_FINAL.search(each.mention.lead))
    return each.says(Says.TO_BE) or (is_final and each.mention.first not in each.beside)


def _is_to_be_reached(years: YearsTold, part: Told, each: OtherTime) -> bool:
    """Whether a target or a forecast is told of last year alone."""
    told_apart = years.is_named(part.key, LABEL) or years.year in each.beside
    return not told_apart and not each.says(_FOLLOWED_THEN)


def _is_told_for(years: YearsTold, part: Told, each: OtherTime) -> bool:
    """Whether something is told for last year alone, in an answer that does not name this year."""
    told_apart = years.is_named(part.key, "") or each.says(_FOLLOWED_THEN)
    return each.says(Says.RUNNING) and not told_apart


def _told_as(when: str, lead: str) -> str:
    """How it is told: what is reported in a month is no state of things."""
    return SEASON if when == PER and _IN_MONTH.search(lead) and _DONE_THEN.search(lead) else when


_IN_MONTH = re.compile(r"(?:\A|\s)i\s[a-zåäö]+\Z")


def _last(years: YearsTold) -> range:
    """The years that may stand where this one is meant: last year, or the one before where an answer is older still."""
    return range(years.year - 2, years.year)


_RUNS = {
    UNDER: _goes_on,
    PER: _is_so_then,
    SEASON: _is_to_be_done,
    LABEL: _is_to_be_reached,
    TOLD_FOR: _is_told_for,
}


def _is_answered_so(ground: Ground, years: YearsTold, part: Told, each: OtherTime) -> bool:
    """Whether the question asks for this year, and the answer names last year alone."""
    if years.is_named(part.key, "") or each.says(_ONCE | Says.AHEAD) or not each.says(_STATES):
        return False
    asked = ground.asked(ground.by_key[part.key]).of(year_mentions)
    return any(one.first == years.year for one in asked) and all(one.first >= years.year for one in asked)


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
