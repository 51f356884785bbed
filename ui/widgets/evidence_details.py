"""What is known of the evidence that is chosen in the table; it can be folded away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from auditprep.i18n import _, ngettext
from auditprep.model import Decision, Trouble
from ui import evidence_words as words
from ui import icons, theme
from ui.models.evidence_drafts import Changes, EvidenceDrafts
from ui.models.evidence_table import EvidenceRow
from ui.widgets import buttons
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.evidence_form import EvidenceForm


class EvidenceDetails(QFrame):
    """Emits what the user changes of one, or confirms of many; shows what it is told to show."""

    changed = Signal(int, dict)
    show_requested = Signal(int, int)  # evidence, version
    separate_requested = Signal(int, int)
    question_requested = Signal(str)
    read_requested = Signal(int)
    register_requested = Signal(QWidget)  # the widget that a list of the register is to open under
    minutes_requested = Signal(int)
    fold_changed = Signal(bool)
    menu_requested = Signal(QPoint)  # what else can be done with what is chosen; where, on the screen

    def __init__(self) -> None:
        super().__init__()
        theme.be(self, "details")
        self._rows: tuple[EvidenceRow, ...] = ()
        self._drafts = EvidenceDrafts()
        self._odd: dict[int, tuple[str, ...]] = {}  # what was typed and not understood, by evidence
        self._read_only = False
        self.form = EvidenceForm()
        self._fold, self.more = _make_fold(), _make_more()
        self._name = theme.be(ElidedLabel(), "side")
        self._proposed = theme.be(QFrame(), "doubt")
        self._proposed_words, self._confirm = QLabel(wordWrap=True), theme.be(buttons.plain(""), "compact")
        self._several = theme.be(QLabel(wordWrap=True), "muted")
        self._area = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        self._body = QWidget()
        self._build()
        self._connect_signals()
        self.show_rows(())

    def show_rows(self, rows: Sequence[EvidenceRow]) -> None:
        """Shows what is chosen: the form of one, what can be done with several, nothing of none. What was typed of the
        one before is told first."""
        before = self.shown()
        anew = [row.id for row in rows] != [row.id for row in self._rows]
        if anew:
            self._leave()
        self._rows = tuple(rows)
        self._show_head()
        self._show_proposals()
        self._area.setVisible(len(rows) == 1)
        self._several.setVisible(len(rows) != 1)
        if row := self.shown():
            self._show_form(row, anew=anew or before is None)

    def shown(self) -> EvidenceRow | None:
        """The one that the form is about."""
        return self._rows[0] if len(self._rows) == 1 else None

    def refuse(self, id_: int) -> None:
        """A change of this evidence was not saved."""
        self._drafts.refuse(id_)
        if (row := self.shown()) and row.id == id_:
            self._show_form(row, anew=True)

    def forget(self) -> None:
        """The case is closed."""
        self._rows = ()
        self._drafts.forget()
        self._odd.clear()
        self.show_rows(())

    def leave(self) -> None:
        """What is typed and not told is told now."""
        self._leave()

    def take_decision(self, decision: Decision) -> None:
        self.form.take_decision(decision)

    def confirm(self) -> None:
        """What is filled in is right, for all that are chosen."""
        self._leave()
        for row in self._unconfirmed():
            self._drafts.send(row.evidence, {"confirmed": True})
            self.changed.emit(row.id, {"confirmed": True})
        self._show_proposals()

    def rename(self) -> None:
        """The user wants to write another title."""
        self.set_folded(False)
        self.form.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.form.title.selectAll()

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self.form.set_read_only(read_only)
        self._show_proposals()

    def is_folded(self) -> bool:
        return self._body.isHidden()

    def set_folded(self, folded: bool) -> None:
        if folded == self.is_folded():
            return
        self._body.setVisible(not folded)
        self._fold.setIcon(icons.icon("folded" if folded else "unfolded"))
        self._fold.setToolTip(_("Show the details") if folded else _("Hide the details"))
        self._fold.setAccessibleName(self._fold.toolTip())
        self.setMaximumHeight(self.minimumSizeHint().height() if folded else 16_777_215)
        self.fold_changed.emit(folded)

    def minimumSizeHint(self) -> QSize:
        head = self._fold.sizeHint().height() + theme.S
        return QSize(0, head if self.is_folded() else 150)

    # Showing

    def _show_head(self) -> None:
        row, count = self.shown(), len(self._rows)
        self._name.show_words(row.evidence.file_name if row else "")
        self.more.setEnabled(count > 0)
        if count > 1:
            words = ngettext("{count} document is chosen.", "{count} documents are chosen.", count)
            self._several.setText(words.format(count=count))
        else:
            self._several.setText(_("Choose a document to see what is known of it."))

    def _show_form(self, row: EvidenceRow, *, anew: bool) -> None:
        self.form.show_evidence(self._drafts.seen(row.evidence), row, anew=anew)
        if anew and row.id in self._odd:
            self.form.decision.retype(self._odd.pop(row.id))

    def _show_proposals(self) -> None:
        unseen = self._unconfirmed()
        row = self.shown()
        is_unread = row is not None and row.evidence.newest.trouble is Trouble.UNREAD
        self._proposed.setVisible(bool(unseen) and not self._read_only and not is_unread)
        if len(self._rows) > 1:
            said = ngettext(
                "What is filled in for {count} of them is read out of the text.",
                "What is filled in for {count} of them is read out of their text.",
                len(unseen),
            )
            self._proposed_words.setText(said.format(count=len(unseen)))
            self._confirm.setText(_("All of it is right"))
        else:
            nothing = row is not None and not words.has_text(row.evidence.newest)
            self._proposed_words.setText(
                _("Nothing could be read out of it. Fill in the details yourself.")
                if nothing
                else _("What is filled in is read out of the text.")
            )
            self._confirm.setText(_("It is right"))

    def _unconfirmed(self) -> list[EvidenceRow]:
        return [row for row in self._rows if not self._drafts.seen(row.evidence).confirmed]

    # What the user does

    def _leave(self) -> None:
        row = self.shown()
        if row is None:
            return
        self.form.leave()
        if typed := self.form.decision.typed():
            self._odd[row.id] = typed

    def _on_changed(self, changes: Changes) -> None:
        if row := self.shown():
            self._drafts.send(row.evidence, changes)
            self.changed.emit(row.id, changes)

    def _connect_signals(self) -> None:
        form = self.form
        form.changed.connect(self._on_changed)
        form.show_requested.connect(partial(self._pass_on, self.show_requested))
        form.separate_requested.connect(partial(self._pass_on, self.separate_requested))
        form.question_requested.connect(self.question_requested)
        form.read_requested.connect(partial(self._pass_on, self.read_requested))
        form.minutes_requested.connect(partial(self._pass_on, self.minutes_requested))
        form.register_requested.connect(lambda: self.register_requested.emit(form.register))
        self._confirm.clicked.connect(self.confirm)
        self._fold.clicked.connect(lambda: self.set_folded(not self.is_folded()))
        self.more.clicked.connect(
            lambda: self.menu_requested.emit(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        )

    def _pass_on(self, wish: Signal, *about: int) -> None:
        if row := self.shown():
            wish.emit(row.id, *about)

    # Building

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(theme.S, theme.XS, theme.L, 0)
        head.setSpacing(theme.XS)
        head.addWidget(self._fold)
        head.addWidget(theme.be(QLabel(_("Details")), "caption"))
        head.addSpacing(theme.S)
        head.addWidget(self._name, 1)
        head.addWidget(self.more)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self.form)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.XS)
        layout.addLayout(head)
        layout.addWidget(self._body, 1)
        self._build_body()

    def _build_body(self) -> None:
        row = QHBoxLayout(self._proposed)
        row.setContentsMargins(theme.M, theme.XS, theme.S, theme.XS)
        row.addWidget(theme.be(self._proposed_words, "side"), 1)
        row.addWidget(self._confirm)
        around = QVBoxLayout()
        around.setContentsMargins(theme.L, 0, theme.L, 0)
        around.addWidget(self._several)
        around.addWidget(self._proposed)
        layout = QVBoxLayout(self._body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.XS)
        layout.addLayout(around)
        layout.addWidget(self._area, 1)
        layout.addStretch()


def _make_more() -> QToolButton:
    button = theme.be(QToolButton(autoRaise=True), "menu")
    button.setIcon(icons.icon("more"))
    button.setToolTip(_("More to do with the document"))
    button.setAccessibleName(_("More to do with the document"))
    return button


def _make_fold() -> QToolButton:
    button = QToolButton(autoRaise=True)
    button.setIcon(icons.icon("unfolded"))
    button.setToolTip(_("Hide the details"))
    button.setAccessibleName(_("Hide the details"))
    return button
