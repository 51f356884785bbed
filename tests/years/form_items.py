"""A form on its way to the next year's: its questions as they can be changed, with where they come from; and the two
forms that are made of them, with the truth."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from years.form_bank import Asked

from auditprep.model import Kind, Question, Questionnaire, Section

OPTIONS = ("Ja", "Nej", "Delvis", "Vet ej")
UNTOUCHED = "untouched"


@dataclass(frozen=True)
class Mutated:
    """Two years' forms and which questions belong together, by their keys. `how` tells by pair, or by (key, None) and
    (None, key), what was done; what it does not have was left as it was, but for years and numbers."""

    seed: int
    old: Questionnaire
    new: Questionnaire
    pairs: frozenset[tuple[str, str]]
    how: dict[tuple[str | None, str | None], str]


@dataclass
class Item:
    """A question on its way: `was` are the places of the old form's questions it comes from, and `how` what was done."""

    text: str
    guidance: str | None = None
    prose: bool = False
    asked: Asked | None = None
    was: frozenset[int] = frozenset()
    how: str = ""
    options: tuple[str, ...] = OPTIONS
    whole: str = ""  # one question that this and its neighbour are parts of
    follows: bool = False  # a generic question that belongs to the one above
    stays: bool = False  # it is told by its section


@dataclass
class Part:
    """A section on its way."""

    title: str
    items: list[Item] = field(default_factory=list)


def finished(
    seed: int,
    rng: random.Random,
    old: tuple[list[Part], int],
    new: tuple[list[Part], int],
    gone: list[tuple[int, str]],
    *,
    nameless: bool = False,
) -> Mutated:
    """Both years' forms; the questions of the new one say from which of the old one they come, and `gone` what was done
    to those of the old one that are not there. `nameless`: the forms do not say their years."""
    schemes = [rng.choice(("dotted", "dotted", "dotted", "running", "none"))] * 2
    if rng.random() < 0.15:
        schemes[1] = rng.choice(("dotted", "running", "none"))
    was, now = (
        questionnaire(parts, None if nameless else year, year, scheme)
        for (parts, year), scheme in zip((old, new), schemes, strict=True)
    )
    old_keys = [question.key for question in was.questions()]
    items = [item for part in new[0] for item in part.items]
    pairs, how = set(), {}
    for item, question in zip(items, now.questions(), strict=True):
        for at in item.was:
            pairs.add((old_keys[at], question.key))
            if item.how:
                how[old_keys[at], question.key] = item.how
        if not item.was:
            how[None, question.key] = item.how
    how |= {(old_keys[at], None): why for at, why in gone}
    return Mutated(seed, was, now, frozenset(pairs), how)


def questionnaire(
    parts: Sequence[Part], told: int | None, year: int, scheme: str = "dotted"
) -> Questionnaire:
    """The form of these sections in this year; `told` is the year that the form says it is for."""
    sections, count = [], 0
    for number, part in enumerate(parts, 1):
        questions = []
        for place, item in enumerate(part.items, 1):
            count += 1
            label = {"dotted": f"{number}.{place}", "running": f"{count}"}.get(scheme)
            questions.append(_question(item, label, count, year))
        sections.append(Section(str(number) if scheme != "none" else None, part.title, tuple(questions)))
    return Questionnaire("Frågor till nämnden", "Nämnden", told, None, tuple(sections))


def _question(item: Item, label: str | None, count: int, year: int) -> Question:
    kind = Kind.TEXT if item.prose else Kind.CHOICE
    text, guidance = (_in_year(each, year) for each in (item.text, item.guidance))
    return Question(
        label or f"#{count}", label, text or "", guidance, kind, () if item.prose else item.options
    )


def _in_year(text: str | None, year: int) -> str | None:
    return text and text.replace("{Y}", str(year)).replace("{N}", str(year + 1)).replace("{P}", str(year - 1))
