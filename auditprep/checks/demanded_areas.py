"""Whether an answer names as many things as are demanded: "ange minst tre risker"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from auditprep.checks.reply import Reply
from auditprep.prose.counts import counts
from auditprep.prose.demands import Demand
from auditprep.prose.said_numbers import is_of
from auditprep.prose.small import small_letters
from auditprep.richtext import ListItem, Paragraph, Placed, Table


def lacking_areas(reply: Reply, demand: Demand) -> Iterator[tuple[str, Mapping[str, str]]]:
    """That there are fewer, and how many at most. Where that cannot be told, in prose of many sentences, nothing."""
    if reply.is_elsewhere or reply.sends(_THE_OTHERS):
        return
    listed = reply.text.of_blocks(listed_things)
    if listed < 2 and reply.points_elsewhere:
        return
    most = listed if listed >= 2 else max(listed, things_in_prose(reply))
    if most < demand.count:
        facts = {"count": str(demand.count), "found": str(most), "noun": demand.noun}
        yield "demanded-areas", facts


_THE_OTHERS = re.compile(r"\b(?:övriga|samtliga|alla|ytterligare|fler|resterande|hela|fullständig\w*)\b")


# In lists, tables and lines with a head

_LEAD = re.compile(
    r"(?:\(?\d{1,2}[.)]\s|[a-h]\)\s|[–•*-]\s|(?:risk|område|utmaning|punkt)\w*\s\d{1,2}\b)", re.IGNORECASE
)
_NO_LEAD = re.compile(r"(?:källa|källor|bilaga|bilagor|not|se|obs)\b|[^.]{0,80}:\s*\Z", re.IGNORECASE)
_MORE = re.compile(
    r"(?:utöver|därutöver|dessutom|vidare|därtill|ytterligare|en annan|ett annat|en ytterligare|andra|slutligen|på längre sikt|på lång sikt|på sikt|även|också)\b",
    re.IGNORECASE,
)


def listed_things(blocks: tuple[Placed, ...]) -> int:
    """How many things stand in lists, in tables and in lines that begin with a number or with bold words; and, where there is
    a list, in paragraphs that add to it. At most: what looks like more counts as more."""
    tops = [each.block for each in blocks if isinstance(each.block, ListItem) and each.block.level == 0]
    rows = sum(len(each.block.rows) - 1 for each in blocks if isinstance(each.block, Table))
    lines = [each.block for each in blocks if isinstance(each.block, Paragraph)]
    headed = sum(_is_headed(each) for each in lines)
    added = sum(bool(_MORE.match(_words(each))) for each in lines) if tops or rows else 0
    return len(tops) + rows + headed + added


def _is_headed(line: Paragraph) -> bool:
    words = _words(line)
    is_bold = line.spans[0].bold and bool(line.spans[0].text.strip())
    return (is_bold or bool(_LEAD.match(words))) and not _NO_LEAD.match(words)


def _words(block: Paragraph) -> str:
    return "".join(span.text for span in block.spans).strip()


# In prose

_JOINED = re.compile(r",|;|\b(?:och|samt|men även|liksom)\b")
_ATT = re.compile(r"\batt\b")


_ORDINAL = re.compile(r"\bför det (första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde)\b")


_ASKED_WORD = re.compile(r"[a-zåäö]{4,}")


def things_in_prose(reply: Reply) -> int:
    """How many things the prose may name, at most: as many as it says itself ("tre utmaningar", "för det tredje"), otherwise one a
    sentence, or as many as one sentence lists."""
    asked = set(_ASKED_WORD.findall(small_letters(reply.ground.asked(reply.question).plain)))
    whole = [each for each in reply.text.of(counts) if each.of is None and each.noun]
    stated = [each.value for each in whole if any(is_of(each.noun, word) for word in asked)]
    ordinals = len(set(_ORDINAL.findall(reply.small)))
    if stated or ordinals > 1:
        return max([*stated, ordinals])
    words = [reply.small[each.start : each.end] for each in reply.sentences]
    joined = max((len(_JOINED.findall(each)) + 1 for each in words), default=0)
    clauses = max((len(_ATT.findall(each)) for each in words), default=0)
    return max(len(words), joined, clauses)
