"""A document was adopted once, and a decision has one registry number."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from auditprep.checks.decided import Decided, body_of, decided
from auditprep.checks.ground import Ground
from auditprep.checks.known_days import Witness, in_minutes, known_meetings, witnesses
from auditprep.checks.paragraph_dates import of_numbers
from auditprep.checks.rule import finding
from auditprep.checks.telling import Source, elsewhere, in_order, places, redating, reregistering
from auditprep.model import Decision, Finding, Severity
from auditprep.prose.document_owners import ELSEWHERE, MUNICIPALITY, OWN
from auditprep.prose.named_documents import NamedDocument, naming
from auditprep.prose.same_dnr import may_be_same

DNR_DIFFERS = ("dnr-differs", Severity.WARNING)
DECISION_DIFFERS = ("decision-differs", Severity.WARNING)


# A decision with two registry numbers


def dnr_differs(ground: Ground) -> Iterator[Finding]:
    """Every decision, a § or an adopted document, that has two registry numbers."""
    seen: set[Source] = set()
    for told in (*_by_decision(ground).values(), *_by_adoption(ground).values()):
        numbered = [each for each in told if each.dnr]
        if not seen.issuperset(numbered):
            seen.update(numbered)
            yield from _of_dnrs(ground, numbered)


def _by_decision(ground: Ground) -> Mapping[tuple[str, dt.date, int], list[Source]]:
    found: defaultdict[tuple[str, dt.date, int], list[Source]] = defaultdict(list)
    told: list[Source] = [*decided(ground), *witnesses(ground)]
    for each in told:
        if each.body is not None and each.date and each.paragraph is not None and each.dnr:
            found[each.body, each.date, each.paragraph].append(each)
    return found


def _by_adoption(ground: Ground) -> Mapping[tuple[Identity, dt.date], list[Source]]:
    found: defaultdict[tuple[Identity, dt.date], list[Source]] = defaultdict(list)
    for identity, told in _adoptions(ground).items():
        for each in told:
            if each.date and each.dnr:
                found[identity, each.date].append(each)
    return found


def _of_dnrs(ground: Ground, told: Sequence[Source]) -> Iterator[Finding]:
    kinds = _alike(told)
    if len(kinds) != 2:
        return
    heavy, light = sorted(kinds, key=lambda each: _weight(ground, each), reverse=True)
    is_known = _weight(ground, heavy) > _weight(ground, light)
    wrong = in_order(ground, [each for each in light if isinstance(each, Decided)])
    if not wrong:
        return
    first, other = wrong[0], _shown(heavy)
    if _are_two(light, heavy):
        return  # a wrong § makes one decision of two
    facts = {"here": first.dnr or "", "there": other.dnr or "", **elsewhere(ground, first.question, other)}
    yield finding(
        DNR_DIFFERS,
        first.question,
        *places(ground, [first, other, *wrong[1:], *heavy]),
        code="dnr-differs-known" if is_known else "dnr-differs",
        facts=facts,
        mends=reregistering(ground, wrong, other.dnr or "") if is_known else (),
    )


def _are_two(one: Sequence[Source], other: Sequence[Source]) -> bool:
    """Whether the words say that they are decisions on two documents."""
    mine, theirs = ({named.name for each in told if (named := _document(each))} for told in (one, other))
    return bool(mine and theirs and not mine & theirs)


def _document(each: Source) -> NamedDocument | None:
    if isinstance(each, Decided):
        return each.told.document
    return next(iter(naming(each.title).documents), None)


def _alike(told: Sequence[Source]) -> list[list[Source]]:
    """Those that have one registry number, however it is written, together."""
    kinds: list[list[Source]] = []
    for each in told:
        mine = next((kind for kind in kinds if may_be_same(kind[0].dnr or "", each.dnr or "")), None)
        if mine is None:
            kinds.append([each])
        else:
            mine.append(each)
    return kinds


def _weight(ground: Ground, told: Sequence[Source]) -> tuple[bool, bool, int]:
    """Minutes weigh most, then what documents say of themselves, then answers."""
    return (
        any(_is_minuted(ground, each) for each in told),
        any(isinstance(each, Witness) for each in told),
        len({each.question for each in told if isinstance(each, Decided)}),
    )


def _is_minuted(ground: Ground, each: Source) -> bool:
    """Whether minutes have this § with this registry number."""
    meeting = known_meetings(ground).get((each.body or "", each.date)) if each.date else None
    known = meeting.decisions.get(each.paragraph or -1) if meeting else None
    return bool(known and known.dnr and each.dnr and may_be_same(known.dnr, each.dnr))


def _shown(told: Sequence[Source]) -> Source:
    """The one that is shown beside: an answer, where there is one."""
    return next((each for each in told if isinstance(each, Decided)), told[0])


# A document with two adoptions


@dataclass(frozen=True, slots=True)
class Identity:
    """Which document it is, as far as its name tells, and the body that adopted it."""

    family: str
    name: str
    topic: str
    owner: str
    year: int | None
    month: int | None
    body: str


def decision_differs(ground: Ground) -> Iterator[Finding]:
    """Every document that is adopted at two meetings in two answers."""
    for told in _adoptions(ground).values():
        yield from _of_days(ground, told)


def two_numbers(ground: Ground) -> Iterator[Finding]:
    """Every document that is adopted at one meeting with two §§."""
    for identity, told in _adoptions(ground).items():
        by_day: defaultdict[dt.date, list[Decided]] = defaultdict(list)
        for each in told:
            if isinstance(each, Decided) and each.date and each.paragraph is not None:
                by_day[each.date].append(each)
        for day, here in by_day.items():
            if len({each.paragraph for each in here}) > 1:
                yield from of_numbers(ground, identity.body, day, here, partial(_is_called, identity))


def _is_called(identity: Identity, decision: Decision) -> bool:
    """Whether the heading of a § names the document."""
    return identity.name in decision.title.casefold()


def _of_days(ground: Ground, told: Sequence[Source]) -> Iterator[Finding]:
    by_day: defaultdict[dt.date, list[Source]] = defaultdict(list)
    for each in told:
        if each.date:
            by_day[each.date].append(each)
    if len(by_day) != 2:
        return
    heavy, light = sorted(by_day.values(), key=lambda each: _trust(ground, each), reverse=True)
    numbers = {each.paragraph for each in told}
    wrong = in_order(ground, [each for each in light if isinstance(each, Decided)])
    questions = {each.question for each in heavy if isinstance(each, Decided)}
    if (
        not wrong
        or (len(numbers) == 1 and None not in numbers)
        or questions & {each.question for each in wrong}
    ):
        return  # one § with two dates is another rule's, and one answer may tell of both on purpose
    is_known = _trust(ground, heavy) > _trust(ground, light)
    first, other = wrong[0], _shown(heavy)
    facts = {"here": _told(first), "there": _told(other), **elsewhere(ground, first.question, other)}
    yield finding(
        DECISION_DIFFERS,
        first.question,
        *places(ground, [first, other, *wrong[1:], *heavy]),
        facts={**facts, "name": _name(ground, first)},
        mends=redating(ground, wrong, other.date) if is_known and other.date and not _numbers(wrong) else (),
    )


def _numbers(told: Sequence[Decided]) -> bool:
    """Whether a § would be left beside the mended day."""
    return any(each.paragraph is not None for each in told)


def _trust(ground: Ground, told: Sequence[Source]) -> tuple[bool, bool, int]:
    return (
        any(
            each.date and in_minutes(ground, each.body or "", each.date, each.paragraph or -1)
            for each in told
        ),
        any(isinstance(each, Witness) for each in told),
        len({each.question for each in told if isinstance(each, Decided)}),
    )


def _told(each: Source) -> str:
    """ "2024-12-10, § 80"."""
    return str(each.date) if each.paragraph is None else f"{each.date}, § {each.paragraph}"


def _name(ground: Ground, each: Decided) -> str:
    """What the document is called there."""
    document = each.told.document
    return ground.span(each.question, document.start, document.end, each.part).quote if document else ""


# Which document a decision adopted


def _adoptions(ground: Ground) -> Mapping[Identity, list[Source]]:
    return ground.once(_gathered)


def _gathered(ground: Ground) -> Mapping[Identity, list[Source]]:
    found: defaultdict[Identity, list[Source]] = defaultdict(list)
    for each in decided(ground):
        if each.body is not None and each.date and each.told.document:
            found[_identity(ground, each.told.document, each.body)].append(each)
    told = {replace(each, year=None, month=None) for each in found}
    for witness in witnesses(ground):
        for document in naming(witness.title).documents[:1]:
            identity = _identity(ground, document, witness.body)
            if replace(identity, year=None, month=None) in told:
                found[identity].append(witness)
    return _with_years(_renamed(found), ground.year)


_BUDGETS = re.compile(r"(?:intern|detalj|nämnds?|verksamhets)budget")


def _renamed(found: Mapping[Identity, list[Source]]) -> Mapping[Identity, list[Source]]:
    """ "Budgeten" is the internal budget, where that is the only one that is told of."""
    own = {each.name for each in found if _BUDGETS.fullmatch(each.name)}
    renamed: defaultdict[Identity, list[Source]] = defaultdict(list)
    for each, told in found.items():
        is_general = each.name == "budget" and len(own) == 1
        renamed[replace(each, name=min(own)) if is_general else each] += told
    return renamed


def _with_years(found: Mapping[Identity, list[Source]], year: int | None) -> Mapping[Identity, list[Source]]:
    """A document without a year is the one of this year, or the only one that has a year."""
    years: defaultdict[tuple[str, ...], list[Identity]] = defaultdict(list)
    for each in found:
        years[each.family, each.name, each.topic, each.owner, each.body].append(each)
    joined: dict[Identity, list[Source]] = {}
    for same in years.values():
        dated = [each for each in same if each.year]
        this_year = [each for each in dated if each.year == year]
        meant = next((of[0] for of in (this_year, dated) if len(of) == 1), None)
        for each in same:
            target = meant if meant and each.year is None and each.month == meant.month else each
            joined.setdefault(target, []).extend(found[each])
    return joined


def _identity(ground: Ground, document: NamedDocument, body: str) -> Identity:
    owner = document.owner or OWN
    if owner not in (OWN, MUNICIPALITY, ELSEWHERE):
        owner = body_of(ground, owner) or OWN
    year = document.years[0] if document.years else None
    return Identity(document.family, document.name, document.topic, owner, year, document.month, body)
