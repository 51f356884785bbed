"""Numbers that may tell how many: "nio kontroller", "Antal: 9", "inga klagomål". Dates, §§, pages, years, money and the numbers
that things are called by are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditprep.prose.amounts import amounts
from auditprep.prose.counts import number_of_word
from auditprep.prose.dates import dates
from auditprep.prose.found import Found, listed
from auditprep.prose.paragraphs import paragraphs
from auditprep.prose.registry_numbers import registry_numbers
from auditprep.prose.sentences import sentences
from auditprep.prose.small import small_letters


@dataclass(frozen=True, slots=True)
class SaidNumber:
    """A number; it stands in `text[start:end]`. `before` and `after` are a few words beside it in its sentence, the
    nearest first, up to the next number. `is_all`: it is no number but "samtliga" or the like."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    is_all: bool
    start: int
    end: int

    def may_be_of(self, noun: str, *, of_some: bool = False) -> bool:
        """Whether it may tell how many of these there are: the word stands beside it, or nothing does that is something
        else. `of_some`: it is asked how many of them, which "samtliga" may answer."""
        if self.is_all and not of_some:
            return False
        if any(is_of(word, noun) for word in (*self.after, *self.before)):
            return True
        thing = next(iter(self.after), "")
        if thing in _DESCRIBING:
            thing = next(iter(self.after[1:]), "")
        return not self.is_all and not thing.startswith(_OTHERS)


def is_of(word: str, noun: str) -> bool:
    """Whether a word in small letters may mean what the noun does: "kontroller" what "kontrollmål" does."""
    if _DOCUMENT.search(word) and not _DOCUMENT.search(noun):
        return False  # "internkontrollplan"
    if len(noun) < 4:
        return bool(noun) and (word.startswith(noun) or re.search(rf"{noun}(?:en|et|s)?\Z", word) is not None)
    return noun[: min(6, max(3, len(noun) - 2))] in word


def said_numbers(text: str) -> tuple[SaidNumber, ...]:
    """The numbers, in order."""
    small = small_letters(text)
    lone = text.replace("\n", "\x00")
    taken = bytearray(len(text))
    spans: list[Found] = [*dates(lone, year=2000), *paragraphs(text), *registry_numbers(text), *amounts(text)]
    for each in spans:
        taken[each.start : each.end] = b"\x01" * (each.end - each.start)
    found: list[SaidNumber] = []
    for sentence in sentences(text):
        words = [
            each for each in _WORD.finditer(small, sentence.start, sentence.end) if not taken[each.start()]
        ]
        at = [each for each, word in enumerate(words) if _is_number(small, words, each, word)]
        found += (_said(words, one, last, following) for last, one, following in _between(at, len(words)))
    return tuple(found)


def _between(at: list[int], end: int) -> Iterator[tuple[int, int, int]]:
    """Each place with the one before it and the one after it."""
    yield from zip([-1, *at], at, [*at[1:], end], strict=False)


_NEAR = 4
_WORD = re.compile(r"\d+(?:[ \u00a0]\d{3}(?!\d))*|[a-zåäö]+(?:-[a-zåäö]+)*")
_DOCUMENT = re.compile(
    r"(?:plan|planen|planens|planer|rapport|rapporten|arbete|arbetet|arbetets|rapporter)\Z"
)
_ALL = listed("samtliga alla båda hälften flertalet")
_NONE = listed("ingen inget inga noll")
_NAMED = listed(
    "sid sidan sidorna sida s bilaga bilagor mål målet nämndmål nyckeltal fråga frågan punkt avsnitt kap kapitel risk åtgärd nr nummer dnr vecka kvartal tertial"
    " version rekommendation den år åren"
)
_OTHERS = (
    *("år", "månad", "gång", "dag", "veck", "timm", "minut", "procent", "mnkr", "tkr", "kr", "risk", "brist", "sammanträd", "möte", "ledam"),
    *("nämnd", "kommun", "invånare", "tillfäll", "termin", "enhet", "avdelning", "skol", "förskol", "chef", "medarbet", "dokument"),
)  # fmt: skip
_DESCRIBING = listed(
    "olika nya nytt första stora viktiga största identifierade särskilda prioriterade allvarliga möjliga ordinarie extra hela av"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_CUT = re.compile(r"[-/.:,–]\d|§|%")
_CUT_BEFORE = re.compile(r"(?:[\d§][-/.:,–]|§\s?|[-–/])\Z")


def _is_number(small: str, free: list[re.Match[str]], at: int, word: re.Match[str]) -> bool:
    if not word[0][0].isdigit():
        is_one = word[0] in ("en", "ett") and at > 0 and free[at - 1][0] in ("endast", "bara", "enbart")
        return is_one or word[0] in _ALL or word[0] in _NONE or number_of_word(word[0]) is not None
    is_named = at > 0 and free[at - 1][0] in _NAMED
    cut = _CUT.match(small, word.end()) or _CUT_BEFORE.search(small, max(0, word.start() - 2), word.start())
    return not (is_named or cut or _YEAR.fullmatch(word[0]))


def _said(words: list[re.Match[str]], at: int, last: int, following: int) -> SaidNumber:
    before = tuple(each[0] for each in reversed(words[max(last + 1, at - _NEAR) : at]))
    after = tuple(each[0] for each in words[at + 1 : min(following, at + 1 + _NEAR)])
    return SaidNumber(before, after, words[at][0] in _ALL, words[at].start(), words[at].end())
