"""What a question demands besides a yes or a no: "Ange beslutsdatum och antal kontroller", "minst tre risker", "utfall och prognos
mål för mål", "hur ofta"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from auditprep.prose.asking import Asking, condition_of
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
    where there are any ("och ev. avvikelse"). `only_if` are the meanings of a mark (`prose.marks`) for which it is
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
    parts = [(each.start, Asking(small[each.start : each.end])) for each in sentences(text)]
    asking = [(start, said) for start, said in parts if not said.is_optional]
    found = [_moved(demand, start, said) for start, said in asking for demand in without_overlaps(_in(said))]
    goals = list(_goals(asking))
    economy = (
        [] if goals else [_moved(each, start, said) for start, said in asking for each in _figures(said)]
    )
    return tuple(sorted([*found, *goals, *economy], key=lambda each: each.start))


def condition(text: str) -> frozenset[str] | None:
    """The meanings of the mark of the question before, for which this one is asked: "Om ja, hur ofta?" None where it is
    always asked."""
    return condition_of(small_letters(text[:200]))


@lru_cache(maxsize=2048)  # the questions of a form, at every keystroke
def asks_no_yes_or_no(text: str) -> bool:
    """Whether the question, without its guidance, is answered in words and not by yes or no: "Vilka risker ser nämnden?",
    "Redovisa utfallet per mål.", but not "Finns en plan? Redovisa den."."""
    found = [small_letters(text[each.start : each.end]) for each in sentences(text)]
    asking = [words for words in found if not _IS_LABEL.match(words)]
    return bool(asking) and all(_IS_IN_WORDS.match(words) for words in asking)


@lru_cache(maxsize=2048)
def asks_only_how_often(text: str) -> bool:
    """Whether the question, without its guidance, is answered by how often or how many, and not by yes or no: "Hur ofta
    rapporteras resultatet?", but not "Följs målen upp, och hur ofta?"."""
    found = [small_letters(text[each.start : each.end]) for each in sentences(text)]
    asking = [words for words in found if words.rstrip('”") ').endswith("?")] or found
    return bool(asking) and all(_IS_HOW_OFTEN.match(words) for words in asking)


_B, _E = r"(?<![\wåäö-])", r"(?![\wåäö])"


def _moved(demand: Demand, by: int, said: Asking) -> Demand:
    return replace(demand, start=demand.start + by, end=demand.end + by, only_if=said.only_if)


# In a word or two

_HAPPENED = r"(?:[\wåäö-]*?(?:ades|ddes|ttes|ktes|stes|ntes|gs|ogs|avs|ölls|edde)|är|var|har|hade|ska|skall|kommer|fick|antog|fattade|gjorde)"
_NAMED = (
    (DemandKind.DATE, re.compile(rf"{_B}(?:[\wåäö]*datum(?:et|en)?|dag(?:en)?\sför\s(?:nämndens\s|styrelsens\s)?(?:beslut|antagande|sammanträde)\w*){_E}")),
    (DemandKind.PARAGRAPH, re.compile(rf"{_B}(?:(?:protokolls|besluts)?paragraf(?:en|er|erna|nummer)?|§{{1,2}}(?:-nummer)?(?!\s?\d)){_E}")),
    (DemandKind.DNR, re.compile(rf"{_B}(?:diarienummer|diarienr|dnr|ärendenummer){_E}")),
    (DemandKind.PAGES, re.compile(rf"{_B}sid(?:a|nummer|hänvisning(?:ar)?|or){_E}(?!\s?\d)")),
    (DemandKind.HOW_OFTEN, re.compile(rf"{_B}[\wåäö]*(?:frekvens(?:en)?|periodicitet(?:en)?){_E}")),
)  # fmt: skip
_OFTEN = re.compile(
    rf"{_B}(?:hur\s(?:ofta|regelbundet|frekvent|tätt|många\sgånger\s(?:per|om|under))|med\svilk(?:en|et|a)\s(?:frekvens|regelbundenhet|periodicitet|(?:tids)?intervall(?:er)?)"
    rf"|vilken\s(?:frekvens|periodicitet)){_E}"
)
_QUESTIONED = (
    (DemandKind.DATE, re.compile(rf"{_B}vilke[nt]\sda(?:tum|g){_E}")),
    (DemandKind.WHEN, re.compile(rf"{_B}(?:(?:vid\s)?(?:vilke[nt]\s(?:sammanträde|möte)|vilka\s(?:sammanträden|möten|tillfällen))|vilka\smånader|vilken\smånad){_E}")),
    (DemandKind.PARAGRAPH, re.compile(rf"{_B}vilk(?:en|a)\sparagraf(?:er)?{_E}")),
    (DemandKind.HOW_OFTEN, _OFTEN),
    (DemandKind.NUMBER, re.compile(rf"{_B}(?:hur\slång(?:a|t)?|i\s(?:dagar|veckor|timmar|månader)){_E}")),
    (DemandKind.SHARE, re.compile(rf"{_B}(?:andel(?:en|ar)?|hur\sstor\s(?:del|andel)|i\sprocent|procentuell[at]?){_E}")),
)  # fmt: skip
_WHEN = re.compile(rf"{_B}när{_E}(?P<happened>\s{_HAPPENED}{_E})?")
_ATTACH = re.compile(
    rf"{_B}(?:bifoga|bilägg|skicka\smed|översänd){_E}|{_B}(?:ska|skall|bör|önskas|ombeds)\s(?:även\s)?(?:bifogas|biläggas){_E}"
)
_NUMBERS = re.compile(
    rf"{_B}(?:(?P<antal>(?:totalt\s|det\stotala\s)?antal(?:et)?)|hur\smånga(?!\sgånger))(?:\sav)?(?P<nouns>(?:\s[\wåäö-]+){{0,2}})"
)
_NO_NOUN = listed(
    "som är har i på av inom per under vid för med till kom fick ingår innehåller och samt planen finns var de den det inkom om ska"
)
_IS_HOW_OFTEN = re.compile(
    rf"(?:\d{{1,2}}(?:\.\d{{1,2}})*[.)]?\s+)?(?:(?:om|vid)\s(?:ja|delvis)[,:]?\s|ange\s|beskriv\s)?(?:{_OFTEN.pattern}|hur\smånga{_E})"
)

_LEAD = r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?(?:(?:om|vid)\s(?:ja|delvis|nej)[,:]?\s)?"
_IS_IN_WORDS = re.compile(
    rf"{_LEAD}(?:(?:redovisa|beskriv|ange|redogör|förklara|kommentera|motivera|nämn|lista|räkna\supp|sammanfatta|specificera|precisera){_E}(?!\s(?:om|huruvida){_E})"
    rf"|(?:(?:på|i|med|av|till|för|från|vid|under|enligt|utifrån)\s)?(?:vilk(?:en|et|a)|vad|vem|hur|varför){_E}(?!\sför\s))"
)
_IS_LABEL = re.compile(r"\(?(?:minst|högst|max|kortfattat|kort|t\.ex\.)(?![\wåäö])[^.?!]{0,60}[.)]{0,2}\Z")


def _in(said: Asking) -> Iterator[Demand]:
    for kind, pattern in _NAMED:
        yield from (_at(kind, m) for m in pattern.finditer(said.words) if said.is_named(m.start()))
    for kind, pattern in _QUESTIONED:
        for match in pattern.finditer(said.words):
            if said.is_asked(match.start()) and not _is_about(said, match):
                yield _at(kind, match)
    yield from (_at(DemandKind.WHEN, m) for m in _WHEN.finditer(said.words) if _asks_when(said, m))
    yield from (_at(DemandKind.ATTACHED, m) for m in _ATTACH.finditer(said.words) if not said.is_question)
    yield from _numbers(said)
    yield from _areas(said)


def _at(kind: DemandKind, match: re.Match[str]) -> Demand:
    return Demand(kind, match.start(), match.end())


def _asks_when(said: Asking, match: re.Match[str]) -> bool:
    """Whether "när" asks; it does not in "beskriv hur nämnden agerar när mål inte nås"."""
    if said.asks_directly(match.start()):
        return True
    return bool(match["happened"]) and not said.has_asked(match.start()) and said.is_asked(match.start())


_ABOUT = re.compile(r"(?:i|av|på|mot|kring|efter|mellan)\s\Z")


def _is_about(said: Asking, match: re.Match[str]) -> bool:
    """Whether something of it is asked for, and not itself: "beskriv förändringen av antalet elever"."""
    is_noun = match[0].startswith(("antal", "andel"))
    return is_noun and bool(_ABOUT.search(said.words, max(0, match.start() - 8), match.start()))


def _numbers(said: Asking) -> Iterator[Demand]:
    for match in _NUMBERS.finditer(said.words):
        is_asked = said.is_named if match["antal"] else said.is_asked
        if is_asked(match.start()) and not _is_about(said, match):
            nouns = list(re.finditer(r"\S+", match["nouns"]))
            stop = next((at for at, each in enumerate(nouns) if each[0] in _NO_NOUN), len(nouns))
            last = nouns[stop - 1] if stop else None
            end = match.start("nouns") + last.end() if last else match.start("nouns")
            yield Demand(DemandKind.NUMBER, match.start(), end, noun=last[0] if last else "")


# So many things

_N = r"(?:\d{1,2}|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|femton|tjugo)"
_UP_TO = rf"(?:\s?(?:[–-]|till)\s?{_N})?"
_GREATEST = r"(?:[\wåäö-]*(?:sta|ste|aste)|mest\s[\wåäö-]+|högst\s[\wåäö-]+)"
_THINGS = (
    r"[\wåäö-]*(?:områd|risk|utmaning|exempel|åtgärd|faktor|punkt|prioritering|aktivitet|orsak|insats|förbättring|framgång|avvikelse|händelse|hot|frågor|svårighet"
    r"|behov|satsning|brist|svaghet|styrk|problem)[\wåäö-]*"
)
_SOME = r"(?:[\wåäö-]+\s){0,2}?"
_AREAS = (
    re.compile(rf"{_B}(?:minst|åtminstone|lägst|inte\sfärre\sän)\s(?P<number>{_N}){_UP_TO}(?:\s{_SOME}(?P<noun>[\wåäö-]+)|(?=\s?(?:[).,;]|\Z))){_E}"),
    re.compile(rf"{_B}(?P<number>{_N})\s{_SOME}(?P<noun>{_THINGS})\seller\s(?:fler|flera){_E}"),
)  # fmt: skip
_GREATEST_AREAS = re.compile(
    rf"{_B}(?P<number>{_N}){_UP_TO}\s(?:[\wåäö-]+\s)?{_GREATEST}\s{_SOME}(?P<noun>{_THINGS}){_E}"
)
_SO_MANY = re.compile(rf"{_B}(?P<number>{_N}){_UP_TO}\s{_SOME}(?P<noun>{_THINGS}){_E}")
_MEASURES = listed(
    "år års årig åriga dagar dag månad månader gånger gång veckor timmar minuter procent kronor kr tkr mnkr personer ledamöter tecken ord sidor"
    " rader anställda medarbetare"
)


def _areas(said: Asking) -> Iterator[Demand]:
    for pattern in _AREAS:
        for match in pattern.finditer(said.words):
            if match["noun"] not in _MEASURES and said.is_named(match.start()):
                yield from _area(match)
    if not said.is_question or said.is_open or said.has_asked(len(said.words)):
        for match in _GREATEST_AREAS.finditer(said.words):
            yield from _area(match)
    for match in _SO_MANY.finditer(said.words):
        if said.asks_directly(match.start()):
            yield from _area(match)


def _area(match: re.Match[str]) -> Iterator[Demand]:
    number = number_of_word(match["number"])
    if number and number > 1:
        noun = match["noun"] or ""
        yield Demand(DemandKind.AREAS, match.start(), match.end(), count=number, noun=noun)


# Goals, and the economy

_GOAL = r"[\wåäö]*mål(?:en|et|sättningar|sättningarna)?"
_EACH_GOAL = re.compile(
    rf"{_B}(?:(?:för|per|om|av|till|på)?\s?(?:respektive|varje|vart\soch\sett\sav|samtliga|alla|vardera|vart\sett\sav)\s(?:[\wåäö-]+\s)?{_GOAL}"
    rf"|per\s{_GOAL}|ett\smål\si\staget|mål\sför\smål|målen\sett\s(?:och|i)\s\w+|{_GOAL}\s[^.?]{{0,60}}(?:vart\soch\sett|var\soch\sen|var\sför\ssig)){_E}"
)
_FIGURES = (
    (Figure.OUTCOME, re.compile(rf"{_B}(?:[\wåäö]*utfall(?:et)?|(?:del)?resultat(?:et)?|(?:mål)?uppfyllelse(?:n)?|läget?|förbruk\w+|bokfört){_E}")),
    (Figure.FORECAST, re.compile(rf"{_B}(?:[\wåäö]*prognos(?:en|er|tiserat)?|förvänta[dt]e?\s(?:utfall|resultat)){_E}")),
    (Figure.DEVIATION, re.compile(rf"{_B}(?:(?:budget)?avvikelse(?:n|r|rna)?|skillnad(?:en)?|differens(?:en)?|(?:över|under)skott){_E}")),
    (Figure.BUDGET, re.compile(rf"(?<!från )(?<!mot )(?<!fr )(?<!gentemot )(?<!och )(?<!till )(?<!med )(?<![\wåäö-])(?:[\wåäö]*budget(?:en)?|ram(?:en)?|anslag(?:et)?|kommunbidrag(?:et)?){_E}|(?<=utfall och )budget{_E}")),
)  # fmt: skip
_FORECAST_OF_GOAL = re.compile(
    rf"{_B}(?:[\wåäö]*prognos(?:en|er)?|bedömning(?:en)?\s(?:av|för|på|vid)\s(?:hela?)?\s?(?:hel)?år\w*|(?:bedömd|förväntad)\s\w*måluppfyllelse|vid\sårets\sslut|för\shelåret){_E}"
)
_BETWEEN = re.compile(r"mellan\s[\wåäö]+\soch\s[\wåäö]+")
_PERHAPS = re.compile(r"\b(?:ev|eventuella?|eventuellt)\.?\s\Z")
_GOAL_WORDS = re.compile(r"måluppfyllelse|nyckeltal|\bmål(?:en)?\b")


def _goals(asking: Sequence[tuple[int, Asking]]) -> Iterator[Demand]:
    """What is demanded of each goal: what any of the sentences asks for, if one of them asks for each. "Beskriv hur varje mål
    följs upp" demands no figures."""
    telling = [(start, said) for start, said in asking if said.tells_what]
    wanted = {figure for _start, said in telling for figure in _of_goals(said.words)}
    for start, said in telling:
        each = _EACH_GOAL.search(said.words)
        if each and wanted:
            found = Demand(DemandKind.GOALS, each.start(), each.end(), figures=frozenset(wanted))
            yield _moved(found, start, said)
            return


def _of_goals(words: str) -> Iterator[Figure]:
    if _FIGURES[0][1].search(words):
        yield Figure.OUTCOME
    if _FORECAST_OF_GOAL.search(words):
        yield Figure.FORECAST


def _figures(said: Asking) -> Iterator[Demand]:
    """Two or more of what an economy is told by; "Hur följs budget och utfall upp?" demands none."""
    words = _BETWEEN.sub(lambda match: " " * len(match[0]), said.words)
    found = {figure: match for figure, pattern in _FIGURES if (match := pattern.search(words))}
    is_economy = bool(found.keys() & {Figure.BUDGET, Figure.DEVIATION}) and not _GOAL_WORDS.search(words)
    if len(found) < 2 or not is_economy or not said.tells_what:
        return
    perhaps = {figure for figure, match in found.items() if _PERHAPS.search(words[: match.start()])}
    start, end = min(m.start() for m in found.values()), max(m.end() for m in found.values())
    yield Demand(DemandKind.FIGURES, start, end, figures=frozenset(found), perhaps=frozenset(perhaps))
