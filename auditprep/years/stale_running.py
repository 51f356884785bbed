"""Whether a time that is last year's is told of as the year that runs, so that the words may be this year's as they stand."""

from __future__ import annotations

import re

from auditprep.prose.past import tells_of_event
from auditprep.years.stale_digits import YEAR, is_year
from auditprep.years.stale_facts import is_fact
from auditprep.years.stale_ground import Ground


def is_running(ground: Ground, start: int, end: int) -> bool:
    """Whether nothing in the words around says that `text[start:end]` is a time that stays what it was: when something
    began, happened or ended, what something is compared with, or whatever somebody else has said of it."""
    sentence = ground.sentence_of(start)
    return not (
        is_fact(ground, start, end)
        or ground.quotation(start, end)
        or _SAYS.search(sentence)
        or _THEN_AND_NOW.search(sentence)
        or names_another_year(ground, start)
        or _is_led_to(ground, start)
        or _is_special(ground, start, end)
    )


def is_renewed(ground: Ground, start: int, end: int) -> bool:
    """Whether a document or a period of last year has one of this year in its place: not where something is compared with it,
    or follows it; and not in words that are quoted, unless they are its title."""
    quotation = ground.quotation(start, end)
    if quotation and quotation.end - quotation.start - (end - start) > _MOST_OF_A_TITLE:
        return False
    sentence, after = ground.sentence_of(start), ground.after(end, _FAR)
    if (
        _LEADS_TO_DOCUMENT.search(ground.before(start, _FAR))
        or _BETWEEN.search(ground.before(start, 20))
        or _FOLLOWS.search(sentence)
    ):
        return False
    compared = _COMPARED_AFTER.match(after)
    return not (compared and int(compared[1]) == ground.then - 1)


def names_another_year(ground: Ground, start: int) -> bool:
    """Whether the sentence names another year than last year too: the two belong together, and nobody knows which of them
    stays."""
    first, last = ground.sentence(start)
    first, last = max(first, start - _MOST_AROUND), min(last, start + _MOST_AROUND)
    return any(
        int(match[0]) != ground.then
        and not ground.is_aside(match.start())
        and is_year(ground, match.start(), match.end())
        for match in _YEARS.finditer(ground.text, first, last)
    )


_YEARS = re.compile(YEAR)
_MOST_AROUND = 400
_FAR = 120
_MOST_OF_A_TITLE = 30  # letters that a title has beside the document's name and its year
_THEN_AND_NOW = re.compile(
    r"\b(?:nu|numera|nuförtiden|därefter|sedan\sdess|inte\slängre|i\sår)\b(?!\s\(?\d)|\bsom\s(?:högst|lägst|störst|minst|mest|flest|färst|bäst|sämst)\b",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:skr(?:ev|iver|ivit)|anför(?:de|t|s|des)?|framhöll|yttrade|citera[rs]?|uttala(?:de|t|r))\b|\b(?:i|av|enligt|ur)\s(?:[\wåäö-]+\s){0,3}"
    r"[\wåäö-]*(?:brev|skrivelse|yttrande|uttalande|remissvar|pressmeddelande|mejl|mail|citat)(?:et|en|n)?\b",
    re.IGNORECASE,
)

# What leads to the time

_SMALL = r"(?:(?:år|året|åren|hela|helåret|budgetåret|verksamhetsåret|hösten|våren|sommaren|vintern|början\sav|slutet\sav|utgången\sav|månad|under|för|i)\s){0,3}"
_INFOR = re.compile(
    rf"\b(?:inför|till|före|efter|innan|tills|kring|med\sbörjan|med\sstart|redan|senast|först|är|var|blir|blev|ansvar|(?:bakgrund|följd|grund|anledning)\sav|mellan)\s{_SMALL}\(?\Z",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:jämför[a-zåäö]*(?:\s(?:med|mot))?|i\sförhållande\still|i\srelation\still|gentemot|liksom|såsom|(?:precis|samma)\ssom"
    r"|motsvarande\s(?:period|tid|månad|kvartal|tertial)[a-z]*)\s(?:[^\s;:]+(?<![.;:])\s){0,6}\(?\Z"
    rf"|\bän\s(?:[^\s;:,]+\s){{0,3}}\(?\Z|\b(?:mot|som|över|skillnad\sfrån|(?:öka|minska|stig|sjunk)[a-z]*\sfrån)\s{_SMALL}\(?\Z",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"\b(?:bygg(?:er|de|d|t)\s(?:vidare\s)?på|basera[a-z]*\spå|grunda[a-z]*\spå|utgå(?:r|tt)\sfrån|utgick\sfrån|hämta[a-z]*\s(?:från|ur|i))\s"
    r"(?:[^\s;:,]+(?<![.;:])\s){0,6}\(?\Z",
    re.IGNORECASE,
)
_GROUND = re.compile(
    r"\b(?:grund(?:en)?|underlag(?:et)?|utgångspunkt(?:en)?)\s(?:för|till|inför)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"(?:öknings?|minskning|höjning|sänkning|förändring|neddragning|nedskärning|förstärkning|utökning|nedgång|uppgång|försämring|förbättring"
    rf"|indragning|omläggning|flytt|övergång|starten|omorganisation)(?:en|arna|na)?\s(?:(?:av|i|för|på)\s[\wåäö-]+\s)?{_SMALL}\(?\Z",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:efter|sedan|före|vid|genom|trots|tack\svare|på\sgrund\sav|(?:effekt|konsekvens|resultat|följd)(?:en|er)?\sav|till\sföljd\sav|i\ssamband\smed|med\sanledning\sav)\s(?:[\wåäö-]+\s){0,2}"
    r"[\wåäö-]+(?:en|et|an|na)\s\(?\Z",
    re.IGNORECASE,
)
_NAMED = re.compile(r"[a-zåäö,]\s(?P<name>[A-ZÅÄÖ][\wåäöÅÄÖ-]*)\s\Z")
_NO_NAME = re.compile(
    r"(?:[QTKH]\d|tertial|kvartal|delår|helår|utfall|budget|prognos|mål|målvärde|nuläge|resultat|plan|bokslut|ram|bilaga|tabell)\Z"
    r"|.*(?:nämnden|nämndens|styrelsen|styrelsens|förvaltningen|kommunen|fullmäktige)\Z",
    re.IGNORECASE,
)
_MONTH_BEFORE = re.compile(
    r"\b(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\s(?:månad\s)?\Z",
    re.IGNORECASE,
)
_PLANNED = re.compile(r"\bplaner(?:a|as|ar|ad|at|ade|ades)\b", re.IGNORECASE)
_PLANNED_BEFORE = re.compile(
    rf"\bplaner(?:a|as|ar|ad|at|ade|ades)\s(?:[\wåäö-]+\s){{0,2}}{_SMALL}\(?\Z", re.IGNORECASE
)


def _is_led_to(ground: Ground, start: int) -> bool:
    """Whether the words before make it what something is compared with, or comes from, or when it is to be."""
    before = ground.before(start, _FAR)
    led = (_INFOR, _COMPARED, _SOURCE, _GROUND, _CHANGE, _EVENT, _PLANNED_BEFORE)
    if any(each.search(before) for each in led):
        return True
    named = _NAMED.search(before)
    return bool(named and not _NO_NAME.match(named["name"]))


# What the words around tell of

_NEW = re.compile(
    r"\b(?:ny(?!ck|tt[aij]|ans)[a-zåäö]*|första\s(?:gången|året|steget|omgången|etappen|upplagan)"
    r"|(?:den|det|de)\sförsta(?!\s(?:halv|kvartal|tertial|delår|månad|del))|premiär[a-zåäö]*|enbart|endast|bara|engångs[a-zåäö]*|undantagsvis"
    r"|valår(?:et)?|jubileumsår(?:et)?|sista\s(?:gång(?:en)?|året)|(?:in|upp|över)förandet|inrättandet|bildandet|öppnandet|sammanslagningen|avvecklingen|invigningen|övergången"
    r"|(?:över|in|ut)?flytt(?:en|ningen)|omorganisationen|nedläggningen)\b",
    re.IGNORECASE,
)
_DONE_BY = re.compile(
    r"\b(?:(?:vara|är|bli|blir|stå|står)\s(?:helt\s)?(?:klar[at]?|färdig[at]?)|slutförd[at]?|slutfört|färdigställ[a-zåäö]*)\s(?:[\wåäö-]+\s){0,2}\Z",
    re.IGNORECASE,
)


def _is_special(ground: Ground, start: int, end: int) -> bool:
    """Whether it is told of something that is new then, that happens once, or is planned to be done by then."""
    clause = ground.clause_of(start, end)
    if (
        _NEW.search(clause)
        or tells_of_event(clause)
        or _was_so(clause)
        or _DONE_BY.search(ground.before(start, 60))
    ):
        return True
    is_month = ground.months_by_start.get(start) or _MONTH_BEFORE.search(ground.before(start, 20))
    return bool(is_month and _PLANNED.search(clause))


def _was_so(clause: str) -> bool:
    """Whether the words tell how something was, and have no figure or outcome that is this year's when it is changed."""
    return bool(_WAS.search(clause)) and not _MEASURED.search(_YEARS.sub("", clause))


_WAS = re.compile(r"\b(?:var|hade|saknades?|fanns)\b", re.IGNORECASE)
_MEASURED = re.compile(
    r"\d|läget|utfall|resultat|kostnad|intäkt|frånvaro|antal|andel|prognos|ekonomi|omsättning|nöjdhet|måluppfyllelse|värde",
    re.IGNORECASE,
)

# What documents follow

_LEADS_TO_DOCUMENT = re.compile(
    r"\b(?:(?:grund(?:en)?|underlag(?:et)?|utgångspunkt(?:en)?)\s(?:för|till|inför)|följer\spå|följde\spå"
    r"|föregår|föregick|jämför(?:t|as|s|else|elsen|elser|elsevis)?\s(?:med|mot)|i\sförhållande\still)\b[^;:!?]*\Z",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\b(?:mellan|från)\s(?:år(?:en)?\s)?\Z", re.IGNORECASE)
_FOLLOWS = re.compile(
    r"\b(?:ersätt(?:er|a|as|s|ts|t|ning)|ersatte[s]?|ersatts?|efterfölj(?:er|s|a)|efterföljde[s]?|efterträd(?:er|s|a)|efterträdde[s]?|avlös(?:er|s|te|tes))\b"
    r"|\b(?:första|sista)\sgången\b",
    re.IGNORECASE,
)
_COMPARED_AFTER = re.compile(
    r"[^;:!?]{0,30}?\b(?:jämför[a-z]*\s(?:med|mot)|i\sförhållande\still|än|gentemot)\s[^;:!?]{0,60}?(?<![\d./-])((?:19|20)\d\d)(?![\d-])",
    re.IGNORECASE,
)
