"""What is asked of the evidence in an open case, and what is changed in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

from auditprep.errors import NoSuchPages
from auditprep.model import Decision, Document, Found, PageText, Taken, Version
from auditprep.prose.pages import pages_list
from auditprep.store import checklist, compacting, register, versions
from auditprep.store.changes import now
from auditprep.store.citing import Citing
from auditprep.store.connection import read_bytes
from auditprep.store.keeping import EvidenceChange, Keeping
from auditprep.store.openfile import OpenFile
from auditprep.store.pages import read_pages
from auditprep.store.rows import only_row, storable
from auditprep.store.searching import Searching
from auditprep.store.taking import Taking
from auditprep.store.trouble import reading


class EvidenceFile(OpenFile):
    """The evidence of an open case. What changes something raises ReadOnlyCase and SaveFailed besides what it says."""

    # What is asked

    @cached_property
    def _searching(self) -> Searching:
        return Searching(self._db)

    def evidence_bytes(self, evidence: int, version: int | None = None, *, unlocked: bool = False) -> bytes:
        """The bytes of a version; `unlocked` without their password, where that is known. Raises UnknownEvidence."""
        with reading(self.path):
            kept = versions.of(self._db, evidence, version)
            column = "ifnull(unlocked, version.sha256)" if unlocked else "version.sha256"
            query = f"SELECT content.id FROM version JOIN content ON content.sha256 = {column} WHERE version.id = ?"  # noqa: S608
            data = read_bytes(self._db, query, kept.id)
            if data is None:
                raise ValueError("a version without bytes")
            return data

    def page_texts(self, evidence: int, version: int | None = None) -> tuple[PageText, ...]:
        """The pages of a version. Raises UnknownEvidence."""
        with reading(self.path):
            return read_pages(self._db, versions.of(self._db, evidence, version).id)

    def search(self, find: Callable[[Searching], Found], seconds: float | None = None) -> Found:
        """What `find` finds in the words of the evidence, at one moment; in so many seconds at most."""
        with reading(self.path), self._db.atomic(), self._searching.within(seconds) as searching:
            return find(searching)

    @property
    def has_checklist(self) -> bool:
        """Whether a checklist was ever set here."""
        with reading(self.path):
            return checklist.is_set(self._db)

    # Documents

    def take_in(
        self, document: Document, *, title: str | None = None, as_new: bool = False
    ) -> tuple[Taken, ...]:
        """What became of the document, and of those within it."""
        with self._step("add") as step:
            taken = Taking(self._db, self.who, now(), step).take_in(document, title=title, as_new=as_new)
            step.call(self._title(taken[0].evidence))
            return taken

    def read_again(self, evidence: int, document: Document) -> tuple[Taken, ...]:
        """Gives a version the text that was read this time. Raises UnknownEvidence."""
        with self._change():
            return Taking(self._db, self.who, now()).read_again(evidence, document)

    def change_evidence(self, evidence: int, change: EvidenceChange) -> None:
        """Changes what is given. Raises UnknownEvidence."""
        with self._step("describe") as step:
            step.call(self._title(evidence))
            Keeping(self._db, self.who, step).change(evidence, change)

    def separate(self, evidence: int, number: int) -> int:
        """Raises UnknownEvidence, OnlyVersion."""
        with self._step("separate") as step:
            step.call(self._title(evidence))
            return Keeping(self._db, self.who, step).separate(evidence, number)

    def merge(self, evidence: int, into: int) -> None:
        """Raises UnknownEvidence."""
        with self._step("unite") as step:
            step.call(self._title(evidence))
            Keeping(self._db, self.who, step).merge(evidence, into)

    def remove_evidence(self, evidence: int) -> None:
        """Raises UnknownEvidence."""
        with self._step("remove") as step:
            step.call(self._title(evidence))
            Keeping(self._db, self.who, step).remove(evidence)

    def restore_evidence(self, evidence: int) -> None:
        """Raises UnknownEvidence."""
        with self._step("put-back") as step:
            step.call(self._title(evidence))
            Keeping(self._db, self.who, step).restore(evidence)

    def erase_evidence(self, evidence: int) -> None:
        """Raises UnknownEvidence, NotRemoved."""
        title = self._title(evidence)
        with self._change():
            Keeping(self._db, self.who).erase(evidence)
        with reading(self.path):
            self._passing.lasts(self.who, "erase", title)
        self.compact(compacting.LARGE)

    # Citations

    def cite(self, key: str, evidence: int, pages: str | None = None, quote: str = "") -> None:
        """Raises UnknownQuestion, UnknownEvidence, NoSuchPages."""
        self._demand_question(key)
        pages = storable(pages or "").strip() or None
        with self._step("cite") as step:
            step.call(self._title(evidence))
            Keeping(self._db, self.who).demand(evidence)
            self._demand_pages(evidence, pages)
            Citing(self._db, self.who, step).cite(key, evidence, pages, " ".join(storable(quote).split()))

    def uncite(self, key: str, evidence: int, quote: str = "") -> None:
        """Raises UnknownQuestion, UnknownEvidence."""
        self._demand_question(key)
        with self._step("uncite") as step:
            step.call(self._title(evidence))
            Keeping(self._db, self.who).demand(evidence)
            Citing(self._db, self.who, step).uncite(key, evidence, " ".join(storable(quote).split()))

    def _title(self, evidence: int) -> str:
        """What it is called; nothing where it is not there."""
        with reading(self.path):
            row = self._db.conn.execute("SELECT title FROM evidence WHERE id = ?", (evidence,)).fetchone()
        return str(row[0]) if row else ""

    def _demand_pages(self, evidence: int, pages: str | None) -> None:
        """Raises NoSuchPages for pages after the last one."""
        query = (
            "SELECT title, version.number, file_name, sha256, size, pages"
            " FROM version JOIN evidence ON evidence.id = evidence WHERE version.id = ?"
        )
        title, *columns = only_row(self._db, query, versions.of(self._db, evidence).id)
        last = Version(*columns).last_page
        if last and max(pages_list(pages), default=0) > last:
            raise NoSuchPages(title=title, pages=pages, count=last)

    # The register and the checklist

    def save_decision(self, decision: Decision, id: int | None) -> int:
        """Raises UnknownDecision."""
        with self._step("decision", decision.title):
            return register.save(self._db, decision, id)

    def remove_decision(self, id: int) -> None:
        """Raises UnknownDecision."""
        with self._step("decision-gone"):
            register.remove(self._db, id)

    def set_checklist(self, texts: Iterable[str]) -> None:
        with self._step("checklist"):
            checklist.set_lines(self._db, texts)

    def settle_line(self, line: int, evidence: Iterable[int], reason: str, default: Iterable[str]) -> None:
        """`default` are the lines of a case that never got any. Raises UnknownLine, UnknownEvidence."""
        with self._step("line"):
            if not checklist.is_set(self._db):
                checklist.set_lines(self._db, default)
            checklist.settle(self._db, line, evidence, reason)
