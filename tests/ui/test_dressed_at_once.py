"""A first window that is dressed when it is whole looks as one that is dressed part by part."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

SHOWS = """
import hashlib, os, sys
from PySide6.QtCore import QSettings
from ui import theme
from ui.app import make_app
from ui.windows import Windows

app = make_app("sv", holds_back=sys.argv[1] == "held")
theme.apply(app, dark=True)
worn_before = bool(app.styleSheet())
window = Windows(QSettings(sys.argv[2], QSettings.Format.IniFormat)).new()
app.processEvents()
picture = window.grab().toImage()
print(worn_before, app.styleSheet() == theme.style_sheet(theme.DARK), hashlib.sha256(picture.constBits()).hexdigest())
sys.stdout.flush()
os._exit(0)
"""


def test_it_looks_the_same(tmp_path: Path) -> None:
    """Each in a program of its own: what is worn is never taken off."""
    before, worn, part_by_part = shown("worn", tmp_path / "ett.ini")
    assert (before, worn) == ("True", "True")
    before, worn, when_whole = shown("held", tmp_path / "två.ini")
    assert (before, worn) == ("False", "True")
    assert when_whole == part_by_part


def shown(how: str, settings: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", SHOWS, how, str(settings)], cwd=ROOT, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()
