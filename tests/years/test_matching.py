"""Last year's questions are found again in this year's form; what is not certain is left to the user."""

from __future__ import annotations

import json
import time
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import pytest
from forms import FormQuestion, FormSection, make_form
from hypothesis import given
from hypothesis import strategies as st
from years.form_bank import bank
from years.form_items import Item, Part, questionnaire
from years.form_mutations import mutated
from years.form_next_year import next_year
from years.matching_measured import measure, table

from auditprep.model import (
    Became,
    Difference,
    Kind,
    Matching,
    PairChoice,
    Question,
    Questionnaire,
    Section,
)
from auditprep.wordform.reader import read_form
from auditprep.years.matching import match

REAL_FORMS = Path(__file__).parents[2] / ".." / "shared" / "forms"
needs_real_forms = pytest.mark.skipif(
    not REAL_FORMS.is_dir(), reason="the real forms are not beside the project"
)
AROUND = (
    "Har nämnden antagit en verksamhetsplan för {Y}?",
    "Är nämndens mål möjliga att mäta?",
    "Följer nämnden upp hur målen utvecklas under året?",
    "Beslutar nämnden om åtgärder när mål inte nås?",
    "Finns en aktuell delegationsordning?",
    "Har ledamöterna fått utbildning om sitt uppdrag?",
)


def form(year: int, *sections: tuple[str, Iterable[str | Item]]) -> Questionnaire:
    """A form of these sections: their titles, and their questions as items or their texts alone."""
    parts = [
        Part(title, [each if isinstance(each, Item) else Item(each) for each in items])
        for title, items in sections
    ]
    return questionnaire(parts, year, year)


def became(old: str | Item, new: str | Item) -> tuple[Became | None, Matching]:
    """What becomes of a question in the middle of six others, which stay."""
    matching = match(
        form(2024, ("Styrning", [*AROUND[:3], old, *AROUND[3:]])),
        form(2025, ("Styrning", [*AROUND[:3], new, *AROUND[3:]])),
    )
    found = matching.match("1.4")
    assert found
    return (found.became if found.old == "1.4" else None), matching


def pairs(matching: Matching) -> list[tuple[str | None, str | None]]:
    return [(each.old, each.new) for each in matching.matches]


def doubts(matching: Matching) -> set[tuple[str | None, str | None]]:
    return {(each.old, each.new) for each in matching.doubtful}


# What became of a question


def test_the_same_form_is_the_same_all_through() -> None:
    asked = form(2024, ("Styrning", AROUND), ("Ekonomi", ["Har nämnden antagit en budget?"]))
    matching = match(asked, asked)
    assert {each.became for each in matching.matches} == {Became.SAME}
    assert all(each.old == each.new and each.likeness == 1 and not each.differs for each in matching.matches)
    assert matching.doubtful == ()


def test_a_year_later_the_same_question_is_the_same_and_its_year_is_told() -> None:
    matching = match(form(2024, ("Styrning", AROUND)), form(2025, ("Styrning", AROUND)))
    assert matching.matches[0].became is Became.SAME
    assert matching.matches[0].differs == {Difference.YEAR}


def test_a_question_with_another_number_is_the_same() -> None:
    new = form(2025, ("Styrning", ["Har nämnden gjort studiebesök?", *AROUND]))
    matching = match(form(2024, ("Styrning", AROUND)), new)
    assert pairs(matching) == [(None, "1.1"), *((f"1.{at}", f"1.{at + 1}") for at in range(1, 7))]
    assert matching.matches[2].became is Became.SAME
    assert matching.matches[2].differs == {Difference.NUMBER}


def test_other_options_and_another_kind_are_told() -> None:
    text = "Har nämnden antagit en budget?"
    options = ("Ja", "Nej", "Ej aktuellt")
    options_changed = became(Item(text, options=("Ja", "Nej", "Vet ej")), Item(text, options=options))
    kind_changed = became(Item(text), Item(text, prose=True))
    for (found, matching), difference in (
        (options_changed, Difference.OPTIONS),
        (kind_changed, Difference.KIND),
    ):
        assert found is Became.SAME
        assert difference in matching.matches[3].differs


def test_a_question_in_another_section_is_moved() -> None:
    budget = "Har nämnden antagit en budget?"
    old = form(
        2024, ("Styrning", [*AROUND, budget]), ("Ekonomi", ["Redovisas avvikelser?", "Görs prognoser?"])
    )
    new = form(2025, ("Styrning", AROUND), ("Ekonomi", ["Redovisas avvikelser?", budget, "Görs prognoser?"]))
    found = match(old, new).match("2.2")
    assert found
    assert (found.old, found.became) == ("1.7", Became.MOVED)
    assert Difference.SECTION in found.differs


def test_a_section_with_another_title_and_number_is_the_same_if_its_questions_are() -> None:
    old = form(2024, ("Ekonomi", ["Har nämnden antagit en budget?"]), ("Styrning", AROUND))
    new = form(2025, ("Ledning", AROUND), ("Ekonomi", ["Har nämnden antagit en budget?"]))
    assert {each.became for each in match(old, new).matches} == {Became.SAME}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Har nämnden fastställt mål för verksamheten?", "Har nämnden beslutat om verksamhetens mål?"),
        ("Sker uppföljning av intern kontroll?", "Följs den interna kontrollen upp?"),
        ("Har nämnden upprättat en riskanalys?", "Är en riskanalys upprättad av nämnden?"),
        (
            "Vidtar nämnden åtgärder vid avvikelser från budget?",
            "Har åtgärder vidtagits vid budgetavvikelser?",
        ),
        ("Beskriv hur nämnden arbetar med jämställdhet.", "Hur arbetar nämnden med jämställdhet?"),
        ("Har nämnden ett barnombud?", "Har nämnden ett barnombud? Motivera svaret."),
        ("Har nämnden ett barnombud?", "Om tillämpligt: har nämnden ett barnombud?"),
        ("Finns rutiner för hantering av synpunkter?", "Finns det rutiner för hur synpunkter hanteras?"),
    ],
)
def test_a_reworded_question_is_found(old: str, new: str) -> None:
    assert became(old, new)[0] is Became.REWORDED


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Har nämnden antagit en budget?", "Har nämnden antagit en lokalförsörjningsplan?"),
        ("Är planen för intern kontroll fastställd?", "Är planen för intern kontroll inte fastställd?"),
        (
            "Har internkontrollplanen för i år följts upp?",
            "Har internkontrollplanen för nästa år följts upp?",
        ),
        ("Har internkontrollplanen för {Y} följts upp?", "Har internkontrollplanen för {N} följts upp?"),
        ("Har förvaltningen deltagit i riskanalysen?", "Har nämnden deltagit i riskanalysen?"),
        ("Har nämnden riktlinjer för inköp?", "Har nämnden riktlinjer för resor?"),
        ("Finns rutiner för attest av fakturor?", "Finns rutiner för attest av elektroniska fakturor?"),
        ("Har planen reviderats före sommaren?", "Har planen reviderats efter sommaren?"),
        ("Är rapporten per april behandlad?", "Är rapporten per augusti behandlad?"),
        ("Utfall mål 1", "Utfall mål 4"),
        ("Är budgeten i balans?", "Är budgeten i obalans?"),
        ("Rapporterar förvaltningen till nämnden?", "Rapporterar nämnden till förvaltningen?"),
        ("Kommentar", "Har nämnden gjort studiebesök?"),
    ],
)
def test_another_question_in_the_same_place_is_never_certain(old: str, new: str) -> None:
    found, matching = became(old, new)
    assert found is None
    assert len([each for each in matching.matches if each.became in (Became.ADDED, Became.REMOVED)]) == 2


def test_what_may_be_the_same_is_suggested_and_stands_as_added_and_removed_meanwhile() -> None:
    found, matching = became("Har nämnden riktlinjer för inköp?", "Har nämnden riktlinjer för resor?")
    assert found is None
    assert [(each.old, each.new, each.became) for each in matching.doubtful] == [
        ("1.4", "1.4", Became.REWORDED)
    ]
    assert matching.before("1.4") == matching.after("1.4") == ()


def test_a_question_that_was_split_becomes_both() -> None:
    matching = match(
        form(2024, ("Styrning", [*AROUND[:3], "Följs beslut upp, och redovisas deras effekt?", *AROUND[3:]])),
        form(
            2025,
            ("Styrning", [*AROUND[:3], "Följs beslut upp?", "Redovisas effekten av beslut?", *AROUND[3:]]),
        ),
    )
    assert matching.after("1.4") == ("1.4", "1.5")
    assert {each.became for each in matching.matches if each.old == "1.4"} == {Became.SPLIT}


def test_two_questions_that_were_merged_become_one() -> None:
    matching = match(
        form(
            2024, ("Styrning", [*AROUND[:3], "Görs en medarbetarenkät?", "Har löner kartlagts?", *AROUND[3:]])
        ),
        form(2025, ("Styrning", [*AROUND[:3], "Görs en medarbetarenkät, och kartläggs löner?", *AROUND[3:]])),
    )
    assert matching.before("1.4") == ("1.4", "1.5")
    assert {each.became for each in matching.matches if each.new == "1.4"} == {Became.MERGED}


def test_guidance_that_has_become_a_question_was_split_from_it() -> None:
    plan = "Är planen för intern kontroll antagen?"
    asked = "Ange datum för beslutet och hur många kontrollmoment planen har."
    matching = match(
        form(2024, ("Styrning", [*AROUND[:3], Item(plan, asked), *AROUND[3:]])),
        form(2025, ("Styrning", [*AROUND[:3], Item(plan), Item(asked, prose=True), *AROUND[3:]])),
    )
    assert matching.after("1.4") == ("1.4", "1.5")


def test_half_of_a_question_is_not_all_of_it() -> None:
    old = "Är riskanalysen gjord, och har nämnden besökt sina skolor?"
    matching = match(
        form(2024, ("Styrning", [*AROUND[:3], old, *AROUND[3:]])),
        form(2025, ("Styrning", AROUND), ("Skolor", ["Har nämnden besökt sina skolor?"])),
    )
    assert matching.after("1.4") == ()
    assert ("1.4", "2.1") in doubts(matching)


# Questions that say little


def test_a_comment_belongs_to_the_question_above_it() -> None:
    old = form(2024, ("Styrning", [AROUND[0], "Kommentar", AROUND[1], "Kommentar", AROUND[2], "Kommentar"]))
    new = form(2025, ("Styrning", [AROUND[2], "Kommentar", AROUND[0], AROUND[1], "Kommentar"]))
    matching = match(old, new)
    assert matching.after("1.6") == ("1.2",)
    assert matching.after("1.4") == ("1.5",)
    assert matching.after("1.2") == ()


def test_what_every_section_asks_belongs_to_its_section() -> None:
    rutin = "Finns rutiner?"
    old = form(
        2024, ("Styrning", [*AROUND, rutin]), ("Lön", ["Har löner kartlagts?", rutin]), ("Ny", [rutin])
    )
    new = form(2025, ("Lön", ["Har löner kartlagts?", rutin]), ("Styrning", [*AROUND, rutin]))
    matching = match(old, new)
    assert matching.before("1.2") == ("2.2",)
    assert matching.before("2.7") == ("1.7",)
    assert matching.after("3.1") == ()


def test_guidance_says_what_a_short_question_is_about() -> None:
    old = form(
        2024, ("A", [Item("Beskriv", "Hur följs målen upp?"), Item("Beskriv", "Hur görs riskanalysen?")])
    )
    new = form(
        2025, ("A", [Item("Beskriv", "Hur görs riskanalysen?"), Item("Beskriv", "Hur följs målen upp?")])
    )
    assert pairs(match(old, new)) == [("1.2", "1.1"), ("1.1", "1.2")]


def test_the_same_words_about_other_years_are_other_questions() -> None:
    asked = ["Finns en internkontrollplan för {Y}?", "Finns en internkontrollplan för {N}?"]
    assert pairs(match(form(2024, ("A", asked)), form(2025, ("A", asked)))) == [
        ("1.1", "1.1"),
        ("1.2", "1.2"),
    ]
    only_next = match(form(2024, ("A", [*AROUND, asked[0]])), form(2025, ("A", [*AROUND, asked[1]])))
    assert only_next.after("1.7") == ()


def test_a_year_that_has_not_moved_on_is_the_same_only_in_the_same_place() -> None:
    old = form(2024, ("A", [*AROUND[:3], "Har planen för {Y} följts upp?", *AROUND[3:]]))
    in_place = form(2025, ("A", [*AROUND[:3], "Har planen för {P} följts upp?", *AROUND[3:]]))
    elsewhere = form(2025, ("A", ["Har planen för {P} följts upp?", *AROUND]))
    assert match(old, in_place).after("1.4") == ("1.4",)
    assert match(old, elsewhere).after("1.4") == ()
    assert ("1.4", "1.1") in doubts(match(old, elsewhere))


def test_neighbours_that_have_changed_places_are_found() -> None:
    swapped = [AROUND[1], AROUND[0], *AROUND[2:]]
    matching = match(form(2024, ("A", AROUND)), form(2025, ("A", swapped)))
    assert pairs(matching)[:2] == [("1.2", "1.1"), ("1.1", "1.2")]


# All questions, in their order


def test_what_is_gone_stands_where_it_stood() -> None:
    old = form(
        2024, ("A", ["Har nämnden gjort studiebesök?", *AROUND[:2], "Har löner kartlagts?", AROUND[2]])
    )
    assert pairs(match(old, form(2025, ("A", AROUND[:3])))) == [
        ("1.1", None),
        ("1.2", "1.1"),
        ("1.3", "1.2"),
        ("1.4", None),
        ("1.5", "1.3"),
    ]


@pytest.mark.parametrize("seed", range(12))
def test_every_question_of_both_forms_is_in_the_matching(seed: int) -> None:
    made = mutated(seed)
    matching = match(made.old, made.new)
    assert {each.old for each in matching.matches} - {None} == {each.key for each in made.old.questions()}
    news = [each.new for each in matching.matches if each.new]
    assert list(dict.fromkeys(news)) == [each.key for each in made.new.questions()]
    for each in matching.matches:
        assert (each.old is None) == (each.became is Became.ADDED)
        assert (each.new is None) == (each.became is Became.REMOVED)
    certain = {(each.old, each.new) for each in matching.matches}
    assert not certain & doubts(matching)


def test_forms_without_questions_are_matched() -> None:
    empty = Questionnaire("", None, None, None, ())
    assert match(empty, empty) == Matching(())
    assert [each.became for each in match(empty, form(2025, ("A", AROUND[:1]))).matches] == [Became.ADDED]
    assert [each.became for each in match(form(2025, ("A", AROUND[:1])), empty).matches] == [Became.REMOVED]


TEXTS = st.text(st.sampled_from("ab 2024?,ocheåIi\n\u2028"), max_size=24)
ANY_FORM = st.lists(st.lists(st.tuples(TEXTS, st.none() | TEXTS), max_size=5), max_size=3).map(
    lambda sections: form(
        2024, *(("", [Item(text, guidance) for text, guidance in section]) for section in sections)
    )
)


@given(ANY_FORM, ANY_FORM)
def test_any_two_forms_are_matched_and_no_question_is_lost_or_used_twice(
    old: Questionnaire, new: Questionnaire
) -> None:
    matching = match(old, new)
    assert {each.old for each in matching.matches} - {None} == {each.key for each in old.questions()}
    assert {each.new for each in matching.matches} - {None} == {each.key for each in new.questions()}
    single = [each for each in matching.matches if each.became not in (Became.SPLIT, Became.MERGED)]
    for side in ([each.old for each in single if each.old], [each.new for each in single if each.new]):
        assert len(side) == len(set(side))


# What the user has said


def chosen(*choices: tuple[str, str, bool]) -> Matching:
    old = [*AROUND[:3], "Har nämnden riktlinjer för inköp?", *AROUND[3:]]
    new = [*AROUND[:3], "Har nämnden riktlinjer för resor?", *AROUND[3:]]
    said = [PairChoice(*choice) for choice in choices]
    return match(form(2024, ("A", old)), form(2025, ("A", new)), said)


def test_what_the_user_has_put_together_is_together() -> None:
    matching = chosen(("1.4", "1.4", True))
    found = matching.match("1.4")
    assert found
    assert (found.old, found.became, found.by_hand) == ("1.4", Became.REWORDED, True)
    assert matching.doubtful == ()
    assert not matching.matches[0].by_hand


def test_what_the_user_has_put_together_takes_the_place_of_what_was_found() -> None:
    matching = chosen(("1.1", "1.2", True))
    assert matching.before("1.2") == ("1.1",)
    assert matching.after("1.2") == ()
    assert matching.before("1.1") == ()


def test_what_the_user_has_parted_is_neither_paired_nor_suggested() -> None:
    matching = chosen(("1.1", "1.1", False), ("1.4", "1.4", False))
    assert matching.after("1.1") == matching.after("1.4") == ()
    assert doubts(matching) == set()


def test_the_later_of_two_choices_holds_and_unknown_questions_are_passed_over() -> None:
    assert chosen(("1.4", "1.4", False), ("1.4", "1.4", True), ("9.9", "1.1", True)).after("1.4") == ("1.4",)
    assert chosen(("1.4", "1.4", True), ("1.4", "1.4", False)).after("1.4") == ()


def test_several_choices_make_splits_and_merges() -> None:
    split = chosen(("1.4", "1.4", True), ("1.4", "1.5", True))
    assert split.after("1.4") == ("1.4", "1.5")
    assert {each.became for each in split.matches if each.old == "1.4"} == {Became.SPLIT}
    merged = chosen(("1.4", "1.4", True), ("1.5", "1.4", True))
    assert merged.before("1.4") == ("1.4", "1.5")
    assert {each.became for each in merged.matches if each.new == "1.4"} == {Became.MERGED}


def test_confirming_one_part_of_a_split_leaves_the_other_part_as_it_was() -> None:
    old = form(2024, ("A", [*AROUND[:3], "Är riskanalysen gjord, och har löner kartlagts?", *AROUND[3:]]))
    new = form(2025, ("A", ["Är riskanalysen gjord?", *AROUND, "Har löner kartlagts?"]))
    found = match(old, new)
    assert {("1.4", "1.1"), ("1.4", "1.8")} <= doubts(found)
    once = match(old, new, [PairChoice("1.4", "1.1", True)])
    assert once.after("1.4") == ("1.1",)
    assert [(each.new, each.became) for each in once.doubtful if each.old == "1.4"] == [("1.8", Became.SPLIT)]
    twice = match(old, new, [PairChoice("1.4", "1.1", True), PairChoice("1.4", "1.8", True)])
    assert twice.after("1.4") == ("1.1", "1.8")


# Many mutated forms


def test_no_wrong_pair_above_half_a_percent_in_mutated_forms() -> None:
    measured = measure(mutated(seed) for seed in range(5_000, 5_150))
    aside = measure(mutated(seed, aside=True) for seed in range(5_000, 5_150))
    for each in (measured, aside):
        assert each.wrong_share <= 0.005, each.wrong
        assert each.wrong_share_of_changed <= 0.005, each.wrong
        assert each.share("right", ["untouched"]) > 0.98, table(each)
        assert each.share("right", ["moved", "guidance", "kind"]) > 0.95, table(each)
        assert each.share("right", ["split", "merged"]) > 0.9, table(each)
        assert each.share("right", ["reworded"]) > 0.65, table(each)
        assert each.share("missed") < 0.01, table(each)


def test_no_near_twin_takes_the_place_of_a_question() -> None:
    titles, asked = bank()
    for each in asked:
        section = [other for other in asked if other.theme == each.theme]
        old = form(2024, (titles[each.theme], [other.text for other in section]))
        key = f"1.{section.index(each) + 1}"
        for twin in each.twins:
            new = form(
                2025, (titles[each.theme], [twin if other is each else other.text for other in section])
            )
            assert match(old, new).after(key) == (), (each.text, twin)


# Whole forms, read from Word


def read(made: Questionnaire, year: int) -> Questionnaire:
    """The form written as a Word file, and read from it."""
    sections = [
        FormSection(
            section.number or "1",
            section.title,
            tuple(
                FormQuestion(
                    each.number,
                    each.text,
                    options=() if each.kind is Kind.TEXT else each.options,
                    guidance=each.guidance,
                )
                for each in section.questions
            ),
        )
        for section in made.sections
        if section.questions
    ]
    return read_form(make_form(sections, title=f"Frågor till nämnden {year}"), "form.docx")


@pytest.mark.parametrize("seed", [1, 2, 4, 6])
def test_invented_forms_are_matched_when_read_from_word(seed: int) -> None:
    made = mutated(seed)
    old, new = read(made.old, 2024), read(made.new, 2025)
    assert (old.count, new.count) == (made.old.count, made.new.count)
    olds, news = (
        dict(
            zip(
                (each.key for each in here.questions()), (each.key for each in there.questions()), strict=True
            )
        )
        for here, there in ((old, made.old), (new, made.new))
    )
    found = {(olds[each.old], news[each.new]) for each in match(old, new).matches if each.old and each.new}
    assert found <= made.pairs
    assert len(found) > 0.85 * len(made.pairs)


def real(name: str) -> Questionnaire:
    return read_form((REAL_FORMS / f"{name}.docx").read_bytes(), name)


@needs_real_forms
def test_a_real_form_is_matched_with_the_year_before() -> None:
    old, new = real("V3-form-2023-filled-xmarks"), real("V1-form-2024-blank")
    truth = json.loads((REAL_FORMS / "V3-form-2023-filled-xmarks.truth.json").read_text(encoding="utf-8"))
    olds, news = ([each.key for each in form.questions()] for form in (old, new))
    true = {
        (olds[was], news[now])
        for each in truth["mapping_2023_to_2024"]
        for was in each["from"]
        for now in each["to"]
    }
    matching = match(old, new)
    certain = {(each.old, each.new) for each in matching.matches if each.old and each.new}
    assert certain <= true
    assert len(certain) == len(true) - 1
    assert true <= certain | doubts(matching)


@needs_real_forms
def test_a_real_form_is_matched_with_the_next_year_made_of_it() -> None:
    form = real("V2-form-2024-filled")
    measured = measure(next_year(form, seed) for seed in range(2025, 2050))
    assert measured.wrong == []
    assert measured.share("right") > 0.95, table(measured)
    assert measured.share("missed") < 0.01, table(measured)


# In time


def many(count: int, text: str) -> Questionnaire:
    """A form in sections of 25 questions; the text is given each question's number."""
    questions = [
        Question(f"{at}", f"{at}", text.format(at, at % 25, at // 25), None, Kind.CHOICE, ("Ja", "Nej"))
        for at in range(count)
    ]
    return Questionnaire(
        "",
        None,
        2024,
        None,
        tuple(Section(f"{at}", f"Del {at}", tuple(questions[at : at + 25])) for at in range(0, count, 25)),
    )


@pytest.mark.parametrize(
    "text", ["Har nämnden följt upp mål {1} inom område {2}?", "Kommentar", "Har nämnden följt upp målen?"]
)
def test_thousands_of_questions_of_nearly_the_same_words_are_matched_in_time(text: str) -> None:
    old, new = many(1_000, text), many(975, text)
    began = time.process_time()
    matching = match(old, new)
    assert time.process_time() - began < 60
    assert all(each.old == each.new for each in matching.matches if each.old and each.new)


def test_words_that_are_only_encoded_otherwise_are_the_same() -> None:
    texts = ("Har nämnden beslutat om åtgärder för året?", "Hur följs målen upp under året?")
    old = form(2024, ("Åtgärder", [unicodedata.normalize("NFD", each) for each in texts]))
    new = form(
        2025, ("Åtgärder", [texts[0].replace(" ", "\u00a0"), texts[1].replace("mål", "må\u00adl\u200b")])
    )
    found = match(old, new).matches
    assert [(each.old == each.new, each.became, each.differs) for each in found] == [
        (True, Became.SAME, frozenset())
    ] * 2
