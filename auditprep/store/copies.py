"""Other copies of a case beside it: as a synced folder leaves them where two have written at once, or as somebody has made
them by hand. Only looked at, and quickly; a file that cannot be read is passed over."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from auditprep import files
from auditprep.errors import WorldError
from auditprep.model import CaseCopy
from auditprep.store.connection import connect
from auditprep.store.opening import demand_case
from auditprep.store.parting import Line, is_same_case, read_lines

MOST = 50
"""How many files are looked into: those first whose names begin as the case's own, as a synced folder calls its copies."""


def copies_beside(db: Database, file: Path) -> tuple[CaseCopy, ...]:
    """Copies with changes that this one does not have, the one with the latest change first."""
    others = list(_cases_beside(file))[:MOST]
    if not others:
        return ()
    here, digests = set(read_lines(db)), _digests(db)
    found = (_copy(db, each, here, digests) for each in others)
    return tuple(sorted(filter(None, found), key=_last, reverse=True))


def _last(copy: CaseCopy) -> str:
    return copy.last.isoformat() if copy.last else ""


def _cases_beside(file: Path) -> Iterator[Path]:
    """Cases by their names, without this one."""
    try:
        found = [each for each in file.parent.iterdir() if each.suffix.casefold() == ".auditprep"]
    except OSError:
        return
    found.sort(key=lambda each: (not each.name.startswith(file.stem), each))
    yield from (each for each in found if not files.is_same(each, file))


def _copy(db: Database, path: Path, here: set[Line], digests: set[str]) -> CaseCopy | None:
    """What the file has that is not here; None where it has nothing, or is no copy."""
    try:
        with closing(connect(path, "ro")) as other:
            demand_case(other, path)
            if not is_same_case(db, other):
                return None
            lacking = [line for line in read_copy_lines(other) if line not in here]
            new = _digests(other) - digests
    except (OSError, sqlite3.Error, WorldError, ValueError):
        return None
    if not lacking and not new:
        return None
    last = max((line.when for line in lacking), default=None)
    return CaseCopy(
        path=path,
        changes=len(lacking) + len(new),
        last=dt.datetime.fromisoformat(last) if last else None,
        who=tuple(dict.fromkeys(line.who for line in lacking)),
    )


def read_copy_lines(other: Database) -> Iterator[Line]:
    """The changes in a file of any schema."""
    rows = other.conn.execute("SELECT question, field, changed, who, before, after FROM history ORDER BY id")
    return (Line(*row) for row in rows)


def _digests(db: Database) -> set[str]:
    """Every file of evidence."""
    (versions,) = db.conn.execute("SELECT count(*) FROM sqlite_master WHERE name = 'version'").fetchone()
    table = "version" if versions else "evidence"  # an older schema has no versions
    return {digest for (digest,) in db.conn.execute(f"SELECT sha256 FROM {table}")}  # noqa: S608
