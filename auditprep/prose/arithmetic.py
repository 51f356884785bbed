"""What sentences reckon: "83,5 mnkr, en ökning med 4 procent eller 3,2 mnkr", "från 80,3 till 83,5 mnkr", "45 av 60
(75 procent)"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from auditprep.prose.amounts import NUMBER, UNIT, number_of
from auditprep.prose.counts import number_of_word
from auditprep.prose.dates import MONTHS
from auditprep.prose.measures import PLAIN, Measure, measure, measures, plain_numbers, unit_after
from auditprep.prose.sentences import FoundSentence, sentences
from auditprep.prose.told_reckonings import against_budgets, shares_of_wholes


@dataclass(frozen=True, slots=True)
class Change:
    """Something that has become more or less: from `base` to `whole`, by `change`, which is `percent` of the base. What is not said is
    None; two of them are. `grows`: it becomes more. `since` are the words of what it is compared with. It stands in `text[start:end]`."""

    whole: Measure | None
    base: Measure | None
    change: Measure | None
    percent: Measure | None
    grows: bool
    since: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Share:
    """`part` is `percent` of `whole`. Where `whole` is None, `of` says in words what it is a share of. `is_rough`: the words say
    that it is not exact. It stands in `text[start:end]`."""

    part: Measure
    whole: Measure | None
    of: str
    percent: Measure
    is_rough: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What a text reckons."""

    changes: tuple[Change, ...] = ()
    shares: tuple[Share, ...] = ()


def reckoned(text: str) -> Reckoned:
    """The changes and shares in the text, in order."""
    changes: list[Change] = []
    shares: list[Share] = []
    before: FoundSentence | None = None
    for each in sentences(text):
        words = text[each.start : each.end]
        if any(mark in words for mark in ("%", "roc", "kr", "från", "del", "lften")):
            own = [_moved_change(change, each.start) for change in _changes(words)]
            changes += filter(_is_told, (_of_before(text, change, each, before) for change in own))
            shares += _shares(words, each.start)
            shares += _that_is(text, each, before)
            shares += _of_wholes(words, each.start)
        changes += _against(text, each, before)
        before = None if text[each.end : each.end + 1] == "\n" else each
    return Reckoned(tuple(changes), tuple(_once(shares)))


def _once(shares: Sequence[Share]) -> Iterator[Share]:
    """The first of those that tell of the same percentage."""
    seen: set[int] = set()
    for each in shares:
        if each.percent.start not in seen:
            seen.add(each.percent.start)
            yield each


def _of_wholes(words: str, at: int) -> Iterator[Share]:
    """ "620 tkr, varav 275 tkr har använts, dvs. 44 procent"."""
    for each in shares_of_wholes(words):
        part, whole, percent = (_moved_by(one, at) for one in (each.part, each.whole, each.percent))
        start = min(part.start, whole.start)
        yield Share(part, whole, "", percent, each.is_rough, start, max(percent.end, whole.end))


def _against(text: str, here: FoundSentence, before: FoundSentence | None) -> Iterator[Change]:
    """ "875 tkr mot budgeterade 940 tkr, alltså en avvikelse om 65 tkr"; the deviation may have the next sentence."""
    joined = before and text[before.end : here.start].strip(" ") == "" and _DEVIATION.match(text, here.start)
    begin = before.start if joined and before else here.start
    for each in against_budgets(text[begin : here.end]):
        whole, base, by = (_moved_by(one, begin) for one in (each.whole, each.base, each.by))
        money, share = (None, by) if by.is_share else (by, None)
        yield Change(whole, base, money, share, whole.value > base.value, "", whole.start, by.end)


_DEVIATION = re.compile(r"(?:avvikelsen|skillnaden|differensen|underskottet|överskottet)\b", re.IGNORECASE)


def _is_told(change: Change) -> bool:
    """Whether two of its numbers are there: of one alone nothing can be reckoned."""
    return sum(each is not None for each in (change.whole, change.base, change.change, change.percent)) > 1


_THAT_BEGINS = re.compile(
    r"(?:det|detta|vilket)\s(?:är|innebär|motsvarar|var|innebar|utgör)\s(?:alltså\s|därmed\s)?en\s\Z",
    re.IGNORECASE,
)


def _of_before(text: str, change: Change, here: FoundSentence, before: FoundSentence | None) -> Change:
    """ "Det är en ökning med 21,0 mnkr": what became so is the only amount of the sentence before."""
    if before is None or change.whole or not _THAT_BEGINS.fullmatch(text, here.start, change.start):
        return change
    found = [each for each in measures(text[before.start : before.end]) if each.is_money]
    return replace(change, whole=_moved(found[0], before.start)) if len(found) == 1 else change


_GROWS = r"ökning(?:en|ar|arna)?|ökar|öka|ökade|ökat|ökas|ökades|ökats|höjning(?:en)?|höjs|höjdes|höjts|höja|höjer|höjt|stiger|steg|stigit|stiga|växer|vuxit|växte|växa"
_SHRINKS = r"minskning(?:en|ar|arna)?|minskar|minska|minskade|minskat|minskas|minskades|minskats|sänkning(?:en)?|sänks|sänktes|sänkts|sänka|sänker|sänkt|sjunker|sjönk|sjunkit|sjunka"
_TURN = re.compile(rf"\b(?:(?P<grows>{_GROWS})|(?P<shrinks>{_SHRINKS}))\b", re.IGNORECASE)
_ROUGHLY = r"(?:cirka|ca\.?|c:a|drygt|knappt|nästan|närmare|omkring|ungefär|runt|över|under|uppskattningsvis)"
_BY = re.compile(
    rf"[\s(]*(?:(?:med|om|på|av|motsvarande|uppgår|uppgick|till|är|var|blev|totalt|sammanlagt|hela|också|även|då|därmed|{_ROUGHLY}|för|år|åren|\d{{4}}|kommunbidraget|ramen|budgeten|budgetramen"
    r"|anslaget|nettokostnaden|nettokostnaderna|kostnaden|kostnaderna|intäkterna|den|det|samma|period)[\s:]*){0,7}\Z",
    re.IGNORECASE,
)
_THAT_IS = re.compile(
    rf"(?:\s\d{{4}})?[\s,(–-]*(?:motsvarande|dvs\.?|det\svill\ssäga|alltså|vilket\s(?:är|motsvarar|innebär|ger)|eller)?\s?(?:med\s|en\sökning\s(?:med|om|på)\s|en\sminskning\s(?:med|om|på)\s)?(?:{_ROUGHLY}\s)?\Z",
    re.IGNORECASE,
)
_PAIR = re.compile(
    rf"(?:\s(?:på\shelårsbasis|på\shelår|på\sårsbasis|per\sår|netto))?\s*[,(–-]?\s*(?:eller\smotsvarande|eller|motsvarande|dvs\.?|d\.v\.s\.|det\svill\ssäga|alltså|vilket\s(?:är|motsvarar|innebär|ger)|som\smotsvarar|och\smotsvarar|respektive|/)?\s*(?:på\s|om\s|med\s|en\sökning\s(?:på|om|med)\s)?(?:{_ROUGHLY}\s)?\Z",
    re.IGNORECASE,
)
_TO_TURN = re.compile(
    r"[\s,(–-]*(?:(?:året\sinnan|året\sdessförinnan|föregående\sår|förra\såret|i\sfjol|vilket|som|och|det|detta|motsvarar|är|var|innebär|innebar|utgör|ger|därmed|alltså|en|ett|dvs\.?|med|har|för|år|åren|helåret|perioden|\d{4}|den|ramen|kommunbidraget|budgeten|netto|totalt"
    r"|total|markant|kraftig|svag|liten|stor|tydlig|marginell|årlig|faktisk|procentuell|nominell)[\s,]*){0,9}\Z",
    re.IGNORECASE,
)
_TO = re.compile(
    r"[\s,)]*(?:till|och\suppgår\s(?:nu\s|därmed\s)?till|och\sblir|och\sär\snu|vilket\sger|och\suppgick\still)\s(?:totalt\s|sammanlagt\s)?\Z",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:jämfört\smed|jämförelse\smed|i\sförhållande\still|sedan|mot(?=\s(?:föregående|förra|motsvarande|samma|år|\d{4}))|än|från)\s(?P<since>[^.;]{1,80})",
    re.IGNORECASE,
)
_FROM_TO = re.compile(
    rf"\b(?P<from>från)\s(?P<base>[-–−]?{NUMBER})(?P<bunit>[ \u00a0]?(?:mnkr|mkr|tkr|kkr|miljoner\skronor|miljoner|kr|kronor|procent|%))?(?P<first>\s(?:[^.;\d]|(?:19|20)\d\d|\d{{1,2}}/\d{{1,2}}){{0,45}}?)?\s(?:till|–)\s"
    rf"(?P<whole>[-–−]?{NUMBER})(?:[ \u00a0]?(?:{UNIT}))?(?![\wåäö%/:])",
    re.IGNORECASE,
)


def _changes(words: str) -> Iterator[Change]:
    """One for each word that tells of a change, at most."""
    found = measures(words)
    spans = [each for each in (_from_to(match) for match in _FROM_TO.finditer(words)) if each]
    for turn in _TURN.finditer(words):
        if change := _change(words, turn, found, spans):
            yield change
    for turn in _THAN.finditer(words):
        if change := _change_before(words, turn, found):
            yield change


_THAN = re.compile(
    r"\b(?:(?P<grows>mer|högre|större)|(?P<shrinks>mindre|lägre))\s(?=än\b|jämfört\smed\b)", re.IGNORECASE
)


def _change_before(words: str, turn: re.Match[str], found: Sequence[Measure]) -> Change | None:
    """ "245,1 mnkr, vilket är 21,0 mnkr (9,4 procent) mer än 2024"."""
    before = [each for each in found if each.end <= turn.start()]
    if not before or words[before[-1].end : turn.start()].strip(" \u00a0)"):
        return None
    by = before[-1:]
    if len(before) > 1 and before[-2].is_money != by[0].is_money:
        by = before[-2:] if _PAIR.match(words[before[-2].end : by[0].start]) else by
    rest = before[: -len(by)]
    whole = (
        rest[-1] if rest and rest[-1].is_money and _TO_TURN.match(words[rest[-1].end : by[0].start]) else None
    )
    compared = _COMPARED.search(words, turn.end())
    money = next((each for each in by if each.is_money), None)
    base = _compared_with(compared, money or whole, found) if compared else None
    if not whole and not base:
        return None
    share = next((each for each in by if each.is_share), None)
    since = compared["since"].strip() if compared else ""
    return Change(whole, base, money, share, bool(turn["grows"]), since, (whole or by[0]).start, turn.end())


_FromTo = tuple[Measure, Measure]


def _from_to(match: re.Match[str]) -> _FromTo | None:
    base, whole = number_of(match["base"]), number_of(match["whole"])
    if base is None or whole is None or re.fullmatch(r"(?:19|20)\d\d", match["base"]):
        return None
    unit = unit_after(match)
    own = _unit(match["bunit"])
    return (
        measure(base, own or unit, match.start("base"), match.end("base")),
        measure(whole, unit or own, match.start("whole"), match.end()),
    )


def _unit(words: str | None) -> str:
    match = re.fullmatch(rf"\s?(?:{UNIT})", words or "", re.IGNORECASE)
    if match:
        return unit_after(match)
    return "mnkr" if (words or "").strip().casefold() == "miljoner" else PLAIN


def _change(
    words: str, turn: re.Match[str], found: Sequence[Measure], spans: Sequence[_FromTo]
) -> Change | None:
    money, percent, end = _by(words, turn.end(), found)
    base, whole = _ends(words, turn, end, found, spans)
    compared = _COMPARED.search(words, end)
    since = compared["since"] if compared else ""
    if base is None and compared:
        base = _compared_with(compared, money or whole, found)
    if whole is None and percent and not money:
        whole = _number_before(words, turn.start())
        if whole and base is None and compared:
            base = _plain_base(compared)
    if whole and base and not (money or percent):
        money, percent, _end = _by(words, max(whole.end, base.end), found, _THAT_IS)
    if whole and base and whole.unit == base.unit == PLAIN and not money:
        money = _plain_by(words, turn.end(), max(whole.end, base.end))
    if not (money or percent or (whole and base)):
        return None
    parts = [each for each in (money, percent, base, whole) if each]
    return Change(
        *(whole, base, money, percent, bool(turn["grows"]), since.strip()),
        *(min(turn.start(), *(each.start for each in parts)), max(turn.end(), *(each.end for each in parts))),
    )


def _by(
    words: str, at: int, found: Sequence[Measure], leads: re.Pattern[str] = _BY
) -> tuple[Measure | None, Measure | None, int]:
    """By how much: the money, the share, or both, right after the word; and where that ends."""
    first = next((each for each in found if each.start >= at), None)
    if first is None or not leads.match(words[at : first.start]):
        return None, None, at
    second = next((each for each in found if each.start >= first.end), None)
    both = (
        second is not None
        and first.is_money != second.is_money
        and _PAIR.match(words[first.end : second.start])
    )
    chosen = [first, second] if both and second else [first]
    money = next((each for each in chosen if each.is_money), None)
    share = next((each for each in chosen if each.is_share), None)
    return money, share, chosen[-1].end


def _ends(
    words: str, turn: re.Match[str], end: int, found: Sequence[Measure], spans: Sequence[_FromTo]
) -> tuple[Measure | None, Measure | None]:
    """What it was and what it became."""
    near = next(
        (
            span
            for span in spans
            if abs(span[0].start - turn.end()) < _NEAR or abs(turn.start() - span[1].end) < _NEAR
        ),
        None,
    )
    if near:
        return near
    before = [each for each in found if each.end <= turn.start() and each.is_money]
    whole = before[-1] if before and _TO_TURN.match(words[before[-1].end : turn.start()]) else None
    if whole and len(before) > 1 and _AGAINST.fullmatch(words[before[-2].end : whole.start]):
        return whole, before[-2]
    after = next((each for each in found if each.start >= end and each.is_money), None)
    later = next((each for each in found if after and each.start >= after.end and each.is_money), None)
    if (
        after
        and later
        and _IS_TOLD.fullmatch(words[end : after.start])
        and _AGAINST.fullmatch(words[after.end : later.start])
    ):
        return later, after
    if after and _TO.match(words[end : after.start]):
        whole = whole or after
    return None, whole


_NEAR = 90
_IS_TOLD = re.compile(r"\s?[:(–-]\s?(?:från\s)?")
_AGAINST = re.compile(
    r"[\s,(]*(?:(?:i\sår|\d{4}|nu)\s)?(?:mot|jämfört\smed|att\sjämföra\smed|i\sjämförelse\smed|från)\s(?:[^\W\d]+\s|(?:19|20)\d\d\s){0,4}",
    re.IGNORECASE,
)


_PLAIN_BY = re.compile(
    r"[\s,(–-]*(?:(?:det\svill\ssäga|dvs\.?|alltså|vilket\sär|en\sökning|en\sminskning|med|om|på)\s)*\Z",
    re.IGNORECASE,
)


def _plain_by(words: str, turn_end: int, ends: int) -> Measure | None:
    """By how many, right after the word, or after what it went from and to: "från 120 till 150, en ökning med 30"."""
    for at in (turn_end, ends):
        after = next((each for each in plain_numbers(words[at:])), None)
        if (
            after
            and after.end < 40
            and _PLAIN_BY.fullmatch(words[at : at + after.start])
            and words[at : at + after.start].strip(" ,(")
        ):
            return _moved(after, at)
    return None


def _compared_with(compared: re.Match[str], like: Measure | None, found: Sequence[Measure]) -> Measure | None:
    """The amount that it is compared with, of the same kind."""
    if like is None or not like.is_money:
        return None
    inside = [each for each in found if compared.start("since") <= each.start < compared.end("since")]
    return inside[0] if len(inside) == 1 and inside[0].is_money else None


def _number_before(words: str, at: int) -> Measure | None:
    """The last number without a unit before this place, not far away."""
    before = [each for each in plain_numbers(words[:at]) if at - each.end < _NEAR]
    return before[-1] if len(before) == 1 else None


def _plain_base(compared: re.Match[str]) -> Measure | None:
    inside = list(plain_numbers(compared["since"]))
    if len(inside) != 1:
        return None
    by = compared.start("since")
    return measure(inside[0].value, PLAIN, inside[0].start + by, inside[0].end + by)


def _moved(one: Measure | None, by: int) -> Measure | None:
    return Measure(one.value, one.half, one.unit, one.start + by, one.end + by) if one else None


def _moved_by(one: Measure, by: int) -> Measure:
    return replace(one, start=one.start + by, end=one.end + by)


def _moved_change(change: Change, by: int) -> Change:
    return replace(
        change,
        whole=_moved(change.whole, by),
        base=_moved(change.base, by),
        change=_moved(change.change, by),
        percent=_moved(change.percent, by),
        start=change.start + by,
        end=change.end + by,
    )


# Shares

_N = r"(?:\d{1,3}(?:[ \u00a0]\d{3})*|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv)"
_PERCENT = rf"(?P<rough>{_ROUGHLY}\s)?(?P<percent>\d{{1,3}}(?:[.,]\d{{1,2}})?)[ \u00a0]?(?P<percent_unit>procent(?!enh)|%(?!-?enh))"
_OF_SHARE = re.compile(
    rf"(?<![\w.,/])(?P<part>{_N})\s(?:[\wåäö]+\s)?av\s(?:totalt\s|de\s|samtliga\s|våra\s|alla\s)?(?P<whole>{_N})(?![\w%/]|[.,]\d)(?P<between>[^.;()%\d]{{0,60}}?)"
    rf"(?:\s?\(|,\s(?:eller\s|motsvarande\s|dvs\.?\s|vilket\s(?:är|motsvarar)\s)?|\s(?:motsvarande|eller|vilket\s(?:är|motsvarar)|–|-)\s){_PERCENT}",
    re.IGNORECASE,
)
_SHARE_OF = re.compile(
    rf"(?<![\w.,]){_PERCENT}(?P<between>[^.;()%\d]{{0,40}}?)\s?\((?P<part>{_N})\sav\s(?:totalt\s|de\s|samtliga\s)?(?P<whole>{_N})(?![\w%]|[.,]\d)",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(
    r"\s?av\s(?P<of>(?:[^\W\d_][\wåäö-]*\s?){1,4}?)(?=[.,;()]|\s(?:om|på|i|för|år|\d)|\Z)(?:\s(?:om|på)\s)?",
    re.IGNORECASE,
)
_TELLS_OTHER = re.compile(r"\b(?:målet|målvärdet?|mål(?=\s\d)|jämfört|mot|varav|än)\b", re.IGNORECASE)


def _shares(words: str, at: int) -> Iterator[Share]:
    for pattern in (_OF_SHARE, _SHARE_OF):
        for match in pattern.finditer(words):
            if share := _counted_share(match, at):
                yield share
    for match in _FRACTION_OF.finditer(words):
        if share := _fraction_share(match, at):
            yield share
    found = measures(words)
    for money, percent in itertools.pairwise(found):
        is_pair = money.is_money and percent.is_share and _PAIR.match(words[money.end : percent.start])
        if is_pair and (share := _money_share(words, money, percent, found, at)):
            yield share


_FRACTIONS: dict[str, int | Decimal] = {
    "hälften": 50,
    "en tredjedel": Decimal(100) / 3,
    "två tredjedelar": Decimal(200) / 3,
    "en fjärdedel": 25,
    "tre fjärdedelar": 75,
    "en femtedel": 20,
    "en tiondel": 10,
}
_FRACTION_OF = re.compile(
    rf"(?<!\w)(?P<rough>{_ROUGHLY}\s|mer\sän\s|över\s|mindre\sän\s)?(?P<fraction>{'|'.join(_FRACTIONS)})\s(?:[^.;()\d,]{{0,50}})(?:,\s|\s\()(?P<part>{_N})\sav\s(?:totalt\s|de\s)?(?P<whole>{_N})(?![\w%/]|[.,]\d)",
    re.IGNORECASE,
)


def _fraction_share(match: re.Match[str], at: int) -> Share | None:
    """ "Hälften av enheterna, 6 av 12": as near as such words are meant."""
    part, whole = (_count(match, each, at) for each in ("part", "whole"))
    if part is None or whole is None or not 0 < part.value <= whole.value:
        return None
    value = Decimal(_FRACTIONS[match["fraction"].casefold()])
    words = (match.start("fraction") + at, match.end("fraction") + at)
    said = Measure(value, _ABOUT, "procent", *words)
    return Share(part, whole, "", said, bool(match["rough"]), match.start() + at, match.end() + at)


_ABOUT = Decimal(2)
_THAT_SHARE = re.compile(
    rf"(?<!\w)(?:det|detta|vilket|och\sdet|som|andelen|den\sandelen)\s(?:motsvarar|är|utgör|blir|ger|innebär|betyder|var|blev)\s(?:alltså\s|således\s|därmed\s|totalt\s)?(?:en\s[\wåäö]+\s(?:på|om)\s|att\s)?{_PERCENT}(?!\s(?:mer|mindre|högre|lägre|fler|färre|av\s))",
    re.IGNORECASE,
)
_DATES = re.compile(
    rf"(?:den\s)?(?<!\d)\d{{1,2}}\s(?:{'|'.join(MONTHS)})(?:\s\d{{4}})?|\b(?:19|20)\d\d(?:-\d\d-\d\d)?\b",
    re.IGNORECASE,
)
_SO_MANY_OF = re.compile(
    rf"(?<![\w.,/§])(?P<part>{_N})\s(?:[\wåäö]+\s)?av\s(?:totalt\s|de\s|samtliga\s|våra\s|alla\s)?(?P<whole>{_N})(?![\w%/]|[.,]\d)(?P<between>)",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    rf"\bav\s(?:de\s|totalt\s|sammanlagt\s|samtliga\s)?(?P<whole>{_N})\s(?P<between>[^.;%\d]{{3,90}}?)\s(?P<part>{_N})(?![\w%/]|[.,]\d)",
    re.IGNORECASE,
)
_WHEREOF = re.compile(
    rf"(?<![\w.,/§])(?P<whole>{_N})\s(?P<between>[^.;%\d]{{3,70}}?),?\s\(?(?:varav|därav|och\sav\sdessa|av\sdem|av\svilka)\s(?P<part>{_N})(?![\w%/]|[.,]\d)",
    re.IGNORECASE,
)


def _that_is(text: str, here: FoundSentence, before: FoundSentence | None) -> Iterator[Share]:
    """ "Av 59 anläggningar fick 10 anmärkning. Det motsvarar 17 procent": the only such pair before it."""
    for match in _THAT_SHARE.finditer(text, here.start, here.end):
        begins = not text[here.start : match.start()].strip(" ,")
        first, last = (before.start, before.end) if begins and before else (here.start, match.start())
        words = " " * first + _DATES.sub(lambda found: "¤" * len(found[0]), text[first:last])
        found = [list(pattern.finditer(words, first)) for pattern in (_OF_THEM, _WHEREOF, _SO_MANY_OF)]
        pairs = next((pairs for pairs in found if pairs), [])
        percent = number_of(match["percent"])
        if len(pairs) != 1 or percent is None or (begins and not before):
            continue
        part, whole = (_count(pairs[0], each, 0) for each in ("part", "whole"))
        if part and whole and 0 < part.value < whole.value:
            share = measure(percent, "procent", match.start("percent"), match.end("percent_unit"))
            yield Share(part, whole, "", share, bool(match["rough"]), pairs[0].start(), match.end())


def _counted_share(match: re.Match[str], at: int) -> Share | None:
    part, whole = (_count(match, each, at) for each in ("part", "whole"))
    percent = number_of(match["percent"])
    if part is None or whole is None or percent is None or _TELLS_OTHER.search(match["between"]):
        return None
    if not 0 < part.value <= whole.value:
        return None
    share = measure(percent, "procent", match.start("percent") + at, match.end("percent_unit") + at)
    return Share(part, whole, "", share, bool(match["rough"]), match.start() + at, match.end() + at)


def _count(match: re.Match[str], group: str, at: int) -> Measure | None:
    value = number_of_word(match[group])
    number = number_of(match[group]) if value is None else number_of(str(value))
    return None if number is None else measure(number, PLAIN, match.start(group) + at, match.end(group) + at)


def _money_share(
    words: str, money: Measure, percent: Measure, found: Sequence[Measure], at: int
) -> Share | None:
    """ "4,5 mnkr, motsvarande 1,8 procent av kommunbidraget (om 245,1 mnkr)"."""
    of = _OF_WHAT.match(words, percent.end)
    if of is None:
        return None
    whole = next((each for each in found if each.is_money and 0 <= each.start - of.end() < 4), None)
    rough = bool(re.search(rf"{_ROUGHLY}\s\Z", words[: percent.start], re.IGNORECASE))
    moved = (_moved(money, at), _moved(whole, at), of["of"].strip().casefold(), _moved(percent, at))
    assert moved[0] and moved[3]
    return Share(*moved[:3], moved[3], rough, money.start + at, (whole or percent).end + at)  # type: ignore[arg-type]
