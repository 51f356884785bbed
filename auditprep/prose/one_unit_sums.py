"""Parts and their sum where the unit is written once, or not at all: "Bad 15 900, park 10 150 och ledning 3 120 tkr, totalt
29 170 tkr"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from auditprep.prose.amounts import NUMBER, SEK, UNIT, number_of
from auditprep.prose.measures import PLAIN, Measure, measure, unit_after
from auditprep.prose.told_reckonings import without_days


@dataclass(frozen=True, slots=True)
class OneUnitSum:
    """A sum and the parts that stand before it, all in one unit (PLAIN where none is written)."""

    whole: Measure
    parts: tuple[Measure, ...]


def one_unit_sums(words: str) -> Iterator[OneUnitSum]:
    """Those of the words of a sentence, or of two; none where every part has a unit of its own, nor where the numbers may be
    something else than parts of the sum."""
    words = without_days(words)
    for said in _SUM.finditer(words):
        if _AV.search(words, 0, said.start()):
            continue
        numbers = list(_NUMBER.finditer(words, _begin(words, said.start()), said.start()))
        run = _run(words, numbers, said.start())
        if len(run) > 1 and (found := _sum(words, run, said)):
            yield found


_SUM = re.compile(
    rf"(?:\b(?:sammanlagt|totalt|total|tillsammans|i\sallt|summa|sammantaget|summan|totalsumman)\b(?:[ :]+(?!av\b|för\b|drygt\b|knappt\b|ca\b|cirka\b|budget)[a-zåäö]+){{0,3}}|=)[ :\u00a0]+"
    rf"(?P<number>[-−–]?{NUMBER})(?![\w/]|[.,:-]\d|[ \u00a0]?(?:%|procent))(?:[ \u00a0](?:{UNIT})(?![\wåäö]))?",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"(?<![\w.,/§:–-])(?P<number>[-−–]?{NUMBER})(?![\w/%]|[.,:–-]\d)(?:[ \u00a0](?:{UNIT})(?![\wåäö]))?",
    re.IGNORECASE,
)
_AV = re.compile(r"\b(?:av|mot|än|varav|utöver|förutom|från|till)\s\Z", re.IGNORECASE)
_JOINED = re.compile(
    r"(?:\s?\([^()\d]{1,40}\))?(?:[,;]\s|\s(?=och\b|samt\b))(?:och\s|samt\s)?(?P<label>[^\d:.§%()]{2,60}(?:\.[^\d:.§%()]{0,40})?)\s\Z"
)
_TO_SUM = re.compile(
    r"(?:\s?\([^()\d]{1,40}\))?[\s,;.–(]*(?:(?:vilket\s(?:ger|blir|gör|summerar\still)|det\s(?:ger|blir)|ger|blir|och|dvs\.?|det\svill\ssäga|alltså|eller|som\sger|som\sblir)\s)?(?:en\s|ett\s)?\Z",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[a-zåäö][^\d§%]{0,80}\s\Z", re.IGNORECASE)
_LEADS = re.compile(
    r"\b(?:fördela\w*\s(?:sig\s)?(?:på|mellan|enligt|med)|består\sav|utgörs\sav|varav|uppdela\w*\s(?:på|i))\s",
    re.IGNORECASE,
)
_NO_PART = re.compile(
    r"\b(?:budget\w*|prognos\w*|utfall\w*|förra|föregående|fjol\w*|mål\w*|jämför\w*|mot|tidigare|avvik\w*|snitt\w*|sid|sida|s|§|dnr|bilaga|fråga|konto|år|åk|årskurs|varav|därav|fördela\w*|består|bl|bland|främst"
    r"|t\.?\s?ex|exempelvis|från|till|än|per|kl|v|vecka|nr|nummer|netto|kvartal|tertial|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b",
    re.IGNORECASE,
)


def _begin(words: str, at: int) -> int:
    """Where the parts may begin: after the last colon before the sum."""
    return words.rfind(": ", 0, at) + 1


def _run(words: str, numbers: Sequence[re.Match[str]], at: int) -> list[re.Match[str]]:
    """The numbers right before the sum that are joined to one another, each with a label before it."""
    run: list[re.Match[str]] = []
    for number in reversed(numbers):
        joined = (_TO_SUM if not run else _JOINED).fullmatch(
            words, number.end(), run[0].start() if run else at
        )
        if joined is None or (run and _NO_PART.search(joined["label"])):
            break
        run.insert(0, number)
    return run if run and _begins(words, numbers, run[0]) else []


def _begins(words: str, numbers: Sequence[re.Match[str]], first: re.Match[str]) -> bool:
    """Whether the first number has a label, and no other number before it that may be one more part."""
    before = [each for each in numbers if each.end() <= first.start()]
    start = before[-1].end() if before else _begin(words, first.start())
    label = words[start : first.start()]
    if before:
        leads = list(_LEADS.finditer(label))
        label = label[leads[-1].end() :] if leads else ""
    own = label[max(label.rfind(mark) for mark in ",;") + 1 :]
    return bool(_LABEL.search(label)) and not _NO_PART.search(own)


def _sum(words: str, run: Sequence[re.Match[str]], said: re.Match[str]) -> OneUnitSum | None:
    own = [unit_after(each) for each in run]
    units = {each for each in (*own, unit_after(said)) if each != PLAIN}
    if all(own) or len(units) > 1 or any(each not in SEK for each in units):
        return None
    headed = None if units else _HEADED.search(words, 0, run[0].start())
    unit = unit_after(headed) if headed else next(iter(units), PLAIN)
    parts = tuple(_measure(each, unit) for each in run)
    whole = _measure(said, unit)
    if any(_is_year(each) for each in run) or not _is_told(words, whole, parts, said):
        return None
    return OneUnitSum(whole, parts)


_HEADED = re.compile(rf"(?:\(|\bi\s)(?:{UNIT})(?![\wåäö])", re.IGNORECASE)
_LEAST_BARE = 3


def _is_told(words: str, whole: Measure, parts: Sequence[Measure], said: re.Match[str]) -> bool:
    """Whether the numbers can be meant to make the sum: near enough, and no other way of reading them makes it."""
    if whole.unit == PLAIN and len(parts) < _LEAST_BARE:
        return False
    if whole.unit != PLAIN and unit_after(said) == PLAIN and _NOUN.match(words, said.end()):
        return False
    values = [each.value for each in parts]
    made = sum(values, Decimal(0))
    if not whole.value or not Decimal("0.5") < abs(made / whole.value) < 2:
        return False
    slack = whole.half * 2
    return not any(
        abs(abs(sum(values[at:], Decimal(0))) - whole.size) <= slack for at in range(1, len(values) - 1)
    )


_NOUN = re.compile(r"[ \u00a0][a-zåäö]{4,}", re.IGNORECASE)


def _is_year(match: re.Match[str]) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d", match["number"]) is not None


def _measure(match: re.Match[str], unit: str) -> Measure:
    end = match.end() if unit_after(match) else match.end("number")
    value = number_of(match["number"]) or Decimal(0)
    return measure(value, unit, match.start("number"), end)
