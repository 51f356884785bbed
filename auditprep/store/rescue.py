"""A new, sound case from what can still be read of a damaged one (`salvage`). The damaged file is not touched."""

from __future__ import annotations

import hashlib
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

from sqlite_utils import Database

from auditprep.errors import BrokenCase, FormError
from auditprep.model import (
    Correction,
    Kind,
    Notice,
    Questionnaire,
)
from auditprep.store import schema
from auditprep.store.changes import now
from auditprep.store.connection import connect, transaction
from auditprep.store.mending import last_status, make_sound
from auditprep.store.newfile import new_file
from auditprep.store.opening import demand_file, true_path
from auditprep.store.pages import index_anew
from auditprep.store.rows import Row, insert, read_correction, update, write_questionnaire
from auditprep.store.salvage import ANSWERED, ASKED, MADE, TOLD, WITH_MADE, Salvage, read_damaged
from auditprep.store.trouble import reading

ReadForm = Callable[[bytes, str, tuple[Correction, ...]], Questionnaire]


def rescue(path: Path, to: Path, read_form: ReadForm) -> tuple[Notice, ...]:
    """Makes the new case `to`; what was saved, and what was lost. `read_form` understands the form anew where
    what was understood of it is lost. Raises FileError, NotACase, NewerCase, BrokenCase if nothing can be read."""
    demand_file(true_path(path))
    with tempfile.TemporaryDirectory(prefix="auditprep-") as folder, reading(path):
        salvage = read_damaged(true_path(path), Path(folder), path)
    if not salvage.count:
        raise BrokenCase(file=str(path), reason="nothing-left")
    notices = tuple(make_sound(salvage))
    again = _understood_again(salvage, read_form)
    with new_file(to) as temporary, closing(connect(temporary, "rwc")) as db:
        schema.migrate(db)
        with transaction(db):
            _write(db, salvage, again)
    return (_saved(salvage), *_losses(salvage, again is not None), *notices)


# Understanding anew


def _understood_again(salvage: Salvage, read_form: ReadForm) -> Questionnaire | None:
    """The questionnaire out of the form itself, where some of what was understood of it is lost."""
    if salvage.lost.isdisjoint(ASKED) or not salvage.rows["form"]:
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
    _write_head(db, salvage)
    if again:
        write_questionnaire(db, again)
    else:
        _write_asked(db, salvage)
    _insert_all(db, salvage, ("correction", "content"))
    _write_evidence(db, salvage)
    _stand_in_for_lost_questions(db, salvage)
    _insert_all(db, salvage, (*MADE, *ANSWERED))
    _write_register(db, salvage)
    _insert_all(db, salvage, ("checklist_line", "checklist_evidence", *TOLD, *WITH_MADE))
    index_anew(db)


def _write_evidence(db: Database, salvage: Salvage) -> None:
    """Each first by itself, since the mail that one came in may come after it."""
    mails = {row["id"]: row.pop("within", None) for row in salvage.rows["evidence"]}
    _insert_all(db, salvage, ("evidence",))
    there = {row["id"] for row in salvage.rows["evidence"]}
    for id, mail in mails.items():
        if id in there and mail in there:
            update(db, "evidence", id, {"within": mail})
    _insert_all(db, salvage, ("version", "page"))


def _write_register(db: Database, salvage: Salvage) -> None:
    """A decision whose minutes are lost is still a decision."""
    there = {row["id"] for row in salvage.rows["evidence"]}
    for row in salvage.rows["decision"]:
        if row["evidence"] not in there:
            row |= {"evidence": None, "read_as": None, "own": 1}
    _insert_all(db, salvage, ("decision",))


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


def _write_head(db: Database, salvage: Salvage) -> None:
    """What every case must have, where it could not be read."""
    if not db["form"].count:
        empty = {"id": 1, "name": "", "sha256": hashlib.sha256(b"").hexdigest(), "title": "", "bytes": b""}
        insert(db, "form", empty)
    if not db["properties"].count:
        db.conn.execute(
            "INSERT INTO properties (id, board, year, deadline, status, created)"
            " SELECT 1, board, year, deadline, ?, ? FROM form",
            (last_status(salvage), now()),
        )


def _write_asked(db: Database, salvage: Salvage) -> None:
    sections = {row["id"] for row in salvage.rows["section"]}
    for missing in sorted({row["section"] for row in salvage.rows["question"]} - sections):
        salvage.rows["section"].append({"id": missing, "number": None, "title": ""})
    _insert_all(db, salvage, ASKED)


def _stand_in_for_lost_questions(db: Database, salvage: Salvage) -> None:
    """A question for every answer whose own is lost, so that no answer is lost with it."""
    known = {key for (key,) in db.execute("SELECT key FROM question")}
    answered = dict.fromkeys(row["question"] for table in ANSWERED for row in salvage.rows[table])
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
        "decision": "register-lost",
        "checklist_line": "checklist-lost",
        "status_change": "status-lost",
        "exported": "exports-lost",
        "remark": "remarks-lost",
        "previous": "previous-lost",
        "wanted": "wanted-lost",
        "accepted": "accepted-lost",
        "handout": "handouts-lost",
        "handout_question": "handouts-lost",
        "step": "steps-lost",
        "step_part": "steps-lost",
    }
    for code in dict.fromkeys(code for table, code in parts.items() if table in salvage.lost):
        yield Notice(code)
    if not salvage.rows["form"]:
        yield Notice("form-lost")
    if not understood_again and not salvage.lost.isdisjoint(ASKED):
        yield Notice("questions-lost")
    if salvage.lost.intersection(("evidence", "version", "content")):
        yield Notice("some-evidence-lost")
