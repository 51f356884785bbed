"""What the rules of the group "consistent" say of decisions, marks, lists and words (`findings_figures` of figures)."""

from __future__ import annotations

from collections.abc import Callable

from auditprep.i18n import _
from auditprep.messages.facts import Facts


def _where(words: str, facts: Facts) -> str:
    """The words with where the other place is: in another question, a document or the register, or in the same answer."""
    if "other" in facts:
        where = _("in question {other}")
    elif "document" in facts:
        where = _("in “{document}”")
    elif "register" in facts:
        where = _("in the register")
    else:
        where = _("elsewhere in this answer")
    return words.replace("{where}", where)


SENTENCES: dict[str, Callable[[Facts], str]] = {
    "paragraph-two-dates": lambda facts: _where(
        _(
            "§ {paragraph} has two dates: {here} here, and {there} {where}. Write the right one in both places."
        ),
        facts,
    ),
    "paragraph-two-dates-known": lambda facts: _where(
        _("§ {paragraph} is of {here} here, but of {there} {where}. {there} seems to be right."), facts
    ),
    "paragraph-two-years": lambda facts: _where(
        _(
            "§ {paragraph} has the same day of two years: {here} here, and {there} {where}. One year is wrong."
        ),
        facts,
    ),
    "paragraph-two-years-known": lambda facts: _where(
        _("§ {paragraph} is of {here} here, but of {there} {where}. The year seems to be wrong here."), facts
    ),
    "paragraph-two-numbers": lambda facts: _where(
        _("The same matter of {day} is § {here} here, and § {there} {where}. Write the right number."), facts
    ),
    "paragraph-order": lambda facts: _(
        "§ {paragraph} of {day} comes before § {paragraph_there} of {day_there}, but the numbers rise with the dates. A date or a number is wrong."
    ),
    "paragraph-order-late": lambda facts: _(
        "§ {paragraph} of {day} comes after § {paragraph_there} of {day_there}, but the numbers rise with the dates. A date or a number is wrong."
    ),
    "meeting-unknown": lambda facts: _(
        "No meeting is known on {day}. The nearest was on {near}. Write the right date."
    ),
    "dnr-differs": lambda facts: _where(
        _(
            "The decision has two registry numbers: {here} here, and {there} {where}. Write the right one in both places."
        ),
        facts,
    ),
    "dnr-differs-known": lambda facts: _where(
        _(
            "The decision has the registry number {here} here, but {there} {where}. {there} seems to be right."
        ),
        facts,
    ),
    "decision-differs": lambda facts: _where(
        _(
            "“{name}” was decided on {here} here, but on {there} {where}. Write the right decision in both places."
        ),
        facts,
    ),
    "mark-contradicts": lambda facts: _(
        "“{mark}” is ticked, but the description begins with “{said}”. Change the one that is wrong."
    ),
    "mark-contradicts-no": lambda facts: _(
        "“{mark}” is ticked, but the description says that it is not so. Change the one that is wrong."
    ),
    "mark-contradicts-yes": lambda facts: _(
        "“{mark}” is ticked, but the description says that it is so. Change the one that is wrong."
    ),
    "pasted-twice": lambda facts: _(
        "The same text stands in question {other}. Refer to it instead, if it was not meant for both."
    ),
    "pasted-twice-here": lambda facts: _("The same text stands twice in this answer. Take one away."),
    "list-numbering-gap": lambda facts: _("The list goes from {before} to {number}. {expected} is missing."),
    "list-numbering-again": lambda facts: _("The list has {number} twice. After {before} comes {expected}."),
    "list-numbering-back": lambda facts: _(
        "The list goes from {before} back to {number}. After {before} comes {expected}, or a new list from the beginning."
    ),
    "list-numbering-first": lambda facts: _("The list begins with {number}. Is something missing before it?"),
    "list-numbering-alone": lambda facts: _(
        "The number {number} stands alone, far from the list that ended with {before}. Take the number away, or begin a new list."
    ),
    "term-variants": lambda facts: _(
        "“{here}” seems to be the same document as “{there}” (question {label} and others). Use one name for it."
    ),
    "term-title": lambda facts: _(
        "“{here}” seems to be what is attached as “{document}”. Use one name for it."
    ),
    "term-misspelt": lambda facts: _("“{here}” seems to be spelt wrong. Write “{there}”."),
    "term-spelt": lambda facts: _("“{here}” is spelt “{there}” elsewhere. Spell it in one way."),
}
RULES: dict[str, tuple[Callable[[], str], Callable[[], str]]] = {
    "paragraph-two-dates": (
        lambda: _("One § with two dates"),
        lambda: _(
            "The same § of a body and a year has two dates, or a matter two §§ at one meeting. A § begins anew every year and in every body."
        ),
    ),
    "paragraph-order": (
        lambda: _("§§ out of order"),
        lambda: _(
            "The §§ of a body rise with the dates of a year. Those whose body is not certain are left out."
        ),
    ),
    "meeting-unknown": (
        lambda: _("Unknown meeting"),
        lambda: _(
            "A date is called a meeting, but lies close to a known one. Nothing is said where few meetings are known, or of extra ones."
        ),
    ),
    "dnr-differs": (
        lambda: _("Two registry numbers"),
        lambda: _(
            "A decision has two registry numbers. Different ways of writing one number are left alone."
        ),
    ),
    "decision-differs": (
        lambda: _("Two decisions on one document"),
        lambda: _(
            "A document is adopted at two meetings in two answers. Revisions, follow-ups and other years’ documents are left alone."
        ),
    ),
    "mark-contradicts": (
        lambda: _("Mark against text"),
        lambda: _(
            "What is ticked and what is written contradict each other. “Partly” goes with both, and questions asked in the negative are left alone."
        ),
    ),
    "list-numbering": (
        lambda: _("List numbers slip"),
        lambda: _(
            "A number in a list is left out, comes twice or stands alone. Numbers that the items are called by elsewhere are left alone."
        ),
    ),
    "pasted-twice": (
        lambda: _("Text pasted twice"),
        lambda: _(
            "The same paragraph, or two sentences, stand in two answers. Lines that only refer to documents are left alone."
        ),
    ),
    "term-variants": (
        lambda: _("Several names for a document"),
        lambda: _(
            "One document is called or spelt in several ways. Reports of the whole municipality are not taken for the board’s."
        ),
    ),
}
