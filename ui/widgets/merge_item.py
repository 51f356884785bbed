"""One part of an answer in two versions: what it was, what it is, what they say; whose words are taken; and what comes of
it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from auditprep.i18n import _
from auditprep.model import MergeItem, Outcome
from ui import evidence_words, theme
from ui.models.merge_choices import MergeChoices, Take, is_day, part_name
from ui.widgets import buttons
from ui.widgets.merge_choice import MergeChoice
from ui.widgets.merge_rest import NamedDocuments
from ui.widgets.merge_result import MergeResult
from ui.widgets.plain_label import plain_label
from ui.widgets.scrolled_page import ScrolledPage, scrolled
from ui.widgets.three_texts import Shown, ThreeTexts


class MergeItemView(QFrame):
    """Writes what the user chooses into the choices, and tells with `changed` that she has."""

    changed = Signal()
    next_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.be(self, "surface")
        self._choices: MergeChoices | None = None
        self._item: MergeItem | None = None
        self._is_typed = False  # the editor has words that the choices do not have yet
        self._question = theme.be(plain_label(), "page-title")
        self._kind = theme.be(plain_label(), "side")
        self._texts = ThreeTexts()
        self._legend = theme.be(QLabel(wordWrap=True), "hint")
        self._documents = NamedDocuments()
        self._choice, self._result = MergeChoice(), MergeResult()
        self._next = buttons.link(_("Next"))
        self._legend.setText(_("underlined: has come to · struck through: is taken away"))
        self._build()
        self._connect_signals()

    def show_item(self, choices: MergeChoices, item: MergeItem) -> None:
        """Shows this part; what was typed of the one before is kept."""
        self.keep()
        self._choices, self._item = choices, item
        self._show_head(choices, item)
        self._documents.show_names(item.documents)
        self._texts.show_versions(_versions(item, choices.plan.source), marks=item.field == "mark")
        is_choice = item.outcome is not Outcome.UNCHANGED
        self._legend.setVisible(is_choice and item.field != "mark" and not is_day(item))
        self._choice.setVisible(is_choice)
        self._result.setVisible(is_choice and not is_day(item))  # a day is one of the two
        self.refresh()

    def _show_head(self, choices: MergeChoices, item: MergeItem) -> None:
        kind = _kind_words(item, choices.plan.source)
        if is_day(item):
            self._question.setText(part_name(item.field))
            self._kind.setText(kind)
            return
        question = choices.question(item.question)
        words = evidence_words.one_line(question.text) if question else ""
        self._question.setText(f"{question.label if question else item.question}  {words}")
        self._kind.setText(f"{part_name(item.field)} · {kind}")

    def refresh(self) -> None:
        """Shows what is taken now."""
        if self._choices is None or self._item is None:
            return
        self._show_choice()
        value = self._choices.value(self._item)
        if self._item.field == "mark":
            self._result.show_mark(self._choices.question(self._item.question), value)
        else:
            self._result.show_text(value)
        self._is_typed = False

    def keep(self) -> None:
        """What is typed and not kept is kept now."""
        if self._is_typed and self._choices is not None and self._item is not None:
            self._choices.write(self._item, self._result.words())
        self._is_typed = False

    def forget(self) -> None:
        self._is_typed, self._choices, self._item = False, None, None

    def set_read_only(self, read_only: bool) -> None:
        self._choice.setEnabled(not read_only)
        self._result.set_read_only(read_only)

    def _show_choice(self) -> None:
        take = self._choices.take(self._item)
        mine, theirs = take in (Take.MINE, Take.BOTH), take in (Take.THEIRS, Take.BOTH)
        chosen = {Outcome.NEW: (mine, theirs), Outcome.CONFLICT: (False, mine, theirs)}
        self._texts.choose(chosen.get(self._item.outcome, (False,)))
        offered = self._choices.offered(self._item)
        self._choice.show_take(offered if take in offered else (*offered, take), take)

    # What the user does

    def _on_taken(self, take: Take) -> None:
        if self._choices is not None and self._item is not None:
            self.keep()
            self._choices.choose(self._item, take)
            self.refresh()
            self.changed.emit()

    def _on_edited(self) -> None:
        """Whoever writes in what will stand there takes her own words."""
        if self._choices is None or self._item is None or self._is_typed:
            return
        self._is_typed = True
        self._choices.choose(self._item, Take.OWN)
        self._show_choice()
        self.changed.emit()

    def _on_marked(self, mark: str) -> None:
        """A mark that one of the two has is theirs, or mine."""
        if self._choices is None or self._item is None:
            return
        same = {self._item.theirs: Take.THEIRS, self._item.mine: Take.MINE}
        if (take := same.get(mark)) is not None:
            self._choices.choose(self._item, take)
        else:
            self._choices.write(self._item, mark)
        self._show_choice()
        self.changed.emit()

    def _connect_signals(self) -> None:
        self._choice.taken.connect(self._on_taken)
        self._result.edited.connect(self._on_edited)
        self._result.marked.connect(self._on_marked)
        self._next.clicked.connect(lambda: self.next_requested.emit())

    # Building

    def _build(self) -> None:
        inside = ScrolledPage()
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.L, theme.L, theme.L, theme.L)
        column.setSpacing(theme.S)
        choice = QHBoxLayout()
        choice.setSpacing(theme.L)
        choice.addWidget(self._choice, 1)
        choice.addWidget(self._next, alignment=Qt.AlignmentFlag.AlignTop)
        for part in (self._question, self._kind):
            column.addWidget(part)
        column.addWidget(self._texts, 50)
        for part in (self._legend, self._documents):
            column.addWidget(part)
        column.addLayout(choice)
        column.addWidget(self._result, 40)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inside))


def _versions(item: MergeItem, source: str) -> list[Shown]:
    """Where only they have changed it mine is what it was, and is not shown twice."""
    theirs = _("From {source}").format(source=evidence_words.one_line(source))
    if item.outcome is Outcome.UNCHANGED:
        return [Shown(_("Yours, now"), item.mine)]
    if item.outcome is Outcome.NEW:
        return [
            Shown(_("Yours, unchanged"), item.mine, after=(item.theirs,)),
            Shown(theirs, item.theirs, before=(item.mine,)),
        ]
    return [
        Shown(_("To begin with"), item.base, after=(item.mine, item.theirs)),
        Shown(_("Yours, now"), item.mine, before=(item.base,)),
        Shown(theirs, item.theirs, before=(item.base,)),
    ]


def _kind_words(item: MergeItem, source: str) -> str:
    """Who has changed it."""
    who = evidence_words.one_line(source)
    if item.outcome is Outcome.CONFLICT and item.mine == item.base:
        return _("only {source} has changed it; choose").format(source=who)
    if item.outcome is Outcome.CONFLICT:
        return _("conflict: both you and {source} have changed it").format(source=who)
    if item.outcome is Outcome.NEW:
        return _("new: only {source} has changed it").format(source=who)
    return _("nothing new in the answer, but documents are named")
