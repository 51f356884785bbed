"""The sentences: errors, notices, what an export left out, and steps under way, in the user's language.

Every sentence says what happened, to which file or question, and what to do. The core raises codes and facts;
here, and only here, they become words.
"""

from __future__ import annotations

from collections.abc import Callable

from auditprep.errors import AuditprepError
from auditprep.i18n import _
from auditprep.messages.errors import ERRORS, bug
from auditprep.messages.evidence import not_taken as not_taken
from auditprep.messages.evidence import trouble as trouble
from auditprep.messages.facts import readable
from auditprep.messages.findings import finding as finding
from auditprep.messages.findings import group_name as group_name
from auditprep.messages.findings import rule_explanation as rule_explanation
from auditprep.messages.findings import rule_name as rule_name
from auditprep.messages.findings import severity_name as severity_name
from auditprep.messages.left_out import left_out as left_out
from auditprep.messages.left_out import left_out_pieces as left_out_pieces
from auditprep.messages.notices import NOTICES, unknown_notice
from auditprep.messages.sent import is_whole as is_whole
from auditprep.messages.sent import sent as sent
from auditprep.messages.sent import sent_counts as sent_counts
from auditprep.messages.sent import sent_without as sent_without
from auditprep.model import Notice, NotPlaced, Question, Role


def sentence(error: AuditprepError) -> str:
    """What the error tells the user: one calm sentence or two."""
    facts = readable(error.facts)
    for kind in type(error).__mro__:
        if kind in ERRORS:
            return ERRORS[kind](facts).format_map(facts)
    return bug(facts)


def notice(found: Notice) -> str:
    """What the notice asks the user to look at. An unknown code still gets a sentence."""
    facts = readable(found.facts)
    words = NOTICES.get(found.code, unknown_notice)(facts).format_map(facts)
    if found.question is None:
        return words[:1].upper() + words[1:]
    return _("Question {question}: {words}").format(question=found.question, words=words)


def not_placed(lacking: NotPlaced, question: Question | None = None) -> str:
    """Which part of which answer is not in the form, and why."""
    name = question.label if question else lacking.question
    part = _part(lacking.part)
    reason = _REASONS.get(lacking.reason, _no_reason)()
    return _("Question {question}: {part} is not in the form. {reason}").format(
        question=name, part=part, reason=reason
    )


def picture_title(question: str) -> str:
    """What the evidence is called that a picture in an answer becomes."""
    return _("Picture in the answer to question {question}").format(question=question)


def step(code: str) -> str:
    """What long work is doing right now."""
    return _STEPS.get(code, _working)()


# What an export could not place


def _part(part: Role) -> str:
    if part is Role.MARK:
        return _("the mark")
    return _("the evidence") if part is Role.EVIDENCE else _("the description")


def _no_place() -> str:
    return _("The form has no place for it; send it beside the form.")


def _mark_not_offered() -> str:
    return _("The form does not offer this mark; choose one that it has.")


def _place_changed() -> str:
    return _("What stands in the form is not what was answered; check it in Word.")


def _no_reason() -> str:
    return _("Check it in Word.")


_REASONS: dict[str, Callable[[], str]] = {
    "no-place": _no_place,
    "mark-not-offered": _mark_not_offered,
    "place-changed": _place_changed,
}


# Steps of long work


def _filling() -> str:
    return _("Filling in the form…")


def _checking() -> str:
    return _("Reading the form back…")


def _writing() -> str:
    return _("Writing the file…")


def _packing() -> str:
    return _("Packing the attachments…")


def _proving() -> str:
    return _("Checking what was packed…")


def _setting() -> str:
    return _("Making the pages…")


def _working() -> str:
    return _("Working…")


def _matching() -> str:
    return _("Comparing the questions…")


def _reading() -> str:
    return _("Reading the document…")


def _backing_up() -> str:
    return _("Taking a backup…")


def _restoring() -> str:
    return _("Putting the case together…")


_STEPS: dict[str, Callable[[], str]] = {
    "backup": _backing_up,
    "restore": _restoring,
    "fill": _filling,
    "check": _checking,
    "write": _writing,
    "pack": _packing,
    "prove": _proving,
    "set": _setting,
    "read": _reading,
    "match": _matching,
}
