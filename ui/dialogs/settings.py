"""The settings: how it looks, how one writes, where the backups are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from auditprep import i18n
from auditprep.i18n import _
from auditprep.model import BackupRoom
from ui import evidence_words, theme
from ui.models import choices
from ui.models.choices import Choices
from ui.widgets import buttons
from ui.widgets.check_box import CheckBox
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.plain_label import plain_label
from ui.widgets.pressing_dialog import PressingDialog

_SIZE, _FRAME = QSize(560, 620), QSize(16, 48)

Named = Mapping[str, str]


class SettingsDialog(PressingDialog):
    """Everything that is chosen holds at once, or is told to hold from the next start. There is nothing to save."""

    chosen = Signal(str, object)  # which, and what
    words_requested = Signal()
    phrases_requested = Signal()
    backups_requested = Signal()

    def __init__(self, chosen: Choices, running: Choices, parent: QWidget | None = None) -> None:
        """`running` is what was chosen when the program was started."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Settings"))
        self._running = running
        self._later = theme.be(plain_label(_("Holds from the next time the program is started.")), "caption")
        self._room = theme.be(plain_label(""), "caption")
        self._fields: dict[str, QWidget] = {}
        self._close = buttons.primary(_("Close"))
        self._build(chosen)
        self._close.clicked.connect(self.accept)
        self._follow()
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - _FRAME))
        self._fields[choices.LOOK].setFocus()

    def show_setting(self, name: str) -> None:
        """The focus goes to this one."""
        if field := self._fields.get(name):
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._area.ensureWidgetVisible(field)

    def show_room(self, room: BackupRoom) -> None:
        """Where the backups are, and how much room they take."""
        size, limit = evidence_words.size(room.size), evidence_words.size(room.limit)
        words = _("{size} of at most {limit}, in {folder}")
        self._room.setText(words.format(size=size, limit=limit, folder=room.folder))

    def show_room_unknown(self) -> None:
        self._room.setText(_("The folder of the backups cannot be read."))

    # Building

    def _build(self, chosen: Choices) -> None:
        inside = theme.be(QWidget(), "page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        column.setSpacing(theme.M)
        for title, build in (
            (_("You"), self._build_name),
            (_("How it looks"), self._build_look),
            (_("Writing"), self._build_writing),
            (_("Backups"), self._build_backups),
        ):
            column.addWidget(theme.be(QLabel(title), "page-title"))
            build(column, chosen)
            column.addSpacing(theme.L)
        column.addStretch()
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.XL, 0, theme.XL, theme.L)
        foot.addStretch()
        foot.addWidget(self._close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area, 1)
        whole.addLayout(foot)

    def _build_name(self, column: QVBoxLayout, chosen: Choices) -> None:
        """In the next case that is opened: what is written in this one is hers already."""
        words = _("In the history, and on sheets to colleagues. It holds from the next case you open.")
        field = QLineEdit(
            chosen.name, maxLength=80, placeholderText=_("The name you log in to the computer with")
        )
        field.setAccessibleName(_("Name or role"))
        field.setAccessibleDescription(words)
        field.editingFinished.connect(lambda: self.chosen.emit(choices.NAME, field.text().strip()))
        self._fields[choices.NAME] = field
        rows = QFormLayout()
        rows.setHorizontalSpacing(theme.XL)
        rows.addRow(_("Name or role"), field)
        column.addLayout(rows)
        column.addWidget(theme.be(plain_label(words), "caption"))

    def _build_look(self, column: QVBoxLayout, chosen: Choices) -> None:
        sizes = {str(each): _("{percent} %").format(percent=each) for each in choices.TEXT_SIZES}
        rows = QFormLayout()
        rows.setHorizontalSpacing(theme.XL)
        rows.setVerticalSpacing(theme.S)
        for name, label, named, now in (
            (choices.LOOK, _("Colours"), choices.look_names(), chosen.look),
            (choices.TEXT_SIZE, _("Size of text and all else"), sizes, str(chosen.text_size)),
            (choices.LANGUAGE, _("Language"), choices.language_names(), chosen.language or i18n.language()),
        ):
            rows.addRow(label, self._box(name, label, named, now))
        column.addLayout(rows)
        column.addWidget(self._later)

    def _build_writing(self, column: QVBoxLayout, chosen: Choices) -> None:
        for name, label, now in (
            (choices.SPELLING, _("Check the spelling while I write"), chosen.spelling),
            (choices.CITING, _("Cite the minutes when a decision is inserted"), chosen.citing),
        ):
            box = CheckBox(label)
            box.setChecked(now)
            box.toggled.connect(partial(self.chosen.emit, name))
            self._fields[name] = box
            column.addWidget(box)
        own_words, own_phrases = buttons.plain(_("My words…")), buttons.plain(_("My phrases…"))
        own_words.clicked.connect(self.words_requested)
        own_phrases.clicked.connect(self.phrases_requested)
        self._fields |= {"own-words": own_words, "own-phrases": own_phrases}
        column.addLayout(_row(own_words, own_phrases))

    def _build_backups(self, column: QVBoxLayout, _chosen: Choices) -> None:
        words = _("A copy of every case is kept by itself: the last ten, and one a day for thirty days.")
        column.addWidget(plain_label(words))
        column.addWidget(self._room)
        restore = buttons.plain(_("Restore…"))
        restore.clicked.connect(self._on_backups)
        self._fields["backups"] = restore
        column.addLayout(_row(restore))

    def _box(self, name: str, label: str, named: Named, now: str) -> ChoiceBox:
        box = ChoiceBox()
        box.setAccessibleName(label)
        for value, words in named.items():
            box.addItem(words, value)
        box.setCurrentIndex(max(0, box.findData(now)))
        box.activated.connect(lambda at: self._on_picked(name, box.itemData(at)))
        self._fields[name] = box
        return box

    # What is chosen

    def _on_picked(self, name: str, value: str) -> None:
        self.chosen.emit(name, int(value) if name == choices.TEXT_SIZE else value)
        self._follow()

    def _follow(self) -> None:
        """What waits for the next start is said to."""
        size, language = self._fields[choices.TEXT_SIZE], self._fields[choices.LANGUAGE]
        assert isinstance(size, ChoiceBox)
        assert isinstance(language, ChoiceBox)
        waits = size.currentData() != str(self._running.text_size)
        self._later.setVisible(waits or language.currentData() != i18n.language())

    def _on_backups(self) -> None:
        self.accept()
        self.backups_requested.emit()


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.S)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return row
