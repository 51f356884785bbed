"""Planters: goals, KPIs, counts, sums, shares and amounts that do not agree."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from planted.spoiling import Spoiler, Truth
from planted.world import Goal, Kpi, World

Planted = Truth | None

OF_GOALS = frozenset({"count-elsewhere", "goal-missing", "count-differs"})


# KPIs


def kpi_differs(s: Spoiler) -> Planted:
    return _swapped(s) if s.variant % 4 == 3 else _another_value(s)


def _another_value(s: Spoiler) -> Planted:
    for topic in s.topics(told="kpi:"):
        for goal, kpi, field in _told_kpis(s, topic):
            value = getattr(kpi, field)
            wrong = value + s.draw.choice((-1, 1)) * (
                0.5 if value != int(value) else max(1 if value < 12 else 2, round(value * 0.12))
            )
            if wrong in _values(kpi) or not s.retell(topic, _with(s.world, goal, kpi, **{field: wrong})):
                continue
            return s.truth("kpi-differs", f"{kpi.name}: {field} {wrong:g}, not {value:g}", accept={"figure-not-on-page"}, also={"page-unrelated"})  # fmt: skip
    return None


def _swapped(s: Spoiler) -> Planted:
    for topic in s.topics(told="kpi:"):
        told = [(goal, kpi) for goal, kpi, field in _told_kpis(s, topic) if field == "present"]
        if told:
            goal, kpi = told[0]
            if s.retell(topic, _with(s.world, goal, kpi, target=kpi.present, present=kpi.target)):
                return s.truth("kpi-differs", f"{kpi.name}: target and present value swapped", accept={"figure-not-on-page"})  # fmt: skip
    return _another_value(s)


def _told_kpis(s: Spoiler, topic: str) -> Iterator[tuple[Goal, Kpi, str]]:
    facts = [each[4:].split(".") for each in sorted(s.draft.told[topic].facts) if each.startswith("kpi:")]
    s.draw.shuffle(facts)
    for goal_number, kpi_number, field in facts:
        goal = s.world.goals[int(goal_number) - 1]
        yield goal, goal.kpis[int(kpi_number) - 1], field


def _values(kpi: Kpi) -> set[float | None]:
    return {kpi.target, kpi.present, kpi.before, kpi.outcome, kpi.forecast}


def _with(world: World, goal: Goal, kpi: Kpi, **changes: object) -> World:
    kpis = tuple(replace(each, **changes) if each == kpi else each for each in goal.kpis)
    return replace(
        world, goals=tuple(replace(each, kpis=kpis) if each == goal else each for each in world.goals)
    )


def kpi_number(s: Spoiler) -> Planted:
    """The first and the second KPI of a goal change places in one of two answers that number them."""
    if not {"goals_measurable", "goals_outcome"} <= set(s.topics()):
        return None
    goal = next((each for each in s.world.goals if len(each.kpis) > 1), None)
    if goal is None:
        return None
    for topic in ("goals_measurable", "goals_outcome"):
        _tell_in_lines(s, topic)
    topic = s.draw.choice(("goals_measurable", "goals_outcome"))
    one, other = goal.kpis[0], goal.kpis[1]
    swapped = replace(goal, kpis=(replace(other, number=1), replace(one, number=2)))
    world = replace(s.world, goals=tuple(swapped if each == goal else each for each in s.world.goals))
    if not s.retell(topic, world):
        return None
    return s.truth(
        "kpi-number", f"goal {goal.number}: ”{other.name}” is number 1", accept={"kpi-differs"}, loose=True
    )


def _tell_in_lines(s: Spoiler, topic: str) -> None:
    """The way of telling that numbers KPIs is the first of a voice."""
    how = s.draft.told[topic]
    how.tell = s.draft.family.voice.tellings[topic][0][1]
    key = s.draft.key(topic)
    text, teller = s.draft.tell(topic)
    how.facts = teller.told
    s.draft.answers[key] = replace(s.draft.answers[key], text=text)


def goal_missing(s: Spoiler) -> Planted:
    topic = next(iter(s.topics(plain=True)), None)
    if topic is None:
        return None
    s.append(topic, s.say(topic, "goal-missing", number=len(s.world.goals) + s.draw.randint(1, 3)))
    return s.truth("goal-missing", f"there are {len(s.world.goals)} goals", anywhere={"demanded-missing"})


# Counts


def count_differs(s: Spoiler) -> Planted:
    """A count before a list that is longer or shorter: in words of its own, or of what the form is about."""
    if s.variant % 2:
        for topic in s.topics(told="list:"):
            for name in ("goals", "controls", "risks"):
                if {f"count:{name}", f"list:{name}"} <= s.draft.told[topic].facts and _recount(
                    s, topic, name
                ):
                    return s.truth("count-differs", f"another count of {name}", accept=OF_GOALS, also=OF_GOALS, loose=True)  # fmt: skip
    topic = next(iter(s.topics(plain=True)), None)
    if topic is None:
        return None
    s.append(topic, s.say(topic, "count-differs"))
    return s.truth("count-differs", "a count and the list after it", loose=True)  # fmt: skip


def count_elsewhere(s: Spoiler) -> Planted:
    """A count that another answer, or its list, gainsays."""
    for name in s.draw.sample(("goals", "controls"), 2):
        for topic in s.topics(told=f"count:{name}"):
            facts = s.draft.told[topic].facts
            elsewhere = s.others_tell(topic, f"count:{name}") or s.others_tell(topic, f"list:{name}")
            has_list = f"list:{name}" in facts and topic != "goals_measurable"  # which only tells of each
            if has_list or not elsewhere:
                continue
            if _recount(s, topic, name):
                return s.truth("count-elsewhere", f"another count of {name}", accept={*OF_GOALS, "figure-not-on-page", "sum-differs", "percent-differs"})  # fmt: skip
    return None


def _recount(s: Spoiler, topic: str, name: str) -> bool:
    wrong = s.world.counts[name] + s.draw.choice((-1, 1, 2))
    return s.retell(topic, replace(s.world, counts={**s.world.counts, name: wrong}))


# Sums and shares


def sum_differs(s: Spoiler) -> Planted:
    if s.variant % 2 and (truth := _another_part(s)):
        return truth
    topic = next(iter(s.topics(plain=True)), None)
    if topic is None:
        return None
    s.append(topic, s.say(topic, "sum-differs"))
    return s.truth("sum-differs", "parts that do not add up", accept={"percent-differs"}, loose=True)  # fmt: skip


def _another_part(s: Spoiler) -> Planted:
    """A part, or the sum, of what an answer adds up is another."""
    candidates = (("economy_analysis", "dev_staff"), ("economy_analysis", "dev_bought"), ("economy_figures", "dev_bought"), ("grant", "volume"), ("grant", "special"), ("investments", "investments"))  # fmt: skip
    free = s.topics()
    for topic, figure in s.draw.sample(candidates, len(candidates)):
        whole = {
            "grant": "index",
            "economy_analysis": "dev_other",
            "economy_figures": "dev_other",
            "investments": "investments",
        }[topic]
        if topic not in free or not {f"fig:{figure}", f"fig:{whole}"} <= s.draft.told[topic].facts:
            continue
        wrong = s.world.figures[figure] + s.draw.choice((-1, 1)) * max(
            600, abs(round(s.world.figures[figure], -2))
        )
        if s.retell(topic, replace(s.world, figures={**s.world.figures, figure: wrong})):
            others = {"figure-differs", "percent-differs", "figure-not-on-page"}
            return s.truth(
                "sum-differs", f"another {figure}", accept={"figure-differs"}, also=others, loose=True
            )
    return None


def percent_differs(s: Spoiler) -> Planted:
    if s.variant % 2:
        for topic, share in s.draw.sample((("grant", "increase"), ("volumes", "part")), 2):
            if topic in s.topics() and f"share:{share}" in s.draft.told[topic].facts:
                wrong = s.world.shares[share] + s.draw.choice((-2.4, 3.1, 4.5))
                if s.retell(topic, replace(s.world, shares={**s.world.shares, share: abs(wrong)})):
                    return s.truth("percent-differs", f"{abs(wrong):.1f} per cent, not {s.world.shares[share]:.1f}", accept={"figure-not-on-page", "sum-differs"})  # fmt: skip
    topic = next(iter(s.topics(plain=True)), None)
    if topic is None:
        return None
    s.append(topic, s.say(topic, "percent-differs"))
    return s.truth("percent-differs", "a share or a difference that is not right", accept={"sum-differs"})


# Amounts


def figure_differs(s: Spoiler) -> Planted:
    for figure in s.draw.sample(("forecast", "result", "grant", "april", "march", "measures", "outcome"), 7):
        for topic in s.topics(told=f"fig:{figure}"):
            if not s.others_tell(topic, f"fig:{figure}"):
                continue
            value = s.world.figures[figure]
            wrong = int(round(value * s.draw.choice((0.7, 1.35)), -2)) + 300
            if s.retell(topic, replace(s.world, figures={**s.world.figures, figure: wrong})):
                others = {"sum-differs", "percent-differs", "figure-not-on-page", "unit-differs"}
                return s.truth("figure-differs", f"{figure}: {wrong}, not {value}", accept={"figure-not-on-page", "sum-differs", "percent-differs"}, also=others)  # fmt: skip
    return None


def unit_differs(s: Spoiler) -> Planted:
    for topic in s.topics(told="fig:grant"):
        amount = f"{s.world.figures['grant'] / 1000:.1f} mnkr".replace(".", ",")
        text = s.draft.answers[s.draft.key(topic)].text
        at = next(
            (
                match.start()
                for match in re.finditer(re.escape(amount), text)
                if not text[: match.start()].endswith("procent av ")
            ),
            None,
        )
        if at is not None and s.others_tell(topic, "fig:grant"):
            wrong = amount.replace("mnkr", "tkr")
            s.change(topic, text=text[:at] + wrong + text[at + len(amount) :])
            others = {"sum-differs", "percent-differs", "figure-not-on-page", "kpi-differs"}
            return s.truth("unit-differs", wrong, accept={"figure-differs"}, also=others)
    return None


PLANTERS: dict[str, Callable[[Spoiler], Planted]] = {
    "kpi-differs": kpi_differs,
    "kpi-number": kpi_number,
    "goal-missing": goal_missing,
    "count-differs": count_differs,
    "count-elsewhere": count_elsewhere,
    "sum-differs": sum_differs,
    "percent-differs": percent_differs,
    "figure-differs": figure_differs,
    "unit-differs": unit_differs,
}
