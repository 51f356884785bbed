"""Whether an answer tells outcome and forecast of each goal, where that is demanded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from auditprep.checks.goal_parts import (
    FORECAST,
    OUTCOME,
    GoalPart,
    GoalParts,
    column_headed_goal,
    goal_parts,
    number_of_goal,
)
from auditprep.checks.ground import Ground
from auditprep.checks.reply import Reply
from auditprep.checks.texts import ReadText
from auditprep.model import EvidenceKind
from auditprep.prose.alike_words import key
from auditprep.prose.demands import Demand, Figure
from auditprep.prose.goals import FoundGoal, goals
from auditprep.prose.small import small_letters
from auditprep.richtext import ListItem, Placed, Table

ROLES = (Figure.OUTCOME, Figure.FORECAST)


def lacking_goals(reply: Reply, demand: Demand) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The goals that lack outcome or forecast; of an answer that does not go goal by goal, what it lacks altogether."""
    if reply.is_elsewhere:
        return
    found = goal_parts(reply)
    if len(found.parts) < 2:
        yield from _lacking_altogether(reply, demand)
        return
    for role in ROLES:
        is_asked = role in demand.figures and not reply.sends(_WORDS[role])
        if is_asked and (lacking := _lacking(found, role, reply.ground.year)):
            yield f"demanded-goals-{role}", {"goals": ", ".join(map(called, lacking))}


def _lacking(found: GoalParts, role: Figure, year: int | None) -> list[GoalPart]:
    """Those that lack it, and nothing outside them says why; where it is not sure that they are goals, only if the others have
    it."""
    lacking = [part for part in found.parts if not tells(part.words, role, year)]
    rest = _LINES.split(found.rest)
    if any(_explains(line, role) for line in rest):
        return []
    if len(lacking) == len(found.parts) and any(_WORDS[role].search(line) for line in rest):
        return []
    return [] if not found.is_sure and 2 * len(lacking) > len(found.parts) else lacking


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


def called(part: GoalPart) -> str:
    if part.number:
        return f"mål {part.number}"
    name = _LINES.split(part.name.strip())[0].split(":")[0].strip(" .")
    return f"”{name if len(name) <= 60 else name[:59].rstrip() + '…'}”"


# What is told of a goal

_WORDS = {Figure.OUTCOME: OUTCOME, Figure.FORECAST: FORECAST}
_STRICT = {
    Figure.OUTCOME: re.compile(r"utfall|resultat"),
    Figure.FORECAST: re.compile(r"prognos|helår|(?:bedömt|väntat|förväntat)\b[^:\n]*:"),
}
_ABSENT = re.compile(
    r"saknas|finns inte|(?:inte|ej) tillgänglig|redovisas (?:vid|i|först|per)|\bmäts\b|mätning|följs upp (?:vid|i|först|per)|kan (?:inte|ej)|(?:inte|ej) möjlig|ännu inte"
    r"|går inte|publiceras|presenteras|(?:inte|ej) mätt"
)
_LINES = re.compile(r"\n|(?<=[.!?])\s")
_NOTHING = re.compile(r"[^:\n]*[:\t][\s–—−.-]*")
_LABEL = r"[\wåäö/]*(?:utfall|resultat|prognos|bedömning|helår)[\wåäö]*"
_EMPTY = re.compile(
    rf"{_LABEL}(?:(?!utfall|resultat|prognos|bedömning)[^\n.;,–—]){{0,40}}?[\s:(][–—−-]+(?=\s*(?:[,.;)\n\t]|\Z|och\b|samt\b))"
)
_YEAR = re.compile(r"(?<!\d)(?<!: )(?:19|20)\d\d(?!\d)")
_YEARS_AGO = 4
_CLAUSES = re.compile(r"[,;()](?!\d)")
_FIGURE = re.compile(
    r"(?<![\w§/.-])(?!(?:19|20)\d\d\b)\d+(?:[.,]\d+)?(?![\w/-])(?!\.\s)|(?<=: )\d+|\b(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|hälften|samtliga|alla)\b"
)
_NO_OUTCOME = re.compile(
    r"prognos|målvärde|\bmål(?:et|en)?\b|nyckeltal|nuläge|helår|hela året|mätetal|indikator|\bsid|väntat|bedömt|bedömning"
)


def tells(words: str, role: Figure, year: int | None) -> bool:
    """Whether the words tell the outcome or the forecast of a goal, or why there is none. A label with nothing after it, or
    with a dash, tells nothing, nor does what was an earlier year."""
    lines = [line for line in _LINES.split(words) if line.strip() and not _is_earlier(line, year)]
    filled = [_EMPTY.sub("", line) for line in lines]
    said = [line for line in filled if line.strip() and not _NOTHING.fullmatch(line)]
    is_named = any(_STRICT[role].search(line) for line in lines)
    if is_named and not any(_STRICT[role].search(line) for line in said):
        return any(_explains(line, role) for line in said)  # its label is there, and empty
    if role is Figure.OUTCOME and any(_has_outcome(line) for line in said):
        return True
    return any(_WORDS[role].search(line) or _explains(line, role) for line in said)


def _is_earlier(line: str, year: int | None) -> bool:
    """Whether the years in it are all before this one; a number from long ago is no year, but a figure."""
    if year is None:
        return False
    years = [
        number
        for each in _YEAR.findall(line)
        if year - _YEARS_AGO <= (number := int(each)) <= year + _YEARS_AGO
    ]
    return bool(years) and max(years) < year


def _has_outcome(line: str) -> bool:
    """Whether a figure stands there that nothing calls a forecast or a target: "Fler läser: 71 procent"."""
    clauses = (each for each in _CLAUSES.split(line) if not _NO_OUTCOME.search(each))
    return any(_FIGURE.search(each) for each in clauses)


def _explains(line: str, role: Figure) -> bool:
    """Whether the line says that there is no figure yet, and not of the other one."""
    other = _STRICT[Figure.FORECAST if role is Figure.OUTCOME else Figure.OUTCOME]
    return bool(_ABSENT.search(line)) and (bool(_STRICT[role].search(line)) or not other.search(line))


# Goals that are told of elsewhere

_MOST_LEFT_OUT = 3


class GoalLists:
    """The goals that answers list, under heads, in lists or in tables, and those of this year's budget; read when they are asked
    for."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def beside(self, key: str) -> Iterator[tuple[GoalPart, ...]]:
        """Those that do not stand in this answer."""
        return (named for question, named in self._lists if question != key)

    @cached_property
    def _lists(self) -> list[tuple[str, tuple[GoalPart, ...]]]:
        found = [(each.key, named) for each in self._ground.questions for named in self._of_answer(each.key)]
        return [(key, named) for key, named in (*found, *self._of_budgets()) if len(named) > 2]

    def _of_answer(self, key: str) -> Iterator[tuple[GoalPart, ...]]:
        text = self._ground.text(key)
        yield text.of(headed_goals)
        yield from text.of_blocks(lists)
        yield text.of_blocks(column_of_goals)

    def _of_budgets(self) -> Iterator[tuple[str, tuple[GoalPart, ...]]]:
        for each in self._ground.snapshot.evidence:
            is_budget = each.kind is EvidenceKind.BUDGET and str(self._ground.year) in (each.represents or "")
            document = self._ground.document(each.id) if is_budget else None
            if document is not None:
                yield "", document.of(goals_of_pages)


def left_out_goals(reply: Reply, known: GoalLists) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The goals that another answer, or the budget, lists together with all that this one goes through, and this one leaves
    out."""
    found = goal_parts(reply)
    if len(found.parts) < 2 or reply.is_elsewhere:
        return
    told = {number for each in reply.text.of(goals).mentions for number in each.numbers}
    for named in known.beside(reply.key):
        left = _left_out(found.parts, named)
        if left and not any(each.number in told for each in left):
            yield "demanded-goals-left-out", {"goals": ", ".join(map(called, left))}
            return


def headed_goals(text: str) -> tuple[GoalPart, ...]:
    return _by_number(goals(text).goals)


def goals_of_pages(pages: tuple[ReadText, ...]) -> tuple[GoalPart, ...]:
    return _by_number([each for page in pages for each in page.of(goals).goals])


def _by_number(found: Sequence[FoundGoal]) -> tuple[GoalPart, ...]:
    named = {each.number: each.name for each in reversed(found) if each.name}
    return tuple(GoalPart(named[number], number, "") for number in sorted(named))


def lists(blocks: tuple[Placed, ...]) -> tuple[tuple[GoalPart, ...], ...]:
    """The lists, one after the other; of items within items the outermost."""
    found: list[list[GoalPart]] = [[]]
    for each in blocks:
        if not isinstance(each.block, ListItem):
            found.append([])
        elif each.block.level == 0:
            name = "".join(span.text for span in each.block.spans)
            found[-1].append(GoalPart(name, each.block.number, ""))
    return tuple(tuple(items) for items in found if len(items) > 2)


def column_of_goals(blocks: tuple[Placed, ...]) -> tuple[GoalPart, ...]:
    """The goals in the column of a table that is headed so."""
    names: dict[str, GoalPart] = {}
    for each in blocks:
        if isinstance(each.block, Table):
            rows = [["".join(span.text for span in cell).strip() for cell in row] for row in each.block.rows]
            at = column_headed_goal([small_letters(cell) for cell in rows[0]])
            if at is not None:
                named = (row[at] for row in rows[1:] if row[at])
                names |= {name: GoalPart(name, number_of_goal(name), "") for name in named}
    return tuple(names.values())


def _left_out(parts: Sequence[GoalPart], named: Sequence[GoalPart]) -> list[GoalPart]:
    """Those of a list that are not told, if all that are told stand in it, and nearly all of it is told."""
    if not len(parts) < len(named) <= len(parts) + _MOST_LEFT_OUT:
        return []
    left = list(named)
    for part in parts:
        same = next((each for each in left if _is_same(part, each)), None)
        if same is None:
            return []
        left.remove(same)
    return left


def _is_same(part: GoalPart, other: GoalPart) -> bool:
    keys, others = _keys(part.name), _keys(other.name)
    if not keys and part.number:
        return part.number == other.number
    both = len(keys & others)
    return both > 1 and 5 * both >= 3 * min(len(keys), len(others))


@lru_cache(maxsize=2048)
def _keys(name: str) -> frozenset[str]:
    return frozenset(key(word) for word in re.findall(r"[a-zåäö]{4,}", small_letters(name))) - {"mål"}
