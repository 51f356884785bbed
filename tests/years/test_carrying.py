"""Last year's answers as drafts, and this year's documents that may stand where last year's stood."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep import richtext
from auditprep.model import (
    Answer,
    Became,
    CitedThen,
    Decision,
    Evidence,
    EvidenceKind,
    Kind,
    Match,
    Matching,
    Question,
    Questionnaire,
    Section,
    Submission,
    Version,
)
from auditprep.years.carrying import draft, translated
from auditprep.years.likely import likely

OLD = ("Ja", "Nej", "Delvis", "Vet ej")
NEW = ("Ja", "Nej", "Delvis", "Ej aktuellt")


def choice(key: str, options: tuple[str, ...] = OLD, *, several: bool = False) -> Question:
    return Question(key, key, f"Fråga {key}?", None, Kind.CHOICE, options, several=several)


def prose(key: str) -> Question:
    return Question(key, key, f"Fråga {key}?", None, Kind.TEXT)


def last_year(
    *questions: Question,
    answers: Mapping[str, Answer],
    cited: Mapping[str, tuple[CitedThen, ...]] | None = None,
) -> Submission:
    form = Questionnaire("Frågor", None, 2024, None, (Section("1", "Mål", questions),))
    return Submission("2024.docx", None, 2024, form, answers, cited or {})


def became(*pairs: tuple[str, str]) -> Matching:
    return Matching(tuple(Match(old, new, Became.SAME) for old, new in pairs))


# Marks


@pytest.mark.parametrize(
    ("mark", "old", "new", "becomes"),
    [
        ("Ja", OLD, NEW, "Ja"),
        ("Ja", OLD, ("JA", "NEJ"), "JA"),
        ("Vet ej", OLD, ("Ja", "Nej", "Delvis", "Vet  ej."), "Vet  ej."),
        ("Vet ej", OLD, NEW, "Ej aktuellt"),
        ("Delvis", OLD, ("Ja", "Nej", "Till viss del", "Vet ej"), "Till viss del"),
        ("Vet ej", OLD, ("Ja", "Nej", "Ej aktuellt"), "Ej aktuellt"),
        ("Vet ej", OLD, ("Ja", "Nej", "Ej aktuellt", "Ej bedömt"), None),  # which of them?
        ("Vet ej", OLD, ("Ej aktuellt", "Ja", "Nej", "Delvis"), None),  # at another place
        ("Delvis", OLD, ("Ja", "Nej", "Uppfyllt", "Vet ej"), None),  # of which meaning?
        ("Delvis", OLD, ("Ja", "Nej"), None),
        ("Ja", OLD, ("Ja", "ja"), None),
        ("Ja", OLD, (), None),
    ],
)
def test_a_mark_is_carried_in_this_forms_words_where_these_are_plain(
    mark: str, old: tuple[str, ...], new: tuple[str, ...], becomes: str | None
) -> None:
    assert translated(mark, old, new) == becomes


def test_a_mark_that_this_form_does_not_offer_is_lost_and_told() -> None:
    made = draft(
        became(("1", "2")),
        last_year(choice("1"), answers={"1": Answer("Delvis", "Text")}),
        choice("2", ("Ja", "Nej")),
        "2",
    )
    assert made and (made.mark, made.text, made.mark_lost) == (None, "Text", True)


def test_a_question_that_is_answered_in_words_this_year_loses_its_mark_and_tells() -> None:
    made = draft(
        became(("1", "2")), last_year(choice("1"), answers={"1": Answer("Ja", "Text")}), prose("2"), "2"
    )
    assert made and (made.mark, made.mark_lost) == (None, True)


def test_an_answer_without_a_mark_loses_none() -> None:
    made = draft(
        became(("1", "2")), last_year(prose("1"), answers={"1": Answer(None, "Text")}), choice("2"), "2"
    )
    assert made and (made.mark, made.mark_lost) == (None, False)


def test_several_marks_are_carried_where_several_may_be_set() -> None:
    old = last_year(choice("1", ("A", "B", "C"), several=True), answers={"1": Answer("A; C")})
    many = draft(became(("1", "2")), old, choice("2", ("c", "b", "a"), several=True), "2")
    one = draft(became(("1", "2")), old, choice("2", ("a", "b", "c")), "2")
    fewer = draft(became(("1", "2")), old, choice("2", ("a", "b"), several=True), "2")
    assert many and one and fewer
    assert (many.mark, one.mark, fewer.mark) == ("c; a", None, None)
    assert (many.mark_lost, one.mark_lost, fewer.mark_lost) == (False, True, True)


# Texts


def test_the_text_is_carried_word_for_word() -> None:
    text = "**Fet** text\n\n- ett\n- två\n\n| a | b |\n| --- | --- |\n| 1 | 2 |"
    made = draft(
        became(("1", "2")),
        last_year(choice("1"), answers={"1": Answer("Ja", text, evidence="Budget")}),
        choice("2", NEW),
        "2",
    )
    assert made and (made.mark, made.text, made.evidence) == ("Ja", text, "Budget")


def test_a_merged_question_gets_both_texts_and_the_mark_that_they_agree_on() -> None:
    both = became(("1", "9"), ("2", "9"))
    agreed = last_year(
        choice("1"), choice("2"), answers={"1": Answer("Ja", "Först."), "2": Answer("Ja", "Sedan.")}
    )
    parted = last_year(
        choice("1"), choice("2"), answers={"1": Answer("Ja", "Först."), "2": Answer("Nej", "Först.")}
    )
    half = last_year(choice("1"), choice("2"), answers={"1": Answer("Ja", "Först.")})
    beside = last_year(choice("1"), prose("2"), answers={"1": Answer("Ja"), "2": Answer(None, "Sedan.")})
    drafts = [draft(both, each, choice("9"), "9") for each in (agreed, parted, half, beside)]
    assert [(each.mark, each.text, each.mark_lost) for each in drafts if each] == [
        ("Ja", "Först.\n\nSedan.", False),
        (None, "Först.", True),
        (None, "Först.", True),
        ("Ja", "Sedan.", False),
    ]


def test_a_split_question_gives_the_same_text_to_each() -> None:
    old = last_year(prose("1"), answers={"1": Answer(None, "Text")})
    both = became(("1", "8"), ("1", "9"))
    assert [made.text for key in ("8", "9") if (made := draft(both, old, prose(key), key))] == [
        "Text",
        "Text",
    ]


_MARKDOWN = st.sampled_from(
    ["Ett stycke.", "- ett\n- två", "1. ett\n2. två", "| a |\n| --- |\n| 1 |", "**fet**", "a\\\nb", ""]
)


@given(st.lists(_MARKDOWN, min_size=1, max_size=4))
def test_joined_texts_keep_all_words_and_are_as_a_case_keeps_them(texts: list[str]) -> None:
    keys = [str(at) for at in range(len(texts))]
    old = last_year(
        *map(prose, keys), answers={key: Answer(None, text) for key, text in zip(keys, texts, strict=True)}
    )
    made = draft(became(*((key, "x") for key in keys)), old, prose("x"), "x")
    if made is None:
        assert not any(texts)
        return
    assert richtext.to_markdown(richtext.parse(made.text)) == made.text
    words = [line for text in dict.fromkeys(texts) for line in richtext.plain(text).splitlines() if line]
    assert richtext.plain(made.text).splitlines() == words


def test_what_was_cited_comes_along_once() -> None:
    budget, plan = CitedThen("Budget 2024"), CitedThen("Plan 2024")
    old = last_year(prose("1"), prose("2"), answers={}, cited={"1": (budget, plan), "2": (budget,)})
    made = draft(became(("1", "9"), ("2", "9")), old, prose("9"), "9")
    assert made and made.cited == (budget, plan)


@pytest.mark.parametrize("matching", [became(("1", "9")), became(("2", "9")), Matching(())])
def test_there_is_no_draft_of_nothing(matching: Matching) -> None:
    old = last_year(prose("1"), answers={"1": Answer(done=True)})
    assert draft(matching, old, prose("9"), "9") is None


# Documents


def evidence(
    id: int, title: str, kind: EvidenceKind, represents: str | None = None, **more: object
) -> Evidence:
    return Evidence(id, title, f"{id}.pdf", f"sha{id}", 1, kind=kind, represents=represents, **more)  # type: ignore[arg-type]


BUDGET, INTERIM, POLICY = EvidenceKind.BUDGET, EvidenceKind.INTERIM_REPORT, EvidenceKind.POLICY
MONTHLY, MINUTES, OTHER = EvidenceKind.MONTHLY_FOLLOW_UP, EvidenceKind.MINUTES, EvidenceKind.OTHER
ACTION = EvidenceKind.ACTION_PLAN

THIS_YEAR = (
    evidence(1, "Socialnämndens budget 2025–2027", BUDGET, "2025–2027"),
    evidence(2, "Socialnämndens budget 2024–2026", BUDGET, "2024–2026"),
    evidence(3, "Delårsrapport per augusti 2025", INTERIM, "2025"),
    evidence(4, "Policy för inköp", POLICY),
    evidence(5, "Månadsuppföljning mars 2025", MONTHLY, "2025-03"),
    evidence(6, "Månadsuppföljning april 2025", MONTHLY, "2025-04"),
    evidence(7, "Handlingsplan mot våld 2025", ACTION, "2025"),
    evidence(8, "Handlingsplan för ekonomi i balans 2025", ACTION, "2025"),
    evidence(9, "Protokoll 2025-05-13", MINUTES, "2025-05-13"),
    evidence(10, "Protokoll 2025-06-10", MINUTES, "2025-06-10"),
    evidence(11, "Karta", OTHER),
    evidence(12, "Attestförteckning", EvidenceKind.AUTHORISATION_LIST),
)


@pytest.mark.parametrize(
    ("then", "ids"),
    [
        (CitedThen("Socialnämndens budget 2024–2026", BUDGET, "2024–2026"), (1,)),
        (CitedThen("Budget 2024-2026", BUDGET), (1,)),
        (CitedThen("Delårsbokslut 2024", INTERIM, "2024"), (3,)),
        (CitedThen("Policy för inköp", POLICY), (4,)),
        (CitedThen("Policy för resor", POLICY), ()),
        (CitedThen("Månadsuppföljning mars 2024", MONTHLY, "2024-03"), (5,)),
        (CitedThen("Månadsuppföljning maj 2024", MONTHLY, "2024-05"), ()),
        (CitedThen("Handlingsplan för ekonomi i balans 2024", ACTION, "2024"), (8,)),
        (CitedThen("Protokoll 2024-05-14", MINUTES, "2024-05-14"), (9, 10)),
        (CitedThen("Protokoll 2024-11-19", MINUTES, "2024-11-19"), ()),
        (CitedThen("Karta", OTHER), (11,)),
        (CitedThen("Mejl från en chef", EvidenceKind.MAIL), ()),
        (CitedThen("Attestförteckning 2024", EvidenceKind.AUTHORISATION_LIST, "2024"), (12,)),
        (CitedThen("", OTHER), ()),
    ],
)
def test_this_years_documents_of_the_same_kind_and_time_may_be_it(
    then: CitedThen, ids: tuple[int, ...]
) -> None:
    assert likely(then, THIS_YEAR, 2024, 2025) == ids


def test_the_same_file_comes_first_whatever_it_is_called() -> None:
    assert likely(CitedThen("Policy för inköp", POLICY, sha256="sha11"), THIS_YEAR, 2024, 2025) == (11, 4)
    older = evidence(20, "Plan", OTHER, versions=(Version(1, "a", "x", 1), Version(2, "b", "y", 1)))
    assert likely(CitedThen("Annat", POLICY, sha256="x"), (older,), 2024, 2025) == (20,)


def test_last_years_own_document_is_not_this_years() -> None:
    then = CitedThen("Socialnämndens budget 2024–2026", BUDGET, "2024–2026")
    assert likely(then, THIS_YEAR[1:2], 2024, 2025) == ()


def test_minutes_are_of_the_same_body() -> None:
    of_board = Decision("Socialnämnden", dt.date(2024, 5, 14))
    councils = evidence(30, "Protokoll", MINUTES, "2025-05-14", decisions=(Decision("Kommunfullmäktige"),))
    boards = evidence(31, "Protokoll", MINUTES, None, decisions=(Decision("SN", dt.date(2025, 5, 20)),))
    assert likely(CitedThen("Protokoll", MINUTES, decision=of_board), (councils, boards), 2024, 2025) == (31,)


def test_where_a_year_is_not_known_the_title_has_to_say_it() -> None:
    then = CitedThen("Socialnämndens budget 2024–2026", BUDGET, "2024–2026")
    assert set(likely(then, THIS_YEAR, None, 2025)) == {1, 2}
    assert likely(CitedThen("Något helt annat", BUDGET), THIS_YEAR, 2024, None) == ()


def test_a_leap_day_has_a_counterpart() -> None:
    minutes = evidence(1, "Protokoll", MINUTES, "2025-02-25")
    assert likely(CitedThen("Protokoll", MINUTES, "2024-02-29"), (minutes,), 2024, 2025) == (1,)


def test_a_few_are_proposed_at_most() -> None:
    many = [evidence(id, "Budget 2025", BUDGET, "2025") for id in range(1, 40)]
    assert likely(CitedThen("Budget 2024", BUDGET, "2024"), many, 2024, 2025) == (1, 2, 3, 4, 5)
