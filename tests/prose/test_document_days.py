from __future__ import annotations

import pytest

from auditprep.prose.document_days import wrong_days


def wrong(text: str) -> list[tuple[str, int | None]]:
    return [(text[each.start : each.end], each.year) for each in wrong_days(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nämnden antog budget 2025–2027 vid sammanträdet 2023-12-12, § 63.", ("2023-12-12", 2024)),
        ("Internkontrollplan för 2025, beslutad 2023-11-21 § 70", ("2023-11-21", 2024)),
        ("Delårsbokslut 2025 behandlades 2024-09-17, § 55.", ("2024-09-17", 2025)),
        ("Årsredovisning 2024 godkändes 2024-02-13.", ("2024-02-13", 2025)),
    ],
)
def test_a_day_too_early_for_its_document_is_found(text: str, found: tuple[str, int | None]) -> None:
    assert wrong(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Nämnden antog budget 2025–2027 vid sammanträdet 2024-12-10, § 84.",
        "Delårsbokslut 2025 behandlades 2025-09-16.",
        "Årsredovisning 2024 godkändes 2025-02-11.",
        "Enligt kommunens styrmodell (KF 2019-11-27 § 218) antogs budget 2025–2027.",
        "Budget 2025–2027 bygger på policyn, antagen 2023-12-12.",
        "Budget 2025–2027 reviderades 2023-12-12.",
        "I delårsbokslut 2025 jämförs med utfallet 2024-08-31 som redovisades.",
        "Delårsbokslut per 2025-08-31 behandlades i september.",
        "Budget 2025–2027 antogs. Planen beslutades 2023-12-12.",
        "Kommunfullmäktige beslutade 2023-06-19 om ramar för budget 2025–2027.",
        "Strategi 2025–2028 antogs 2023-12-12.",
    ],
)
def test_a_day_that_may_be_right_or_is_another_documents_is_left_alone(text: str) -> None:
    assert wrong(text) == []
