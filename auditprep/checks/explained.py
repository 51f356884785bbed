"""Whether a Nej, a Delvis or a Vet ej is explained."""

from __future__ import annotations

import re

from auditprep.prose.alike_words import key
from auditprep.prose.found import listed
from auditprep.prose.small import small_letters


def explains(answer: str, *said: str) -> bool:
    """Whether the answer says more than what is said already, by the question and the mark: a reason, what is done instead, what is
    planned, or anything else."""
    small = small_letters(answer)
    if len(_WORD.findall(small)) >= _LONG or _SIGNAL.search(small):
        return True
    known = [key(word) for each in said for word in _WORD.findall(small_letters(each))]
    return any(_is_new(word, known) for word in _WORD.findall(small))


_LONG = 14
_WORD = re.compile(r"[a-zåäö]{3,}")
_SIGNAL = re.compile(
    r"(?<![\wåäö])(?:eftersom|därför|på grund av|p\.?g\.?a|beror|berott|beroende|då det|då vi|med anledning|orsak\w*|förklar\w*|men|däremot|dock|istället|i stället|utan att"
    r"|enligt|pågår|pågående|planera\w*|avser|kommer att|ska|skall|påbörja\w*|försena\w*|senast|senare|under (?:hösten|våren|året|\d{4})|nästa|aktuell\w*|behövts?|behov|krävts?|krävs"
    r"|föranle\w*|uppstått|framkommit|konstatera\w*|identifiera\w*|saknar|saknas|undersök\w*|utred\w*|översyn|ännu inte (?:klar|färdig)\w*|först|tidigare|enbart|endast|bara (?:i|på|för|inom))(?![\wåäö])"
)
_SAYS_NOTHING = listed(
    "nej delvis vet vej inte icke ingen inget inga ännu idag dagsläget nuläget för närvarande det detta den denna dessa sådan sådant sådana någon något några har hade haft"
    " varit vara blivit blev blir finns fanns gör görs gjort gjorts sker skett skedde kan kunnat kunde får fått vissa viss del delar mån utsträckning grad till viss helt hållet"
    " fullt fullo riktigt tyvärr nämnden nämndens styrelsen styrelsens nämnd styrelse kommunen förvaltningen verksamheten vi oss man som och att för från med under inom"
    " svar svaret fråga frågan frågor kryss kryssat ovan nedan året års inför även också ganska relativt mycket lite mer mindre samtliga alla allt hela uppfyllt uppfyllda uppfylls"
    " stämmer gäller genomfört genomförts genomförs antagit antagits beslutat beslutats fastställt fastställts skriftligt kommentar ingenting saknas ej"
)


def _is_new(word: str, known: list[str]) -> bool:
    """Whether the word says something that the question does not; "verksamhetsplan" does not where it asks for a plan."""
    if word in _SAYS_NOTHING:
        return False
    own = key(word)
    return not any(own == each or (len(each) >= 4 and (own.endswith(each) or each.endswith(own) or own.startswith(each))) for each in known)  # fmt: skip
