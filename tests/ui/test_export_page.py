"""The export page: what will be sent, what lacks by name, and the receipt."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from cited_documents import BUDGET, LOCKED, MINUTES, PLAN, SECRET, case, document, version
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
)
from pytestqt.qtbot import QtBot
from snapshots import MARKS, many_questions, snapshot

from auditprep.model import (
    Answer,
    Attachment,
    Citation,
    Evidence,
    Notice,
    NotPlaced,
    Progress,
    Receipt,
    Role,
    Sent,
    Snapshot,
    Trouble,
)
from ui.models.sending import Why, sending
from ui.pages.export import NAMED_AT_MOST, ExportPage, Step

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin says so of any window

OUT = Path("/hem/ut.docx")
SECRET_BOX, UNCITED_BOX = "Ta med sekretessmarkerade bilagor", "Ta med bilagor som inget svar hänvisar till"


@pytest.fixture
def page(qtbot: QtBot) -> ExportPage:
    made = ExportPage()
    qtbot.addWidget(made)
    made.resize(1282, 768)
    made.show_case(snapshot(answers={"1.1": Answer("Ja")}))
    made.go(Step.SEND)
    made.show()
    return made


def test_what_lacks_is_named_and_leads_there(qtbot: QtBot, page: ExportPage) -> None:
    page.go(Step.BEFORE)
    assert any("1 av 5 besvarade. 4 saknar svar" in words for words in _words(page))
    with qtbot.waitSignal(page.question_requested) as asked:
        _button(page, "1.2  Är målen mätbara?").click()
    assert asked.args == ["1.2"]


def test_a_long_list_of_what_lacks_says_how_many_more(page: ExportPage) -> None:
    page.show_case(snapshot(sections=many_questions(10, 10)))
    page.go(Step.BEFORE)
    _button(page, f"och {100 - NAMED_AT_MOST} till").click()
    _button(page, f"och {100 - NAMED_AT_MOST - 60} till").click()
    QApplication.processEvents()
    texts = [each.text() for each in page.findChildren(QPushButton) if each.isVisible()]
    assert sum("  Fråga om" in text for text in texts) == 100
    assert not any(text.endswith(" till") for text in texts)


def test_nothing_lacking_is_said(page: ExportPage) -> None:
    answers = {key: Answer(MARKS[0], "x") for key in ("1.1", "1.2", "2.1", "2.1#2", "2.3")}
    page.show_case(snapshot(answers=answers))
    page.go(Step.BEFORE)
    assert "Alla 5 frågor är besvarade." in _words(page)


def test_an_export_under_way_can_be_called_off_and_no_other_begun(qtbot: QtBot, page: ExportPage) -> None:
    page.show_started()
    assert not _button(page, "Spara formuläret…").isEnabled()
    page.show_progress(Progress(3, 4, "filling"))
    assert page.findChild(QProgressBar).value() == 3
    with qtbot.waitSignal(page.cancel_requested):
        _button(page, "Avbryt").click()
    page.show_cancelled()
    assert _button(page, "Spara formuläret…").isEnabled()
    assert any("avbröts" in words for words in _words(page))


def test_the_receipt_names_what_was_left_out(qtbot: QtBot, page: ExportPage) -> None:
    page.show_started()
    page.show_receipt(OUT, Receipt(("1.1",), (NotPlaced("2.3", Role.DESCRIPTION, "no-place"),)))
    assert any("1 av 2 svar" in words for words in _words(page))
    left_out = next(button for button in page.findChildren(QPushButton) if "Fråga 2.3" in button.text())
    with qtbot.waitSignal(page.question_requested) as asked:
        left_out.click()
    assert asked.args == ["2.3"]


def test_the_file_and_its_folder_can_be_opened_afterwards(qtbot: QtBot, page: ExportPage) -> None:
    page.show_receipt(OUT, Receipt(("1.1",), ()))
    for words, signal in (("Öppna", page.open_requested), ("Visa i mappen", page.folder_requested)):
        with qtbot.waitSignal(signal) as asked:
            _button(page, words).click()
        assert asked.args == [OUT]


def test_the_receipt_stays_with_its_case(page: ExportPage) -> None:
    page.show_receipt(OUT, Receipt(("1.1",), ()))
    page.show_case(snapshot())
    assert any("ut.docx" in words for words in _words(page))
    page.show_case(snapshot(path="annan.auditprep"))
    assert not any("ut.docx" in words for words in _words(page))


def test_what_went_wrong_stands_in_the_page(page: ExportPage) -> None:
    page.show_started()
    page.show_error("Skivan är full.")
    assert "Skivan är full." in _words(page)
    assert _button(page, "Spara formuläret…").isEnabled()


# What is made


def test_the_one_primary_button_makes_what_is_chosen(page: ExportPage) -> None:
    heard = listen(page)
    for card, words, expected in (
        ("Word till revisorerna", "Spara formuläret…", ("docx", False)),
        ("Pärm som PDF", "Spara pärmen…", ("binder", False, False)),
        ("Paket med bilagor (ZIP)", "Spara paketet…", ("zip", False, False)),
        ("Svaren som PDF", "Spara svaren…", ("pdf",)),
    ):
        _card(page, card).click()
        primary = _primary(page)
        assert [b.text() for b in primary] == [words]
        primary[0].click()
        assert heard[-1] == expected
    assert len(heard) == 4


def test_the_list_and_the_json_are_made_by_buttons_of_their_own(page: ExportPage) -> None:
    heard = listen(page)
    _button(page, "Spara bilageförteckningen…").click()
    _button(page, "Spara som JSON…").click()
    assert heard == [("list", False, False), ("json",)]


def test_the_word_file_may_end_with_the_list_of_attachments(page: ExportPage) -> None:
    heard = listen(page)
    _box(page, "Bilageförteckning sist i dokumentet").click()
    _button(page, "Spara formuläret…").click()
    assert heard == [("docx", True)]
    _card(page, "Svaren som PDF").click()
    assert not any(box.text().startswith("Bilageförteckning") for box in _boxes(page))


def test_secret_and_uncited_attachments_go_along_only_when_asked_for(page: ExportPage) -> None:
    page.show_case(case(Citation(4)))
    heard = listen(page)
    _box(page, SECRET_BOX).click()
    _button(page, "Spara bilageförteckningen…").click()
    _box(page, UNCITED_BOX).click()
    _card(page, "Pärm som PDF").click()
    _button(page, "Spara pärmen…").click()
    assert heard == [("list", True, False), ("binder", True, True)]


def test_what_was_allowed_for_one_case_is_not_allowed_for_the_next(page: ExportPage) -> None:
    page.show_case(case(Citation(4)))
    _box(page, SECRET_BOX).click()
    page.show_case(case(Citation(4)))
    assert _box(page, SECRET_BOX).isChecked()
    page.show_case(_elsewhere(case(Citation(4))))
    page.go(Step.SEND)
    assert not _box(page, SECRET_BOX).isChecked()


def test_sending_secrets_is_said_plainly(page: ExportPage) -> None:
    page.show_case(case(Citation(4)))
    assert not any("allmän handling" in words for words in _words(page))
    _box(page, SECRET_BOX).click()
    assert any("allmän handling" in words for words in _words(page))


def test_choices_that_change_nothing_are_not_offered(page: ExportPage) -> None:
    page.show_case(case(Citation(1), evidence=(BUDGET,)))
    assert [box.text() for box in _boxes(page)] == ["Bilageförteckning sist i dokumentet"]


# What goes along


def test_documents_that_do_not_go_along_or_cannot_be_read_are_named(qtbot: QtBot, page: ExportPage) -> None:
    page.show_case(case(Citation(1), Citation(4), Citation(5)))
    assert any(words.startswith("2 följer med i pärmen") for words in _words(page))
    for name, id in (
        ("Utredning A & B", 4),
        ("Protokoll 2031-03-04", 2),
        ("Låst rapport (skyddad med lösenord)", 5),
    ):
        with qtbot.waitSignal(page.evidence_requested) as asked:
            _button(page, name).click()
        assert asked.args == [id]


def test_a_long_list_of_documents_says_how_many_more(page: ExportPage) -> None:
    many = tuple(document(number, f"Bilaga {number}") for number in range(1, 31))
    page.show_case(case(evidence=many))
    assert _button(page, f"och {30 - NAMED_AT_MOST} till")


def groups(shown: Snapshot, **options: bool) -> dict[Why, list[str]]:
    options = {"with_secret": False, "with_uncited": False} | options
    found = sending(shown, **options)
    return {group.why: [each.title for each, _why in group.documents] for group in found.groups}


def test_each_cited_version_is_a_file_of_its_own() -> None:
    shown = case(Citation(3, version=1), Citation(3, "2", version=2), Citation(1), evidence=(BUDGET, PLAN))
    assert sending(shown, with_secret=False, with_uncited=False).count == 3


def test_what_is_secret_and_what_is_not_cited_is_left_out_for_one_reason() -> None:
    shown = case(Citation(1), evidence=(BUDGET, MINUTES, SECRET))
    assert groups(shown) == {Why.UNCITED: [MINUTES.title, SECRET.title]}
    assert groups(shown, with_uncited=True) == {Why.SECRET: [SECRET.title]}
    assert groups(shown, with_secret=True, with_uncited=True) == {}
    assert sending(shown, with_secret=True, with_uncited=True).count == 3


def test_a_removed_document_that_is_still_cited_is_named() -> None:
    assert groups(case(Citation(1), evidence=(), removed=(BUDGET, MINUTES))) == {Why.REMOVED: [BUDGET.title]}


def test_only_the_trouble_of_the_version_that_goes_along_counts() -> None:
    mended = document(8, "Plan", version(1, trouble=Trouble.DAMAGED), version(2))
    assert groups(case(Citation(8, version=2), evidence=(mended,))) == {}
    assert groups(case(Citation(8), evidence=(mended, LOCKED))) == {
        Why.UNCITED: [LOCKED.title],
        Why.AILING: ["Plan"],
    }


# The receipt of what is sent with attachments


def sent(**facts: object) -> Sent:
    whole = {"attachments": (_attachment(1, BUDGET), _attachment(2, PLAN)), "citations": 3, "pages": 40}
    return Sent(Path("/hem/paket.zip"), "c0ffee" * 10, 2_500_000, **whole | facts)


def test_a_whole_bundle_tells_what_it_holds(page: ExportPage) -> None:
    page.show_started()
    page.show_sent(sent(form=Receipt(("1.1", "1.2"), ())))
    words = _words(page)
    assert "paket.zip är sparad. Inget saknas i den." in words
    assert "2 svar · 2 bilagor · 3 hänvisningar · 40 sidor · 2,5 MB" in words
    _button(page, "Spara något mer").click()
    assert _button(page, "Spara formuläret…").isEnabled()


def test_a_partial_bundle_says_what_lacks(qtbot: QtBot, page: ExportPage) -> None:
    lacks = (Notice("evidence-damaged", None, {"title": "Budget", "file_name": "b.pdf"}),)
    page.show_sent(
        sent(lacks=lacks, form=Receipt(("1.1",), (NotPlaced("2.3", Role.DESCRIPTION, "no-place"),)))
    )
    words = _words(page)
    assert "paket.zip är sparad, men det här saknas i den:" in words
    assert any("Budget" in said and "b.pdf" in said for said in words)
    with qtbot.waitSignal(page.question_requested) as asked:
        next(b for b in page.findChildren(QPushButton) if "Fråga 2.3" in b.text()).click()
    assert asked.args == ["2.3"]


def test_an_answer_that_found_no_place_in_the_form_lacks_too(page: ExportPage) -> None:
    page.show_sent(sent(form=Receipt(("1.1",), (NotPlaced("2.3", Role.DESCRIPTION, "no-place"),))))
    assert "paket.zip är sparad, men det här saknas i den:" in _words(page)


def test_what_was_left_out_is_named_with_its_reason(page: ExportPage) -> None:
    left = (
        _attachment(3, SECRET, "secret"),
        _attachment(4, MINUTES, "uncited"),
        _attachment(5, LOCKED, "other"),
    )
    page.show_sent(sent(left_out=left))
    words = _words(page)
    assert f"Utelämnat, sekretess: {SECRET.title}" in words
    assert f"Utelämnat, inget svar hänvisar dit: {MINUTES.title}" in words
    assert f"Utelämnat: {LOCKED.title}" in words


def test_the_fingerprint_can_be_copied(page: ExportPage) -> None:
    page.show_sent(sent())
    QApplication.processEvents()
    field = next(f for f in page.findChildren(QLineEdit) if f.accessibleName() == "SHA-256" and f.isVisible())
    assert field.text() == "c0ffee" * 10
    _button(page, "Kopiera").click()
    assert QApplication.clipboard().text() == "c0ffee" * 10
    assert _button(page, "Kopierat")
    page.show_receipt(OUT, Receipt(("1.1",), ()))
    assert not field.isVisible()


def test_what_is_worth_a_look_is_told_with_the_receipt(page: ExportPage) -> None:
    page.show_sent(sent(notices=(Notice("comment", "1.1", {"text": "kolla"}),)))
    assert any("kolla" in words for words in _words(page))


def test_the_receipt_stands_first_however_far_the_page_was_scrolled(page: ExportPage) -> None:
    page.resize(700, 400)
    QApplication.processEvents()
    bar = page._areas[Step.SEND].verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    page.show_sent(sent())
    QApplication.processEvents()
    assert page.step is Step.AFTER
    assert page._result.visibleRegion().boundingRect().height() >= min(page._result.height(), 200)


def listen(page: ExportPage) -> list[tuple[object, ...]]:
    heard: list[tuple[object, ...]] = []
    for name in ("docx", "binder", "zip", "list", "pdf", "json"):
        signal = getattr(page, f"{name}_requested")
        signal.connect(lambda *facts, name=name: heard.append((name, *facts)))
    return heard


def _attachment(number: int, evidence: Evidence, left_out: str | None = None) -> Attachment:
    return Attachment(number, evidence, evidence.newest, "b.pdf", (), left_out)


def _elsewhere(shown: Snapshot) -> Snapshot:
    return replace(shown, path=Path("annan.auditprep"))


def _primary(page: ExportPage) -> list[QPushButton]:
    QApplication.processEvents()
    return [b for b in page.findChildren(QPushButton) if b.property("role") == "primary" and b.isVisible()]


def _card(page: ExportPage, words: str) -> QRadioButton:
    return next(card for card in page.findChildren(QRadioButton) if card.text() == words)


def _boxes(page: ExportPage) -> list[QCheckBox]:
    QApplication.processEvents()
    return [box for box in page.findChildren(QCheckBox) if box.isVisible()]


def _box(page: ExportPage, words: str) -> QCheckBox:
    return next(box for box in _boxes(page) if box.text() == words)


def _button(page: ExportPage, words: str) -> QPushButton:
    QApplication.processEvents()  # what was just added is shown by an event
    return next(
        button for button in page.findChildren(QPushButton) if button.text() == words and button.isVisible()
    )


def _words(page: ExportPage) -> list[str]:
    QApplication.processEvents()  # what was just added is shown by an event
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_the_focus_comes_back_to_the_button_that_began_what_was_not_made(page: ExportPage) -> None:
    page.activateWindow()
    save = _button(page, "Spara formuläret…")
    for end in (lambda: page.show_error("Nej."), page.show_cancelled):
        save.setFocus()
        page.show_started()
        assert page.window().focusWidget() is not save
        end()
        assert page.window().focusWidget() is save


def test_the_receipt_is_in_sight_and_has_the_focus(page: ExportPage) -> None:
    """Also where the window was not active when it began, since a file dialog had just been closed."""
    page.resize(900, 420)
    page.show_case(snapshot(answers={"1.1": Answer("Ja")}, sections=many_questions(4, 10)))
    for show in (lambda: page.show_receipt(OUT, Receipt(("1.1",), ())), lambda: page.show_sent(sent())):
        page.go(Step.SEND)
        _button(page, "Spara formuläret…").setFocus()
        page.show_started()
        show()
        QApplication.processEvents()
        opens = _button(page, "Öppna")
        assert page.window().focusWidget() is opens
        head = next(each for each in page._result.findChildren(QLabel) if each.text() == page._result.words())
        assert head.visibleRegion().boundingRect().height() == head.height()


def test_answers_without_a_mark_are_told_in_the_receipt_too(page: ExportPage) -> None:
    page.show_case(snapshot(answers={"1.1": Answer("Ja"), "1.2": Answer(None, "Bara ord")}))
    page.show_receipt(OUT, Receipt(("1.1", "1.2"), ()))
    assert "ut.docx är sparad, med 2 svar, varav 1 utan kryss." in _words(page)
    page.go(Step.BEFORE)
    assert any("1 av 5 besvarade. 4 saknar svar" in words for words in _words(page))


def test_answered_lacking_and_drafts_add_up_to_all_questions(page: ExportPage) -> None:
    page.show_case(snapshot(answers={"1.1": Answer("Ja"), "1.2": Answer(None, "Utkast", carried=True)}))
    page.go(Step.BEFORE)
    words = " ".join(_words(page))
    assert "1 av 5 besvarade. 3 saknar svar" in words and "1 svar är ett utkast" in words
