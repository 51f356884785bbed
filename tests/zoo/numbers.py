"""How the questions are numbered: typed, by Word, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from zoo.build import BOLD, p, r
from zoo.content import Asked, Part

RUNNING, LEVELS, LETTERS, RESTARTED, BULLETS = 10, 12, 30, 20, 40
"""numIds of word/numbering.xml; from RESTARTED and LETTERS on, one that begins anew for each section."""
SECTION_STYLE, QUESTION_STYLE, HEADING_STYLE = "Heading1", "Fraga", "Heading2"


@dataclass(frozen=True)
class Numbers:
    """`column`: in a table the number has a cell of its own. `typed`: it is plain text."""

    name: str
    typed: bool = True
    column: bool = True

    def given(self, parts: Sequence[Part]) -> tuple[Part, ...]:
        """The sections with the numbers that a reader sees."""
        made, running = [], 0
        for place, part in enumerate(parts, 1):
            asked, index = [], 0
            for question in part.questions:
                counts = not question.unnumbered
                running, index = running + counts, index + counts
                number = self._number(place, index, running) if counts else None
                asked.append(replace(question, number=number if part.title else number and str(running)))
            number = str(place) if self._counts_sections() and part.title else None
            made.append(replace(part, number=number, questions=tuple(asked)))
        return tuple(made)

    def lettered(self, parts: Sequence[Part]) -> tuple[Part, ...]:
        """The same with a), b), c) in each section."""
        letters = "abcdefgh"
        return tuple(
            replace(
                part,
                questions=tuple(replace(q, number=f"{letters[n]})") for n, q in enumerate(part.questions)),
            )
            for part in self.given(parts)
        )

    def cell(self, asked: Asked, section: int) -> str:
        """The paragraph of the number's own cell."""
        if self.typed:
            return p(r(asked.number or ""))
        return p(style=self._style(), listed=self._listed(section))

    def question(
        self, asked: Asked, section: int, *, column: bool, look: str = "", heading: bool = False
    ) -> str:
        """The paragraph with the question. `column`: its number stands elsewhere."""
        style = HEADING_STYLE if heading else None
        if column or asked.number is None:
            return p(r(asked.text, look), style=style)
        if self.typed:
            return p(r(f"{self.printed(asked.number)} {asked.text}", look), style=style)
        return p(r(asked.text, look), style=style or self._style(), listed=self._listed(section, heading))

    def printed(self, number: str) -> str:
        """A number as it is typed in front of a text: "1.1", but "1."."""
        return f"{number}." if number.isdecimal() else number

    def section(self, part: Part) -> str:
        """The heading of a section."""
        return p(r(self.titled(part)), style=SECTION_STYLE, listed=self._listed_section())

    def section_cell(self, part: Part) -> str:
        """The name of a section in a row of a table."""
        style = SECTION_STYLE if self.by_style else None
        return p(r(self.titled(part), BOLD), style=style, listed=self._listed_section())

    def section_number(self, part: Part) -> str:
        """The paragraph of a section's number in a cell of its own."""
        if self.typed or not self._counts_sections():
            return p(r(part.number or "", BOLD))
        return p(style=SECTION_STYLE if self.by_style else None, listed=self._listed_section())

    def titled(self, part: Part) -> str:
        """A section's name with its number in front, where that is typed."""
        return f"{part.number} {part.title}" if part.number and self.typed else part.title

    @property
    def by_style(self) -> bool:
        return self.name == "auto-style"

    def _runs(self) -> bool:
        return self.name in ("auto-direct", "auto-before")

    def _counts_sections(self) -> bool:
        return self.name in ("typed", "typed-before", "auto-multilevel", "auto-style")

    def _number(self, section: int, index: int, running: int) -> str | None:
        if self.name == "none":
            return None
        if self._runs():
            return str(running)
        return str(index) if self.name == "auto-restart" else f"{section}.{index}"

    def _style(self) -> str | None:
        return QUESTION_STYLE if self.by_style else None

    def _listed(self, section: int, heading: bool = False) -> tuple[int, int] | None:
        if self.by_style:
            return None
        if self.name == "auto-multilevel":
            return (LEVELS, 1)
        return (RUNNING if self._runs() else RESTARTED + section, 0)

    def _listed_section(self) -> tuple[int, int] | None:
        return (LEVELS, 0) if self.name == "auto-multilevel" else None


NUMBERS = {
    each.name: each
    for each in (
        Numbers("typed"),
        Numbers("typed-before", column=False),
        Numbers("auto-direct", typed=False),
        Numbers("auto-style", typed=False),
        Numbers("auto-multilevel", typed=False),
        Numbers("auto-restart", typed=False),
        Numbers("auto-before", typed=False, column=False),
        Numbers("none", column=False),
    )
}
