"""Words replaced in all answers: one step, undone as one, and nothing but the words is another afterwards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from cases import new_case
from hypothesis import given
from hypothesis import strategies as st

from auditprep.case import Case
from auditprep.errors import LockedCase, ReadOnlyCase, UnknownQuestion
from auditprep.messages.steps import step_name
from auditprep.model import Decision, FoundPart, Rewording, Status, WordSearch
from auditprep.prose.replacing import rewordings

SOUGHT = WordSearch("nämnden", "styrelsen")


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case(new_case(tmp_path / "a.auditprep")) as made:
        made.answer(
            "1.1", mark="Ja", text="Nämnden **beslutar**. [Nämnden](https://exempel.se/nämnden)", done=True
        )
        made.answer("1.5", text="- nämnden\n- annat", evidence="Nämndens plan", carried=True)
        made.answer("2.1", text="| nämnden | x |\n|---|---|\n| a | b |")
        yield made


def found_in(case: Case, sought: WordSearch) -> tuple[Rewording, ...]:
    return tuple(rewordings(case.snapshot().answers, sought))


def texts(case: Case) -> dict[str, tuple[str, str]]:
    return {key: (each.text, each.evidence) for key, each in case.snapshot().answers.items()}


def test_all_of_them_are_replaced_in_one_step_and_put_back_in_one(case: Case) -> None:
    before = case.snapshot().answers
    found = found_in(case, SOUGHT)
    done = case.replace_words(found, "nämnden → styrelsen")
    assert (len(done.made), done.left) == (5, ())
    answers = case.snapshot().answers
    assert answers["1.1"].text == "Styrelsen **beslutar**. [Styrelsen](https://exempel.se/nämnden)"
    assert (answers["1.5"].text, answers["1.5"].evidence) == ("- styrelsen\n- annat", "Styrelsens plan")
    assert answers["2.1"].text.startswith("| styrelsen | x |")
    assert (answers["1.1"].mark, answers["1.1"].done, answers["1.5"].carried) == ("Ja", True, True)
    assert case.undo(done.step) == ()
    assert case.snapshot().answers == before


def test_the_history_tells_of_it(case: Case) -> None:
    done = case.replace_words(found_in(case, SOUGHT), "nämnden → styrelsen")
    case.undo(done.step)
    made, undone = case.steps()[-2:]
    assert set(made.questions) == {"1.1", "1.5", "2.1"}
    assert step_name(made) == "Ord ersatta: nämnden → styrelsen"
    assert step_name(undone) == "Ångrat: ord ersatta: nämnden → styrelsen"


def test_only_the_places_that_are_wished_for_are_written_over(case: Case) -> None:
    found = [each for each in found_in(case, SOUGHT) if each.question == "1.1"]
    case.replace_words(found[1:])
    assert case.snapshot().answers["1.1"].text.startswith("Nämnden **beslutar**. [Styrelsen](")


def test_where_other_words_stand_by_then_they_are_left_and_told(case: Case) -> None:
    found = found_in(case, SOUGHT)
    case.answer("2.1", text="Något annat")
    done = case.replace_words(found)
    assert [each.question for each in done.left] == ["2.1"]
    assert case.snapshot().answers["2.1"].text == "Något annat"


def test_a_step_in_which_nothing_changed_leaves_no_trace(case: Case) -> None:
    assert case.replace_words(()).step == 0
    assert case.replace_words(found_in(case, WordSearch("beslutar", "beslutar"))).step == 0
    assert case.steps() == ()


def test_what_is_sent_stays_as_it_was_sent_and_an_unknown_question_is_none(case: Case) -> None:
    found = found_in(case, SOUGHT)
    with pytest.raises(UnknownQuestion):
        case.replace_words([Rewording("9.9", FoundPart.TEXT, 0, 1, "a", "b")])
    with Case.open(case.snapshot().path, read_only=True) as other, pytest.raises(ReadOnlyCase):
        other.replace_words(found)
    case.set_status(Status.READY)
    before = texts(case)
    case.set_status(Status.DECIDED, decision=Decision("SN", dt.date(2024, 9, 20), 63))
    case.set_status(Status.SENT, sent_on=dt.date(2024, 10, 1), sent_to="revisorerna")
    with pytest.raises(LockedCase):
        case.replace_words(found)
    assert texts(case) == before


WORDS = st.text("ab *|\n-[", max_size=12)


@given(
    st.lists(WORDS, min_size=4, max_size=4), st.text("ab", min_size=1, max_size=2), st.text("xa|", max_size=3)
)
def test_whatever_was_replaced_is_undone(
    tmp_path_factory: pytest.TempPathFactory, written: list[str], find: str, words: str
) -> None:
    path = tmp_path_factory.mktemp("wording") / "a.auditprep"
    with Case(new_case(path)) as case:
        for key, text in zip(case.snapshot().answers, written, strict=True):
            case.answer(key, text=text)
        before = case.snapshot().answers
        done = case.replace_words(found_in(case, WordSearch(find, words)))
        if done.step:
            assert case.undo(done.step) == ()
        assert case.snapshot().answers == before
