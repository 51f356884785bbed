"""The band that tells of files on their way in, and of what became of them."""

from __future__ import annotations

import pytest
from evidence_cases import case
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from auditprep.model import Progress, Taken
from ui.widgets.attach_progress import AttachProgress

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform alone


@pytest.fixture
def band(qtbot: QtBot) -> AttachProgress:
    made = AttachProgress()
    qtbot.addWidget(made)
    titles = {each.id: each.title for each in case().evidence}
    made.set_titles(titles.__getitem__)
    return made


def test_what_is_being_read_is_said_page_by_page_and_can_be_called_off(
    qtbot: QtBot, band: AttachProgress
) -> None:
    band.show_reading(Progress(39, 200), "budget.pdf", 3, 12)
    assert band.words() == "Läser in 3 av 12: budget.pdf, sidan 40 av 200"
    band.show_reading(Progress(0, 1), "notering.txt", 1, 1)
    assert band.words() == "Läser in notering.txt"
    cancel = next(each for each in band.findChildren(QPushButton) if each.text() == "Avbryt")
    with qtbot.waitSignal(band.cancel_requested):
        qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert cancel.text() == "Avbryter…"
    assert not cancel.isEnabled()


def test_what_became_of_the_files_stays_until_it_is_closed(band: AttachProgress) -> None:
    band.show_reading(Progress(1, 2), "a.pdf", 1, 13)
    taken = (*(Taken(n, "new", "a") for n in range(2, 12)), Taken(2, "known", "b"), Taken(11, "version", "c"))
    band.show_taken(taken, ("”avtal.pdf” kan inte läsas.",))
    said = band.words()
    assert "10 nya dokument, 1 fanns redan, en ny version av Årsbokslut 2024" in said
    assert "”avtal.pdf” kan inte läsas." in said
    band.refresh()
    assert band.words() == said
    band.clear()
    assert not band.isVisible()


def test_files_of_which_none_was_added_are_told_too(band: AttachProgress) -> None:
    band.show_taken((), ("”x.bin” är tom.",))
    assert band.words() == "En fil kom inte med:\n”x.bin” är tom."


def test_files_that_are_all_in_are_told_of_until_the_user_goes_elsewhere(band: AttachProgress) -> None:
    band.show_taken((Taken(2, "new", "a"),), ("”a” är en bild av text.",), is_all_in=True)
    band.put_away()
    assert band.words() == ""


def test_a_file_that_did_not_come_in_is_told_of_wherever_the_user_goes(band: AttachProgress) -> None:
    band.show_taken((Taken(2, "new", "a"),), ("”b” är tom.",))
    said = band.words()
    band.put_away()
    assert band.words() == said != ""


def test_what_is_being_read_is_told_wherever_the_user_goes(band: AttachProgress) -> None:
    band.show_taken((Taken(2, "new", "a"),), is_all_in=True)
    band.show_reading(Progress(1, 2), "a.pdf", 1, 1)
    band.put_away()
    assert band.is_reading()


def test_of_many_sentences_the_first_are_shown_and_all_where_they_are_wanted(band: AttachProgress) -> None:
    sentences = tuple(f"”fil-{number}.pdf” är tom." for number in range(12))
    band.resize(900, 60)
    band.show_taken((Taken(2, "new", "a"),), sentences)
    band.show()
    QApplication.processEvents()
    shown = [each for each in band.findChildren(QLabel) if each.isVisible() and "fil-" in each.text()]
    assert [each.text() for each in shown] == list(sentences[:2])
    assert band.sizeHint().height() < 90
    assert band.all.text() == "Visa alla (12)"
    band.all.click()
    QApplication.processEvents()
    shown = [each for each in band.findChildren(QLabel) if each.isVisible() and "fil-" in each.text()]
    assert [each.text() for each in shown] == list(sentences)
    assert band.all.text() == "Visa färre"
    assert sentences[-1] in band.words()
