"""Sheets that have lost all but their words, or that somebody has typed anew: questions are still known, and every word that a
colleague has written comes out somewhere."""

from __future__ import annotations

import re

import pytest
from colleagues.test_colleagues_sheets import (
    MATCHING,
    OUT,
    handout,
    outcomes,
    snapshot,
    words_of,
)
from hypothesis import given
from hypothesis import strategies as st
from sheet_making import changed, p, read, through_the_web

from auditprep.colleagues.sheets import plan
from auditprep.model import Handout, MergePlan, Outcome

BARE = changed(
    through_the_web(OUT),
    lambda xml: re.sub(r"(<w:ftr[^>]*>).*(</w:ftr>)", lambda found: found[1] + p("") + found[2], xml),
    "word/footer1.xml",
)
"""A sheet of which nothing tells whose it is."""
MARKS = "Kryssa i ett alternativ"


def sheet(*lines: str, data: bytes = BARE) -> bytes:
    """A document with these lines and nothing else; a line break is written as "/"."""
    body = "".join(p(each.replace(" / ", "</w:t><w:br/><w:t>")) for each in lines)
    return changed(
        data, lambda xml: re.sub(r"<w:body>.*</w:body>", f"<w:body>{body}</w:body>", xml, flags=re.DOTALL)
    )


def made(*lines: str, mine: dict | None = None, out: Handout | None = None) -> MergePlan:
    return plan(snapshot(mine), read(sheet(*lines)), out, "plain", MATCHING)


def theirs(found: MergePlan) -> dict[tuple[str, str], str]:
    return {(each.question, each.field): each.theirs for each in found.items if each.theirs}


def notices(found: MergePlan, code: str) -> list[tuple[str | None, str]]:
    return [(each.question, each.facts.get("text", "")) for each in found.notices if each.code == code]


END = ("Svar", "Dokument")


@pytest.mark.parametrize(
    "heading",
    [
        ("Fråga 1.1", "Har nämnden satt upp mål för året?"),
        ("Fråga 1.1: Har nämnden satt upp mål för året?",),
        ("Fråga 1.1 Har nämnden satt upp mål för året?",),
        ("Fråga 1.1 / Har nämnden satt upp mål för året?",),
    ],
)
def test_a_heading_is_known_however_it_is_typed(heading: tuple[str, ...]) -> None:
    found = made(
        *heading, "Ange datum.", "Ange antal mål.", MARKS, "☐ Ja", "☒ Nej", *END[:1], "Inte i år.", "Dokument"
    )
    assert theirs(found) == {("1.1", "mark"): "Nej", ("1.1", "text"): "Inte i år."}
    assert found.unmatched == ()
    assert notices(found, "sheet-words-beside") == []


def test_words_under_a_question_without_a_field_are_offered_as_its_answer() -> None:
    found = made(
        *(
            "Fråga 1.1",
            "Har nämnden satt upp mål för året?",
            "Ange datum.",
            "Nej",
            "Vi har inte gjort det i år.",
        ),
        *("Fråga 1.5 Följs målen upp?", "[x] Ja", "Svar", "Varje månad.", "Dokument", "Protokoll mars"),
    )
    assert theirs(found) == {
        ("1.1", "text"): "Nej\n\nVi har inte gjort det i år.",
        ("1.5", "mark"): "Ja",
        ("1.5", "text"): "Varje månad.",
    }
    assert notices(found, "sheet-words-outside") == [("1.1", "Nej / Vi har inte gjort det i år.")]
    assert [each.documents for each in found.items if each.documents] == ["Protokoll mars"]
    assert found.unmatched == ()
    assert {each for key, each in outcomes(found).items() if key != ("1.1", "mark")} == {Outcome.CONFLICT}


def test_a_question_that_only_its_number_begins_is_known_by_the_label_after_it() -> None:
    found = made(
        *("Fråga 1.5 Följs målen upp?", "Svar", "Varje månad.", "Dokument", "Protokoll mars"),
        *("2.1 Vilka är de största riskerna framåt?", "Svar", "Bemanning", "Dokument", "Plan"),
    )
    assert theirs(found) == {("1.5", "text"): "Varje månad.", ("2.1", "text"): "Bemanning"}
    assert [each.documents for each in found.items if each.documents] == ["Protokoll mars", "Plan"]


def test_the_heading_of_the_next_section_is_no_document() -> None:
    found = made(
        *(
            "1 Styrning",
            "Fråga 1.5",
            "Följs målen upp?",
            "Svar",
            "Ja.",
            "Dokument",
            "Protokoll mars",
            "Risker",
        ),
        *("Fråga 2.1", "Vilka är de största riskerna framåt?", "Svar", "Bemanning", "Dokument", "Risker"),
    )
    assert [(each.question, each.documents) for each in found.items if each.documents] == [
        ("1.5", "Protokoll mars"),
        ("2.1", "Risker"),  # nothing follows that it could be above
    ]
    assert found.unmatched == ()


def test_what_stands_under_a_question_that_nobody_knows_is_told() -> None:
    found = made("Fråga 9.9", "Finns en plan för lokaler?", "Nej", "Den kommer i höst.", *END)
    (told,) = found.unmatched
    assert (told.label, told.text, told.answer.text) == (
        "9.9",
        "Finns en plan för lokaler?",
        "Nej\n\nDen kommer i höst.",
    )
    (told,) = made("Fråga 9.9", "Bara det här.", *END).unmatched
    assert (told.text, told.answer.is_empty) == ("Bara det här.", True)


def test_with_its_handout_what_stands_under_a_question_is_told_and_not_taken() -> None:
    found = made("Fråga 1.5", "Följs målen upp?", "Nej", *END, out=handout())
    assert set(outcomes(found).values()) == {Outcome.UNCHANGED} or not found.items
    assert notices(found, "sheet-words-beside") == [("1.5", "Nej")]


LINES = st.sampled_from(
    [
        *("Fråga 1.1", "Har nämnden satt upp mål för året?", "Ange datum.", "Fråga 1.5 Följs målen upp?"),
        *("1.5 Följs målen upp?", "Fråga 2.1 / Vilka är de största riskerna framåt?", "Fråga 9.9"),
        *(
            "Svar",
            "Dokument",
            MARKS,
            "[x] Ja",
            "☐ Nej",
            "Nej",
            "1 Styrning",
            "Risker",
            "Underlag i formuläret",
        ),
        *("Tidigare svar från 2030 (som stöd, ändras inte)", "Kryss: Ja", "Antogs i mars.", "Så gör du"),
        *("Utkast från 2030, inte bekräftat. Läs igenom och ändra.", "Slut på frågorna.", "Skriv svaret här"),
    ]
)


@given(
    st.lists(st.tuples(LINES, st.sampled_from(["as it is", "before", "after", "instead"])), max_size=12),
    st.booleans(),
)
def test_no_word_of_a_colleague_is_lost_wherever_it_stands(drawn: list[tuple[str, str]], known: bool) -> None:
    lines, words = [], []
    for at, (line, where) in enumerate(drawn):
        word = f"Kålrabbi{at}x"
        ways = {"before": f"{word} {line}", "after": f"{line} {word}", "instead": word}
        lines.append(ways.get(where, line))
        words += [word] if where in ways else []
    data = sheet("Fråga 1.1", *lines, *END)
    found = plan(snapshot(), read(data), handout() if known else None, "Park", MATCHING)
    told = "\n".join(words_of(found))
    assert [each for each in words if each not in told] == []
    assert known or all(each.outcome is not Outcome.NEW for each in found.items)
