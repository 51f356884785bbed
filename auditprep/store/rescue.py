"""A new, sound case from what can still be read of a damaged one (`salvage`). The damaged file is not touched."""

from __future__ import annotations

import hashlib
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path, PurePath

from sqlite_utils import Database

from auditprep.errors import BrokenCase, FormError
from auditprep.model import (
    Change,
    Correction,
    EvidenceKind,
    Kind,
    Notice,
    Questionnaire,
    Role,
    Status,
    Trouble,
)
from auditprep.store import schema
from auditprep.store.changes import now
from auditprep.store.connection import connect, transaction
from auditprep.store.newfile import new_file
from auditprep.store.opening import demand_file, true_path
from auditprep.store.pages import index_anew
from auditprep.store.remembered import read_cited, read_submission
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
    notices = tuple(_make_sound(salvage))
    again = _understood_again(salvage, read_form)
    with new_file(to) as temporary, closing(connect(temporary, "rwc")) as db:
        schema.migrate(db)
        with transaction(db):
            _write(db, salvage, again)
    return (_saved(salvage), *_losses(salvage, again is not None), *notices)


# What belongs together


def _make_sound(salvage: Salvage) -> Iterator[Notice]:
    """Lets go of what is not what was once put in, and of what leaned on it; names the documents that are gone."""
    salvage.keep("correction", _is_correction)
    salvage.keep("content", _is_true)
    salvage.keep("form", _is_true)
    _give_versions(salvage)
    yield from _drop_versions_without_bytes(salvage)
    yield from _drop_evidence_without_versions(salvage)
    yield from _drop_torn_texts(salvage)
    _mend_citations(salvage)
    _mend_steps(salvage)
    _mend_status(salvage)
    salvage.keep("previous", lambda row: read_submission(row["submission"]) is not None)
    salvage.keep("wanted", lambda row: read_cited(row["document"]) is not None)


def _give_versions(salvage: Salvage) -> None:
    """The evidence of a case from before there were versions, as today's: each has one, and nobody has read it."""
    old = [row for row in salvage.rows["evidence"] if "sha256" in row]
    for row in old:
        version = {
            name: row.pop(name) for name in ("file_name", "sha256", "size", "pages", "added", "added_by")
        }
        fixed = {"id": row["id"], "evidence": row["id"], "number": 1, "readable": 0, "printed": ""}
        salvage.rows["version"].append({**version, **fixed, "trouble": Trouble.UNREAD.value})
        row |= {"kind": EvidenceKind.OTHER.value, "secret": 0, "note": "", "confirmed": 0, "own": "title"}
    for row in salvage.rows["citation"]:
        row.setdefault("quote", "")
        row.setdefault("version", 1)


def _drop_versions_without_bytes(salvage: Salvage) -> Iterator[Notice]:
    there = {row["sha256"] for row in salvage.rows["content"]}
    titles = {row["id"]: row["title"] for row in salvage.rows["evidence"]}
    for row in salvage.rows["version"]:
        if row.get("unlocked") not in there:
            row["unlocked"] = None
        if row["trouble"] not in {None, *Trouble}:
            row["trouble"] = Trouble.UNREAD.value
        if row["sha256"] not in there:
            title = titles.get(row["evidence"], PurePath(row["file_name"]).stem)
            yield Notice("evidence-lost", facts={"title": title, "file_name": row["file_name"]})
    salvage.keep("version", lambda row: row["sha256"] in there)


def _drop_evidence_without_versions(salvage: Salvage) -> Iterator[Notice]:
    """What is known of a document goes with its last file; a file of which nothing is known is evidence by its name."""
    names = {row["evidence"]: row["file_name"] for row in salvage.rows["version"]}
    salvage.keep("evidence", lambda row: row["id"] in names)
    known = {row["id"] for row in salvage.rows["evidence"]}
    for id in sorted(names.keys() - known):
        salvage.lost.add("evidence")
        row = {"id": id, "title": PurePath(names[id]).stem, "kind": EvidenceKind.OTHER.value, "secret": 1}
        salvage.rows["evidence"].append({**row, "note": "", "confirmed": 0, "own": ""})
        yield Notice("evidence-unknown", facts={"title": row["title"], "file_name": names[id]})
    for row in salvage.rows["evidence"]:
        if row["kind"] not in set(EvidenceKind):
            row["kind"] = EvidenceKind.OTHER.value


def _drop_torn_texts(salvage: Salvage) -> Iterator[Notice]:
    """A document of which a page is lost is to be read anew, as one that nobody has read."""
    pages: dict[int, list[int]] = defaultdict(list)
    for row in salvage.rows["page"]:
        pages[row["version"]].append(row["number"])
    torn = set()
    for row in salvage.rows["version"]:
        if sorted(pages[row["id"]]) != list(range(1, (row["pages"] or 0) + 1)):
            torn.add(row["id"])
            if row["trouble"] != Trouble.UNREAD.value:
                yield Notice(
                    "texts-lost", facts={"title": _title(row, salvage), "file_name": row["file_name"]}
                )
            row |= {"trouble": Trouble.UNREAD.value, "pages": None, "readable": 0, "printed": ""}
    whole = {row["id"] for row in salvage.rows["version"]} - torn
    salvage.rows["page"] = [row for row in salvage.rows["page"] if row["version"] in whole]


def _title(version: Row, salvage: Salvage) -> str:
    titles = (str(row["title"]) for row in salvage.rows["evidence"] if row["id"] == version["evidence"])
    return next(titles, str(version["file_name"]))


def _mend_citations(salvage: Salvage) -> None:
    """A citation of a version that is lost is one of the newest that is left."""
    numbers: dict[int, set[int]] = defaultdict(set)
    for row in salvage.rows["version"]:
        numbers[row["evidence"]].add(row["number"])
    salvage.keep("citation", lambda row: bool(numbers[row["evidence"]]))
    for row in salvage.rows["citation"]:
        if row["version"] not in numbers[row["evidence"]]:
            row["version"] = max(numbers[row["evidence"]])


def _mend_steps(salvage: Salvage) -> None:
    """What was part of a step that is lost is still there, by itself."""
    steps = {row["id"] for row in salvage.rows["step"]}
    handouts = {row["id"] for row in salvage.rows["handout"]}
    for row in salvage.rows["history"]:
        if row.get("step") not in steps:
            row["step"] = None
    for row in salvage.rows["step"]:
        row["handout"] = row["handout"] if row["handout"] in handouts else None
        row["undoes"] = row["undoes"] if row["undoes"] in steps else None


def _mend_status(salvage: Salvage) -> None:
    """A status that no version of us has written is the one that was last set, or that of a new case."""
    known = set(Status)
    salvage.keep("status_change", lambda row: row["before"] in known and row["after"] in known)
    for row in salvage.rows["properties"]:
        if row["status"] not in known:
            row["status"] = _last_status(salvage)
            salvage.lost.add("status_change")


def _last_status(salvage: Salvage) -> str:
    changes = salvage.rows["status_change"]
    return str(changes[-1]["after"]) if changes else Status.DRAFT.value


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
            (_last_status(salvage), now()),
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
