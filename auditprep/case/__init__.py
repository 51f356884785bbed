"""Door 1: every change to a case goes through here."""

from auditprep.case.backups import (
    backed_up_cases,
    backup_of,
    backup_room,
    backups_of,
    beside_rescued,
    drop_backups,
    read_backup,
    restore_backup,
    take_backup,
)
from auditprep.case.base import UNSET, Unset
from auditprep.case.door import Case, check_file, glance, login_name, rescue_file

__all__ = [
    "UNSET",
    "Case",
    "Unset",
    "backed_up_cases",
    "backup_of",
    "backup_room",
    "backups_of",
    "beside_rescued",
    "check_file",
    "drop_backups",
    "glance",
    "login_name",
    "read_backup",
    "rescue_file",
    "restore_backup",
    "take_backup",
]
