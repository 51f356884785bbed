"""References from one answer to another: whether there is such a question, with an answer, and where the text says it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from auditprep.checks.ground import Ground
from auditprep.checks.mentions import PARTS, text_of
from auditprep.checks.rule import finding
from auditprep.model import Finding, FoundPart, FoundPlace, Mend, MendKind, Severity
from auditprep.prose.cross_references import CrossReference, Way, cross_references

WRONG = ("question-reference", Severity.ERROR)
WAY = ("question-reference", Severity.NOTE)


@dataclass(frozen=True, slots=True)
class _Link:
    question: str
    part: FoundPart
    reference: CrossReference

    def place(self, ground: Ground) -> FoundPlace:
        return ground.span(self.question, self.reference.start, self.reference.end, self.part)


@dataclass(frozen=True)
class _Form:
    """The form's questions by their numbers, and in order. `shapes` are how its numbers are built."""

    by_number: Mapping[str, tuple[str, ...]]
    sections: frozenset[str]
    order: Mapping[str, int]
    keys: tuple[str, ...]
    shapes: frozenset[str]


def question_references(ground: Ground) -> Iterator[Finding]:
    """A finding for each reference to a question that is not there, is the same one, has no answer, or answers only by
    referring back; and for each that stands on the other side than the text says."""
    form = ground.once(_form)
    if not form.by_number:
        return
    for link in ground.once(_links):
        yield from _look(ground, form, link)


def _links(ground: Ground) -> tuple[_Link, ...]:
    return tuple(
        _Link(question.key, part, each)
        for question in ground.questions
        for part in PARTS
        if (text := text_of(ground, question.key, part)).plain
        for each in text.of(cross_references)
    )


def _form(ground: Ground) -> _Form:
    by_number: dict[str, tuple[str, ...]] = {}
    for each in ground.questions:
        if each.number:
            number = _plain(each.number)
            by_number[number] = (*by_number.get(number, ()), each.key)
    return _Form(
        by_number,
        frozenset(_plain(each.number) for each in ground.snapshot.questionnaire.sections if each.number),
        {each.key: at for at, each in enumerate(ground.questions)},
        tuple(each.key for each in ground.questions),
        frozenset(map(_shape, by_number)),
    )


def _plain(number: str) -> str:
    return "".join(number.split()).strip(".)").casefold()


def _shape(number: str) -> str:
    """ "3.14" is built as "0.0", "b2" as "a0"."""
    return re.sub(r"[a-z]", "a", re.sub(r"\d+", "0", number))


def _look(ground: Ground, form: _Form, link: _Link) -> Iterator[Finding]:
    targets = _targets(form, link)
    if targets is None:
        return
    others = [each for each in targets if each != link.question]
    place, facts = link.place(ground), {"number": link.reference.number or link.place(ground).quote}
    if not targets:
        yield finding(WRONG, link.question, place, code="question-missing", facts=facts)
    elif not others:
        yield finding(WRONG, link.question, place, code="question-itself", facts=facts)
    elif all(ground.snapshot.answer(each).is_empty for each in others):
        there = [ground.whole(each, FoundPart.TEXT) for each in others]
        yield finding(WRONG, link.question, place, *there, code="question-empty", facts=facts)
    elif _goes_round(ground, form, link, others):
        there = [ground.whole(others[0], FoundPart.TEXT)]
        yield finding(WRONG, link.question, place, *there, code="question-circle", facts=facts)
    else:
        yield from _way(ground, form, link, others)


def _targets(form: _Form, link: _Link) -> tuple[str, ...] | None:
    """The questions that are meant, () for none; None where it may be something else than a question."""
    reference = link.reference
    if not reference.number:
        at = form.order[link.question] + (1 if reference.way is Way.BELOW else -1)
        return (form.keys[at],) if 0 <= at < len(form.keys) else ()
    number = _plain(reference.number)
    if number in form.by_number:
        return form.by_number[number]
    if number in form.sections or any(each.startswith(number + ".") for each in form.by_number):
        return None
    return () if reference.is_said or _shape(number) in form.shapes else None


def _goes_round(ground: Ground, form: _Form, link: _Link, others: list[str]) -> bool:
    """Whether this answer and the other say nothing but where the answer is: each in the other."""
    if len(others) != 1 or not _only_refers(ground, link.question) or not _only_refers(ground, others[0]):
        return False
    back = [_Link(others[0], FoundPart.TEXT, each) for each in ground.text(others[0]).of(cross_references)]
    return bool(back) and all(link.question in (_targets(form, each) or ()) for each in back)


_LEAST_LETTERS = 40


def _only_refers(ground: Ground, key: str) -> bool:
    text = ground.text(key)
    return bool(text.of(cross_references)) and text.of(_is_short)


def _is_short(plain: str) -> bool:
    return sum(map(str.isalpha, plain)) <= _LEAST_LETTERS


def _way(ground: Ground, form: _Form, link: _Link, others: list[str]) -> Iterator[Finding]:
    reference = link.reference
    if reference.way_start < 0 or reference.way is None:
        return
    here = form.order[link.question]
    is_above = reference.way is Way.ABOVE
    if all((form.order[each] < here) is not is_above for each in others):
        span = ground.span(link.question, reference.way_start, reference.way_end, link.part)
        words = _turned(span.quote)
        mends = [Mend(MendKind.WRITE, link.question, words, span)] if link.part is FoundPart.TEXT else []
        facts = {"number": reference.number, "should": words.casefold()}
        there = ground.whole(others[0], FoundPart.QUESTION)
        yield finding(WAY, link.question, span, there, code="question-way", facts=facts, mends=mends)


def _turned(word: str) -> str:
    """ "nedan" for "ovan", and so on."""
    small = word.casefold()
    turned = (
        small.replace("ovan", "nedan", 1) if small.startswith("ovan") else small.replace("nedan", "ovan", 1)
    )
    return turned.capitalize() if word[0].isupper() else turned
