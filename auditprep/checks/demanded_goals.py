"""Whether an answer tells outcome and forecast of each goal, where that is demanded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from auditprep.checks.reply import Reply
from auditprep.prose.alike_words import key
from auditprep.prose.demands import Demand, Figure
from auditprep.prose.goals import FoundGoal, GoalsRead, goals
from auditprep.prose.small import small_letters
from auditprep.richtext import ListItem, Paragraph, Placed, Table

ROLES = (Figure.OUTCOME, Figure.FORECAST)


@dataclass(frozen=True, slots=True)
class GoalPart:
    """What an answer says of one goal, in small letters. `name` is how it is called, and `number` its own, where it has
    one."""

    name: str
    number: int | None
    words: str


def lacking_goals(reply: Reply, demand: Demand) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The goals that lack outcome or forecast; of an answer that does not go goal by goal, what it lacks altogether."""
    if reply.is_elsewhere:
        return
    parts = goal_parts(reply)
    if len(parts) < 2:
        yield from _lacking_altogether(reply, demand)
        return
    wanted = [role for role in ROLES if role in demand.figures]
    rest = _outside(reply)
    for role in wanted:
        lacking = [part for part in parts if not tells(part.words, role, reply.ground.year)]
        if lacking and not _is_explained(rest, role) and not reply.sends(_WORDS[role]):
            yield f"demanded-goals-{role}", {"goals": ", ".join(_called(each) for each in lacking)}


def left_out_goals(reply: Reply) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The goals that other answers number and name, and this one leaves out though it goes goal by goal."""
    here = {part.number: part for part in goal_parts(reply) if part.number}
    if len(here) < 2 or reply.is_elsewhere:
        return
    known = _known_elsewhere(reply, here)
    told = {number for each in _read(reply).mentions for number in each.numbers}
    lacking = sorted(number for number in known.keys() - here.keys() - told if number <= max(here) + 3)
    if lacking:
        yield "demanded-goals-left-out", {"goals": ", ".join(f"mål {number}" for number in lacking)}


# Goal by goal


def goal_parts(reply: Reply) -> tuple[GoalPart, ...]:
    """What the answer says of each goal: in rows of a table, under heads such as "Mål 2: …", or in the items of a list."""
    return (
        reply.text.of_blocks(in_rows)
        or tuple(_under_heads(reply.small, _read(reply).goals))
        or reply.text.of_blocks(in_items)
    )


def _read(reply: Reply) -> GoalsRead:
    return reply.text.of(goals)


def _under_heads(small: str, heads: Sequence[FoundGoal]) -> Iterator[GoalPart]:
    ends = [each.start for each in heads[1:]] + [len(small)]
    words: dict[int, list[str]] = {}
    for each, end in zip(heads, ends, strict=True):
        words.setdefault(each.number, []).append(small[each.end : end])
    for number, said in words.items():
        name = next(each.name for each in heads if each.number == number)
        yield GoalPart(name, number, "\n".join(said))


_NUMBERED = re.compile(r"\s*(?:(?:nämnd)?mål\s)?(\d{1,2})(?:[.:)\s]|\Z)", re.IGNORECASE)


def in_rows(blocks: tuple[Placed, ...]) -> tuple[GoalPart, ...]:
    """The goals in tables whose head names outcome or forecast: each row's cells with their heads, a line each. Rows that
    begin alike, or with nothing, go on with the goal above."""
    found: dict[str, list[str]] = {}
    for each in blocks:
        if isinstance(each.block, Table) and len(each.block.rows) > 2:
            rows = [["".join(span.text for span in cell).strip() for cell in row] for row in each.block.rows]
            head = [small_letters(cell) for cell in rows[0]]
            if any(pattern.search(cell) for cell in head for pattern in _WORDS.values()):
                _keep_rows(found, head, rows[1:])
    parts = (GoalPart(name, _number(name), "\n".join(lines)) for name, lines in found.items())
    return tuple(part for part in parts if not _SUM.match(part.name))


_SUM = re.compile(r"(?:summa|totalt?|samtliga)\b", re.IGNORECASE)


def _keep_rows(found: dict[str, list[str]], head: list[str], rows: list[list[str]]) -> None:
    name = ""
    for row in rows:
        name = row[0] or name
        cells = (f"{of}: {small_letters(cell)}" for of, cell in zip(head[1:], row[1:], strict=True))
        found.setdefault(name, []).extend(cells)


def _number(name: str) -> int | None:
    match = _NUMBERED.match(name)
    return int(match[1]) if match else None


def in_items(blocks: tuple[Placed, ...]) -> tuple[GoalPart, ...]:
    """The goals in the items of a list, or under lines that begin with bold words: each with what stands under it."""
    parts: list[tuple[str, int | None, list[str]]] = []
    for each in blocks:
        block = each.block
        if isinstance(block, Table):
            continue
        words = "".join(span.text for span in block.spans)
        is_item = isinstance(block, ListItem) and block.level == 0 and block.number is not None
        is_headed = isinstance(block, Paragraph) and block.spans[0].bold and not _LABEL.match(words)
        if is_item or is_headed:
            number = block.number if isinstance(block, ListItem) else _number(words)
            parts.append((words[:80], number, [words]))
        elif parts:
            parts[-1][2].append(words)
    made = (GoalPart(name, number, small_letters("\n".join(lines))) for name, number, lines in parts)
    return tuple(made) if len(parts) > 1 and any(_speaks_of_goals(lines) for _n, _m, lines in parts) else ()


_LABEL = re.compile(r"(?:nyckeltal|mätetal|indikator|utfall|prognos|källa|bilaga|kommentar|analys|bedömning|mål)\w*(?:\s\d)?\s*[:.]?", re.IGNORECASE)  # fmt: skip


def _speaks_of_goals(lines: list[str]) -> bool:
    words = small_letters("\n".join(lines))
    return any(pattern.search(words) for pattern in _WORDS.values())


# What is told of a goal

_WORDS = {
    Figure.OUTCOME: re.compile(r"utfall|resultat|\bnuläge|uppgick|uppmätt|\bdelår(?:et|sbokslut|srapport)|uppfylls?\b|uppfyllt|uppnått|\bnås\b|uppfyllelse|augusti"),
    Figure.FORECAST: re.compile(r"prognos|förvänta|beräknas|bedöms|bedömning|väntas|helår|kommer (?:sannolikt |troligen |inte |ej |att )|\bnås\b|uppnås|når (?:inte )?mål|planeras"),
}  # fmt: skip
_STRICT = {Figure.OUTCOME: re.compile(r"utfall|resultat"), Figure.FORECAST: re.compile(r"prognos|helår")}
_ABSENT = re.compile(
    r"saknas|finns inte|(?:inte|ej) tillgänglig|redovisas (?:vid|i|först|per)|\bmäts\b|mätning|följs upp (?:vid|i|först|per)|kan (?:inte|ej)|(?:inte|ej) möjlig|ännu inte|går inte|publiceras|presenteras|inte mätt|ej mätt"
)
_NOTHING = re.compile(r"[^:\n]*[:\t][\s–—−.-]*")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def tells(words: str, role: Figure, year: int | None) -> bool:
    """Whether the words tell the outcome or the forecast of a goal, or why there is none. A label with nothing after it, or with a
    dash, tells nothing, nor does what was an earlier year."""
    lines = [line for line in _LINES.split(words) if line.strip()]
    said = [line for line in lines if not _NOTHING.fullmatch(line) and not _is_earlier(line, year)]
    named = [line for line in lines if _STRICT[role].search(line) and not _is_earlier(line, year)]
    if named and all(_NOTHING.fullmatch(line) for line in named):
        return any(_explains(line, role) for line in said)  # its label is there, and empty
    return any(_WORDS[role].search(line) or _explains(line, role) for line in said)


_LINES = re.compile(r"\n|(?<=[.!?])\s")


def _is_earlier(line: str, year: int | None) -> bool:
    years = [int(each) for each in _YEAR.findall(line)]
    return bool(years) and year is not None and max(years) < year


def _explains(line: str, role: Figure) -> bool:
    """Whether the line says that there is no figure yet, and not of the other one."""
    other = _STRICT[Figure.FORECAST if role is Figure.OUTCOME else Figure.OUTCOME]
    return bool(_ABSENT.search(line)) and (bool(_STRICT[role].search(line)) or not other.search(line))


def _lacking_altogether(reply: Reply, demand: Demand) -> Iterator[tuple[str, Mapping[str, str]]]:
    if reply.points_elsewhere:
        return
    for role in ROLES:
        if (
            role in demand.figures
            and not _WORDS[role].search(reply.small)
            and not _ABSENT.search(reply.small)
        ):
            yield f"demanded-goals-no-{role}", {}


def _outside(reply: Reply) -> list[str]:
    """The sentences that stand outside the parts, where that can be told: in an answer with a table."""
    if not reply.text.of_blocks(in_rows):
        return []
    tables = [each for each in reply.text.blocks if isinstance(each.block, Table)]
    return [
        reply.small[each.start : each.end]
        for each in reply.sentences
        if not any(table.start <= each.start < table.end for table in tables)
    ]


def _is_explained(rest: list[str], role: Figure) -> bool:
    return any(_explains(line, role) for line in rest)


def _called(part: GoalPart) -> str:
    if part.number:
        return f"mål {part.number}"
    return part.name if len(part.name) <= 60 else part.name[:59].rstrip() + "…"


# Goals that other answers tell of


def _known_elsewhere(reply: Reply, here: Mapping[int, GoalPart]) -> dict[int, str]:
    """Goals by number as another answer names them, if that answer numbers those that are told here in the same way."""
    for question in reply.ground.questions:
        if question.key == reply.key:
            continue
        text = reply.ground.text(question.key)
        for named in (text.of(headed_goals), text.of_blocks(numbered_items)):
            if _number_alike(here, named):
                return dict(named)
    return {}


def headed_goals(text: str) -> Mapping[int, str]:
    return {each.number: each.name for each in goals(text).goals}


def numbered_items(blocks: tuple[Placed, ...]) -> Mapping[int, str]:
    """The items of the last numbered list that begins with 1."""
    found: dict[int, str] = {}
    for each in blocks:
        if isinstance(each.block, ListItem) and each.block.level == 0 and each.block.number is not None:
            if each.block.number == 1:
                found = {}
            found[each.block.number] = "".join(span.text for span in each.block.spans)
    return found


def _number_alike(here: Mapping[int, GoalPart], named: Mapping[int, str]) -> bool:
    """Whether most goals told here have the same number and name there, none another name, and there are more of them."""
    both = [number for number in here if number in named]
    if len(both) < 2 or not named.keys() - here.keys() or sorted(named) != list(range(1, len(named) + 1)):
        return False
    return all(_share_words(here[number].name, named[number]) for number in both)


def _share_words(one: str, other: str) -> bool:
    keys, others = (
        {key(word) for word in re.findall(r"[a-zåäö]{4,}", small_letters(each))} for each in (one, other)
    )
    return bool(keys) and 2 * len(keys & others) >= min(len(keys), len(others))
