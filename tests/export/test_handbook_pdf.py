"""The handbook as a PDF: contents, bookmarks, links, page numbers, and pictures as far as they are there."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pdf_making import bookmarks, texts
from PIL import Image

from auditprep import handbook, produce
from auditprep.errors import FileNotWritable
from auditprep.export import handbook_pdf
from auditprep.handbook import Chapter


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    to = tmp_path_factory.mktemp("bok") / "handbok.pdf"
    produce.finish(produce.export_handbook(to))
    return to


def chapter(folder: Path, markdown: str) -> Chapter:
    file = folder / "01-prov.md"
    file.write_text(markdown, encoding="utf-8")
    return handbook.read(file)


def one(to: Path, *chapters: Chapter) -> Path:
    to.write_bytes(produce.finish(handbook_pdf.make(chapters, "1.2")))
    return to


def test_it_begins_with_its_title_and_the_contents_with_their_pages(book: Path) -> None:
    first = texts(book)[0]
    assert handbook.TITLE in first
    for each in handbook.chapters():
        assert each.title in first
    assert "sida 1 (" in first


def test_every_page_has_the_title_at_its_head_and_its_number_at_its_foot(book: Path) -> None:
    found = texts(book)
    assert all(handbook.TITLE in words for words in found)
    assert all(f"sida {number} ({len(found)})" in words for number, words in enumerate(found, 1))


def test_every_chapter_is_there_word_for_word(book: Path) -> None:
    everything = "".join("".join(texts(book)).split())
    for each in handbook.chapters():
        for heading in each.headings:
            assert "".join(heading.text.split()) in everything


def test_bookmarks_lead_to_the_chapters_and_to_their_headings(book: Path) -> None:
    with pikepdf.open(book) as pdf:
        titles = [title for _depth, title, _page in bookmarks(pdf)]
    for each in handbook.chapters():
        assert f"{each.number} {each.title}" in titles
    assert "Godta det som får stå" in titles


def test_links_to_other_chapters_lead_within_the_file(book: Path) -> None:
    with pikepdf.open(book) as pdf:
        annotations = [each for page in pdf.pages for each in page.get("/Annots", ())]
        assert len(annotations) > len(handbook.chapters())
        assert all("/Dest" in each for each in annotations)


def test_readers_are_told_its_title_and_its_language(book: Path) -> None:
    with pikepdf.open(book) as pdf:
        assert str(pdf.docinfo["/Title"]) == handbook.TITLE
        assert str(pdf.Root.Lang) == "sv-SE"


def test_a_picture_is_set_with_what_it_shows_below_and_one_that_lacks_is_left_out(tmp_path: Path) -> None:
    made = chapter(tmp_path, "# Titel\n\nFöre.\n\n![Sidan så som den ser ut](x.png)\n\nEfter.\n")
    without = one(tmp_path / "utan.pdf", made)
    assert "Sidan så som" not in "".join(texts(without))
    Image.new("RGB", (1366, 768), "white").save(tmp_path / "x.png")
    with_it = one(tmp_path / "med.pdf", made)
    assert "Sidan så som den ser ut" in "".join(texts(with_it))
    with pikepdf.open(with_it) as pdf:
        assert sum(len(page.get_images()) for page in pdf.pages) == 1


def test_what_is_no_picture_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(b"ingen bild")
    made = chapter(tmp_path, "# Titel\n\nFöre.\n\n![Sidan så som den ser ut](x.png)\n\nEfter.\n")
    words = "".join(texts(one(tmp_path / "ut.pdf", made)))
    assert "Efter." in words
    assert "Sidan så som" not in words


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotWritable):
        produce.finish(produce.export_handbook(tmp_path / "borta" / "handbok.pdf"))


def test_stopping_leaves_no_file(tmp_path: Path) -> None:
    work = produce.export_handbook(tmp_path / "handbok.pdf")
    next(work)
    work.close()
    assert list(tmp_path.iterdir()) == []
