"""Whether words say why they name another year than the one that they are written for: a comparison, what was before, a
follow-up, a quotation."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditprep.prose.past import is_in_past, tells_of_event
from auditprep.prose.quotations import FoundQuotation, quotations
from auditprep.prose.sentences import FoundSentence, sentence_at, sentences
from auditprep.prose.year_mentions import YearMention, year_mentions


@dataclass(frozen=True, slots=True)
class OtherTime:
    """A mention of another year, and what the words around say of it. `is_led`: the words just before compare with it, or put
    something after it; `is_earlier`: its clause speaks of what was, or compares; `may_be_earlier`: its sentence does; `is_plan_followed`:
    it is a plan that is followed up, or changed; `may_be_ahead`: its sentence speaks of what is to come; `is_past`: its clause is in the past tense, and `is_decided`: that is told of a
    decision; `is_event`: of something that happened once; `is_running`: a verb of its clause stands in the present;
    `is_figure`: the sentence tells a figure. `is_quoted`, `in_table`: it stands there. `is_joined`: another year belongs to it
    ("2023 och 2024"). `beside` are the other years of its clause that are no document's, and `of_same` the years of documents
    of the same kind in its sentence."""

    mention: YearMention
    is_led: bool
    is_earlier: bool
    may_be_earlier: bool
    is_plan_followed: bool
    may_be_ahead: bool
    is_past: bool
    is_decided: bool
    is_event: bool
    is_running: bool
    is_figure: bool
    is_quoted: bool
    in_table: bool
    is_joined: bool
    beside: tuple[int, ...]
    of_same: tuple[int, ...]


def other_times(text: str, year: int) -> tuple[OtherTime, ...]:
    """The mentions in a text written for this year of those that begin in another, in order."""
    every = year_mentions(text)
    if all(each.first == year for each in every):
        return ()
    found, quoted = sentences(text), quotations(text)
    return tuple(_told(text, each, every, found, quoted) for each in every if each.first != year)


def _told(
    text: str,
    mention: YearMention,
    every: Sequence[YearMention],
    found: Sequence[FoundSentence],
    quoted: Sequence[FoundQuotation],
) -> OtherTime:
    start, end = mention.name_start, mention.name_end
    sentence = sentence_at(found, start) or FoundSentence(start, end, False)
    first, last = _clause(text, sentence, start, end)
    clause = text[first:start] + " " + text[end:last]  # the name may have such words of its own
    before = text[max(sentence.start, start - _FAR) : start]
    line = FoundSentence(text.rfind("\n", 0, start) + 1, _line_end(text, end), False)
    in_table = "\t" in text[line.start : line.end]
    return OtherTime(
        mention=mention,
        is_led=bool(_LED.search(before)),
        is_earlier=bool(_EARLIER.search(clause)),
        may_be_earlier=bool(_MAY_BE_EARLIER.search(text, sentence.start, sentence.end)),
        is_plan_followed=bool(_FOLLOWED.search(before) or _CHANGED.match(text[end : end + 40])),
        may_be_ahead=bool(_AHEAD.search(text, sentence.start, sentence.end)),
        is_past=is_in_past(clause),
        is_decided=bool(_DECIDED.search(clause)),
        is_event=tells_of_event(clause),
        is_running=bool(_RUNS.search(clause)),
        is_figure=any(map(str.isdigit, _without_years(text, sentence, every))),
        is_quoted=_is_quoted(quoted, mention),
        in_table=in_table,
        is_joined=bool(
            _JOINED_BEFORE.search(text[max(0, mention.start - 12) : mention.start])
            or _JOINED_AFTER.match(text, mention.end)
        ),
        beside=tuple(_beside(every, first, last, mention)),
        of_same=tuple(_of_same(every, line if in_table else sentence, mention)),
    )


_FAR = 110


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _clause(text: str, sentence: FoundSentence, start: int, end: int) -> tuple[int, int]:
    """Where the clause begins and ends that `text[start:end]` is in."""
    begins = [each.end() for each in _CLAUSE_END.finditer(text, sentence.start, start)]
    ends = _CLAUSE_END.search(text, end, max(end, sentence.end))
    return (begins[-1] if begins else sentence.start), (ends.start() if ends else max(end, sentence.end))


def _without_years(text: str, sentence: FoundSentence, every: Sequence[YearMention]) -> str:
    """The words of the sentence without the years, the days and the §§ in it."""
    words = list(text[sentence.start : sentence.end])
    for each in every:
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
        if (
            within.start <= each.start < within.end
            and each is not mention
            and each.family == mention.family
        ):
            yield each.first


_CLAUSE_END = re.compile(
    r"[;:()]|\s[–-]\s|,\s(?=(?:vilket|vilka|vilken|där|då|men|varav|eftersom|medan|och\s(?:att|har|är|en|ett|den|det|de|nämnden|förvaltningen))\s)",
    re.IGNORECASE,
)
_WORDS = r"(?:[\wåäö-]+,?[ \u00a0]){0,4}\(?"
_LED = re.compile(
    rf"\b(?:jämför[a-zåäö]*(?:\s(?:med|mot))?|jfr\.?|jmf\.?|i\s(?:förhållande|relation|jämförelse)\s(?:till|med)|gentemot|liksom|(?:precis|samma|även)\ssom|även\si|redan(?:\si)?"
    rf"|sedan|till\sskillnad\sfrån|skillnad(?:en)?\s(?:mot|från)|än(?:\si)?|ersätt\w*|ersatt\w*|efterträd\w*|avlös\w*|tidigare|förra|föregående|mellan|efter|före"
    rf"|(?:resultat|effekt|följd|konsekvens|grund|anledning)(?:et|en|er)?\sav|med\sanledning\sav|kvar\sfrån|kvarstå(?:r|tt|ende)\s(?:från|sedan)|över(?:förd|flyttad?|gångs\w*)\w*\sfrån"
    rf"|från\ssåväl|både|såväl|dels)\s{_WORDS}\Z",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:föregående|förra|i\sfjol|fjol\w*|året\s(?:innan|före)|året\sdessförinnan|dåvarande|då|redan|numera|kvarstå\w*|historisk\w*|ursprunglig\w*|ersätt\w*|ersatt\w*"
    r"|jämför\w*|jämfört|motsvarande\speriod|trend\w*|gäller\s(?:fortfarande|alltjämt|tills)|fortfarande|alltjämt|förläng\w*|därefter|sedan\sdess|upphör\w*|löp(?:te|er)\sut"
    r"|inte\slängre|utvecklats|successivt)\b",
    re.IGNORECASE,
)
_MAY_BE_EARLIER = re.compile(
    _EARLIER.pattern
    + r"|\b(?:tidigare|sedan|senaste|senast|än|skillnad\w*|förändring\w*|ökning\w*|minskning\w*|ökat|minskat|revisor\w*|revisionen|granskning\w*|rekommend\w*|utvärder\w*|avslutad\w*|ännu\sinte"
    r"|lärdom\w*|erfarenhet\w*|bakgrund\w*|anledning\w*|efter|före|inför|innan|arkiv\w*|hämta\w*|statistik\w*|uppgifter|enkät\w*|mätning\w*|[\wåäö]*omsättning\w*|[\wåäö]*frånvaro\w*)\b",
    re.IGNORECASE,
)
_FOLLOWED = re.compile(
    rf"\b(?:uppföljning(?:en|ar|s\w*)?|uppföljd\w*|följ(?:er|des|de|ts|t|as|s)?\supp|utvärder\w*|[\wåäö]*rapport\w*|redovis\w*|resultat\w*|utfall\w*|revider\w*|uppdater\w*|översyn\w*|avvikelse\w*"
    rf"|bokslut\w*|bygg\w*(?:\svidare)?\spå|basera\w*\spå|utgå(?:r|tt)\sfrån|utgick\sfrån|förläng\w*|erfarenhet\w*|slutsats\w*|lärdom\w*|brister\w*|inför|från|ur)\s(?:(?:av|för|från|enligt|kring|mot|på|i|till|ur)\s)?{_WORDS}\Z",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"[ \u00a0,]*(?:(?:har|hade|är|blev|blivit)\s)?(?:följ(?:des|ts|t|s)\supp|uppföljd\w*|utvärder\w*|revider\w*|ersatt\w*|ersätts|förläng\w*|avslut\w*|slutredovis\w*|upphör\w*|gäller\s(?:fortfarande|tills|alltjämt))",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:ska|skall|kommer|planer\w*|inför|kommande|nästa|framåt|framtag\w*|tas\sfram|arbet(?:et|e|ar)\s(?:med|på)|påbörja\w*|framöver|höst\w*|december|november|oktober|förslag\w*"
    r"|bereds|beredning\w*|process\w*|årshjul\w*|längre\ssikt|beräknas|förväntas|till\soch\smed|från\soch\smed|senast)\b",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"\b(?:ant(?:og|ogs|agit|agits|agen|aget|agna)|beslut(?:ade|ades|at|ats|ad|en)|fastställ(?:de|des|t|ts|d|da)|godkän(?:de|des|t|ts|d|da)|§)\b|§",
    re.IGNORECASE,
)
_RUNS = re.compile(
    r"\b(?:har|är|finns|pågår|sker|görs|gör|planeras|planerar|ska|skall|kommer|arbetar|följer|följs|genomförs|genomför|redovisas|visar|framgår|ingår|innehåller|omfattar"
    r"|bedöms|beräknas|förväntas|uppgår|anger|anges|beskrivs|beskriver|fortsätter|ligger|gäller|utgör|används|styr|bidrar|lämnas|tas|se|hittills|bedrivs|behandlas|konstateras|fokuserar|prioriteras|avser)\b",
    re.IGNORECASE,
)
_JOINED_BEFORE = re.compile(
    r"\d\d(?:[ \u00a0](?:och|samt|respektive|till|eller|mot|–|-)|,)[ \u00a0]\Z", re.IGNORECASE
)
_JOINED_AFTER = re.compile(
    r"(?:[ \u00a0](?:och|samt|respektive|till|eller|mot|jämfört\smed)|,)[ \u00a0](?:(?:under|år|för)[ \u00a0])?20\d\d",
    re.IGNORECASE,
)
_NO_FIGURES = re.compile(
    r"(?:§\s?|sid(?:an|orna)?\.?\s?|bilaga\s|fråga\s|avsnitt\s|den\s|20\d\d-\d\d-)\d[\d.,–-]*|\d{1,2}/\d{1,2}|20\d\d",
    re.IGNORECASE,
)
