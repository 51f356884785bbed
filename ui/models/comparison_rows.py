"""A question over the years as a row: what it is called, what it says, and which filters show it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from auditprep.i18n import _
from auditprep.model import Became, ComparedCell, ComparedRow, Step, TextChange, is_lacking
from ui.models import comparison_words as words

_REWRITTEN = {Became.REWORDED, Became.MOVED, Became.SPLIT, Became.MERGED}
_CAME_OR_WENT = {Became.ADDED, Became.REMOVED}


class Show(Enum):
    """Which rows are shown."""

    ALL = "all"
    CHANGED = "changed"  # the question or what was answered is another than in the column before
    NEW = "new"
    UNANSWERED = "unanswered"  # in any of the columns
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class CompareRow:
    """A row, its place in the comparison, and its words. `kinds` are the filters that show it."""

    at: int
    row: ComparedRow
    label: str
    text: str
    caption: str
    kinds: frozenset[Show]

    @property
    def newest(self) -> ComparedCell:
        """The question as it was worded last."""
        return newest(self.row)


def show_name(show: Show) -> str:
    """What a filter is called."""
    names = {
        Show.ALL: _("All"),
        Show.CHANGED: _("Changed"),
        Show.NEW: _("Added"),
        Show.UNANSWERED: _("Unanswered"),
        Show.REMOVED: _("Dropped"),
    }
    return names[show]


def compare_row(at: int, row: ComparedRow, names: Sequence[str]) -> CompareRow:
    """The row with its words; `at` is its place in the comparison, and `names` are what the columns are called in a caption."""
    last = newest(row)
    caption = " · ".join(filter(None, (words.became_words(row, names), words.number_before(row))))
    text = words.one_line(last.question.text)
    return CompareRow(at, row, last.question.label, text, caption, frozenset(_kinds(row)))


def _kinds(row: ComparedRow) -> Iterable[Show]:
    yield Show.ALL
    steps = [step for step in row.steps if step]
    if any(_is_change(step) for step in steps):
        yield Show.CHANGED
    for became, show in ((Became.ADDED, Show.NEW), (Became.REMOVED, Show.REMOVED)):
        if any(step.became is became for step in steps):
            yield show
    if any(cell and is_lacking(cell.question, cell.answer) for cell in row.cells):
        yield Show.UNANSWERED


def _is_change(step: Step) -> bool:
    """Whether the question was there before and after, and anything of it is another."""
    if step.became in _CAME_OR_WENT:
        return False
    answered = step.mark_changed or TextChange.CHANGED in (step.text, step.evidence)
    return answered or bool(step.cited_come or step.cited_gone) or step.became in _REWRITTEN


def newest(row: ComparedRow) -> ComparedCell:
    """The last cell that there is; every row of a comparison has one."""
    return next(cell for cell in reversed(row.cells) if cell is not None)


def neighbours(row: ComparedRow, column: int) -> tuple[ComparedCell | None, ComparedCell | None]:
    """The cells before and after this one that it is compared with; None where there is none."""
    before = row.cells[column - 1] if column else None
    after = row.cells[column + 1] if column + 1 < len(row.cells) else None
    return before, after


def text_differs(step: Step | None) -> bool:
    """Whether the question was there before and after, with another text."""
    return step is not None and step.became not in _CAME_OR_WENT and step.text is TextChange.CHANGED


def cell_words(cell: ComparedCell) -> str:
    """How the question was answered, in a word or two."""
    draft = _("draft from the year before") if cell.answer.carried else ""
    return ", ".join(filter(None, (_answered(cell), draft)))


def _answered(cell: ComparedCell) -> str:
    if cell.answer.mark:
        return ", ".join(cell.answer.marks)
    if cell.question.options or not cell.answer.text:
        return _("no answer")
    return _("text")


def searched_words(row: CompareRow) -> Iterable[str]:
    """What the text filter looks in."""
    yield row.caption
    for cell in row.row.cells:
        if cell is not None:
            question = cell.question
            yield f"{question.label} {question.text} {cell.section} {cell.answer.mark or ''}"
            yield cell.answer.text
            yield from (cited.title for cited in cell.cited)
