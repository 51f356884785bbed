"""The form with what is known of one piece of evidence."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from auditprep import messages
from auditprep.i18n import _, ngettext
from auditprep.model import Decision, Evidence, EvidenceKind, Trouble
from ui import evidence_words as words
from ui import theme
from ui.models.evidence_drafts import Changes
from ui.models.evidence_table import EvidenceRow
from ui.widgets import buttons
from ui.widgets.check_box import CheckBox
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.decision_fields import DecisionFields, Field
from ui.widgets.icon_label import IconLabel
from ui.widgets.link_flow import LinkFlow
from ui.widgets.scrolled_page import ScrolledPage
from ui.widgets.version_list import VersionList

_LABELS = 84
_PLAIN = Qt.TextFormat.PlainText


class EvidenceForm(ScrolledPage):
    """Emits `changed` with what the user changed, field by field, when a field is left or at Enter."""

    changed = Signal(dict)
    show_requested = Signal(int)  # a version
    separate_requested = Signal(int)
    question_requested = Signal(str)
    read_requested = Signal()
    register_requested = Signal()  # to pick a decision from
    minutes_requested = Signal()  # to see the decisions of these minutes

    def __init__(self) -> None:
        super().__init__()
        self._shown: Evidence | None = None
        self._read_only = False
        self.title = Field(_("Title"))
        self.kind = _make_kinds()
        self.represents = Field(_("Represents"), _("Year or date"))
        self.decision = DecisionFields()
        self.register = buttons.link(_("Pick from the register…"))
        self.note = Field(_("Note"), _("For yourselves; it is not sent"))
        self.secret = CheckBox(_("Secret"))
        self.versions, self.cited = VersionList(), LinkFlow()
        self.minutes = buttons.link("")
        self._uncited = theme.be(QLabel(_("No answer cites it yet.")), "caption")
        self._hash = theme.be(QLineEdit(readOnly=True), "plain")
        self._hash.setAccessibleName("SHA-256")
        self._about = theme.be(QLabel(wordWrap=True), "caption")
        self._trouble, self._trouble_words = QWidget(), QLabel(wordWrap=True, textFormat=_PLAIN)
        self._read = buttons.link("")
        self._build()
        self._connect_signals()

    def show_evidence(self, evidence: Evidence, row: EvidenceRow, *, anew: bool) -> None:
        """Shows this; `anew` also where the user was typing, since it is another one."""
        self._shown = evidence
        for field, value in ((self.title, evidence.title), (self.represents, evidence.represents or ""),
                             (self.note, evidence.note)):  # fmt: skip
            (field.put if anew else field.give)(value)
        (self.decision.put if anew else self.decision.give)(evidence.decision)
        self.kind.setCurrentIndex(self.kind.findData(evidence.kind.value))
        self.secret.setChecked(evidence.secret)
        self._show_facts(evidence, row)
        self._show_trouble(evidence)

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        for field in (self.title, self.represents, self.note):
            field.setReadOnly(read_only)
        self.decision.set_read_only(read_only)
        for widget in (self.kind, self.secret):
            widget.setEnabled(not read_only)
        self.register.setVisible(not read_only)
        self._read.setVisible(not read_only)

    def leave(self) -> None:
        """The user goes elsewhere: what is typed and not told is told."""
        for field in (self.title, self.represents, self.note):
            field.leave()
        self.decision.leave()

    def take_decision(self, decision: Decision) -> None:
        """A decision picked from the register becomes this document's; where it stands in minutes is the minutes' own."""
        if self._shown is not None:
            picked = replace(decision, page=None, printed_page=None)
            self.decision.put(picked)
            self._tell({"decision": picked})

    def _show_facts(self, evidence: Evidence, row: EvidenceRow) -> None:
        self.versions.show_versions(evidence, read_only=self._read_only)
        self.cited.show_links([(place.key, place.label) for place in row.cited])
        self.cited.setVisible(bool(row.cited))
        self._uncited.setVisible(not row.cited)
        self._hash.setText(evidence.sha256)
        self._hash.setCursorPosition(0)
        self._about.setText(_about(evidence))
        held = ngettext(
            "{count} decision in the minutes", "{count} decisions in the minutes", len(evidence.decisions)
        )
        self.minutes.setText(held.format(count=len(evidence.decisions)))
        self.minutes.setVisible(bool(evidence.decisions))

    def _show_trouble(self, evidence: Evidence) -> None:
        newest = evidence.newest
        words = messages.trouble(newest) if newest.trouble is not None or newest.is_scanned else ""
        self._trouble.setVisible(bool(words))
        self._trouble_words.setText(words or "")
        can_be_read = newest.trouble in (Trouble.LOCKED, Trouble.UNREAD)
        self._read.setText(_("Give the password…") if newest.trouble is Trouble.LOCKED else _("Read it now"))
        self._read.setVisible(can_be_read and not self._read_only)

    # What the user changes

    def _connect_signals(self) -> None:
        self.title.left.connect(self._on_title_left)
        self.represents.left.connect(lambda: self._tell({"represents": self.represents.value() or None}))
        self.note.left.connect(lambda: self._tell({"note": self.note.text().strip()}))
        self.decision.left.connect(lambda: self._tell({"decision": self.decision.decision()}))
        self.kind.activated.connect(lambda: self._tell({"kind": EvidenceKind(self.kind.currentData())}))
        self.secret.clicked.connect(lambda checked: self._tell({"secret": checked}))
        self.versions.show_requested.connect(self.show_requested)
        self.versions.separate_requested.connect(self.separate_requested)
        self.cited.chosen.connect(self.question_requested)
        self.register.clicked.connect(lambda: self.register_requested.emit())
        self.minutes.clicked.connect(lambda: self.minutes_requested.emit())
        self._read.clicked.connect(lambda: self.read_requested.emit())

    def _on_title_left(self) -> None:
        """A document is called something: an emptied title is taken back."""
        if self.title.value():
            self._tell({"title": self.title.value()})
        elif self._shown:
            self.title.put(self._shown.title)

    def _tell(self, changes: Changes) -> None:
        shown = self._shown
        news = {name: value for name, value in changes.items() if shown and getattr(shown, name) != value}
        if shown is not None and news:
            self._shown = replace(shown, **news)
            self.changed.emit(news)

    # Building

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(theme.L, theme.XS, theme.L, theme.M)
        grid.setHorizontalSpacing(theme.M)
        grid.setVerticalSpacing(theme.S)
        grid.setColumnMinimumWidth(0, _LABELS)
        grid.setColumnStretch(1, 1)
        self._build_trouble()
        grid.addWidget(self._trouble, 0, 0, 1, 2)
        for row, (name, content) in enumerate((
            (_("Title"), self.title), (_("Kind"), self._build_kind()), (_("Decision"), self._build_decision()),
            (_("Note"), self.note), ("", self._build_secret()), (_("In answers"), self._build_cited()),
            (_("File"), self.versions), ("", self._about), ("SHA-256", self._hash),
        ), 1):  # fmt: skip
            label = theme.be(QLabel(name), "caption")
            label.setMinimumHeight(26)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(content, row, 1)
        grid.setRowStretch(grid.rowCount(), 1)

    def _build_trouble(self) -> None:
        row = QHBoxLayout(self._trouble)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(IconLabel("warning", "partly"), alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(theme.be(self._trouble_words, "side"), 1)
        row.addWidget(self._read, alignment=Qt.AlignmentFlag.AlignTop)

    def _build_kind(self) -> QWidget:
        return _row(self.kind, 3, theme.be(QLabel(_("Represents")), "caption"), 0, self.represents, 2)

    def _build_decision(self) -> QWidget:
        links = QHBoxLayout()
        links.setSpacing(theme.L)
        links.addWidget(self.register)
        links.addWidget(self.minutes)
        links.addStretch()
        return _column(self.decision, links)

    def _build_secret(self) -> QWidget:
        words = _("It does not go along in ordinary exports, and is listed apart.")
        self.secret.setAccessibleDescription(words)
        return _row(self.secret, 0, theme.be(QLabel(words, wordWrap=True), "caption"), 1)

    def _build_cited(self) -> QWidget:
        return _column(self.cited, self._uncited)


class _Kinds(ChoiceBox):
    """The wheel scrolls the form, and not through the kinds."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _make_kinds() -> ChoiceBox:
    box = theme.be(_Kinds(), "compact")
    box.setAccessibleName(_("Kind"))
    box.setMaxVisibleItems(len(EvidenceKind))
    box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    for kind in EvidenceKind:
        box.addItem(words.kind_name(kind), kind.value)
    return box


def _about(evidence: Evidence) -> str:
    """Pages, and how many of them can be read."""
    newest = evidence.newest
    if newest.pages is None:
        return ""
    count = ngettext("{count} page", "{count} pages", newest.pages).format(count=newest.pages)
    if newest.readable >= newest.pages:
        return count
    return _("{pages}, {count} of them with text").format(pages=count, count=newest.readable)


def _row(*widgets_and_stretches: object) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.S)
    for widget, stretch in zip(widgets_and_stretches[::2], widgets_and_stretches[1::2], strict=True):
        row.addWidget(widget, stretch)
    return box


def _column(*parts: QWidget | QHBoxLayout) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    for part in parts:
        if isinstance(part, QHBoxLayout):
            column.addLayout(part)
        else:
            column.addWidget(part)
    return box
