"""What a change is called when it is undone: "the attachment Budget 2025 was removed"."""

from __future__ import annotations

from collections.abc import Callable

from auditprep.i18n import _
from auditprep.model import HistoryStep

_OF_ANSWER = ("answer", "typed")


def change_name(kind: str, what: str, question: str = "") -> str | None:
    """What was changed, as a sentence without its full stop; None for a kind that has a name of its own elsewhere. `question` is
    the number of the only one that it concerned."""
    if kind in _OF_ANSWER:
        words = _answers().get(what, lambda: _("The answer was changed"))()
        return _("{words} in {question}").format(words=words, question=question) if question else words
    sentence = _SENTENCES.get(kind)
    title = " ".join(what.split())
    if sentence is None:
        return None
    return sentence().format(title=title or "–", question=question or "–")


def undone_name(made: HistoryStep, question: str = "") -> str | None:
    """What was undone or made again, for a step that did that; None for a kind that has a name of its own elsewhere."""
    name = change_name(made.of, made.what, question)
    if name is None:
        return None
    words = _("Made again: {what}") if made.again else _("Undone: {what}")
    return words.format(what=name[:1].lower() + name[1:])


def _answers() -> dict[str, Callable[[], str]]:
    return {
        "mark": lambda: _("The mark was changed"),
        "text": lambda: _("The description was changed"),
        "evidence": lambda: _("The evidence in the form was changed"),
        "done": lambda: _("Done was set or taken away"),
        "carried": lambda: _("The draft was confirmed"),
    }


_SENTENCES: dict[str, Callable[[], str]] = {
    "cite": lambda: _("Attachment {title} added to {question}"),
    "uncite": lambda: _("Attachment {title} removed from {question}"),
    "add": lambda: _("Attachment {title} was added"),
    "remove": lambda: _("Attachment {title} was removed"),
    "remove-several": lambda: _("{title} attachments were removed"),
    "put-back": lambda: _("Attachment {title} was put back"),
    "describe": lambda: _("What is known of attachment {title} was changed"),
    "separate": lambda: _("A version of {title} became an attachment of its own"),
    "unite": lambda: _("Attachment {title} was made a version of another"),
    "settle": lambda: _("A document that was wanted was settled"),
    "decision": lambda: _("Decision {title} was written in the register"),
    "decision-gone": lambda: _("A decision was taken out of the register"),
    "checklist": lambda: _("The checklist was changed"),
    "line": lambda: _("A line of the checklist was changed"),
    "accept": lambda: _("A finding was accepted"),
    "take-back": lambda: _("A finding was opened again"),
    "previous": lambda: _("Last year was changed"),
    "pair": lambda: _("The pairing of questions was changed"),
    "call-off": lambda: _("The sheet to {title} was called off"),
    "remark": lambda: _("What the auditors said was changed"),
    "status": lambda: _("The status was changed"),
    "days": lambda: _("The days were changed"),
    "whose": lambda: _("The board and the year were changed"),
    "erase": lambda: _("Attachment {title} was erased for good"),
    "hand-out": lambda: _("A sheet was made for {title}"),
}
