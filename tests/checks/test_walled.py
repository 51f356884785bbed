"""Nothing is read across what stands between two blocks, or two rows."""

from __future__ import annotations

from checks.grounds import ground
from hypothesis import given
from hypothesis import strategies as st

from auditprep.checks.texts import ReadText
from auditprep.model import Answer, FoundPart


def test_a_decision_does_not_run_over_two_blocks() -> None:
    here = ground({"1": "Det är § 5\n\n2025-03-11 § 12 är ett annat."})
    assert [each.paragraph for each in here.references("1")] == [12]


def test_nor_over_two_rows_of_a_table() -> None:
    here = ground({"1": "| Beslut | Dag |\n|---|---|\n| se § 5 | okänd |\n| se § 12 | 2025-03-11 |"})
    assert [each.paragraph for each in here.references("1")] == [12]


def test_the_lines_of_one_block_belong_together() -> None:
    here = ground({"1": "ON 2025-\\\n03-11 § 12"})
    assert [str(each.date) for each in here.references("1")] == ["2025-03-11"]


def test_the_place_for_evidence_refers_too() -> None:
    here = ground({"1": Answer("Ja", "", evidence="ON 2025-03-11 § 12")})
    assert [each.paragraph for each in here.references("1", FoundPart.EVIDENCE)] == [12]


def test_a_page_has_no_walls() -> None:
    assert ReadText("en\ntvå").walled == "en\ntvå"


@given(st.text(alphabet="ab|-\n #*1.", max_size=80))
def test_places_are_the_same_with_walls(markdown: str) -> None:
    read = ReadText.of_answer(markdown)
    assert read.walled.replace("\x00", "\n") == read.plain


def test_what_is_asked_once_is_made_once() -> None:
    made: list[int] = []
    here = ground({"1": "Text"})

    def work(_ground: object) -> int:
        made.append(1)
        return len(made)

    assert (here.once(work), here.once(work)) == (1, 1)
