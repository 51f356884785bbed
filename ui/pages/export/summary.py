"""What will be sent, and what lacks: the answers beside the attachments."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from auditprep.i18n import _, ngettext
from auditprep.model import Question, Snapshot
from ui import evidence_words, texts, theme
from ui.flow_layout import FlowLayout
from ui.models.cited import name_of, told_apart
from ui.models.sending import Group, Why, sending
from ui.widgets import buttons
from ui.widgets.check_box import CheckBox
from ui.widgets.emptying import empty

NAMED_AT_MOST = 12
_LEAST, _LONG = 300, 90


class Summary(QWidget):
    """Side by side where there is room. What lacks leads to where it can be seen to."""

    question_requested = Signal(str)
    evidence_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._answers, self._documents = _Answers(), _Documents()
        flow = FlowLayout(spacing=theme.M, stretch=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(flow)
        for part in (self._answers, self._documents):
            flow.addWidget(part)
        self._answers.question_requested.connect(self.question_requested)
        self._documents.evidence_requested.connect(self.evidence_requested)

    @property
    def options(self) -> tuple[bool, bool]:
        """Whether secret attachments go along, and those that no answer cites."""
        return self._documents.options

    def show_case(self, snapshot: Snapshot) -> None:
        self._answers.show_case(snapshot)
        self._documents.show_case(snapshot)


class _Part(QFrame):
    """A card as wide as it is given, and as high as its words need."""

    def __init__(self, title: str) -> None:
        super().__init__()
        theme.be(self, "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        self.column.setSpacing(theme.S)
        self.column.addWidget(theme.be(QLabel(title), "page-title"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(_LEAST, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def lines(self) -> QVBoxLayout:
        made = QVBoxLayout()
        made.setSpacing(0)
        self.column.addLayout(made)
        return made


class _Answers(_Part):
    """How many there are, and the questions that lack one."""

    question_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Answers"))
        self._count = QLabel(wordWrap=True)
        self.column.addWidget(self._count)
        self._lacking = self.lines()
        self._drafts_title = theme.be(QLabel(wordWrap=True), "partly")
        self.column.addWidget(self._drafts_title)
        self._drafts = self.lines()
        self.column.addStretch()

    def show_case(self, snapshot: Snapshot) -> None:
        lacking = snapshot.lacking()
        self._count.setText(_answered(snapshot, len(lacking)))
        self._show_links(self._lacking, lacking)
        drafts = snapshot.unconfirmed()
        self._drafts_title.setText(_left_out(len(drafts)))
        self._drafts_title.setVisible(bool(drafts))
        self._show_links(self._drafts, drafts)

    def _show_links(self, lines: QVBoxLayout, questions: Sequence[Question]) -> None:
        empty(lines)
        for question in questions[:NAMED_AT_MOST]:
            line = buttons.link(f"{question.label}  {_short(question.text)}")
            line.clicked.connect(partial(self.question_requested.emit, question.key))
            lines.addWidget(line, alignment=Qt.AlignmentFlag.AlignLeft)
        if (rest := len(questions) - NAMED_AT_MOST) > 0:
            lines.addWidget(theme.be(QLabel(_and_more(rest)), "caption"))


class _Documents(_Part):
    """How many go along, and by name what does not, or wants a look; and the choices that change it."""

    evidence_requested = Signal(int)

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
            box.toggled.connect(self._show)

    @property
    def options(self) -> tuple[bool, bool]:
        return self._secret.isChecked(), self._uncited.isChecked()

    def show_case(self, snapshot: Snapshot) -> None:
        if self._snapshot is not None and self._snapshot.path != snapshot.path:
            self._secret.setChecked(False)  # what was allowed for one case is not so for the next
            self._uncited.setChecked(False)
        self._snapshot = snapshot
        self._show()

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
        count = len(group.documents)
        self._groups.addWidget(theme.be(QLabel(_group_words(group, count), wordWrap=True), "muted"))
        for document, why in group.documents[:NAMED_AT_MOST]:
            ails = f" ({evidence_words.problem_word(why)})" if why else ""
            name = " ".join(filter(None, (_short(name_of(document)), self._apart.get(document.id))))
            link = buttons.link(name + ails)
            link.clicked.connect(partial(self.evidence_requested.emit, document.id))
            self._groups.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeft)
        if (rest := count - NAMED_AT_MOST) > 0:
            self._groups.addWidget(theme.be(QLabel(_and_more(rest)), "caption"))
        self._groups.addSpacing(theme.S)


def _left_out(drafts: int) -> str:
    return ngettext(
        "{count} answer is a draft from last year, and is left out until it is confirmed:",
        "{count} answers are drafts from last year, and are left out until they are confirmed:",
        drafts,
    ).format(count=drafts)


def _answered(snapshot: Snapshot, lacking: int) -> str:
    total = snapshot.questionnaire.count
    if lacking == 0 and snapshot.unconfirmed():
        return texts.answered(snapshot)
    if lacking == 0:
        return ngettext("The one question is answered.", "All {count} questions are answered.", total).format(
            count=total
        )
    left = ngettext("{count} lacks an answer:", "{count} lack an answer:", lacking).format(count=lacking)
    return _("{answered}. {lacking}").format(answered=texts.answered(snapshot), lacking=left)


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


def _and_more(rest: int) -> str:
    return _("and {count} more").format(count=rest)


def _short(text: str) -> str:
    return text if len(text) <= _LONG else text[: _LONG - 1].rstrip() + "…"
