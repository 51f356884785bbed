"""What words say of another year than the one that they are written for: that something is compared with it, that it was before, that a
plan is followed up, or that it is told of as if it ran."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Flag, auto

from auditprep.prose.past import is_in_past, tells_of_event
from auditprep.prose.quotations import FoundQuotation, quotations
from auditprep.prose.sentences import FoundSentence, sentence_at, sentences
from auditprep.prose.year_mentions import YearMention, year_mentions


class Says(Flag):
    """What the words around a year say of it."""

    NOTHING = 0
    LED = auto()  # the words just before compare with it, or put something after it
    EARLIER = auto()  # its clause speaks of what was
    MAY_BE_EARLIER = auto()  # its sentence speaks of what was, or compares
    FOLLOWED = auto()  # it is a plan that is followed up, or changed
    AHEAD = auto()  # its sentence speaks of what is to come
    PAST = auto()  # its clause is in the past tense
    DECIDED = auto()  # its clause tells of a decision
    ASSESSED = auto()  # its clause tells what was found, or done, each time
    EVENT = auto()  # its clause tells of something that happens once
    RUNNING = auto()  # a verb of its clause stands in the present
    CURRENT = auto()  # it is said to be what holds now
    TO_BE = auto()  # something is to be done then
    FIGURE = auto()  # its sentence tells a figure
    DATED = auto()  # its sentence names a day of that year
    YEARS_OWN = auto()  # "2025 års mål"
    QUOTED = auto()  # somebody else has said it
    IN_TABLE = auto()
    JOINED = auto()  # another year belongs to it ("2023 och 2024")


@dataclass(frozen=True, slots=True)
class OtherTime:
    """A mention of another year, and what the words around say of it. `beside` are the years of its clause that are no
    document's, and `of_same` those of documents of its kind in its sentence (in a table, its row)."""

    mention: YearMention
    said: Says
    beside: tuple[int, ...]
    of_same: tuple[int, ...]

    def says(self, any_of: Says) -> bool:
        return (self.said._value_ & any_of._value_) != 0  # a flag's own & is ten times slower


def other_times(text: str, year: int, mentions: Sequence[YearMention] | None = None) -> tuple[OtherTime, ...]:
    """The mentions in a text written for this year of those that begin in another, in order. `mentions` are all that it has,
    where they are known."""
    every = year_mentions(text) if mentions is None else mentions
    if all(each.first == year for each in every):
        return ()
    known = _Known(text, every, sentences(text), quotations(text))
    return tuple(_told(known, each) for each in every if each.first != year)


@dataclass(frozen=True, slots=True)
class _Known:
    text: str
    every: Sequence[YearMention]
    sentences: Sequence[FoundSentence]
    quoted: Sequence[FoundQuotation]


def _told(known: _Known, mention: YearMention) -> OtherTime:
    start, end = mention.name_start, mention.name_end
    sentence = sentence_at(known.sentences, start) or FoundSentence(start, end, False)
    first, last = _clause(known.text, sentence, start, end)
    row = FoundSentence(known.text.rfind("\n", 0, start) + 1, _line_end(known.text, end), False)
    in_table = "\t" in known.text[row.start : row.end]
    said = (
        _said_before(known.text[max(sentence.start, start - _FAR) : start])
        | _said_in_clause(known.text[first:start] + " " + known.text[end:last])
        | _said_in_sentence(known, sentence)
        | _said_beside(known, mention)
        | _said_by_order(known.text, sentence, start, end)
        | _said_by_day(known, sentence, mention)
        | (Says.IN_TABLE if in_table else Says.NOTHING)
    )
    of_same = _of_same(known.every, row if in_table else sentence, mention)
    return OtherTime(mention, said, tuple(_beside(known.every, first, last, mention)), tuple(of_same))


_FAR = 110


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _clause(text: str, sentence: FoundSentence, start: int, end: int) -> tuple[int, int]:
    """Where the clause begins and ends that `text[start:end]` is in; brackets around it alone part nothing."""
    opens, closes = (
        text.rfind("(", max(0, start - _MOST_IN_BRACKETS), start),
        text.find(")", end, end + _MOST_IN_BRACKETS),
    )
    if opens >= sentence.start and closes >= 0 and ")" not in text[opens:start]:
        start, end = opens, closes + 1
    begins = [each.end() for each in _CLAUSE_END.finditer(text, sentence.start, start)]
    ends = _CLAUSE_END.search(text, end, max(end, sentence.end))
    return (begins[-1] if begins else sentence.start), (ends.start() if ends else max(end, sentence.end))


def _of(*said: tuple[Says, object]) -> Says:
    """All those that hold."""
    whole = Says.NOTHING
    for each, holds in said:
        whole |= each if holds else Says.NOTHING
    return whole


def _said_before(before: str) -> Says:
    return _of(
        (Says.LED, _LED.search(before)),
        (Says.FOLLOWED, _FOLLOWED.search(before)),
        (Says.CURRENT, _CURRENT.search(before)),
    )


def _said_in_clause(clause: str) -> Says:
    """What the clause says without the name itself, which may have such words of its own."""
    return _of(
        (Says.EARLIER, _EARLIER.search(clause)),
        (Says.PAST, is_in_past(clause)),
        (Says.DECIDED, _DECIDED.search(clause)),
        (Says.ASSESSED, _ASSESSED.search(clause)),
        (Says.EVENT, tells_of_event(clause)),
        (Says.RUNNING, _RUNS.search(clause)),
        (Says.CURRENT, _SO_FAR.search(clause)),
        (Says.TO_BE, _TO_BE.search(clause)),
    )


def _said_in_sentence(known: _Known, sentence: FoundSentence) -> Says:
    start, end = sentence.start, sentence.end
    return _of(
        (Says.MAY_BE_EARLIER, _MAY_BE_EARLIER.search(known.text, start, end)),
        (Says.AHEAD, _AHEAD.search(known.text, start, end)),
        (Says.FIGURE, any(map(str.isdigit, _without_years(known, sentence)))),
    )


def _said_beside(known: _Known, mention: YearMention) -> Says:
    text = known.text
    joined = _JOINED_BEFORE.search(text[max(0, mention.start - 12) : mention.start])
    return _of(
        (Says.FOLLOWED, _CHANGED.match(text, mention.name_end)),
        (Says.JOINED, joined or _JOINED_AFTER.match(text, mention.end)),
        (Says.YEARS_OWN, _YEARS_OWN.match(text, mention.end)),
        (Says.QUOTED, _is_quoted(known.quoted, mention)),
    )


def _said_by_order(text: str, sentence: FoundSentence, start: int, end: int) -> Says:
    """What the word after it says, where it begins the sentence: that is the verb then."""
    begins = start - sentence.start <= _MOST_BEFORE_VERB
    return _of((Says.RUNNING, begins and _PRESENT.match(text, end)))


_MOST_BEFORE_VERB = 40
_PRESENT = re.compile(r"\)?,?[ \u00a0][a-zåäö]{2,}(?:ar|er|år|as|es)\b")


def _said_by_day(known: _Known, sentence: FoundSentence, mention: YearMention) -> Says:
    words = known.text[sentence.start : sentence.end]
    return _of(
        (
            Says.DATED,
            re.search(rf"(?<!\d){mention.first}-\d\d-\d\d|[a-z]{{3,9}}\s{mention.first}\b,?\s§", words),
        )
    )


def _without_years(known: _Known, sentence: FoundSentence) -> str:
    """The words of the sentence without the years, the days and the §§ in it."""
    words = list(known.text[sentence.start : sentence.end])
    for each in known.every:
        for at in range(max(each.name_start, sentence.start), min(each.name_end, sentence.end)):
            words[at - sentence.start] = " "
    return _NO_FIGURES.sub("", "".join(words))


def _is_quoted(quoted: Sequence[FoundQuotation], mention: YearMention) -> bool:
    """Whether it is part of what somebody else has said; a title between marks is not."""
    at = bisect_right(quoted, mention.name_start, key=lambda each: each.start) - 1
    if at < 0 or mention.name_end > quoted[at].end:
        return False
    return quoted[at].end - quoted[at].start - (mention.name_end - mention.name_start) > _MOST_OF_A_TITLE


_MOST_OF_A_TITLE = 40


def _beside(every: Sequence[YearMention], first: int, last: int, mention: YearMention) -> Iterator[int]:
    for each in every:
        if first <= each.start < last and each is not mention and not each.family:
            yield from {each.first, each.last}


def _of_same(every: Sequence[YearMention], within: FoundSentence, mention: YearMention) -> Iterator[int]:
    for each in every:
        is_inside = within.start <= each.start < within.end and each is not mention
        if is_inside and each.family == mention.family:
            yield each.first


_CLAUSE_END = re.compile(
    r"[;:()]|(?<!\bkommer)[ \u00a0](?=(?:som|att)[ \u00a0])|\s[–-]\s|,\s(?=(?:vilket|vilka|vilken|där|då|men|varav|eftersom|medan|se|enligt"
    r"|och\s(?:att|har|är|en|ett|den|det|de|nämnden|förvaltningen))\s)",
    re.IGNORECASE,
)
_WORDS = r"(?:[\wåäö-]+,?[ \u00a0]){0,4}\(?"
_LED = re.compile(
    r"\b(?:jämför[a-zåäö]*(?:\s(?:med|mot))?|jfr\.?|jmf\.?|i\s(?:förhållande|relation|jämförelse)\s(?:till|med)|gentemot|liksom|(?:precis|samma)\ssom|redan(?:\si)?"
    r"|sedan|till\sskillnad\sfrån|skillnad(?:en)?\s(?:mot|från)|än(?:\si)?|ersätt\w*|ersatt\w*|efterträd\w*|avlös\w*|tidigare|förra|föregående|mellan|efter|före"
    r"|(?:resultat|effekt|följd|konsekvens|grund|anledning)(?:et|en|er)?\sav|med\sanledning\sav|kvar\sfrån|kvarstå(?:r|tt|ende)\s(?:från|sedan)"
    rf"|över(?:förd|flyttad?|gångs\w*)\w*\sfrån|från\ssåväl|både|såväl|dels)\s{_WORDS}\Z",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:föregående|förra|i\sfjol|fjol\w*|året\s(?:innan|före)|året\sdessförinnan|dåvarande|då|redan|numera|kvarstå\w*|historisk\w*|ursprunglig\w*|ersätt\w*|ersatt\w*"
    r"|motsvarande\speriod|trend\w*|gäller\s(?:fortfarande|alltjämt|tills)|fortfarande|alltjämt|förläng\w*|därefter|sedan\sdess|upphör\w*|löp(?:te|er)\sut"
    r"|inte\slängre|utvecklats|successivt|revisor\w*|rekommend\w*|granskning(?:en)?\sav)\b",
    re.IGNORECASE,
)
_MAY_BE_EARLIER = re.compile(
    _EARLIER.pattern
    + r"|\b(?:jämför\w*|årsredovis\w*|årsbokslut\w*|årsrapport\w*|tidigare|sedan|senaste|senast|än|skillnad\w*|förändring\w*|ökning\w*|minskning\w*|ökat|minskat|revisor\w*|revisionen|granskning\w*|rekommend\w*|utvärder\w*"
    r"|avslutad\w*|ännu\sinte|lärdom\w*|erfarenhet\w*|bakgrund\w*|anledning\w*|efter|före|inför|innan|arkiv\w*|hämta\w*|statistik\w*|uppgift\w*|siffr\w*|enkät\w*|mätning\w*|[\wåäö]*omsättning\w*"
    r"|[\wåäö]*frånvaro\w*)\b",
    re.IGNORECASE,
)
_FOLLOWED = re.compile(
    r"\b(?:uppföljning(?:en|ar|s\w*)?|uppföljd\w*|följ(?:er|des|de|ts|t|as|s)?\supp|utvärder\w*|[\wåäö]*rapport\w*|redovis\w*|resultat\w*|utfall\w*|revider\w*|uppdater\w*|översyn\w*|avvikelse\w*"
    r"|bokslut\w*|bygg\w*(?:\svidare)?\spå|basera\w*\spå|utgå(?:r|tt)\sfrån|utgick\sfrån|förläng\w*|erfarenhet\w*|slutsats\w*|lärdom\w*|brister\w*|inför|från|ur)"
    rf"\s(?:(?:av|för|från|enligt|kring|mot|på|i|till|ur)\s)?{_WORDS}\Z",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"[ \u00a0,]{0,3}(?:(?:har|hade|är|blev|blivit)\s)?(?:följ(?:des|ts|t)\supp|uppföljd\w*|utvärder\w*|revider\w*|ersatt\w*|ersätts|förläng\w*|avslut\w*|slutredovis\w*|upphör\w*"
    r"|gäller\s(?:fortfarande|tills|alltjämt))",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:ska|skall|kommer|planer\w*|inför|kommande|nästa|framåt|framtag\w*|tas\sfram|arbet(?:et|e|ar)\s(?:med|på)|påbörja\w*|framöver|höst\w*|december|november|oktober|förslag\w*"
    r"|bereds|beredning\w*|process\w*|årshjul\w*|längre\ssikt|beräknas|förväntas|till\soch\smed|från\soch\smed|senast)\b",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"\b(?:ant(?:og|ogs|agit|agits|agen|aget|agna)|beslut(?:ade|ades|at|ats|ad|en)|fastställ(?:de|des|t|ts|d|da)|godkän(?:de|des|t|ts|d|da))\b|§",
    re.IGNORECASE,
)
_ASSESSED = re.compile(
    r"\b(?:identifierades|bedömdes|godkändes|behandlades|lämnades|gjordes|användes|upprättades|biföljdes|bifogades|krävdes)\b",
    re.IGNORECASE,
)
_RUNS = re.compile(
    r"\b(?:har|är|finns|pågår|sker|görs|gör|planeras|planerar|ska|skall|kommer|arbetar|följer|följs|genomförs|genomför|redovisas|redovisar|visar|framgår|ingår|innehåller|omfattar"
    r"|bedöms|beräknas|förväntas|uppgår|anger|anges|beskrivs|beskriver|fortsätter|ligger|gäller|utgör|används|styr|bidrar|lämnas|tas|se|hittills|bedrivs|behandlas|konstateras|fokuserar"
    r"|prioriteras|avser|påverkar|innebär|prövas|provas|införs|deltar|samverkar|utvecklas|erbjuds|erbjuder|ger|ges|får|rapporteras|rapporterar|möter|träffar|leder|märks)\b",
    re.IGNORECASE,
)
_CURRENT = re.compile(
    r"\b(?:aktuell[at]?|gällande|nuvarande|årets|innevarande)\s(?:[\wåäö-]+\s){0,2}\Z", re.IGNORECASE
)
_SO_FAR = re.compile(r"\b(?:hittills|pågår|i\sår)\b", re.IGNORECASE)
_TO_BE = re.compile(r"\b(?:ska|skall|kommer|planeras|planerar|avser|är\splanen)\b", re.IGNORECASE)
_JOINED_BEFORE = re.compile(
    r"\d\d(?:[ \u00a0](?:och|samt|respektive|till|eller|mot|–|-)|,)[ \u00a0]\Z", re.IGNORECASE
)
_JOINED_AFTER = re.compile(
    r"(?:[ \u00a0](?:och|samt|respektive|till|eller|mot|jämfört\smed)|,)[ \u00a0](?:(?:under|år|för)[ \u00a0])?20\d\d(?!-\d)",
    re.IGNORECASE,
)
_MOST_IN_BRACKETS = 30
_YEARS_OWN = re.compile(r"[- ]års[- ]")
_NO_FIGURES = re.compile(
    r"(?:§\s?|sid(?:an|orna)?\.?\s?|bilaga\s|fråga\s|avsnitt\s|den\s|20\d\d-\d\d-)\d[\d.,–-]*|\d{1,2}/\d{1,2}|20\d\d",
    re.IGNORECASE,
)
