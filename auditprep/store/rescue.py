"""A new, sound case from what can still be read of a damaged one. The damaged file is not touched.

Works on a copy. Rows are read from both ends of a table and, between, one by one, so that a spoilt page costs
only the rows on it. If the file's first page is gone, so is the list of its tables; then that of a fresh case is
laid in its place, since tables stand at the same pages in every case made by the same schema.
"""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from sqlite_utils import Database

from auditprep.errors import BrokenCase, FormError
from auditprep.model import Change, Correction, Kind, Notice, Questionnaire, Role, Status
from auditprep.store import schema
from auditprep.store.changes import now
from auditprep.store.connection import connect, set_up, transaction, uri
from auditprep.store.newfile import new_file
from auditprep.store.opening import demand_case, demand_file, looking_into, true_path
from auditprep.store.rows import Row, insert, read_correction, write_questionnaire
from auditprep.store.trouble import reading

ReadForm = Callable[[bytes, str, tuple[Correction, ...]], Questionnaire]

_ASKED = ("form_notice", "section", "question", "question_option", "question_place")
_ANSWERED = ("answer", "history", "citation")
_TABLES = ("properties", "form", *_ASKED, "correction", "content", "evidence", *_ANSWERED)
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


def rescue(path: Path, to: Path, read_form: ReadForm) -> tuple[Notice, ...]:
    """Makes the new case `to`; what was saved, and what was lost. `read_form` understands the form anew where
    what was understood of it is lost. Raises FileError, NotACase, NewerCase, BrokenCase if nothing can be read."""
    demand_file(true_path(path))
    with tempfile.TemporaryDirectory(prefix="auditprep-") as folder, reading(path):
        salvage = _read(_copied(true_path(path), Path(folder)), path)
    if not any(salvage.rows.values()):
        raise BrokenCase(file=str(path), reason="nothing-left")
    notices = tuple(_drop_spoilt_bytes(salvage))
    again = _understood_again(salvage, read_form)
    with new_file(to) as temporary, closing(connect(temporary, "rwc")) as db:
        schema.migrate(db)
        with transaction(db):
            _write(db, salvage, again)
    return (_saved(salvage), *_losses(salvage, again is not None), *notices)


# Reading


def _copied(path: Path, folder: Path) -> Path:
    """The file and the journal of its last change, if that was never finished, elsewhere."""
    copy = folder / "copy"
    shutil.copyfile(path, copy)
    with suppress(FileNotFoundError):
        shutil.copyfile(path.with_name(path.name + "-journal"), folder / "copy-journal")
    return copy


def _read(copy: Path, path: Path) -> Salvage:
    with suppress(BrokenCase):
        return _read_tables(copy, path)
    _lay_fresh_start(copy)
    try:
        return _read_tables(copy, path)
    except BrokenCase as error:
        raise BrokenCase(file=str(path), reason="nothing-left") from error


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
            salvage.rows[table], whole = _readable_rows(db, table, columns) if columns else ([], False)
            if not whole or salvage.spoilt > spoilt:
                salvage.lost.add(table)
        if schema.version(db) < schema.known():  # what an older case does not have is not lost
            salvage.lost &= there
    salvage.keep("correction", _is_correction)
    return salvage


def _columns(db: Database, table: str, fresh: Database) -> list[str]:
    """The columns of the table that the file has: an older case lacks some, and SQLite would take the name of one
    that is not there for its value."""
    there = {row[1] for row in db.execute(f'PRAGMA table_info("{table}")')}
    return [name for name in fresh.table(table).columns_dict if name in there]


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


def _lay_fresh_start(copy: Path) -> None:
    """Gives a file whose first page is spoilt the list of tables of a fresh case."""
    fresh_file = copy.with_name("fresh")
    with closing(connect(fresh_file, "rwc")) as db:
        schema.migrate(db)
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


# What belongs together


def _drop_spoilt_bytes(salvage: Salvage) -> Iterator[Notice]:
    """Lets go of bytes that are not those once put in, and names the evidence that is gone with them."""
    salvage.keep("content", _is_true)
    salvage.keep("form", _is_true)
    there = {row["sha256"] for row in salvage.rows["content"]}
    for row in salvage.rows["evidence"]:
        if row["sha256"] not in there:
            yield Notice("evidence-lost", facts={"title": row["title"], "file_name": row["file_name"]})
    salvage.keep("evidence", lambda row: row["sha256"] in there)
    known = {row["id"] for row in salvage.rows["evidence"]}
    salvage.keep("citation", lambda row: row["evidence"] in known)


def _is_correction(row: Row) -> bool:
    """Whether a version of us may have written it. Where a fresh list of tables was laid in place of a lost one, the
    rows of another table can stand where corrections are looked for."""
    texts = (row["question"], row["change"], row["value"])
    known = row["change"] in set(Change) and (row["role"] is None or row["role"] in set(Role))
    return known and all(isinstance(text, str) for text in texts)


def _is_true(row: Row) -> bool:
    return isinstance(row["bytes"], bytes) and hashlib.sha256(row["bytes"]).hexdigest() == row["sha256"]


def _understood_again(salvage: Salvage, read_form: ReadForm) -> Questionnaire | None:
    """The questionnaire out of the form itself, where some of what was understood of it is lost."""
    if salvage.lost.isdisjoint(_ASKED) or not salvage.rows["form"]:
        return None
    form = salvage.rows["form"][0]
    try:
        return read_form(form["bytes"], form["name"], _corrections(salvage))
    except FormError:
        return None


def _corrections(salvage: Salvage) -> tuple[Correction, ...]:
    return tuple(read_correction(*list(row.values())[1:]) for row in salvage.rows["correction"])


# Writing


def _write(db: Database, salvage: Salvage, again: Questionnaire | None) -> None:
    _insert_all(db, salvage, ("form", "properties"))
    _write_head(db)
    if again:
        write_questionnaire(db, again)
    else:
        _write_asked(db, salvage)
    _insert_all(db, salvage, ("correction", "content", "evidence"))
    _stand_in_for_lost_questions(db, salvage)
    _insert_all(db, salvage, _ANSWERED)


def _insert_all(db: Database, salvage: Salvage, tables: Iterable[str]) -> None:
    """Every row that a sound case can hold."""
    for table in tables:
        salvage.keep(table, partial(_could_insert, db, table))


def _could_insert(db: Database, table: str, row: Row) -> bool:
    try:
        insert(db, table, row)
    except sqlite3.IntegrityError:
        return False
    return True


def _write_head(db: Database) -> None:
    """What every case must have, where it could not be read."""
    if not db["form"].count:
        empty = {"id": 1, "name": "", "sha256": hashlib.sha256(b"").hexdigest(), "title": "", "bytes": b""}
        insert(db, "form", empty)
    if not db["properties"].count:
        status = Status.DRAFT.value
        db.conn.execute(
            "INSERT INTO properties SELECT 1, board, year, deadline, ?, ? FROM form", (status, now())
        )


def _write_asked(db: Database, salvage: Salvage) -> None:
    sections = {row["id"] for row in salvage.rows["section"]}
    for missing in sorted({row["section"] for row in salvage.rows["question"]} - sections):
        salvage.rows["section"].append({"id": missing, "number": None, "title": ""})
    _insert_all(db, salvage, _ASKED)


def _stand_in_for_lost_questions(db: Database, salvage: Salvage) -> None:
    """A question for every answer whose own is lost, so that no answer is lost with it."""
    known = {key for (key,) in db.execute("SELECT key FROM question")}
    answered = dict.fromkeys(row["question"] for table in _ANSWERED for row in salvage.rows[table])
    lost = [key for key in answered if isinstance(key, str) and key not in known]
    if not lost:
        return
    salvage.lost.add("question")
    section = insert(db, "section", {"number": None, "title": ""})
    for key in lost:
        marks = {row["mark"] for row in salvage.rows["answer"] if row["question"] == key and row["mark"]}
        kind = Kind.CHOICE if marks else Kind.TEXT
        row = {
            "key": key,
            "section": section,
            "text": "",
            "kind": kind.value,
            "read_text": "",
            "read_done": 0,
        }
        insert(db, "question", row)
        for mark in marks:
            insert(db, "question_option", {"question": key, "text": mark})


# The receipt


def _saved(salvage: Salvage) -> Notice:
    tables = {"answers": "answer", "changes": "history", "evidence": "evidence", "citations": "citation"}
    return Notice("rescued", facts={name: str(len(salvage.rows[table])) for name, table in tables.items()})


def _losses(salvage: Salvage, understood_again: bool) -> Iterator[Notice]:
    parts = {
        "answer": "answers-lost",
        "history": "history-lost",
        "citation": "citations-lost",
        "correction": "corrections-lost",
    }
    for table, code in parts.items():
        if table in salvage.lost:
            yield Notice(code)
    if not salvage.rows["form"]:
        yield Notice("form-lost")
    if not understood_again and not salvage.lost.isdisjoint(_ASKED):
        yield Notice("questions-lost")
    if salvage.lost.intersection(("evidence", "content")):
        yield Notice("some-evidence-lost")
