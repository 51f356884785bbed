"""The second step: what will be sent, in plain words, and which attachments go along, or stay and why."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from auditprep.i18n import _, ngettext
from auditprep.model import Attachment, SendingPlan, Snapshot
from ui import evidence_words, theme
from ui.flow_layout import FlowLayout
from ui.models.cited import name_of, told_apart
from ui.models.sending import (
    MAIL_LIMIT,
    TO_AUDITORS,
    WITH_ATTACHMENTS,
    Group,
    Made,
    Why,
    file_name,
    sending,
)
from ui.pages.export.parts import Links, Part, short
from ui.widgets.check_box import CheckBox
from ui.widgets.emptying import empty


class Summary(QWidget):
    """Side by side where there is room. What lacks leads to where it can be seen to."""

    evidence_requested = Signal(int)
    options_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._told, self._documents = _Told(), _Documents()
        flow = FlowLayout(spacing=theme.M, stretch=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(flow)
        for part in (self._told, self._documents):
            flow.addWidget(part)
            part.evidence_requested.connect(self.evidence_requested)
        self._documents.options_changed.connect(self.options_changed)

    @property
    def options(self) -> tuple[bool, bool]:
        """Whether secret attachments go along, and those that no answer cites."""
        return self._documents.options

    def show_case(self, snapshot: Snapshot) -> None:
        self._told.show_case(snapshot)
        self._documents.show_case(snapshot)

    def show_plan(self, plan: SendingPlan) -> None:
        self._told.show_plan(plan)

    def choose(self, made: Made) -> None:
        self._told.choose(made)


class _Told(Part):
    """What is made, for whom, under which name, and what is in it."""

    evidence_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__(_("This is sent"))
        self._snapshot: Snapshot | None = None
        self._plan: SendingPlan | None = None
        self._made = Made.FORM
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.M)
        self._grid.setVerticalSpacing(theme.XS)
        self._grid.setColumnStretch(1, 1)
        self.column.addLayout(self._grid)
        self._too_large = theme.be(QLabel(wordWrap=True), "partly")
        self.column.addWidget(self._too_large)
        self._title = theme.be(QLabel(wordWrap=True), "muted")
        self.column.addWidget(self._title)
        self._lines = self.lines()
        self.column.addStretch()

    def show_case(self, snapshot: Snapshot) -> None:
        if self._snapshot is None or self._snapshot.path != snapshot.path:
            self._plan = None
        self._snapshot = snapshot
        self._show()

    def show_plan(self, plan: SendingPlan) -> None:
        self._plan = plan
        self._show()

    def choose(self, made: Made) -> None:
        self._made = made
        self._show()

    def _show(self) -> None:
        if self._snapshot is None:
            return
        empty(self._grid)
        for number, (label, words) in enumerate(self._rows(self._snapshot)):
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(theme.be(QLabel(label), "muted"), number, 0, top)
            value = QLabel(_breaking(words), wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            value.setAccessibleName(f"{label}: {words}")
            self._grid.addWidget(value, number, 1)
        self._show_attachments()

    def _rows(self, snapshot: Snapshot) -> Iterator[tuple[str, str]]:
        yield _("To"), _whom(snapshot, self._made)
        yield _("File"), file_name(snapshot, self._made)
        if self._plan:
            yield _("First line"), self._plan.standing
        yield _("Holds"), " · ".join(self._contents(snapshot))

    def _contents(self, snapshot: Snapshot) -> Iterator[str]:
        answers, total = len(snapshot.answered()), snapshot.questionnaire.count
        yield _("answers to {count} of {total} questions").format(count=answers, total=total)
        if begun := _begun(snapshot):  # they go along, and are nowhere else counted as answered
            yield ngettext(
                "{count} answer that is only begun", "{count} answers that are only begun", begun
            ).format(count=begun)
        if self._plan and self._made in WITH_ATTACHMENTS:
            count = len(self._plan.sent)
            if count:
                yield ngettext("{count} attachment", "{count} attachments", count).format(count=count)
                yield _("about {size}").format(size=evidence_words.size(self._plan.size))
        elif self._plan and self._made is Made.FORM and self._plan.sent:
            yield _("no attachments: they are sent by themselves, or in the bundle")
        if self._made is Made.BUNDLE:
            yield _("the list of attachments, checksums, and a page that links it all")

    def _show_attachments(self) -> None:
        empty(self._lines)
        plan = self._plan if self._made in WITH_ATTACHMENTS else None
        sent = plan.sent if plan else ()
        self._title.setVisible(bool(sent))
        self._title.setText(_("Attachments, numbered as the answers cite them:"))
        self._too_large.setVisible(plan is not None and plan.size > MAIL_LIMIT)
        self._too_large.setText(
            _("This is more than many mailboxes take. Ask the auditors how they want it.")
        )
        if sent:
            self._lines.addWidget(Links(self._links(sent)))

    def _links(self, sent: tuple[Attachment, ...]) -> Iterator[tuple[str, Callable[[], None]]]:
        for each in sent:
            words = _("Attachment {number}: {title}").format(
                number=each.number, title=short(each.evidence.title or each.version.file_name)
            )
            size = evidence_words.size(each.version.size).replace(" ", "\u00a0")
            yield f"{words} ·\u00a0{size}", partial(self.evidence_requested.emit, each.evidence.id)


class _Documents(Part):
    """How many go along, and by name what does not, or wants a look; and the choices that change it."""

    evidence_requested = Signal(int)
    options_changed = Signal()

    def __init__(self) -> None:
        super().__init__(_("Attachments"))
        self._snapshot: Snapshot | None = None
        self._apart: dict[int, str] = {}
        self._count = QLabel(wordWrap=True)
        self._secret = CheckBox(_("Include secret attachments"))
        self._warning = theme.be(QLabel(wordWrap=True), "partly")
        self._uncited = CheckBox(_("Include attachments that no answer cites"))
        self.column.addWidget(self._count)
        self._groups = self.lines()
        for widget in (self._secret, self._warning, self._uncited):
            self.column.addWidget(widget)
        self.column.addStretch()
        for box in (self._secret, self._uncited):
            box.toggled.connect(self._on_toggled)

    @property
    def options(self) -> tuple[bool, bool]:
        return self._secret.isChecked(), self._uncited.isChecked()

    def show_case(self, snapshot: Snapshot) -> None:
        if self._snapshot is not None and self._snapshot.path != snapshot.path:
            self._secret.setChecked(False)  # what was allowed for one case is not so for the next
            self._uncited.setChecked(False)
        self._snapshot = snapshot
        self._show()

    def _on_toggled(self) -> None:
        self._show()
        self.options_changed.emit()

    def _show(self) -> None:
        if self._snapshot is None:
            return
        with_secret, with_uncited = self.options
        self._apart = told_apart(self._snapshot.evidence)
        found = sending(self._snapshot, with_secret=with_secret, with_uncited=with_uncited)
        self._count.setText(_going_along(found.count))
        self._secret.setVisible(found.secret > 0)  # choices that change nothing are not offered
        self._warning.setVisible(with_secret and found.secret > 0)
        self._warning.setText(_warning(found.secret))
        self._uncited.setVisible(found.uncited > 0)
        empty(self._groups)
        for group in found.groups:
            self._add_group(group)

    def _add_group(self, group: Group) -> None:
        """A line of words, and each document as a link to the page where it can be seen to."""
        words = _group_words(group, len(group.documents))
        self._groups.addWidget(theme.be(QLabel(words, wordWrap=True), "muted"))
        self._groups.addWidget(Links(self._links(group)))
        self._groups.addSpacing(theme.S)

    def _links(self, group: Group) -> Iterator[tuple[str, Callable[[], None]]]:
        for document, why in group.documents:
            ails = f" ({evidence_words.problem_word(why)})" if why else ""
            name = " ".join(filter(None, (short(name_of(document)), self._apart.get(document.id))))
            yield name + ails, partial(self.evidence_requested.emit, document.id)


def _breaking(words: str) -> str:
    """The words, which may also go on to the next line after a sign within a long name."""
    return re.sub(r"(?<=\w)([-_])(?=\w)", "\\1\u200b", words)


def _begun(snapshot: Snapshot) -> int:
    """How many answers have something, and not what their question asks for: a text without a mark."""
    asked = snapshot.questionnaire.questions()
    written = sum(not snapshot.answer(each.key).is_empty for each in asked)
    return written - len(snapshot.unconfirmed()) - len(snapshot.answered())


def _whom(snapshot: Snapshot, made: Made) -> str:
    if made in TO_AUDITORS:
        return snapshot.sent_to or _("the auditors")
    return snapshot.board or _("the board")


def _going_along(count: int) -> str:
    """What goes along with the binder and the bundle; the form has no room for files, and that is said."""
    if not count:
        return _("No attachments go along.")
    words = ngettext(
        "{count} goes along in the binder and the bundle, and not in the Word file.",
        "{count} go along in the binder and the bundle, numbered in the order cited; not in the Word file.",
        count,
    )
    return words.format(count=count)


def _group_words(group: Group, count: int) -> str:
    words = {
        Why.SECRET: ngettext(
            "{count} is secret and does not go along:", "{count} are secret and do not go along:", count
        ),
        Why.UNCITED: ngettext(
            "{count} is not cited by any answer and does not go along:",
            "{count} are not cited by any answer and do not go along:",
            count,
        ),
        Why.NAMED: ngettext(
            "{count} is named in an answer but not cited, and does not go along:",
            "{count} are named in answers but not cited, and do not go along:",
            count,
        ),
        Why.REMOVED: ngettext(
            "{count} is cited but has been removed:", "{count} are cited but have been removed:", count
        ),
        Why.AILING: _("Have a look at these first: auditprep cannot read all of them."),
    }
    return words[group.why].format(count=count)


def _warning(count: int) -> str:
    words = ngettext(
        "The secret attachment is sent with the rest. What is sent becomes a public document: have its secrecy tried first.",
        "The {count} secret attachments are sent with the rest. What is sent becomes a public document: have their secrecy tried first.",
        count,
    )
    return words.format(count=count)
