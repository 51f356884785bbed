"""The figures in prose that a source may be asked for: amounts, shares, key figures, and counts of many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from auditprep.prose.amounts import PERCENT, SEK, amounts
from auditprep.prose.dates import MONTHS
from auditprep.prose.found import without_overlaps
from auditprep.prose.key_figures import key_figures
from auditprep.prose.page_figures import Figure, step_of


def claimed_figures(text: str) -> tuple[Figure, ...]:
    """The figures in the text, in order. Numbers of goals, questions, pages, §§ and years are none, nor are small counts."""
    return without_overlaps([*_amounts(text), *_key_figures(text), *_counts(text)])


_ROUGH = re.compile(
    r"(?:\b(?:ca|c:a|cirka|ungefär|drygt|knappt|omkring|nästan|närmare|över|under|minst|högst|runt|uppemot|mer än|mindre än|upp till)\.?|[<>≤≥~])[ \u00a0]?(?:minus[ ])?\Z",
    re.IGNORECASE,
)
_COUNT = re.compile(
    rf"(?<![\w.,/§:–-])(?<!§ )(?P<number>\d{{1,3}}(?:[ \u00a0]\d{{3}}(?!\d))+|\d{{2,6}})[ \u00a0](?!(?:{'|'.join(MONTHS)}|kap|st\b|år\b|års\b|och|samt|till|av|i|§)\b)(?P<noun>[a-zåäö]{{4,}})"
)
_LABEL = re.compile(
    r"\b(?:mål|målet|nyckeltal|fråga|punkt|bilaga|nr|nummer|år|kvartal|tertial|avsnitt|kapitel|sid\w*|kl|dnr|paragraf|vecka|agenda|artikel|rad|tabell|post)\.?[ \u00a0]\Z",
    re.IGNORECASE,
)
_LEAST_COUNT = 20
_YEAR = re.compile(r"(?:19|20)\d\d\Z")


def _is_rough(text: str, at: int) -> bool:
    return bool(_ROUGH.search(text, max(0, at - 14), at))


def _amounts(text: str) -> Iterator[Figure]:
    for each in amounts(text):
        if each.unit in SEK or each.unit == PERCENT:
            written = text[each.start : each.end]
            yield Figure(
                *(abs(each.value), each.unit, step_of(written), _is_rough(text, each.start)),
                *(each.start, each.end),
            )


def _key_figures(text: str) -> Iterator[Figure]:
    for each in key_figures(text):
        if each.role is None or each.unit in SEK:
            continue
        unit = PERCENT if each.unit == PERCENT else ""
        written = text[each.start : each.end]
        if abs(each.value) >= _LEAST_COUNT or "," in written:
            yield Figure(abs(each.value), unit, step_of(written), False, each.start, each.end)


def _counts(text: str) -> Iterator[Figure]:
    for match in _COUNT.finditer(text):
        number = Decimal(re.sub(r"\D", "", match["number"]))
        before = text[max(0, match.start() - 14) : match.start()]
        if number < _LEAST_COUNT or _YEAR.match(match["number"]) or _LABEL.search(before):
            continue
        step, rough = step_of(match["number"]), _is_rough(text, match.start())
        yield Figure(number, "", step, rough, match.start(), match.end("number"))
