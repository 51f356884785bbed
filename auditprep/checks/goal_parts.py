"""What an answer says of each goal, taken apart: under heads such as "Mål 2: …", in the rows of a table, in the items of a list, in
paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from auditprep.checks.reply import Reply
from auditprep.prose.goals import FoundGoal, goals
from auditprep.prose.small import small_letters
from auditprep.richtext import ListItem, Paragraph, Placed, Table


@dataclass(frozen=True, slots=True)
class GoalPart:
    """What is said of one goal: `words` in small letters, a line a statement or a cell. `name` is how it is called, `number` its
    own, where it has one."""

    name: str
    number: int | None
    words: str


@dataclass(frozen=True, slots=True)
class GoalParts:
    """All of an answer's. `rest` is what stands outside them, in small letters. `is_sure`: nothing but goals can be
    meant."""

    parts: tuple[GoalPart, ...] = ()
    rest: str = ""
    is_sure: bool = True


def goal_parts(reply: Reply) -> GoalParts:
    """The parts of the answer; fewer than two where it does not go goal by goal."""
    heads = reply.text.of(goals).goals
    headed = tuple(_under_heads(reply.small, heads))
    if len(headed) > 1 and 2 * sum(_tells_anything(each) for each in headed) >= len(headed):
        return GoalParts(headed, reply.small[: heads[0].start])
    tables = [each for each in reply.text.blocks if isinstance(each.block, Table)]
    if len(rows := reply.text.of_blocks(in_rows)) > 1:
        return GoalParts(rows, _outside(reply.small, tables))
    loose = reply.text.of_blocks(in_items)
    return GoalParts(loose, "", is_sure=False)


OUTCOME = re.compile(
    r"utfall|resultat|\bnuläge|uppgick|uppmätt|\bdelår(?:et|sbokslut|srapport)|uppfyllt|uppnått|uppfyllelse|\baug(?:usti)?\b|har (?:ökat|minskat|förbättrats|försämrats)|oförändra|ligger på|\bläget?\b"
)
FORECAST = re.compile(
    r"prognos|förvänta|beräknas|bedöm|väntas|väntat|helår|hela året|årets slut|december|kommer (?:sannolikt |troligen |inte |ej |att )|\bnås\b|uppnås|uppfylls\b|når (?:inte )?mål|planeras|räknar med|blir?\b|i fas|enligt plan|på rätt väg|följer plan|på god väg"
)


def _tells_anything(part: GoalPart) -> bool:
    return bool(OUTCOME.search(part.words) or FORECAST.search(part.words) or _DIGIT.search(part.words))


def _outside(small: str, tables: Sequence[Placed]) -> str:
    at, kept = 0, []
    for table in tables:
        kept.append(small[at : table.start])
        at = table.end
    return "\n".join([*kept, small[at:]])


# Under heads


def _under_heads(small: str, heads: Sequence[FoundGoal]) -> Iterator[GoalPart]:
    """What stands under each; a goal that comes again goes on."""
    ends = [*(each.start for each in heads), len(small)][1:]
    words: dict[int, list[str]] = {}
    for each, end in zip(heads, ends, strict=True):
        words.setdefault(each.number, []).append(small[each.end : end])
    for number, said in words.items():
        name = next(each.name for each in heads if each.number == number)
        yield GoalPart(name, number, "\n".join(said))


# In rows

_NUMBERED = re.compile(r"\s*(?:(?:nämnd)?mål\s)?(\d{1,2})(?:[.:)\s]|\Z)", re.IGNORECASE)
_GOAL_HEAD = re.compile(r"(?:nämnd)?mål(?:et|en)?\b|nämndens mål")
_SUM = re.compile(r"(?:summa|totalt?|samtliga)\b", re.IGNORECASE)


def in_rows(blocks: tuple[Placed, ...]) -> tuple[GoalPart, ...]:
    """The goals in tables whose head names an outcome or a forecast: each row's cells with their heads, a line each. Rows that
    begin alike, or with nothing, go on with the goal above."""
    found: dict[str, list[str]] = {}
    for each in blocks:
        if isinstance(each.block, Table) and len(each.block.rows) > 2:
            rows = [["".join(span.text for span in cell).strip() for cell in row] for row in each.block.rows]
            head = [small_letters(cell) for cell in rows[0]]
            if any(OUTCOME.search(cell) or FORECAST.search(cell) for cell in head):
                _keep_rows(found, head, rows[1:])
    parts = (GoalPart(name, number_of_goal(name), "\n".join(lines)) for name, lines in found.items())
    return tuple(part for part in parts if not _SUM.match(part.name))


def _keep_rows(found: dict[str, list[str]], head: list[str], rows: list[list[str]]) -> None:
    at = column_headed_goal(head) or 0
    name = ""
    for row in rows:
        number = f"{row[0]} " if at and row[0].strip(". ").isdigit() else ""
        name = f"{number}{row[at]}" if row[at] else name
        cells = (f"{head[each]}: {small_letters(row[each])}" for each in range(len(row)) if each != at)
        found.setdefault(name, []).extend(cells)


def column_headed_goal(head: Sequence[str]) -> int | None:
    """Which column of a table is that of the goals; None where the head, in small letters, does not say."""
    return next((at for at, cell in enumerate(head) if _GOAL_HEAD.fullmatch(cell.strip())), None)


def number_of_goal(name: str) -> int | None:
    match = _NUMBERED.match(name)
    return int(match[1]) if match else None


# In items and paragraphs

_LABEL = re.compile(r"(?:nyckeltal|mätetal|indikator|utfall|prognos|källa|bilaga|kommentar|analys|bedömning|mål)\w*(?:\s\d)?\s*[:.]?", re.IGNORECASE)  # fmt: skip


def in_items(blocks: tuple[Placed, ...]) -> tuple[GoalPart, ...]:
    """The goals in the items of a list, or under lines that begin with bold words, each with what stands under it; otherwise
    in paragraphs. Only those where most speak of outcomes and forecasts."""
    for begins in (_is_numbered, _is_bold, _is_item, _is_paragraph):
        parts = [each for each in _parted(blocks, begins) if _tells_anything(each)]
        speaking = sum(_tells_both(each.words) for each in parts)
        if len(parts) > 1 and 2 * speaking >= len(parts):
            return tuple(parts)
    return ()


_DIGIT = re.compile(r"\d")


def _tells_both(words: str) -> bool:
    return bool(FORECAST.search(words)) and bool(OUTCOME.search(words) or _DIGIT.search(words))


def _is_numbered(block: ListItem | Paragraph) -> bool:
    return isinstance(block, ListItem) and block.level == 0 and block.number is not None


def _is_bold(block: ListItem | Paragraph) -> bool:
    return isinstance(block, Paragraph) and block.spans[0].bold and not _LABEL.match(block.spans[0].text)


def _is_item(block: ListItem | Paragraph) -> bool:
    return isinstance(block, ListItem) and block.level == 0


def _is_paragraph(block: ListItem | Paragraph) -> bool:
    return isinstance(block, Paragraph)


def _parted(blocks: Sequence[Placed], begins: Callable[[ListItem | Paragraph], bool]) -> Iterator[GoalPart]:
    parts: list[tuple[int | None, list[str]]] = []
    for each in blocks:
        block = each.block
        if isinstance(block, Table):
            continue
        words = "".join(span.text for span in block.spans)
        if begins(block):
            parts.append((block.number if isinstance(block, ListItem) else number_of_goal(words), [words]))
        elif parts:
            parts[-1][1].append(words)
    for number, lines in parts:
        yield GoalPart(lines[0], number, small_letters("\n".join(lines)))
