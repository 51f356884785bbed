"""How many of the planted errors are found, and how often what is right is called wrong."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from random import Random

from auditprep import messages, richtext
from auditprep.checks.examiner import Examiner
from auditprep.model import Examined, Finding, FoundPart, PageText, Severity, Snapshot
from planted.cases import Draft, Family, clean
from planted.planters import PLANTERS, plant
from planted.spoiling import Truth


@dataclass(frozen=True)
class Planted:
    """A form with errors in it, and which they are."""

    draft: Draft
    truths: tuple[Truth, ...]


@dataclass
class Measured:
    """`planted` and `found` are counted by rule, `own` where the rule itself found it and no other, `alarms` and `notes` by the
    rule that gave them. `misses` and `cries` are told for people."""

    forms: int = 0
    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    own: Counter[str] = field(default_factory=Counter)
    alarms: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    misses: list[tuple[str, str]] = field(default_factory=list)
    cries: list[tuple[str, str]] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found.total() / max(self.planted.total(), 1)

    @property
    def alarms_per_form(self) -> float:
        return self.alarms.total() / max(self.forms, 1)


def spoiled(of: Family, seed: int, forms: int) -> Iterator[Planted]:
    """So many forms with one to six errors each. Kinds and variants come in turn, so that none is left out."""
    draw = Random(f"{of.name}:{seed}")
    variants = dict.fromkeys(PLANTERS, -1)
    waiting: list[str] = []
    for number in range(forms):
        draft = clean(of, f"{seed}-{number}")
        if len(waiting) < 2 * len(PLANTERS):
            waiting += draw.sample(sorted(PLANTERS), len(PLANTERS))
        tried = iter([*waiting])
        truths = plant(draft, draw, ((rule, variants[rule] + 1) for rule in tried), draw.randint(1, 6))
        for truth in truths:
            variants[truth.rule] += 1
            waiting.remove(truth.rule)
        yield Planted(draft, tuple(truths))


def measure(planted: Iterable[Planted]) -> Measured:
    measured = Measured()
    for number, each in enumerate(planted):
        snapshot = each.draft.snapshot()
        pages = each.draft.pages()
        result = examined(snapshot, pages, each.draft.today)
        count(measured, f"form {number}", snapshot, each.truths, result)
    return measured


def examined(
    snapshot: Snapshot, pages: Mapping[tuple[int, int], tuple[PageText, ...]], today: dt.date | None
) -> Examined:
    """What Granska finds on that day. `pages` are by evidence and version."""
    examiner = Examiner()
    for version in examiner.lacks(snapshot):
        examiner.take(snapshot, version, pages[version])
    steps = examiner.examine(snapshot, today)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            result: Examined = done.value
            return result


def count(
    measured: Measured, form: str, snapshot: Snapshot, truths: Iterable[Truth], result: Examined
) -> None:
    """Counts what was found of one form, and what was called wrong there."""
    measured.forms += 1
    lines = _Lines(snapshot)
    for truth in truths:
        met = [each for each in result.findings if truth.is_met_by(each, lines)]
        measured.planted[truth.rule] += 1
        measured.found[truth.rule] += bool(met)
        measured.own[truth.rule] += any(each.rule == truth.rule for each in met)
        if not met:
            words = "" if truth.words == "" else f"\n      {truth.words[:600]}"
            keys = ", ".join(truth.keys) or "the case"
            measured.misses.append((truth.rule, f"{form}, {keys}: {truth.what}{words}"))
    for finding in result.findings:
        if any(truth.explains(finding, lines) for truth in truths):
            continue
        counted = measured.notes if finding.severity is Severity.NOTE else measured.alarms
        counted[finding.rule] += 1
        if finding.severity is not Severity.NOTE:
            measured.cries.append((finding.rule, f"{form}: {told(finding, lines)}"))


class _Lines:
    """The lines of the answers that a piece of their text stands on."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def __call__(self, key: str, start: int, end: int) -> set[str]:
        text = richtext.plain(self._snapshot.answer(key).text)
        first = text.rfind("\n", 0, start) + 1
        last = text.find("\n", max(start, end - 1))
        return set(text[first : last if last >= 0 else len(text)].split("\n"))


def told(finding: Finding, lines: _Lines) -> str:
    """A finding for people: its sentence, and every place with its words."""
    try:
        sentence = messages.finding(finding)
    except (AttributeError, KeyError):
        sentence = f"{finding.code} {dict(finding.facts)}"
    places = []
    for place in finding.places:
        where = (
            f"{place.question or ''}{f' evidence {place.evidence} p. {place.page}' if place.evidence else ''}"
        )
        around = ""
        if place.question and place.start >= 0 and place.part is FoundPart.TEXT:
            around = " in: " + " ¶ ".join(sorted(lines(place.question, place.start, place.end)))[:300]
        places.append(f"\n      [{place.part.value} {where}] ”{place.quote[:120]}”{around}")
    return f"{finding.question}: {sentence}{''.join(places)}"


def report(measured: Measured, words: bool) -> Iterator[str]:
    """Lines for people; with `words` every miss and every false alarm."""
    yield f"{measured.forms} forms, {measured.planted.total()} errors: recall {measured.recall:.1%} (own rule {measured.own.total() / max(measured.planted.total(), 1):.1%})"  # fmt: skip
    yield f"false alarms {measured.alarms_per_form:.2f} a form ({measured.alarms.total()}), notes not planted {measured.notes.total() / max(measured.forms, 1):.2f} a form"  # fmt: skip
    yield f"{'rule':28} planted  found    own  false alarms  notes"
    for rule in sorted({*measured.planted, *measured.alarms, *measured.notes}):
        n = measured.planted[rule]
        share = f"{measured.found[rule] / n:7.0%}{measured.own[rule] / n:7.0%}" if n else " " * 14
        yield f"{rule:28} {n:7}{share}{measured.alarms[rule]:14}{measured.notes[rule]:7}"
    if words:
        for name, told_ones in (("MISSED", measured.misses), ("FALSE ALARM", measured.cries)):
            for rule, group in itertools.groupby(sorted(told_ones), key=lambda each: each[0]):
                yield f"\n== {name}: {rule}"
                yield from (f"   {line}" for _rule, line in group)
