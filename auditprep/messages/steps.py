"""What several changes made as one are called, in the window's history and on the command line."""

from __future__ import annotations

from auditprep.i18n import _
from auditprep.messages.undoing import change_name, undone_name
from auditprep.model import HistoryStep


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
