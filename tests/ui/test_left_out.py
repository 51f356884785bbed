"""The window, where last year's Word form holds words that are in none of its answers: it says so, and shows them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from forms import make_form
from journeys import (
    BEFORE,
    BEFORE_ANSWERS,
    QUIET,
    Journey,
    click,
    form_before,
    has,
    make_case,
    opened_window,
    replace_ask,
    words,
)
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot
from snapshots import snapshot
from year_before import year_before

from auditprep.model import Match, Matching, Notice
from auditprep.model.years import Became
from ui.dialogs.left_out import LeftOutDialog
from ui.dialogs.pairing import PairingDialog
from ui.widgets.case_fields import CaseFields
from ui.widgets.previous_row import PreviousRow

pytestmark = QUIET

TOLD = "1 stycke text i ”svar 2030.docx” hör inte till någon fråga; det är inte med."
LOOSE = "Parken invigdes i maj."
SHOW = "Visa det som inte är med…"
LEFT = (Notice("text-without-question", None, {"text": LOOSE}),)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SimpleNamespace:
    return replace_ask(monkeypatch, tmp_path)


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """Last year's form, filled in, with words below the last question."""
    file = tmp_path / "svar 2030.docx"
    file.write_bytes(
        make_form(BEFORE, title="Frågor till nämnden 2030", answers=BEFORE_ANSWERS, after=(LOOSE,))
    )
    return file


def shown(there: Journey) -> str:
    """What the dialog shows."""
    return there.dialog(LeftOutDialog).findChild(QPlainTextEdit).toPlainText()


def test_the_third_step_of_a_new_case_says_it_as_soon_as_the_file_is_chosen(
    qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path, before: Path
) -> None:
    (tmp_path / "frågor.docx").write_bytes(make_form())
    asked.previous_file = lambda _parent: before
    with opened_window(qtbot, tmp_path) as there:
        there.window.start_new_case(tmp_path / "frågor.docx")
        dialog = there.window._creating.dialog
        assert dialog is not None
        qtbot.waitUntil(lambda: has(dialog, "Nästa"))
        click(dialog, "Nästa")
        assert not has(dialog, SHOW)
        click(dialog, "Välj föregående års fil…")
        qtbot.waitUntil(lambda: has(dialog, SHOW))
        assert TOLD in words(dialog)
        click(dialog, SHOW)
        (seen,) = dialog.findChildren(LeftOutDialog)
        assert seen.findChild(QPlainTextEdit).toPlainText() == LOOSE
        seen.accept()
        click(dialog, "Inget föregående år")
        assert not has(dialog, SHOW)
        dialog.reject()


def test_another_file_is_told_with_what_is_left_out_and_start_goes_on_saying_it(
    qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path, before: Path
) -> None:
    asked.previous_file = lambda _parent: before
    path = make_case(tmp_path / "Parknämnden 2031.auditprep")
    with opened_window(qtbot, tmp_path, path) as there:
        there.window._start.previous_requested.emit()
        there.settle()
        assert TOLD in there.window._told.words()
        there.window._told.press()
        assert shown(there) == LOOSE
        there.dialog(LeftOutDialog).accept()
        assert TOLD in words(there.page())
        before.write_bytes(form_before())
        there.window._start.previous_requested.emit()
        there.settle()
        assert TOLD not in there.window._told.words()
        assert not has(there.page(), SHOW)


def test_start_shows_the_words_behind_its_link(qtbot: QtBot) -> None:
    row = PreviousRow()
    qtbot.addWidget(row)
    row.show()
    previous = year_before(left_out=LEFT)
    row.show_case(snapshot())
    assert not has(row, SHOW)
    with qtbot.waitSignal(row.left_out_requested) as wanted:
        row.show_case(replace(snapshot(), previous=previous))
        click(row, SHOW)
    assert wanted.args == [previous]


def test_what_an_earlier_choice_held_is_not_told_of_a_later_one(qtbot: QtBot) -> None:
    fields = CaseFields(Path("/hem"))
    qtbot.addWidget(fields)
    fields.show()
    fields.set_previous(Path("/hem/b.docx"))
    fields.show_previous_read(Path("/hem/a.docx"), year_before(left_out=LEFT))
    assert not has(fields, SHOW)
    fields.show_previous_read(Path("/hem/b.docx"), year_before(left_out=LEFT))
    assert has(fields, SHOW)
    fields.set_previous(Path("/hem/c.docx"))
    assert not has(fields, SHOW)


@pytest.mark.parametrize("left", [(), LEFT])
def test_pairing_is_not_sure_of_all_where_something_was_left_out(
    qtbot: QtBot, left: tuple[Notice, ...]
) -> None:
    dialog = PairingDialog()
    qtbot.addWidget(dialog)
    matching = Matching((Match("1.1", "1.1", Became.SAME, 1.0),))
    dialog.show_matching(year_before(left_out=left), snapshot().questionnaire, matching, ())
    dialog.show()
    said = "\n".join(each.text() for each in dialog.findChildren(QLabel) if each.isVisible())
    assert ("Programmet är säkert på" in said) is (not left)
    assert ("hör inte till någon fråga" in said) is bool(left)
