"""Which key figures of all answers, and of the evidence, are the same one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from auditprep.checks.ground import Ground
from auditprep.checks.texts import ReadText
from auditprep.model import EvidenceKind, FoundPlace
from auditprep.prose.found import Found
from auditprep.prose.goal_lists import kpi_item_numbers
from auditprep.prose.goals import FoundKpi, goals
from auditprep.prose.kpi_names import EXACTLY, NEARLY, plain_name, same_kpi
from auditprep.prose.wordings import wording


@dataclass(frozen=True, slots=True)
class KpiAt:
    """A key figure, and the answer that tells of it."""

    key: str
    kpi: FoundKpi

    def place(self, ground: Ground, found: Found | None = None) -> FoundPlace:
        """Where one of its figures stands; its name without one."""
        return ground.place(self.key, found or self.kpi)


@dataclass(frozen=True, slots=True)
class KpiOnPage:
    """A key figure on a page of evidence. `year` is the first that the document tells of, `is_interim` whether it is a report
    on a part of it."""

    evidence: int
    page: int
    year: int | None
    is_interim: bool
    kpi: FoundKpi

    def place(self, ground: Ground, found: Found | None = None) -> FoundPlace:
        """Where one of its figures stands; its name without one."""
        at = found or self.kpi
        return ground.on_page(self.evidence, self.page, at.start, at.end)


Group = tuple[KpiAt, ...]


def told(ground: Ground) -> tuple[KpiAt, ...]:
    """The key figures of all answers that have a figure or a number, in the form's order."""
    return ground.once(_told)


def _told(ground: Ground) -> tuple[KpiAt, ...]:
    return tuple(
        KpiAt(question.key, kpi)
        for question in ground.questions
        for kpi in _merged(_numbered(ground.text(question.key)))
        if kpi.figures or kpi.number is not None
    )


def _numbered(text: ReadText) -> Iterator[FoundKpi]:
    """The key figures of an answer; those that are items of a numbered list have its numbers."""
    found = text.of(goals).kpis
    numbers = text.of_blocks(kpi_item_numbers) if found else {}
    for kpi in found:
        number = numbers.get(kpi.start)
        if number is None or kpi.number is not None:
            yield kpi
        else:
            yield replace(kpi, number=number, number_start=kpi.start, number_end=kpi.start)


def _merged(kpis: Iterable[FoundKpi]) -> list[FoundKpi]:
    """The key figures of an answer; what a sentence says of one that has a label, or of one that another sentence tells something
    else of, is that one's."""
    kept: list[FoundKpi] = []
    for kpi in sorted(kpis, key=lambda each: (not each.is_labelled, each.start)):
        same = [at for at, each in enumerate(kept) if same_kpi(each.name, kpi.name) == EXACTLY]
        if len(same) == 1 and not kpi.is_labelled and _may_join(kept[same[0]], kpi):
            into = kept[same[0]]
            kept[same[0]] = replace(into, figures=(*into.figures, *kpi.figures))
        else:
            kept.append(kpi)
    return sorted(kept, key=lambda each: each.start)


def _may_join(one: FoundKpi, other: FoundKpi) -> bool:
    roles = {each.role for each in one.figures} & {each.role for each in other.figures}
    return one.is_labelled or not roles


def groups(ground: Ground) -> tuple[Group, ...]:
    """The key figures that several answers tell of, each with those that are the same one: at most one of each answer. Where
    an answer has several that may be it, none of that answer is."""
    return ground.once(_groups)


def _groups(ground: Ground) -> tuple[Group, ...]:
    kept = (tuple(_of_each(group)) for group in _alike(told(ground)))
    return tuple(group for group in kept if len(group) > 1)


def _of_each(group: Sequence[KpiAt]) -> Iterator[KpiAt]:
    """Of each answer the one that is certain: the only one, or the only one under the goal that the others stand under."""
    by_answer: dict[str, list[KpiAt]] = defaultdict(list)
    for each in group:
        by_answer[each.key].append(each)
    sure = {each[0].kpi.goal for each in by_answer.values() if len(each) == 1}
    for several in by_answer.values():
        fitting = several if len(several) == 1 else [each for each in several if {each.kpi.goal} == sure]
        if len(fitting) == 1 and (len(several) == 1 or fitting[0].kpi.goal is not None):
            yield fitting[0]


def _alike(every: Iterable[KpiAt]) -> Iterator[list[KpiAt]]:
    """The key figures in groups by name. Names that differ in words left out are one where no answer has two of them."""
    named: dict[str, list[KpiAt]] = defaultdict(list)
    for each in every:
        named[plain_name(each.kpi.name)].append(each)
    classes = list(named.values())
    near = _near([of[0].kpi.name for of in classes])
    done: set[int] = set()
    for at, mine in enumerate(classes):
        if at in done:
            continue
        group = list(mine)
        for other, how in sorted(near[at].items()):
            if other <= at or other in done or not _is_one(how, group, classes[other]):
                continue
            if how == EXACTLY or _is_apart(classes, {at, other, *near[at], *near[other]}):
                group += classes[other]
                done.add(other)
        yield group


def _is_one(how: int, mine: Sequence[KpiAt], theirs: Sequence[KpiAt]) -> bool:
    """Whether nothing but the names could tell them apart: no answer has both, and no goals are different."""
    if {each.key for each in mine} & {each.key for each in theirs}:
        return False
    goals_here, goals_there = ({each.kpi.goal for each in of} - {None} for of in (mine, theirs))
    return how == EXACTLY or not goals_here or not goals_there or bool(goals_here & goals_there)


def _is_apart(classes: Sequence[Sequence[KpiAt]], which: Iterable[int]) -> bool:
    """Whether no answer has key figures of two of the classes."""
    keys = [key for at in which for key in {each.key for each in classes[at]}]
    return len(keys) == len(set(keys))


def _near(names: Sequence[str]) -> defaultdict[int, dict[int, int]]:
    """Which names may be the same, by their places in the list."""
    by_word: dict[str, list[int]] = defaultdict(list)
    for at, name in enumerate(names):
        for word, weight in wording(name).words.items():
            if weight >= _SAYS_SOMETHING:
                by_word[word].append(at)
    found: defaultdict[int, dict[int, int]] = defaultdict(dict)
    pairs = {(one, other) for of in by_word.values() for one in of for other in of if one < other}
    for one, other in pairs:
        if how := same_kpi(names[one], names[other]):
            found[one][other] = found[other][one] = how
    return found


_SAYS_SOMETHING = 0.6


# Evidence


def on_pages(ground: Ground) -> tuple[KpiOnPage, ...]:
    """The key figures with figures on the pages of all evidence."""
    found: list[KpiOnPage] = []
    for id, evidence in ground.evidence.items():
        document = ground.document(id)
        if document is None:
            continue
        year, is_interim = first_year(evidence.represents), evidence.kind is EvidenceKind.INTERIM_REPORT
        found += [KpiOnPage(id, number, year, is_interim, kpi) for number, kpi in document.of(_of_document)]
    return tuple(found)


def _of_document(pages: tuple[ReadText, ...]) -> tuple[tuple[int, FoundKpi], ...]:
    """The key figures with figures, each with its page."""
    every = ((number, kpi) for number, page in enumerate(pages, 1) for kpi in page.of(goals).kpis)
    return tuple((number, kpi) for number, kpi in every if kpi.figures)


def first_year(represents: str | None) -> int | None:
    """The first year that a document tells of."""
    match = _YEAR.search(represents or "")
    return int(match[0]) if match else None


_YEAR = re.compile(r"(?:19|20)\d\d")


def those_of(name: str, pages: Sequence[KpiOnPage]) -> tuple[KpiOnPage, ...]:
    """Those on pages that are the key figure with this name: those with the same name, otherwise those whose name differs in
    words left out, if that is one name."""
    by = {how: [each for each in pages if same_kpi(name, each.kpi.name) == how] for how in (EXACTLY, NEARLY)}
    if by[EXACTLY]:
        return tuple(by[EXACTLY])
    names = {plain_name(each.kpi.name) for each in by[NEARLY]}
    return tuple(by[NEARLY]) if len(names) == 1 else ()
