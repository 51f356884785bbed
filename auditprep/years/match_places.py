"""Where questions stand, seen from those that are already paired: in the same section, between the same neighbours."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from auditprep.model import Question
from auditprep.years.assignment import assign
from auditprep.years.match_words import Asked, Form

_SECTION, _NUMBER, _NEIGHBOUR, _IN_BETWEEN, _GUIDANCE, _ANSWER = 0.3, 0.1, 0.2, 0.14, 0.1, 0.1
_SAME_TITLE, _SAME_NUMBER = 3.0, 0.1


class Places:
    """What is known of places when these old questions have become these new ones. `are_known`: what can be told by its
    words has been paired, so that it tells of the rest."""

    def __init__(
        self, old: Form, new: Form, paired: Iterable[tuple[int, int]], *, are_known: bool = True
    ) -> None:
        self.old, self.new = old, new
        self.are_known = are_known
        self._news: dict[int, set[int]] = defaultdict(set)
        self._olds: dict[int, set[int]] = defaultdict(set)
        for before, after in paired:
            self._news[before].add(after)
            self._olds[after].add(before)
        self.sections = _sections(old, new, self._news)
        self._counts = [
            Counter((each.section, each.asks.plain) for each in form.asked) for form in (old, new)
        ]
        self._around_old = _around(len(old.asked), self._news)
        self._around_new = _around(len(new.asked), self._olds)

    def same_section(self, old: Asked, new: Asked) -> bool:
        return self.sections.get(old.section) == new.section

    def agreement(self, old: Asked, new: Asked) -> float:
        """How well the places of two questions agree, and what stands beside them, from 0 to 1."""
        told = _SECTION * self.same_section(old, new) + _NUMBER * _same_number(old, new)
        told += _GUIDANCE * _alike_beside(old, new) + _ANSWER * _answered_alike(old.question, new.question)
        return told + sum(self._neighbour(old.at, new.at, side) for side in (0, 1))

    def follows(self, old: Asked, new: Asked) -> bool:
        """Whether the questions right above them belong together, or both stand first in their section."""
        if self.old.begins_section(old.at) or self.new.begins_section(new.at):
            both = self.old.begins_section(old.at) and self.new.begins_section(new.at)
            return both and self.same_section(old, new)
        return new.at - 1 in self._news.get(old.at - 1, ())

    def are_alone(self, old: Asked, new: Asked) -> bool:
        """Whether no other question of their sections has the same words."""
        return all(
            counts[asked.section, asked.asks.plain] == 1
            for counts, asked in zip(self._counts, (old, new), strict=True)
        )

    def _neighbour(self, old: int, new: int, side: int) -> float:
        """How far the nearest paired question on one side is the same, and as near."""
        was, now = self._around_old[side][old], self._around_new[side][new]
        if was is None or now is None:
            return _IN_BETWEEN * (was is None and now is None)
        if now not in self._news[was]:
            return 0.0
        return _NEIGHBOUR if abs(old - was) == abs(new - now) == 1 else _IN_BETWEEN


def _same_number(old: Asked, new: Asked) -> bool:
    return bool(old.question.number) and old.question.number == new.question.number


def _alike_beside(old: Asked, new: Asked) -> float:
    """Whether their guidance is the same, or has words in common."""
    was, now = old.beside.words, new.beside.words
    if old.beside.plain == new.beside.plain:
        return 1.0
    return len(was.keys() & now.keys()) / len(was.keys() | now.keys()) if was and now else 0.0


def _answered_alike(old: Question, new: Question) -> float:
    """Whether they are answered in the same way, and with the same options."""
    if old.kind is not new.kind:
        return 0.0
    was, now = set(old.options), set(new.options)
    return 1.0 if was == now else (1 + len(was & now) / len(was | now)) / 2


def _around(count: int, paired: Mapping[int, object]) -> tuple[list[int | None], list[int | None]]:
    """For every place the nearest paired one before it, and the nearest after it."""

    def nearest(places: Iterable[int]) -> list[int | None]:
        found: list[int | None] = [None] * count
        last = None
        for at in places:
            found[at] = last
            last = at if at in paired else last
        return found

    return nearest(range(count)), nearest(range(count - 1, -1, -1))


def _sections(old: Form, new: Form, news: Mapping[int, set[int]]) -> dict[int, int]:
    """Which section has become which: those that share most questions, or their title, or at least the number."""
    votes: dict[tuple[int, int], float] = defaultdict(float)
    for before, afters in news.items():
        for after in afters:
            votes[old.asked[before].section, new.asked[after].section] += 1 / len(afters)
    for was, now, worth in _alike_heads(old, new):
        votes[was, now] += worth
    return assign(votes)


def _alike_heads(old: Form, new: Form) -> Iterator[tuple[int, int, float]]:
    """Sections with the same title, those of many in their order; and with the same number."""
    for what, worth in ((1, _SAME_TITLE), (0, _SAME_NUMBER)):
        alike: dict[str | None, list[int]] = defaultdict(list)
        for now, head in enumerate(new.sections):
            alike[head[what]].append(now)
        for was, head in enumerate(old.sections):
            if head[what] and (same := alike[head[what]]):
                yield was, same.pop(0), worth
