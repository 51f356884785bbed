"""Lists that are led in by how many things they hold: "Fyra kontrollmål ingår:" and the items after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from auditprep.prose.counts import FoundCount, counts
from auditprep.prose.inline_lists import is_plain, lengths
from auditprep.prose.sentences import sentences
from auditprep.richtext import ListItem, Paragraph, Placed, Table


@dataclass(frozen=True, slots=True)
class CountedList:
    """A list with the counts that lead it in, in order. `lengths` are all numbers of things that it may hold, however it is
    read, and `length` the likeliest. `is_led`: a colon, or the like, leads to it. The list stands in `text[start:end]`."""

    counts: tuple[FoundCount, ...]
    lengths: frozenset[int]
    length: int
    is_led: bool
    start: int
    end: int


def counted_lists(blocks: tuple[Placed, ...]) -> tuple[CountedList, ...]:
    """The lists that counts lead in: items, rows of a table, lines that begin with a mark, and those within a sentence ("tre
    områden: drift, skötsel och bygg")."""
    lines = tuple(line for placed in blocks for line in _lines(placed))
    after = (each for at in range(len(lines) - 1) if (each := _led_by(lines, at)))
    within = (each for line in lines if line.kind != _TABLE for each in _within(line))
    return tuple(sorted([*after, *within], key=lambda each: each.start))


_PARAGRAPH, _ITEM, _MORE, _TABLE = "paragraph", "item", "more", "table"


@dataclass(frozen=True, slots=True)
class _Line:
    kind: str
    words: str
    start: int
    level: int = 0
    number: int | None = None
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def end(self) -> int:
        return self.start + len(self.words)


_MARK = re.compile(
    r"[ \t]*(?:[-–•*·▪○]|\(?(?P<number>\d{1,2})[.)]|\(?(?P<letter>[a-zåäö])[.)])[ \t\u00a0]+(?=\S)"
)


def _lines(placed: Placed) -> Iterator[_Line]:
    """A block's lines; a table is one."""
    block = placed.block
    if isinstance(block, Table):
        rows = tuple(tuple("".join(span.text for span in cell).strip() for cell in row) for row in block.rows)
        kept = tuple(row for row in rows if any(row))
        yield _Line(_TABLE, " " * (placed.end - placed.start), placed.start, rows=kept)
        return
    at = placed.start
    for step, words in enumerate("".join(span.text for span in block.spans).split("\n")):
        yield _line(block, words, at, is_first=step == 0)
        at += len(words) + 1


def _line(block: Paragraph | ListItem, words: str, at: int, *, is_first: bool) -> _Line:
    if isinstance(block, ListItem):
        kind = _ITEM if is_first else _MORE
        return _Line(kind, words, at, block.level, block.number if is_first else None)
    mark = _MARK.match(words)
    if mark is None:
        return _Line(_PARAGRAPH, words, at)
    number = int(mark["number"]) if mark["number"] else None
    if mark["letter"]:
        number = ord(mark["letter"]) - ord("a") + 1
    return _Line(_ITEM, words, at, 0, number)


# Lists after a line


def _led_by(lines: Sequence[_Line], at: int) -> CountedList | None:
    lead, first = lines[at], lines[at + 1]
    if lead.kind == _TABLE or first.kind not in (_ITEM, _TABLE):
        return None
    if lead.kind != _PARAGRAPH and not (first.kind == _ITEM and first.level > lead.level):
        return None
    stated, is_led = _stated(lead)
    if not stated:
        return None
    found = _rows(first) if first.kind == _TABLE else _items(lines, at + 1)
    if found is None:
        return None
    numbers, length, end = found
    return CountedList(stated, numbers, length, is_led, first.start, end)


_SAYS_NOTHING = re.compile(
    r"(?:dessa|de|det|nämligen|följande|här|nedan|enligt nedan|som följer|målen|riskerna|områdena)?\s?(?:är|lyder|redovisas|framgår|beskrivs|listas)?\s?(?:följande|nedan|dessa)?:?",
    re.IGNORECASE,
)
_LEADS = re.compile(r"\b(?:följande|nedan|nedanstående|enligt nedan|som följer)\b", re.IGNORECASE)
_LONGEST_HEAD = 130


def _stated(lead: _Line) -> tuple[tuple[FoundCount, ...], bool]:
    """The counts of the last sentence, or of the one before where the last says nothing ("Dessa är:"); and whether a colon
    or a word leads on to what follows."""
    said = sentences(lead.words)
    if not said:
        return (), False
    last = said[-1]
    words = lead.words[last.start : last.end]
    if len(said) > 1 and _SAYS_NOTHING.fullmatch(words):
        last = said[-2]
    is_led = lead.words.rstrip().endswith(":") or bool(_LEADS.search(words))
    if not is_led and last.end - last.start > _LONGEST_HEAD:
        return (), False
    found = counts(lead.words[last.start : last.end])
    return tuple(_moved(each, lead.start + last.start) for each in found), is_led


def _moved(count: FoundCount, by: int) -> FoundCount:
    return replace(count, start=count.start + by, number_end=count.number_end + by, end=count.end + by)


def _items(lines: Sequence[_Line], at: int) -> tuple[frozenset[int], int, int] | None:
    """How many items of the first one's level there are, and where the last ends. Where something stands between items,
    the list may end there or go on."""
    first, found, numbers = lines[at], 0, set[int]()
    last_number, end, is_parted = first.number, lines[at].end, False
    for line in lines[at:]:
        if line.kind == _MORE or (line.kind == _ITEM and line.level > first.level):
            end = end if is_parted else line.end
            continue
        if line.kind != _ITEM:
            numbers.add(found)
            is_parted = True
            if line.kind == _TABLE or line.words.rstrip().endswith(":"):
                break
            continue
        if line.level < first.level or (found and not _goes_on(first, last_number, line, is_parted)):
            break
        found, last_number, is_parted, end = found + 1, line.number, False, line.end
        if first.number is not None and line.number is not None:
            numbers.clear()
    numbers.add(found)
    return (frozenset(numbers), found, end) if found > 1 else None


def _goes_on(first: _Line, last_number: int | None, line: _Line, is_parted: bool) -> bool:
    """Whether an item belongs to the list that the first began: numbers rise, and marks are no numbers."""
    if (first.number is None) is not (line.number is None):
        return False
    if line.number is None or last_number is None:
        return True
    return line.number == last_number + 1 or (line.number > last_number and not is_parted)


_SUM = re.compile(r"(?:summa|totalt?|samtliga|genomsnitt|medel|snitt)\b", re.IGNORECASE)


def _rows(table: _Line) -> tuple[frozenset[int], int, int] | None:
    """How many things a table may tell of: its rows, without a sum, and the different words of its first columns; the head counts
    where it reads as a row."""
    rows = table.rows
    if len(rows) < 3:
        return None
    begin = 0 if any(cell[:1].isdigit() and not _YEAR.fullmatch(cell) for cell in rows[0]) else 1
    body = [row for row in rows[begin:] if not _SUM.match(row[0] or next(filter(None, row), ""))]
    ways = {len(body)}
    for at in range(min(3, len(rows[0]))):
        words = [row[at] for row in body if row[at]]
        if words and not any(each[0].isdigit() or each[0] in "-–−<>" for each in words):
            ways.add(len(set(words)))
    return frozenset(ways), len(body), table.end


_YEAR = re.compile(r"(?:19|20)\d\d")  # as the head of a column


# Lists within a sentence

_COLON = re.compile(r"[^.:;!?()]{0,70}:[ \u00a0](?=\S)")
_BRACKET = re.compile(r"[ \u00a0]\((?P<list>[^()]{5,300})\)")
_REFERS = re.compile(r"(?:se|jfr|enligt|beslut\w*|antag\w*|kopplad\w*|varav|källa)\b", re.IGNORECASE)
_DASH = re.compile(r"[ \u00a0][–-][ \u00a0](?=\S)")
_COMES_AFTER = re.compile(r",[ \u00a0](?:nämligen[ \u00a0])?(?=\S)")
_KINDS_OF = re.compile(
    r".*(?:område|områd|kontogrupp|perspektiv|inriktning|kategori|aspekt|princip|orsak|skäl|anledning|prioritering|fas|nivå|steg|del|faktor|målgrupp|spår)"
)


def _within(line: _Line) -> Iterator[CountedList]:
    if not any(each in line.words for each in ":(,–-"):
        return
    before: tuple[FoundCount, ...] = ()
    for sentence in sentences(line.words):
        words = line.words[sentence.start : sentence.end]
        if len(words) > _NO_SENTENCE:
            continue
        found = counts(words)
        if (
            (match := _THEY_ARE.match(words))
            and before
            and is_plain(words[match.end() :])
            and _has_list(words[match.end() :])
        ):
            yield from _said_before(line, sentence.start + match.end(), sentence.end, before)
        before = tuple(_moved(each, line.start + sentence.start) for each in found)
        for at, count in enumerate(found):
            until = found[at + 1].start if at + 1 < len(found) else len(words)
            if span := _list_after(words, count, until):
                begin = line.start + sentence.start
                numbers = lengths(words[span[0] : span[1]])
                if numbers:
                    moved = tuple(_moved(each, begin) for each in found[: at + 1])
                    yield CountedList(moved, numbers, min(numbers), True, begin + span[0], begin + span[1])


_NO_SENTENCE = 2_000  # letters: no list is led in over so many
_THEY_ARE = re.compile(
    r"(?:de|dessa|det|målen|riskerna|områdena|kontrollmålen|inriktningarna|delarna)\s(?:är|utgörs\sav|var|heter)\s",
    re.IGNORECASE,
)


def _said_before(line: _Line, start: int, end: int, before: tuple[FoundCount, ...]) -> Iterator[CountedList]:
    """ "Fyra risker är utpekade. De är brand, buller, fukt och drag." """
    if numbers := lengths(line.words[start:end]):
        yield CountedList(before, numbers, min(numbers), True, line.start + start, line.start + end)


def _list_after(words: str, count: FoundCount, until: int) -> tuple[int, int] | None:
    """Where the list stands that the count is of: after a colon, in brackets, or after what sums up what comes."""
    end = len(words)
    if (match := _COLON.match(words, count.end)) and match.end() <= until:
        return match.end(), end
    if match := _BRACKET.match(words, count.end):
        inside = match["list"]
        joined = (_has_list(inside) and is_plain(inside)) or (";" in inside and not _REFERS.match(inside))
        is_list = joined and not any(each.isdigit() for each in inside)
        return (match.start("list"), match.end("list")) if is_list else None
    if not count.noun or not _KINDS_OF.fullmatch(count.noun):
        return None
    match = _DASH.match(words, count.end) or _COMES_AFTER.match(words, count.end)
    if match and words.endswith(".") and is_plain(words[match.end() :]) and _has_list(words[match.end() :]):
        return match.end(), end
    return None


def _has_list(words: str) -> bool:
    """Whether the words read as a list: something is joined to something before it."""
    return bool(re.search(r"\s(?:och|samt|&)\s\S", words)) and (
        "," in words or len(re.findall(r"\s(?:och|samt|&)\s", words)) == 1
    )
