"""Questions followed from form to form: which of each year's questions stand in one row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from auditprep.model import Match, Matching, Questionnaire


@dataclass(eq=False, slots=True)
class Track:
    """A question over the years: its key in each form (None: it was not there), and the match between each two (None:
    it was in neither)."""

    keys: list[str | None]
    matches: list[Match | None]

    def copy(self) -> Track:
        return Track(list(self.keys), list(self.matches))

    def go_on(self, match: Match | None) -> Track:
        self.keys.append(match.new if match else None)
        self.matches.append(match)
        return self


class Tracks:
    """The rows as they grow by a form at a time. Every match is in at least one of them, and no more rows are made than
    that takes: forms that split and merge the same questions year after year do not multiply."""

    def __init__(self, first: Questionnaire) -> None:
        self._tracks = [Track([question.key], []) for question in first.questions()]
        self._forms = 1

    def follow(self, matching: Matching) -> None:
        """Goes on to the next form, in whose order the rows then are; those that are gone stay where they stood."""
        waiting, after = self._waiting(), self._gone_after()
        made = list(self._gone(after.get(None, [])))
        edges = _Edges(matching)
        for match in matching.matches:
            for track in self._taken(match, waiting, edges):
                made += [track, *self._gone(after.pop(track, []))]
        made += (track.go_on(None) for rows in waiting.values() for track in rows)  # if a match were missing
        self._tracks = made
        self._forms += 1

    def __iter__(self) -> Iterator[Track]:
        return iter(self._tracks)

    def _waiting(self) -> dict[str, list[Track]]:
        """The rows that end with each question of the last form."""
        waiting: dict[str, list[Track]] = {}
        for track in self._tracks:
            if track.keys[-1] is not None:
                waiting.setdefault(track.keys[-1], []).append(track)
        return waiting

    def _gone_after(self) -> dict[Track | None, list[Track]]:
        """The rows that ended before the last form, by the row after which they stand."""
        after: dict[Track | None, list[Track]] = {}
        stands: Track | None = None
        for track in self._tracks:
            if track.keys[-1] is None:
                after.setdefault(stands, []).append(track)
            else:
                stands = track
        return after

    def _gone(self, tracks: list[Track]) -> Iterator[Track]:
        return (track.go_on(None) for track in tracks)

    def _taken(self, match: Match, waiting: dict[str, list[Track]], edges: _Edges) -> list[Track]:
        """The rows that this match leads on. The last match of a question takes all that are left."""
        if match.old is None:
            return [Track([None] * self._forms, [None] * (self._forms - 1)).go_on(match)]
        rows = waiting.get(match.old, [])
        if not rows:
            return []
        if edges.is_last(match.old):
            taken, rows[:] = list(rows), []
        else:
            taken = [rows[0].copy() if len(rows) == 1 else rows.pop(0)]
        return [track.go_on(match) for track in taken]


class _Edges:
    """How many matches are left of each old question."""

    def __init__(self, matching: Matching) -> None:
        self._left: dict[str, int] = {}
        for match in matching.matches:
            if match.old is not None:
                self._left[match.old] = self._left.get(match.old, 0) + 1

    def is_last(self, old: str) -> bool:
        """Whether this is the last match of the question; each is to be asked of once."""
        self._left[old] -= 1
        return not self._left[old]
