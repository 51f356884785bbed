"""What a user puts right in how a form was read, over values alone: the form is a dict of what stands where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import corrections_of, read_questionnaires

from auditprep.model import (
    Answer,
    Change,
    Correction,
    Kind,
    Notice,
    Place,
    Question,
    Questionnaire,
    Role,
    Section,
)
from auditprep.wordform.corrections import corrected

YES_NO = ("Ja", "Nej")


def marks(row: str, options: Iterable[str] = YES_NO, first: int = 2) -> tuple[Place, ...]:
    return tuple(Place(Role.MARK, "typed", f"{row}/{at}", word) for at, word in enumerate(options, first))


def prose(path: str, role: Role = Role.DESCRIPTION) -> Place:
    return Place(role, "field", path)


def question(key: str, text: str = "Finns mål?", *places: Place, **more: object) -> Question:
    options = tuple(dict.fromkeys(place.option for place in places if place.option))
    kind = Kind.CHOICE if options else Kind.TEXT
    asked = Question(key, key, text, None, kind, options, Answer(), places, read_as=key, at="0/0")
    return replace(asked, **more)  # type: ignore[arg-type]


def form(*questions: Question, notices: tuple[Notice, ...] = ()) -> Questionnaire:
    return Questionnaire("Frågor", None, None, None, (Section("1", "Mål", questions),), notices)


@dataclass
class Sheet:
    """What stands in the form: paths that are ticked, words by path, and the paths that can be pointed out."""

    ticked: set[str] = field(default_factory=set)
    words: dict[str, str] = field(default_factory=dict)
    there: set[str] = field(default_factory=set)

    def place_at(self, correction: Correction) -> Place | None:
        if correction.value not in self.there or correction.role is None:
            return None
        mechanism = "typed-word" if correction.role is Role.MARK and not correction.option else "pointed"
        return Place(correction.role, mechanism, correction.value, correction.option)

    def read_answer(self, asked: Question) -> Answer:
        ticked = [
            place.option
            for place in asked.places
            if place.role is Role.MARK and place.path in self.ticked and place.option
        ]
        words = {
            role: self.words.get(place.path, "")
            for role in (Role.DESCRIPTION, Role.EVIDENCE)
            if (place := asked.place(role))
        }
        mark = ticked[0] if len(ticked) == 1 else None
        return Answer(mark, words.get(Role.DESCRIPTION, ""), evidence=words.get(Role.EVIDENCE, ""))

    def correct(self, read: Questionnaire, *corrections: Correction) -> Questionnaire:
        return corrected(read, corrections, self.place_at, self.read_answer)


def correct(read: Questionnaire, *corrections: Correction) -> Questionnaire:
    return Sheet().correct(read, *corrections)


def only(read: Questionnaire) -> Question:
    (asked,) = read.questions()
    return asked


def keys(read: Questionnaire) -> list[str]:
    return [asked.key for asked in read.questions()]


def codes(read: Questionnaire) -> list[tuple[str, str | None]]:
    return [(notice.code, notice.question) for notice in read.notices]


# Nothing, and what does not fit


def test_no_corrections_change_nothing() -> None:
    read = form(question("1.1", "Finns mål?", *marks("3/1")), notices=(Notice("two-marks", "1.1"),))
    assert correct(read) == read


@pytest.mark.parametrize(
    "correction",
    [
        Correction("9.9", Change.NUMBER, "1"),
        Correction("1.1", Change.MERGE),
        Correction("1.1", Change.SPLIT, "Något annat"),
        Correction("1.1", Change.SPLIT, "Finns mål?"),
        Correction("1.1", Change.SPLIT, " "),
        Correction("1.1", Change.TEXT, " "),
        Correction("1.1", Change.KIND, "annat"),
        Correction("1.1", Change.OPTIONS, "\n"),
        Correction("1.1", Change.PLACE, "5/5", Role.DESCRIPTION),
        Correction("1.1", Change.PLACE, "", Role.DESCRIPTION),
        Correction("1.1", Change.PLACE, "7/1"),
    ],
    ids=lambda each: f"{each.question} {each.change} {each.value!r}",
)
def test_what_cannot_be_done_is_left_out_and_named(correction: Correction) -> None:
    read = form(question("1.1"))
    after = Sheet(there={"", "7/1"}).correct(read, correction)
    assert after.sections == read.sections
    facts = {"question": correction.question, "change": correction.change, "value": correction.value}
    assert after.notices == (Notice("correction-not-used", facts=facts),)


def test_after_a_question_is_gone_no_correction_of_it_is_used() -> None:
    read = form(question("1.1"), question("1.2"))
    after = correct(read, Correction("1.1", Change.SKIP), Correction("1.1", Change.NUMBER, "5"))
    assert keys(after) == ["1.2"]
    assert codes(after) == [("correction-not-used", None)]


# Which questions there are


def test_what_is_no_question_goes_and_its_words_stay_in_a_notice() -> None:
    long = ("Nämnden beslutade i mars. " * 20).strip()
    read = form(
        question("1.1", "Rubrik", *marks("3/1"), answer=Answer("Ja", f"**{long}**", evidence="Bilaga 1")),
        question("1.2"),
    )
    after = correct(read, Correction("1.1", Change.SKIP))
    assert keys(after) == ["1.2"]
    (notice,) = after.notices
    assert notice == Notice("text-without-question", facts={"text": f"Ja\n{long}\nBilaga 1"})


def test_a_section_without_questions_goes() -> None:
    sections = (Section("1", "Mål", (question("1.1"),)), Section("2", "Risk", (question("2.1"),)))
    read = replace(form(), sections=sections)
    assert correct(read, Correction("1.1", Change.SKIP)).sections == sections[1:]


def test_notices_of_what_is_no_question_go_but_not_text_that_has_no_question() -> None:
    loose = Notice("text-without-question", "1.1", {"text": "Tack"})
    read = form(question("1.1"), question("1.2"), notices=(Notice("doubtful-question", "1.1"), loose))
    after = correct(read, Correction("1.1", Change.SKIP))
    assert after.notices == (replace(loose, question=None),)


def test_a_question_is_merged_with_the_one_above_which_gets_what_it_lacks() -> None:
    upper = question("1.1", "Finns mål?", *marks("3/1"), guidance="Ange datum.", answer=Answer("Ja"))
    lower = question("1.2", "Beskriv målen", prose("3/2/1"), prose("3/2/2", Role.EVIDENCE), guidance="Kort.")
    sheet = Sheet(ticked={"3/1/2"}, words={"3/2/1": "Tre mål", "3/2/2": "Bilaga 1"})
    after = sheet.correct(form(upper, lower), Correction("1.2", Change.MERGE))
    merged = only(after)
    assert (merged.key, merged.text) == ("1.1", "Finns mål?")
    assert merged.guidance == "Ange datum.\nBeskriv målen\nKort."
    assert merged.places == (*upper.places, *lower.places)
    assert merged.answer == Answer("Ja", "Tre mål", evidence="Bilaga 1")
    assert after.notices == ()


def test_boxes_under_a_question_become_its_own_by_merging() -> None:
    upper, lower = question("1.1", "Finns mål?", prose("3/1/1")), question("1.2", "Svar", *marks("3/2"))
    merged = only(Sheet({"3/2/3"}).correct(form(upper, lower), Correction("1.2", Change.MERGE)))
    assert (merged.kind, merged.options, merged.answer.mark) == (Kind.CHOICE, YES_NO, "Nej")
    assert merged.places == (*lower.places, *upper.places)


def test_what_the_question_above_has_already_stays_where_it_is_and_is_told() -> None:
    upper = question("1.1", "Finns mål?", *marks("3/1"), prose("3/1/9"), answer=Answer("Ja", "Mål"))
    lower = question("1.2", "Fler mål", *marks("3/2"), prose("3/2/9"), answer=Answer("Nej", "Andra mål"))
    sheet = Sheet({"3/1/2", "3/2/3"}, {"3/1/9": "Mål", "3/2/9": "Andra mål"})
    after = sheet.correct(form(upper, lower), Correction("1.2", Change.MERGE))
    assert only(after).answer == Answer("Ja", "Mål")
    assert only(after).places == upper.places
    assert after.notices == (
        Notice("unread-means", "1.1", {"seen": "Fler mål"}),
        Notice("text-without-question", "1.1", {"text": "Andra mål"}),
    )


def test_the_notices_of_a_merged_question_follow_it_but_not_the_doubt_whether_it_is_one() -> None:
    notices = (Notice("doubtful-question", "1.2"), Notice("picture-in-answer", "1.2"))
    read = form(question("1.1"), question("1.2", "Mer"), notices=notices)
    assert codes(correct(read, Correction("1.2", Change.MERGE))) == [("picture-in-answer", "1.1")]


def test_a_question_is_split_at_words_of_its_text_and_the_guidance_goes_with_the_last_part() -> None:
    asked = question(
        "1.1", "Finns mål? 1.2 Följs de upp?", prose("3/1/1"), guidance="Hur?", answer=Answer(None, "x")
    )
    first, second = correct(form(asked), Correction("1.1", Change.SPLIT, "1.2  Följs")).questions()
    assert (first.key, first.text, first.guidance, first.answer) == (
        "1.1",
        "Finns mål?",
        None,
        Answer(None, "x"),
    )
    assert (second.key, second.text, second.guidance, second.kind) == (
        "1.2",
        "Följs de upp?",
        "Hur?",
        Kind.TEXT,
    )
    assert (first.read_as, second.read_as) == ("1.1", "1.1+1")
    assert (first.places, second.places) == (asked.places, ())
    assert second.at == asked.at


def test_a_question_is_split_at_a_line_of_its_guidance() -> None:
    asked = question("1.1", "Finns mål?", guidance="Ange datum.\nFöljs de upp?\nHur ofta?")
    after = correct(form(asked), Correction("1.1", Change.SPLIT, "Följs de"))
    assert [(each.text, each.guidance) for each in after.questions()] == [
        ("Finns mål?", "Ange datum."),
        ("Följs de upp?", "Hur ofta?"),
    ]
    assert keys(after) == ["1.1", "#2"]


def test_the_second_run_of_boxes_and_of_room_goes_to_the_part_that_was_split_off() -> None:
    boxes, more = marks("3/1"), marks("3/2")
    rooms = (prose("3/1/9"), prose("3/2/9"), prose("3/1/8", Role.EVIDENCE))
    asked = question("1.1", "Finns mål? Följs de upp?", *boxes, *more, *rooms, answer=Answer(None, "Ett"))
    read = form(asked, notices=(Notice("two-marks", "1.1"),))
    sheet = Sheet({"3/1/2", "3/2/3"}, {"3/1/9": "Ett", "3/2/9": "Två"})
    after = sheet.correct(read, Correction("1.1", Change.SPLIT, "Följs"))
    first, second = after.questions()
    assert first.places == (*boxes, rooms[0], rooms[2])
    assert second.places == (*more, rooms[1])
    assert (first.answer, second.answer) == (Answer("Ja", "Ett"), Answer("Nej", "Två"))
    assert second.options == YES_NO
    assert after.notices == ()


def test_each_part_of_a_split_can_be_corrected_by_its_own_name() -> None:
    read = form(question("1.1", "Ett? Två? Tre?"), question("1.2"))
    after = correct(
        read,
        Correction("1.1", Change.SPLIT, "Tre?"),
        Correction("1.1", Change.SPLIT, "Två?"),
        Correction("1.1+1", Change.NUMBER, "1.1c"),
        Correction("1.1+2", Change.NUMBER, "1.1b"),
    )
    assert keys(after) == ["1.1", "1.1b", "1.1c", "1.2"]
    assert [each.read_as for each in after.questions()] == ["1.1", "1.1+2", "1.1+1", "1.2"]


# What a question says


def test_number_text_and_guidance_are_as_they_were_given() -> None:
    after = correct(
        form(question("1.1", guidance="Gammalt")),
        Correction("1.1", Change.NUMBER, " 2.1 "),
        Correction("1.1", Change.TEXT, "Finns\n en plan?"),
        Correction("1.1", Change.GUIDANCE, " Ange datum.\n\nOch §. "),
    )
    asked = only(after)
    assert (asked.key, asked.number, asked.text) == ("2.1", "2.1", "Finns en plan?")
    assert asked.guidance == "Ange datum.\nOch §."
    assert asked.read_as == "1.1"
    bare = only(correct(after, Correction("1.1", Change.NUMBER), Correction("1.1", Change.GUIDANCE, " ")))
    assert (bare.key, bare.number, bare.guidance) == ("#1", None, None)


def test_keys_are_made_anew_and_notices_follow_their_questions() -> None:
    notices = (Notice("unsure-mark", "1.1#2"), Notice("two-marks", "#3"), Notice("tracked-changes"))
    unnumbered = replace(question("#3"), number=None)
    read = form(question("1.1"), replace(question("1.1#2"), number="1.1"), unnumbered, notices=notices)
    read = replace(
        read,
        sections=(
            replace(
                read.sections[0],
                questions=tuple(replace(each, kind=Kind.CHOICE, options=YES_NO) for each in read.questions()),
            ),
        ),
    )
    after = correct(read, Correction("1.1", Change.SKIP))
    assert keys(after) == ["1.1", "#2"]
    assert codes(after) == [("unsure-mark", "1.1"), ("two-marks", "#2"), ("tracked-changes", None)]


def test_a_section_begins_where_a_heading_was_missed_and_what_follows_belongs_to_it() -> None:
    read = form(question("1.1"), question("1.2"), question("2.1"), question("2.2"))
    after = correct(read, Correction("2.1", Change.SECTION, "2. Intern kontroll"))
    assert [(each.number, each.title, len(each.questions)) for each in after.sections] == [
        ("1", "Mål", 2),
        ("2", "Intern kontroll", 2),
    ]
    assert keys(after) == ["1.1", "1.2", "2.1", "2.2"]


def test_the_first_question_of_a_section_gives_it_another_title_and_keeps_its_number() -> None:
    after = correct(form(question("1.1"), question("1.2")), Correction("1.1", Change.SECTION, "Målstyrning"))
    assert [(each.number, each.title, len(each.questions)) for each in after.sections] == [
        ("1", "Målstyrning", 2)
    ]


def test_a_question_joins_a_section_that_there_is_in_the_forms_order() -> None:
    sections = (
        Section("1", "Mål", (question("1.1"),)),
        Section("2", "Risk", (question("2.1"), question("2.2"))),
        Section(None, "Övrigt", (question("3.1"),)),
    )
    read = replace(form(), sections=sections)
    after = correct(
        read, Correction("2.1", Change.SECTION, "1 mål"), Correction("2.2", Change.SECTION, "Övrigt")
    )
    found = [(each.title, [asked.key for asked in each.questions]) for each in after.sections]
    assert found == [("Mål", ["1.1", "2.1"]), ("Övrigt", ["2.2", "3.1"])]


# How a question is answered


def test_a_question_without_options_lets_go_of_its_boxes_and_tells_what_was_ticked() -> None:
    asked = question("1.1", "Finns mål?", *marks("3/1"), prose("3/1/9"), answer=Answer("Ja", "x"))
    sheet = Sheet({"3/1/2"}, {"3/1/9": "x"})
    notices = (Notice("unsure-mark", "1.1"), Notice("box-missing", "1.1", {"option": "Delvis"}))
    after = sheet.correct(form(asked, notices=notices), Correction("1.1", Change.KIND, "text"))
    plain = only(after)
    assert (plain.kind, plain.options, plain.places) == (Kind.TEXT, (), (prose("3/1/9"),))
    assert plain.answer == Answer(None, "x")
    assert after.notices == (Notice("text-without-question", "1.1", {"text": "Ja"}),)


def test_a_question_that_gets_its_options_back_has_its_boxes_again() -> None:
    asked = question("1.1", "Finns mål?", *marks("3/1"), answer=Answer("Ja"))
    there_and_back = (Correction("1.1", Change.KIND, "text"), Correction("1.1", Change.KIND, "choice"))
    after = Sheet({"3/1/2"}).correct(form(asked), *there_and_back)
    assert after == form(asked)


def test_a_question_that_is_said_to_have_options_has_the_usual_ones_unless_they_are_given() -> None:
    read = form(question("1.1", "Finns mål?", prose("3/1/1")))
    choice = Correction("1.1", Change.KIND, "choice")
    assert only(correct(read, choice)).options == ("Ja", "Nej", "Delvis", "Vet ej")
    given = Correction("1.1", Change.OPTIONS, "Grön\nRöd\nGrön")
    assert only(correct(read, choice, given)).options == ("Grön", "Röd")
    assert only(correct(read, given)).kind is Kind.CHOICE


def test_as_many_options_as_boxes_name_them_in_order() -> None:
    asked = question("1.1", "Finns mål?", *marks("3/1", ("1", "2")), answer=Answer("2"))
    named = only(Sheet({"3/1/3"}).correct(form(asked), Correction("1.1", Change.OPTIONS, "Ja\nNej")))
    assert named.places == marks("3/1")
    assert (named.options, named.answer.mark) == (YES_NO, "Nej")


def test_other_options_keep_the_boxes_that_are_worded_the_same() -> None:
    asked = question("1.1", "Finns mål?", *marks("3/1", ("Ja", "Nej", "Delvis")))
    after = correct(form(asked), Correction("1.1", Change.OPTIONS, "ja\nVet ej"))
    assert only(after).options == ("ja", "Vet ej")
    assert only(after).places == marks("3/1", ("ja",))
    assert after.notices == (Notice("unread-means", "1.1", {"seen": "Nej, Delvis"}),)


def written(path: str, options: Iterable[str]) -> tuple[Place, ...]:
    return tuple(Place(Role.MARK, "typed-word", path, word, at) for at, word in enumerate(options))


def test_a_place_where_the_options_word_is_written_serves_all_options() -> None:
    asked = question("1.1", "Finns mål?", *written("3/1/2", YES_NO))
    after = correct(form(asked), Correction("1.1", Change.OPTIONS, "Grön\nGul\nRöd"))
    assert only(after).places == written("3/1/2", ("Grön", "Gul", "Röd"))
    assert after.notices == ()


def test_a_word_of_the_form_that_is_marked_stays_what_it_is_under_another_name() -> None:
    words = (Place(Role.MARK, "word", "3/1", "1", 4), Place(Role.MARK, "word", "3/1", "10", 8))
    asked = question("1.1", "Finns mål?", *words)
    named = only(correct(form(asked), Correction("1.1", Change.OPTIONS, "Lågt\nHögt")))
    assert [(place.option, place.start, place.end) for place in named.places] == [
        ("Lågt", 4, 5),
        ("Högt", 8, 10),
    ]
    again = only(correct(form(named), Correction("1.1", Change.OPTIONS, "Låg\nHög")))
    assert [(place.option, place.start, place.end) for place in again.places] == [
        ("Låg", 4, 5),
        ("Hög", 8, 10),
    ]


def test_an_answers_place_is_pointed_out_and_what_stood_in_the_old_one_is_told() -> None:
    asked = question("1.1", "Finns mål?", prose("3/1/1"), answer=Answer(None, "Gammalt"))
    sheet = Sheet(words={"3/1/1": "Gammalt", "3/1/2": "Nytt"}, there={"3/1/2"})
    after = sheet.correct(form(asked), Correction("1.1", Change.PLACE, "3/1/2", Role.DESCRIPTION))
    assert only(after).places == (Place(Role.DESCRIPTION, "pointed", "3/1/2"),)
    assert only(after).answer == Answer(None, "Nytt")
    assert after.notices == (Notice("text-without-question", "1.1", {"text": "Gammalt"}),)


def test_a_place_pointed_out_for_another_question_or_part_is_taken_from_whose_it_was() -> None:
    first = question("1.1", "Finns mål?", prose("3/1/1"), answer=Answer(None, "Svar"))
    sheet = Sheet(words={"3/1/1": "Svar"}, there={"3/1/1"})
    read = form(first, question("1.2"))
    after = sheet.correct(read, Correction("1.2", Change.PLACE, "3/1/1", Role.DESCRIPTION))
    assert [(each.answer.text, len(each.places)) for each in after.questions()] == [("", 0), ("Svar", 1)]
    assert after.notices == ()
    moved = only(sheet.correct(form(first), Correction("1.1", Change.PLACE, "3/1/1", Role.EVIDENCE)))
    assert moved.places == (Place(Role.EVIDENCE, "pointed", "3/1/1"),)
    assert moved.answer == Answer(None, evidence="Svar")


def test_room_that_is_pointed_out_is_taken_from_others_only_where_it_would_be_written_in_twice() -> None:
    before, after = (
        Place(Role.DESCRIPTION, "field", "3/1", None, start, end) for start, end in ((1, 2), (3, None))
    )
    here = replace(before, start=2, end=3)
    for old, stays in ((before, True), (after, True), (replace(here, start=1), False)):
        read = form(question("1.1", "Finns mål?", old), question("1.2"))
        pointed = (Correction("1.2", Change.PLACE, "3/1", Role.DESCRIPTION),)
        corrected_form = corrected(read, pointed, lambda _correction: here, lambda _asked: Answer())
        assert bool(next(corrected_form.questions()).places) is stays


def test_words_are_not_written_over_boxes() -> None:
    read = form(question("1.1", "Finns mål?", Place(Role.MARK, "checkbox", "3/1/2/0", "Ja")), question("1.2"))
    pointed = Correction("1.2", Change.PLACE, "3/1", Role.DESCRIPTION)
    after = Sheet(there={"3/1"}).correct(read, pointed)
    assert after.sections == read.sections
    assert codes(after) == [("correction-not-used", None)]


def test_a_box_is_pointed_out_for_one_option() -> None:
    asked = question("1.1", "Finns mål?", *marks("3/1"), prose("3/1/9"))
    sheet = Sheet({"3/5"}, there={"3/5", "3/6"})
    after = sheet.correct(
        form(asked),
        Correction("1.1", Change.PLACE, "3/6", Role.MARK, "Delvis"),
        Correction("1.1", Change.PLACE, "3/5", Role.MARK, "ja"),
    )
    boxes = [(place.path, place.option) for place in only(after).places]
    assert boxes == [("3/5", "Ja"), ("3/1/3", "Nej"), ("3/6", "Delvis"), ("3/1/9", None)]
    assert (only(after).options, only(after).answer.mark) == (("Ja", "Nej", "Delvis"), "Ja")


def test_a_place_for_the_options_word_replaces_the_boxes() -> None:
    asked = question("1.1", "Finns mål?", *marks("3/1"))
    pointed = Correction("1.1", Change.PLACE, "3/5", Role.MARK)
    after = only(Sheet(there={"3/5"}).correct(form(asked), pointed))
    assert after.places == written("3/5", YES_NO)
    assert after.options == YES_NO
    plain = only(Sheet(there={"3/5"}).correct(form(question("1.1")), pointed))
    assert (plain.kind, plain.options) == (Kind.CHOICE, ("Ja", "Nej", "Delvis", "Vet ej"))


def test_what_somebody_has_called_right_is_no_longer_doubted() -> None:
    codes_read = ("doubtful-question", "unread-means", "two-marks", "text-without-question")
    asked = question("1.1", "Finns mål?", *marks("3/1"))
    read = form(
        asked,
        question("1.2"),
        notices=tuple(Notice(code, key) for key in ("1.1", "1.2") for code in codes_read),
    )
    after = correct(read, Correction("1.1", Change.KEEP))
    assert [code for code, key in codes(after) if key == "1.1"] == ["two-marks", "text-without-question"]
    without_options = ["doubtful-question", "unread-means", "text-without-question"]
    assert [code for code, key in codes(after) if key == "1.2"] == without_options
    assert after.sections == read.sections


# Whatever is put right


def sheet_for(read: Questionnaire) -> Sheet:
    """A form in which each question reads as it did."""
    sheet = Sheet(there={"3/0/10", "3/1/2", "3/2/11"})
    for asked in read.questions():
        ticked = [
            place.path
            for place in asked.places
            if place.role is Role.MARK and place.option == asked.answer.mark
        ]
        sheet.ticked |= set(ticked[:1])
        for role, words in ((Role.DESCRIPTION, asked.answer.text), (Role.EVIDENCE, asked.answer.evidence)):
            place = asked.place(role)
            if place and words:
                sheet.words[place.path] = words
    return sheet


@given(st.data(), read_questionnaires())
def test_keys_stay_unique_and_the_order_is_the_forms(data: st.DataObject, read: Questionnaire) -> None:
    after = sheet_for(read).correct(read, *data.draw(corrections_of(read)))
    assert len(set(keys(after))) == after.count
    order = {asked.read_as: at for at, asked in enumerate(read.questions())}
    for section in after.sections:
        assert section.questions
        came_from = [order[asked.read_as.split("+")[0]] for asked in section.questions]
        assert came_from == sorted(came_from)
    known = {*keys(after), None}
    assert {notice.question for notice in after.notices} <= known


@given(st.data(), read_questionnaires())
def test_without_a_wish_for_another_section_no_question_changes_its_place(
    data: st.DataObject, read: Questionnaire
) -> None:
    changes = set(Change) - {Change.SECTION}
    after = sheet_for(read).correct(read, *data.draw(corrections_of(read, sorted(changes))))
    order = {asked.read_as: at for at, asked in enumerate(read.questions())}
    came_from = [order[asked.read_as.split("+")[0]] for asked in after.questions()]
    assert came_from == sorted(came_from)


@given(st.data(), read_questionnaires())
def test_no_answers_words_are_dropped_silently(data: st.DataObject, read: Questionnaire) -> None:
    after = sheet_for(read).correct(read, *data.draw(corrections_of(read)))
    told = [notice.facts.get("text", "") for notice in after.notices]
    now = [words for asked in after.questions() for words in (asked.answer.text, asked.answer.evidence)]
    for asked in read.questions():
        for words in (asked.answer.text, asked.answer.evidence):
            assert not words or any(words in each for each in (*now, *told))


@given(st.data(), read_questionnaires())
def test_no_place_is_lost_silently(data: st.DataObject, read: Questionnaire) -> None:
    """Only the one who says that something is no question, has no options, or goes elsewhere knows it already."""
    changes = set(Change) - {Change.SKIP, Change.KIND, Change.PLACE}
    after = sheet_for(read).correct(read, *data.draw(corrections_of(read, sorted(changes))))
    there = {(place.role, place.path) for asked in after.questions() for place in asked.places}
    before = {(place.role, place.path) for asked in read.questions() for place in asked.places}
    assert there <= before
    assert there == before or "unread-means" in {notice.code for notice in after.notices}


@given(st.data(), read_questionnaires())
def test_no_room_is_given_to_two_questions(data: st.DataObject, read: Questionnaire) -> None:
    after = sheet_for(read).correct(read, *data.draw(corrections_of(read)))
    paths = [path for asked in after.questions() for path in {place.path for place in asked.places}]
    assert len(set(paths)) == len(paths)


@given(st.data(), read_questionnaires())
def test_every_option_that_has_a_place_is_offered(data: st.DataObject, read: Questionnaire) -> None:
    after = sheet_for(read).correct(read, *data.draw(corrections_of(read)))
    for asked in after.questions():
        boxes = [place for place in asked.places if place.role is Role.MARK and place.option is not None]
        assert {place.option for place in boxes} <= set(asked.options)
        assert (asked.kind is Kind.CHOICE) is bool(asked.options)
