"""Which questions go out on a sheet, and what a sheet that has come back means for the case."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheet_making import changed, p, read, through_the_web, without_controls

from auditprep import messages
from auditprep.colleagues.sheets import plan, sheet_of
from auditprep.model import (
    Answer,
    Became,
    Handout,
    Kind,
    Match,
    Matching,
    MergePlan,
    Notice,
    Outcome,
    Question,
    Questionnaire,
    Section,
    SheetAnswer,
    SheetRead,
    Snapshot,
    Status,
    Submission,
)
from auditprep.wordform.sheet_writer import write_sheet

MARKS = ("Ja", "Nej", "Delvis")
TOKEN = "aaaabbbbccccdddd"


def asked(key: str, text: str, options: tuple[str, ...] = MARKS, guidance: str | None = None) -> Question:
    kind = Kind.CHOICE if options else Kind.TEXT
    return Question(key, key.split("#")[0], text, guidance, kind, options)


FORM = Questionnaire(
    "Frågor till nämnden",
    "Parknämnden",
    2031,
    None,
    (
        Section(
            "1",
            "Styrning",
            (
                asked("1.1", "Har nämnden satt upp mål för året?", guidance="Ange datum.\nAnge antal mål."),
                asked("1.5", "Följs målen upp?"),
                asked("1.5#2", "Hur ofta rapporteras utfallet?", ("Varje månad", "Varje år")),
            ),
        ),
        Section(None, "Risker", (asked("2.1", "Vilka är de största riskerna framåt?", ()),)),
    ),
)
BEFORE = Submission(
    "i fjol.auditprep",
    "Parknämnden",
    2030,
    Questionnaire(
        "Frågor",
        None,
        2030,
        None,
        (
            Section(
                "1",
                "Styrning",
                (asked("1.1", "Har nämnden mål?"), asked("1.2", "Och mätetal?"), asked("9", "Risker?", ())),
            ),
        ),
    ),
    {
        "1.1": Answer("Ja", "Antogs i mars.", done=True, evidence="Budget"),
        "1.2": Answer("Nej", "Inte än."),
        "9": Answer(None, "Bemanning.\n\n| Risk | Värde |\n| --- | --- |\n| A | 9 |"),
    },
)
MATCHING = Matching(
    (
        Match("1.1", "1.1", Became.MERGED),
        Match("1.2", "1.1", Became.MERGED),
        Match(None, "1.5", Became.ADDED),
        Match(None, "1.5#2", Became.ADDED),
        Match("9", "2.1", Became.REWORDED),
    )
)
BASE = {"1.1": Answer("Ja", "Målen antogs."), "1.5": Answer(), "1.5#2": Answer("Varje år"), "2.1": Answer()}


def snapshot(answers: dict[str, Answer] | None = None) -> Snapshot:
    return Snapshot(
        Path("park.auditprep"),
        "Parknämnden",
        2031,
        None,
        Status.DRAFT,
        "form.docx",
        FORM,
        {**BASE, **(answers or {})},
        {},
        (),
        previous=BEFORE,
    )


def handout(*keys: str) -> Handout:
    keys = keys or tuple(BASE)
    return Handout(
        id=3,
        token=TOKEN,
        to="Park Parksson",
        sent=dt.datetime(2031, 9, 1, tzinfo=dt.UTC),
        by="Grön Grönlund",
        questions=keys,
        due=dt.date(2031, 9, 26),
        message="Hej.\nKan du svara?",
        base={key: BASE[key] for key in keys},
    )


def sheet(*answers: SheetAnswer, token: str | None = TOKEN, notices: tuple[Notice, ...] = ()) -> SheetRead:
    return SheetRead(token, answers, notices)


def theirs(key: str | None, answer: Answer, **more: object) -> SheetAnswer:
    question = FORM.question(key or "")
    return SheetAnswer(key, question.text if question else "", answer, **more)  # type: ignore[arg-type]


def made(*answers: SheetAnswer, mine: dict[str, Answer] | None = None, **more: object) -> MergePlan:
    return plan(snapshot(mine), sheet(*answers, **more), handout(), "Park", MATCHING)  # type: ignore[arg-type]


def outcomes(found: MergePlan) -> dict[tuple[str, str], Outcome]:
    return {(each.question, each.field): each.outcome for each in found.items}


def told(found: MergePlan) -> list[tuple[str, str | None]]:
    return [(each.code, each.question) for each in found.notices if each.code != "sheet-question-gone"]


# Out


def test_a_sheet_has_the_questions_in_the_forms_order_with_the_answers_of_that_day() -> None:
    out = sheet_of(snapshot({"1.1": Answer("Nej", "Ändrat sedan dess.")}), None, handout("2.1", "1.1"))
    assert [(each.key, each.section) for each in out.questions] == [("1.1", "1 Styrning"), ("2.1", "Risker")]
    assert out.questions[0].answer == BASE["1.1"]
    assert (out.token, out.to, out.by, out.due) == (
        TOKEN,
        "Park Parksson",
        "Grön Grönlund",
        dt.date(2031, 9, 26),
    )
    assert (out.title, out.board, out.year, out.before_year) == (FORM.title, "Parknämnden", 2031, None)
    assert all(each.before is None for each in out.questions)


def test_what_was_answered_last_year_goes_along_for_the_questions_that_were_there() -> None:
    out = {each.key: each for each in sheet_of(snapshot(), MATCHING, handout()).questions}
    assert out["2.1"].before == BEFORE.answers["9"]
    assert out["1.5"].before is None
    merged = out["1.1"].before
    assert merged is not None
    assert merged.text == "**1.1: Ja**\n\nAntogs i mars.\n\n**1.2: Nej**\n\nInte än."
    assert (merged.mark, merged.evidence, merged.done) == (None, "Budget", False)
    assert sheet_of(snapshot(), MATCHING, handout()).before_year == 2030


# Back


def test_what_they_changed_is_new_and_what_both_did_is_a_conflict() -> None:
    found = made(
        theirs("1.1", Answer("Nej", "Deras.")),
        theirs("1.5", Answer("Ja", "Nytt.")),
        mine={"1.1": Answer("Ja", "Mitt.")},
    )
    assert outcomes(found) == {
        ("1.1", "mark"): Outcome.NEW,
        ("1.1", "text"): Outcome.CONFLICT,
        ("1.5", "mark"): Outcome.NEW,
        ("1.5", "text"): Outcome.NEW,
    }
    assert (found.source, found.handout, found.unmatched) == ("Park", 3, ())
    (conflict,) = found.of(Outcome.CONFLICT)
    assert (conflict.base, conflict.mine, conflict.theirs) == ("Målen antogs.", "Mitt.", "Deras.")


def test_an_untouched_sheet_brings_nothing_and_tells_of_nothing() -> None:
    data = write_sheet(sheet_of(snapshot(), MATCHING, handout()))
    for back in (data, changed(data, without_controls), through_the_web(data)):
        found = plan(snapshot(), read(back), handout(), "Park", MATCHING)
        assert {each.outcome for each in found.items} == {Outcome.UNCHANGED}
        assert found.unmatched == ()
        assert [each.code for each in found.notices if each.code != "sheet-fields-lost"] == []


def test_of_what_a_sheet_says_nothing_nothing_changes() -> None:
    found = made(theirs("1.1", Answer(), lacks=frozenset({"mark", "text", "evidence"})))
    assert set(outcomes(found).values()) == {Outcome.UNCHANGED}


def test_documents_are_told_with_the_text_also_where_there_is_none() -> None:
    found = made(
        theirs("1.1", BASE["1.1"], documents="Budget, sid 3"), theirs("2.1", Answer(), documents="Plan")
    )
    named = [(each.question, each.documents, each.outcome) for each in found.items if each.documents]
    assert named == [("1.1", "Budget, sid 3", Outcome.UNCHANGED), ("2.1", "Plan", Outcome.UNCHANGED)]
    assert all(each.field == "text" for each in found.items if each.documents)


def test_items_stand_in_the_forms_order() -> None:
    found = made(theirs("2.1", Answer(text="R")), theirs("1.1", Answer("Nej", "M")))
    assert list(dict.fromkeys(each.question for each in found.items)) == ["1.1", "2.1"]


@pytest.mark.parametrize(
    ("ticked", "mark"),
    [("ja", "Ja"), (" Delvis. ", "Delvis"), ("Delvis, i hemtjänsten", "Delvis"), ("Ja", "Ja")],
)
def test_a_mark_becomes_the_forms_own_word(ticked: str, mark: str) -> None:
    (item,) = made(theirs("1.5", Answer(ticked))).items
    assert (item.field, item.theirs) == ("mark", mark)


def test_a_mark_that_is_no_option_is_told_and_changes_nothing() -> None:
    found = made(
        theirs("1.1", replace(BASE["1.1"], mark="Kanske")), theirs("1.5#2", Answer("Varje år; Varje månad"))
    )
    assert set(outcomes(found).values()) == {Outcome.UNCHANGED}
    assert told(found) == [("sheet-unknown-mark", "1.1"), ("sheet-unknown-mark", "1.5#2")]


def test_the_second_answer_to_a_question_is_shown_and_nothing_is_lost() -> None:
    found = made(theirs("1.5", Answer("Ja", "Ett.")), theirs("1.5", Answer("Ja", "Två.")))
    assert [each.theirs for each in found.items if each.field == "text"] == ["Ett."]
    assert [each.answer.text for each in found.unmatched] == ["Två."]


def test_a_copy_that_nobody_filled_in_does_not_stand_in_the_way() -> None:
    found = made(
        theirs("1.1", BASE["1.1"]), theirs("1.1", Answer("Ja", "Ifyllt.")), theirs("1.1", BASE["1.1"])
    )
    assert [each.theirs for each in found.items if each.field == "text"] == ["Ifyllt."]
    assert found.unmatched == ()


def test_questions_that_did_not_come_back_are_told() -> None:
    found = made(theirs("1.1", BASE["1.1"]))
    gone = [each.question for each in found.notices if each.code == "sheet-question-gone"]
    assert gone == ["1.5", "1.5#2", "2.1"]


# Known by their words


def test_without_keys_questions_are_known_by_their_words_and_the_base_is_still_the_handouts() -> None:
    one = theirs("1.1", Answer("Ja", "Deras."))
    found = made(replace(one, key=None), mine={"1.1": Answer("Ja", "Målen antogs.")})
    assert outcomes(found) == {("1.1", "mark"): Outcome.UNCHANGED, ("1.1", "text"): Outcome.NEW}


def test_words_that_are_nearly_a_questions_are_known_and_told_but_others_are_not() -> None:
    near = SheetAnswer(None, "Har nämnden satt upp egna mål för året?", Answer(text="Nära."), label="1.1")
    far = SheetAnswer(None, "Finns en plan för lokaler?", Answer(text="Långt."), label="1.5")
    found = made(near, far)
    assert [each.theirs for each in found.items if each.field == "text"] == ["Nära."]
    assert found.unmatched == (far,)
    assert ("sheet-words-beside", "1.1") in told(found)


def test_the_same_words_twice_are_told_apart_by_their_numbers_or_not_at_all() -> None:
    twice = replace(
        FORM, sections=(Section("1", "S", (asked("1.1", "Hur ofta?"), asked("1.2", "Hur ofta?"))),)
    )
    case = replace(snapshot(), questionnaire=twice, answers={})
    ones = [SheetAnswer(None, "Hur ofta?", Answer(text=label), label=label) for label in ("1.2", "1.1")]
    found = plan(case, sheet(*ones, token=None), None, "x")
    assert {each.question: each.theirs for each in found.items} == {"1.1": "1.1", "1.2": "1.2"}
    found = plan(case, sheet(*(replace(each, label="") for each in ones), token=None), None, "x")
    assert found.items == ()
    assert len(found.unmatched) == 2


def test_a_sheet_of_another_case_is_matched_by_words_and_replaces_nothing_unasked() -> None:
    other = SheetRead(
        "ffff",
        (
            SheetAnswer("9.9", FORM.question("1.1").text, Answer("Nej", "Deras."), label="9.9"),  # type: ignore[union-attr]
            SheetAnswer("1.1", "Något helt annat om lokaler?", Answer(text="Lokaler."), label="1.1"),
        ),
        (Notice("sheet-picture", "9.9"), Notice("sheet-picture", "1.1")),
    )
    found = plan(snapshot(), other, None, "okänd.docx")
    assert outcomes(found) == {("1.1", "mark"): Outcome.CONFLICT, ("1.1", "text"): Outcome.CONFLICT}
    assert [each.answer.text for each in found.unmatched] == ["Lokaler."]
    assert [(each.code, each.question) for each in found.notices] == [
        ("sheet-other-case", None),
        ("sheet-picture", "1.1"),
        ("sheet-picture", None),
    ]
    assert found.handout is None


def test_of_a_sheet_of_another_case_nothing_is_new_and_what_nobody_changed_is_not_offered() -> None:
    began = {
        "1.1": Answer("Ja", "Deras, från början."),
        "1.5": Answer(),
        "2.1": Answer(None, "Deras utkast."),
    }
    said = [
        theirs("1.1", Answer("Ja", "Deras, ändrat."), began=began["1.1"]),
        theirs("1.5", Answer("Nej", "Nytt."), began=began["1.5"]),
        theirs("2.1", began["2.1"], began=began["2.1"]),
        SheetAnswer("7", "Vad gör ni med lokalerna?", Answer(text="Hyr ut."), began=Answer(text="Hyr ut.")),
        SheetAnswer("8", "Vem äger båtarna?", Answer(text="Kommunen."), began=Answer()),
    ]
    empty = dict.fromkeys(BASE, Answer())
    found = plan(snapshot(empty), SheetRead("ffff", tuple(said), (), "Hamnnämnden", 2029), None, "x.docx")
    assert outcomes(found) == {
        ("1.1", "mark"): Outcome.UNCHANGED,
        ("1.1", "text"): Outcome.CONFLICT,
        ("1.5", "mark"): Outcome.CONFLICT,
        ("1.5", "text"): Outcome.CONFLICT,
        ("2.1", "text"): Outcome.UNCHANGED,
    }
    assert found.items[1].base == "Deras, från början."
    assert [each.text for each in found.unmatched] == ["Vem äger båtarna?"]
    (told_,) = found.notices
    assert messages.notice(told_).startswith("Bladet gäller Hamnnämnden 2029 och har inte skickats ut")


@pytest.mark.parametrize(("board", "year"), [("Hamnnämnden", 2031), ("parknämnden ", 2030), (None, 1999)])
def test_a_sheet_that_says_that_it_is_for_another_board_or_year_is_asked_about(
    board: str | None, year: int
) -> None:
    said = replace(sheet(theirs("1.5", Answer("Ja", "Nytt."))), board=board, year=year)
    found = plan(snapshot(), said, handout("1.5"), "Park")
    assert set(outcomes(found).values()) == {Outcome.CONFLICT}
    assert [each.code for each in found.notices] == ["sheet-says-other"]
    same = replace(said, board=" PARKNÄMNDEN", year=2031)
    found = plan(snapshot(), same, handout("1.5"), "Park")
    assert set(outcomes(found).values()) == {Outcome.NEW}
    assert found.notices == ()


def test_in_a_case_that_is_decided_only_what_is_not_answered_is_filled_in_unasked() -> None:
    said = sheet(theirs("1.1", Answer("Nej", "Målen antogs.")), theirs("1.5", Answer("Ja", "Nytt.")))
    for status in Status:
        found = plan(replace(snapshot(), status=status), said, handout("1.1", "1.5"), "Park")
        outcome = Outcome.CONFLICT if status.is_decided else Outcome.NEW
        assert outcomes(found) == {
            ("1.1", "mark"): outcome,
            ("1.1", "text"): Outcome.UNCHANGED,
            ("1.5", "mark"): Outcome.NEW,
            ("1.5", "text"): Outcome.NEW,
        }
        assert [each.code for each in found.notices] == (["decided-asks"] if status.is_decided else [])


def test_words_among_the_sheets_own_are_told_where_the_case_did_not_write_them() -> None:
    beside = (
        "Ange datum.\n1.1: Ja\nAntogs i mars.\nBudget\n☐ Ja\n☐ Nej\n☐ Delvis, i parken\nDet här skrev jag."
    )
    found = made(theirs("1.1", BASE["1.1"], beside=beside))
    assert [(each.code, each.facts["text"]) for each in found.notices if each.question == "1.1"] == [
        ("sheet-words-beside", "Delvis, i parken / Det här skrev jag.")
    ]


@pytest.mark.parametrize("line", ["Ja", "Antogs i mars.", "Inte än.", "Ange datum.", "9"])
def test_a_line_that_a_colleague_has_written_is_told_also_where_the_sheet_has_the_same_elsewhere(
    line: str,
) -> None:
    before = "1.1: Ja\nAntogs i mars.\n1.2: Nej\nInte än.\nBudget"
    found = made(theirs("1.1", BASE["1.1"], beside=f"Ange datum.\nAnge antal mål.\n{line}\n{before}"))
    assert [each.facts["text"] for each in found.notices if each.question == "1.1"] == [line]


# Nothing is lost

OUT = write_sheet(sheet_of(snapshot(), MATCHING, handout()))
PROGRAMS = {
    "word": lambda data: data,
    "no controls": lambda data: changed(data, without_controls),
    "web": through_the_web,
}


def words_of(found: MergePlan) -> Iterator[str]:
    """All that a plan tells."""
    for item in found.items:
        yield from (item.theirs, item.documents)
    for each in found.unmatched:
        yield from (each.label, each.text, each.answer.mark or "")
        yield from (each.answer.text, each.answer.evidence, each.documents)
    for notice in found.notices:
        yield from map(str, notice.facts.values())


@given(st.integers(0, 200), st.booleans(), st.sampled_from(sorted(PROGRAMS)))
def test_a_word_typed_anywhere_comes_out(at: int, alone: bool, program: str) -> None:
    def typed(xml: str) -> str:
        ends = [found.start() for found in re.finditer("</w:p>", xml)]
        end = ends[at % len(ends)]
        if alone:
            return f"{xml[: end + 6]}{p('Kålrabbi')}{xml[end + 6 :]}"
        return f"{xml[:end]}<w:r><w:t xml:space='preserve'> Kålrabbi</w:t></w:r>{xml[end:]}"

    data = changed(PROGRAMS[program](OUT), typed)
    for out in (handout(), None):
        found = plan(snapshot(), read(data), out, "Park", MATCHING)
        assert any("Kålrabbi" in words for words in words_of(found))
        taken = [each for each in found.items if each.outcome is not Outcome.UNCHANGED]
        assert program == "web" or all("Kålrabbi" in each.theirs for each in taken)
        assert out is not None or not found.of(Outcome.NEW)
