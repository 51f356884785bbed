"""How far questions have come: a bar, and what its parts mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from auditprep.model import Question, Snapshot
from ui.models.progress import Progress, counted, progress_of, words
from ui.widgets.chart_bar import ChartBar, Look, Part

_LOOKS = {
    Progress.DONE: Look.FULL,
    Progress.ANSWERED: Look.STRIPED,
    Progress.DRAFT: Look.DOTTED,
    Progress.NOTHING: Look.EMPTY,
}


class ProgressChart(ChartBar):
    """Done first, what has no answer last."""

    def show_progress(self, questions: Iterable[Question], snapshot: Snapshot, name: str) -> None:
        self.show_parts(_parts(progress_of(questions, snapshot)), name)


def legend(questions: Iterable[Question], snapshot: Snapshot) -> list[tuple[Look, str]]:
    """Of what there is."""
    found = progress_of(questions, snapshot)
    return [(look, words(progress)) for progress, look in _LOOKS.items() if found[progress]]


def _parts(found: Counter[Progress]) -> Iterator[Part]:
    for progress, look in _LOOKS.items():
        yield Part(found[progress], look, counted(progress, found[progress]))
