"""The words that tell what a page, or a sentence, is about."""

from __future__ import annotations

import re

from auditprep.prose.dates import MONTHS
from auditprep.prose.found import listed

_WORD = re.compile(r"[^\W\d_]{6,}")
_GOAL = re.compile(r"\bmål\s(\d{1,2})(?!\d)", re.IGNORECASE)
_STEM, _COMPOUND, _STEM_OF_COMPOUND = 8, 13, 12
_ENDING = re.compile(r"(?<=\w{5})(?:ernas?|arnas?|ornas?|ens?|ets?|ar|er|or|nas?|s)\Z")
_NUMBER = re.compile(r"(?<![\d.,/:–-])(?:\d{1,3}(?:[ \u00a0]\d{3})+|\d{3,6})(?![\d.,/:–-])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_GENERIC = listed(
    "nämnden nämndens nämnder kommunen kommunens kommunal förvaltningen förvaltningens verksamhet verksamheten verksamhetens verksamheter"
    " redovisas redovisar redovisning beskrivs beskriver beskrivning framgår anges uppföljning följer uppgår uppgick enligt utifrån samband"
    " gällande avseende respektive samtliga ytterligare arbetet arbeta arbetar genomförs genomför genomföra genomfört beslutade beslutat"
    " beslutar fastställt fastställd fastställda antagen antagna dokument bilaga bilagor sidorna kapitel avsnitt underlag helåret perioden"
    " nämndspecifika fullmäktiges kommunfullmäktiges styrelsen styrelsens budget budgeten budgetens delårsrapport delårsrapporten delårsbokslut"
    " delårsbokslutet årsredovisning årsredovisningen protokoll protokollet tjänsteskrivelse rapporten planen således exempelvis därför genom"
) | frozenset(MONTHS)
_OF_A_BODY = re.compile(r"(?:nämnden|styrelsen|fullmäktige|utskottet|förvaltningen|kommun)s?\Z")
_LEADER = re.compile(r"\.{4,}|…{2,}|(?:\.\s){4,}")
_CONTENTS = 3


def page_words(text: str) -> frozenset[str]:
    """The beginnings of the words that tell something, in small letters, the goals that are named by number, and numbers of
    three digits or more that are no years ("#1200")."""
    every = {each.casefold() for each in set(_WORD.findall(text))}
    words = {_stem(each) for each in every if each not in _GENERIC and not _OF_A_BODY.search(each)}
    numbers = {"#" + re.sub(r"\D", "", each) for each in _NUMBER.findall(text) if not _YEAR.fullmatch(each)}
    return frozenset(words | numbers | {f"mål {number}" for number in _GOAL.findall(text)})


def _stem(word: str) -> str:
    base = _ENDING.sub("", word)
    return base[: _STEM if len(base) < _COMPOUND else _STEM_OF_COMPOUND]


def is_contents(text: str) -> bool:
    """Whether the page is a table of contents."""
    return len(_LEADER.findall(text)) >= _CONTENTS
