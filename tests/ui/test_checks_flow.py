"""The window over the real core: what was found is seen everywhere, mended, accepted, gone to, and saved as a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from journeys import QUIET, Journey, click, has, make_case, named, opened_window, replace_ask, words
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from auditprep.case import Case
from auditprep.checks import rules
from auditprep.checks.examiner import Examiner
from auditprep.checks.ground import Ground
from auditprep.checks.rule import finding, rule
from auditprep.messages import findings as told
from auditprep.model import (
    Answer,
    Examined,
    Finding,
    Mend,
    MendKind,
    Question,
    RuleGroup,
    RuleInfo,
    Severity,
    Snapshot,
)
from ui.dialogs.accept import AcceptDialog
from ui.worker import Press

pytestmark = QUIET

INFO = RuleInfo("felord", RuleGroup.CONSISTENT, Severity.ERROR)


class OneRule(Press):
    """Finds the word "fel" in answers, shows where the evidence says "rätt", and offers to write that."""

    def __init__(self) -> None:
        self._rule = rule(INFO.id, INFO.group, INFO.severity, find_in=self._find)

    def examiner(self) -> Examiner:
        return Examiner((self._rule,))

    def rules(self) -> tuple[RuleInfo, ...]:
        return (INFO,)

    def _find(self, ground: Ground, question: Question) -> Iterator[Finding]:
        at = ground.text(question.key).plain.find("fel")
        if at < 0:
            return
        here = ground.span(question.key, at, at + 3)
        pages = [ground.on_page(each.id, 1, 10, 14) for each in ground.snapshot.evidence]
        mends = [Mend(MendKind.WRITE, question.key, "rätt", here)]
        mends += [Mend(MendKind.CITE, question.key, evidence=each.evidence, pages="1") for each in pages]
        yield finding((INFO.id, INFO.severity), question.key, here, *pages, mends=mends)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SimpleNamespace:
    monkeypatch.setitem(told.SENTENCES, INFO.id, lambda _facts: "Ordet är fel.")
    monkeypatch.setitem(told.RULES, INFO.id, (lambda: "Fel ord", lambda: "Ordet fel."))
    return replace_ask(monkeypatch, tmp_path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = make_case(
        tmp_path / "Parknämnden 2031.auditprep",
        {"1.1": Answer("Ja", "Ordet är fel."), "1.2": Answer("Nej", "Även fel här.")},
    )
    (tmp_path / "bevis.txt").write_text("Ordet ska rätt vara.", encoding="utf-8")
    with Case.open(made, who="anna") as case:
        case.attach(tmp_path / "bevis.txt")
    return made


@pytest.fixture
def there(qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path, path: Path) -> Iterator[Journey]:
    with opened_window(qtbot, tmp_path, press=OneRule()) as journey:
        with qtbot.waitSignal(journey.controller.checks.examined, timeout=10_000):
            journey.open(path)
        yield journey


def examined(there: Journey, do: Callable[[], object], count: int) -> None:
    """Does something, and waits until so many findings are open."""

    def has_count(_seen: Snapshot, found: Examined) -> bool:
        return len(found.findings) == count

    signal = there.controller.checks.examined
    with there.qtbot.waitSignal(signal, timeout=10_000, check_params_cb=has_count):
        do()
    there.settle()


def first(there: Journey) -> Finding:
    return there.window._examining._examined.findings[0]


def go(there: Journey) -> None:
    there.window._actions.show_checks.trigger()
    QApplication.processEvents()  # what is made late is shown


def page(there: Journey):
    return there.window._checks


def accept(there: Journey, reason: str = "Det ska stå så.") -> None:
    click(page(there), "Godta…")
    dialog = there.dialog(AcceptDialog)
    dialog.findChild(QLineEdit).setText(reason)
    examined(there, lambda: click(dialog, "Godta"), 1)


def test_what_is_open_is_counted_in_the_rail_and_told_on_start_and_export(there: Journey) -> None:
    assert there.window._places[page(there)].accessibleName() == "Granska, 2 fel"
    click(there.window._start, "2 fel att granska")
    assert there.page() is page(there)
    there.window._actions.show_export.trigger()
    assert "Granskningen har hittat 2 fel i svaren." in words(there.page())
    assert named(there.page(), "Fortsätt").isEnabled()
    click(there.page(), "Granska först")
    assert there.page() is page(there)


def test_a_finding_is_mended_with_one_click_and_put_back(there: Journey) -> None:
    go(there)
    examined(there, lambda: click(page(there), "Skriv rätt i stället för fel"), 1)
    assert there.in_file().answer("1.1").text == "Ordet är rätt."
    assert "”rätt” är inskrivet i 1.1." in words(page(there))
    assert page(there)._list.current().finding.question == "1.2"
    assert page(there)._list.hasFocus()
    examined(there, lambda: click(page(there)._undo, "Ångra"), 2)
    assert there.in_file().answer("1.1").text == "Ordet är fel."
    there.show_question("1.1")
    assert there.typed_text() == "Ordet är fel."


def test_a_page_is_cited_with_one_click_and_put_back(there: Journey) -> None:
    go(there)
    title = there.case.evidence[0].title
    click(page(there), f"Hänvisa till {title}, sid 1")
    there.settle()
    assert [each.pages for each in there.in_file().cited("1.1")] == ["1"]
    click(page(there)._undo, "Ångra")
    there.settle()
    assert there.in_file().cited("1.1") == ()


def test_what_is_typed_is_saved_before_a_mend(there: Journey) -> None:
    there.show_question("1.3")
    there.type("Nyss skrivet.")
    go(there)
    examined(there, lambda: click(page(there), "Skriv rätt i stället för fel"), 1)
    there.show_question("1.1")
    assert there.typed_text() == "Ordet är rätt."
    assert there.in_file().answer("1.3").text == "Nyss skrivet."


def test_a_mend_of_words_that_are_gone_is_told_and_changes_nothing(there: Journey) -> None:
    go(there)
    found = page(there)._list.current().finding
    examined(there, lambda: there.controller.save_answer("1.1", text="Något annat."), 1)
    there.window._examining.mend(found.mends[0])
    there.settle()
    assert "1.1" in there.alarm()
    assert there.in_file().answer("1.1").text == "Något annat."


def test_an_accepted_finding_is_gone_until_it_is_taken_back(there: Journey) -> None:
    go(there)
    accept(there)
    assert not there.has_dialog(AcceptDialog)
    (said,) = there.in_file().accepted
    assert (said.reason, said.later, said.question) == ("Det ska stå så.", False, "1.1")
    assert "Godtagen: Det ska stå så." in words(page(there))
    assert there.window._places[page(there)].accessibleName() == "Granska, 1 fel"
    examined(there, lambda: click(page(there)._undo, "Ångra"), 2)
    assert [each.taken_back for each in there.in_file().accepted] == [True]
    accept(there)
    page(there)._filters.accepted.click()
    page(there)._list.setCurrentIndex(page(there)._rows.index(3, 0))
    examined(there, lambda: click(page(there), "Ta tillbaka"), 2)


def test_a_reason_is_demanded_and_can_be_picked(there: Journey) -> None:
    go(there)
    click(page(there), "Godta…")
    dialog = there.dialog(AcceptDialog)
    click(dialog, "Godta")
    assert "Skriv kort varför" in words(dialog)
    assert there.in_file().accepted == ()
    click(dialog, "Det är rätt som det står")
    dialog._later.setChecked(True)
    examined(there, lambda: QTest.keyClick(dialog._reason, Qt.Key.Key_Return), 1)
    (said,) = there.in_file().accepted
    assert (said.reason, said.later) == ("Det är rätt som det står", True)


def test_places_lead_to_the_question_and_to_the_page_of_the_document(there: Journey) -> None:
    go(there)
    viewer = page(there)._detail.places._page_cards[0].viewer
    there.qtbot.waitUntil(lambda: viewer.shown() is not None, timeout=10_000)
    assert viewer._pane.mark == (1, 1)
    click(page(there), "Gå till frågan")
    assert there.page() is there.window._questions
    assert there.window._questions.current_key() == "1.1"
    assert there.text_field().textCursor().selectedText() == "fel"
    go(there)
    click(page(there), "Öppna bilagan")
    assert there.page() is there.window._evidence
    large = there.window._flow._viewers[1]
    there.qtbot.waitUntil(lambda: large.shown() is not None, timeout=10_000)
    assert large._pane.mark == (1, 1)


def test_all_findings_are_saved_as_a_document(
    there: Journey, asked: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "RULES", (OneRule()._rule,))
    go(there)
    with there.qtbot.waitSignal(there.controller.checks.exported, timeout=20_000) as sent:
        click(page(there), "Spara anmärkningarna som Word…")
    assert sent.args[0].path.name == "anmärkningar Parknämnden 2031.docx"
    assert there.told() == "anmärkningar Parknämnden 2031.docx är sparad."
    there.window._told.press()
    assert asked.opened == [sent.args[0].path]


def test_a_closed_case_is_forgotten(there: Journey) -> None:
    go(there)
    there.window._actions.close_case.trigger()
    there.settle()
    assert there.window._places[page(there)].accessibleName() == "Granska"
    assert page(there)._rows.rowCount() == 0
    assert not there.window._actions.show_checks.isEnabled()
    assert not has(there.window._start, "2 fel att granska")


def test_what_is_accepted_from_another_page_is_told_there_with_the_way_back(there: Journey) -> None:
    there.window._questions.accept_requested.emit(first(there))
    dialog = there.dialog(AcceptDialog)
    dialog._reason.setText("Rätt så.")
    examined(there, lambda: click(dialog, "Godta"), 1)
    assert there.told() == "Godtagen: Rätt så."
    examined(there, lambda: there.window._told.press(), 2)
    assert there.told() == ""


def test_beside_the_question_a_finding_is_mended_and_its_page_is_shown(there: Journey) -> None:
    there.show_question("1.1")
    questions, found = there.window._questions, first(there)
    questions.place_requested.emit(found.places[1])
    beside = there.window._flow._viewers[0]
    there.qtbot.waitUntil(lambda: beside.shown() is not None, timeout=10_000)
    assert there.page() is questions and beside.isVisible()
    assert beside._pane.mark == (1, 1)
    questions.mend_requested.emit(found.mends[1])
    there.settle()
    assert there.told() == f"1.1 hänvisar nu till {there.case.evidence[0].title}, sid 1."
