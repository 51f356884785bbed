"""Whether a time is told as something that happened then, and stays true: "infördes 2024", "sedan 2024"."""

from __future__ import annotations

import re

from auditprep.years.stale_ground import Ground


def is_fact(ground: Ground, start: int, end: int) -> bool:
    """Whether the words around tell of something that began, was decided or changed then, in `text[start:end]`."""
    before, after = ground.before(start, 90), ground.after(end, 90)
    begun = (_SINCE.search(before), _HAPPENED.search(before), _OF_WHAT_STANDS.search(before))
    return any(begun) or bool(_HAPPENS.match(after) or _HAS.match(after))


def is_end(ground: Ground, start: int) -> bool:
    """Whether something runs until then: "till och med 2024"."""
    return bool(_UNTIL.search(ground.before(start, 40)))


_OF_THE_YEAR = (
    r"(?:den|år|året|hösten|våren|sommaren|vintern|början\sav|slutet\sav|mitten\sav|årsskiftet|januari|februari|mars|april|maj"
    r"|juni|juli|augusti|september|oktober|november|december|\d{1,2})\s"
)
_SINCE = re.compile(
    rf"(?:\b(?:sedan|fr\.?\s?o\.?\s?m\.?|från\soch\smed|(?:gäller|gällde|gällande|verkar)\sfrån)|(?:\A|[.,;:–]\s)från)\s(?:{_OF_THE_YEAR}){{0,3}}\Z",
    re.IGNORECASE,
)
_PAST = (
    "antogs|antog|infördes|införde|beslutades|beslutade|beslöt|beslöts|fastställdes|fastställde|bildades|bildade|startades|startade"
    "|inrättades|inrättade|öppnades|öppnade|invigdes|trädde|tillkom|tillträdde|anställdes|lanserades|upphörde|avvecklades"
    "|flyttades|flyttade|omorganiserades|reviderades|reviderade|uppdaterades|grundades|etablerades|tecknades|upphandlades|byggdes"
    "|övertog|övertogs|övergick|ersattes"
)
_DONE = (
    "antagen|antagna|antaget|beslutad|beslutade|fastställd|fastställda|reviderad|reviderade|uppdaterad|uppdaterade|införd|införda"
    "|tecknad|tecknade|inrättad|bildad|antagits|införts|reviderats|bildats|inrättats|tillkommit"
)
_LEADS_ELSEWHERE = (
    r"(?:för|inför|om|avseende|till|gällande|och|men|som|har|hade|är|ska|skall|kommer|att|mot|än)\s"
)
_HAPPENED = re.compile(
    rf"\b(?:(?:{_PAST})(?:\s(?!{_LEADS_ELSEWHERE})[\wåäö-]+){{0,4}}|(?:{_DONE})(?:\sav\s[\wåäö-]+(?:\s[\wåäö-]+)?)?"
    rf"(?:\s(?:redan|först|under|i))?)\s(?:{_OF_THE_YEAR})?\(?\Z",
    re.IGNORECASE,
)
_HAPPENS = re.compile(rf"\s(?:{_PAST})\b", re.IGNORECASE)
_HAS = re.compile(
    r"\s(?:har|hade)\s(?:[\wåäö-]+\s){0,6}(?:införts?|bildats?|inrättats?|startats?|öppnats?|tillkommit)\b",
    re.IGNORECASE,
)
_OF_WHAT_STANDS = re.compile(  # "avtalet från 2024", "riktlinjer för resor 2024", "valet 2024"; not "siffror från 2024"
    r"(?:\b[\wåäö-]*(?:strategi|policy|program|riktlinje|reglemente|ordning|avtal|överenskommelse|lag|projekt)(?:r|er|et|en|n)?"
    r"(?:\s(?:för|om|av|mot|kring)\s[\wåäö-]+){0,2}\s(?:från\s)?\(?"
    r"|\b(?!\w*(?:uppgift|siffr|resultat|mätning|enkät|undersökning|analys|statistik|data|utfall|uppföljning|rapport|bokslut|värde(?!ring)))"
    r"[\wåäö-]+\sfrån\s(?:år\s)?|\b[\wåäö-]*val(?:et)?\s)\Z",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:till\soch\smed|t\.?\s?o\.?\s?m\.?|fram\still|(?:gäller|gällde|löper|löpte|förlängts|förlängs)\still|avslutas|upphör|slutförs|löper\sut)\s(?:år\s)?\Z",
    re.IGNORECASE,
)
