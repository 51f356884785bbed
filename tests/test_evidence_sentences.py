"""What is said of documents that cannot be read, or not in full: calm, with the file's name, and never that they lack."""

from __future__ import annotations

import pytest

from auditprep import messages
from auditprep.model import Trouble, Version


def version(pages: int | None = None, readable: int = 0, trouble: Trouble | None = None) -> Version:
    return Version(1, "Plan {2}.pdf", "ab", 10, pages, readable, trouble=trouble)


def test_a_document_that_was_read_needs_no_words() -> None:
    assert messages.trouble(version(14, 14)) is None
    assert messages.trouble(version()) is None


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_has_a_sentence_of_its_own_with_the_files_name(trouble: Trouble) -> None:
    words = messages.trouble(version(trouble=trouble))
    assert words is not None and "”Plan {2}.pdf”" in words
    assert len({messages.trouble(version(trouble=each)) for each in Trouble}) == len(Trouble)


def test_a_scanned_document_cannot_be_read_and_is_not_missing() -> None:
    words = messages.trouble(version(3, 0))
    assert words is not None
    assert "går inte att läsa" in words and "bild av text" in words and "öppnas och citeras" in words
    assert "sakna" not in words


@pytest.mark.parametrize(("readable", "told"), [(11, "3 av 14 sidor i"), (13, "1 av 14 sidor i")])
def test_pages_that_cannot_be_read_are_counted(readable: int, told: str) -> None:
    words = messages.trouble(version(14, readable))
    assert words is not None and words.startswith(told)
