from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.prose.paragraphs import paragraphs


def numbers(text: str) -> list[tuple[int, ...]]:
    return [each.numbers for each in paragraphs(text)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("§ 63", (63,)),
        ("§63", (63,)),
        ("§\u00a063", (63,)),
        ("den 11 november, § 84", (84,)),
        ("§ 12/24", (12,)),
        ("§ 107/2016", (107,)),
        ("paragraf 63", (63,)),
        ("§§ 12–15", (12, 13, 14, 15)),
        ("§ 12–14", (12, 13, 14)),
        ("§§ 12, 15 och 17", (12, 15, 17)),
        ("§\n63", (63,)),
        ("§ 63, 2023-12-12", (63,)),
        ("§ 63 i protokollet", (63,)),
        ("§ 61 E-tjänster", (61,)),
        ("beslut 2024-05-14, 63 §", (63,)),
        ("63 § Socialnämndens budget", (63,)),
    ],
)
def test_paragraphs_of_minutes_are_read(written: str, meant: tuple[int, ...]) -> None:
    assert numbers(written) == [meant]


@pytest.mark.parametrize(
    "law",
    [
        "6 § LVU",
        "enligt 6 § LVU",
        "16 kap. 6 f-h §§ socialtjänstlagen (2001:453)",
        "2 kap. 3 § kommunallagen",
        "enligt 11 kap.\n3 § socialtjänstlagen",
        "§ 7 förvaltningslagen",
        "§ 3 LSS",
        "LVU § 6",
        "kommunallagen § 12",
        "4 § första stycket",
        "9 a § lagen om stöd",
        "§ 5 i lagen om offentlig upphandling",
        "§ 4 i nämndens reglemente",
        "kravet i 5 § om dokumentation",
        "avsnitt § 4.3",
        "§ 0",
    ],
)
def test_paragraphs_of_laws_are_none(law: str) -> None:
    assert numbers(law) == []


def test_a_paragraph_knows_where_it_stands() -> None:
    text = "Socialnämnden 2024-11-19 §§ 84–85 (dnr ON 2024/212)"
    found = paragraphs(text)[0]
    assert text[found.start : found.end] == "§§ 84–85" and found.number == 84


def test_a_line_that_goes_on_with_a_law_is_no_heading() -> None:
    assert numbers("omhändertagande enligt\n6 § Och mer") == []


@given(st.text(alphabet="§ 0123456789-–,/.\nochkap", max_size=60))
def test_numbers_rise_and_are_few(text: str) -> None:
    for found in paragraphs(text):
        assert list(found.numbers) == sorted(set(found.numbers)) and len(found.numbers) < 5_000


def test_a_number_before_its_sign_counts_after_a_day_of_any_kind() -> None:
    assert [each.number for each in paragraphs("2025-02-11 (5 §)")] == [5]
    assert [each.number for each in paragraphs("den 11 februari, 5 §")] == [5]
    assert [each.number for each in paragraphs("par. 5 och protokollsparagraf 6")] == [5, 6]
    assert paragraphs("enligt 5 § förvaltningslagen") == ()
