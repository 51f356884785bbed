"""A comparison put into a document's words: a summary first, then question by question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from auditprep.export.attachments import one_line
from auditprep.export.comparison_disclosed import disclosed
from auditprep.export.comparison_happened import short_happened
from auditprep.export.comparison_lines import marks_of, remark_text
from auditprep.export.comparison_question import question_of
from auditprep.model import Comparison, Matching, Status, Submission
from auditprep.model.compared import (
    RowChange,
    boards,
    column_names,
    is_blank,
    is_draft,
    last_cell,
    row_change,
    tally,
    years,
)
from auditprep.model.report import (
    ComparisonReport,
    MarksRow,
    ReportLine,
    ReportMarks,
    ReportSection,
    ReportTable,
)
from auditprep.prose import comparison_words as words
from auditprep.prose.citing import decision_text
from auditprep.prose.comparison_phrases import OVER_YEARS, SIDE_BY_SIDE, Columns
from auditprep.prose.statuses import STATUS

_COLUMNS_TOGETHER = 7  # years that have room beside each other in a table of marks
_SHORT = 120  # characters of a question there
_COMPARED_WEIGHTS = (14, 20, 28, 22, 28)


def report(comparison: Comparison, *, with_secret: bool = False) -> ComparisonReport:
    """The document; secret evidence is named there only `with_secret`."""
    comparison = comparison if with_secret else disclosed(comparison)
    names = column_names(comparison.submissions)
    columns = Columns(names, OVER_YEARS if len(years(comparison)) != 1 else SIDE_BY_SIDE)
    drafts = [name for name, each in zip(names, comparison.submissions, strict=True) if is_draft(each)]
    return ComparisonReport(
        title=_title(comparison, names),
        lead=", ".join(boards(comparison)),
        standing=words.DRAFT.format(columns=_listed(drafts)) if drafts else "",
        draft=bool(drafts),
        compared=_compared(comparison, names),
        changes=_changes(comparison, columns),
        sentences=tuple(_sentences(comparison, names)),
        marks_title=columns.say.marks,
        marks=tuple(_marks(comparison, columns)),
        overall=_overall(comparison, names),
        sections=tuple(_sections(comparison, columns)),
    )


def _title(comparison: Comparison, names: Sequence[str]) -> str:
    """ "Jämförelse av revisionsunderlag 2023 och 2024": the years, or what the columns are called where none is known."""
    called = [str(year) for year in years(comparison)] or list(names)
    few = called if len(called) <= 3 else [f"{called[0]}–{called[-1]}"]
    return " ".join(filter(None, [words.TITLE, _listed(few)]))


# The summary


def _compared(comparison: Comparison, names: Sequence[str]) -> ReportTable:
    """The columns, what each is; their boards where any is known, and is not the column's own name."""
    rows = [
        (
            name,
            one_line(each.board or "") or words.NOTHING,
            one_line(each.name),
            _standing(each),
            _tally(each),
        )
        for name, each in zip(names, comparison.submissions, strict=True)
    ]
    kept = [0, *([1] if _tells_boards(comparison, names) else []), 2, 3, 4]
    return ReportTable(
        words.COMPARED,
        tuple(words.COMPARED_COLUMNS[at] for at in kept),
        tuple(tuple(row[at] for at in kept) for row in rows),
        tuple(_COMPARED_WEIGHTS[at] for at in kept),
    )


def _tells_boards(comparison: Comparison, names: Sequence[str]) -> bool:
    known = {one_line(each.board or "") for each in comparison.submissions}
    return known != {""} and not known <= set(names)


def _standing(submission: Submission) -> str:
    if is_blank(submission) and not submission.status:
        return words.BLANK_FORM
    if submission.status not in set(Status):
        return words.WORD_FORM
    said = decision_text(submission.decided) if submission.decided else ""
    decided = (
        words.DECIDED.format(decision=one_line(said).replace("§ ", "§\N{NO-BREAK SPACE}")) if said else ""
    )
    return ", ".join(filter(None, [STATUS[Status(submission.status)], decided]))


def _tally(submission: Submission) -> str:
    """How often each option was marked: "Ja 15, Delvis 4, i text 2, utkast 3, obesvarade 1"."""
    found = tally((each, submission.answer(each.key)) for each in submission.questionnaire.questions())
    parts = [f"{one_line(mark)} {count}" for mark, count in found.marks.most_common()]
    for said, count in (
        (words.IN_TEXT_COUNT, found.texts),
        (words.DRAFT_COUNT, found.drafts),
        (words.UNANSWERED_COUNT, found.unanswered),
    ):
        parts += [said.format(count=count)] if count else []
    return ", ".join(parts) or words.NOTHING


_COUNTED = (RowChange.SAME, RowChange.CHANGED, RowChange.REWORDED, RowChange.NEW, RowChange.GONE)


def _changes(comparison: Comparison, columns: Columns) -> ReportTable:
    """How often each thing happened; a column for what is not answered yet only where anything is not."""
    say, names = columns.say, columns.names
    found = _counts(comparison)
    is_open = any(counts[RowChange.UNANSWERED] for counts in found)
    counted = (*_COUNTED, *([RowChange.UNANSWERED] if is_open else []))
    rows = tuple(
        (
            say.from_to.format(older=names[at], newer=names[at + 1]),
            *(str(counts[each]) for each in counted),
        )
        for at, counts in enumerate(found)
    )
    heads = (*say.changes_columns, *([say.changes_unanswered] if is_open else []))
    return ReportTable(say.changes, heads, rows, (22, 16, 16, 18, 16, 18, 18)[: len(heads)])


def _counts(comparison: Comparison) -> list[Counter[RowChange]]:
    """How often each thing happened, from each column to the next."""
    return [
        Counter(row_change(step) for row in comparison.rows if (step := row.steps[at]))
        for at in range(len(comparison.matchings))
    ]


def _sentences(comparison: Comparison, names: Sequence[str]) -> Iterator[str]:
    for at, matching in enumerate(comparison.matchings):
        yield from _warnings(matching, names[at], names[at + 1])


def _warnings(matching: Matching, older: str, newer: str) -> Iterator[str]:
    """What whoever concludes anything from the figures has to know."""
    none_alike = not any(each.old and each.new for each in matching.matches)
    if matching.matches and none_alike and not matching.doubtful:
        yield words.NONE_ALIKE.format(older=older, newer=newer)
    count = len(matching.doubtful)
    if count:
        sentence = words.DOUBTFUL_ONE if count == 1 else words.DOUBTFUL
        yield sentence.format(count=count, older=older, newer=newer)


# The marks


def _marks(comparison: Comparison, columns: Columns) -> Iterator[ReportMarks]:
    """A table; several where there are more years than have room beside each other."""
    names, say = columns.names, columns.say
    count = len(names)
    tables = -(-count // _COLUMNS_TOGETHER)
    size = -(-count // tables)
    for start in range(0, count, size):
        end = min(start + size, count)
        caption = say.marks_from_to.format(first=names[start], last=names[end - 1])
        yield ReportMarks(
            say.marks if tables == 1 else caption,
            (*names[start:end], say.changed),
            tuple(_marks_rows(comparison, columns, start, end)),
        )


def _marks_rows(comparison: Comparison, columns: Columns, start: int, end: int) -> Iterator[MarksRow]:
    """The questions that were there in these columns, or in the one before."""
    for row in comparison.rows:
        cell = last_cell(row)
        if cell is None or not any(row.cells[max(start - 1, 0) : end]):
            continue
        marks = tuple(marks_of(each, columns) for each in row.cells[start:end])
        changed = short_happened(row, columns, max(start, 1), end)
        yield MarksRow(one_line(cell.question.label), _shortened(cell.question.text), marks, changed)


def _shortened(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _SHORT else line[:_SHORT].rpartition(" ")[0].rstrip(" ,;:–-") + "…"


# Questions


def _overall(comparison: Comparison, names: Sequence[str]) -> tuple[ReportLine, ...]:
    """What the auditors said of the whole, a line for each year that they said anything of."""
    texts = (remark_text(each.remark("")) for each in comparison.submissions)
    return tuple(
        ReportLine(name, texts=(text,)) for name, text in zip(names, texts, strict=True) if not text.is_empty
    )


def _sections(comparison: Comparison, columns: Columns) -> Iterator[ReportSection]:
    """The rows under the sections that they stood in last."""
    numbers = [_section_numbers(each) for each in comparison.submissions]
    placed = []
    for row in comparison.rows:
        at = max(place for place, cell in enumerate(row.cells) if cell is not None)
        cell = row.cells[at]
        assert cell is not None
        number, title = numbers[at].get(cell.question.key, ("", cell.section))
        placed.append(((one_line(number), one_line(title)), row))
    for place, ((number, title), found) in enumerate(groupby(placed, key=lambda pair: pair[0])):
        yield ReportSection(
            number,
            title,
            tuple(question_of(row, columns, f"{place}/{at}") for at, (_where, row) in enumerate(found)),
        )


def _section_numbers(submission: Submission) -> dict[str, tuple[str, str]]:
    return {
        question.key: (section.number or "", section.title)
        for section in submission.questionnaire.sections
        for question in section.questions
    }


def _listed(names: Iterable[str]) -> str:
    """ "2023, 2024 och 2025"."""
    *first, last = [*names] or [""]
    return " och ".join(filter(None, [", ".join(first), last]))
