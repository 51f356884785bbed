"""Where the files that come with auditprep are, beside the source or inside the built program; and the user's own.

The user's own lie where each system wants them (platformdirs). Whether a folder is there, or can be written to, is not
asked here: a profile may be read-only, and everything but what is kept there works all the same.
"""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs

_NAME = "auditprep"


def resource(name: str) -> Path:
    """A file or folder under resources/: `resource("forms/…")`."""
    return _top() / "resources" / name


def data_folder() -> Path:
    """What belongs to this computer: backups, copies of what could not be saved, saved layouts."""
    return platformdirs.user_data_path(_NAME, appauthor=False)


def settings_folder() -> Path:
    """What the user has chosen, and words of her own; on Windows it goes with her from computer to computer."""
    return platformdirs.user_config_path(_NAME, appauthor=False, roaming=True)


def log_folder() -> Path:
    """The log, and reports of what went wrong."""
    return platformdirs.user_log_path(_NAME, appauthor=False)


def layouts_folder() -> Path:
    """Where layouts are saved."""
    return data_folder() / "layouts"


def backups_folder() -> Path:
    """Where copies of the cases are kept."""
    return data_folder() / "backups"


def _top() -> Path:
    """The built program unpacks its files to a folder that it names; from source it is the repository."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parents[1]
