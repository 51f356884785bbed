"""An open case file: what is asked of it and what is changed in it.

Every change is one transaction, committed before its method returns, and only while the lock is ours.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from auditprep.errors import (
    ReadOnlyCase,
    SaveFailed,
    UnknownEvidence,
    UnknownMark,
    UnknownQuestion,
)
from auditprep.files import is_disk_full, read_bytes
from auditprep.model import (
    BETWEEN_MARKS,
    Answer,
    Citation,
    Correction,
    Evidence,
    HistoryEntry,
    Holder,
    Picture,
    Question,
    Questionnaire,
    Snapshot,
    Status,
)
from auditprep.store import lock as locks
from auditprep.store.changes import AnswerChange, Changes, TypedField, TypedLine
from auditprep.store.connection import transaction
from auditprep.store.opening import NewCase, make, open_file, true_path
from auditprep.store.rows import (
    only_row,
    read_answer,
    read_corrections,
    read_date,
    read_evidence,
    read_questionnaire,
)
from auditprep.store.trouble import reading, saving

EVIDENCE_LIMIT = 500 * 1024 * 1024
"""Bytes; SQLite itself takes values of up to 1,000,000,000."""
_BETWEEN = re.compile("[;\n]")


class CaseFile:
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
    ) -> CaseFile:
        """A new case, open for writing. `corrections` are already in the questionnaire; `pictures`, each with its
        title, become evidence of the answers they stand in. Raises FileExistsAlready, FileNotWritable, DiskFull."""
        new = NewCase(form, storable(form_name), questionnaire, board, year, corrections, pictures)
        make(path, new, who=who)
        return cls(path, who=who)

    def __init__(self, path: Path, *, read_only: bool = False, who: str) -> None:
        """Raises FileMissing, FileUnreadable, NotACase, NewerCase, BrokenCase, SaveFailed."""
        self.path = path
        self.who = storable(who)
        self._file = true_path(path)
        opened = open_file(self._file, read_only=read_only, who=self.who)
        self._db = opened.db
        self._lock = opened.lock
        self.holder: Holder | None = opened.holder
        self._typed: TypedLine | None = None
        try:
            with reading(self.path):
                self._questionnaire = read_questionnaire(self._db)
        except BaseException:
            self.close()
            raise
        self._questions = {question.key: question for question in self._questionnaire.questions()}

    @property
    def read_only(self) -> bool:
        return self._lock is None

    def __enter__(self) -> CaseFile:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file and its lock. May be called twice."""
        self._db.close()
        if self._lock:
            self._lock.release()
            self._lock = None

    def keep_alive(self) -> None:
        """Tells others that we are still here."""
        if self._lock:
            self._lock.keep_alive()

    # What is asked

    def snapshot(self) -> Snapshot:
        """The whole case now, without the bytes, from one moment in the file."""
        with reading(self.path), self._db.atomic():
            board, year, deadline, status, form_name = only_row(
                self._db,
                "SELECT properties.board, properties.year, properties.deadline, status, name FROM properties, form",
            )
            return Snapshot(
                path=self.path,
                board=board,
                year=year,
                deadline=read_date(deadline),
                status=Status(status),
                form_name=form_name,
                questionnaire=self._questionnaire,
                answers=self._answers(),
                citations=self._citations(),
                evidence=read_evidence(self._db),
                corrections=read_corrections(self._db),
            )

    def _answers(self) -> Mapping[str, Answer]:
        answers = dict.fromkeys(self._questions, Answer())
        for key, *parts in self._db.execute("SELECT question, mark, text, done, evidence FROM answer"):
            answers[key] = read_answer(*parts)
        return answers

    def _citations(self) -> Mapping[str, tuple[Citation, ...]]:
        cited: dict[str, tuple[Citation, ...]] = {}
        for key, evidence, pages in self._db.execute(
            "SELECT question, evidence, pages FROM citation ORDER BY id"
        ):
            cited[key] = (*cited.get(key, ()), Citation(evidence, pages))
        return cited

    def form(self) -> bytes:
        """The form exactly as it came."""
        with reading(self.path):
            data: bytes = only_row(self._db, "SELECT bytes FROM form")[0]
            return data

    def evidence_bytes(self, evidence: int) -> bytes:
        """The bytes of a piece of evidence. Raises UnknownEvidence."""
        with reading(self.path):
            query = "SELECT bytes FROM content JOIN evidence USING (sha256) WHERE evidence.id = ?"
            row = self._db.conn.execute(query, (evidence,)).fetchone()
        if row is None:
            raise UnknownEvidence(evidence=evidence)
        data: bytes = row[0]
        return data

    def history(self, key: str) -> tuple[HistoryEntry, ...]:
        """Every change to an answer, oldest first. Raises UnknownQuestion."""
        self._demand_question(key)
        with reading(self.path):
            rows = self._db.execute(
                "SELECT changed, who, field, before, after FROM history WHERE question = ? ORDER BY id", [key]
            )
            return tuple(HistoryEntry(dt.datetime.fromisoformat(when), *rest) for when, *rest in rows)

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
        with self._change() as changes:
            changes.answer(key, wanted)
        if "text" in wanted or "evidence" in wanted:
            self._typed = None  # the line of history that was growing ends where another has begun

    def save_typed(self, key: str, text: str, field: TypedField = "text") -> None:
        """Saves what is being typed. Raises UnknownQuestion, ReadOnlyCase, SaveFailed."""
        self._demand_question(key)
        with self._change() as changes:
            line = changes.typed(key, field, storable(text), self._typed)
        self._typed = line

    def attach(self, file: Path, title: str | None) -> Evidence:
        """Takes a file in. Raises FileError, ReadOnlyCase, SaveFailed."""
        self._demand_writable()
        data = read_bytes(file, EVIDENCE_LIMIT)
        digest = hashlib.sha256(data).hexdigest()
        with self._change() as changes:
            return changes.take_in(data, digest, storable(file.name), storable(title or file.stem))

    def cite(self, key: str, evidence: int, pages: str | None) -> None:
        """Raises UnknownQuestion, UnknownEvidence, ReadOnlyCase, SaveFailed."""
        self._demand_question(key)
        with self._change() as changes:
            self._demand_evidence(evidence)
            changes.cite(key, evidence, storable(pages or "").strip() or None)

    def uncite(self, key: str, evidence: int) -> None:
        """Raises UnknownQuestion, UnknownEvidence, ReadOnlyCase, SaveFailed."""
        self._demand_question(key)
        with self._change() as changes:
            self._demand_evidence(evidence)
            changes.uncite(key, evidence)

    @contextmanager
    def _change(self) -> Iterator[Changes]:
        """One transaction, begun only when it is sure that the lock is still ours."""
        own = self._demand_writable()
        with saving(self.path), transaction(self._db):
            if not own.confirm():
                self._lose_lock()
            yield Changes(self._db, self.who)
        own.keep_alive()

    def _demand_writable(self) -> locks.Lock:
        if self._lock is None:
            if self.holder is None and is_disk_full(self._file):  # where no lock can be made either
                raise SaveFailed(file=str(self.path), reason="disk-full")
            raise ReadOnlyCase(file=str(self.path), holder=self.holder.user if self.holder else None)
        return self._lock

    def _lose_lock(self) -> None:
        """Somebody took the lock over while we were out of reach: from now on we only read."""
        self._lock = None
        self.holder = locks.holder(self._file)
        self._demand_writable()

    def _demand_question(self, key: str) -> Question:
        if key not in self._questions:
            raise UnknownQuestion(question=key)
        return self._questions[key]

    def _demand_evidence(self, evidence: int) -> None:
        if not self._db.execute("SELECT 1 FROM evidence WHERE id = ?", [evidence]).fetchone():
            raise UnknownEvidence(evidence=evidence)


def storable(text: str) -> str:
    """The text without halves of surrogate pairs, which a window can give and no file can hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _mark(question: Question, asked: str | None) -> str | None:
    """The mark in the form's wording; several in the form's order, where the question allows that.
    Raises UnknownMark."""
    if asked is None:
        return None
    several = question.several and not _has_option(question, asked)
    words = [each for each in _BETWEEN.split(asked) if each.strip()] if several else []
    ticked = {_option(question, each) for each in words or [asked]}
    return BETWEEN_MARKS.join(each for each in dict.fromkeys(question.options) if each in ticked)


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
