"""Where the files that come with auditprep are, beside the source or inside the built program; and the user's own."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def resource(name: str) -> Path:
    """A file or folder under resources/: `resource("forms/…")`. Whether it is there is not asked."""
    return _top() / "resources" / name


def user_folder() -> Path:
    """Where what auditprep keeps for this user lies: its log, and the saved layouts. Whether it is there is not
    asked."""
    local = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_DATA_HOME")
    return (Path(local) if local else Path.home() / ".local/share") / "auditprep"


def layouts_folder() -> Path:
    """Where layouts are saved. Whether it is there is not asked."""
    return user_folder() / "layouts"


def _top() -> Path:
    """The built program unpacks its files to a folder that it names; from source it is the repository."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parents[1]
