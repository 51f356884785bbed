"""What a year that was read from a Word form has that is in none of its answers: how much, and each of it."""

from __future__ import annotations

from auditprep.i18n import _, ngettext
from auditprep.messages.facts import readable
from auditprep.messages.notices import NOTICES, unknown_notice
from auditprep.model import Notice, Submission

_LOOSE = "text-without-question"


def left_out(submission: Submission | None) -> str:
    """How much there is of it, in a sentence or two; "" where all is in the answers."""
    if submission is None:
        return ""
    loose = sum(each.code == _LOOSE for each in submission.left_out)
    sentences = (_loose_words(loose), _unsure_words(len(submission.left_out) - loose))
    return " ".join(filter(None, sentences)).format(file=submission.name)


def left_out_pieces(submission: Submission) -> tuple[str, ...]:
    """Each of it: a text as it stands in the form, or what is not sure of a question."""
    return tuple(map(_piece, submission.left_out))


def _loose_words(count: int) -> str:
    words = ngettext(
        "{count} piece of text in “{file}” belongs to no question; it is left out.",
        "{count} pieces of text in “{file}” belong to no question; they are left out.",
        count,
    )
    return words.replace("{count}", str(count)) if count else ""


def _unsure_words(count: int) -> str:
    words = ngettext(
        "{count} place in “{file}” could not be read for sure.",
        "{count} places in “{file}” could not be read for sure.",
        count,
    )
    return words.replace("{count}", str(count)) if count else ""


def _piece(notice: Notice) -> str:
    facts = readable(notice.facts)
    words = _words_of(notice, facts).format_map(facts)
    if notice.question is not None:
        return _("Question {question}: {words}").format(question=notice.question, words=words)
    return words if notice.code == _LOOSE else words[:1].upper() + words[1:]


def _words_of(notice: Notice, facts: dict[str, object]) -> str:
    """Nothing can be done about it in a form that was sent long ago: so it only says what is there."""
    if notice.code == _LOOSE:
        return "{text}"
    if notice.code == "two-marks":
        return _("more than one mark is set ({seen}), so it counts as unanswered.")
    if notice.code == "unsure-mark":
        return _("“{seen}” may or may not be a mark, so it counts as unanswered.")
    if notice.code == "unread-means":
        return _("“{seen}” could not be read.")
    if notice.code == "doubtful-question":
        return _("it is not sure that it was read right. Compare with the form.")
    return NOTICES.get(notice.code, unknown_notice)(facts)
