"""Texts that differ: every letter of both is there, and a reader sees at once in which words."""

from __future__ import annotations

import itertools
import random
import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.prose import differing_runs
from auditprep.prose.differing import Piece, differing, same_words

FEW_WORDS = st.lists(
    st.sampled_from(["och", "mål", "mål.", "2024", "–", "(ja)", "\n", "  ", "nämnden"]), max_size=40
)


def shown(old: str, new: str) -> str:
    marks = {"same": "{}", "gone": "[-{}-]", "come": "{{+{}+}}"}
    return "".join(marks[piece.kind].format(piece.text) for piece in differing(old, new))


def joined(pieces: tuple[Piece, ...], kind: str) -> str:
    return "".join(piece.text for piece in pieces if piece.kind in ("same", kind))


@given(st.text(), st.text())
def test_the_pieces_make_both_texts(old: str, new: str) -> None:
    pieces = differing(old, new)
    assert (joined(pieces, "gone"), joined(pieces, "come")) == (old, new)


@given(FEW_WORDS.map(" ".join), FEW_WORDS.map("".join))
def test_the_pieces_make_both_texts_where_much_is_the_same(old: str, new: str) -> None:
    pieces = differing(old, new)
    assert (joined(pieces, "gone"), joined(pieces, "come")) == (old, new)


@given(FEW_WORDS.map(" ".join), FEW_WORDS.map(" ".join))
def test_long_texts_are_put_together_as_exactly(old: str, new: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(differing_runs, "MOST_UNITS", 6)
        pieces = differing(old, new)
    assert (joined(pieces, "gone"), joined(pieces, "come")) == (old, new)


@given(FEW_WORDS.map(" ".join), FEW_WORDS.map(" ".join))
def test_no_piece_is_empty_and_no_two_of_a_kind_follow_each_other(old: str, new: str) -> None:
    pieces = differing(old, new)
    assert all(piece.text for piece in pieces)
    kinds = [piece.kind for piece in pieces]
    assert all(pair in _ORDER for pair in itertools.pairwise(kinds))


_ORDER = {("same", "gone"), ("same", "come"), ("gone", "come"), ("gone", "same"), ("come", "same")}


@given(st.text())
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert differing(text, text) == ((Piece("same", text),) if text else ())


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("", "Ja.", "{+Ja.+}"),
        ("Ja.", "", "[-Ja.-]"),
        ("Nämnden har 3 mål.", "Nämnden har 4 mål.", "Nämnden har [-3-]{+4+} mål."),
        ("Beslut 2024-03-12, § 14.", "Beslut 2024-03-12, § 15.", "Beslut 2024-03-12, § [-14-]{+15+}."),
        ("Plan 2024–2026 antogs.", "Plan 2025–2027 antogs.", "Plan [-2024–2026-]{+2025–2027+} antogs."),
        ("Budget i mars, plan i maj", "Budget i mars. Plan i maj", "Budget i mars[-, plan-]{+. Plan+} i maj"),
        ("(ja)", "ja", "[-(-]ja[-)-]"),
        ("ett två", "ett två tre", "ett två{+ tre+}"),
        ("ett\n\ntvå", "ett två", "ett[-\n\n-]{+ +}två"),
    ],
)
def test_words_that_differ_are_marked(old: str, new: str, wanted: str) -> None:
    assert shown(old, new) == wanted


def test_small_words_in_common_do_not_chop_what_was_written_anew() -> None:
    old = "Vi har sett över rutinerna i mars och utbildat alla chefer i ekonomi."
    new = "Styrelsen har granskat arbetet under hösten och beslutat om nya mått för ekonomi."
    assert len(differing(old, new)) <= 4


def test_a_year_in_a_sentence_that_stays_is_marked_alone() -> None:
    old, new = "Mål för 2024 och plan för 2024–2026.", "Mål för 2025 och plan för 2025–2027."
    assert shown(old, new) == "Mål för [-2024-]{+2025+} och plan för [-2024–2026-]{+2025–2027+}."


def test_a_sentence_that_came_is_one_piece() -> None:
    old = "Nämnden följer upp målen. Nämnden följer upp budgeten."
    new = "Nämnden följer upp målen. Nämnden följer upp riskerna. Nämnden följer upp budgeten."
    assert differing(old, new) == (
        Piece("same", "Nämnden följer upp målen. "),
        Piece("come", "Nämnden följer upp riskerna. "),
        Piece("same", "Nämnden följer upp budgeten."),
    )


def test_a_line_that_went_is_one_piece() -> None:
    assert (
        shown("- ett mål\n- ett krav\n- ett skäl", "- ett mål\n- ett skäl")
        == "- ett mål\n[-- ett krav\n-]- ett skäl"
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Ja  det\när så", "Ja det är så ", True), ("Ja", "ja", False), ("", " \n", True), ("a b", "ab", False)],
)
def test_blanks_and_lines_do_not_make_other_words(one: str, other: str, same: bool) -> None:
    assert same_words(one, other) is same


# Long texts


def test_a_long_text_is_compared_in_an_instant() -> None:
    old, new = _long(5_000, 1), _long(5_000, 2)
    seconds = []
    for other in (new, old.replace("ord7 ", "ord8 "), f"Först. {old}"):
        began = time.perf_counter()
        differing(old, other)
        seconds.append(time.perf_counter() - began)
    assert max(seconds) < 20  # what grows with the square of it takes minutes


def test_a_text_beyond_all_bounds_still_shows_its_one_changed_word() -> None:
    old = _long(60_000, 3)
    words = old.split(" ")
    words[30_000] = "ANNAT"
    pieces = differing(old, " ".join(words))
    assert [piece.text for piece in pieces if piece.kind == "come"] == ["ANNAT"]


def test_endless_words_without_a_sentence_are_compared_whole() -> None:
    old, new = ("x%d " * 30_000) % tuple(range(30_000)), ("y%d " * 30_000) % tuple(range(30_000))
    assert [piece.kind for piece in differing(old, new)] == ["gone", "come", "same"]


def _long(count: int, seed: int) -> str:
    """Words of which many are small and often repeated, in sentences."""
    chance = random.Random(seed)
    words = [chance.choice(("och", "i", "att", f"ord{chance.randrange(900)}")) for _ in range(count)]
    return " ".join(word + "." * (not at % 12) for at, word in enumerate(words))


def test_whoever_only_knows_of_differences_does_not_load_what_finds_them() -> None:
    ask = "import sys, auditprep.prose.differing; print('rapidfuzz' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
