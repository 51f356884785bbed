"""The case file: what is put in comes back, and every change is in it with its history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from cases import CASE_QUESTIONNAIRE, attach, new_case
from hypothesis import given
from hypothesis import strategies as st

from auditprep.errors import (
    UnknownEvidence,
    UnknownMark,
    UnknownQuestion,
)
from auditprep.model import (
    Answer,
    Change,
    Citation,
    Correction,
    HistoryEntry,
    Kind,
    Notice,
    Picture,
    Place,
    Question,
    Questionnaire,
    Role,
    Section,
    Status,
)
from auditprep.store.casefile import CaseFile


@pytest.fixture
def case(tmp_path: Path):
    with new_case(tmp_path / "granvik.auditprep") as file:
        yield file


def fields(entries: tuple[HistoryEntry, ...]) -> list[tuple[str | None, ...]]:
    return [(entry.field, entry.before, entry.after) for entry in entries]


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
maybe_texts = st.none() | texts
answers = st.builds(Answer, maybe_texts, texts, st.booleans(), texts)
numbers = st.integers(0, 10_000)
places = st.builds(Place, st.sampled_from(Role), texts, texts, maybe_texts, numbers, st.none() | numbers)
corrections = st.lists(
    st.builds(
        Correction, texts, st.sampled_from(Change), texts, st.none() | st.sampled_from(Role), maybe_texts
    ),
    max_size=4,
).map(tuple)


@st.composite
def sections(draw: Callable, keys: list[str]) -> tuple[Section, ...]:
    cuts = sorted(draw(st.lists(st.integers(0, len(keys)), max_size=3)))
    runs = [keys[start:stop] for start, stop in zip([0, *cuts], [*cuts, len(keys)], strict=True)]
    return tuple(
        Section(draw(maybe_texts), draw(texts), tuple(draw(questions(key)) for key in run)) for run in runs
    )


def questions(key: str) -> st.SearchStrategy[Question]:
    return st.builds(
        Question,
        st.just(key),
        maybe_texts,
        texts,
        maybe_texts,
        st.sampled_from(Kind),
        st.lists(texts, max_size=4).map(tuple),
        answers,
        st.lists(places, max_size=3).map(tuple),
        st.booleans(),
    )


notices = st.builds(Notice, texts, maybe_texts, st.dictionaries(texts, texts, max_size=2))
questionnaires = st.builds(
    Questionnaire,
    texts,
    maybe_texts,
    st.none() | st.integers(-(2**63), 2**63 - 1),
    st.none() | st.dates(),
    st.lists(texts, unique=True, max_size=6).flatmap(sections),
    st.lists(notices, max_size=2).map(tuple),
)


@given(questionnaires, st.binary(), corrections)
def test_a_questionnaire_comes_back_exactly_as_it_went_in(
    tmp_path_factory, questionnaire, form, corrections
) -> None:
    path = tmp_path_factory.mktemp("case") / "c.auditprep"
    new_case(path, questionnaire=questionnaire, form=form, corrections=corrections).close()
    with CaseFile(path, who="bo") as opened:
        seen = opened.snapshot()
        assert seen.questionnaire == questionnaire
        assert seen.answers == {question.key: question.answer for question in questionnaire.questions()}
        assert seen.corrections == corrections
        assert opened.form() == form
        assert (seen.board, seen.year, seen.deadline) == (
            questionnaire.board,
            questionnaire.year,
            questionnaire.deadline,
        )


def test_what_is_given_for_board_and_year_goes_before_the_form_and_the_form_is_still_as_read(
    tmp_path,
) -> None:
    with new_case(tmp_path / "c.auditprep", board="Omsorgsnämnden", year=2026) as case:
        seen = case.snapshot()
    assert (seen.board, seen.year) == ("Omsorgsnämnden", 2026)
    assert seen.questionnaire == CASE_QUESTIONNAIRE
    assert seen.status is Status.DRAFT
    assert seen.form_name == "formulär.docx"


@pytest.mark.parametrize(
    "name", ["å ä ö.auditprep", "50 % #1?.auditprep", "%23 %41.auditprep", "a&b=c;mode=ro.auditprep"]
)
def test_any_name_that_a_disk_allows_works(tmp_path, name) -> None:
    folder = tmp_path / "Mapp # 100 % ?"
    folder.mkdir()
    with new_case(folder / name) as case:
        case.answer("1.1", {"mark": "Nej"})
    assert [file.name for file in folder.iterdir()] == [name]
    with CaseFile(folder / name, read_only=True, who="bo") as opened:
        assert opened.snapshot().answer("1.1").mark == "Nej"


def test_an_answer_read_from_the_form_is_the_first_in_the_case_and_signed(case) -> None:
    assert case.snapshot().answer("1.1") == Answer("Ja", "Beslutat i *mars*")
    entries = case.history("1.1")
    assert fields(entries) == [("mark", None, "Ja"), ("text", None, "Beslutat i *mars*")]
    assert {entry.who for entry in entries} == {"anna"}
    case.answer("1.1", {"mark": None, "text": ""})
    assert case.snapshot().answer("1.1").is_empty
    assert case.snapshot().questionnaire.question("1.1").answer == Answer("Ja", "Beslutat i *mars*")


def test_history_tells_who_when_before_and_after(case) -> None:
    start = dt.datetime.now(dt.UTC)
    case.answer("2.1", {"text": "först"})
    case.answer("2.1", {"text": "sedan", "done": True})
    case.answer("2.1", {"done": False, "text": ""})
    entries = case.history("2.1")
    assert fields(entries) == [
        ("text", None, "först"),
        ("text", "först", "sedan"),
        ("done", None, "true"),
        ("text", "sedan", None),
        ("done", "true", None),
    ]
    assert all(start <= entry.when <= dt.datetime.now(dt.UTC) for entry in entries)
    assert all(entry.when.utcoffset() == dt.timedelta(0) for entry in entries)


def test_an_equal_value_is_no_change_and_leaves_no_history(case) -> None:
    before = case.history("1.1")
    case.answer("1.1", {"mark": "Ja", "text": "Beslutat i *mars*", "done": False})
    case.answer("1.1", {})
    assert case.history("1.1") == before


@pytest.mark.parametrize(
    ("asked", "stored"), [("nej", "Nej"), (" VET EJ ", "Vet ej"), ("Ja", "Ja"), (None, None)]
)
def test_a_mark_is_kept_in_the_forms_wording(case, asked, stored) -> None:
    case.answer("1.1", {"mark": asked})
    assert case.snapshot().answer("1.1").mark == stored


def test_a_mark_that_the_form_does_not_have_is_refused_and_nothing_changes(case) -> None:
    with pytest.raises(UnknownMark) as caught:
        case.answer("1.1", {"mark": "Kanske", "text": "nytt"})
    assert caught.value.facts == {"question": "1.1", "mark": "Kanske", "options": ("Ja", "Nej", "Vet ej")}
    assert case.snapshot().answer("1.1").text == "Beslutat i *mars*"


@pytest.fixture
def several(tmp_path: Path):
    """A case with one question of which several options may be ticked."""
    asked = Question("1", "1", "Vilka?", None, Kind.CHOICE, ("Plan", "Budget", "Mål; kort"), several=True)
    form = Questionnaire("Frågor", None, None, None, (Section(None, "", (asked,)),))
    with new_case(tmp_path / "flera.auditprep", questionnaire=form) as file:
        yield file


@pytest.mark.parametrize(
    ("asked", "stored"),
    [
        ("Plan", "Plan"),
        ("budget; PLAN", "Plan; Budget"),
        ("Budget;Plan;budget", "Plan; Budget"),
        ("Budget\nPlan\n", "Plan; Budget"),
        ("mål; kort", "Mål; kort"),
        (None, None),
    ],
)
def test_several_marks_are_kept_in_the_forms_order_and_wording(several, asked, stored) -> None:
    several.answer("1", {"mark": asked})
    assert several.snapshot().answer("1").mark == stored


def test_the_ticked_options_can_be_asked_for(several) -> None:
    several.answer("1", {"mark": "Budget; Plan"})
    assert several.snapshot().answer("1").marks == ("Plan", "Budget")
    several.answer("1", {"mark": None})
    assert several.snapshot().answer("1").marks == ()


@pytest.mark.parametrize(("asked", "named"), [("Plan; Kanske", " Kanske"), (";", ";"), ("", "")])
def test_one_unknown_mark_among_several_refuses_them_all_and_is_named(several, asked, named) -> None:
    with pytest.raises(UnknownMark) as caught:
        several.answer("1", {"mark": asked})
    assert caught.value.facts["mark"] == named
    assert several.snapshot().answer("1").mark is None


def test_only_a_question_that_allows_it_takes_several_marks(case) -> None:
    with pytest.raises(UnknownMark) as caught:
        case.answer("1.1", {"mark": "Ja; Nej"})
    assert caught.value.facts["mark"] == "Ja; Nej"


def test_what_the_forms_own_column_for_evidence_says_is_changed_and_remembered(case) -> None:
    case.answer("2.1", {"evidence": "Bilaga 1\ud83d"})
    case.answer("2.1", {"evidence": "Bilaga 2", "text": "Två risker"})
    assert case.snapshot().answer("2.1") == Answer(None, "Två risker", evidence="Bilaga 2")
    assert fields(case.history("2.1")) == [
        ("evidence", None, "Bilaga 1\ufffd"),
        ("text", None, "Två risker"),
        ("evidence", "Bilaga 1\ufffd", "Bilaga 2"),
    ]


def test_typing_leaves_the_mark_and_the_evidence_as_they_are(case) -> None:
    case.answer("1.1", {"evidence": "Bilaga 1"})
    case.save_typed("1.1", "Skrivet")
    assert case.snapshot().answer("1.1") == Answer("Ja", "Skrivet", evidence="Bilaga 1")


def test_pictures_in_a_form_are_evidence_of_their_answers_the_same_bytes_once(tmp_path) -> None:
    pictures = (
        ("Bild i 1.1", Picture("1.1", "image1.png", b"\x89PNG")),
        ("Bild i 2.1", Picture("2.1", "image2.png", b"\x89PNG")),
        ("Bild i 2.1", Picture("2.1", "image3.png", b"\x89PNG 2")),
    )
    with new_case(tmp_path / "c.auditprep", pictures=pictures) as case:
        seen = case.snapshot()
        assert [(each.title, each.file_name) for each in seen.evidence] == [
            ("Bild i 1.1", "image1.png"),
            ("Bild i 2.1", "image3.png"),
        ]
        first, second = (each.id for each in seen.evidence)
        assert seen.cited("1.1") == (Citation(first),)
        assert seen.cited("2.1") == (Citation(first), Citation(second))
        assert case.evidence_bytes(second) == b"\x89PNG 2"
        assert fields(case.history("2.1"))[-1] == ("citation", None, "Bild i 2.1")


def test_unknown_questions_and_evidence_are_refused(case) -> None:
    for ask in (
        lambda: case.answer("9.9", {"text": "x"}),
        lambda: case.history("9.9"),
        lambda: case.cite("9.9", 1, None),
        lambda: case.uncite("9.9", 1),
    ):
        with pytest.raises(UnknownQuestion):
            ask()
    for ask in (
        lambda: case.cite("1.1", 7, None),
        lambda: case.uncite("1.1", 7),
        lambda: case.evidence_bytes(7),
    ):
        with pytest.raises(UnknownEvidence):
            ask()


def test_half_a_surrogate_pair_from_a_window_is_replaced_not_refused(case) -> None:
    case.answer("2.1", {"text": "a\ud83d b \ud83d\ude00"})
    assert case.snapshot().answer("2.1").text == "a\ufffd b \U0001f600"


one_change = st.fixed_dictionaries(
    {},
    optional={
        "mark": st.sampled_from([None, "Ja", "Nej", "Vet ej"]),
        "text": texts,
        "done": st.booleans(),
        "evidence": texts,
    },
)


@given(st.lists(st.tuples(st.sampled_from(["1.1", "1.5", "1.5#2"]), one_change, st.booleans()), max_size=12))
def test_any_run_of_answers_is_what_a_dict_would_hold_and_history_replays_to_it(
    tmp_path_factory, run
) -> None:
    path = tmp_path_factory.mktemp("case") / "c.auditprep"
    case = new_case(path)
    expected = {
        question.key: {
            "mark": question.answer.mark,
            "text": question.answer.text,
            "done": False,
            "evidence": "",
        }
        for question in CASE_QUESTIONNAIRE.questions()
    }
    for key, change, reopen in run:
        case.answer(key, change)
        expected[key] |= change
        if reopen:
            case.close()
            case = CaseFile(path, who="bo")
    seen = case.snapshot().answers
    histories = {key: case.history(key) for key in expected}
    case.close()
    assert seen == {key: Answer(**parts) for key, parts in expected.items()}
    for key, entries in histories.items():
        replayed: dict[str, str | None] = {"mark": None, "text": None, "done": None, "evidence": None}
        for entry in entries:
            assert replayed[entry.field] == entry.before
            replayed[entry.field] = entry.after
        done = replayed["done"] is not None
        assert seen[key] == Answer(replayed["mark"], replayed["text"] or "", done, replayed["evidence"] or "")


@pytest.fixture
def budget(tmp_path: Path) -> Path:
    file = tmp_path / "Budget 2024.pdf"
    file.write_bytes(b"%PDF-1.7 budget")
    return file


def test_evidence_is_taken_in_whole(case, budget) -> None:
    evidence = attach(case, budget, None)
    assert (evidence.title, evidence.file_name, evidence.size) == ("Budget 2024", "Budget 2024.pdf", 15)
    assert case.evidence_bytes(evidence.id) == b"%PDF-1.7 budget"
    assert case.snapshot().evidence == (evidence,)


def test_the_same_bytes_again_are_the_evidence_already_there(case, budget, tmp_path) -> None:
    first = attach(case, budget, "Nämndens budget")
    copy = tmp_path / "kopia.pdf"
    copy.write_bytes(budget.read_bytes())
    assert attach(case, copy, "Annat") == first
    assert case.snapshot().evidence == (first,)


def test_citations_keep_their_order_and_their_latest_pages_and_are_in_the_history(
    case, budget, tmp_path
) -> None:
    other = tmp_path / "plan.pdf"
    other.write_bytes(b"")
    first, second = attach(case, budget, None), attach(case, other, "Plan")
    case.cite("1.1", first.id, "3-6")
    case.cite("1.1", second.id, "  ")
    case.cite("1.1", first.id, " 7 ")
    case.cite("1.1", first.id, "7")
    assert case.snapshot().cited("1.1") == (Citation(first.id, "7"), Citation(second.id, None))
    case.uncite("1.1", first.id)
    case.uncite("1.1", first.id)
    assert case.snapshot().cited("1.1") == (Citation(second.id, None),)
    assert len(case.snapshot().evidence) == 2
    assert fields(case.history("1.1"))[2:] == [
        ("citation", None, "Budget 2024, 3-6"),
        ("citation", None, "Plan"),
        ("citation", "Budget 2024, 3-6", "Budget 2024, 7"),
        ("citation", "Budget 2024, 7", None),
    ]
