"""The shelf: the cases that are known, but for the open one; by board, the latest year first, each case once."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from auditprep.i18n import _
from auditprep.model import CaseGlance
from ui import evidence_words
from ui.models import standing


@dataclass(frozen=True, slots=True)
class ShelfBoard:
    """A board and its cases; `name` is "" where nobody knows whose they are."""

    name: str
    cases: tuple[CaseGlance, ...]


def arrange(
    seen: Iterable[CaseGlance], open_: Path | None, used: Collection[Path] = ()
) -> tuple[ShelfBoard, ...]:
    """The board of the open case first, the others by name. Of the copies of one case the one that was `used` here stands
    there, otherwise the newest."""
    cases = tuple(seen)
    mine = next((each for each in cases if open_ is not None and _same(each.path, open_)), None)
    known = {_case(mine)} if mine else set()
    boards: dict[str, list[CaseGlance]] = {}
    for each in sorted(cases, key=lambda each: (each.path not in used, each is not mine, _age(each))):
        if each is not mine and _case(each) not in known:
            known.add(_case(each))
            boards.setdefault(board_name(each), []).append(each)
    own = board_name(mine) if mine else None
    names = sorted(boards, key=lambda name: (name != own, not name, evidence_words.sort_key(name)))
    return tuple(ShelfBoard(name, tuple(sorted(boards[name], key=_newest_first))) for name in names)


def title(boards: Collection[ShelfBoard], *, has_open: bool) -> str:
    """What stands over the shelf."""
    if not has_open:
        return _("Your cases")
    return _("Other years") if len(boards) < 2 else _("Other years and boards")


def board_name(seen: CaseGlance) -> str:
    return " ".join((seen.board or "").split())


def case_title(seen: CaseGlance) -> str:
    """What stands on its back: the year, or the name of the file."""
    return str(seen.year) if seen.year else seen.path.stem


def status_words(seen: CaseGlance) -> str:
    return standing.name(seen.status) if seen.status else _("Newer auditprep")


def answered_words(seen: CaseGlance) -> str:
    return _("{count} of {total}").format(count=seen.answered, total=seen.total)


def told(seen: CaseGlance, *, there: bool = True) -> str:
    """The whole of it, for those who hear it: "Care board 2024, Sent, 22 of 22 answered"."""
    answered = _("{count} of {total} answered").format(count=seen.answered, total=seen.total)
    name = " ".join(filter(None, (board_name(seen), case_title(seen))))
    lost = "" if there else _("the file is not found")
    return ", ".join(filter(None, (name, status_words(seen), answered, lost)))


def _case(seen: CaseGlance) -> tuple[str, str, int | None]:
    """What is the same of two copies of one case."""
    return seen.identity, board_name(seen), seen.year


def _age(seen: CaseGlance) -> int:
    written = seen.stamp.partition("-")[0]
    return -int(written) if written.isdecimal() else 0


def _newest_first(seen: CaseGlance) -> tuple[bool, int, str]:
    return seen.year is None, -(seen.year or 0), str(seen.path)


def _same(one: Path, other: Path) -> bool:
    """Whether the two are written alike; no disk is asked."""
    return os.path.normcase(os.path.abspath(one)) == os.path.normcase(os.path.abspath(other))
