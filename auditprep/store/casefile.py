"""An open case file: what is asked of it and what is changed in it.

Every change is one transaction, committed before its method returns, and only while the lock is ours.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from auditprep.errors import UnknownMark
from auditprep.model import (
    BETWEEN_MARKS,
    Answer,
    Correction,
    Picture,
    Question,
    Questionnaire,
    Snapshot,
    Status,
)
from auditprep.store.changes import AnswerChange, Changes, Step, TypedField
from auditprep.store.colleaguesfile import ColleaguesFile
from auditprep.store.connection import read_bytes
from auditprep.store.evidence_rows import read_checklist, read_citations, read_evidence, read_register
from auditprep.store.opening import NewCase, make
from auditprep.store.rows import only_row, read_corrections, read_date, storable
from auditprep.store.since import changed_since_decided
from auditprep.store.standing import Standing
from auditprep.store.trouble import reading

_BETWEEN = re.compile("[;\n]")
_TELLING = ("text", "mark", "evidence", "carried", "done")

_HEAD = "SELECT properties.board, properties.year, properties.deadline, meeting, status, name FROM properties, form"


class CaseFile(ColleaguesFile):
    """An open case. Belongs to the thread that opened it. `holder` is who may write, when we may not."""

    @classmethod
    def create(
        cls,
        path: Path,
        form: bytes,
        form_name: str,
        questionnaire: Questionnaire,
        *,
        board: str | None,
        year: int | None,
        who: str,
        corrections: tuple[Correction, ...] = (),
        pictures: tuple[tuple[str, Picture], ...] = (),
        checklist: Iterable[str] | None = None,
    ) -> CaseFile:
        """A new case, open for writing. `corrections` are already in the questionnaire; `pictures`, each with its
        title, become evidence of the answers they stand in, for somebody to read. Raises FileExistsAlready,
        FileNotWritable, DiskFull."""
        name = storable(form_name)
        new = NewCase(form, name, questionnaire, board, year, corrections, pictures, checklist)
        make(path, new, who=who)
        return cls(path, who=who)

    # What is asked

    def snapshot(self) -> Snapshot:
        """The whole case now, without the bytes, from one moment in the file."""
        with reading(self.path), self._db.atomic():
            board, year, deadline, meeting, status, form_name = only_row(self._db, _HEAD)
            evidence, removed = read_evidence(self._db)
            standing, answers = self._known.read(), self._answers()
            return Snapshot(
                path=self.path,
                board=board,
                year=year,
                deadline=read_date(deadline),
                status=Status(status),
                form_name=form_name,
                questionnaire=self._questionnaire,
                answers=answers,
                citations=read_citations(self._db),
                evidence=evidence,
                corrections=read_corrections(self._db),
                decisions=read_register(self._db),
                checklist=read_checklist(self._db),
                removed=removed,
                decided=standing.facts.decided,
                sent_on=standing.facts.sent_on,
                sent_to=standing.facts.sent_to,
                status_changes=standing.status_changes,
                exported=standing.exported,
                previous=standing.previous,
                choices=standing.choices,
                wanted=standing.wanted,
                remarks=standing.remarks,
                handouts=standing.handouts,
                accepted=standing.accepted,
                meeting=read_date(meeting),
                changed_since=self._changed_since(Status(status), standing, answers),
            )

    def _changed_since(
        self, status: Status, standing: Standing, answers: Mapping[str, Answer]
    ) -> tuple[str, ...]:
        """The answers that are others than the board has decided on."""
        if not status.is_decided:
            return ()
        return changed_since_decided(self._db, standing.status_changes, answers)

    def changed_since(self) -> tuple[str, ...]:
        """The questions whose answers are others than the board has decided on; what a snapshot says of it, and no more."""
        with reading(self.path), self._db.atomic():
            (status,) = only_row(self._db, "SELECT status FROM properties")
            standing = self._known.read()
            if not Status(status).is_decided:
                return ()
            return self._changed_since(Status(status), standing, self._answers())

    def form(self) -> bytes:
        """The form exactly as it came."""
        with reading(self.path):
            data = read_bytes(self._db, "SELECT id FROM form", table="form")
            if data is None:
                raise ValueError("a case without its form")
            return data

    def mark(self, key: str, asked: str) -> str:
        """The mark in the form's wording, "" for none. Raises UnknownQuestion, UnknownMark."""
        return _mark(self._demand_question(key), asked or None) or ""

    # What is changed

    def answer(self, key: str, change: AnswerChange) -> None:
        """Changes what is given. Raises UnknownQuestion, UnknownMark, ReadOnlyCase, SaveFailed."""
        question = self._demand_question(key)
        wanted = change.copy()
        if "mark" in wanted:
            wanted["mark"] = _mark(question, wanted["mark"])
        if "text" in wanted:
            wanted["text"] = storable(wanted["text"])
        if "evidence" in wanted:
            wanted["evidence"] = storable(wanted["evidence"])
        step = self._begin("answer")
        with step.unless_it_fails(), self._change(only_answers=True):
            changes = Changes(self._db, self.who, step)
            step.call(_changed_part(changes.current(key), wanted))
            changes.answer(key, wanted)
        if "text" in wanted or "evidence" in wanted:
            self._typed = None  # the line of history that was growing ends where another has begun

    def save_typed(self, key: str, text: str, field: TypedField = "text") -> None:
        """Saves what is being typed. Raises UnknownQuestion, ReadOnlyCase, SaveFailed."""
        self._demand_question(key)
        with self._change(only_answers=True):
            line = Changes(self._db, self.who).typed(key, field, storable(text), self._typed)
        self._typed = line

    def put_back(self, key: str, then: Answer, when: dt.datetime) -> int:
        """The answer as it was in a backup of this moment stands there again, as a step; gives it, 0 if nothing is another.
        Raises UnknownQuestion, UnknownMark."""
        question = self._demand_question(key)
        change: AnswerChange = {
            "mark": _mark(question, then.mark),
            "text": storable(then.text),
            "evidence": storable(then.evidence),
        }
        with self._change():
            step = Step(self._db, self.who, "backup", when.isoformat())
            Changes(self._db, self.who, step).answer(key, change)
        self._typed = None
        return step.id_if_any


def _mark(question: Question, asked: str | None) -> str | None:
    """The mark in the form's wording; several in the form's order, where the question allows that.
    Raises UnknownMark."""
    if asked is None:
        return None
    several = question.several and not _has_option(question, asked)
    words = [each for each in _BETWEEN.split(asked) if each.strip()] if several else []
    ticked = {_option(question, each) for each in words or [asked]}
    return BETWEEN_MARKS.join(each for each in dict.fromkeys(question.options) if each in ticked)


def _changed_part(before: Answer, change: AnswerChange) -> str:
    """What of the answer is changed; of several the one that tells most."""
    return next(
        (name for name in _TELLING if name in change and change[name] != getattr(before, name)),  # type: ignore[literal-required]
        "",
    )


def _has_option(question: Question, asked: str) -> bool:
    return asked.strip().casefold() in {each.strip().casefold() for each in question.options}


def _option(question: Question, asked: str) -> str:
    """The option that is asked for, in the form's wording. Raises UnknownMark."""
    if asked in question.options:
        return asked
    for option in question.options:
        if option.strip().casefold() == asked.strip().casefold():
            return option
    raise UnknownMark(question=question.key, mark=asked, options=question.options)
