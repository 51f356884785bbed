"""How rules about decisions tell what they found: all places, where the other one is, and what to write instead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from auditprep.checks.decided import Decided
from auditprep.checks.ground import Ground
from auditprep.checks.known_days import Witness
from auditprep.model import FoundPlace, Mend, MendKind
from auditprep.prose.dates import dates
from auditprep.prose.paragraphs import paragraphs
from auditprep.prose.registry_numbers import registry_numbers
from auditprep.prose.rewriting import redated, renumbered

Source = Decided | Witness


def places(ground: Ground, told: Iterable[Source]) -> tuple[FoundPlace, ...]:
    """Where they stand; what is only in the register stands nowhere."""
    found = (each.place(ground) if isinstance(each, Decided) else each.place for each in told)
    return tuple(dict.fromkeys(each for each in found if each is not None))


def in_order(ground: Ground, told: Iterable[Decided]) -> list[Decided]:
    """In the form's order."""
    at = ground.once(_order)
    return sorted(told, key=lambda each: (at[each.question], each.told.start))


def _order(ground: Ground) -> Mapping[str, int]:
    return {each.key: at for at, each in enumerate(ground.questions)}


def elsewhere(ground: Ground, here: str, other: Source) -> dict[str, str]:
    """The fact that says where the other one is, seen from this question: "other" (a question), "document", "register", or
    none where it is in the same answer."""
    if isinstance(other, Decided):
        return {} if other.question == here else {"other": ground.by_key[other.question].label}
    return {"document": other.title} if other.place else {"register": other.title}


def redating(ground: Ground, wrong: Sequence[Decided], right: dt.date) -> Iterator[Mend]:
    """The right day instead of each wrong one."""
    for each in wrong:
        words, start = _words(ground, each)
        for day in dates(words, year=ground.year)[:1]:
            written = redated(words[day.start : day.end], right)
            if written and day.value == each.date:
                yield _write(ground, each, start + day.start, start + day.end, written)


def renumbering(ground: Ground, wrong: Sequence[Decided], right: int) -> Iterator[Mend]:
    """The right § instead of each wrong one."""
    for each in wrong:
        words, start = _words(ground, each)
        signs = paragraphs(words)
        if each.date and len(signs) == 1 and len(signs[0].numbers) == 1:
            sign = signs[0]
            if written := renumbered(words[sign.start : sign.end], right, each.date.year):
                yield _write(ground, each, start + sign.start, start + sign.end, written)


def reregistering(ground: Ground, wrong: Sequence[Decided], right: str) -> Iterator[Mend]:
    """The right registry number instead of each wrong one."""
    for each in wrong:
        words, start = _words(ground, each)
        for dnr in registry_numbers(words)[:1]:
            written = words[dnr.start : dnr.end]
            if written.endswith(dnr.value):
                yield _write(ground, each, start + dnr.end - len(dnr.value), start + dnr.end, right)


def _words(ground: Ground, each: Decided) -> tuple[str, int]:
    return each.place(ground).quote, each.told.start


def _write(ground: Ground, each: Decided, start: int, end: int, words: str) -> Mend:
    return Mend(MendKind.WRITE, each.question, words, ground.span(each.question, start, end, each.part))
