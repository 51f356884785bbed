"""Counts as administrative Swedish states them: "fyra formulerade mål", "tre av fyra mål", "26 aktiviteter"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from auditprep.prose.found import listed, without_overlaps
from auditprep.prose.small import small_letters


@dataclass(frozen=True, slots=True)
class FoundCount:
    """So many of something. `noun` is what is counted, without its ending ("kontrollmål"), "" where no noun is known;
    `things` are the words from after the number to it. Of "tre av fyra mål", `value` is 3 and `of` 4; `of` is 0 in "två av
    nämndens mål". `rough` is "minst", "högst" or "ungefär", "" for an exact count. `is_whole`: the words say that there are
    no more ("totalt fyra mål", "har fyra mål", "de fyra målen"). The number stands in `text[start:number_end]`, all of it in
    `text[start:end]`."""

    value: int
    of: int | None
    noun: str
    things: str
    rough: str
    is_whole: bool
    start: int
    number_end: int
    end: int


def counts(text: str) -> tuple[FoundCount, ...]:
    """The counts in the text, in order. What is measured and not counted (years, money, shares), and numbers that name
    ("mål 2", "sid 3", "§ 4", "den 5 maj"), are none."""
    small = small_letters(text)
    found = [_count(small, match) for match in _NUMBER.finditer(small)]
    found += [_said_after(small, match) for match in _SO_MANY.finditer(small)]
    found += [_in_brackets(small, match) for match in _BRACKETS.finditer(small)] if "(" in small else []
    found += [_count_after(match) for match in _NUMBER_OF.finditer(small)] if "antal" in small else []
    return without_overlaps(each for each in found if each is not None)


def counts_across_lines(text: str) -> tuple[FoundCount, ...]:
    """The same where a sentence goes on from one line to the next, as on a page."""
    return counts(text.replace("\n", " "))


def number_of_word(word: str) -> int | None:
    """The number that a word or digits say: "fyra" is 4, "tjugosex" 26; None for other words."""
    return int(word) if word.isascii() and word.isdigit() else _NUMERALS.get(word.casefold())


def in_words(number: int) -> str:
    """The number as one writes it within a sentence: in words up to twelve."""
    return _UNITS[number - 1] if 0 < number <= 12 else str(number)


_UNITS = [
    "ett",
    "två",
    "tre",
    "fyra",
    "fem",
    "sex",
    "sju",
    "åtta",
    "nio",
    "tio",
    "elva",
    "tolv",
    "tretton",
    "fjorton",
    "femton",
    "sexton",
    "sjutton",
    "arton",
    "nitton",
]
_TENS = {"tjugo": 20, "trettio": 30, "fyrtio": 40, "femtio": 50, "sextio": 60}
_NUMERALS = {
    **{word: number for number, word in enumerate(_UNITS, 1) if number > 1},
    **_TENS,
    **{f"{ten}{word}": tens + at for ten, tens in _TENS.items() for at, word in enumerate(_UNITS[:9], 1)},
    "aderton": 18,
}
_SPELT = "|".join(sorted(_NUMERALS, key=len, reverse=True))
_N = rf"(?:{_SPELT}|\d{{1,3}})"
_BLANK = r"[ \u00a0]"
_NUMBER = re.compile(
    rf"(?<![\w§.,:;/–+%<>=≥≤-])(?<!\d[ \u00a0])(?<!§[ \u00a0])(?P<number>{_N})(?![\w§%/:–-]|[.,]\d|{_BLANK}\d)(?:{_BLANK}(?:stycken|st\.?)(?!\w))?"
    rf"(?:{_BLANK}(?P<av>av|utav){_BLANK}(?:(?:de|våra|dessa|nämndens|styrelsens|totalt|sammanlagt|samtliga|kommunens){_BLANK}){{0,2}}"
    rf"(?P<of>{_N})(?![\w§%/:–-]|[.,]\d|{_BLANK}\d))?(?P<some>{_BLANK}(?:av|utav)(?={_BLANK}))?"
)
_NAMES = re.compile(
    r"(?:\b(?:mål|nämndmål|delmål|nyckeltal|mätetal|indikator|risk|åtgärd|aktivitet|uppdrag|fråga|frågorna?|punkt|avsnitt|kapitel|kap|sida|sid|s|sidorna"
    r"|bilaga|bilagorna|tabell|figur|diagram|steg|fas|nivå|nr|nummer|kvartal|tertial|period|klass|åk|årskurs|prioritet|kategori|version"
    r"|alternativ|grupp|region|vecka|v|kl|den|dag|paragraf|rad|not|moment|kontrollmoment|kontrollmål|steget|del|lag|art)\.?|§)[ \u00a0]\Z"
)
_TWO_NAMES = re.compile(
    r"\b(?:målen|mål|nyckeltalen|nyckeltal|frågorna|punkterna|bilagorna|riskerna|sidorna|åtgärderna|delarna)[ \u00a0]\d{1,2}(?:[ \u00a0]?,[ \u00a0]?\d{1,2})*[ \u00a0]?"
    r"(?:och|samt|till|,|eller)[ \u00a0]\Z"
)
_WORD = re.compile(r"[^\W\d_](?:[\w´’']|[:-](?=\w))*")
_MOST_MODIFIERS = 5

_AT_LEAST = r"minst|lägst|åtminstone|(?:fler|mer|mera) än|över|uppemot"
_AT_MOST = r"högst|max(?:imalt)?|upp till|färre än|mindre än"
_ABOUT = r"ca\.?|cirka|c:a|omkring|ungefär|runt|drygt|knappt|närmare|uppskattningsvis|någonstans|kring|nästan|minst"
_ROUGH = re.compile(rf"\b(?:(?P<least>{_AT_LEAST})|(?P<most>{_AT_MOST})|(?P<about>{_ABOUT}))[ \u00a0]\Z")

_MEASURES = listed(
    "år åren månad månader månaderna vecka veckor veckorna dag dagar dagarna dygn timmar timme timmarna minuter sekunder kvartal kvartalen"
    " gånger gången gång procent procentenheter promille kr kronor tkr mnkr mdkr mkr msek miljoner miljon miljarder tusen hundra"
    " meter m km kilometer kvm kvadratmeter m2 ha hektar kg ton kwh mwh gwh liter grader poäng högskolepoäng kap kapitel"
    " januari februari mars april maj juni juli augusti september oktober november december jan feb apr aug sep sept okt nov dec"
    " invånare personer person elever elev barn barnen ungdomar brukare klienter patienter kunder anställda medarbetare tjänster årsarbetare"
    " årsarbetskrafter helårstjänster heltidstjänster platser lägenheter bostäder hushåll familjer ärenden ansökningar anmälningar timanställda"
    " chefer socialsekreterare lärare pedagoger undersköterskor sjuksköterskor deltagare besökare besök lån samtal svar svarande respondenter röster"
    " kommuner kronors st stycken tertial terminer halvår sidor exemplar dubbel"
)
"""Words after which a number measures, or counts those who are too many to be listed."""

_STOPS = listed(
    "och samt eller men som i på för med till är har om att från per under utan varav där vilket vilka hos inom vid"
    " blev var ska skall kan bör ej inte enligt genom över bland mellan mot när då så utifrån jämfört"
)
_NOUNS = {  # what is counted: stem, and its endings in the plural
    r"mål|nyckeltal|mätetal|mått|moment|uppdrag|förslag|projekt|steg|dokument|beslut|perspektiv|skäl|bolag|teman?|program|hot|avtal|utskott|kontor"
    r"|centrum|råd|fokus|spår|kluster|paket|reglementen?": "en",
    r"risk|punkt|brist|åtgärd|aktivitet|insats|enhet|verksamhet|grupp|nämnd|rekommendation|avvikelse|faktor|indikator|kontroll|fas|strategi"
    r"|process|rutin|plan|signal|orsak|kategori|slutsats|dialog|rapport|sektor|princip|aspekt|möjlighet|effekt|kompetens|ambition|funktion"
    r"|målgrupp|kommitté|modell|metod|policy|organisation|region|station|kanal|trend|befattning": "er|erna",
    r"riktlinje|synpunkt|nackdel|ledamöt|förändring": "r|rna|er|erna",
    r"utmaning|del|avdelning|målsättning|inriktning|prioritering|uppföljning|anmärkning|anledning|granskning|satsning|investering|utredning|träff"
    r"|förvaltning|byggnad|utbildning|upphandling|färg|fördel|rubrik|ändring|förbättring|workshop|översyn|lösning|händelse|byggnation"
    r"|kartläggning|mätning|åtagand|läsning": "ar|arna|par|s",
    r"område|sammanträde|möte|tillfälle|ärende|boende|åtagande|kännetecken|löfte|övervägande|erbjudande": "n|na",
    r"skol|bilag|fråg|lag|person|åtgärdsgrupp|länk|mall|syssl": "or|orna",
    r"nivå": "er|erna",
    r"kriteri": "er|erna",
    r"rekommendationer|exempel|kriterium": "en",
}
_NOUN = re.compile(
    "|".join(
        rf"(?P<s{at}>[\wåäö-]*?(?:{stems}))(?:{endings}){'?' if endings == 'en' else ''}s?"
        for at, (stems, endings) in enumerate(_NOUNS.items())
    )
)


_NUMBER_OF = re.compile(
    rf"(?<![\wåäö])antal(?:et)?{_BLANK}(?P<things>(?:[\wåäö-]+{_BLANK}){{0,2}}?(?P<noun>[\wåäö-]+))(?:{_BLANK}(?:i{_BLANK}[\wåäö-]+|\d{{4}}))?{_BLANK}?(?::|=|är|var|uppgår{_BLANK}till)"
    rf"{_BLANK}?(?:totalt{_BLANK}|{_BLANK})?(?P<number>{_N})(?![\w§%/:–-]|[.,]\d|{_BLANK}\d|{_BLANK}(?:procent|av|personer|år|%))"
)


def _count_after(match: re.Match[str]) -> FoundCount | None:
    """ "Antal kontrollmål: sex": the number after what is counted."""
    return _so_many(match["number"], match["noun"], match["things"], match.start(), match.end())


_BRACKETS = re.compile(
    rf"\((?:totalt{_BLANK})?(?P<number>{_SPELT}|\d{{1,3}}(?={_BLANK}st))(?:{_BLANK}st(?:ycken)?\.?)?\)"
)
_LAST_WORD = re.compile(r"[\wåäö-]+(?=[ \u00a0]\Z)")
_MOST_BEFORE = 70


def _in_brackets(text: str, match: re.Match[str]) -> FoundCount | None:
    """ "Kontrollmål (6 st)"."""
    first = max(0, match.start() - _MOST_BEFORE)
    word = _LAST_WORD.search(text, first, match.start())
    return _so_many(match["number"], word[0], word[0], word.start(), match.end()) if word else None


_SO_MANY = re.compile(
    rf"{_BLANK}(?:är|var|uppgår{_BLANK}till|blev){_BLANK}(?:totalt{_BLANK}|till{_BLANK}antalet{_BLANK}|nu{_BLANK})?(?P<number>{_N})"
    rf"(?P<after>(?=[:.])|{_BLANK}(?:st|stycken|till{_BLANK}antalet)(?!\w))"
)
_WHAT = re.compile(r"(?<![\wåäö-])(?P<noun>[\wåäö-]+(?:en|na))(?:[ \u00a0][\wåäö-]+){0,3}?\Z")
_THEY = re.compile(r"(?<![\wåäö-])(?:de|dessa)\Z")


def _said_after(text: str, match: re.Match[str]) -> FoundCount | None:
    """ "Riskerna är tre:", "De är fyra till antalet": of "they" it is what the line begins with ("Målen beslutades …"), where that
    can be counted."""
    first = max(0, match.start() - _MOST_BEFORE)
    they = _THEY.search(text, first, match.start())
    if they:
        line = text[text.rfind("\n", 0, they.start()) + 1 : they.start()].split(maxsplit=1)
        begins = line[0] if line and noun_of(line[0]) else ""
        return _so_many(
            match["number"], begins, begins or "till antalet", they.start(), match.end(), is_any=True
        )
    what = _WHAT.search(text, first, match.start())
    return _so_many(match["number"], what["noun"], what["noun"], what.start(), match.end()) if what else None


def _so_many(
    number: str, word: str, things: str, start: int, end: int, *, is_any: bool = False
) -> FoundCount | None:
    """The count of what can be counted; of `is_any`, also where nobody knows what that is."""
    value, noun = number_of_word(number), noun_of(word)
    if value is None or value < 2 or not (noun or is_any):
        return None
    return FoundCount(value, None, noun, things, "", bool(noun), start, end, end)


def _count(text: str, match: re.Match[str]) -> FoundCount | None:
    before = text[max(0, match.start() - 60) : match.start()]
    value = number_of_word(match["number"])
    if value is None or value < 2 or _NAMES.search(before) or _TWO_NAMES.search(before):
        return None
    things = _things(text, match.end())
    if things is None:
        return None
    noun, end = things
    of = number_of_word(match["of"]) if match["of"] else (0 if match["some"] else None)
    if _ONE_OF.search(before):
        value, of = 1, value
    if of and of < value:
        return None
    return FoundCount(
        value,
        of,
        noun,
        text[match.end() : end].strip(),
        _rough(before),
        _is_whole(text, match, end) and not of and of != 0,
        match.start(),
        match.end("number"),
        end,
    )


_ONE_OF = re.compile(
    r"\b(?:en|ett|någon|något|var|vart)[ \u00a0](?:av|utav)[ \u00a0](?:de[ \u00a0]|våra[ \u00a0]|nämndens[ \u00a0])?\Z"
)


def _things(text: str, at: int) -> tuple[str, int] | None:
    """What is counted, without its ending, and where it ends; with "" where none of the next words is known to be a noun that
    can be counted. None where the number measures."""
    end = at
    for step in range(_MOST_MODIFIERS + 1):
        word = _WORD.match(text, end + 1) if text[end : end + 1] in {" ", "\u00a0"} else None
        if word is None or word[0] in _STOPS:
            return ("", end) if step else None
        if word[0] in _MEASURES:
            return None
        end = word.end()
        if noun := noun_of(word[0]):
            return noun, end
    return "", at


@lru_cache(maxsize=4096)
def noun_of(word: str) -> str:
    """The noun in the singular, more or less, for a word in small letters that means several things that one can count and
    list: "kontrollmålen" is "kontrollmål". "" for other words."""
    match = _NOUN.fullmatch(word)
    return next((stem for stem in match.groups() if stem), "") if match else ""


def _rough(before: str) -> str:
    match = _ROUGH.search(before)
    if not match:
        return ""
    return {"least": "minst", "most": "högst"}.get(str(match.lastgroup), "ungefär")


# Whether there are no more

_ALL = re.compile(
    r"\b(?:totalt|sammanlagt|samtliga|alla|sammantaget|tillsammans)(?:[ \u00a0](?:de|om|på|har|finns|ingår|våra|sina|dessa)){0,2}[ \u00a0]\Z"
)
_THE = re.compile(r"\b(?:de|nämndens|styrelsens|våra|dessa|sina|budgetens|planens)[ \u00a0]\Z")
_HOLDS = re.compile(
    r"\b(?:består av|består utav|består i|innehåller|innehöll|innefattar|omfattar|omfattade|inkluderar|rymmer|utgörs av|fördela[td]e? på"
    r"|uppdela[td]e? (?:på|i)|indela[td]e? i|konkretiseras (?:genom|i)|bryts ner i|nedbrutet i)(?: (?:totalt|även|också|nu|följande|för \d{4}))?[ \u00a0]\Z"
)
_HAS = re.compile(
    r"\b(?:har|antog|antagit|fastställt|fastställde|formulerat|beslutat om|beslutade om|tagit fram|arbetar (?:mot|efter|med)|styrs av|identifierat"
    r"|finns|genom|pekat ut|satt upp|beskriver|redovisar)(?: (?:totalt|nämnden|styrelsen|nu|följande|för \d{4}|år \d{4}|antagit|fastställt"
    r"|formulerat|beslutat om|identifierat|tagit fram|det|även)){0,2}[ \u00a0]\Z"
)
_COMES = re.compile(
    r"[ \u00a0](?:ingår|finns|(?:har|är|blev|finns) (?:identifiera|fastställ|anta|formulera|beslut|fram)\w*|identifierades|fastställdes|antogs|formulerades)\b"
)
_OF_SOME = re.compile(
    r"\b(?:ytterligare|andra|nya|ny|fler|återstående|resterande|övriga|första|sista|viktigaste|största|kvarvarande|tillkommande|samma)\b"
)
_NARROWED = re.compile(
    r",?[ \u00a0](?:som|kopplad\w*|inom|med|vars|där|avseende|rörande|gällande|utan|mot|varav|under mål|på|kring|är|bedöms|bedömdes|nås|når|nåddes|uppnås"
    r"|uppnåddes|uppfylls|uppfylldes|uppnår|uppfyller|pågår|kvarstår|återstår|saknar|visar|har (?!identif|fastst|anta|formul|beslut|tagit)|för (?!(?:år )?\d{4})|i (?!(?:plan|budget|intern|risk|handlings|aktivitets)|\d{4}))"
)


def _is_whole(text: str, match: re.Match[str], end: int) -> bool:
    before = text[max(0, match.start() - 60) : match.start()]
    if _OF_SOME.search(text, match.end(), end) or re.search(
        r"\b(?:ytterligare|bara|endast)[ \u00a0]\Z", before
    ):
        return False
    if _ALL.search(before):
        return True
    if _THE.search(before):
        return text[end - 1] in "na" or "nämndens" in before[-12:] or "styrelsens" in before[-14:]
    if _HOLDS.search(before):
        return not re.match(r",?[ \u00a0]som\b", text[end : end + 8])
    narrowed = _NARROWED.match(text, end)
    return not narrowed and bool(_HAS.search(before) or _COMES.match(text, end))
