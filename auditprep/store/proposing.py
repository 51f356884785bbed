"""What a file says of itself, written as proposals: the user is to confirm them. Runs inside the caller's transaction."""

from __future__ import annotations

from sqlite_utils import Database

from auditprep.model import EvidenceKind, Understood
from auditprep.prose.file_titles import is_file_title
from auditprep.store.evidence_rows import adopting_row
from auditprep.store.rows import Row, storable, update

_ADOPTING = ("body", "date", "paragraph", "dnr", "decided", "page", "printed_page")


def first(db: Database, evidence: int, understood: Understood) -> None:
    """What the first file of new evidence says, but for its title."""
    for row in _proposals(understood).values():
        update(db, "evidence", evidence, row)


def newer(db: Database, evidence: int, understood: Understood) -> None:
    """What a newer file says, in the place of what was said, set or confirmed of the one before it; the title only where
    the user has neither confirmed nor set one."""
    _replace(db, evidence, _proposals(understood), understood.title)


def read(db: Database, evidence: int, file_name: str, understood: Understood) -> None:
    """What was read at last of a file that is there already: all but what the user has set of it, and the title where
    it still is the file's name."""
    title, own = db.conn.execute("SELECT title, own FROM evidence WHERE id = ?", (evidence,)).fetchone()
    rows = {name: row for name, row in _proposals(understood).items() if name not in own.split()}
    if understood.title and is_file_title(title, storable(file_name)):
        rows["title"] = {"title": storable(understood.title)}
    for row in rows.values():
        update(db, "evidence", evidence, row)
    if rows:
        update(db, "evidence", evidence, {"confirmed": 0})


def merged(db: Database, evidence: int, into: int) -> None:
    """What is known of evidence whose files become the newest of another's, in the place of what was known of that."""
    query = (
        f"SELECT title, own, confirmed, kind, represents, {', '.join(_ADOPTING)} FROM evidence WHERE id = ?"  # noqa: S608
    )
    title, own, confirmed, kind, represents, *decision = db.conn.execute(query, (evidence,)).fetchone()
    rows: dict[str, Row] = {}
    if kind != EvidenceKind.OTHER.value:
        rows["kind"] = {"kind": kind}
    if any(each is not None for each in decision):
        rows["decision"] = dict(zip(_ADOPTING, decision, strict=True))
    if represents:
        rows["represents"] = {"represents": represents}
    named_by_file = db.conn.execute(
        "SELECT file_name FROM version WHERE evidence = ? ORDER BY number DESC LIMIT 1", (evidence,)
    ).fetchone()
    says_title = confirmed or "title" in own.split() or not is_file_title(title, named_by_file[0])
    _replace(db, into, rows, title if says_title else None)


def _replace(db: Database, evidence: int, rows: dict[str, Row], title: str | None) -> None:
    own, confirmed = db.conn.execute(
        "SELECT own, confirmed FROM evidence WHERE id = ?", (evidence,)
    ).fetchone()
    keeps_title = bool(confirmed) or "title" in own.split()
    if title and not keeps_title:
        rows = {**rows, "title": {"title": storable(title)}}
    for row in rows.values():
        update(db, "evidence", evidence, row)
    kept = [name for name in own.split() if name not in rows and name != "title"]
    update(db, "evidence", evidence, {"confirmed": 0, "own": " ".join([*["title"] * keeps_title, *kept])})


def _proposals(understood: Understood) -> dict[str, Row]:
    """The columns to write, by what is proposed; what was not found is not proposed."""
    rows: dict[str, Row] = {}
    if understood.kind is not EvidenceKind.OTHER:
        rows["kind"] = {"kind": understood.kind.value}
    if understood.decision:
        rows["decision"] = adopting_row(understood.decision)
    if understood.represents:
        rows["represents"] = {"represents": storable(understood.represents)}
    return rows
