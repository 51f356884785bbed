"""What the user has put right in how a form was read, applied to what was read. Pure: the form itself is looked into
through two functions that are given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from auditprep import richtext
from auditprep.model import Answer, Correction, Kind, Notice, Place, Question, Questionnaire, Section
from auditprep.wordform.changes import Draft, PlaceAt, Sheet, change, sheet_of
from auditprep.wordform.keys import Keys

ReadAnswer = Callable[[Question], Answer]

_LOOSE = "text-without-question"
_WORDS = {_LOOSE, "comment"}
"""What people have written, which is told also where its question is none."""
_OF_THE_READING = {"doubtful-question", "unread-means"}
"""Doubts that are settled when somebody has looked."""
_OF_THE_MARK = {"two-marks", "unsure-mark"}
"""Doubts that are settled when the answer, read anew, has a mark."""
_OF_THE_BOXES = {*_OF_THE_MARK, "box-missing"}
"""Doubts that a question without options does not have."""
_LONGEST_QUOTE = 80


def corrected(
    questionnaire: Questionnaire,
    corrections: Iterable[Correction],
    place_at: Callable[[Correction], Place | None],
    read_answer: ReadAnswer,
) -> Questionnaire:
    """The questionnaire with every correction made, in the order given, and its keys made anew.

    `place_at` finds what stands where a correction points, or None; `read_answer` reads an answer from the places of
    its question. What could not be made, and words that are no longer anybody's answer, are told in notices.
    """
    sheet = sheet_of(questionnaire)
    unused = tuple(_made(sheet, corrections, place_at))
    sections = _sections(sheet)
    _give_keys(draft for _number, _title, drafts in sections for draft in drafts)
    for draft in sheet.drafts:
        if draft.anew:
            answer = read_answer(draft.question) if draft.question.places else Answer()
            draft.become(answer=answer)
    notices = _Notices(questionnaire, sheet)
    return replace(
        questionnaire,
        sections=tuple(
            Section(number, title, tuple(draft.question for draft in drafts))
            for number, title, drafts in sections
        ),
        notices=(*notices.followed(), *notices.left_alone(), *notices.loose(), *unused),
    )


def _made(sheet: Sheet, corrections: Iterable[Correction], place_at: PlaceAt) -> Iterator[Notice]:
    """Makes the corrections; yields those that could not be made."""
    for each in corrections:
        if not change(sheet, each, place_at):
            facts = {"question": each.question, "change": each.change.value, "value": each.value}
            yield Notice("correction-not-used", facts=facts)


def _sections(sheet: Sheet) -> list[tuple[str | None, str, list[Draft]]]:
    """The sections that have questions, in the order in which they first come."""
    found: dict[int, list[Draft]] = {}
    for draft in sheet.drafts:
        found.setdefault(draft.section, []).append(draft)
    return [(*sheet.sections[section], drafts) for section, drafts in found.items()]


def _give_keys(drafts: Iterable[Draft]) -> None:
    keys = Keys()
    for draft in drafts:
        draft.become(key=keys.new(draft.question.number))


@dataclass(frozen=True, slots=True)
class _Notices:
    """What is to be looked at in a form that was put right. `read` is how it was read."""

    read: Questionnaire
    sheet: Sheet

    def followed(self) -> Iterator[Notice]:
        """The notices of the reading, each with its question where that now is; those that are settled are gone."""
        names = {question.key: question.read_as or question.key for question in self.read.questions()}
        owners = self._owners()
        for notice in self.read.notices:
            name = names.get(notice.question or "")
            owner = owners[name][0] if name in owners else None
            if name is None:
                yield notice
            elif owner is not None and not self._is_settled(notice, name, owner):
                yield replace(notice, question=owner.question.key)
            elif owner is None and notice.code in _WORDS:
                yield replace(notice, question=None)

    def _is_settled(self, notice: Notice, name: str, owner: Draft) -> bool:
        if notice.code == "doubtful-question" and _is_put_right(notice, name, owner.question):
            return True
        if notice.code in _OF_THE_READING:
            return name in self.sheet.looked_at
        if owner.question.kind is Kind.TEXT:
            return notice.code in _OF_THE_BOXES
        return notice.code in _OF_THE_MARK and owner.anew and owner.question.answer.mark is not None

    def left_alone(self) -> Iterator[Notice]:
        """Places that nothing is written in any more."""
        there = set(map(id, self.sheet.drafts))
        for draft, words in self.sheet.left_alone:
            if id(draft) in there:
                yield Notice("unread-means", draft.question.key, {"seen": _quote(words)})

    def loose(self) -> Iterator[Notice]:
        """What was read as an answer, and is no longer part of any."""
        owners = self._owners()
        takers = [draft for draft in self.sheet.drafts if draft.pointed_out]
        for question in self.read.questions():
            own = owners.get(question.read_as or question.key, [])
            if any(draft.question.answer == question.answer for draft in own):
                continue
            words = "\n".join(_lost(question.answer, _answers(own), _answers(takers)))
            if words:
                yield Notice(_LOOSE, own[0].question.key if own else None, {"text": words})

    def _owners(self) -> dict[str, list[Draft]]:
        """Which questions each question that was read has become."""
        owners: dict[str, list[Draft]] = {}
        for draft in self.sheet.drafts:
            for name in draft.origins:
                owners.setdefault(name, []).append(draft)
        return owners


def _is_put_right(doubt: Notice, name: str, question: Question) -> bool:
    """Whether what made a question doubtful is no longer so: it has become part of another, or has what it lacked."""
    lacked = {"no-place": bool(question.places), "no-text": bool(question.text)}
    return name != question.read_as or lacked.get(doubt.facts.get("why", ""), False)


def _answers(drafts: Iterable[Draft]) -> list[Answer]:
    return [draft.question.answer for draft in drafts]


def _lost(read: Answer, own: list[Answer], others: list[Answer]) -> Iterator[str]:
    """The parts of an answer that its question has no more, and no other to which its place may have gone."""
    if read.mark is not None and not any(answer.mark for answer in own):
        yield read.mark
    there = [_squeezed(text) for answer in (*own, *others) for text in (answer.text, answer.evidence)]
    for text in (read.text, read.evidence):
        if text and not any(_squeezed(text) in each for each in there):
            yield richtext.plain(text)


def _squeezed(markdown: str) -> str:
    return " ".join(richtext.plain(markdown).split())


def _quote(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1].rstrip() + "…"
