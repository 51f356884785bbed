"""Every place of a finding, side by side: what answers say, and the pages that they are held against."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from auditprep.model import Severity, Snapshot
from ui import theme
from ui.flow_layout import FlowLayout
from ui.models.finding_places import Group, InAnswer, OnPage, pages
from ui.widgets.emptying import empty
from ui.widgets.finding_answer import AnswerCard
from ui.widgets.finding_page import PageCard, QuoteCard
from ui.widgets.tab_order import come_after

_VIEWERS = 2  # more pages at once are too small to be read
_SHARE_OF_WORDS, _SHARE_OF_PAGE = 2, 3
_NO_END = 16_777_215  # Qt's own, for a widget as high as one likes
_BESIDE_FROM = 290  # px for each column; where there is less they stand below each other


class FindingPlaces(QWidget):
    """A viewer is made when the first page is to be shown, and kept."""

    viewer_made = Signal(object)  # DocumentView
    view_requested = Signal(object, object)  # DocumentView, OnPage
    question_requested = Signal(object)  # FoundPlace
    document_requested = Signal(object)  # OnPage
    moved = Signal()  # it begins higher or lower

    def __init__(self) -> None:
        super().__init__()
        self._room = _NO_END
        self._groups: tuple[Group, ...] = ()
        self._snapshot: Snapshot | None = None
        self._severity = Severity.NOTE
        self._page_cards: list[PageCard] = []
        self._texts = _Texts()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.M)
        self._row.addWidget(self._texts, _SHARE_OF_WORDS)

    def show_places(self, groups: Sequence[Group], snapshot: Snapshot, severity: Severity) -> None:
        """Shows these places in the case as it was looked through."""
        self._groups, self._snapshot, self._severity = tuple(groups), snapshot, severity
        self._show(pages(groups)[:_VIEWERS])

    def forget(self) -> None:
        """Shows nothing."""
        self._groups, self._snapshot = (), None
        self._texts.show_cards(())
        for card in self._page_cards:
            card.forget()
            card.holder.hide()

    def set_room(self, height: int) -> None:
        """How much of it can be seen at once: a page that stands beside words is no higher."""
        self._room = height
        self._fit_pages()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _show(self, seen: Sequence[OnPage]) -> None:
        assert self._snapshot is not None
        for at, shown in enumerate(seen):
            self._page_card(at).holder.show()
            self._page_card(at).show_page(shown, self._snapshot)
        for card in self._page_cards[len(seen) :]:
            card.forget()
            card.holder.hide()
        self._texts.show_cards([self._made(each) for each in self._groups if each not in seen])
        self._turn()
        come_after(
            self, [*_stops(self._texts), *(stop for card in self._page_cards for stop in _stops(card))]
        )

    def _made(self, group: Group) -> AnswerCard | QuoteCard:
        assert self._snapshot is not None
        if isinstance(group, InAnswer):
            card = AnswerCard(group, self._snapshot, self._severity)
            card.question_requested.connect(self.question_requested)
            return card
        quote = QuoteCard(group, self._snapshot)
        quote.document_requested.connect(self.document_requested)
        quote.show_requested.connect(self._on_show_wanted)
        return quote

    def _on_show_wanted(self, wanted: OnPage) -> None:
        """In the last viewer, instead of what it shows."""
        seen = [card.shown for card in self._page_cards if card.shown is not None]
        self._show([*seen[: _VIEWERS - 1], wanted])

    def _page_card(self, at: int) -> PageCard:
        while at >= len(self._page_cards):
            card = PageCard()
            self._page_cards.append(card)
            self._row.addWidget(card.holder, _SHARE_OF_PAGE)
            self.viewer_made.emit(card.viewer)
            card.view_requested.connect(lambda shown, card=card: self.view_requested.emit(card.viewer, shown))
            card.document_requested.connect(self.document_requested)
        return self._page_cards[at]

    def _turn(self) -> None:
        """Side by side where there is room for that."""
        columns = sum(
            not part.isHidden() for part in (self._texts, *(card.holder for card in self._page_cards))
        )
        beside = self.width() >= _BESIDE_FROM * max(1, columns)
        wanted = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if wanted != self._row.direction():
            self._row.setDirection(wanted)
        self._fit_pages()
        self._texts.set_alone(columns == 1 or not beside)

    def _fit_pages(self) -> None:
        is_beside = self._row.direction() == QBoxLayout.Direction.LeftToRight
        for card in self._page_cards:
            card.set_room(self._room if is_beside else _NO_END)


def _stops(part: QWidget) -> list[QWidget]:
    """Where Tab stops in it."""
    return [each for each in part.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]


class _Texts(QWidget):
    """The cards with words: below each other beside a page; side by side where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._cards: tuple[QWidget, ...] = ()
        self._is_alone: bool | None = None
        self._flow = FlowLayout(spacing=theme.M, stretch=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.M)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._flow)
        layout.addLayout(self._column)
        layout.addStretch()

    def show_cards(self, cards: Sequence[QWidget]) -> None:
        for layout in (self._flow, self._column):
            empty(layout)
        self._cards, alone = tuple(cards), self._is_alone
        self._is_alone = None
        self.setVisible(bool(cards))
        self.set_alone(bool(alone))

    def set_alone(self, alone: bool) -> None:
        if alone == self._is_alone:
            return
        self._is_alone = alone
        before, now = (self._column, self._flow) if alone else (self._flow, self._column)
        for card in self._cards:
            before.removeWidget(card)
            now.addWidget(card)
