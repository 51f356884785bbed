"""What a search found, as rows: a heading for answers, questions and evidence, and the hits below each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from auditprep.i18n import _, ngettext
from auditprep.model import Found, Hit, Snapshot
from ui.models import page_numbers
from ui.models.cited import name_of

HIT = Qt.ItemDataRole.UserRole + 1  # the Hit; None for a heading
WHERE = HIT + 1  # which question, or which page of what
SNIPPET = HIT + 2
MARKS = HIT + 3  # where the words stand in the snippet

_GROUPS = (("answer",), ("question",), ("evidence", "page"))  # what names a document, and then its pages
_LONGEST = 110  # characters of a question that name it

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Found:
    hit: Hit
    where: str


_Row = str | _Found  # a heading is its words


def count_words(found: Found) -> str:
    """How much was found, and how much of it is shown: "18 hits"."""
    shown, total = len(found.hits), page_numbers.grouped(found.total)
    if not found.exactly and not shown:
        return _("The search took too long. More words, or longer ones, are found sooner.")
    if not found.exactly:
        words = _("At least {count} hits; the first {shown} are shown.")
        return words.format(count=total, shown=page_numbers.grouped(shown))
    words = ngettext("{count} hit", "{count} hits", found.total).format(count=total)
    if shown < found.total:
        return _("{hits}; the first {shown} are shown").format(hits=words, shown=page_numbers.grouped(shown))
    return words


class SearchResults(QAbstractListModel):
    """Rows of headings and hits, in the order found within each group."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []

    def show(self, snapshot: Snapshot | None, hits: tuple[Hit, ...]) -> None:
        """Shows other hits, named by what this case calls its questions and evidence."""
        self.beginResetModel()
        self._rows = list(_grouped(hits, _Names(snapshot)))
        self.endResetModel()

    def hit(self, row: int) -> Hit | None:
        """The hit in a row; None for a heading, and where there is no such row."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found.hit if isinstance(found, _Found) else None

    def next_hit(self, row: int, step: int) -> int | None:
        """The next row with a hit after this one (1), or the one before (-1); None at the end."""
        row += step
        while 0 <= row < len(self._rows):
            if self.hit(row):
                return row
            row += step
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.hit(index.row()):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemNeverHasChildren  # a heading is passed over by the arrow keys

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, str):
            return row if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        return _hit_data(row.hit, row.where, role)


def _hit_data(hit: Hit, where: str, role: int) -> object:
    if role == HIT:
        return hit
    if role in (WHERE, Qt.ItemDataRole.DisplayRole):
        return where
    if role == SNIPPET:
        return hit.snippet
    if role == MARKS:
        return hit.marks
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return f"{where}: {' '.join(hit.snippet.split())}"
    return None


def _grouped(hits: tuple[Hit, ...], names: _Names) -> Iterator[_Row]:
    for parts in _GROUPS:
        members = [_Found(hit, names.of(hit)) for part in parts for hit in hits if hit.part == part]
        if members:
            yield f"{_heading(parts[-1])}  {len(members)}"
            yield from members


def _heading(part: str) -> str:
    return {"answer": _("Answers"), "question": _("Questions"), "page": _("Attachments")}[part]


class _Names:
    """What a case calls its questions and its evidence."""

    def __init__(self, snapshot: Snapshot | None) -> None:
        self._snapshot = snapshot
        questions = snapshot.questionnaire.questions() if snapshot else ()
        self._questions = {question.key: question for question in questions}

    def of(self, hit: Hit) -> str:
        """Where a hit is."""
        return self._page(hit) if hit.evidence is not None else self._question(hit.question or "")

    def _question(self, key: str) -> str:
        question = self._questions.get(key)
        if question is None:
            return key
        text = " ".join(question.text.split())
        short = text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
        return f"{question.label}  {short}"

    def _page(self, hit: Hit) -> str:
        evidence = (
            self._snapshot.document(hit.evidence) if self._snapshot and hit.evidence is not None else None
        )
        title = name_of(evidence) if evidence else ""
        older = evidence is not None and hit.version not in (None, evidence.newest.number)
        parts = (title, _place(hit), _("older version") if older else "")
        return " · ".join(part for part in parts if part)


def _place(hit: Hit) -> str:
    """The page, as printed and as in the file: "p. 3 (5 in the file)"."""
    if hit.page is None or hit.part == "evidence":
        return ""
    if hit.printed_page is None or hit.printed_page == str(hit.page):
        return _("p. {page}").format(page=hit.page)
    return _("p. {printed} ({page} in the file)").format(printed=hit.printed_page, page=hit.page)
