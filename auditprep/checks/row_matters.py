"""Whether the § in a row of a table decides what the row is about: "Uppföljning | § | …", "Mars | § 38 | …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from auditprep.checks.decided import Decided
from auditprep.checks.ground import Ground
from auditprep.checks.referred import Meeting
from auditprep.model import Decision, FoundPart
from auditprep.prose.found import listed
from auditprep.prose.small import small_letters
from auditprep.richtext import Table


def matter_of_row(
    ground: Ground, cited: Decided, meeting: Meeting, there: Decision | None
) -> Decision | None:
    """The § of the meeting that the row is about, where it is another than the one that the row gives, whose heading (`there`)
    has no word in common with the row. None where that is not plain, and outside tables."""
    row = _row(ground, cited)
    if row is None or not row.label or (there is not None and _is_like(row, there)):
        return None
    others = [each for each in meeting.decisions.values() if each is not there and _is_about(row, each)]
    return others[0] if len(others) == 1 else None


@dataclass(frozen=True, slots=True)
class _Row:
    """The words of a row, and of the heads above them."""

    label: frozenset[str]
    heads: frozenset[str]


def _row(ground: Ground, cited: Decided) -> _Row | None:
    read = (
        ground.text(cited.question) if cited.part is FoundPart.TEXT else ground.evidence_field(cited.question)
    )
    at = cited.told.start
    table = next((each for each in read.blocks if each.start <= at < each.end), None)
    if table is None or not isinstance(table.block, Table):
        return None
    lines = read.plain[table.start : table.end].split("\n")
    number = read.plain[table.start : at].count("\n")
    return _of_cells(lines[0].split("\t"), lines[number].split("\t")) if number else None


def _of_cells(heads: Sequence[str], cells: Sequence[str]) -> _Row:
    """Without the cells that say when and where it was decided."""
    labels = [at for at, cell in enumerate(cells) if cell.strip() and not _DECIDED.search(cell)]
    return _Row(
        frozenset(word for at in labels for word in _words(cells[at])),
        frozenset(word for at in labels if at < len(heads) for word in _words(heads[at])),
    )


_DECIDED = re.compile(r"§|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}|\d{1,2}\s[a-z]{3,9}\s20\d\d")
_WORD = re.compile(r"[a-zåäö]{3,}")
_NO_MATTER = listed(
    "nämnd nämnden beslut ärende datum dag möte sammanträde och för med per kommentar dnr paragraf status utfall"
)


def _words(words: str) -> list[str]:
    return [each for each in _WORD.findall(small_letters(words)) if each not in _NO_MATTER]


def _is_like(row: _Row, decision: Decision) -> bool:
    """Whether they have any word in common, or the heading says nothing."""
    title = _words(decision.title or "")
    return not title or any(_alike(one, other) for one in title for other in row.label | row.heads)


def _is_about(row: _Row, decision: Decision) -> bool:
    """Whether the heading has all that the row says it is, and what stands above."""
    title = _words(decision.title or "")
    has = [any(_alike(one, other) for other in title) for one in row.label]
    has_head = not row.heads or any(_alike(one, other) for one in row.heads for other in title)
    return (
        all(has)
        and has_head
        and (len(has) > 1 or bool(row.heads) or any(len(each) >= _LONG for each in row.label))
    )


_STEM, _LONG = 6, 9


def _alike(one: str, other: str) -> bool:
    """Whether they are one word, or one of them ends in the other."""
    if min(len(one), len(other)) < _STEM:
        return one == other
    return one[:_STEM] == other[:_STEM] or one.endswith(other) or other.endswith(one)
