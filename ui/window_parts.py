"""What the window is made of: the rail, the pages, and the lines above them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from auditprep.i18n import _
from ui import theme
from ui.actions import Actions
from ui.models.evidence_table import MIME_TYPE
from ui.pages.checks import ChecksPage
from ui.pages.colleagues import ColleaguesPage
from ui.pages.compare import ComparePage
from ui.pages.evidence import EvidencePage
from ui.pages.export import ExportPage
from ui.pages.history import HistoryPage
from ui.pages.merge import MergePage
from ui.pages.questions import QuestionsPage
from ui.pages.replace import ReplacePage
from ui.pages.restore import RestorePage
from ui.pages.search import SearchPage
from ui.pages.start import StartPage
from ui.widgets.attach_progress import AttachProgress
from ui.widgets.document_view import DocumentView
from ui.widgets.notice_line import NoticeLine
from ui.widgets.rail import Rail, RailButton
from ui.widgets.spring_open import SpringOpen

SMALLEST = QSize(theme.RAIL_WIDTH + theme.MIDDLE_MIN, 340)  # a small screen at 200 %
FRAME = QSize(16, 48)


class WindowParts(QMainWindow):
    """Makes the parts and lays them out. What follows on what is the main window's to know."""

    def __init__(self) -> None:
        super().__init__()
        self._actions = Actions(self)

    def _build_parts(self) -> None:
        """All of it; documents are seen beside the question, and large on the page of the evidence."""
        self._rail, self._edge = Rail(), theme.be(QFrame(), "line-v")
        self._around = (self._rail, self._edge)
        self._alarm, self._band = NoticeLine(alarm=True), NoticeLine(alarm=False)
        self._told = NoticeLine(alarm=False, icon="check", closes=True)
        self._waiting = NoticeLine(alarm=False, icon="clock")
        self._offered = NoticeLine(alarm=False, icon="document", closes=True)
        actions = self._actions
        self._start = StartPage(actions.new_case, actions.open_case, actions.example, actions.restore)
        self._viewer_beside, self._viewer = DocumentView(), DocumentView()
        self._questions = QuestionsPage(viewer=self._viewer_beside)
        self._evidence = EvidencePage(viewer=self._viewer)
        self._export, self._search, self._reading = ExportPage(), SearchPage(), AttachProgress()
        self._compare, self._colleagues = ComparePage(), ColleaguesPage()
        self._checks, self._merge, self._history = ChecksPage(), MergePage(), HistoryPage()
        self._backups = RestorePage()
        self._pages = QStackedWidget()
        self._build_places()
        self._replacing = ReplacePage()
        self._held: tuple[QWidget, QWidget | None] | None = None

    def _build_places(self) -> None:
        """The rail, and which page each of its places is."""
        self._places: dict[QWidget, RailButton] = {
            self._start: self._rail.add(self._actions.show_start, "start"),
            self._questions: self._rail.add(self._actions.show_questions, "questions"),
            self._evidence: self._rail.add(self._actions.show_evidence, "evidence"),
            self._compare: self._rail.add(self._actions.show_compare, "compare"),
            self._checks: self._rail.add(self._actions.show_checks, "checks"),
            self._export: self._rail.add(self._actions.show_export, "export"),
        }
        for page, action, icon in (
            (self._colleagues, self._actions.show_colleagues, "colleagues"),
            (self._history, self._actions.show_history, "clock"),
        ):
            self._places[page] = self._rail.add_below(action, action.text(), icon, is_place=True)
        self._rail.add_below(self._actions.search, _("Search"), "search")
        spring = SpringOpen((MIME_TYPE,), self)  # evidence is dragged from its table to a question
        spring.watch(self._places[self._questions])

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        for widget in (
            *(self._band, self._alarm, self._waiting, self._offered, self._told),
            *(self._reading, self._pages),
        ):
            right.addWidget(widget)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(self._edge)
        row.addLayout(right, 1)
        self._put_in(whole)
        # Last: every widget that is put into another hears of it with all that is in it, and a page is a hundred widgets.
        for page in (*self._places, self._search, self._replacing, self._merge, self._backups):
            self._pages.addWidget(page)

    def _set_held(self, held: bool) -> None:
        """While another case is on its way in, or this one out, nothing is begun in it: by the time it is done, it would be
        done in the other. (Search only looks.)"""
        was_held, self._held = self._held, self._what_is_held() if held else None
        self._actions.set_changing(held)
        self._start.set_held(held)
        self._questions.set_held(held)
        for page in self._held_pages:
            page.setEnabled(not held)
        if was_held and not held:
            self._go_on_in(*was_held)

    @property
    def _held_pages(self) -> tuple[QWidget, ...]:
        """The pages where something is done, but for those that are held in ways of their own."""
        return (
            *(self._evidence, self._compare, self._checks, self._export, self._colleagues),
            *(self._history, self._merge, self._backups, self._replacing),
        )

    def _what_is_held(self) -> tuple[QWidget, QWidget | None]:
        """The page, and where she was on it."""
        page, focused = self._pages.currentWidget(), self.focusWidget()
        return page, focused if focused and page.isAncestorOf(focused) else None

    def _go_on_in(self, page: QWidget, focused: QWidget | None) -> None:
        """Who was on a page goes on where she was; who was led to one meanwhile begins there."""
        now = self._pages.currentWidget()
        if now not in self._held_pages:
            return
        if now is not page:
            now.setFocus(Qt.FocusReason.OtherFocusReason)
        elif focused is not None and isValid(focused) and focused.isVisible():
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_in(self, whole: QWidget) -> None:
        """The whole of it is never smaller than it can be worked with; where the screen is, it is scrolled."""
        room = self._room()
        if SMALLEST.boundedTo(room) == SMALLEST:
            self.setMinimumSize(SMALLEST)
            self.setCentralWidget(whole)
            return
        area = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(_Floor(whole))
        self.setMinimumSize(SMALLEST.boundedTo(room))
        self.setCentralWidget(area)

    def _room(self) -> QSize:
        """What the screen has for it."""
        return self.screen().availableSize() - FRAME


class _Floor(QWidget):
    """As large as the window, but never smaller than that can be. It has no layout: an area that scrolls would take one's wishes
    for needs."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        inside.setParent(self)
        self.setMinimumSize(SMALLEST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._inside.setGeometry(self.rect())
