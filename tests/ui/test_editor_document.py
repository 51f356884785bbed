"""The editor's document says what the blocks say."""

from __future__ import annotations

import pytest
from hypothesis import given
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication
from strategies import blocks

from auditprep.richtext import Block, ListItem, Paragraph, Span, normalise, parse
from ui.widgets.markdown_document import from_document, to_document

pytestmark = pytest.mark.usefixtures("qapp")


@given(blocks)
def test_what_is_written_into_a_document_is_read_back(
    qapp: QApplication, given_blocks: tuple[Block, ...]
) -> None:
    document = QTextDocument()
    to_document(document, normalise(given_blocks))
    assert normalise(from_document(document)) == normalise(given_blocks)


@pytest.mark.parametrize("stranger", ["\ufffc", "\ufdd0", "\ufdd1", "\ufdef", "\u2029", "\x00"])
def test_what_qt_reads_as_its_own_does_not_part_a_paragraph(stranger: str) -> None:
    given_blocks = (Paragraph((Span(f"ett{stranger}två"),)), ListItem((Span("tre"),), 0, 7))
    document = QTextDocument()
    to_document(document, given_blocks)
    assert normalise(from_document(document)) == normalise(given_blocks)


def test_a_table_needs_no_empty_paragraph_after_a_sentence() -> None:
    document = QTextDocument()
    to_document(document, parse("Före\n\n| a |\n| --- |\n\n- b"))
    assert document.blockCount() == 3
