"""What another version brings that is no part of an answer here: shown, and copied from."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from auditprep import richtext
from auditprep.i18n import _
from auditprep.model import MergePlan, SheetAnswer
from ui import texts, theme
from ui.widgets import buttons
from ui.widgets.copied import to_text
from ui.widgets.emptying import empty
from ui.widgets.plain_label import plain_label
from ui.widgets.scrolled_page import ScrolledPage, scrolled
from ui.widgets.three_texts import Shown, ThreeTexts


class NamedDocuments(QFrame):
    """The documents that a colleague names with an answer, a line each. Hidden where there are none."""

    def __init__(self) -> None:
        super().__init__()
        self._words = theme.be(plain_label(), "side")
        self._copy = CopyButton(self._words.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S)
        self._title = theme.be(QLabel(_("Documents named:")), "caption")
        for label in (self._title, self._words):
            label.setMinimumHeight(theme.LINE)
        row.addWidget(self._title, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        row.addWidget(self._copy, alignment=Qt.AlignmentFlag.AlignTop)

    def show_names(self, names: str) -> None:
        self._words.setText(names.strip())
        self._copy.reset()
        self.setVisible(bool(names.strip()))


class CopyButton(QWidget):
    """Copies what it is made with, and says so."""

    def __init__(self, words: Callable[[], str], name: str = "") -> None:
        """`words` gives what is to be copied; `name` is what the button says, if not only that it copies."""
        super().__init__()
        self._words, self._name = words, name or _("Copy")
        self._button = theme.be(buttons.plain(self._name), "compact")
        self._button.clicked.connect(self._on_clicked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._button)

    def reset(self) -> None:
        self._button.setText(self._name)

    def _on_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._words())
        self._button.setText(_("Copied"))


class UnmatchedView(QFrame):
    """An answer to no question of this case. It is not lost: it can be copied to where it belongs."""

    def __init__(self) -> None:
        super().__init__()
        theme.be(self, "surface")
        self._answer: SheetAnswer | None = None
        self._question = theme.be(plain_label(), "page-title")
        self._why = theme.be(plain_label(), "side")
        self._why.setText(
            _("This case has no such question, so the answer is not merged. Copy what you want to keep.")
        )
        self._mark, self._text = ThreeTexts(), ThreeTexts()
        self._documents = NamedDocuments()
        self._copy = CopyButton(self._words, _("Copy all of it"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.L, theme.L, theme.L, theme.L)
        layout.setSpacing(theme.S)
        for part in (self._question, self._why, self._mark):
            layout.addWidget(part)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._documents)
        layout.addWidget(self._copy, alignment=Qt.AlignmentFlag.AlignLeft)

    def show_answer(self, answer: SheetAnswer) -> None:
        self._answer = answer
        self._question.setText(answer.text)
        self._mark.show_versions([Shown(_("Mark"), answer.answer.mark or "")], marks=True)
        self._mark.setVisible(bool(answer.answer.mark))
        self._text.show_versions([Shown(_("Description"), self._markdown())], marks=False)
        self._documents.show_names(answer.documents)
        self._copy.reset()

    def _markdown(self) -> str:
        given = self._answer.answer
        return "\n\n".join(filter(None, (given.text, given.evidence)))

    def _words(self) -> str:
        """All of it as plain text."""
        given = self._answer
        text = to_text(richtext.parse(self._markdown()))
        return "\n".join(filter(None, (given.text, given.answer.mark, text, given.documents)))


class RestView(QFrame):
    """Documents and other things that the other version brings, and what there is to know of it."""

    def __init__(self) -> None:
        super().__init__()
        theme.be(self, "surface")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.XS)
        self._copy = CopyButton(self._words, _("Copy all of it"))
        inside = ScrolledPage()
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.L, theme.L, theme.L, theme.L)
        column.setSpacing(theme.M)
        column.addLayout(self._lines)
        column.addWidget(self._copy, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inside))

    def show_plan(self, plan: MergePlan) -> None:
        empty(self._lines)
        for title, said in (
            (_("Documents that come along"), plan.evidence),
            (_("Also brought"), plan.more),
            (_("Worth a look"), tuple(map(texts.notice, plan.notices))),
        ):
            if said:
                self._lines.addSpacing(theme.M if self._lines.count() else 0)
                self._lines.addWidget(theme.be(plain_label(title), "page-title"))
                for words in said:
                    self._lines.addWidget(plain_label(words))
        self._copy.reset()

    def _words(self) -> str:
        lines = (self._lines.itemAt(at).widget() for at in range(self._lines.count()))
        return "\n".join(line.text() for line in lines if isinstance(line, QLabel))
