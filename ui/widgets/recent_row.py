"""A row of the shelf: one case that was open lately."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton

from auditprep.i18n import _
from ui import icons, theme
from ui.recent import RecentCase


class RecentRow(QFrame):
    """Opens the case; can be taken away from the shelf, which leaves the file alone."""

    opened = Signal()
    removed = Signal()

    def __init__(self, case: RecentCase) -> None:
        super().__init__()
        self._case = case
        self._open = theme.be(QPushButton(case.title), "link")
        self._open.setIcon(icons.icon("document"))
        self._open.setCursor(Qt.CursorShape.PointingHandCursor)
        self._where = theme.be(QLabel(), "caption")
        self._remove = QToolButton()
        self._remove.setIcon(icons.icon("cross"))
        self._remove.setToolTip(_("Remove from the list; the file stays"))
        self._remove.setAccessibleName(_("Remove {title} from the list").format(title=case.title))
        self._open.clicked.connect(lambda: self.opened.emit())
        self._remove.clicked.connect(lambda: self.removed.emit())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.S)
        layout.addWidget(self._open)
        layout.addWidget(self._where, 1)
        layout.addWidget(self._remove)
        self.setMinimumHeight(theme.ROW)
        self.set_there(True)

    def set_there(self, there: bool) -> None:
        """Greyed where the file is not there."""
        self._open.setEnabled(there)
        folder = str(self._case.path.parent)
        self._where.setText(folder if there else _("Not found in {folder}").format(folder=folder))
        self._where.setToolTip(str(self._case.path))
        self._open.setAccessibleDescription(self._where.text())
