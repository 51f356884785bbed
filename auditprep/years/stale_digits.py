"""Whether four digits that look like a year are one."""

from __future__ import annotations

import re

from auditprep.years.stale_ground import Ground

YEAR = r"(?<!\w)(?:19|20)\d\d(?!\w)"
"""The pattern of what may be a year."""


def is_year(ground: Ground, start: int, end: int) -> bool:
    """Whether the digits are a year, and not how many there are of something, or part of something longer."""
    before = ground.text[max(0, start - 30) : start]
    if _NO_YEAR_BEFORE.search(before) or _NO_YEAR_AFTER.match(ground.text, end) or _OF_A_THING.search(before):
        return False
    is_number = _A_NUMBER.search(before) or _COUNTED.match(ground.text, end)
    return not is_number or bool(_OF_TIME.search(before))


_THINGS = (
    "st|stycken|personer|individer|ärenden|timmar|dagar|minuter|elever|barn|ungdomar|brukare|invånare|medborgare|hushåll|platser"
    "|lägenheter|besök|ansökningar|beslut|samtal|medarbetare|anställda|årsarbetare|kvm|m²|m2|km|meter|kg|ton|enheter|svar|poäng|böcker"
)
_COUNTED = re.compile(rf"[ \u00a0](?:{_THINGS})(?![\wåäö])", re.IGNORECASE)
_OF_TIME = re.compile(
    r"\b(?:under|för|år|året|i|per|från|sedan|inför|efter|hösten|våren|sommaren|budgetåret|helåret)\s\(?\Z",
    re.IGNORECASE,
)
_A_NUMBER = re.compile(
    r"(?:\b(?:uppg(?:år|ick)\still|antal(?:et)?:?|totalt|sammanlagt|summa:?|cirka|ca|omkring|drygt|knappt|nästan|minst|högst)\s)\Z",
    re.IGNORECASE,
)
_NUMBERED = (  # pages, rooms, accounts and things that have a number
    "sid|sida|sidan|sidor|sidorna|s|box|rum|rummet|konto|kontot|ansvarskod|kod|telefon|tel|tfn|anknytning|nr|nummer|id"
    "|version|art|objekt|punkt|fråga|bilaga|kap|vision|agenda|iso|postnummer"
)
_OF_A_THING = re.compile(
    rf"\b(?:{_NUMBERED})\.?:?\s?(?:nr\.?\s?)?(?:\d+\s?(?:[-–,]|och)\s?){{0,6}}\Z", re.IGNORECASE
)
_NO_YEAR_BEFORE = re.compile(r"(?:[\w§][-–−]|[\d§][.:,/]|§\s?|[#+<>≥≤±=]\s?)\Z")
_NO_YEAR_AFTER = re.compile(r"[-–−/.:,]\d|-(?!års?\b|åren\b)\w|[ \u00a0]?(?:%|‰|:-)")
