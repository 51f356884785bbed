"""Door 1: every change to a case goes through here."""

from __future__ import annotations

import getpass
import os
import platform
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, cast

from auditprep import messages, produce
from auditprep.errors import FileExistsAlready
from auditprep.model import (
    ChecklistLine,
    Correction,
    Decision,
    Document,
    Evidence,
    EvidenceKind,
    Found,
    HistoryEntry,
    Holder,
    Notice,
    PageText,
    Picture,
    Questionnaire,
    Snapshot,
    Taken,
    Trouble,
)

if TYPE_CHECKING:  # the rooms are heavy, so they are imported where they are used
    from collections.abc import Iterable

    from auditprep.evidence.search_texts import Beside
    from auditprep.store.casefile import CaseFile
    from auditprep.store.changes import AnswerChange, TypedField
    from auditprep.store.keeping import EvidenceChange


class Unset:
    """The value of an argument that was not given."""


UNSET = Unset()


class Case:
    """An open case: one board, one year, one file. Every change is committed before its method returns.

    A case belongs to the thread that opened it. Use it as a context manager, or call `close`.
    """

    def __init__(self, file: CaseFile) -> None:
        self._file = file
        self._beside: Beside | None = None

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
        from auditprep.store.casefile import CaseFile
        from auditprep.store.rows import storable
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
            checklist=produce.default_checklist(),
        )
        _read_pictures(file)
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
        from auditprep.evidence.checklist import with_likely

        snapshot = self._file.snapshot()
        lines = snapshot.checklist if self._file.has_checklist else _default_checklist()
        return replace(snapshot, checklist=with_likely(lines, snapshot.evidence))

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
        change = _given(mark=mark, text=text, done=done, evidence=evidence)
        self._file.answer(key, cast("AnswerChange", change))

    def save_typed(self, key: str, text: str, field: TypedField = "text") -> None:
        """Saves a description, or what the form's own place for evidence says, while it is being typed, as often as one likes: the history keeps a line a minute.
        Raises UnknownQuestion, ReadOnlyCase, SaveFailed."""
        self._file.save_typed(key, text, field)

    # Evidence

    def attach(self, file: Path, *, title: str | None = None, password: str | None = None) -> Evidence:
        """Reads a file and takes it into the case; the same bytes again give the evidence already there. `title` goes
        before what the file says. Raises FileError, WrongPassword, ReadOnlyCase, SaveFailed."""
        self._file.demand_writable()
        document = produce.finish(produce.read_document(file, self._read_before(), password))
        taken = self.take_in(document, title=title)[0]
        return next(each for each in self._file.snapshot().evidence if each.id == taken.evidence)

    def take_in(
        self, document: Document, *, title: str | None = None, as_new: bool = False
    ) -> tuple[Taken, ...]:
        """Takes in a document that was read: the same bytes once, a changed file as a newer version of the evidence that
        it changes (unless `as_new`), with what was understood of it as proposals. What became of it, and then of each
        file within it. Raises ReadOnlyCase, SaveFailed."""
        return self._file.take_in(document, title=title, as_new=as_new)

    def read_again(self, evidence: int, document: Document) -> tuple[Taken, ...]:
        """Gives a version, known by its bytes, the text that was read this time. What became of the files within it.
        Raises UnknownEvidence, ReadOnlyCase, SaveFailed."""
        return self._file.read_again(evidence, document)

    def change_evidence(
        self,
        evidence: int,
        *,
        title: str | Unset = UNSET,
        kind: EvidenceKind | Unset = UNSET,
        decision: Decision | None | Unset = UNSET,
        represents: str | None | Unset = UNSET,
        secret: bool | Unset = UNSET,
        note: str | Unset = UNSET,
        confirmed: bool | Unset = UNSET,
    ) -> None:
        """Changes what is given. When a newer version comes, what that says of itself is to be confirmed anew.
        Raises UnknownEvidence, ReadOnlyCase, SaveFailed."""
        change = _given(
            title=title,
            kind=kind,
            decision=decision,
            represents=represents,
            secret=secret,
            note=note,
            confirmed=confirmed,
        )
        self._file.change_evidence(evidence, cast("EvidenceChange", change))

    def separate(self, evidence: int, number: int) -> int:
        """Makes a version evidence of its own, which the citations that meant it follow; its id.
        Raises UnknownEvidence, OnlyVersion, ReadOnlyCase, SaveFailed."""
        return self._file.separate(evidence, number)

    def merge(self, evidence: int, into: int) -> None:
        """Makes the versions of one piece of evidence the newest of another, with all that leans on them.
        Raises UnknownEvidence, ReadOnlyCase, SaveFailed."""
        self._file.merge(evidence, into)

    def remove_evidence(self, evidence: int) -> None:
        """Takes it away, with its citations. Raises UnknownEvidence, ReadOnlyCase, SaveFailed."""
        self._file.remove_evidence(evidence)

    def restore_evidence(self, evidence: int) -> None:
        """Puts back what was taken away, with its citations. Raises UnknownEvidence, ReadOnlyCase, SaveFailed."""
        self._file.restore_evidence(evidence)

    def erase_evidence(self, evidence: int) -> None:
        """Erases what was taken away: bytes, texts and citations, also in the history. It cannot be put back.
        Raises UnknownEvidence, NotRemoved, ReadOnlyCase, SaveFailed."""
        self._file.erase_evidence(evidence)

    def evidence_bytes(self, evidence: int, version: int | None = None, *, unlocked: bool = False) -> bytes:
        """The bytes of a version (None: the newest); `unlocked` without its password, where that is known.
        Raises UnknownEvidence."""
        return self._file.evidence_bytes(evidence, version, unlocked=unlocked)

    def page_texts(self, evidence: int, version: int | None = None) -> tuple[PageText, ...]:
        """What stands on the pages of a version (None: the newest). Raises UnknownEvidence."""
        return self._file.page_texts(evidence, version)

    def search(self, words: str, limit: int = 200, seconds: float | None = None) -> Found:
        """Answers, questions and evidence with all the words: see `auditprep.evidence.search` for what may be typed. The
        newest versions only, and nothing that was taken away. After so many seconds it ends, with what it has."""
        from auditprep.evidence.search_found import search
        from auditprep.evidence.search_texts import Beside, texts_of

        file = self._file
        self._beside = beside = self._beside or Beside()
        return file.search(
            lambda pages: search(
                *(words, limit, pages),
                beside.follow(
                    pages.stamp, lambda: texts_of(file.questionnaire, file.answers(), pages.names())
                ),
            ),
            seconds,
        )

    # Citations, decisions, the checklist

    def cite(self, key: str, evidence: int, pages: str | None = None, quote: str = "") -> None:
        """Lets an answer lean on pages of the newest version. Citing the same again with other pages replaces the pages;
        each quote is a citation of its own. Raises UnknownQuestion, UnknownEvidence, NoSuchPages, ReadOnlyCase,
        SaveFailed."""
        self._file.cite(key, evidence, pages, quote)

    def uncite(self, key: str, evidence: int, quote: str = "") -> None:
        """Takes the citation away; the evidence itself stays in the case."""
        self._file.uncite(key, evidence, quote)

    def save_decision(self, decision: Decision, id: int | None = None) -> int:
        """Writes a decision in the register, a new one or in the place of one; its id. One that is there already is not
        written twice. Raises UnknownDecision, ReadOnlyCase, SaveFailed."""
        return self._file.save_decision(decision, id)

    def remove_decision(self, id: int) -> None:
        """Takes a decision out of the register, also when its minutes are read again.
        Raises UnknownDecision, ReadOnlyCase, SaveFailed."""
        self._file.remove_decision(id)

    def set_checklist(self, texts: Iterable[str]) -> None:
        """The documents that the auditors ask for. Lines whose text stays keep what was settled.
        Raises ReadOnlyCase, SaveFailed."""
        self._file.set_checklist(texts)

    def settle_line(self, id: int, evidence: Iterable[int] = (), reason: str = "") -> None:
        """What fulfils a line of the checklist, or why nothing does. Raises UnknownLine, UnknownEvidence, ReadOnlyCase,
        SaveFailed."""
        self._file.settle_line(id, evidence, reason, produce.default_checklist())

    def _read_before(self) -> frozenset[str]:
        """The files that need not be read: those that were, with success."""
        again = (Trouble.UNREAD, Trouble.LOCKED)
        return frozenset(
            each.sha256 for each in self._file.snapshot().versions() if each.trouble not in again
        )

    # The case itself

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


def _given(**arguments: object) -> dict[str, object]:
    """The arguments that were given."""
    return {name: value for name, value in arguments.items() if not isinstance(value, Unset)}


def _read_pictures(file: CaseFile) -> None:
    """Looks at the pictures that stood in the form, so that they are not left as files that nobody has read."""
    for evidence in file.snapshot().evidence:
        data = file.evidence_bytes(evidence.id)
        file.read_again(evidence.id, produce.finish(produce.read_stored(data, evidence.file_name)))


def _title(picture: Picture, questionnaire: Questionnaire) -> str:
    question = questionnaire.question(picture.question)
    return messages.picture_title(question.label if question else picture.question)


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):  # no such user on this machine, as in some containers
        return platform.node()


def _default_checklist() -> tuple[ChecklistLine, ...]:
    """That of a case from before there were checklists."""
    return tuple(ChecklistLine(at, text) for at, text in enumerate(produce.default_checklist(), 1))
