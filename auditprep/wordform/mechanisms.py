"""The ways of ticking, by name, and a place to tick as it is found in a document."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

# A case keeps these names with its places: what is called otherwise is lost to the cases that are kept.
CHECK_BOX, TYPED_BOX, SYMBOL, SYMBOL_LETTER = "checkbox", "glyph", "symbol", "symbol-letter"
OLD_BOX, LIST, OLD_LIST, WORD = "old-checkbox", "list", "old-list", "word"
TYPED_MARK, TYPED_WORD, TORN_BOX = "typed", "typed-word", "torn-glyph"


@dataclass(frozen=True, slots=True)
class Found:
    """A place to tick: its mechanism, its element, which of the element's boxes or entries it is, the word it stands for,
    a tick that somebody typed beside it, what they wrote behind its word, and, for a typed box, the box as it stands."""

    mechanism: str
    element: etree._Element
    start: int
    beside: str = ""
    stray: str = ""
    own_words: str = ""
    sign: str = ""

    @property
    def is_entry(self) -> bool:
        """Whether it is one of the entries of a list, whose words are its own."""
        return self.mechanism in (LIST, OLD_LIST)
