"""Documents that begin on a page of another one."""

from __future__ import annotations

import pytest

from auditprep.prose.document_headings import document_headings


def heads(text: str) -> list[tuple[str | None, str | None]]:
    return [
        (each.document.family if each.document else None, each.attachment) for each in document_headings(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bilaga 1 – Omsorgsnämndens internkontrollplan 2025\nRisk\tMetod", [("control", "1")]),
        ("Bilaga 2\nRisk- och väsentlighetsanalys 2025", [(None, "2"), ("risk", "2")]),
        ("Åsdalens kommun\nInternkontrollplan", [("control", None)]),
        ("1. Uppföljning av intern kontroll", [("control-follow-up", None)]),
        ("Bilaga: Handlingsplan", [("plan", None)]),
    ],
)  # fmt: skip
def test_a_heading_tells_which_document_begins(
    text: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert heads(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Innehåll\nInternkontrollplan ........ 3\nRiskanalys ........ 4",
        "Internkontrollplanen innehåller fyra kontrollmål.",
        "Internkontrollplanen för 2025 (bilaga 1 i budgeten) innehåller fyra kontrollmål kopplade till",
        "a\nb\nc\nd\ne\nf\ng\nh\nDelegationsordning",
        "Nämnd\tInternkontrollplan\tAnsvarig",
        "",
    ],
)
def test_contents_sentences_and_lists_are_no_headings(text: str) -> None:
    assert heads(text) == []
