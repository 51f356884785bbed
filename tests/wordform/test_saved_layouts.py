"""A saved layout fits next year's form from the same sender, and no other; its corrections go along."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import corrections_of, read_questionnaires

from auditprep.errors import LayoutError
from auditprep.model import Change, Correction, Kind, Question, Questionnaire, Role, Section
from auditprep.wordform import saved_layouts
from auditprep.wordform.saved_layouts import Layout, best_fit, fit, from_bytes, layout_of, moved, to_bytes

TEXTS = (
    "Har nämnden antagit mål för 2024?",
    "Följs målen upp minst tre gånger per år?",
    "Har nämnden en internkontrollplan som beslutats senast den 31 mars 2024?",
    "Vilka risker ser nämnden under 2024/2025?",
    "Finns det delegeringsordning?",
    "Redovisas delegeringsbeslut till nämnden?",
    "Hur arbetar nämnden med ekonomi i balans?",
    "Har nämnden beslutat om åtgärder?",
    "Beskriv nämndens största utmaning.",
    "Finns något mer som granskarna bör känna till?",
)
THIS_YEAR = tuple(
    text.replace("2024/2025", "2025/26").replace("31 mars 2024", "1 april 2025").replace("2024", "2025")
    for text in TEXTS
)


def form(texts: tuple[str, ...], first: int = 1, row: int = 1, table: int = 3) -> Questionnaire:
    questions = tuple(
        Question(
            key=str(number),
            number=str(number),
            text=text,
            guidance="Ange datum 2024." if number == first else None,
            kind=Kind.TEXT,
            read_as=str(number),
            at=f"{table}/{row + number - first}/1/0",
        )
        for number, text in enumerate(texts, first)
    )
    return Questionnaire("Frågor", None, None, None, (Section(None, "", questions),))


def layout(*corrections: Correction, name: str = "Granvik") -> Layout:
    return layout_of(name, "0.1.0", form(TEXTS), corrections)


SKIP = Correction("5", Change.SKIP)


def test_the_same_form_gets_the_same_corrections() -> None:
    saved = (SKIP, Correction("1", Change.TEXT, "Har nämnden mål?"), Correction("9", Change.KEEP))
    assert fit(layout(*saved), form(TEXTS)) == saved


def test_next_years_form_has_other_years_other_numbers_and_another_place() -> None:
    corrections = (
        Correction("5", Change.PLACE, "3/5/2", Role.DESCRIPTION),
        Correction("6", Change.PLACE, "3/7/1", Role.EVIDENCE),
        Correction("7", Change.SECTION, "Ekonomi"),
    )
    assert fit(layout(*corrections), form(THIS_YEAR, first=4, row=2, table=5)) == (
        Correction("8", Change.PLACE, "5/6/2", Role.DESCRIPTION),
        Correction("9", Change.PLACE, "5/8/1", Role.EVIDENCE),
        Correction("10", Change.SECTION, "Ekonomi"),
    )


def test_reworded_questions_are_found_and_new_ones_are_left_as_they_were_read() -> None:
    changed = (
        "Något helt nytt om barnkonventionen?",
        *TEXTS[:4],
        "Finns det en delegationsordning?",
        *TEXTS[6:],
    )
    again = fit(layout(SKIP, Correction("6", Change.NUMBER, "6a")), form(changed))
    assert again == (Correction("6", Change.SKIP),)


def test_questions_that_ask_the_same_are_told_apart_by_their_numbers_then_by_their_order() -> None:
    same = ("Kommentar",) * 4
    old = layout_of(
        "a", "0", form(same), [Correction(str(each), Change.NUMBER, f"x{each}") for each in (1, 2, 3, 4)]
    )
    again = fit(old, form(same, first=3))
    assert again is not None
    assert [(each.question, each.value) for each in again] == [
        ("5", "x1"),
        ("6", "x2"),
        ("3", "x3"),
        ("4", "x4"),
    ]


@pytest.mark.parametrize(
    ("there", "fits"),
    [(10, True), (7, True), (6, False), (0, False)],
)
def test_a_form_that_lacks_more_than_a_third_of_the_questions_is_another(there: int, fits: bool) -> None:
    assert (fit(layout(SKIP), form(TEXTS[:there])) is not None) is fits


def test_a_form_with_many_more_questions_is_another() -> None:
    more = tuple(f"Vad gäller för område {word}?" for word in ("skog", "mark", "vatten", "luft", "buller"))
    assert fit(layout(SKIP), form((*TEXTS, *more[:4]))) is not None
    assert fit(layout(SKIP), form((*TEXTS, *more))) is None


def test_an_empty_form_or_layout_fits_nothing() -> None:
    assert fit(layout_of("a", "0", form(()), ()), form(())) is None


def test_the_best_fitting_layout_is_taken_and_of_equals_the_first() -> None:
    worse = layout_of("Sämre", "0", form(TEXTS[:8]), [SKIP])
    layouts = [
        worse,
        layout(SKIP, name="Bäst"),
        layout(name="Lika bra"),
        layout_of("Annat", "0", form(()), ()),
    ]
    assert best_fit(layouts, form(THIS_YEAR)) == ("Bäst", (SKIP,))
    assert best_fit([worse], form(THIS_YEAR)) == ("Sämre", (SKIP,))
    assert best_fit([], form(THIS_YEAR)) is None


# What is carried over


def test_words_that_name_the_year_are_those_of_this_year() -> None:
    old = layout(
        Correction("1", Change.TEXT, "Har nämnden egna mål för 2024?"),
        Correction("1", Change.GUIDANCE, "Ange datum 2024."),
        Correction("3", Change.SPLIT, "som beslutats senast den 31 mars 2024?"),
        Correction("3+1", Change.NUMBER, "3b"),
        Correction("4", Change.TEXT, TEXTS[3]),
    )
    assert fit(old, form(THIS_YEAR)) == (
        Correction("1", Change.TEXT, "Har nämnden egna mål för 2025?"),
        Correction("1", Change.GUIDANCE, "Ange datum 2024."),
        Correction("3", Change.SPLIT, "som beslutats senast den 1 april 2025?"),
        Correction("3+1", Change.NUMBER, "3b"),
        Correction("4", Change.TEXT, THIS_YEAR[3]),
    )


def test_words_that_are_no_longer_there_are_kept() -> None:
    old = layout(
        Correction("2", Change.SPLIT, "finns (inte) [här]"), Correction("2", Change.TEXT, "Annat 1999")
    )
    assert fit(old, form(THIS_YEAR)) == old.corrections


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        ("3/5/2", "3/5/1/0", "7/9/1/0", "7/9/2"),  # the cell beside
        ("3/6/1", "3/5/1/0", "7/9/1/0", "7/10/1"),  # the row under
        ("3/5/1", "3/5/1/0", "7/9/1/0", "7/9/1"),  # the question's own cell
        ("3/5/1/0", "3/5/1/0", "7/9/1/0", "7/9/1/0"),  # its own paragraph
        ("3/5/1/0/2", "3/5/1/0", "7/9/1/0", "7/9/1/0/2"),  # something in it
        ("5/2/1", "3/5/1/0", "7/9/1/0", "9/2/1"),  # the table after
        ("14", "12", "20", "22"),  # the second paragraph after
        ("1/1", "3/5", "0/9", ""),  # before the form begins
        ("3/5/2", "3/5/1/0", "7", ""),  # a form without tables
        ("3/5", "3/5/1/0", "7", ""),
        ("", "3/5", "3/5", ""),
        ("3/5", "", "3/5", ""),
        ("3/x", "3/5", "3/5", ""),
    ],
)
def test_a_place_is_carried_over_as_it_lies_from_its_question(path, old, new, expected) -> None:
    assert moved(path, old, new) == expected


@given(
    st.lists(st.integers(0, 9), min_size=1, max_size=5), st.lists(st.integers(0, 9), min_size=1, max_size=5)
)
def test_a_place_in_the_same_form_is_where_it_was(path: list[int], at: list[int]) -> None:
    way, question = "/".join(map(str, path)), "/".join(map(str, at))
    assert moved(way, question, question) == way


# The file


@given(st.data(), read_questionnaires(), st.text(max_size=5))
def test_a_layout_comes_back_from_its_file_and_fits_its_own_form(
    data: st.DataObject, read: Questionnaire, name: str
) -> None:
    corrections = data.draw(corrections_of(read))
    saved = layout_of(name, "0.1.0", read, corrections)
    again = from_bytes(to_bytes(saved), "a.json")
    assert again == saved
    carried = fit(again, read)
    assert carried is not None
    known = {asked.read_as for asked in read.questions()}
    assert len(carried) == sum(each.question.split("+")[0] in known for each in corrections)


def test_the_file_is_text_that_people_can_read() -> None:
    text = to_bytes(layout(SKIP)).decode()
    assert "Finns det delegeringsordning?" in text
    assert '"change": "skip"' in text
    assert "Granvik" in text


def test_half_a_surrogate_pair_is_no_reason_not_to_save() -> None:
    assert from_bytes(to_bytes(layout(name="a\ud83d")), "a.json").name == "a?"


def damaged() -> dict[str, bytes]:
    sound = json.loads(to_bytes(layout(SKIP, Correction("1", Change.PLACE, "3/1", Role.MARK, "Ja"))))

    def with_(**changes: object) -> bytes:
        return json.dumps({**sound, **changes}).encode()

    return {
        "nothing": b"",
        "no JSON": b"PK\x03\x04",
        "no object": b"[1, 2]",
        "another object": b'{"a": 1}',
        "cut off": to_bytes(layout(SKIP))[:-40],
        "not UTF-8": "å".encode("latin-1"),
        "no version": json.dumps({key: each for key, each in sound.items() if key != "layout"}).encode(),
        "a version in words": with_(layout="one"),
        "corrections in words": with_(corrections="all"),
        "corrections that are none": with_(corrections=[1]),
        "a change that nobody makes": with_(corrections=[{**sound["corrections"][0], "change": "turn"}]),
        "a change that is no word": with_(corrections=[{**sound["corrections"][0], "change": []}]),
        "a role that nothing has": with_(corrections=[{**sound["corrections"][0], "role": "lead"}]),
        "a number that is none": with_(anchors=[{**sound["anchors"][0], "number": 1}]),
        "an anchor without words": with_(anchors=[{"question": "1"}]),
        "very deep": b"[" * 100_000,
    }


@pytest.mark.parametrize("kind", damaged())
def test_a_damaged_file_is_refused(kind: str) -> None:
    with pytest.raises(LayoutError) as caught:
        from_bytes(damaged()[kind], "a.json")
    assert caught.value.facts == {"file": "a.json", "reason": "damaged"}


def test_a_layout_of_a_newer_program_is_refused_as_such() -> None:
    newer = {**json.loads(to_bytes(layout())), "layout": saved_layouts.FORMAT + 1, "more": True}
    with pytest.raises(LayoutError) as caught:
        from_bytes(json.dumps(newer).encode(), "a.json")
    assert caught.value.facts["reason"] == "newer"


def test_a_file_with_a_mark_of_its_encoding_is_read() -> None:
    assert from_bytes(b"\xef\xbb\xbf" + to_bytes(layout(SKIP)), "a.json") == layout(SKIP)


def test_a_thousand_reworded_questions_are_found_again() -> None:
    texts = tuple(f"Har nämnden beslutat om mål nummer {at} för område {at % 70}?" for at in range(1000))
    reworded = tuple(text.replace("beslutat om", "fattat beslut om") for text in texts)
    old = layout_of("a", "0", form(texts), [Correction("471", Change.SKIP)])
    assert fit(old, form(reworded)) == (Correction("471", Change.SKIP),)


def test_anchors_without_a_read_as_go_by_their_keys() -> None:
    bare = replace(
        form(TEXTS),
        sections=tuple(
            replace(each, questions=tuple(replace(asked, read_as="") for asked in each.questions))
            for each in form(TEXTS).sections
        ),
    )
    assert fit(layout_of("a", "0", bare, [SKIP]), bare) == (SKIP,)
