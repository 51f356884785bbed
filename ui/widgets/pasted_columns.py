"""The columns of a pasted table, of which some are hidden: a sheet's own are still in what is copied."""

from __future__ import annotations

from dataclasses import dataclass, field

from auditprep.richtext import Spans
from ui.widgets.pasted_looks import Attributes, hides

_MOST = 1_000


@dataclass(slots=True)
class Columns:
    """As the table tells of them before its rows: a group without columns of its own stands for as many as it says."""

    hidden: set[int] = field(default_factory=set)
    _count: int = 0
    _group: tuple[int, bool] | None = None

    def add(self, tag: str, values: Attributes) -> None:
        """A `col`, or a `colgroup`."""
        span = values.get("span", "")
        told = int(span) if span.isdecimal() and len(span) < 5 else 1
        is_hidden = hides(values) or values.get("width") == "0"
        if tag == "colgroup":
            self.end()
            self._group = told, is_hidden
            return
        if self._group is not None:
            is_hidden, self._group = is_hidden or self._group[1], None
        self._take(told, is_hidden)

    def end(self) -> None:
        """The rows begin."""
        if self._group is not None:
            self._take(*self._group)
        self._group = None

    def first_seen(self, start: int, count: int) -> int:
        """Of a cell that begins at this column, and is so wide: which of its columns shows its words."""
        return next((each for each in range(count) if start + each not in self.hidden), 0)

    def seen(self, row: list[Spans]) -> list[Spans]:
        """The cells of a row that are seen."""
        return [cell for at, cell in enumerate(row) if at not in self.hidden] if self.hidden else row

    def _take(self, count: int, is_hidden: bool) -> None:
        if is_hidden:
            self.hidden.update(range(self._count, min(self._count + count, _MOST)))
        self._count = min(self._count + count, _MOST)
