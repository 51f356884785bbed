"""What was understood of a form, as rows: first what to look at, then the questions by section, and last what is no
question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from html import escape

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from auditprep.i18n import _
from auditprep.model import Answer, Change, FormRow, Kind, Question, Role, Section
from auditprep.richtext import plain
from ui import texts
from ui.reading import LOOSE_TEXT, Reading

ROW = Qt.ItemDataRole.UserRole + 1  # the PreviewRow itself

_LONGEST_ANSWER = 160

Index = QModelIndex | QPersistentModelIndex


class Row(Enum):
    HEADING = "heading"
    NOTE = "note"  # something to look at that belongs to no question
    QUESTION = "question"
    TEXT = "text"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """`id` is a question's `read_as`, and unique in the list. `about`: how it is answered and where."""

    kind: Row
    id: str
    text: str
    number: str = ""
    guidance: str = ""
    about: str = ""
    answer: str = ""
    doubts: tuple[str, ...] = ()

    @property
    def spoken(self) -> str:
        """The row for those who do not see it."""
        parts = (f"{self.number} {self.text}".strip(), *self.doubts, self.guidance, self.about, self.answer)
        return ". ".join(part.rstrip(".") for part in parts if part)


class PreviewListModel(QAbstractListModel):
    """A flat list. Headings are passed over by the arrow keys."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[PreviewRow] = []
        self._at: dict[str, int] = {}
        self._seen: dict[str, Question] = {}  # also those that are no questions any more

    def start(self) -> None:
        """Another form: what was seen of the one before is forgotten."""
        self._seen = {}

    def show(self, reading: Reading) -> None:
        """Shows what is understood now."""
        for question in (*reading.machine.questions(), *reading.form.questions()):
            self._seen[question.read_as] = question
        self.beginResetModel()
        self._rows = list(_rows(reading, self._seen))
        self._at = {row.id: at for at, row in enumerate(self._rows) if row.kind is not Row.HEADING}
        self.endResetModel()

    @property
    def ids(self) -> list[str]:
        """Every row that can be chosen, in order."""
        return list(self._at)

    @property
    def first_doubt(self) -> str | None:
        """The first question that is to be looked at."""
        questions = (row for row in self._rows if row.kind is Row.QUESTION and row.doubts)
        return next((row.id for row in questions), None)

    def row(self, id_: str) -> PreviewRow | None:
        return self._rows[self._at[id_]] if id_ in self._at else None

    def index_of(self, id_: str) -> QModelIndex:
        return self.index(self._at[id_], 0) if id_ in self._at else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self._rows[index.row()].kind is not Row.HEADING:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.number} {row.text}".strip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole and row.kind is Row.QUESTION:
            return "".join(f"<p>{escape(words)}</p>" for words in (row.text, row.guidance) if words)
        return None


def _rows(reading: Reading, seen: Mapping[str, Question]) -> Iterator[PreviewRow]:
    doubts, notes = _doubts(reading), list(_notes(reading))
    where = _Whereabouts(reading.rows)
    made = {
        question.read_as: _question_row(question, where, doubts.get(question.key, ()))
        for question in reading.form.questions()
    }
    if doubtful := [*notes, *(row for row in made.values() if row.doubts)]:
        yield _heading(_("To look at"))
        yield from doubtful
    for section in reading.form.sections:
        rows = [made[question.read_as] for question in section.questions]
        if settled := [row for row in rows if not row.doubts]:
            yield _heading(section_title(section))
            yield from settled
    if loose := list(_loose_texts(reading)):
        yield _heading(_("Text without a question"))
        yield from loose
    if skipped := _skipped(reading):
        yield _heading(_("Not a question"))
        yield from (_skipped_row(each, seen.get(each)) for each in skipped)


def section_title(section: Section) -> str:
    """A section as a heading: a form without sections has one without a name."""
    return " ".join(filter(None, (section.number, section.title))) or _("Questions")


def _heading(words: str) -> PreviewRow:
    return PreviewRow(Row.HEADING, "", words)


def _doubts(reading: Reading) -> dict[str, tuple[str, ...]]:
    """What is to be looked at, by the question's key: a sentence each."""
    found: dict[str, tuple[str, ...]] = {}
    for notice in reading.doubts():
        if notice.question and notice.code != LOOSE_TEXT:
            sentence = texts.notice(replace(notice, question=None))  # its number stands beside it
            found[notice.question] = (*found.get(notice.question, ()), sentence)
    return found


def _notes(reading: Reading) -> Iterator[PreviewRow]:
    """What is to be looked at in the form as a whole, or in a question that it has no more."""
    there = {question.key for question in reading.form.questions()}
    for at, notice in enumerate(reading.doubts()):
        if notice.question not in there and notice.code != LOOSE_TEXT:
            yield PreviewRow(Row.NOTE, f"note {at}", "", doubts=(texts.notice(notice),))


def _question_row(question: Question, where: _Whereabouts, doubts: tuple[str, ...]) -> PreviewRow:
    return PreviewRow(
        Row.QUESTION,
        question.read_as,
        " ".join(question.text.split()),
        question.number or "–",
        " ".join((question.guidance or "").split()),
        " · ".join((_options(question), *where.words(question))),
        _answer(question.answer),
        doubts,
    )


def _options(question: Question) -> str:
    if question.kind is Kind.TEXT:
        return _("Text")
    options = " / ".join(question.options) or _("no options")
    return _("{options} (several may be chosen)").format(options=options) if question.several else options


def _answer(answer: Answer) -> str:
    """The answer that the form holds, in short."""
    if answer.is_empty:
        return ""
    words = " ".join(plain(answer.text).split())
    if len(words) > _LONGEST_ANSWER:
        words = words[:_LONGEST_ANSWER].rstrip() + " …"
    found = " – ".join(filter(None, (answer.mark, words, " ".join(plain(answer.evidence).split()))))
    return _("Answer in the file: {answer}").format(answer=found)


def _loose_texts(reading: Reading) -> Iterator[PreviewRow]:
    """What stands in the form and is neither question nor answer, whole."""
    for at, notice in enumerate(each for each in reading.form.notices if each.code == LOOSE_TEXT):
        yield PreviewRow(Row.TEXT, f"text {at}", str(notice.facts.get("text", "")))


def _skipped(reading: Reading) -> Iterable[str]:
    """The questions that the user has called none."""
    there = {question.read_as for question in reading.form.questions()}
    skipped = (each.question for each in reading.corrections if each.change is Change.SKIP)
    return [each for each in dict.fromkeys(skipped) if each not in there]


def _skipped_row(read_as: str, question: Question | None) -> PreviewRow:
    if question is None:
        return PreviewRow(Row.SKIPPED, read_as, read_as)
    return PreviewRow(Row.SKIPPED, read_as, " ".join(question.text.split()), question.number or "–")


class _Whereabouts:
    """How an option is chosen in the form and where the answers go, as words."""

    def __init__(self, rows: Iterable[FormRow]) -> None:
        self._beside: set[tuple[str, str]] = set()  # (question, part) in a cell beside the question's own
        for row in rows:
            asked = {cell.question for cell in row.cells if cell.part == "question"}
            if asked and len(row.cells) > 1:
                self._beside |= {
                    (cell.question, cell.part)
                    for cell in row.cells
                    if cell.question in asked and cell.part in ("answer", "evidence")
                }
        self._box = _("box")
        self._marks = {
            **dict.fromkeys(("list", "old-list"), _("list")),
            "typed-word": _("option written out"),
            "word": _("option’s word marked"),
        }
        self._answer = (_("text under the question"), _("a column of its own"))
        self._evidence = (_("evidence under the question"), _("evidence in a column of its own"))
        self._nowhere = _("no place for the answer")

    def words(self, question: Question) -> Iterator[str]:
        mechanisms = {place.role: place.mechanism for place in reversed(question.places)}
        if Role.MARK in mechanisms:
            yield self._marks.get(mechanisms[Role.MARK], self._box)
        if Role.DESCRIPTION in mechanisms:
            yield self._answer[(question.read_as, "answer") in self._beside]
        if Role.EVIDENCE in mechanisms:
            yield self._evidence[(question.read_as, "evidence") in self._beside]
        if not mechanisms:
            yield self._nowhere
