"""A case file held open: its lock, and the transaction that every change is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

from sqlite_utils import Database

from auditprep.errors import LockedCase, ReadOnlyCase, SaveFailed, UnknownQuestion
from auditprep.files import is_disk_full
from auditprep.model import Answer, Holder, Question, Questionnaire
from auditprep.store import compacting, latest
from auditprep.store import lock as locks
from auditprep.store.changes import Step, TypedLine
from auditprep.store.connection import transaction
from auditprep.store.opening import open_file, true_path
from auditprep.store.passing import Passing
from auditprep.store.rows import ANSWER, read_answer, read_questionnaire, storable
from auditprep.store.standing import KnownStanding
from auditprep.store.status import facts_of, read_status, read_status_changes
from auditprep.store.trouble import reading, saving
from auditprep.store.watching import Watch


class OpenFile:
    """A case file held open by the thread that opened it. `holder` is who may write, when we may not."""

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
        self._joined: Step | None = None  # what several changes are made as
        self._passing = Passing(self._db)
        self._known = KnownStanding(self._db)
        self._watch = Watch(self._db)
        try:
            with reading(self.path):
                self._questionnaire = read_questionnaire(self._db)
                self._first_step = latest.newest(self._db)
        except BaseException:
            self.close()
            raise
        self._questions = {question.key: question for question in self._questionnaire.questions()}

    @property
    def db(self) -> Database:
        """The connection, for what compares two files."""
        return self._db

    @property
    def read_only(self) -> bool:
        return self._lock is None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file and its lock. May be called twice."""
        self.compact()
        self._db.close()
        if self._lock:
            self._lock.release()
            self._lock = None

    def compact(self, most: int | None = None) -> None:
        """Makes the file smaller, where much of it is free, and not more than `most` bytes are in use."""
        with suppress(OSError):
            if self._lock and self._lock.is_ours():
                compacting.compact(self._db, self._file, most)

    def keep_alive(self) -> None:
        """Tells others that we are still here."""
        if self._lock:
            self._lock.keep_alive()

    def demand_writable(self) -> locks.Lock:
        """The lock, if it is ours. Raises ReadOnlyCase, SaveFailed."""
        if self._lock is None:
            if self.holder is None and is_disk_full(self._file):  # where no lock can be made either
                raise SaveFailed(file=str(self.path), reason="disk-full")
            raise ReadOnlyCase(file=str(self.path), holder=self.holder.user if self.holder else None)
        return self._lock

    def demand_changeable(self) -> None:
        """Raises ReadOnlyCase, SaveFailed, and LockedCase where the case has been sent."""
        self.demand_writable()
        self._demand_unlocked()

    @contextmanager
    def _change(self, *, also_sent: bool = False, only_answers: bool = False) -> Iterator[None]:
        """One transaction, begun only when it is sure that the lock is still ours; in a case that has been sent only what
        may be changed there too. `only_answers`: nothing that stands beside them is changed."""
        own = self.demand_writable()
        if not only_answers:
            self._known.forget()
        with saving(self.path), transaction(self._db):
            if not own.confirm():
                self._lose_lock()
            if not also_sent:
                self._demand_unlocked()
            yield
        own.keep_alive()

    @contextmanager
    def _step(self, kind: str, what: str = "", *, also_sent: bool = False) -> Iterator[Step]:
        """A change that is undone as one: what is done inside to what stands beside the answers are its parts."""
        step = self._begin(kind, what)
        with step.unless_it_fails(), self._change(also_sent=also_sent), self._watch.into(step):
            yield step

    @contextmanager
    def as_one(self, kind: str, what: str = "") -> Iterator[None]:
        """The changes inside, each of them committed, are undone as one."""
        outer = self._joined
        self._joined = outer or self._begin(kind, what)
        try:
            yield
        finally:
            self._joined = outer

    def _begin(self, kind: str, what: str = "") -> Step:
        """A step of its own, or the one that is made of several."""
        return self._joined or Step(self._db, self.who, kind, storable(what), quiet=True)

    def _demand_unlocked(self) -> None:
        """Raises LockedCase."""
        with reading(self.path):
            status = read_status(self._db)
        if status.is_locked:
            sent_on = facts_of(read_status_changes(self._db)).sent_on
            raise LockedCase(file=str(self.path), status=status.value, sent_on=sent_on)

    def _lose_lock(self) -> None:
        """Somebody took the lock over while we were out of reach: from now on we only read."""
        self._lock = None
        self.holder = locks.holder(self._file)
        self.demand_writable()

    def is_decided(self) -> bool:
        """Whether the board has decided."""
        with reading(self.path):
            return read_status(self._db).is_decided

    @property
    def questionnaire(self) -> Questionnaire:
        """The form, as it was read."""
        return self._questionnaire

    def answers(self) -> Mapping[str, Answer]:
        """The answer to every question."""
        with reading(self.path):
            return self._answers()

    def _answers(self) -> Mapping[str, Answer]:
        answers = dict.fromkeys(self._questions, Answer())
        for key, *parts in self._db.execute(f"SELECT question, {ANSWER} FROM answer"):  # noqa: S608
            answers[key] = read_answer(*parts)
        return answers

    def _demand_question(self, key: str) -> Question:
        if key not in self._questions:
            raise UnknownQuestion(question=key)
        return self._questions[key]
