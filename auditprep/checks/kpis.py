"""Key figures that are told in two ways: in two answers, twice in one, or in an answer and in a budget or a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from auditprep.checks.figure_facts import on_page_facts, shortened, told_at
from auditprep.checks.ground import Ground
from auditprep.checks.kpi_groups import Group, KpiAt, KpiOnPage, groups, on_pages, those_of, told
from auditprep.checks.kpi_values import (
    may_be_read_as,
    opposite,
    other_unit,
    outcome_time,
    present_year,
    same_time,
    same_value,
)
from auditprep.checks.rule import finding
from auditprep.model import Finding, FoundPlace, Mend, MendKind, Severity
from auditprep.prose.goals import KpiFigure
from auditprep.prose.key_figures import FigureRole

WARNING = ("kpi-differs", Severity.WARNING)
ERROR = ("kpi-differs", Severity.ERROR)
NOTE = ("kpi-differs", Severity.NOTE)

_CODES = {
    FigureRole.TARGET_VALUE: "kpi-target",
    FigureRole.PRESENT_VALUE: "kpi-present",
    FigureRole.OUTCOME: "kpi-outcome",
    FigureRole.FORECAST: "kpi-forecast",
}


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure of a key figure, and where it is told."""

    at: KpiAt | KpiOnPage
    figure: KpiFigure

    def place(self, ground: Ground) -> FoundPlace:
        return self.at.place(ground, self.figure)


@dataclass(slots=True)
class _Seen:
    """What has been told already: the figures of swapped key figures are not told once more one by one."""

    figures: set[tuple[str, int]] = field(default_factory=set)

    def add(self, *which: _Told) -> None:
        self.figures |= {(each.at.key, each.figure.start) for each in which if isinstance(each.at, KpiAt)}

    def has(self, which: _Told) -> bool:
        return isinstance(which.at, KpiAt) and (which.at.key, which.figure.start) in self.figures


def find_kpis(ground: Ground) -> Iterator[Finding]:
    """All key figures that are told in two ways."""
    pages = on_pages(ground)
    grouped = groups(ground)
    inside = {(each.key, each.kpi.start) for group in grouped for each in group}
    alone = tuple((each,) for each in told(ground) if (each.key, each.kpi.start) not in inside)
    for group in (*grouped, *alone):
        if any(each.kpi.figures for each in group):
            evidence = those_of(group[0].kpi.name, pages) if pages else ()
            yield from _of_group(ground, group, evidence)


def _of_group(ground: Ground, group: Group, evidence: Sequence[KpiOnPage]) -> Iterator[Finding]:
    seen = _Seen()
    figures = [_Told(at, figure) for at in group for figure in at.kpi.figures]
    on_page = [_Told(at, figure) for at in evidence for figure in at.kpi.figures]
    yield from (*_swapped(ground, group, on_page, seen), *_swapped_on_page(ground, group, on_page, seen))
    for role in FigureRole:
        yield from _of_role(ground, [each for each in figures if each.figure.role is role], on_page, seen)
    yield from _present_and_outcome(ground, figures, seen)


# Target and present value swapped


def _swapped(ground: Ground, group: Group, on_page: Sequence[_Told], seen: _Seen) -> Iterator[Finding]:
    """The first two answers with target and base the other way round; those that say the same as either are told by it."""
    for one, other in combinations(_distinct(group), 2):
        found = next(_crossed(ground, _figures(one), _figures(other)), None)
        if found is None:
            continue
        seen.add(*(each for at in group for each in _figures(at) if _is_among(each, found)))
        first, second = _wrong_first(ground, found, on_page)
        yield finding(
            ERROR,
            first[0].place(ground).question,
            *(each.place(ground) for each in (*first, *second)),
            *_agreeing(ground, second[0], on_page),
            code="kpi-swapped",
            facts=_facts(ground, first[0], second[0]),
            mends=_exchange(ground, first) if _agreeing(ground, second[0], on_page) else (),
        )
        return


def _distinct(group: Group) -> tuple[KpiAt, ...]:
    """One of those that say the same."""
    said = {
        tuple((each.role, each.value, each.period) for each in at.kpi.figures): at for at in reversed(group)
    }
    return tuple(at for at in group if at in said.values())


def _is_among(which: _Told, found: Sequence[_Told]) -> bool:
    return any(
        which.figure.role is each.figure.role and which.figure.value == each.figure.value for each in found
    )


def _swapped_on_page(
    ground: Ground, group: Group, on_page: Sequence[_Told], seen: _Seen
) -> Iterator[Finding]:
    """Swapped beside what the evidence says."""
    for at in group:
        mine = [each for each in _figures(at) if not seen.has(each)]
        found = next(_crossed(ground, mine, on_page), None)
        if found is None or any(
            may_be_read_as(each.figure, found[0].figure) for each in _targets(ground, on_page)
        ):
            continue
        seen.add(*found)
        yield finding(
            ERROR,
            at.key,
            *(each.place(ground) for each in found),
            code="kpi-swapped-page",
            facts=_facts(ground, found[0], found[2]),
            mends=_exchange(ground, found[:2]),
        )


_Crossed = tuple[_Told, _Told, _Told, _Told]


def _crossed(ground: Ground, one: Iterable[_Told], other: Sequence[_Told]) -> Iterator[_Crossed]:
    """Target and base of one where the other has them the other way round."""
    mine, theirs = list(one), None
    for target, base in _pairs(ground, mine):
        theirs = list(_pairs(ground, other)) if theirs is None else theirs
        for their_target, their_base in theirs:
            crossed = same_value(target.figure, their_base.figure) and same_value(
                base.figure, their_target.figure
            )
            if crossed and not same_value(target.figure, base.figure):
                yield target, base, their_target, their_base


def _pairs(ground: Ground, figures: Sequence[_Told]) -> Iterator[tuple[_Told, _Told]]:
    """Each target for the form's year with each value that it starts from: a present value, or an outcome of an earlier year."""
    there: dict[KpiAt | KpiOnPage, list[_Told]] = {}
    for each in figures:
        there.setdefault(each.at, []).append(each)
    for target in _targets(ground, figures):
        for base in there[target.at]:
            year = base.figure.period.year
            earlier = year is not None and (ground.year is None or year < ground.year)
            starts = base.figure.role is FigureRole.PRESENT_VALUE or (
                base.figure.role is FigureRole.OUTCOME and earlier
            )
            if starts:
                yield target, base


def _targets(ground: Ground, figures: Iterable[_Told]) -> list[_Told]:
    return [
        each
        for each in figures
        if each.figure.role is FigureRole.TARGET_VALUE and _year(ground, each) in (ground.year, None)
    ]


def _year(ground: Ground, which: _Told) -> int | None:
    """The year of a figure: its own, the document's, or the form's."""
    own = which.figure.period.year
    if own is not None:
        return own
    return which.at.year if isinstance(which.at, KpiOnPage) else ground.year


def _wrong_first(
    ground: Ground, found: _Crossed, on_page: Sequence[_Told]
) -> tuple[tuple[_Told, _Told], tuple[_Told, _Told]]:
    """The two that the evidence gainsays first; as they stand where it says nothing."""
    one, other = (found[0], found[1]), (found[2], found[3])
    return (other, one) if _agreeing(ground, one[0], on_page) else (one, other)


def _exchange(ground: Ground, which: tuple[_Told, ...]) -> tuple[Mend, ...]:
    """What writes two numbers in the places of each other: one mend where they stand in one paragraph or item, otherwise
    one for each."""
    first, last = sorted((each.place(ground) for each in which[:2]), key=lambda each: each.start)
    key = str(first.question)
    text = ground.text(key)
    inside = any(each.start <= first.start and last.end <= each.end for each in text.blocks)
    between = text.plain[first.end : last.start]
    if inside and "\t" not in between:
        whole = ground.span(key, first.start, last.end)
        return (Mend(MendKind.WRITE, key, last.quote + between + first.quote, whole),)
    return tuple(
        Mend(MendKind.WRITE, key, other.quote, here) for here, other in ((first, last), (last, first))
    )


# One role


def _of_role(
    ground: Ground, figures: Sequence[_Told], on_page: Sequence[_Told], seen: _Seen
) -> Iterator[Finding]:
    kept = [each for each in figures if not seen.has(each)]
    for times in _by_time(ground, kept):
        values = _by_value(times)
        if len(values) > 1:
            yield _differing(ground, values, on_page)
        elif against := _gainsaid(ground, values[0][0], on_page):
            yield _on_page(ground, values[0], against)
        else:
            yield from _told_otherwise(ground, times)


def _by_time(ground: Ground, figures: Sequence[_Told]) -> Iterator[list[_Told]]:
    left = list(figures)
    while left:
        first = left[0]
        of = [each for each in left if same_time(first.figure, each.figure, ground.year)]
        of = of or [first]
        left = [each for each in left if each not in of]
        yield of


def _by_value(figures: Sequence[_Told]) -> list[list[_Told]]:
    """The figures by their value, those that the fewest tell first."""
    values: list[list[_Told]] = []
    for each in figures:
        into = next((of for of in values if same_value(of[0].figure, each.figure)), None)
        if into is None:
            values.append([each])
        else:
            into.append(each)
    return sorted(values, key=len)


def _differing(ground: Ground, values: list[list[_Told]], on_page: Sequence[_Told]) -> Finding:
    """Two values; where the evidence agrees with one of them, the other is told first, and mended."""
    supported = [of for of in values if _agreeing(ground, of[0], on_page)]
    if len(supported) == 1:
        values = [*(of for of in values if of is not supported[0]), supported[0]]
    wrong, right = values[0][0], values[-1][0]
    mends = (
        [_write(ground, each, right) for each in values[0] if isinstance(each.at, KpiAt)]
        if len(supported) == 1
        else []
    )
    return finding(
        WARNING,
        wrong.place(ground).question,
        *(of[0].place(ground) for of in values),
        *_agreeing(ground, right, on_page),
        code=_CODES[wrong.figure.role],
        facts=_facts(ground, wrong, right),
        mends=mends,
    )


def _gainsaid(ground: Ground, told_one: _Told, on_page: Sequence[_Told]) -> _Told | None:
    """What a page says instead; None where some page agrees, or none says."""
    comparable = _comparable(ground, told_one, on_page)
    if not comparable or any(may_be_read_as(each.figure, told_one.figure) for each in comparable):
        return None
    return comparable[0] if len(_by_value(comparable)) == 1 else None


def _agreeing(ground: Ground, told_one: _Told, on_page: Sequence[_Told]) -> tuple[FoundPlace, ...]:
    """The first page that agrees."""
    found = (
        each.place(ground)
        for each in _comparable(ground, told_one, on_page)
        if same_value(each.figure, told_one.figure)
    )
    return tuple(found)[:1]


def _comparable(ground: Ground, told_one: _Told, on_page: Sequence[_Told]) -> list[_Told]:
    """The figures on pages of the same role and time."""
    role, mine = told_one.figure.role, told_one.figure.period
    found: list[_Told] = []
    for each in on_page:
        theirs = each.figure.period
        if each.figure.role is not role or other_unit(each.figure, told_one.figure):
            continue
        if role is FigureRole.TARGET_VALUE:
            fits = _year(ground, each) == _year(ground, told_one) and _year(ground, each) is not None
        elif role is FigureRole.PRESENT_VALUE:
            same = theirs.year is not None and theirs.year == present_year(mine, ground.year)
            fits = same and theirs.month in (mine.month, None)
        elif role is FigureRole.OUTCOME:
            fits = theirs.year is not None and outcome_time(theirs, ground.year) == outcome_time(
                mine, ground.year
            )
        else:  # forecasts are made anew every month: only the interim report's is the one that is meant
            fits = isinstance(each.at, KpiOnPage) and each.at.is_interim and each.at.year == ground.year
        if fits:
            found.append(each)
    return found


def _on_page(ground: Ground, told_ones: Sequence[_Told], page: _Told) -> Finding:
    first = told_ones[0]
    return finding(
        WARNING,
        first.place(ground).question,
        *(each.place(ground) for each in told_ones),
        page.place(ground),
        code=_CODES[first.figure.role] + "-page",
        facts=_facts(ground, first, page),
        mends=[_write(ground, each, page) for each in told_ones],
    )


def _told_otherwise(ground: Ground, figures: Sequence[_Told]) -> Iterator[Finding]:
    """One value, with another direction or unit."""
    for code, differ, info in (("kpi-direction", opposite, WARNING), ("kpi-unit", other_unit, NOTE)):
        pair = next(
            (pair for pair in combinations(figures, 2) if differ(pair[0].figure, pair[1].figure)), None
        )
        if pair:
            yield finding(
                info,
                pair[0].place(ground).question,
                *(each.place(ground) for each in pair),
                code=code,
                facts=_facts(ground, *pair),
            )


# A present value and the outcome of the same day


def _present_and_outcome(ground: Ground, figures: Sequence[_Told], seen: _Seen) -> Iterator[Finding]:
    for present in figures:
        day = present.figure.period
        if (
            present.figure.role is not FigureRole.PRESENT_VALUE
            or None in (day.year, day.month)
            or seen.has(present)
        ):
            continue
        outcome = next(
            (
                each
                for each in figures
                if each.figure.role is FigureRole.OUTCOME and each.figure.period == day and not seen.has(each)
            ),
            None,
        )
        if outcome and not same_value(present.figure, outcome.figure):
            yield finding(
                WARNING,
                present.place(ground).question,
                present.place(ground),
                outcome.place(ground),
                code="kpi-present-outcome",
                facts=_facts(ground, present, outcome),
            )
            return


# What all share


def _figures(at: KpiAt) -> list[_Told]:
    return [_Told(at, figure) for figure in at.kpi.figures]


def _write(ground: Ground, wrong: _Told, right: _Told) -> Mend:
    here, there = wrong.place(ground), right.place(ground)
    return Mend(MendKind.WRITE, str(here.question), there.quote, here)


def _facts(ground: Ground, one: _Told, other: _Told) -> Mapping[str, str]:
    facts = {
        "kpi": shortened(one.at.kpi.name),
        "one": one.place(ground).quote,
        "other": other.place(ground).quote,
    }
    if isinstance(other.at, KpiAt):
        facts["there"] = told_at(ground, one.place(ground).question, other.at.key)
    else:
        facts |= on_page_facts(ground, other.at.evidence, other.at.page)
    return facts
