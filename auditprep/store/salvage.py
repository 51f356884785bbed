"""What can still be read of a damaged case file, row by row.

Rows are read from both ends of a table and, between, one by one, so that a spoilt page costs only the rows on it. If
the file's first page is gone, so is the list of its tables; then that of a fresh case is laid in its place, since
tables stand at the same pages in every case made by the same schema. Which schema that was is tried.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from sqlite_utils import Database

from auditprep.errors import BrokenCase
from auditprep.store import schema
from auditprep.store.connection import connect, set_up, uri
from auditprep.store.opening import demand_case, looking_into
from auditprep.store.rows import Row

ASKED = ("form_notice", "section", "question", "question_option", "question_place")
ANSWERED = ("answer", "history", "citation")
PROVED = ("content", "evidence", "version", "page")
LISTED = ("decision", "checklist_line", "checklist_evidence")
MADE = ("handout", "step")
TOLD = ("status_change", "exported", "remark", "previous", "pair_choice", "wanted", "erased", "accepted")
WITH_MADE = ("handout_question", "step_part")
_TABLES = (
    *("properties", "form", *ASKED, "correction", *PROVED, *MADE, *ANSWERED, *LISTED),
    *(*TOLD, *WITH_MADE),
)
_KINDS: dict[str, type] = {"TEXT": str, "INTEGER": int, "BLOB": bytes}
_GONE = {"evidence": ("file_name", "sha256", "size", "pages", "added", "added_by")}
_FAR = 20_000
"""How many rows beyond the last readable one are tried, where the end of a table cannot be found."""
_PATIENCE = 2_000
"""How many rows in a run may fail before the rest is given up: more than stand on one page."""


@dataclass(slots=True)
class Salvage:
    """The rows that could be read, by table and in order; the tables of which some could not."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    spoilt: int = 0  # texts that were not quite letters

    def text(self, data: bytes) -> str:
        """The letters that can be made out."""
        try:
            return data.decode()
        except UnicodeDecodeError:
            self.spoilt += 1
            return data.decode(errors="replace")

    def keep(self, table: str, wanted: Callable[[Row], bool]) -> None:
        """Lets go of the rows that are not wanted."""
        kept = [row for row in self.rows[table] if wanted(row)]
        if len(kept) < len(self.rows[table]):
            self.lost.add(table)
        self.rows[table] = kept

    @property
    def count(self) -> int:
        """How many rows there are."""
        return sum(map(len, self.rows.values()))


def read_damaged(file: Path, folder: Path, path: Path) -> Salvage:
    """What can be read of a file; `folder` is room for copies of it, and `path` the name that errors tell of.
    Raises NotACase, NewerCase, BrokenCase."""
    with suppress(BrokenCase):
        return _read_tables(_copied(file, folder), path)
    found = [_read_as(number, file, folder, path) for number in range(schema.known(), 0, -1)]
    best = max(found, key=lambda salvage: (salvage.count, -len(salvage.lost)))
    if not best.count:
        raise BrokenCase(file=str(path), reason="nothing-left")
    return best


def _read_as(number: int, file: Path, folder: Path, path: Path) -> Salvage:
    """What can be read if the file was made by this schema; nothing if that makes no sense."""
    copy = _copied(file, folder)
    _lay_fresh_start(copy, number)
    try:
        return _read_tables(copy, path)
    except BrokenCase:
        return Salvage({table: [] for table in _TABLES}, set(_TABLES))


def _copied(path: Path, folder: Path) -> Path:
    """The file and the journal of its last change, if that was never finished, elsewhere."""
    copy = folder / "copy"
    copy.with_name("copy-journal").unlink(missing_ok=True)
    shutil.copyfile(path, copy)
    with suppress(FileNotFoundError):
        shutil.copyfile(path.with_name(path.name + "-journal"), folder / "copy-journal")
    return copy


def _read_tables(copy: Path, path: Path) -> Salvage:
    salvage = Salvage()
    with looking_into(path), closing(_tolerant(copy, salvage)) as db, closing(schema.in_memory()) as fresh:
        demand_case(db, path)
        there = set(db.table_names())
        if there.isdisjoint(_TABLES):
            raise BrokenCase(file=str(path), reason="damaged")
        for table in _TABLES:
            spoilt = salvage.spoilt
            columns = _columns(db, table, fresh)
            salvage.rows[table], whole = _readable_rows(db, table, list(columns)) if columns else ([], False)
            if not whole or salvage.spoilt > spoilt:
                salvage.lost.add(table)
            salvage.keep(table, lambda row, kinds=columns: _fits(row, kinds))  # type: ignore[misc]
        if schema.version(db) < schema.known():  # what an older case does not have is not lost
            salvage.lost &= there
    return salvage


def _columns(db: Database, table: str, fresh: Database) -> dict[str, type]:
    """The columns of the table that the file has, with what stands in them: an older case lacks some, and SQLite would
    take the name of one that is not there for its value. Those that only an older case had are read too."""
    there = {row[1]: row[2] for row in db.execute(f'PRAGMA table_info("{table}")')}
    known = {row[1] for row in fresh.execute(f'PRAGMA table_info("{table}")')} | set(_GONE.get(table, ()))
    return {name: _KINDS.get(kind, object) for name, kind in there.items() if name in known}


def _fits(row: Row, kinds: dict[str, type]) -> bool:
    """Whether a version of us may have written it. Where a fresh list of tables was laid in place of a lost one, the
    rows of another table can stand where these are looked for."""
    return all(value is None or isinstance(value, kinds[name]) for name, value in row.items())


def _tolerant(copy: Path, salvage: Salvage) -> Database:
    """A connection that minds neither a cut-off file nor spoilt letters."""
    connection = sqlite3.connect(uri(copy, "rw"), uri=True, isolation_level=None)
    connection.text_factory = salvage.text
    try:
        connection.execute("PRAGMA writable_schema = ON")
        return set_up(connection)
    except BaseException:
        connection.close()
        raise


def _readable_rows(db: Database, table: str, columns: list[str]) -> tuple[list[Row], bool]:
    """The rows in order of id, and whether they are all there are."""
    names = ", ".join(f'"{name}"' for name in columns)
    select = f'SELECT {names} FROM "{table}"'  # noqa: S608 the program's own names

    def rows(rest: str, *values: int) -> Iterator[Row]:
        for values_read in db.conn.execute(f"{select} {rest}", values):
            yield dict(zip(columns, values_read, strict=True))

    found: dict[int, Row] = {}
    if _gather(found, rows("ORDER BY id")):
        return list(found.values()), True
    upper: dict[int, Row] = {}
    _gather(upper, rows("ORDER BY id DESC"))
    first = max(found, default=0) + 1
    last = min((id for id in upper if id >= first), default=first + _FAR)
    failed = 0
    for id in range(first, last):
        failed = 0 if _gather(found, rows("WHERE id = ?", id)) else failed + 1
        if failed > _PATIENCE:
            break
    found |= upper
    return [found[id] for id in sorted(found)], False


def _gather(into: dict[int, Row], rows: Iterator[Row]) -> bool:
    """Takes rows until the end, or until one cannot be read; whether the end was reached."""
    try:
        for row in rows:
            into[row["id"]] = row
    except sqlite3.DatabaseError:
        return False
    return True


def _lay_fresh_start(copy: Path, number: int) -> None:
    """Gives a file whose first page is spoilt the list of tables of a fresh case of this schema."""
    fresh_file = copy.with_name("fresh")
    fresh_file.unlink(missing_ok=True)
    with closing(connect(fresh_file, "rwc")) as db:
        schema.migrate(db, number)
        size = int(db.execute("PRAGMA page_size").fetchone()[0])
    fresh = fresh_file.read_bytes()
    with copy.open("r+b") as file:
        pages = file.seek(0, 2) // size
        for page in _schema_pages(fresh, size):
            file.seek(page * size)
            file.write(fresh[page * size : (page + 1) * size])
        file.seek(28)
        file.write(pages.to_bytes(4, "big") + bytes(8))  # as many pages as there are, none of them free
    copy.with_name("copy-journal").unlink(missing_ok=True)


def _schema_pages(data: bytes, size: int) -> list[int]:
    """The pages, counted from 0, of the list of tables: the first, and those that it points to."""
    interior, cells = data[100] == 5, int.from_bytes(data[103:105], "big")
    if not interior:
        return [0]
    offsets = (int.from_bytes(data[112 + 2 * n : 114 + 2 * n], "big") for n in range(cells))
    children = [int.from_bytes(data[at : at + 4], "big") for at in (*offsets, 108)]
    return [0, *(page - 1 for page in children)]
