"""A finding on a card beside the question: how grave it is, what was found, where else, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from auditprep import messages
from auditprep.i18n import _, ngettext
from auditprep.model import Accepted, Finding, Snapshot
from ui import theme, tips
from ui.flow_layout import FlowLayout
from ui.models import finding_words, found_links
from ui.models.found_links import Link
from ui.widgets import buttons
from ui.widgets.before_card import words_label
from ui.widgets.emptying import empty
from ui.widgets.plain_label import LineLabel
from ui.widgets.severity_sign import SeverityWord
from ui.widgets.tab_order import come_after

_MOST = 6  # places
_BESIDE_WORDS = 22  # px: a button's edges, and the room within them


@dataclass(frozen=True, slots=True)
class Told:
    """A finding as it is told at a question; `said` where the user has let it stand."""

    finding: Finding
    links: tuple[Link, ...]
    mends: tuple[str, ...]
    said: Accepted | None = None

    @property
    def looks(self) -> object:
        """The same for as long as the card looks the same, wherever the words have moved to."""
        words = tuple(link.words for link in self.links)
        return self.finding.severity, messages.finding(self.finding), words, self.mends, self.said


def told(finding: Finding, key: str, snapshot: Snapshot, said: Accepted | None = None) -> Told:
    """The finding as it is told at this question."""
    mends = tuple(finding_words.mend_words(mend, snapshot, key) for mend in finding.mends)
    return Told(finding, found_links.links(finding, key, snapshot), mends, said)


class FoundCard(QFrame):
    """Emits what the user wants."""

    mend_requested = Signal(object)  # Mend
    accept_requested = Signal(object)  # Finding
    take_back_requested = Signal(object)  # Finding
    place_requested = Signal(object)  # FoundPlace

    def __init__(self) -> None:
        super().__init__()
        self._told: Told | None = None
        self._looks: object = None
        self._read_only = False
        self._severity = SeverityWord()
        self._rule, self._sentence = theme.be(LineLabel(), "caption"), words_label("")
        self._said = theme.be(words_label(""), "caption")
        self._places, self._more = QVBoxLayout(), theme.be(words_label(""), "caption")
        self._actions = _Row()
        self._build()
        self.set_chosen(False)

    def tells(self, finding: Finding) -> bool:
        """Whether it is about this finding, wherever its words stand."""
        return self._told is not None and found_links.is_same(self._told.finding, finding)

    def stops(self) -> list[QPushButton]:
        """Where Tab stops in it, in order."""
        places = [self._places.itemAt(at).widget() for at in range(self._places.count())]
        return [*places, *self._actions.parts]

    def show_told(self, shown: Told) -> None:
        """Shows this; what looks as it did stays as it is."""
        looks, self._told = shown.looks, shown
        self._actions.setEnabled(True)
        if looks != self._looks:
            self._looks = looks
            self._show_words(shown)
            self._show_links(shown)
            self._show_actions()

    def set_read_only(self, read_only: bool) -> None:
        """Read-only: its places can be gone to, nothing mended or let stand."""
        if read_only != self._read_only:
            self._read_only = read_only
            if self._told:
                self._show_actions()

    def set_chosen(self, chosen: bool) -> None:
        """Whether it is the one that was asked for."""
        theme.be(self, "pointing" if chosen else "found")

    def take_focus(self) -> None:
        """The focus comes to the first thing that can be done."""
        if stops := self.stops():
            stops[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def minimumSizeHint(self) -> QSize:
        """As narrow as its panel, and as high as it is at that width: a layout would measure it at another."""
        return QSize(0, 0)

    def _show_words(self, shown: Told) -> None:
        finding = shown.finding
        self._severity.show_severity(finding.severity)
        self._rule.setText(messages.rule_name(finding.rule))
        tips.explain(self._rule, messages.rule_explanation(finding.rule))
        self._sentence.setText(messages.finding(finding))
        self._said.setText(finding_words.accepted_words(shown.said) if shown.said else "")
        self._said.setVisible(shown.said is not None)
        kind = messages.severity_name(finding.severity)
        self.setAccessibleName(f"{kind}: {self._sentence.text()}")

    def _show_links(self, shown: Told) -> None:
        empty(self._places)
        for at, link in enumerate(shown.links[:_MOST]):
            made = buttons.link(link.words)
            made.clicked.connect(partial(self._on_place, at))
            self._places.addWidget(made)
        left = len(shown.links) - _MOST
        words = ngettext("and {count} place more", "and {count} places more", left)
        self._more.setText(words.format(count=left))
        self._more.setVisible(left > 0)

    def _show_actions(self) -> None:
        assert self._told is not None
        made: list[QPushButton] = []
        if not self._read_only and self._told.said is None:
            for at, words in enumerate(self._told.mends):
                made.append(_Button(words))
                made[-1].clicked.connect(partial(self._on_mend, at))
            made.append(_link(_("Accept…"), self._on_accept))
            made[-1].setToolTip(_("Lets it stand, with the reason why"))
        elif not self._read_only:
            made.append(_link(_("Take back"), self._on_take_back))
            made[-1].setToolTip(_("It is told as a finding again"))
        for each in made:  # "Accept…" alone does not tell what
            each.setAccessibleDescription(self._sentence.text())
        self._actions.show_parts(made)

    # What the user does

    def _on_place(self, at: int) -> None:
        if self._told:
            self.place_requested.emit(self._told.links[at].place)

    def _on_mend(self, at: int) -> None:
        """Once: the case is looked through again after it."""
        if self._told:
            self._actions.setEnabled(False)
            self.mend_requested.emit(self._told.finding.mends[at])

    def _on_accept(self) -> None:
        if self._told:
            self.accept_requested.emit(self._told.finding)

    def _on_take_back(self) -> None:
        if self._told:
            self.take_back_requested.emit(self._told.finding)

    def _build(self) -> None:
        kind = FlowLayout(spacing=theme.S)
        kind.addWidget(self._severity)
        kind.addWidget(self._rule)
        self._places.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.M, theme.M - 2, theme.M, theme.M)
        layout.setSpacing(theme.XS + 2)
        layout.addLayout(kind)
        layout.addWidget(self._sentence)
        layout.addWidget(self._said)
        layout.addLayout(self._places)
        layout.addWidget(self._more)
        layout.addWidget(self._actions)


class Cards(QWidget):
    """Cards below each other."""

    mend_requested = Signal(object)  # Mend
    accept_requested = Signal(object)  # Finding
    take_back_requested = Signal(object)  # Finding
    place_requested = Signal(object)  # FoundPlace

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[FoundCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.S)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def show_told(self, shown: Sequence[Told], *, read_only: bool) -> None:
        """The card of a finding that was shown before stays, with whatever is being done in it."""
        left = self.cards
        self.cards = [self._card_of(each, left) for each in shown]
        for card in left:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        for at, (each, card) in enumerate(zip(shown, self.cards, strict=True)):
            if self._column.indexOf(card) != at:
                self._column.removeWidget(card)
                self._column.insertWidget(at, card)
            card.set_read_only(read_only)
            card.show_told(each)
        come_after(self, [stop for card in self.cards for stop in card.stops()])
        self.setVisible(bool(self.cards))

    def card_of(self, finding: Finding) -> FoundCard | None:
        return next((each for each in self.cards if each.tells(finding)), None)

    def _card_of(self, wanted: Told, left: list[FoundCard]) -> FoundCard:
        """The one that tells it already, which is taken out of `left`; otherwise a new one."""
        known = next((each for each in left if each.tells(wanted.finding)), None)
        if known is not None:
            left.remove(known)
            return known
        card = FoundCard()
        card.mend_requested.connect(self.mend_requested)
        card.accept_requested.connect(self.accept_requested)
        card.take_back_requested.connect(self.take_back_requested)
        card.place_requested.connect(self.place_requested)
        return card


class _Button(QPushButton):
    """A small button whose words wrap where the panel is too narrow for them."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        theme.be(self, "compact")
        self.setShortcut(QKeySequence())  # an & in them is an &
        self.setAutoDefault(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.sizeHint().height() + (len(self._lines(width)) - 1) * self.fontMetrics().lineSpacing()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = "\n".join(self._lines(self.width())).replace("&", "&&")
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def _lines(self, width: int) -> list[str]:
        return buttons.wrapped(self.text(), self.fontMetrics(), width - _BESIDE_WORDS)


class _Row(QWidget):
    """Buttons side by side, on as many lines as they need."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[QPushButton] = []
        self._flow = FlowLayout(self, spacing=theme.S)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_parts(self, parts: list[QPushButton]) -> None:
        empty(self._flow)
        self.parts = parts
        for part in parts:
            self._flow.addWidget(part)
        self.setVisible(bool(parts))
        self.updateGeometry()


def _link(words: str, then: Callable[[], None]) -> QPushButton:
    made = buttons.link(words)
    made.clicked.connect(lambda: then())
    return made
