"""The window over the real core: documents in, shown, cited, searched for, decided on, and sent."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from documents import locked, pdf
from PySide6.QtCore import QEvent, QObject, QSettings
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from auditprep.case import Case
from auditprep.example import make_example_case
from auditprep.model import Decision, Snapshot, Trouble
from auditprep.paths import resource
from ui import evidence_flow, export_flow, main_window, rescue
from ui.controller import Controller
from ui.main_window import MainWindow
from ui.widgets.document_view import DocumentView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform alone

BUDGET, NOVEMBER, DECEMBER, SEPTEMBER, REPORT, RISKS, SCAN, MAIL = range(1, 9)
DOCUMENTS = resource("demo/evidence")


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return make_example_case(tmp_path_factory.mktemp("example")).read_bytes()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SimpleNamespace:
    """Stands in for the module that asks."""
    told = SimpleNamespace(opened=[], confirmed=[], yes=True, documents=lambda: tmp_path)
    told.open_file = told.open_folder = told.opened.append
    told.confirm = lambda _parent, *words, **_buttons: told.confirmed.append(words) or told.yes
    told.save_as = lambda _parent, _title, suggestion, _kind: tmp_path / suggestion.name
    told.evidence_files = lambda _parent: []
    for module in (main_window, evidence_flow, export_flow):
        monkeypatch.setattr(module, "ask", told)
    monkeypatch.setattr(rescue, "_folders", lambda: (tmp_path,))
    return told


@pytest.fixture
def window(qtbot: QtBot, asked: SimpleNamespace, example: bytes, tmp_path: Path) -> Iterator[MainWindow]:
    path = tmp_path / "omsorg.auditprep"
    path.write_bytes(example)
    made = MainWindow(Controller(), QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    with qtbot.waitSignal(made._controller.case_opened):
        made.open_case(path)
    yield made
    assert made.close()


def changed(qtbot: QtBot, window: MainWindow, signal: Any, *values: object) -> Any:
    """The case after a wish."""
    with qtbot.waitSignal(window._controller.evidence_changed) as told:
        signal.emit(*values)
    return told.args[0]


def viewer(window: MainWindow, *, large: bool) -> DocumentView:
    page = window._evidence if large else window._questions
    found: DocumentView = page.findChild(DocumentView)
    return found


# Files


def test_files_come_in_with_what_was_read_out_of_them_and_what_became_of_each_is_told(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    note, empty = tmp_path / "notering.txt", tmp_path / "tom.pdf"
    note.write_text("Delårsbokslut 2025 för nämnden", encoding="cp1252")
    empty.touch()
    window._actions.show_evidence.trigger()
    files = [note, empty, tmp_path / "borta.pdf", DOCUMENTS / "protokoll-2024-11-19.pdf"]
    with qtbot.waitSignal(window._controller.evidence.files_taken, timeout=20_000):
        window._evidence.files_dropped.emit(files)
    told = window._reading.words()
    assert "2 nya dokument, 1 fanns redan" in told
    assert "”protokoll-2024-11-19.pdf” fanns redan: Sammanträdesprotokoll Omsorgsnämnden 2024-11-19." in told
    assert "”borta.pdf” finns inte." in told
    assert "tom" in told.split("borta.pdf")[0] + told.split("borta.pdf")[1]
    snapshot = window._controller.snapshot
    assert [each.file_name for each in snapshot.evidence[-2:]] == ["notering.txt", "tom.pdf"]  # type: ignore[union-attr]
    assert snapshot.evidence[-1].newest.trouble is Trouble.EMPTY  # type: ignore[union-attr]


def test_a_file_attached_to_a_question_is_cited_there(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "avtal.txt").write_text("Avtal", encoding="utf-8")
    with qtbot.waitSignal(window._controller.evidence.files_taken):
        window._questions.attach_requested.emit("4.3", [tmp_path / "avtal.txt"])
    snapshot = window._controller.snapshot
    assert [each.evidence for each in snapshot.cited("4.3")] == [snapshot.evidence[-1].id]  # type: ignore[union-attr]


def test_reading_is_called_off_and_says_how_many_files_were_left(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    files = [tmp_path / f"{number}.txt" for number in range(40)]
    for file in files:
        file.write_text(f"Fil {file.stem}", encoding="utf-8")
    evidence = window._controller.evidence
    evidence.reading.connect(
        lambda _progress, _name, at, _total: evidence.stop_reading() if at == 3 else None
    )
    with qtbot.waitSignal(evidence.files_taken, timeout=20_000) as ended:
        window._evidence.files_dropped.emit(files)
    taken, errors, not_read = ended.args
    assert errors == ()
    assert [*(each.file_name for each in taken), *not_read] == [file.name for file in files]
    assert len(not_read) >= 37
    assert f"Avbrutet. Inte inlästa: {not_read[0]}, {not_read[1]}, " in window._reading.words()
    assert f"och {len(not_read) - 8} till" in window._reading.words()


def test_a_window_that_is_still_reading_files_in_asks_before_it_closes(
    qtbot: QtBot, window: MainWindow, asked: SimpleNamespace, tmp_path: Path
) -> None:
    files = [tmp_path / f"{number}.txt" for number in range(60)]
    for file in files:
        file.write_text(f"Fil {file.stem}", encoding="utf-8")
    window._evidence.files_dropped.emit(files)
    asked.yes = False
    assert not window.close()
    assert "filer läses fortfarande in" in asked.confirmed[0][0]
    asked.yes = True


# Looking


def test_a_citation_is_shown_at_its_page_beside_the_question(qtbot: QtBot, window: MainWindow) -> None:
    window.show_question("2.1")
    window._questions.view_requested.emit(BUDGET, 1, 6, ("kommunbidrag",))
    beside = viewer(window, large=False)
    qtbot.waitUntil(lambda: beside.shown() == (BUDGET, 1) and beside.current_page() == 6, timeout=10_000)
    assert beside.isVisible()


def test_a_page_and_a_sentence_are_cited_in_the_question_that_is_shown(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.show_question("2.2")
    view = viewer(window, large=False)
    changed(qtbot, window, view.cite_page_requested, SEPTEMBER, "4")
    changed(qtbot, window, view.cite_page_requested, SEPTEMBER, "3")
    snapshot = changed(qtbot, window, view.cite_text_requested, SEPTEMBER, 4, "ett underskott på 1,9 mnkr")
    assert [(each.evidence, each.pages, each.quote) for each in snapshot.cited("2.2")] == [
        (SEPTEMBER, "3-4", ""),
        (SEPTEMBER, "4", "ett underskott på 1,9 mnkr"),
    ]


def test_a_page_that_is_found_opens_on_the_evidence_page(qtbot: QtBot, window: MainWindow) -> None:
    window.show_question("2.2")
    window.resize(900, 700)  # where the viewer is folded away until it is wanted
    window._actions.search.trigger()
    field = window._search.findChild(QLineEdit)
    with qtbot.waitSignal(window._controller.evidence.found) as found:
        field.setText("områdesgränserna")
    page = next(hit for hit in found.args[1].hits if hit.part == "page")
    assert (page.evidence, page.page) == (REPORT, 8)
    window._search.page_requested.emit(page.evidence, page.version, page.page, found.args[1].words)
    assert window._evidence.isVisible()
    large = viewer(window, large=True)
    assert large.isVisible()
    qtbot.waitUntil(lambda: large.shown() == (REPORT, 1) and large.current_page() == 8, timeout=10_000)


def test_escape_leads_from_the_search_back_to_where_it_began(window: MainWindow) -> None:
    window._actions.show_evidence.trigger()
    window._actions.search.trigger()
    assert window._search.isVisible()
    window._search.closed.emit()
    assert window._evidence.isVisible()


def test_a_document_opens_in_its_own_program_as_a_copy(
    qtbot: QtBot, window: MainWindow, asked: SimpleNamespace
) -> None:
    window._evidence.open_requested.emit(MAIL)
    qtbot.waitUntil(lambda: bool(asked.opened))
    assert asked.opened[0].read_bytes() == (DOCUMENTS / "fraga-om-inkop.eml").read_bytes()


def test_a_wrong_password_is_told_where_it_was_given_and_gone_when_the_right_one_is(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "hemlig.pdf").write_bytes(locked(pdf("Hemligt"), user="rätt"))
    window._actions.show_evidence.trigger()
    with qtbot.waitSignal(window._controller.evidence.files_taken, timeout=20_000) as taken:
        window._evidence.files_dropped.emit([tmp_path / "hemlig.pdf"])
    id_ = taken.args[0][0].evidence
    large = viewer(window, large=True)
    line = large._trouble
    window._evidence.read_requested.emit(id_)
    qtbot.waitUntil(line.field.hasFocus, timeout=10_000)
    with qtbot.waitSignal(window._controller.evidence.password_refused, timeout=10_000):
        large.password_given.emit(id_, "fel")
    assert "Lösenordet öppnar inte" in line.words()
    assert not window._alarm.words()
    changed(qtbot, window, large.password_given, id_, "rätt")
    qtbot.waitUntil(lambda: large._pane.canvas.hasFocus(), timeout=10_000)
    assert not line.isVisible()


def test_the_viewer_follows_to_the_first_of_the_pages_that_are_cited_now(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.show_question("2.1")
    window._questions.view_requested.emit(BUDGET, 1, 6, ())
    beside = viewer(window, large=False)
    qtbot.waitUntil(lambda: beside.shown() == (BUDGET, 1) and beside.current_page() == 6, timeout=10_000)
    window._questions.cited_pages_changed.emit(NOVEMBER, 2)
    assert beside.shown() == (BUDGET, 1)
    window._questions.cited_pages_changed.emit(BUDGET, 3)
    assert beside.current_page() == 3


def test_another_checklist_is_taken_back_with_all_that_settled_it(qtbot: QtBot, window: MainWindow) -> None:
    page = window._evidence
    before = window._controller.snapshot.checklist  # type: ignore[union-attr]
    changed(qtbot, window, page.line_settled, before[1].id, (BUDGET,), "")
    settled = changed(qtbot, window, page.line_settled, before[2].id, (), "Antas i december")
    with qtbot.waitSignal(window._controller.evidence_changed):
        page.replace_checklist(("Budget", "Avtal"))
    assert page._undo.words() == "2 rader lästes in."
    page._undo.undo()

    def facts(snapshot: Snapshot) -> list[tuple[object, ...]]:
        return [(line.text, line.evidence, line.reason) for line in snapshot.checklist]

    qtbot.waitUntil(lambda: facts(window._controller.snapshot) == facts(settled), timeout=10_000)  # type: ignore[arg-type]


class Shown(QObject):
    """Every window of its own that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - as Qt calls it
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(watched)
        return False


def test_no_window_but_the_main_one_is_ever_shown_while_a_case_is(
    qtbot: QtBot, qapp: QApplication, window: MainWindow, tmp_path: Path
) -> None:
    lines = window._controller.snapshot.checklist  # type: ignore[union-attr]
    path = window._controller.snapshot.path  # type: ignore[union-attr]
    changed(qtbot, window, window._evidence.line_settled, lines[0].id, (BUDGET, RISKS), "")
    changed(qtbot, window, window._evidence.line_settled, lines[1].id, (), "Antas i december")
    changed(qtbot, window, window._evidence.remove_requested, [MAIL])
    with qtbot.waitSignal(window._controller.case_closed):
        window._controller.close_case()
    seen = Shown()
    qapp.installEventFilter(seen)
    try:
        with qtbot.waitSignal(window._controller.case_opened):
            window.open_case(path)
        for action in ("show_questions", "show_evidence", "show_export", "search", "show_start"):
            getattr(window._actions, action).trigger()
            qapp.processEvents()
        window.show_question("1.1")
        for tab in range(3):
            window._evidence._tabs.setCurrentIndex(tab)
            qapp.processEvents()
        window._evidence.select(BUDGET)
        window._evidence.set_read_only(True)
        window._evidence.set_read_only(False)
        changed(qtbot, window, window._evidence.line_settled, lines[2].id, (REPORT,), "")
        changed(qtbot, window, window._evidence.checklist_changed, ("Budget", "Avtal"))
        qapp.processEvents()
    finally:
        qapp.removeEventFilter(seen)
    assert seen.windows == []


# Putting right


def test_what_was_proposed_is_confirmed_and_put_right(qtbot: QtBot, window: MainWindow) -> None:
    snapshot = changed(qtbot, window, window._evidence.changed, RISKS, {"title": "Risker", "confirmed": True})
    risks = snapshot.document(RISKS)
    assert (risks.title, risks.confirmed) == ("Risker", True)


def test_what_is_removed_can_be_put_back_and_only_erasing_asks(
    qtbot: QtBot, window: MainWindow, asked: SimpleNamespace
) -> None:
    page = window._evidence
    removed = changed(qtbot, window, page.remove_requested, [BUDGET])
    assert BUDGET not in {each.id for each in removed.evidence}
    assert removed.cited("1.2") == ()
    restored = changed(qtbot, window, page.restore_requested, BUDGET)
    assert [each.evidence for each in restored.cited("1.2")] == [BUDGET]
    changed(qtbot, window, page.remove_requested, [BUDGET])
    assert asked.confirmed == []
    erased = changed(qtbot, window, page.erase_requested, BUDGET)
    title, detail = asked.confirmed[0]
    assert "budget 2025–2027" in title
    assert all(said in detail for said in ("säkerhetskopiorna", "tio senaste", "trettio dagar", "Återställ…"))
    assert erased.document(BUDGET) is None


def test_a_decision_is_typed_once_and_a_checklist_line_is_settled(qtbot: QtBot, window: MainWindow) -> None:
    typed = Decision("Kommunfullmäktige", None, 58, "KS 2024/99", "Ramar")
    snapshot = changed(qtbot, window, window._evidence.decision_saved, None, typed)
    assert typed in [each.decision for each in snapshot.decisions]
    line = snapshot.checklist[0]
    snapshot = changed(qtbot, window, window._evidence.line_settled, line.id, (BUDGET,), "")
    assert snapshot.checklist[0].evidence == (BUDGET,)
    snapshot = changed(qtbot, window, window._evidence.checklist_changed, ("Budget", "Avtal"))
    assert [each.text for each in snapshot.checklist] == ["Budget", "Avtal"]
    snapshot = changed(qtbot, window, window._evidence.checklist_default_requested)
    assert len(snapshot.checklist) > 10


# Sending


@pytest.mark.parametrize(
    ("signal", "name", "options"),
    [
        ("zip_requested", "revisionsunderlag, med bilagor-UTKAST.zip", (False, False)),
        ("binder_requested", "revisionsunderlag, pärm-UTKAST.pdf", (False, False)),
        ("list_requested", "revisionsunderlag, bilagor-UTKAST.docx", (False, False)),
        ("pdf_requested", "revisionsunderlag, besvarat-UTKAST.pdf", ()),
    ],
)
def test_every_export_is_written_where_the_user_says(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, signal: str, name: str, options: tuple[bool, ...]
) -> None:
    window._actions.show_export.trigger()
    with qtbot.waitSignal(window._controller.sent, timeout=30_000) as sent:
        getattr(window._export, signal).emit(*options)
    assert sent.args[0].path == tmp_path / name
    assert sent.args[0].path.stat().st_size == sent.args[0].size


def test_secret_documents_go_along_only_when_asked_for(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window._actions.show_export.trigger()
    for with_secret in (False, True):
        with qtbot.waitSignal(window._controller.sent, timeout=30_000) as sent:
            window._export.zip_requested.emit(with_secret, False)
        with zipfile.ZipFile(sent.args[0].path) as bundle:
            assert any(name.endswith(".eml") for name in bundle.namelist()) is with_secret


def test_a_document_that_does_not_go_along_leads_to_where_it_is_seen(
    qtbot: QtBot, window: MainWindow
) -> None:
    window._actions.show_export.trigger()
    window._export.evidence_requested.emit(REPORT)
    assert window._evidence.isVisible()
    assert window._evidence.current_evidence() == REPORT
    qtbot.waitUntil(lambda: viewer(window, large=True).shown() == (REPORT, 1))


# A case of an earlier auditprep


def test_what_an_earlier_auditprep_took_in_unread_is_read_when_the_case_is_opened(
    qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path
) -> None:
    from auditprep.store.casefile import CaseFile  # only the store can make a case as it was

    path = make_example_case(tmp_path)
    with CaseFile(path, who="anna") as file:
        file._db.conn.execute(
            "UPDATE version SET trouble = 'unread', pages = NULL WHERE evidence = ?", [BUDGET]
        )
    made = MainWindow(Controller(), QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(made)
    made.open_case(path)
    qtbot.waitUntil(
        lambda: (
            made._controller.snapshot is not None
            and made._controller.snapshot.document(BUDGET).newest.trouble is None
        ),  # type: ignore[union-attr]
        timeout=10_000,
    )
    assert made.close()
    with Case.open(path, read_only=True) as case:
        assert case.snapshot().document(BUDGET).pages == 8  # type: ignore[union-attr]


def test_in_a_case_that_may_only_be_read_nothing_is_read_anew(
    qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path
) -> None:
    from auditprep.store.casefile import CaseFile  # only the store can make a case as it was

    path = make_example_case(tmp_path)
    made = MainWindow(Controller(), QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(made)
    failures: list[object] = []
    made._controller.failed.connect(failures.append)
    with CaseFile(path, who="anna") as file:
        file._db.conn.execute(
            "UPDATE version SET trouble = 'unread', pages = NULL WHERE evidence = ?", [BUDGET]
        )
        with qtbot.waitSignal(made._controller.read_only):
            made.open_case(path)
        with qtbot.waitSignal(
            made._controller.history_read
        ):  # all that was asked before it has been answered
            made._controller.request_history("1.1")
        assert made.close()
    assert failures == []
