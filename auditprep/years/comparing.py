"""Submissions side by side: two years, many, or several boards of the same year."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from itertools import pairwise

from auditprep.model import (
    Answer,
    Became,
    ComparedCell,
    ComparedRow,
    Comparison,
    Match,
    Matching,
    PairChoice,
    Question,
    Step,
    Submission,
)
from auditprep.years.comparing_answers import Texts, cited_gone, is_untouched, lacks_mark, mark_changed
from auditprep.years.comparing_rows import Track, Tracks
from auditprep.years.matching import match

Choices = Mapping[tuple[int, int], Iterable[PairChoice]] | Sequence[Iterable[PairChoice]]
"""What the user has said of which questions belong together: by the places of the older and the newer submission, as they
were given; or a tuple of choices between each column and the next."""


def compare(
    submissions: Sequence[Submission], choices: Choices = (), *, as_given: bool = False
) -> Comparison:
    """Submissions side by side, the oldest first: see `comparing`."""
    work = comparing(submissions, choices, as_given=as_given)
    while True:
        try:
            next(work)
        except StopIteration as end:
            comparison: Comparison = end.value
            return comparison


def comparing(
    submissions: Sequence[Submission], choices: Choices = (), *, as_given: bool = False
) -> Generator[int, None, Comparison]:
    """Submissions side by side, two or more; yields how many are matched with the one before. Those of one year stand in
    the order given, and so do all if the year of any is not known, or if they are to stand `as_given`. A question that was
    split, or merged with another, is in a row for each."""
    order = _order(submissions, as_given)
    columns = tuple(submissions[place] for place in order)
    tracks = Tracks(columns[0].questionnaire)
    matchings: list[Matching] = []
    for at, (older, newer) in enumerate(pairwise(columns)):
        said = _choices(choices, at, order)
        matchings.append(match(older.questionnaire, newer.questionnaire, said))
        tracks.follow(matchings[-1])
        yield len(matchings)
    return Comparison(columns, _Cells(columns).rows(tracks), tuple(matchings))


def _order(submissions: Sequence[Submission], as_given: bool) -> list[int]:
    """The places of the submissions, in the order of the columns."""
    places = list(range(len(submissions)))
    if as_given or any(each.year is None for each in submissions):
        return places
    return sorted(places, key=lambda place: submissions[place].year or 0)


def _choices(choices: Choices, at: int, order: list[int]) -> Iterable[PairChoice]:
    """What was said between this column and the next."""
    if isinstance(choices, Mapping):
        return choices.get((order[at], order[at + 1]), ())
    return choices[at] if at < len(choices) else ()


class _Cells:
    """What stands in the rows: questions and answers, and what happened between them."""

    def __init__(self, columns: Sequence[Submission]) -> None:
        self._texts = Texts()
        self._cells = [_cells(each) for each in columns]

    def rows(self, tracks: Iterable[Track]) -> tuple[ComparedRow, ...]:
        return tuple(map(self._row, tracks))

    def _row(self, track: Track) -> ComparedRow:
        cells = tuple(
            column.get(key) if key is not None else None
            for column, key in zip(self._cells, track.keys, strict=True)
        )
        steps = (
            self._step(match, before, after) if match else None
            for match, (before, after) in zip(track.matches, pairwise(cells), strict=True)
        )
        return ComparedRow(cells, tuple(steps))

    def _step(self, match: Match, before: ComparedCell | None, after: ComparedCell | None) -> Step:
        """What happened; a question that is new or gone has no mark to be another than before."""
        old, new = before or _nothing(after), after or _nothing(before)
        stayed = match.became not in (Became.ADDED, Became.REMOVED)
        open_ = stayed and is_untouched(new) and not is_untouched(old)
        return Step(
            match.became,
            stayed and mark_changed(old.question, old.answer, new.question, new.answer),
            self._texts.change(old.answer.text, new.answer.text, is_open=open_),
            () if open_ else cited_gone(old.cited, new.cited),
            cited_gone(new.cited, old.cited),
            match.differs,
            self._texts.change(old.answer.evidence, new.answer.evidence, is_open=open_),
            open_ or (stayed and lacks_mark(old.answer, new.question, new.answer)),
        )


def _cells(submission: Submission) -> dict[str, ComparedCell]:
    return {
        question.key: _cell(submission, section.title, question)
        for section in submission.questionnaire.sections
        for question in section.questions
    }


def _cell(submission: Submission, section: str, question: Question) -> ComparedCell:
    key = question.key
    return ComparedCell(
        question, section, submission.answer(key), submission.cited_by(key), submission.remark(key)
    )


def _nothing(beside: ComparedCell | None) -> ComparedCell:
    """The cell beside this one, with nothing answered."""
    assert beside is not None  # a match has a question on at least one side
    return ComparedCell(beside.question, beside.section, Answer())
