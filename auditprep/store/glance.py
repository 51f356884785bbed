"""A light look at a case file: nothing is locked, migrated or written, and none of its documents is read."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from auditprep.files import not_read
from auditprep.model import CaseGlance, Kind, Status
from auditprep.store import schema
from auditprep.store.connection import connect
from auditprep.store.opening import demand_case, demand_file, looking_into
from auditprep.store.rows import only_row

_SPACE = "char(32) || char(9) || char(10) || char(13)"
_FROM_YEARS = 4  # the schema that knows of answers carried over


def glance(path: Path) -> CaseGlance:
    """Whose case it is and how far it has come. Raises FileMissing, FileUnreadable, NotACase, NewerCase, BrokenCase."""
    demand_file(path)
    with looking_into(path), closing(connect(path, "ro")) as db:
        demand_case(db, path)
        board, year, status, created, form = only_row(
            db,
            "SELECT properties.board, properties.year, status, created, sha256 FROM properties, form",
        )
        answered, total = _counts(db)
    known = set(Status)
    return CaseGlance(
        path=path,
        board=board,
        year=year,
        status=Status(status) if status in known else None,
        answered=answered,
        total=total,
        identity=f"{created} {form}",
        stamp=stamp(path),
    )


def stamp(path: Path) -> str:
    """Another one whenever the file is another; cheap. Raises FileMissing, FileUnreadable."""
    try:
        seen = path.stat()
    except OSError as error:
        raise not_read(path, error) from error
    return f"{seen.st_mtime_ns}-{seen.st_size}"


def _counts(db: Database) -> tuple[int, int]:
    """How many questions have what they ask for, as `model.is_answered` says it; and how many there are."""
    carried = "carried" if schema.version(db) >= _FROM_YEARS else "0"
    query = (
        "SELECT count(*), ifnull(sum(ifnull(NOT answer.carried AND iif(kind = ?, ifnull(mark, '') <> '',"  # noqa: S608
        f" trim(answer.text, {_SPACE}) <> ''), 0)), 0) FROM question"
        f" LEFT JOIN (SELECT question, mark, text, {carried} AS carried FROM answer) AS answer"
        " ON answer.question = question.key"
    )
    total, answered = only_row(db, query, Kind.CHOICE.value)
    return answered, total
