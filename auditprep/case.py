"""Door 1: every change to a case goes through here."""

from __future__ import annotations

import getpass
import os
import platform
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from auditprep import messages
from auditprep.errors import FileExistsAlready
from auditprep.model import (
    Correction,
    Evidence,
    HistoryEntry,
    Holder,
    Notice,
    Picture,
    Questionnaire,
    Snapshot,
)

if TYPE_CHECKING:  # the rooms are heavy, so they are imported where they are used
    from auditprep.store.casefile import CaseFile
    from auditprep.store.changes import AnswerChange, TypedField


class Unset:
    """The value of an argument that was not given."""


UNSET = Unset()


class Case:
    """An open case: one board, one year, one file. Every change is committed before its method returns.

    A case belongs to the thread that opened it. Use it as a context manager, or call `close`.
    """

    def __init__(self, file: CaseFile) -> None:
        self._file = file

    @property
    def read_only(self) -> bool:
        """Whether changes are refused: see `open`. Turns true if somebody takes our lock over."""
        return self._file.read_only

    @property
    def holder(self) -> Holder | None:
        """Who has the case open for writing, when that is someone else."""
        return self._file.holder

    @classmethod
    def create(
        cls,
        path: Path,
        form: bytes,
        form_name: str,
        *,
        board: str | None = None,
        year: int | None = None,
        who: str | None = None,
        corrections: tuple[Correction, ...] = (),
    ) -> Case:
        """A new case from a Word form, with the answers in it if it is filled in; open for writing.

        `board` and `year` go before what the form says. `who` signs the changes (default: the user's login name).
        `corrections` put right how the form was read. Pictures in the form's answers become evidence, cited there.
        Raises FormError, FileExistsAlready, FileNotWritable, DiskFull.
        """
        if os.path.lexists(path):  # before the form is read, which takes time
            raise FileExistsAlready(file=str(path))
        from auditprep.store.casefile import CaseFile, storable
        from auditprep.wordform.pictures import pictures
        from auditprep.wordform.reader import read_form

        corrections = tuple(replace(each, value=storable(each.value)) for each in corrections)
        questionnaire = read_form(form, form_name, corrections)
        found = pictures(form, form_name, questionnaire)
        file = CaseFile.create(
            path,
            form,
            form_name,
            questionnaire,
            board=board,
            year=year,
            who=who or _login_name(),
            corrections=corrections,
            pictures=tuple((_title(each, questionnaire), each) for each in found),
        )
        return cls(file)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, who: str | None = None) -> Case:
        """An existing case; read-only if asked for, if someone else has it open for writing (`holder` says who),
        or if the file cannot be written. A file of an older schema is first backed up beside itself.
        Raises CaseError, FileError."""
        from auditprep.store.casefile import CaseFile

        return cls(CaseFile(path, read_only=read_only, who=who or _login_name()))

    def snapshot(self) -> Snapshot:
        """The whole case as it is now, without the bytes."""
        return self._file.snapshot()

    def form(self) -> bytes:
        """The auditors' form exactly as it came."""
        return self._file.form()

    def answer(
        self,
        key: str,
        *,
        mark: str | None | Unset = UNSET,
        text: str | Unset = UNSET,
        done: bool | Unset = UNSET,
        evidence: str | Unset = UNSET,
    ) -> None:
        """Changes what is given of an answer. Raises UnknownQuestion, UnknownMark, ReadOnlyCase, SaveFailed."""
        change: AnswerChange = {}
        if not isinstance(mark, Unset):
            change["mark"] = mark
        if not isinstance(text, Unset):
            change["text"] = text
        if not isinstance(done, Unset):
            change["done"] = done
        if not isinstance(evidence, Unset):
            change["evidence"] = evidence
        self._file.answer(key, change)

    def save_typed(self, key: str, text: str, field: TypedField = "text") -> None:
        """Saves a description, or what the form's own place for evidence says, while it is being typed, as often as one likes: the history keeps a line a minute.
        Raises UnknownQuestion, ReadOnlyCase, SaveFailed."""
        self._file.save_typed(key, text, field)

    def attach(self, file: Path, *, title: str | None = None) -> Evidence:
        """Takes a file into the case; the same bytes again give the evidence already there.
        Raises FileError, ReadOnlyCase, SaveFailed."""
        return self._file.attach(file, title)

    def cite(self, key: str, evidence: int, pages: str | None = None) -> None:
        """Lets an answer lean on evidence. Citing the same again with other pages replaces the pages."""
        self._file.cite(key, evidence, pages)

    def uncite(self, key: str, evidence: int) -> None:
        """Takes the citation away; the evidence itself stays in the case."""
        self._file.uncite(key, evidence)

    def evidence_bytes(self, evidence: int) -> bytes:
        """The bytes of a piece of evidence. Raises UnknownEvidence."""
        return self._file.evidence_bytes(evidence)

    def history(self, key: str) -> tuple[HistoryEntry, ...]:
        """Every change to an answer, oldest first. Raises UnknownQuestion."""
        return self._file.history(key)

    def keep_alive(self) -> None:
        """Tells others that the case is still open here; to be called about once a minute."""
        self._file.keep_alive()

    def close(self) -> None:
        """Lets go of the file and its lock. May be called twice."""
        self._file.close()

    def __enter__(self) -> Case:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()


def check_file(path: Path) -> tuple[Notice, ...]:
    """What is wrong with a case file, or the notice "case-sound"; and who has it open. Changes nothing.
    Raises FileMissing, FileUnreadable, NotACase, NewerCase."""
    from auditprep.store.doctor import check

    return check(path)


def rescue_file(path: Path, to: Path) -> tuple[Notice, ...]:
    """A new case `to` from what can be read of a damaged one, which is left as it is: what was saved, and
    what was lost. Raises FileError, NotACase, NewerCase, and BrokenCase if nothing can be read."""
    from auditprep.store.rescue import rescue
    from auditprep.wordform.reader import read_form

    return rescue(path, to, read_form)


def _title(picture: Picture, questionnaire: Questionnaire) -> str:
    question = questionnaire.question(picture.question)
    return messages.picture_title(question.label if question else picture.question)


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):  # no such user on this machine, as in some containers
        return platform.node()
