"""What there is to see where no question has been sent to a colleague: how it is done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from auditprep.i18n import _
from ui import theme
from ui.widgets.focus_ring import FocusRing
from ui.widgets.scrolled_page import ScrolledPage, scrolled

_WIDEST = 560


class HandoutHelp(QWidget):
    """Three steps; where they do not fit they are scrolled, with the keyboard too."""

    def __init__(self) -> None:
        super().__init__()
        steps = QGridLayout()
        steps.setHorizontalSpacing(theme.M)
        steps.setVerticalSpacing(theme.M)
        steps.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for at, words in enumerate(_steps()):
            steps.addWidget(theme.be(QLabel(f"{at + 1}"), "page-title"), at, 0, top)
            steps.addWidget(QLabel(theme.prose(words), wordWrap=True), at, 1)
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.XL, theme.XXL, theme.XL, theme.XXL)
        column.setSpacing(theme.L)
        head = QLabel(_("Help from those who do not have the program"), wordWrap=True)
        column.addWidget(theme.be(head, "page-title"))
        column.addLayout(steps)
        column.addStretch()
        page = ScrolledPage()
        around = QHBoxLayout(page)
        around.addStretch()
        around.addWidget(inside, 100)
        around.addStretch()
        self._area = scrolled(page)
        self._area.setAccessibleName(head.text())
        FocusRing(self._area)
        self._area.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)

    def _on_range_changed(self, _least: int, most: int) -> None:
        """Tab stops only where there is something to scroll."""
        self._area.setFocusPolicy(Qt.FocusPolicy.TabFocus if most else Qt.FocusPolicy.NoFocus)


def _steps() -> tuple[str, ...]:
    return (
        _(
            "Choose the questions, who is to answer them and by when. You get a Word document to send, with the questions, last year’s answers and what you have so far."
        ),
        _("Your colleague writes in it, in Word, and sends it back."),
        _(
            "Read the document in, or drop it here. You see what is new beside what you have, and choose. Nothing is overwritten unasked."
        ),
    )
