"""Where F1 leads from: every page and every dialog has its chapter, and every chapter and heading named is there."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QDialog, QWidget

import ui.dialogs
import ui.pages
from auditprep import handbook
from ui.models.help_chapters import CHAPTERS, FIRST, chapter_for


def shown() -> Iterator[str]:
    """The names of every page and every dialog."""
    for package, kind in ((ui.pages, QWidget), (ui.dialogs, QDialog)):
        for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(found.name)
            for name, each in inspect.getmembers(module, inspect.isclass):
                is_its_own = each.__module__.startswith(found.name) and not name.startswith("_")
                is_page = name.endswith("Page") or kind is QDialog
                if is_its_own and is_page and issubclass(each, kind):
                    yield name


def test_every_page_and_every_dialog_has_its_chapter() -> None:
    names = set(shown())
    assert len(names) > 15
    assert names - set(CHAPTERS) == set()


@pytest.mark.parametrize("address", sorted({FIRST, *CHAPTERS.values()}))
def test_the_chapter_and_its_heading_are_in_the_handbook(address: str) -> None:
    name, _sign, anchor = address.partition("#")
    chapter = handbook.chapter(name)
    assert chapter is not None
    assert not anchor or anchor in {each.anchor for each in chapter.headings}


def test_what_is_nearest_decides() -> None:
    assert chapter_for(["QLineEdit", "ChecklistPanel", "EvidencePage"]) == "bilagor#checklistan"
    assert chapter_for(["QToolButton", "Rail", "MainWindow", "ChecksPage"]) == "granska"


def test_where_nothing_is_known_it_begins_at_the_beginning() -> None:
    assert chapter_for([]) == FIRST
    assert chapter_for(["QMessageBox"]) == FIRST
