"""How clearly a text points to a document that it names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from auditprep.prose.sentences import FoundSentence


class Pointing(IntEnum):
    """From a mere mention to the word that it is attached."""

    NAMED = 0  # "inför delårsrapporten"
    TOLD = 1  # "Omsorgsnämndens delårsrapport 2025 visar inga …": nothing says that it is only spoken of
    LEANT = 2  # "enligt kommunens styrmodell", "i delårsrapport 2025 anges"
    POINTED = 3  # "se budgeten", "(delårsrapport 2025, sid 4)"
    ATTACHED = 4  # "Bilaga: …", "se bifogad plan"


@dataclass(frozen=True, slots=True)
class Pointed:
    """How clearly, and which bilaga: the one within the document, or the one that the document is; None for none."""

    pointing: Pointing
    attachment: str | None = None


def pointing(text: str, sentence: FoundSentence, start: int, end: int, last: int) -> Pointed:
    """How the text points to the document in `text[start:end]` of this sentence; `last` is where another one before it
    ends, or where the sentence begins."""
    before = text[max(sentence.start, last, start - _FAR) : start]
    after = text[end : min(sentence.end, end + _FAR)]
    line = text[text.rfind("\n", 0, start) + 1 : start]
    within = _WITHIN.search(before)
    if within:
        return Pointed(Pointing.POINTED, ordinal(within[1]))
    is_one = _IS_ATTACHMENT.match(after)
    if (
        is_one
        or _attached(text[start:end], before, after)
        or (":" in line and _LABEL.search(line[-_LONGEST_LIST:]))
    ):
        return Pointed(Pointing.ATTACHED, ordinal(is_one[1]) if is_one and is_one[1] else None)
    if _sees(before) or (before.endswith("(") and after.startswith(")") and _NAMES.search(text, start, end)):
        return Pointed(Pointing.POINTED)
    if _leans(before, after):
        return Pointed(Pointing.LEANT)
    return Pointed(Pointing.NAMED)


def is_told_of(text: str, sentence: FoundSentence, start: int, end: int) -> bool:
    """Whether nothing in the sentence says that the document is only spoken of: as one to come, or one that was."""
    before = text[max(sentence.start, start - _FAR) : start]
    after = text[end : min(sentence.end, end + _FAR)]
    return not (_APART.search(before) or _LATER.match(after))


_FAR, _LONGEST_LIST = 90, 600
_ORDINALS = {"ett": "1", "två": "2", "tre": "3", "fyra": "4", "fem": "5", "sex": "6", "sju": "7", "åtta": "8"}
_WITHIN = re.compile(
    r"\bbilaga[ \u00a0](\d{1,2}|[A-H]|ett|två|tre|fyra|fem|sex|sju|åtta)(?:[ \u00a0]\([^()\n]{1,60}\))?[ \u00a0](?:i|till|av|ur)[ \u00a0](?:den[ ])?\Z",
    re.IGNORECASE,
)
_IS_ATTACHMENT = re.compile(
    r"(?:,?[ ]?\(|,[ ]|[ ])(?:se[ ])?bilaga(?:[ ](\d{1,2}|[A-H]|ett|två|tre|fyra|fem|sex|sju|åtta)(?![\wåäö])|(?=[ ]?[).,;]|\Z))(?![ ](?:i|till)\b)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:^|[\s(])(?:bilag(?:a|or)(?:\s(?:\d{1,2}|[A-H]))?|bifogas|bifogade?(?:\s(?:dokument|handlingar|underlag))?|underlag|(?:revisions)?bevis|käll(?:a|or)|dokument|handlingar"
    r"|referens(?:er)?|hänvisning(?:ar)?|styrdokument)\s?:(?:[^:.!?]|\.(?!\s[A-ZÅÄÖ]))*\Z",
    re.IGNORECASE,
)
_ENCLOSED = re.compile(r"\b(?:bifogade?|bifogat|bilagda?|bilagt|medföljande|närslutna?)\b", re.IGNORECASE)
_ENCLOSES = re.compile(r"\b(?:bifogar|bifogat|bilägger)[ ](?:\w+[ ]){0,3}\Z", re.IGNORECASE)
_IS_ENCLOSED = re.compile(
    r"\)?,?[ ](?:som[ ])?(?:bifogas|bifogats|biläggs|är bifogad|finns bifogad|medföljer|är bilagd)(?![\wåäö])(?![ ](?:till\s)?(?:både|varje|del|års|protokoll))",
    re.IGNORECASE,
)
_SEE = re.compile(
    r"(?:^|[\s(,;:.–-])(?<!\bkan )(?<!\bska )(?<!\bfår )(?<!\batt )(?<!\bvi )(?<!\bman )(?<!\boch )(se|jfr|jämför|läs|hänvisar till|hänvisas till|hänvisning till|hänvisning sker till)"
    r"(?![\wåäö])(?P<between>[^.!?\n]*)\Z",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"\b(?:att|är|har|kan|ska|som|var|till|över|hur|om|fram|när|vad|vilka)\b", re.IGNORECASE)
_DECISION_ON = re.compile(r"\bbeslut(?:et)?\som\b|\bprotokoll\b", re.IGNORECASE)
_MOST_WORDS = 9
_NAMES = re.compile(r"[A-ZÅÄÖ]|\d")  # in brackets: "(delårsrapport 2025)", but not "(fördjupad uppföljning)"
_ADVERBS = r"(?:[ ](?:bland annat|också|även|till exempel|bl\.a\.|huvudsakligen|främst|i huvudsak|närmare|särskilt))?"
_LEANS = re.compile(
    r"(?<![\wåäö])(?:enligt|i enlighet med|utifrån|i linje med|med stöd av|med utgångspunkt i"
    rf"|(?:följer|framgår|finns|ingår|återfinns){_ADVERBS}(?:[ ](?:i|av|på|ur))?"
    rf"|(?:[\wåäö]{{2,30}}(?:s|ats|ts)(?:[ ]upp)?|hämta(?:t|de|d)|hämtad|styrd|reglerad|reglerat|dokumenterat|dokumenterad|fastställt|fastställd|beskriven|beskrivet)"
    rf"{_ADVERBS}[ ](?:i|av|på|ur|till|från|genom)|bygger{_ADVERBS}[ ]på)[ ](?:den[ ]|de[ ]|det[ ])?\Z",
    re.IGNORECASE,
)
_IN = re.compile(r"(?:^|[\s(])(?:i|av|ur)[ ](?:den[ ]|det[ ])?\Z", re.IGNORECASE)
_SAYS = re.compile(
    r"\)?,?[ ](?:[\w,-]+[ ]){0,3}?(?:framgår|framkommer|anges|redovisas|redovisades|konstateras|konstaterades|beskrivs|beskrevs|lyfts|lyftes|återfinns|ingår"
    r"|presenteras|visas|står|specificeras|fastställs|finns|uppgår|identifieras|pekas)(?![\wåäö])"
)
_IT_SAYS = re.compile(
    r"\)?,?[ ](?:visar|anger|beskriver|innehåller|redovisar|konstaterar|lyfter|pekar|fastställer|reglerar|slår fast)(?![\wåäö])"
)
_TO_COME = re.compile(
    r"\b(?:ta fram|tas fram|tagit fram|arbeta fram|arbetas fram|upprätta|upprättas|uppdrag att|utarbeta|utarbetas|inför|saknas|saknar|saknats|ingen|inget|någon|något|påbörjat)(?![\wåäö])[^.,;]{0,50}\Z",
    re.IGNORECASE,
)


_APART = re.compile(
    r"(?:\b(?:i samband med|samband med|inför|jämfört med|jämförelse med|förhållande till|till skillnad från|ersätt\w+|ersatt\w*|arbete(?:t)? med|revider\w+|uppdater\w+|utveckl\w+"
    r"|föresl\w+|förslag\w*|påbörja\w*|planer\w*|uppdrag\w*|behov|ingick|ta fram|tas fram|tog fram|togs fram|tagit fram|tagits fram|upprätta\w*|utarbeta\w*|saknas|saknar|ingen"
    r"|inget|någon|något|antog|antagit|antogs|beslutade|beslutat|fastställde|fastställt|godkände|godkänt|behandlade|behandlat)(?![\wåäö])[^.,;:()]{0,50}"
    r"|\b(?:vid|efter|under|när|innan|sedan|mot|tidigare|föregående|förra|kommande|nästa|framtida|övriga?|andra)[ ](?:den[ ]|det[ ])?)\Z",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\)?,?[ ](?:[\w,-]+[ ]){0,2}?(?:tas fram|togs fram|tagits fram|ska|skall|kommer|är under|planeras|ersätts|ersattes|har ersatts|upphörde|saknas|beslutas|antas|antogs|antagits"
    r"|fastställdes|beslutades|godkändes|behandlades|behandlas|revideras|reviderades|upprättas|upprättades|finns inte)(?![\wåäö])"
)


def ordinal(written: str) -> str:
    """The number or the letter of a bilaga: "två" is "2"."""
    return _ORDINALS.get(written.casefold(), written.upper())


def _attached(words: str, before: str, after: str) -> bool:
    """Whether the words say that it is enclosed."""
    return bool(
        _ENCLOSED.search(words)
        or _ENCLOSED.search(before[-12:])
        or _ENCLOSES.search(before)
        or _IS_ENCLOSED.match(after)
    )


def _sees(before: str) -> bool:
    match = _SEE.search(before)
    if match is None or len(match["between"].split()) > _MOST_WORDS:
        return False
    between = _DECISION_ON.sub("", match["between"])
    return not _CLAUSE.search(between)


def _leans(before: str, after: str) -> bool:
    if _TO_COME.search(before):
        return False
    if _LEANS.search(before):
        return True
    return bool((_IN.search(before) and _SAYS.match(after)) or _IT_SAYS.match(after))
