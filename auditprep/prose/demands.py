"""What a question demands besides a yes or a no: "Ange datum för nämndens beslut samt antal kontrollmål", "minst fem områden",
"utfall och prognos för respektive mål", "hur ofta".

"Har nämnden beslutat hur ofta planen följs upp?" demands nothing: what stands there must be asked for, with a verb such as
"ange", or with a question word where the sentence, or a part of it, begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from auditprep.prose.counts import number_of_word
from auditprep.prose.found import listed, without_overlaps
from auditprep.prose.sentences import sentences
from auditprep.prose.small import small_letters


class DemandKind(StrEnum):
    """What is demanded."""

    DATE = "date"  # a day
    WHEN = "when"  # a day, a month or a meeting
    PARAGRAPH = "paragraph"  # a § of minutes
    DNR = "dnr"
    NUMBER = "number"  # how many of something
    SHARE = "share"  # how large a part
    HOW_OFTEN = "how-often"
    AREAS = "areas"  # so many things, at least
    GOALS = "goals"  # something of each goal
    FIGURES = "figures"  # budget, outcome, forecast, deviation
    ATTACHED = "attached"  # a document
    PAGES = "pages"


class Figure(StrEnum):
    """What is demanded of a goal, or of the economy."""

    BUDGET = "budget"
    OUTCOME = "outcome"
    FORECAST = "forecast"
    DEVIATION = "deviation"


@dataclass(frozen=True, slots=True)
class Demand:
    """Something demanded; the words that demand it stand in `text[start:end]`. `count` is how many AREAS at least, `noun` what
    NUMBER counts ("" where nobody knows), `figures` what is demanded by GOALS and FIGURES, and `perhaps` those of them only
    where there are any ("samt ev. avvikelse"). `only_if` are the meanings of a mark (`prose.marks`) for which it is
    demanded; None where the question says nothing of that."""

    kind: DemandKind
    start: int
    end: int
    count: int = 0
    noun: str = ""
    figures: frozenset[Figure] = frozenset()
    perhaps: frozenset[Figure] = frozenset()
    only_if: frozenset[str] | None = None


def demands(text: str) -> tuple[Demand, ...]:
    """What the question demands, in order. `text` is the question with its guidance, a line each."""
    small = small_letters(text)
    found: list[Demand] = []
    for each in sentences(text):
        said = _Sentence(small[each.start : each.end])
        if not said.is_optional:
            found += (_moved(demand, each.start, said) for demand in without_overlaps(_in(said)))
    return tuple(found)


def condition(text: str) -> frozenset[str] | None:
    """The meanings of the mark of the question before, for which this one is asked: "Om ja, hur ofta?" None where it is
    always asked."""
    match = _IF.match(small_letters(text[:200]))
    return _meanings(match) if match else None


class _Sentence:
    """A sentence of a question, in small letters."""

    def __init__(self, words: str) -> None:
        self.words = words
        if_ = _IF.match(words)
        self.only_if = _meanings(if_) if if_ else None
        self.begins = if_.end() if if_ else 0
        self.is_question = words.rstrip('”") ').endswith("?")
        self.asks = [match.end() for match in _ASKS.finditer(words)]

    @property
    def is_optional(self) -> bool:
        return bool(_OPTIONAL.search(self.words)) or (
            self.only_if is None and bool(_IF_ANYTHING.match(self.words))
        )

    @property
    def is_heading(self) -> bool:
        """Whether it only names what is wanted: "Utfall och prognos för respektive mål", "Antal kontrollmål:"."""
        return not self.is_question and not self.asks and not _STATES.search(self.words)

    def is_asked(self, at: int) -> bool:
        """Whether what stands there is asked for."""
        if any(end <= at for end in self.asks) or at == self.begins:
            return True
        before = self.words[self.begins : at]
        if _LEADS.fullmatch(before):
            return True
        return bool(_JOINED.search(before)) and not _SETTLED.search(before)

    def is_named(self, at: int) -> bool:
        """The same for a noun, which a heading may name alone; the verb may come after it ("datum ska anges")."""
        return (
            any(end <= at for end in self.asks) or self.is_heading or bool(_TO_BE_TOLD.search(self.words, at))
        )


_B, _E = r"(?<![\wåäö-])", r"(?![\wåäö])"

# Whether something is demanded

_ASKS = re.compile(
    rf"{_B}(?:ange|anges|uppge|uppges|redovisa|redogör|beskriv|lista|räkna\supp|nämn|skriv|fyll\si|specificera|precisera|lämna|kommentera"
    rf"|besvara|ge|motivera|notera|komplettera|exemplifiera|hänvisa|för\svarje\smål\sanges)(?:\s(?:gärna|även|också|här|nedan|kort|kortfattat|in|till|för))*{_E}"
)
_TO_BE_TOLD = re.compile(
    rf"{_B}(?:ska|skall|bör|önskas|måste|behöver)\s(?:även\s|också\s)?(?:anges|framgå|redovisas|uppges|beskrivas|lämnas|noteras|listas){_E}|{_B}(?:anges|önskas|efterfrågas){_E}"
)
_LEADS = re.compile(
    r"[\s”\"(–-]*(?:(?:om\sja|i\sså\sfall|och|vänligen|var\sgod|på|vid|med|till|i|under),?\s)*"
)
_JOINED = re.compile(
    r"(?:,|\(|–|\boch|\bsamt|\beller)\s?(?:i\sså\sfall,?\s|i\ssådana\sfall,?\s|i\sså\sfall\s)?(?:vid\s|med\s|i\s|på\s|till\s)?\Z"
)
_SETTLED = re.compile(
    rf"{_B}(?:beslutat|bestämt|fastställt|fastställd|angett|angivit|reglerat|framgår|reglerar|anger|ställning\still|avgjort|besked\som|beslut\som|klarlagt"
    rf"|dokumenterat|dokumenteras|definierat|kännedom){_E}[^,?]*\Z"
)
_STATES = re.compile(
    rf"{_B}(?:har|är|finns|får|sker|görs|ska|skall|kan|bör|måste|följer|följs|beslutar|fattar|anges|antar|bygger|deltar|omfattar|innehåller|ger|tar|arbetar"
    rf"|upprättas|rapporteras|redovisas|dokumenteras|analyseras|leder|ligger|vidtar|säkerställs|utgör|visar){_E}"
)
_OPTIONAL = re.compile(
    rf"{_B}(?:i\sförekommande\sfall|om\stillämpligt|om\smöjligt|om\sni\svill|frivilligt|vid\sbehov|kan\s(?:anges|bifogas|lämnas)|får\s(?:anges|bifogas)){_E}"
)
_MARK = r"[”\"']?(ja|nej|delvis|vet\s(?:ej|inte))[”\"']?"
_IF = re.compile(
    rf"[\s”\"(–-]*(?:(?:om|vid|ifall|för)\s(?:svaret\s(?:är|blir|var)\s|svar\s|ni\shar\ssvarat\s|ni\ssvarat\s)?{_MARK}(?:\s?(?:eller|/|och|,)\s?{_MARK})?(?![\wåäö])"
    rf"|(?P<so>om\sså(?:\sär\sfallet)?|i\sså\sfall|i\ssådant\sfall)(?![\wåäö])|(?P<not>om\s(?:inte|ej|så\sinte\sär\sfallet)|i\sannat\sfall)(?=\s?[,:–-]))[\s,:–-]*"
)
_IF_ANYTHING = re.compile(r"[\s”\"(–-]*(?:om|ifall|i\sde\sfall|där|i\sfall)\s")
_MEANS = {
    "ja": ("yes", "fully"),
    "nej": ("no",),
    "delvis": ("partly",),
    "vet ej": ("open",),
    "vet inte": ("open",),
}


def _meanings(match: re.Match[str]) -> frozenset[str]:
    if match["so"]:
        return frozenset({"yes", "fully", "partly"})
    if match["not"]:
        return frozenset({"no"})
    marks = [" ".join(each.split()) for each in match.groups()[:2] if each]
    return frozenset(meaning for mark in marks for meaning in _MEANS[mark])


def _moved(demand: Demand, by: int, said: _Sentence) -> Demand:
    return replace(demand, start=demand.start + by, end=demand.end + by, only_if=said.only_if)


# What is demanded

_DATES = re.compile(
    rf"{_B}(?:(?:besluts?|sammanträdes|antagande|mötes|fastställande|protokolls|antagnings)?datum(?:et|en)?){_E}"
)
_WHICH_DAY = re.compile(rf"{_B}vilke[nt]\sda(?:tum|g){_E}")
_WHEN = re.compile(
    rf"""{_B}(?:
      när(?=\s(?:[\wåäö-]*?(?:ades|ddes|ttes|ktes|stes|ntes|gs|ogs|avs|ölls|edde|ades)|är|var|har|hade|ska|skall|kommer|fick|antog|fattade|gjorde|beslutet|den|det|nämnden|planen|resultatet|och\shur|och\svar|samt)(?![\wåäö]))
    | (?:vid\s)?vilke[nt]\s(?:sammanträde|möte) | (?:vid\s)?vilka\s(?:sammanträden|möten|tillfällen) | vilka\smånader | vilken\smånad
    ){_E}""",
    re.VERBOSE,
)
_PARAGRAPHS = re.compile(
    rf"{_B}(?:(?:protokolls|besluts)?paragraf(?:en|er|erna|nummer)?|§{{1,2}}(?:-nummer)?(?!\s?\d)){_E}"
)
_DNRS = re.compile(rf"{_B}(?:diarienummer|diarienr|dnr|ärendenummer){_E}")
_PAGES = re.compile(rf"{_B}sid(?:a|nummer|hänvisning(?:ar)?|or){_E}(?!\s?\d)")
_NOUN = r"(?:\s(?P<first>[\wåäö-]+))?(?:\s(?P<second>[\wåäö-]+))?"
_NUMBERS = re.compile(
    rf"{_B}(?:(?P<antal>(?:totalt\s|det\stotala\s)?antal(?:et)?)|hur\smånga(?!\sgånger))(?:\sav)?{_NOUN}"
)
_SHARES = re.compile(rf"{_B}(?:andel(?:en|ar)?|hur\sstor\s(?:del|andel)|i\sprocent|procentuell[at]?){_E}")
_HOW_MUCH = re.compile(rf"{_B}(?:hur\slång(?:a|t)?|i\s(?:dagar|veckor|timmar|månader)){_E}")
_OFTEN = re.compile(
    rf"{_B}(?:hur\s(?:ofta|regelbundet|frekvent|många\sgånger\s(?:per|om|under))|med\svilk(?:en|et|a)\s(?:frekvens|regelbundenhet|periodicitet|(?:tids)?intervall(?:er)?)"
    rf"|vilken\s(?:frekvens|periodicitet)){_E}"
)
_ATTACH = re.compile(
    rf"{_B}(?:bifoga|bilägg|skicka\smed|översänd){_E}|{_B}(?:ska|skall|bör|önskas|ombeds)\s(?:även\s)?(?:bifogas|biläggas){_E}"
)
_N = r"(?P<number>\d{1,2}|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|femton|tjugo)(?:\s?(?:[–-]|till)\s?(?:\d{1,2}|[a-zåäö]+))?"
_GREATEST = r"(?:[\wåäö-]*(?:sta|ste|aste)|mest\s[\wåäö-]+|högst\s[\wåäö-]+)"
_THINGS = r"[\wåäö-]*(?:områd|risk|utmaning|exempel|åtgärd|faktor|punkt|prioritering|aktivitet|orsak|insats|förbättring|framgång|avvikelse|händelse|hot|frågor|svårighet|behov|satsning|brist|svaghet|styrk|problem)[\wåäö-]*"
_AREAS = re.compile(
    rf"{_B}(?:(?P<least>minst|åtminstone|lägst)\s{_N}\s(?:[\wåäö-]+\s){{0,2}}?(?P<noun>[\wåäö-]+)"
    rf"|{_N.replace('number', 'number2')}\s(?:[\wåäö-]+\s)?{_GREATEST}\s(?:[\wåäö-]+\s){{0,2}}?(?P<noun2>{_THINGS})"
    rf"|(?:ange|nämn|ge|lista|beskriv)\s(?:gärna\s)?{_N.replace('number', 'number3')}\s(?:[\wåäö-]+\s){{0,2}}?(?P<noun3>{_THINGS})){_E}"
)
_MEASURES = listed(
    "år dagar dag månader månad gånger gång veckor timmar minuter procent kronor kr tkr mnkr personer ledamöter tecken ord sidor rader"
)
_NO_NOUN = listed(
    "som är har i på av inom per under vid för med till kom fick ingår innehåller och samt planen finns var de den det inkom om"
)


_NAMED = (
    (DemandKind.DATE, _DATES),
    (DemandKind.PARAGRAPH, _PARAGRAPHS),
    (DemandKind.DNR, _DNRS),
    (DemandKind.PAGES, _PAGES),
)
_QUESTIONED = (
    (DemandKind.DATE, _WHICH_DAY),
    (DemandKind.WHEN, _WHEN),
    (DemandKind.HOW_OFTEN, _OFTEN),
    (DemandKind.NUMBER, _HOW_MUCH),
    (DemandKind.SHARE, _SHARES),
)


def _in(said: _Sentence) -> Iterator[Demand]:
    for kind, pattern in _NAMED:
        yield from (_at(kind, m) for m in pattern.finditer(said.words) if said.is_named(m.start()))
    for kind, pattern in _QUESTIONED:
        yield from (_at(kind, m) for m in pattern.finditer(said.words) if _is_questioned(said, m))
    yield from (_at(DemandKind.ATTACHED, m) for m in _ATTACH.finditer(said.words) if not said.is_question)
    yield from _numbers(said)
    yield from _areas(said)
    yield from _goals(said) if _EACH_GOAL.search(said.words) else _figures(said)


def _at(kind: DemandKind, match: re.Match[str]) -> Demand:
    return Demand(kind, match.start(), match.end())


def _is_questioned(said: _Sentence, match: re.Match[str]) -> bool:
    """Whether a question word asks; "beskriv hur nämnden agerar när mål inte nås" does not ask when."""
    if match[0] == "när" and match.start() != said.begins:
        return bool(_ASKS_DIRECTLY.search(said.words[: match.start()]))
    return said.is_asked(match.start())


_ASKS_DIRECTLY = re.compile(
    rf"{_ASKS.pattern}(?:\s(?:[\wåäö]+,?\s){{0,2}}(?:och|samt|,))?\s\Z|\b(?:datum|hur|var|vem)\s(?:och|samt|eller)\s\Z"
)


def _numbers(said: _Sentence) -> Iterator[Demand]:
    for match in _NUMBERS.finditer(said.words):
        asked = said.is_named if match["antal"] else said.is_asked
        if asked(match.start()):
            words = [word for word in (match["first"], match["second"]) if word]
            noun = next((word for word in reversed(_until_stop(words))), "")
            yield Demand(
                DemandKind.NUMBER, match.start(), match.start() + len(_shown(match, noun)), noun=noun
            )


def _until_stop(words: list[str]) -> list[str]:
    kept: list[str] = []
    for word in words:
        if word in _NO_NOUN:
            break
        kept.append(word)
    return kept


def _shown(match: re.Match[str], noun: str) -> str:
    words = match[0]
    return (
        words[: words.rfind(noun) + len(noun)]
        if noun
        else words.split(" ")[0] + (" många" if words.startswith("hur") else "")
    )


def _areas(said: _Sentence) -> Iterator[Demand]:
    for match in _AREAS.finditer(said.words):
        number = number_of_word(match["number"] or match["number2"] or match["number3"])
        noun = match["noun"] or match["noun2"] or match["noun3"]
        is_demand = not said.is_question or _OPENS.match(said.words, said.begins) or any(e <= match.start() for e in said.asks)  # fmt: skip
        if (
            number
            and number > 1
            and noun not in _MEASURES
            and is_demand
            and (match["least"] is None or _may_be_told(said, match))
        ):
            yield Demand(DemandKind.AREAS, match.start(), match.end(), count=number, noun=noun)


_OPENS = re.compile(r"(?:vilka|vad|nämn|beskriv|redogör)\b")


def _may_be_told(said: _Sentence, match: re.Match[str]) -> bool:
    """Whether so many things, at least, are to be told: "ange minst fem områden", and not "minst två ska attestera"."""
    return said.is_named(match.start()) or bool(re.search(r"\(\s?\Z", said.words[: match.start()]))


# Goals, and the economy

_EACH_GOAL = re.compile(
    rf"{_B}(?:(?:för|per|om|av|till|på)?\s?(?:respektive|varje|vart\soch\sett\sav|samtliga|alla|vardera|vart\sett\sav)\s(?:[\wåäö-]+\s)?[\wåäö]*mål(?:en|et|värde)?|per\s[\wåäö]*mål|ett\smål\si\staget"
    rf"|mål\sför\smål){_E}"
)
_FIGURES = (
    (Figure.OUTCOME, re.compile(rf"{_B}(?:(?:delårs|årets\s|ekonomiska?\s)?utfall(?:et)?|resultat(?:et)?|(?:mål)?uppfyllelse(?:n)?|läget?){_E}")),
    (Figure.FORECAST, re.compile(rf"{_B}(?:helårs)?prognos(?:en|er|tiserat)?{_E}")),
    (Figure.DEVIATION, re.compile(rf"{_B}(?:(?:budget)?avvikelse(?:n|r|rna)?|skillnad(?:en)?|differens(?:en)?|(?:över|under)skott){_E}")),
    (Figure.BUDGET, re.compile(rf"(?<!från )(?<!mot )(?<!fr )(?<!gentemot )(?<!och )(?<![\wåäö-])(?:[\wåäö]*budget(?:en)?|ram(?:en)?|kommunbidrag(?:et)?){_E}|(?<=utfall och )budget{_E}")),
)  # fmt: skip
_PERHAPS = re.compile(r"\b(?:ev|eventuella?|eventuellt)\.?\s\Z")
_HOW = re.compile(rf"{_B}hur\s(?!ser\b|stor|går\b|är\b|har\b)")


def _goals(said: _Sentence) -> Iterator[Demand]:
    """What is demanded of each goal. "Beskriv hur varje mål följs upp" demands no figures."""
    if (said.is_question and not _WHAT.match(said.words, said.begins) and not said.asks) or _HOW.search(
        said.words
    ):
        return
    if not (said.asks or said.is_heading or said.is_question or _TO_BE_TOLD.search(said.words)):
        return
    figures = {figure for figure, pattern in _FIGURES[:2] if pattern.search(said.words)}
    each = _EACH_GOAL.search(said.words)
    if figures and each:
        yield Demand(DemandKind.GOALS, each.start(), each.end(), figures=frozenset(figures))


_WHAT = re.compile(r"(?:hur\s(?:ser|stor|går|är|har)|vad|vilk)")


def _figures(said: _Sentence) -> Iterator[Demand]:
    """Two or more of what an economy is told by; "Hur följs budget och utfall upp?" demands none."""
    if (said.is_question and not _WHAT.match(said.words, said.begins) and not said.asks) or _HOW.search(
        said.words
    ):
        return
    if not (said.asks or said.is_heading or said.is_question):
        return
    found = {figure: match for figure, pattern in _FIGURES if (match := pattern.search(said.words))}
    if (
        len(found) < 2
        or _GOAL_WORDS.search(said.words)
        or not (found.keys() & {Figure.BUDGET, Figure.DEVIATION})
    ):
        return
    perhaps = {figure for figure, match in found.items() if _PERHAPS.search(said.words[: match.start()])}
    start, end = min(m.start() for m in found.values()), max(m.end() for m in found.values())
    yield Demand(DemandKind.FIGURES, start, end, figures=frozenset(found), perhaps=frozenset(perhaps))


_GOAL_WORDS = re.compile(r"måluppfyllelse|nyckeltal|\bmål(?:en)?\b")


# What kind of question it is


def asks_only_how_often(text: str) -> bool:
    """Whether the question, without its guidance, is answered by how often or how many, and not by yes or no: "Hur ofta
    rapporteras resultatet?", but not "Följs målen upp, och hur ofta?"."""
    found = sentences(text)
    asking = [each for each in found if text[each.start : each.end].rstrip(_CLOSING).endswith("?")] or list(
        found
    )
    return bool(asking) and all(
        _IS_HOW_OFTEN.match(small_letters(text[each.start : each.end])) for each in asking
    )


_CLOSING = '”") '
_IS_HOW_OFTEN = re.compile(
    rf"(?:\d{{1,2}}(?:\.\d{{1,2}})*[.)]?\s+)?(?:(?:om|vid)\s(?:ja|delvis)[,:]?\s|ange\s|beskriv\s)?(?:{_OFTEN.pattern}|hur\smånga{_E})"
)
