"""Every decision and every meeting that answers tell of, and whose it is."""

from __future__ import annotations

import time

import pytest
from checks.grounds import ground

from auditprep.checks.decided import decided

JANUARY, FEBRUARY = ("2025-02-11", 5), ("2025-03-18", 10)


def read(text: str) -> list[tuple[str, int | None]]:
    told = decided(ground({"1": text}, year=2025))
    return [(str(each.date), each.paragraph) for each in told if each.paragraph is not None]


@pytest.mark.parametrize(
    "text",
    [
        "nämnden 2025-02-11: § 5",
        "2025-02-11/§ 5",
        "§ 5/2025 (11 februari)",
        "11 februari § 5",
        "nämnden 11/2 § 5",
        "februari (sammanträdet den 11 februari, § 5)",
        "Enligt § 5 i protokollet från den 11 februari 2025",
        "i protokoll 2025-02-11 under § 5",
        "2025-02-11 beslutade nämnden, § 5, att godkänna rapporten.",
        "Nämnden beslutade 2025-02-11 att godkänna uppföljningen (§ 5).",
        "Vid sammanträdet 2025-02-11 antogs planen, som gäller alla enheter (§ 5).",
        "Den 11 februari 2025 (ON § 5) behandlades den.",
        "den 11 februari 2025 (5 §)",
        "2025-02-11, par. 5",
        "| Månad | § | Datum |\n|---|---|---|\n| jan | 5 | 11 februari |",
        "| Månad | Beslut | Datum |\n|---|---|---|\n| jan | § 5 | 2025-02-11 |",
        "| Datum | Avser | § |\n|---|---|---|\n| 2025-02-11 | januari 2025 | 5 |",
    ],
)
def test_a_day_and_its_paragraph_are_put_together(text: str) -> None:
    assert read(text) == [JANUARY]


@pytest.mark.parametrize(
    "text",
    [
        "Uppföljning behandlades 2025-02-11 (januari, § 5) och 2025-03-18 (februari, § 10).",
        "vid sammanträden den 11 februari (§ 5) och den 18 mars (§ 10)",
        "ON § 5 den 11/2 och § 10 den 18/3",
        "januari (2025-02-11, § 5); februari (2025-03-18, § 10)",
        "| Sammanträde | § | Avser |\n|---|---|---|\n| 2025-02-11 | 5 | januari 2025 |\n| 2025-03-18 | 10 | februari 2025 |",
    ],
)
def test_several_are_told_apart(text: str) -> None:
    assert read(text) == [JANUARY, FEBRUARY]


@pytest.mark.parametrize(
    "text",
    [
        "Åtgärderna i § 5 ska redovisas senast 2025-02-11.",
        "2025-02-11 skickades enkäten, och svaren tas upp i nästa ärende, § 5.",
        "Nämnden beslutade enligt § 5 efter 2025-02-11 och 2025-03-18.",
        "Enligt 5 § förvaltningslagen den 11 februari 2025",
        "Planen finns i § 5.\n\n2025-02-11 antogs den.",
        "Den 12 december antogs budgeten, § 5.",
    ],
)
def test_what_does_not_belong_together_is_left(text: str) -> None:
    assert read(text) == []


# Whose it is


def bodies_of(text: str, board: str = "Omsorgsnämnden") -> list[str | None]:
    return [each.body for each in decided(ground({"1": text}, year=2025, board=board)) if each.date]


@pytest.mark.parametrize(
    "text",
    [
        "ON 2025-02-11 § 5 och Omsorgsnämnden (ON).",
        "Omsorgsnämnden 2025-02-11, § 5",
        "2025-02-11 § 5",
        "Vid nämndens sammanträde 2025-02-11 § 5",
        "Nämnden ställde sig bakom fullmäktiges mål vid nämndens sammanträde 2025-02-11 § 5.",
        "Nämndens ordförande gav vid sammanträdet 2025-02-11 § 5 en lägesbild.",
    ],
)
def test_the_board_of_the_case_is_meant(text: str) -> None:
    assert bodies_of(text) == [""]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Kommunfullmäktige fastställde taxan 2025-02-24 § 5.", "kommunfullmäktige"),
        ("KF 2025-02-24 § 5", "kommunfullmäktige"),
        ("Frågan togs upp i pensionärsrådet 2025-03-04 § 5.", "pensionärsrådet"),
        ("Nämndens arbetsutskott beredde ärendet 2025-05-06, § 14.", "arbetsutskott"),
        ("Fullmäktige har beslutat:\n\n- 2025-02-24 § 5", "kommunfullmäktige"),
        ("Fullmäktige antog taxan. Det skedde 2025-02-24 § 5.", "kommunfullmäktige"),
        ("Kommunstyrelsen och kommunfullmäktige tog upp den 2025-02-24 § 5.", None),
    ],
)
def test_another_body_is_meant(text: str, body: str | None) -> None:
    assert bodies_of(text) == [body]


def test_what_is_adopted_is_known() -> None:
    def adopted(text: str) -> str | None:
        (each,) = decided(ground({"1": text}, year=2025))
        return each.told.document.name if each.told.document else None

    assert adopted("Nämnden antog budget 2025 vid sammanträdet 2024-12-10 § 80.") == "budget"
    assert adopted("Se internkontrollplan 2025, beslutad 2024-12-10, § 81.") == "internkontrollplan"
    assert adopted("Kompetensförsörjningsplanen (ON 2023-05-16 § 40) gäller.") == "kompetensförsörjningsplan"
    assert adopted("Budget 2025 finns. Den antogs 2024-12-10 § 80.") == "budget"
    assert adopted("Internkontrollplan 2025 följdes upp 2025-09-16 § 60.") is None
    assert adopted("Delegationsordningen reviderades 2025-03-11 § 14.") is None
    assert adopted("Budget 2025 revideras efter beslut 2025-03-11 § 14.") is None


@pytest.mark.parametrize(
    "piece",
    [
        "§ 5 ",
        "2025-02-11 § 5, ",
        "nämndens sammanträde 2025-02-11. ",
        "(§ 5), 11 februari ",
        "1. a\n2. b\n\n",
    ],
)
def test_nasty_text_takes_no_time(piece: str) -> None:
    here = ground({"1": (piece * 50_000)[:50_000]}, year=2025)
    began = time.process_time()
    decided(here)
    assert time.process_time() - began < 30
