"""Words that tell of one client: a case of the social services, of care or of school, together with a name, initials, a year
of birth, an age and a place, or an address. General talk of cases, places and units is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from auditprep.prose.client_names import Name, initials, names
from auditprep.prose.found import without_overlaps
from auditprep.prose.small import small_letters


@dataclass(frozen=True, slots=True)
class FoundClient:
    """What tells who it is stands in `text[start:end]`. `is_sure`: the words say that the case is that person's; otherwise both
    merely stand in one sentence, where nothing says that it is somebody at work."""

    is_sure: bool
    start: int
    end: int


def clients(text: str) -> tuple[FoundClient, ...]:
    """The clients that the text tells of, in order."""
    small = small_letters(text)
    if not any(word in small for word in _WORDS):
        return ()
    whole = _joined(text)
    born = _born(whole) if "född" in small or "f." in small else ()
    return without_overlaps([*_named(whole), *_lettered(whole), *born, *_pointed_out(whole)])


_WORDS = (
    *(
        "lvu",
        "lvm",
        "lss",
        "lpt",
        "placer",
        "familjehem",
        "jourhem",
        "hvb",
        "omhänder",
        "orosanm",
        "barnavård",
        "bistånd",
    ),
    *(
        "försörjningsstöd",
        "boendestöd",
        "hemtjänst",
        "särskilt boende",
        "kontaktfamilj",
        "kontaktperson",
        "assistan",
        "ledsag",
    ),
    *(
        "avlösar",
        "daglig verksamhet",
        "korttids",
        "behandlingshem",
        "missbruk",
        "skyddat boende",
        "vårdnad",
        "umgänge",
    ),
    *(
        "tvångsvård",
        "god man",
        "gode man",
        "förvaltarskap",
        "åtgärdsprogram",
        "särskilt stöd",
        "skolskjuts",
        "kränkande behandling",
    ),
    *(
        "vräk",
        "avhys",
        "diagnos",
        "skolplikt",
        "våldsutsatt",
        "faderskap",
        "färdtjänst",
        "bostadsanpassning",
        "socialtjänstlagen",
    ),
)
_CASE = (
    r"(?:\b(?:LVU|LVM|LSS|LPT|LRV|SoL|HVB)\b[\w-]*|(?<![\wåäö])(?:[\wåäö]{0,16}placer(?:ing(?:en|ar|s)?|ad(?:e|es)?|at|ats|as)"
    r"|familjehem\w*|jourhem\w*|omhändertag(?:ande(?:t)?|en|its?)|omhändertogs|orosanmäl\w+|barnavårds\w+|bistånd\w*|försörjningsstöd\w*|boendestöd\w*"
    r"|hemtjänst\w*|särskilt\sboende|kontakt(?:familj|person)\w{0,2}|(?:personlig\s)?assistans\w*|ledsag\w+|avlösarservice|daglig\sverksamhet"
    r"|korttids\w*|behandlingshem\w*|missbruk\w*|skyddat\sboende|vårdnads?(?!shav)\w*|umgänge\w*|tvångsvård\w*|god\sman|gode\smannen|förvaltarskap\w*"
    r"|åtgärdsprogram\w*|särskilt\sstöd|skolskjuts\w*|kränkande\sbehandling|vräk\w+|avhys\w+|diagnos\w*|skolplikt\w*|faderskap\w*|färdtjänst\w*"
    r"|bostadsanpassning\w*))"
)
_CASES = re.compile(_CASE, re.IGNORECASE)
_ROLE = (
    r"(?:klient(?:en)?|brukar(?:en|e)|pojken?|flicka[n]?|kvinna[n]?|mannen|barnet|sonen|dottern|modern|fadern|mamman|pappan|syskonet|föräldern"
    r"|vårdnadshavar(?:en|e)|den\s(?:unge|unga|enskilde|boende|placerade|sökande)|ungdomen|elev(?:en)?|patient(?:en)?|hyresgästen|sökanden?|huvudmannen|makan|maken)"
)
_OF = r"(?:av|för|om|rörande|avseende|angående|gällande|beträffande|kring|till|åt|mot)"
_LEADS = re.compile(
    rf"(?:{_CASE}|\b(?:ansökan|anmälan|utredning(?:en)?|beslut(?:et)?|ärende(?:t)?|insats(?:en|er|erna)?|vård(?:en)?|överklagan(?:de(?:t)?)?)\b)"
    rf"[^\w.!?;:]{{1,3}}(?:[\wåäöÅÄÖ-]+\s){{0,5}}?{_OF}\s(?:{_ROLE}\s)?\Z",
    re.IGNORECASE,
)
_BESIDE = re.compile(rf"{_CASE}[\w\s]{{0,12}}\s?[(:,–-]\s?\Z", re.IGNORECASE)
_ROLE_BEFORE = re.compile(rf"(?<![\wåäö]){_ROLE},?\s\Z", re.IGNORECASE)
_HAS_CASE = re.compile(
    r"(?:,\s[^.,!?]{1,40},)?\s(?:(?:är|blev|blir|blivit|har|hade|ska|skulle|kommer\satt|inte|också|nu|sedan|fortfarande|tidigare|därför|även)\s){0,4}"
    r"(?:om|vård)?(?:placera(?:d|de|des|s|ts|t)|omhändert(?:agen|agits|as|ogs)|vård(?:as|ades|ats)|bevilja(?:d|des|s|ts)|ansök(?:t|te|er)|bo(?:r|dde|tt)"
    r"|vistas|vistades|få(?:r|tt)|fick|behöver|behövde|har|hade|begär(?:t|de)?|överklaga(?:de|t|r)?|nekad(?:es|e)?|nekats|avslog|utreds|utreddes|utretts|avhyst\w*"
    r"|vräkt\w*|flytta(?:r|de|t|des|ts)|miste|förlora(?:r|de|t)|avvek|avvikit|lider|missbrukar|är|var|vars|anmäl(?:des|ts|s))\b"
)
_OWN_CASE = re.compile(rf"s?\s(?:[\wåäö-]+\s){{0,3}}?{_CASE}", re.IGNORECASE)
_AFTER = re.compile(rf"\s?[,(–-]\s?(?:född|f\.|{_CASE}|\d{{1,2}}\sår)", re.IGNORECASE)


def _joined(text: str) -> str:
    """The text with lines that go on put together, every character where it was. No name is read across a line's end."""
    return _GOES_ON.sub(_GAP, text) if "\n" in text else text


_GAP = "\x1f"  # white space, but no blank between two words of a name
_GOES_ON = re.compile(r"(?<=[^\n]{40}[\wåäö,])\n(?=[\wåäöÅÄÖ(])")
_SENTENCE_END = re.compile(r"[\n\t]|[.!?](?<![A-ZÅÄÖ]\.)[”\")]?[ \u00a0]+(?=[A-ZÅÄÖ”\"(])")


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in _SENTENCE_END.finditer(text):
        yield start, end.end()
        start = end.end()
    yield start, len(text)


_MOST = 12  # names that are looked at in a sentence: more are a list


def _named(text: str) -> Iterator[FoundClient]:
    for start, end in _sentences(text):
        found = list(islice(names(text, start, end), _MOST))
        if found and _CASES.search(text, start, end):
            yield from _clients(text, found, start, end)


def _clients(text: str, found: list[Name], start: int, end: int) -> Iterator[FoundClient]:
    """Those of the names in a sentence about a case that are the client's."""
    for name in found:
        before, after = (
            text[max(start, name.start - 110) : name.start],
            text[name.end : min(end, name.end + 110)],
        )
        if name.is_working(before, after):
            continue
        if _is_clients(before, after):
            yield FoundClient(True, name.start, name.end)
        elif name.is_whole:
            yield FoundClient(False, name.start, name.end)


def _is_clients(before: str, after: str) -> bool:
    return bool(
        _LEADS.search(before)
        or _BESIDE.search(before)
        or _ROLE_BEFORE.search(before)
        or _HAS_CASE.match(after)
        or _OWN_CASE.match(after)
        or _AFTER.match(after)
    )


# Who is told by less than a name

_NEAR = 160
_SOMEBODY = (
    r"(?<!varje\s)(?<!\balla\s)\b(?:pojken?|flickan?|kvinnan?|man(?:nen)?|barnet|barn|ungdom(?:en)?|person(?:en)?|brukare[n]?|klient(?:en)?|elev(?:en)?|patient(?:en)?"
    r"|kille(?:n)?|tjej(?:en)?|tonåring(?:en)?|son(?:en)?|dotter(?:n)?)"
)
_BORN = re.compile(
    rf"{_SOMEBODY},?\s(?:[\wåäö-]+\s){{0,2}}?\(?(?:född|f\.)\s?(?:år\s)?(?:(?:19|20)\d\d|[-’']?\d\d)(?![\d%])",
    re.IGNORECASE,
)


def _lettered(text: str) -> Iterator[FoundClient]:
    for start, end in initials(text):
        if _is_about_case(text, start, end):
            yield FoundClient(True, start, end)


def _born(text: str) -> Iterator[FoundClient]:
    for match in _BORN.finditer(text):
        if _is_about_case(text, *match.span()):
            yield FoundClient(True, *match.span())


_DIAGNOSIS = re.compile(
    r"(?<![\wåäö])(?:autis[mt]\w*|adhd|asperger\w*|downs?\ssyndrom|utvecklingsstör\w+|intellektuell\sfunktions\w+|demens\w*|alzheimer\w*|schizofreni|psykos\w*|bipolär\w*"
    r"|depression\w*|epilepsi|cancer\w*|muskel(?:sjukdom|dystrofi)\w*|cp-skad\w+|stroke|parkinson\w*|ångest\w*|ätstörning\w*|anorexi\w*|självskade\w+|hjärnskad\w+"
    r"|ms-sjuk\w*|hiv|diagnosen)(?![\wåäö])",
    re.IGNORECASE,
)
_HUMAN = r"(?:pojke|flicka|kvinna|man|ungdom|person|brukare|klient|elev|patient|kille|tjej|tonåring|son|dotter|boende|sökande)"
_THE_HUMAN = r"(?:pojken|flickan|kvinnan|mannen|barnet|ungdomen|personen|brukaren|klienten|eleven|patienten|killen|tjejen|tonåringen|sonen|dottern|den\senskilde|(?<!de\s)sökanden|den\sboende)"
_AGED = re.compile(
    rf"(?<![\wåäö])(?:(?:(?:en|ett|vår|min)\s(?:[\wåäö]+\s)?(?:{_HUMAN}|barn)|{_THE_HUMAN}),?\s(?:på\s)?\(?\d{{1,3}}\sår(?![\wåäö]|\seller|\soch\s(?:uppåt|äldre))"
    rf"|(?:en|ett|den)\s\d{{1,3}}[- ]årig[ae]?\s(?:{_HUMAN}n?|barn(?:et)?)|en\s\d{{1,3}}[- ]åring|\d{{1,3}}[- ]åringen)(?![\wåäö])",
    re.IGNORECASE,
)
_LIVES_AT = re.compile(
    rf"(?<![\wåäö])(?i:{_THE_HUMAN}|(?:en|ett)\s(?:{_HUMAN}|familj)|familjen)(?:,|\s\(|\s(?:som\sbor|bosatt|boende|hemmahörande)?\s?(?:på|i))\s?"
    r"(?P<address>[A-ZÅÄÖ][a-zåäöé]{2,25}(?:gatan|vägen|gränd(?:en)?|stigen|torget|backen|allén|gården|väg|gata|stig)\s\d{1,3}(?:\s?[A-H](?![\wåäö]))?)",
)
_PLACE = re.compile(r"(?<=[a-zåäö,]\s)[A-ZÅÄÖ][a-zåäöé]{3,}")
_EXAMPLE = re.compile(
    r"\b(?:exempel(?:vis)?|t\.?\s?ex|fiktiv\w*|typfall\w*|tänkt|anta\satt|genomsnitt\w*|median\w*|målgrupp\w*)",
    re.IGNORECASE,
)


def _pointed_out(text: str) -> Iterator[FoundClient]:
    """Clients without a name, whom an age with a place or a diagnosis tells, or an address."""
    if not _MAY_POINT_OUT.search(text):
        return
    for start, end in _sentences(text):
        if not _DIGIT.search(text, start, end) or _EXAMPLE.search(text, start, end):
            continue
        case, ill = _CASES.search(text, start, end), _DIAGNOSIS.search(text, start, end)
        if case or ill:
            yield from _lives_at(text, start, end)
        if case and (aged := _AGED.search(text, start, end)):
            place = _PLACE.search(text, start, end)
            if place or ill:
                yield FoundClient(bool(place and ill), *aged.span())


_DIGIT = re.compile(r"\d")
_MAY_POINT_OUT = re.compile(  # some of it is in every age and every address
    r"\d[\s-][åÅ][rR]|(?:gatan|vägen|gränd(?:en)?|stigen|torget|backen|allén|gården|väg|gata|stig)\s\d"
)


def _lives_at(text: str, start: int, end: int) -> Iterator[FoundClient]:
    for match in _LIVES_AT.finditer(text, start, end):
        yield FoundClient(True, *match.span())


def _is_about_case(text: str, start: int, end: int) -> bool:
    """Whether a case is told of just before or after, on the same line."""
    first = max(text.rfind("\n", 0, start) + 1, start - _NEAR)
    last = text.find("\n", end)
    return bool(_CASES.search(text, first, min(len(text) if last < 0 else last, end + _NEAR)))
