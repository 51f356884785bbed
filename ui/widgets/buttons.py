"""Buttons of one make: they look alike, and Enter presses them as Space does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
    QToolTip,
)

from auditprep.i18n import _
from ui import icons, theme

_LEAST = 80  # px: how far a button gives way


def plain(words: str) -> QPushButton:
    """An ordinary button."""
    return _with_enter(QPushButton(words))


def primary(words: str) -> QPushButton:
    """The one button of a page that takes one further."""
    return theme.be(plain(words), "primary")


def link(words: str) -> QPushButton:
    """Words that lead somewhere; they wrap where the line ends, and an & in them is an &."""
    button = theme.be(_with_enter(_Link(words)), "link")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def yielding(words: str) -> QPushButton:
    """An ordinary button whose words give way at their end where there is no room for them; its tooltip then has them all."""
    return _with_enter(Yielding(words))


def close_message(then: Callable[[], None]) -> QToolButton:
    """The cross that takes a message away."""
    button = QToolButton()
    button.setIcon(icons.icon("cross"))
    button.setToolTip(_("Close"))
    button.setAccessibleName(_("Close the message"))
    button.clicked.connect(lambda: then())
    return button


def _with_enter(button: QPushButton) -> QPushButton:
    button.setAutoDefault(True)  # outside a dialog Qt lets Enter go by otherwise
    return button


class Yielding(QPushButton):
    """See `yielding`."""

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), _LEAST), hint.height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and not self.toolTip() and isinstance(event, QHelpEvent):
            is_whole = self.width() >= self.sizeHint().width()
            QToolTip.showText(event.globalPos(), "" if is_whole else self.text().replace("&&", "&"), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)


class _Link(QPushButton):
    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setShortcut(QKeySequence())
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        whole = self.sizeHint()
        if whole.width() <= width:  # a page of links asks this of all of them, again and again
            return whole.height()
        more = len(wrapped(self.text(), self.fontMetrics(), width)) - 1
        return whole.height() + more * self.fontMetrics().lineSpacing()

    def minimumSizeHint(self) -> QSize:
        longest = max((self.fontMetrics().horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(min(longest, self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        lines = wrapped(self.text(), self.fontMetrics(), self.width())
        option.text = "\n".join(lines).replace("&", "&&")
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)


def wrapped(words: str, metrics: QFontMetrics, width: int) -> list[str]:
    """The words as lines that are no wider than this, where no single word is."""
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
