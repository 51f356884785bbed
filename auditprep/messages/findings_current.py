"""What the rules of the group "current" say."""

from __future__ import annotations

from collections.abc import Callable

from auditprep.i18n import _
from auditprep.messages.facts import Facts

SENTENCES: dict[str, Callable[[Facts], str]] = {
    "other-year": lambda facts: _(
        "“{words}” stands here, but {count} other places say {should}. Write the right year, or say why it is another."
    ),
    "other-year-asked": lambda facts: _(
        "The question asks for {should}, but the answer names “{words}”. Write the right year, or say why it is another."
    ),
    "other-year-document": lambda facts: _(
        "“{words}” is named as if it were this year’s. Lean on the one for {should}, or say why it is another."
    ),
    "other-year-pattern": lambda facts: _(
        "Here stands {year}, but {count} other places with the same words say {should}. Write the right year."
    ),
    "other-year-under": lambda facts: _(
        "{year} is told of as the year that runs. Write {should}, or that it was so then."
    ),
    "other-year-per": lambda facts: _(
        "What is so in {year} is told here, and nothing of {should}. Write the right year, or say why it is another."
    ),
    "other-year-season": lambda facts: _(
        "Something is to be done in {year}, which has passed. Write {should}, or that it was done."
    ),
    "other-year-for": lambda facts: _(
        "{year} stands here, and the answer tells nothing for {should}. Write the right year, or say why it is another."
    ),
    "other-year-treated": lambda facts: _(
        "{words} is a year too early for “{document}” of {should}. The year seems to be a slip."
    ),
    "other-year-label": lambda facts: _(
        "{year} stands here, and nothing is told for {should}. Write the right year, or say why it is another."
    ),
    "other-year-in-list": lambda facts: _(
        "{words} breaks the order of the list, where all else is of {should}. The year seems to be a slip."
    ),
    "other-year-same-day": lambda facts: _(
        "{words} stands here, but the same day stands elsewhere with another year: {other}. One of them seems to be a slip."
    ),
    "other-year-beside": lambda facts: _(
        "{words} does not go together with {other}, which stands beside it. The year seems to be a slip."
    ),
    "other-year-weekday": lambda facts: _(
        "The board hardly met on {words}, which is another weekday than its meetings. {other} seems to be meant."
    ),
    "other-year-decided": lambda facts: _(
        "“{document}” can hardly have been decided as early as {words}. The year seems to be a slip."
    ),
    "other-year-late": lambda facts: _(
        "“{document}” can hardly have been decided as late as {words}. The year seems to be a slip."
    ),
    "other-year-before": lambda facts: _(
        "“{document}” cannot have been treated as early as {words}. The year seems to be a slip."
    ),
    "last-years-document": lambda facts: _(
        "The answer leans on “{title}”, though “{newer}” is attached. Cite that one, or say why the older one is meant."
    ),
    "last-years-document-named": lambda facts: _(
        "The answer names “{title}”, though “{newer}” is attached. Name that one, or say why the older one is meant."
    ),
    "replaced-version": lambda facts: _(
        "The answer cites version {version} of “{title}”, which has a version {newest} now. Cite the newest, if it still proves this."
    ),
    "replaced-policy": lambda facts: _(
        "The answer leans on “{title}”, though “{newer}” is attached, and seems to have replaced it."
    ),
    "replaced-named": lambda facts: _(
        "“{words}” is named, though “{newer}” is attached, and seems to have replaced it."
    ),
    "replaced-decided": lambda facts: _(
        "“{words}” is named, though the register has “{newer}”, decided {when}, which seems to have replaced it."
    ),
    "same-answer-as-last-year": lambda facts: _(
        "The answer is the same as last year’s to question {then}, but for its years. See that it still holds."
    ),
    "same-as-last-year": lambda facts: _(
        "This paragraph is the same as in last year’s answer to question {then}, but for its years. See that it still holds."
    ),
}
RULES: dict[str, tuple[Callable[[], str], Callable[[], str]]] = {
    "other-year": (
        lambda: _("Another year"),
        lambda: _(
            "Looks for years that are other than the form’s where this year must be meant, and for days whose year is a slip. Comparisons, follow-ups of earlier plans, history, quotations and tables are left alone."
        ),
    ),
    "last-years-document": (
        lambda: _("Last year’s document"),
        lambda: _(
            "Looks for answers that lean on a document of an earlier year though this year’s is attached. What is compared, or told of as what was, is left alone."
        ),
    ),
    "replaced-document": (
        lambda: _("Replaced document"),
        lambda: _(
            "Looks for citations of an older version, and for policies that a newer one has replaced. What is named as replaced is left alone."
        ),
    ),
    "same-as-last-year": (
        lambda: _("Same as last year"),
        lambda: _(
            "Looks for answers and long paragraphs that say word for word what was said last year. Single sentences and unconfirmed drafts are left alone."
        ),
    ),
}
