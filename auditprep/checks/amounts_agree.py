"""Amounts that are told in two ways: the same result, grant or budget with two values, or in two units."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from auditprep.checks.figure_facts import on_page_facts, told_at
from auditprep.checks.ground import Ground
from auditprep.checks.kpi_groups import first_year
from auditprep.checks.rule import finding
from auditprep.checks.texts import ReadText
from auditprep.model import EvidenceKind, Finding, FoundPlace, Mend, MendKind, Severity
from auditprep.prose.measures import Measure, measures, said_twice
from auditprep.prose.named_amounts import (
    FoundRise,
    NamedAmount,
    grant_rises,
    named_amounts,
    named_amounts_on_page,
    reserve_wholes,
)

DIFFERS = ("figure-differs", Severity.WARNING)
UNIT = ("unit-differs", Severity.NOTE)

_OF_PLAN = frozenset(("kommunbidrag", "investeringsbudget", "budget"))
"""What is decided once for a year, and is in its budget."""
_INTERIM = 8


@dataclass(frozen=True, slots=True)
class _Told:
    """An amount, and where it is told."""

    named: NamedAmount
    place: FoundPlace

    @property
    def amount(self) -> Measure:
        return self.named.amount


_Key = tuple[str, str, frozenset[str], frozenset[int], int | None]


def find_figures(ground: Ground) -> tuple[Finding, ...]:
    """Amounts of one name, year and month that differ by more than rounding."""
    return ground.once(_figures)


def _figures(ground: Ground) -> tuple[Finding, ...]:
    return tuple(_found(ground))


def _found(ground: Ground) -> Iterator[Finding]:
    told: dict[_Key, list[_Told]] = defaultdict(list)
    for question in ground.questions:
        for each in ground.text(question.key).of(named_amounts):
            if key := _key(each, ground.year):
                told[key].append(_Told(each, ground.place(question.key, each)))
    pages = _on_pages(ground, told) if told else {}
    for key, of in told.items():
        yield from _of_one(ground, of, pages.get(key, []))
    yield from _same_digits(ground)
    yield from _said_twice(ground)
    yield from _reserves(ground, told)
    yield from _rises(ground)


def _key(named: NamedAmount, year: int | None) -> _Key | None:
    """What two amounts must have in common to be one; None for what is not known well enough."""
    if named.role in {"plan", "deviation"} or "flera månader" in named.about or len(named.years) > 1:
        return None
    years = named.years or (frozenset({year}) if year else frozenset())
    month = None if named.name in _OF_PLAN or named.role == "budget" else named.month or _INTERIM
    return named.name, named.role, named.about, years, month


def _on_pages(ground: Ground, wanted: Container[_Key]) -> Mapping[_Key, list[_Told]]:
    """What budgets and reports say of the grant and the budget of a year, and interim reports of its results, in tables and in
    sentences."""
    found: dict[_Key, list[_Told]] = defaultdict(list)
    for id, evidence in ground.evidence.items():
        document = ground.document(id)
        own = None if evidence.kind is EvidenceKind.MINUTES else first_year(evidence.represents)
        interim = evidence.kind is EvidenceKind.INTERIM_REPORT
        for number, each in document.of(_of_document) if document else ():
            key = _key(each, own) if interim or each.name in _OF_PLAN else None
            if key and key[3] and key in wanted:
                found[key].append(_Told(each, ground.on_page(id, number, each.start, each.end)))
    return found


def _of_document(pages: tuple[ReadText, ...]) -> tuple[tuple[int, NamedAmount], ...]:
    """The grants, the budgets and the results on the pages, those of the whole board, each with its page."""
    return tuple(
        (number, each)
        for number, page in enumerate(pages, 1)
        for each in page.of(named_amounts_on_page)
        if not each.about and (each.name in _OF_PLAN or (each.name == "resultat" and each.role in _OF_REPORT))
    )


_OF_REPORT = frozenset(("forecast", "outcome"))


def _of_one(ground: Ground, told: Sequence[_Told], pages: Sequence[_Told]) -> Iterator[Finding]:
    """Two values; or one that no page has, where pages tell of it."""
    first = told[0]
    other = next((each for each in told[1:] if not _agree(first.amount, each.amount)), None)
    if other is not None:
        yield _told_twice(ground, first, other, pages)
    elif pages and not any(_agree(first.amount, each.amount) for each in pages) and _are_one(pages):
        yield _told_on_page(ground, first, pages[0])


def _agree(one: Measure, other: Measure) -> bool:
    """Whether they are one amount, rounded."""
    return abs(one.size - other.size) <= one.half + other.half


def _are_one(pages: Sequence[_Told]) -> bool:
    return all(_agree(pages[0].amount, each.amount) for each in pages)


def _in_other_unit(one: Measure, other: Measure) -> bool:
    """Whether one is a thousand times the other, or a million times."""
    small, large = sorted((one.size, other.size))
    return bool(small) and any(abs(large / small / by - 1) <= _NEAR for by in (1000, 1_000_000))


_NEAR = Decimal("0.006")
_TOO_LARGE = Decimal(10) ** 11  # kronor: more than any municipality has


def _told_twice(ground: Ground, one: _Told, other: _Told, pages: Sequence[_Told]) -> Finding:
    """The one that the pages gainsay first, and mended where they agree with the other."""
    supports = [each for each in pages if _agree(each.amount, one.amount)]
    against = [each for each in pages if _agree(each.amount, other.amount)]
    wrong, right, agree = (other, one, supports) if supports and not against else (one, other, against)
    unit = _in_other_unit(one.amount, other.amount)
    certain = bool(supports) != bool(against)
    key = str(wrong.place.question)
    return finding(
        UNIT if unit else DIFFERS,
        key,
        *(wrong.place, right.place, *(each.place for each in agree[:1])),
        code="unit-differs" if unit else "figure-differs",
        facts={
            "what": wrong.named.name,
            "one": wrong.place.quote,
            "other": right.place.quote,
            "there": told_at(ground, key, str(right.place.question)),
        },
        mends=[Mend(MendKind.WRITE, key, right.place.quote, wrong.place)] if certain else (),
    )


def _told_on_page(ground: Ground, one: _Told, page: _Told) -> Finding:
    evidence, number = page.place.evidence, page.place.page
    assert evidence is not None and number is not None
    unit = _in_other_unit(one.amount, page.amount)
    return finding(
        UNIT if unit else DIFFERS,
        one.place.question,
        *(one.place, page.place),
        code="unit-page" if unit else "figure-page",
        facts={
            "what": one.named.name,
            "one": one.place.quote,
            "other": page.place.quote,
            **on_page_facts(ground, evidence, number),
        },
    )


def _same_digits(ground: Ground) -> Iterator[Finding]:
    """Amounts with the very digits of another, in another unit: "34,2 tkr" here and "34,2 mnkr" there; and those that are more
    than any municipality has."""
    units: dict[str, dict[str, list[tuple[str, Measure]]]] = defaultdict(lambda: defaultdict(list))
    for question in ground.questions:
        for each, digits in ground.text(question.key).of(_with_digits):
            if each.size >= _TOO_LARGE:
                place = ground.place(question.key, each)
                yield finding(UNIT, question.key, place, code="unit-too-large", facts={"one": place.quote})
            elif digits:
                units[digits][each.unit].append((question.key, each))
    for of in units.values():
        if set(of) == {"tkr", "mnkr"}:
            places = {unit: [ground.place(key, each) for key, each in told] for unit, told in of.items()}
            yield from _one_digit_string(ground, places)


def _one_digit_string(ground: Ground, of: Mapping[str, Sequence[FoundPlace]]) -> Iterator[Finding]:
    """Thousands with decimals are meant as millions, and millions by the thousand as thousands."""
    wrong, right = ("tkr", "mnkr") if "," in of["tkr"][0].quote else ("mnkr", "tkr")
    for place in of[wrong]:
        there = of[right][0]
        yield finding(
            UNIT,
            place.question,
            *(place, there),
            code="unit-digits",
            facts={
                "one": place.quote,
                "other": there.quote,
                "there": told_at(ground, place.question, str(there.question)),
            },
        )


def _said_twice(ground: Ground) -> Iterator[Finding]:
    """ "544 818 tkr, det vill säga 544,8 tkr": two amounts that ought to be one, and would be but for the unit."""
    for question in ground.questions:
        for one, other in ground.text(question.key).of(said_twice):
            if not _agree(one, other) and _in_other_unit(one, other):
                first, second = ground.place(question.key, one), ground.place(question.key, other)
                facts = {"one": second.quote, "other": first.quote, "there": ""}
                yield finding(UNIT, question.key, second, first, code="unit-digits", facts=facts)


def _with_digits(plain: str) -> tuple[tuple[Measure, str], ...]:
    """The amounts of money, each with its digits."""
    money = (each for each in measures(plain) if each.is_money)
    return tuple((each, _digits(plain[each.start : each.end])) for each in money)


def _digits(words: str) -> str:
    """The digits of an amount that nobody takes for another, three at least, with decimals or parted thousands; "" for others."""
    number = re.sub(r"[^\d,.]", "", words).strip(".,")
    digits = re.sub(r"\D", "", number)
    telling = len(digits) >= 3 and ("," in number or len(digits) >= 5)
    return number if telling else ""


def _rises(ground: Ground) -> Iterator[Finding]:
    """The grant of a year that rises by so many per cent here, and by so many there."""
    first: dict[int | None, tuple[str, FoundRise]] = {}
    for question in ground.questions:
        for each in ground.text(question.key).of(grant_rises):
            year = each.year or ground.year
            key, other = first.setdefault(year, (question.key, each))
            if abs(each.percent.size - other.percent.size) > each.percent.half + other.percent.half:
                here, there = ground.place(key, other), ground.place(question.key, each)
                facts = {"what": "kommunbidrag", "one": here.quote, "other": there.quote}
                facts["there"] = told_at(ground, key, question.key)
                yield finding(DIFFERS, key, here, there, facts=facts)
                return


_WHOLES = frozenset(("kommunbidrag", "budget", "nettokostnad"))


# A reserve that is so many per cent of the grant


def _reserves(ground: Ground, told: Mapping[_Key, Sequence[_Told]]) -> Iterator[Finding]:
    """ "Bufferten är 1,5 procent av 83,0 mnkr" where the grant, and the budget, is another amount."""
    wholes = [
        each for (name, role, about, years, _month), of in told.items() for each in of
        if name in _WHOLES and role == "budget" and not about and years <= {ground.year}
    ]  # fmt: skip
    if not wholes:
        return
    for question in ground.questions:
        text = ground.text(question.key)
        for each in text.of(reserve_wholes):
            if any(_agree(each, whole.amount) for whole in wholes):
                continue
            unit = any(_in_other_unit(each, whole.amount) for whole in wholes)
            place, whole = ground.place(question.key, each), wholes[0]
            yield finding(
                UNIT if unit else DIFFERS,
                question.key,
                *(place, whole.place),
                code="unit-differs" if unit else "figure-differs",
                facts={
                    "what": whole.named.name,
                    "one": place.quote,
                    "other": whole.place.quote,
                    "there": told_at(ground, question.key, str(whole.place.question)),
                },
            )
