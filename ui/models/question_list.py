"""The questions of a form as rows: a heading for every section, and its questions below."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from html import escape

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from auditprep.i18n import _
from auditprep.model import Answer, Question, Questionnaire, Section, Severity, State, is_answered, state
from ui.models.found_links import Counts, count_words

KEY = Qt.ItemDataRole.UserRole + 1  # the question's key; None for a heading
NUMBER = KEY + 1
SHORT_TEXT = KEY + 2
STATE = KEY + 3
COUNT = KEY + 4  # of a heading: "3/6"
SECTION = KEY + 5
HAS_ERROR = KEY + 6  # an error was found in what is written there

_SHORTEST_OPENING, _LONGEST_OPENING = 2, 8  # words
_SHORT = 160  # more than fits in a row, less than a page that must be measured to be cut

Index = QModelIndex | QPersistentModelIndex


def state_word(of: State) -> str:
    """The state as a word, for those who do not see its shape."""
    words = {
        State.UNTOUCHED: _("not started"),
        State.BEGUN: _("started"),
        State.CARRIED: _("draft from last year"),
        State.DONE: _("done"),
    }
    return words[of]


@dataclass(slots=True)
class _Heading:
    section: Section
    answered: int = 0

    @property
    def title(self) -> str:
        return " ".join(part for part in (self.section.number, self.section.title) if part)


@dataclass(slots=True)
class _Item:
    question: Question
    heading: _Heading
    state: State
    answered: bool
    words: str  # what the filter looks in, case folded
    opening: int = 0  # how many of its first words other questions begin with too
    found: Counts = field(default_factory=dict)

    @property
    def has_error(self) -> bool:
        """Where nothing stands yet, that is no error to the eye."""
        return bool(self.found.get(Severity.ERROR)) and self.has_findings

    @property
    def has_findings(self) -> bool:
        """Whether anything was found in what is written there: that nothing is, is told by the state."""
        return bool(self.found) and self.state is not State.UNTOUCHED

    @property
    def words_of_state(self) -> str:
        """How far it has come, and what was found in it."""
        return ", ".join(filter(None, (state_word(self.state), count_words(self.found))))


_Row = _Heading | _Item


class QuestionListModel(QAbstractListModel):
    """Rows of headings and questions. A flat list, so that five thousand questions cost no more than twenty."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[_Row] = []
        self._rows: list[_Row] = []
        self._items: dict[str, _Item] = {}
        self._keys: list[str] = []
        self._row_of: dict[str, int] = {}
        self._filter: tuple[str, ...] = ()
        self._before: frozenset[str] = frozenset()  # the questions that were answered last year
        self._found: Mapping[str, Counts] = {}
        self._only: set[str] | None = None  # the questions that are shown, where only those with findings are

    def show(self, questionnaire: Questionnaire, answer: Callable[[str], Answer]) -> None:
        """Shows another form, with its answers."""
        self.beginResetModel()
        self._all = []
        for section in questionnaire.sections:
            self._all += self._section_rows(section, answer)
        self._items = {row.question.key: row for row in self._all if isinstance(row, _Item)}
        _find_openings(self._items.values())
        self._keys = list(self._items)
        self._apply_filter()
        self.endResetModel()

    def set_answer(self, key: str, answer: Answer) -> None:
        """A question has another answer: its row, and its section's count, follow."""
        item = self._items[key]
        answered = is_answered(item.question, answer)
        item.heading.answered += answered - item.answered
        item.state, item.answered = state(item.question, answer), answered
        self._tell_changed(key, item.heading)

    def set_filter(self, words: str) -> None:
        """Shows only questions that have all these words in their number, text or section's title."""
        wanted = tuple(words.casefold().split())
        if wanted == self._filter:
            return
        self.beginResetModel()
        self._filter = wanted
        self._apply_filter()
        self.endResetModel()

    def show_findings(self, found: Mapping[str, Counts]) -> bool:
        """How much was found in each question. True where rows have come: where only questions with findings are shown, one
        that is mended stays until that is asked for anew."""
        self._found = found
        changed = False
        for key, item in self._items.items():
            counts = found.get(key, {})
            changed, item.found = changed or counts != item.found, counts
        if changed and self._rows:  # told once: there may be thousands
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0), [STATE, COUNT])
        more = self._with_findings()
        if self._only is None or more <= self._only:
            return False
        self._show_only(self._only | more)
        return True

    def set_only_found(self, only: bool) -> None:
        """Whether only questions with findings are shown."""
        if only != (self._only is not None):
            self._show_only(self._with_findings() if only else None)

    @property
    def found(self) -> int:
        """How many questions have findings in what is written there."""
        return len(self._with_findings())

    def _with_findings(self) -> set[str]:
        return {key for key, item in self._items.items() if item.has_findings}

    def set_before(self, keys: frozenset[str]) -> None:
        """The questions that had an answer last year."""
        self._before = keys

    def carryable(self, section: Section | None = None) -> list[str]:
        """The questions, of this section or of all, in which nothing stands yet and which had an answer last year."""
        return [
            key
            for key, item in self._items.items()
            if item.state is State.UNTOUCHED
            and key in self._before
            and (section is None or item.heading.section is section)
        ]

    @property
    def carried(self) -> list[str]:
        """The questions whose answer is a draft from last year."""
        return [key for key, item in self._items.items() if item.state is State.CARRIED]

    @property
    def answered(self) -> int:
        """How many questions have what they ask for, of all."""
        return sum(row.answered for row in self._all if isinstance(row, _Heading))

    @property
    def keys(self) -> list[str]:
        """Every question's key in the form's order, filtered or not."""
        return self._keys

    def has(self, key: str) -> bool:
        return key in self._items

    def question(self, key: str) -> Question:
        return self._items[key].question

    def section(self, key: str) -> Section:
        return self._items[key].heading.section

    def neighbour(self, key: str, step: int) -> str | None:
        """The question so many steps away in the form's order."""
        at = self._keys.index(key) + step
        return self._keys[at] if 0 <= at < len(self._keys) else None

    def index_of(self, key: str) -> QModelIndex:
        """The question's row; an invalid index while the filter hides it."""
        row = self._row_of.get(key)
        return QModelIndex() if row is None else self.index(row, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._rows[index.row()], _Item):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemNeverHasChildren  # a heading is passed over by the arrow keys

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        return _heading_data(row, role) if isinstance(row, _Heading) else _item_data(row, role)

    def _section_rows(self, section: Section, answer: Callable[[str], Answer]) -> list[_Row]:
        heading = _Heading(section)
        title = heading.title.casefold()
        items = [_item(question, answer(question.key), heading, title) for question in section.questions]
        for item in items:
            item.found = self._found.get(item.question.key, {})
        heading.answered = sum(item.answered for item in items)
        return [heading, *items]

    def _show_only(self, keys: set[str] | None) -> None:
        self.beginResetModel()
        self._only = keys
        self._apply_filter()
        self.endResetModel()

    def _apply_filter(self) -> None:
        found = [row for row in self._all if isinstance(row, _Heading) or self._matches(row)]
        follows = [*found[1:], None]
        self._rows = [
            row for row, after in zip(found, follows, strict=False) if _is_worth_showing(row, after)
        ]
        self._row_of = {row.question.key: at for at, row in enumerate(self._rows) if isinstance(row, _Item)}

    def _matches(self, item: _Item) -> bool:
        is_wanted = self._only is None or item.question.key in self._only
        return is_wanted and all(word in item.words for word in self._filter)

    def _tell_changed(self, key: str, heading: _Heading) -> None:
        row = self._row_of.get(key)
        if row is None:
            return
        self.dataChanged.emit(self.index(row, 0), self.index(row, 0), [STATE, COUNT])
        while self._rows[row] is not heading:
            row -= 1
        self.dataChanged.emit(self.index(row, 0), self.index(row, 0), [STATE, COUNT])


def _item(question: Question, answer: Answer, heading: _Heading, title: str) -> _Item:
    words = f"{question.label} {question.text} {title}".casefold()
    return _Item(question, heading, state(question, answer), is_answered(question, answer), words)


def _is_worth_showing(row: _Row, after: _Row | None) -> bool:
    return isinstance(row, _Item) or isinstance(after, _Item)


def _heading_data(heading: _Heading, role: int) -> object:
    total = len(heading.section.questions)
    if role in (Qt.ItemDataRole.DisplayRole, SHORT_TEXT):
        return heading.title
    if role == SECTION:
        return heading.section
    if role == COUNT:
        return f"{heading.answered}/{total}"
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return _("{section}: {count} of {total} answered").format(
            section=heading.title, count=heading.answered, total=total
        )
    return None


def _item_data(item: _Item, role: int) -> object:
    question = item.question
    if role == KEY:
        return question.key
    if role == NUMBER:
        return question.label
    if role == SECTION:
        return item.heading.section
    if role == SHORT_TEXT:
        return _short(question.text, item.opening)
    if role == STATE:
        return item.state
    if role == HAS_ERROR:
        return item.has_error
    if role == Qt.ItemDataRole.DisplayRole:
        return f"{question.label} {question.text}"
    if role == Qt.ItemDataRole.ToolTipRole:
        is_told = item.state is State.CARRIED or item.found
        about = f"<p>{escape(item.words_of_state)}</p>" if is_told else ""
        return f"<p>{escape(question.text)}</p>{about}"  # as paragraphs, which wrap
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return f"{question.label} {question.text} – {item.words_of_state}"
    return None


def _find_openings(items: Iterable[_Item]) -> None:
    """Counts the first words that a question shares with another: a list in which every row says "Har nämnden …"
    tells nothing. In alphabetical order nobody shares more with a question than those beside it."""
    begun = sorted(((_opening(item.question.text), item) for item in items), key=lambda each: each[0])
    before: list[str] = []
    for (words, item), (after, _next) in zip(begun, [*begun, ([], None)][1:], strict=True):
        shared = max(_shared(words, before), _shared(words, after))
        item.opening = shared if shared >= _SHORTEST_OPENING else 0
        before = words


def _opening(text: str) -> list[str]:
    """The first words; something is left after them."""
    return text[:_SHORT].split()[:-1][:_LONGEST_OPENING]


def _shared(words: list[str], others: list[str]) -> int:
    """How many words both begin with."""
    pairs = enumerate(zip(words, others, strict=False))
    differs = (at for at, (one, other) in pairs if one != other)
    return next(differs, min(len(words), len(others)))


def _short(text: str, opening: int) -> str:
    words = text[:_SHORT].split()
    return " ".join(["…", *words[opening:]] if opening else words)
