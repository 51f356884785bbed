"""Whether questions are answered: ticked, described, and explained where the answer is not yes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from auditprep.checks.explained import explains
from auditprep.checks.ground import Ground
from auditprep.checks.reply import YES, Reply, has_words
from auditprep.checks.rule import finding
from auditprep.model import Finding, FoundPart, Kind, Notice, Question, Severity
from auditprep.prose.demands import asks_no_yes_or_no, asks_only_how_often, condition
from auditprep.prose.marks import meaning

MARK_MISSING = ("mark-missing", Severity.ERROR)
DESCRIPTION_MISSING = ("description-missing", Severity.WARNING)
UNEXPLAINED = ("unexplained", Severity.WARNING)

YES_OR_NO = {"yes", "fully", "no", "partly"}


def is_yes_or_no(question: Question) -> bool:
    """Whether its options are Ja and Nej and their kin."""
    return sum(meaning(option) in YES_OR_NO for option in question.options) >= 2


def answers_in_words(question: Question) -> bool:
    """Whether it has Ja and Nej to tick, though it is not answered by either: "Hur ofta …?", "Vilka risker …?"."""
    return is_yes_or_no(question) and (asks_only_how_often(question.text) or asks_no_yes_or_no(question.text))


def asked(ground: Ground) -> Iterator[Question]:
    """The questions that are to be answered: not those that are asked only of who has answered otherwise ("Om ja, …")."""
    last: Question | None = None
    for question in ground.questions:
        wanted = ground.asked(question).of(condition)
        if wanted is not None and last is not None and Reply(ground, last).meaning not in wanted:
            continue
        yield question
        if question.kind is Kind.CHOICE and is_yes_or_no(question):
            last = question


# Marks


def mark_missing(ground: Ground) -> Iterable[Finding]:
    """Questions with options where nothing is ticked."""
    doubts = {each.question: each for each in ground.snapshot.questionnaire.notices if each.code in _DOUBTS}
    is_habit = _ticks_words(ground)
    for question in asked(ground):
        if question.kind is Kind.CHOICE and not ground.snapshot.answer(question.key).mark:
            yield _without_mark(Reply(ground, question), doubts.get(question.key), is_habit=is_habit)


def _ticks_words(ground: Ground) -> bool:
    """Whether half of the questions that are answered in words, and have boxes all the same, are ticked."""
    boxes = [each for each in asked(ground) if answers_in_words(each)]
    return 2 * sum(bool(ground.snapshot.answer(each.key).mark) for each in boxes) >= len(boxes) > 1


_DOUBTS = {"two-marks": "mark-missing-two", "unsure-mark": "mark-missing-unsure"}


def _without_mark(reply: Reply, doubt: Notice | None, *, is_habit: bool) -> Finding:
    place = reply.ground.whole(reply.key, FoundPart.MARK)
    if doubt:
        seen = {"seen": str(doubt.facts.get("seen", ""))}
        return finding(MARK_MISSING, reply.key, place, code=_DOUBTS[doubt.code], facts=seen)
    if not reply.has_words:
        return finding(MARK_MISSING, reply.key, place)
    if answers_in_words(reply.question):
        is_often = asks_only_how_often(reply.question.text)
        milder = (MARK_MISSING[0], Severity.WARNING if is_habit or is_often else Severity.NOTE)
        return finding(
            milder, reply.key, place, code=f"mark-missing-{'how-often' if is_often else 'in-words'}"
        )
    return finding(MARK_MISSING, reply.key, place, code="mark-missing-described")


# Descriptions


def description_missing(ground: Ground) -> Iterable[Finding]:
    """Questions where nothing is written, though they ask for words, or the tick is such that words belong to it."""
    replies = [Reply(ground, question) for question in asked(ground)]
    is_habit = _describe_ticks(replies)
    are_scales = is_habit and _scales_are_described(replies)
    for reply in replies:
        if reply.has_words:
            continue
        if reply.question.kind is Kind.TEXT:
            yield _nothing_written(reply)
        elif reply.has_room and _wants_words(reply, is_habit=is_habit, are_scales=are_scales):
            yield _tick_alone(reply)


_OPTIONAL = re.compile(
    r"(?:övriga?|ytterligare|eventuella|ev\.?)\s(?:upplysning|kommentar|synpunkt|information|frågor|noteringar)\w*|något (?:mer|annat|övrigt|ytterligare)|att tillägga"
    r"|\Aövrigt\b|\A(?:kommentar(?:er)?|anteckningar|fritext)\W*\Z|frivillig|vid behov",
    re.IGNORECASE,
)
_FEW = 6


def _describe_ticks(replies: list[Reply]) -> bool:
    """Whether this form's ticks are described as a rule: not where most that are set have no words."""
    ticked = [each for each in replies if each.ground.snapshot.answer(each.key).mark and each.has_room]
    described = sum(each.has_words for each in ticked)
    return len(ticked) < _FEW or 3 * described >= len(ticked)


def _wants_words(reply: Reply, *, is_habit: bool, are_scales: bool) -> bool:
    """Whether the tick is to be described. "Ej aktuellt" says all; a scale does, unless the other scales are described."""
    if not reply.ground.snapshot.answer(reply.key).mark:
        return False
    if reply.meaning in {"no", "partly"} or reply.is_not_known:
        return True
    if reply.meaning in YES:
        return is_habit
    return reply.meaning is None and are_scales


def _scales_are_described(replies: list[Reply]) -> bool:
    """Whether most of the ticks that are neither yes nor no have words."""
    ticked = [each for each in replies if each.ground.snapshot.answer(each.key).mark]
    scales = [each for each in ticked if not is_yes_or_no(each.question)]
    return 2 * sum(each.has_words for each in scales) > len(scales)


def _nothing_written(reply: Reply) -> Finding:
    place = reply.ground.whole(reply.key, FoundPart.TEXT)
    if _OPTIONAL.search(reply.question.text):
        milder = (DESCRIPTION_MISSING[0], Severity.NOTE)
        return finding(milder, reply.key, place, code="description-missing-optional")
    graver = (DESCRIPTION_MISSING[0], Severity.ERROR)
    return finding(graver, reply.key, place, code="description-missing-text")


def _tick_alone(reply: Reply) -> Finding:
    ground, mark = reply.ground, reply.ground.snapshot.answer(reply.key).mark or ""
    places = (ground.whole(reply.key, FoundPart.TEXT), ground.whole(reply.key, FoundPart.MARK))
    code = "description-missing" if reply.meaning in YES or not reply.meaning else "description-missing-why"
    return finding(DESCRIPTION_MISSING, reply.key, *places, code=code, facts={"mark": mark})


# Explanations


def unexplained(ground: Ground, question: Question) -> Iterable[Finding]:
    """Nej, Delvis or Vet ej with words that say nothing more."""
    reply = Reply(ground, question)
    is_told = reply.meaning in {"no", "partly"} or reply.is_not_known
    if not is_told or not reply.has_words or reply.is_put_off or _is_proved(reply):
        return
    if question.kind is Kind.TEXT and _OPTIONAL.search(question.text):
        return  # "Finns det något annat?" "Nej."
    mark = ground.snapshot.answer(question.key).mark or reply.text.plain.split()[0].strip(".,;:")
    if not explains(reply.text.plain, ground.asked(question).plain, mark):
        places = (ground.whole(question.key, FoundPart.TEXT), ground.whole(question.key, FoundPart.MARK))
        yield finding(UNEXPLAINED, question.key, *places, facts={"mark": mark})


def _is_proved(reply: Reply) -> bool:
    """Whether the answer points at what explains it."""
    cited = reply.ground.snapshot.cited(reply.key)
    return bool(reply.pointing.pointers or cited) or reply.proof.of(has_words)
