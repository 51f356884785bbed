"""Where the files that come with auditprep are: beside the source, or inside the built program."""

from __future__ import annotations

import sys
from pathlib import Path


def resource(name: str) -> Path:
    """A file or folder under resources/: `resource("forms/…")`. Whether it is there is not asked."""
    return _top() / "resources" / name


def _top() -> Path:
    """The built program unpacks its files to a folder that it names; from source it is the repository."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parents[1]
