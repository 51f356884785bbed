"""Forms that differ from the usual one of their layout in one thing: options, numbers, sections, fields, tables."""

from __future__ import annotations

from collections.abc import Iterator

from zoo import traits
from zoo.content import OPTION_SETS, SEVERAL, several
from zoo.fields import FIELDS
from zoo.layouts import Layout
from zoo.mechanisms import CELLS, LABELLED, LINE, LINES, MECHANISMS
from zoo.numbers import NUMBERS
from zoo.recipe import LAYOUTS, Recipe, go_together
from zoo.tables import TABLES

BOX, CELL_BOX, TEXT = "check-box ☐☒", "check-box ☐☒ around the cell", "text ☐/☒"


def variants() -> Iterator[Recipe]:
    """All of them."""
    yield from _placements()
    yield from _option_sets()
    yield from _several()
    yield from _numbers()
    yield from _namings()
    yield from _fields()
    yield from _traits()
    yield from _furniture()


def _placements() -> Iterator[Recipe]:
    """Options on lines of their own where they usually stand in one, and the other way round."""
    usual = {LINE: ("consultant-table", "plain-space")}
    usual[LINES] = (
        "in-question-cell",
        "headings",
        "numbered-paragraphs",
        "lettered-paragraphs",
        "table-per-question",
    )
    for placement, layouts in usual.items():
        for layout in layouts:
            for mechanism in (
                BOX,
                TEXT,
                "form check box",
                "symbol F0A8/F0FE",
                "text ☐/☒ after its word",
                "word bold",
            ):
                name = f"options in {placement}: {mechanism} × {layout}"
                yield Recipe(name, mechanism, layout, placement=placement)


def _option_sets() -> Iterator[Recipe]:
    """Scales, colours and what does not apply, instead of yes and no."""
    where = (
        (CELL_BOX, "header-row"),
        ("typed X", "matrix"),
        ("form check box", "in-question-cell"),
        ("symbol F0A8/F0FE", "options-in-row"),
        (TEXT, "consultant-table"),
        ("drop-down", "consultant-table"),
        ("form drop-down", "table-per-question"),
        ("word typed", "consultant-table"),
        ("word bold", "numbered-paragraphs"),
        (BOX, "plain-space"),
    )
    for name, options in OPTION_SETS.items():
        for mechanism, layout in where if name != "yes-no" else ():
            yield Recipe(f"{name}: {mechanism} × {layout}", mechanism, layout, options=options)


def _several() -> Iterator[Recipe]:
    """Questions that allow more than one option."""
    where = (
        (CELL_BOX, "header-row"),
        ("typed X", "header-row"),
        (BOX, "consultant-table"),
        (BOX, "headings"),
        (TEXT, "in-question-cell"),
        (TEXT, "options-in-row"),
        (TEXT, "plain-space"),
        ("form check box", "table-per-question"),
        ("symbol F0A8/F0FE", "numbered-paragraphs"),
        ("Wingdings letters o/x", "question-then-table"),
    )
    for mechanism, layout in where:
        name = f"several answers: {mechanism} × {layout}"
        yield Recipe(name, mechanism, layout, options=SEVERAL, asks=several)


def _numbers() -> Iterator[Recipe]:
    """Every way of numbering in every layout where it makes a difference."""
    for numbers in NUMBERS:
        for layout in LAYOUTS.values():
            if numbers != layout.numbers and not is_as_usual(numbers, layout.name):
                name = f"numbers {numbers}: {_box_for(layout.name)} × {layout.name}"
                yield Recipe(name, _box_for(layout.name), layout.name, numbers=numbers)


def is_as_usual(numbers: str, layout: str) -> bool:
    """Whether this way of numbering is none of the layout, or looks there like another one."""
    if LAYOUTS[layout].lettered:
        return numbers != "auto-direct"
    if layout == "matrix":
        return numbers in ("auto-style", "auto-multilevel")
    return numbers in ("typed-before", "auto-before") and layout in _NUMBER_IN_FRONT


_NUMBER_IN_FRONT = (
    "table-per-question",
    "question-then-table",
    "headings",
    "numbered-paragraphs",
    "plain-space",
)


def _box_for(layout: str) -> str:
    return TEXT if go_together(TEXT, layout) else CELL_BOX


def _namings() -> Iterator[Recipe]:
    """Sections named otherwise than usual in the layout, or not at all."""
    for layout in LAYOUTS.values():
        for naming in ("row", "heading", "none"):
            if naming != layout.naming and can_be_named(layout, naming):
                name = f"sections by {naming}: {_box_for(layout.name)} × {layout.name}"
                yield Recipe(name, _box_for(layout.name), layout.name, naming=naming)


def can_be_named(layout: Layout, naming: str) -> bool:
    """Whether the sections of a layout can be named so: by a row only where they share a table."""
    apart = layout.lettered or layout.name in ("table-per-question", "question-then-table")
    return naming != "row" or (layout in TABLES and not apart)


def _fields() -> Iterator[Recipe]:
    """Every kind of room for prose, wherever there is room for it; form fields go with forms that are locked."""
    for field in FIELDS:
        for layout in LAYOUTS.values():
            fits = field != "control-around-cell" or layout.name in _EMPTY_CELLS
            if field not in (layout.field, "form-text") and layout.describes and fits:
                mechanism = _box_for(layout.name)
                yield Recipe(
                    f"field {field}: {mechanism} × {layout.name}", mechanism, layout.name, field=field
                )


_EMPTY_CELLS = (
    "consultant-table",
    "consultant-columns",
    "sub-questions",
    "conditional",
    "table-per-question",
)
_EMPTY_CELLS += ("question-then-table",)


def _traits() -> Iterator[Recipe]:
    """What tables do, one thing at a time."""
    for trait, layouts in TRAITED.items():
        for layout in layouts:
            for mechanism in (TEXT, CELL_BOX, "typed X"):
                if go_together(mechanism, layout):
                    yield Recipe(f"{trait}: {mechanism} × {layout}", mechanism, layout, traits=(trait,))
    for placement in (LABELLED, CELLS):
        for mechanism, layout in (
            (BOX, "consultant-table"),
            (TEXT, "table-per-question"),
            ("typed X", "consultant-table"),
        ):
            if placement in MECHANISMS[mechanism].placements:
                name = f"{traits.NESTED} ({placement}): {mechanism} × {layout}"
                yield Recipe(name, mechanism, layout, placement=placement, traits=(traits.NESTED,))


TRAITED = {
    traits.SPLIT: ("header-row", "consultant-table", "matrix"),
    traits.REPEATED: ("header-row", "consultant-table", "matrix"),
    traits.ROW_CONTROLS: ("header-row", "consultant-table", "in-question-cell"),
    traits.SPANNED: ("header-row", "consultant-columns", "matrix"),
    traits.FRAME: ("header-row", "in-question-cell", "numbered-paragraphs"),
    traits.UNMERGED: ("header-row", "options-in-row"),
    traits.LATER: ("header-row", "options-in-row"),
    traits.TABLE_CONTROLS: ("header-row", "consultant-table", "matrix"),
    traits.EVIDENCE: ("in-question-cell", "numbered-paragraphs"),
    traits.BELOW: ("conditional",),
    traits.HINT: ("table-per-question",),
    traits.HINT_INSIDE: ("table-per-question",),
    traits.APART: ("consultant-table", "options-in-row"),
}


def _furniture() -> Iterator[Recipe]:
    """What stands before the questions and looks like them."""
    for layout in ("headings", "numbered-paragraphs", "in-question-cell", "table-per-question"):
        yield Recipe(f"table of contents: {TEXT} × {layout}", TEXT, layout, contents=True)
    for layout in ("header-row", "consultant-table", "headings", "plain-space"):
        yield Recipe(f"chapter on how to answer: {TEXT} × {layout}", TEXT, layout, legend=True)
