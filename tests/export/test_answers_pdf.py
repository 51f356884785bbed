"""The PDF of the answers: what stands in it, that it stays on its pages, and what a reader program is told of it."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pikepdf
import pytest
from pdf_making import Files, bookmarks, boxes, case, links, make_pdf, opened, target, texts
from snapshots import many_questions, question

from auditprep import i18n, messages, produce
from auditprep.errors import FileNotWritable
from auditprep.export import pdf_look
from auditprep.model import Answer, Citation, Section, Sent, Snapshot

LONG = "Nämnden följer målen varje månad och redovisar avvikelser med förslag till åtgärder. "
TABLE = "| Mål | Utfall |\n|---|---|\n" + "\n".join(f"| Mål nummer {n} | {n} |" for n in range(1, 91))


@pytest.fixture
def to(tmp_path: Path) -> Path:
    return tmp_path / "svar.pdf"


def export(snapshot: Snapshot, to: Path) -> Sent:
    return produce.finish(produce.export_pdf(snapshot, to))


def one(answer: Answer, folder: Path) -> Snapshot:
    """A case where one question is answered, with this."""
    return case(folder, answers={"1.1": answer})


# What stands there


def test_it_begins_with_what_it_is(tmp_path: Path, to: Path) -> None:
    export(case(tmp_path, deadline=dt.date(2025, 9, 30), answers={"1.1": Answer("Ja")}), to)
    first = texts(to)[0]
    for words in ("Revisionsunderlag", "Omsorgsnämnden · 2025", "2025-09-30", "Status Utkast", "1 av 5"):
        assert words in first


def test_every_page_says_that_it_is_a_draft_and_which_page_it_is(tmp_path: Path, to: Path) -> None:
    sent = export(one(Answer("Ja", LONG * 100), tmp_path), to)
    found = texts(to)
    assert sent.pages == len(found) > 2
    for number, text in enumerate(found, 1):
        assert "UTKAST" in text
        assert f"sida {number} ({len(found)})" in text


def test_marks_stand_in_words_and_what_is_unanswered_says_so(tmp_path: Path, to: Path) -> None:
    answers = {"1.1": Answer("Delvis", "Målen är *nästan* klara."), "2.3": Answer(None, "Fem risker.")}
    export(case(tmp_path, answers=answers), to)
    text = " ".join(texts(to))
    assert "1.1 Har nämnden mål? Svar: Delvis Målen är nästan klara." in text
    assert "1.2 Är målen mätbara? Anvisning: ange datum. Ange även §. Obesvarad" in text
    assert "2.3 Beskriv riskerna Fem risker." in text
    assert text.count("Obesvarad") == 3


def test_every_option_of_several_has_its_line(tmp_path: Path, to: Path) -> None:
    export(one(Answer("Ja; Delvis"), tmp_path), to)
    assert "Svar: Ja Svar: Delvis" in texts(to)[0]


def test_rich_text_keeps_its_lists_and_numbers(tmp_path: Path, to: Path) -> None:
    markdown = "**Först** detta:\n\n- ett\n  - inuti\n- två\n\n7. sju\n8. åtta"
    export(one(Answer("Ja", markdown), tmp_path), to)
    assert "Först detta: • ett – inuti • två 7. sju 8. åtta" in texts(to)[0]


def test_a_long_table_repeats_its_header_on_every_page(tmp_path: Path, to: Path) -> None:
    export(one(Answer("Ja", TABLE), tmp_path), to)
    with_rows = [text for text in texts(to) if "Mål nummer" in text]
    assert len(with_rows) > 1
    assert all("Mål Utfall Mål nummer" in text for text in with_rows)
    assert all(any(f"Mål nummer {n} {n}" in text for text in with_rows) for n in range(1, 91))


def test_a_row_higher_than_a_page_is_set_whole(tmp_path: Path, to: Path) -> None:
    words = " ".join(f"ord{n}" for n in range(3000))
    export(one(Answer("Ja", f"| A | B |\n|---|---|\n| {words} | kort |"), tmp_path), to)
    found = " ".join(texts(to)).split()
    assert [each for each in found if each.startswith("ord")] == words.split()


def test_citations_are_told_with_the_numbers_printed_on_the_pages(tmp_path: Path, to: Path) -> None:
    files = Files()
    numbers = (None, None, "1", "2", "3", "4")
    budget = files.add("Nämndens budget 2025", "b.pdf", make_pdf(6), pages=6, printed=numbers)
    cited = {"1.2": (Citation(budget, "3-5", "  Målen  är\nmätbara "), Citation(budget))}
    sent = export(case(tmp_path, cited, files), to)
    text = " ".join(texts(to))
    assert "Bilaga 1: Nämndens budget 2025, sid 1–3; ”Målen är mätbara”" in text
    assert sent.citations == 2
    assert sent.attachments == ()  # they are named in it, and sent otherwise


def test_not_a_word_of_secret_evidence_is_quoted(tmp_path: Path, to: Path) -> None:
    files = Files()
    secret = files.add("Utredning", "u.pdf", make_pdf(2), pages=2, secret=True)
    sent = export(case(tmp_path, {"1.1": (Citation(secret, "2", "hemliga ord"),)}, files), to)
    text = " ".join(texts(to))
    assert "Bilaga 1: sekretessmarkerad handling, lämnas inte ut" in text
    assert not any(word in text for word in ("hemliga", "Utredning", "sid 2"))
    assert [each.evidence.title for each in sent.left_out] == ["Utredning"]
    assert [(each.code, each.question) for each in sent.notices] == [("secret-quote-left-out", "1.1")]


def test_a_citation_of_what_is_gone_is_told(tmp_path: Path, to: Path) -> None:
    sent = export(case(tmp_path, {"1.1": (Citation(77, "1"),)}, Files()), to)
    assert "borttagen ur underlaget" in " ".join(texts(to))
    assert ("citation-gone", "1.1") in [(each.code, each.question) for each in sent.notices]


def test_the_forms_own_line_for_evidence_is_there(tmp_path: Path, to: Path) -> None:
    export(one(Answer("Ja", "", evidence="Protokoll, **§ 12**"), tmp_path), to)
    assert "Revisionsbevis Protokoll, § 12" in texts(to)[0]


def test_the_document_is_swedish_whatever_the_window_speaks(tmp_path: Path, to: Path) -> None:
    given = one(Answer("Ja", "Text"), tmp_path)
    export(given, to)
    swedish = texts(to)
    i18n.set_language("en")
    export(given, to)
    assert texts(to) == swedish


def test_a_form_without_questions_makes_a_page_that_says_so(tmp_path: Path, to: Path) -> None:
    sent = export(case(tmp_path, sections=()), to)
    assert sent.pages == 1
    assert "Formuläret har inga frågor." in texts(to)[0]


def test_hundreds_of_questions_all_come(tmp_path: Path, to: Path) -> None:
    sections = many_questions(20, 25)
    export(case(tmp_path, sections=sections), to)
    with opened(to) as pdf:
        assert len(bookmarks(pdf)) == 20 + 500


def test_an_answer_of_a_hundred_pages_comes_whole(tmp_path: Path, to: Path) -> None:
    words = [f"ord{n}" for n in range(45_000)]
    sent = export(one(Answer("Ja", " ".join(words)), tmp_path), to)
    assert sent.pages
    assert sent.pages > 60
    assert [each for each in " ".join(texts(to)).split() if each.startswith("ord")] == words


# Characters


def test_signs_of_measures_and_arrows_are_shown(tmp_path: Path, to: Path) -> None:
    sent = export(one(Answer("Ja", "≥81 och ≤5 → bättre ✓ ☑ é e\u0301"), tmp_path), to)
    assert "≥81 och ≤5 → bättre ✓ ☑ é é" in texts(to)[0]
    assert sent.notices == ()


def test_what_no_font_shows_is_a_box_and_is_told(tmp_path: Path, to: Path) -> None:
    sent = export(one(Answer("Ja", "Bra 🙂\u200d jobb"), tmp_path), to)
    assert "Bra □ jobb" in texts(to)[0]
    (notice,) = sent.notices
    assert (notice.code, notice.question) == ("characters-not-shown", "1.1")
    assert "🙂" in messages.notice(notice)
    assert "1.1" in messages.notice(notice)


def test_control_characters_do_no_harm_anywhere(tmp_path: Path, to: Path) -> None:
    nasty = "a\x00b\x07c\ud800d\u202ee\ufefff\x85g <b>&amp; </para>"
    asked = dataclasses.replace(question("1.1", nasty, guidance=nasty), number=nasty)
    files = Files()
    id_ = files.add(nasty, "f.pdf", make_pdf(1), pages=1)
    cited = {"1.1": (Citation(id_, nasty, nasty),)}
    sections = (Section(nasty, nasty, (asked,)),)
    given = case(tmp_path, cited, files, {"1.1": Answer("Ja", nasty)}, sections=sections)
    export(dataclasses.replace(given, board=nasty), to)
    text = " ".join(texts(to))
    assert "abc" in text
    assert "<b>&amp; </para>" in text


# On the page


def wide_table(columns: int) -> str:
    head = "|".join(f"Kolumnrubrik{n}" for n in range(columns))
    row = "|".join(str(n * 1_234_567) for n in range(columns))
    return f"|{head}|\n|{'---|' * columns}\n|{row}|"


@pytest.mark.parametrize(
    "markdown",
    [
        wide_table(6),
        wide_table(14),
        wide_table(60),
        "x" * 5000,
        "**fet** https://www.example.org/" + "mycket-lang-adress/" * 40,
        "[" + "länk" * 200 + "](https://www.example.org/)",
        "- " + "\n  - ".join(["nivå " + "y" * 300] * 2),
        "\n".join("  " * n + "- " + "z" * 200 for n in range(9)),
        f"| {'a' * 400} | {'b' * 400} |\n|---|---|\n| {'c' * 3000} | 1 |",
    ],
)
def test_nothing_stands_outside_the_margins(markdown: str, tmp_path: Path, to: Path) -> None:
    export(one(Answer("Ja", markdown), tmp_path), to)
    left = pdf_look.LEFT - pdf_look.HANG
    right = pdf_look.PAGE_WIDTH - pdf_look.RIGHT
    outside = [
        (page, character, box)
        for page, character, box in boxes(to)
        if box[0] < left - 1.5 or box[2] > right + 1.5 or box[1] < 20 or box[3] > pdf_look.PAGE_HEIGHT - 20
    ]
    assert outside == []


def test_a_wide_table_keeps_every_cell(tmp_path: Path, to: Path) -> None:
    export(one(Answer("Ja", wide_table(60)), tmp_path), to)
    text = "".join(texts(to)).replace(" ", "")
    assert all(f"Kolumnrubrik{n}" in text and str(n * 1_234_567) in text for n in range(60))


@pytest.mark.parametrize("lines", range(30, 46))
def test_a_question_never_parts_from_the_beginning_of_its_answer(
    lines: int, tmp_path: Path, to: Path
) -> None:
    """Whatever stands before it on the page."""
    before = "\n\n".join(f"Rad {n}" for n in range(lines))
    answers = {"1.1": Answer("Ja", before), "1.2": Answer("Nej", "Svarets början. " + LONG * 3)}
    export(case(tmp_path, answers=answers), to)
    page = next(text for text in texts(to) if "Är målen mätbara?" in text)
    assert "Svar: Nej Svarets början." in page


# What a reader program is told


def test_all_fonts_are_in_the_file(tmp_path: Path, to: Path) -> None:
    markdown = f"**a** *b* ***c*** ≥ ✓\n\n{TABLE}\n\n| a | |\n|---|---|\n| | b |"
    export(one(Answer("Ja", markdown), tmp_path), to)
    with opened(to) as pdf:
        fonts = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/BaseFont" in each]
        assert fonts
        assert all("+" in str(each.BaseFont) and "/FontFile2" in each.FontDescriptor for each in fonts)


def test_title_author_and_language_are_known(tmp_path: Path, to: Path) -> None:
    export(case(tmp_path), to)
    with opened(to) as pdf:
        assert pdf.Root.Lang == "sv-SE"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo.Title) == "Revisionsunderlag, Omsorgsnämnden, 2025"
        assert str(pdf.docinfo.Author) == "Omsorgsnämnden"
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == str(pdf.docinfo.Title)
            assert metadata["dc:language"] == {"sv-SE"}


def test_bookmarks_lead_to_sections_and_questions(tmp_path: Path, to: Path) -> None:
    export(case(tmp_path, answers={"1.1": Answer("Ja", LONG * 60)}), to)
    found = texts(to)
    with opened(to) as pdf:
        marks = bookmarks(pdf)
    assert [(depth, title) for depth, title, _page in marks][:3] == [
        (0, "1 Styrning"),
        (1, "1.1 Har nämnden mål?"),
        (1, "1.2 Är målen mätbara?"),
    ]
    assert all(title in found[page] for _depth, title, page in marks)
    assert marks[2][2] > marks[1][2]


def test_the_contents_lead_to_the_sections_and_tell_their_pages(tmp_path: Path, to: Path) -> None:
    export(case(tmp_path, answers={"1.1": Answer("Ja", LONG * 60)}), to)
    with opened(to) as pdf:
        second = target(pdf, links(pdf, 0)[1].Dest)
    assert f"2 Intern kontroll {second + 1} " in texts(to)[0]
    assert second > 0


def test_links_in_answers_lead_out_and_only_to_the_web(tmp_path: Path, to: Path) -> None:
    markdown = "[ut](https://www.example.org/a_(b)?c=d&e) [in](auditprep-place:answers) [js](javascript:x)"
    export(one(Answer("Ja", markdown), tmp_path), to)
    with opened(to) as pdf:
        addresses = [str(each.A.URI) for each in links(pdf, 0) if "/A" in each]
    assert addresses == ["https://www.example.org/a_(b)?c=d&e"]


# The file


def test_the_receipt_is_of_the_file_that_was_written(tmp_path: Path, to: Path) -> None:
    sent = export(case(tmp_path), to)
    assert (sent.path, sent.size) == (to, to.stat().st_size)
    assert not sent.is_partial


def test_giving_up_leaves_nothing_behind(tmp_path: Path, to: Path) -> None:
    to.write_bytes(b"before")
    steps = len(list(produce.export_pdf(case(tmp_path), tmp_path / "other.pdf")))
    (tmp_path / "other.pdf").unlink()
    for step in range(steps):
        work = produce.export_pdf(case(tmp_path), to)
        for _ in range(step + 1):
            next(work)
        work.close()
        assert [each.name for each in tmp_path.iterdir()] == ["svar.pdf"]
    assert to.read_bytes() == b"before"


def test_the_case_itself_is_never_written_over(tmp_path: Path) -> None:
    given = case(tmp_path)
    given.path.write_bytes(b"case")
    with pytest.raises(FileNotWritable):
        export(given, given.path)
    assert given.path.read_bytes() == b"case"
