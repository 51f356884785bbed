"""Documents as prose names them, and how clearly it points to each."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.prose.document_owners import ELSEWHERE, MUNICIPALITY, OFFICE, OWN
from auditprep.prose.document_pointers import Pointing
from auditprep.prose.named_documents import NamedDocument, listed_documents, naming

NAMED, TOLD, LEANT, POINTED, ATTACHED = Pointing


def only(text: str) -> NamedDocument:
    (found,) = naming(text).documents
    return found


def words(text: str) -> list[str]:
    return [text[each.start : each.end] for each in naming(text).documents]


@pytest.mark.parametrize(
    ("text", "family", "name", "owner", "years"),
    [
        ("Se Omsorgsnämndens delårsrapport 2025.", "interim", "delårsrapport", "Omsorgsnämnden", (2025, 2025)),
        ("Se barn- och utbildningsnämndens budget 2025–2027", "budget", "budget", "Barn- och utbildningsnämnden", (2025, 2027)),
        ("se budget 2025 med plan för 2026–2027", "budget", "budget", None, (2025, 2027)),
        ("2025 års internkontrollplan", "control", "internkontrollplan", None, (2025, 2025)),
        ("enligt kommunens styrmodell", "standing", "styrmodell", MUNICIPALITY, None),
        ("enligt Åsdalens kommuns styrmodell", "standing", "styrmodell", MUNICIPALITY, None),
        ("förvaltningens aktivitetsplan", "plan", "aktivitetsplan", OFFICE, None),
        ("nämndens reviderade delegationsordning", "standing", "delegationsordning", OWN, None),
        ("tekniska nämndens underhållsplan", "plan", "underhållsplan", OWN, None),
        ("Skolverkets riktlinjer", "standing", "riktlinje", ELSEWHERE, None),
        ("budget för Omsorgsnämnden 2025", "budget", "budget", "Omsorgsnämnden", (2025, 2025)),
        ("delårsrapport per augusti 2025", "interim", "delårsrapport", None, (2025, 2025)),
        ("tertialrapport 2, 2025", "interim", "tertialrapport", None, (2025, 2025)),
        ("uppföljningen av plan för intern kontroll 2025", "control-follow-up", "uppföljning", None, (2025, 2025)),
        ("bifogad attestförteckning", "other", "attestförteckning", None, None),
        ("kvalitetsrapport 2024/2025", "other", "kvalitetsrapport", None, (2024, 2025)),
    ],
)  # fmt: skip
def test_a_document_is_known_by_what_it_is_whose_and_of_when(text, family, name, owner, years) -> None:
    found = only(text)
    assert (found.family, found.name, found.owner, found.years) == (family, name, owner, years)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("nämndens riktlinjer för ekonomiskt bistånd ska följas", "ekonomiskt bistånd"),
        ("policy mot mutor antogs", "mutor"),
        ("riktlinjer för nämnden", ""),
        ("plan för kompetensförsörjning 2025", "kompetensförsörjning"),
        ("Bidragsregler för föreningar slår fast", "föreningar"),
    ],
)
def test_what_stands_until_it_is_changed_is_about_something(text: str, topic: str) -> None:
    assert only(text).topic == topic


@pytest.mark.parametrize(
    ("text", "pointing"),
    [
        ("Målen följs upp inför delårsrapporten.", NAMED),
        ("En handlingsplan för 2026 ska tas fram.", NAMED),
        ("Arbetet med internkontrollplan 2025 pågår.", NAMED),
        ("Nämnden antog budget 2025–2027.", NAMED),
        ("Omsorgsnämndens delårsrapport 2025 ger en samlad bild.", TOLD),
        ("Enligt kommunens styrmodell sker det två gånger.", LEANT),
        ("I delårsrapport 2025 anges att målet nås.", LEANT),
        ("Av delårsrapporten 2025 framgår prognosen.", LEANT),
        ("Ja, den ingår i Omsorgsnämndens budget 2025.", LEANT),
        ("Arbetet styrs också av nämndens lokalplan 2025–2030.", LEANT),
        ("Se delårsrapporten.", POINTED),
        ("Se även beslut om handlingsplan.", POINTED),
        ("Detta anges (Omsorgsnämndens budget 2025–2027).", POINTED),
        ("Se bifogad aktivitetsplan.", ATTACHED),
        ("Bilaga: Omsorgsnämndens kompetensplan", ATTACHED),
        ("Kvalitetsrapporten bifogas.", ATTACHED),
        ("Källa: Omsorgsnämndens delårsrapport 2025", ATTACHED),
    ],
)
def test_the_text_says_how_clearly_it_points_to_a_document(text: str, pointing: Pointing) -> None:
    assert naming(text).documents[0].pointing is pointing


def test_a_list_points_to_all_that_stand_in_it() -> None:
    text = "Se budget 2025, delårsrapport 2025, sid 4, samt årsredovisning 2024. En policy finns."
    assert [each.pointing for each in naming(text).documents] == [POINTED, POINTED, POINTED, NAMED]


def test_two_years_are_two_documents() -> None:
    assert [each.years for each in naming("Se årsredovisning 2023 och 2024.").documents] == [
        (2023, 2023),
        (2024, 2024),
    ]


@pytest.mark.parametrize(
    ("text", "attachment"),
    [
        ("se bilaga två i Omsorgsnämndens budget 2025", "2"),
        ("Ja, bilaga 1 till budget 2025.", "1"),
        ("Se riskanalysen, bilaga 3.", "3"),
        ("Se riskanalysen.", None),
    ],
)
def test_a_bilaga_is_of_a_document_or_is_one(text: str, attachment: str | None) -> None:
    assert only(text).attachment == attachment


@pytest.mark.parametrize(
    "text",
    [
        "Projektet avslutas under mandatperioden.",
        "Individplanen och läroplanen följs, liksom vårdplanen.",
        "Nämnden planerar en bedömning.",
        "",
    ],
)
def test_what_nobody_attaches_is_no_document(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "numbers", "of"),
    [
        ("Se Omsorgsnämndens delårsrapport 2025, mål 1–4, sid 4-6.", (4, 5, 6), "Omsorgsnämndens delårsrapport 2025"),
        ("Se sid 3–4 i omsorgsnämndens budget 2025", (3, 4), "omsorgsnämndens budget 2025"),
        ("Av delårsrapporten framgår målen, se sid 4 och 7.", (4, 7), "delårsrapporten"),
        ("Budget 2025 visar det. (Se sid 5)", (5,), "Budget 2025"),
        ("Målen nås (budget 2025, s. 3).", (3,), "budget 2025"),
    ],
)  # fmt: skip
def test_pages_are_those_of_the_document_beside_them(text: str, numbers: tuple[int, ...], of: str) -> None:
    (pages,) = naming(text).pages
    assert pages.numbers == numbers
    assert text[pages.document.start : pages.document.end] == of
    assert pages.document.pointing >= POINTED


@pytest.mark.parametrize(
    "text", ["Se sid 4.", "Budget 2025 finns.\nSe sid 4.", "Budgeten antogs. Vi har 4 sidor text om det."]
)
def test_pages_of_nothing_are_left_alone(text: str) -> None:
    assert naming(text).pages == ()


def test_all_that_is_listed_as_evidence_is_leant_on() -> None:
    found = listed_documents("Budget 2025; attestförteckning\nDelårsrapport 2025, s. 4").documents
    assert [each.pointing for each in found] == [ATTACHED] * 3


@given(st.lists(st.sampled_from(("se ", "budget ", "2025", "–", "2026 ", "sid 3", ", ", "nämndens ", "\n", "bilaga 1 i ", "(", ") ", ". ")), max_size=25))  # fmt: skip
def test_documents_stand_in_the_text_in_order(parts: list[str]) -> None:
    text = "".join(parts)
    found = naming(text)
    assert all(0 <= each.start < each.end <= len(text) for each in (*found.documents, *found.pages))
    assert [each.start for each in found.documents] == sorted(each.start for each in found.documents)


@pytest.mark.parametrize(
    "piece", ["budget ", "se ", "nämndens ", "2025 års ", "plan för ", "Bilaga: a, ", "å", "sid 1, "]
)
def test_nasty_text_is_read_in_reasonable_time(piece: str) -> None:
    began = time.process_time()
    naming((piece * 20_000)[:20_000])
    assert time.process_time() - began < 30
