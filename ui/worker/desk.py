"""The desk where the open case lies. A SQLite connection stays in its thread, so the case is opened, changed and closed
on one desk, in one thread, in the order that was asked."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from auditprep.errors import AuditprepError, CaseError, UnknownEvidence
from auditprep.model import Document, Holder, PageText, Snapshot, Taken, Version
from auditprep.prose.pages import pages_list, pages_of
from ui.copies import Copies
from ui.reading import CasePlan
from ui.worker.press import FormFile
from ui.worker.thread import CallOff, Cancelled

if TYPE_CHECKING:  # the rooms are heavy: they are imported in the thread, when first used
    from auditprep.case import Case
    from auditprep.model import Carried, HistoryEntry, Matching, Merged, MergePlan, Notice, Submission


class CaseLeft(CaseError):
    """Something was asked of a case that had been left when its turn came. Facts: `file`."""


@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """Stands for one opening of one case: it is itself, and equal to no other."""

    path: Path


@dataclass(frozen=True, slots=True)
class Opened:
    """A case that was just opened; `holder` is who has it, where it is read-only for that, and `disk_full` whether it is for
    that."""

    token: Token
    snapshot: Snapshot
    read_only: bool
    holder: Holder | None
    disk_full: bool = False


class Desk:
    """Where the open case lies. Everything here is called in the case's own thread."""

    def __init__(self, copies: Copies | None = None) -> None:
        """`copies` are those of another desk, where they are to be one."""
        self._case: Case | None = None
        self._token: Token | None = None
        self._sittings = 0
        self.copies = copies or Copies()
        self.who: str | None = None  # what the user goes by; None: as she logs in

    def at(self, token: Token) -> Desk:
        """This desk, if the case on it is still the one that the token stands for. Raises CaseLeft."""
        if token is not self._token:
            raise CaseLeft(file=str(token.path))
        return self

    @property
    def case(self) -> Case:
        """The open case. Raises CaseError if there is none."""
        if self._case is None:
            raise CaseError(file="")
        return self._case

    def open(self, path: Path, call_off: CallOff | None = None) -> Opened:
        """Opens a case and reads it; only then is the one before it let go. One that is open for reading only is opened anew:
        whoever wrote in it may have closed it. Raises Cancelled where it was called off meanwhile; the one before stays."""
        from auditprep.case import Case
        from auditprep.richtext import parse

        parse("")  # what reads texts is there when the window shows the first one
        if not self._sittings:
            self.copies.clear_leftovers()
        if self._token is None or self.case.read_only or not _is_same(self._token.path, path):
            return self._put(Case.open(path, who=self.who), path, call_off)
        return self._opened(self._token, self.case.snapshot())

    def create(self, path: Path, form: FormFile, plan: CasePlan, previous: Submission | None) -> Opened:
        """Makes a case, which begins from last year's where that is given, and opens it."""
        from auditprep.case import Case

        made = Case.create(
            *(path, form.data, form.name),
            board=plan.board,
            year=plan.year,
            corrections=plan.corrections,
            who=self.who,
        )
        try:
            if previous:
                made.set_previous(previous)
        except (
            AuditprepError
        ):  # as where the disk is full: a case that is made is not in the way of the next try
            made.close()
            with suppress(OSError):
                path.unlink()
            raise
        return self._put(made, path)

    def _put(self, case: Case, path: Path, call_off: CallOff | None = None) -> Opened:
        """In the place of the one before, which stays where this one cannot be read, or is not wanted any more."""
        try:
            snapshot = case.snapshot()
            if call_off is not None and call_off.is_set():
                raise Cancelled
        except BaseException:
            case.close()
            raise
        self.close()
        self._case, self._token = case, Token(path.absolute())
        self._sittings += 1
        return self._opened(self._token, snapshot)

    def _opened(self, token: Token, snapshot: Snapshot) -> Opened:
        from auditprep.files import is_disk_full

        case = self.case
        full = case.read_only and case.holder is None and is_disk_full(token.path)
        return Opened(token, snapshot, case.read_only, case.holder, full)

    def save(self, key: str, changes: Mapping[str, Any]) -> None:
        """Saves a change to an answer; its text alone, or its evidence alone, is being typed."""
        if set(changes) == {"text"}:
            self.case.save_typed(key, changes["text"])
        elif set(changes) == {"evidence"}:
            self.case.save_typed(key, changes["evidence"], "evidence")
        else:
            self.case.answer(key, **changes)

    def save_answer(self, key: str, changes: Mapping[str, Any]) -> tuple[str, ...]:
        """The same; gives the questions whose answers are others now than the board has decided on."""
        self.save(key, changes)
        return self.case.changed_since()

    # Evidence

    def known_files(self) -> frozenset[str]:
        """The SHA-256 of every file that the case has."""
        snapshot = self.case.snapshot()
        documents = (*snapshot.evidence, *snapshot.removed)
        return frozenset(version.sha256 for each in documents for version in each.versions)

    def take_in(self, document: Document, key: str | None) -> tuple[tuple[Taken, ...], Snapshot]:
        """Takes a document in; the answer to the question, if one is given, leans on it. Gives what became of it and
        of the files within it, and the case after that."""
        with self.case.as_one("add"):
            return self._take_in(document, key)

    def _take_in(self, document: Document, key: str | None) -> tuple[tuple[Taken, ...], Snapshot]:
        taken = self.case.take_in(document)
        if key and taken[0].evidence not in {each.evidence for each in self.case.snapshot().cited(key)}:
            self.case.cite(key, taken[0].evidence)
        return taken, self.case.snapshot()

    def changed(self, work: Callable[[Desk], object]) -> Snapshot:
        """The case after a change."""
        work(self)
        return self.case.snapshot()

    def cite_also(self, key: str, evidence: int, pages: str) -> None:
        """Lets an answer lean on these pages, beside those that it leans on already."""
        cited = self.case.snapshot().cited(key)
        before = next((each.pages for each in cited if each.evidence == evidence and not each.quote), None)
        self.case.cite(key, evidence, pages_of((*pages_list(before), *pages_list(pages))) or None)

    def stored(self, evidence: int, version: int | None = None) -> tuple[bytes, str]:
        """The bytes and the file name of a document. Raises UnknownEvidence."""
        return self.case.evidence_bytes(evidence, version), self._version(evidence, version).file_name

    def for_viewing(
        self, evidence: int, version: int | None = None
    ) -> tuple[bytes, str, tuple[PageText, ...]]:
        """A document as it can be looked at, without the password that it may ask for; its name, and its text."""
        data = self.case.evidence_bytes(evidence, version, unlocked=True)
        return data, self._version(evidence, version).file_name, self.case.page_texts(evidence, version)

    def copy_evidence(self, evidence: int, version: int | None = None) -> Path:
        """A read-only copy of a piece of evidence. Raises UnknownEvidence, DiskFull, FileNotWritable."""
        found = self._version(evidence, version)
        data = self.case.evidence_bytes(evidence, found.number)
        return self.copies.make(f"{self._sittings}/{evidence}-{found.number}", found.file_name, data)

    def _version(self, evidence: int, number: int | None) -> Version:
        document = self.case.snapshot().document(evidence)
        if document is None:
            raise UnknownEvidence(evidence=evidence)
        return document.version(number) if number else document.newest

    # Other years, and colleagues

    def matching(self) -> tuple[Submission | None, Matching | None]:
        """Last year, and which of its questions belong to which of this year's."""
        return self.case.snapshot().previous, self.case.matching()

    def set_previous(self, read: Submission) -> tuple[Submission, bool, Snapshot]:
        """Last year, whether anything in it is news, and the case with it."""
        before = self.case.snapshot().previous
        if read != before:
            self.case.set_previous(read)
        return read, read != before, self.case.snapshot()

    def carry(self, keys: tuple[str, ...] | None) -> tuple[Carried, Snapshot]:
        """What became of carrying last year's answers over, and the case after that."""
        carried = self.case.carry(keys)
        return carried, self.case.snapshot()

    def name(self) -> str:
        """What the user goes by now."""
        from auditprep.case import login_name

        return self.who or login_name()

    def hand_out(
        self, to: Path, name: str, keys: tuple[str, ...], due: dt.date | None, message: str, by: str = ""
    ) -> Snapshot:
        """Writes a sheet for a colleague; only one that is written is out. Raises FileNotWritable, DiskFull."""
        from auditprep import produce

        produce.hand_out(self.case, to, name, keys, due=due, message=message, by=by)
        return self.case.snapshot()

    def write_sheet_again(self, id: int, to: Path) -> None:
        """Writes the sheet of a handout once more. Raises UnknownHandout, FileNotWritable, DiskFull."""
        from auditprep import produce

        produce.finish(produce.write_sheet(self.case.sheet_again(id), to))

    def merge(self, plan: MergePlan, chosen: Mapping[tuple[str, str], str]) -> tuple[Merged, Snapshot]:
        """What became of a merge, and the case after that."""
        merged = self.case.take_merge(plan, chosen)
        return merged, self.case.snapshot()

    def undo(self, step: int) -> tuple[tuple[Notice, ...], Snapshot]:
        """What could not be put back of a step, and the case after that."""
        told = self.case.undo(step)
        return told, self.case.snapshot()

    def record_export(self, kind: str, file: Path) -> Snapshot:
        """Keeps the hash of a file that was made."""
        from auditprep.files import digest

        sha256, size = digest(file)
        self.case.record_export(kind, file.name, sha256, size)
        return self.case.snapshot()

    # The case itself

    def history(self, key: str) -> tuple[HistoryEntry, ...]:
        return self.case.history(key)

    def keep_alive(self) -> None:
        """Tells other machines that the case still is in use here."""
        if self._case is not None:
            self._case.keep_alive()

    def for_export(self) -> tuple[Snapshot, bytes]:
        """What an export is made from: the case as it is now, and the auditors' form."""
        return self.case.snapshot(), self.case.form()

    def close(self) -> None:
        """Lets go of the case. May be called twice."""
        if self._case is not None:
            self._case.close()
        self._case = self._token = None

    def clear(self) -> None:
        """Lets go of the case, and takes away what was copied out of it and of those before it."""
        self.close()
        self.copies.remove()


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to the same file, also through a link, another drive letter or other capitals."""
    try:
        return one.samefile(other)
    except OSError:
        return os.path.normcase(one.absolute()) == os.path.normcase(other.absolute())
