"""What an answer says around the words that a finding is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from auditprep import richtext
from auditprep.richtext import Block, ListItem, Placed, Table

_ALL_OF_IT = 700  # characters: a text that is no longer is shown whole
_BESIDE = 1  # blocks before and after one with marked words
_LONGEST = 420  # characters of a block that are shown around marked words
_CUT = "…"
_INDENT = "    "

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words to be read, and which of them are marked: `text[start:end]`."""

    text: str
    marks: tuple[Span, ...]


def of_markdown(markdown: str, spans: Iterable[Span]) -> Excerpt:
    """What stands around these spans of the plain text; all of a short text."""
    return _excerpt(richtext.plain(markdown), richtext.placed(markdown), _in_order(spans))


def of_plain(text: str, spans: Iterable[Span]) -> Excerpt:
    """The same of words that are no Markdown."""
    return _excerpt(text, (), _in_order(spans))


@dataclass(slots=True)
class _Written:
    """An excerpt as it grows; what is written of the text itself takes its marks along."""

    spans: Sequence[Span]
    text: str = ""
    marks: tuple[Span, ...] = ()

    def line(self, lead: str, plain: str, start: int, end: int) -> None:
        """A line that says `plain[start:end]`."""
        self.text += ("\n" if self.text else "") + lead
        move = len(self.text) - start
        inside = ((max(first, start), min(last, end)) for first, last in self.spans)
        self.marks += tuple((first + move, last + move) for first, last in inside if first < last)
        self.text += plain[start:end]

    def gap(self) -> None:
        if not self.text.endswith(_CUT):
            self.text += f"\n{_CUT}" if self.text else _CUT


def _excerpt(plain: str, blocks: Sequence[Placed], spans: Sequence[Span]) -> Excerpt:
    lines = list(_lines(plain, blocks))
    shown = set(range(len(lines)))
    if len(plain) > _ALL_OF_IT:
        shown = _shown(lines, spans)
        shown |= _heads(lines, shown, blocks)
    made = _Written(spans)
    for at, (lead, start, end) in enumerate(lines):
        if at in shown:
            _write(made, lead, plain, (start, end))
        elif at - 1 in shown or not at:
            made.gap()
    return Excerpt(made.text, made.marks)


def _lines(plain: str, blocks: Sequence[Placed]) -> Iterable[tuple[str, int, int]]:
    """Every line with what leads it in: a list's sign, or nothing."""
    leads = {each.start: _lead(each.block) for each in blocks}
    at = 0
    for line in plain.split("\n"):
        if line.strip():
            yield leads.get(at, ""), at, at + len(line)
        at += len(line) + 1


def _lead(block: Block) -> str:
    if not isinstance(block, ListItem):
        return ""
    sign = "•" if block.number is None else f"{block.number}."
    return f"{_INDENT * block.level}{sign} "


def _shown(lines: Sequence[tuple[str, int, int]], spans: Sequence[Span]) -> set[int]:
    """The lines that are shown: those with marked words and those beside them; the first ones where none has any."""
    marked = {
        at
        for at, (_lead_words, start, end) in enumerate(lines)
        if any(first < end and last > start for first, last in spans)
    }
    beside = range(-_BESIDE, _BESIDE + 1)
    return {at + step for at in marked for step in beside} or set(range(2 * _BESIDE + 1))


def _heads(lines: Sequence[tuple[str, int, int]], shown: set[int], blocks: Sequence[Placed]) -> set[int]:
    """The header rows of the tables of which something is shown."""
    heads: set[int] = set()
    for table in (each for each in blocks if isinstance(each.block, Table)):
        rows = [at for at, line in enumerate(lines) if table.start <= line[1] < table.end]
        if shown.intersection(rows):
            heads.add(rows[0])
    return heads


def _write(made: _Written, lead: str, plain: str, line: Span) -> None:
    """A line; of a long one what stands around its marked words, or its beginning."""
    start, end = line
    inside = [each for each in made.spans if each[0] < end and each[1] > start]
    if end - start <= _LONGEST:
        made.line(lead, plain, start, end)
        return
    first = max(start, inside[0][0] if inside else start)
    last = min(end, inside[-1][1] if inside else start)
    room = max(0, _LONGEST - (last - first)) // 2
    begin = _word_start(plain, start, first - room)
    finish = _word_end(plain, end, last + room if inside else start + _LONGEST)
    made.line(lead + (f"{_CUT} " if begin > start else ""), plain, begin, finish)
    if finish < end:
        made.text += f" {_CUT}"


def _word_start(plain: str, start: int, wished: int) -> int:
    if wished <= start:
        return start
    blank = plain.find(" ", wished)
    return blank + 1 if 0 <= blank < wished + 40 else wished


def _word_end(plain: str, end: int, wished: int) -> int:
    if wished >= end:
        return end
    blank = plain.rfind(" ", wished - 40, wished)
    return blank if blank > 0 else wished


def _in_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted({each for each in spans if 0 <= each[0] < each[1]}))
