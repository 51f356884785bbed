"""What the program is, what it is made of, and under which licences."""

from __future__ import annotations

import platform
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from auditprep import __version__, licences
from auditprep.i18n import _
from auditprep.licences import Part
from ui import theme
from ui.widgets import buttons
from ui.widgets.focus_ring import FocusRing
from ui.widgets.fold_tab import FoldTab
from ui.widgets.pressing_dialog import PressingDialog
from ui.widgets.two_panes import TwoPanes

_SIZE, _FRAME = QSize(860, 600), QSize(16, 48)
_FOLD_BELOW = 700
_NAME_WIDTH = 170


class AboutDialog(PressingDialog):
    """The parts on the left; the licence of the one that is chosen on the right, word for word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("About auditprep"))
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - _FRAME))
        self._parts = licences.parts()
        self.table = _table(self._parts)
        self.licence = QPlainTextEdit(readOnly=True)
        self.licence.setTabChangesFocus(True)
        self.licence.setFont(theme.font(theme.CAPTION))
        self.copying, self.closing = buttons.plain(_("Copy all")), buttons.primary(_("Close"))
        self._build()
        self.table.currentCellChanged.connect(lambda row, *_rest: self._show(row))
        self.copying.clicked.connect(self._copy)
        self.closing.clicked.connect(self.reject)
        self.table.setCurrentCell(0, 0)
        self.closing.setDefault(True)
        self.closing.setFocus()

    def facts(self) -> str:
        """All that somebody who helps wants to know: versions, and the system."""
        lines = [f"auditprep {__version__}", platform.platform(), f"Qt {qVersion()}", ""]
        lines += [_line(part) for part in self._parts]
        return "\n".join(lines)

    # Building

    def _build(self) -> None:
        panes = TwoPanes(
            (self.table, self.licence),
            (FoldTab(_("Parts"), _("Show the parts")), FoldTab(_("Licence"), _("Show the licence"))),
            _FOLD_BELOW,
            shares=(56, 44),
        )
        below = QHBoxLayout()
        below.addWidget(self.copying)
        below.addStretch()
        below.addWidget(self.closing)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.L)
        column.setSpacing(theme.M)
        for label in self._head():
            column.addWidget(label)
        column.addWidget(panes, 1)
        column.addLayout(below)

    def _head(self) -> list[QLabel]:
        title = theme.be(QLabel(f"auditprep {__version__}"), "page-title")
        words = QLabel(_("Answers the auditors’ questions in their own Word form."), wordWrap=True)
        quiet = QLabel(
            _(
                "Everything stays on this computer: the program never uses the network. "
                "It stands on the parts below, each under its own licence."
            ),
            wordWrap=True,
        )
        return [title, words, theme.be(quiet, "muted")]

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self._parts):
            return
        part = self._parts[row]
        self.licence.setAccessibleName(_("The licence of {name}").format(name=part.name))
        self.licence.setPlainText(part.text or _("The text of the licence was not installed."))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.facts())
        self.copying.setText(_("Copied"))


def _line(part: Part) -> str:
    return " ".join(filter(None, (part.name, part.version, f"({part.licence})")))


def _table(parts: Sequence[Part]) -> QTableWidget:
    table = theme.be(QTableWidget(len(parts), 3), "plain")
    table.setHorizontalHeaderLabels([_("Part"), _("Version"), _("Licence")])
    table.setAccessibleName(_("The parts of the program"))
    FocusRing(table)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    for row, part in enumerate(parts):
        for column, words in enumerate((part.name, part.version or "–", part.licence)):
            item = QTableWidgetItem(words)
            item.setToolTip(words)
            table.setItem(row, column, item)
    head = table.horizontalHeader()
    head.setHighlightSections(False)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setStretchLastSection(True)
    head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    head.resizeSection(0, _NAME_WIDTH)
    return table
