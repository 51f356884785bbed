"""Every page can be gone about without a mouse: by Tab as one reads, by F6 from pane to pane. (That Tab comes everywhere:
test_access.)"""

from __future__ import annotations

from collections.abc import Iterator

import access
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QWidget,
)
from tour import (
    Go,
    checklist,
    checks,
    colleagues,
    come_to,
    compare,
    decisions,
    evidence,
    handout,
    history,
    merge,
    pairing,
    questions,
)

from auditprep.example import make_example_case
from ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform alone


@pytest.fixture(scope="module")
def window(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[MainWindow]:
    example = make_example_case(tmp_path_factory.mktemp("example")).read_bytes()
    with access.one_window(request, tmp_path_factory.mktemp("window"), example, (1366, 768), "sv") as made:
        yield made


@pytest.fixture(autouse=True)
def new_user() -> None:
    """One for all tests here: the window stays open from one to the next."""


IN_TABS = [(evidence, 0), (decisions, 1), (checklist, 2)]


def tab_around(page: QWidget) -> list[QWidget]:
    """Where Tab stops, until it has been everywhere."""
    if not page.isWindow():
        page.setFocus(Qt.FocusReason.OtherFocusReason)
    stops: list[QWidget] = []
    for _press in range(200):
        focused = QApplication.focusWidget()
        if focused is None or focused in stops:
            break
        stops.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return stops


def name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


@pytest.mark.parametrize(("go", "tab"), IN_TABS)
def test_tab_goes_through_what_is_in_the_tab_before_the_document_beside_it(
    window: MainWindow, go: Go, tab: int
) -> None:
    page = come_to(window, go)
    inside = window._evidence._tabs.widget(tab)
    assert inside is not None
    stops = tab_around(page)
    in_viewer = [at for at, stop in enumerate(stops) if window._evidence._viewer.isAncestorOf(stop)]
    assert in_viewer == list(range(in_viewer[0], in_viewer[-1] + 1))
    assert all(inside.isAncestorOf(stop) for stop in stops[: in_viewer[0]])


@pytest.mark.parametrize(
    "go", [questions, evidence, decisions, checklist, compare, checks, colleagues, history, merge]
)
def test_f6_goes_around_the_panes_and_comes_back(window: MainWindow, go: Go) -> None:
    page = come_to(window, go)
    page.setFocus(Qt.FocusReason.OtherFocusReason)
    panes: list[QWidget | None] = []
    for _press in range(6):
        window._actions.cycle_panes.trigger()
        panes.append(QApplication.focusWidget())
    around = list(dict.fromkeys(panes))
    assert 3 <= len(around) <= 4
    assert all(pane is not None and pane.isVisible() and page.isAncestorOf(pane) for pane in around)


@pytest.mark.parametrize("go", [compare, colleagues, history, merge])
def test_who_comes_to_a_page_comes_to_its_rows_also_where_they_come_later(window: MainWindow, go: Go) -> None:
    page = come_to(window, go)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QAbstractItemView), focused and name(focused)
    assert page.isAncestorOf(focused)


@pytest.mark.parametrize(
    ("go", "names"),
    [
        (compare, ["Lägg till…", "Kryssen över åren", "Filtrera på ord", "Frågorna, en kolumn per underlag"]),
        (colleagues, ["Frågor som är ute hos kollegor", "Skapa bladet igen…", "Avbryt utskicket"]),
        (colleagues, ["Avbryt utskicket", "Läs in svar…", "Skicka frågor till…"]),
        (history, ["Filtrera ändringar", "Alla frågor", "Ändringar, de senaste först"]),
        (history, ["Ändringar, de senaste först", "Ångra"]),
        (merge, ["Det som skiljer sig", "Behåll mitt", "Nästa", "Beskrivning", "Avbryt", "Slå ihop"]),
        (handout, ["Filtrera frågor", "Frågor att skicka", "Till", "Svar senast", "Meddelande", "Avbryt"]),
        (pairing, ["Par att avgöra", "Hör ihop", "Hör inte ihop", "Stäng"]),
    ],
)
def test_tab_goes_as_one_reads(window: MainWindow, go: Go, names: list[str]) -> None:
    page = come_to(window, go)
    around = [name(stop) for stop in tab_around(page)]
    first = around.index(names[0])
    met = [each for each in around[first:] + around[:first] if each in names]
    assert met == names
    if page.isWindow():
        page.close()


def test_the_search_is_no_place_of_the_rail(window: MainWindow) -> None:
    come_to(window, evidence)
    places = window._places
    assert places[window._evidence].isChecked()
    window._actions.search.trigger()
    assert not any(place.isChecked() for place in places.values())
    window._actions.show_export.trigger()
    assert [page for page, place in places.items() if place.isChecked()] == [window._export]
