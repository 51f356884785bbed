"""How a form of the zoo is made: which mechanism in which layout, and what is otherwise than usual."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from zoo.content import (
    YES_NO,
    Part,
    Specimen,
    changed,
    conditions,
    standard,
    statements,
    truth_of,
    unanswered,
)
from zoo.fields import FIELDS
from zoo.furniture import closing, opening
from zoo.layouts import Form, Layout
from zoo.mechanisms import MECHANISMS
from zoo.numbers import HEADING_STYLE, NUMBERS, QUESTION_STYLE
from zoo.parts import form_bytes
from zoo.prose import PROSE
from zoo.tables import TABLES
from zoo.traits import EVIDENCE, FRAME, framed

LAYOUTS: dict[str, Layout] = {each.name: each for each in (*TABLES, *PROSE)}


@dataclass(frozen=True)
class Recipe:
    """How a specimen is made. What is None is as the layout, or the mechanism, has it."""

    name: str
    mechanism: str
    layout: str
    options: tuple[str, ...] = YES_NO
    asks: Callable[[], tuple[Part, ...]] | None = None
    placement: str | None = None
    numbers: str | None = None
    naming: str | None = None
    field: str | None = None
    traits: Collection[str] = ()
    contents: bool = False
    legend: bool = False

    def make(self) -> Specimen:
        """The specimen: the same form blank and filled in."""
        layout, mechanism = LAYOUTS[self.layout], MECHANISMS[self.mechanism]
        parts = self.parts()
        blank, filled = self.draw(unanswered(parts)), self.draw(parts)
        truth = truth_of(parts, warned=mechanism.warned)
        return Specimen(self.name, mechanism.name, layout.name, blank, filled, truth)

    def parts(self) -> tuple[Part, ...]:
        """What the form asks and answers, no more than its layout has room for."""
        layout, numbers = LAYOUTS[self.layout], NUMBERS[self.numbers or LAYOUTS[self.layout].numbers]
        parts = self.asks() if self.asks else _usual(layout, self.options)
        if not layout.evidence and EVIDENCE not in self.traits:
            parts = changed(parts, evidence="")
        if (self.naming or layout.naming) == "none":
            parts = (Part(None, "", tuple(each for part in parts for each in part.questions)),)
        return numbers.lettered(parts) if layout.lettered else numbers.given(parts)

    def form(self, parts: tuple[Part, ...]) -> Form:
        layout, mechanism = LAYOUTS[self.layout], MECHANISMS[self.mechanism]
        return Form(
            parts,
            mechanism,
            self.placement or layout.placement(mechanism) or "",
            NUMBERS[self.numbers or layout.numbers],
            self.naming or layout.naming,
            FIELDS[self.field or mechanism.field or layout.field],
            frozenset(self.traits),
        )

    def draw(
        self,
        parts: tuple[Part, ...],
        *,
        edit: Callable[[str], str] = str,
        extra: Mapping[str, bytes] | None = None,
    ) -> bytes:
        """The form as .docx bytes. `edit` changes what stands between its opening and its end."""
        form, layout = self.form(parts), LAYOUTS[self.layout]
        body = layout.body(form)
        body = framed(body) if FRAME in form.traits else body
        return form_bytes(
            opening(contents=parts if self.contents else (), legend=self.legend)
            + edit(body)
            + (closing() if layout in TABLES else ""),
            protected=form.mechanism.protected,
            numbered_style=_question_style(layout) if form.numbers.by_style else None,
            landscape=layout.landscape,
            extra=extra,
        )


def _question_style(layout: Layout) -> str:
    """The style of the questions, where the style numbers them."""
    return HEADING_STYLE if layout.name == "headings" else QUESTION_STYLE


def _usual(layout: Layout, options: tuple[str, ...]) -> tuple[Part, ...]:
    if layout.name == "matrix":
        return statements(options)
    if layout.name == "conditional":
        return conditions(options)
    return standard(options, open_questions=layout.texts)


def go_together(mechanism: str, layout: str) -> bool:
    """Whether options of this mechanism can stand in this layout. Under a heading that names the options there can be
    no other room for an answer, as conditional questions have."""
    fits = LAYOUTS[layout].placement(MECHANISMS[mechanism]) is not None
    return fits and not (layout == "conditional" and MECHANISMS[mechanism].heads)
