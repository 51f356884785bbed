"""Pages, figures and quotations that do not stand where answers say that they do."""

from __future__ import annotations

from typing import Any

import pytest
from checks.grounds import codes, document, found, ground, quotes, sentences, written

from auditprep.checks.ground import Ground
from auditprep.checks.rules_traceable import RULES
from auditprep.model import Citation, EvidenceKind, Finding, FoundPart, MendKind, Severity

BY_ID = {each.info.id: each for each in RULES}
PAGES = [
    "Omsorgsnämndens budget 2025–2027",
    "Innehåll\nMål ........ 1\nEkonomi ........ 3\nInvesteringar ........ 4",
    "Nämndens mål\nMål 1: Fler äldre ska känna sig trygga\nUpplevd trygghet i hemtjänsten, andel (%)\t75\t80\nsid 1",
    "Mål 2: Sjukfrånvaron ska minska\nSjukfrånvaro bland medarbetare, andel (%)\t8,2\t7,5\nsid 2",
    "Ekonomi\nBelopp i tkr\tBudget 2025\nKommunbidrag\t245 082\nPersonal\t-158 695\nEn ökning om 9,4 procent eller 21,0 mnkr.\nsid 3",
    "Investeringar\nTrygghetslarm, nyckelfria lås och madrasser\t1 500\nSammanlagt 45 beställningar.\nsid 4",
    "Bilaga 1 – Internkontrollplan\nKontrollmoment: delegation, attest och sekretess.\nsid 5",
    "Slutord\nHär avslutas budgeten för denna gång.\nsid 6",
]
PRINTED = (None, None, "1", "2", "3", "4", "5", "6")
BUDGET = document(
    *(1, "Omsorgsnämndens budget 2025–2027", EvidenceKind.BUDGET, "2025–2027"), pages=8, printed=PRINTED
)


def here(text: str, *citations: Citation, evidence: Any = BUDGET, pages: Any = PAGES) -> Ground:
    return ground(
        {"1.1": text}, cited={"1.1": citations}, evidence=[evidence], pages={1: pages} if pages else {}
    )


def of(rule: str, text: str, *citations: Citation, **more: Any) -> list[Finding]:
    return found(BY_ID[rule], here(text, *citations, **more))


# Pages that are not there


def test_a_page_beyond_the_end_is_told() -> None:
    (one,) = of("page-missing", "Se budget 2025–2027, sid 3–14.")
    assert one.severity is Severity.ERROR
    assert sentences([one]) == ["”Omsorgsnämndens budget 2025–2027” har ingen sida 14. Den sista är 6."]
    assert quotes(one)[0] == "sid 3–14"


def test_a_page_that_only_the_file_has_is_told_as_such() -> None:
    (one,) = of("page-missing", "Se budget 2025–2027, sid 7.")
    assert (one.code, one.severity, one.facts["page"]) == ("page-not-numbered", Severity.WARNING, "5")


def test_a_citation_of_a_page_beyond_the_end_is_told() -> None:
    (one,) = of("page-missing", "Målen är mätbara.", Citation(1, "3-9"))
    assert (one.code, one.places[0].part) == ("page-missing-cited", FoundPart.CITATION)


@pytest.mark.parametrize(
    ("text", "citation", "file_name"),
    [
        ("Se budget 2025–2027, sid 1–6.", Citation(1, "3-8"), "budget.pdf"),
        ("Se budget 2025–2027, sid 40.", Citation(1, "40"), "budget.docx"),
        ("Se delårsrapport 2025, sid 40.", Citation(1), "budget.pdf"),
        ("Planen har 40 sidor.", Citation(1), "budget.pdf"),
    ],
)
def test_pages_that_are_there_or_not_certain_are_left_alone(text, citation, file_name) -> None:
    evidence = document(
        1, BUDGET.title, BUDGET.kind, BUDGET.represents, pages=8, printed=PRINTED, file_name=file_name
    )
    assert of("page-missing", text, citation, evidence=evidence) == []


# Figures


@pytest.mark.parametrize(
    "text",
    [
        "Kommunbidraget är 245,1 mnkr (budget 2025–2027, sid 3).",
        "I budget 2025–2027, sid 3, anges kommunbidraget till 245 082 tkr, en ökning om 9,4 procent.",
        "Bidraget är 245,1 mnkr och ökar med 21,0 mnkr, vilket ger 224,1 mnkr året före. (Se budget 2025–2027, sid 3)",
        "Personalen kostar 158,7 mnkr, jämfört med 149,9 mnkr året före (budget 2025–2027, sid 3).",
        "Delårsrapport 2024 visade -3,0 mnkr. Ramen är 245 mnkr, se budget 2025–2027, sid 3.",
        "Se budget 2025–2027, sid 3. Sjukfrånvaron var 12,7 procent i mars.",
        "Utfallet är 99,9 mnkr (delårsrapport 2025, sid 3).",
        "I budget 2025–2027 anges en ökning om 9,4 procent av kommunbidraget.",
    ],
)
def test_figures_that_stand_there_or_need_not_are_left_alone(text: str) -> None:
    assert of("figure-not-on-page", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Kommunbidraget är 254,1 mnkr (budget 2025–2027, sid 3).",
        "Bidraget ökar med 4,9 procent, se sid 3 i budget 2025–2027.",
        "Kommunbidraget är 245,2 mnkr. (Se budget 2025–2027, sid 3.)",
    ],
)
def test_a_figure_that_stands_nowhere_is_told(text: str) -> None:
    assert codes(of("figure-not-on-page", text)) == ["figure-nowhere"]


def test_a_figure_on_another_page_is_mended() -> None:
    case = here("Kommunbidraget är 245,1 mnkr (budget 2025–2027, sid 4).")
    (one,) = found(BY_ID["figure-not-on-page"], case)
    assert written(case, one) == "Kommunbidraget är 245,1 mnkr (budget 2025–2027, sid 3)."
    assert [(each.evidence, each.page, each.printed_page) for each in one.places][-1] == (1, 5, "3")


def test_a_figure_that_a_document_is_said_to_have_is_told() -> None:
    text = "I budget 2025–2027 anges att kommunbidraget ökar med 12,3 procent."
    assert codes(of("figure-not-on-page", text)) == ["figure-not-in-document"]


def test_what_the_page_counts_otherwise_is_told() -> None:
    (one,) = of("figure-not-on-page", "Det blev 54 beställningar, se budget 2025–2027, sid 4. Larmen är nya.")
    assert one.code == "figure-counted-otherwise"
    (one,) = of(
        "figure-not-on-page", "Larmen är nya, se budget 2025–2027, sid 4.\n\nDet blev 54 beställningar."
    )
    assert (one.code, one.facts["other"]) == ("figure-counted-otherwise", "45 beställningar")


def test_a_document_that_cannot_be_read_whole_tells_nothing_of_what_it_lacks() -> None:
    text = "Kommunbidraget är 254,1 mnkr (budget 2025–2027, sid 3)."
    assert of("figure-not-on-page", text, pages=[*PAGES[:6], "", PAGES[7]]) == []
    assert of("figure-not-on-page", text, pages=None) == []


# Pages about something else


def test_a_page_without_anything_of_it_is_told_where_another_has_it() -> None:
    case = here("Trygghetslarm, nyckelfria lås och madrasser köps in (budget 2025–2027, sid 6).")
    (one,) = found(BY_ID["page-unrelated"], case)
    assert written(case, one).endswith("(budget 2025–2027, sid 4).")


def test_a_bilaga_that_begins_on_another_page_is_told() -> None:
    case = here("Internkontrollplanen finns i budget 2025–2027, sid 3.")
    (one,) = found(BY_ID["page-unrelated"], case)
    assert written(case, one).endswith("sid 5.")


def test_a_citation_of_the_wrong_page_is_mended() -> None:
    text = (
        "Trygghetslarm, nyckelfria lås och madrasser köps in. Sammanlagt görs beställningar i två omgångar."
    )
    (one,) = of("page-unrelated", text, Citation(1, "8"))
    assert (one.severity, one.mends[0].kind, one.mends[0].pages) == (Severity.NOTE, MendKind.PAGES, "6")


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("Trygghetslarm, lås och madrasser köps in (budget 2025–2027, sid 4).", None),
        ("Nämnden har antagit två mål, se budget 2025–2027, sid 1–2.", None),
        ("Allt detta beskrivs (budget 2025–2027, sid 6).", None),
        ("Internkontrollplanen finns i budget 2025–2027, sid 5.", None),
        ("Verksamheten utvecklas.", "8"),
        ("Fler äldre ska känna sig trygga, och sjukfrånvaron bland medarbetare ska minska.", "3"),
    ],
)
def test_pages_that_may_be_right_are_left_alone(text: str, pages: str | None) -> None:
    cited = [Citation(1, pages)] if pages else []
    assert of("page-unrelated", text, *cited) == []


# Quotations


@pytest.mark.parametrize(
    "text",
    [
        "I budget 2025–2027 står: ”Fler äldre ska känna sig trygga”.",
        "”fler äldre … känna sig trygga” (budget 2025–2027, sid 1)",
        "Nämnden kallar det ”en plats för alla” i sitt arbete.",
        "”Den som har vår hjälp ska kunna lita på oss” är vårt motto.",
    ],
)
def test_quotations_that_stand_there_or_are_nobodys_are_left_alone(text: str) -> None:
    assert of("quote-not-found", text) == []


def test_a_quotation_that_stands_nowhere_is_told() -> None:
    (one,) = of("quote-not-found", "I budget 2025–2027 står: ”Alla äldre ska alltid känna sig trygga”.")
    assert sentences([one]) == [
        "”Alla äldre ska alltid känna sig trygga” står inte i ”Omsorgsnämndens budget 2025–2027”. Citera ordagrant."
    ]


def test_a_quotation_on_another_page_is_told_with_its_page() -> None:
    (one,) = of("quote-not-found", "”Fler äldre ska känna sig trygga” (budget 2025–2027, sid 4)")
    assert (one.code, one.facts["page"]) == ("quote-other-page", "1")


def test_a_cited_quotation_is_looked_up_too() -> None:
    (one,) = of("quote-not-found", "Ja.", Citation(1, "3", "Ingen har frågat någon om detta"))
    assert one.code == "quote-not-found"
    (one,) = of("quote-not-found", "Ja.", Citation(1, "4", "Fler äldre ska känna sig trygga"))
    assert (one.code, one.mends[0].pages) == ("quote-other-page", "3")
    assert of("quote-not-found", "Ja.", Citation(1, "3", "Fler äldre ska känna sig trygga")) == []
