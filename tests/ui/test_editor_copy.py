"""What is copied can be pasted, here and in other programs."""

from __future__ import annotations

from hypothesis import assume, given
from strategies import blocks

from auditprep.richtext import ListItem, Paragraph, Span, Table, normalise, parse
from ui.widgets.copied import one_line, to_html, to_text
from ui.widgets.pasted import from_html


def test_blocks_become_lines_in_a_cell():
    blocks = (Paragraph((Span("ett"),)), ListItem((Span("två", bold=True),)))
    assert "".join(span.text for span in one_line(blocks)) == "ett\n• två"


@given(blocks)
def test_what_is_copied_is_pasted_as_it_was(given_blocks):
    without_tables = normalise(tuple(block for block in given_blocks if not isinstance(block, Table)))
    words = "".join(span.text for block in without_tables for span in block.spans)
    assume(
        not any(sign in words for sign in "\xad\u200b\u2060\ufeff")
    )  # what is not seen is left out of a paste
    assert from_html(to_html(without_tables)).blocks == without_tables


def test_a_copied_table_is_pasted_as_it_was():
    table = parse("| Mål | Utfall |\n| --- | --- |\n| **Ett** |  |\n| två<br>rader | *x* |")
    assert from_html(to_html(table)).blocks == table


def test_plain_text_has_the_markers_of_lists_and_tabs_between_cells():
    text = "Ett\n\n- två\n3. tre\n\n| a | b |\n| --- | --- |\n| c<br>d | e |"
    assert to_text(parse(text)) == "Ett\n• två\n3. tre\na\tb\nc d\te"
