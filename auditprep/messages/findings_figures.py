"""What the rules of the group "consistent" say of key figures, goals, counts and amounts."""

from __future__ import annotations

from collections.abc import Callable

from auditprep.i18n import _
from auditprep.messages.facts import Facts

Sentence = Callable[[Facts], str]


def _here_or_there(here: Callable[[], str], there: Callable[[], str]) -> Sentence:
    """The sentence about the same answer, and the one that names another question."""
    return lambda facts: there() if facts.get("there") else here()


SENTENCES: dict[str, Sentence] = {
    # Key figures
    "kpi-swapped": lambda facts: _(
        "“{kpi}”: the target is {one} here and {other} in question {there}, and the value it starts from is the other way round. They seem to have changed places in one of the answers."
    ),
    "kpi-swapped-page": lambda facts: _(
        "“{kpi}”: the target is {one} here and {other} in “{title}”, page {page}, and the value it starts from is the other way round. They seem to have changed places."
    ),
    "kpi-target": _here_or_there(
        lambda: _("“{kpi}” has two targets in this answer: {one} and {other}."),
        lambda: _("“{kpi}”: the target is {one} here and {other} in question {there}."),
    ),
    "kpi-present": _here_or_there(
        lambda: _("“{kpi}” has two present values in this answer: {one} and {other}."),
        lambda: _("“{kpi}”: the present value is {one} here and {other} in question {there}."),
    ),
    "kpi-outcome": _here_or_there(
        lambda: _("“{kpi}” has two outcomes for the same time in this answer: {one} and {other}."),
        lambda: _("“{kpi}”: the outcome is {one} here and {other} in question {there}."),
    ),
    "kpi-forecast": _here_or_there(
        lambda: _("“{kpi}” has two forecasts in this answer: {one} and {other}."),
        lambda: _("“{kpi}”: the forecast is {one} here and {other} in question {there}."),
    ),
    "kpi-target-page": lambda facts: _(
        "“{kpi}”: the target is {one} here and {other} in “{title}”, page {page}."
    ),
    "kpi-present-page": lambda facts: _(
        "“{kpi}”: the present value is {one} here and {other} in “{title}”, page {page}."
    ),
    "kpi-outcome-page": lambda facts: _(
        "“{kpi}”: the outcome is {one} here and {other} in “{title}”, page {page}."
    ),
    "kpi-forecast-page": lambda facts: _(
        "“{kpi}”: the forecast is {one} here and {other} in “{title}”, page {page}."
    ),
    "kpi-present-outcome": _here_or_there(
        lambda: _("“{kpi}”: the present value is {one}, but the outcome for the same day is {other}."),
        lambda: _(
            "“{kpi}”: the present value is {one} here, but the outcome for the same day is {other} in question {there}."
        ),
    ),
    "kpi-direction": _here_or_there(
        lambda: _("“{kpi}” is to be {one} and {other} in the same answer: at least, or at most?"),
        lambda: _("“{kpi}” is to be {one} here and {other} in question {there}: at least, or at most?"),
    ),
    "kpi-unit": _here_or_there(
        lambda: _("“{kpi}” is told in two units in this answer: {one} and {other}."),
        lambda: _("“{kpi}” is told in two units: {one} here and {other} in question {there}."),
    ),
    # Their numbers, and those of goals
    "kpi-number": lambda facts: _(
        "“{kpi}” is key figure {one} here and key figure {other} in question {there}. Number them alike."
    ),
    "kpi-goal": lambda facts: _(
        "“{kpi}” stands under goal {one} here and under goal {other} in question {there}."
    ),
    "goal-number": _here_or_there(
        lambda: _("“{goal}” is both goal {one} and goal {other} in this answer."),
        lambda: _("“{goal}” is goal {one} here and goal {other} in question {there}."),
    ),
    "goal-missing": _here_or_there(
        lambda: _("There is no goal {goal}: the list has {known} goals."),
        lambda: _("There is no goal {goal}: the list in question {there} has {known} goals."),
    ),
    "goals-number": _here_or_there(
        lambda: _("“{said}” is not what the list in the same answer says: it has {listed} goals."),
        lambda: _("“{said}” is not what question {there} says: it lists {listed} goals."),
    ),
    "goal-kpis": lambda facts: _(
        "Goal {goal} is said to have {said} key figures, but {listed} is listed. Another goal may be meant."
    ),
    # Counts
    "count-differs": lambda facts: _("“{said}” is said, but the list has {listed}."),
    "count-elsewhere": _here_or_there(
        lambda: _("“{said}” and “{other}” are said in the same answer."),
        lambda: _("“{said}” is said here, but “{other}” in question {there}."),
    ),
    "count-page": lambda facts: _("“{said}” is said here, but “{other}” in “{title}”, page {page}."),
    # Sums
    "sum-parts": lambda facts: _("The parts make {parts}, but {whole} is stated."),
    "sum-of-which": lambda facts: _(
        "“Of which” does not add up: the parts make {parts}, the whole is {whole}."
    ),
    "sum-equation": lambda facts: _("The reckoning is not right: {made}, but {said} is stated."),
    "sum-table": lambda facts: _(
        "“{row}”, {column}: the sum is {said} in the table, but the numbers make {wanted}."
    ),
    "sum-deviation": lambda facts: _(
        "“{row}”, {column}: {said} stands in the table, but the difference is {wanted}."
    ),
    "sum-product": lambda facts: _(
        "“{row}”, {column}: {said} stands in the table, but likelihood times consequence is {wanted}."
    ),
    "sum-three": lambda facts: _(
        "The deviation is {said}, but the difference between budget and forecast is {wanted}."
    ),
    # Per cent
    "percent-differs": lambda facts: _("{said} is not right: the numbers make {wanted}."),
    "difference-differs": lambda facts: _("{said} is not right: the difference is {wanted}."),
    "share-differs": lambda facts: _("{said} is not right: {part} of {whole} is {wanted}."),
    "outcome-told": lambda facts: _("{said} is said in the text, but the outcome is {wanted}."),
    "change-direction": lambda facts: _(
        "The words say that it goes one way, but {base} to {whole} goes the other way."
    ),
    # The same amount
    "figure-differs": _here_or_there(
        lambda: _("The same amount ({what}) is {one} and {other} in this answer."),
        lambda: _("The same amount ({what}) is {one} here and {other} in question {there}."),
    ),
    "figure-page": lambda facts: _(
        "The same amount ({what}) is {one} here and {other} in “{title}”, page {page}."
    ),
    "unit-differs": _here_or_there(
        lambda: _("The same amount ({what}) is {one} and {other} in this answer. Look at the unit."),
        lambda: _(
            "The same amount ({what}) is {one} here and {other} in question {there}. Look at the unit."
        ),
    ),
    "unit-digits": _here_or_there(
        lambda: _("{one} stands beside {other} in this answer. Look at the unit."),
        lambda: _("{one} stands here, and {other} in question {there}. Look at the unit."),
    ),
    "unit-page": lambda facts: _(
        "The same amount ({what}) is {one} here and {other} in “{title}”, page {page}. Look at the unit."
    ),
    "unit-too-large": lambda facts: _("{one} is more than a municipality has. Look at the unit."),
    "unit-parts": lambda facts: _("The parts make {parts}, not {whole}. Look at the unit."),
    "unit-three": lambda facts: _(
        "The deviation is {said}, but the difference between budget and forecast is {wanted}. Look at the unit."
    ),
    "unit-change": lambda facts: _("{said} is not right: the difference is {wanted}. Look at the unit."),
    "unit-percent": lambda facts: _(
        "{said} and the amounts beside it do not go together: one of them seems to have the wrong unit."
    ),
    "unit-share": lambda facts: _(
        "{said} and the amounts beside it do not go together: one of them seems to have the wrong unit."
    ),
}

RULES: dict[str, tuple[Callable[[], str], Callable[[], str]]] = {
    "kpi-differs": (
        lambda: _("Key figure told in two ways"),
        lambda: _(
            "A key figure has two targets, present values, outcomes or units, in two answers or beside the evidence. Values of other years or days are left alone."
        ),
    ),
    "kpi-number": (
        lambda: _("Numbered otherwise"),
        lambda: _(
            "A goal or a key figure has one number in one answer and another in another. Numbers that begin anew under each goal are left alone."
        ),
    ),
    "goal-missing": (
        lambda: _("Goal that does not exist"),
        lambda: _(
            "A goal is referred to that the answers do not list, or the number of goals or of their key figures is not right. The council's goals and those of Agenda 2030 are left alone."
        ),
    ),
    "count-differs": (
        lambda: _("Count and list differ"),
        lambda: _(
            "A count leads to a list that is longer or shorter. “At least”, “about”, and lists that are not whole are left alone."
        ),
    ),
    "count-elsewhere": (
        lambda: _("Count told in two ways"),
        lambda: _(
            "The same things are so many in one answer and so many in another, or in the evidence. Counts of other years are left alone."
        ),
    ),
    "sum-differs": (
        lambda: _("Sum does not add up"),
        lambda: _(
            "Parts do not make their whole, a row or a column of a table its sum, or budget and forecast the deviation. Rounding is left alone."
        ),
    ),
    "percent-differs": (
        lambda: _("Per cent does not add up"),
        lambda: _(
            "A change, or a share in per cent, is not what the numbers beside it make. Rounding is left alone."
        ),
    ),
    "figure-differs": (
        lambda: _("Amount told in two ways"),
        lambda: _(
            "The same result, grant or budget has two values, in two answers or beside the evidence. Amounts of other years, months or parts of the organisation are left alone."
        ),
    ),
    "unit-differs": (
        lambda: _("Unit of an amount"),
        lambda: _("An amount seems to be in the wrong unit, such as thousands where millions are meant."),
    ),
}
