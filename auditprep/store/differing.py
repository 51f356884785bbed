"""What two copies of a case say otherwise of the same thing, where nothing tells which of them is right: it is told, and stays
as it is here."""

from __future__ import annotations

from collections.abc import Iterator

from sqlite_utils import Database

from auditprep.model import Notice
from auditprep.store.checklist import read_settled
from auditprep.store.earlier import read_previous
from auditprep.store.parting import Parting, mates_of
from auditprep.store.status import read_status

_DESCRIBED = "title, kind, body, date, paragraph, dnr, decided, represents, note"


def differing(mine: Database, other: Database, found: Parting) -> Iterator[Notice]:
    """All of it. The caller holds a transaction on either."""
    for each in found.documents.gone:
        yield Notice("document-gone-here", facts={"title": each.title})
    for each in found.documents.left_out:
        yield Notice("document-gone-there", facts={"title": each.title})
    yield from _documents(mine, other, found)
    yield from _lines(mine, other)
    ours, theirs = read_previous(mine), read_previous(other)
    if ours is not None and theirs is not None and ours != theirs:
        yield Notice("previous-differs", facts={"name": str(theirs.year or theirs.name)})
    status = read_status(other)
    if status is not read_status(mine):
        yield Notice("status-there", facts={"status": status.value})


def _documents(mine: Database, other: Database, found: Parting) -> Iterator[Notice]:
    """Documents that are described otherwise, by what is there in both; not those of which a newer file comes along."""
    here, there = _described(mine), _described(other)
    newer = {id for id, _theirs, _files in found.documents.more}
    pairs = {(evidence, mate) for (evidence, _number), (mate, _as) in mates_of(mine, other).items()}
    for evidence, mate in sorted(pairs):
        if mate in here and evidence in there and mate not in newer and here[mate] != there[evidence]:
            yield Notice("document-differs", facts={"title": str(here[mate][0])})


def _described(db: Database) -> dict[int, tuple[object, ...]]:
    rows = db.conn.execute(f"SELECT id, {_DESCRIBED} FROM evidence WHERE removed IS NULL ORDER BY id")  # noqa: S608
    return {id: tuple(rest) for id, *rest in rows}


def _lines(mine: Database, other: Database) -> Iterator[Notice]:
    """Lines of the checklist that stand only there, and those that are settled otherwise."""
    here, there = read_settled(mine), read_settled(other)
    mates = {evidence: mate for (evidence, _number), (mate, _as) in mates_of(mine, other).items()}
    if only_there := [text for text in there if text not in here]:
        yield Notice("lines-there", facts={"text": " / ".join(only_there)})
    for text, (evidence, reason) in there.items():
        known = here.get(text, ((), ""))
        theirs = {mates.get(each) for each in evidence}, reason
        if any(known) and any((evidence, reason)) and (set(known[0]), known[1]) != theirs:
            yield Notice("line-differs", facts={"text": text})
