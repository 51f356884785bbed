"""What the steps of the page are put together of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from auditprep.i18n import _
from ui import theme
from ui.widgets import buttons

NAMED_AT_MOST, _MORE = 12, 60
_LINE = 26  # as high as a small button
LEAST = 300
_LONG = 90


class Part(QFrame):
    """A card as wide as it is given, and as high as its words need."""

    def __init__(self, title: str) -> None:
        super().__init__()
        theme.be(self, "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        self.column.setSpacing(theme.S)
        self.column.addWidget(theme.be(QLabel(title), "page-title"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(LEAST, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def lines(self) -> QVBoxLayout:
        made = QVBoxLayout()
        made.setSpacing(0)
        self.column.addLayout(made)
        return made


def sentence(words: str, sign: QWidget, *below: QWidget, button: QPushButton | None = None) -> QWidget:
    """A sign, the words beside it with what belongs below them, and what can be done about it; on one line where they fit."""
    row = QWidget()
    label = QLabel(words, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setMinimumHeight(_LINE)
    line, before, column = QHBoxLayout(row), QVBoxLayout(), QVBoxLayout()
    line.setContentsMargins(0, theme.S, 0, theme.S)
    line.setSpacing(theme.M)
    before.setContentsMargins(
        0, max(0, (_LINE - max(sign.minimumHeight(), sign.sizeHint().height())) // 2), 0, 0
    )
    before.addWidget(sign)
    column.setSpacing(0)
    column.addWidget(label)
    for part in below:
        column.addWidget(part)
    line.addLayout(before)
    line.setAlignment(before, Qt.AlignmentFlag.AlignTop)
    line.addLayout(column, 1)
    if button is not None:
        line.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
    return row


class Links(QWidget):
    """Lines that lead somewhere: of many the first ones, and then more of them as often as they are asked for."""

    def __init__(self, links: Iterable[tuple[str, Callable[[], None]]]) -> None:
        super().__init__()
        self._links, self._shown = tuple(links), 0
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._more = theme.be(buttons.plain(""), "chip")
        self._more.setCursor(Qt.CursorShape.PointingHandCursor)
        self._more.setAccessibleDescription(_("Shows more of them"))
        self._more.clicked.connect(self._on_more)
        self._lines.addWidget(self._more, alignment=Qt.AlignmentFlag.AlignLeft)
        self._show(NAMED_AT_MOST)

    def _show(self, count: int) -> None:
        for words, then in self._links[self._shown : count]:
            line = buttons.link(words)
            line.clicked.connect(lambda _checked=False, then=then: then())
            self._lines.insertWidget(self._lines.count() - 1, line, 0, Qt.AlignmentFlag.AlignLeft)
        self._shown = min(count, len(self._links))
        rest = len(self._links) - self._shown
        self._more.setText(and_more(rest))
        self._more.setVisible(rest > 0)

    def _on_more(self) -> None:
        """The keyboard comes to the first of them."""
        first = self._shown
        self._show(first + _MORE)
        line = self._lines.itemAt(first).widget()
        line.show()
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        order = [self._lines.itemAt(at).widget() for at in range(first - 1, self._lines.count())]
        for one, next_ in pairwise(order):
            QWidget.setTabOrder(one, next_)


def and_more(rest: int) -> str:
    return _("and {count} more").format(count=rest)


def short(text: str) -> str:
    return text if len(text) <= _LONG else text[: _LONG - 1].rstrip() + "…"
