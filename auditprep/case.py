"""Door 1: every change to a case goes through here."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from auditprep.model import Evidence, HistoryEntry, Holder, Snapshot


class Unset:
    """The value of an argument that was not given."""


UNSET = Unset()


class Case:
    """An open case: one board, one year, one file. Every change is committed before its method returns.

    A case belongs to the thread that opened it. Use it as a context manager, or call `close`.
    """

    read_only: bool
    holder: Holder | None  # who has the case open for writing, when that is someone else

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
    ) -> Case:
        """A new case from a Word form, with the answers in it if it is filled in; open for writing.

        `board` and `year` go before what the form says. `who` signs the changes (default: the user's login name).
        Raises FormError, FileExistsAlready, FileNotWritable, DiskFull.
        """
        raise NotImplementedError

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, who: str | None = None) -> Case:
        """An existing case; read-only if asked for, if someone else has it open for writing (`holder` says who),
        or if the file cannot be written. Raises CaseError, FileMissing, FileUnreadable."""
        raise NotImplementedError

    def snapshot(self) -> Snapshot:
        """The whole case as it is now, without the bytes."""
        raise NotImplementedError

    def form(self) -> bytes:
        """The auditors' form exactly as it came."""
        raise NotImplementedError

    def answer(
        self,
        key: str,
        *,
        mark: str | None | Unset = UNSET,
        text: str | Unset = UNSET,
        done: bool | Unset = UNSET,
    ) -> None:
        """Changes what is given of an answer. Raises UnknownQuestion, UnknownMark, ReadOnlyCase, SaveFailed."""
        raise NotImplementedError

    def attach(self, file: Path, *, title: str | None = None) -> Evidence:
        """Takes a file into the case; the same bytes again give the evidence already there.
        Raises FileError, ReadOnlyCase, SaveFailed."""
        raise NotImplementedError

    def cite(self, key: str, evidence: int, pages: str | None = None) -> None:
        """Lets an answer lean on evidence. Citing the same again with other pages replaces the pages."""
        raise NotImplementedError

    def uncite(self, key: str, evidence: int) -> None:
        """Takes the citation away; the evidence itself stays in the case."""
        raise NotImplementedError

    def evidence_bytes(self, evidence: int) -> bytes:
        """The bytes of a piece of evidence. Raises UnknownEvidence."""
        raise NotImplementedError

    def history(self, key: str) -> tuple[HistoryEntry, ...]:
        """Every change to an answer, oldest first. Raises UnknownQuestion."""
        raise NotImplementedError

    def close(self) -> None:
        """Lets go of the file and its lock. May be called twice."""
        raise NotImplementedError

    def __enter__(self) -> Case:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
