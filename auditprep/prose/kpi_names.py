"""Whether two names of a key figure name the same one: the same words, other forms of them, or words left out that tell
nothing apart."""

from __future__ import annotations

import re
from functools import lru_cache

from auditprep.prose.alike import Compared, compare
from auditprep.prose.alike_words import SAYS_MUCH
from auditprep.prose.found import listed
from auditprep.prose.normal import normal
from auditprep.prose.wordings import Wording, wording

EXACTLY, NEARLY, NOT = 2, 1, 0
"""The names are the same, or one of them is the other with words left out, or they are two names."""


@lru_cache(maxsize=20_000)
def same_kpi(one: str, other: str) -> int:
    """EXACTLY, NEARLY or NOT."""
    first, second = _name(one), _name(other)
    if not first.words or not second.words:
        return NOT
    if first.plain == second.plain:
        return EXACTLY if _measured_alike(first, second) else NOT
    if first.numbers != second.numbers or not _measured_alike(first, second):
        return NOT
    return _compared(first, second)


def says_what(name: str) -> bool:
    """Whether the words are enough of a name to be known again: something is measured, and nobody says "resultatet"."""
    words = _name(name)
    return sum(words.wording.words.values()) >= _LEAST and not _SAYS_NOTHING.fullmatch(words.plain)


def plain_name(name: str) -> str:
    """The name in small letters, without where it comes from and what stands in brackets; "andel" and "antal" are kept apart."""
    words = _name(name)
    return " ".join((words.plain, *sorted(words.measures - {"any"})))


class _Name:
    """A name, taken apart."""

    def __init__(self, name: str) -> None:
        text = _SOURCE.sub("", normal(name).casefold())
        self.measures = {str(match.lastgroup) for match in _MEASURE.finditer(text)} or {"any"}
        text = _MEASURE.sub(" ", _SCALE.sub(" ", _BRACKETS.sub(" ", text)))
        self.wording: Wording = wording(text)
        self.plain = self.wording.plain
        self.words = self.wording.words
        self.numbers = frozenset(_NUMBER.findall(" ".join(self.words))) | frozenset(
            _NUMBER.findall(self.plain)
        )


_name = lru_cache(maxsize=5_000)(_Name)

_SOURCE = re.compile(r"\bkälla\s?:.*", re.DOTALL)
_BRACKETS = re.compile(r"\([^()]*\)?")
_MEASURE = re.compile(
    r"(?P<share>\b(?:andel(?:en|ar)?|procent(?:andel)?)\b|%)|(?P<number>\bantal(?:et)?\b(?!\s(?:dagar|timmar|veckor|månader|år)))"
    r"|(?P<mean>\b(?:genomsnittlig[at]?|medelvärde(?:t)?)\b)"
)
_UNIT = r"(?:dagar|dygn|timmar|minuter|veckor|månader|år|st|stycken|kr|kronor|tkr|mnkr|index|poäng)"
_SCALE = re.compile(
    rf"\b(?:index|skala)\s?\d+\s?[-–]\s?\d+|\b\d+\s?[-–]\s?\d+\b(?=\s*\Z)|(?:,\s*(?:i\s|antal\s)?|\si\s){_UNIT}(?=\s*\Z)|,?\s*\bantal\s{_UNIT}\b"
)
_NUMBER = re.compile(r"\d+")
_LEAST = 1.0
_SAYS_NOTHING = re.compile(
    r"(?:det |den |de |nämndens |årets |årens |periodens )?(?:prognosticerade?|förväntade|totala|sammanlagda|ekonomiska|resultat(?:et)?|utfall(?:et)?"
    r"|mål(?:et)?|målvärde(?:t)?|uppföljning(?:en)?|nyckeltal(?:et|en)?|analys|kommentar)?(?: (?:resultat(?:et)?|utfall(?:et)?))?"
    r"|(?:(?:vid|per|för|under|i|till|inför|efter|hittills|nu|då|även|totalt|däremot|dock) ?)*(?:(?:årets |senaste )?(?:delår\w*|helår\w*|årsskiftet|bokslut\w*|perioden|året|våren|hösten|mätning\w*|tertial\w*"
    r"|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|slutet av året))?"
)


def _measured_alike(one: _Name, other: _Name) -> bool:
    """ "Andel nöjda" and "antal nöjda" are two; who does not say may mean either."""
    return bool(one.measures & other.measures) or "any" in one.measures or "any" in other.measures


def _compared(one: _Name, other: _Name) -> int:
    compared = compare(one.wording, other.wording)
    if compared.turned or compared.is_another or _is_partly(compared, one, other):
        return NOT
    if any(lacking & _TELL_APART for lacking in _extra(compared)):
        return NOT
    least, most = sorted(compared.covered)
    if least >= _SAME:
        return EXACTLY
    shorter, longer = (one, other) if compared.covered[0] >= compared.covered[1] else (other, one)
    enough = sum(shorter.words.values()) >= _ENOUGH and least >= _HALF
    return NEARLY if most >= _SAME and enough and not _narrows(shorter, longer) else NOT


_SAME, _HALF, _ENOUGH = 0.9, 0.5, 2.0


def _extra(compared: Compared) -> tuple[frozenset[str], frozenset[str]]:
    """The words of each that the other does not have at all."""
    return (
        frozenset(each for each, much in compared.found[0].items() if much < _SAME),
        frozenset(each for each, much in compared.found[1].items() if much < _SAME),
    )


def _is_partly(compared: Compared, one: _Name, other: _Name) -> bool:
    """Whether a word of meaning is a part of the other's only: "sjukfrånvaro" of "korttidssjukfrånvaro"."""
    sides = (one.words, other.words)
    return any(
        0 < much < _SAME and sides[at].get(each, 0) >= SAYS_MUCH
        for at in (0, 1)
        for each, much in compared.found[at].items()
    )


_NARROW = re.compile(r"\b(?:inom|i|på|hos|vid|bland|av|per|med|utan|från)\s+(\w+)")


def _narrows(shorter: _Name, longer: _Name) -> bool:
    """Whether the longer name tells of a part: "… inom hemtjänsten"."""
    mine = set(shorter.plain.split())
    return any(match[1] not in mine for match in _NARROW.finditer(longer.plain))


_TELL_APART = listed(
    "kvinn kvinnor kvinna män man flick flickor pojk pojkar barn ung unga ungdom ungdomar äldr äldre högsta lägsta snitt riket rik länet"
    " kommun kort lång korttid långtid intern extern heltid deltid ny nya total egen egn inte ej icke utan ofärdig"
    " förskol grundskol gymnasi gymnasiet fritidshem hemtjänst bistånd"
)
"""Words, in the form that `alike_words.key` gives them, that make two of what would be one."""
