"""What a colleague has written to one question, gathered from the pieces of a sheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from auditprep.wordform.sheet_memory import RememberedQuestion
from auditprep.wordform.sheet_ticks import OptionLine
from auditprep.wordform.sheet_words import DOCUMENTS, EVIDENCE, TEXT

FIELDS = (TEXT, EVIDENCE, DOCUMENTS)


@dataclass
class Unknown:
    """Words that stand where the sheet's own do, and that it does not know: somebody's, or its own that were changed. When
    the whole sheet is read, `said` are those of somebody's that are in them."""

    element: etree._Element
    line: str
    said: tuple[etree._Element, ...] = ()


@dataclass
class Asked:
    """A question while it is being read. `parts` are what stands in each field; `loose` are words that stand outside
    of all; `beside` lines of which nobody can tell whose they are."""

    key: str | None
    label: str
    text: str
    known: RememberedQuestion | None
    region: str = ""
    seen: set[str] = field(default_factory=set)
    framed: set[str] = field(default_factory=set)
    labelled: set[str] = field(default_factory=set)
    options: list[OptionLine] = field(default_factory=list)
    several: bool = False
    parts: dict[str, list[etree._Element | Unknown]] = field(
        default_factory=lambda: {part: [] for part in FIELDS}
    )
    beside: list[str] = field(default_factory=list)
    loose: list[etree._Element | Unknown] = field(default_factory=list)

    def begin(self, part: str, *, several: bool = False) -> None:
        """A label announces a part; `several`: more than one option may be ticked there."""
        self.region = part
        self.labelled.add(part)
        self.several = self.several or several
        if part in FIELDS:
            self.seen.add(part)

    def add(self, part: str, elements: Iterable[etree._Element | Unknown]) -> None:
        """Puts what stands in a field to it."""
        self.seen.add(part)
        self.parts[part] += elements

    def say(self, *found: etree._Element | Unknown) -> None:
        """Takes words outside the fields as a part of the answer."""
        self.parts[TEXT] += found
        self.loose += found
