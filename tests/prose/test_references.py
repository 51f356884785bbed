from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.prose.references import Reference, references


def said(text: str) -> list[tuple[str | None, str | None, int | None, str | None]]:
    return [(each.body, each.date and str(each.date), each.paragraph, each.dnr) for each in references(text)]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("SN 2024-05-14, §23", ("SN", "2024-05-14", 23, None)),
        ("KF 2019-11-27 § 218", ("Kommunfullmäktige", "2019-11-27", 218, None)),
        ("styrmodell (KF\n2019-11-27 § 218) ska", ("Kommunfullmäktige", "2019-11-27", 218, None)),
        ("policyn 2019-09-25, § 175, som", (None, "2019-09-25", 175, None)),
        ("Kommunfullmäktige antog 2019-09-25, § 175", ("Kommunfullmäktige", "2019-09-25", 175, None)),
        ("KS 22-09-28, §188, inom", ("Kommunstyrelsen", "2022-09-28", 188, None)),
        ("Socialnämnden 2024-11-19 § 84 (dnr ON 2024/212)", ("Socialnämnden", "2024-11-19", 84, "ON 2024/212")),
        ("socialnämnden den 12 december 2023, § 63", ("Socialnämnden", "2023-12-12", 63, None)),
        ("beslut 2024-04-\n19, § 4", (None, "2024-04-19", 4, None)),
        ("§ 63, dnr 2023.092 SN", (None, None, 63, "2023.092 SN")),
        ("Omsorgsnämndens beslut 2024-05-14, 63 §", ("Omsorgsnämnden", "2024-05-14", 63, None)),
        ("KSAU § 12/24", ("Kommunstyrelsens arbetsutskott", None, 12, None)),
    ],
)  # fmt: skip
def test_a_reference_is_put_together_from_its_parts(
    text: str, meant: tuple[str | None, str | None, int | None, str | None]
) -> None:
    assert said(text) == [meant]


@pytest.mark.parametrize(
    "text",
    [
        "§ 63 Socialnämndens budget 2024–2026",
        "den 12 december 2023",
        "dnr KS 2024/110",
        "omhändertagande enligt 6 § LVU den 3 maj 2024",
        "FN 2024-05-14",
        "Justerat 2023-12-18 Socialnämnden",
    ],
)
def test_one_part_alone_is_no_reference(text: str) -> None:
    assert references(text) == ()


def test_several_paragraphs_of_a_meeting_are_as_many_references() -> None:
    assert said("KF 2019-11-27 §§ 218–219") == [
        ("Kommunfullmäktige", "2019-11-27", 218, None),
        ("Kommunfullmäktige", "2019-11-27", 219, None),
    ]
    assert said("KF 2019-11-27 § 218 och § 221")[1] == ("Kommunfullmäktige", "2019-11-27", 221, None)


def test_a_second_date_begins_another_reference() -> None:
    assert [each[1:3] for each in said("SN 2024-05-14 § 23, SN 2024-06-11 § 31")] == [
        ("2024-05-14", 23),
        ("2024-06-11", 31),
    ]


def test_a_reference_knows_where_it_stands() -> None:
    text = "Se beslutet (SN 2024-05-14, §23) om budget."
    found = references(text)[0]
    assert found == Reference("SN", dt.date(2024, 5, 14), 23, None, 13, 31)
    assert text[found.start : found.end] == "SN 2024-05-14, §23"


def test_letters_mean_what_the_text_or_the_caller_says() -> None:
    assert said("Socialnämnden (SN). SN 2024-05-14, §23")[0][0] == "Socialnämnden"
    assert references("SN 2024-05-14, §23", {"SN": "Servicenämnden"})[0].body == "Servicenämnden"


@given(st.text(alphabet="KSFN§ 0123456789-–,/().\nden och majdnr", max_size=120))
def test_references_stand_within_the_text_and_say_two_things_at_least(text: str) -> None:
    for each in references(text):
        assert 0 <= each.start < each.end <= len(text)


@pytest.mark.parametrize(
    "text", ["a", "§ 1,", "2024-", "Barn- och ", "SN ", "1 § ", "dnr ", "KS 2024/", "§§ 1–300 "]
)
def test_long_and_odd_texts_take_little_time(text: str) -> None:
    begun = time.process_time()
    references(text * (60_000 // len(text)))
    assert time.process_time() - begun < 30


def test_what_brackets_close_belongs_to_what_stands_before_them() -> None:
    assert said("2025-02-11 (januari, § 5), 2025-03-18 (februari, § 10)") == []
    assert said("2025-02-11 (§ 5), 2025-03-18 (§ 10)") == [
        (None, "2025-02-11", 5, None),
        (None, "2025-03-18", 10, None),
    ]
