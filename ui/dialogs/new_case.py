"""A new case: the auditors' file, what was understood of it, whose case it is and where it is kept."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIntValidator
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from auditprep.i18n import _, ngettext
from auditprep.model import Questionnaire
from ui import texts, theme
from ui.widgets.emptying import empty
from ui.widgets.icon_label import IconLabel
from ui.widgets.notice_line import NoticeLine

FORM, UNDERSTOOD, CASE = range(3)
_NOT_IN_FILE_NAMES = re.compile(r'[\s<>:"/\\|?*\x00-\x1f]+')


class NewCaseDialog(QDialog):
    """Three screens, each no more than one; back is always possible, and nothing is made before the last."""

    browse_requested = Signal()
    form_chosen = Signal(object)  # Path, or None for the form that comes with the program
    save_place_requested = Signal(object)  # Path of the folder chosen now
    case_requested = Signal(object, object, object, object)  # Path, form's Path or None, board, year

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("New case"))
        self.setAcceptDrops(True)
        self.resize(640, 480)
        self._form: Path | None = None
        self._choose, self._understood, self._case = _ChooseForm(), _Understood(), _CaseFields(folder)
        self._alarm = NoticeLine(alarm=True)
        self._steps = QStackedWidget()
        for step in (self._choose, self._understood, self._case):
            self._steps.addWidget(step)
        self._back, self._cancel = QPushButton(_("Back")), QPushButton(_("Cancel"))
        self._next = theme.be(QPushButton(_("Next")), "primary")
        self._build()
        self._connect_signals()
        self._go(FORM)

    def choose(self, form: Path | None) -> None:
        """Takes this form (None: the shipped one) and waits for it to be read."""
        self._alarm.hide()
        self._form = form
        self._choose.set_reading(form.name if form else _("the program’s own form"))
        self.form_chosen.emit(form)

    def show_form(self, path: Path | None, form: Questionnaire) -> None:
        """What was understood of the form that was chosen; an earlier choice is not heard any more."""
        if path != self._form:
            return
        self._choose.set_reading(None)
        self._understood.show_form(path, form)
        self._case.suggest(form)
        self._go(UNDERSTOOD)

    def show_error(self, words: str) -> None:
        """Something did not work: said in the dialog, which stays where it is."""
        self._choose.set_reading(None)
        self._next.setEnabled(True)
        self._alarm.say(words)

    def stay(self) -> None:
        """The case was not made after all: it can be asked for again."""
        self._next.setEnabled(self._case.is_complete())

    def set_folder(self, folder: Path) -> None:
        """Where the case will be kept."""
        self._case.set_folder(folder)

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.S)
        buttons.addWidget(self._back)
        buttons.addStretch()
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.L)
        layout.setSpacing(theme.L)
        layout.addWidget(self._alarm)
        layout.addWidget(self._steps, 1)
        layout.addLayout(buttons)
        for button in (self._back, self._cancel, self._next):
            button.setAutoDefault(button is self._next)

    def _connect_signals(self) -> None:
        self._choose.browse_requested.connect(self.browse_requested)
        self._choose.shipped_requested.connect(lambda: self.choose(None))
        self._case.place_requested.connect(self.save_place_requested)
        self._case.changed.connect(lambda: self._next.setEnabled(self._case.is_complete()))
        self._back.clicked.connect(lambda: self._go(self._steps.currentIndex() - 1))
        self._cancel.clicked.connect(self.reject)
        self._next.clicked.connect(self._on_next)

    def _go(self, step: int) -> None:
        self._alarm.hide()
        self._steps.setCurrentIndex(step)
        self._back.setVisible(step > FORM)
        self._next.setVisible(step > FORM)
        self._next.setText(_("Create the case") if step == CASE else _("Next"))
        self._next.setEnabled(step != CASE or self._case.is_complete())
        if step == CASE:
            self._case.focus_first()
        elif step == UNDERSTOOD:
            self._next.setFocus()

    def _on_next(self) -> None:
        if self._steps.currentIndex() == UNDERSTOOD:
            self._go(CASE)
        else:
            self._alarm.hide()
            self._next.setEnabled(False)
            self.case_requested.emit(self._case.path(), self._form, self._case.board(), self._case.year())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if len(files) == 1:
            self._go(FORM)
            self.choose(files[0])
        elif files:
            self.show_error(_("Drop one file at a time: the auditors’ form."))


class _ChooseForm(QWidget):
    browse_requested = Signal()
    shipped_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._browse = theme.be(QPushButton(_("Choose the file…")), "primary")
        self._shipped = theme.be(QPushButton(_("I have no form: use the program’s own")), "link")
        self._hint = theme.be(QLabel(_("or drop it here"), alignment=Qt.AlignmentFlag.AlignHCenter), "muted")
        self._browse.clicked.connect(lambda: self.browse_requested.emit())
        self._shipped.clicked.connect(lambda: self.shipped_requested.emit())
        words = _("The Word file the auditors sent, or one that is already filled in. It is only read.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.S)
        layout.addWidget(theme.be(QLabel(_("The auditors’ form")), "question"))
        layout.addWidget(theme.be(QLabel(words, wordWrap=True), "muted"))
        layout.addSpacing(theme.S)
        layout.addWidget(self._drop_place(), 1)
        layout.addWidget(self._shipped, alignment=Qt.AlignmentFlag.AlignLeft)

    def set_reading(self, name: str | None) -> None:
        """Says what is being read; None when nothing is."""
        self._hint.setText(_("Reading {file} …").format(file=name) if name else _("or drop it here"))
        for button in (self._browse, self._shipped):
            button.setEnabled(name is None)

    def _drop_place(self) -> QFrame:
        place = theme.be(QFrame(), "drop")
        inside = QVBoxLayout(place)
        inside.setSpacing(theme.S)
        inside.addStretch()
        inside.addWidget(self._browse, alignment=Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(self._hint)
        inside.addStretch()
        return place


class _Understood(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._file = theme.be(QLabel(wordWrap=True), "muted")
        self._what = theme.be(QLabel(wordWrap=True), "question")
        self._answers = QLabel(wordWrap=True)
        self._details = QVBoxLayout()
        self._details.setContentsMargins(0, 0, theme.S, 0)
        self._details.setSpacing(theme.S)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.S)
        for widget in (self._file, self._what, self._answers):
            layout.addWidget(widget)
        layout.addSpacing(theme.S)
        layout.addWidget(self._scrolled_details(), 1)

    def show_form(self, path: Path | None, form: Questionnaire) -> None:
        self._file.setText(" · ".join(filter(None, (path.name if path else "", form.title))))
        self._what.setText(texts.understood(form))
        given = sum(not question.answer.is_empty for question in form.questions())
        carried = ngettext(
            "{count} answer comes along from the file.", "{count} answers come along from the file.", given
        )
        self._answers.setText(carried.format(count=given))
        self._answers.setVisible(given > 0)
        self._show_details(form)

    def _show_details(self, form: Questionnaire) -> None:
        """First what to look at, then the sections that were found."""
        empty(self._details)
        if count := len(form.notices):
            look = ngettext("{count} thing to look at", "{count} things to look at", count).format(
                count=count
            )
            self._details.addWidget(theme.be(QLabel(look), "page-title"))
        for notice in form.notices:
            self._details.addWidget(_notice(texts.notice(notice)))
        self._details.addSpacing(theme.S)
        for section in form.sections:
            self._details.addWidget(_plain(texts.section(section)))
        self._details.addStretch()

    def _scrolled_details(self) -> QScrollArea:
        inside = theme.be(QWidget(), "page")
        inside.setLayout(self._details)
        area = QScrollArea(widgetResizable=True)
        area.setWidget(inside)
        return area


def _notice(words: str) -> QFrame:
    """One thing to look at, with a mark beside it."""
    frame = theme.be(QFrame(), "doubt")
    row = QHBoxLayout(frame)
    row.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
    row.setSpacing(theme.S)
    row.addWidget(IconLabel("warning", "partly"), alignment=Qt.AlignmentFlag.AlignTop)
    row.addWidget(_plain(words), 1)
    return frame


def _plain(words: str) -> QLabel:
    return QLabel(words, wordWrap=True, textFormat=Qt.TextFormat.PlainText)


class _CaseFields(QWidget):
    place_requested = Signal(object)
    changed = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._board = QLineEdit(placeholderText=_("For example Social Services Board"))
        self._year = QLineEdit(maxLength=4, validator=QIntValidator(1900, 2999, self))
        self._name = QLineEdit()
        self._name_typed = False
        self._where = theme.be(QLabel(wordWrap=True), "muted")
        self._change = QPushButton(_("Change folder…"))
        self._build()
        self._board.textChanged.connect(self._suggest_name)
        self._year.textChanged.connect(self._suggest_name)
        self._name.textEdited.connect(self._on_name_typed)
        self._name.textChanged.connect(lambda: self.changed.emit())
        self._change.clicked.connect(lambda: self.place_requested.emit(self._folder))
        self.set_folder(folder)

    def suggest(self, form: Questionnaire) -> None:
        """What the form says of whose and when."""
        self._board.setText(form.board or "")
        self._year.setText(str(form.year or (form.deadline.year if form.deadline else dt.date.today().year)))
        self._name_typed = False
        self._suggest_name()

    def set_folder(self, folder: Path) -> None:
        self._folder = folder
        self._where.setText(str(folder))

    def focus_first(self) -> None:
        """Where the user goes on: at the board if it is not known, otherwise at the file's name."""
        (self._name if self._board.text() else self._board).setFocus()

    def board(self) -> str | None:
        return self._board.text().strip() or None

    def year(self) -> int | None:
        return int(self._year.text()) if self._year.hasAcceptableInput() else None

    def path(self) -> Path:
        """The file the case will be in."""
        name = _clean(self._name.text())
        return self._folder / (name if name.lower().endswith(".auditprep") else f"{name}.auditprep")

    def is_complete(self) -> bool:
        return bool(_clean(self._name.text()))

    def _on_name_typed(self) -> None:
        self._name_typed = True

    def _suggest_name(self) -> None:
        if not self._name_typed:
            board = self._board.text().strip() or _("Case")
            self._name.setText(_clean(f"{board} {self._year.text()}"))

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.L)
        grid.setVerticalSpacing(theme.M)
        grid.setColumnStretch(1, 1)
        for row, (words, field) in enumerate(
            ((_("&Board"), self._board), (_("&Year"), self._year), (_("&File name"), self._name))
        ):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        self._year.setFixedWidth(110)
        grid.addWidget(QLabel(_("Folder")), 3, 0)
        grid.addWidget(self._where, 3, 1)
        grid.addWidget(self._change, 4, 1, alignment=Qt.AlignmentFlag.AlignLeft)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.L)
        layout.addWidget(theme.be(QLabel(_("Whose case, and where it is kept")), "question"))
        layout.addLayout(grid)
        words = _(
            "One board, one year, one file. Everything is saved in it as you write; there is no save button."
        )
        layout.addWidget(theme.be(QLabel(words, wordWrap=True), "muted"))
        layout.addStretch()


def _clean(name: str) -> str:
    """A name that every file system takes."""
    return _NOT_IN_FILE_NAMES.sub(" ", name).strip(" .")
