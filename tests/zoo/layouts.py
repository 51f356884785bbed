"""The layouts: where the question, its options and the room for prose stand to each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from zoo.build import BOLD, ITALIC, PAGE, p, r, tbl, tc, tr
from zoo.content import Asked, Part
from zoo.fields import Field
from zoo.mechanisms import ANSWER_CELL, SINGLE, Mechanism
from zoo.numbers import Numbers
from zoo.traits import APART, EVIDENCE, NESTED, traited

GREY = "D9E2F3"


@dataclass(frozen=True)
class Form:
    """A form to be drawn: what it asks, and how. `naming`: a section is named by the "header" row with the
    options, by a "row", by a "heading", or not at all ("none"). `traits` are names of what its tables do."""

    parts: tuple[Part, ...]
    mechanism: Mechanism
    placement: str
    numbers: Numbers
    naming: str
    field: Field
    traits: frozenset[str] = field(default_factory=frozenset)

    @property
    def options(self) -> tuple[str, ...]:
        """The options of the form's first question that has some."""
        return next((each.options for part in self.parts for each in part.questions if each.options), ())

    @property
    def column(self) -> bool:
        """Whether its tables have a column for the number."""
        return self.numbers.column

    def guidance(self, asked: Asked) -> str:
        return p(r(asked.guidance, ITALIC)) if asked.guidance else ""

    def asked(self, asked: Asked, section: int, **more: bool) -> str:
        """The paragraphs of the question in a cell."""
        return self.numbers.question(asked, section, column=self.column, **more) + self.guidance(asked)

    def heading(self, part: Part) -> str:
        """The heading before a section's questions, where sections are named so."""
        return self.numbers.section(part) if self.naming == "heading" else ""

    def number(self, asked: Asked, section: int, width: int, merge: str | None = None) -> list[str]:
        """The cell with the number, where the table has a column for it."""
        return [tc(self.numbers.cell(asked, section), width, merge=merge)] if self.column else []


@dataclass(frozen=True)
class Layout:
    """`placements`: how options may stand in it, the most usual first. `texts`: it has questions without options;
    `describes`: there is room for prose at questions with options; `evidence`: there is room for that too."""

    name: str
    placements: tuple[str, ...]
    body: Callable[[Form], str]
    numbers: str = "typed"
    naming: str = "heading"
    field: str = "plain"
    landscape: bool = False
    texts: bool = True
    describes: bool = True
    evidence: bool = False
    lettered: bool = False

    def placement(self, mechanism: Mechanism) -> str | None:
        """How the mechanism's options stand in this layout; None where the two do not go together."""
        return next((each for each in self.placements if each in mechanism.placements), None)


class Grid(NamedTuple):
    """The table of a section: its columns, its header rows, and the rows of each question."""

    widths: list[int]
    header: list[str]
    groups: list[list[str]]


def widths_for(form: Form, *, number: int = 800, option: int = 850, page: int = PAGE) -> list[int]:
    """The widths of number, question and options."""
    first = [number] if form.column else []
    rest = [option] * len(form.options)
    return [*first, page - sum(first) - sum(rest), *rest]


def head(words: Sequence[str], widths: Sequence[int]) -> str:
    """A header row in bold."""
    cells = [tc(p(r(word, BOLD)), width, shade=GREY) for word, width in zip(words, widths, strict=True)]
    return tr(cells, header=True)


def as_tables(form: Form, draw: Callable[[int, Part], Grid]) -> str:
    """A table for each section, or, where a row names it, one table for them all."""
    grids = [draw(place, part) for place, part in enumerate(form.parts)]
    named = zip(form.parts, grids, strict=True)
    if form.naming != "row":
        return p().join(form.heading(part) + traited(form.traits, *grid) for part, grid in named)
    rows = [[[_section_row(form, part, grid.widths)], *grid.groups] for part, grid in named]
    widths, header = grids[0].widths, grids[0].header
    if APART in form.traits:
        return p().join(traited(form.traits, widths, header, groups) for groups in rows)
    return traited(form.traits, widths, header, [group for groups in rows for group in groups])


def _section_row(form: Form, part: Part, widths: Sequence[int]) -> str:
    return tr([tc(form.numbers.section_cell(part), sum(widths), span=len(widths), shade=GREY)])


def each_section(form: Form, draw: Callable[[int, Part], str]) -> str:
    """What is drawn for each section, under its heading, with an empty line between."""
    return p().join(form.heading(part) + draw(place, part) for place, part in enumerate(form.parts))


def ticks(form: Form, asked: Asked, width: int) -> Iterator[str]:
    """The cells of the options."""
    for option in asked.options:
        yield form.mechanism.cell(option, asked.ticked, width, labelled=form.placement == "cells-labelled")


def choices(form: Form, asked: Asked) -> str:
    """The paragraphs with the options."""
    if form.placement == "lines":
        return "".join(map(p, form.mechanism.lines(asked.options, asked.ticked)))
    return p(form.mechanism.line(asked.options, asked.ticked))


def label(form: Form, word: str, asked: Asked) -> str:
    """The label of an answer; where the options stand nowhere else it names them."""
    return form.mechanism.heading(word, asked.options)


def evidence_line(form: Form, asked: Asked) -> str:
    """The label and the room for evidence, where the form has them at questions with options."""
    if EVIDENCE not in form.traits or not asked.options:
        return ""
    return p(r("Underlag:")) + p(r(asked.evidence))


def answer_cell(form: Form, asked: Asked, width: int) -> str:
    """The cell that holds all options, or the one place."""
    if form.placement in (SINGLE, ANSWER_CELL):
        return form.mechanism.single_cell(asked.options, asked.ticked, width)
    if NESTED in form.traits:
        return tc(_nested(form, asked, width - 200) + p(), width)
    return tc(choices(form, asked), width)


def _nested(form: Form, asked: Asked, width: int) -> str:
    """The options in a table of their own: each with its word, or under a row of words."""
    widths = [width // len(asked.options)] * len(asked.options)
    rows = [head(asked.options, widths)] if form.placement == "cells" else []
    return tbl([*rows, tr(ticks(form, asked, widths[0]))], widths)
