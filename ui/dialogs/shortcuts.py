"""The keys, as a list."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from auditprep.i18n import _
from ui import theme
from ui.widgets import buttons
from ui.widgets.focus_ring import FocusRing

_MOST_OF_SCREEN, _FRAME = 0.8, QSize(16, 48)

Keys = list[tuple[str, str]]


class ShortcutsDialog(QDialog):
    """Shows what the keys do, a group for each place where they do it."""

    def __init__(self, described: Iterable[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Keyboard shortcuts"))
        groups = {
            _("Everywhere"): [(_where(words, keys), keys) for words, keys in described],
            _("Questions"): _in_questions(),
            _("In the text"): _in_the_text(),
            _("Attachments"): _in_attachments(),
            _("The document"): _in_a_document(),
        }
        close = buttons.primary(_("Close"))
        close.clicked.connect(self.reject)
        self._list = _build_list(groups)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.L)
        layout.setSpacing(theme.L)
        layout.addWidget(self._list)
        layout.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)
        self.resize(self.sizeHint().boundedTo(self.screen().availableSize() - _FRAME))

    def sizeHint(self) -> QSize:
        """All of it, where the screen is high enough."""
        inside = self._list.widget().sizeHint()
        room = round(self.screen().availableSize().height() * _MOST_OF_SCREEN)
        return QSize(inside.width() + theme.XXL * 2, min(room, inside.height() + theme.XXL * 3))


def _build_list(groups: dict[str, Keys]) -> QScrollArea:
    grid = QGridLayout()
    grid.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
    grid.setHorizontalSpacing(theme.XXL)
    grid.setVerticalSpacing(theme.S)
    for title, keys in groups.items():
        row = grid.rowCount()
        grid.setRowMinimumHeight(row, 0 if row == 1 else theme.XXL)
        grid.addWidget(theme.be(QLabel(title), "page-title"), row, 0, 1, 2, Qt.AlignmentFlag.AlignBottom)
        for words, written in keys:
            row = grid.rowCount()
            grid.addWidget(QLabel(words), row, 0)
            grid.addWidget(theme.be(QLabel(written), "muted"), row, 1)
    inside = theme.be(QWidget(), "page")
    inside.setLayout(grid)
    area = QScrollArea(widgetResizable=True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(_("Keyboard shortcuts"))
    FocusRing(area)
    area.setWidget(inside)
    return area


def _native(*keys: str) -> str:
    """The keys as menus write them."""
    return ", ".join(QKeySequence(each).toString(QKeySequence.SequenceFormat.NativeText) for each in keys)


def _where(words: str, keys: str) -> str:
    """The words of an action; and where it holds, if the text takes its keys."""
    places = {"Ctrl+B": _("not in the text"), "Ctrl+K": _("with nothing selected in the text")}
    place = next((places[each] for each in keys.split(", ") if each in places), "")
    return f"{words} ({place})" if place else words


def _in_questions() -> Keys:
    return [
        (_("Mark an option"), "Alt+1 … 9"),
        (_("Take the mark away"), "Alt+0"),
        (_("Question before, question after"), "Alt+←, Alt+→"),
        (_("Done, and to the next question"), _native("Ctrl+Return")),
        (_("Last year’s answer as a draft"), _native("Ctrl+Shift+F")),
        (_("Confirm a draft"), _native("Ctrl+Shift+Return")),
        (_("Next piece that may be out of date"), "F8"),
        (_("Next finding, finding before"), _native("F7", "Shift+F7")),
        (_("What can be done about marked words"), _native("Alt+Return")),
        (_("Filter the questions"), "Ctrl+L"),
    ]


def _in_the_text() -> Keys:
    return [
        (_("Insert decision…").rstrip("…"), "Ctrl+D"),
        (_("Phrases…").rstrip("…"), "Ctrl+J"),
        (_("Bold, italic, underline"), "Ctrl+B, Ctrl+I, Ctrl+U"),
        (_("Bullets, numbering"), _native("Ctrl+Shift+L", "Ctrl+Shift+O")),
        (_("Link of selected words"), "Ctrl+K"),
        (_("Paste without formatting"), _native("Ctrl+Shift+V")),
    ]


def _in_attachments() -> Keys:
    return [
        (_("Filter documents"), "Ctrl+L"),
        (_("Show the document"), _native("Return")),
        (_("Open in its own program"), _native("Ctrl+Shift+Return")),
        (_("Change the title"), "F2"),
        (_("Remove"), _native("Delete")),
        (_("Move a line of the checklist"), "Alt+↑, Alt+↓"),
    ]


def _in_a_document() -> Keys:
    return [
        (_("Page before, page after"), "Page Up, Page Down"),
        (_("First page, last page"), "Home, End"),
        (_("Next hit, previous hit"), _native("F3", "Shift+F3")),
        (_("Larger, smaller, fit the width"), "Ctrl++, Ctrl+-, Ctrl+0"),
    ]
