"""The desk where the open case lies. A SQLite connection stays in its thread, so the case is opened, changed and closed
on one desk, in one thread, in the order that was asked."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from auditprep.errors import AuditprepError, CaseError
from auditprep.model import Holder, Snapshot
from ui.copies import Copies
from ui.reading import CasePlan
from ui.worker.press import FormFile

if TYPE_CHECKING:  # the rooms are heavy: they are imported in the thread, when first used
    from auditprep.case import Case
    from auditprep.model import HistoryEntry


class CaseLeft(CaseError):
    """Something was asked of a case that had been left when its turn came. Facts: `file`."""


@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """Stands for one opening of one case: it is itself, and equal to no other."""

    path: Path


@dataclass(frozen=True, slots=True)
class Opened:
    """A case that was just opened; `holder` is who has it, where it is read-only for that."""

    token: Token
    snapshot: Snapshot
    read_only: bool
    holder: Holder | None


@dataclass(frozen=True, slots=True)
class Attached:
    """The case after files were taken in, and why some of them were not."""

    snapshot: Snapshot
    errors: tuple[AuditprepError, ...]


class Desk:
    """Where the open case lies. Everything here is called in the case's own thread."""

    def __init__(self) -> None:
        self._case: Case | None = None
        self._token: Token | None = None
        self._sittings = 0
        self._copies = Copies()

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

    def open(self, path: Path) -> Opened:
        """Opens a case; only then is the one before it let go. One that is open for reading only is opened anew:
        whoever wrote in it may have closed it."""
        from auditprep.case import Case

        if self._token is None or self.case.read_only or not _is_same(self._token.path, path):
            return self._put(Case.open(path), path)
        return self._opened(self._token)

    def create(self, path: Path, form: FormFile, plan: CasePlan) -> Opened:
        """Makes a case and opens it."""
        from auditprep.case import Case

        made = Case.create(
            *(path, form.data, form.name),
            board=plan.board,
            year=plan.year,
            corrections=plan.corrections,
        )
        return self._put(made, path)

    def _put(self, case: Case, path: Path) -> Opened:
        self.close()
        self._case, self._token = case, Token(path.absolute())
        self._sittings += 1
        return self._opened(self._token)

    def _opened(self, token: Token) -> Opened:
        return Opened(token, self.case.snapshot(), self.case.read_only, self.case.holder)

    def save(self, key: str, changes: Mapping[str, Any]) -> None:
        """Saves a change to an answer; its text alone, or its evidence alone, is being typed."""
        if set(changes) == {"text"}:
            self.case.save_typed(key, changes["text"])
        elif set(changes) == {"evidence"}:
            self.case.save_typed(key, changes["evidence"], "evidence")
        else:
            self.case.answer(key, **changes)

    def attach(self, key: str, files: Iterable[Path]) -> Attached:
        """Takes files in and lets the answer lean on them. One that cannot be taken in does not stop the others."""
        cited = {citation.evidence for citation in self.case.snapshot().cited(key)}
        errors = []
        for file in files:
            try:
                evidence = self.case.attach(file)
                if evidence.id not in cited:
                    self.case.cite(key, evidence.id)
            except AuditprepError as error:
                errors.append(error)
        return Attached(self.case.snapshot(), tuple(errors))

    def uncite(self, key: str, evidence: int) -> Snapshot:
        self.case.uncite(key, evidence)
        return self.case.snapshot()

    def copy_evidence(self, evidence: int) -> Path:
        """A read-only copy of a piece of evidence. Raises UnknownEvidence, DiskFull, FileNotWritable."""
        data = self.case.evidence_bytes(evidence)
        (name,) = (item.file_name for item in self.case.snapshot().evidence if item.id == evidence)
        return self._copies.make(f"{self._sittings}/{evidence}", name, data)

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
        self._copies.remove()


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to the same file, also through a link, another drive letter or other capitals."""
    try:
        return one.samefile(other)
    except OSError:
        return os.path.normcase(one.absolute()) == os.path.normcase(other.absolute())
