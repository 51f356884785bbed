"""Two texts word by word, or sentence by sentence: which runs of them are the same, as a reader would say it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

MOST_UNITS = 20_000
"""Longer texts are compared by sentences first, and by words only within those that differ."""

_WORD = re.compile(r"(\w+(?:[-–.:/,’']\w+)*|[^\w\s]+)(\s*)")
_SENTENCE = re.compile(r"[^.!?\n]*[.!?\n]+\s*|[^.!?\n]+")
_BLANKS = re.compile(r"\s*")
_ENDS_SENTENCE = (".", "!", "?", ":", ";", ".”", ".)")
_SMALL_RUN = 4  # words in common between two differences that may not be worth showing for themselves
_FIGURE = 3  # letters that a figure counts as
_FARTHEST = 200  # words that a difference is moved at most, to begin where a sentence does


@dataclass(frozen=True, slots=True)
class Units:
    """A text in words (or sentences) and the blanks after each; the first word is empty, before the text's own blanks."""

    words: Sequence[str]
    blanks: Sequence[str]

    def text(self, start: int, end: int) -> str:
        pairs = zip(self.words[start:end], self.blanks[start:end], strict=True)
        return "".join(part for pair in pairs for part in pair)

    def begins_well(self, at: int) -> int:
        """How good a place this is for a difference to begin or end: a line, a sentence, or anywhere."""
        if at <= 1 or "\n" in self.blanks[at - 1]:
            return 2
        return int(at >= len(self.words) or self.words[at - 1].endswith(_ENDS_SENTENCE))


@dataclass(frozen=True, slots=True)
class Run:
    """Words of the old text and words of the new one that are the same, or that differ."""

    is_same: bool
    old: tuple[int, int]
    new: tuple[int, int]


# Texts in words


def in_words(text: str) -> Units:
    """A text word by word; signs are words of their own, but for those within one ("2024–2026", "och/eller")."""
    first = _BLANKS.match(text)
    pairs = _WORD.findall(text)
    return Units(
        ["", *(word for word, _blank in pairs)], [first.group() if first else "", *(b for _w, b in pairs)]
    )


def in_sentences(text: str) -> Units:
    """A text sentence by sentence and line by line, each with the blanks after it."""
    found = _SENTENCE.findall(text)
    return Units(["", *found], [""] * (len(found) + 1))


def are_few(*texts: str) -> bool:
    """Whether the texts have so few words that they may be compared word by word."""
    return all(len(_WORD.findall(text)) < MOST_UNITS for text in texts)


# Which words are the same


def aligned(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    """The most words that are the same in both, in their order; where there are too many to tell, only those that both
    begin with and end with."""
    start, end = _common_ends(old, new)
    olds, news = (start, len(old) - end), (start, len(new) - end)
    runs = [Run(True, (0, start), (0, start))]
    if max(olds[1], news[1]) - start <= MOST_UNITS:
        runs += _longest(old, new, olds, news)
    else:
        runs.append(Run(False, olds, news))
    runs.append(Run(True, (olds[1], len(old)), (news[1], len(new))))
    return _joined(runs)


def _longest(
    old: Sequence[str], new: Sequence[str], olds: tuple[int, int], news: tuple[int, int]
) -> Iterator[Run]:
    from rapidfuzz.distance import Indel  # late: whoever shows no difference need not wait for it

    ids: dict[str, int] = {}
    one, other = (
        [ids.setdefault(word, len(ids)) for word in words] for words in (old[slice(*olds)], new[slice(*news)])
    )
    for part in Indel.opcodes(one, other):
        yield Run(
            part.tag == "equal",
            (olds[0] + part.src_start, olds[0] + part.src_end),
            (news[0] + part.dest_start, news[0] + part.dest_end),
        )


def _common_ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many words both begin with, and how many of the others both end with."""
    start = _common(zip(old, new, strict=False))
    return start, _common(zip(reversed(old[start:]), reversed(new[start:]), strict=False))


def _common(pairs: Iterable[tuple[str, str]]) -> int:
    count = 0
    for one, other in pairs:
        if one != other:
            break
        count += 1
    return count


def _joined(runs: Iterable[Run]) -> list[Run]:
    """The runs that have anything in them, no two of a kind beside each other."""
    joined: list[Run] = []
    for run in runs:
        if run.old[0] == run.old[1] and run.new[0] == run.new[1]:
            continue
        if joined and joined[-1].is_same == run.is_same:
            run = _over(joined.pop(), run)
        joined.append(run)
    return joined


def _over(first: Run, last: Run) -> Run:
    """From the beginning of one run to the end of another, as one."""
    return Run(first.is_same and last.is_same, (first.old[0], last.old[1]), (first.new[0], last.new[1]))


# Differences as a reader wants them


def readable(runs: Sequence[Run], before: Units, after: Units) -> list[Run]:
    """The runs without small words in common between differences, each difference where a reader would put it."""
    cleaned = _joined(
        part
        for run in _without_confetti(runs, before, after)
        for part in _trimmed(run, before.words, after.words)
    )
    return _joined(_moved(cleaned, before, after))


def _without_confetti(runs: Sequence[Run], before: Units, after: Units) -> list[Run]:
    """Where few words are the same between two differences that are longer than they are, all of it differs. A figure weighs
    little: one year in another's place is best seen by itself."""
    old, new = (list(accumulate(map(_weight, units.words), initial=0)) for units in (before, after))

    def weight(run: Run) -> int:
        return max(old[run.old[1]] - old[run.old[0]], new[run.new[1]] - new[run.new[0]])

    kept: list[Run] = []
    for run in runs:
        kept.append(run)
        while len(kept) > 2 and not kept[-1].is_same and _is_small(kept[-2]):
            if weight(kept[-2]) > min(weight(kept[-1]), weight(kept[-3])):
                break
            kept[-3:] = [_over(kept[-3], kept[-1])]
    return kept


def _weight(word: str) -> int:
    return min(len(word), _FIGURE) if word[:1].isdigit() else len(word)


def _is_small(run: Run) -> bool:
    return run.old[1] - run.old[0] <= _SMALL_RUN


def _trimmed(run: Run, old: Sequence[str], new: Sequence[str]) -> Iterator[Run]:
    """A difference without the words that both of its sides begin or end with."""
    if run.is_same:
        yield run
        return
    (i, j), (k, m) = run.old, run.new
    start, end = _common_ends(old[i:j], new[k:m])
    yield Run(True, (i, i + start), (k, k + start))
    yield Run(False, (i + start, j - end), (k + start, m - end))
    yield Run(True, (j - end, j), (m - end, m))


def _moved(runs: list[Run], before: Units, after: Units) -> list[Run]:
    """Words that only came, or only went, may often be said to do so a little earlier or later: where a sentence begins."""
    moved = list(runs)
    for at in range(1, len(moved) - 1):
        first, run, last = moved[at - 1 : at + 2]
        if not run.is_same and 0 in (run.old[1] - run.old[0], run.new[1] - run.new[0]):
            by = _best_move(first, run, last, before, after)
            moved[at - 1 : at + 2] = [
                Run(True, (first.old[0], first.old[1] + by), (first.new[0], first.new[1] + by)),
                Run(False, (run.old[0] + by, run.old[1] + by), (run.new[0] + by, run.new[1] + by)),
                Run(True, (last.old[0] + by, last.old[1]), (last.new[0] + by, last.new[1])),
            ]
    return moved


def _best_move(first: Run, run: Run, last: Run, before: Units, after: Units) -> int:
    """How many words earlier (less than 0) or later the difference is best said to be."""
    came = run.old[0] == run.old[1]
    units, (start, end) = (after, run.new) if came else (before, run.old)
    words = units.words
    back = min(first.new[1] - first.new[0] - 1, _FARTHEST)
    forward = min(last.new[1] - last.new[0] - 1, _FARTHEST)
    earlier = _common((words[start - n], words[end - n]) for n in range(1, back + 1))
    later = _common((words[start + n], words[end + n]) for n in range(forward))
    return max(
        range(-earlier, later + 1),
        key=lambda by: (units.begins_well(start + by) + units.begins_well(end + by), -abs(by)),
    )
