from __future__ import annotations

from checks.grounds import found, ground, last_year, quotes, sentences

from auditprep.checks.rules_current import RULES
from auditprep.model import Answer

RULE = next(each for each in RULES if each.info.id == "same-as-last-year")

LONG = (
    "Omsorgsnämnden följer upp ekonomin varje månad och lämnar prognos för helåret {year}. Avvikelser kommenteras av"
    " enhetscheferna, och presidiet går igenom underlaget före varje sammanträde. Åtgärder beslutas när de behövs."
)
SHORT = "Ja, se bilaga 1 i Omsorgsnämndens budget {year}."


def now(text: str) -> str:
    return text.format(year=2025)


def then(text: str) -> str:
    return text.format(year=2024)


def test_an_answer_that_is_the_same_but_for_its_years_is_found() -> None:
    here = ground({"2.2": now(LONG)}, previous=last_year({"2.1": then(LONG)}))
    (one,) = found(RULE, here)
    assert sentences([one]) == [
        "Svaret är detsamma som förra året på fråga 2.1, bortsett från årtal. Se efter att det fortfarande stämmer."
    ]


def test_a_paragraph_that_is_the_same_is_found_where_it_stands() -> None:
    here = ground({"2.2": f"Något nytt.\n\n{now(LONG)}"}, previous=last_year({"2.2": then(LONG)}))
    (one,) = found(RULE, here)
    assert (one.code, quotes(one)) == ("same-as-last-year", [now(LONG)])


def test_what_is_short_or_other_words_or_other_figures_is_left_alone() -> None:
    previous = last_year({"2.2": then(LONG), "3.1": then(SHORT), "3.2": then(LONG) + " Utfallet är 12 mnkr."})
    here = ground(
        {"3.1": now(SHORT), "2.2": now(LONG).replace("månad", "kvartal"), "3.2": "Utfallet är 13 mnkr."},
        previous=previous,
    )
    assert found(RULE, here) == []


def test_a_draft_that_nobody_has_confirmed_is_told_of_elsewhere() -> None:
    carried = Answer("Ja", then(LONG), carried=True)
    assert found(RULE, ground({"2.2": carried}, previous=last_year({"2.2": then(LONG)}))) == []


def test_nothing_is_told_without_another_year() -> None:
    assert found(RULE, ground({"2.2": now(LONG)})) == []
    assert found(RULE, ground({"2.2": now(LONG)}, previous=last_year({"2.2": now(LONG)}, year=2025))) == []
