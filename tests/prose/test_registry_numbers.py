from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.prose.registry_numbers import dnr_at_start, registry_numbers


@pytest.mark.parametrize(
    "number",
    [
        "2023.092 SN",
        "KS 2024/110",
        "KS 2024/00123",
        "SN 2023-00123",
        "KS-2024/123",
        "KSN-2024-00123",
        "SOC.2024.12",
        "KS/2024:123",
        "SÄN/2012:3",
        "ON 2024/212",
        "Ks 2024/110",
        "KS 45/2024",
        "KS2024/123",
        "KS 2024/123-1",
    ],
)
def test_a_number_with_the_letters_of_a_register_is_found_anywhere(number: str) -> None:
    text = f"Enligt förslaget ({number}) ska nämnden besluta."
    assert [each.value for each in registry_numbers(text)] == [number]
    assert text[registry_numbers(text)[0].start : registry_numbers(text)[0].end] == number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("Dnr 0456/24", "0456/24"),
        ("dnr: 2024/123", "2024/123"),
        ("diarienummer: SN 2024-12", "SN 2024-12"),
        ("Diarienummer:\n2022.053 SN", "2022.053 SN"),
        ("Dnr 24KS123", "24KS123"),
        ("dnr KS24/123", "KS24/123"),
        ("Dnr 3.1.1-123/2024", "3.1.1-123/2024"),
        ("Diarienr 31/16", "31/16"),
        ("Dnr. Sov 2024/12", "Sov 2024/12"),
        ("dnr 2022.053, SN", "2022.053 SN"),
    ],
)
def test_after_its_label_every_way_of_writing_counts(written: str, number: str) -> None:
    assert [each.value for each in registry_numbers(f"{written}. Mer text.")] == [number]


@pytest.mark.parametrize(
    "text",
    [
        "SN 2024-05-14, §23",
        "SN 2024-05",
        "KF 2019-11-27 § 218",
        "SOU 2020:47",
        "(S 2020:08)",
        "SOSFS 2014:5",
        "HSLF-FS 2017:40",
        "socialtjänstlagen (2001:453)",
        "budget 2024–2026",
        "läsåret 2024/25",
        "BUDGET 2024/2025",
        "KS 2024/2025",
        "2023.5 MW",
        "1 397 860",
        "Agenda 2030",
        "Dnr -",
        "Datum Dnr 2024-03-12",
        "sid 3–6",
    ],
)
def test_years_dates_laws_and_amounts_are_no_registry_numbers(text: str) -> None:
    assert registry_numbers(text) == ()


def test_labels_side_by_side_above_their_values_do_not_make_a_date_a_number() -> None:
    assert [each.value for each in registry_numbers("Datum Dnr\n2024-03-12 KS 2024/110")] == ["KS 2024/110"]


def test_where_a_number_is_expected_it_needs_no_letters() -> None:
    found = dnr_at_start("0456/24 Godkännande av dagordning")
    assert found is not None and found.value == "0456/24" and found.end == 7
    assert dnr_at_start("Godkännande av dagordning") is None
    assert dnr_at_start("2024-05-14") is None


@given(st.text(alphabet="KSN0123456789./:- dnr\n", max_size=80))
def test_no_text_is_too_odd_to_look_for_numbers_in(text: str) -> None:
    assert all(each.value and text[each.start] == each.value[0] for each in registry_numbers(text))
