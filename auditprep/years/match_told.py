"""What became of a question, and in what it differs, once it is known which question it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from auditprep.model import Became, Difference, Match
from auditprep.prose.normal import normal
from auditprep.years.match_places import Places
from auditprep.years.match_words import Asked, Form


@dataclass(frozen=True, slots=True)
class Paired:
    """An old and a new question that belong together."""

    old: int
    new: int
    likeness: float
    by_hand: bool = False


def told(old: Form, new: Form, places: Places, pairs: Sequence[Paired]) -> tuple[Match, ...]:
    """Every question of both forms: in the new form's order, and those that are gone after what they stood after."""
    splits = _several((each.old, each.new) for each in pairs)
    merges = _several((each.new, each.old) for each in pairs)
    by_new: dict[int, list[Match]] = defaultdict(list)
    for each in sorted(pairs, key=lambda each: (each.new, each.old)):
        several = Became.SPLIT if each.old in splits else Became.MERGED if each.new in merges else None
        by_new[each.new].append(match_of(old, new, places, each, several))
    gone = _gone(old, pairs)
    matches = list(_removed(old, gone.get(None, ())))
    for asked in new.asked:
        matches += by_new[asked.at] or [Match(None, asked.question.key, Became.ADDED, 0.0)]
        matches += _removed(old, gone.get(asked.at, ()))
    return tuple(matches)


def match_of(old: Form, new: Form, places: Places, paired: Paired, several: Became | None = None) -> Match:
    """What one question became."""
    was, now = old.asked[paired.old], new.asked[paired.new]
    differs = differences(was, now, places)
    became = several or _became(differs)
    return Match(was.question.key, now.question.key, became, paired.likeness, differs, paired.by_hand)


def differences(old: Asked, new: Asked, places: Places) -> frozenset[Difference]:
    """In what two questions differ."""
    was, now = old.question, new.question
    words = (old.asks.plain, old.beside.plain) != (new.asks.plain, new.beside.plain)
    years = old.asks.times + old.beside.times != new.asks.times + new.beside.times
    found = {
        Difference.WORDS: words and not _parted_otherwise(old, new),
        Difference.YEAR: years,
        Difference.NUMBER: _number(was.number) != _number(now.number),
        Difference.SECTION: not places.same_section(old, new),
        Difference.OPTIONS: _options(was.options) != _options(now.options),
        Difference.KIND: was.kind is not now.kind,
    }
    return frozenset(each for each, differs in found.items() if differs)


def _became(differs: frozenset[Difference]) -> Became:
    if Difference.WORDS in differs:
        return Became.REWORDED
    return Became.MOVED if Difference.SECTION in differs else Became.SAME


def _parted_otherwise(old: Asked, new: Asked) -> bool:
    """Whether the same words are only otherwise parted into question and guidance."""
    return f"{old.asks.plain} {old.beside.plain}".strip() == f"{new.asks.plain} {new.beside.plain}".strip()


def _number(number: str | None) -> str:
    return normal(number or "").strip().rstrip(".)").casefold()


def _options(options: Iterable[str]) -> list[str]:
    return [" ".join(normal(option).casefold().split()) for option in options]


def _several(pairs: Iterable[tuple[int, int]]) -> set[int]:
    """Those that are in more than one pair."""
    seen: dict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        seen[one].add(other)
    return {one for one, others in seen.items() if len(others) > 1}


def _gone(old: Form, pairs: Sequence[Paired]) -> dict[int | None, list[int]]:
    """The old questions that nothing became of, by the new one that each stood after; None for before all."""
    last: dict[int, int] = {}
    for each in pairs:
        last[each.old] = max(each.new, last.get(each.old, -1))
    gone: dict[int | None, list[int]] = defaultdict(list)
    after: int | None = None
    for asked in old.asked:
        if asked.at in last:
            after = last[asked.at]
        else:
            gone[after].append(asked.at)
    return gone


def _removed(old: Form, places: Iterable[int]) -> Iterator[Match]:
    return (Match(old.asked[at].question.key, None, Became.REMOVED, 0.0) for at in places)
