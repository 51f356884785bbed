"""What is asked, as far as it is decided before the system's own dialog opens."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from ui import ask


@pytest.fixture
def asked(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> tuple[QWidget, list[Path]]:
    """A window, and the names that were suggested for a file."""
    suggested: list[Path] = []

    def save_as(_parent: QWidget, _title: str, suggestion: Path, _kind: str) -> Path:
        suggested.append(suggestion)
        return suggestion

    monkeypatch.setattr(ask, "save_as", save_as)
    window = QWidget()
    qtbot.addWidget(window)
    return window, suggested


def test_a_rescue_is_suggested_beside_the_damaged_case_under_a_free_name(
    asked: tuple[QWidget, list[Path]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, _suggested = asked
    monkeypatch.setattr(ask, "confirm", lambda *_words, **_buttons: True)
    first = ask.rescue_as(window, "Skadat.", tmp_path / "a.auditprep")
    assert first == tmp_path / "a-räddat.auditprep"
    first.touch()
    assert ask.rescue_as(window, "Skadat.", tmp_path / "a.auditprep") == tmp_path / "a-räddat-2.auditprep"


def test_a_rescue_that_is_called_off_asks_for_no_name(
    asked: tuple[QWidget, list[Path]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, suggested = asked
    monkeypatch.setattr(ask, "confirm", lambda *_words, **_buttons: False)
    assert ask.rescue_as(window, "Skadat.", tmp_path / "a.auditprep") is None
    assert suggested == []


@pytest.mark.parametrize(
    ("chosen", "written"),
    [
        ("svar.docx", "svar.docx"),
        ("svar.DOCX", "svar.DOCX"),
        ("svar", "svar.docx"),
        ("pärm.pdf", "pärm.docx"),
        ("beslut 2025.05", "beslut 2025.05.docx"),
        ("finns.pdf", "finns-2.docx"),
    ],
)
def test_what_is_saved_has_the_ending_of_what_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: str, written: str
) -> None:
    (tmp_path / "finns.docx").touch()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(tmp_path / chosen), ""))
    assert ask.save_as(None, "Spara", tmp_path / "f.docx", "Word") == tmp_path / written


def test_a_folder_for_documents_that_is_not_there_is_not_suggested(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "Dokument"
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _where: str(kept))
    assert ask.documents() == Path.home()
    kept.mkdir()
    assert ask.documents() == kept


def test_the_next_file_is_looked_for_where_the_last_one_was_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []

    def choose(_parent: QWidget, _title: str, folder: str, _kind: str) -> tuple[str, str]:
        begun.append(folder)
        return str(tmp_path / "2025" / "formulär.docx"), ""

    monkeypatch.setattr(ask, "_been", [])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    for _twice in range(2):
        ask.form_file(None)
    assert begun == [str(ask.documents()), str(tmp_path / "2025")]


def test_nothing_is_left_of_what_was_asked(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: 0)
    assert not ask.confirm(window, "Lämna?", "Allt är sparat.", yes="Lämna", no="Stanna")
    ask.tell(window, "Klart.")
    qtbot.waitUntil(lambda: not window.findChildren(QMessageBox))


def test_documents_on_a_server_that_does_not_answer_hold_nobody_up(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answers, true = threading.Event(), os.path.isdir
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(tmp_path))
    assert ask.documents() == tmp_path
    monkeypatch.setattr(os.path, "isdir", lambda folder: answers.wait(60) and true(folder))
    try:
        assert ask.documents() == Path.home()
    finally:
        answers.set()
