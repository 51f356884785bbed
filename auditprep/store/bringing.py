"""Writing what another copy of the case brings: documents with their bytes and pages, what leans on them, and what stands
beside. Runs inside the caller's transaction, as part of a step."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from auditprep.errors import BrokenCase
from auditprep.model import Decision, Evidence, Version
from auditprep.store import checklist, earlier, handouts, register, status
from auditprep.store.accepted import write_accepted
from auditprep.store.brought import Brought, Cited, Settled
from auditprep.store.changes import Step
from auditprep.store.citing import Citing
from auditprep.store.connection import read_bytes
from auditprep.store.evidence_rows import decision_row
from auditprep.store.openfile import OpenFile
from auditprep.store.pages import read_pages, write_pages
from auditprep.store.parting import Documents, Parting, mates_of, read_lines
from auditprep.store.remembered import accepted_text, remark_text
from auditprep.store.rows import Row, insert, insert_anew, update
from auditprep.store.trouble import reading
from auditprep.store.versions import keep_bytes

_EVIDENCE = (
    *("title", "kind", "body", "date", "paragraph", "dnr", "decided", "page", "printed_page"),
    *("represents", "secret", "note", "confirmed", "own"),
)
_VERSION = (
    *("file_name", "sha256", "size", "pages", "readable", "printed", "trouble", "unlocked"),
    *("added", "added_by"),
)
_READ = ("body", "date", "paragraph", "dnr", "title", "page", "printed_page", "read_as", "own", "removed")


class Bringing:
    """What comes from `other`, signed by `who`."""

    def __init__(self, db: Database, other: OpenFile, who: str, step: Step) -> None:
        self._db = db
        self._other = other
        self._who = who
        self._step = step
        self._files: Mapping[tuple[int, int], tuple[int, int]] = {}
        self._evidence: Mapping[int, int] = {}
        self._meet()

    def _meet(self) -> None:
        """Which files both have by now: evidence and number here, by the same there."""
        with self._reading():
            self._files = mates_of(self._db, self._other.db)
        self._evidence = {evidence: mine for (evidence, _number), (mine, _as) in self._files.items()}

    def documents(self, found: Documents) -> int:
        """How many came along. Raises BrokenCase where the copy has other bytes than it says."""
        ids = {each.id: self._add(each) for each in found.new}
        for id, theirs, lacking in found.more:
            self._add_versions(id, theirs, lacking)
        self._meet()
        for theirs_id, id in ids.items():
            self._put_within(theirs_id, id)
        for id, _theirs in found.back:
            update(self._db, "evidence", id, {"removed": None})
            self._step.part("evidence", "", None, "there", evidence=id)
        for id in found.secret:
            update(self._db, "evidence", id, {"secret": 1})
        return len(found.titles)

    def _add(self, theirs: Evidence) -> int:
        (row,) = self._rows("evidence", _EVIDENCE, "id = ?", theirs.id)
        id = insert_anew(self._db, "evidence", row)
        self._add_versions(id, theirs, theirs.versions)
        for read in self._rows("decision", _READ, "evidence = ?", theirs.id):
            insert_anew(self._db, "decision", {**read, "evidence": id})
        self._step.part("evidence", "", None, "there", evidence=id)
        return id

    def _put_within(self, theirs: int, id: int) -> None:
        """What came in a mail belongs to the mail."""
        (row,) = self._rows("evidence", ("within",), "id = ?", theirs)
        update(self._db, "evidence", id, {"within": self._evidence.get(row["within"])})

    def _add_versions(self, id: int, theirs: Evidence, lacking: Iterable[Version]) -> None:
        """The files after those that are here. What is known of evidence that got one is to be looked at again."""
        query = "SELECT max(number) FROM version WHERE evidence = ?"
        (last,) = self._db.conn.execute(query, (id,)).fetchone()
        for number, version in enumerate(lacking, (last or 0) + 1):
            (row,) = self._rows("version", ("id", *_VERSION), "sha256 = ?", version.sha256)
            theirs_id = row.pop("id")
            for digest in {row["sha256"], row["unlocked"]} - {None}:
                keep_bytes(self._db, digest, self._bytes(digest))
            mine = insert(self._db, "version", {**row, "evidence": id, "number": number})
            with self._reading():
                pages = read_pages(self._other.db, theirs_id)
            write_pages(self._db, mine, pages)
            if last:
                self._step.part("version", row["sha256"], None, "there", evidence=id)
        if last:
            update(self._db, "evidence", id, {"confirmed": 0})

    def _bytes(self, digest: str) -> bytes:
        with self._reading():
            data = read_bytes(self._other.db, "SELECT id FROM content WHERE sha256 = ?", digest)
        if data is None or hashlib.sha256(data).hexdigest() != digest:
            raise BrokenCase(file=str(self._other.path), reason="damaged")
        return data

    def history(self, found: Parting) -> None:
        """The changes that are not here, with their own when and who; but not those that name evidence that is not here. One
        that an undone merge has brought before belongs to this one now."""
        here = read_lines(self._db)
        with self._reading():
            rows = self._other.db.conn.execute("SELECT id, evidence FROM history WHERE evidence IS NOT NULL")
            of = dict(rows.fetchall())
        for id, line in found.lacking.items():
            mine = self._evidence.get(of.get(id, 0))
            if line.question not in found.mine or (line.field == "citation" and mine is None):
                continue
            if line in here:
                update(self._db, "history", here[line], {"step": self._step.id})
                continue
            row: Row = {"question": line.question, "changed": line.when, "who": line.who, "field": line.field}
            row |= {"before": line.before, "after": line.after, "evidence": mine, "step": self._step.id}
            insert(self._db, "history", row)

    def beside(self, brought: Brought, drafts: Iterable[str]) -> None:
        """All else; `drafts` are the answers that came along as drafts of another year, which want documents."""
        for cited in brought.citations:
            self._cite(cited)
        for decision in brought.decisions:
            self._register(decision)
        for line in brought.settled:
            self._settle(line)
        for key, remark in brought.remarks.items():
            status.set_remark(self._db, key, remark)
            self._step.part("remark", key, None, remark_text(remark))
        here = {each.token: each for each in handouts.read_handouts(self._db)}
        handouts.meet(self._db, brought.handouts, here)
        for made in brought.exported:
            status.write_exported(self._db, made)
        if brought.previous is not None:
            earlier.set_previous(self._db, brought.previous, None)
        for choice in brought.choices:
            earlier.choose(self._db, choice)
        for said in brought.accepted:
            write_accepted(self._db, said)
            self._step.part("accepted", said.known_by, None, accepted_text(said))
        self._want(set(drafts))

    def _cite(self, cited: Cited) -> None:
        """The history tells of it already."""
        mate = self._files.get((cited.evidence, cited.version))
        if mate is None:
            return
        before = Citing(self._db, self._who).state(cited.question, mate[0], cited.quote)
        self._db.conn.execute(
            "INSERT INTO citation (question, evidence, pages, quote, version) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (question, evidence, quote)"
            " DO UPDATE SET pages = excluded.pages, version = excluded.version",
            (cited.question, mate[0], cited.pages, cited.quote, mate[1]),
        )
        after = Citing(self._db, self._who).state(cited.question, mate[0], cited.quote)
        self._step.part("citation", cited.quote, before, after, question=cited.question, evidence=mate[0])

    def _register(self, decision: Decision) -> None:
        id = insert_anew(self._db, "decision", {**decision_row(decision), "own": 1, "removed": 0})
        self._step.part("decision", str(id), None, register.state(self._db, id))

    def _settle(self, line: Settled) -> None:
        evidence = [self._evidence[each] for each in line.evidence if each in self._evidence]
        checklist.put_settled(self._db, line.text, checklist.as_state(evidence, line.reason))
        self._step.part("line", line.text, None, checklist.settled(self._db, line.text))

    def _want(self, keys: set[str]) -> None:
        with self._reading():
            wanted = earlier.read_wanted(self._other.db)
        for each in wanted:
            if each.question in keys:
                earlier.want(self._db, each.question, each.then, self._step)

    def _rows(self, table: str, columns: tuple[str, ...], where: str, *values: object) -> list[Row]:
        query = f"SELECT {', '.join(columns)} FROM {table} WHERE {where} ORDER BY id"  # noqa: S608
        with self._reading():
            rows = self._other.db.conn.execute(query, values).fetchall()
        return [dict(zip(columns, row, strict=True)) for row in rows]

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """What goes wrong in the other file is told of that."""
        with reading(Path(self._other.path)):
            yield
