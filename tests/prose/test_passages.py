"""Sentences that can be told again."""

from __future__ import annotations

import pytest

from auditprep import richtext
from auditprep.prose.passages import only_refers, passages, runs_alike


def read(markdown: str) -> list[str]:
    plain = richtext.plain(markdown)
    return [plain[each.start : each.end] for each in passages(richtext.placed(markdown))]


def test_whole_sentences_are_passages() -> None:
    assert read(
        "Rubrik\n\nEnheterna lämnar underlag i god tid. Controllern stämmer sedan av dem.\n\n- En punkt"
    ) == [
        "Enheterna lämnar underlag i god tid.",
        "Controllern stämmer sedan av dem.",
    ]


def test_names_tables_and_labels_are_none() -> None:
    assert (
        read(
            "Mål 2: Alla som bor i Åsdalen ska få mat som smakar bra.\n\n| En cell med många ord i. |\n|---|\n| x |"
        )
        == []
    )


@pytest.mark.parametrize(
    ("sentence", "refers"),
    [
        (
            "Se Omsorgsnämndens budget 2025–2027, antagen vid nämndens sammanträde 2024-12-10 § 80, dnr ON 2024/211.",
            True,
        ),
        ("Mer information finns i internkontrollplan 2025, sid 4–6.", True),
        ("Enheterna lämnar underlag som controllern stämmer av innan nämnden får del av dem.", False),
    ],
)
def test_lines_that_only_refer_are_known(sentence: str, refers: bool) -> None:
    assert only_refers(sentence) is refers


def test_passages_that_follow_each_other_in_both_are_one_run() -> None:
    one = passages(
        richtext.placed("Detta är den första meningen. Detta är den andra meningen. Detta är den tredje.")
    )
    assert list(runs_alike(one, one, [(0, 0), (1, 1)])) == [(0, 0, 2)]
    assert list(runs_alike(one, one, [(0, 1), (2, 2)])) == [(0, 1, 1), (2, 2, 1)]
