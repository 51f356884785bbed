"""What is understood of documents of every kind."""

from __future__ import annotations

import datetime as dt
import io
import json
from pathlib import Path

import docx
import pptx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_documents import DOCUMENTS, Invented

from auditprep.evidence.reading import read_document
from auditprep.evidence.understanding import understand
from auditprep.model import Decision, EvidenceKind, PageText, Understood
from auditprep.produce import finish
from tests.documents import read, saved

SHARED = Path(__file__).parents[2].parent / "shared" / "evidence"


def understood(*pages: str, file_name: str = "scan.pdf", own: str | None = None) -> Understood:
    return understand([PageText(page) for page in pages], file_name, own)


@pytest.mark.parametrize("invented", DOCUMENTS, ids=lambda each: each.file_name)
def test_a_document_is_understood(invented: Invented) -> None:
    found = understand(invented.texts(), invented.file_name, invented.own)
    assert (found.title, found.kind) == (invented.title, invented.kind)
    assert (found.decision, found.represents) == (invented.decision, invented.represents)


@pytest.mark.parametrize(
    "own",
    [
        "Microsoft Word - x.doc",
        "untitled",
        "Presentation1",
        "Dokument1",
        "budget_v3_slut",
        "Omsorgsnämndens budget 2022–2024",
    ],
)
def test_what_a_program_calls_the_file_is_no_title(own: str) -> None:
    """Nor is what is left from the document that it was made of."""
    page = "Omsorgsnämndens budget\n2024–2026\nInledning\nNämnden ansvarar för omsorgen."
    assert understood(page, own=own).title == "Omsorgsnämndens budget 2024–2026"


def test_the_files_own_title_is_taken_where_the_pages_bear_it_out() -> None:
    page = "Björkköpings kommun\nOmsorgsnämndens genomlysning 2024 av hemtjänsten\nBakgrund"
    assert (
        understood(page, own="Omsorgsnämndens genomlysning 2024").title == "Omsorgsnämndens genomlysning 2024"
    )


@pytest.mark.parametrize(
    ("page", "file_name", "title"),
    [
        ("Konto\tBudget\tUtfall\nHyror\t1\t2", "utfall.xlsx", None),
        ("Ramar\nKonto\tBudget\tUtfall\nHyror\t1\t2", "utfall.xlsx", None),
        ("Ramar\nBudgetuppföljning mars 2025\nKonto\tBudget", "a.xlsx", "Budgetuppföljning mars 2025"),
        ("Blad\nVem som får attestera\nNamn\tKonto", "a.xlsx", "Vem som får attestera"),
        ("Vem som får attestera\nNamn\tKonto", "a.xlsx", "Vem som får attestera"),
        ("Riskanalys för internkontroll sida 1\nOmsorgsnämnden", "a.pdf", "Riskanalys för internkontroll"),
        ("Internkontrollplan 2025, sid. 1 (4)\nOmsorgsnämnden", "a.pdf", "Internkontrollplan 2025"),
    ],
)
def test_a_title_is_no_header_row_and_has_no_page_number(
    page: str, file_name: str, title: str | None
) -> None:
    assert understood(page, file_name=file_name).title == title


def test_an_item_of_a_list_is_no_title_and_the_heading_is() -> None:
    page = "Revisorernas checklista\n• Verksamhetsplan och budget för 2026\n- Budget 2026\no Internkontrollplan 2026"
    assert understood(page, file_name="lista.docx").title is None
    found = understand([PageText(page)], "lista.docx", None, "Revisorernas checklista")
    assert found.title == "Revisorernas checklista"


def test_the_heading_of_a_word_document_is_its_title() -> None:
    document = docx.Document()
    document.add_paragraph("Björkköpings kommun")
    document.add_heading("Revisorernas checklista", 1)
    document.add_paragraph("Verksamhetsplan och budget för 2026", style="List Bullet")
    stream = io.BytesIO()
    document.save(stream)
    assert (
        finish(read_document(stream.getvalue(), "lista.docx")).understood.title == "Revisorernas checklista"
    )


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("Policy mot mutor, jäv och annat\notillbörligt\nSyfte\nPolicyn gäller alla.", "Policy mot mutor, jäv och annat otillbörligt"),
        ("Väsentlighets- och riskanalys inför\ninternkontrollplan 2025\nOmsorgsnämnden", "Väsentlighets- och riskanalys inför internkontrollplan 2025"),
        ("Internkontrollplan 2025\nför omsorgsnämnden\nInledning", "Internkontrollplan 2025"),
        ("Riktlinjer för avgifter\noch de regler som har gällt sedan\nförra året för alla som bor i\nkommunen.", "Riktlinjer för avgifter"),
        ("Dnr ON 2025/98765\nHandlingsplan för budget i balans\nInledning", "Handlingsplan för budget i balans"),
        ("MÅNADSRAPPORT\nOmsorgsnämnden, april 2025\nInledning", "Månadsrapport Omsorgsnämnden, april 2025"),
        ("Till revisorerna\nYttrande över granskning av nämndens avtal\nNämnden svarar.", "Yttrande över granskning av nämndens avtal"),
    ],
)  # fmt: skip
def test_a_title_is_taken_whole(page: str, title: str) -> None:
    assert understood(page).title == title


def test_a_registry_number_is_no_title_of_a_file_either() -> None:
    assert understood("Om läget\nDnr ON 2025/98765", own="Dnr ON 2025/98765").title is None


def test_the_number_of_the_page_in_its_head_is_no_part_of_the_title() -> None:
    pages = [f"Årsredovisning 2024 {number}\nNämnden redovisar sitt år." for number in range(3, 9)]
    assert understood(*pages).title == "Årsredovisning 2024"


def test_the_heading_goes_before_the_head_of_the_page() -> None:
    pages = [f"Delårsrapport augusti 2024\nDel {number}\nNämnden redovisar." for number in range(2, 6)]
    first = "Delårsrapport augusti 2024\nDelårsbokslut per 31 augusti 2024\nNämnden redovisar."
    assert understood(first, *pages).title == "Delårsbokslut per 31 augusti 2024"


def test_a_page_of_the_web_is_called_what_it_says() -> None:
    found = read(
        b"<html><head><title>Webbsida om avgifter</title></head><body><p>Text</p></body></html>", "a.html"
    )
    assert found.understood.title == "Webbsida om avgifter"


def test_a_presentation_is_called_what_its_first_slide_is() -> None:
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    slide.shapes.title.text = "Dialog om ramar 2026"
    slide.placeholders[1].text = "Omsorgsnämnden"
    assert read(saved(deck), "bilder.pptx").understood.title == "Dialog om ramar 2026"


@pytest.mark.parametrize("last", ["Sida 1 (2000)", "1 (2000)", "sid 1 av 2031", "Blad 2000"])
def test_a_number_of_pages_is_no_year(last: str) -> None:
    found = understood(f"Handlingsplan för omsorgen\nInledning\nText.\n{last}")
    assert (found.kind, found.represents) == (EvidenceKind.ACTION_PLAN, None)


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        (
            ("2025-06-12\nTill revisorerna\nYttrande till revisorerna om nämndens ekonomistyrning\nNämnden svarar, se\n"
            "protokollet. Fullmäktige har beslutat\nom ramen, vilket framgår av fullmäktiges\nprotokoll."),
            EvidenceKind.OTHER,
        ),
        (
            "Internkontrollplan 2026\nRisk Kontroll\n"
            + "\n".join(f"Risk {n} enligt § {n} attestreglementet Stickprov" for n in range(1, 20)),
            EvidenceKind.INTERNAL_CONTROL_PLAN,
        ),
        (
            ("Omsorgsnämnden\n2025-03-04\nProtokollsutdrag\n§ 47 Avgifter\nBeslut\nAntas.\nBeslutsunderlag\n"
            "Tjänsteskrivelse 2025-02-02\nJusterandes sign"),
            EvidenceKind.MINUTES,
        ),
        ("Förvaltningen har gjort en\ngenomgång av nämndens budget\noch bedömer att budget och\nram räcker.", EvidenceKind.OTHER),
    ],
)  # fmt: skip
def test_what_a_document_is_called_outweighs_what_it_treats(page: str, kind: EvidenceKind) -> None:
    assert understood(page).kind is kind


def test_nothing_is_made_up_of_a_page_that_says_nothing() -> None:
    page = "Hej\nHär kommer några rader om ingenting särskilt, som någon har skrivit ned.\nTack"
    assert understood(page) == Understood()


@pytest.mark.parametrize(
    ("line", "decision"),
    [
        ("Antagen av omsorgsnämnden 2023-11-21 § 84", Decision("Omsorgsnämnden", dt.date(2023, 11, 21), 84)),
        (
            "Antaget av kommunfullmäktige den 21 november 2023, § 84",
            Decision("Kommunfullmäktige", dt.date(2023, 11, 21), 84),
        ),
        ("Beslutad: 2023-11-21", Decision(date=dt.date(2023, 11, 21))),
        (
            "Fastställd av KF 2023-11-21, § 84, reviderad 2024-02-02 § 3",
            Decision("Kommunfullmäktige", dt.date(2023, 11, 21), 84),
        ),
        ("Fastställd av: Omsorgsnämnden", Decision("Omsorgsnämnden")),
        ("Beslutsdatum\n2023-11-21", Decision(date=dt.date(2023, 11, 21))),
        ("Omsorgsnämnden 2023-11-21, § 84", Decision("Omsorgsnämnden", dt.date(2023, 11, 21), 84)),
        (
            "Beslutande instans: Omsorgsnämnden\nParagraf: 84\nDnr: ON 2023/5",
            Decision("Omsorgsnämnden", None, 84, "ON 2023/5"),
        ),
        (
            "Dokumenttyp\tBeslutad av\tBeslutsdatum\tDiarienummer\nRiktlinje\tOmsorgsnämnden\t2023-11-21 § 84\tON 2023/5",
            Decision("Omsorgsnämnden", dt.date(2023, 11, 21), 84, "ON 2023/5"),
        ),
        (
            "Fastställd av\tDatum\tVersion\nFörvaltningschef\t2023-11-21\t3",
            Decision(None, dt.date(2023, 11, 21)),
        ),
        ("Beslutad av\tSenast reviderad\nOmsorgsnämnden\t2024-02-02", Decision("Omsorgsnämnden")),
        (
            "Omsorgsnämnden\nFastställd 2023-11-21, § 84",
            Decision("Omsorgsnämnden", dt.date(2023, 11, 21), 84),
        ),
        ("Omsorgsnämnden\nON 2023/5\n2023-11-21", Decision(dnr="ON 2023/5")),
    ],
)
def test_the_decision_that_adopted_a_document_is_found(line: str, decision: Decision) -> None:
    page = f"Riktlinjer för avgifter\n{line}\nSyfte\nRiktlinjerna gäller alla."
    found = understood(page).decision
    assert found is not None
    assert (found.body, found.date, found.paragraph, found.dnr) == (
        decision.body,
        decision.date,
        decision.paragraph,
        decision.dnr,
    )
    assert found.page == 1


@pytest.mark.parametrize(
    "line",
    [
        "Kommunfullmäktige antog 2019-09-25, § 175, en policy för hållbarhet.",
        "I enlighet med styrmodellen (KF 2019-11-27 § 218) antar nämnden mål.",
        "Planen revideras senast 2024-12-31.",
        "Beslutet den 2 maj 2023 ledde till att verksamheten växte under hösten.",
        "Reviderad: 2023-03-07 § 41",
        "Giltighetstid: t.o.m. 2023-12-31",
    ],
)
def test_other_decisions_that_a_document_mentions_are_not_its_own(line: str) -> None:
    assert understood(f"Riktlinjer för avgifter\nInledning\n{line}\nMer text följer här.").decision is None


def test_what_two_bodies_decided_is_not_made_one_decision() -> None:
    page = "Riktlinjer för avgifter\nAntagen av omsorgsnämnden 2023-11-21\nFastställd av KF 2023-12-18 § 150, dnr KS 2023/9"
    found = understood(page).decision
    assert found == Decision("Omsorgsnämnden", dt.date(2023, 11, 21), page=1)


@pytest.mark.parametrize(
    ("title", "represents"),
    [
        ("Omsorgsnämndens budget 2024-2026", "2024–2026"),
        ("Omsorgsnämndens budget 2024-26", "2024–2026"),
        ("Budget 2024 med plan för 2025–2026", "2024–2026"),
        ("Omsorgsnämndens budget 2024", "2024"),
        ("Delårsbokslut 2024-08-31", "2024"),
        ("Årsredovisning 2023", "2023"),
        ("Månadsuppföljning per november 2023", "2023-11"),
        ("Ekonomisk uppföljning 2023-10", "2023-10"),
        ("Budgetuppföljning per 2024-03-31", "2024-03"),
        ("Internkontrollplan 2025", "2025"),
        ("Delegationsordning för omsorgsnämnden", None),
    ],
)
def test_a_document_tells_of_the_time_that_its_title_names(title: str, represents: str | None) -> None:
    assert understood(f"{title}\nInledning\nText.").represents == represents


def test_minutes_tell_of_their_meeting() -> None:
    page = "Sammanträdesprotokoll\nSocialnämnden\nSammanträdesdatum 2024-03-12\n§ 12\nBudget 2025\nBeslut\nAntas.\nJusterandes sign"
    found = understood(page)
    assert (found.kind, found.represents, found.decision) == (EvidenceKind.MINUTES, "2024-03-12", None)
    assert found.title == "Sammanträdesprotokoll Socialnämnden 2024-03-12"


def test_a_budget_with_a_control_plan_in_it_is_a_budget() -> None:
    pages = [
        "Omsorgsnämndens budget\n2024–2026",
        *["Omsorgsnämndens budget 2024–2026\nBilaga 1 Internkontrollplan 2024\nRisk"] * 6,
    ]
    assert understood(*pages).kind is EvidenceKind.BUDGET


@given(st.lists(st.text(max_size=200), max_size=4), st.text(max_size=30), st.none() | st.text(max_size=30))
def test_no_document_is_too_odd(pages: list[str], file_name: str, own: str | None) -> None:
    understood(*pages, file_name=file_name, own=own)


@pytest.mark.parametrize(
    "name",
    [
        "socialnamnden-budget-2023-2025.pdf",
        "socialnamnden-budget-2023-2025.docx",
        "socialnamnden-budget-2025-2027.pdf",
    ],
)
@pytest.mark.parametrize("own", [True, False])
def test_real_budgets_are_understood(name: str, own: bool) -> None:
    file = SHARED / name
    if not file.exists():
        pytest.skip("the shared budgets are not here")
    truth = next(
        each for each in json.loads((SHARED / "INDEX.json").read_text())["files"] if each["file"] == name
    )
    document = _read(file)
    found = document.understood if own else understand(document.pages, "scan.pdf")
    assert (found.title, found.kind) == (truth["title"], truth["kind"])
    assert found.represents == truth["title"].split()[-1]
    said, decision = truth["decision"], found.decision
    if said is None:
        assert decision is None
    else:
        assert decision is not None
        assert (decision.body, str(decision.date), decision.paragraph, decision.dnr) == (
            said["organ"],
            said["date"],
            said["paragraf"],
            said["dnr"],
        )


def _read(file: Path):  # type: ignore[no-untyped-def]
    reading = read_document(file.read_bytes(), file.name)
    while True:
        try:
            next(reading)
        except StopIteration as done:
            return done.value
