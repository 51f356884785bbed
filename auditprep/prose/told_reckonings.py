"""What a sentence reckons out in words: costs, revenues and net, an outcome against a budget and the deviation, "6 200, varav
2 750, dvs. 44 procent", "97, dvs. 65 procent av målet 150", "3 x 3 = 9"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from auditprep.prose.amounts import NUMBER, SEK, UNIT, number_of, unit_of
from auditprep.prose.dates import MONTHS
from auditprep.prose.measures import PLAIN, Measure, measure


@dataclass(frozen=True, slots=True)
class Net:
    """Costs, revenues, and what is left of them."""

    costs: Measure
    revenues: Measure
    net: Measure


@dataclass(frozen=True, slots=True)
class Against:
    """What became, what was budgeted, and by how much they are said to differ: in the same unit, or in per cent."""

    whole: Measure
    base: Measure
    by: Measure


@dataclass(frozen=True, slots=True)
class OfWhole:
    """A part of a whole, and how many per cent it is said to be."""

    part: Measure
    whole: Measure
    percent: Measure
    is_rough: bool


@dataclass(frozen=True, slots=True)
class Equation:
    """Numbers with signs between them, `said` to make another; `made` is what they make, `left` how they are written."""

    left: str
    made: Decimal
    said: Measure
    start: int
    end: int


_MONEY = r"(?:mdkr|mnkr|mkr|msek|miljoner\s(?:kronor|kr)|tkr|kkr|tusen\s(?:kronor|kr)|kronor|kr)"
_DATES = re.compile(
    rf"(?:\bden\s)?(?<!\d)(?<!\d )\d{{1,2}}\s(?:{'|'.join(MONTHS)})(?:\s\d{{4}})?|\b(?:19|20)\d\d-\d\d-\d\d\b|\b(?:19|20)\d\d(?=[\s.,;)])|(?<!\d)\d{{1,2}}/\d{{1,2}}(?!\d)",
    re.IGNORECASE,
)


def _number(name: str) -> str:
    return rf"(?<![\w.,/§:–-])(?P<{name}>[-−–]?{NUMBER})(?![\w/]|[.,:–-]\d)(?:\s?(?P<{name}_unit>{_MONEY})(?![\wåäö]))?(?!\s?(?:%|procent))"


_ROUGHLY = r"(?P<rough>(?:cirka|ca\.?|c:a|drygt|knappt|nästan|närmare|omkring|ungefär|runt|över|under)\s)?"
_PERCENT = (
    rf"{_ROUGHLY}(?P<percent>\d{{1,3}}(?:[.,]\d{{1,2}})?)\s?(?P<percent_unit>procent|%)(?!-?enh)(?![\wåäö])"
)
_THAT_IS = r"(?:dvs\.?|d\.v\.s\.?|det\svill\ssäga|alltså|således|vilket\s(?:är|motsvarar|blir|ger|utgör)|motsvarande|som\s(?:är|motsvarar|utgör))"
_NOT_MORE = r"(?!\s(?:mer|mindre|högre|lägre|fler|färre|bättre|sämre|jämfört|över|under|av\s(?!(?:den\s|det\s|hela\s|totala\s|årets\s)*(?:\w*budget\w*|anslag\w*|ram\w*|belopp\w*|total\w*|dem|dessa|summan|helheten)\b)))"


def without_days(words: str) -> str:
    """The words with their days and years blotted out, as long as they were."""
    return _DATES.sub(lambda found: "¤" * len(found[0]), words)


# Costs, revenues and net

_COST = r"(?:\w*kostnad(?:er|erna|en)?)"
_REVENUE = r"(?:\w*intäkt(?:er|erna|en)?)"
_TO_NUMBER = r"(?:\s(?:är|var|blev|uppgår\still|uppgick\still|beräknas\still|på|om))?\s"
_NET = re.compile(
    rf"\b(?:(?P<first>{_COST})|{_REVENUE}){_TO_NUMBER}{_number('one')},?\s(?:och|samt|minus|mot|med)?\s?(?:(?(first){_REVENUE}|{_COST})){_TO_NUMBER}{_number('other')}"
    rf"[\s,;(–]+(?:{_THAT_IS}\s|vilket\sger\s|det\sger\s|och\s)?(?:en\s|ett\s)?(?:(?:blir\s|är\s)?netto\w*){_TO_NUMBER}(?:på\s|om\s)?{_number('net')}",
    re.IGNORECASE,
)


def nets(words: str) -> Iterator[Net]:
    """ "Kostnaderna är 310 tkr och intäkterna 150 tkr, netto 160 tkr"."""
    for match in _NET.finditer(words):
        one, other, net = _of_one_unit(match, ("one", "other", "net"))
        if one and other and net:
            costs, revenues = (one, other) if match["first"] else (other, one)
            yield Net(costs, revenues, net)


# An outcome against a budget

_AGAINST = re.compile(
    rf"{_number('whole')}[^.;:%\d()]{{0,40}}?,?\s(?:mot|jämfört\smed|att\sjämföra\smed|i\sjämförelse\smed)\s(?:en\s|ett\s|den\s|det\s|årets\s|nämndens\s)*(?:budgetera\w*|planera\w*|\w*budget\w*|anslag\w*|ram\w*|kommunbidrag\w*|mål\w*)\s(?:på\s|om\s|som\s(?:är|var)\s|kostnader\s(?:på|om)\s)?{_number('base')}"
    rf"(?:[\s,;–(]+(?:{_THAT_IS}\s|det\s(?:är|ger|blir)\s|som\sger\s|vilket\sinnebär\s|och\s)?(?:en|ett)?\s?(?P<what>(?:(?:positiv|negativ|total)\s)?(?:\w*avvikelse|differens|skillnad|underskott|överskott))\s(?:på|om|med)\s|\.\s(?P<then>Avvikelsen|Skillnaden|Differensen|Underskottet|Överskottet)\s(?:är|blir|blev|uppgår\still|uppgick\still)\s(?:därmed\s|alltså\s)?)"
    rf"(?:{_PERCENT}|{_number('by')})",
    re.IGNORECASE,
)


def against_budgets(words: str) -> Iterator[Against]:
    """ "875 tkr mot budgeterade 940 tkr, alltså en avvikelse om 65 tkr"; of one sentence, or of two."""
    for match in _AGAINST.finditer(without_days(words)):
        if match["rough"]:
            continue
        if match["percent"]:
            whole, base = _of_one_unit(match, ("whole", "base"))
            by: Measure | None = _percent(match)
        else:
            whole, base, by = _of_one_unit(match, ("whole", "base", "by"))
        if whole and base and by and whole.value * base.value > 0:
            yield Against(whole, base, by)


# Shares

_PART_OF = re.compile(
    rf"{_number('whole')}[^.;:%\d]{{0,70}}?[\s,(]+(?:varav|därav|av\svilka|av\sdessa\shar|av\sdetta\shar)\s(?:[^.;:%\d,]{{0,40}}?\s)?{_number('part')}"
    rf"(?P<between>[^;:%\d]{{0,90}}?)[\s,–(]+(?:{_THAT_IS}\s(?:en\sandel\s(?:på|om)\s)?|(?<=\()){_PERCENT}{_NOT_MORE}",
    re.IGNORECASE,
)
_OF_ALL = re.compile(
    rf"\bav\s(?:de\s|totalt\s|sammanlagt\s|samtliga\s|våra\s|nämndens\s)?{_number('whole')}\s(?P<between>[^.;:%\d(,]{{3,60}}?)\s(?:har|hade|är|var|blev|fick)\s{_number('part')}\s(?P<after>[^.;:%\d(,]{{2,60}}?)"
    rf"(?:\s\(|,\s(?:{_THAT_IS})\s){_PERCENT}{_NOT_MORE}",
    re.IGNORECASE,
)
_OF_GOAL = re.compile(
    rf"{_number('part')}(?:\s[^.;:%\d(]{{0,40}}?)?[\s,–(]+(?:{_THAT_IS}\s)?{_PERCENT}\sav\s(?:det\s|den\s|de\s|årets\s|nämndens\s|hela\s)*(?:planera\w*|budgetera\w*|beslutade|beviljade|målet|målvärdet|målsättningen|\w*budgeten|planen|anslaget|ramen|kommunbidraget|totalt|samtliga)\s(?:på\s|om\s|som\sär\s|är\s|,\s)?{_number('whole')}",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:målet|målvärdet?|jämfört|mot|fjol\w*|förra|föregående|tidigare|än|prognos\w*)\b", re.IGNORECASE
)


def shares_of_wholes(words: str) -> Iterator[OfWhole]:
    """ "620 tkr, varav 275 förbrukats, dvs. 44 procent", "av 80 har 60 svarat (75 procent)", "97, dvs. 65 procent av målet 150"."""
    blank = without_days(words)
    for pattern in (_PART_OF, _OF_ALL, _OF_GOAL):
        for match in pattern.finditer(blank):
            between = match.groupdict().get("between") or ""
            part, whole = _of_one_unit(match, ("part", "whole"))
            if part is None or whole is None or not whole.value > 0 < part.value or _OTHER.search(between):
                continue
            if part.value <= whole.value or pattern is _OF_GOAL:
                yield OfWhole(part, whole, _percent(match), bool(match["rough"]))


# Equations

_SIGNS = r"[x×*·+–−-]"
_EQUATION = re.compile(
    rf"(?<![\w.,/=+×*·–−-])(?<![\w)][ ][x×*·+–−-][ ])(?P<left>{NUMBER}(?:\s?{_SIGNS}\s?{NUMBER}){{1,12}})\s?=\s?(?P<said>{NUMBER})(?![\w/]|[.,]\d|\s?(?:%|procent|{_SIGNS}\s?\d))",
    re.IGNORECASE,
)
_TERM = re.compile(rf"(?P<sign>{_SIGNS})?\s?(?P<number>{NUMBER})", re.IGNORECASE)
_DATED = re.compile(r"(?:19|20)\d\d[–−-]\d|\d[–−-]\d")


def equations(words: str) -> Iterator[Equation]:
    """ "3 x 3 = 9", "310 + 150 = 460"; those of one kind of sign only, and with no unit between."""
    for match in _EQUATION.finditer(words):
        terms = list(_TERM.finditer(match["left"]))
        values = [number_of(each["number"]) for each in terms]
        said = number_of(match["said"])
        known = [each for each in values if each is not None]
        if said is None or len(known) != len(values) or _DATED.search(match["left"]):
            continue
        signs = {"x" if each["sign"] in "xX×*·" else each["sign"] for each in terms[1:]}
        if "x" in signs and len(signs) > 1:
            continue
        made = _made([each["sign"] or "+" for each in terms], known)
        yield Equation(
            *(
                " ".join(match["left"].split()),
                made,
                measure(said, PLAIN, match.start("said"), match.end("said")),
            ),
            *(match.start(), match.end()),
        )


def _made(signs: list[str], values: list[Decimal]) -> Decimal:
    made = values[0]
    for sign, value in zip(signs[1:], values[1:], strict=True):
        made = made * value if sign in "xX×*·" else made + value if sign == "+" else made - value
    return made


# What all share


def _percent(match: re.Match[str]) -> Measure:
    value = number_of(match["percent"]) or Decimal(0)
    return measure(value, "procent", match.start("percent"), match.end("percent_unit"))


def _of_one_unit(match: re.Match[str], names: tuple[str, ...]) -> list[Measure | None]:
    """The numbers, those without a unit in that of the others; None where they are of several, or none can be read."""
    own = [_unit(match[f"{name}_unit"]) for name in names]
    units = {each for each in own if each}
    if all(own):
        return [_measure(match, name, unit) for name, unit in zip(names, own, strict=True)]
    if len(units) > 1:
        return [None] * len(names)
    unit = next(iter(units), PLAIN)
    return [_measure(match, name, unit) for name in names]


def _unit(words: str | None) -> str:
    if not words:
        return PLAIN
    found = re.fullmatch(UNIT, words, re.IGNORECASE)
    unit = unit_of(found) if found else PLAIN
    return unit if unit in SEK else PLAIN


def _measure(match: re.Match[str], name: str, unit: str) -> Measure | None:
    value = number_of(match[name])
    end = match.end(f"{name}_unit") if match[f"{name}_unit"] else match.end(name)
    return None if value is None else measure(value, unit, match.start(name), end)
