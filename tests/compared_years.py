"""Comparisons made by hand, in words of our own: for tests of the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from snapshots import question

from auditprep.model import (
    Answer,
    Became,
    CitedThen,
    ComparedCell,
    ComparedRow,
    Comparison,
    Difference,
    Match,
    Matching,
    Question,
    Questionnaire,
    Section,
    Step,
    Submission,
    TextChange,
)

Cell = ComparedCell | None


def cell(
    number: str,
    text: str,
    mark: str | None = "Ja",
    words: str = "",
    *,
    section: str = "1 Styrning",
    cited: tuple[str, ...] = (),
    options: tuple[str, ...] = ("Ja", "Nej", "Delvis", "Vet ej"),
    carried: bool = False,
) -> ComparedCell:
    """A question one year, and what was answered."""
    return ComparedCell(
        question(number, text, options),
        section,
        Answer(mark, words, carried=carried),
        tuple(CitedThen(title) for title in cited),
    )


def row(*cells: Cell, became: Became | None = None) -> ComparedRow:
    """A question over the years; what happened between two columns is worked out in the simplest way."""
    return ComparedRow(cells, tuple(_step(one, other, became) for one, other in pairwise(cells)))


def comparison(
    rows: Sequence[ComparedRow], years: Sequence[int | None] = (2024, 2025), boards: Sequence[str] = ()
) -> Comparison:
    """The rows side by side, in submissions of these years."""
    submissions = tuple(
        submission(
            [each.cells[column] for each in rows], year, boards[column] if boards else "Omsorgsnämnden"
        )
        for column, year in enumerate(years)
    )
    return Comparison(submissions, tuple(rows), tuple(Matching(()) for _pair in pairwise(years)))


def with_doubts(made: Comparison, count: int) -> Comparison:
    """The same, with doubtful pairs between the last two columns."""
    doubtful = tuple(Match(f"o{n}", f"n{n}", Became.REWORDED, 0.7) for n in range(count))
    return replace(made, matchings=(*made.matchings[:-1], Matching((), doubtful)))


def submission(cells: Sequence[Cell], year: int | None, board: str, status: str = "") -> Submission:
    there = [each for each in cells if each]
    form = Questionnaire(
        "Revisionsunderlag", board, year, None, (Section("1", "Styrning", tuple(c.question for c in there)),)
    )
    answers = {each.question.key: each.answer for each in there}
    return Submission(f"underlag-{year}.auditprep", board, year, form, answers, status=status)


def many(rows: int, columns: int, words: int = 60) -> Comparison:
    """A comparison far larger than any real one, with texts that differ a little from year to year."""
    made = [
        row(*(cell(f"{n // 20 + 1}.{n % 20 + 1}", f"Fråga {n} om verksamheten?", *_answer(n, year, words))
              for year in range(columns)))
        for n in range(rows)
    ]  # fmt: skip
    return comparison(made, range(2025 - columns + 1, 2026))


def form(*questions: Question, year: int = 2025, title: str = "Styrning") -> Questionnaire:
    return Questionnaire("Revisionsunderlag", "Omsorgsnämnden", year, None, (Section("1", title, questions),))


def _answer(number: int, year: int, words: int) -> tuple[str, str]:
    mark = ("Ja", "Nej", "Delvis", "Vet ej")[(number * 7 + year * (number % 3)) % 4]
    text = " ".join(
        f"ord{(number * 31 + at * 17 + (year if at % 9 == 4 else 0)) % 997}" for at in range(words)
    )
    return mark, text


def _step(before: Cell, after: Cell, became: Became | None) -> Step | None:
    if before is None or after is None:
        if before is None and after is None:
            return None
        return Step(Became.ADDED if before is None else Became.REMOVED)
    old, new = before.question.text, after.question.text
    differs = {Difference.WORDS} if old != new else set()
    if before.question.label != after.question.label:
        differs.add(Difference.NUMBER)
    return Step(
        became or (Became.REWORDED if old != new else Became.SAME),
        before.answer.mark != after.answer.mark,
        _text_change(before.answer.text, after.answer.text),
        tuple(each for each in before.cited if each not in after.cited),
        tuple(each for each in after.cited if each not in before.cited),
        frozenset(differs),
    )


def _text_change(old: str, new: str) -> TextChange:
    if not old and not new:
        return TextChange.EMPTY
    return TextChange.SAME if old.split() == new.split() else TextChange.CHANGED
