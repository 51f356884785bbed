"""Whose a document is said to be: "Omsorgsnämndens budget", "kommunens styrmodell", "Socialstyrelsens riktlinjer"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from auditprep.prose.bodies import FoundBody
from auditprep.prose.found import listed

OWN = "nämnden"
"""The board itself, however it calls itself there ("nämndens", "vår")."""
MUNICIPALITY = "kommunen"
OFFICE = "förvaltningen"
ELSEWHERE = "annan"
"""The state, a region, another authority: their documents are nobody's to attach."""


@dataclass(frozen=True, slots=True)
class FoundOwner:
    """An owner. `name` is one of those above, or a body's name; the owner stands in `text[start:end]`, its genitive
    included."""

    name: str
    start: int
    end: int


def owner_before(text: str, at: int, bodies: Mapping[int, FoundBody]) -> FoundOwner | None:
    """The owner that stands before what begins at `at`, words such as "antagna" and "2025 års" between them or not. `bodies`
    are those of the text, by where they end."""
    at = past_adjectives(text, at)
    word, start = _word_before(text, at)
    body = bodies.get(at - 1)
    if body is not None and word and word.endswith(("s", "S")):
        return FoundOwner(body.name, body.start, body.end)
    match = _OWNER.fullmatch(word)
    before, begins = _word_before(text, start)
    if before.casefold() in _PLACES:
        return FoundOwner(ELSEWHERE, begins, at - 1)
    if match is None:
        return None
    joins = _joins(word, before, str(match.lastgroup))
    return FoundOwner(_kind(match), begins if joins else start, at - 1)


def _joins(word: str, before: str, kind: str) -> bool:
    """Whether the word before is part of the owner's name: "Åsdalens kommuns", "tekniska nämndens"."""
    if kind == "municipality":
        return word.casefold() in _OF_A_PLACE and bool(_PLACE.fullmatch(before))
    return kind == "own" and bool(_SORT.fullmatch(before))


def owner_after(text: str, at: int, bodies: Sequence[FoundBody]) -> FoundOwner | None:
    """The owner in "budget för Omsorgsnämnden", where the name ends at `at`."""
    lead = _FOR.match(text, at)
    if lead is None:
        return None
    body = next((each for each in bodies if each.start == lead.end()), None)
    if body is not None:
        return FoundOwner(body.name, at, body.end)
    generic = _GENERIC.match(text, lead.end())
    return FoundOwner(_GENERICS[generic[1].casefold()], at, generic.end()) if generic else None


def past_adjectives(text: str, at: int) -> int:
    """Where the words begin that tell of what begins at `at`: "nyligen antagna", "2025 års reviderade"."""
    for _word in range(_MOST):
        word, start = _word_before(text, at)
        if word.casefold().strip("-") in {"års", "år"}:
            word, start = _word_before(text, start)
            if not _YEAR.fullmatch(word):
                break
        elif word.casefold() not in _ADJECTIVES and not _OWN_YEAR.fullmatch(word):
            break
        at = start
    return at


def _word_before(text: str, at: int) -> tuple[str, int]:
    """The word that ends at the blank before this place, and where it begins; "" where there is none."""
    if text[at - 1 : at] not in (" ", "\u00a0"):
        return "", at
    floor = max(0, at - _LONGEST)
    start = max(text.rfind(sign, floor, at - 1) for sign in _ENDS) + 1
    return (text[start : at - 1], start) if start > floor or floor == 0 else ("", at)


_MOST, _LONGEST = 3, 60
_ENDS = " \u00a0\n\t(\x00"
_YEAR = re.compile(r"(?:19|20)\d\d")
_OWN_YEAR = re.compile(r"(?:19|20)\d\d-års?-?")
_ADJECTIVES = listed(
    "årets antagna antagen nyantagna beslutade beslutad fastställda fastställd gällande aktuella aktuell nuvarande senaste reviderade"
    " reviderad uppdaterade uppdaterad nya ny egna egen samlade samlad bifogade bifogad bilagda bilagd medföljande årliga årlig långsiktiga"
    " strategiska övergripande gemensamma godkända förra kommande särskilda särskild skriftliga skriftlig lokala lokal tidigare första"
    " andra tredje upprättade upprättad framtagna framtagen detaljerade detaljerad ordinarie fördjupade fördjupad ekonomiska ekonomisk"
)
_OWNER = re.compile(
    r"""(?P<elsewhere>(?:socialstyrelsen|skolverket|boverket|regeringen|riksdagen|staten|länsstyrelsen|regionen|skr|ivo|vgr|msb|fn|eu|revisorerna
        |revisionen|[\wåäö]{2,30}(?:verket|myndigheten|inspektionen))(?::?s)?|statliga|nationella|nationell|regionala|regional)
    | (?P<municipality>kommuns|stads|kommunens|stadens|kommunkoncernens|(?:kf|ks)(?::?s))
    | (?P<office>[\wåäö-]{0,40}(?:förvaltningens|kontorets|avdelningens|enhetens|verksamhetens|ledningens|ledningsgruppens))
    | (?P<own>nämndens|styrelsens|utskottets|våra?|vårt|dess|sin|sitt|sina)
    | (?P<letters>(?-i:[A-ZÅÄÖ]{2,5})):?s""",
    re.VERBOSE | re.IGNORECASE,
)
_OF_A_PLACE = listed("kommuns stads")
_PLACE = re.compile(r"[A-ZÅÄÖ][\wåäö-]{1,30}")
_SORT = re.compile(r"tekniska|sociala|gemensamma|kommunala|lokala|[a-zåäö-]{3,30}tekniska", re.IGNORECASE)
_PLACES = listed("region länsstyrelsen")
_FOR = re.compile(r"[ \u00a0](?:(?:för|från|avseende)[ \u00a0](?:hela[ ])?)?", re.IGNORECASE)
_GENERICS = {
    "nämnden": OWN,
    "styrelsen": OWN,
    "kommunen": MUNICIPALITY,
    "staden": MUNICIPALITY,
    "förvaltningen": OFFICE,
}
_GENERIC = re.compile(rf"({'|'.join(_GENERICS)})(?![\wåäö])", re.IGNORECASE)


def _kind(match: re.Match[str]) -> str:
    if match["letters"]:
        return match["letters"]
    kinds = {"elsewhere": ELSEWHERE, "municipality": MUNICIPALITY, "office": OFFICE, "own": OWN}
    return kinds[str(match.lastgroup)]
