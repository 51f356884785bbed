"""The marks of a year, counted as the documents count them: each question once, drafts and what has no answer apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from auditprep.i18n import _
from auditprep.model.compared import tally
from ui.models.comparison_rows import CompareRow


class Mark(Enum):
    """What is counted. The first four are the marks that have a shape of their own."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"
    OTHER = "other"
    TEXT = "text"
    DRAFT = "draft"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class YearMarks:
    """A submission; `words` are what its marks of a kind are called there, each once."""

    name: str
    counts: Counter[Mark]
    words: dict[Mark, tuple[str, ...]]


def year_marks(
    rows: Sequence[CompareRow], names: Sequence[str], kin: Callable[[str], str | None]
) -> list[YearMarks]:
    """One a submission, the oldest first. `kin` says what an option means."""
    made = []
    for column, name in enumerate(names):
        cells = (row.row.cells[column] for row in rows)
        found = tally((cell.question, cell.answer) for cell in cells if cell)
        counts: Counter[Mark] = Counter(
            {Mark.TEXT: found.texts, Mark.DRAFT: found.drafts, Mark.NONE: found.unanswered}
        )
        words: dict[Mark, tuple[str, ...]] = {}
        for option, count in found.marks.items():
            mark = Mark(kin(option) or Mark.OTHER)
            counts[mark] += count
            words[mark] = (*words.get(mark, ()), option)
        made.append(YearMarks(name, counts, words))
    return made


def name_of(mark: Mark, years: Sequence[YearMarks]) -> str:
    """What it is called: in the forms' own words, where it is a mark."""
    own = dict.fromkeys(word for year in years for word in year.words.get(mark, ()))
    if mark is Mark.OTHER and len(own) > 1:
        return _("other mark")
    named = {Mark.TEXT: _("text"), Mark.DRAFT: _("draft"), Mark.NONE: _("no answer")}
    return named.get(mark) or next(iter(own), mark.value)
