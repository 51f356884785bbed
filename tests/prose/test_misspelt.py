"""Words for documents with a letter wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.prose.misspelt import long_words, spelt_alike


def test_long_words_are_found_without_their_endings() -> None:
    text = "Interkontrollplanen och verksamhetsplanens mål, planen och väsentlighets- och riskanalysen"
    assert [each.word for each in long_words(text)] == ["interkontrollplan", "verksamhetsplan"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({"interkontrollplan": 2}, [("interkontrollplan", "internkontrollplan")]),
        ({"verksamhetplan": 5, "verksamhetsplan": 1}, [("verksamhetplan", "verksamhetsplan")]),
        (
            {"digitaliseringsstrategi": 3, "digitaliseringstrategi": 1},
            [("digitaliseringstrategi", "digitaliseringsstrategi")],
        ),
        ({"delårsraport": 1}, [("delårsraport", "delårsrapport")]),
        ({"vattenplaneringsplan": 1, "vattenplaneringsplam": 1}, []),
        ({"helårsrapport": 4, "delårsrapport": 1}, []),
        ({"ungdomsprogram": 9, "ungdomsprogrammering": 1}, []),
        ({"omsorgsprogram": 1, "omsorgsprofil": 4}, []),
    ],
)
def test_only_a_slip_of_the_hand_is_called_wrong(
    words: dict[str, int], expected: list[tuple[str, str]]
) -> None:
    assert list(spelt_alike(words)) == expected


@given(st.dictionaries(st.text(alphabet="abplan", min_size=11, max_size=14), st.integers(1, 9), max_size=12))
def test_a_word_is_never_corrected_to_itself(words: dict[str, int]) -> None:
    assert all(wrong != right for wrong, right in spelt_alike(words))
