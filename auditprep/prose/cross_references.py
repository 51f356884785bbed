"""References from one answer to another: "se ovan, 3.4", "se fråga 5.1 nedan", "(se svar på fråga 2.3 och 2.4)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Way(Enum):
    """Where the text says that the other answer stands."""

    ABOVE = "ovan"
    BELOW = "nedan"


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A question that is referred to. `number` is as it is written, "" for the one just before ("föregående fråga") or after
    ("nästa fråga"), which `way` tells. `is_said`: a word such as "fråga" or "ovan" says that it is one. The number stands in
    `text[start:end]`; the word for the way, where there is one, in `text[way_start:way_end]`."""

    number: str
    way: Way | None
    is_said: bool
    start: int
    end: int
    way_start: int = -1
    way_end: int = -1


def cross_references(text: str) -> tuple[CrossReference, ...]:
    """The questions that the text refers to, in order. Sections of documents ("se 3.4 i budgeten"), pages, dates, amounts and
    laws are none."""
    found = [*_numbered(text), *_beside(text)]
    return tuple(sorted(found, key=lambda each: each.start))


_NUMBER = r"(?:(?-i:[A-H])[.:]?)?\d{1,2}(?:[.:]\d{1,2}){0,3}[a-h]?"
_DOTTED = r"(?:(?-i:[A-H])[.:]?\d{1,2}(?:[.:]\d{1,2}){0,3}|\d{1,2}(?:[.:]\d{1,2}){1,3})[a-h]?"
_WAY = r"(?:ovan(?:för|stående)?|nedan(?:för|stående)?)"
_SEE = r"(?:se|jfr|jämför|hänvisa(?:r|s)?\still|hänvisning\still|enligt|framgår\sav|beskriv(?:s|its)\s(?:i|under)|redovisa(?:s|ts|des)\s(?:i|under)|finns\s(?:i|under)|besvara(?:s|ts|d)\s(?:i|under))"
_MORE = r"(?:även|också|vidare|bl\.a\.|bland\sannat|mer|därför|t\.ex\.|exempelvis|vårt|nämndens)"
_WORD = r"(?P<word>(?:svar(?:et|en)?\s(?:på|till|under|i)\s)?(?:fråg(?:a|an|or|orna)|delfråga|punkt(?:en|erna)?|fr\.?|avsnitt(?:et)?)|svar(?:et|en)?(?:\s(?:på|till|under|i))?|under)"
_REFERENCE = re.compile(
    rf"""(?<![\wåäö])(?:
      (?P<see>{_SEE})\s(?:{_MORE}\s){{0,2}}
        (?:(?P<way>{_WAY})[,:\s]{{1,2}}(?:(?:under|i|på|vid)\s)?)?
        (?:(?:under|i|på)\s(?=punkt|fråg|svar))?(?:{_WORD}\s(?:nr\.?\s)?)?
    | (?P<beside>ovan|nedan)[,:]\s(?={_DOTTED})
    | (?P<under>under|i|vid|på|punkt|se)\s(?:punkt\s)?(?={_DOTTED}\s(?:ovan|nedan))
    | (?P<numbered>(?:under|vid|i|på|till|av)\s(?:nr\.?|nummer|punkt|rad))\s
    | (?P<answer>svar(?:et|en)?)\s(?:på|till|under|i|ges\si|ges\sunder|finns\si|finns\sunder)\s
    | (?P<bare>fråg(?:a|an|orna))\s(?:nr\.?\s)?
    )(?P<number>{_NUMBER})(?![\w%])(?![.,:/-]\d|[ \u00a0]?(?:procent|tkr|mnkr|kr\b|st\b|§|kap))""",
    re.VERBOSE | re.IGNORECASE,
)
_NEXT = re.compile(
    rf"(?:,\s|\s(?:och|samt|respektive)\s|,\s(?:och|samt)\s)(?:fråga\s)?({_NUMBER})(?![\w%])(?![.,:/-]\d|[ \u00a0]?(?:procent|tkr|mnkr|kr\b|§))"
)
_WAY_AFTER = re.compile(rf"[\s,(]{{1,2}}({_WAY})(?![\wåäö])", re.IGNORECASE)
_IN_DOCUMENT = re.compile(
    r"\)?[ ,]{1,2}(?:i|ur|av|på)[ ](?!svar|frågan|detta\sunderlag|denna\s|formuläret)[\wåäöÅÄÖ]|[ ](?:kommunallagen|lagen|i\slagen)",
    re.IGNORECASE,
)
_QUESTION_WORD = re.compile(r"fråg|svar|fr\b", re.IGNORECASE)
_DOCUMENT_BEFORE = re.compile(
    r"(?:budget|bokslut|rapport|redovisning|plan|analys|strategi|policy|riktlinje|reglemente|modell|ordning|protokoll)[a-zåäö]{0,5}(?:\s20\d\d(?:[–-]\d+)?)?,?\s\Z",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"(?:\A|[.:;(\n\x00]\s?|\b(?:i|under|på|till|av|enligt|från|vid|och|även|med)\s)\Z", re.IGNORECASE
)
"""What "fråga 3" follows on where it is this form's: "Vi ställde fråga 3" is another's."""
_PARTED = re.compile(r"\d+(?:\.\d+)+[a-h]?")
_ALONE = re.compile(r"[.,;)]?(?:\s?\Z|\n|\x00|[.;)]|\s(?:och|samt)\s)")
_BESIDE = re.compile(
    r"(?<![\wåäö])(?:(?P<before>föregående|ovanstående)|(?P<after>nästa|nästkommande|nedanstående|efterföljande))\s(?:fråga|frågan|svar|svaret|punkt|delfråga)(?![\wåäö])",
    re.IGNORECASE,
)


def _numbered(text: str) -> Iterator[CrossReference]:
    for match in _REFERENCE.finditer(text):
        if not _is_question(text, match):
            continue
        is_said = _is_said(match)
        numbers = list(_numbers(text, match))
        way = _way(text, match, numbers[-1][2])
        for number, start, end in numbers:
            yield CrossReference(number, *way[:1], is_said, start, end, *way[1:])


def _is_said(match: re.Match[str]) -> bool:
    ways = ("bare", "answer", "under", "way", "beside")
    return any(match[each] for each in ways) or bool(_QUESTION_WORD.search(match["word"] or ""))


def _numbers(text: str, match: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    yield match["number"], match.start("number"), match.end("number")
    end = match.end("number")
    parted = bool(re.fullmatch(_DOTTED, match["number"]))
    many = parted or (match["word"] or match["bare"] or "").casefold().endswith(("frågorna", "frågor"))
    while many and (more := _NEXT.match(text, end)):
        if parted and not re.fullmatch(_DOTTED, more[1]):
            break
        yield more[1], more.start(1), more.end(1)
        end = more.end(1)


def _way(text: str, match: re.Match[str], end: int) -> tuple[Way | None, int, int]:
    """What the text says of where it stands, before the number or after the last of them."""
    if match["beside"]:
        return _direction(match["beside"]), match.start("beside"), match.end("beside")
    if match["way"]:
        return _direction(match["way"]), match.start("way"), match.end("way")
    after = _WAY_AFTER.match(text, end)
    if after:
        return _direction(after[1]), after.start(1), after.end(1)
    return None, -1, -1


def _direction(word: str) -> Way:
    return Way.ABOVE if word.casefold().startswith("ovan") else Way.BELOW


def _is_question(text: str, match: re.Match[str]) -> bool:
    """Whether the number must be a question's: a word says so, or it is parted by dots and stands alone after "se"."""
    number, word = match["number"], match["word"] or ""
    if match["bare"] and not _LEADS.search(text[max(0, match.start() - 20) : match.start()]):
        return False
    if match["numbered"] or (match["answer"] and not re.fullmatch(_DOTTED, number)):
        return bool(_ALONE.match(text, match.end()) or _WAY_AFTER.match(text, match.end()))
    if match["bare"] or match["answer"] or match["under"] or _QUESTION_WORD.search(word):
        return not _IN_DOCUMENT.match(text, match.end())
    if _ALONE.match(text, match.end()) and (match["way"] or _points(match)):
        return True
    if not re.fullmatch(_DOTTED, number) or _IN_DOCUMENT.match(text, match.end()):
        return False
    if _DOCUMENT_BEFORE.search(text[max(0, match.start() - 50) : match.start()]):
        return False
    if not _PARTED.fullmatch(number) and not (match["way"] or match["beside"]):
        return bool(_ALONE.match(text, match.end()) or _WAY_AFTER.match(text, match.end()))
    return _points(match) or bool(match["way"] or match["beside"] or _WAY_AFTER.match(text, match.end()))


def _points(match: re.Match[str]) -> bool:
    return " ".join((match["see"] or "").casefold().split()) in _POINTS


_POINTS = frozenset({"se", "jfr", "jämför", "hänvisar till", "hänvisas till", "hänvisning till"})


def _beside(text: str) -> Iterator[CrossReference]:
    for match in _BESIDE.finditer(text):
        way = Way.ABOVE if match["before"] else Way.BELOW
        yield CrossReference("", way, True, match.start(), match.end())
