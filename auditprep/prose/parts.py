"""Wholes and their parts: "Ökningen består av 10,7 mnkr för …, 9,2 mnkr för … samt 1,1 mnkr", "26 aktiviteter, varav 9 sker löpande
och 17 är avslutade"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from auditprep.prose.counts import counts, number_of_word
from auditprep.prose.measures import PLAIN, Measure, measure, measures
from auditprep.prose.sentences import FoundSentence, sentences
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
    found: list[Parts] = []
    before: FoundSentence | None = None
    for each in sentences(text):
        words = text[each.start : each.end]
        if _TRIGGERS.search(words):
            found += _of_money(text, each, before)
            found += _of_counts(words, each.start)
        found += _summed(words, each.start)
        found += _spelt_out(words, each.start)
        before = each
    return tuple(sorted(found, key=lambda one: one.start))


def listed_parts(blocks: tuple[Placed, ...]) -> tuple[Parts, ...]:
    """Those of lists: an amount before the colon, and items with an amount each."""
    return tuple(each for at in range(len(blocks) - 1) if (each := _of_list(blocks, at)))


_TRIGGERS = re.compile(
    r"\b(?:består|bestod|bestå|bestående|utgörs|utgjordes|fördela[rstd]\w*|uppdelat|uppdelade|uppdelad|varav|därav|sammansatt|sammansatta)\b", re.IGNORECASE
)
_ALL_OF = re.compile(
    r"\b(?:består\sav|bestod\sav|bestående\sav|utgörs\sav|utgjordes\sav|sammansatta?\sav|fördelas\s(?:på|mellan|enligt|med)|fördelar\ssig\s(?:på|mellan|enligt|med)|fördelade?t?\s(?:på|mellan|med)|uppdela(?:t|d|de)\s(?:på|i))\b",
    re.IGNORECASE,
)
_OF_IT = re.compile(r"\b(?:varav|därav)\b", re.IGNORECASE)
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
    r"(?:denna|den|hela|årets|totala|samma|nämnda|ovanstående)?\s?(?P<noun>ökning|höjning|minskning|sänkning|förändring|avvikelse|budgetavvikelse|underskott|överskott|ram|budget|budgetram|investeringsbudget|investering|belopp|summa"
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
        whole = _whole_before(found, trigger.start(), words) or (
            _whole_of_sentence(text, here, before, words) if is_all else None
        )
        if whole and (len(inside) > 1 or (inside and not is_all)):
            moved = tuple(_moved(each, here.start) for each in inside)
            own = _moved(whole, here.start) if whole.end <= trigger.start() and whole in found else whole
            yield Parts(
                *(own, moved, is_all, _less(words, inside, trigger.end()), ()),
                *(min(own.start, here.start + trigger.start()), moved[-1].end),
            )
            return


def _whole_before(found: Sequence[Measure], at: int, words: str) -> Measure | None:
    """The last amount before the word that leads to the parts; None where it is only compared with."""
    before = [each for each in found if each.end <= at]
    if not before or at - before[-1].end > _NEAR or _COMPARED.search(words[: before[-1].start]):
        return None
    return before[-1]


_NEAR = 90
_IN_ALL = re.compile(
    r"[\s,;–-]*(?:(?:det\sger|vilket\sger|ger|och|dvs\.?|alltså|vilket\sblir|vilket\när|eller)\s)?(?:ett\s|en\s)?(?:sammanlagt|totalt|tillsammans|i\sallt|summa|sammantaget)\s(?:[\wåäö]+\s){0,3}?(?:på\s|om\s|till\s|med\s)?\Z",
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
        if _IN_ALL.fullmatch(between) and not beside and not _NOT_ALL.search(words[: whole.start]):
            moved = tuple(_moved(each, at) for each in inside)
            own = _moved(whole, at)
            yield Parts(own, moved, True, _less(words, inside, 0), (), moved[0].start, own.end)
            return


_SUMMED = re.compile(r"\b(?:sammanlagt|totalt|tillsammans|i\sallt|summa|sammantaget)\b", re.IGNORECASE)


def _whole_of_sentence(
    text: str, here: FoundSentence, before: FoundSentence | None, words: str
) -> Measure | None:
    """The amount of the sentence before that the subject speaks of: "Ökningen består av …" after "en ökning om 21,0 mnkr"."""
    subject = _SUBJECT.match(words)
    if subject is None or before is None:
        return None
    if "\n" in text[before.end : here.start]:
        return _whole_of_line(text, here.start, subject["noun"])
    earlier = text[before.start : before.end]
    noun = subject["noun"].casefold()
    said = list(re.finditer(rf"\b{noun}\w{{0,5}}\b", earlier, re.IGNORECASE)) or list(
        re.finditer(_VERBS.get(noun, r"(?!)"), earlier, re.IGNORECASE)
    )
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
    r"(?<![\w§.,/:–-])(?P<number>\d{1,4})\s(?P<thing>[a-zåäö][^\d,;.:()]{3,60}?)(?::\s|\s\((?!varav|därav))(?P<parts>\d{1,4}\s[^.;:()]{5,240})",
    re.IGNORECASE,
)
_EACH = re.compile(r"(?:\A|,\s|\soch\s|\ssamt\s|,\soch\s|,\ssamt\s)(?P<number>\d{1,4}|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv)\s(?=[a-zåäö])", re.IGNORECASE)


def _spelt_out(words: str, at: int) -> Iterator[Parts]:
    """ "24 tillfällen: 11 under våren, 5 under sommaren och 8 under hösten"; nothing where some part has no number."""
    for match in _SPELT_OUT.finditer(words):
        rest = match["parts"]
        found = list(_EACH.finditer(rest))
        joined = len(re.findall(r",\s|\s(?:och|samt)\s", rest)) - len(re.findall(r",\s(?:och|samt)\s", rest))
        begins = [each for each in found if not _MEASURED.match(rest[each.end() :])]
        if _MEASURED.match(match["thing"]) or _NOT_ALL.search(rest) or len(begins) < 2 or joined + 1 != len(begins):
            continue
        moved = tuple(
            measure(Decimal(_number(each["number"])), PLAIN, begin, begin + len(each["number"]))
            for each in begins
            for begin in (at + match.start("parts") + each.start("number"),)
        )
        whole = measure(Decimal(match["number"]), PLAIN, at + match.start("number"), at + match.end("number"))
        yield Parts(whole, moved, True, frozenset(), (), whole.start, moved[-1].end)


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

_SUM_ITEM = re.compile(r"\s*(?:summa|totalt?|sammanlagt)\b", re.IGNORECASE)


def _of_list(blocks: Sequence[Placed], at: int) -> Parts | None:
    """Items with one amount each; the whole stands before the colon, or is the last item ("Summa: …")."""
    lead = _words(blocks[at])
    items = list(_items(blocks, at + 1))
    if len(items) < 2 or not lead.rstrip().endswith(":"):
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
        whole, found, items = found[-1], found[:-1], items[:-1]
    elif _NOT_ALL.search(last) or _OF_IT.search(last):
        return None
    if whole is None or len(found) < 2 or len({each.unit for each in found}) > 2:
        return None
    less = frozenset(
        index for index, item in enumerate(items) if found[index].value > 0 and _LESS.search(_words(item))
    )
    return Parts(whole, tuple(found), True, less, (), min(whole.start, found[0].start), found[-1].end)


def _items(blocks: Sequence[Placed], at: int) -> Iterator[Placed]:
    for placed in blocks[at:]:
        if not isinstance(placed.block, ListItem) or placed.block.level != getattr(blocks[at].block, "level", None):
            return
        yield placed


def _words(placed: Placed) -> str:
    block = placed.block
    return "".join(span.text for span in block.spans) if isinstance(block, Paragraph | ListItem) else ""
