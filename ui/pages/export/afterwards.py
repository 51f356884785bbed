"""The third step: the receipt, and what to do next."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from auditprep.i18n import _
from auditprep.model import Sent, Snapshot, Status
from ui import theme
from ui.models.afterwards import Doing, Way, doings, letter
from ui.models.sending import Made
from ui.pages.export.parts import Part, sentence
from ui.widgets import buttons
from ui.widgets.emptying import empty


class Afterwards(QWidget):
    """Numbered sentences, with what the program can help with."""

    status_requested = Signal(object)  # Status

    def __init__(self) -> None:
        super().__init__()
        self._snapshot: Snapshot | None = None
        self._made, self._file_name, self._sent = Made.FORM, "", (0, 0)
        self._may_change, self._is_draft = True, False
        card = Part(_("What to do next"))
        self._rows = card.lines()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def show_case(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._show()

    def set_may_change(self, may: bool) -> None:
        self._may_change = may
        self._show()

    def show_made(
        self, made: Made, file_name: str, sent: Sent | None = None, *, is_draft: bool = False
    ) -> None:
        """Something was made, with these attachments; a draft says UTKAST."""
        left_out = sent.left_out if sent else ()
        withheld = sum(each.left_out in ("secret", "holds-secret") for each in left_out)
        self._made, self._file_name, self._is_draft = made, file_name, is_draft
        self._sent = (len(sent.attachments) if sent else 0, withheld)
        self._show()

    def letter(self) -> str:
        """The words of the mail."""
        assert self._snapshot is not None
        return letter(self._snapshot, self._made, self._file_name, *self._sent)

    def _show(self) -> None:
        empty(self._rows)
        if self._snapshot is None:
            return
        found = doings(self._snapshot, self._made, is_draft=self._is_draft)
        for number, doing in enumerate(found, 1):
            self._rows.addWidget(self._row(number if len(found) > 1 else 0, doing))

    def _row(self, number: int, doing: Doing) -> QWidget:
        sign = theme.be(QLabel(f"{number}." if number else "–"), "muted")
        return sentence(doing.words, sign, button=self._button(doing))

    def _button(self, doing: Doing) -> QPushButton | None:
        """What helps; that the case was sent is said by the page's own button."""
        ways: dict[Way, tuple[str, Callable[[], None]]] = {}
        if doing.way is Way.LETTER:
            ways[Way.LETTER] = _("Copy words for the mail"), self._copy
        if doing.way is Way.DECIDED and self._may_change:
            decided = partial(self.status_requested.emit, Status.DECIDED)
            ways[Way.DECIDED] = _("Note the decision…"), decided
        if doing.way not in ways:
            return None
        said, then = ways[doing.way]
        button = theme.be(buttons.plain(said), "compact")
        button.setAccessibleDescription(doing.words)
        button.clicked.connect(lambda: then())
        if doing.way is Way.LETTER:
            button.setToolTip(self.letter())
            button.clicked.connect(lambda: button.setText(_("Copied")))
        return button

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.letter())
