"""How many words a text has, as word processors count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.prose.word_count import count_words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        (" \n\t", 0),
        ("– • …", 0),
        ("Nämnden antog planen 2024-11-19 § 84.", 5),
        ("(dnr ON 2024/212)", 3),
        ("e-post, t.ex.\u2029nästa rad", 4),
        ("ett\u00a0två", 2),
    ],
)
def test_words_are_counted(text: str, count: int) -> None:
    assert count_words(text) == count


@given(st.lists(st.from_regex(r"[a-zåäö0-9]+[,.]?", fullmatch=True)))
def test_as_many_as_were_written(words: list[str]) -> None:
    assert count_words(" ".join(words)) == len(words)
