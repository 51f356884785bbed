"""What a word that is not known may have been meant to be.

Hunspell's own suggestions take half a second, in which no other thread gets its turn, and it makes none for compounds. So
likely slips are tried one by one, the likeliest first: a letter doubled or not, two in the wrong order, one that sounds or lies
near, one that lacks or is too many. Words of the field, the user's own and the most common ones go before others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from itertools import islice

MOST = 5
_LETTERS = "esantrildmgokvhfäpuåbcjyöxzwqé"
_VOWELS = frozenset("aeiouyåäöé")
_NEAR = {  # how two letters, or more, are taken for each other
    "e": ("ä", "é"), "ä": ("e",), "é": ("e",), "o": ("å", "ö"), "å": ("o", "a"), "a": ("å", "ä"), "ö": ("o",), "k": ("c", "ck"), "ck": ("k",),
    "c": ("k", "s"), "s": ("c",), "j": ("g", "gj", "lj", "hj"), "g": ("j",), "tj": ("kj", "k"), "kj": ("tj",),
    "sk": ("sj", "stj", "sch"), "sj": ("sk", "skj", "stj"), "sch": ("sj",), "v": ("w",), "w": ("v",), "d": ("t",), "t": ("d",),
    "x": ("ks",), "ks": ("x",), "gs": ("x",), "i": ("ie", "y", "j"), "y": ("i",), "ng": ("gn",), "gn": ("ng",), "s-": ("s",),
    "nd": ("n",), "mm": ("m",), "rd": ("d",), "tion": ("sion",), "sion": ("tion", "ssion"), "ph": ("f",), "f": ("ph",),
}  # fmt: skip
_KEYS = ("qwertyuiopå", "asdfghjklöä", "zxcvbnm")
_FIRST = 0.5  # nobody slips easily at the first letter
_PREFERRED, _MADE_UP = 0.9, 0.6
_FAR = 99.0
_LONG = 40  # letters; of a longer word only the easiest slips are tried: each takes a while to look up
_CLOSE = 0.9  # of preferred words: one letter is another
_PATIENCE = 1_200  # slips of one kind that are tried

Knows = Callable[[str], bool]


def suggestions(
    word: str, knows: Knows, is_made_up: Knows, preferred: AbstractSet[str], most: int = MOST
) -> tuple[str, ...]:
    """Up to so many known words, the likeliest first, with capitals as the word has them. `is_made_up`: the word is a compound
    that need not make sense; `preferred`: words that go before others."""
    lower = word.lower()
    tried = _Tried(word, knows, is_made_up, preferred)
    if not tried.take(_easy(lower)) and len(word) <= _LONG:
        close = dict(_alike(lower, preferred))
        is_sure = any(cost < _CLOSE for cost in close.values())
        for slips in () if is_sure else (_lacking, _too_many, _replaced):
            if tried.take(islice(slips(lower), _PATIENCE)):
                break
        if not is_sure and not tried.costs:
            tried.take(islice(_two_easy(lower), _PATIENCE))
    costs = tried.costs
    if len(costs) < most:
        _add(costs, _alike(lower, preferred), word)
    if len(costs) < most:
        _add(costs, _parted(lower, knows, preferred), word)
    return tuple(sorted(costs, key=lambda each: (costs[each], each))[:most])


class _Tried:
    """The known words among what was tried, and how unlikely each is."""

    def __init__(self, word: str, knows: Knows, is_made_up: Knows, preferred: AbstractSet[str]) -> None:
        self._word, self._knows, self._is_made_up, self._preferred = word, knows, is_made_up, preferred
        self.costs: dict[str, float] = {}

    def take(self, slips: Iterable[tuple[str, float]]) -> bool:
        """Tries these; whether a preferred word is among what is known: then there is no need to look further."""
        is_sure = False
        for made, cost in slips:
            found = _as_known(made, self._word, self._knows)
            if found and found != self._word:
                is_sure |= made in self._preferred
                self.costs[found] = min(self.costs.get(found, _FAR), cost - self._bonus(made, found))
        return is_sure

    def _bonus(self, made: str, found: str) -> float:
        if made in self._preferred:
            return _PREFERRED
        return -_MADE_UP if self._is_made_up(found) else 0.0


def _add(costs: dict[str, float], found: Iterable[tuple[str, float]], word: str) -> None:
    for made, cost in found:
        costs.setdefault(_with_capitals(made, word), cost)


def _as_known(made: str, word: str, knows: Knows) -> str | None:
    """The word as it is written: names keep their capital."""
    wanted = _with_capitals(made, word)
    if knows(wanted):
        return wanted
    capital = made[:1].upper() + made[1:]
    return capital if word[:1].isupper() and knows(capital) else None


def _with_capitals(made: str, word: str) -> str:
    if len(word) > 2 and word.isupper():
        return made.upper()
    return made[:1].upper() + made[1:] if word[:1].isupper() and made[:1].islower() else made


# Slips


def _easy(word: str) -> Iterator[tuple[str, float]]:
    """The slips of who knows how it sounds, and types in a hurry."""
    for at, letter in enumerate(word):
        first = _FIRST if at == 0 else 0
        if letter not in _VOWELS and letter.isalpha():
            if word[at + 1 : at + 2] == letter:
                yield word[:at] + word[at + 1 :], 1.0
            elif word[at - 1 : at] != letter:
                yield word[:at] + letter + word[at:], 1.0 + first
        if word[at + 1 : at + 2] not in ("", letter):
            yield word[:at] + word[at + 1] + letter + word[at + 2 :], 1.0 + first
    for heard, meant in _NEAR.items():
        at = word.find(heard)
        while at >= 0:
            yield from (
                (word[:at] + each + word[at + len(heard) :], 1.1 + (0 if at else _FIRST)) for each in meant
            )
            at = word.find(heard, at + 1)


def _two_easy(word: str) -> Iterator[tuple[str, float]]:
    for once, cost in dict(_easy(word)).items():
        yield from ((twice, cost + more) for twice, more in _easy(once))


def _lacking(word: str) -> Iterator[tuple[str, float]]:
    for at in range(len(word) + 1):
        for letter in _LETTERS:
            yield word[:at] + letter + word[at:], 1.3 + (0 if at else _FIRST)


def _too_many(word: str) -> Iterator[tuple[str, float]]:
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :], 1.3 + (0 if at else _FIRST)


def _replaced(word: str) -> Iterator[tuple[str, float]]:
    for at, letter in enumerate(word):
        for other in _LETTERS:
            if other != letter:
                cost = 1.4 if _are_neighbours(letter, other) else 1.9
                yield word[:at] + other + word[at + 1 :], cost + (0 if at else _FIRST)


def _are_neighbours(one: str, other: str) -> bool:
    places = [
        (row, keys.find(each)) for each in (one, other) for row, keys in enumerate(_KEYS) if each in keys
    ]
    return len(places) == 2 and all(abs(a - b) <= 1 for a, b in zip(*places, strict=True))


# Further away


def _alike(word: str, preferred: AbstractSet[str]) -> Iterator[tuple[str, float]]:
    """Preferred words in which several slips were made."""
    far = 2 if len(word) < 9 else 3
    if len(word) < 4:
        return
    for each in preferred:
        if abs(len(each) - len(word)) <= far and each[:1].lower() == word[:1]:
            away = _distance(word, each.lower(), far)
            if away <= far:
                yield each, 0.8 + (away - 1) * 0.9


def _distance(one: str, other: str, most: int) -> int:
    """How many letters lack, are too many, or are others; `most` + 1 where it is more than that."""
    before = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row]
        for column, against in enumerate(other, 1):
            now.append(min(before[column] + 1, now[-1] + 1, before[column - 1] + (letter != against)))
        if min(now) > most:
            return most + 1
        before = now
    return before[-1]


def _parted(word: str, knows: Knows, preferred: AbstractSet[str]) -> Iterator[tuple[str, float]]:
    """Two words that were written as one: both are common, or one is and the other is no mere ending."""
    for at in range(1, len(word)):
        one, other = word[:at], word[at:]
        if one in preferred and other in preferred:
            yield f"{one} {other}", 2.0
        elif (
            min(at, len(other)) > 2
            and (one in preferred or other in preferred)
            and knows(one)
            and knows(other)
        ):
            yield f"{one} {other}", 2.4
