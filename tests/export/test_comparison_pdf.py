"""A comparison as a PDF: what stands in it, that it stays on its pages, and what a reader program is told of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from compared_submissions import asked, compared, matched, submitted
from pdf_making import bookmarks, boxes, opened, texts

from auditprep.export.comparison_pdf import ComparisonPdf, make
from auditprep.export.comparison_report import report
from auditprep.export.pdf_look import LANDSCAPE
from auditprep.model import Answer, CitedThen, Comparison, Remark
from auditprep.produce import finish

WIDE = (
    "|"
    + "|".join(f"Kolumn {n}" for n in range(12))
    + "|\n|"
    + "-|" * 12
    + "\n|"
    + "|".join(map(str, range(12)))
    + "|"
)
LONG_TABLE = "|Mål|Utfall|\n|-|-|\n" + "\n".join(
    f"|Mål nummer {n}, som är rätt så långt|{n}|" for n in range(150)
)
LONG = "Nämnden följer målen varje månad och redovisar avvikelser med förslag till åtgärder. "


def comparison(old: Answer, new: Answer, *, status: str = "", years: int = 2) -> Comparison:
    questions = [asked("1.1", "Har nämnden mål?"), asked("1.2", "Beskriv <riskerna> & annat", ())]
    columns = [
        submitted(
            2026 - years + at,
            questions,
            {"1.1": old if at < years - 1 else new},
            cited={"1.1": (CitedThen("Budget & plan"),)},
            remarks={"1.1": Remark("Tillräckligt")},
            status=status,
        )
        for at in range(years)
    ]
    return compared(columns, [matched(("1.1", "1.1"), ("1.2", "1.2"))] * (years - 1))


def saved(comparison: Comparison, to: Path) -> ComparisonPdf:
    made = finish(make(report(comparison)))
    to.write_bytes(made.data)
    return made


@pytest.fixture
def to(tmp_path: Path) -> Path:
    return tmp_path / "comparison.pdf"


def stays_on_its_pages(file: Path) -> bool:
    return all(
        LANDSCAPE.left - 3 <= left and right <= LANDSCAPE.width - LANDSCAPE.right + 3 and bottom >= 20
        for _page, _character, (left, bottom, right, _top) in boxes(file)
    )


def test_it_says_the_same_as_the_word_document(to: Path) -> None:
    saved(comparison(Answer("Ja", "Två mål."), Answer("Nej", "Tre mål.")), to)
    text = " ".join(texts(to))
    for words in (
        "Jämförelse av revisionsunderlag 2024 och 2025",
        "2024 till 2025 1 1 0 0 0",
        "✓ Ja ✗ Nej svar, text",
        "Svaret är ändrat från Ja till Nej, beskrivningen är ändrad.",
        "Beskrivning Två mål. Tre mål.",
        "Budget & plan",
        "Omdöme: Tillräckligt",
        "1.2 Beskriv <riskerna> & annat",
    ):
        assert words in text


def test_pages_lie_on_their_side_and_are_numbered(to: Path) -> None:
    made = saved(comparison(Answer("Ja"), Answer("Ja"), status="draft"), to)
    with opened(to) as pdf:
        for page in pdf.pages:
            assert page.mediabox[2] > page.mediabox[3]
    found = texts(to)
    assert made.pages == len(found)
    for number, text in enumerate(found, 1):
        assert f"sida {number} ({len(found)})" in text
        assert "UTKAST" in text


def test_readers_are_told_title_language_and_whose_it_is(to: Path) -> None:
    saved(comparison(Answer("Ja"), Answer("Ja")), to)
    with opened(to) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Jämförelse av revisionsunderlag 2024 och 2025"
        assert str(pdf.docinfo["/Author"]) == "Socialnämnden"
        assert str(pdf.Root.Lang) == "sv-SE"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_bookmarks_lead_to_every_question(to: Path) -> None:
    saved(comparison(Answer("Ja"), Answer("Ja")), to)
    with opened(to) as pdf:
        assert [(depth, title) for depth, title, _page in bookmarks(pdf)] == [
            (0, "Sammanfattning"),
            (0, "Svaren år för år"),
            (0, "Fråga för fråga"),
            (1, "1 Styrning"),
            (2, "1.1 Har nämnden mål?"),
            (2, "1.2 Beskriv <riskerna> & annat"),
        ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (LONG * 200, ""),
        (LONG * 200, LONG * 190 + "Slut."),
        ("ord" * 4000, "ord" * 3000),
        (LONG_TABLE, LONG_TABLE.replace("140", "141")),
        (f"{LONG}\n\n{LONG_TABLE}\n\n{LONG}", LONG * 90),
        (WIDE, WIDE.replace("Kolumn 3", "Rad 3")),
        ("\n\n".join([LONG] * 120), "- " + "\n- ".join([LONG] * 120)),
        ("|a|\n|-|\n|" + LONG * 60 + "|", ""),
        ("\n".join(f"{n}. punkt" for n in range(1, 400)), "x"),
    ],
    ids=["one", "two", "no-blanks", "table", "mixed", "wide", "paragraphs", "tall-cell", "list"],
)
def test_long_texts_and_tables_go_on_over_the_pages(old: str, new: str, to: Path) -> None:
    saved(comparison(Answer("Ja", old), Answer("Ja", new), years=3), to)
    assert stays_on_its_pages(to)
    assert "1.2 Beskriv <riskerna> & annat" in texts(to)[-1]


def test_nothing_of_a_long_text_is_lost(to: Path) -> None:
    paragraphs = [f"Stycke {n} om målen och hur de följs upp under året." for n in range(300)]
    saved(comparison(Answer("Ja", "\n\n".join(paragraphs)), Answer("Ja", "Nytt.")), to)
    text = " ".join(texts(to))
    assert all(f"Stycke {n} om" in text for n in range(300))


def test_every_row_of_a_table_within_a_cell_is_there(to: Path) -> None:
    saved(comparison(Answer("Ja", LONG + "\n\n" + LONG_TABLE), Answer("Ja", "Nytt.")), to)
    text = " ".join(texts(to))
    assert all(f"Mål nummer {n}, som" in text for n in range(150))


def test_what_no_font_shows_is_told(to: Path) -> None:
    made = saved(comparison(Answer("Ja", "漢"), Answer("Ja", "Nytt.")), to)
    assert [each.code for each in made.notices] == ["characters-not-shown"]


def test_twenty_years_have_room(to: Path) -> None:
    saved(comparison(Answer("Ja", "Två mål."), Answer("Nej", "Tre mål."), years=20), to)
    assert stays_on_its_pages(to)
    assert "Tidigare svar: 2006 Ja, 2007 Ja" in " ".join(texts(to))


def test_a_comparison_without_questions_is_a_page_all_the_same(to: Path) -> None:
    saved(compared([submitted(2024), submitted(2025)], [matched()]), to)
    assert "Underlagen har inga frågor." in " ".join(texts(to))


def test_endless_names_and_numbers_stay_on_the_page_too(to: Path) -> None:
    question = asked("1." * 60, "Har nämnden mål" * 40, ("Ja" * 80, "Nej"))
    answers = {question.key: Answer("Ja" * 80, "Två mål.")}
    remarks = {"": Remark("Bra.")}
    columns = [
        submitted(None, [question], answers, board=None, name=f"{letter * 200}.docx", remarks=remarks)
        for letter in "abc"
    ]
    saved(compared(columns, [matched((question.key, question.key))] * 2), to)
    assert stays_on_its_pages(to)
