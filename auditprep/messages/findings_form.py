"""What the rules of the group "form" say."""

from __future__ import annotations

from collections.abc import Callable

from auditprep.i18n import _
from auditprep.messages.facts import Facts
from auditprep.messages.notices import NOTICES

Words = Callable[[Facts], str]

_NOTICES = (
    *(
        "comment",
        "tracked-changes",
        "doubtful-question",
        "text-without-question",
        "unread-means",
        "box-missing",
    ),
    *("picture-in-answer", "correction-not-used"),
)


def _as_sentence(notice: Words) -> Words:
    """A notice begins with a small letter; it stands alone here."""

    def words(facts: Facts) -> str:
        said = notice(facts)
        return said[:1].upper() + said[1:]

    return words


SENTENCES: dict[str, Words] = {
    "number-twice": lambda facts: _(
        "Another question has the number {number}, too. Say which one is meant when you refer to it."
    ),
    "mark-on-how-often": lambda facts: _(
        "The question is not one of yes or no, but the form has such boxes. Answer in the description, and ask the auditors if a tick is needed."
    ),
    **{f"form-{code}": _as_sentence(NOTICES[code]) for code in _NOTICES},
}

RULES: dict[str, tuple[Callable[[], str], Callable[[], str]]] = {
    "number-twice": (
        lambda: _("Same number twice"),
        lambda: _("Questions in the auditors' form that have a number that another one has."),
    ),
    "mark-on-how-often": (
        lambda: _("Tick box that does not fit"),
        lambda: _("Questions of how often or how many that have yes and no to tick."),
    ),
    "form-notice": (
        lambda: _("About the form"),
        lambda: _(
            "What is worth a look in the auditors' Word file: comments, tracked changes, places that could not be read for certain."
        ),
    ),
}
