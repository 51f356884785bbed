"""Parts that do not make up their whole, and changes and shares that are not what the numbers beside them make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product

from auditprep.checks.figure_facts import written
from auditprep.checks.ground import Ground
from auditprep.checks.kpi_values import outcome_time
from auditprep.checks.rule import finding
from auditprep.model import Finding, FoundPlace, Question, Severity
from auditprep.prose.arithmetic import Change, Reckoned, Share, reckoned
from auditprep.prose.goals import KpiFigure, Period, goals
from auditprep.prose.key_figures import FigureRole
from auditprep.prose.measures import PLAIN, Measure
from auditprep.prose.named_amounts import NamedAmount, named_amounts
from auditprep.prose.parts import Parts, listed_parts, parts, summed_lines
from auditprep.prose.table_sums import DIFFERENCE, PRODUCT, SUM, TableSlip, table_slips
from auditprep.prose.tables import written_like
from auditprep.prose.told_reckonings import Equation, equations

SUMS = ("sum-differs", Severity.WARNING)
PERCENT = ("percent-differs", Severity.WARNING)
UNIT = ("unit-differs", Severity.NOTE)


# Wholes and parts


def find_sums(ground: Ground, question: Question) -> Iterator[Finding]:
    """Parts, rows of tables, and budget, outcome and deviation, that do not add up."""
    key, text = question.key, ground.text(question.key)
    for each in (*text.of(parts), *text.of(summed_lines), *text.of_blocks(listed_parts)):
        yield from _of_parts(ground, key, each)
    for slip in text.of(table_slips):
        yield _of_slip(ground, key, slip, text.plain)
    yield from _of_three(ground, key, text.of(named_amounts))
    for equation in text.of(told_equations):
        if abs(equation.made - equation.said.value) > equation.said.half * 2:
            yield _of_equation(ground, key, equation)


def told_equations(text: str) -> tuple[Equation, ...]:
    """The reckonings that are written out."""
    return tuple(equations(text)) if "=" in text else ()


def _of_equation(ground: Ground, key: str, equation: Equation) -> Finding:
    facts = {
        "said": ground.place(key, equation.said).quote,
        "made": f"{equation.left} = {written(equation.made, equation.said)}",
    }
    places = (ground.place(key, equation.said), ground.place(key, equation))
    return finding(SUMS, key, *places, code="sum-equation", facts=facts)


def _of_parts(ground: Ground, key: str, each: Parts) -> Iterator[Finding]:
    made = _nearest(each)
    slack = each.whole.half + sum((part.half for part in each.parts), Decimal(0))
    if each.whole.is_money:
        slack = max(slack, each.whole.half * 3)
    elif each.whole.unit == PLAIN:
        slack = Decimal(0)  # what is counted is exact
    if abs(abs(made) - each.whole.size) <= slack or not _is_wrong(each, made, slack):
        return
    scale = _scale(abs(made), each.whole)
    info, code = (UNIT, "unit-parts") if scale else (SUMS, "sum-parts" if each.is_all else "sum-of-which")
    yield finding(
        info,
        key,
        ground.place(key, each.whole),
        ground.span(key, each.parts[0].start, each.parts[-1].end),
        code=code,
        facts={
            "whole": ground.place(key, each.whole).quote,
            "parts": _reckoning(each, made),
        },
    )


def _reckoning(each: Parts, made: Decimal) -> str:
    """How the parts are reckoned together: "310 + 150 = 460 tkr"; of many only what they make."""
    like = _finest(each)
    total = written(made, like)
    if not 1 < len(each.parts) <= _MOST_TOLD:
        return total
    signs = _signs(each)
    numbers = [written(part.size, Measure(part.value, like.half, like.unit, 0, 0)) for part in each.parts]
    bare = [number.removesuffix(like.unit).rstrip() for number in numbers]
    less = [part.value * sign < 0 for part, sign in zip(each.parts, signs, strict=True)]
    told = "".join(
        f" {'−' if minus else '+'} {number}" for minus, number in zip(less[1:], bare[1:], strict=True)
    )
    return f"{'−' if less[0] else ''}{bare[0]}{told} = {total}"


_MOST_TOLD = 6


def _finest(each: Parts) -> Measure:
    """The number that is written most exactly, in the whole's unit."""
    half = min(part.half for part in (each.whole, *each.parts) if part.unit == each.whole.unit)
    return Measure(each.whole.value, half, each.whole.unit, each.whole.start, each.whole.end)


_MOST_FLIPPED = 6


def _nearest(each: Parts) -> Decimal:
    """The sum of the parts that is nearest to the whole: those that may be taken off are, or are not."""
    return _made(each, _signs(each))


def _made(each: Parts, signs: Sequence[int]) -> Decimal:
    return sum((part.value * sign for part, sign in zip(each.parts, signs, strict=True)), Decimal(0))


def _signs(each: Parts) -> Sequence[int]:
    """For each part whether it is added or taken off, as comes nearest to the whole."""
    flipped = sorted(each.less)[:_MOST_FLIPPED]
    ways = []
    for signs in product((1, -1), repeat=len(flipped)):
        by = dict(zip(flipped, signs, strict=True))
        ways.append([by.get(at, 1) for at in range(len(each.parts))])
    return min(ways, key=lambda way: abs(abs(_made(each, way)) - each.whole.size))


_SHORT = Decimal("0.15")
_OPPOSITE = (
    (r"\bkvinn|\bflick", r"\bmän\b|\bpojk"),
    (r"\butan\b|\bej\b|\binte\b|\bicke\b", r"."),
    (r"\bintern", r"\bextern"),
    (r"\btillsvidare|\btillsvidareanst", r"\bvisstid|\btidsbegr|\bvikari"),
    (r"\bheltid", r"\bdeltid"),
    (r"\bkommunal", r"\bfristående|\bprivat|\benskild"),
    (r"\bny[ar]?\b", r"\bbefintlig|\bgaml|\bkvar"),
)


def _is_wrong(each: Parts, made: Decimal, slack: Decimal) -> bool:
    """Whether the parts must make the whole. Some of it may be less: unless they are opposites, or all but make it."""
    if each.is_all:
        return True
    if abs(made) > each.whole.size + slack:
        return len(each.parts) == 1 or not each.whole.is_money or each.whole.value > 0
    if each.whole.is_money or len(each.parts) < 2:
        return False
    return _are_opposites(each.things) or each.whole.size - abs(made) <= max(
        Decimal(2), each.whole.size * _SHORT
    )


def _are_opposites(things: Sequence[str]) -> bool:
    if len(things) != 2:
        return False
    return any(
        (re.search(one, things[0], re.IGNORECASE) and re.search(other, things[1], re.IGNORECASE))
        or (re.search(other, things[0], re.IGNORECASE) and re.search(one, things[1], re.IGNORECASE))
        for one, other in _OPPOSITE
    )


_SLIPS = {SUM: "sum-table", DIFFERENCE: "sum-deviation", PRODUCT: "sum-product"}


def _of_slip(ground: Ground, key: str, slip: TableSlip, plain: str) -> Finding:
    said = plain[slip.start : slip.end]
    return finding(
        SUMS,
        key,
        ground.place(key, slip),
        ground.span(key, slip.from_start, slip.from_end),
        code=_SLIPS[slip.kind],
        facts={
            "row": slip.row,
            "column": slip.column,
            "said": said,
            "wanted": written_like(slip.wanted, said),
        },
    )


def _of_three(ground: Ground, key: str, found: Sequence[NamedAmount]) -> Iterator[Finding]:
    """A budget, a forecast or an outcome, and a deviation that is not their difference."""
    told = [each for each in found if not each.is_in_table and not each.about]
    budgets = _once(each for each in told if each.name in {"budget", "kommunbidrag"})
    others = _once(each for each in told if each.name in {"prognos", "utfall"})
    deviations = [
        each for each in told if each.name == "resultat" and each.role in {"forecast", "outcome", "", "year"}
    ]
    if len(budgets) != 1 or not 0 < len(others) <= 2 or not 0 < len(deviations) <= 2:
        return
    budget = budgets[0]
    made = [(each, abs(budget.amount.value - each.amount.value)) for each in others]
    if any(_is_close(deviation, budget, other, value) for deviation in deviations for other, value in made):
        return
    forecast = next((each for each in made if each[0].name == "prognos"), None)
    deviation = next((each for each in deviations if forecast and each.start > forecast[0].start), None)
    if forecast is None or deviation is None or deviation.start - budget.start > _TOGETHER:
        return
    if deviation.role == "outcome" and any(each.name == "utfall" for each in others):
        return
    unit = budget.amount.unit != forecast[0].amount.unit and _looks_scaled(budget.amount, forecast[0].amount)
    yield finding(
        UNIT if unit else SUMS,
        key,
        *(ground.place(key, each) for each in (deviation, budget, forecast[0])),
        code="unit-three" if unit else "sum-three",
        facts={
            "said": ground.place(key, deviation).quote,
            "wanted": written(forecast[1], deviation.amount),
        },
    )


def _looks_scaled(one: Measure, other: Measure) -> bool:
    """Whether the two would be near each other if one were written in the other's unit."""
    small, large = sorted((one.size, other.size))
    return bool(small) and any(Decimal("0.5") < large / small / by < 2 for by in (1000, 1_000_000))


_TOGETHER = 500


def _once(found: Iterator[NamedAmount]) -> list[NamedAmount]:
    """Those with different values."""
    values: dict[Decimal, NamedAmount] = {}
    for each in found:
        values.setdefault(each.amount.size, each)
    return list(values.values())


def _is_close(deviation: NamedAmount, budget: NamedAmount, other: NamedAmount, made: Decimal) -> bool:
    slack = deviation.amount.half + budget.amount.half + other.amount.half
    return abs(deviation.amount.size - made) <= slack


# Changes and shares


def find_percents(ground: Ground) -> Iterator[Finding]:
    """Changes and shares that the numbers beside them gainsay."""
    bases = _Bases(ground)
    for question in ground.questions:
        found = ground.text(question.key).of(reckoned)
        if found.changes or found.shares:
            yield from _of_answer(ground, question.key, found, bases)


class _Bases:
    """What shares are of, as the answers tell it: the grant of the year, where it is told one way."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def grant(self) -> Measure | None:
        found = [
            each.amount
            for question in self._ground.questions
            for each in self._ground.text(question.key).of(named_amounts)
            if each.name == "kommunbidrag"
            and not each.about
            and each.role == "budget"
            and (not each.years or each.years == {self._ground.year})
        ]
        rough = [each for each in found if abs(each.value - found[0].value) <= each.half + found[0].half]
        return found[0] if found and len(rough) == len(found) else None


def _of_answer(ground: Ground, key: str, found: Reckoned, bases: _Bases) -> Iterator[Finding]:
    seen: set[tuple[int, ...]] = set()
    for change in found.changes:
        parts = (change.percent, change.change, change.whole, change.base)
        starts = tuple(each.start for each in parts if each)
        if starts in seen:
            continue
        seen.add(starts)
        base = change.base or _base_of_kpi(ground, key, change)
        slip = _change_slip(change, base)
        if slip:
            info, code, wanted = slip
            yield finding(
                info,
                key,
                ground.place(key, change),
                *_base_places(ground, key, change, base),
                code=code,
                facts=_change_facts(ground, key, change, wanted),
            )
        elif base is None:
            yield from _told_otherwise(ground, key, change)
    for share in found.shares:
        yield from _of_share(ground, key, share, bases)


def _told_otherwise(ground: Ground, key: str, change: Change) -> Iterator[Finding]:
    """ "298 barn, en ökning med 13 procent jämfört med samma period förra året" after a key figure whose outcome is another: its
    outcome of the year before makes 298 thirteen per cent more."""
    whole, percent = change.whole, change.percent
    if (
        whole is None
        or percent is None
        or whole.is_money
        or change.change
        or not _A_YEAR_AGO.search(change.since)
    ):
        return
    above = [kpi for kpi in ground.text(key).of(goals).kpis if kpi.figures and kpi.end < change.start]
    for now in above[-1].figures if above else ():
        earlier = [each for each in above[-1].figures if _is_year_before(now, each, ground.year)]
        if now.role is not FigureRole.OUTCOME or now.value == whole.value or len(earlier) != 1:
            continue
        base = Measure(earlier[0].value, whole.half, whole.unit, earlier[0].start, earlier[0].end)
        if base.value and _percent_slip(percent, whole, base, _between(whole, base)) is None:
            facts = {"said": ground.place(key, whole).quote, "wanted": ground.place(key, now).quote}
            places = (ground.place(key, whole), ground.place(key, now))
            yield finding(PERCENT, key, *places, code="outcome-told", facts=facts)


def _base_places(ground: Ground, key: str, change: Change, base: Measure | None) -> tuple[FoundPlace, ...]:
    """Where the base stands, if that is elsewhere."""
    outside = base is not None and change.base is None
    return (ground.place(key, base),) if outside and base else ()


_Slip = tuple[tuple[str, Severity], str, tuple[Decimal, Measure]]


def _change_slip(change: Change, base: Measure | None) -> _Slip | None:
    """What is wrong with a change, with what it ought to be and how that is written."""
    whole, by, percent = change.whole, change.change, change.percent
    if whole and base and _unlike(whole, base):
        return None
    if whole and base and by:
        made = abs(whole.size - base.size)
        if abs(made - by.size) > whole.half + base.half + by.half:
            return _difference(by, made)
    if percent and whole and base and not by and base.value:
        return _percent_slip(percent, whole, base, _between(whole, base))
    if percent and by and (base or whole):
        return _percent_slip(percent, by, base or whole, _of_by(change, base))
    if (
        whole
        and base
        and whole.value != base.value
        and whole.value > 0 < base.value
        and not by
        and not percent
    ):
        return _direction(change, whole, base)
    return None


def _unlike(one: Measure, other: Measure) -> bool:
    return one.is_money != other.is_money or one.is_share != other.is_share


def _difference(by: Measure, made: Decimal) -> _Slip:
    scale = _scale(made, by)
    return (UNIT, "unit-change", (made, by)) if scale else (PERCENT, "difference-differs", (made, by))


_Range = tuple[Decimal, Decimal]


def _between(whole: Measure, base: Measure) -> _Range:
    """The least and the most per cent that it may have changed by, however the two were rounded."""
    ends = [
        (high - low) / low * 100
        for high in (whole.size - whole.half, whole.size + whole.half)
        for low in (base.size - base.half, base.size + base.half)
        if low > 0
    ]
    return (
        (min(abs(each) for each in ends), max(abs(each) for each in ends))
        if ends
        else (Decimal(0), Decimal(100_000))
    )


def _of_by(change: Change, base: Measure | None) -> _Range:
    """The same from the change and one of the two others."""
    by, whole = change.change, change.whole
    assert by is not None
    found: list[Decimal] = []
    for money in (by.size - by.half, by.size + by.half):
        if base is not None:
            found += [money / end * 100 for end in (base.size - base.half, base.size + base.half) if end > 0]
        elif whole is not None:
            starts = [
                end - money if change.grows else end + money
                for end in (whole.size - whole.half, whole.size + whole.half)
            ]
            found += [money / start * 100 for start in starts if start > 0]
    return (min(found), max(found)) if found else (Decimal(0), Decimal(100_000))


def _percent_slip(percent: Measure, by: Measure, of: Measure | None, range_: _Range) -> _Slip | None:
    low, high = range_
    slack = percent.half * 2
    if low - slack <= percent.size <= high + slack:
        return None
    middle = (low + high) / 2
    if (
        of
        and by.is_money
        and middle
        and any(abs(percent.size / middle / each - 1) < _LIKE for each in _SCALES)
    ):
        return UNIT, "unit-percent", (middle, percent)
    return PERCENT, "percent-differs", (middle, percent)


_LIKE = Decimal("0.15")
_SCALES = (Decimal(1000), Decimal("0.001"), Decimal(1_000_000), Decimal("0.000001"))


def _scale(made: Decimal, stated: Measure) -> Decimal | None:
    """By how many thousands another unit would put it right."""
    if not stated.is_money or not stated.value:
        return None
    return next((each for each in _SCALES if abs(made - stated.size * each) <= stated.half * each * 3), None)


def _direction(change: Change, whole: Measure, base: Measure) -> _Slip | None:
    """ "Har ökat från 12 till 10 procent"."""
    if change.grows is (whole.value > base.value) or whole.unit == "":
        return None
    return PERCENT, "change-direction", (whole.value, whole)


def _change_facts(
    ground: Ground, key: str, change: Change, wanted: tuple[Decimal, Measure]
) -> Mapping[str, str]:
    said = change.percent if wanted[1] == change.percent else change.change
    return {
        "said": ground.place(key, said).quote if said else "",
        "wanted": written(*wanted),
        "whole": ground.place(key, change.whole).quote if change.whole else "",
        "base": ground.place(key, change.base).quote if change.base else "",
    }


# What a key figure was a year ago

_A_YEAR_AGO = re.compile(
    r"(?:motsvarande|samma)\s(?:period|tid|tidpunkt|månad|datum)\s(?:föregående|förra|året\sinnan|i\sfjol|(?:år\s)?(?:19|20)\d\d)|föregående\sår|förra\såret|året\sinnan|i\sfjol|fjolåret|(?:år\s)?(?:19|20)\d\d\Z|(?:delår(?:et)?|augusti)\s(?:19|20)\d\d",
    re.IGNORECASE,
)


def _base_of_kpi(ground: Ground, key: str, change: Change) -> Measure | None:
    """The outcome of a year before, of the key figure that now has this number; None where that is not known."""
    whole = change.whole
    if whole is None or whole.is_money or change.change or not _A_YEAR_AGO.search(change.since):
        return None
    found = [
        earlier
        for kpi in ground.text(key).of(goals).kpis
        for now in kpi.figures
        if now.role is FigureRole.OUTCOME and now.value == whole.value
        for earlier in kpi.figures
        if _is_year_before(now, earlier, ground.year)
    ]
    if len({each.value for each in found}) != 1:
        return None
    base = found[0]
    return Measure(base.value, whole.half, whole.unit, base.start, base.end)


def _is_year_before(now: KpiFigure, earlier: KpiFigure, year: int | None) -> bool:
    if earlier.role is not FigureRole.OUTCOME:
        return False
    one, other = outcome_time(now.period, year), outcome_time(earlier.period, year)
    return one.year is not None and other == Period(one.year - 1, one.month)


# Shares


def _of_share(ground: Ground, key: str, share: Share, bases: _Bases) -> Iterator[Finding]:
    whole = share.whole
    if whole is None and re.match(r"(?:det\s|årets\s)?kommunbidrag", share.of):
        whole = bases.grant()
    if whole is None or not whole.value:
        return
    low = (share.part.size - share.part.half) / (whole.size + whole.half) * 100
    high = (
        (share.part.size + share.part.half) / (whole.size - whole.half) * 100
        if whole.size > whole.half
        else low
    )
    if share.part.unit == "":  # what is counted is exact
        low = high = share.part.size / whole.size * 100
    slack = share.percent.half * (4 if share.is_rough else 2)
    if low - slack <= share.percent.size <= high + slack:
        return
    scaled = any(low * each - slack <= share.percent.size <= high * each + slack for each in _SCALES)
    info, code = (UNIT, "unit-share") if scaled and share.part.is_money else (PERCENT, "share-differs")
    yield finding(
        info,
        key,
        ground.place(key, share),
        code=code,
        facts={
            "said": ground.place(key, share.percent).quote,
            "wanted": written((low + high) / 2, share.percent),
            "part": ground.place(key, share.part).quote,
            "whole": written(whole.value, whole),
        },
    )
