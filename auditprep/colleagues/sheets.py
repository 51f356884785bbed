"""Questions out to colleagues and their answers back: what stands on a sheet, and what a sheet that has come back means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from auditprep.colleagues.marks import option_of
from auditprep.colleagues.matching import matched
from auditprep.colleagues.merging import FIELDS, asked, asked_of_answered, merge_answers, same
from auditprep.colleagues.own_lines import (
    as_text,
    bare,
    fits,
    without_sections,
    written_beside,
    written_outside,
)
from auditprep.model import (
    Answer,
    Handout,
    Matching,
    MergeItem,
    MergePlan,
    Notice,
    Outcome,
    Question,
    Section,
    Sheet,
    SheetAnswer,
    SheetQuestion,
    SheetRead,
    Snapshot,
    Submission,
)

# Out


def sheet_of(snapshot: Snapshot, matching: Matching | None, handout: Handout) -> Sheet:
    """What goes out: the questions of a handout in the form's order, with the answers as they were when it went out, and what was
    answered last year to the questions that they were then."""
    wanted = set(handout.questions)
    previous = snapshot.previous if matching is not None else None
    return Sheet(
        token=handout.token,
        title=snapshot.questionnaire.title,
        board=snapshot.board,
        year=snapshot.year,
        to=handout.to,
        by=handout.by,
        questions=tuple(
            replace(
                _asked(section, question, handout.base.get(question.key, Answer())),
                before=_before(previous, matching.before(question.key)) if matching and previous else None,
            )
            for section in snapshot.questionnaire.sections
            for question in section.questions
            if question.key in wanted
        ),
        due=handout.due,
        message=handout.message,
        before_year=previous.year if previous else None,
    )


def _asked(section: Section, question: Question, answer: Answer) -> SheetQuestion:
    return SheetQuestion(
        key=question.key,
        label=question.label,
        section=f"{section.number or ''} {section.title}".strip(),
        text=question.text,
        guidance=question.guidance,
        options=question.options,
        several=question.several,
        answer=answer,
    )


def _before(previous: Submission, keys: Sequence[str]) -> Answer | None:
    """What was answered to these questions of another year, together; None where there were none. Of several, each is
    told with its number."""
    answers = [previous.answer(key) for key in keys]
    if len(answers) < 2:
        return replace(answers[0], done=False, carried=False) if answers else None
    labels = [question.label if (question := previous.questionnaire.question(key)) else key for key in keys]
    texts = [_lead(label, each) for label, each in zip(labels, answers, strict=True)]
    proofs = [each.evidence for each in answers if each.evidence]
    return Answer(None, "\n\n".join(texts), evidence="\n\n".join(proofs))


def _lead(label: str, answer: Answer) -> str:
    mark = f": {answer.mark}" if answer.mark else ""
    return "\n\n".join(filter(None, [f"**{label}{mark}**", answer.text]))


# Back


def plan(
    snapshot: Snapshot,
    read: SheetRead,
    handout: Handout | None,
    source: str,
    matching: Matching | None = None,
) -> MergePlan:
    """What a sheet that has come back brings. Its questions are known by their keys where the sheet is this `handout`'s,
    otherwise by their words; what belongs to no question stays `unmatched`, and so does a second answer to the same
    one. Of a sheet of another case nothing is taken unasked, and of one to a case that is decided only what is not
    answered here. `matching` tells which of last year's answers stood in the sheet."""
    return _Plan(snapshot, read, handout, matching).made(source)


@dataclass(frozen=True)
class _Theirs:
    """A colleague's answer, and the question that it is to."""

    question: Question
    said: SheetAnswer
    answer: Answer


class _Plan:
    def __init__(
        self, snapshot: Snapshot, read: SheetRead, handout: Handout | None, matching: Matching | None
    ) -> None:
        self._snapshot, self._read, self._handout, self._matching = snapshot, read, handout, matching
        self._is_strange = handout is None or not fits(read, snapshot)
        self._base: Mapping[str, Answer] = handout.base if handout else {}
        self._notices: list[Notice] = []

    def made(self, source: str) -> MergePlan:
        keys = matched(self._snapshot.questionnaire, self._read.answers, self._handout)
        answers = list(without_sections(self._read.answers, keys, self._snapshot))
        if self._handout is None:  # what stood there when it went out is what the sheet itself remembers
            self._base = {
                key: each.began for each, key in zip(answers, keys, strict=True) if key and each.began
            }
        chosen, unmatched = self._sorted(answers, keys)
        for theirs in chosen.values():
            self._tell_beside(theirs)
        return MergePlan(
            source=source,
            items=self._careful(self._items(chosen)),
            handout=self._handout.id if self._handout else None,
            unmatched=tuple(unmatched),
            notices=(*self._told(keys), *self._gone(chosen), *self._notices),
        )

    def _sorted(
        self, answers: Sequence[SheetAnswer], keys: Sequence[str | None]
    ) -> tuple[dict[str, _Theirs], list[SheetAnswer]]:
        """The answers to each question of the case, and what is left of the others. A copy that nobody has filled in does
        not stand in the way of one that somebody has."""
        chosen: dict[str, _Theirs] = {}
        unmatched: list[SheetAnswer] = []
        for each, key in zip(answers, keys, strict=True):
            question = self._snapshot.questionnaire.question(key) if key is not None else None
            said = self._whole(each, question)
            if question is None:
                unmatched += self._worth_telling(said)
                continue
            theirs = _Theirs(question, said, self._answer(question, said))
            had = chosen.get(question.key)
            if had is None or self._is_as_it_was(had):
                chosen[question.key] = theirs
            elif not self._is_as_it_was(theirs):
                unmatched += self._worth_telling(said)
        return chosen, unmatched

    def _careful(self, items: Iterable[MergeItem]) -> tuple[MergeItem, ...]:
        """What may not be taken unasked is to be chosen."""
        if self._is_strange:
            return asked(items)
        if not self._snapshot.status.is_decided:
            return tuple(items)
        found = tuple(items)
        careful = asked_of_answered(found, self._snapshot.answers)
        if careful != found:
            self._notices.append(Notice("decided-asks"))
        return careful

    def _whole(self, said: SheetAnswer, question: Question | None) -> SheetAnswer:
        """An answer with the words that stand under its question, where the sheet has no field for them: nothing of such a
        sheet is taken unasked."""
        if self._handout is not None or question is None or "text" not in said.lacks:
            return said
        written = written_beside(said, question, self._before(question))
        if not written:
            return said
        self._notices.append(Notice("sheet-words-outside", question.key, {"text": " / ".join(written)}))
        answer = replace(said.answer, text=as_text(written))
        return replace(said, answer=answer, beside="", lacks=said.lacks - {"text"})

    def _before(self, question: Question | None) -> Answer | None:
        """What was answered to a question another year, as its sheet told it."""
        previous, matching = self._snapshot.previous, self._matching
        if question is None or previous is None or matching is None:
            return None
        return _before(previous, matching.before(question.key))

    def _answer(self, question: Question, said: SheetAnswer) -> Answer:
        """What they say, with what it began from where they say nothing."""
        base = self._base.get(question.key, Answer())
        mark = base.mark if "mark" in said.lacks else self._mark(question, said, base)
        return Answer(
            mark,
            base.text if "text" in said.lacks else said.answer.text,
            evidence=base.evidence if "evidence" in said.lacks else said.answer.evidence,
        )

    def _mark(self, question: Question, said: SheetAnswer, base: Answer) -> str | None:
        if said.answer.mark is None or said.answer.mark == base.mark:
            return said.answer.mark
        found = option_of(question, said.answer.mark)
        if found is None:
            self._notices.append(Notice("sheet-unknown-mark", question.key, {"seen": said.answer.mark}))
            return base.mark
        return found

    def _is_as_it_was(self, theirs: _Theirs) -> bool:
        """Whether an answer brings nothing: no other words than it began from, and no documents."""
        base = self._base.get(theirs.question.key, Answer())
        parts = ((field, part(base), part(theirs.answer)) for field, part in FIELDS.items())
        return not theirs.said.documents and all(same(*each) for each in parts)

    def _items(self, chosen: Mapping[str, _Theirs]) -> Iterator[MergeItem]:
        order = [
            question.key for question in self._snapshot.questionnaire.questions() if question.key in chosen
        ]
        answers = {key: chosen[key].answer for key in order}
        items = merge_answers(self._base, self._snapshot.answers, answers)
        for key in order:
            documents = chosen[key].said.documents
            own = [each for each in items if each.question == key]
            if documents and all(each.field != "text" for each in own):
                own.append(MergeItem(key, "text", "", "", "", Outcome.UNCHANGED))
            for each in own:
                yield replace(each, documents=documents) if each.field == "text" else each

    # What is told

    def _told(self, keys: Sequence[str | None]) -> Iterator[Notice]:
        """The reader's notices, with the questions as this case knows them."""
        if self._is_strange:
            whose = " ".join(str(each) for each in (self._read.board, self._read.year) if each is not None)
            code = "sheet-other-case" if self._handout is None else "sheet-says-other"
            yield Notice(code, facts={"name": whose} if whose else {})
        known = {
            name: key
            for said, key in zip(self._read.answers, keys, strict=True)
            if key is not None
            for name in (said.key, said.label)
            if name
        }
        for each in self._read.notices:
            other = each.question if self._handout else None  # a key of another case means nothing here
            yield replace(each, question=known.get(each.question, other)) if each.question else each

    def _gone(self, chosen: Iterable[str]) -> Iterator[Notice]:
        """The questions that went out and did not come back."""
        there = set(chosen)
        for key in self._handout.questions if self._handout else ():
            if key not in there:
                yield Notice("sheet-question-gone", key)

    def _tell_beside(self, theirs: _Theirs) -> None:
        """Tells of the lines among the sheet's own words that this case did not write there."""
        written = written_beside(theirs.said, theirs.question, self._before(theirs.question))
        asked, question = theirs.said, theirs.question
        says_more = not _is_same(asked.label, question.label) and (self._handout or _WORD.search(asked.label))
        asks_more = not _is_same(asked.text, question.text) and (self._handout or asked.began is None)
        if says_more or asks_more:
            written = [f"{asked.label} {asked.text}".strip(), *written]
        if written:
            facts = {"text": " / ".join(written)}
            self._notices.append(Notice("sheet-words-beside", theirs.question.key, facts))

    def _worth_telling(self, said: SheetAnswer) -> Iterator[SheetAnswer]:
        """An answer to no question, without what the sheet itself said; nothing where nothing is left."""
        is_outside = not said.text and not said.label
        if is_outside:
            sheet = sheet_of(self._snapshot, None, self._handout) if self._handout else None
            text = written_outside(said.answer.text, self._snapshot, sheet)
            said = replace(said, answer=replace(said.answer, text=text))
        elif said.beside:
            beside = as_text(written_beside(said, None, None))
            text = "\n\n".join(filter(None, [beside, said.answer.text]))
            said = replace(said, answer=replace(said.answer, text=text), beside="")
        if said.began is not None and not said.documents and _says_the_same(said.answer, said.began):
            return  # a question of another case that nobody has answered
        if not said.answer.is_empty or said.documents or not is_outside:
            yield said


_WORD = re.compile(r"[^\W\d_]{2,}")
"""What somebody has written into a number; other cases have other numbers."""


def _says_the_same(one: Answer, other: Answer) -> bool:
    return all(same(field, part(one), part(other)) for field, part in FIELDS.items())


def _is_same(theirs: str, ours: str) -> bool:
    """Whether a heading's words, or its number, are ours; those that are gone say nothing."""
    return not theirs or bare(theirs) == bare(ours)
