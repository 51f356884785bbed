"""Lists whose numbers slip."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from auditprep.checks.ground import Ground
from auditprep.checks.rule import finding
from auditprep.model import Finding, FoundPlace, Mend, MendKind, Severity
from auditprep.prose.list_numbers import FoundNumber, NumberSlip, list_numbers, number_slips, written

LIST_NUMBERING = ("list-numbering", Severity.WARNING)


def list_numbering(ground: Ground) -> Iterator[Finding]:
    """Every number that does not follow, unless it is what the item is called: another list has it with the same number."""
    for question in ground.questions:
        for slip in ground.text(question.key).of_blocks(number_slips):
            if not _is_called_so(ground, slip.found):
                yield _finding(ground, question.key, slip)


def _is_called_so(ground: Ground, found: FoundNumber) -> bool:
    return ground.once(_called)[_name(found)] > 1


def _called(ground: Ground) -> Mapping[tuple[int, str], int]:
    """How many lists have an item with this number and these words, or lines that call it so ("Mål 2: …")."""
    names: Counter[tuple[int, str]] = Counter()
    for question in ground.questions:
        text = ground.text(question.key)
        names.update(map(_name, text.of_blocks(list_numbers)))
        names.update(text.of(_labelled))
    return names


_LABELLED = re.compile(
    r"^(?:[\wåäö]*mål|nyckeltal)\s(\d{1,2})\s?[:.–-]?\s(.{4,60})",
    re.IGNORECASE | re.MULTILINE,
)
_MOST = 30


def _labelled(plain: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(match[1]), _short(match[2])) for match in _LABELLED.finditer(plain))


def _name(found: FoundNumber) -> tuple[int, str]:
    return found.number, _short(found.text)


def _short(words: str) -> str:
    return " ".join(words.casefold().split())[:_MOST]


def _finding(ground: Ground, key: str, slip: NumberSlip) -> Finding:
    before = slip.before
    places = [ground.place(key, slip.found), *([ground.place(key, before)] if before else [])]
    like = places[0].quote if slip.found.typed else ""
    numbers = {"number": slip.found.number, "expected": slip.expected}
    if before:
        numbers["before"] = before.number
    facts = {name: written(of, slip.found.series, like) or str(of) for name, of in numbers.items()}
    return finding(
        LIST_NUMBERING,
        key,
        *places,
        code=f"list-numbering-{slip.why}",
        facts=facts,
        mends=_mends(places[0], slip, facts["expected"]),
    )


def _mends(place: FoundPlace, slip: NumberSlip, expected: str) -> Iterator[Mend]:
    """The number that was to come, where it is part of the text."""
    if slip.found.typed and slip.before and place.question:
        yield Mend(MendKind.WRITE, place.question, expected, place)
