"""What several changes made as one are called, in the window's history and on the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from auditprep.i18n import _
from auditprep.messages import notice
from auditprep.messages.undoing import change_name, undone_name
from auditprep.model import HistoryStep, Passed


def step_name(made: HistoryStep, question: str = "") -> str:
    """What was made as one: "Draft from 2024". `question` is the number of the only one that it concerned."""
    name = " ".join(made.what.split())
    if made.kind == "carry":
        return _("Draft from {year}").format(year=name) if name else _("Draft from another year")
    if made.kind == "handin":
        return _("Read in from {colleague}").format(colleague=name or _("a colleague"))
    if made.kind == "merge":
        return _("Merged with {file}").format(file=name) if name else _("Merged")
    if made.kind == "replace":
        return _("Words replaced: {words}").format(words=name or "?")
    if made.kind == "undo":
        if (undone := undone_name(made, question)) is not None:
            return undone
        return (_made_again(made) if made.again else _undone(made)).format(what=name or "?")
    if made.kind == "restore":
        words = _("An earlier text restored in {question}") if question else _("An earlier text restored")
        return words.format(question=question)
    if made.kind == "backup":
        words = _("{question} put back from a backup") if question else _("Put back from a backup")
        return words.format(question=question)
    return change_name(made.kind, made.what, question) or name or made.kind


def not_undone(passed: Passed, question: str = "", *, again: bool = False) -> str:
    """That a change was passed by, and why: "Cannot be undone: …"."""
    words = _("Cannot be made again: {what} – {why}") if again else _("Cannot be undone: {what} – {why}")
    why = " ".join(map(notice, passed.notices)) or _WHY.get(passed.made.kind, _nothing_left)()
    return words.format(what=_change(passed.made, question), why=why[:1].lower() + why[1:])


def done_instead(made: HistoryStep, question: str = "") -> str:
    """What was undone, or made again, where something later could not be."""
    words = _("Made again instead: {what}") if made.again else _("Undone instead: {what}")
    return words.format(what=_change(made, question))


def _change(made: HistoryStep, question: str) -> str:
    """What was changed, as a part of a sentence: also where the step undoes that."""
    name = step_name(replace(made, kind=made.of) if made.kind == "undo" else made, question)
    return name[:1].lower() + name[1:]


def _nothing_left() -> str:
    return _("nothing of it is left.")


_WHY: dict[str, Callable[[], str]] = {
    "erase": lambda: _("what is erased cannot be put back."),
    "hand-out": lambda: _("the sheet is out. Call it off in Colleagues, if it is not wanted."),
}


def _undone(made: HistoryStep) -> str:
    names = {
        "carry": _("Undone: draft from {what}"),
        "handin": _("Undone: read in from {what}"),
        "merge": _("Undone: merged with {what}"),
        "replace": _("Undone: words replaced: {what}"),
        "restore": _("Undone: an earlier text restored"),
        "backup": _("Undone: put back from a backup"),
    }
    return names.get(made.of, _("Undone: {what}"))


def _made_again(made: HistoryStep) -> str:
    """The undo of an undo."""
    names = {
        "carry": _("Made again: draft from {what}"),
        "handin": _("Made again: read in from {what}"),
        "merge": _("Made again: merged with {what}"),
        "replace": _("Made again: words replaced: {what}"),
        "restore": _("Made again: an earlier text restored"),
        "backup": _("Made again: put back from a backup"),
    }
    return names.get(made.of, _("Made again: {what}"))
