"""What questions demand, and whether answers give it."""

from __future__ import annotations

import pytest
from checks.grounds import (
    codes,
    decision,
    document,
    found,
    ground,
    last_year,
    no,
    question,
    quotes,
    sentences,
    written,
    yes,
)

from auditprep.checks.rules import RULES
from auditprep.model import Answer, Citation, EvidenceKind, FoundPart, Question

(DEMANDED_MISSING,) = (each for each in RULES if each.info.id == "demanded-missing")

PLAN = question(
    "3.1", "Är en plan för den interna kontrollen beslutad?", "Ange beslutsdatum och antal kontrollpunkter."
)
DELEGATION = question("4.1", "Finns en delegationsordning?", "Ange paragraf och datum.")
OFTEN = question("3.6", "Hur ofta redovisas ekonomin för nämnden?", options=())
COMPLAINTS = question("4.2", "Hur många klagomål har kommit in?", options=())
FOOD = question("4.3", "Hur stor andel av maten är ekologisk?", options=())


def lacks(asked: Question, answer: str | Answer, **more: object) -> list[str]:
    return codes(found(DEMANDED_MISSING, ground({asked.key: answer}, questions=[asked], **more)))


# Dates and numbers


@pytest.mark.parametrize(
    ("answer", "lacking"),
    [
        ("Ja. Planen beslutades 2024-12-10 och har åtta kontrollpunkter.", []),
        ("Ja. Planen beslutades 2024-12-10.", ["demanded-number-of"]),
        ("Ja. Planen är beslutad och har åtta kontrollpunkter.", ["demanded-date"]),
        ("Planen är antagen med budgeten, se bilaga 3. Nio moment kontrolleras.", ["demanded-date"]),
        ("Planen är beslutad. Den har åtta punkter och följs upp 2025-10-21.", ["demanded-date"]),
        ("Nämnden har en plan för intern kontroll, antagen 2024-12-10 § 88.", ["demanded-number-of"]),
        ("Ja, se bilaga 3.", []),
        ("Ja, se bilaga 3, antagen 2024-12-10 § 88.", ["demanded-number-of"]),
        ("Antagen den 10 december 2024. Kontrollpunkter:\n\n- attest\n- jäv\n- utbetalningar", []),
        ("Nämnden beslutade om planen den 10 december. 8 st.", []),
        (
            "Antagen 2024-12-10.\n\n| Kontroll | Ansvarig |\n|---|---|\n| Attest 1 | Ekonom |\n| Jäv 2 | Jurist |",
            [],
        ),
        ("Nämnden antog planen 2024-12-\\\n10 med nio punkter.", []),
        ("Datum och antal kontrollpunkter framgår av planen, bilaga 3.", []),
    ],
)
def test_a_date_and_a_number_are_given_or_missed(answer: str, lacking: list[str]) -> None:
    assert lacks(PLAN, answer) == lacking


def test_what_the_form_s_place_for_evidence_says_counts() -> None:
    assert lacks(PLAN, yes("Ja, nio kontrollpunkter.", evidence="Protokoll 2024-12-10")) == []


@pytest.mark.parametrize(
    "answer",
    [
        no("Planen tas fram under hösten."),
        Answer("Vet ej", "Planen tas fram."),
        Answer("Delvis", "Planen är framtagen men inte beslutad."),
        yes(),
        yes("Kompletteras av controllern."),
        yes("Ingen plan har beslutats."),
    ],
)
def test_nothing_is_demanded_of_what_is_not_there(answer: Answer) -> None:
    assert lacks(PLAN, answer) == []


def test_the_sentence_tells_what_was_asked_for_and_shows_where() -> None:
    here = ground({"3.1": "Planen beslutades 2024-12-10."}, questions=[PLAN])
    (told,) = found(DEMANDED_MISSING, here)
    assert sentences([told]) == [
        "Frågan ber om ”antal kontrollpunkter”, men svaret säger inte hur många. Skriv antalet."
    ]
    assert [each.part for each in told.places] == [FoundPart.TEXT, FoundPart.QUESTION]
    assert quotes(told)[1] == "antal kontrollpunkter"


def test_the_decision_of_what_is_cited_can_be_written_at_once() -> None:
    adopted = decision("Skolnämnden", "2024-12-10", 88)
    plan = document(5, "Plan", EvidenceKind.INTERNAL_CONTROL_PLAN, "2025", adopted)
    here = ground(
        {"3.1": "Ja, med nio kontrollpunkter."},
        questions=[PLAN],
        evidence=[plan],
        cited={"3.1": (Citation(5),)},
    )
    (told,) = found(DEMANDED_MISSING, here)
    assert written(here, told) == "Ja, med nio kontrollpunkter. (Skolnämnden 2024-12-10, § 88)"


@pytest.mark.parametrize(
    ("answer", "lacking"),
    [
        ("Ja, skolnämnden 2025-02-11 § 12.", []),
        ("Ja, skolnämnden 2025-02-11.", ["demanded-paragraph"]),
        ("Ja, skolnämnden § 12.", ["demanded-date"]),
        ("Ja, den är aktuell.", ["demanded-paragraph", "demanded-date"]),
    ],
)
def test_a_paragraph_is_given_or_missed(answer: str, lacking: list[str]) -> None:
    assert lacks(DELEGATION, answer) == lacking


@pytest.mark.parametrize(
    ("answer", "is_told"),
    [
        ("I mars 2025.", True),
        ("Vid vårens första möte.", True),
        ("2025-03-11 § 9.", True),
        ("Den är aktuell.", False),
    ],
)
def test_when_is_a_day_a_month_or_a_meeting(answer: str, is_told: bool) -> None:
    asked = question("4.1", "När sågs taxan över senast?", options=())
    assert lacks(asked, answer) == ([] if is_told else ["demanded-when"])


@pytest.mark.parametrize(
    ("answer", "is_told"),
    [
        ("143 under årets första åtta månader.", True),
        ("Inga.", True),
        ("Klagomålen har ökat och gäller främst snöröjning.", False),
        ("Det framgår av tertialrapporten hur många de är.", True),
    ],
)
def test_how_many_is_told_or_missed(answer: str, is_told: bool) -> None:
    assert lacks(COMPLAINTS, answer) == ([] if is_told else ["demanded-number-of"])


@pytest.mark.parametrize(
    ("answer", "is_told"),
    [("43 dagar.", True), ("Den är 3,5 månader.", True), ("Den har blivit kortare.", False)],
)
def test_how_long_is_told_or_missed(answer: str, is_told: bool) -> None:
    asked = question("4.2", "Hur lång är väntetiden till kulturskolan?", options=())
    assert lacks(asked, answer) == ([] if is_told else ["demanded-number"])


@pytest.mark.parametrize(
    ("answer", "is_told"),
    [("Andelen är 31,5 procent.", True), ("Knappt hälften.", True), ("Andelen har ökat något.", False)],
)
def test_a_share_is_told_or_missed(answer: str, is_told: bool) -> None:
    assert lacks(FOOD, answer) == ([] if is_told else ["demanded-share"])


@pytest.mark.parametrize(
    ("asked", "answer", "lacking"),
    [
        ("Bifoga riskanalysen.", "Analysen gjordes i oktober.", ["demanded-attached"]),
        ("Bifoga riskanalysen.", "Analysen gjordes i oktober, se bilaga 4.", []),
        ("Ange diarienummer.", "Ärendet har dnr SN 2025/14.", []),
        ("Ange diarienummer.", "Ärendet är diariefört.", ["demanded-dnr"]),
        ("Ange sida i rapporten.", "Det står i rapporten.", ["demanded-pages"]),
        ("Ange sida i rapporten.", "Det står på sidan 4 i rapporten.", []),
    ],
)
def test_other_small_things_are_given_or_missed(asked: str, answer: str, lacking: list[str]) -> None:
    assert lacks(question("4.4", "Beskriv riskarbetet.", asked, ()), answer) == lacking


def test_a_demand_that_holds_for_a_no_alone_is_made_of_a_no_alone() -> None:
    asked = question("3.1", "Finns en rutin?", "Om nej, ange när den ska finnas.")
    assert lacks(asked, no("Den saknas ännu.")) == ["demanded-when"]
    assert lacks(asked, yes("Den är känd.")) == []


# How often


@pytest.mark.parametrize(
    ("answer", "is_told"),
    [
        ("Vid varje sammanträde utom i januari.", True),
        ("I februari, april och oktober.", True),
        ("Per mars, per april, per augusti.", True),
        ("2025-03-11 och 2025-09-16.", True),
        ("Se fråga 2.2.", True),
        ("Ekonomin redovisas av ekonomen vid sammanträdet.", False),
        ("Redovisningen sker regelbundet.", False),
        ("Nämnden får en rapport som controllern tar fram, se tertialrapport 2 2025.", False),
    ],
)
def test_how_often_is_told_or_missed(answer: str, is_told: bool) -> None:
    assert lacks(OFTEN, answer) == ([] if is_told else ["demanded-how-often"])


def test_a_tick_among_times_says_how_often() -> None:
    asked = question("3.6", "Hur ofta redovisas ekonomin?", options=("Varje månad", "Varje år"))
    assert lacks(asked, Answer("Varje år", "Ekonomen redovisar.")) == []


# So many things

RISKS = question("5.1", "Beskriv nämndens risker (minst 5 st).", options=())
TABLE = "| Risk | Värde |\n|---|---|\n" + "\n".join(
    f"| {each} | 9 |" for each in ("Hyror", "Lärarbrist", "Avbrott")
)


@pytest.mark.parametrize(
    ("answer", "named"),
    [
        ("- Lärarbrist\n- Hyror\n- Fler elever\n- Segregation", "4"),
        ("De viktigaste är\n\n1. Lärarbrist\n2. Hyror", "2"),
        (TABLE, "3"),
        ("Den största risken är lärarbrist. En annan är att hyrorna ökar.", "2"),
        ("Nämnden ser tre risker. Den ena är hyror. Den andra är elever. Den tredje är avbrott. Alla följs. Alla är kända.", "3"),
        ("För det första hyror. För det andra elever. Det är svårt. Det tar tid. Det kostar.", "2"),
    ],
)  # fmt: skip
def test_too_few_things_are_told_with_how_many(answer: str, named: str) -> None:
    (told,) = found(DEMANDED_MISSING, ground({"5.1": answer}, questions=[RISKS]))
    assert (told.code, told.facts["count"], told.facts["found"]) == ("demanded-areas", "5", named)


@pytest.mark.parametrize(
    "answer",
    [
        "- Lärarbrist\n- Hyror\n- Fler elever\n- Segregation\n- Avbrott",
        "Lärarbrist, hyror, fler elever, segregation och avbrott.",
        "**Lärarbrist.** A.\n\n**Hyror.** B.\n\n**Elever.** C.\n\n**Segregation.** D.\n\n**Avbrott.** E.",
        "På kort sikt:\n\n- Lärarbrist\n- Hyror\n- Avbrott\n\nPå lång sikt:\n\n- Färre barn\n- Segregation",
        "- Lärarbrist\n- Hyror\n- Elever\n- Avbrott\n\nDessutom ser nämnden att barnen blir färre.",
        "- Lärarbrist\n- Hyror\n\nSamtliga risker framgår av bilaga 2.",
        "Riskerna framgår av riskanalysen, bilaga 2.",
        "Hyrorna ökar. Lärarna är få. Eleverna är fler. Lokalerna är slitna. Tekniken är gammal.",
    ],
)
def test_enough_things_or_a_place_where_they_stand_are_left_alone(answer: str) -> None:
    assert lacks(RISKS, answer) == []


# The economy

MONEY = question("2.5", "Redovisa budget, utfall per augusti, helårsprognos och avvikelse.", options=())


@pytest.mark.parametrize(
    ("answer", "missing"),
    [
        ("Budgeten är 412,3 mnkr och utfallet 271,0 mnkr.", "prognosen och avvikelsen"),
        ("- Budget: 412 300\n- Prognos: 415 000\n- Avvikelse: -2 700", "utfallet"),
        ("Prognosen är 415,0 mnkr enligt tertialrapporten, en avvikelse mot budget på 2,7 mnkr.", "budgeten och utfallet"),
        ("| tkr | Budget | Utfall | Avvikelse |\n|---|---|---|---|\n| Skola | 300 100 | 200 200 | -900 |", "prognosen"),
    ],
)  # fmt: skip
def test_figures_that_are_not_told_are_named(answer: str, missing: str) -> None:
    told = found(DEMANDED_MISSING, ground({"2.5": answer}, questions=[MONEY]))
    assert sentences(told) == [f"Frågan ber om siffror som inte finns i svaret: {missing}."]


@pytest.mark.parametrize(
    "answer",
    [
        "Budget 412,3 mnkr, utfall 271,0 mnkr, prognos 415,0 mnkr och avvikelse -2,7 mnkr.",
        "Av ramen 412,3 mnkr är 271,0 mnkr förbrukat. Kostnaden väntas bli 415 mnkr, ett underskott.",
        "| | Budget | Utfall | Prognos | Diff |\n|---|---|---|---|---|\n| Skola | 300,1 | 200,2 | 301,0 | -0,9 |",
        "| tkr | 2025 |\n|---|---|\n| Budget | 300 100 |\n| Utfall | 200 200 |\n| Prognos | 301 000 |\n| Avvikelse | -900 |",
        "Budgeten är 412,3 mnkr. Utfall, prognos och avvikelse framgår av tertialrapporten.",
        "Budget 412,3 mnkr, utfall 271,0 mnkr och prognos 412,3 mnkr, i linje med budget.",
        "Nämnden har en budget på 96,4 mnkr. Utfallet är 63,9 mnkr, och nämnden räknar med att budgeten hålls.",
        "Se tertialrapporten, sid 12.",
    ],
)
def test_figures_in_any_words_or_in_a_table_are_left_alone(answer: str) -> None:
    assert lacks(MONEY, answer) == []


def test_a_deviation_that_was_asked_for_only_if_any_may_be_none() -> None:
    asked = question("2.5", "Ange budget, utfall och prognos samt ev. avvikelse.", options=())
    assert lacks(asked, "Budget 412,3 mnkr, utfall 271,0 mnkr, prognos 412,3 mnkr.") == []
    assert lacks(asked, "Budget 412,3 mnkr, utfall 271,0 mnkr, prognos 415,0 mnkr.") == ["demanded-figures"]


# Each goal

GOALS = question("1.6", "Redovisa utfall och prognos mål för mål.", options=())
FIRST = "Mål 1: Fler barn läser\n\nUtfall augusti 2025: 71\n\nPrognos helår: 75"


@pytest.mark.parametrize(
    ("answer", "code", "goals"),
    [
        (f"{FIRST}\n\nMål 2: Tryggare skolgårdar\n\nUtfall augusti 2025: 88", "demanded-goals-forecast", "mål 2"),
        (f"{FIRST}\n\nMål 2: Tryggare skolgårdar\n\nUtfall augusti 2025: –\n\nPrognos helår: 90", "demanded-goals-outcome", "mål 2"),
        (f"{FIRST}\n\nMål 2: Tryggare skolgårdar\n\nUtfall augusti 2024: 88\n\nPrognos helår: 90", "demanded-goals-outcome", "mål 2"),
        ("| Mål | Utfall aug | Prognos |\n|---|---|---|\n| 1 Läsning | 71 | 75 |\n| 2 Trygghet | 88 |  |\n| 3 Kö | 4 | 3 |", "demanded-goals-forecast", "mål 2"),
        ("| Mål | Utfall aug |\n|---|---|\n| 1 Läsning | 71 |\n| 2 Trygghet | 88 |", "demanded-goals-forecast", "mål 1, mål 2"),
        ("| Mål | Utfall | Prognos | Bedömning |\n|---|---|---|---|\n| 1 Läsning | 71 | – | nås |\n| 2 Trygghet | 88 | 90 | nås |", "demanded-goals-forecast", "mål 1"),
        ("- Läsning: utfall 71, prognos 75\n- Trygghet: utfall 88, prognos 90\n- Kö: utfall 4", "demanded-goals-forecast", "”Kö”"),
    ],
)  # fmt: skip
def test_a_goal_without_outcome_or_forecast_is_named(answer: str, code: str, goals: str) -> None:
    (told,) = found(DEMANDED_MISSING, ground({"1.6": answer}, questions=[GOALS]))
    assert (told.code, told.facts["goals"]) == (code, goals)


@pytest.mark.parametrize(
    "answer",
    [
        f"{FIRST}\n\nMål 2: Tryggare skolgårdar\n\nMäts först i oktober.",
        f"{FIRST}\n\nMål 2: Tryggare skolgårdar\n\n88 procent i augusti. Målet bedöms nås.",
        f"{FIRST}\n\nMål 2: Vårddygn\n\nUtfall augusti 2025: 1963\n\nPrognos helår: 2013",
        "1. Fler läser: 71 procent, bedöms nå målet 75\n2. Tryggare skolgårdar: 88 procent, bedöms nå målet",
        "| Mål | Utfall aug |\n|---|---|\n| 1 Läsning | 71 |\n| 2 Trygghet | 88 |\n\nPrognosen är att båda målen nås.",
        "| Mål | Utfall aug | Prognos |\n|---|---|---|\n| 1 Läsning | 71 | 75 |\n| 2 Trygghet | mäts i oktober | nås |",
        "Alla tre mål når målvärdet i augusti, och prognosen är att de nås även för året.",
        "**Läsning.** 71 procent i augusti. Målet 75 bedöms nås.\n\n**Lokaler.** Fyra av sju är klara. Målet nås inte.\n\n**Tillsyn.** 44 av 60 besök, vilket är i fas med planen.",
        "Se tertialrapporten, sid 4–9.",
    ],
)
def test_goals_that_are_told_in_any_way_are_left_alone(answer: str) -> None:
    assert lacks(GOALS, answer) == []


def test_an_answer_that_does_not_go_goal_by_goal_lacks_what_it_does_not_speak_of() -> None:
    assert lacks(GOALS, "Utfallet är gott för alla mål.") == ["demanded-goals-no-forecast"]
    assert lacks(GOALS, "Prognosen är att alla mål nås.") == ["demanded-goals-no-outcome"]


TWO = f"{FIRST}\n\nMål 2: Tryggare skolgårdar\n\nUtfall augusti 2025: 88\n\nPrognos helår: 90"


@pytest.mark.parametrize(
    "listed",
    [
        "Nämnden har tre mål:\n\n- Fler barn läser\n- Tryggare skolgårdar\n- Kortare kö till kulturskolan",
        "Mål 1: Fler barn läser\n\nMål 2: Tryggare skolgårdar\n\nMål 3: Kortare kö till kulturskolan",
        "| Mål | Mått |\n|---|---|\n| Fler barn läser | 4 |\n| Tryggare skolgårdar | 5 |\n| Kortare kö till kulturskolan | 6 |",
    ],
)
def test_a_goal_that_another_answer_tells_of_may_not_be_left_out(listed: str) -> None:
    here = ground({"1.1": listed, "1.6": TWO}, questions=[question("1.1", options=()), GOALS])
    (told,) = found(DEMANDED_MISSING, here)
    assert told.code == "demanded-goals-left-out"
    assert told.facts["goals"] in {"mål 3", "”Kortare kö till kulturskolan”"}


def test_a_goal_of_this_year_s_budget_may_not_be_left_out() -> None:
    page = "Mål 1: Fler barn läser\nMål 2: Tryggare skolgårdar\nMål 3: Kortare kö till kulturskolan"
    budget = document(7, "Budget", EvidenceKind.BUDGET, "2025–2027")
    here = ground({"1.6": TWO}, questions=[GOALS], evidence=[budget], pages={7: [page]})
    assert codes(found(DEMANDED_MISSING, here)) == ["demanded-goals-left-out"]
    older = document(7, "Budget", EvidenceKind.BUDGET, "2022–2024")
    here = ground({"1.6": TWO}, questions=[GOALS], evidence=[older], pages={7: [page]})
    assert found(DEMANDED_MISSING, here) == []


@pytest.mark.parametrize(
    "listed",
    [
        "Fullmäktige har tre mål:\n\n- Växande kommun\n- Trygga invånare\n- God ekonomi i balans",
        "Riskerna är\n\n- Fler barn läser\n- Hyror\n- Avbrott",
        "Nämndens mål:\n\n1. Fler barn läser\n2. Tryggare skolgårdar",
    ],
)
def test_other_lists_tell_of_no_goal(listed: str) -> None:
    here = ground({"1.1": listed, "1.6": TWO}, questions=[question("1.1", options=()), GOALS])
    assert found(DEMANDED_MISSING, here) == []


# Between rounds


def test_what_was_found_is_found_again_and_follows_the_answer() -> None:
    here = ground({"3.1": "Planen beslutades 2024-12-10."}, questions=[PLAN], previous=last_year({}))
    assert found(DEMANDED_MISSING, here) == found(DEMANDED_MISSING, here)
    assert lacks(PLAN, "Planen beslutades 2024-12-10 med nio punkter.") == []


def test_every_code_has_its_sentence() -> None:
    from auditprep.messages.findings_complete import SENTENCES

    small = (
        "date",
        "when",
        "paragraph",
        "dnr",
        "number",
        "number-of",
        "share",
        "how-often",
        "attached",
        "pages",
    )
    assert {f"demanded-{each}" for each in small} <= SENTENCES.keys()
