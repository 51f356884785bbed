"""The part of the door that is about evidence: documents, what leans on them, decisions, the checklist."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from auditprep import produce
from auditprep.case.base import UNSET, OpenCase, Unset, given
from auditprep.model import (
    Decision,
    Document,
    Evidence,
    EvidenceKind,
    Found,
    PageText,
    Taken,
    Trouble,
)

if TYPE_CHECKING:
    from auditprep.store.keeping import EvidenceChange


class CaseEvidence(OpenCase):
    """What changes something raises ReadOnlyCase, LockedCase and SaveFailed besides what it says."""

    # Evidence

    def attach(self, file: Path, *, title: str | None = None, password: str | None = None) -> Evidence:
        """Reads a file and takes it into the case; the same bytes again give the evidence already there. `title` goes
        before what the file says. Raises FileError, WrongPassword."""
        self._file.demand_changeable()
        document = produce.finish(produce.read_document(file, self._read_before(), password))
        taken = self.take_in(document, title=title)[0]
        return next(each for each in self._file.snapshot().evidence if each.id == taken.evidence)

    def take_in(
        self, document: Document, *, title: str | None = None, as_new: bool = False
    ) -> tuple[Taken, ...]:
        """Takes in a document that was read: the same bytes once, a changed file as a newer version of the evidence that
        it changes (unless `as_new`), with what was understood of it as proposals. What became of it, and then of each
        file within it."""
        return self._file.take_in(document, title=title, as_new=as_new)

    def read_again(self, evidence: int, document: Document) -> tuple[Taken, ...]:
        """Gives a version, known by its bytes, the text that was read this time. What became of the files within it.
        Raises UnknownEvidence."""
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
        Raises UnknownEvidence."""
        change = given(
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
        Raises UnknownEvidence, OnlyVersion."""
        return self._file.separate(evidence, number)

    def merge(self, evidence: int, into: int) -> None:
        """Makes the versions of one piece of evidence the newest of another, with all that leans on them.
        Raises UnknownEvidence."""
        self._file.merge(evidence, into)

    def remove_evidence(self, evidence: int) -> None:
        """Takes it away, with its citations. Raises UnknownEvidence."""
        self._file.remove_evidence(evidence)

    def restore_evidence(self, evidence: int) -> None:
        """Puts back what was taken away, with its citations. Raises UnknownEvidence."""
        self._file.restore_evidence(evidence)

    def erase_evidence(self, evidence: int) -> None:
        """Erases what was taken away: bytes, texts and citations, also in the history. It cannot be put back.
        Raises UnknownEvidence, NotRemoved."""
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
        each quote is a citation of its own. Raises UnknownQuestion, UnknownEvidence, NoSuchPages."""
        self._file.cite(key, evidence, pages, quote)

    def uncite(self, key: str, evidence: int, quote: str = "") -> None:
        """Takes the citation away; the evidence itself stays in the case."""
        self._file.uncite(key, evidence, quote)

    def save_decision(self, decision: Decision, id: int | None = None) -> int:
        """Writes a decision in the register, a new one or in the place of one; its id. One that is there already is not
        written twice. Raises UnknownDecision."""
        return self._file.save_decision(decision, id)

    def remove_decision(self, id: int) -> None:
        """Takes a decision out of the register, also when its minutes are read again.
        Raises UnknownDecision."""
        self._file.remove_decision(id)

    def set_checklist(self, texts: Iterable[str]) -> None:
        """The documents that the auditors ask for. Lines whose text stays keep what was settled."""
        self._file.set_checklist(texts)

    def settle_line(self, id: int, evidence: Iterable[int] = (), reason: str = "") -> None:
        """What fulfils a line of the checklist, or why nothing does. Raises UnknownLine, UnknownEvidence."""
        self._file.settle_line(id, evidence, reason, produce.default_checklist())

    def _read_before(self) -> frozenset[str]:
        """The files that need not be read: those that were, with success."""
        again = (Trouble.UNREAD, Trouble.LOCKED)
        return frozenset(
            each.sha256 for each in self._file.snapshot().versions() if each.trouble not in again
        )
