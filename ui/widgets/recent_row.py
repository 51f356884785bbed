"""A row of the shelf: one case that was open lately."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QToolButton, QWidget

from auditprep.i18n import _
from ui import icons, theme
from ui.recent import RecentCase
from ui.widgets import buttons
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.icon_label import IconLabel


class RecentRow(QFrame):
    """Opens the case; can be taken away from the shelf, which leaves the file alone."""

    opened = Signal()
    removed = Signal()

    def __init__(self, case: RecentCase) -> None:
        super().__init__()
        self._case = case
        self._icon = IconLabel("document", "muted")
        self._open = buttons.link(case.title)
        self._where = theme.be(ElidedLabel(), "caption")
        self._remove = QToolButton()
        self._remove.setIcon(icons.icon("cross"))
        self._remove.setToolTip(_("Remove from the list; the file stays"))
        self._remove.setAccessibleName(_("Remove {title} from the list").format(title=case.title))
        self._open.clicked.connect(lambda: self.opened.emit())
        self._remove.clicked.connect(lambda: self.removed.emit())
        self._lay_out()
        self.set_there(True)

    @property
    def title(self) -> str:
        """What the case is called."""
        return self._case.title

    def set_there(self, there: bool) -> None:
        """Greyed where the file is not there."""
        self._open.setEnabled(there)
        folder = str(self._case.path.parent)
        self._where.show_words(folder if there else _("Not found in {folder}").format(folder=folder))
        self._open.setAccessibleDescription(self._where.words())

    def focus(self) -> None:
        target = self._open if self._open.isEnabled() else self._remove
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops in it."""
        return self._open, self._remove

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, theme.XS, 0, theme.XS)
        grid.setHorizontalSpacing(theme.S)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._icon, 0, 0)
        grid.addWidget(self._open, 0, 1, alignment=Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self._where, 1, 1)
        grid.addWidget(self._remove, 0, 2, 2, 1)
