"""Whose a document is said to be: "Omsorgsnämndens budget", "kommunens styrmodell", "Socialstyrelsens riktlinjer"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from auditprep.prose.bodies import FoundBody

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
    if text[at - 1 : at] not in (" ", "\u00a0"):
        return None
    body = bodies.get(at - 1)
    if body is not None and _GENITIVE.search(text, body.start, body.end):
        return FoundOwner(body.name, body.start, body.end)
    before = text[max(0, at - 1 - _MOST) : at - 1]
    match = _OWNER.search(before)
    if match is None:
        return None
    offset = at - 1 - len(before)
    return FoundOwner(_kind(match), offset + match.start(), offset + match.end())


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
    """Where the words begin that tell of what begins at `at`: "den nyligen antagna", "2025 års reviderade"."""
    match = _ADJECTIVES.search(text, max(0, at - _MOST), at)
    return match.start() if match else at


_MOST = 70
_GENITIVE = re.compile(r"(?:s|:s)\Z|fullmäktiges\Z", re.IGNORECASE)
_ADJECTIVES = re.compile(
    r"(?:(?<![\wåäö-])(?:(?:19|20)\d\d[ -]års?-?|årets|(?:ny)?antagna|antagen|(?:ny)?beslutade?|fastställda?|gällande|aktuella?|nuvarande|senaste|reviderade?"
    r"|uppdaterade?|nya|ny|egna|egen|samlade|samlad|bifogade?|bilagda?|medföljande|årliga|årlig|långsiktiga|strategiska|övergripande|gemensamma|godkända"
    r"|förra|kommande|särskilda|särskild|skriftliga|skriftlig|lokala|lokal|tidigare|första|andra|tredje|upprättade?|framtagna|framtagen|detaljerade?"
    r"|ordinarie|fördjupade?|ekonomiska|ekonomisk|så kallade|s\.k\.)[ \u00a0]){1,3}\Z",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"""(?<![\wåäö-])(?:
      (?P<elsewhere>(?:socialstyrelsen|skolverket|boverket|regeringen|riksdagen|staten|länsstyrelsen|regionen|skr|ivo|vgr|msb|fn|eu|revisorerna|revisionen
        |[\wåäö]{2,30}(?:verket|myndigheten|inspektionen))(?::?s)?|(?:region|länsstyrelsen)\s[\wåäö]{2,30}s?|statliga|nationella|nationell|regionala|regional)
    | (?P<municipality>(?:[A-ZÅÄÖ][\wåäö-]{1,30}\s)?(?:kommuns|stads)|kommunens|stadens|kommunkoncernens|(?:kf|ks)(?::?s))
    | (?P<office>[\wåäö-]{0,40}(?:förvaltningens|kontorets|avdelningens|enhetens|verksamhetens|ledningens|ledningsgruppens))
    | (?P<own>(?:(?:tekniska|sociala|gemensamma|kommunala|lokala|[a-zåäö-]{3,30}tekniska)\s)?(?:nämndens|styrelsens)|utskottets|våra?|vårt|dess|sin|sitt|sina)
    | (?P<letters>(?-i:[A-ZÅÄÖ]{2,5})):?s
    )\Z""",
    re.VERBOSE | re.IGNORECASE,
)
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
