"""Where a text sends its reader for what it says: to a document, an attachment, a decision, another answer, a page of the web.

"Enligt delårsrapporten", "internkontrollplanen 2025" and "nämndens reglemente" name a document; "nämnden har en plan" does not,
since that is only what was asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from auditprep.prose.dates import dates
from auditprep.prose.document_names import FoundName, document_names
from auditprep.prose.found import Found, without_overlaps
from auditprep.prose.paragraphs import paragraphs
from auditprep.prose.registry_numbers import registry_numbers
from auditprep.prose.sentences import FoundSentence, sentences
from auditprep.prose.small import small_letters, word_start


class PointerKind(StrEnum):
    """What is pointed at."""

    DOCUMENT = "document"
    ATTACHMENT = "attachment"
    DECISION = "decision"
    ANSWER = "answer"  # another question, or "ovan"
    WEB = "web"
    SOURCE = "source"  # "Källa: …"


@dataclass(frozen=True, slots=True)
class FoundPointer:
    """Something pointed at; it stands in `text[start:end]`."""

    kind: PointerKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A sentence that sends the reader elsewhere for the answer ("Se bilaga 2.", "Prognosen framgår av delårsrapporten, sid 4");
    "se även" does not. It stands in `text[start:end]`. `is_all`: it says nothing else."""

    start: int
    end: int
    is_all: bool


@dataclass(frozen=True, slots=True)
class Pointing:
    """All that a text points at, and the sentences that send the reader elsewhere, in order."""

    pointers: tuple[FoundPointer, ...]
    elsewhere: tuple[Elsewhere, ...]


def pointing(text: str) -> Pointing:
    """What the text points at."""
    small = small_letters(text)
    found = without_overlaps([*_written(small), *_decisions(text, small), *_documents(text, small)])
    return Pointing(found, tuple(_elsewhere(small, found, sentences(text))))


_B, _E = r"(?<![\wåäö-])", r"(?![\wåäö])"
_ORDINAL = r"(?:\d{1,3}|[a-h]|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio)"
_WRITTEN = (
    (PointerKind.ATTACHMENT, re.compile(rf"{_B}bilag(?:a|an|or|orna)(?:\s?(?:nr\s)?{_ORDINAL}{_E})?{_E}|{_B}(?:bifoga|bilag)(?:s|d|t|de|da){_E}|{_B}biläggs{_E}|{_B}bilagts{_E}")),
    (PointerKind.ANSWER, re.compile(
        rf"{_B}(?:se|jfr|jämför|som|enligt|i)\s(?:även\s|också\s|svar(?:et)?\s(?:på\s|under\s|i\s)?)?(?:ovan(?:stående)?|nedan(?:stående)?)(?:,?\s(?:fråga\s|punkt\s|avsnitt\s)?\d+(?:\.\d+)*)?{_E}"
        rf"|{_B}(?:fråga|frågan|frågorna|svar(?:et)?\s(?:på|under|i)(?:\sfråga)?)\s\d+(?:\.\d+)*{_E}|{_B}(?:se|jfr)\s(?:även\s)?(?:punkt\s|avsnitt\s)?\d{{1,2}}\.\d{{1,2}}(?![\d-])"
    )),
    (PointerKind.WEB, re.compile(r"https?://\S+|(?<![\w.])www\.\S+")),
    (PointerKind.SOURCE, re.compile(rf"{_B}käll(?:a|or):\s?\S")),
)  # fmt: skip


def _written(small: str) -> Iterator[FoundPointer]:
    for kind, pattern in _WRITTEN:
        yield from (FoundPointer(kind, match.start(), match.end()) for match in pattern.finditer(small))


# Decisions

_DECIDED = re.compile(
    rf"{_B}(?:sammanträd\w*|[\wåäö]*möte[t]?|beslut\w*|anto[gs]\w*|antag\w*|fastställ\w*|godkän\w*|protokoll\w*|nämnd\w*|styrelse\w*|[\wåäö]*fullmäktige\w*|utskott\w*"
    rf"|[kn]f|ks|behandla\w*|redovisa\w*|delegation\w*|revidera\w*){_E}"
)
_AROUND = 60


def _decisions(text: str, small: str) -> Iterator[FoundPointer]:
    numbers: list[Found] = [*paragraphs(text), *registry_numbers(text)]
    for each in numbers:
        yield FoundPointer(PointerKind.DECISION, each.start, each.end)
    for day in dates(text):
        begin = max(small.rfind("\n", 0, day.start) + 1, day.start - _AROUND)
        if _DECIDED.search(small, begin, day.start) or _DECIDED.search(small, day.end, day.end + 30):
            yield FoundPointer(PointerKind.DECISION, day.start, day.end)


# Documents

_MORE_CORES = re.compile(
    r"(?:protokoll|skrivelse|rapport|utredning|genomlysning|kartläggning|sammanställning|redovisning|uppföljning|anteckningar|ledningssystem|årshjul"
    r"|checklista|manual|förteckning|reglemente|beskrivning|register|dagordning|kallelse|enkät|mätning|rutin|riktlinje)"
    rf"(?:en|et|n|er|or|ar|erna|orna|arna)?s?{_E}"
)
_LEADS = re.compile(
    rf"{_B}(?:se|enligt|jfr|hänvisas\still|hänvisar\still|(?:framgår|följer)\s(?:också\s|även\s)?(?:av|i)|(?:redovisas|beskrivs|finns|ingår|återfinns|anges|dokumenteras|rapporteras|framgår|presenteras|behandlas"
    rf"|regleras|analyseras|kommenteras|följs\supp|beslutades|beslutats|beslutas|antogs|antagits|sker|görs|lämnas)\s(?:\w+\s)?i|som\sbilaga\still|bilaga\s\d*\s?(?:till|i)|med\sstöd\sav|i\senlighet\smed|utifrån|genom|vid|via|i\ssamband\smed)\s"
    rf"(?:(?:även|också|den|det|de|vår|vårt|våra|nämndens|styrelsens|kommunens|förvaltningens|bifogad|bifogat|senaste|årets|gällande|aktuell|antagna|fastställda|beslutade|del-?|både)\s){{0,3}}(?:[\wåäö-]+s\s){{0,2}}\Z"
)
_OWNED = re.compile(
    r"(?:nämndens|styrelsens|kommunens|förvaltningens|fullmäktiges|avdelningens|bolagets|kontorets|regionens|utskottets|utredningens)\s(?:[\wåäö-]+\s)?\Z"
)
_ARTICLE = re.compile(
    rf"{_B}(?:en|ett|någon|något|några|ingen|inget|inga|flera|olika|sådan|sådana|varje|egen|eget|egna|denna|detta|dessa)\s(?:[\wåäö-]+\s)?\Z"
)
_YEAR_AFTER = re.compile(
    r"\s(?:för\s|per\s|år\s|från\s|av\sden\s|den\s|inför\s|avseende\s)?(?:\(?(?:19|20)\d\d|(?:jan|feb|mars|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-zåäö]*)"
)
_YEAR_BEFORE = re.compile(r"(?:(?:19|20)\d\d\sårs|årets|senaste)\s(?:[\wåäö-]+\s)?\Z")
_HALF_BEFORE = re.compile(r"(?:[\wåäö]+-\s(?:och|samt|&)\s)\Z")
_SPECIFIC = re.compile(
    r"(?:delårs?|tertial|internkontroll|intern\skontroll|verksamhets|delegations|attest|budget(?=upp)|riskanalys|väsentlighets|årsredovis|årsbokslut|årsrapport|reglement"
    r"|kompetensförsörjnings|handlings|aktivitets|ledningssystem|flerårs|lokalförsörjnings|kvalitets|jämställdhets|dokumenthanterings|informationssäkerhets|styrmodell|upphandlings|beredskaps|krislednings)"
)
_DEFINITE = re.compile(r"(?:en|et|n|erna|orna|arna)s?\Z")
_MOST_LEAD = 70


def _documents(text: str, small: str) -> Iterator[FoundPointer]:
    more = (FoundName("", word_start(small, m.start()), m.end()) for m in _MORE_CORES.finditer(small))
    for each in without_overlaps([*document_names(text), *more]):
        if _is_pointed_at(small, each):
            yield FoundPointer(PointerKind.DOCUMENT, each.start, each.end)


def _is_pointed_at(small: str, name: FoundName) -> bool:
    begin = max(small.rfind("\n", 0, name.start) + 1, name.start - _MOST_LEAD)
    before = _HALF_BEFORE.sub("", small[begin : name.start])
    if _ARTICLE.search(before):
        return False
    if _YEAR_AFTER.match(small, name.end) or _YEAR_BEFORE.search(before) or _LEADS.search(before):
        return True
    is_definite = bool(_DEFINITE.search(small[name.start : name.end]))
    return bool(_OWNED.search(before)) or (is_definite and bool(_SPECIFIC.match(small, name.start)))


# Sent elsewhere

_SENDS = re.compile(
    rf"(?:(?<![\w.@/-])se{_E}(?!\s(?:även|också|vidare|kryss|till|över|ut|fram))|{_B}jfr{_E}|{_B}(?:framgår|redovisas|beskrivs|anges|finns|återfinns|listas|presenteras|besvaras)\s(?:\w+\s)?(?:av|i|under|på)\s"
    rf"|{_B}(?:hänvisas|hänvisar|hänvisning)\still{_E}|^(?:ja|nej|delvis)?[,.\s]*(?:enligt|som\sbilaga|i|bilaga)\s|{_B}(?:bifogas|biläggs|bilagd|bifogad|bifogat){_E})"
)
_IS_MORE = re.compile(
    rf"{_B}(?:se\s(?:även|också|vidare|gärna)|för\smer\sinformation|läs\smer|mer\sinformation)"
)
_OPENING = re.compile(r"(?:ja|nej|delvis)[,.;:\s]+")
_FREE_WORDS = 2
_CONTENT = re.compile(r"[a-zåäö]{4,}")


def _elsewhere(
    small: str, found: tuple[FoundPointer, ...], parts: tuple[FoundSentence, ...]
) -> Iterator[Elsewhere]:
    for part in parts:
        words = small[part.start : part.end]
        inner = [each for each in found if part.start <= each.start < part.end]
        sends = _SENDS.search(words)
        if inner and sends and not _IS_MORE.search(words):
            opening = _OPENING.match(words)
            begins = sends.start() <= (opening.end() if opening else 0) + 1
            sent = part.start + sends.start(), part.start + sends.end()
            yield Elsewhere(part.start, part.end, begins or _says_little(small, part, inner, sent))


def _says_little(small: str, part: FoundSentence, inner: list[FoundPointer], sent: tuple[int, int]) -> bool:
    """Whether nearly all of the sentence sends the reader, and names where."""
    taken = [sent, *((each.start, each.end) for each in inner)]
    words = _CONTENT.finditer(small, part.start, part.end)
    free = [word for word in words if not any(start <= word.start() < end for start, end in taken)]
    return len(free) <= _FREE_WORDS
