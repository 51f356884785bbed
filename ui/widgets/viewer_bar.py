"""The viewer's tools: which page, how large, and what else can be done with the document."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFontMetrics, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from auditprep.i18n import _
from ui import icons, theme, tips
from ui.flow_layout import FlowLayout
from ui.models import page_numbers
from ui.models.page_numbers import Printed

_SHORTEST_FIELD = 34


class ViewerBar(QWidget):
    """Groups of tools that wrap where the viewer is narrow."""

    page_typed = Signal(str)
    turned = Signal(int)
    zoomed = Signal(int)  # steps: larger, smaller, or 0 to fit the width
    pages_chosen = Signal(bool)  # whether small pictures of the pages are wanted
    text_chosen = Signal(bool)
    mark_wanted = Signal(int)  # the next (1) or the one before (-1)
    open_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = _tool("pages", _("Show small pictures of the pages"), checkable=True)
        self.previous = _tool("left", _("Previous page"))
        self.next = _tool("right", _("Next page"))
        self.field = theme.be(QLineEdit(alignment=Qt.AlignmentFlag.AlignRight), "compact")
        self._word = theme.be(QLabel(_("p.")), "caption")
        self._of = theme.be(QLabel(), "caption")
        self.smaller = _tool("zoom-out", _("Smaller"), QKeySequence(QKeySequence.StandardKey.ZoomOut))
        self.larger = _tool("zoom-in", _("Larger"), QKeySequence(QKeySequence.StandardKey.ZoomIn))
        self.fit = _tool("fit-width", _("Fit the width"), QKeySequence("Ctrl+0"))
        self.as_text = _tool("as-text", _("Show as text"), checkable=True)
        self.outside = _tool("outside", _("Open in its own program"))
        self.mark_up = _tool("up", _("Previous hit"), QKeySequence("Shift+F3"))
        self.mark_down = _tool("down", _("Next hit"), QKeySequence("F3"))
        self._hits = theme.be(QLabel(), "caption")
        self._shown = ""
        self._build()
        self._connect()

    def show_page(self, page: int, count: int, printed: Printed) -> None:
        """The page's printed number in the field, its place in the file beside it."""
        number = page_numbers.number(page, printed)
        self._shown = number or (str(page) if count else "")
        self.field.setText(self._shown)
        self.field.setEnabled(count > 1)
        self.previous.setEnabled(page > 1)
        self.next.setEnabled(page < count)
        place, whole = page_numbers.grouped(page), page_numbers.grouped(count)
        same = number is None or number == str(page)
        words = (
            _("of {count}").format(count=whole)
            if same
            else _("· {page} of {count}").format(page=place, count=whole)
        )
        self._of.setText(words if count else "")
        self._fit_field(count, printed)

    def show_no_such_page(self, typed: str) -> None:
        """There is no page with the number that was typed."""
        words = _("There is no page {page}").format(page=typed.strip()[:12])
        self._of.setText(words)
        self.field.setText(self._shown)
        self.field.selectAll()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, words))

    def show_marks(self, mark: tuple[int, int], *, is_searching: bool) -> None:
        """Which mark of how many on the page; hidden where nothing was searched for."""
        self._marks.setVisible(is_searching)
        at, count = mark
        shown = _("{at} of {count} on the page").format(at=max(1, at), count=count)
        self._hits.setText(shown if count else _("no hit on the page"))

    def show_possible(self, *, pages: bool, zoom: bool, text: bool) -> None:
        """What can be done with the document as it is shown now."""
        self.pages.setVisible(pages)
        self.as_text.setVisible(text)
        for tool in (self.smaller, self.larger, self.fit):
            tool.setEnabled(zoom)

    def show_chosen(self, *, pages: bool, text: bool) -> None:
        """How it is shown now."""
        self.pages.setChecked(pages)
        self.as_text.setChecked(text)

    def _fit_field(self, count: int, printed: Printed) -> None:
        """Wide enough for the longest number; a document with thousands of pages need not be measured one by one."""
        longest = max((len(each) for each in printed[:200] if each), default=0)
        signs = min(9, max(longest, len(str(count))))
        width = QFontMetrics(theme.font(theme.SIDE)).horizontalAdvance("0" * signs) + 24
        self.field.setFixedWidth(max(_SHORTEST_FIELD, width))

    def _build(self) -> None:
        self.field.setAccessibleName(_("Go to page"))
        self.field.setToolTip(_("Type a page number, as printed or as in the file"))
        self._hits.setWordWrap(True)  # beside a narrow question
        self._marks = _group(self.mark_up, self._hits, self.mark_down)
        row = FlowLayout(self, spacing=theme.XS)
        row.addWidget(_group(self.pages, self.previous, self._word, self.field, self._of, self.next))
        row.addWidget(_group(self.smaller, self.larger, self.fit))
        row.addWidget(_group(self.as_text, self.outside))
        row.addWidget(self._marks)
        self._marks.hide()

    def _connect(self) -> None:
        self.field.returnPressed.connect(lambda: self.page_typed.emit(self.field.text()))
        self.field.editingFinished.connect(self._on_left)
        self.pages.clicked.connect(self.pages_chosen)
        self.as_text.clicked.connect(self.text_chosen)
        self.outside.clicked.connect(lambda: self.open_wanted.emit())
        for tool, step in ((self.previous, -1), (self.next, 1)):
            tool.clicked.connect(lambda _checked=False, step=step: self.turned.emit(step))
        for tool, step in ((self.smaller, -1), (self.larger, 1), (self.fit, 0)):
            tool.clicked.connect(lambda _checked=False, step=step: self.zoomed.emit(step))
        for tool, step in ((self.mark_up, -1), (self.mark_down, 1)):
            tool.clicked.connect(lambda _checked=False, step=step: self.mark_wanted.emit(step))

    def _on_left(self) -> None:
        if not self.field.hasFocus():  # left without Enter: nothing was asked for
            self.field.setText(self._shown)


def _tool(name: str, words: str, keys: QKeySequence | None = None, *, checkable: bool = False) -> QToolButton:
    tool = theme.be(QToolButton(checkable=checkable), "tool")
    tool.setIcon(icons.icon(name))
    tool.setToolTip(tips.with_keys(words, keys) if keys else words)
    tool.setAccessibleName(words)
    return tool


def _group(*widgets: QWidget) -> QWidget:
    group = QWidget()
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2)
    for widget in widgets:
        row.addWidget(widget)
    return group
