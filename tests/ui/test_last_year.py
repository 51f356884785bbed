"""What is known of a question from the year before, before it is shown."""

from __future__ import annotations

from dataclasses import replace

from snapshots import snapshot
from year_before import REMARK, WORDS, paired, year_before

from auditprep.model import Became, Match, Matching, Remark, Section
from ui.models.last_year import Beside, Standing, answered_before, beside, listed, year_of

FORM = snapshot().questionnaire


def of(key: str, matching: Matching | None = None) -> Beside:
    question = FORM.question(key)
    assert question is not None
    return beside(question, FORM, year_before(), matching or paired())


def test_without_a_year_before_there_is_nothing() -> None:
    question = FORM.question("1.1")
    assert question is not None
    assert beside(question, FORM, None, None) == Beside(Standing.NO_YEAR)
    assert beside(question, FORM, year_before(), None).standing is Standing.UNPAIRED


def test_a_question_that_was_split_says_into_which() -> None:
    (before,) = of("1.1").before
    assert before.heading == "2024 · fråga 1.1 (delad i 1.1 och 1.2)"
    assert before.answer.mark == "Delvis"
    assert before.asked == "Har nämnden antagit mål?"
    assert before.remark == REMARK
    assert [each.title for each in before.cited] == ["Delårsbokslut 2024", "Utredning"]


def test_a_question_that_was_several_has_each_of_them() -> None:
    headings = [each.heading for each in of("2.1").before]
    assert headings == [
        "2024 · fråga 1.2 (hopslagen med 1.3)",
        "2024 · fråga 1.3 (hopslagen med 1.2)",
    ]
    assert [each.asked for each in of("2.1").before] == ["", ""]  # the words were the same
    assert of("2.1").can_be_carried


def test_what_may_be_the_same_question_is_told_in_words() -> None:
    assert (of("2.1#2").standing, of("2.1#2").doubtful) == (Standing.NEW, ("1.4 Hur ofta?",))
    assert of("2.3").doubtful == ()
    assert not of("2.3").can_be_carried


def test_the_auditors_words_on_all_of_it_go_with_every_question() -> None:
    assert of("2.3").whole == Remark("Bra i stort.")


def test_a_year_that_is_not_known_has_words_instead() -> None:
    assert year_of(year_before()) == "2024"
    assert year_of(year_before(year=None)) == year_of(None) == "förra året"
    question = FORM.question("1.1")
    assert question is not None
    (before,) = beside(question, FORM, year_before(year=None), paired()).before
    assert before.heading.startswith("omsorg-2024.auditprep · fråga 1.1")


def test_only_questions_that_had_an_answer_can_begin_from_one() -> None:
    assert answered_before(year_before(), paired()) == {"1.1", "1.2", "2.1"}
    assert answered_before(year_before(), None) == answered_before(None, paired()) == frozenset()


def test_several_are_listed_as_one_says_them() -> None:
    assert [listed(each) for each in ([], ["2.3"], ["2.3", "2.4"], ["2.3", "2.4", "2.5"])] == [
        "",
        "2.3",
        "2.3 och 2.4",
        "2.3, 2.4 och 2.5",
    ]


def test_a_question_that_is_the_same_word_for_word_is_not_told_again() -> None:
    question = replace(next(FORM.questions()), text="Har  nämnden antagit mål?")
    form = replace(FORM, sections=(Section("1", "Styrning", (question,)),))
    (before,) = beside(
        question, form, year_before(), Matching((Match("1.1", "1.1", Became.SAME, 1, WORDS),))
    ).before
    assert before.asked == ""
