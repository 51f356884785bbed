"""The marks over the years: a bar a submission."""

from __future__ import annotations

from collections.abc import Sequence

from auditprep.i18n import _
from auditprep.prose.marks import kin
from ui.models.comparison_rows import CompareRow
from ui.models.year_marks import Mark, YearMarks, name_of, year_marks
from ui.widgets.chart_bar import Look, Part
from ui.widgets.chart_rows import ChartRow, ChartRows

_LOOKS = {
    Mark.YES: Look.YES,
    Mark.PARTLY: Look.PARTLY,
    Mark.NO: Look.NO,
    Mark.UNKNOWN: Look.UNKNOWN,
    Mark.OTHER: Look.OTHER,
    Mark.TEXT: Look.TEXT,
    Mark.DRAFT: Look.DOTTED,
    Mark.NONE: Look.EMPTY,
}
_MOST = 6  # submissions: the newest


class MarksChart(ChartRows):
    """The newest below, as in the timeline."""

    def __init__(self) -> None:
        super().__init__(_("The marks of each year"))

    def show_comparison(self, rows: Sequence[CompareRow], names: Sequence[str]) -> None:
        years = year_marks(rows, names, kin)[-_MOST:] if rows else []
        seen = [mark for mark in _LOOKS if any(year.counts[mark] for year in years)]
        called = {mark: name_of(mark, years) for mark in seen}
        self.show_rows(
            [_row(year, called) for year in years], [(_LOOKS[mark], called[mark]) for mark in seen]
        )


def _row(year: YearMarks, called: dict[Mark, str]) -> ChartRow:
    parts = (
        Part(year.counts[mark], _LOOKS[mark], f"{year.counts[mark]} {words}")
        for mark, words in called.items()
    )
    return ChartRow(year.name, tuple(parts))
