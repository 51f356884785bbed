"""A case file held open: its lock, and the transaction that every change is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from auditprep.errors import ReadOnlyCase, SaveFailed, UnknownQuestion
from auditprep.files import is_disk_full
from auditprep.model import Holder, Question
from auditprep.store import lock as locks
from auditprep.store.changes import TypedLine
from auditprep.store.connection import transaction
from auditprep.store.opening import open_file, true_path
from auditprep.store.rows import read_questionnaire, storable
from auditprep.store.trouble import reading, saving


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

    def __enter__(self) -> Self:
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

    def demand_writable(self) -> locks.Lock:
        """The lock, if it is ours. Raises ReadOnlyCase, SaveFailed."""
        if self._lock is None:
            if self.holder is None and is_disk_full(self._file):  # where no lock can be made either
                raise SaveFailed(file=str(self.path), reason="disk-full")
            raise ReadOnlyCase(file=str(self.path), holder=self.holder.user if self.holder else None)
        return self._lock

    @contextmanager
    def _change(self) -> Iterator[None]:
        """One transaction, begun only when it is sure that the lock is still ours."""
        own = self.demand_writable()
        with saving(self.path), transaction(self._db):
            if not own.confirm():
                self._lose_lock()
            yield
        own.keep_alive()

    def _lose_lock(self) -> None:
        """Somebody took the lock over while we were out of reach: from now on we only read."""
        self._lock = None
        self.holder = locks.holder(self._file)
        self.demand_writable()

    def _demand_question(self, key: str) -> Question:
        if key not in self._questions:
            raise UnknownQuestion(question=key)
        return self._questions[key]
