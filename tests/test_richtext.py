from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.richtext import (
    HIGHEST,
    ListItem,
    Paragraph,
    Span,
    Table,
    normalise,
    parse,
    plain,
    to_markdown,
)
from tests.strategies import blocks, texts


@given(blocks)
def test_blocks_survive_markdown(given_blocks):
    assert parse(to_markdown(given_blocks)) == normalise(given_blocks)


@given(blocks)
def test_normalising_twice_changes_nothing_more(given_blocks):
    once = normalise(given_blocks)
    assert normalise(once) == once
    assert to_markdown(once) == to_markdown(given_blocks)


@given(st.text() | texts | st.lists(texts, max_size=8).map("\n".join))
def test_any_text_is_read_and_is_written_the_same_way_ever_after(markdown):
    once = to_markdown(parse(markdown))
    assert to_markdown(parse(once)) == once


@given(st.lists(texts, max_size=3))
def test_the_words_of_typed_text_are_the_words_that_were_typed(lines):
    typed = tuple(Paragraph((Span(text),)) for text in lines)
    assert plain(to_markdown(typed)) == "\n".join(block.spans[0].text for block in normalise(typed))


def paragraph(*spans: Span | str) -> tuple[Paragraph]:
    return (Paragraph(tuple(Span(span) if isinstance(span, str) else span for span in spans)),)


def items(*places: tuple[int, int | None]) -> tuple[ListItem, ...]:
    return tuple(ListItem((Span("Punkt"),), level, number) for level, number in places)


@pytest.mark.parametrize(
    "text",
    [
        "2024-12-12 § 63, sid 3–6 (Se bilaga 1)",
        "1 397,5 tkr & 17,97 % <166 >20 – mål [1] a|b snake_case C:\\temp 2 * 3 ~ 4 #5",
        "http://example.se/a_b?c=1&d=2!",
    ],
)
def test_ordinary_text_is_not_escaped(text):
    assert to_markdown(paragraph(text)) == text


@pytest.mark.parametrize(
    ("text", "markdown"),
    [("2024. Året", "2024\\. Året"), ("- nej", "\\- nej"), ("# rubrik", "\\# rubrik"), ("> x", "\\> x")],
)
def test_text_that_looks_like_a_block_is_escaped_where_it_begins_a_line(text, markdown):
    assert to_markdown(paragraph(text)) == markdown
    assert to_markdown(paragraph("Rad\n" + text)) == "Rad\\\n" + markdown
    assert to_markdown(paragraph("Rad " + text)) == "Rad " + text


def test_emphasis_is_written_with_stars_where_they_are_read_so():
    spans = [
        Span("Mål 1:", bold=True),
        " text ",
        Span("kursiv", italic=True),
        ", ",
        Span("båda", True, True),
        ".",
    ]
    assert to_markdown(paragraph(*spans)) == "**Mål 1:** text *kursiv*, ***båda***."


def test_emphasis_that_stars_cannot_hold_is_written_with_tags():
    assert to_markdown(paragraph(Span("Mål 1: ", bold=True), "text")) == "<strong>Mål 1: </strong>text"
    assert to_markdown(paragraph("o", Span("möjlig", italic=True))) == "o<em>möjlig</em>"
    assert to_markdown(paragraph(Span("under", underline=True))) == "<u>under</u>"


def test_numbers_that_do_not_follow_are_kept():
    numbered = items((0, 1), (0, 2), (0, 3), (0, 5), (0, 6), (0, 1))
    assert parse(to_markdown(numbered)) == numbered
    assert "3. Punkt\n\n5) Punkt\n6) Punkt\n1. Punkt" in to_markdown(numbered)


def test_a_list_goes_on_after_a_list_inside_it():
    nested = items((0, 9), (1, None), (2, 4), (0, 10), (1, 1), (0, 11))
    assert parse(to_markdown(nested)) == nested


def test_levels_do_not_jump():
    assert normalise(items((3, None), (7, None), (1, None))) == items((0, None), (1, None), (1, None))
    assert normalise((*items((0, 1)), *paragraph("Text"), *items((1, 2))))[-1] == items((0, 2))[0]


def test_a_number_too_high_for_a_list_is_text():
    assert parse("20240512. Möte") == paragraph("20240512. Möte")
    assert normalise((ListItem((Span("Möte"),), 0, HIGHEST + 1),)) == paragraph(f"{HIGHEST + 1}. Möte")
    assert parse(f"{HIGHEST}. Möte") == (ListItem((Span("Möte"),), 0, HIGHEST),)


@pytest.mark.parametrize("year", ["2025.", "2025)"])
def test_a_year_that_begins_a_line_is_text_wherever_the_line_stands(year: str):
    said = paragraph(f"{year} var ett bra år")
    assert parse(f"{year} var ett bra år") == said
    assert to_markdown(said) == f"{year[:-1]}\\{year[-1]} var ett bra år"
    for above in ("1. Punkt\n2. Punkt\n", "1. Punkt\n2. Punkt\n\n", "1) Punkt\n2) Punkt\n"):
        assert parse(f"{above}{year} var ett bra år") == (*items((0, 1), (0, 2)), *said)
    assert parse(f"- Punkt\n{year} var ett bra år") == (*items((0, None)), *said)
    assert plain(f"Det gick\n{year} som planerat") == f"Det gick {year} som planerat"


def test_tables_keep_their_cells():
    table = Table((((Span("Mål|mått"),), ()), ((Span("-"),), (Span("a\nb"),))))
    assert to_markdown((table,)) == "| Mål\\|mått |  |\n| --- | --- |\n| - | a<br>b |"
    assert parse(to_markdown((table, table))) == (table, table)


def test_ragged_rows_are_filled_out_and_empty_tables_vanish():
    a = (Span("a"),)
    assert normalise((Table(((a,), (a, a))),)) == (Table(((a, ()), (a, a))),)
    assert normalise((Table(()), Table((((), (Span(" "),)),)))) == ()


def test_what_is_always_so_is_not_kept_apart():
    header = Table((((Span("Mål", bold=True),),), ((Span("1", bold=True),),)))
    assert normalise((header,)) == (Table((((Span("Mål"),),), ((Span("1", bold=True),),))),)
    assert normalise(paragraph(Span("x", underline=True, link="https://a.se"))) == paragraph(
        Span("x", link="https://a.se")
    )


def test_links_are_web_and_mail_only():
    assert parse("[a](https://a.se) [b](mailto:b@c.se)")[0].spans[0::2] == (
        Span("a", link="https://a.se"),
        Span("b", link="mailto:b@c.se"),
    )
    assert parse("[a](javascript:alert) [b](file:///c) [c](d.md)") == paragraph("a b c")


def test_pasted_markdown_keeps_its_words():
    markdown = "# Rubrik\n\n> citat\n\n~~~\nkod\nmer\n~~~\n\n![bild](x.png) <span>hej</span> [r][x] `y`\n\n[x]: http://z\n\nA\n==="
    assert plain(markdown) == "Rubrik\ncitat\nkod\nmer\nbild <span>hej</span> [r][x] y\n[x]: http://z\nA"


def test_a_second_paragraph_of_an_item_stays_in_it():
    assert parse("- a\n\n  b\n- c") == (ListItem((Span("a\nb"),)), ListItem((Span("c"),)))


def test_text_too_deeply_nested_to_be_read_is_kept_as_it_is():
    assert plain(">" * 300 + " djupt") == ">" * 300 + " djupt"


def test_plain_gives_rows_with_words_a_line_each():
    assert plain("| a | b<br>c |\n| - | - |\n|  |  |\n| d | e |\n\n- **x**") == "a\tb c\nd\te\nx"
