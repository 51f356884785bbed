"""What the steps of the page are put together of."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from auditprep.i18n import _
from ui import theme
from ui.widgets import buttons

NAMED_AT_MOST = 12
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


def add_links(lines: QVBoxLayout, links: Iterable[tuple[str, Callable[[], None]]], *, all_: bool) -> int:
    """Each a line that leads somewhere; of many only the first ones, unless all are wanted. Gives how many were not shown."""
    rest = 0
    for number, (words, then) in enumerate(links):
        if number >= NAMED_AT_MOST and not all_:
            rest += 1
            continue
        line = buttons.link(words)
        line.clicked.connect(lambda _checked=False, then=then: then())
        lines.addWidget(line, alignment=Qt.AlignmentFlag.AlignLeft)
    return rest


def more(rest: int, then: Callable[[], None]) -> QPushButton:
    """The line after the first ones, which shows the rest."""
    line = theme.be(buttons.plain(and_more(rest)), "chip")
    line.setCursor(Qt.CursorShape.PointingHandCursor)
    line.setAccessibleDescription(_("Shows all of them"))
    line.clicked.connect(lambda: then())
    return line


def and_more(rest: int) -> str:
    return _("and {count} more").format(count=rest)


def short(text: str) -> str:
    return text if len(text) <= _LONG else text[: _LONG - 1].rstrip() + "…"
