"""What is true of a board's year: its decisions, goals, figures, controls and people. Everything fits together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import Random

from auditprep.model import Decision
from planted.boards import Aim, Board, Measure

MONTHS = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]
STATUS = ("ej uppfyllt", "delvis uppfyllt", "uppfyllt i hög grad", "helt uppfyllt")


@dataclass(frozen=True)
class Kpi:
    """`before` is the outcome at the same time last year; an outcome or a forecast that is None is not known."""

    number: int
    name: str
    unit: str
    sign: str
    target: float
    present: float
    before: float
    outcome: float | None
    forecast: float | None
    up: bool

    def value(self, field: str) -> str:
        """The value as it is written, a sign before a target."""
        number = getattr(self, field)
        if number is None:
            return "–"
        words = (
            f"{number:.1f}".replace(".", ",") if number < 12 and number != int(number) else f"{number:.0f}"
        )
        return f"{self.sign if field == 'target' else ''}{words}"


@dataclass(frozen=True)
class Goal:
    number: int
    name: str
    kpis: tuple[Kpi, ...]
    status: int


@dataclass(frozen=True)
class Risk:
    name: str
    likelihood: int
    materiality: int

    @property
    def value(self) -> int:
        return self.likelihood * self.materiality


@dataclass(frozen=True)
class Unit:
    name: str
    left: int
    share: float


@dataclass(frozen=True)
class Matter:
    """A § of a meeting; `key` names its decision where answers refer to it."""

    number: int
    title: str
    dnr: str | None
    key: str = ""


@dataclass(frozen=True)
class Sitting:
    """A meeting of the board."""

    date: dt.date
    matters: tuple[Matter, ...]


@dataclass(frozen=True)
class World:
    """`figures` are in thousands of kronor, `counts` are what the prose counts, `decisions` are by what answers call them,
    `months` the months followed up, each with the key of its decision. `names` are how this municipality calls its documents."""

    place: str
    board: Board
    year: int
    goals: tuple[Goal, ...]
    risks: tuple[Risk, ...]
    controls: tuple[str, ...]
    units: tuple[Unit, ...]
    figures: Mapping[str, int]
    counts: Mapping[str, int]
    shares: Mapping[str, float]
    decisions: Mapping[str, Decision]
    sittings: tuple[Sitting, ...]
    months: tuple[tuple[str, str], ...]
    names: Mapping[str, str]
    own_plan: bool
    investments: tuple[tuple[str, int], ...]

    @property
    def municipality(self) -> str:
        return f"{self.place.removesuffix('s')}s kommun"

    @property
    def last(self) -> int:
        return self.year - 1

    @property
    def span(self) -> str:
        """The years of the budget."""
        return f"{self.year}–{self.year + 2}"


_BUDGETS = ("budget", "verksamhetsplan", "nämndplan", "internbudget")
_INTERIMS = ("delårsbokslut", "delårsrapport", "tertialrapport 2")
_ANNUALS = ("årsbokslut", "årsredovisning")


def invent(draw: Random, place: str, board: Board, year: int) -> World:
    """A board's year. Everything is drawn from `draw`."""
    own_plan = draw.random() < 0.4
    names = _names(draw)
    goals = _goals(draw, board)
    figures = _figures(draw, board)
    investments = _investments(draw, board, figures)
    figures["investments"] = sum(value for _name, value in investments)
    sittings, decisions, months = _meetings(draw, board, year, names, own_plan)
    risks = _risks(draw, board)
    controls = tuple(draw.sample(board.controls, draw.randint(3, len(board.controls))))
    units = tuple(Unit(name, draw.randint(2, 14), draw.randint(60, 240) / 10) for name in board.units)
    running = draw.randint(4, 11)
    statistic = draw.randint(40, 190)
    counts = {
        "goals": len(goals),
        "controls": len(controls),
        "risks": len(risks),
        "activities": running + draw.randint(6, 15),
        "running": running,
        "cases": statistic,
        "part": draw.randint(9, statistic - 12),
        "high": sum(goal.status == 2 for goal in goals),
        "whole": sum(goal.status == 3 for goal in goals),
        "partly": sum(goal.status == 1 for goal in goals),
        "months": len(months),
        "samples": draw.randint(20, 60),
        "deviations": draw.randint(2, 9),
    }
    sick = draw.randint(52, 88)
    shares = {
        "increase": figures["more"] / figures["grant_before"] * 100,
        "part": counts["part"] / statistic * 100,
        "sick": sick / 10,
        "sick_before": (sick + draw.choice((-9, -6, -4, 3, 5, 8))) / 10,
    }
    return World(
        *(place, board, year, goals, risks, controls, units, figures, counts, shares),
        *(decisions, sittings, months, names, own_plan, investments),
    )


def year_before(world: World, draw: Random) -> World:
    """The same board a year earlier: other values; what was decided long ago, and the names, are the same."""
    earlier = invent(draw, world.place, world.board, world.last)
    standing = {key: world.decisions[key] for key in ("model", "strategy", "policy")}
    return replace(earlier, names=world.names, decisions={**earlier.decisions, **standing})


# What is measured


def _names(draw: Random) -> dict[str, str]:
    return {
        "budget": draw.choice(_BUDGETS),
        "interim": draw.choice(_INTERIMS),
        "annual": draw.choice(_ANNUALS),
        "plan": draw.choice(("internkontrollplan", "plan för intern kontroll")),
        "analysis": draw.choice(("väsentlighets- och riskanalys", "risk- och väsentlighetsanalys")),
        "dash": draw.choice("–-"),
        "dnr": draw.choice(
            ("{b} {y}/{n}", "{y}.{n:03} {b}", "{b}-{y}-{n:05}", "{b} {y}-{n:04}", "{b}/{y}:{n}")
        ),
    }


def _goals(draw: Random, board: Board) -> tuple[Goal, ...]:
    aims = draw.sample(board.aims, draw.randint(3, len(board.aims)))
    return tuple(_goal(draw, number, aim) for number, aim in enumerate(aims, 1))


def _goal(draw: Random, number: int, aim: Aim) -> Goal:
    kpis = tuple(_kpi(draw, at, measure) for at, measure in enumerate(aim.measures, 1))
    return Goal(number, aim.name, kpis, draw.choice((1, 2, 2, 3)))


def _kpi(draw: Random, number: int, measure: Measure) -> Kpi:
    """Five values, no two alike, so that it can be seen which is which."""
    towards = 1 if measure.up else -1
    tenth = measure.high < 12
    step = 0.1 if tenth else max(1.0, (measure.high - measure.low) / 12)
    present = min(draw.uniform(measure.low, measure.high), 89.0 if measure.unit == "procent" else 1e9)
    far = draw.randint(6, 9) if present > 20 or tenth else 5
    shifts = {
        "present": 0,
        "target": towards * far * step,
        "before": -towards * draw.randint(1, 2) * step,
        "outcome": towards * draw.randint(1, 2) * step,
        "forecast": towards * (draw.randint(3, 5) if far > 5 else 3) * step,
    }
    values = {field: round(present + shift, 1 if tenth else 0) for field, shift in shifts.items()}
    sign = draw.choice(("", ">", "≥", "minst ")) if measure.up else draw.choice(("", "<", "≤", "högst "))
    return Kpi(number, measure.name, measure.unit, sign, up=measure.up, **values)


def _risks(draw: Random, board: Board) -> tuple[Risk, ...]:
    chosen = draw.sample(board.risks, draw.randint(5, min(7, len(board.risks))))
    return tuple(Risk(name, draw.randint(2, 4), draw.randint(2, 4)) for name in chosen)


# Money


def _figures(draw: Random, board: Board) -> dict[str, int]:
    """Parts add up exactly in thousands, and in millions with one decimal too."""
    while True:
        before = round(board.grant * draw.uniform(0.85, 1.15))
        index, volume = round(before * draw.uniform(0.02, 0.04)), round(before * draw.uniform(0.004, 0.012))
        special, cut = round(before * draw.uniform(0.01, 0.03)), -round(before * draw.uniform(0.002, 0.006))
        more = index + volume + special + cut
        parts = [*(index, volume, special, cut)]
        if abs(sum(map(_tenth, parts)) - _tenth(more)) < 0.05 and min(map(abs, map(_tenth, parts))) >= 0.1:
            break
    grant = before + more
    income = round(grant * draw.uniform(0.08, 0.16))
    costs = grant + income
    staff, rent = round(costs * draw.uniform(0.52, 0.6)), round(costs * draw.uniform(0.07, 0.1))
    bought = round(costs * draw.uniform(0.15, 0.2))
    rows = {
        "income": income,
        "staff": staff,
        "rent": rent,
        "bought": bought,
        "other": costs - staff - rent - bought,
    }
    return {
        "grant_before": before,
        "grant": grant,
        "more": more,
        "index": index,
        "volume": volume,
        "special": special,
        "cut": cut,
        "costs": costs,
        **rows,
        **_deviations(draw, grant),
    }


def _deviations(draw: Random, grant: int) -> dict[str, int]:
    """The forecast and what it consists of, in whole hundreds."""
    unit = max(1, round(grant / 100_000)) * 100
    staff, bought, other = (
        -unit * draw.randint(9, 14),
        -unit * draw.randint(15, 24),
        unit * draw.randint(2, 5),
    )
    forecast = staff + bought + other
    result = forecast - unit * draw.randint(3, 8)
    outcome = round(grant * draw.uniform(0.64, 0.69) / 100) * 100
    return {
        "dev_staff": staff,
        "dev_bought": bought,
        "dev_other": other,
        "forecast": forecast,
        "result": result,
        "outcome": outcome,
        "forecast_net": grant - forecast,
        "measures": unit * draw.randint(25, 31),
        "april": forecast + unit * draw.randint(4, 7),
        "march": forecast + unit * draw.randint(9, 12),
    }


def _tenth(thousands: int) -> float:
    return round(thousands / 1000, 1)


def _investments(draw: Random, board: Board, figures: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    unit = max(1, round(figures["grant"] / 200_000)) * 100
    return tuple((name, unit * draw.randint(2, 12)) for name in board.investments)


# Meetings and decisions

_OPENING = ("Val av justerare", "Fastställande av dagordning", "Information från förvaltningen")
_BETWEEN = (
    "Svar på medborgarförslag om bänkar vid torget",
    "Yttrande över remiss om översiktsplan",
    "Redovisning av uppdrag från nämnden",
    "Sammanträdestider",
    "Val av ersättare i samrådsgrupp",
    "Rapport om synpunkter och klagomål",
)
_CLOSING = ("Redovisning av delegationsbeslut", "Anmälningsärenden")

Wanted = tuple[str, str]  # a key and the title of a matter


def _meetings(
    draw: Random, board: Board, year: int, names: Mapping[str, str], own_plan: bool
) -> tuple[tuple[Sitting, ...], dict[str, Decision], tuple[tuple[str, str], ...]]:
    agenda = _agenda(draw, board, year, names, own_plan)
    sittings: list[Sitting] = []
    decisions: dict[str, Decision] = {}
    number, registry = draw.randint(34, 52), draw.randint(11, 60)
    for date, wanted in agenda:
        if sittings and date.year != sittings[-1].date.year:
            number = draw.randint(1, 6)
        matters: list[Matter] = []
        for key, title in _filled(draw, wanted):
            number, registry = number + 1, registry + draw.randint(1, 9)
            routine = title in _OPENING or title in _CLOSING
            dnr = None if routine else names["dnr"].format(b=board.letters, y=date.year, n=registry)
            matters.append(Matter(number, title, dnr, key))
            if key:
                decisions[key] = Decision(board.name, date, number, dnr, title)
        sittings.append(Sitting(date, tuple(matters)))
    decisions |= _others(draw, board, year, decisions, names)
    months = tuple((key.split(":")[1], key) for key in decisions if key.startswith("month:"))
    return tuple(sittings), decisions, months


def _filled(draw: Random, wanted: tuple[Wanted, ...]) -> list[Wanted]:
    """The agenda with what is on every agenda."""
    extra = [("", title) for title in draw.sample(_BETWEEN, draw.randint(0, 2))]
    return [*(("", title) for title in _OPENING), *wanted, *extra, *(("", title) for title in _CLOSING)]


def _agenda(
    draw: Random, board: Board, year: int, names: Mapping[str, str], own_plan: bool
) -> list[tuple[dt.date, tuple[Wanted, ...]]]:
    own = _genitive(board)
    plan = ((("plan", f"{names['plan'].capitalize()} {year}"),)) if own_plan else ()
    december = (
        ("budget", f"{own} {names['budget']} {year}–{year + 2}"),
        *plan,
        ("attest", f"Attestförteckning {year}"),
        ("delegation", "Revidering av delegationsordning"),
    )
    autumn = (
        ("interim", f"{names['interim'].capitalize()} {year}"),
        ("action", f"Handlingsplan för en ekonomi i balans {year}"),
    )
    spring = [
        ("annual", f"{names['annual'].capitalize()} {year - 1}"),
        ("control", f"Uppföljning av {names['plan']} {year - 1}"),
    ]
    return [
        (_day(draw, year - 1, 12, 3, 17), december),
        (_day(draw, year, 2, 8, 26), (*spring, ("month:januari", f"Månadsuppföljning per januari {year}"))),
        (_day(draw, year, 3, 9, 27), (("month:februari", f"Månadsuppföljning per februari {year}"),)),
        (_day(draw, year, 4, 9, 27), (("month:mars", f"Månadsuppföljning per mars {year}"),)),
        (_day(draw, year, 5, 9, 27), (("month:april", f"Fördjupad månadsuppföljning per april {year}"),)),
        (_day(draw, year, 6, 3, 16), (("month:maj", f"Månadsuppföljning per maj {year}"),)),
        (_day(draw, year, 9, 9, 26), autumn),
    ]


def _day(draw: Random, year: int, month: int, first: int, last: int) -> dt.date:
    """A weekday."""
    day = dt.date(year, month, draw.randint(first, last))
    return day - dt.timedelta(days=max(0, day.weekday() - 4))


def _others(
    draw: Random, board: Board, year: int, own: Mapping[str, Decision], names: Mapping[str, str]
) -> dict[str, Decision]:
    """What the council decided, with a § that the board has too, and what the board decided years ago."""
    same_number = own["budget"].paragraph
    then = year - draw.randint(3, 6)
    council = _day(draw, year - draw.randint(3, 6), 11, 8, 26)
    strategy = _day(draw, then, 9, 8, 26)
    policy = _day(draw, then + 1, 5, 8, 26)
    return {
        "model": Decision("Kommunfullmäktige", council, same_number, f"KS {council.year}/{draw.randint(100, 400)}", "Styrmodell"),
        "strategy": _old(draw, board, strategy, names, "Kompetensförsörjningsstrategi"),
        "policy": _old(draw, board, policy, names, board.policy),
    }  # fmt: skip


def _old(draw: Random, board: Board, date: dt.date, names: Mapping[str, str], title: str) -> Decision:
    dnr = names["dnr"].format(b=board.letters, y=date.year, n=draw.randint(100, 300))
    return Decision(board.name, date, draw.randint(30, 99), dnr, title)


def _genitive(board: Board) -> str:
    return f"{board.name}s"
