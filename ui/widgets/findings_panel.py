"""What there is to look at beside a question: what Granska has found, what the reading of the form left, and below what the user
has let stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from auditprep.i18n import _, ngettext
from auditprep.messages import notice as sentence
from auditprep.model import Finding, Notice, Snapshot
from ui import icons, theme
from ui.models.found_links import Let
from ui.widgets import buttons
from ui.widgets.before_card import words_label
from ui.widgets.emptying import empty
from ui.widgets.focus_ring import FocusRing
from ui.widgets.found_card import Cards, told
from ui.widgets.scrolled_page import ScrolledPage

_SETTLED_MS = 20  # words that wrap are laid out twice


@dataclass(frozen=True)
class Beside:
    """What is shown beside a question. `snapshot` is the case as it was looked through; None: it has not been yet."""

    key: str = ""
    snapshot: Snapshot | None = None
    findings: Sequence[Finding] = ()
    let_stand: Sequence[Let] = ()
    notices: Sequence[Notice] = ()


class FindingsPanel(QScrollArea):
    """A card for each, the gravest first. They are made when they are first seen, so that what nobody looks at costs
    nothing."""

    mend_requested = Signal(object)  # Mend
    accept_requested = Signal(object)  # Finding
    take_back_requested = Signal(object)  # Finding
    place_requested = Signal(object)  # FoundPlace

    def __init__(self) -> None:
        super().__init__(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Findings"))
        FocusRing(self)
        self._shown = Beside()
        self._is_due, self._read_only, self._is_unfolded = True, False, False
        self._open, self._let = Cards(), Cards()
        self._form = QVBoxLayout()
        self._about_form = theme.be(words_label(_("How the form was read")), "caption")
        self._nothing = theme.be(words_label(""), "muted")
        self._fold = buttons.link("")
        theme.lettered(self._fold, "side")
        self._build()
        self._connect()

    def show_beside(self, shown: Beside) -> None:
        """Shows what there is at a question."""
        if shown.key != self._shown.key:
            self._is_unfolded = False
            self.verticalScrollBar().setValue(0)
        self._shown = shown
        self._show_later()

    def set_read_only(self, read_only: bool) -> None:
        """Read-only: all can be read and gone to, nothing mended, let stand or taken back."""
        self._read_only = read_only
        self._show_later()

    def show_card(self, finding: Finding) -> bool:
        """Brings the card of a finding in sight, and the focus to it. False if there is none."""
        self._show_if_due()
        chosen = self._open.card_of(finding)
        for card in self._open.cards:
            card.set_chosen(card is chosen)
        if chosen is not None:
            chosen.take_focus()
            self._bring_in_sight(chosen)
        return chosen is not None

    def focused(self) -> Finding | None:
        """The open finding whose card the focus is in."""
        focused = QApplication.focusWidget()
        card = next((each for each in self._open.cards if focused and each.isAncestorOf(focused)), None)
        return next((each for each in self._shown.findings if card and card.tells(each)), None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_if_due()

    # Showing

    def _show_later(self) -> None:
        self._is_due = True
        self._show_if_due()

    def _show_if_due(self) -> None:
        if not self._is_due or not self.isVisible():
            return
        self._is_due = False
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self._show_cards(self._shown)
        self._show_notices(self._shown.notices)
        self._show_nothing()
        if had_focus and not (focused and focused.isVisible()):  # what had it is gone
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_cards(self, shown: Beside) -> None:
        here, key = shown.snapshot, shown.key
        open_ones = [told(each, key, here) for each in shown.findings] if here else []
        seen = shown.let_stand if self._is_unfolded else ()
        let = [told(each, key, here, said) for each, said in seen] if here else []
        self._open.show_told(open_ones, read_only=self._read_only)
        self._let.show_told(let, read_only=self._read_only)
        count = len(shown.let_stand)
        self._fold.setText(ngettext("{count} accepted", "{count} accepted", count).format(count=count))
        self._fold.setIcon(icons.icon("unfolded" if self._is_unfolded else "folded"))
        self._fold.setVisible(count > 0)

    def _show_notices(self, notices: Sequence[Notice]) -> None:
        empty(self._form)
        for each in notices:
            self._form.addWidget(_notice_card(sentence(each)))
        self._about_form.setVisible(bool(notices) and bool(self._open.cards))

    def _show_nothing(self) -> None:
        is_any = self._shown.findings or self._shown.notices
        words = _("Nothing to look at for this question.") if self._shown.snapshot else ""
        self._nothing.setText(words)
        self._nothing.setVisible(bool(words) and not is_any)

    def _bring_in_sight(self, part: QWidget) -> None:
        """Once it has its place; of what is higher than the panel, its beginning."""

        def scroll() -> None:
            self.widget().layout().activate()
            self.ensureWidgetVisible(part, 0, theme.M)
            top = part.mapTo(self.widget(), QPoint()).y() - theme.M
            self.verticalScrollBar().setValue(min(top, self.verticalScrollBar().value()))

        QTimer.singleShot(_SETTLED_MS, part, scroll)

    def _on_fold(self) -> None:
        self._is_unfolded = not self._is_unfolded
        self._show_later()
        if self._is_unfolded:
            self._bring_in_sight(self._let)

    # Building

    def _build(self) -> None:
        page = ScrolledPage()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, theme.M, 0, theme.M)
        layout.setSpacing(theme.S)
        self._form.setSpacing(theme.S)
        for part in (self._nothing, self._open, self._about_form):
            layout.addWidget(part)
        layout.addLayout(self._form)
        layout.addWidget(self._fold)
        layout.addWidget(self._let)
        layout.addStretch()
        self.setWidget(page)
        for hidden in (self._open, self._let, self._about_form, self._fold):
            hidden.hide()

    def _connect(self) -> None:
        self._fold.clicked.connect(self._on_fold)
        for cards in (self._open, self._let):
            cards.mend_requested.connect(self.mend_requested)
            cards.accept_requested.connect(self.accept_requested)
            cards.take_back_requested.connect(self.take_back_requested)
            cards.place_requested.connect(self.place_requested)


def _notice_card(words: str) -> QFrame:
    card = theme.be(QFrame(), "doubt")
    layout = QVBoxLayout(card)
    layout.setContentsMargins(theme.M, theme.M, theme.M, theme.M)
    label = words_label(words)
    flag = Qt.TextInteractionFlag
    label.setTextInteractionFlags(flag.TextSelectableByMouse | flag.TextSelectableByKeyboard)
    layout.addWidget(label)
    return card
