"""Notes that something is put off: "Infogas efter mötet", "Kompletteras.", "Datum fylls i senare", "Svar kommer".

The same verbs stand in prose about other things ("handlingsplanen kompletteras under hösten", "blanketten fylls i av
handläggaren"). What tells them apart is that a note has no subject, or one that belongs to the answer itself, and that what
follows says no more than when or by whom.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditprep.prose.found import listed


def put_off(text: str, small: str) -> Iterator[tuple[int, int]]:
    """Where such notes begin and end. `small` is the text in small letters."""
    for verb in _VERB.finditer(small):
        begin = _begin(small, verb.start())
        if _is_note(text, small, verb, begin):
            yield begin, _sentence_end(small, verb.end())
    for match in _ALONE.finditer(small):
        if _is_headless(text, match.start()):
            yield match.start(), _sentence_end(small, match.end())
    for match in _LACKING.finditer(small):
        yield match.start(), match.end()


_B, _E = r"(?<![\wåäö-])", r"(?![\wåäö])"
_END = r"(?=\s*(?:[.)\]!;\n\t/]|\Z)|\shär\b)"

# Verbs in the passive

_VERB = re.compile(
    rf"""{_B}(?:
      (?P<put_in>infogas|klistras\sin|skrivs\sin|fylls\s(?:i|på|ut)|ifylle?s|läggs\sin|förs\sin|tillkommer
        |fyllas\si|läggas\s(?:in|till)|skrivas(?:\sin)?|föras\sin|klistras\sin)
    | (?P<made_whole>kompletteras|uppdateras|justeras|läggs\still|stäms\sav|stämmas\sav)
    | (?P<told>skrivs|kontrolleras|anges|redovisas|beskrivs|meddelas|bifogas|lämnas)
    ){_E}""",
    re.VERBOSE,
)
_MODAL = re.compile(rf"{_B}(?:ska|skall|måste|behöver|bör|kommer\satt)\s\Z")
_OF_THE_ANSWER = (
    r"(?:svar(?:et)?|text(?:en)?|(?:besluts|sammanträdes)?datum(?:et)?|uppgift(?:er)?|siffr(?:a|an|or|orna)|belopp(?:et)?|paragraf(?:en|nummer)?"
    r"|§§?|dnr|diarienummer|tabell(?:en)?|diagram(?:met)?|länk(?:en)?|sidnummer|(?:sid)?hänvisning(?:en|ar)?|protokollsutdrag(?:et)?"
    r"|beskrivning(?:en)?|kommentar(?:en)?|sammanställning|bild(?:en)?|punkten|frågan)"
)
_SUBJECT = re.compile(rf"{_B}{_OF_THE_ANSWER}\s(?:här\s|som\ssaknas\s)?\Z")
_RECURS = re.compile(
    rf"{_B}(?:årligen|årsvis|löpande|varje|vid\sbehov|vid\sändring\w*|månadsvis|månatligen|kvartalsvis|kontinuerligt|regelbundet"
    rf"|tertialvis|halvårsvis|respektive|varannan|automatiskt|successivt){_E}"
)
_MEETING = (
    r"(?:(?:nämnd|nästa\s)?(?:sammanträde[t]?|möte[t]?)|nämnd(?:en)?|nämndens\s\w+|styrelsen|(?:kommun)?fullmäktige|kf|ks|au"
    r"|arbetsutskottet)"
)
_DONE = (
    r"(?:klar|färdig|finns|kommit|kommer|justera|beslut|tillgänglig|fastställ|antag|behandla|publicera|inkommit|leverera|lämna"
    r"|svara|sammanträ|har\svi|vet)\w*"
)
_SOON = re.compile(
    rf"""\s(?:
      efter\s(?:\w+\s){{0,2}}?(?:{_MEETING}|beslut(?:et)?|justering(?:en)?|delår\w*|bokslut\w*|semester\w*|sommaren
        |\d{{1,2}}[/\s]\w+|\d{{4}}-\d\d-\d\d)
    | senare{_END} | senare,?\s(?:i\s(?:höst|veckan|dag|år|processen)|av|när)
    | inom\skort | snarast | omgående | sen{_END} | i\sefterhand | i\smorgon | nästa\svecka
    | (?:när|då|så\s?snart|så\sfort)\s[^.\n]{{0,70}}?{_DONE}
    | (?:innan|före|inför)\s(?:\w+\s)?(?:(?:inlämning|inskick|utskick|insändande|leverans|avlämnande)\w*|sista\s\w+|{_MEETING})
    ){_E}""",
    re.VERBOSE,
)
_BY = re.compile(
    rf"""\s(?:av|från)\s(?:(?:vår|kommunens|nämndens|förvaltningens)\s)?(?:
      [\wåäö-]{{0,20}}(?:ekonom(?:en|erna)?|controllern?|chef(?:en|erna)?|sekreteraren?|registratorn?|handläggaren?|kommunikatör(?:en)?
        |ansvariga?|strateg(?:en)?|samordnaren?|förvaltningen|avdelningen|kontoret|kansliet)
    | hr(?:-\w+)?
    ){_E}""",
    re.VERBOSE,
)
_BY_NAME = re.compile(r"\s(?:av|från)\s(?:[A-ZÅÄÖ]{2,4}(?!\w)|[A-ZÅÄÖ][a-zåäö]+(?!\w|\skommun))")
_WITH = re.compile(
    rf"\smed\s(?:(?:aktuella?|rätt|senaste|nya|slutliga?)\s)?(?:{_OF_THE_ANSWER}|utfall|prognos|beslut){_E}"
)
_ADDS = re.compile(
    rf"\s(?:av|med|här|från|i|vid|under|till|innan|inför|efter|senare|när|då|så|snarast|inom|ev|sedan|per){_E}"
)
_ENDS = re.compile(_END)


def _is_note(text: str, small: str, verb: re.Match[str], begin: int) -> bool:
    end = verb.end()
    if _RECURS.search(small, end, _sentence_end(small, end)):
        return False
    soon = bool(_SOON.match(small, end))
    says_no_more = soon or bool(_ENDS.match(small, end))
    by = bool(_BY.match(small, end) or _BY_NAME.match(text, end))
    if _SUBJECT.match(small, begin, verb.start()) or _SUBJECT.search(small, begin, verb.start()):
        return (soon or by) if verb["told"] else (says_no_more or by)
    if not _is_headless(text, begin):
        return verb[0] in _PUT_IN_TEXTS and soon and not small.startswith(" efter beslut", end)
    if verb["told"]:
        return soon
    adds = _ADDS if verb["put_in"] else _WITH
    return says_no_more or by or bool(adds.match(small, end))


_PUT_IN_TEXTS = listed("infogas klistras")


def _begin(small: str, at: int) -> int:
    """Where the note begins whose verb stands there: at its subject, or at the word before an infinitive."""
    modal = _MODAL.search(small, max(0, at - 12), at)
    at = modal.start() if modal else at
    subject = _SUBJECT.search(small, max(0, at - 40), at)
    return subject.start() if subject else at


# Other notes, which begin a sentence

_ALONE = re.compile(
    rf"""{_B}(?:
      kommer\s(?:senare|inom\skort|efter\s{_MEETING})
    | (?:text(?:en)?|svar(?:et)?|siffror|uppgift(?:er)?|belopp|datum)\s(?:kommer|inväntas|följer)
      (?:{_END}|\s(?:senare|inom\skort|när))
    | (?:text(?:en)?|svar(?:et)?)\s(?:kommer|inväntas)\s(?:från|efter)
    | underlag\s(?:kommer|inväntas)(?:{_END}|\ssenare)
    | (?:inväntar|väntar\spå|avvaktar|avvakta)\s(?:svar|uppgift|besked|siffr|underlag|text|beslut|protokoll|återkoppling|ekonom|hr)\w*
    | (?:vi\s)?återkommer(?:{_END}|\s(?:senare|inom\skort|med\s(?:svar|uppgift|datum|siffr|text|belopp|besked)\w*))
    | infoga\s(?:{_OF_THE_ANSWER}|här|graf\w*|utdrag\w*|protokoll\w*|beslut\w*|siffr\w*) | klistra\sin | skriv\s(?:in\s|om\s)?(?:{_OF_THE_ANSWER}|mer|något)
    | fyll\s(?:i|på)(?:{_END}|\s(?:{_OF_THE_ANSWER}|här|vad|när|hur|utfall))
    | (?:komplettera|uppdatera|lägg\sin)(?:{_END}|\s(?:senare|efter\s{_MEETING}))
    | (?:lägg\s(?:in|till)|komplettera(?:\smed)?|uppdatera|kontrollera|stäm\sav|sätt\sin|byt\sut)\s{_OF_THE_ANSWER}{_END}
    ){_E}""",
    re.VERBOSE,
)
_LACKING = re.compile(
    r"(?:(?<=\A)|(?<=[\n\t(\[])|(?<=[.:!?] ))(?:text|svar|beskrivning|datum|belopp|§|paragraf|dnr|diarienummer|sidnummer|siffra|siffror)(?:en|et|na)?"
    rf"\s(?:saknas|fattas)(?:\s(?:ännu|än))?{_END}"
)


# Where a note stands

_HEADLESS_BEFORE = re.compile(r"(?:\A|[\n\t.!?:;(\[{<*•–—/\"”|]|\s-)[ \u00a0]*\Z")
_STOP = re.compile(r"[.!?;](?=\s|\Z|[)\]])|[)\]\n\t]")
_LONGEST = 100


def _is_headless(text: str, at: int) -> bool:
    """Whether nothing stands before it in its sentence: it begins a sentence, a line, a cell, or what is in brackets."""
    return text[at].isupper() or bool(_HEADLESS_BEFORE.search(text, max(0, at - 6), at))


def _sentence_end(small: str, at: int) -> int:
    """Where the sentence ends, without its full stop; not far away."""
    stop = _STOP.search(small, at, at + _LONGEST)
    return stop.start() if stop else min(len(small), at + _LONGEST)
