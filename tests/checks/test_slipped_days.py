"""Days of an invented board's meetings, Tuesdays all of them, whose years are slips or are not."""

from __future__ import annotations

import pytest
from checks.grounds import decision, document, found, ground, written

from auditprep.checks.rules_current import RULES
from auditprep.model import Evidence, EvidenceKind

RULE = next(each for each in RULES if each.info.id == "other-year")

MEETINGS = """Månadsuppföljning har skett i

- februari 2025, nämndens sammanträde 2025-02-11, § 5
- mars 2025, nämndens sammanträde 2025-03-18, § 12
- april 2025, nämndens sammanträde 2025-04-15, § 20
- maj 2025, nämndens sammanträde 2025-05-20, § 31
- juni 2025, nämndens sammanträde 2025-06-17, § 40"""


def said(*texts: str, **more: object):
    return found(RULE, ground({f"1.{at}": text for at, text in enumerate(texts, 1)}, **more))


def minutes(*days: str) -> list[Evidence]:
    """Attached minutes of the board, each told by its day and §."""
    known = (each.split() for each in days)
    return [
        document(
            at,
            "Protokoll",
            EvidenceKind.MINUTES,
            decisions=(decision("Omsorgsnämnden", day, int(number)),),
        )
        for at, (day, number) in enumerate(known, 1)
    ]


@pytest.mark.parametrize(
    ("right", "slip"),
    [
        ("2025-02-11", "2024-02-11"),
        ("2025-04-15", "2024-04-15"),
        ("2025-06-17", "2026-06-17"),
        ("mars 2025", "mars 2024"),
    ],
)
def test_a_slip_in_a_list_of_meetings_is_found_and_mended(right: str, slip: str) -> None:
    text = MEETINGS.replace(right, slip)
    here = ground({"1.1": text}, evidence=minutes("2025-02-11 5", "2025-04-15 20", "2025-06-17 40"))
    (one,) = found(RULE, here)
    assert slip in one.places[0].quote
    assert right in written(here, one)
    assert slip not in written(here, one)


def test_a_list_of_meetings_is_right() -> None:
    assert said(MEETINGS) == []


def test_the_same_meeting_with_two_years_is_found() -> None:
    (one,) = said(MEETINGS, "Nämnden gav uppdraget vid sammanträdet 2024-05-20.")
    assert one.code == "other-year-same-day"
    assert one.mends[0].words == "2025-05-20"
    assert [each.question for each in one.places] == ["1.2", "1.1"]


def test_the_same_meeting_as_in_minutes_that_are_attached_is_found() -> None:
    minutes = document(
        1, "Protokoll", EvidenceKind.MINUTES, decisions=(decision("Omsorgsnämnden", "2025-05-20", 31),)
    )
    (one,) = said("Uppdraget gavs (Omsorgsnämnden 2024-05-20 § 31).", evidence=[minutes])
    assert one.code == "other-year-same-day"


@pytest.mark.parametrize(
    "text",
    [
        "Fullmäktige beslutade 2024-05-20 § 58 om ramen.",  # another body
        "Nämnden beslutade 2024-05-20 § 77 om en ny rutin.",  # another §
        "Enkäten skickades ut 2024-05-20.",  # no meeting
        "Läget per 2024-05-31 och den 31 maj 2025.",  # comes every year
    ],
)
def test_the_same_day_of_another_matter_is_left_alone(text: str) -> None:
    assert said(MEETINGS, text) == []


def test_a_known_meeting_of_last_year_is_right() -> None:
    minutes = document(
        1, "Protokoll", EvidenceKind.MINUTES, decisions=(decision("Omsorgsnämnden", "2024-05-20", 31),)
    )
    assert said(MEETINGS, "Se nämndens sammanträde 2024-05-20.", evidence=[minutes]) == []


def test_a_meeting_on_a_day_when_the_board_does_not_meet_is_found() -> None:
    (one,) = said(MEETINGS, "Se beslut om handlingsplan vid nämndens sammanträde 2024-09-16.")
    assert one.code == "other-year-weekday"
    assert one.mends[0].words == "2025-09-16"


@pytest.mark.parametrize("day", ["2024-09-17", "2024-12-10", "2025-09-18", "2019-09-24"])
def test_a_meeting_on_the_boards_weekday_or_long_ago_is_left_alone(day: str) -> None:
    assert said(MEETINGS, f"Se beslut vid nämndens sammanträde {day}.") == []


def test_a_document_decided_years_too_early_is_found() -> None:
    (one,) = said(
        "Nämnden antog budget 2025–2027 den 12 december 2023, § 63.", evidence=minutes("2024-12-12 63")
    )
    assert one.code == "other-year-decided"
    assert one.mends[0].words == "2024"


def test_a_report_treated_before_its_time_is_found() -> None:
    (one,) = said("Delårsbokslut 2025 behandlades av nämnden 2024-09-16, § 55.")
    assert one.code == "other-year-before"


def test_a_day_that_does_not_go_with_the_year_beside_it_is_found() -> None:
    (one,) = said("Under 2025 har uppföljning hittills skett 2024-04-24.")
    assert (one.code, one.mends[0].words) == ("other-year-beside", "2025")


def test_each_day_is_told_once() -> None:
    text = MEETINGS.replace("2025-05-20", "2024-05-20")
    assert len(said(text, "Nämnden gav uppdraget vid sammanträdet 2025-05-20, § 31.")) == 1


@pytest.mark.parametrize(
    ("text", "should"),
    [
        ("Delårsbokslutet behandlades av nämnden 2024-09-16, § 55.", "2025"),
        ("Internkontrollplanen antogs av nämnden den 12 december 2023.", "2024"),
    ],
)
def test_this_years_document_with_the_day_of_last_years_is_found(text: str, should: str) -> None:
    (one,) = said(text, evidence=minutes("2025-09-16 55"))
    assert (one.code, one.mends[0].words) == ("other-year-treated", should)


@pytest.mark.parametrize(
    "text",
    [
        "Delårsbokslutet behandlades av nämnden 2025-09-16, § 55.",
        "Internkontrollplanen antogs av nämnden den 10 december 2024.",
        "Årsbokslutet behandlades 2025-02-11.",
        "Delegationsordningen antogs av nämnden 2023-12-12.",
        "Fullmäktige antog budgeten 2023-11-27.",
        "Internkontrollplanen reviderades och antogs 2023-12-12.",
        "Delårsbokslutet 2024 behandlades 2024-09-16.",
        "Delårsbokslutet visar samma läge som 2024-09-16.",
    ],
)
def test_days_that_are_right_or_of_other_documents_are_left_alone(text: str) -> None:
    assert said(text) == []


def test_the_documents_year_is_the_slip_where_the_day_is_this_years() -> None:
    (one,) = said("Tertialrapport 2 2024 behandlades 2025-09-16.")
    assert (one.code, one.places[0].quote) == ("other-year-beside", "Tertialrapport 2 2024")
    assert one.mends[0].words == "2025"


def test_a_plan_decided_when_its_year_is_nearly_over_is_found() -> None:
    (one,) = said(
        "Nämnden antog internkontrollplan 2025 den 9 december 2025, § 63.", evidence=minutes("2024-12-09 63")
    )
    assert (one.code, one.mends[0].words) == ("other-year-late", "2024")


TREATED = "Internkontrollplanen antogs av nämnden 2023-11-14, § 98."


@pytest.mark.parametrize("known", [(), ("2024-12-11 102",), ("2024-11-14 97",), ("2024-11-13 98",)])
def test_no_mend_writes_a_decision_that_neither_the_register_nor_the_minutes_have(
    known: tuple[str, ...],
) -> None:
    (one,) = said(TREATED, evidence=minutes(*known))
    assert (one.code, one.mends) == ("other-year-treated", ())


def test_a_decision_that_the_minutes_have_is_offered() -> None:
    (one,) = said(TREATED, evidence=minutes("2024-12-11 102", "2024-11-14 98"))
    assert one.mends[0].words == "2024"


def test_the_same_paragraph_of_another_body_is_not_the_one_that_is_meant() -> None:
    council = document(
        1, "Protokoll", EvidenceKind.MINUTES, decisions=(decision("Kommunfullmäktige", "2024-11-14", 98),)
    )
    assert said(TREATED, evidence=[council])[0].mends == ()


def test_a_day_alone_is_mended_as_before() -> None:
    (one,) = said("Internkontrollplanen antogs av nämnden 2023-11-14.")
    assert one.mends[0].words == "2024"
