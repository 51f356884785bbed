"""Wholes and their parts: "Ökningen består av 10,7 mnkr för …, 9,2 mnkr för … samt 1,1 mnkr", "26 aktiviteter, varav 9 sker löpande
och 17 är avslutade"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from auditprep.prose.amounts import NUMBER, number_of
from auditprep.prose.arithmetic import reckoned
from auditprep.prose.counts import counts, number_of_word
from auditprep.prose.measures import PLAIN, Measure, measure, measures
from auditprep.prose.one_unit_sums import one_unit_sums
from auditprep.prose.sentences import FoundSentence, sentences
from auditprep.prose.tables import tables, unit_of_table
from auditprep.prose.told_reckonings import nets
from auditprep.richtext import ListItem, Paragraph, Placed


@dataclass(frozen=True, slots=True)
class Parts:
    """A whole and what it is said to be made of. `is_all`: the parts are all of it; otherwise they are some ("varav"). `less` are the
    places, in `parts`, of those that may be taken off rather than added ("minskad med 0,8 mnkr"). `things` are the words that tell of
    each counted part. All of it stands in `text[start:end]`."""

    whole: Measure
    parts: tuple[Measure, ...]
    is_all: bool
    less: frozenset[int]
    things: tuple[str, ...]
    start: int
    end: int


def parts(text: str) -> tuple[Parts, ...]:
    """Those of the text's sentences, in order."""
    found = _in_one_unit(text)
    told = [(each.start, each.end) for each in found]
    before: FoundSentence | None = None
    for each in sentences(text):
        words = text[each.start : each.end]
        if len(words) > _NO_SENTENCE:
            continue
        if _TRIGGERS.search(words):
            found += _of_money(text, each, before)
            found += _of_counts(words, each.start)
        if not any(start < each.end and each.start < end for start, end in told):
            found += _summed(words, each.start)
        found += _summed_after(text, each, before)
        found += _net(words, each.start)
        found += _spelt_out(words, each.start)
        found += _without_units(words, each.start)
        found += _more_than_all(words, each.start)
        before = each
    return tuple(sorted(found, key=lambda one: one.start))


def listed_parts(blocks: tuple[Placed, ...]) -> tuple[Parts, ...]:
    """Those of lists: an amount before the colon, and items with an amount each."""
    return tuple(each for at in range(len(blocks) - 1) if (each := _of_list(blocks, at)))


_NO_SENTENCE = 2_000  # letters: nobody reckons over so many
_TRIGGERS = re.compile(
    r"\b(?:består|bestod|bestå|bestående|utgörs|utgjordes|ingår|fördela[rstd]\w*|uppdelat|uppdelade|uppdelad|varav|därav|sammansatt|sammansatta)\b",
    re.IGNORECASE,
)
_ALL_OF = re.compile(
    r"\b(?:består\sav|bestod\sav|bestående\sav|utgörs\sav|utgjordes\sav|sammansatta?\sav|fördelas\s(?:på|mellan|enligt|med)|fördelar\ssig\s(?:på|mellan|enligt|med)|fördelade?t?\s(?:på|mellan|med)|uppdela(?:t|d|de)\s(?:på|i))\b",
    re.IGNORECASE,
)
_OF_IT = re.compile(r"\b(?:varav|därav|ingår)\b", re.IGNORECASE)
_NOT_ALL = re.compile(
    r"\b(?:bl\.?\s?a|bland\sannat|främst|huvudsakligen|framför\s?allt|i\shuvudsak|till\sstörsta?\sdel(?:en)?|till\sstor\sdel|till\sviss\sdel|delvis|exempelvis|t\.?\s?ex|till\sexempel|primärt|övervägande|mestadels|i\sförsta\shand|bidrar)\b",
    re.IGNORECASE,
)
_NOT_A_PART = re.compile(
    r"(?:\b(?:jämfört\smed|från|mot|av\stotalt|än|budget(?:en|erat|erade)?(?:\spå|\som)?|budgeterade|tidigare|förra\sårets|föregående\sårs?|totalt|sammanlagt|summa|tillsammans|till)\s(?:\d{4}\s)?)\Z",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"\b(?:minsk\w*|lägre|avdrag\w*|effektivisering\w*|besparing\w*|sänk\w*|neddragning\w*|återföring\w*|avgår|minus|reducer\w*|bortfall\w*|intäkt\w*|avräkning\w*|uteblivn\w*|återbetalning\w*)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?:i\s|av\s)?(?:denna|den|hela|årets|totala|samma|nämnda|ovanstående)?\s?(?P<noun>ökning|höjning|minskning|sänkning|förändring|avvikelse|budgetavvikelse|underskott|överskott|ram|budget|budgetram|investeringsbudget|investering|belopp|summa"
    r"|kostnad|kommunbidrag|anslag|tillskott|besparing|effektivisering|satsning|budgetförstärkning|ramökning|ramförändring|nettokostnad|intäkt|bidrag|statsbidrag|resultat)(?:en|et|n|t|ar|er|erna|arna|ens)?\s",
    re.IGNORECASE,
)


# Money


def _of_money(text: str, here: FoundSentence, before: FoundSentence | None) -> Iterator[Parts]:
    words = text[here.start : here.end]
    found = [each for each in measures(words) if each.is_money]
    for trigger, is_all in [(_ALL_OF.search(words), True), (_OF_IT.search(words), False)]:
        if trigger is None or (is_all and _NOT_ALL.search(words)):
            continue
        inside = [each for each in found if each.start >= trigger.end() and not _is_beside(words, each)]
        whole = _whole_before(found, trigger.start(), words) or _whole_of_sentence(text, here, before, words)
        is_all = is_all or _is_decomposed(words, inside)
        if whole and (len(inside) > 1 or (inside and not is_all)):
            moved = tuple(_moved(each, here.start) for each in inside)
            own = _moved(whole, here.start) if whole.end <= trigger.start() and whole in found else whole
            yield Parts(
                *(own, moved, is_all, _less(words, inside, trigger.end()), ()),
                *(min(own.start, here.start + trigger.start()), moved[-1].end),
            )
            return


def _is_decomposed(words: str, inside: Sequence[Measure]) -> bool:
    """Whether "ingår" tells all of it: three parts or more, and one that draws the other way."""
    return len(inside) > 2 and "ingår" in words and any(each.value < 0 for each in inside)


def _whole_before(found: Sequence[Measure], at: int, words: str) -> Measure | None:
    """The last amount before the word that leads to the parts; None where it is only compared with."""
    before = [each for each in found if each.end <= at]
    if not before or at - before[-1].end > _NEAR or _COMPARED.search(words[: before[-1].start]):
        return None
    return before[-1]


_NEAR = 90
_IN_ALL = re.compile(
    r"[\s,;–()-]*(?:(?:det\sger|vilket\s(?:ger|blir|gör|innebär|summerar\still)|ger|och|dvs\.?|det\svill\ssäga|alltså|eller|som)\s)?(?:ett\s|en\s)?(?:(?:sammanlagt|totalt|tillsammans|i\sallt|summa|sammantaget|en\ssumma|total\w*)[\s:]+(?:[\wåäö]+\s){0,3}?(?:på\s|om\s|till\s|med\s)?|=\s?)\Z",
    re.IGNORECASE,
)


def _summed(words: str, at: int) -> Iterator[Parts]:
    """ "löner -1,3 mnkr, hyror -2,3 mnkr och övrigt +0,5 mnkr, sammanlagt -3,1 mnkr": the parts first, and their sum."""
    if not _SUMMED.search(words):
        return
    found = [each for each in measures(words) if each.is_money]
    for index in range(2, len(found)):
        inside, whole = found[:index], found[index]
        between = words[inside[-1].end : whole.start]
        beside = any(_is_beside(words, each) for each in inside)
        mixed = _NOT_PARTS.search(words[inside[0].start : inside[-1].start]) or _NOT_ALL.search(
            words[: whole.start]
        )
        if _IN_ALL.fullmatch(between) and not beside and not mixed:
            moved = tuple(_moved(each, at) for each in inside)
            own = _moved(whole, at)
            yield Parts(own, moved, True, _less(words, inside, 0), (), moved[0].start, own.end)
            return


_SUMMED = re.compile(r"\b(?:sammanlagt|totala?t?|tillsammans|i\sallt|summa|sammantaget)\b|=", re.IGNORECASE)


def _in_one_unit(text: str) -> list[Parts]:
    """ "bad 159, park 101 och ledning 31 tkr, totalt 291 tkr"; with the sum in a sentence of its own, too."""
    found = []
    for begin, end in _joined(text):
        words = text[begin:end]
        if not _SUMMED.search(words) or _NOT_ALL.search(words) or _SETS_ASIDE.search(words):
            continue
        for each in one_unit_sums(words):
            whole, inside = _moved(each.whole, begin), tuple(_moved(part, begin) for part in each.parts)
            less = _less(words, each.parts, words.rfind(": ", 0, each.parts[0].start) + 1)
            found.append(Parts(whole, inside, True, less, (), inside[0].start, whole.end))
    return found


def _joined(text: str) -> Iterator[tuple[int, int]]:
    """The sentences; together with the one before those that begin with their sum, or with the number after "gymn."."""
    begin, last = 0, -1
    for each in sentences(text):
        goes_on = (
            last >= 0 and text[last : each.start].strip(" \u00a0") == "" and each.start - begin < _LONGEST
        )
        after = _SUM_BEGINS_AT.match(text, each.start) or (
            text[each.start].isdigit() and _SHORT.search(text, begin, last)
        )
        if not (goes_on and after):
            if last >= 0:
                yield begin, last
            begin = each.start
        last = each.end
    if last >= 0:
        yield begin, last


_LONGEST = 800
_SHORT = re.compile(r"[a-zåäö]*[bcdfghjklmnpqrstvxz]\.\Z")
_SUM_BEGINS_AT = re.compile(
    r"(?:sammanlagt|totalt|tillsammans|summan?|sammantaget|totalsumman)\b", re.IGNORECASE
)
_SETS_ASIDE = re.compile(
    r"\b(?:exkl\w*|utöver|förutom|tillkommer|resterande|övrigt\sfördelas)\b", re.IGNORECASE
)


def _net(words: str, at: int) -> Iterator[Parts]:
    """ "Kostnaderna är 310 tkr och intäkterna 150 tkr, netto 160 tkr"."""
    if "netto" in words.casefold():
        for each in nets(words):
            moved = (_moved(each.costs, at), _moved(each.revenues, at))
            whole = _moved(each.net, at)
            yield Parts(whole, moved, True, frozenset({1}), (), min(one.start for one in moved), whole.end)


_SUM_BEGINS = re.compile(
    r"(?:sammanlagt|totalt|tillsammans|summan|sammantaget|det\sger\s(?:totalt|sammanlagt)|den\stotala\s\w+|totalsumman|de\ssammanlagda\s\w+)\b[^.;\d]{0,60}\Z",
    re.IGNORECASE,
)
_PARTED = re.compile(r"[\s,;]*(?:(?:och|samt)\s)?[^.;\d]{1,60}?\s?\Z")


def _summed_after(text: str, here: FoundSentence, before: FoundSentence | None) -> Iterator[Parts]:
    """The same where the sum has a sentence of its own: "Tillsammans kostar de 835 tkr." """
    words = text[here.start : here.end]
    found = [each for each in measures(words) if each.is_money]
    if before is None or len(found) != 1 or not _SUM_BEGINS.fullmatch(words[: found[0].start]):
        return
    earlier = text[before.start : before.end]
    inside = [each for each in measures(earlier) if each.is_money]
    joined = all(_PARTED.fullmatch(earlier[one.end : other.start]) for one, other in pairwise(inside))
    mixed = _NOT_PARTS.search(earlier) or any(_is_beside(earlier, each) for each in inside)
    if len(inside) > 1 and joined and not mixed:
        moved = tuple(_moved(each, before.start) for each in inside)
        own = _moved(found[0], here.start)
        yield Parts(own, moved, True, _less(earlier, inside, 0), (), moved[0].start, own.end)


_BARE_PARTS = re.compile(
    r"(?:(?::|,?\s(?:fördelat|fördelade|uppdelat)\s(?:på|enligt|med))\s|\s\()(?P<parts>[^.;:()]*?\d[^.;:()]*)"
)
_BARE = re.compile(rf"(?<![\w,.])(?P<number>[-−–]?{NUMBER})(?![\w%/]|\s?(?:%|procent))")


def _without_units(words: str, at: int) -> Iterator[Parts]:
    """ "835 tkr: ekonomi 310, personal 245 och IT 280", where the parts have the unit of the whole."""
    found = [each for each in measures(words) if each.is_money]
    for whole in found:
        match = _BARE_PARTS.match(words, whole.end)
        rest = _without_source(match["parts"]) if match else ""
        inside = list(_BARE.finditer(rest))
        joined = len(re.findall(r",\s|\s(?:och|samt)\s", rest)) + 1
        values = [number_of(each["number"]) for each in inside]
        decimals = "," in words[whole.start : whole.end]
        fits = (
            len(inside) > 1
            and joined == len(inside)
            and all("," in each["number"] for each in inside) is decimals
        )
        if match and fits and None not in values and not _NOT_PARTS.search(rest) and not _names_years(inside):
            start = at + match.start("parts")
            last = next((each for each in found if match.start("parts") <= each.start < match.end()), None)
            unit = last.unit if last else whole.unit
            moved = tuple(
                measure(value or Decimal(0), unit, start + each.start("number"), start + each.end("number"))
                for value, each in zip(values, inside, strict=True)
            )
            own = _moved(whole, at)
            yield Parts(own, moved, True, frozenset(), (), own.start, moved[-1].end)
            return


def _without_source(words: str) -> str:
    """The words up to where they say which document they are from: "…, se planen s 3"."""
    source = _SOURCE.search(words)
    return words[: source.start()] if source else words


_SOURCE = re.compile(
    r",?\s(?:se|jfr|jämför|enligt|källa|framgår|sid|sida|sidan|s|bilaga)\b|\s§", re.IGNORECASE
)
_NOT_PARTS = re.compile(
    rf"{_NOT_ALL.pattern}|\b(?:budget\w*|prognos\w*|utfall\w*|förra|föregående|fjol\w*|mål\w*|jämför\w*|mot|tidigare|avvik\w*|snitt\w*|sid|sida|§|dnr|bilaga|fråga|konto|år)\b",
    re.IGNORECASE,
)


def _names_years(numbers: Sequence[re.Match[str]]) -> bool:
    return any(re.fullmatch(r"(?:19|20)\d\d", each["number"]) for each in numbers)


def _whole_of_sentence(
    text: str, here: FoundSentence, before: FoundSentence | None, words: str
) -> Measure | None:
    """The amount of the sentence before that the subject speaks of: "Ökningen består av …" after "en ökning om 21,0 mnkr"."""
    subject = _SUBJECT.match(words)
    if subject is None or before is None:
        return None
    if "\n" in text[before.end : here.start]:
        above = _whole_of_line(text, here.start, subject["noun"]) or _whole_of_table(
            text, here.start, subject["noun"]
        )
        if above or "\t" in text[before.start : before.end] or here.start - before.end > 2:
            return above
    earlier = text[before.start : before.end]
    noun = subject["noun"].casefold()
    said = list(re.finditer(rf"\b{noun}\w{{0,5}}\b", earlier, re.IGNORECASE)) or list(
        re.finditer(_VERBS.get(noun, r"(?!)"), earlier, re.IGNORECASE)
    )
    changes = [each.change for each in reckoned(earlier).changes if each.change] if noun in _VERBS else []
    if changes:
        return _moved(changes[-1], before.start)
    found = [each for each in measures(earlier) if each.is_money]
    after = [each for each in found if said and said[-1].end() <= each.start < said[-1].end() + _NEAR]
    return _moved(after[0], before.start) if after else None


def _whole_of_line(text: str, at: int, noun: str) -> Measure | None:
    """The amount of the nearest line above that begins with the noun: "Avvikelse mot budget: -2,2 mnkr"."""
    label = re.compile(rf"[ \t]*(?:[-–•*][ \u00a0])?(?:budget)?{noun}\w{{0,3}}\b", re.IGNORECASE)
    start = max(0, at - _LINES_ABOVE)
    lines = text[start : at - 1].split("\n") if at else []
    end = at - 1
    for line in reversed(lines):
        found = [each for each in measures(line) if each.is_money] if label.match(line) else []
        if len(found) == 1:
            return _moved(found[0], end - len(line))
        end -= len(line) + 1
    return None


def _whole_of_table(text: str, at: int, noun: str) -> Measure | None:
    """The only number of the column that the noun heads, in the table above; that of the last row where several have one."""
    above = [each for each in tables(text) if at - _LINES_ABOVE < each.end <= at]
    if not above or not (unit := unit_of_table(above[-1])):
        return None
    column = next(
        (
            index
            for index, cell in enumerate(above[-1].head)
            if re.match(rf"(?:budget)?{noun}", cell.words, re.IGNORECASE)
        ),
        None,
    )
    if column is None:
        return None
    cells = [row[column] for row in above[-1].rows if row[column].value is not None]
    last = cells[-1] if cells and (len(cells) == 1 or _SUM_ITEM.match(above[-1].rows[-1][0].words)) else None
    return measure(last.value, unit, last.start, last.end) if last and last.value is not None else None


_LINES_ABOVE = 400
_VERBS = {
    "ökning": r"\b(?:ökar|ökade|ökat|öka|höjs|höjdes)\b",
    "höjning": r"\b(?:höjs|höjdes|höjts|ökar|ökade)\b",
    "minskning": r"\b(?:minskar|minskade|minskat|minska|sänks|sänktes)\b",
    "sänkning": r"\b(?:sänks|sänktes|minskar|minskade)\b",
    "belopp": r"\b(?:totalt|sammanlagt)\b",
    "summa": r"\b(?:totalt|sammanlagt)\b",
}


_COMPARED = re.compile(r"\b(?:jämfört\smed|från|än|mot)\s(?:[\wåäö]+\s){0,3}\Z", re.IGNORECASE)


def _is_beside(words: str, amount: Measure) -> bool:
    """Whether the amount is no part, but what a part is compared with, or their sum."""
    return bool(_NOT_A_PART.search(words[max(0, amount.start - 30) : amount.start]))


def _less(words: str, found: Sequence[Measure], at: int) -> frozenset[int]:
    """Those whose words tell of something that is taken off."""
    begins = [at, *(each.end for each in found[:-1])]
    return frozenset(
        index
        for index, (begin, each) in enumerate(zip(begins, found, strict=True))
        if each.value > 0 and _LESS.search(words[begin : each.start])
    )


def _moved(one: Measure, by: int) -> Measure:
    return Measure(one.value, one.half, one.unit, one.start + by, one.end + by)


# Counts

_PART = re.compile(
    r"(?:\A|,|\boch\b|\bsamt\b|\bmedan\b)\s*(?:(?:av\sdessa|ytterligare|resterande|övriga|de\sövriga)\s)?(?P<number>\d{1,4}|[a-zåäö]+)\s(?!av\b|procent|%|mnkr|tkr|kr\b|år\b|månader|dagar)(?P<thing>[^,;]{2,60}?)(?=,|;|\soch\s(?:\d|ett?\s|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv)|\ssamt\s|\smedan\s|[.)]|\Z)",
    re.IGNORECASE,
)
_WHOLE_AFTER = re.compile(r"(?P<number>\d{1,4}|[a-zåäö]+)\s(?P<thing>[^,;.]{2,60}),?\s\Z", re.IGNORECASE)


def _of_counts(words: str, at: int) -> Iterator[Parts]:
    """ "26 aktiviteter, varav 9 sker löpande och 16 är avslutade"; "tre av fyra" is nothing of it."""
    for trigger in _OF_IT.finditer(words):
        whole = _counted_before(words, trigger.start())
        rest = words[trigger.end() :]
        found = [each for each in (_counted(match) for match in _PART.finditer(rest)) if each]
        if whole and found and not _NOT_ALL.search(rest):
            moved = tuple(
                measure(Decimal(value), PLAIN, begin + trigger.end() + at, end + trigger.end() + at)
                for value, _thing, begin, end in found
            )
            own = _moved(whole, at)
            things = tuple(thing for _value, thing, _begin, _end in found)
            yield Parts(own, moved, False, frozenset(), things, own.start, moved[-1].end)


_SPELT_OUT = re.compile(
    r"(?<![\w§.,/:–-])(?P<number>\d{1,4})\s(?P<thing>[a-zåäö][^\d,;.:()]{3,60}?)(?::\s|\s\((?!varav|därav)|\sfördelat?d?e?\s(?:på|med)\s|(?P<comma>,\s)(?=\d))(?P<parts>\d{1,4}\s[^.;:()]{5,240})",
    re.IGNORECASE,
)
_TELLS_WHICH = re.compile(
    r"\s(?:på|under|i|vid|inom|för|av|med|utan|från|till|hos|är|var|har|avser|avsåg|gäller|gällde|rör|rörde|kom|kommer|bland)\s",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"(?:\A|,\s|\soch\s|\ssamt\s|,\soch\s|,\ssamt\s)(?P<number>\d{1,4}|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv)\s(?=[a-zåäö])",
    re.IGNORECASE,
)


def _spelt_out(words: str, at: int) -> Iterator[Parts]:
    """ "24 tillfällen: 11 under våren, 5 under sommaren och 8 under hösten"; nothing where some part has no number."""
    for match in _SPELT_OUT.finditer(words):
        moved = _all_numbered(match["parts"], at + match.start("parts"))
        if match["comma"] and not all(_TELLS_WHICH.match(words, each.end - at) for each in moved):
            continue  # "3 skolor, 2 förskolor och 1 fritidsgård"
        if len(moved) > 1 and not _MEASURED.match(match["thing"]):
            whole = measure(
                Decimal(match["number"]), PLAIN, at + match.start("number"), at + match.end("number")
            )
            yield Parts(whole, moved, True, frozenset(), (), whole.start, moved[-1].end)
    yield from _counts_summed(words, at)


def _all_numbered(rest: str, at: int) -> tuple[Measure, ...]:
    """The numbers of the parts, if each begins with one, and is counted and not measured; () otherwise."""
    found = [each for each in _EACH.finditer(rest) if not _MEASURED.match(rest[each.end() :])]
    joined = len(re.findall(r"(?:,\s|\s)(?:och|samt)\s|,\s(?!och\s|samt\s)", rest))
    if _NOT_ALL.search(rest) or joined + 1 != len(found):
        return ()
    return tuple(
        measure(Decimal(_number(each["number"])), PLAIN, at + each.start("number"), at + each.end("number"))
        for each in found
    )


_COUNTS_SUMMED = re.compile(
    r"(?P<parts>\d{1,4}\s[^.;:()]{5,240}?),?\s(?:det\svill\ssäga\s|dvs\.?\s|vilket\sger\s|alltså\s|eller\s)?(?<!\bav\s)(?:totalt|sammanlagt|tillsammans|i\sallt)\s(?P<number>\d{1,4})(?![\w%]|[.,]\d|\s?(?:%|procent|mnkr|tkr|kr\b))",
    re.IGNORECASE,
)


def _counts_summed(words: str, at: int) -> Iterator[Parts]:
    """ "11 under våren, 5 under sommaren och 12 under hösten, sammanlagt 28"."""
    for match in _COUNTS_SUMMED.finditer(words):
        if (moved := _all_numbered(match["parts"], at + match.start("parts"))) and len(moved) > 1:
            whole = measure(
                Decimal(match["number"]), PLAIN, at + match.start("number"), at + match.end("number")
            )
            yield Parts(whole, moved, True, frozenset(), (), moved[0].start, whole.end)


_N = r"\d{1,4}|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv"
_OF_ALL = re.compile(
    rf"\bav\s(?:de\s|totalt\s|sammanlagt\s|samtliga\s|våra\s|nämndens\s)?(?P<whole>{_N})\s(?P<thing>[a-zåäö][^\d.;,]{{2,50}}?)\s(?:har|hade|är|var|blev|fick)\s(?P<part>{_N})\s(?:[\wåäö]*(?:at|it|tt|ats|its|ade|ts|da|na|ta)|klara|utan|med)\b",
    re.IGNORECASE,
)
_SO_MANY_OF = re.compile(
    rf"(?<![\w§.,/:–-])(?P<part>{_N})\sav\s(?:de\s|totalt\s|sammanlagt\s|samtliga\s|våra\s|nämndens\s)?(?P<whole>{_N})\s(?P<thing>[a-zåäö][\wåäö-]+)",
    re.IGNORECASE,
)


def _more_than_all(words: str, at: int) -> Iterator[Parts]:
    """ "Av 18 enheter har 29 svarat", "29 av 18 enheter": some that are more than all."""
    for pattern in (_OF_ALL, _SO_MANY_OF):
        for match in pattern.finditer(words):
            part, whole = _number(match["part"]), _number(match["whole"])
            if part > whole > 1 and not _MEASURED.match(match["thing"]) and max(part, whole) < 1900:
                some, every = (
                    measure(Decimal(value), PLAIN, at + match.start(name), at + match.end(name))
                    for value, name in ((part, "part"), (whole, "whole"))
                )
                yield Parts(every, (some,), False, frozenset(), (), at + match.start(), at + match.end())


def _number(word: str) -> int:
    return 1 if word.casefold() in {"en", "ett"} else number_of_word(word) or 0


def _counted_before(words: str, at: int) -> Measure | None:
    before = words[:at]
    said = [each for each in counts(before) if at - each.end <= _CLOSE and not each.rough and each.of is None]
    if said:
        return measure(Decimal(said[-1].value), PLAIN, said[-1].start, said[-1].number_end)
    match = re.search(r"(?<![\w§.,/:–-])(?P<number>\d{1,4})\s(?P<thing>[^\d,;.()]{2,50}),?\s?\(?\Z", before)
    if match is None or _MEASURED.match(match["thing"]) or re.fullmatch(r"(?:19|20)\d\d", match["number"]):
        return None
    return measure(Decimal(match["number"]), PLAIN, match.start("number"), match.end("number"))


_CLOSE = 45
_MEASURED = re.compile(
    r"(?:procent|%|mnkr|tkr|kr|år|månader|veckor|dagar|timmar|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b",
    re.IGNORECASE,
)


def _counted(match: re.Match[str]) -> tuple[int, str, int, int] | None:
    word = match["number"].casefold()
    value = _number(word)
    if not value or (word.isdigit() and 1900 <= value <= 2100):
        return None
    return value, match["thing"].strip(), match.start("number"), match.end("number")


# Lists

_SUM_ITEM = re.compile(r"[\s–•*-]*(?:summa|total(?:t|summa)?|sammanlagt)\b", re.IGNORECASE)


def summed_lines(text: str) -> tuple[Parts, ...]:
    """Those of lines with an amount each, the last of which begins with "Summa" or the like."""
    found: list[Parts] = []
    run: list[tuple[Measure, str]] = []
    at = 0
    for line in text.split("\n"):
        inside = [] if "\t" in line else [_moved(each, at) for each in measures(line) if each.is_money]
        at += len(line) + 1
        if len(inside) != 1 or len(line) > _LONGEST_LINE:
            run = []
        elif _SUM_ITEM.match(line) and len(run) > 1:
            less = frozenset(
                index for index, (each, words) in enumerate(run) if each.value > 0 and _LESS.search(words)
            )
            found.append(
                Parts(
                    inside[0],
                    tuple(each for each, _words in run),
                    True,
                    less,
                    (),
                    run[0][0].start,
                    inside[0].end,
                )
            )
            run = []
        else:
            run.append((inside[0], line))
    return tuple(found)


_LONGEST_LINE = 100


_LEADS = re.compile(
    r":\s*\Z|\b(?:fördela[dtrs]\w*|uppdela[dt]\w*|består|utgörs)\b[^;\n]{0,110}\s(?:på|mellan|enligt|av|i)\s*\Z",
    re.IGNORECASE,
)


def _of_list(blocks: Sequence[Placed], at: int) -> Parts | None:
    """Items with one amount each, and the whole before the colon."""
    lead = _words(blocks[at])
    items = list(_items(blocks, at + 1))
    if len(items) < 2 or not _LEADS.search(lead):
        return None
    amounts_of = [[each for each in measures(_words(item)) if each.is_money] for item in items]
    if any(len(of) != 1 for of in amounts_of):
        return None
    found = [_moved(of[0], item.start) for of, item in zip(amounts_of, items, strict=True)]
    said = sentences(lead)[-1]
    last = lead[said.start : said.end]
    stated = [each for each in measures(last) if each.is_money]
    whole = _moved(stated[0], blocks[at].start + said.start) if len(stated) == 1 else None
    if _SUM_ITEM.match(_words(items[-1])):
        return None  # `summed_lines` tells of it
    if _NOT_ALL.search(last) or _OF_IT.search(last):
        return None
    if whole is None or len(found) < 2 or len({each.unit for each in found}) > 2:
        return None
    less = frozenset(
        index for index, item in enumerate(items) if found[index].value > 0 and _LESS.search(_words(item))
    )
    return Parts(whole, tuple(found), True, less, (), min(whole.start, found[0].start), found[-1].end)


def _items(blocks: Sequence[Placed], at: int) -> Iterator[Placed]:
    for placed in blocks[at:]:
        if not isinstance(placed.block, ListItem) or placed.block.level != getattr(
            blocks[at].block, "level", None
        ):
            return
        yield placed


def _words(placed: Placed) -> str:
    block = placed.block
    return "".join(span.text for span in block.spans) if isinstance(block, Paragraph | ListItem) else ""
