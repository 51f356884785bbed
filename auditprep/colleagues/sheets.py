"""Questions out to colleagues and their answers back: what stands on a sheet, and what a sheet that has come back means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from auditprep.colleagues.marks import option_of
from auditprep.colleagues.matching import matched
from auditprep.colleagues.merging import FIELDS, merge_answers, same
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
from auditprep.prose.sheet_head import lines
from auditprep.richtext import parse, plain, to_markdown

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


def plan(snapshot: Snapshot, read: SheetRead, handout: Handout | None, source: str) -> MergePlan:
    """What a sheet that has come back brings. Its questions are known by their keys where the sheet is this `handout`'s,
    otherwise by their words; what belongs to no question stays `unmatched`, and so does a second answer to the same
    one. Without a handout nothing is known of what the answers began from, so that nothing of the case's own is
    replaced unasked."""
    return _Plan(snapshot, read, handout).made(source)


@dataclass(frozen=True)
class _Theirs:
    """A colleague's answer, and the question that it is to."""

    question: Question
    said: SheetAnswer
    answer: Answer


class _Plan:
    def __init__(self, snapshot: Snapshot, read: SheetRead, handout: Handout | None) -> None:
        self._snapshot, self._read, self._handout = snapshot, read, handout
        self._base: Mapping[str, Answer] = handout.base if handout else {}
        self._notices: list[Notice] = []

    def made(self, source: str) -> MergePlan:
        keys = matched(self._snapshot.questionnaire, self._read.answers, self._handout)
        chosen: dict[str, _Theirs] = {}
        unmatched: list[SheetAnswer] = []
        for said, key in zip(self._read.answers, keys, strict=True):
            question = self._snapshot.questionnaire.question(key) if key is not None else None
            if question is None:
                unmatched += self._worth_telling(said)
                continue
            theirs = _Theirs(question, said, self._answer(question, said))
            had = chosen.get(question.key)
            if had is None or self._is_as_it_was(had):
                chosen[question.key] = theirs
            elif not self._is_as_it_was(theirs):
                unmatched.append(said)
        for theirs in chosen.values():
            self._tell_beside(theirs)
        return MergePlan(
            source=source,
            items=tuple(self._items(chosen)),
            handout=self._handout.id if self._handout else None,
            unmatched=tuple(unmatched),
            notices=(*self._told(keys), *self._gone(chosen), *self._notices),
        )

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
        if self._handout is None:
            yield Notice("sheet-other-case")
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
        ours = self._own_lines(theirs.question)
        written = [each for each in theirs.said.beside.split("\n") if each and _bare(each) not in ours]
        asked, question = theirs.said, theirs.question
        if self._handout and not (
            _is_same(asked.text, question.text) and _is_same(asked.label, question.label)
        ):
            written = [f"{asked.label} {asked.text}".strip(), *written]
        if written:
            facts = {"text": " / ".join(written)}
            self._notices.append(Notice("sheet-words-beside", theirs.question.key, facts))

    def _own_lines(self, question: Question) -> set[str]:
        """What the sheet itself says of a question: its guidance, and answers of another year."""
        own = {_bare(each) for each in (*(question.guidance or "").split("\n"), *question.options)}
        previous = self._snapshot.previous
        for asked in previous.questionnaire.questions() if previous else ():
            answer = previous.answer(asked.key) if previous else Answer()
            own |= _lines_of(answer) | {asked.label, f"{asked.label}: {answer.mark}"}
        return own

    def _worth_telling(self, said: SheetAnswer) -> Iterator[SheetAnswer]:
        """An answer to no question, without what the sheet itself said; nothing where nothing is left."""
        if self._handout and not said.text and not said.label:
            own = lines(sheet_of(self._snapshot, None, self._handout))
            kept = tuple(
                each for each in parse(said.answer.text) if _bare(plain(to_markdown((each,)))) not in own
            )
            said = replace(said, answer=replace(said.answer, text=to_markdown(kept)))
        if not said.answer.is_empty or said.documents or (self._handout and said.text):
            yield said


def _is_same(theirs: str, ours: str) -> bool:
    """Whether a heading's words, or its number, are ours; those that are gone say nothing."""
    return not theirs or _bare(theirs) == _bare(ours)


def _lines_of(answer: Answer) -> set[str]:
    """The lines in which a sheet tells an answer of another year."""
    told = [*plain(answer.text).split("\n"), *plain(answer.evidence).split("\n")]
    cells = [cell for line in told for cell in line.split("\t")]
    return {_bare(each) for each in (*told, *cells, ", ".join(answer.marks))}


def _bare(line: str) -> str:
    return " ".join(line.split())
