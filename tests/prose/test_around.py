"""Words shown where they stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from auditprep.prose.around import Around, around


def test_the_words_stand_between_what_is_before_and_after_them() -> None:
    assert around("Nämnden antog planen i maj.", 8, 13) == Around("Nämnden ", "antog", " planen i maj.")


def test_what_is_far_away_is_left_out_and_words_stay_whole() -> None:
    text = "ett två tre fyra fem sex MÅL sju åtta nio tio elva"
    at = text.index("MÅL")
    assert around(text, at, at + 3, 10) == Around("… fem sex ", "MÅL", " sju åtta …")


def test_nothing_is_shown_of_other_paragraphs() -> None:
    assert around("ett\ntvå\ntre", 4, 7) == Around("", "två", "")


@given(st.text(alphabet="ab \n\t", max_size=40), st.data())
def test_any_place_can_be_shown(text, data) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    shown = around(text, start, end, 5)
    assert shown.words.split() == text[start:end].split()
    assert "\n" not in shown.before + shown.words + shown.after
