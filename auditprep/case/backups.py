"""The part of the door that is about backups: taken, looked at, and the way back."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from pathlib import Path

from auditprep.case.base import OpenCase
from auditprep.errors import BackupError, UnknownBackup, UnknownQuestion
from auditprep.model import (
    BackedUpCase,
    Backup,
    BackupContents,
    BackupRoom,
    Notice,
    Progress,
    Snapshot,
    Why,
    answers_then,
    only_then,
)


class CaseBackups(OpenCase):
    """What changes something raises ReadOnlyCase, LockedCase and SaveFailed besides what it says."""

    def backups(self) -> tuple[Backup, ...]:
        """The backups of this case, the newest first."""
        return backups_of(self._file.path)

    def put_back(self, key: str, contents: BackupContents) -> int:
        """The answer as the backup has it stands there again, as a step; gives the step, 0 where it stood there already. Raises
        UnknownQuestion, UnknownMark."""
        if key not in contents.answers:
            raise UnknownQuestion(question=key)
        return self._file.put_back(key, contents.answers[key], contents.backup.when)


def take_backup(
    path: Path, why: Why, *, seconds: float | None = None
) -> Generator[Progress, None, Backup | None]:
    """A backup of the case in this file, which is only read; None where it is as it was when the newest one was taken. No
    reading is to last longer than so many `seconds`: what would is left for the next time. Old ones go, and what has no room
    is left out. Raises CaseError, FileError."""
    from auditprep.store import backups

    return backups.take(path, why, seconds=seconds)


def backed_up_cases() -> tuple[BackedUpCase, ...]:
    """Every case that has backups, also where its file is gone or damaged; the one with the newest first."""
    from auditprep.store import backups

    return backups.backed_up()


def backups_of(path: Path) -> tuple[Backup, ...]:
    """The backups of the case in this file, the newest first; where it is gone or damaged, of the case that lay there."""
    from auditprep.store import backups

    return backups.backups_of(path)


def backup_of(path: Path, number: int) -> Backup:
    """The one with this number. Raises UnknownBackup."""
    found = next((each for each in backups_of(path) if each.number == number), None)
    if found is None:
        raise UnknownBackup(number=number)
    return found


def read_backup(backup: Backup) -> BackupContents:
    """What it holds. Raises UnknownBackup, BrokenBackup."""
    from auditprep.store import backups

    return backups.contents(backup)


def restore_backup(backup: Backup, to: Path) -> Generator[Progress, None, tuple[Notice, ...]]:
    """Makes a new case of it, never over another file; what it lacked is told. Raises FileExistsAlready, FileNotWritable,
    DiskFull, UnknownBackup, BrokenBackup."""
    from auditprep.store import backups
    from auditprep.wordform.reader import read_form

    return backups.restore(backup, to, read_form)


def drop_backups(found: Iterable[Backup]) -> None:
    """Takes backups away, with the documents that only they keep. Raises FileNotWritable, DiskFull."""
    from auditprep.store import backups

    backups.drop(found)


def backup_room() -> BackupRoom:
    """Where all backups lie, and how much they take."""
    from auditprep.store import backups

    return backups.room()


def beside_rescued(damaged: Path, rescued: Path | None) -> tuple[Notice, ...]:
    """The newest backup of a case that was damaged, and what it has that could not be rescued (None: nothing could);
    nothing where there is no backup."""
    from auditprep.store.casefile import CaseFile

    contents = _newest_readable(damaged)
    if contents is None:
        return ()
    if rescued is None:
        return (_newest(contents.backup),)
    with CaseFile(rescued, read_only=True, who="") as file:
        return (_newest(contents.backup), *_told(contents, file.snapshot()))


def _newest_readable(path: Path) -> BackupContents | None:
    for each in backups_of(path):
        try:
            return read_backup(each)
        except BackupError:
            continue
    return None


def _newest(backup: Backup) -> Notice:
    counts = {"answers": backup.answered, "questions": backup.questions, "evidence": backup.evidence}
    told = {name: str(count) for name, count in {"number": backup.number, **counts}.items()}
    return Notice("backup-newest", facts={"since": backup.when.isoformat(), **told})


def _told(contents: BackupContents, rescued: Snapshot) -> Iterator[Notice]:
    others = [each for each in answers_then(contents, rescued) if not each.then.is_empty]
    lost = [each.question.label for each in others if each.now is None or each.now.is_empty]
    changed = [each.question.label for each in others if each.question.label not in lost]
    documents = [each.title for each in only_then(contents, rescued)]
    if lost:
        yield Notice("backup-has-answers", facts={"questions": ", ".join(lost)})
    if documents:
        yield Notice("backup-has-evidence", facts={"titles": "; ".join(documents)})
    if changed:
        yield Notice("backup-differs", facts={"questions": ", ".join(changed)})
    if not others and not documents:
        yield Notice("backup-adds-nothing")
