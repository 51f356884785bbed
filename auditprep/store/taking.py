"""Taking documents in: each file once, a changed one as a newer version. Runs inside the caller's transaction."""

from __future__ import annotations

from sqlite_utils import Database

from auditprep.errors import UnknownEvidence
from auditprep.model import Document, Evidence, EvidenceKind, PageText, Taken, Trouble
from auditprep.prose.file_titles import file_title
from auditprep.store import proposing, register, versions
from auditprep.store.alike import is_same, may_be_same
from auditprep.store.changes import Step
from auditprep.store.citing import Citing
from auditprep.store.evidence_rows import read_evidence
from auditprep.store.pages import read_pages
from auditprep.store.rows import Row, insert_anew, storable
from auditprep.store.versions import Kept

_WAITING = {Trouble.UNREAD, Trouble.LOCKED}
"""What a second reading of the same bytes may mend."""


class Taking:
    """Takes documents in, signed by `who`; `when` is now, as it is written in the file."""

    def __init__(self, db: Database, who: str, when: str, step: Step | None = None) -> None:
        self._db = db
        self._step = step
        self._who = who
        self._when = when

    def take_in(
        self, document: Document, *, title: str | None = None, as_new: bool = False, within: int | None = None
    ) -> tuple[Taken, ...]:
        """What became of the document, and then of those within it. `as_new`: it is no version of another."""
        evidence, how = self._take(document, title, as_new, within)
        return (Taken(evidence, how, document.file_name), *self._take_inner(document, evidence))

    def read_again(self, evidence: int, document: Document) -> tuple[Taken, ...]:
        """Gives a version, known by its bytes, the text that was read this time; what became of the files within it.
        Raises UnknownEvidence."""
        known = versions.find(self._db, document.sha256)
        if known is None or known.evidence != evidence:
            raise UnknownEvidence(evidence=evidence)
        self._read(known, document)
        return self._take_inner(document, evidence)

    def _take_inner(self, document: Document, evidence: int) -> tuple[Taken, ...]:
        return tuple(taken for inner in document.inner for taken in self.take_in(inner, within=evidence))

    def _take(
        self, document: Document, title: str | None, as_new: bool, within: int | None
    ) -> tuple[int, str]:
        known = versions.find(self._db, document.sha256)
        if known and not document.data and not self._is_called(known, document.file_name):
            return known.evidence, "empty"
        if known:
            return known.evidence, self._take_known(known, document)
        earlier = None if as_new or not document.data else self._earlier(document)
        if earlier is None:
            return self._add_evidence(document, title, within), "new"
        self._add_version(earlier.id, document)
        proposing.newer(self._db, earlier.id, document.understood)
        return earlier.id, "version"

    def _is_called(self, known: Kept, file_name: str) -> bool:
        row = self._db.conn.execute("SELECT file_name FROM version WHERE id = ?", (known.id,)).fetchone()
        return bool(row[0] == storable(file_name))

    def _take_known(self, known: Kept, document: Document) -> str:
        if known.trouble in _WAITING and not document.known and document.trouble is not known.trouble:
            self._read(known, document)
        with Citing(self._db, self._who, self._step).remembered(known.evidence):
            query = "UPDATE evidence SET removed = NULL WHERE id = ? AND removed IS NOT NULL"
            return "restored" if self._db.conn.execute(query, (known.evidence,)).rowcount else "known"

    def _read(self, known: Kept, document: Document) -> None:
        versions.write_reading(self._db, known.id, document)
        if known.id == versions.of(self._db, known.evidence).id:
            register.read_in(self._db, known.evidence, document.understood.decisions)
            proposing.read(self._db, known.evidence, document.file_name, document.understood)

    def _earlier(self, document: Document) -> Evidence | None:
        """The evidence that the document is a newer version of; the latest one where several could be meant."""
        for evidence in reversed(read_evidence(self._db)[0]):
            if may_be_same(document, evidence) and is_same(document, evidence, self._pages(evidence)):
                return evidence
        return None

    def _pages(self, evidence: Evidence) -> tuple[PageText, ...]:
        return read_pages(self._db, versions.of(self._db, evidence.id).id)

    def _add_evidence(self, document: Document, title: str | None, within: int | None) -> int:
        called = document.understood.title or document.called
        name = title or called or file_title(document.file_name)
        row: Row = {"title": storable(name), "kind": EvidenceKind.OTHER.value, "secret": 0, "note": ""}
        own = "title" if title else ""
        id = insert_anew(self._db, "evidence", {**row, "confirmed": 0, "own": own, "within": within})
        self._add_version(id, document)
        proposing.first(self._db, id, document.understood)
        return id

    def _add_version(self, evidence: int, document: Document) -> None:
        versions.add(self._db, evidence, document, when=self._when, who=self._who)
        register.read_in(self._db, evidence, document.understood.decisions)
