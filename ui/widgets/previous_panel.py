"""Last year beside the question: what was asked and answered then, what of it is out of date, and the way to begin from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from auditprep.i18n import _
from auditprep.model import Answer, Stale
from auditprep.richtext import plain
from ui import theme
from ui.flow_layout import FlowLayout
from ui.models.last_year import Beside, Standing
from ui.widgets import buttons
from ui.widgets.before_card import BeforeCard, folded_remark, remark_card, words_label
from ui.widgets.check_box import CheckBox
from ui.widgets.focus_ring import FocusRing
from ui.widgets.scrolled_page import ScrolledPage

CARRY_KEYS = "Ctrl+Shift+F"

SOON_MS = 30  # after a question is shown: who holds the key down only passes by
_ROOMY = 240

Finder = Callable[[str], Sequence[Stale]]


class PreviousPanel(QScrollArea):
    """Built when it is seen, and a moment after the question: one that is only passed by costs nothing here."""

    carry_requested = Signal()  # last year's answer is wanted as a draft of this year's
    previous_requested = Signal()  # the user wants to choose which year it is
    pairing_requested = Signal()  # the user wants to say which questions belong together

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        self._shown = Beside(Standing.NO_YEAR)
        self._current = Answer()
        self._find: Finder | None = None
        self._read_only = False
        self._is_built = False
        self._differences = False  # are wanted, from question to question
        self._cards: list[BeforeCard] = []
        self._toggle: CheckBox | None = None
        self._use: QPushButton | None = None
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._follow)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Previous year"))
        FocusRing(self)

    def show_beside(self, shown: Beside, current: Answer) -> None:
        """Shows what is known from last year of a question, which now has this answer."""
        if shown == self._shown:
            self.show_current(current)
            return
        self._shown, self._current = shown, current
        self._is_built = False
        self._soon.start()

    def show_current(self, current: Answer) -> None:
        """The question has another answer now."""
        if current != self._current:
            self._current = current
            if self._differences:
                self._follow()
            elif self._toggle is not None:
                self._toggle.setVisible(bool(current.text))

    def set_stale_finder(self, find: Finder | None) -> None:
        """What finds the pieces of a text that are out of date."""
        self._find = find
        self._follow()

    def set_read_only(self, read_only: bool) -> None:
        """Read-only: last year can be read, and nothing made of it."""
        if read_only != self._read_only:
            self._read_only = read_only
            self._is_built = False
            self._follow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.stop()
        self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_button()

    # Building

    def _follow(self) -> None:
        if not self.isVisible() or self._soon.isActive():
            return
        if not self._is_built:
            self._build()
        self._show_marks()

    def _build(self) -> None:
        focused = QApplication.focusWidget()  # none while another window is in front
        had_focus = focused is not None and self.isAncestorOf(focused)
        self._cards, self._toggle, self._use = [], None, None
        page = ScrolledPage()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, theme.M, 0, theme.M)
        layout.setSpacing(theme.M)
        for part in self._parts():
            layout.addWidget(part)
        layout.addStretch()
        before = self.takeWidget()
        self.setWidget(page)
        if before is not None:
            before.deleteLater()  # a link in it may be what led here
        self._is_built = True
        if had_focus:  # what had it is gone
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _parts(self) -> Iterable[QWidget]:
        shown = self._shown
        if shown.standing is Standing.NO_YEAR:
            yield self._no_year()
        elif shown.standing is Standing.UNPAIRED:
            yield words_label(
                _("The questions are being paired with those of {year}…").format(year=shown.year)
            )
        elif shown.standing is Standing.NEW and not shown.doubtful:
            yield _note(
                _("New question this year"),
                _("It is not among the questions of {year}.").format(year=shown.year),
            )
        if shown.doubtful:
            yield self._doubt()
        yield from self._answers()
        if not shown.whole.is_empty:
            title = _("The auditors on all of {year}").format(year=shown.year)
            yield folded_remark(title, shown.whole)

    def _answers(self) -> Iterable[QWidget]:
        """A card for each question that this one comes from, and under its answer what the auditors said of it. What can
        be done with it stands in the card if there is but one."""
        before = self._shown.before
        self._cards = [BeforeCard(each, self._shown.year) for each in before]
        foot = self._foot()
        if len(before) == 1:
            self._cards[0].add_foot(foot)
        for card, each in zip(self._cards, before, strict=True):
            yield card
            if not each.remark.is_empty:
                yield remark_card(_("The auditors on this answer"), each.remark)
        if len(before) > 1:
            yield foot

    def _foot(self) -> QWidget:
        foot = QWidget()
        layout = QVBoxLayout(foot)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.S)
        if any(each.answer.text for each in self._shown.before):
            layout.addWidget(self._difference_toggle())
        if self._shown.can_be_carried and not self._read_only:
            layout.addWidget(self._carrying_row())
        return foot

    def _difference_toggle(self) -> QWidget:
        self._toggle = CheckBox(_("Show differences"))
        self._toggle.setToolTip(_("Marks the words that this year’s answer does not have"))
        theme.lettered(self._toggle, "side")
        self._toggle.setChecked(self._differences)
        self._toggle.toggled.connect(self._on_differences_wanted)
        return self._toggle

    def _carrying_row(self) -> QWidget:
        keys = QKeySequence(CARRY_KEYS).toString(QKeySequence.SequenceFormat.NativeText)
        row = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        row.setSizePolicy(policy)
        layout = FlowLayout(row, spacing=theme.S)
        self._use = button = buttons.plain(_("Use as draft"))
        self._fit_button()
        button.setToolTip(_("This year’s answer begins as a draft from last year, to be confirmed"))
        button.setAccessibleDescription(keys)
        button.clicked.connect(lambda: self.carry_requested.emit())
        layout.addWidget(button)
        layout.addWidget(theme.be(words_label(keys, wraps=False), "hint"))
        return row

    def _fit_button(self) -> None:
        """In the narrowest panel the button is a smaller one."""
        role = "compact" if self.width() < _ROOMY else ""
        if self._use is not None and self._use.property("role") != role:
            theme.be(self._use, role)

    def _no_year(self) -> QWidget:
        why = _(
            "Last year’s answers can stand here beside this year’s: from its case, or from the Word form that was sent."
        )
        note = _note(_("No previous year has been chosen"), why)
        if not self._read_only:
            link = buttons.link(_("Choose the previous year…"))
            link.clicked.connect(lambda: self.previous_requested.emit())
            note.layout().addWidget(link, alignment=Qt.AlignmentFlag.AlignLeft)
        return note

    def _doubt(self) -> QWidget:
        words = _("It may be this question in {year}. Nothing is taken from it until you have said so.")
        card = theme.be(QFrame(), "doubt")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(theme.EDGE, theme.M, theme.EDGE, theme.M)
        layout.setSpacing(theme.S)
        layout.addWidget(words_label(words.format(year=self._shown.year)))
        for question in self._shown.doubtful[:3]:
            layout.addWidget(words_label(question, bold=True))
        if not self._read_only:
            link = buttons.link(_("Pair the questions…"))
            link.clicked.connect(lambda: self.pairing_requested.emit())
            layout.addWidget(link)
        return card

    # Marks

    def _on_differences_wanted(self, wanted: bool) -> None:
        self._differences = wanted
        self._show_marks()

    def _show_marks(self) -> None:
        """What is out of date, or what this year's answer does not have."""
        current = plain(self._current.text)
        if self._toggle is not None:
            self._toggle.setVisible(bool(current))
        for card in self._cards:
            if self._differences and current:
                card.mark_differences(current)
            else:
                card.mark_stale(self._find)


def _note(title: str, words: str) -> QWidget:
    note = QWidget()
    layout = QVBoxLayout(note)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.XS)
    layout.addWidget(words_label(title, bold=True))
    layout.addWidget(theme.be(words_label(words), "muted"))
    return note
