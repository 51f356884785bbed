"""What there is to look at beside a question: what Granska has found, what the reading of the form left, and below what the user
has let stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from auditprep.i18n import _, ngettext
from auditprep.messages import notice as sentence
from auditprep.model import Finding, Notice, Snapshot
from ui import theme
from ui.models.finding_words import is_same
from ui.models.found_links import Let
from ui.widgets import buttons
from ui.widgets.before_card import words_label
from ui.widgets.emptying import empty
from ui.widgets.found_card import FoundCard, Told, told
from ui.widgets.scrolled_page import ScrolledPage
from ui.widgets.tab_order import come_after


@dataclass(frozen=True)
class Beside:
    """What is shown beside a question. `snapshot` is the case as it was looked through; None: it has not been yet."""

    key: str = ""
    snapshot: Snapshot | None = None
    findings: Sequence[Finding] = ()
    let_stand: Sequence[Let] = ()
    notices: Sequence[Notice] = field(default=())


class FindingsPanel(QScrollArea):
    """A card for each, the gravest first. It is made when it is first seen, so that what nobody looks at costs nothing."""

    mend_requested = Signal(object)  # Mend
    accept_requested = Signal(object)  # Finding
    take_back_requested = Signal(object)  # Finding
    place_requested = Signal(object)  # FoundPlace

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Remarks"))
        self._shown = Beside()
        self._is_due, self._read_only, self._is_unfolded = True, False, False
        self._open, self._let, self._form = _column(), _column(), _column()
        self._nothing = theme.be(words_label(""), "muted")
        self._about_form = theme.be(words_label(_("How the form was read")), "caption")
        self._fold = buttons.link("")
        self._build()

    def show_beside(self, shown: Beside) -> None:
        """Shows what there is at a question."""
        if shown.key != self._shown.key:
            self._is_unfolded = False
            self.verticalScrollBar().setValue(0)
        self._shown, self._is_due = shown, True
        self._follow()

    def set_read_only(self, read_only: bool) -> None:
        """Read-only: all can be read and gone to, nothing mended, let stand or taken back."""
        self._read_only, self._is_due = read_only, True
        self._follow()

    def show_card(self, finding: Finding) -> bool:
        """Brings the card of a finding in sight, and the focus to it. False if there is none."""
        self._follow()
        cards = _cards(self._open)
        chosen = next((each for each in cards if each.finding and is_same(each.finding, finding)), None)
        for each in cards:
            each.set_chosen(each is chosen)
        if chosen is not None:
            chosen.take_focus()
            # Once it has its place.
            QTimer.singleShot(0, chosen, lambda: self.ensureWidgetVisible(chosen, 0, theme.M))
        return chosen is not None

    def focus_first(self) -> None:
        """The focus comes to the first card."""
        if self._shown.findings:
            self.show_card(self._shown.findings[0])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow()

    # Showing

    def _follow(self) -> None:
        if not self._is_due or not self.isVisible():
            return
        self._is_due = False
        shown = self._shown
        focused, had_focus = QApplication.focusWidget(), self._has_focus()
        self._show_cards(self._open, [] if shown.snapshot is None else self._told(shown.snapshot))
        self._show_let_stand(shown)
        self._show_notices(shown.notices)
        self._nothing.setText(_nothing(shown))
        self._nothing.setVisible(bool(self._nothing.text()))
        if had_focus and (focused is None or not focused.isVisible()):  # what had it is gone
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _told(self, snapshot: Snapshot) -> list[Told]:
        return [told(each, self._shown.key, snapshot) for each in self._shown.findings]

    def _show_let_stand(self, shown: Beside) -> None:
        count = len(shown.let_stand)
        words = ngettext("{count} accepted", "{count} accepted", count).format(count=count)
        self._fold.setText(f"{words} {'▴' if self._is_unfolded else '▾'}")
        self._fold.setAccessibleName(words)
        self._fold.setVisible(bool(count))
        self._let.parentWidget().setVisible(self._is_unfolded and bool(count))
        seen = shown.let_stand if self._is_unfolded and shown.snapshot else ()
        self._show_cards(self._let, [told(each, shown.key, shown.snapshot, said) for each, said in seen])

    def _show_notices(self, notices: Sequence[Notice]) -> None:
        empty(self._form)
        for each in notices:
            self._form.addWidget(_notice_card(sentence(each)))
        self._about_form.setVisible(bool(notices))

    def _show_cards(self, column: QVBoxLayout, shown: Sequence[Told]) -> None:
        """The card of a finding that was shown before stays, with whatever is being done in it."""
        before = _cards(column)
        kept = [_taken(before, each) for each in shown]
        for card in before:
            column.removeWidget(card)
            card.hide()
            card.deleteLater()
        for at, (each, card) in enumerate(zip(shown, kept, strict=True)):
            if column.indexOf(card) != at:
                column.removeWidget(card)
                column.insertWidget(at, card)
            card.set_read_only(self._read_only)
            card.show_told(each)

    def _made(self) -> FoundCard:
        card = FoundCard()
        card.mend_requested.connect(self.mend_requested)
        card.accept_requested.connect(self.accept_requested)
        card.take_back_requested.connect(self.take_back_requested)
        card.place_requested.connect(self.place_requested)
        return card

    def _on_fold(self) -> None:
        self._is_unfolded, self._is_due = not self._is_unfolded, True
        self._follow()
