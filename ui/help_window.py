"""The handbook in a window of its own: its contents on the left, a chapter on the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from auditprep import handbook
from auditprep.i18n import _
from ui import icons, theme, tips
from ui.models.help_chapters import FIRST
from ui.widgets import buttons
from ui.widgets.fold_tab import FoldTab
from ui.widgets.help_contents import HelpContents
from ui.widgets.help_text import USUAL, HelpText
from ui.widgets.notice_line import NoticeLine
from ui.widgets.two_panes import TwoPanes

_SIZE, _LEAST = QSize(840, 680), QSize(420, 320)
_FRAME = QSize(8, 32)  # that the system puts around it, about
_FOLD_BELOW = 680
_TEXT_SIZE, _GEOMETRY = "handbook-text-size", "handbook-geometry"


@dataclass(slots=True)
class _Stop:
    """Where the reader has been: the chapter, the heading she went to, and how far down she had read."""

    chapter: str
    anchor: str
    scrolled: int = 0


class HelpWindow(QWidget):
    """Not modal: it stands beside what one is doing. Esc closes it."""

    print_requested = Signal()
    pdf_requested = Signal()
    shortcuts_requested = Signal()
    about_requested = Signal()
    left_book = Signal(str)

    def __init__(self, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowTitle(_("The handbook – auditprep"))
        self.setMinimumSize(_LEAST)
        self._settings = settings
        self._chapters = handbook.chapters()
        self._stops: list[_Stop] = []
        self._at = -1
        self.contents = HelpContents(self._chapters)
        self.text = HelpText(_size_of_text(settings))
        self.told = NoticeLine(alarm=False, icon="check", closes=True)
        self._panes = TwoPanes(
            *((self.contents, self._build_right()), self._build_tabs(), _FOLD_BELOW),
            shares=(30, 70),
        )
        self._lay_out()
        self.setMinimumWidth(max(_LEAST.width(), self._bar.minimumSize().width() + 2 * theme.XXL))
        self._connect()
        self._restore()

    def go(self, address: str, words: str = "") -> None:
        """Shows "granska#ratta": the chapter, at that heading. What is nowhere leads to the beginning."""
        name, _sign, anchor = address.partition("#")
        if not (chapter := handbook.chapter(name) or handbook.chapter(FIRST)):
            self.told.say(_("The handbook was not installed with the program."), is_done=False)
            return
        anchor = anchor if any(anchor == each.anchor for each in chapter.headings) else ""
        self._remember()
        if self._at < 0 or (self._here.chapter, self._here.anchor) != (chapter.name, anchor):
            self._stops[self._at + 1 :] = [_Stop(chapter.name, anchor)]
            self._at = len(self._stops) - 1
        self._show(words)
        self._panes.show_pane(1)

    def stand_beside(self, window: QWidget) -> None:
        """The first time: over the window's right side, so that what is asked about is still seen at its left."""
        if self._settings.value(_GEOMETRY):
            return
        screen, beside = window.screen().availableGeometry(), window.frameGeometry()
        frame = QRect(QPoint(), self.size() + _FRAME)
        frame.moveTopRight(beside.topRight())
        left = max(screen.left(), min(frame.left(), screen.right() - frame.width()))
        self.move(left, max(screen.top(), frame.top()))

    def where(self) -> str:
        """What is shown: "granska#ratta"."""
        here = self._here
        return "#".join(filter(None, (here.chapter, here.anchor)))

    def step(self, by: int) -> None:
        """Back to where one has been, or forward again."""
        if 0 <= self._at + by < len(self._stops):
            self._remember()
            self._at += by
            self._show()
            self.text.verticalScrollBar().setValue(self._here.scrolled)

    # Building

    def _build_tabs(self) -> tuple[FoldTab, FoldTab]:
        return FoldTab(_("Contents"), _("Show the contents")), FoldTab(
            _("The chapter"), _("Show the chapter")
        )

    def _build_right(self) -> QWidget:
        right = theme.be(QFrame(), "surface")
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._bar = self._build_bar()
        column.addLayout(self._bar)
        column.addWidget(theme.be(QFrame(), "line-h"))
        column.addWidget(self.told)
        column.addWidget(self.text, 1)
        return right

    def _build_bar(self) -> QHBoxLayout:
        self.back = _tool("left", _("Back"), "Alt+Left", lambda: self.step(-1))
        self.forward = _tool("right", _("Forward"), "Alt+Right", lambda: self.step(1))
        self.smaller = _tool("zoom-out", _("Smaller text"), "Ctrl+-", lambda: self.text.zoom(-1))
        self.larger = _tool("zoom-in", _("Larger text"), "Ctrl++", lambda: self.text.zoom(1))
        self.printing = theme.be(buttons.plain(_("Print…")), "compact")
        self.printing.setToolTip(tips.with_keys(_("Print the chapter"), "Ctrl+P"))
        self.saving = theme.be(buttons.plain(_("Save as PDF…")), "compact")
        self.saving.setToolTip(tips.with_keys(_("Save the whole handbook as PDF"), "Ctrl+S"))
        bar = QHBoxLayout()
        bar.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        bar.setSpacing(theme.XS)
        for tool in (self.back, self.forward, self.smaller, self.larger):
            bar.addWidget(tool)
        bar.addStretch()
        bar.addWidget(self.printing)
        bar.addWidget(self.saving)
        return bar

    def _lay_out(self) -> None:
        self.shortcuts = buttons.link(_("Keyboard shortcuts"))
        self.about = buttons.link(_("About auditprep"))
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        foot.setSpacing(theme.L)
        foot.addWidget(self.shortcuts)
        foot.addWidget(self.about)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._panes, 1)
        column.addWidget(theme.be(QFrame(), "line-h"))
        column.addLayout(foot)

    def _connect(self) -> None:
        self.contents.chosen.connect(self._on_chosen)
        self.text.followed.connect(self.go)
        self.text.left_book.connect(self.left_book)
        self.text.sized.connect(lambda size: self._settings.setValue(_TEXT_SIZE, size))
        self.printing.clicked.connect(lambda: self.print_requested.emit())
        self.saving.clicked.connect(lambda: self.pdf_requested.emit())
        self.shortcuts.clicked.connect(lambda: self.shortcuts_requested.emit())
        self.about.clicked.connect(lambda: self.about_requested.emit())
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Alt+Left", lambda: self.step(-1)),
            ("Alt+Right", lambda: self.step(1)),
            ("Ctrl++", lambda: self.text.zoom(1)),
            ("Ctrl+=", lambda: self.text.zoom(1)),
            ("Ctrl+-", lambda: self.text.zoom(-1)),
            ("Ctrl+0", lambda: self.text.zoom(0)),
            ("Ctrl+F", self._on_search),
            ("Ctrl+P", self.print_requested.emit),
            ("Ctrl+S", self.pdf_requested.emit),
            ("Ctrl+W", self.close),
            ("Esc", self.close),
            ("F6", self._on_next_pane),
        )
        for key, slot in keys:
            QShortcut(QKeySequence(key), self, slot)

    def _restore(self) -> None:
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - QSize(40, 80)))
        if geometry := self._settings.value(_GEOMETRY):
            self.restoreGeometry(geometry)

    # Going about

    @property
    def _here(self) -> _Stop:
        return self._stops[self._at]

    def _remember(self) -> None:
        if self._at >= 0:
            self._here.scrolled = self.text.verticalScrollBar().value()

    def _show(self, words: str = "") -> None:
        here = self._here
        if chapter := handbook.chapter(here.chapter):
            self.text.show_chapter(chapter, here.anchor, words)
            self.contents.follow(here.chapter, here.anchor)
            self.setWindowTitle(_("{chapter} – the handbook – auditprep").format(chapter=chapter.title))
        self.back.setEnabled(self._at > 0)
        self.forward.setEnabled(self._at < len(self._stops) - 1)

    def _on_chosen(self, address: str, words: str) -> None:
        self.go(address, words)
        self._panes.show_pane(1)

    def _on_search(self) -> None:
        self._panes.show_pane(0)
        self.contents.search()

    def _on_next_pane(self) -> None:
        into = self.contents.tree if self.text.hasFocus() else self.text
        into.setFocus(Qt.FocusReason.TabFocusReason)

    # What Qt calls

    def hideEvent(self, event: QHideEvent) -> None:
        self._settings.setValue(_GEOMETRY, self.saveGeometry())
        super().hideEvent(event)


def _size_of_text(settings: QSettings) -> int:
    """The size chosen last; what makes no sense in the settings is as if it were not there."""
    chosen = str(settings.value(_TEXT_SIZE, USUAL))
    return int(chosen) if chosen.isdecimal() else USUAL


def _tool(icon: str, words: str, keys: str, slot: Callable[[], object]) -> QToolButton:
    tool = theme.be(QToolButton(), "tool")
    tool.setIcon(icons.icon(icon))
    tool.setAccessibleName(words)
    tool.setToolTip(tips.with_keys(words, keys))
    tool.clicked.connect(lambda: slot())
    return tool
