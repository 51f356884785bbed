"""What is done with backups: called in threads that nothing waits for."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from auditprep.model import (
    BackedUpCase,
    Backup,
    BackupContents,
    BackupRoom,
    Notice,
    Progress,
    Why,
)


class BackupPress:
    """The way to the door."""

    def take(self, path: Path, why: Why, seconds: float | None) -> Generator[Progress, None, Backup | None]:
        """A backup of a case; None where it is as it was. Raises CaseError, FileError."""
        from auditprep.case import take_backup

        return take_backup(path, why, seconds=seconds)

    def list(self, own: Path | None) -> tuple[tuple[BackedUpCase, ...], str, BackupRoom]:
        """Every case that has backups; which of them is the one in this file; and how much room they take."""
        from auditprep.case import backed_up_cases, backup_room, backups_of

        mine = backups_of(own) if own else ()
        return backed_up_cases(), mine[0].case if mine else "", backup_room()

    def room(self) -> BackupRoom:
        from auditprep.case import backup_room

        return backup_room()

    def read(self, backup: Backup) -> BackupContents:
        """Raises UnknownBackup, BrokenBackup."""
        from auditprep.case import read_backup

        return read_backup(backup)

    def restore(self, backup: Backup, to: Path) -> Generator[Progress, None, tuple[Notice, ...]]:
        """Makes a new case of it. Raises BackupError, FileError."""
        from auditprep.case import restore_backup

        return restore_backup(backup, to)

    def drop(self, backups: tuple[Backup, ...]) -> None:
        """Takes backups away. Raises FileError."""
        from auditprep.case import drop_backups

        drop_backups(backups)
