"""Counts beside the list after them, and beside what is said elsewhere."""

from __future__ import annotations

import pytest
from checks.grounds import codes, document, found, ground, quotes, sentences

from auditprep.checks.rules_figures import COUNT_DIFFERS, COUNT_ELSEWHERE
from auditprep.model import EvidenceKind, Finding

THREE = "\n\n- Brand i kök\n- Fukt i lokaler\n- Brist på vikarier"


def listing(text: str) -> list[Finding]:
    return found(COUNT_DIFFERS, ground({"3.1": text}))


def elsewhere(*answers: str, **more: object) -> list[Finding]:
    return found(COUNT_ELSEWHERE, ground({f"3.{at}": text for at, text in enumerate(answers, 1)}, **more))


# The list after the count


def test_four_risks_are_promised_and_three_listed() -> None:
    (each,) = listing("Nämnden beskriver fyra risker i planen:" + THREE)
    assert sentences([each]) == ["Här står ”fyra risker”, men listan har 3."]
    assert quotes(each) == ["fyra risker", "Brand i kök\nFukt i lokaler\nBrist på vikarier"]


@pytest.mark.parametrize(
    "text",
    [
        "Fyra kontrollmål ingår i internkontrollplanen:" + THREE,
        "Planen har två identifierade risker:" + THREE,
        "Nämnden har identifierat fyra risker." + THREE,
        "Fyra risker (se bilaga 2) har identifierats:\n\n1. Brand\n2. Fukt\n3. Drag",
        "4 kontrollmoment finns:\n\na) behörighet\n\nb) attest\n\nc) inköp",
        "Antal kontrollmål: fyra. De är:" + THREE,
        "Målen beslutades med budgeten. De är fyra till antalet:" + THREE,
        "Fyra risker bedömdes:\n\n| Risk | Värde |\n|---|---|\n| Brand | 9 |\n| Fukt | 6 |\n| Drag | 9 |\n| Damm | 4 |\n| Mögel | 4 |\n| Buller | 2 |",
        "Avvikelserna är kopplade till fyra kontogrupper, personalkostnader, köp av tjänster och övriga kostnader.",
        "Två områden prioriteras: hemtjänsten, Solgården och Ekbacken.",
        "Fem perspektiv (medborgare, ekonomi och medarbetare) används.",
        "Tre åtgärder har beslutats: a) stopp för inköp b) vakanser hålls öppna",
        "Nämnden har fyra mål (trygg skola; god mat; fler lärare).",
        "Tre insatser pågår: att utbilda chefer och att rekrytera vikarier.",
        "Fyra risker är utpekade. De är brand, fukt och buller.",
    ],
)  # fmt: skip
def test_a_list_of_another_length_is_found_however_it_is_written(text: str) -> None:
    assert codes(listing(text)) == ["count-differs"]


@pytest.mark.parametrize(
    "text",
    [
        "Nämnden beskriver tre risker i planen:" + THREE,
        "Två mål och tre risker:" + THREE,
        "Tre av fem risker är nya:" + THREE,
        "Nämnden har fyra mål kopplade till tre av fullmäktiges prioriterade mål:" + THREE,
        "Minst två risker ska redovisas:" + THREE,
        "Högst fem risker redovisas:" + THREE,
        "Cirka fyra risker finns:" + THREE,
        "Av sex risker är bland annat dessa nya:" + THREE,
        "Sex risker finns, varav de viktigaste är:" + THREE,
        "Exempel på åtta åtgärder:" + THREE,
        "Under året kom 45 ärenden in inom följande områden:" + THREE,
        "De fem målen följs upp per kvartal:" + THREE,
        "Inom fyra månader ska följande vara klart:" + THREE,
        "Rapportering sker fyra gånger per år:" + THREE,
        "Nämnden har fem enheter. Under året har följande skett:" + THREE,
        "Två mål är uppfyllda." + THREE,
        "Planen har tre risker:\n\n1. Brand\n   - i kök\n   - i lokaler\n2. Fukt\n3. Drag",
        "Planen har två risker:\n\n- Brand\n- Fukt\n\nÖvrigt:\n\n- Drag",
        "Tre områden: vård och omsorg, barn och unga samt drift och underhåll.",
        "Tre områden: ekonomi, personal, drift och underhåll.",
        "Fyra områden prioriteras, bl.a. hemtjänst och boende.",
        "Vi har besökt fyra skolor, biblioteket och badhuset.",
        "Fyra kontrollmål finns (se Vård- och omsorgsnämndens budget, bilaga 1).",
        "Planen följs upp två gånger (vid delår och bokslut).",
        "Fem risker finns: brand, fukt m.m.",
        "Fyra mål, två indikatorer och tre nyckeltal följs upp.",
        "Mål 4 har tre delar:" + THREE,
        "Den 4 maj hölls mötet om tre risker:" + THREE,
        "Tre risker bedömdes:\n\n| Risk | Värde |\n|---|---|\n| Brand | 9 |\n| Fukt | 6 |\n| Drag | 9 |\n| Summa | 24 |",
    ],
)  # fmt: skip
def test_lists_that_agree_and_counts_of_something_else_are_left_alone(text: str) -> None:
    assert listing(text) == []


# The same count elsewhere


def test_the_same_things_that_are_so_many_here_and_so_many_there_are_found() -> None:
    (each,) = elsewhere("Nämnden har totalt fyra mål.", "Vid delåret var två av fem mål uppfyllda.")
    assert sentences([each]) == ["Här står ”fyra mål”, men ”två av fem mål” i fråga 3.2."]
    assert len(each.places) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fyra kontrollmål ingår i internkontrollplanen.", "Samtliga fem kontrollmål har prövats."),
        ("Planen innehåller totalt sju kontrollmoment.", "Av planens kontroller är 5 av 8 kontrollmoment klara."),
        ("Aktivitetsplanen innehåller 26 aktiviteter.", "Av aktivitetsplanen framgår att 9 av 24 aktiviteter är klara."),
        ("Handlingsplanen består av fem åtgärder.", "Handlingsplanens åtgärder följs upp; handlingsplanen har totalt sex åtgärder."),
        ("Nämndens fyra mål gäller.", "Alla tre mål är uppfyllda."),
    ],
)  # fmt: skip
def test_wholes_that_differ_are_found(one: str, other: str) -> None:
    assert codes(elsewhere(one, other)) == ["count-elsewhere"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nämnden har totalt fyra mål.", "Tre mål är uppfyllda."),
        ("Nämnden har totalt fyra mål.", "Tre av fyra mål är uppfyllda."),
        ("Nämnden har totalt fyra mål.", "Kopplade till tre av fullmäktiges prioriterade mål."),
        ("Nämnden har totalt fyra mål.", "2023 hade nämnden totalt sex mål."),
        ("Nämnden har totalt fyra mål.", "Nämnden har totalt två arbetsmiljömål."),
        ("Nämnden har totalt fyra mål.", "Två nya mål har tillkommit och två mål har utgått."),
        ("Internkontrollplanen innehåller tre risker.", "Riskanalysen innehåller totalt åtta risker."),
        ("Aktivitetsplanen innehåller 26 aktiviteter.", "Handlingsplanen innehåller sex aktiviteter."),
        ("Nämnden har totalt fem enheter.", "Tre enheter har besökts."),
        ("Fyra kontrollmål ingår i internkontrollplanen.", "Minst fem kontrollmål bör ingå i internkontrollplanen."),
        ("Fyra kontrollmål ingår i internkontrollplanen för 2025.", "Sex kontrollmål ingår i internkontrollplanen för 2026."),
    ],
)  # fmt: skip
def test_parts_other_things_and_other_years_are_left_alone(one: str, other: str) -> None:
    assert elsewhere(one, other) == []


def test_a_page_that_gainsays_is_told_with_its_place() -> None:
    plan = document(1, "Internkontrollplan 2025", EvidenceKind.INTERNAL_CONTROL_PLAN, "2025")
    page = "Nämndens internkontrollplan innehåller fem\nkontrollmål för året."
    (each,) = elsewhere("Fyra kontrollmål ingår i planen.", evidence=[plan], pages={1: [page]})
    assert sentences([each]) == [
        "Här står ”Fyra kontrollmål”, men ”fem kontrollmål” i ”Internkontrollplan 2025”, sida 1."
    ]


@pytest.mark.parametrize(
    ("kind", "represents", "page"),
    [
        (EvidenceKind.INTERNAL_CONTROL_PLAN, "2024", "Planen innehåller fem kontrollmål."),
        (EvidenceKind.MINUTES, "2025-02-01", "Planen innehåller fem kontrollmål."),
        (EvidenceKind.INTERNAL_CONTROL_PLAN, "2025", "Planen innehåller fyra kontrollmål. Förra planen innehöll fem kontrollmål."),
        (EvidenceKind.INTERNAL_CONTROL_PLAN, "2025", "Tre kontrollmål är avslutade."),
    ],
)  # fmt: skip
def test_pages_of_other_years_and_pages_that_agree_are_left_alone(
    kind: EvidenceKind, represents: str, page: str
) -> None:
    plan = document(1, "Plan", kind, represents)
    assert elsewhere("Fyra kontrollmål ingår i planen.", evidence=[plan], pages={1: [page]}) == []
