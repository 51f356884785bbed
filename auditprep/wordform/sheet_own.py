"""Which words of a sheet that has come back are its own, and what a colleague has written into them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from lxml import etree

from auditprep.prose.differing import differing
from auditprep.wordform.sheet_asked import Unknown
from auditprep.wordform.sheet_memory import Memory, collapsed
from auditprep.wordform.sheet_xml import paragraph, run

_ALIKE = 0.6  # of a line of ours, in letters: so much of it stands in one that was changed
_MOST, _LONGEST = 300, 4000  # lines and letters that are compared
_MOST_COMPARED = 20_000  # pairs of lines
_PUNCTUATION = " ,;:.–-"


class OwnWords:
    """The sheet's own lines, each to be met once. Without a memory it knows none."""

    def __init__(self, memory: Memory | None) -> None:
        self.known = memory is not None
        self._left: Counter[str] = Counter()
        if memory is not None:
            self._left.update(memory.around)
            for question in memory.questions:
                self._left.update(question.lines)

    def again(self, lines: Iterable[str]) -> None:
        """Somebody has copied these, so that they stand there once more."""
        self._left.update(lines)

    def take(self, line: str) -> bool:
        """Whether a line is the sheet's own; it is met then."""
        if self._left[line] > 0:
            self._left[line] -= 1
            return True
        return False

    def settle(self, unknown: Iterable[Unknown]) -> None:
        """Tells of each unknown what is a colleague's: all of it, or what was written into a line of ours that is
        nowhere else."""
        left = [line for line in self._left.elements() if len(line) <= _LONGEST][:_MOST]
        room = _MOST_COMPARED
        for each in unknown:
            ours = _changed(each.line, left) if room > 0 else None
            room -= len(left)
            if ours is None:
                each.said = (each.element,)
                continue
            left.remove(ours)
            written = collapsed(" … ".join(_written(ours, each.line)))
            each.said = (alone(written),) if written else ()


def alone(text: str) -> etree._Element:
    """A paragraph with these words."""
    return paragraph("Normal", run(text))


def _changed(line: str, left: list[str]) -> str | None:
    """Which of our lines a line was, before somebody changed it."""
    if len(line) > 2 * _LONGEST:
        return None
    alike = [(_share(ours, line), ours) for ours in left]
    share, ours = max(alike, default=(0.0, ""))
    return ours if share >= _ALIKE else None


def _share(ours: str, line: str) -> float:
    """How much of our line stands in another."""
    if not set(ours.split()) & set(line.split()):
        return 0.0
    same = sum(len("".join(piece.text.split())) for piece in differing(ours, line) if piece.kind == "same")
    return same / max(1, len("".join(ours.split())))


def _written(ours: str, line: str) -> list[str]:
    """The words that came into a line of ours."""
    came = (
        piece.text.lstrip(_PUNCTUATION).rstrip() for piece in differing(ours, line) if piece.kind == "come"
    )
    return [each for each in came if each]
