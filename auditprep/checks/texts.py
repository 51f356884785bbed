"""A text once read: each parser reads it once, and every rule takes what it found."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

from auditprep import richtext
from auditprep.richtext import Placed, Table

T = TypeVar("T")

_WALL = "\x00"


class ReadText:
    """Words that rules look at: of an answer, of a question, or of a page. `plain` is what all positions are in."""

    def __init__(self, plain: str, markdown: str | None = None) -> None:
        self.plain = plain
        self._markdown = markdown
        self._found: dict[Any, Any] = {}

    @classmethod
    def of_answer(cls, markdown: str) -> ReadText:
        return cls(richtext.plain(markdown), markdown)

    def of(self, parser: Callable[[str], T]) -> T:
        """What a parser of `prose` finds in the plain text; it is asked once."""
        if parser not in self._found:
            self._found[parser] = parser(self.plain)
        found: T = self._found[parser]
        return found

    def of_blocks(self, parser: Callable[[tuple[Placed, ...]], T]) -> T:
        """The same for a parser that looks at paragraphs, lists and tables."""
        if parser not in self._found:
            self._found[parser] = parser(self.blocks)
        found: T = self._found[parser]
        return found

    def beside(self, parser: Any, known: Any, read: Callable[[], T]) -> T:
        """What `read` gives for a parser that needs to know something besides the text; asked again only when that is
        another."""
        before = self._found.get((parser, "beside"))
        if before is None or before[0] != known:
            before = self._found[parser, "beside"] = (known, read())
        found: T = before[1]
        return found

    @cached_property
    def blocks(self) -> tuple[Placed, ...]:
        """The blocks, each with where it stands in `plain`; none of a page."""
        return () if self._markdown is None else richtext.placed(self._markdown)

    @cached_property
    def walled(self) -> str:
        """The plain text with something between its blocks, and between the rows of a table, that nothing is read across:
        "§ 10" at the end of one and "2024-04-16" in the next are no decision. That of a page is as it stands."""
        return _WALL.join(map(self._walled, self.blocks)) if self.blocks else self.plain

    def _walled(self, placed: Placed) -> str:
        words = self.plain[placed.start : placed.end]
        return words.replace("\n", _WALL) if isinstance(placed.block, Table) else words

    def __bool__(self) -> bool:
        return bool(self.plain.strip())


class ReadDocument:
    """The pages of a version of evidence, counted from 1. `is_readable`: some page has text."""

    def __init__(self, pages: tuple[ReadText, ...]) -> None:
        self.pages = pages
        self._made: dict[Any, Any] = {}

    def of(self, work: Callable[[tuple[ReadText, ...]], T]) -> T:
        """What a function makes of all pages together; it is asked once."""
        if work not in self._made:
            self._made[work] = work(self.pages)
        made: T = self._made[work]
        return made

    @cached_property
    def is_readable(self) -> bool:
        return any(self.pages)

    def page(self, number: int) -> ReadText | None:
        """The page; None where there is none."""
        return self.pages[number - 1] if 0 < number <= len(self.pages) else None
