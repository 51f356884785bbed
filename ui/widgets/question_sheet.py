"""A question with everything its answer is made of; it scrolls as one where it does not fit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QTextEdit, QVBoxLayout, QWidget

from auditprep.i18n import _
from auditprep.model import Answer, FoundPart, Question, Role, Section
from ui import theme
from ui.widgets.attachments import Attachments
from ui.widgets.carried_bar import CarriedBar
from ui.widgets.editor import RichTextEditor
from ui.widgets.evidence_field import EvidenceField
from ui.widgets.fold_away import FoldAway
from ui.widgets.mark_buttons import MarkButtons
from ui.widgets.question_head import QuestionHead

_EDITOR_MIN_HEIGHT = 200
_MARGIN = 2 * theme.EDGE
_COLUMN = 760  # px: no wider than it is read
_AROUND = 60  # px above and below words that are shown


class QuestionSheet(QScrollArea):
    """Holds the parts, and knows what of the text is the user's."""

    edited = Signal()  # the user typed
    left = Signal()  # the user went from what she typed in
    margin_changed = Signal(int)  # px beside the column

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        self.head = QuestionHead()
        self.marks = MarkButtons()
        self.carried = CarriedBar()
        self.editor = RichTextEditor()
        self.evidence = EvidenceField()
        self.attachments = Attachments()
        self._several = theme.be(QLabel(_("Several options may be chosen.")), "caption")
        self._left_out = theme.be(QLabel(wordWrap=True), "caption")  # what a paste did not bring
        self._beside = [
            FoldAway(each)
            for each in (self._several, self.marks, self.carried, self.evidence, self.attachments)
        ]
        self._given = ""  # the text as it was given to the editor …
        self._given_markdown = ""  # … and as the editor words it
        self._build_layout()
        self.editor.edited.connect(self.edited)
        self.evidence.edited.connect(self.edited)
        self.editor.paste_trimmed.connect(self._tell_left_out)
        for text in self.texts:
            text.installEventFilter(self)

    @property
    def texts(self) -> list[QWidget]:
        """What is typed in."""
        return [*self.editor.findChildren(QTextEdit), self.evidence.text]

    def show_question(
        self, question: Question, section: Section, answer: Answer, *, again: bool = False
    ) -> None:
        """Shows a question from its top, with the answer as the case holds it. `again`: it is shown already, and where its text
        is the same the cursor and what can be undone stay."""
        stays = again and self.typed()["text"] == answer.text
        self.head.show_question(question, section)
        self.marks.show_options(question.options, _marks(question, answer), several=question.several)
        self._several.setVisible(question.several and bool(question.options))
        if not stays:
            self._left_out.hide()
            self.editor.set_markdown(answer.text)
            self.verticalScrollBar().setValue(0)
        self._given, self._given_markdown = answer.text, self.editor.markdown()
        self.evidence.give(answer.evidence)
        self.evidence.setVisible(question.place(Role.EVIDENCE) is not None)

    def typed(self) -> dict[str, str]:
        """What the fields hold; the text as it was given where the user is back at it, in the case's own words."""
        text = self.editor.markdown()
        return {
            "text": self._given if text == self._given_markdown else text,
            "evidence": self.evidence.markdown(),
        }

    def show_text_place(self) -> None:
        """Brings the place in sight where the cursor stands in the text."""
        place = self.editor.cursor_place()
        at = self.widget().mapFromGlobal(place.topLeft()) + QPoint(0, place.height() // 2)
        self.ensureVisible(at.x(), at.y(), 0, _AROUND)

    def show_part(self, part: FoundPart, words: str) -> None:
        """Brings another part of the question than the text in sight, and the focus to it."""
        if part is FoundPart.MARK:
            self.marks.focus()
            self.ensureWidgetVisible(self.marks)
        elif part is FoundPart.EVIDENCE and not self.evidence.isHidden():
            self.evidence.select(words)
            self.ensureWidgetVisible(self.evidence)
        elif part is FoundPart.CITATION:
            self.ensureWidgetVisible(self.attachments)
        else:
            self.verticalScrollBar().setValue(0)

    def set_read_only(self, read_only: bool) -> None:
        self.marks.setEnabled(not read_only)
        for part in (self.carried, self.editor, self.evidence, self.attachments):
            part.set_read_only(read_only)

    def set_alone(self, alone: bool) -> None:
        """Only the question and its text."""
        for part in self._beside:
            part.set_away(alone)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_margins()

    def _set_margins(self) -> None:
        """A column in the middle, where there is more room than is good to read in."""
        side = max(_MARGIN, (self.width() - _COLUMN) // 2)
        margins = self.widget().layout().contentsMargins()
        if margins.left() != side:
            self.widget().layout().setContentsMargins(side, margins.top(), side, margins.bottom())
            self.margin_changed.emit(side)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()
        return super().eventFilter(watched, event)

    def _build_layout(self) -> None:
        page = theme.be(_ScrolledPage(), "page")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(_MARGIN, theme.L + theme.XS, _MARGIN, 0)
        layout.setSpacing(theme.M)
        self.editor.setMinimumHeight(_EDITOR_MIN_HEIGHT)
        layout.addWidget(self.head)
        for part in self._beside[:3]:
            layout.addWidget(part)
        layout.addWidget(self.editor, 1)
        layout.addWidget(self._left_out)
        for part in self._beside[3:]:
            layout.addWidget(part)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)

    def _tell_left_out(self, words: str) -> None:
        """Stays until another question is shown, or the paste is undone."""
        self._left_out.setText(words)
        self._left_out.setVisible(bool(words))
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(self._left_out))  # it has its place then


class _ScrolledPage(QWidget):
    """As wide as its pane, whatever is in it; as high as its contents need at that width."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


def _marks(question: Question, answer: Answer) -> tuple[str, ...]:
    """The options that are marked. Where only one may be, it may have any words."""
    return answer.marks if question.several else (answer.mark,) if answer.mark else ()
