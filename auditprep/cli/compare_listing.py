"""A comparison in lines: what is another, question by question, and how much of it."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence

from auditprep.cli.listing import WIDTH
from auditprep.i18n import _, ngettext
from auditprep.messages.matched import became_word
from auditprep.model import Became, ComparedCell, ComparedRow, Comparison, Step, Submission, TextChange
from auditprep.model.compared import RowChange, column_names, is_blank, last_cell, row_change

_WIDEST = 24  # characters of a mark in its column
_LEAST_TEXT = 30  # characters of the question
_SIGNS = {
    RowChange.SAME: "=",
    RowChange.CHANGED: "*",
    RowChange.REWORDED: "~",
    RowChange.NEW: "+",
    RowChange.GONE: "-",
    RowChange.UNANSWERED: "?",
}


def comparison_lines(comparison: Comparison) -> Iterator[str]:
    """What is compared; a line a question, with its number and mark in every column; then how much is another."""
    names = column_names(comparison.submissions)
    for name, each in zip(names, comparison.submissions, strict=True):
        yield _head(name, each)
    yield ""
    yield from _table(comparison, names)
    yield ""
    yield from _legend(comparison)
    for at in range(len(comparison.matchings)):
        yield _counts(comparison, at, names)


def _head(name: str, submission: Submission) -> str:
    board = f", {submission.board}" if submission.board and submission.board not in name else ""
    said = f"{name}: {submission.name}{board}"
    return _("{what} (nothing is answered)").format(what=said) if is_blank(submission) else said


# The questions


def _table(comparison: Comparison, names: Sequence[str]) -> Iterator[str]:
    if not comparison.rows:
        yield _("There are no questions.")
        return
    cells = [[_cell(cell) for cell in row.cells] for row in comparison.rows]
    columns = zip(names, zip(*cells, strict=True), strict=True)
    widths = [min(max(map(len, [name, *column])), _WIDEST) for name, column in columns]
    if sum(widths) + 2 * len(widths) > WIDTH - _LEAST_TEXT:
        yield from (line for row in comparison.rows for line in _tall(row, names))
        return
    yield f"   {_beside(names, widths)}".rstrip()
    for row, told in zip(comparison.rows, cells, strict=True):
        yield from _line(row, f"{_sign(row)}  {_beside(told, widths)}")


def _beside(words: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(f"{_cut(each, width):<{width}}" for each, width in zip(words, widths, strict=True))


def _line(row: ComparedRow, start: str) -> Iterator[str]:
    """The line of a question: its numbers and marks, then its words and what happened with it last."""
    indent = len(start) + 2
    first, *more = textwrap.wrap(_words(row), max(WIDTH - indent, _LEAST_TEXT)) or [""]
    yield f"{start}  {first}".rstrip()
    yield from (" " * indent + each for each in more)


def _tall(row: ComparedRow, names: Sequence[str]) -> Iterator[str]:
    """The same where the columns have no room beside each other: the words first, then what each column says."""
    yield from textwrap.wrap(f"{_sign(row)}  {_words(row)}", WIDTH, subsequent_indent="   ")
    told = (f"{name}: {_cell(cell)}" for name, cell in zip(names, row.cells, strict=True) if cell)
    yield from textwrap.wrap(" · ".join(told), WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 6)


def _words(row: ComparedRow) -> str:
    """The question as it was worded last, and what happened with it last."""
    cell, step = last_cell(row), row.steps[-1]
    text = " ".join(cell.question.text.split()) if cell else ""
    happened = ", ".join(_happened(step)) if step else ""
    return f"{text} [{happened}]" if happened else text


def _sign(row: ComparedRow) -> str:
    """What became of it from the column before the last; a blank where it was gone before that."""
    step = row.steps[-1]
    return _SIGNS[row_change(step)] if step else " "


def _cell(cell: ComparedCell | None) -> str:
    """The question's number and what is marked: "1.5 Ja"."""
    if cell is None:
        return ""
    return f"{cell.question.key} {cell.answer.mark or _unmarked(cell)}"


def _unmarked(cell: ComparedCell) -> str:
    return _("text") if not cell.question.options and cell.answer.text.strip() else "–"


def _cut(words: str, width: int) -> str:
    return words if len(words) <= width else words[: width - 1] + "…"


def _happened(step: Step) -> Iterator[str]:
    if word := became_word(step.became):
        yield word
    if step.became in (Became.ADDED, Became.REMOVED):
        return
    if step.unanswered:
        yield _("not answered yet")
    if step.mark_changed:
        yield _("another mark")
    if step.text is TextChange.CHANGED:
        yield _("another text")
    if step.cited_come or step.cited_gone or step.evidence is TextChange.CHANGED:
        yield _("other evidence")


# How much is another


def _legend(comparison: Comparison) -> Iterator[str]:
    legend = _("= same   * another answer   ~ only the question is another   + new   - dropped")
    steps = (step for row in comparison.rows for step in row.steps if step)
    if any(row_change(step) is RowChange.UNANSWERED for step in steps):
        legend += "   " + _("? not answered yet")
    yield legend


def _counts(comparison: Comparison, at: int, names: Sequence[str]) -> str:
    counts = Counter(row_change(step) for row in comparison.rows if (step := row.steps[at]))
    parts = {
        RowChange.SAME: ngettext("{count} same", "{count} same", counts[RowChange.SAME]),
        RowChange.CHANGED: ngettext(
            "{count} answer changed", "{count} answers changed", counts[RowChange.CHANGED]
        ),
        RowChange.REWORDED: ngettext(
            "{count} question changed only", "{count} questions changed only", counts[RowChange.REWORDED]
        ),
        RowChange.NEW: ngettext("{count} new", "{count} new", counts[RowChange.NEW]),
        RowChange.GONE: ngettext("{count} dropped", "{count} dropped", counts[RowChange.GONE]),
    }
    unanswered = counts[RowChange.UNANSWERED]
    if unanswered:
        parts[RowChange.UNANSWERED] = ngettext(
            "{count} not answered yet", "{count} not answered yet", unanswered
        )
    told = ", ".join(words.format(count=counts[change]) for change, words in parts.items())
    return _("{older} to {newer}: {counts}").format(older=names[at], newer=names[at + 1], counts=told)
