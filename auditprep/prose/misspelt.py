"""Words for documents that are spelt in two ways, one of them with a letter wrong: "interkontrollplan"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from auditprep.prose.found import listed
from auditprep.prose.small import small_letters, word_start

KNOWN = listed(
    "internkontrollplan verksamhetsplan delårsbokslut delårsrapport årsredovisning månadsuppföljning månadsrapport handlingsplan aktivitetsplan"
    " delegationsordning delegationsbestämmelse attestförteckning kompetensförsörjningsplan kompetensförsörjningsstrategi verksamhetsberättelse"
    " budgetuppföljning väsentlighetsanalys investeringsbudget internbudget detaljbudget flerårsplan lokalförsörjningsplan kvalitetsrapport"
    " kvalitetsberättelse ledningssystem tjänsteskrivelse sammanträdesprotokoll åtgärdsplan genomförandeplan jämställdhetsplan krisberedskapsplan"
    " informationssäkerhetspolicy dokumenthanteringsplan kontinuitetsplan arbetsmiljöpolicy upphandlingspolicy mångfaldsplan årsrapport"
)
"""Words that are spelt right."""


@dataclass(frozen=True, slots=True)
class FoundWord:
    """A long word for a document. `word` is without its ending; it stands in `text[start:end]`, the ending included."""

    word: str
    start: int
    end: int


def long_words(text: str) -> tuple[FoundWord, ...]:
    """The long words for documents in the text, in order."""
    return tuple(_long_words(small_letters(text)))


def spelt_alike(words: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """The words of these that differ from another one by one letter that is left out, put in, another, or in the wrong place: each
    with the one that is right, since it is known to be, or is so much commoner. `words` are with how often each stands."""
    known = {**dict.fromkeys(KNOWN, 0), **words}
    near: defaultdict[str, set[str]] = defaultdict(set)
    for word in known:
        for each in _without_a_letter(word):
            near[each].add(word)
    for word in words:
        if word not in KNOWN:
            alike = {one for each in _without_a_letter(word) for one in near[each]} - {word}
            right = [one for one in alike if _is_right(one, word, words) and _differ_by_one(one, word)]
            if len(right) == 1:
                yield word, right[0]


_HEAD = re.compile(
    r"(?:plan|bokslut|rapport|redovisning|uppföljning|analys|strategi|policy|program|ordning|reglemente|berättelse|budget|protokoll|skrivelse|förteckning"
    r"|kontroll|prognos|bestämmelse|överenskommelse)"
    r"(?:(?:erna|arna|en|et|er|ar|n|met)?s?)?(?![\wåäö])"
)
_ENDING = re.compile(r"(?:erna|arna|en|et|er|ar|n|met)?s?\Z")
_LONG = 11
_COMMONER = 3


def _long_words(small: str) -> Iterator[FoundWord]:
    last = 0
    for head in _HEAD.finditer(small):
        start = word_start(small, head.start())
        end = head.start() + len(_bare(head[0]))
        if start >= last and end - start >= _LONG and small[start - 1 : start] != "-":
            yield FoundWord(small[start:end], start, head.end())
            last = head.end()


def _bare(head: str) -> str:
    """The head without its ending; "plan" ends in "an", and stays so."""
    return next((each for each in _HEADS if head.startswith(each)), head)


_HEADS = tuple(re.findall(r"[a-zåäö]{4,}", _HEAD.pattern.split(")")[0]))


def _without_a_letter(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(1, len(word)))}


def _is_right(one: str, word: str, words: Mapping[str, int]) -> bool:
    """Whether the other one is the right one of the two."""
    if one in KNOWN:
        return True
    return words[one] >= _COMMONER * words[word]


def _differ_by_one(one: str, other: str) -> bool:
    """Whether a hand may have slipped: the words begin alike, and one letter differs, or two have changed places."""
    from rapidfuzz.distance import OSA

    return one[0] == other[0] and OSA.distance(one, other, score_cutoff=1) == 1
