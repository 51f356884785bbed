"""Numbers of lists that slip: one is left out, comes twice, or stands alone where its list ended long ago."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from auditprep.richtext import ListItem, Paragraph, Placed, Table


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number that begins an item of a list, or a word in a sentence ("1) … 2) …"). `typed`: it is part of the text, in
    `text[start:end]`; the number of a list that Word counts is not, and the item is what stands there. `series` tells
    numbers apart that do not count together: levels, "1)" and "1.", letters, "Steg 1:"."""

    number: int
    series: str
    typed: bool
    start: int
    end: int
    block: int
    text: str


@dataclass(frozen=True, slots=True)
class NumberSlip:
    """A number that does not follow. `why` is "gap" (some are left out), "again" (it has been before), "back" (a lower one,
    and not 1), "first" (a list begins with it) or "alone" (its list ended long ago). `before` is the one that it should
    follow, None where there is none."""

    why: str
    found: FoundNumber
    before: FoundNumber | None

    @property
    def start(self) -> int:
        return self.found.start

    @property
    def end(self) -> int:
        return self.found.end

    @property
    def expected(self) -> int:
        return self.before.number + 1 if self.before else 1


def list_numbers(blocks: tuple[Placed, ...]) -> tuple[FoundNumber, ...]:
    """The numbers that items of lists begin with, those that were typed too, in order."""
    return tuple(
        sorted([*_of_lists(blocks), *_typed(blocks), *_of_tables(blocks)], key=lambda each: each.start)
    )


def number_slips(blocks: tuple[Placed, ...]) -> tuple[NumberSlip, ...]:
    """The numbers that slip in the blocks of a text, in order."""
    slips = [*_Series(blocks).slips(list_numbers(blocks)), *_inline(blocks)]
    return tuple(sorted(slips, key=lambda each: each.start))


_TYPED = re.compile(
    r"(?:(?P<label>(?!Mål|Nyckeltal|Indikator|Fråga|Bilaga|Kvartal|Tertial|Vecka|År|Kapitel|Avsnitt|Sida)[A-ZÅÄÖ][a-zåäö]{2,20})[ \u00a0](?P<labelled>\d{1,2})[.:)–-]"
    r"|\(?(?P<number>\d{1,2}|[a-hA-H]|[ivx]{1,4}|[IVX]{1,4})(?P<sign>[.)])"
    r"|[Ff]ör det (?P<ordinal>första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde)(?=[ \u00a0]))[ \t\u00a0]+(?=\S)"
)
_ORDINALS = ("första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_YEAR_OR_DATE = re.compile(
    r"\d{1,2}\.\s(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
)
_INLINE = re.compile(r"(?<![\w§.,)(/-])\(?(\d{1,2})\)[ \u00a0](?=[^\W\d_])")
_SEVERAL, _LABELLED = 2, 3  # so many there must be, with a word before them or in a column
_LONG_AGO = 4  # blocks between, none of them an item


# The numbers, where they stand


def _of_lists(blocks: Sequence[Placed]) -> Iterator[FoundNumber]:
    for at, placed in enumerate(blocks):
        block = placed.block
        if isinstance(block, ListItem) and block.number is not None:
            series = f"list {block.level}"
            yield FoundNumber(block.number, series, False, placed.start, placed.end, at, _words(block))


_NUMBERED = re.compile(r"(?:nr|nummer|#|löpnr|pkt|punkt|steg|rad)\.?", re.IGNORECASE)


def _of_tables(blocks: Sequence[Placed]) -> Iterator[FoundNumber]:
    """The first column of a table, where it is headed "Nr" or the like and begins with 1."""
    for at, placed in enumerate(blocks):
        if isinstance(placed.block, Table):
            rows = [["".join(span.text for span in cell) for cell in row] for row in placed.block.rows]
            if _NUMBERED.fullmatch(rows[0][0].strip()) and len(rows) > _LABELLED:
                yield from _of_rows(rows, placed.start, at)


def _of_rows(rows: Sequence[Sequence[str]], start: int, at: int) -> Iterator[FoundNumber]:
    found: list[FoundNumber] = []
    for row in rows:
        if any(row):
            if row[0].isdecimal() and len(row[0]) < 4:
                words = " ".join(row[1:])
                end = start + len(row[0])
                found.append(FoundNumber(int(row[0]), f"table {at}", True, start, end, at, words))
            start += len("\t".join(row)) + 1
    if len(found) >= _LABELLED and found[0].number == 1:
        yield from found


def _typed(blocks: Sequence[Placed]) -> Iterator[FoundNumber]:
    """Numbers, or letters, that were typed where a paragraph or a bullet begins: only where there are several."""
    every: list[FoundNumber] = []
    for at, placed in enumerate(blocks):
        if isinstance(placed.block, Table) or (
            isinstance(placed.block, ListItem) and placed.block.number is not None
        ):
            continue
        line = 0
        for words in _words(placed.block).split("\n"):
            match = _TYPED.match(words)
            if match and not _YEAR_OR_DATE.match(words):
                every.append(_number(match, placed.start + line, at, words))
            line += len(words) + 1
    for series in {each.series for each in every}:
        mine = [each for each in every if each.series == series]
        if len(mine) >= (_LABELLED if series.startswith("label") else _SEVERAL) and mine[0].number == 1:
            yield from mine


def _number(match: re.Match[str], start: int, at: int, words: str) -> FoundNumber:
    group = next(each for each in ("labelled", "number", "ordinal") if match[each])
    kind, number = _read(match[group], group)
    series = f"label {match['label'].casefold()}" if match["label"] else f"{kind}{match['sign'] or ''}"
    first, last = start + match.start(group), start + match.end(group)
    return FoundNumber(number, series, True, first, last, at, words[match.end() :])


def _read(written: str, group: str) -> tuple[str, int]:
    """What is counted with, and the number."""
    small = written.casefold()
    if small.isdigit():
        return "number", int(small)
    if group == "ordinal":
        return "ordinal", _ORDINALS.index(small) + 1
    if len(small) == 1 and small in "abcdefgh":
        return "letter", ord(small) - ord("a") + 1
    return "roman", _ROMAN.index(small) + 1 if small in _ROMAN else 0


def written(number: int, series: str, like: str) -> str | None:
    """The number as those of its series are written; None where that is not known."""
    if series.startswith("letter"):
        words = chr(ord("a") + number - 1)
    elif series.startswith(("roman", "ordinal")):
        names = _ROMAN if series.startswith("roman") else _ORDINALS
        words = names[number - 1] if 0 < number <= len(names) else ""
    else:
        words = str(number)
    return (words.upper() if like.isupper() else words) or None


def _words(block: Paragraph | ListItem) -> str:
    return "".join(span.text for span in block.spans)


# What follows what


@dataclass(slots=True)
class _Run:
    """A list as far as it has come: its last number, and how many blocks there were at most between two of its items."""

    last: FoundNumber
    widest: int = 0
    items: list[int] = field(default_factory=list)


class _Series:
    def __init__(self, blocks: Sequence[Placed]) -> None:
        self._blocks = blocks
        self._runs: dict[str, _Run] = {}

    def slips(self, found: Sequence[FoundNumber]) -> Iterator[NumberSlip]:
        for at, each in enumerate(found):
            run = self._runs.get(each.series)
            following = found[at + 1 : at + 2]
            if why := self._why(each, run, following):
                yield NumberSlip(why, each, run.last if run else None)
            self._take(each, run)

    def _why(self, each: FoundNumber, run: _Run | None, following: Sequence[FoundNumber]) -> str | None:
        if each.number <= 1:
            return None
        if run is None:
            return "first"
        if each.number == run.last.number + 1:
            return "alone" if self._is_alone(each, run, following) else None
        if each.number > run.last.number:
            return None if self._is_typed_between(run.last, each) else "gap"
        return "again" if each.number in run.items else "back"

    def _is_alone(self, each: FoundNumber, run: _Run, following: Sequence[FoundNumber]) -> bool:
        """Whether it is a single item, far from a list whose items stood together."""
        goes_on = any(one.series == each.series and one.number == each.number + 1 for one in following)
        between = self._between(run.last, each)
        return not goes_on and len(run.items) > 1 and run.widest < 2 and between >= _LONG_AGO

    def _is_typed_between(self, one: FoundNumber, other: FoundNumber) -> bool:
        """Whether the number that is left out was typed where a paragraph between begins."""
        wanted = re.compile(rf"\(?{one.number + 1}[.)]\s")
        between = self._blocks[one.block + 1 : other.block]
        return any(isinstance(each.block, Paragraph) and wanted.match(_words(each.block)) for each in between)

    def _between(self, one: FoundNumber, other: FoundNumber) -> int:
        return sum(isinstance(each.block, Paragraph) for each in self._blocks[one.block + 1 : other.block])

    def _take(self, each: FoundNumber, run: _Run | None) -> None:
        """The list goes on with this item, or begins anew; the lists within the one before it have ended."""
        if run is None or each.number <= 1:
            self._runs[each.series] = _Run(each, items=[each.number])
        else:
            run.widest = max(run.widest, self._between(run.last, each))
            run.last = each
            run.items.append(each.number)
        for series in [one for one in self._runs if one.startswith("list") and one > each.series]:
            if each.series.startswith("list"):
                del self._runs[series]


# Within a sentence


def _inline(blocks: Sequence[Placed]) -> Iterator[NumberSlip]:
    """ "1) … 2) … 4) …" in one paragraph."""
    for at, placed in enumerate(blocks):
        if isinstance(placed.block, Table):
            continue
        text = _words(placed.block)
        found = [
            FoundNumber(
                int(match[1]),
                "inline",
                True,
                placed.start + match.start(1),
                placed.start + match.end(1),
                at,
                "",
            )
            for match in _INLINE.finditer(text)
        ]
        if len(found) > 2 and found[0].number == 1:
            yield from _inline_slips(found)


def _inline_slips(found: Sequence[FoundNumber]) -> Iterator[NumberSlip]:
    for before, each in itertools.pairwise(found):
        if each.number not in (1, before.number + 1):
            yield NumberSlip("gap" if each.number > before.number else "again", each, before)
