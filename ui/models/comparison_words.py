"""What the window says of submissions side by side: short words, for heads of columns, cells and captions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from auditprep.i18n import _, ngettext
from auditprep.messages.matched import became_word
from auditprep.messages.standing import status_name
from auditprep.model import (
    CitedThen,
    ComparedRow,
    Difference,
    Status,
    Step,
    Submission,
)

_BROKEN_WORDS = "\n\r\t\u2028\u2029"


def column_names(submissions: Sequence[Submission]) -> tuple[str, ...]:
    """What tells the columns apart: the year, or the board where all are of the same year; with it the name of the file, and
    which of them it is, where that is not enough."""
    one_board = len({each.board for each in submissions}) == 1
    one_year = len({each.year for each in submissions}) == 1
    names = [_column_name(each, with_board=not one_board, with_year=not one_year) for each in submissions]
    for apart in (_file, _place):
        count = Counter(names)
        names = [
            name if count[name] == 1 or apart(each, at) in name else f"{name} ({apart(each, at)})"
            for at, (name, each) in enumerate(zip(names, submissions, strict=True), 1)
        ]
    return tuple(names)


def short_names(submissions: Sequence[Submission], names: Sequence[str]) -> tuple[str, ...]:
    """What the columns are called where there is little room: their years, if these tell them apart."""
    years = [str(each.year or "") for each in submissions]
    return tuple(years) if all(years) and len(set(years)) == len(years) else tuple(names)


def column_captions(submissions: Sequence[Submission], names: Sequence[str]) -> tuple[str, ...]:
    """What else is to be known of each column: how far it had come, and whose it is, where they are not all of one board."""
    one_board = len({each.board for each in submissions}) == 1
    made = []
    for each, name in zip(submissions, names, strict=True):
        board = "" if one_board else each.board or ""
        parts = (board, str(each.year or ""), status_words(each))
        made.append(" · ".join(part for part in parts if part and part not in name))
    return tuple(made)


def status_words(submission: Submission) -> str:
    """How far the case had come; that it is a Word form, where it was no case."""
    if submission.status not in set(Status):
        return _("Word form")
    words = status_name(submission.status)
    return words[:1].lower() + words[1:]


def became_words(row: ComparedRow, names: Sequence[str]) -> str:
    """What has become of a question over the years: "reworded 2024 · moved 2025"; without the year where there are only two
    columns."""
    told = []
    for at, step in enumerate(row.steps, 1):
        word = became_word(step.became) if step else ""
        if word:
            told.append(f"{word} {names[at]}" if len(row.steps) > 1 else word)
    return " · ".join(told)


def number_before(row: ComparedRow) -> str:
    """The number that the question had in the last column but one, where it is another now; "" otherwise."""
    cells = [cell for cell in row.cells[-2:] if cell]
    step = row.steps[-1] if row.steps else None
    if len(cells) < 2 or step is None or Difference.NUMBER not in step.differs:
        return ""
    return _("was {number}").format(number=cells[0].question.label)


def cited_words(step: Step) -> str:
    """How many documents came and went, as in a sum: "+1 −2"; "" for none."""
    come, gone = len(step.cited_come), len(step.cited_gone)
    return " ".join(filter(None, (f"+{come}" if come else "", f"−{gone}" if gone else "")))


def cited_sentence(step: Step) -> str:
    """The same for those who hear it: "1 attachment more, 2 gone"."""
    come, gone = len(step.cited_come), len(step.cited_gone)
    parts = [
        ngettext("{count} attachment come", "{count} attachments come", come).format(count=come)
        if come
        else "",
        ngettext("{count} attachment gone", "{count} attachments gone", gone).format(count=gone)
        if gone
        else "",
    ]
    return ", ".join(filter(None, parts))


def cited_line(cited: CitedThen) -> str:
    """A document that an answer leaned on, and its pages, in a line."""
    title = one_line(cited.title)
    return _("{title}, p. {pages}").format(title=title, pages=cited.printed) if cited.printed else title


def counted_marks(marks: Counter[str], most: int = 4) -> str:
    """How often each mark was set, the most frequent first: "14 Yes · 3 Partly"."""
    return " · ".join(f"{number} {one_line(mark)}" for mark, number in marks.most_common(most))


def one_line(words: str) -> str:
    return " ".join(words.split())


def flat(words: str) -> str:
    """Words on one line, each sign where it stood."""
    return words.translate({ord(sign): " " for sign in _BROKEN_WORDS})


def _column_name(submission: Submission, *, with_board: bool, with_year: bool) -> str:
    year = str(submission.year) if submission.year is not None else ""
    board = submission.board or ""
    if not with_board and not with_year:
        return year or board or _file(submission)
    parts = [board if with_board else "", year if with_year else ""]
    return " ".join(filter(None, parts)) or year or board or _file(submission)


def _file(submission: Submission, _at: int = 0) -> str:
    return PurePath(submission.name).stem or submission.name


def _place(_submission: Submission, at: int) -> str:
    return f"#{at}"
