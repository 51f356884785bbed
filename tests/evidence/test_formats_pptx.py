"""Presentations."""

from __future__ import annotations

import pptx
from pptx.util import Inches

from tests.documents import read, saved


def test_a_slide_is_a_page_with_shapes_groups_tables_and_notes() -> None:
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Socialnämndens mål"
    group = slide.shapes.add_group_shape()
    inner = group.shapes.add_group_shape()
    inner.shapes.add_textbox(0, 0, 100, 100).text_frame.text = "I en grupp\nTvå stycken"
    table = slide.shapes.add_table(2, 2, 0, 0, Inches(4), Inches(2)).table
    for at, words in enumerate(("Mål", "Utfall", "Trygghet", "81 %")):
        table.cell(at // 2, at % 2).text = words
    slide.notes_slide.notes_text_frame.text = "Nämn orosanmälningarna"
    deck.slides.add_slide(deck.slide_layouts[5]).shapes.title.text = "Ekonomi"
    document = read(saved(deck), "presentation.pptx")
    assert [page.text for page in document.pages] == [
        "Socialnämndens mål\nI en grupp\nTvå stycken\nMål\tUtfall\nTrygghet\t81 %\nAnteckningar:\nNämn orosanmälningarna",
        "Ekonomi",
    ]
    assert document.trouble is None


def test_a_slide_that_is_not_shown_says_so() -> None:
    deck = pptx.Presentation()
    for words in ("Mål", "Reserv"):
        deck.slides.add_slide(deck.slide_layouts[5]).shapes.title.text = words
    deck.slides[1]._element.set("show", "0")
    assert [page.text for page in read(saved(deck), "p.pptx").pages] == ["Mål", "Dold bild\nReserv"]
