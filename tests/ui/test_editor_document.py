"""The editor's document says what the blocks say."""

from __future__ import annotations

import pytest
from hypothesis import given
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication
from strategies import blocks

from auditprep.richtext import Block, normalise
from ui.widgets.markdown_document import from_document, to_document

pytestmark = pytest.mark.usefixtures("qapp")


@given(blocks)
def test_what_is_written_into_a_document_is_read_back(
    qapp: QApplication, given_blocks: tuple[Block, ...]
) -> None:
    document = QTextDocument()
    to_document(document, normalise(given_blocks))
    assert normalise(from_document(document)) == normalise(given_blocks)
