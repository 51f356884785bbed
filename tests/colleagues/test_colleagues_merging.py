"""Two versions of the same answers, and what both began from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import blocks

from auditprep.colleagues.merging import FIELDS, asked, asked_of_answered, merge_answers, same
from auditprep.model import Answer, Outcome
from auditprep.richtext import to_markdown

NEW, CONFLICT, UNCHANGED = Outcome.NEW, Outcome.CONFLICT, Outcome.UNCHANGED

texts = st.sampled_from(["", "Ett", "Ett svar", "**Ett** svar", "Två", "- Ett\n- Två"]) | blocks.map(
    to_markdown
)
answers = st.builds(Answer, st.sampled_from([None, "Ja", "Nej", "Ja; Nej"]), texts, evidence=texts)
many = st.dictionaries(st.sampled_from(["1", "2", "3#2"]), answers, max_size=3)


def outcomes(base: Answer, mine: Answer, theirs: Answer) -> dict[str, Outcome]:
    found = merge_answers({"1": base}, {"1": mine}, {"1": theirs})
    return {each.field: each.outcome for each in found}


@given(many, many)
def test_what_is_as_both_began_brings_nothing(base: Mapping[str, Answer], mine: Mapping[str, Answer]) -> None:
    assert all(each.outcome is UNCHANGED for each in merge_answers(base, mine, base))


@given(many, many)
def test_what_only_they_have_changed_is_new(base: Mapping[str, Answer], theirs: Mapping[str, Answer]) -> None:
    for each in merge_answers(base, base, theirs):
        assert (each.outcome is UNCHANGED) is same(each.field, each.base, each.theirs)
        assert each.outcome is not CONFLICT or same(each.field, each.theirs, "")


@given(many, many, many)
def test_nothing_is_new_by_being_taken_away(
    base: Mapping[str, Answer], mine: Mapping[str, Answer], theirs: Mapping[str, Answer]
) -> None:
    for each in merge_answers(base, mine, theirs):
        assert each.outcome is not NEW or not same(each.field, each.theirs, "")


@given(many, many, many)
def test_what_is_asked_is_never_new_and_stays_what_it_is_otherwise(
    base: Mapping[str, Answer], mine: Mapping[str, Answer], theirs: Mapping[str, Answer]
) -> None:
    items = merge_answers(base, mine, theirs)
    assert [replace(each, outcome=NEW) for each in asked(items)] == [
        replace(each, outcome=NEW) for each in items
    ]
    assert all(each.outcome is not NEW for each in asked(items))
    answers = {each.question: mine.get(each.question, Answer()) for each in items}
    for each, was in zip(asked_of_answered(items, answers), items, strict=True):
        assert each == was if answers[each.question].is_empty else each.outcome is not NEW


@given(many, many)
def test_what_both_have_made_the_same_brings_nothing(
    base: Mapping[str, Answer], theirs: Mapping[str, Answer]
) -> None:
    assert all(each.outcome is UNCHANGED for each in merge_answers(base, theirs, theirs))


@given(many, many, many)
def test_no_value_is_lost(
    base: Mapping[str, Answer], mine: Mapping[str, Answer], theirs: Mapping[str, Answer]
) -> None:
    found = {(each.question, each.field): each for each in merge_answers(base, mine, theirs)}
    for key, answer in theirs.items():
        for field, part in FIELDS.items():
            values = tuple(part(each.get(key, Answer())) for each in (base, mine, theirs))
            each = found.get((key, field))
            assert (each is None) is not any(values)
            if each is not None:
                assert (each.base, each.mine, each.theirs) == values
            if not same(field, part(answer), values[0]) and not same(field, part(answer), values[1]):
                assert each is not None and each.outcome in (NEW, CONFLICT)


def test_each_part_is_merged_by_itself() -> None:
    base = Answer("Ja", "Ett", evidence="A")
    found = outcomes(base, Answer("Nej", "Ett", evidence="B"), Answer("Vet ej", "Två", evidence="B"))
    assert found == {"mark": CONFLICT, "text": NEW, "evidence": UNCHANGED}


def test_an_answer_that_is_taken_away_is_to_be_chosen() -> None:
    base = Answer("Ja", "Ett")
    assert outcomes(base, base, Answer()) == {"mark": CONFLICT, "text": CONFLICT}
    assert outcomes(base, base, Answer("Ja", " \n")) == {"mark": UNCHANGED, "text": CONFLICT}


def test_only_what_they_speak_of_is_merged_in_their_order() -> None:
    both = {"1": Answer("Ja"), "2": Answer("Ja"), "3": Answer("Ja")}
    found = merge_answers(both, both, {"3": Answer("Nej"), "1": Answer("Nej")})
    assert [each.question for each in found] == ["3", "1"]


def test_what_is_empty_everywhere_is_not_told() -> None:
    assert merge_answers({"1": Answer()}, {}, {"1": Answer(done=True)}) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ett svar", "Ett  svar\n"),
        ("**Ett** svar", "Ett *svar*"),
        ("Ett <u>svar</u>", "Ett svar"),
        ("Ett\\\nsvar", "Ett svar"),
        ("Se https://a.se/b", "Se [https://a.se/b](https://a.se/b)"),
        ("| a | b |\n| --- | --- |\n| **c** | d |", "| a | b |\n|---|---|\n| c | d |"),
    ],
)
def test_texts_in_the_same_words_and_structure_say_the_same(one: str, other: str) -> None:
    assert same("text", one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ett svar", "Ett annat svar"),
        ("Ett svar", "- Ett svar"),
        ("- Ett\n- Två", "Ett\n\nTvå"),
        ("- Ett\n- Två", "- Ett\n  - Två"),
        ("1. Ett", "- Ett"),
        ("1. Ett", "2. Ett"),
        ("[planen](https://a.se)", "[planen](https://b.se)"),
        ("| a | b |\n| --- | --- |\n| c | d |", "| a | b |\n| --- | --- |\n| d | c |"),
    ],
)
def test_other_words_or_another_structure_is_another_text(one: str, other: str) -> None:
    assert not same("text", one, other)


def test_marks_are_the_same_in_any_order() -> None:
    assert same("mark", "Ja; Nej", "Nej; Ja")
    assert not same("mark", "Ja", "Ja; Nej")
    assert not same("mark", "", "Ja")
