"""What the rules of the group "complete" say."""

from __future__ import annotations

from collections.abc import Callable

from auditprep.i18n import _, ngettext
from auditprep.messages.facts import Facts, count_of

Words = Callable[[Facts], str]


def _demanded_figures(facts: Facts) -> str:
    names = {
        "budget": _("the budget"),
        "outcome": _("the outcome"),
        "forecast": _("the forecast"),
        "deviation": _("the deviation"),
    }
    missing = [names.get(each, each) for each in str(facts.get("missing", "")).split()]
    listed = _(" and ").join(filter(None, [", ".join(missing[:-1]), *missing[-1:]]))
    return _("The question asks for figures that the answer does not give: {missing}.").format(missing=listed)


def _deadline_passed(facts: Facts) -> str:
    return _(
        "The deadline was {date}, and the submission is not marked as sent. Ask the auditors for more time."
    )


def _deadline_near(facts: Facts) -> str:
    days = str(facts.get("days", ""))
    if days == "0":
        return ngettext(
            "The deadline is today, and {count} question lacks an answer.",
            "The deadline is today, and {count} questions lack an answer.",
            count_of(facts),
        )
    return ngettext(
        "Days left to the deadline, {date}: {days}. {count} question lacks an answer.",
        "Days left to the deadline, {date}: {days}. {count} questions lack an answer.",
        count_of(facts),
    )


SENTENCES: dict[str, Words] = {
    "mark-missing": lambda facts: _("The question is not answered. Choose one of the options."),
    "mark-missing-described": lambda facts: _("There is a description, but nothing is ticked. Choose one."),
    "mark-missing-two": lambda facts: _("More than one was ticked in the form ({seen}). Choose one."),
    "mark-missing-unsure": lambda facts: _("It is not certain what “{seen}” in the form meant. Choose one."),
    "mark-missing-how-often": lambda facts: _(
        "Nothing is ticked. The question is how often or how many, so yes and no hardly fit. Ask the auditors if a tick is needed."
    ),
    "mark-missing-in-words": lambda facts: _(
        "Nothing is ticked. The question is answered in words, so yes and no hardly fit. Ask the auditors if a tick is needed."
    ),
    "description-missing": lambda facts: _("“{mark}” is ticked, but nothing is described. Write how it is."),
    "description-missing-why": lambda facts: _("“{mark}” is ticked, but nothing says why. Write the reason."),
    "description-missing-text": lambda facts: _("The question is not answered. Write an answer."),
    "description-missing-optional": lambda facts: _(
        "Nothing is written. If there is nothing to add, say so."
    ),
    "yes-without-evidence": lambda facts: _(
        "“{mark}” is ticked, but nothing proves it. Refer to a document or a decision, or add evidence."
    ),
    "unexplained": lambda facts: _(
        "“{mark}” is ticked, but the text does not say why. Write the reason, or what is planned."
    ),
    "demanded-date": lambda facts: _("The question asks for a date, and the answer has none. Write the day."),
    "demanded-when": lambda facts: _("The question asks when, and the answer does not say. Write the date."),
    "demanded-paragraph": lambda facts: _(
        "The question asks for the § of the decision, and the answer has none."
    ),
    "demanded-dnr": lambda facts: _("The question asks for the registry number, and the answer has none."),
    "demanded-number": lambda facts: _("The question asks for a number, and the answer has none."),
    "demanded-number-of": lambda facts: _(
        "The question asks for a number (“{demanded}”), and the answer does not say how many there are."
    ),
    "demanded-share": lambda facts: _("The question asks for a share, and the answer has none."),
    "demanded-how-often": lambda facts: _("The question asks how often, and the answer does not say."),
    "demanded-attached": lambda facts: _(
        "The question asks for a document to be attached, and the answer has no evidence."
    ),
    "demanded-pages": lambda facts: _("The question asks for pages, and the answer has none."),
    "demanded-areas": lambda facts: _(
        "The question asks for at least {count}, and the answer seems to name {found}. Add those that are missing."
    ),
    "demanded-figures": _demanded_figures,
    "demanded-goals-outcome": lambda facts: _(
        "The question asks for the outcome of each goal. It is missing for {goals}."
    ),
    "demanded-goals-forecast": lambda facts: _(
        "The question asks for the forecast of each goal. It is missing for {goals}."
    ),
    "demanded-goals-no-outcome": lambda facts: _(
        "The question asks for the outcome, and the answer has none."
    ),
    "demanded-goals-no-forecast": lambda facts: _(
        "The question asks for the forecast, and the answer has none."
    ),
    "demanded-goals-left-out": lambda facts: _(
        "The question asks for each goal. The answer leaves out {goals}, which another answer tells of."
    ),
    "placeholder-later": lambda facts: _("“{text}” is left in the answer. Write what belongs there."),
    "placeholder-mask": lambda facts: _("“{text}” is left in the answer. Write what belongs there."),
    "placeholder-prompt": lambda facts: _("“{text}” is left in the answer. Write what belongs there."),
    "placeholder-filler": lambda facts: _("“{text}” is filler text. Write the answer, or take it away."),
    "placeholder-broken": lambda facts: _(
        "“{text}” is an error message that came along when something was pasted. Write what belongs there."
    ),
    "placeholder-note": lambda facts: _(
        "“{text}” looks like a note to yourself or a colleague. Take it away."
    ),
    "checklist-open": lambda facts: _(
        "{count} of {of} lines in the checklist have neither a document nor a reason: {lines}."
    ),
    "checklist-open-many": lambda facts: _(
        "{count} of {of} lines in the checklist have neither a document nor a reason, among them {lines}."
    ),
    "checklist-open-one": lambda facts: _(
        "A line in the checklist has neither a document nor a reason: {lines}."
    ),
    "decision-missing": lambda facts: _(
        "The board's decision on the submission is missing. Write its date and § when the board has met."
    ),
    "decision-missing-date": lambda facts: _("The board's decision on the submission has no date. Write it."),
    "decision-missing-paragraph": lambda facts: _(
        "The board's decision on the submission has no §. Write it."
    ),
    "deadline-passed": _deadline_passed,
    "deadline-near": _deadline_near,
    "draft-unconfirmed": lambda facts: _(
        "The answer is a draft from last year. Read it, change what is not so any more, and confirm it."
    ),
}

RULES: dict[str, tuple[Callable[[], str], Callable[[], str]]] = {
    "mark-missing": (
        lambda: _("Mark missing"),
        lambda: _(
            "Questions with options where nothing is ticked. “If yes, …” is left alone where the answer above is another."
        ),
    ),
    "description-missing": (
        lambda: _("Description missing"),
        lambda: _(
            "Questions where nothing is written. A tick on a scale, and “not relevant”, may stand alone."
        ),
    ),
    "yes-without-evidence": (
        lambda: _("Yes without evidence"),
        lambda: _(
            "A yes that leans on nothing: no evidence, no decision, no document that is named. Whether that document is attached is another rule."
        ),
    ),
    "unexplained": (
        lambda: _("Not explained"),
        lambda: _(
            "A no, a partly or a don't know where the text says no more than the tick. A reason, a plan or a reference is enough."
        ),
    ),
    "demanded-missing": (
        lambda: _("What is asked for is missing"),
        lambda: _(
            "The question asks for a date, a number, how often, figures, each goal or so many areas, and the answer does not give it. “See attachment 2” is left alone."
        ),
    ),
    "placeholder": (
        lambda: _("Placeholder left"),
        lambda: _(
            "Words and signs that were to be replaced, such as “to be added after the meeting”, “xx” or “YYYY-MM-DD”. A plan that is to be added to is left alone."
        ),
    ),
    "checklist-open": (
        lambda: _("Checklist not settled"),
        lambda: _("Lines in the checklist with neither a document nor a reason why there is none."),
    ),
    "decision-missing": (
        lambda: _("Decision missing"),
        lambda: _(
            "The board's decision on the submission is missing when the answers are ready, or three weeks or less are left to the deadline."
        ),
    ),
    "deadline": (
        lambda: _("Deadline"),
        lambda: _("The deadline has passed, or is a week or less away while questions lack answers."),
    ),
    "draft-unconfirmed": (
        lambda: _("Draft not confirmed"),
        lambda: _("Answers carried over from last year that nobody has confirmed."),
    ),
}
