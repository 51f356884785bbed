"""The handbook: that it can be read, that everything in it leads somewhere, and that it keeps to its own rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep import handbook
from auditprep.handbook import Chapter, Heading, Key, Note, Picture
from auditprep.paths import resource
from auditprep.richtext import ListItem, Paragraph, Span, Table

CHAPTERS = handbook.chapters()
BOTH = re.compile(r"\*\*|__|\]\(|`")


def made(folder: Path, markdown: str) -> Chapter:
    file = folder / "01-prov.md"
    file.write_text(markdown, encoding="utf-8")
    return handbook.read(file)


def spans(chapter: Chapter) -> Iterator[Span]:
    for part in chapter.parts:
        if isinstance(part, Table):
            yield from (span for row in part.rows for cell in row for span in cell)
        elif isinstance(part, Paragraph | ListItem | Note):
            yield from part.spans


# What ships


def test_there_are_about_fifteen_chapters_numbered_without_a_gap() -> None:
    assert 15 <= len(CHAPTERS) <= 20
    assert [each.number for each in CHAPTERS] == list(range(1, len(CHAPTERS) + 1))
    assert len({each.name for each in CHAPTERS}) == len(CHAPTERS)


def test_titles_are_told_without_reading_the_rest() -> None:
    assert handbook.titles() == tuple((each.name, each.title) for each in CHAPTERS)


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.name)
def test_every_chapter_begins_with_its_title_and_has_no_other(chapter: Chapter) -> None:
    assert isinstance(chapter.parts[0], Heading)
    assert [each.level for each in chapter.parts if isinstance(each, Heading)].count(1) == 1


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.name)
def test_a_heading_is_called_as_no_other_in_its_chapter(chapter: Chapter) -> None:
    anchors = [each.anchor for each in chapter.headings]
    assert all(anchors)
    assert len(set(anchors)) == len(anchors)


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.name)
def test_every_link_leads_to_a_chapter_and_a_heading_that_are_there(chapter: Chapter) -> None:
    lost = []
    for span in spans(chapter):
        if span.link is None:
            continue
        name, anchor = handbook.place(span.link) or ("", "")
        to = handbook.chapter(name)
        if to is None or (anchor and anchor not in {each.anchor for each in to.headings}):
            lost.append(span.link)
    assert lost == []


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.name)
def test_no_sign_of_markdown_is_left_in_the_words(chapter: Chapter) -> None:
    assert [words for words in map(handbook.plain, chapter.parts) if BOTH.search(words)] == []


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.name)
def test_it_is_written_as_the_window_speaks(chapter: Chapter) -> None:
    """No exclamation marks, Swedish quotation marks, dates with the year first, no polite plural."""
    words = "\n".join(map(handbook.plain, chapter.parts))
    assert not re.search(r'!|"|“|\b(Ni|Er|Ert|vänligen)\b', words)
    assert not re.search(r"\b\d{1,2}/\d{1,2}\b", words)


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.name)
def test_a_paragraph_can_be_read_in_one_breath(chapter: Chapter) -> None:
    long = [each for each in chapter.parts if isinstance(each, Paragraph) and len(handbook.plain(each)) > 520]
    assert long == []


def test_the_pictures_are_the_ones_that_are_asked_for() -> None:
    wanted = [each.file.name for chapter in CHAPTERS for each in chapter.parts if isinstance(each, Picture)]
    listed = re.findall(
        r"^\| `([\w-]+\.png)`", (resource("help/bilder") / "README.md").read_text("utf-8"), re.M
    )
    assert sorted(wanted) == sorted(listed)
    assert len(set(wanted)) == len(wanted)


def test_every_picture_says_in_words_what_it_shows() -> None:
    assert all(
        len(each.alt) > 15 for chapter in CHAPTERS for each in chapter.parts if isinstance(each, Picture)
    )


# How a chapter is read


def test_headings_paragraphs_lists_tables_notes_and_pictures_are_read(tmp_path: Path) -> None:
    chapter = made(
        tmp_path,
        "# Titel\n\nEn rad\noch en till.\n\n## Så här\n\n1. Ett\n2. Två\n\n- Punkt\n\n> Märk väl.\n\n"
        "| a | b |\n|---|---|\n| c | d |\n\n![Vad den visar](bilder/x.png)\n",
    )
    assert chapter.title == "Titel"
    assert chapter.headings == (Heading(2, "Så här", "sa-har"),)
    kinds = [type(each).__name__ for each in chapter.parts]
    assert kinds == [
        *("Heading", "Paragraph", "Heading", "ListItem", "ListItem", "ListItem", "Note", "Table", "Picture"),
    ]
    assert handbook.plain(chapter.parts[1]) == "En rad och en till."
    assert [each.number for each in chapter.parts if isinstance(each, ListItem)] == [1, 2, None]
    assert chapter.parts[-1] == Picture("Vad den visar", tmp_path / "bilder" / "x.png")


def test_keys_are_told_from_other_words(tmp_path: Path) -> None:
    chapter = made(tmp_path, "# T\n\nTryck `Ctrl+F` och **skriv**.\n")
    keys = [each for each in spans(chapter) if isinstance(each, Key)]
    assert [each.text for each in keys] == ["Ctrl+F"]
    assert [each.text for each in spans(chapter) if each.bold] == ["skriv"]


def test_what_stands_under_a_heading_is_a_passage(tmp_path: Path) -> None:
    chapter = made(
        tmp_path,
        "# Titel\n\nFörst.\n\n![En bild som visar det](x.png)\n\n## Sedan\n\nEn lista:\n\n- med\n- två\n",
    )
    first, then = chapter.passages
    assert (first.anchor, first.heading, first.words) == ("", "Titel", "Först.")
    assert (then.anchor, then.heading, then.words) == ("sedan", "Sedan", "En lista:\nmed\ntvå")


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("08-granska.md", ("granska", "")),
        ("08-granska.md#ratta", ("granska", "ratta")),
        ("https://exempel.se/08-granska.md", None),
        ("../README.md", None),
        ("", None),
    ],
)
def test_an_address_is_a_chapter_or_leads_out_of_the_book(
    address: str, there: tuple[str, str] | None
) -> None:
    assert handbook.place(address) == there


@given(st.text(max_size=200))
def test_an_anchor_can_stand_in_any_link(heading: str) -> None:
    assert re.fullmatch(r"[a-z0-9-]*", handbook.anchor(heading))


@given(st.text(max_size=400))
def test_whatever_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, markdown: str) -> None:
    folder = tmp_path_factory.getbasetemp()
    chapter = made(folder, markdown)
    assert chapter.passages
    assert all(isinstance(handbook.plain(part), str) for part in chapter.parts)
