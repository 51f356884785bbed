"""Submissions side by side: which questions stand in a row, and what is another than the year before."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

import pytest
from compared_submissions import MARKS, asked, matched, submitted
from hypothesis import given
from hypothesis import strategies as st

from auditprep.model import (
    Answer,
    Became,
    CitedThen,
    Comparison,
    EvidenceKind,
    Match,
    Matching,
    PairChoice,
    Question,
    Questionnaire,
    Step,
    TextChange,
)
from auditprep.model.compared import RowChange, row_change
from auditprep.years import comparing
from auditprep.years.comparing import Choices, compare
from auditprep.years.comparing_answers import renamed_options

Q = asked("1.1", "Har nämnden mål?")


@pytest.fixture
def matchings(monkeypatch: pytest.MonkeyPatch) -> list[Matching]:
    """What the forms are matched by, in turn."""
    told: list[Matching] = []

    def match(_old: Questionnaire, _new: Questionnaire, _choices: Iterable[PairChoice] = ()) -> Matching:
        return told.pop(0)

    monkeypatch.setattr(comparing, "match", match)
    return told


def keys(comparison: Comparison) -> list[tuple[str | None, ...]]:
    return [tuple(cell.question.key if cell else None for cell in row.cells) for row in comparison.rows]


def step(old: Answer, new: Answer, matchings: list[Matching], options: tuple[str, ...] = MARKS) -> Step:
    """What happens to a question with these answers."""
    matchings.append(matched(("1.1", "1.1")))
    after = asked("1.1", "Har nämnden mål?", options)
    comparison = compare([submitted(2024, [Q], {"1.1": old}), submitted(2025, [after], {"1.1": new})])
    found = comparison.rows[0].steps[0]
    assert found
    return found


# Columns


def test_the_oldest_stands_first(matchings: list[Matching]) -> None:
    matchings += [matched(), matched()]
    comparison = compare([submitted(2025), submitted(2023), submitted(2024)])
    assert [each.year for each in comparison.submissions] == [2023, 2024, 2025]


def test_boards_of_one_year_stand_in_the_order_given(matchings: list[Matching]) -> None:
    matchings += [matched()]
    comparison = compare([submitted(2024, board="Socialnämnden"), submitted(2024, board="Byggnadsnämnden")])
    assert [each.board for each in comparison.submissions] == ["Socialnämnden", "Byggnadsnämnden"]


def test_where_a_year_is_not_known_the_order_given_holds(matchings: list[Matching]) -> None:
    matchings += [matched(), matched()]
    comparison = compare([submitted(2025), submitted(None), submitted(2024)])
    assert [each.year for each in comparison.submissions] == [2025, None, 2024]


def test_the_order_may_be_asked_for(matchings: list[Matching]) -> None:
    matchings += [matched()]
    comparison = compare([submitted(2025), submitted(2024)], as_given=True)
    assert [each.year for each in comparison.submissions] == [2025, 2024]


@pytest.mark.parametrize("choices", [{(0, 2): ("b",), (2, 1): ("a",)}, [("b",), ("a",)]])
def test_each_pair_is_matched_with_what_was_said_of_it(
    monkeypatch: pytest.MonkeyPatch, choices: Choices
) -> None:
    said = []

    def match(_old: Questionnaire, _new: Questionnaire, choices: Iterable[PairChoice] = ()) -> Matching:
        said.append(tuple(choices))
        return matched()

    monkeypatch.setattr(comparing, "match", match)
    compare([submitted(2023), submitted(2025), submitted(2024)], choices)
    assert said == [("b",), ("a",)]


# Rows


def test_rows_come_in_the_newest_forms_order_and_what_is_gone_stays_where_it_stood(
    matchings: list[Matching],
) -> None:
    old, new = _questions("a", "b", "c"), _questions("c2", "a2", "ny")
    matchings.append(matched(("c", "c2"), ("a", "a2"), ("b", None), (None, "ny")))
    comparison = compare([submitted(2024, old), submitted(2025, new)])
    assert keys(comparison) == [("c", "c2"), ("a", "a2"), ("b", None), (None, "ny")]
    assert [each and each.became for row in comparison.rows for each in row.steps] == [
        Became.SAME,
        Became.SAME,
        Became.REMOVED,
        Became.ADDED,
    ]


def test_what_was_gone_long_ago_follows_the_question_that_it_stood_after(matchings: list[Matching]) -> None:
    matchings += [
        matched(("a", "a"), ("b", None), ("c", "c")),
        matched(("c", "c"), (None, "d"), ("a", "a")),
    ]
    comparison = compare(
        [
            submitted(2023, _questions("a", "b", "c")),
            submitted(2024, _questions("a", "c")),
            submitted(2025, _questions("c", "d", "a")),
        ]
    )
    assert keys(comparison) == [("c", "c", "c"), (None, None, "d"), ("a", "a", "a"), ("b", None, None)]
    assert comparison.rows[3].steps[1] is None
    assert comparison.rows[1].steps[0] is None


def test_a_question_that_was_split_is_in_a_row_for_each(matchings: list[Matching]) -> None:
    matchings.append(matched(Match("a", "b", Became.SPLIT), Match("a", "c", Became.SPLIT)))
    comparison = compare([submitted(2024, _questions("a")), submitted(2025, _questions("b", "c"))])
    assert keys(comparison) == [("a", "b"), ("a", "c")]


def test_questions_that_were_merged_are_in_a_row_each(matchings: list[Matching]) -> None:
    matchings.append(matched(Match("a", "c", Became.MERGED), Match("b", "c", Became.MERGED)))
    comparison = compare([submitted(2024, _questions("a", "b")), submitted(2025, _questions("c"))])
    assert keys(comparison) == [("a", "c"), ("b", "c")]


def test_the_rows_of_a_split_question_share_what_was_before_it(matchings: list[Matching]) -> None:
    matchings += [
        matched(("a", "a")),
        matched(Match("a", "b", Became.SPLIT), Match("a", "c", Became.SPLIT)),
    ]
    comparison = compare(
        [
            submitted(2023, _questions("a")),
            submitted(2024, _questions("a")),
            submitted(2025, _questions("b", "c")),
        ]
    )
    assert keys(comparison) == [("a", "a", "b"), ("a", "a", "c")]


@given(st.data())
def test_every_question_and_every_match_is_in_a_row_and_rows_do_not_multiply(data: st.DataObject) -> None:
    sizes = data.draw(st.lists(st.integers(1, 4), min_size=2, max_size=7))
    forms = [[f"{year}-{n}" for n in range(size)] for year, size in enumerate(sizes)]
    told = [data.draw(_any_matching(old, new)) for old, new in itertools.pairwise(forms)]
    turns = iter(told)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(comparing, "match", lambda *_given: next(turns))
        rows = keys(compare([submitted(2000 + year, _questions(*form)) for year, form in enumerate(forms)]))
    assert {key for row in rows for key in row if key} == {key for form in forms for key in form}
    for at, matching in enumerate(told):
        told_pairs = {(each.old, each.new) for each in matching.matches}
        assert {(row[at], row[at + 1]) for row in rows} - {(None, None)} == told_pairs
    assert len(rows) <= sum(len(matching.matches) for matching in told)
    newest = [row[-1] for row in rows if row[-1]]
    assert list(dict.fromkeys(newest)) == forms[-1]


@st.composite
def _any_matching(draw: st.DrawFn, old: list[str], new: list[str]) -> Matching:
    pairs = draw(st.sets(st.tuples(st.sampled_from(old), st.sampled_from(new)), max_size=6))
    matches = []
    for key in new:
        mine = [Match(each, key, Became.SAME) for each in old if (each, key) in pairs]
        matches += mine or [Match(None, key, Became.ADDED)]
    gone = [each for each in old if not any(pair[0] == each for pair in pairs)]
    for each in gone:
        matches.insert(draw(st.integers(0, len(matches))), Match(each, None, Became.REMOVED))
    return Matching(tuple(matches))


# Steps


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("Ja", "Ja", False),
        ("Ja", "Nej", True),
        (None, "Ja", True),
        ("Ja", None, False),  # not set yet
        (None, None, False),
        ("JA", "Ja", False),
        ("Ja; Nej", "Nej; Ja", False),
    ],
)
def test_a_mark_is_another_by_its_words(
    before: str | None, after: str | None, changed: bool, matchings: list[Matching]
) -> None:
    assert step(Answer(before), Answer(after), matchings).mark_changed is changed


def test_an_answer_that_is_not_given_yet_changes_nothing_of_the_one_before(matchings: list[Matching]) -> None:
    before = Answer("Ja", "Två mål.", evidence="Bilaga 1")
    found = step(before, Answer(), matchings)
    assert (found.unanswered, found.mark_changed) == (True, False)
    assert (found.text, found.evidence) == (TextChange.MISSING, TextChange.MISSING)
    assert row_change(found) is RowChange.UNANSWERED


def test_what_has_begun_to_be_answered_is_compared_and_its_mark_is_waited_for(
    matchings: list[Matching],
) -> None:
    found = step(Answer("Ja", "Två mål."), Answer(None, "Tre mål."), matchings)
    assert (found.unanswered, found.mark_changed, found.text) == (True, False, TextChange.CHANGED)
    assert row_change(found) is RowChange.CHANGED
    found = step(Answer("Ja", "Två mål."), Answer(None, "Två mål."), matchings)
    assert row_change(found) is RowChange.UNANSWERED


def test_what_was_answered_and_says_nothing_more_is_another(matchings: list[Matching]) -> None:
    found = step(Answer("Ja", "Två mål."), Answer("Ja"), matchings)
    assert (found.unanswered, found.text) == (False, TextChange.CHANGED)


def test_what_neither_has_answered_is_the_same(matchings: list[Matching]) -> None:
    found = step(Answer(), Answer(), matchings)
    assert not found.unanswered and row_change(found) is RowChange.SAME


def test_documents_of_what_is_not_answered_yet_are_not_gone(matchings: list[Matching]) -> None:
    matchings.append(matched(("1.1", "1.1")))
    plan = CitedThen("Plan", EvidenceKind.OTHER)
    comparison = compare(
        [
            submitted(2024, [Q], {"1.1": Answer("Ja")}, cited={"1.1": (plan,)}),
            submitted(2025, [Q]),
        ]
    )
    found = comparison.rows[0].steps[0]
    assert found and found.unanswered and not found.cited_gone


def test_a_mark_that_only_has_another_name_is_the_same(matchings: list[Matching]) -> None:
    renamed = ("Ja", "Nej", "Delvis", "Ej aktuellt")
    assert not step(Answer("Vet ej"), Answer("Ej aktuellt"), matchings, renamed).mark_changed
    assert step(Answer("Vet ej"), Answer("Nej"), matchings, renamed).mark_changed


@pytest.mark.parametrize(
    ("old", "new", "renamed"),
    [
        (MARKS, ("Ja", "Nej", "Delvis", "Ej aktuellt"), {"vet ej": "ej aktuellt"}),
        (MARKS, ("1", "2", "3", "4"), {}),
        (MARKS, ("Ja", "Nej"), {}),
        (("Ja", "Nej."), ("ja", "nej"), {}),
        ((), (), {}),
    ],
)
def test_options_are_renamed_only_where_most_have_kept_their_names(
    old: Sequence[str], new: Sequence[str], renamed: dict[str, str]
) -> None:
    assert renamed_options(old, new) == renamed


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("Beslutat i mars.", "Beslutat i mars.", TextChange.SAME),
        ("Beslutat i **mars**.", "Beslutat\n\ni mars.", TextChange.SAME),
        ("- ett\n- två", "ett\n\ntvå", TextChange.SAME),
        ("Beslutat i mars.", "Beslutat i maj.", TextChange.CHANGED),
        ("", "Beslutat i maj.", TextChange.CHANGED),
        ("", "", TextChange.EMPTY),
        ("", " \n", TextChange.EMPTY),
    ],
)
def test_a_text_is_another_by_its_words(
    before: str, after: str, change: TextChange, matchings: list[Matching]
) -> None:
    assert step(Answer(text=before), Answer(text=after), matchings).text is change
    matchings.clear()
    assert step(Answer(evidence=before), Answer(evidence=after), matchings).evidence is change


def test_a_question_that_is_new_or_gone_has_no_other_mark_than_before(matchings: list[Matching]) -> None:
    matchings.append(matched((None, "b"), ("a", None)))
    answers = {"a": Answer("Ja", "Så är det."), "b": Answer("Nej")}
    comparison = compare(
        [submitted(2024, _questions("a"), answers), submitted(2025, _questions("b"), answers)]
    )
    new, gone = (row.steps[0] for row in comparison.rows)
    assert new == Step(Became.ADDED)
    assert gone == Step(Became.REMOVED, text=TextChange.CHANGED)


def test_this_years_edition_of_a_document_takes_the_place_of_last_years(matchings: list[Matching]) -> None:
    before = (
        CitedThen("Budget 2024–2026", EvidenceKind.BUDGET),
        CitedThen("Protokoll 2023-12-12 § 63", EvidenceKind.MINUTES),
        CitedThen("Månadsuppföljning mars 2024", EvidenceKind.MONTHLY_FOLLOW_UP),
        CitedThen("Arkivplan", EvidenceKind.POLICY, sha256="ab"),
    )
    after = (
        CitedThen("Budget 2025–2027", EvidenceKind.BUDGET, pages="3"),
        CitedThen("Budget 2025–2027", EvidenceKind.BUDGET, pages="9"),
        CitedThen("Protokoll 2024-12-10, §71", EvidenceKind.MINUTES),
        CitedThen("Månadsuppföljning april 2025", EvidenceKind.MONTHLY_FOLLOW_UP),
        CitedThen("Plan för arkivet", EvidenceKind.POLICY, sha256="ab"),
    )
    matchings.append(matched(("1.1", "1.1")))
    comparison = compare(
        [submitted(2024, [Q], cited={"1.1": before}), submitted(2025, [Q], cited={"1.1": after})]
    )
    found = comparison.rows[0].steps[0]
    assert found
    assert [each.title for each in found.cited_gone] == ["Månadsuppföljning mars 2024"]
    assert [each.title for each in found.cited_come] == ["Månadsuppföljning april 2025"]


def test_a_step_keeps_what_the_matching_says(matchings: list[Matching]) -> None:
    told = Match("a", "b", Became.MOVED, 0.9)
    matchings.append(matched(told))
    comparison = compare([submitted(2024, _questions("a")), submitted(2025, _questions("b"))])
    assert comparison.rows[0].steps == (Step(Became.MOVED),)
    assert comparison.matchings[0].matches == (told,)


def test_forms_without_questions_have_no_rows(matchings: list[Matching]) -> None:
    matchings.append(matched())
    assert compare([submitted(2024), submitted(2025)]).rows == ()


def _questions(*keys: str) -> list[Question]:
    return [asked(key, f"Fråga {key}?") for key in keys]
