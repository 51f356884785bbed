"""The years that all answers name, counted: what is usual, and what stands out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from auditprep.checks.ground import Ground
from auditprep.checks.texts import ReadText
from auditprep.model import FoundPart
from auditprep.prose.other_times import OtherTime, Says, other_times
from auditprep.prose.year_mentions import YearMention, year_mentions


@dataclass(frozen=True, slots=True)
class Told:
    """A part of an answer that has words."""

    key: str
    part: FoundPart
    text: ReadText


def told(ground: Ground) -> tuple[Told, ...]:
    """The descriptions, and what stands in the form's own places for evidence, in the form's order."""
    return tuple(each for question in ground.questions for each in _told(ground, question.key))


def _told(ground: Ground, key: str) -> Iterator[Told]:
    if text := ground.text(key):
        yield Told(key, FoundPart.TEXT, text)
    if ground.snapshot.answer(key).evidence and (field := ground.evidence_field(key)):
        yield Told(key, FoundPart.EVIDENCE, field)


class YearsTold:
    """What the answers of a case that is for `year` name. `of` counts the years of each document, `leads` those after the same
    words, and `tails` those after what says when, answer by answer in `here`."""

    def __init__(self, parts: Sequence[Told], year: int) -> None:
        self.year = year
        self.parts = parts
        self.of: defaultdict[str, Counter[int]] = defaultdict(Counter)
        self.leads: defaultdict[str, Counter[int]] = defaultdict(Counter)
        self.tails: defaultdict[str, Counter[int]] = defaultdict(Counter)
        self.here: defaultdict[str, Counter[tuple[str, int]]] = defaultdict(Counter)
        for part in self.parts:
            for each in part.text.of(year_mentions):
                self._count(part.key, each)

    def _count(self, key: str, each: YearMention) -> None:
        self.here[key]["", each.first] += 1
        if each.of:
            self.of[each.of][each.first] += 1
            self.here[key][each.of, each.first] += 1
            self.here[key][each.family, each.first] += each.family == "part"
        else:
            self.leads[each.lead][each.first] += 1
            if when := tail(each.lead):
                self.tails[when][each.first] += 1
                self.here[key][when, each.first] += 1

    @cached_property
    def mentions(self) -> int:
        """How often the year itself is named."""
        return sum(each["", self.year] for each in self.here.values())

    def others(self, part: Told) -> tuple[OtherTime, ...]:
        """The mentions of other years, with what the words around say."""
        return others(part.text, self.year)

    def is_named(self, key: str, what: str) -> bool:
        """Whether the answer names the year itself of this document, or after these words ("": at all)."""
        return self.here[key][what, self.year] > 0


def others(text: ReadText, year: int) -> tuple[OtherTime, ...]:
    """The mentions of other years than this one in a text, with what the words around say."""
    return text.beside(other_times, year, lambda: other_times(text.plain, year, text.of(year_mentions)))


PLANS = frozenset({"control", "risk", "budget", "plan"})
"""Families of documents that are made for a year before it begins."""


_WAS = Says.LED | Says.EARLIER


def is_accounted_for(each: OtherTime, year: int) -> bool:
    """Whether the words around a document say why it is not this year's."""
    family = each.mention.family
    followed = each.says(Says.FOLLOWED) and family in PLANS
    ahead = each.says(Says.AHEAD) and each.mention.first > year
    return each.says(_WAS) or followed or ahead or year in each.of_same


UNDER, PER, SEASON, LABEL, TOLD_FOR = "under", "per", "season", "label", "for"
_OF_YEAR = r"(?:\shela)?(?:\s(?:år|året|verksamhetsåret|budgetåret))?\Z"
_MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober"
_NOUNS = (
    r"riskerna|risker|kontrollerna|kontroller|insatser(?:na)?|satsningar(?:na)?|områden(?:a)?|arbetet|verksamheten|uppföljningen|utbildningar(?:na)?|kommunbidraget|ramen"
    r"|budgetramen|nettobudgeten|anslaget|plan(?:en)?|(?:är|har)\s(?:\w+\s)?(?:beslutad[et]?|beslutat|fastställd[at]?|fastställt|antag(?:en|na|et|it))"
)
_TAILS = {  # the last words before a year, and what they say of it
    UNDER: re.compile(
        rf"(?:\A|\s)(?:under|hittills(?:\s(?:under|i))?|(?:under\s)?(?:innevarande|aktuellt|nuvarande)){_OF_YEAR}|\A(?:i\s)?år\Z|\bi\sår\Z|\A\Z|(?:\A|\s)(?:verksamhetsåret|budgetåret|kalenderåret|detta\sår|det\shär\såret)\Z"
    ),
    PER: re.compile(
        rf"(?:\A|\s)(?:per|med|t\so\sm|tom)(?:\sden)?(?:\s\d{{1,2}})?\s(?:{_MONTHS}|\d\d?/(?:[1-9]|10)|0\d-\d\d)\Z|(?:\A|\s)i\s(?:{_MONTHS})\Z|\bjan(?:uari)?(?:\still|\s[-–])?\s(?:april|juli|aug|augusti)\Z"
    ),
    SEASON: re.compile(
        rf"(?:\A|\s)(?:våren|sommaren|hösten|vintern|(?:första|andra)\shalvåret|i\s(?:november|december)|den\s\d{{1,2}}\s(?:{_MONTHS}|november|december))\Z"
    ),
    LABEL: re.compile(
        r"(?:\A|\s)(?:[\wåäö]*mål(?:en|et)?|målvärde(?:t|n)?|nyckeltal(?:en)?|prognos(?:en)?|helårsprognos(?:en)?|åtgärder(?:na)?|aktiviteter(?:na)?|kontrollmål(?:en)?"
        r"|kontrollmoment(?:en)?|sammanträden|nämndmöten|sammanträdesdagar|månadsuppföljningar)(?:\s(?:för|under|per|avseende))?(?:\s(?:år|helår|helåret))?\Z"
    ),
    TOLD_FOR: re.compile(
        rf"(?:(?:\A|\s)(?:{_NOUNS})\s(?:för|under)|har\s(?:\w+\s)?för|\Aför|(?:gäller|avser|omfattar)(?:\s(?:för|under))?)(?:\s(?:år|verksamhetsåret|budgetåret))?\Z"
    ),
}


_OTHERS = re.compile(r"\benligt\b|\b\w+(?:verkets|byråns|regionens|regeringens|statens|institutets)\b")


@lru_cache(maxsize=4096)
def tail(lead: str) -> str:
    """What the words before a year say of it: that something goes on then (UNDER), is so at a time of it (PER) or in a part of it
    (SEASON), is to be reached (LABEL), or is decided or told for it (TOLD_FOR); "" for anything else, and for what somebody else says."""
    if _OTHERS.search(lead):
        return ""
    return next((when for when, words in _TAILS.items() if words.search(lead)), "")
