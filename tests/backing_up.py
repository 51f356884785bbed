"""Backups made and looked at, for tests."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import Any

from auditprep.model import Backup, Why
from auditprep.paths import backups_folder
from auditprep.store import backups


def end(work: Generator[Any, None, Any]) -> Any:
    """What work that tells of its progress comes to."""
    while True:
        try:
            next(work)
        except StopIteration as done:
            return done.value


def take(path: Path, why: Why = Why.WORKED, **more: Any) -> Backup | None:
    return end(backups.take(path, why, **more))


def restore(backup: Backup, to: Path) -> Any:
    return end(backups.restore(backup, to, no_form))


def no_form(*_given: Any) -> Any:
    raise AssertionError("the form is there")


def kept_files() -> list[Path]:
    """What is kept beside the backups."""
    return sorted(each for each in backups_folder().glob("*/files/*/*") if each.is_file())


def kept_backups() -> list[Path]:
    return sorted(backups_folder().glob("*/*.backup"))
