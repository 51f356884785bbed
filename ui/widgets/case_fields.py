"""The last step to a new case: whose it is, and where it is kept."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from auditprep.i18n import _
from auditprep.model import Questionnaire, Submission
from ui import theme
from ui.recent import RecentCase
from ui.widgets.check_box import CheckBox
from ui.widgets.kept_room import with_room_kept
from ui.widgets.previous_field import PreviousField

_NOT_IN_FILE_NAMES = re.compile(r'[\s<>:"/\\|?*\x00-\x1f]+')


class CaseFields(QWidget):
    """Suggests what the form says; what the user writes goes before that."""

    place_requested = Signal(object)
    previous_requested = Signal()
    left_out_requested = Signal(object)  # Submission: what of the earlier year is in none of its answers
    changed = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._board = QLineEdit(placeholderText=_("For example Social Services Board"))
        self._unnamed = with_room_kept(theme.be(QLabel(wordWrap=True), "hint"))
        self._year = QLineEdit(maxLength=4, validator=QIntValidator(1900, 2999, self))
        self._name = QLineEdit()
        self._name_typed = self._is_offered = False
        self._where = theme.be(QLabel(wordWrap=True), "muted")
        self._change = QPushButton(_("Change folder…"))
        self._previous = PreviousField()
        self._recent: tuple[RecentCase, ...] = ()
        self._remember = CheckBox(_("Remember the corrections for forms from the same sender"))
        self._build()
        self._board.textChanged.connect(self._suggest_name)
        self._year.textChanged.connect(self._suggest_name)
        self._name.textEdited.connect(self._on_name_typed)
        self._name.textChanged.connect(lambda: self.changed.emit())
        self._board.textChanged.connect(self._suggest_previous)
        for field in (self._board, self._year):
            field.textChanged.connect(self._show_unnamed)
        self._year.textChanged.connect(self._suggest_previous)
        self._previous.browse_requested.connect(self.previous_requested)
        self._previous.left_out.wanted.connect(self.left_out_requested)
        self._change.clicked.connect(lambda: self.place_requested.emit(self._folder))
        self.set_folder(folder)

    def suggest(self, form: Questionnaire) -> None:
        """What the form says of whose and when."""
        self._board.setText(form.board or "")
        self._year.setText(str(form.year or (form.deadline.year if form.deadline else dt.date.today().year)))
        self._name_typed = False
        self._previous.start_anew()
        self._suggest_name()
        self._suggest_previous()

    def set_recent(self, cases: tuple[RecentCase, ...]) -> None:
        """The latest cases whose files are there: last year's may be among them."""
        self._recent = cases

    def set_previous(self, file: Path) -> None:
        """The user has chosen last year's file."""
        self._previous.choose(file)

    def show_previous_read(self, file: Path, submission: Submission) -> None:
        """What the file that was chosen turned out to hold."""
        self._previous.show_read(file, submission)

    def previous(self) -> Path | None:
        return self._previous.file()

    def offer_to_remember(self, offered: bool) -> None:
        """Whether there are corrections that next year's form could be read with; it is done unless the user says no."""
        if offered != self._is_offered:
            self._is_offered = offered
            self._remember.setChecked(offered)
        self._remember.setVisible(offered)

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

    def is_to_be_remembered(self) -> bool:
        return self._is_offered and self._remember.isChecked()

    def is_complete(self) -> bool:
        return bool(_clean(self._name.text()))

    def _on_name_typed(self) -> None:
        self._name_typed = True

    def _suggest_name(self) -> None:
        if not self._name_typed:
            board = self._board.text().strip() or _("Case")
            self._name.setText(_clean(f"{board} {self._year.text()}"))

    def _show_unnamed(self) -> None:
        """A case may be nobody's; but that is said."""
        words = _("Without a board the case is called just {year}.").format(year=self._year.text())
        self._unnamed.setText(words)
        self._unnamed.setVisible(self.board() is None and self.year() is not None)

    def _suggest_previous(self) -> None:
        """The case of the same board the year before, if it is one of the latest."""
        board, year = self.board(), self.year()
        wanted = f"{board} {year - 1}" if board and year else None
        self._previous.suggest(next((each.path for each in self._recent if each.title == wanted), None))

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.L)
        grid.setVerticalSpacing(theme.M)
        grid.setColumnStretch(1, 1)
        fields = (
            (0, _("&Board"), self._board),
            (2, _("&Year"), self._year),
            (3, _("&File name"), self._name),
        )
        for row, words, field in fields:
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self._unnamed, 1, 1)  # below the board it speaks of
        self._year.setFixedWidth(110)
        grid.addWidget(QLabel(_("Folder")), 4, 0)
        grid.addWidget(self._where, 4, 1)
        grid.addWidget(self._change, 5, 1, alignment=Qt.AlignmentFlag.AlignLeft)
        label = QLabel(_("Earlier year"))
        grid.addWidget(label, 6, 0)
        grid.addWidget(self._previous, 6, 1)
        grid.addWidget(self._previous.left_out, 7, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.L)
        layout.addWidget(theme.be(QLabel(_("Whose case, and where it is kept")), "question"))
        layout.addLayout(grid)
        words = _(
            "One board, one year, one file. Everything is saved in it as you write; there is no save button."
        )
        layout.addWidget(theme.be(QLabel(words, wordWrap=True), "muted"))
        layout.addWidget(self._remember)
        layout.addStretch()
        self._remember.hide()
        self._show_unnamed()


def _clean(name: str) -> str:
    """A name that every file system takes."""
    return _NOT_IN_FILE_NAMES.sub(" ", name).strip(" .")
