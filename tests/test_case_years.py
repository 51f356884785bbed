"""Door 1: last year kept in this year's file, answers carried over as drafts, the history and what is undone in it, and sheets
out to colleagues and back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from forms import make_form
from hypothesis import given
from hypothesis import strategies as st

from auditprep.case import Case
from auditprep.errors import (
    NoRecipient,
    UnknownEntry,
    UnknownEvidence,
    UnknownHandout,
    UnknownMark,
    UnknownQuestion,
    UnknownStep,
    UnknownWanted,
)
from auditprep.model import (
    Answer,
    Became,
    CitedThen,
    Decision,
    EvidenceKind,
    Kind,
    Notice,
    Outcome,
    PairChoice,
    Question,
    Questionnaire,
    Remark,
    Section,
    SheetAnswer,
    SheetRead,
    Submission,
    submission,
)
from auditprep.store.remembered import read_submission, submission_text

PLAN = CitedThen(
    "Internkontrollplan 2030",
    EvidenceKind.INTERNAL_CONTROL_PLAN,
    "2030",
    Decision("Nämnden", dt.date(2029, 12, 12), 63),
    "ab" * 32,
    "3-6",
    "3–6",
)


@pytest.fixture
def case(tmp_path: Path):
    with Case.create(
        tmp_path / "i år.auditprep", make_form(), "formulär.docx", who="anna", year=2031
    ) as made:
        yield made


@pytest.fixture
def last_year(tmp_path: Path) -> Submission:
    """The same form a year before, answered, with a document and the auditors' remarks."""
    answers = {"1.1": ("Ja", "Målen för 2030 antogs i mars."), "1.2": ("Nej", "")}
    form = make_form(answers=answers, title="Frågor till nämnden 2030")
    with Case.create(tmp_path / "i fjol.auditprep", form, "f.docx", year=2030, who="anna") as made:
        made.set_remark("1.1", Remark("Tillräckligt", "Mät oftare"))
        seen = submission(made.snapshot())
    return replace(seen, cited={"1.1": (PLAN,)})


# Last year


def test_last_year_is_kept_whole_in_this_file(case, last_year, tmp_path) -> None:
    case.set_previous(last_year)
    assert case.snapshot().previous == last_year
    (tmp_path / "i fjol.auditprep").unlink()
    path = case.snapshot().path
    case.close()
    with Case.open(path, who="bo") as opened:
        assert opened.snapshot().previous == last_year
        opened.set_previous(None)
        assert opened.snapshot().previous is None
        assert opened.matching() is None


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=9)
maybe = st.none() | texts
decisions = st.builds(Decision, maybe, st.none() | st.dates(), st.none() | st.integers(0, 999), maybe, texts)
cited = st.builds(
    CitedThen,
    *(texts, st.sampled_from(EvidenceKind), maybe, st.none() | decisions),
    *(texts, maybe, texts, texts, st.booleans()),
)
answers = st.builds(Answer, maybe, texts, st.booleans(), texts, st.booleans())
questions = st.builds(
    Question,
    *(texts, maybe, texts, maybe, st.sampled_from(Kind), st.lists(texts, max_size=3).map(tuple), answers),
    several=st.booleans(),
)
forms = st.builds(
    Questionnaire,
    *(texts, maybe, st.none() | st.integers(0, 9999), st.none() | st.dates()),
    st.lists(st.builds(Section, maybe, texts, st.lists(questions, max_size=3).map(tuple)), max_size=3).map(
        tuple
    ),
)
submissions = st.builds(
    Submission,
    *(texts, maybe, st.none() | st.integers(0, 9999), forms),
    st.dictionaries(texts, answers, max_size=3),
    st.dictionaries(texts, st.lists(cited, max_size=2).map(tuple), max_size=2),
    st.dictionaries(texts, st.builds(Remark, texts, texts, texts), max_size=2),
    texts,
    st.none() | decisions,
    left_out=st.lists(st.builds(Notice, texts, maybe, st.dictionaries(texts, texts)), max_size=2).map(tuple),
)


@given(submissions)
def test_any_submission_comes_back_as_it_went_in(given_submission) -> None:
    assert read_submission(submission_text(given_submission)) == given_submission


def test_words_of_a_newer_program_and_text_that_is_not_whole_make_no_case_unreadable(case, last_year) -> None:
    newer = (
        submission_text(last_year)
        .replace('"internkontrollplan"', '"ny sort"')
        .replace('"kind":"choice"', '"kind":"slider","new":[1]')
    )
    seen = read_submission(newer)
    assert seen.cited_by("1.1")[0].kind is EvidenceKind.OTHER
    assert seen.questionnaire.question("1.1").kind is Kind.CHOICE
    for text in (
        "",
        "{}",
        "[]",
        "3",
        newer[:-9],
        '{"name":1}',
        newer.replace('"title":"', '"title":3,"t":"', 1),
    ):
        assert read_submission(text) is None
    for wrong in ('"year":"i fjol"', '"year":2030.5', '"year":true', '"year":[2030]'):
        assert read_submission(newer.replace('"year":2030', wrong)) is None
    assert read_submission(newer.replace('"mark":"Ja"', '"mark":7')) is None
    case.set_previous(last_year)
    case._file._db.conn.execute("UPDATE previous SET submission = '{', stamp = 'x'")
    case._file._known.forget()
    assert case.snapshot().previous is None
    case.set_previous(last_year)
    assert case.snapshot().previous == last_year


def test_halves_of_letters_in_last_year_can_be_kept(case, last_year) -> None:
    case.set_previous(replace(last_year, name="i fjol\ud83d"))
    assert case.snapshot().previous.name == "i fjol\ufffd"


def test_last_year_is_not_read_anew_while_it_is_the_same(case, last_year) -> None:
    case.set_previous(last_year)
    first = case.snapshot().previous
    case.answer("1.1", mark="Ja")
    case.set_remark("1.1", Remark("x"))
    case.save_decision(Decision("N", dt.date(2030, 1, 1), 3))
    assert case.snapshot().previous is first


# Pairs


def test_what_was_said_of_two_questions_is_kept_and_the_matching_follows(case, last_year) -> None:
    case.set_previous(last_year)
    matching = case.matching()
    assert matching.before("1.1") == ("1.1",)
    assert matching.match("1.1").became is Became.SAME
    assert case.matching() is matching
    case.choose_pair(PairChoice("1.1", "1.1", together=False))
    case.choose_pair(PairChoice("1.1", "1.2", together=True))
    case.choose_pair(PairChoice("1.1", "1.3", together=True))
    assert case.snapshot().choices == (
        PairChoice("1.1", "1.1", False),
        PairChoice("1.1", "1.2", True),
        PairChoice("1.1", "1.3", True),
    )
    assert case.matching().before("1.1") == ()
    assert "1.1" in case.matching().before("1.3")
    case.choose_pair(PairChoice("1.1", "1.1", together=True))
    assert case.snapshot().choices[-1] == PairChoice("1.1", "1.1", True)
    for new in ("1.1", "1.2", "1.3"):
        case.forget_pair("1.1", new)
    case.forget_pair("9.9", "9.9")
    assert case.snapshot().choices == ()
    assert case.matching() == matching


def test_only_questions_that_are_there_can_be_paired(case, last_year) -> None:
    with pytest.raises(UnknownQuestion):
        case.choose_pair(PairChoice("1.1", "1.1", together=True))
    case.set_previous(last_year)
    for old, new in (("9.9", "1.1"), ("1.1", "9.9")):
        with pytest.raises(UnknownQuestion) as caught:
            case.choose_pair(PairChoice(old, new, together=True))
        assert caught.value.facts == {"question": "9.9"}


def test_another_last_year_drops_the_pairs_and_a_newer_copy_of_the_same_keeps_them(case, last_year) -> None:
    case.set_previous(last_year)
    case.choose_pair(PairChoice("1.1", "1.2", together=True))
    case.set_previous(replace(last_year, answers={"1.1": Answer("Nej")}))
    assert len(case.snapshot().choices) == 1
    form = last_year.questionnaire
    noticed = replace(form, notices=(Notice("two-marks", "1.1"),))
    case.set_previous(replace(last_year, questionnaire=noticed))
    assert len(case.snapshot().choices) == 1
    case.set_previous(replace(last_year, questionnaire=replace(form, sections=form.sections[:1])))
    assert case.snapshot().choices == ()


# Carrying over


def test_last_years_answers_become_drafts_as_one_step(case, last_year) -> None:
    case.answer("1.2", text="Redan svarat.")
    case.set_previous(last_year)
    carried = case.carry()
    assert carried.questions == ("1.1",)
    assert carried.left["1.2"] == "answered"
    assert carried.left["2.1"] == "nothing"
    seen = case.snapshot()
    draft = seen.answer("1.1")
    assert (draft.mark, draft.carried, draft.done) == ("Ja", True, False)
    assert "2030" in draft.text
    assert [each.key for each in seen.unconfirmed()] == ["1.1"]
    assert [(each.question, each.then) for each in seen.wanted] == [("1.1", PLAN)]
    (step,) = case.steps()
    assert (step.id, step.kind, step.what, step.questions) == (carried.step, "carry", "2030", ("1.1",))
    assert {each.step for each in case.history("1.1")} == {carried.step}
    assert case.carry().step == 0


def test_an_answer_is_replaced_by_a_draft_only_where_that_is_asked_for(case, last_year) -> None:
    case.set_previous(last_year)
    case.answer("1.1", mark="Nej", text="I år.", done=True)
    assert case.carry(["1.1"]).left == {"1.1": "answered"}
    assert case.carry(["1.1"], replace=True).questions == ("1.1",)
    answer = case.snapshot().answer("1.1")
    assert (answer.mark, answer.carried, answer.done) == ("Ja", True, False)
    assert "I år." in [each.before for each in case.history("1.1")]
    with pytest.raises(UnknownQuestion):
        case.carry(["9.9"])


def test_without_last_year_or_a_match_nothing_is_carried(case, last_year) -> None:
    assert set(case.carry().left.values()) == {"unmatched"}
    case.set_previous(last_year)
    case.choose_pair(PairChoice("1.1", "1.1", together=False))
    assert case.carry(["1.1"]).left == {"1.1": "unmatched"}
    assert case.steps() == ()


def test_a_document_that_is_wanted_is_settled_by_citing_this_years_or_by_needing_none(
    case, last_year, tmp_path
) -> None:
    case.set_previous(last_year)
    case.carry()
    (wanted,) = case.snapshot().wanted
    file = tmp_path / "plan.txt"
    file.write_text("Internkontrollplan 2031", encoding="utf-8")
    evidence = case.attach(file, title="Internkontrollplan 2031").id
    case.change_evidence(evidence, kind=EvidenceKind.INTERNAL_CONTROL_PLAN, represents="2031")
    assert case.snapshot().wanted == (replace(wanted, likely=(evidence,)),)
    with pytest.raises(UnknownEvidence):
        case.settle_wanted(wanted.id, 99)
    assert len(case.snapshot().wanted) == 1
    case.settle_wanted(wanted.id, evidence)
    seen = case.snapshot()
    assert (seen.wanted, [each.evidence for each in seen.cited("1.1")]) == ((), [evidence])
    with pytest.raises(UnknownWanted):
        case.settle_wanted(wanted.id, None)
    case.carry(["1.1"], replace=True)
    case.settle_wanted(case.snapshot().wanted[0].id, None)
    assert case.snapshot().wanted == ()


# Undoing


def test_what_was_carried_over_is_taken_back_as_one(case, last_year) -> None:
    case.set_previous(last_year)
    before = case.snapshot()
    step = case.carry().step
    assert case.undo(step) == ()
    seen = case.snapshot()
    assert (seen.answers, seen.wanted) == (before.answers, ())
    assert case.undo(step) == (Notice("undone-before"),)
    carry, undo = case.steps()
    assert (carry.undone, undo.kind, undo.questions) == (True, "undo", ("1.1", "1.2"))
    case.undo(undo.id)
    again = case.snapshot()
    assert again.answer("1.1").carried and len(again.wanted) == 1
    assert [each.undone for each in case.steps()] == [False, True, False]


def test_a_draft_that_was_changed_or_confirmed_since_stays(case, last_year) -> None:
    case.set_previous(last_year)
    step = case.carry().step
    case.save_typed("1.1", "Skrivet om för 2031.")
    case.answer("1.2", done=True)
    told = case.undo(step)
    assert told == (
        Notice("not-undone", "1.1", {"part": "text"}),
        Notice("not-undone", "1.2", {"part": "mark"}),
    )
    seen = case.snapshot()
    assert seen.answer("1.1") == Answer(None, "Skrivet om för 2031.", carried=True)
    assert seen.answer("1.2") == Answer("Nej", done=True)


def test_unknown_steps_and_lines_are_refused(case) -> None:
    case.answer("1.1", done=True)
    with pytest.raises(UnknownStep):
        case.undo(7)
    for entry in (99, case.changes()[0].id):
        with pytest.raises(UnknownEntry) as caught:
            case.restore(entry)
        assert caught.value.facts == {"entry": entry}


# The history


def test_changes_are_told_by_question_person_and_time(case) -> None:
    case.answer("1.1", mark="Ja", text="Först.")
    path = case.snapshot().path
    case.close()
    middle = dt.datetime.now(dt.UTC)
    with Case.open(path, who="bo") as opened:
        opened.answer("1.2", text="Sedan.")
        opened.answer("1.1", text="Sist.")
        every = opened.changes()
        assert [(each.question, each.who, each.field, each.after) for each in every] == [
            ("1.1", "anna", "mark", "Ja"),
            ("1.1", "anna", "text", "Först."),
            ("1.2", "bo", "text", "Sedan."),
            ("1.1", "bo", "text", "Sist."),
        ]
        assert [each.id for each in every] == sorted({each.id for each in every})
        assert opened.changes(question="1.1") == opened.history("1.1") == (*every[:2], every[3])
        assert opened.changes(who="bo") == opened.changes(since=middle) == every[2:]
        assert opened.changes(until=middle) == every[:2]
        assert opened.changes(since=middle.astimezone(dt.timezone(dt.timedelta(hours=5)))) == every[2:]
        assert opened.changes("1.2", "anna") == ()
        assert opened.people() == ("anna", "bo")
        with pytest.raises(UnknownQuestion):
            opened.changes("9.9")


def test_any_earlier_value_is_put_back_as_a_step_that_can_be_undone(case) -> None:
    case.answer("1.1", mark="Ja", text="Ett", evidence="Bilaga 1")
    case.answer("1.1", mark="Nej", text="Två", evidence="")
    by_field = {each.field: each for each in case.history("1.1")}
    for field in ("mark", "text", "evidence"):
        case.restore(by_field[field].id)
    assert case.snapshot().answer("1.1") == Answer("Ja", "Ett", evidence="Bilaga 1")
    steps = case.steps()
    assert [each.kind for each in steps] == ["restore"] * 3
    case.undo(steps[1].id)
    assert case.snapshot().answer("1.1").text == "Två"
    count = len(case.steps())
    case.restore(by_field["mark"].id)
    assert len(case.steps()) == count


def test_what_is_typed_after_a_step_begins_a_line_of_its_own(case) -> None:
    case.save_typed("1.1", "Ett")
    case.save_typed("1.1", "Ett två")
    (line,) = case.history("1.1")
    case.restore(line.id)
    case.save_typed("1.1", "Nytt")
    assert [(each.before, each.after) for each in case.history("1.1")] == [
        (None, "Ett två"),
        ("Ett två", None),
        (None, "Nytt"),
    ]


# Sheets


def returned(sheet, **texts: str) -> SheetRead:
    """The sheet as it comes back, with these texts by key ("q11" is 1.1)."""
    given = {f"{key[1]}.{key[2]}": text for key, text in texts.items()}
    return SheetRead(
        sheet.token,
        tuple(
            SheetAnswer(each.key, each.text, replace(each.answer, text=given.get(each.key, each.answer.text)))
            for each in sheet.questions
        ),
    )


def test_what_goes_out_is_kept_with_the_answers_as_they_were(case) -> None:
    case.answer("1.1", mark="Ja", text="Först.")
    due = dt.date(2031, 9, 12)
    sheet = case.hand_out("  Eva \n Ek ", ["1.1", "1.2"], due=due, message="Tack")
    (out,) = case.snapshot().handouts
    assert (out.to, out.by, out.questions, out.due, out.message) == (
        "Eva Ek",
        "anna",
        ("1.1", "1.2"),
        due,
        "Tack",
    )
    assert out.base == {"1.1": Answer("Ja", "Först."), "1.2": Answer()}
    assert (sheet.token, sheet.to, [each.key for each in sheet.questions]) == (
        out.token,
        "Eva Ek",
        ["1.1", "1.2"],
    )
    case.answer("1.1", text="Ändrat.")
    assert case.sheet_again(out.id) == sheet
    assert out.is_out and out.is_overdue(dt.date(2031, 9, 13))
    case.call_off_handout(out.id)
    assert not case.snapshot().handouts[0].is_out
    other = case.hand_out("Olle", ["1.1"])
    assert other.token != sheet.token


def test_nothing_goes_out_to_nobody_or_of_what_is_not_there(case) -> None:
    with pytest.raises(NoRecipient):
        case.hand_out(" \n", ["1.1"])
    with pytest.raises(UnknownQuestion):
        case.hand_out("Eva", ["9.9"])
    for ask in (case.call_off_handout, case.sheet_again):
        with pytest.raises(UnknownHandout):
            ask(3)
    assert case.snapshot().handouts == ()


def test_a_sheet_that_comes_back_is_merged_by_choice_and_signed_by_the_colleague(case) -> None:
    case.answer("1.1", text="Först.", done=True)
    sheet = case.hand_out("Eva", ["1.1", "1.2", "1.3"])
    case.answer("1.2", text="Mitt.")
    plan = case.plan_hand_in(returned(sheet, q11="Evas.", q12="Evas andra."), "Svar från Eva.docx")
    assert (plan.source, plan.handout, plan.copy) == ("Eva", 1, None)
    outcomes = {(each.question, each.field): each.outcome for each in plan.items}
    assert outcomes[("1.1", "text")] is Outcome.NEW
    assert outcomes[("1.2", "text")] is Outcome.CONFLICT
    merged = case.take_merge(plan, {})
    assert (merged.questions, merged.parts, merged.evidence) == (("1.1",), 1, 0)
    seen = case.snapshot()
    assert seen.answer("1.1") == Answer(None, "Evas.", done=False)
    assert seen.answer("1.2").text == "Mitt."
    assert not seen.handouts[0].is_out
    assert [(each.who, each.before, each.after, each.left) for each in case.changes("1.2")] == [
        ("anna", None, "Mitt.", False),
        ("Eva", "Evas andra.", "Mitt.", True),
    ]
    (step,) = case.steps()
    assert (step.kind, step.what, step.questions) == ("handin", "Eva", ("1.1", "1.2"))
    assert case.undo(step.id) == ()
    seen = case.snapshot()
    assert (seen.answer("1.1"), seen.answer("1.2").text) == (Answer(None, "Först.", done=True), "Mitt.")
    assert seen.handouts[0].is_out
    case.undo(case.steps()[-1].id)
    assert case.snapshot().answer("1.1").text == "Evas."
    assert not case.snapshot().handouts[0].is_out


def test_own_words_are_written_in_the_place_of_both(case) -> None:
    sheet = case.hand_out("Eva", ["1.1"])
    case.answer("1.1", text="Mitt.")
    plan = case.plan_hand_in(returned(sheet, q11="Evas."), "svar.docx")
    case.take_merge(plan, {("1.1", "text"): "Bådas\ud83d.", ("1.1", "mark"): "ja"})
    assert case.snapshot().answer("1.1").text == "Bådas\ufffd."
    assert {"Mitt.", "Evas.", "Bådas\ufffd."} <= {each.after for each in case.changes("1.1")}


def test_a_mark_that_is_chosen_must_be_one_of_the_questions(case) -> None:
    sheet = case.hand_out("Eva", ["1.1"])
    read = returned(sheet)
    read = replace(read, answers=(replace(read.answers[0], answer=Answer("Nej")),))
    plan = case.plan_hand_in(read, "svar.docx")
    with pytest.raises(UnknownMark):
        case.take_merge(plan, {("1.1", "mark"): "Kanske"})
    assert (case.changes(), case.steps()) == ((), ())
    assert case.take_merge(plan, {}).questions == ("1.1",)
    assert case.snapshot().answer("1.1").mark == "Nej"


def test_a_sheet_that_says_nothing_new_has_come_back_all_the_same(case) -> None:
    sheet = case.hand_out("Eva", ["1.1"])
    merged = case.take_merge(case.plan_hand_in(returned(sheet), "svar.docx"), {})
    assert merged.step == 0
    assert not case.snapshot().handouts[0].is_out
    assert case.steps() == ()


def test_a_carried_draft_that_a_colleague_rewrote_is_a_draft_no_more(case) -> None:
    case.answer("1.1", mark="Ja", text="Från 2030", carried=True)
    case.answer("1.2", mark="Ja", text="Från 2030", carried=True)
    sheet = case.hand_out("Eva", ["1.1", "1.2"])
    read = returned(sheet, q11="Nytt för 2031")
    read = replace(
        read, answers=(read.answers[0], replace(read.answers[1], answer=Answer("Nej", "Från 2030")))
    )
    case.take_merge(case.plan_hand_in(read, "svar.docx"), {})
    seen = case.snapshot()
    assert seen.answer("1.1") == Answer("Ja", "Nytt för 2031")
    assert seen.answer("1.2") == Answer("Nej", "Från 2030", carried=True)
