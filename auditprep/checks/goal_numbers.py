"""Goals and key figures that are numbered in two ways, and goals that do not exist."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from auditprep.checks.figure_facts import shortened, told_at
from auditprep.checks.ground import Ground
from auditprep.checks.kpi_groups import Group, KpiAt, first_year, groups, told
from auditprep.checks.rule import finding
from auditprep.checks.texts import ReadText
from auditprep.model import Finding, FoundPlace, Mend, MendKind, Severity
from auditprep.prose.counts import FoundCount, counts, in_words
from auditprep.prose.goal_lists import goal_lists
from auditprep.prose.goals import FoundGoal, KpiCount, goals
from auditprep.prose.kpi_names import EXACTLY, same_kpi
from auditprep.prose.sentences import sentence_at, sentences
from auditprep.prose.year_spans import years_in

MISSING = ("goal-missing", Severity.WARNING)
NUMBERED = ("kpi-number", Severity.WARNING)


# Key figures numbered otherwise


def find_numbers(ground: Ground) -> Iterator[Finding]:
    """Key figures, and goals, with one number in an answer and another in another."""
    yield from _kpi_numbers(ground)
    yield from _kpi_goals(ground)
    yield from _goal_numbers(ground)


def _kpi_numbers(ground: Ground) -> Iterator[Finding]:
    every = told(ground)
    grouped = groups(ground)
    done: set[_Pair] = set()
    for group in grouped:
        first = group[0]
        other = next((each for each in group[1:] if _differ(first, each, every)), None)
        if other and (first, other) not in done:
            partner = _partner(first, other, grouped)
            done |= {partner} if partner else set()
            yield _numbered(ground, first, other, partner)


def _differ(one: KpiAt, other: KpiAt, every: Iterable[KpiAt]) -> bool:
    """Whether they have two numbers, and both answers number alike: one does not begin anew under each goal where the other
    goes on."""
    if None in (one.kpi.number, other.kpi.number) or one.kpi.number == other.kpi.number:
        return False
    mine, theirs = ([each for each in every if each.key == key] for key in (one.key, other.key))
    if _begins_anew(mine) == _begins_anew(theirs):
        return True
    return one.kpi.goal == other.kpi.goal == 1


def _begins_anew(numbered: Iterable[KpiAt]) -> bool:
    seen = [each.kpi.number for each in numbered if each.kpi.number is not None]
    return len(seen) != len(set(seen))


_Pair = tuple[KpiAt, KpiAt]


def _partner(one: KpiAt, other: KpiAt, grouped: Iterable[Group]) -> _Pair | None:
    """The key figure of the same goal with which it has changed numbers."""
    for group in grouped:
        mine = next((each for each in group if each.key == one.key and each.kpi.goal == one.kpi.goal), None)
        theirs = next(
            (each for each in group if each.key == other.key and each.kpi.goal == other.kpi.goal), None
        )
        if mine and theirs and mine.kpi.number == other.kpi.number and theirs.kpi.number == one.kpi.number:
            return mine, theirs
    return None


def _numbered(ground: Ground, one: KpiAt, other: KpiAt, partner: _Pair | None) -> Finding:
    places = [_number_place(ground, each) for each in (one, other, *(partner or ()))]
    return finding(
        NUMBERED,
        one.key,
        *places,
        facts={
            "kpi": shortened(one.kpi.name),
            "one": str(one.kpi.number),
            "other": str(other.kpi.number),
            "there": told_at(ground, one.key, other.key),
        },
    )


def _number_place(ground: Ground, at: KpiAt) -> FoundPlace:
    """The number with the name after it, which tells whose it is."""
    return ground.span(at.key, at.kpi.number_start, at.kpi.end)


def _kpi_goals(ground: Ground) -> Iterator[Finding]:
    """A key figure under one goal here and under another there, where both answers number the goals alike."""
    names = {question.key: _goal_names(ground, question.key) for question in ground.questions}
    for group in groups(ground):
        first = group[0]
        for other in group[1:]:
            mine, theirs = first.kpi.goal, other.kpi.goal
            if mine is None or theirs is None or mine == theirs:
                continue
            if all(_one_name(names[first.key], names[other.key], number) for number in (mine, theirs)):
                yield finding(
                    NUMBERED,
                    first.key,
                    ground.place(first.key, first.kpi),
                    ground.place(other.key, other.kpi),
                    code="kpi-goal",
                    facts={
                        "kpi": shortened(first.kpi.name),
                        "one": str(mine),
                        "other": str(theirs),
                        "there": told_at(ground, first.key, other.key),
                    },
                )
                break


def _goal_names(ground: Ground, key: str) -> Mapping[int, str]:
    return {each.number: each.name for each in ground.text(key).of(goals).goals}


def _one_name(mine: Mapping[int, str], theirs: Mapping[int, str], number: int) -> bool:
    return same_kpi(mine.get(number, ""), theirs.get(number, "")) == EXACTLY


@dataclass(frozen=True, slots=True)
class _Named:
    number: int
    name: str
    place: FoundPlace


def _goal_numbers(ground: Ground) -> Iterator[Finding]:
    """A goal with one number here and another there."""
    named = list(_all_named(ground))
    by_name: dict[str, list[_Named]] = defaultdict(list)
    for each in named:
        same = next((name for name in by_name if same_kpi(name, each.name) == EXACTLY), each.name)
        by_name[same].append(each)
    for of in by_name.values():
        other = next((each for each in of if each.number != of[0].number), None)
        if other and other.place.question != of[0].place.question:
            yield finding(
                NUMBERED,
                of[0].place.question,
                of[0].place,
                other.place,
                code="goal-number",
                facts={
                    "goal": shortened(of[0].name),
                    "one": str(of[0].number),
                    "other": str(other.number),
                    "there": told_at(ground, of[0].place.question, str(other.place.question)),
                },
            )


def _all_named(ground: Ground) -> Iterator[_Named]:
    for question in ground.questions:
        text = ground.text(question.key)
        for goal in text.of(goals).goals:
            if goal.name:
                yield _Named(goal.number, goal.name, ground.place(question.key, goal))
        for each in text.of_blocks(goal_lists):
            if each.is_numbered:
                for number, name in enumerate(each.names, 1):
                    yield _Named(number, name, ground.place(question.key, each))


# Goals that do not exist


def find_missing(ground: Ground) -> Iterator[Finding]:
    """Goals that are referred to and do not exist, numbers of goals that disagree with those that are listed, and key
    figures given to a goal that has not so many."""
    listed = _listed(ground)
    if listed:
        yield from _beyond(ground, listed)
        yield from _number_differs(ground, listed)
    for question in ground.questions:
        for each in ground.text(question.key).of(goals).kpi_counts:
            yield from _kpi_count(ground, question.key, each)


@dataclass(frozen=True, slots=True)
class _Listed:
    """Goals from 1 to `count`, as an answer lists them. `is_all`: its words say that these are all."""

    key: str
    count: int
    is_all: bool
    places: tuple[FoundPlace, ...]


def _listed(ground: Ground) -> list[_Listed]:
    found: list[_Listed] = []
    for question in ground.questions:
        text = ground.text(question.key)
        heads = text.of(goals).goals
        numbers = [each.number for each in heads]
        if len(set(numbers)) > 1 and set(numbers) == set(range(1, max(numbers) + 1)):
            found.append(_Listed(question.key, max(numbers), False, _places(ground, question.key, heads)))
        for each in text.of_blocks(goal_lists):
            place = ground.place(question.key, each)
            found.append(_Listed(question.key, len(each.names), True, (place,)))
    return found


def _places(ground: Ground, key: str, heads: tuple[FoundGoal, ...]) -> tuple[FoundPlace, ...]:
    """The last of the goals, which says how many there are."""
    return (ground.place(key, max(heads, key=lambda each: each.number)),)


def _beyond(ground: Ground, listed: list[_Listed]) -> Iterator[Finding]:
    most = max(listed, key=lambda each: each.count)
    known = max([most.count, *(count.value for _key, count in _stated(ground)), *_in_evidence(ground)])
    for question in ground.questions:
        for number, place in _referred(ground, question.key):
            if number > known:
                facts = {
                    "goal": str(number),
                    "known": str(most.count),
                    "there": told_at(ground, question.key, most.key),
                }
                yield finding(MISSING, question.key, place, *most.places, facts=facts)


def _referred(ground: Ground, key: str) -> Iterator[tuple[int, FoundPlace]]:
    """The numbers of the board's goals for this year that an answer refers to."""
    text = ground.text(key)
    for each in text.of(goals).mentions:
        line = _line(text.plain, each.start)
        sentence = sentence_at(text.of(sentences), each.start)
        words = text.plain[sentence.start : sentence.end] if sentence else line
        earlier = any(ground.year and year < ground.year for year in years_in(words))
        if not each.is_others and "\t" not in line and not earlier:
            yield max(each.numbers), ground.place(key, each)


def _line(text: str, at: int) -> str:
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : len(text) if end < 0 else end]


def _in_evidence(ground: Ground) -> Iterator[int]:
    """The highest numbers of goals in the documents that tell of this year."""
    for id, evidence in ground.evidence.items():
        document = ground.document(id)
        year = first_year(evidence.represents)
        if document is None or (year is not None and ground.year is not None and year != ground.year):
            continue
        numbers = document.of(_numbers_of_goals)
        if numbers and numbers == set(range(1, max(numbers) + 1)):
            yield max(numbers)


def _numbers_of_goals(pages: tuple[ReadText, ...]) -> frozenset[int]:
    return frozenset(each.number for page in pages for each in page.of(goals).goals)


def _stated(ground: Ground) -> Iterator[tuple[str, FoundCount]]:
    """What the answers say of how many goals there are."""
    for question in ground.questions:
        for each in ground.text(question.key).of(counts):
            if is_of_goals(each) and (each.is_whole or each.of):
                yield question.key, each


def is_of_goals(count: FoundCount) -> bool:
    """Whether the board's own goals are counted."""
    words = set(count.things.split()[:-1])
    return count.noun in {"mål", "nämndmål", "nämndsmål"} and words <= _NEUTRAL


_NEUTRAL = frozenset(
    [
        "formulerade",
        "antagna",
        "beslutade",
        "fastställda",
        "egna",
        "nämndspecifika",
        "nämndens",
        "styrelsens",
        "våra",
        "olika",
        "uppsatta",
        "definierade",
        "mätbara",
        "de",
        "dessa",
        "nämndmål",
        "totalt",
        "sammanlagt",
        "uppställda",
        "specifika",
        "gällande",
        "aktuella",
    ]
)


def _number_differs(ground: Ground, listed: list[_Listed]) -> Iterator[Finding]:
    """The number that the answers agree on, beside lists with more goals, or with fewer where they are said to be all."""
    stated = list(_stated(ground))
    numbers = {count.of or count.value for _key, count in stated}
    if len(numbers) != 1:
        return  # where they do not agree, `count-elsewhere` tells it
    number = next(iter(numbers))
    wrong = next(
        (each for each in listed if each.count > number or (each.is_all and each.count < number)), None
    )
    key, count = stated[0]
    if wrong and not _leads(ground, key, count, wrong):
        yield finding(
            MISSING,
            key,
            ground.place(key, count),
            *wrong.places,
            code="goals-number",
            facts={
                "said": ground.place(key, count).quote,
                "listed": str(wrong.count),
                "there": told_at(ground, key, wrong.key),
            },
        )


def _leads(ground: Ground, key: str, count: FoundCount, listed: _Listed) -> bool:
    """Whether the count leads to that very list: `count-differs` tells of it then."""
    own = [
        each for each in ground.text(key).of_blocks(goal_lists) if each.lead_start <= count.start < each.end
    ]
    return key == listed.key and bool(own)


def _kpi_count(ground: Ground, key: str, said: KpiCount) -> Iterator[Finding]:
    here = _kpis_by_goal(ground, key)
    numbers = {
        len(names)
        for names in [_kpis_by_goal(ground, each.key).get(said.goal) for each in ground.questions]
        if names
    }
    if not numbers or said.count in numbers:
        return
    above = [each for each in ground.text(key).of(goals).goals if each.end <= said.start]
    meant = above[-1].number if above and len(here.get(above[-1].number, ())) == said.count else None
    place = ground.span(key, said.goal_start, said.goal_end)
    mends = []
    if meant is not None and meant != said.goal:
        start = said.goal_end - len(str(said.goal))
        mends = [Mend(MendKind.WRITE, key, str(meant), ground.span(key, start, said.goal_end))]
    heads = [each for each in ground.text(key).of(goals).goals if each.number == said.goal]
    yield finding(
        MISSING,
        key,
        ground.span(key, said.start, said.goal_end) if said.start < said.goal_start else place,
        *(ground.place(key, each) for each in heads[:1]),
        code="goal-kpis",
        facts={
            "said": in_words(said.count),
            "goal": str(said.goal),
            "listed": in_words(max(numbers)),
        },
        mends=mends,
    )


def _kpis_by_goal(ground: Ground, key: str) -> Mapping[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for kpi in ground.text(key).of(goals).kpis:
        if kpi.goal is not None and kpi.is_labelled:
            found[kpi.goal].add(kpi.name)
    return found
