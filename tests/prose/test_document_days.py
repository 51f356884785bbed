from __future__ import annotations

import pytest

from auditprep.prose.document_days import wrong_days


def wrong(text: str) -> list[tuple[str, int]]:
    return [(text[each.start : each.end], each.value.year + each.off) for each in wrong_days(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nämnden antog budget 2025–2027 vid sammanträdet 2023-12-12, § 63.", ("2023-12-12", 2024)),
        ("Internkontrollplan för 2025, beslutad 2023-11-21 § 70", ("2023-11-21", 2024)),
        ("Delårsbokslut 2025 behandlades 2024-09-17, § 55.", ("2024-09-17", 2025)),
        ("Årsredovisning 2024 godkändes 2024-02-13.", ("2024-02-13", 2025)),
        ("Nämnden antog budget 2025–2027 den 10 december 2025, § 84.", ("10 december 2025", 2024)),
        (
            "Nämnden har antagit verksamhetsplan 2024 med internbudget (ON 2024-12-10 § 84).",
            ("2024-12-10", 2023),
        ),
        ("Tertialrapport 2 2024 behandlades 2025-09-16.", ("2025-09-16", 2024)),
        ("Årsredovisning 2023 godkändes 2025-02-11.", ("2025-02-11", 2024)),
    ],
)
def test_a_day_too_early_or_too_late_for_its_document_is_found(text: str, found: tuple[str, int]) -> None:
    assert wrong(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Nämnden antog budget 2025–2027 vid sammanträdet 2024-12-10, § 84.",
        "Delårsbokslut 2025 behandlades 2025-09-16.",
        "Årsredovisning 2024 godkändes 2025-02-11.",
        "Internkontrollplan 2025 beslutades 2025-02-11.",
        "Uppföljning av internkontrollplan 2025 godkändes 2025-10-14.",
        "Budget 2025 justerades och godkändes 2025-10-14.",
        "Delårsrapport 2024 godkändes 2025-02-11.",
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
