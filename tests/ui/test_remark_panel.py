"""What the auditors said afterwards is written down beside the question, also while the case is locked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot
from snapshots import snapshot
from year_before import REMARK

from auditprep.model import Remark, Snapshot, Status
from ui import typing_pause
from ui.models.remarks import Remarks
from ui.pages.questions import QuestionsPage
from ui.widgets.remark_panel import RemarkPanel

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # said by the offscreen platform alone

Open = Callable[..., QuestionsPage]
Heard = list[tuple[str, Remark]]


def sent_case(status: Status = Status.SENT, remarks: dict[str, Remark] | None = None) -> Snapshot:
    return replace(snapshot(), status=status, remarks=remarks or {})


@pytest.fixture
def open_page(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Open:
    monkeypatch.setattr(typing_pause, "PAUSE_MS", 40)
    monkeypatch.setattr(typing_pause, "LONGEST_MS", 200)

    def open_it(case: Snapshot | None = None) -> QuestionsPage:
        page = QuestionsPage()
        qtbot.addWidget(page)
        page.resize(1282, 768)
        page.show_case(case or sent_case())
        page.show_remarks_tab()
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return page

    return open_it


@pytest.fixture
def page(open_page: Open) -> QuestionsPage:
    return open_page()


def heard_of(page: QuestionsPage) -> Heard:
    heard: Heard = []
    page.remark_changed.connect(lambda key, remark: heard.append((key, remark)))
    return heard


def panel(page: QuestionsPage) -> RemarkPanel:
    return page._side.remarks


def field(page: QuestionsPage, name: str) -> QPlainTextEdit:
    return next(each for each in panel(page).findChildren(QPlainTextEdit) if each.accessibleName() == name)


def write(page: QuestionsPage, name: str, words: str) -> None:
    field(page, name).setFocus()
    field(page, name).insertPlainText(words)


def tabs(page: QuestionsPage) -> list[str]:
    return [page._side._tabs.tabText(at) for at in range(page._side._tabs.count())]


def said(page: QuestionsPage) -> str:
    return "\n".join(label.text() for label in panel(page).findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize(
    ("status", "there"),
    [
        (Status.DRAFT, False),
        (Status.READY, False),
        (Status.DECIDED, False),
        (Status.SENT, True),
        (Status.REVIEWED, True),
    ],
)
def test_the_tab_is_there_once_the_case_is_sent(open_page: Open, status: Status, there: bool) -> None:
    assert ("Omdöme" in tabs(open_page(sent_case(status)))) is there


def test_the_tab_comes_and_goes_with_the_status(page: QuestionsPage) -> None:
    assert tabs(page) == ["Föregående år", "Historik", "Omdöme"]
    page.show_evidence(sent_case(Status.DECIDED))
    assert tabs(page) == ["Föregående år", "Anmärkningar", "Historik"]
    page.show_evidence(sent_case(Status.DECIDED, {"1.2": REMARK}))  # what is written can still be read
    assert tabs(page) == ["Föregående år", "Anmärkningar", "Historik", "Omdöme"]


def test_a_remark_is_saved_after_a_pause_while_the_answer_is_locked(
    page: QuestionsPage, qtbot: QtBot
) -> None:
    heard = heard_of(page)
    assert page._sheet.editor.findChild(QTextEdit).isReadOnly()
    write(page, "Omdöme", "Tillräckligt")
    assert heard == []
    qtbot.waitUntil(lambda: heard == [("1.1", Remark("Tillräckligt"))])
    assert "Sparar…" in said(page)
    page.show_evidence(sent_case(remarks={"1.1": Remark("Tillräckligt")}))
    assert "Sparat ✓" in said(page)


def test_all_three_parts_go_together(page: QuestionsPage) -> None:
    heard = heard_of(page)
    write(page, "Omdöme", "Tillräckligt.")
    write(page, "Rekommendation", "Mät oftare.")
    write(page, "Så hanterades den", "Vi mäter varje månad.")
    page.flush()
    assert heard[-1] == ("1.1", REMARK)


@pytest.mark.parametrize(
    "leave",
    [
        lambda page: page.show_question("1.2"),
        lambda page: page.flush(),
        lambda page: panel(page).findChild(QComboBox).setFocus(),
        lambda page: page.set_read_only(True),
    ],
    ids=["another question", "flush", "focus", "read-only"],
)
def test_what_is_typed_is_saved_when_it_is_left(
    page: QuestionsPage, leave: Callable[[QuestionsPage], None]
) -> None:
    heard = heard_of(page)
    write(page, "Omdöme", "Bra")
    leave(page)
    assert heard == [("1.1", Remark("Bra"))]


def test_every_question_has_its_own_and_the_whole_has_one(page: QuestionsPage) -> None:
    heard = heard_of(page)
    write(page, "Omdöme", "Om ettan")
    page.show_question("1.2")
    assert field(page, "Omdöme").toPlainText() == ""
    panel(page).findChild(QComboBox).setCurrentIndex(1)
    write(page, "Omdöme", "Om allt")
    panel(page).findChild(QComboBox).setCurrentIndex(0)
    assert field(page, "Omdöme").toPlainText() == ""
    page.show_question("1.1")
    assert field(page, "Omdöme").toPlainText() == "Om ettan"
    assert heard == [("1.1", Remark("Om ettan")), ("", Remark("Om allt"))]
    assert panel(page).findChild(QComboBox).itemText(0) == "Fråga 1.1"


def test_what_is_being_typed_is_not_taken_away_by_news(page: QuestionsPage) -> None:
    write(page, "Omdöme", "Halvt skriv")
    page.show_evidence(sent_case(remarks={"1.1": Remark("Gammalt")}))
    assert field(page, "Omdöme").toPlainText() == "Halvt skriv"
    page.show_case(sent_case(remarks={"1.1": Remark("Gammalt")}))
    assert field(page, "Omdöme").toPlainText() == "Halvt skriv"


def test_a_remark_that_was_not_saved_is_kept_told_and_tried_again(page: QuestionsPage) -> None:
    write(page, "Omdöme", "Bra")
    page.flush()
    heard = heard_of(page)
    page.flush()
    assert heard == []  # it is on its way
    page.on_remark_failed("1.1", "Disken är full.")
    assert "Disken är full." in said(page)
    assert field(page, "Omdöme").toPlainText() == "Bra"
    page.flush()
    assert heard == [("1.1", Remark("Bra"))]
    page.show_evidence(sent_case(remarks={"1.1": Remark("Bra")}))
    assert "Disken är full." not in said(page)


def test_a_remark_that_is_emptied_is_saved_as_none(open_page: Open) -> None:
    page = open_page(sent_case(remarks={"1.1": Remark("Bra")}))
    heard = heard_of(page)
    assert field(page, "Omdöme").toPlainText() == "Bra"
    field(page, "Omdöme").setFocus()
    field(page, "Omdöme").selectAll()
    field(page, "Omdöme").insertPlainText("")
    page.flush()
    assert heard == [("1.1", Remark())]


def test_a_file_that_cannot_be_written_takes_no_remarks(page: QuestionsPage) -> None:
    page.set_read_only(True, file_too=False)
    assert not field(page, "Omdöme").isReadOnly()
    page.set_read_only(True)
    assert field(page, "Omdöme").isReadOnly()


def test_another_case_begins_with_its_own(page: QuestionsPage) -> None:
    write(page, "Omdöme", "Bra")
    page.flush()
    other = replace(sent_case(remarks={"1.1": Remark("Annat")}), path=snapshot(path="b.auditprep").path)
    page.show_case(other)
    assert field(page, "Omdöme").toPlainText() == "Annat"


def test_tab_goes_through_the_fields(page: QuestionsPage, qtbot: QtBot) -> None:
    field(page, "Omdöme").setFocus()
    for name in ("Rekommendation", "Så hanterades den"):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is field(page, name)


def test_a_field_grows_with_its_text(page: QuestionsPage, qtbot: QtBot) -> None:
    before = field(page, "Omdöme").height()
    write(page, "Omdöme", "Rad\n" * 8)
    qtbot.waitUntil(lambda: field(page, "Omdöme").height() > before)


# What is known of them


def test_a_wish_stays_until_the_case_holds_it() -> None:
    remarks = Remarks()
    remarks.start({"1": Remark("Gammalt")})
    assert remarks.change("1", Remark("Nytt"))
    assert not remarks.change("1", Remark("Nytt"))
    remarks.follow({"1": Remark("Gammalt")})
    assert remarks.remark("1") == Remark("Nytt")
    assert not remarks.is_kept("1")
    remarks.follow({"1": Remark("Nytt")})
    assert remarks.is_kept("1")
    remarks.refuse("1")
    assert remarks.retry() == []
