"""How often something is done, as administrative Swedish says it: "varje månad", "två gånger om året", "i samband med delårs- och
årsbokslut"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditprep.prose.dates import MONTHS
from auditprep.prose.found import without_overlaps
from auditprep.prose.small import small_letters


@dataclass(frozen=True, slots=True)
class FoundFrequency:
    """Words that say how often; they stand in `text[start:end]`."""

    start: int
    end: int


def frequencies(text: str) -> tuple[FoundFrequency, ...]:
    """What says how often, in order. "Regelbundet" does not, nor does a single occasion ("när delårsrapporten 2025
    behandlas")."""
    small = small_letters(text)
    return without_overlaps(
        FoundFrequency(match.start(), match.end()) for each in _PATTERNS for match in each.finditer(small)
    )


_B, _E = r"(?<![\wåäö-])", r"(?![\wåäö])"
_NUMBER = (
    r"(?:\d{1,3}|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|ett\spar|några|flera|minst\s\w+)"
)
_SPAN = r"(?:dag|dygn|vecka|veckor|månad|månaderna|månader|kvartal|tertial|halvår|år|året|termin|verksamhetsår|mandatperiod|mandatperioden|sammanträde|sammanträden|möte|nämndsammanträde|nämndmöte|nämnd)"
_TIMES = r"(?:gång(?:er)?|ggr?|tillfällen?)"
_MONTH = "|".join(MONTHS)
_REPORT = r"(?:delårs?|års|tertial|kvartals|månads|halvårs|helårs)-?(?:bokslut|rapport|redovisning|uppföljning)(?:et|en|er|arna|erna)?"
_AT = r"(?:vid|i\ssamband\smed(?:\satt)?|inför|efter|per|i|till|genom)"
_PATTERNS = (
    re.compile(
        rf"{_B}(?:varje|var(?:t)?|varannan|vartannat|var\s(?:tredje|fjärde|sjätte))\s(?:[\wåäö-]+\s)?{_SPAN}{_E}"
        rf"|{_B}[\wåäö]{{0,12}}(?:månatlig(?:en|t|a)?|kvartals?vis|kvartalsvisa?|årlig(?:en|t|a)?|årsvis|halvårsvis|månadsvis|månadsvisa|veckovis|veckovisa"
        rf"|tertialvis|terminsvis|daglig(?:en|t|a)?|löpande|kontinuerligt|fortlöpande|omgående|dagligdags|aldrig|sällan){_E}"
    ),
    re.compile(
        rf"{_B}{_NUMBER}\s{_TIMES}(?:\s?(?:per|om|under|i|/|varje)\s?(?:[\wåäö]+\s)?{_SPAN})?{_E}|{_B}{_NUMBER}\s{_TIMES}/\s?{_SPAN}{_E}"
        rf"|{_B}{_NUMBER}\s(?:per|om)\s(?:år|året|månad|kvartal|termin){_E}|{_B}\d{{1,2}}/år{_E}"
    ),
    re.compile(
        rf"{_B}(?:en|två|tre|fyra|alla|samtliga|i\sprincip\salla)\s(?:\w+\s)?(?:sammanträden|nämndsammanträden|möten)(?:\s(?:per|om|under))?{_E}"
        rf"|{_B}(?:{_NUMBER}|alla|samtliga|flertalet)\sav\s(?:årets|nämndens|styrelsens)\s(?:\w+\s)?(?:sammanträden|möten){_E}|{_B}per\s(?:månad|kvartal|tertial|halvår|år|termin|vecka){_E}|{_B}en\sgång{_E}"
    ),
    re.compile(
        rf"{_B}(?:i|per|för|under|vid)\s(?:slutet\sav\s|början\sav\s)?(?:{_MONTH})(?:,\s(?:{_MONTH}))*\s(?:och|samt)\s(?:i\s|per\s)?(?:{_MONTH}){_E}"
    ),
    re.compile(
        rf"{_B}(?:delår(?:s-)?|delår|delårs-|del-|tertial\s?\d?|halvår)(?:en|et)?\s?(?:och|samt|/|resp(?:ektive|\.)?)\s?(?:vid\s|per\s|i\s)?(?:hel)?(?:år(?:et)?|års[\wåäö-]+|tertial\s\d){_E}"
        rf"|{_B}{_REPORT}\s(?:och|samt)\s(?:vid\s|i\s|per\s)?{_REPORT}{_E}|{_B}{_AT}\s(?:varje|samtliga|alla|respektive)\s[\wåäö-]+{_E}"
    ),
    re.compile(
        rf"{_B}(?:vid|i\ssamband\smed|inför|efter|per)\s(?:(?:nämndens|årets|kommunens|den|det)\s)?(?:{_REPORT}|delår(?:et)?|helår(?:et)?|årsskiftet|halvårsskiftet)(?!\s(?:[\wåäö]+\s)?(?:19|20)\d\d)(?!\sbehandla){_E}"
    ),
    re.compile(
        rf"{_B}(?:tertial|kvartals|månads)(?:rapport|uppföljning|bokslut)(?:er|erna|ar|arna|en)?{_E}(?!\s\d)|{_B}(?<!sätt\s)(?<!övrigt\s)(?<!även\s)(?<!också\s)(?<!och\s)(?<!annars\s)(?:endast\s)?(?:vid|efter)\sbehov{_E}"
    ),
    re.compile(
        rf"{_B}(?:har\s(?:ännu\s)?inte\s(?:rapporterats|redovisats|skett|gjorts)|sker\s(?:ännu\s)?inte|rapporteras\sinte|redovisas\sinte|inte\salls){_E}"
    ),
)  # fmt: skip
