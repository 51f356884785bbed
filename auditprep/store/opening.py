"""Making a case file, and opening one: with the right to write if it can be had, otherwise to read."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import sqlite3
import stat
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sqlite_utils import Database

from auditprep.errors import BrokenCase, FileUnreadable, NewerCase, NotACase, WorldError
from auditprep.files import not_read, unused
from auditprep.model import Correction, Document, Holder, Picture, Questionnaire, Status, Trouble, Why
from auditprep.store import checklist, lock, schema
from auditprep.store.changes import Changes, now
from auditprep.store.citing import Citing
from auditprep.store.connection import connect, set_up, transaction, trial
from auditprep.store.lock import Lock
from auditprep.store.newfile import new_file
from auditprep.store.rows import insert, write_corrections, write_questionnaire
from auditprep.store.taking import Taking
from auditprep.store.trouble import reading, reason, saving

_MAGIC = b"SQLite format 3\0"


class Opened:
    """A connection to a case; `lock` is None where it is only for reading, `holder` then who may write."""

    def __init__(self, db: Database, lock: Lock | None, holder: Holder | None) -> None:
        self.db = db
        self.lock = lock
        self.holder = holder


def true_path(path: Path) -> Path:
    """The file itself, where the path is a link to it: its lock and journal lie beside it."""
    return Path(os.path.realpath(path)) if os.path.islink(path) else Path(os.path.abspath(path))


@dataclass(frozen=True, slots=True)
class NewCase:
    """What a new case begins with: see `CaseFile.create`."""

    form: bytes
    form_name: str
    questionnaire: Questionnaire
    board: str | None
    year: int | None
    corrections: tuple[Correction, ...] = ()
    pictures: tuple[tuple[str, Picture], ...] = ()
    checklist: Iterable[str] | None = None


def make(path: Path, new: NewCase, *, who: str) -> None:
    """A new case file; what the form held is its first answer, and the pictures in it its first evidence. Raises FileExistsAlready, FileNotWritable, DiskFull."""
    with new_file(path) as temporary, closing(connect(temporary, "rwc")) as db:
        schema.migrate(db)
        with transaction(db):
            _write_head(db, new)
            write_questionnaire(db, new.questionnaire)
            write_corrections(db, new.corrections)
            _write_answers(Changes(db, who), new)
            _write_pictures(db, who, new)
            if new.checklist is not None:
                checklist.set_lines(db, new.checklist)


def _write_answers(changes: Changes, new: NewCase) -> None:
    """What the form held is the first answer."""
    for question in new.questionnaire.questions():
        read = question.answer
        changes.answer(
            question.key,
            {"mark": read.mark, "text": read.text, "evidence": read.evidence, "done": read.done},
        )


def _write_pictures(db: Database, who: str, new: NewCase) -> None:
    for title, picture in new.pictures:
        digest = hashlib.sha256(picture.data).hexdigest()
        document = Document(picture.file_name, picture.data, digest, trouble=Trouble.UNREAD)
        taken, *_inner = Taking(db, who, now()).take_in(document, title=title, as_new=True)
        Citing(db, who).cite(picture.question, taken.evidence, None, "")


def _write_head(db: Database, new: NewCase) -> None:
    read = new.questionnaire
    deadline = read.deadline.isoformat() if read.deadline else None
    given = {
        "id": 1,
        "board": read.board if new.board is None else new.board,
        "year": read.year if new.year is None else new.year,
        "deadline": deadline,
        "status": Status.DRAFT.value,
        "created": now(),
    }
    insert(db, "properties", given)
    digest = hashlib.sha256(new.form).hexdigest()
    head = {
        "id": 1,
        "name": new.form_name,
        "sha256": digest,
        "title": read.title,
        "board": read.board,
        "year": read.year,
    }
    insert(db, "form", {**head, "deadline": deadline, "bytes": new.form})


def open_file(path: Path, *, read_only: bool, who: str) -> Opened:
    """Raises FileMissing, FileUnreadable, NotACase, NewerCase, BrokenCase, SaveFailed."""
    demand_file(path)
    if not read_only:
        db = _connected(path, "rw")
        own = _own(db, path, who)
        if own:
            return Opened(db, own, None)
        db.close()
    return Opened(open_to_read(path), None, lock.holder(path))


def demand_file(path: Path) -> None:
    """Raises FileMissing or FileUnreadable unless there is a file that we may read."""
    try:
        kind = os.stat(path).st_mode
    except OSError as error:
        raise not_read(path, error) from error
    if not stat.S_ISREG(kind):
        raise FileUnreadable(file=str(path), reason="folder")
    if not os.access(path, os.R_OK):
        raise FileUnreadable(file=str(path), reason="rights")


def _connected(path: Path, mode: Literal["rw", "ro"]) -> Database:
    """Connected to what certainly is a case. What a crash has left half-done is undone, if `mode` may write.
    Raises NotACase, NewerCase, BrokenCase, FileUnreadable."""
    with looking_into(path):
        db = connect(path, mode)
        try:
            demand_case(db, path)
        except BaseException:
            db.close()
            raise
    return db


@contextmanager
def looking_into(path: Path) -> Iterator[None]:
    """What goes wrong inside becomes NotACase, BrokenCase or FileUnreadable."""
    try:
        with reading(path):
            yield
    except BrokenCase:
        if _looks_foreign(path):
            raise NotACase(file=str(path)) from None
        raise


def demand_case(db: Database, path: Path) -> None:
    """Raises NotACase or NewerCase if the file says that it is one; BrokenCase if it is empty."""
    if not schema.is_case(db):
        if path.stat().st_size == 0:
            raise BrokenCase(file=str(path), reason="damaged")
        raise NotACase(file=str(path))
    version = schema.version(db)
    if version > schema.known():
        raise NewerCase(file=str(path), version=version, known=schema.known())


def _looks_foreign(path: Path) -> bool:
    """Whether what SQLite cannot read never was a case: neither empty nor zeroed, as a power cut can leave a
    file, and with neither SQLite's magic nor our number where they belong."""
    with reading(path), path.open("rb") as file:
        start = file.read(100)
    ours = start[68:72] == schema.APPLICATION_ID.to_bytes(4, "big")
    return any(start) and not ours and not start.startswith(_MAGIC)


def _own(db: Database, path: Path, who: str) -> Lock | None:
    """The lock, if it is ours to take; the file is then of the newest schema. Closes `db` on any error."""
    try:
        own = _take(db, path, who)
        if own:
            _make_ready(db, path, own)
        return own
    except BaseException:
        db.close()
        raise


def _take(db: Database, path: Path, who: str) -> Lock | None:
    own = Lock(path, who)
    try:
        with trial(db):
            return own if own.take() else None
    except OSError:  # a folder where no lock can be made
        return None
    except sqlite3.OperationalError as error:  # a file that cannot be written, or that somebody is writing to
        if reason(error) == "damaged":
            raise BrokenCase(file=str(path), reason="damaged") from error
        return None


def _make_ready(db: Database, path: Path, own: Lock) -> None:
    try:
        with saving(path):
            db.conn.execute("PRAGMA journal_mode = DELETE")
            version = schema.version(db)
            if version < schema.known():
                _back_up(path, version)
                _keep(path)
                schema.migrate(db)
    except BaseException:
        own.release()
        raise


def _back_up(path: Path, version: int) -> None:
    """A copy beside the file as it was before its schema changes."""
    date = dt.datetime.now().astimezone().date().isoformat()
    copy = unused(path.with_stem(f"{path.stem}-schema-{version}-{date}"))
    with (
        new_file(copy) as temporary,
        closing(connect(path, "ro")) as source,
        closing(connect(temporary, "rwc")) as target,
    ):
        source.conn.backup(target.conn)


def _keep(path: Path) -> None:
    """Also among the backups, where nobody tidies it away; that there is no room for it there is in no way."""
    from auditprep.store.backups import take  # which opens files by this module

    with suppress(WorldError):
        for _kept in take(path, Why.UPGRADED):
            pass


def open_to_read(path: Path) -> Database:
    """Connected so that nothing can be changed; a file of an older schema as a copy of the newest.
    Raises NotACase, NewerCase, BrokenCase, FileUnreadable."""
    _connected(path, "rw").close()  # the chance to undo what a crash left half-done
    db = _connected(path, "ro")
    with reading(path):
        return db if schema.version(db) == schema.known() else _newest(db)


def _newest(db: Database) -> Database:
    """The same in a temporary file of the newest schema, which the system throws away on close."""
    copy = set_up(sqlite3.connect("", isolation_level=None))
    with closing(db):
        db.conn.backup(copy.conn)
    schema.migrate(copy)
    return copy
