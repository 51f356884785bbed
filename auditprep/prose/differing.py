"""In which words one text differs from another."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from auditprep.prose.differing_runs import (
    Run,
    Units,
    aligned,
    are_few,
    in_sentences,
    in_words,
    readable,
)
from auditprep.prose.normal import normal


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that both texts have, that are gone, or that have come. A piece may be blanks alone."""

    kind: Literal["same", "gone", "come"]
    text: str


def differing(old: str, new: str) -> tuple[Piece, ...]:
    """Both texts in pieces, with their blanks: those that are the same or gone make `old`, and those that are the same or
    have come make `new`. What is gone stands before what has come in its place."""
    return tuple(_Pieces().compare(old, new).end())


def same_words(one: str, other: str) -> bool:
    """Whether two texts say the same, however blanks and lines fall, and however their signs are encoded."""
    return one == other or normal(one).split() == normal(other).split()


class _Pieces:
    """Pieces put together: what is gone and what has come is held until something is the same again."""

    def __init__(self) -> None:
        self._made: list[Piece] = []
        self._same: list[str] = []
        self._gone: list[str] = []
        self._come: list[str] = []

    def compare(self, old: str, new: str) -> _Pieces:
        if old == new:
            self._keep(old)
            return self
        if are_few(old, new):
            self._compare_words(in_words(old), in_words(new))
        else:
            self._compare_sentences(in_sentences(old), in_sentences(new))
        return self

    def end(self) -> list[Piece]:
        self._close_same()
        self._close_difference()
        self._close_same()
        return self._made

    def _compare_words(self, before: Units, after: Units) -> None:
        for run in readable(aligned(before.words, after.words), before, after):
            if run.is_same:
                self._keep_words(run, before, after)
            else:
                self._differ(before.text(*run.old), after.text(*run.new))

    def _compare_sentences(self, before: Units, after: Units) -> None:
        for run in aligned(before.words, after.words):
            gone, come = before.text(*run.old), after.text(*run.new)
            if run.is_same:
                self._keep(gone)
            elif gone and come and are_few(gone, come):
                self._compare_words(in_words(gone), in_words(come))
            else:
                self._differ(gone, come)

    def _keep_words(self, run: Run, before: Units, after: Units) -> None:
        """Words that are the same; the blanks after them may be others."""
        for old, new in zip(range(*run.old), range(*run.new), strict=True):
            self._keep(before.words[old])
            if before.blanks[old] == after.blanks[new]:
                self._keep(before.blanks[old])
            else:
                self._differ(before.blanks[old], after.blanks[new])

    def _keep(self, text: str) -> None:
        if text:
            self._close_difference()
            self._same.append(text)

    def _differ(self, gone: str, come: str) -> None:
        self._close_same()
        self._gone.append(gone)
        self._come.append(come)

    def _close_same(self) -> None:
        if self._same:
            self._made.append(Piece("same", "".join(self._same)))
            self._same.clear()

    def _close_difference(self) -> None:
        """What differs becomes pieces; the blanks that both of its sides end with are the same."""
        gone, come = "".join(self._gone), "".join(self._come)
        self._gone.clear()
        self._come.clear()
        pairs = zip(reversed(gone), reversed(come), strict=False)
        both = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1] and pair[0].isspace(), pairs))
        if len(gone) > both:
            self._made.append(Piece("gone", gone[: len(gone) - both]))
        if len(come) > both:
            self._made.append(Piece("come", come[: len(come) - both]))
        if both:
            self._same.append(gone[-both:])
