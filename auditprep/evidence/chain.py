"""Which of the lines that may begin a § do: those that together count as minutes do, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from auditprep.evidence.paragraph_lines import ParagraphLine


def likeliest(
    found: Sequence[ParagraphLine], meeting: Callable[[ParagraphLine], object]
) -> list[ParagraphLine]:
    """The lines that begin a §, in order, each number once in a meeting. Numbers that count on speak for a line; a jump
    far ahead or back against it, as a § that is only mentioned makes two jumps. `meeting` tells what a line belongs to."""
    candidates = [each for each in found if not each.listed and each.score > _WORST]
    by_meeting = _once(_best_chain(candidates), meeting)
    return sorted(
        (each for held in by_meeting.values() for each in _in_order(held)), key=lambda each: each.at
    )


_WORST = -3
_WINDOW = 60  # so many lines back the one before it is looked for
_NEXT, _GAP, _FAR, _BACK = 1.5, -0.5, -2.5, -2.5
_SHORT_GAP = 10
_MOST_OF_A_MEETING = 400


def _best_chain(candidates: Sequence[ParagraphLine]) -> list[ParagraphLine]:
    best: list[float] = []
    before: list[int | None] = []
    for at, each in enumerate(candidates):
        start = max(0, at - _WINDOW)
        gain, prior = max(
            ((best[p] + _step(candidates[p], each), p) for p in range(start, at)),
            default=(0.0, -1),
        )
        best.append(each.score + max(gain, 0.0))
        before.append(prior if gain > 0 else None)
    if not best or max(best) <= 0:
        return []
    return _traced(candidates, before, max(range(len(best)), key=lambda at: best[at]))


def _traced(
    candidates: Sequence[ParagraphLine], before: Sequence[int | None], end: int | None
) -> list[ParagraphLine]:
    chain: list[ParagraphLine] = []
    while end is not None:
        chain.append(candidates[end])
        end = before[end]
    return chain[::-1]


def _step(last: ParagraphLine, each: ParagraphLine) -> float:
    ahead = each.number - last.number
    if ahead == 1 or (ahead == 0 and each.letter > last.letter):
        return _NEXT
    if ahead <= 0:
        return _BACK
    return _GAP if ahead <= _SHORT_GAP else _FAR


def _once(
    chain: Sequence[ParagraphLine], meeting: Callable[[ParagraphLine], object]
) -> dict[object, list[ParagraphLine]]:
    """Each number once in a meeting: the likeliest line of those that are alike; of equals the first, as later ones are
    heads of pages that go on with it."""
    by_number: dict[tuple[object, tuple[int, str]], ParagraphLine] = {}
    for each in chain:
        key = (meeting(each), each.place)
        if key not in by_number or each.score > by_number[key].score:
            by_number[key] = each
    kept: dict[object, list[ParagraphLine]] = {}
    for (held, _number), each in by_number.items():
        kept.setdefault(held, []).append(each)
    return {held: sorted(each, key=lambda one: one.at) for held, each in kept.items()}


def _in_order(found: Sequence[ParagraphLine]) -> list[ParagraphLine]:
    """The heaviest of the lines of a meeting whose numbers rise: what is left of a list whose other items were found
    again as §§ stands before smaller numbers."""
    best: list[float] = []
    before: list[int | None] = []
    for at, each in enumerate(found):
        lower = [p for p in range(max(0, at - _MOST_OF_A_MEETING), at) if found[p].place < each.place]
        prior = max(lower, key=lambda p: best[p], default=None)
        best.append(max(each.score, 0.1) + (best[prior] if prior is not None else 0.0))
        before.append(prior)
    return _traced(found, before, max(range(len(best)), key=lambda at: best[at], default=None))
