"""A comparison as JSON, in the shape that other programs rely on (the command line's contract).

"questions" tells of two submissions, the first and the last: where there are more between them, each question is followed
through all of them, and "rows" tells of every column. What is secret has no name here either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditprep import richtext
from auditprep.export.comparison_disclosed import disclosed
from auditprep.model import (
    Became,
    CitedThen,
    ComparedCell,
    ComparedRow,
    Comparison,
    Step,
    Submission,
    TextChange,
)
from auditprep.model.compared import column_names
from auditprep.prose.differing import same_words

Json = dict[str, object]

_WEIGHTIEST = (Became.SPLIT, Became.MERGED, Became.MOVED, Became.REWORDED)


def comparison_json(comparison: Comparison) -> Json:
    """The comparison; see this module."""
    comparison = disclosed(comparison)
    told: Json = {
        "questions": [_question(row) for row in comparison.rows if row.cells[0] or row.cells[-1]],
        "submissions": [_submission(each) for each in comparison.submissions],
        "doubtful": list(_doubtful(comparison)),
    }
    if len(comparison.submissions) > 2:
        told["columns"] = list(column_names(comparison.submissions))
        told["rows"] = [_row(row) for row in comparison.rows]
    return told


def _submission(submission: Submission) -> Json:
    return {
        "file": submission.name,
        "board": submission.board,
        "year": submission.year,
        "status": submission.status or None,
        "questions": submission.questionnaire.count,
    }


def _question(row: ComparedRow) -> Json:
    first, last = row.cells[0], row.cells[-1]
    became = _became(row)
    told: Json = {
        "old": _key(first),
        "new": _key(last),
        "change": str(Became.REWORDED if became is Became.MERGED else became),
        "mark": [_mark(first), _mark(last)],
        "text": _text(row),
        "mark_changed": any(step.mark_changed for step in row.steps if step)
        if len(row.steps) == 1
        else _other_mark(row),
        "unanswered": _is_unanswered(row),
    }
    if became is Became.MERGED:
        told["merged"] = True
    if len(row.steps) == 1 and (step := row.steps[0]):
        told |= _of_step(step)
    return told


def _became(row: ComparedRow) -> Became:
    """What became of a question from the first column to the last: what weighs most of all that happened."""
    if row.cells[0] is None:
        return Became.ADDED
    if row.cells[-1] is None:
        return Became.REMOVED
    happened = {step.became for step in row.steps if step}
    return next((each for each in _WEIGHTIEST if each in happened), Became.SAME)


def _text(row: ComparedRow) -> str:
    """Whether the first column and the last say the same."""
    if len(row.steps) == 1 and row.steps[0]:
        return _told(row.steps[0].text)
    one, other = (richtext.plain(cell.answer.text) if cell else "" for cell in (row.cells[0], row.cells[-1]))
    if not one.strip() and not other.strip():
        return str(TextChange.EMPTY)
    return str(TextChange.SAME if same_words(one, other) else TextChange.CHANGED)


def _other_mark(row: ComparedRow) -> bool:
    """Whether the mark is another than in the first column, over several years: by its words alone. One that is not set yet
    is none."""
    first, last = row.cells[0], row.cells[-1]
    return bool(first and last and _mark(last) and _mark(first) != _mark(last))


def _is_unanswered(row: ComparedRow) -> bool:
    """Whether what was answered in the first column is not answered yet in the last."""
    if len(row.steps) == 1:
        return any(step.unanswered for step in row.steps if step)
    first, last = row.cells[0], row.cells[-1]
    return bool(first and last and not first.answer.is_empty and last.answer.is_empty)


def _told(change: TextChange) -> str:
    """As others know it: what is not said yet differs from what was."""
    return str(TextChange.CHANGED if change is TextChange.MISSING else change)


def _of_step(step: Step) -> Json:
    return {
        "evidence": _told(step.evidence),
        "cited_gone": _titles(step.cited_gone),
        "cited_come": _titles(step.cited_come),
        "differs": sorted(map(str, step.differs)),
    }


def _row(row: ComparedRow) -> Json:
    """A question in every column, and what happened between each two."""
    return {
        "keys": [_key(cell) for cell in row.cells],
        "marks": [_mark(cell) for cell in row.cells],
        "steps": [_step(step) if step else None for step in row.steps],
    }


def _step(step: Step) -> Json:
    merged = step.became is Became.MERGED
    told: Json = {
        "change": str(Became.REWORDED if merged else step.became),
        "text": _told(step.text),
        "mark_changed": step.mark_changed,
        "unanswered": step.unanswered,
    }
    return {**told, **({"merged": True} if merged else {}), **_of_step(step)}


def _doubtful(comparison: Comparison) -> Iterator[Json]:
    """Pairs that may belong together, and are told as removed and added until somebody says so."""
    names = [each.name for each in comparison.submissions]
    for at, matching in enumerate(comparison.matchings):
        for each in matching.doubtful:
            pair = {"old": each.old, "new": each.new, "likeness": round(each.likeness, 3)}
            yield {**pair, "files": [names[at], names[at + 1]]}


def _key(cell: ComparedCell | None) -> str | None:
    return cell.question.key if cell else None


def _mark(cell: ComparedCell | None) -> str | None:
    return cell.answer.mark if cell else None


def _titles(cited: Iterable[CitedThen]) -> list[str]:
    return [each.title for each in cited]
