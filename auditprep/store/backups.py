"""Backups of a case: taken, kept for a while, read, and made a case file again.

Nobody asks for them: the window takes them in a thread of its own when a case is opened, while somebody works in it, and when
it is closed. The case file is only read, in short readings, and nothing that goes wrong with a backup is in the way of
anything else.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import sqlite3
import time
import zlib
from collections.abc import Callable, Generator, Iterable
from contextlib import closing, suppress
from pathlib import Path

from sqlite_utils import Database

from auditprep import files
from auditprep.errors import BrokenBackup, FileError, UnknownBackup, WorldError
from auditprep.model import (
    Answer,
    BackedUpCase,
    Backup,
    BackupContents,
    BackupRoom,
    Correction,
    FileState,
    Notice,
    Progress,
    Questionnaire,
    Status,
    Why,
    is_answered,
    same_words,
)
from auditprep.paths import backups_folder
from auditprep.store import doctor
from auditprep.store.backups_core import (
    Core,
    Told,
    case_identity,
    finish,
    is_sound,
    make_core,
    put_file,
    put_texts,
    read_core,
    read_file,
    read_texts,
)
from auditprep.store.backups_file import Head, NotRead, name_of, read_core_of, read_head, write_backup
from auditprep.store.backups_kept import Taken, kept
from auditprep.store.backups_shelf import CaseShelf, Kept, Shelf
from auditprep.store.connection import connect, transaction
from auditprep.store.newfile import new_file
from auditprep.store.opening import true_path
from auditprep.store.rescue import rescue
from auditprep.store.trouble import reading

ReadForm = Callable[[bytes, str, tuple[Correction, ...]], Questionnaire]

_SLOWEST = 50_000_000
"""How many bytes a second a drive is taken to give, before it has been tried."""


def the_shelf() -> Shelf:
    """Where this user's backups lie."""
    return Shelf(backups_folder())


# Taken


def take(path: Path, why: Why, *, seconds: float | None = None) -> Generator[Progress, None, Backup | None]:
    """A backup of the case in this file, unless it is as it was; old ones go. No reading of the file is to take longer than so
    many `seconds`, if any are said: a document that would is left for the next time. What has no room is left out, and
    told (`Backup.lacking`). Raises FileNotWritable, DiskFull, and what reading a case raises."""
    file, shelf = true_path(path), the_shelf()
    core = make_core(file)
    with shelf.alone():
        case = shelf.case(core.identity)
        files.make_folder(case.folder)
        case.sweep()
        before = case.kept()
        yield from _keep_files(file, core, case, shelf, seconds)
        texts = yield from _keep_texts(file, core, case, before)
        made = _write(path, why, core, texts, case, before)
        _prune(case)
        shelf.make_room(case)
    return made


def _keep_files(
    file: Path, core: Core, case: CaseShelf, shelf: Shelf, seconds: float | None
) -> Generator[Progress, None, None]:
    """Small ones first: they tell how fast the drive is."""
    lacking = sorted((size, digest) for digest, size in core.files.items() if not case.has(digest, size))
    own, speed = case.files_size() if lacking else 0, float(_SLOWEST)
    for at, (size, digest) in enumerate(lacking):
        yield Progress(at, len(lacking), "backup")
        if not shelf.has_room(size, own) or (seconds and size / speed > seconds):
            continue
        began = time.monotonic()
        data = read_file(file, digest)
        if size > 1_000_000:
            speed = size / max(time.monotonic() - began, 0.001)
        if data is not None and _could_put(case, digest, data):
            own += size


def _keep_texts(
    file: Path, core: Core, case: CaseShelf, before: Iterable[Kept]
) -> Generator[Progress, None, dict[str, str]]:
    """The pages of each version; those that an earlier backup has are not read again."""
    known = {name: digest for each in before for name, digest in each.head.texts.items()}
    texts = {}
    for at, (version, name) in enumerate(core.texts.items()):
        digest = known.get(name)
        if digest is None or not case.has(digest):
            yield Progress(at, len(core.texts), "backup")
            packed = read_texts(file, version)
            digest = hashlib.sha256(packed).hexdigest()
            if not case.has(digest):
                _could_put(case, digest, packed)
        texts[name] = digest
    return texts


def _could_put(case: CaseShelf, digest: str, data: bytes) -> bool:
    """A document that cannot be kept is in no way of the answers."""
    with suppress(FileError):
        case.put(digest, data)
        return True
    return False


def _write(
    path: Path, why: Why, core: Core, texts: dict[str, str], case: CaseShelf, before: tuple[Kept, ...]
) -> Backup | None:
    """None where the newest one from the same place is the same."""
    digest = hashlib.sha256(core.data).hexdigest()
    place = Path(os.path.abspath(path))
    if before and (before[-1].head.core, before[-1].head.path) == (digest, place):
        return None
    file = case.next_file()
    head = _head(place, why, core, texts, digest, before)
    if not is_sound(core.data):
        raise BrokenBackup(number=0)
    write_backup(file, head, core.data)
    head, size = read_head(file)
    return head.as_backup(case.id, int(file.stem), size, case.digests())


def _head(
    path: Path, why: Why, core: Core, texts: dict[str, str], digest: str, before: tuple[Kept, ...]
) -> Head:
    with reading(path):
        told = read_core(core.data)
        status = Status(told.status)
    return Head(
        when=dt.datetime.now(dt.UTC),
        why=why,
        path=path,
        board=told.board,
        year=told.year,
        status=status,
        questions=told.questionnaire.count,
        answered=_answered(told),
        evidence=len(told.evidence),
        files=core.files,
        texts=texts,
        core=digest,
        changed=_changed(told, before[-1].file) if before else (),
    )


def _changed(told: Told, before: Path) -> tuple[str, ...]:
    """What people call the questions whose answers are others than in that backup; none where it cannot be read."""
    try:
        then = read_core(read_core_of(before)).answers
    except (NotRead, OSError, FileError, sqlite3.Error, ValueError):
        return ()
    questions = told.questionnaire.questions()
    return tuple(
        each.label
        for each in questions
        if not same_words(told.answers[each.key], then.get(each.key, Answer()))
    )


def _answered(told: Told) -> int:
    return sum(is_answered(each, told.answers[each.key]) for each in told.questionnaire.questions())


def _prune(case: CaseShelf) -> None:
    case.look_again()
    there = [Taken(each.number, _day(each.head.when), str(each.head.path)) for each in case.kept()]
    left = kept(there, dt.datetime.now().astimezone().date())
    case.drop(frozenset(each.number for each in there) - left)


def _day(when: dt.datetime) -> dt.date:
    return when.astimezone().date()


# Looked at


def backed_up() -> tuple[BackedUpCase, ...]:
    """Every case that has backups, the one with the newest first; and what has become of its file."""
    found = [(each.id, each.backups()) for each in the_shelf().cases()]
    cases = [BackedUpCase(id, backups, _state(id, backups[0].path)) for id, backups in found if backups]
    return tuple(sorted(cases, key=lambda case: case.newest.when, reverse=True))


def backups_of(path: Path) -> tuple[Backup, ...]:
    """The backups of the case in this file, the newest first; where it is gone or damaged, of the one that lay there."""
    shelf = the_shelf()
    try:
        return shelf.case(case_identity(true_path(path))).backups()
    except WorldError:
        return _lay_at(shelf, path)


def _lay_at(shelf: Shelf, path: Path) -> tuple[Backup, ...]:
    found = (case.backups() for case in shelf.cases())
    there = [backups for backups in found if any(files.is_same(each.path, path) for each in backups)]
    return max(there, key=lambda backups: backups[0].when, default=())


def _state(id: str, path: Path) -> FileState:
    if not os.path.isfile(path):
        return FileState.GONE
    try:
        identity = case_identity(true_path(path))
    except WorldError:
        return FileState.DAMAGED
    return FileState.THERE if the_shelf().case(identity).id == id else FileState.OTHER


def room() -> BackupRoom:
    """Where they lie, and how much they take."""
    shelf = the_shelf()
    return BackupRoom(shelf.folder, shelf.size(), shelf.limit)


def contents(backup: Backup) -> BackupContents:
    """What it holds. Raises UnknownBackup, BrokenBackup."""
    try:
        told = read_core(_core(backup))
    except (sqlite3.Error, ValueError) as error:
        raise BrokenBackup(number=backup.number) from error
    return BackupContents(backup, told.questionnaire, told.answers, told.evidence)


def _core(backup: Backup) -> bytes:
    """Raises UnknownBackup, BrokenBackup."""
    file = _file(backup)
    try:
        return read_core_of(file)
    except (NotRead, OSError, FileError) as error:
        kind = BrokenBackup if file.exists() else UnknownBackup
        raise kind(number=backup.number) from error


def _file(backup: Backup) -> Path:
    return the_shelf().by_id(backup.case).folder / name_of(backup.number)


# Made a case again


def restore(backup: Backup, to: Path, read_form: ReadForm) -> Generator[Progress, None, tuple[Notice, ...]]:
    """Makes the new case `to`. What the backup lacks is left out, and told. Raises FileExistsAlready, FileNotWritable,
    DiskFull, UnknownBackup, BrokenBackup."""
    core = _core(backup)
    try:
        head, _size = read_head(_file(backup))
    except (NotRead, OSError) as error:
        raise BrokenBackup(number=backup.number) from error
    with new_file(to) as temporary:
        yield from _assemble(temporary, core, head, the_shelf().by_id(backup.case))
        if all(each.code == "case-sound" for each in doctor.check(temporary)):
            return ()
        return _mend(temporary, read_form)


def _assemble(file: Path, core: bytes, head: Head, case: CaseShelf) -> Generator[Progress, None, None]:
    """The case with its files and pages; those that are not kept are as if they had been erased."""
    file.write_bytes(core)
    with closing(connect(file, "rw")) as db:
        for faster in ("synchronous", "secure_delete"):  # it is new, and synced once when it is whole
            db.conn.execute(f"PRAGMA {faster} = OFF")
        with transaction(db):
            for at, digest in enumerate(head.files):
                yield Progress(at, len(head.files), "restore")
                if (data := case.get(digest)) is not None:
                    put_file(db, digest, data)
            for packed in filter(None, map(case.get, head.texts.values())):
                _put_texts(db, packed)
        finish(db)
    with file.open("r+b") as written:
        os.fsync(written.fileno())


def _put_texts(db: Database, packed: bytes) -> None:
    with suppress(ValueError, zlib.error, sqlite3.Error):  # what is not whole is told as lost
        put_texts(db, packed)


def _mend(file: Path, read_form: ReadForm) -> tuple[Notice, ...]:
    """Of a case that is not whole, what is; and what is lost."""
    mended = file.with_name(f"{file.name}-mended")
    try:
        notices = rescue(file, mended, read_form)
        os.replace(mended, file)
    finally:
        with suppress(OSError):
            mended.unlink()
    return notices


# Taken away


def drop(backups: Iterable[Backup]) -> None:
    """Takes backups away, with all that only they need. Raises FileNotWritable, DiskFull."""
    shelf = the_shelf()
    with shelf.alone():
        for case, numbers in _by_case(backups).items():
            there = shelf.by_id(case)
            there.drop(frozenset(numbers))
            if not there.kept():
                there.drop_all()


def _by_case(backups: Iterable[Backup]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for each in backups:
        found.setdefault(each.case, []).append(each.number)
    return found
