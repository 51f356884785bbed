"""The files of a piece of evidence, one row a version. Everything here runs inside the caller's transaction."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from sqlite_utils import Database

from auditprep.errors import UnknownEvidence
from auditprep.model import Document, Trouble
from auditprep.store.evidence_rows import printed_column
from auditprep.store.pages import drop_pages, write_pages
from auditprep.store.rows import insert, storable, update


@dataclass(frozen=True, slots=True)
class Kept:
    """A version that is in the case; `id` is its row, and `number` what people call it."""

    id: int
    evidence: int
    number: int
    trouble: Trouble | None


def find(db: Database, sha256: str) -> Kept | None:
    """The version with these bytes; None if no evidence has them."""
    return _kept(db, "sha256 = ?", sha256)


def of(db: Database, evidence: int, number: int | None = None) -> Kept:
    """A version of the evidence; the newest where no number is given. Raises UnknownEvidence."""
    found = _kept(db, "evidence = ? AND number = ifnull(?, number)", evidence, number)
    if found is None:
        raise UnknownEvidence(evidence=evidence)
    return found


def all_of(db: Database, evidence: int) -> tuple[Kept, ...]:
    """All versions of the evidence, oldest first."""
    rows = db.execute("SELECT number FROM version WHERE evidence = ? ORDER BY number", [evidence])
    return tuple(of(db, evidence, number) for (number,) in rows.fetchall())


def count(db: Database, evidence: int) -> int:
    """How many versions the evidence has."""
    return len(all_of(db, evidence))


def _kept(db: Database, where: str, *values: object) -> Kept | None:
    query = f"SELECT id, evidence, number, trouble FROM version WHERE {where} ORDER BY number DESC LIMIT 1"  # noqa: S608
    row = db.conn.execute(query, values).fetchone()
    if row is None:
        return None
    id, its_evidence, number, trouble = row
    return Kept(id, its_evidence, number, Trouble(trouble) if trouble is not None else None)


def add(db: Database, evidence: int, document: Document, *, when: str, who: str) -> None:
    """A new version, after those that the evidence has."""
    keep_bytes(db, document.sha256, document.data)
    last = db.conn.execute("SELECT max(number) FROM version WHERE evidence = ?", (evidence,)).fetchone()[0]
    row = {
        "evidence": evidence,
        "number": (last or 0) + 1,
        "file_name": storable(document.file_name),
        "sha256": document.sha256,
        "size": len(document.data),
        "readable": 0,
        "printed": "",
        "added": when,
        "added_by": who,
    }
    write_reading(db, insert(db, "version", row), document)


def write_reading(db: Database, version: int, document: Document) -> None:
    """What was read of the bytes, in the place of what was read before."""
    trouble = Trouble.UNREAD if document.known else document.trouble
    pages = document.pages
    unlocked = None if document.unlocked is None else hashlib.sha256(document.unlocked).hexdigest()
    if document.unlocked is not None and unlocked is not None:
        keep_bytes(db, unlocked, document.unlocked)
    row = {
        "pages": len(pages) if pages or trouble in (None, Trouble.EMPTY) else None,
        "readable": sum(bool(page.text.strip()) for page in pages),
        "printed": printed_column(tuple(page.printed for page in pages)),
        "trouble": trouble and trouble.value,
        "unlocked": unlocked,
    }
    before = db.conn.execute("SELECT unlocked FROM version WHERE id = ?", (version,)).fetchone()[0]
    update(db, "version", version, row)
    write_pages(db, version, pages)
    drop_loose_bytes(db, before)


def drop(db: Database, evidence: int) -> None:
    """All versions of the evidence, with their texts and bytes. When they were taken in is all that is remembered."""
    db.conn.execute("INSERT INTO erased (added) SELECT added FROM version WHERE evidence = ?", (evidence,))
    rows = db.conn.execute("SELECT id, sha256, unlocked FROM version WHERE evidence = ?", (evidence,))
    for id, *digests in rows.fetchall():
        drop_pages(db, id)
        db.conn.execute("DELETE FROM version WHERE id = ?", (id,))
        drop_loose_bytes(db, *digests)


def drop_loose_bytes(db: Database, *digests: str | None) -> None:
    """Lets go of bytes that no version has any more."""
    for digest in digests:
        db.conn.execute(
            "DELETE FROM content WHERE sha256 = ?1 AND NOT EXISTS"
            " (SELECT 1 FROM version WHERE sha256 = ?1 OR unlocked = ?1)",
            (digest,),
        )


def keep_bytes(db: Database, sha256: str, data: bytes) -> None:
    """The bytes, once."""
    query = "INSERT INTO content (sha256, bytes) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING"
    db.conn.execute(query, (sha256, data))
