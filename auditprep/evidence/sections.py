"""The parts that every § of minutes is made of, and the lists that name the §§ before they come."""

from __future__ import annotations

import re


def begins_section(text: str) -> bool:
    """Whether the line is the heading of a part of a § ("Ärendebeskrivning", "Beslut", "Expedieras"), or the decision
    itself ("Socialnämnden beslutar …"). "Beslut om attestanter" is none."""
    return bool(_SECTION.fullmatch(text) or _DECIDES.match(text))


def begins_sources(text: str) -> bool:
    """Whether the line begins a list of the documents that a matter rests upon ("Beslutsunderlag", "Bilagor: …")."""
    return bool(_SOURCES.match(text))


def begins_agenda(text: str) -> bool:
    """Whether the line is the heading of a list of the matters."""
    return bool(_AGENDA.fullmatch(text))


def has_leader(text: str) -> bool:
    """Whether the line has dots that lead to a page number, as in a table of contents."""
    return bool(_LEADER.search(text))


def without_leader(text: str) -> str:
    """A line of a table of contents without its dots and page number."""
    return _LEADER_AND_PAGE.sub("", text).strip()


_WHOSE = r"(?:(?:[\wåäö]{2,40}-(?:\s(?:och|samt))?\s){0,2}[\wåäö-]{2,40}(?:nämndens|styrelsens|utskottets|fullmäktiges|förvaltningens|kontorets|ordförandens|presidiets|beredningens)\s)?"
_SECTION = re.compile(
    rf"""{_WHOSE}(?:
      (?:förslag\still\s|tidigare\s|omedelbart\s)?beslut(?:\si\särendet)?
    | (?:beskrivning|sammanfattning|redogörelse|bakgrund)(?:\s(?:av|för|till)\särendet)?
    | (?:beslutet|ärendet)\si\skorthet | ärende(?:beskrivning|t)? | ärendets\s(?:beredning|behandling|gång)
    | beslutsunderlag | (?:underlag|handlingar|dokument)(?:\s(?:för\sbeslut|till\sbeslut|i\särendet))?
    | yrkande(?:n|na)? | förslag(?:et)?(?:\still\sbeslut(?:\spå\ssammanträdet)?)? | beslutsgång | propositionsordning(?:ar)? | beslutsförslag
    | (?:beslutet\s|protokollsutdrag(?:et)?\s|protokollet\s)?(?:expedieras|skickas|sänds|delges|delgivning|expediering|sändlista|kopia)(?:\still)?
    | beredning | reservation(?:er)? | jäv | protokollsanteckning(?:ar)? | särskilt\syttrande | bedömning | yttrande | överläggning(?:en)?
    | (?:ej|inte)\sdeltagande | deltar\s(?:ej|inte)\si\sbeslut(?:et)? | ajournering | omröstning(?:sresultat)? | votering
    | ekonomiska\skonsekvenser | konsekvenser | motivering(?:\still\sbeslut(?:et)?)? | inlägg | dagens\ssammanträde | paragrafen\s(?:är|justeras)\s.{{1,40}}
    )(?:\s?:.*)?""",
    re.VERBOSE | re.IGNORECASE,
)
_SOURCES = re.compile(
    r"(?:(?:besluts)?underlag|handlingar|bilag(?:a|or)|dokument)(?:\s(?:för\sbeslut|till\sbeslut|i\särendet))?\s?(?::|\Z)",
    re.IGNORECASE,
)
_DECIDES = re.compile(
    r"(?:[\wåäö-]{1,40}\s){0,4}[\wåäö-]{0,40}(?:nämnden|styrelsen|utskottet|fullmäktige|beredningen)\s(?:beslutar|beslutade|beslöt|föreslår|har\sbeslutat)\b",
    re.IGNORECASE,
)
_AGENDA = re.compile(
    r"(?:(?:ärende|föredragnings|besluts|paragraf)(?:lista|förteckning)|dagordning|innehåll(?:sförteckning)?|lista\söver\särenden|ärenden|"
    r"innehåll\ssida?|ärende\ssida?|§?\s?ärende(?:n|mening|rubrik)?(?:\s(?:dnr|sida?|sid\.?)){0,2})(?:\s?:)?(?:\ssida?)?",
    re.IGNORECASE,
)
_LEADER = re.compile(r"\.{4,}|…{2,}|_{5,}|(?:\.\s){4,}|·{4,}")
_LEADER_AND_PAGE = re.compile(
    r"\s*(?:\.{3,}|…+|_{4,}|(?:\.\s){3,}\.?|·{3,})[\s.…]*\d{0,4}(?:\s?[-–]\s?\d{1,4})?\s*\Z"
)
