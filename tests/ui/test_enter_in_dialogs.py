"""Enter presses the button that has the focus, in every dialog: who stands on *Cancel* does not do what it cancels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMetaMethod, Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QPushButton, QToolButton
from pytestqt.qtbot import QtBot
from readings import reading
from snapshots import snapshot
from year_before import paired, year_before

from auditprep.model import Matching, Status
from ui.dialogs.carry import CarryDialog
from ui.dialogs.handout import HandoutDialog
from ui.dialogs.new_case import NewCaseDialog
from ui.dialogs.pairing import PairingDialog
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.dialogs.status import StatusDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|does not support")


def new_case() -> NewCaseDialog:
    """At the last step."""
    made = NewCaseDialog(Path("/hem"))
    made.choose(Path("/hem/frågor.docx"))
    made.show_form(Path("/hem/frågor.docx"), reading())
    made._next.click()
    made.set_previous(Path("/hem/2024.auditprep"))
    return made


def status() -> StatusDialog:
    made = StatusDialog(snapshot())
    made.choose(Status.READY)
    return made


def handout() -> HandoutDialog:
    made = HandoutDialog(snapshot(), ("1.1",))
    made._to.setText("controllern")
    return made


def carry() -> CarryDialog:
    return CarryDialog(replace(snapshot(), previous=year_before()), year_before(), paired())


def pairing() -> PairingDialog:
    made = PairingDialog()
    form = snapshot().questionnaire
    made.show_matching(year_before(), form, Matching(()), ())
    return made


def shortcuts() -> QDialog:
    return ShortcutsDialog([], None)  # type: ignore[arg-type]


DIALOGS = (new_case, status, handout, carry, pairing, shortcuts)


@pytest.mark.parametrize("make", DIALOGS, ids=lambda make: make.__name__)
def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot, make: Callable[[], QDialog]) -> None:
    pressed = 0
    for at in range(len(pressable(shown(qtbot, make())))):
        dialog = shown(qtbot, make())
        button = pressable(dialog)[at]
        heard = told_by(dialog)
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Return)
        assert heard == [name(button)]
        pressed += 1
    assert pressed


def test_enter_on_cancel_makes_no_case(qtbot: QtBot) -> None:
    dialog = shown(qtbot, new_case())
    dialog._cancel.setFocus()
    with qtbot.assertNotEmitted(dialog.case_requested):
        qtbot.keyClick(dialog._cancel, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_enter_on_choose_file_makes_no_case(qtbot: QtBot) -> None:
    dialog = shown(qtbot, new_case())
    browse = next(
        each for each in dialog.findChildren(QPushButton) if each.text() == "Välj fil…" and each.isVisible()
    )
    browse.setFocus()
    with qtbot.assertNotEmitted(dialog.case_requested), qtbot.waitSignal(dialog.previous_browse_requested):
        qtbot.keyClick(browse, Qt.Key.Key_Return)


def test_enter_on_cancel_does_not_change_the_status(qtbot: QtBot) -> None:
    dialog = shown(qtbot, status())
    dialog._cancel.setFocus()
    with qtbot.assertNotEmitted(dialog.status_wanted):
        qtbot.keyClick(dialog._cancel, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_enter_elsewhere_is_still_the_main_button(qtbot: QtBot) -> None:
    dialog = shown(qtbot, status())
    with qtbot.waitSignal(dialog.status_wanted):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    made = shown(qtbot, new_case())
    with qtbot.waitSignal(made.case_requested):
        qtbot.keyClick(made.focusWidget(), Qt.Key.Key_Return)


def shown(qtbot: QtBot, dialog: QDialog) -> QDialog:
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def pressable(dialog: QDialog) -> list[QAbstractButton]:
    return [
        each
        for each in dialog.findChildren(QAbstractButton)
        if isinstance(each, QPushButton | QToolButton)
        and each.isVisible()
        and each.isEnabled()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def told_by(dialog: QDialog) -> list[str]:
    """The buttons that are pressed from now on; they do nothing else."""
    heard: list[str] = []
    for each in dialog.findChildren(QAbstractButton):
        if each.isSignalConnected(QMetaMethod.fromSignal(each.clicked)):
            each.clicked.disconnect()
        said = name(each)
        each.clicked.connect(lambda _on=False, said=said: heard.append(said))
    return heard


def name(button: QAbstractButton) -> str:
    return button.text() or button.accessibleName()
