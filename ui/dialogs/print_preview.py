"""The answers as they will look on paper: which, which pages, and the pages themselves."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from auditprep.i18n import _
from auditprep.model import Box, PageImage, PageLayout, Printed, Progress, Snapshot
from ui import theme
from ui.models import page_numbers, print_wishes
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.doubt_line import DoubtLine
from ui.widgets.notice_line import NoticeLine
from ui.widgets.pages_pane import Pages, PagesPane
from ui.widgets.pressing_dialog import PressingDialog
from ui.widgets.radio_button import RadioButton
from ui.widgets.scrolled_page import ScrolledPage, scrolled
from ui.widgets.viewer_bar import ViewerBar

_LEFT, _SIZE, _FRAME = 280, (980, 700), 48


class PrintPreview(PressingDialog):
    """Emits wishes and shows what it is given. Pages are counted from 1."""

    answers_wanted = Signal(object)  # frozenset of keys; None for all answers
    page_wanted = Signal(int, int)  # page, width in device pixels
    thumbnail_wanted = Signal(int, int)
    print_requested = Signal(object)  # tuple of pages
    save_requested = Signal(object)  # the same
    cancel_requested = Signal()  # of the printing under way

    def __init__(self, snapshot: Snapshot, key: str | None = None, parent: QWidget | None = None) -> None:
        """`key`: the question that the user comes from."""
        super().__init__(parent)
        self.setWindowTitle(_("Print"))
        self._snapshot, self._serial, self._count = snapshot, 0, 0
        self._has_printer: bool | None = None  # None: it is not known yet
        self._is_printing = False
        self._all, self._one = RadioButton(_("All answers")), RadioButton(_("One question"))
        self._group = QButtonGroup(self)
        self._question = theme.be(ChoiceBox(), "compact")
        self._pages = theme.be(QLineEdit(placeholderText=_("All")), "compact")
        self._told = theme.be(QLabel(wordWrap=True), "caption")
        self._drafts = theme.be(QLabel(wordWrap=True), "caption")
        self._no_printer = DoubtLine()
        self._alarm = NoticeLine(alarm=True)
        self._bar, self._pane = ViewerBar(), PagesPane()
        self._waiting = theme.be(QLabel(alignment=Qt.AlignmentFlag.AlignCenter), "muted")
        self._body = QStackedWidget()
        self._progress = QProgressBar(textVisible=False)
        self._print = theme.be(QPushButton(_("Print…")), "primary")
        self._save, self._close = QPushButton(_("Save as PDF…")), QPushButton(_("Close"))
        self._build()
        self._fill(key)
        self._connect()
        self._show_lacks()
        self._fit()
        self._all.setFocus(Qt.FocusReason.OtherFocusReason)

    # What it is told

    def begin(self) -> None:
        """Asks for the answers that are chosen first."""
        self._ask()

    def show_printed(self, printed: Printed) -> None:
        """The pages are set: they can be looked at."""
        self._serial += 1
        self._count = printed.pages
        self._drafts.setText(print_wishes.left_out(printed.notices))
        self._drafts.setVisible(bool(self._drafts.text()))
        self._body.setCurrentWidget(self._pane)
        self._pane.show_pages(Pages(str(self._serial), printed.pages), 1)
        self._show_lacks()

    def show_page(self, page: int, image: PageImage, layout: PageLayout, marks: tuple[Box, ...]) -> None:
        self._pane.show_page(page, image, layout, marks)

    def show_thumbnail(self, page: int, image: PageImage) -> None:
        self._pane.show_thumbnail(page, image)

    def show_printers(self, names: tuple[str, ...]) -> None:
        """The printers there are."""
        self._has_printer = bool(names)
        words = _(
            "There is no printer on this computer. Save as PDF instead, and print it where there is one."
        )
        if names:
            self._no_printer.hide()
        else:
            self._no_printer.say(words)
        main, other = (self._print, self._save) if names else (self._save, self._print)
        theme.be(main, "primary")
        theme.be(other, "")
        main.setDefault(True)
        self._show_lacks()

    def show_printing(self, progress: Progress | None) -> None:
        """How far the printing has come; None when it has ended."""
        self._is_printing = progress is not None
        self._progress.setVisible(self._is_printing)
        self._close.setText(_("Cancel") if self._is_printing else _("Close"))
        if progress is not None:
            self._progress.setRange(0, max(1, progress.total))
            self._progress.setValue(progress.done)
        for part in (self._all, self._one, self._pages):
            part.setEnabled(not self._is_printing)
        self._show_lacks()

    def show_error(self, words: str) -> None:
        """It did not work: said here, and the dialog stays."""
        self.show_printing(None)
        if not self._count:
            self._waiting.setText(_("There is nothing to show."))
        self._alarm.say(words)

    def wanted_pages(self) -> tuple[int, ...]:
        """The pages that are to be printed."""
        return print_wishes.wanted(self._pages.text(), self._count)

    def words(self) -> str:
        """How many pages that is, or what is wrong with them."""
        return self._told.text()

    # What the user does

    def reject(self) -> None:
        """While something is printed, that is called off first."""
        if self._is_printing:
            self.cancel_requested.emit()
        else:
            super().reject()

    def _fill(self, key: str | None) -> None:
        """The questions, and which of them is likely meant."""
        questions = tuple(self._snapshot.questionnaire.questions())
        for question in questions:
            self._question.addItem(print_wishes.line(question), question.key)
        self._question.setCurrentIndex(max(0, self._question.findData(key)))
        self._all.setChecked(True)
        self._question.setEnabled(False)
        self._one.setEnabled(bool(questions))

    def _connect(self) -> None:
        for choice in (self._all, self._one):
            self._group.addButton(choice)
        self._one.toggled.connect(self._on_chosen)
        self._question.currentIndexChanged.connect(lambda _row: self._ask())
        self._pages.textChanged.connect(lambda _text: self._show_lacks())
        self._print.clicked.connect(self._on_print)
        self._save.clicked.connect(lambda: self.save_requested.emit(self.wanted_pages()))
        self._close.clicked.connect(self.reject)
        pane, bar = self._pane, self._bar
        pane.page_wanted.connect(self.page_wanted)
        pane.thumbnail_wanted.connect(self.thumbnail_wanted)
        pane.changed.connect(self._follow)
        bar.turned.connect(pane.turn)
        bar.zoomed.connect(pane.zoom)
        bar.pages_chosen.connect(pane.choose_strip)
        bar.page_typed.connect(self._on_page_typed)
        for keys, steps in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1), ("Ctrl+0", 0)):
            self._add_shortcut(keys, lambda steps=steps: pane.zoom(steps))
        self._add_shortcut("Ctrl+P", self._on_print)

    def _add_shortcut(self, keys: str, then: object) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(then)

    def _on_chosen(self, one: bool) -> None:
        self._question.setEnabled(one)
        self._ask()

    def _on_print(self) -> None:
        if self._print.isEnabled():
            self.print_requested.emit(self.wanted_pages())

    def _on_page_typed(self, typed: str) -> None:
        page = page_numbers.find(typed, self._pane.page, self._pane.count, ())
        if page is None:
            self._bar.show_no_such_page(typed)
        else:
            self._pane.go_to(page)
            self._pane.focus()

    def _ask(self) -> None:
        """Other answers are wanted: until they are set there is nothing to print."""
        self._count = 0
        self._alarm.hide()
        self._waiting.setText(_("The pages are being set…"))
        self._body.setCurrentWidget(self._waiting)
        self._show_lacks()
        key = self._question.currentData() if self._one.isChecked() else None
        self.answers_wanted.emit(None if key is None else frozenset((key,)))

    # Showing

    def _follow(self) -> None:
        pane = self._pane
        self._bar.show_page(pane.page, pane.count, ())
        self._bar.show_possible(pages=pane.has_strip, text=False, zoom=pane.count > 0)
        self._bar.show_chosen(pages=not pane.strip.isHidden(), text=False)

    def _show_lacks(self) -> None:
        """What can be done now, and how many pages it is about."""
        self._told.setText(print_wishes.told(self._pages.text(), self._count) if self._count else "")
        ready = bool(self.wanted_pages()) and not self._is_printing
        self._save.setEnabled(ready)
        self._print.setEnabled(ready and self._has_printer is not False)
        self._bar.setVisible(self._count > 0)
        for button in (self._save, self._print):
            button.setAccessibleDescription(self._told.text())

    # Building

    def _fit(self) -> None:
        """As large as it is drawn, or as the screen allows."""
        room = self.screen().availableSize()
        self.resize(min(_SIZE[0], room.width() - _FRAME), min(_SIZE[1], room.height() - _FRAME))
        self.setMinimumSize(min(640, room.width()), min(420, room.height()))

    def _build(self) -> None:
        self._body.addWidget(self._pane)
        self._body.addWidget(self._waiting)
        self._body.setCurrentWidget(self._waiting)
        self._bar.outside.hide()
        self._no_printer.hide()
        self._progress.hide()
        self._progress.setAccessibleName(_("Progress of the printing"))
        right = QVBoxLayout()
        right.setContentsMargins(theme.S, theme.S, theme.S, 0)
        right.setSpacing(theme.XS)
        right.addWidget(self._bar)
        right.addWidget(self._body, 1)
        panes = QHBoxLayout()
        panes.setSpacing(0)
        panes.addWidget(self._build_left())
        panes.addWidget(theme.be(QFrame(), "line-v"))
        panes.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._alarm)
        layout.addLayout(panes, 1)
        layout.addWidget(theme.be(QFrame(), "line-h"))
        layout.addLayout(self._build_foot())

    def _build_left(self) -> QWidget:
        inside = ScrolledPage()
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.XL, theme.L, theme.L, theme.M)
        column.setSpacing(theme.S)
        column.addWidget(theme.be(QLabel(_("What is printed")), "page-title"))
        for choice in (self._all, self._one):
            column.addWidget(choice, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._question)
        column.addWidget(self._drafts)
        column.addSpacing(theme.M)
        label = theme.be(QLabel(_("Pages")), "side")
        label.setBuddy(self._pages)
        column.addWidget(label)
        column.addWidget(self._pages)
        column.addWidget(self._told)
        column.addSpacing(theme.M)
        column.addWidget(self._no_printer)
        column.addStretch()
        self._question.setAccessibleName(_("Question"))
        self._question.setMinimumContentsLength(12)
        self._question.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._pages.setAccessibleName(_("Pages"))
        self._pages.setAccessibleDescription(_("Like this: 2–4, 7. All pages where nothing is typed."))
        self._drafts.hide()
        side = scrolled(inside)
        side.setFixedWidth(_LEFT)
        return side

    def _build_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.XL, theme.M, theme.XL, theme.M)
        foot.setSpacing(theme.S)
        foot.addWidget(self._progress, 1)
        foot.addStretch()
        for button in (self._close, self._save, self._print):
            foot.addWidget(button)
        self._print.setToolTip(_("Print…") + "  (Ctrl+P)")
        self._print.setDefault(True)
        return foot
