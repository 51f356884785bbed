"""Marks as people leave them: two, beside the place, in words of their own, or with boxes gone. Doubtful is none."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from lxml import etree

from zoo import editing as do
from zoo.build import p, r, tc
from zoo.content import ANY
from zoo.editing import edited
from zoo.habits import BOLD, BOX, CELL_BOX, FIRST, FORM_BOX, NONE, SYMBOL, TEXT, LeftBehind, X


def marks() -> Iterator[LeftBehind]:
    """All of them."""
    yield from _two_ticks()
    yield from _x_astray()
    yield from _words_for_marks()
    yield from _boxes_gone()


def _two_ticks() -> Iterator[LeftBehind]:
    where = (
        (BOX, "header-row"),
        (TEXT, "consultant-table"),
        (X, "matrix"),
        (FORM_BOX, "in-question-cell"),
        (SYMBOL, "options-in-row"),
        (BOLD, "numbered-paragraphs"),
        ("other words struck", "plain-space"),
    )
    for mechanism, layout in where:
        yield LeftBehind(
            "two boxes ticked", mechanism, layout, drawn={"ticked": ("Ja", "Nej")}, meant=NONE, warned=True
        )


def _x_astray() -> Iterator[LeftBehind]:
    def beside(root: etree._Element, first: str) -> None:
        do.append(do.paragraphs(do.cells(do.row_with(root, first))[2])[0], r(" X"))

    def in_line(root: etree._Element) -> None:
        do.append(do.paragraph_with(do.row_with(root, FIRST), "Vet ej"), r(" x"))

    def in_number(root: etree._Element, first: str, same_line: bool) -> None:
        number = do.cells(do.row_with(root, first))[0]
        do.append(do.paragraphs(number)[0] if same_line else number, r(" X") if same_line else p(r("X")))

    def next_column(root: etree._Element) -> None:
        do.append(do.paragraphs(do.cells(do.row_with(root, FIRST))[-2])[0], r("X"))

    doubt: dict[str, Any] = {"drawn": NONE, "meant": NONE, "warned": True}
    text_doubt = {**doubt, "drawn": {**NONE, "description": ""}, "meant": {**NONE, "description": ANY}}
    statement = "Nämnden har en tydlig bild"
    yield LeftBehind("X beside the box", TEXT, "header-row", edited(partial(beside, first=FIRST)), **doubt)
    yield LeftBehind("X beside the box", BOX, "matrix", edited(partial(beside, first=statement)), **doubt)
    yield LeftBehind(
        "X beside the box",
        TEXT,
        "consultant-table",
        edited(in_line),
        **{**doubt, "meant": {**NONE, "options": ANY}},
    )
    yield LeftBehind(
        "X in the next column", X, "consultant-columns", edited(next_column), kept=("X",), **text_doubt
    )
    for mechanism, layout, first in (
        (X, "header-row", FIRST),
        (TEXT, "consultant-table", FIRST),
        (X, "matrix", statement),
    ):
        for same in (False, True):
            name = "X in the number cell" + (", on its line" if same else "")
            change = edited(partial(in_number, first=first, same_line=same))
            yield LeftBehind(name, mechanism, layout, change, kept=("X",), **doubt)


def _words_for_marks() -> Iterator[LeftBehind]:
    def typed(root: etree._Element, option: int, word: str) -> None:
        cell = do.cells(do.row_with(root, FIRST))[2 + option]
        do.replace(do.paragraphs(cell)[0], p(r(word)))

    def in_answer(root: etree._Element, word: str) -> None:
        cell = do.cells(do.row_with(root, FIRST))[2]
        do.replace(do.paragraphs(cell)[0], p(r(word)))

    def own_words(root: etree._Element) -> None:
        shown = next(each for each in do.cells(do.row_with(root, FIRST))[2].iter("{*}t"))
        shown.text = "Till största delen"

    def instead(root: etree._Element) -> None:
        next(each for each in do.row_with(root, FIRST).iter("{*}t") if each.text == "☐").text = "X"

    doubt: dict[str, Any] = {"drawn": NONE, "meant": NONE, "warned": True}
    for layout in ("header-row", "consultant-columns"):
        yield LeftBehind(
            "“Ja” in the column for Delvis",
            X,
            layout,
            edited(partial(typed, option=2, word="Ja")),
            kept=("Ja",),
            **doubt,
        )
        yield LeftBehind(
            "a remark beside the X",
            X,
            layout,
            edited(partial(typed, option=0, word="X (nästan helt)")),
            kept=("nästan",),
            **doubt,
        )
    yield LeftBehind(
        "a word that is no option",
        "word typed",
        "consultant-table",
        edited(partial(in_answer, word="Både och")),
        kept=("Både och",),
        **doubt,
    )
    yield LeftBehind(
        "own words in the list",
        "combo box",
        "consultant-table",
        edited(own_words),
        drawn={},
        meant=NONE,
        warned=True,
        kept=("Till största delen",),
    )
    for layout in ("header-row", "options-in-row", "in-question-cell"):
        yield LeftBehind("X instead of the box", TEXT, layout, edited(instead), drawn=NONE)


def _boxes_gone() -> Iterator[LeftBehind]:
    def one_gone(root: etree._Element) -> None:
        row = do.row_with(root, FIRST)
        box = next(each for each in row.iter("{*}t") if each.text == "☐")
        control = next(box.iterancestors("{*}sdt"), None)
        if control is None or next(control.iter("{*}tc"), None) is None:
            do.remove(box.getparent())
        else:
            do.replace(control, tc(p(), 850))

    def others_gone(root: etree._Element) -> None:
        line = do.paragraph_with(root, "Vet ej")
        do.replace(line, p(r("Svar: Ja" if "Svar:" in do.words(line) else "Ja")))

    def in_two_minds(root: etree._Element) -> None:
        next(do.row_with(root, FIRST).iter("{*}checked")).set(do.W14 + "val", "0")

    def by_default(root: etree._Element) -> None:
        box = next(each for each in root.iter("{*}checkBox") if each.find("{*}checked") is not None)
        do.remove(box.find("{*}checked"))
        box.find("{*}default").set(do.W + "val", "1")

    for mechanism, layout in (
        (TEXT, "header-row"),
        (CELL_BOX, "header-row"),
        (TEXT, "consultant-table"),
        (TEXT, "in-question-cell"),
    ):
        yield LeftBehind(
            "one option's box deleted", mechanism, layout, edited(one_gone), meant={"options": ANY}
        )
    for layout in ("in-question-cell", "numbered-paragraphs"):
        meant = {**NONE, "options": ANY}
        yield LeftBehind(
            "all options but one deleted",
            BOLD,
            layout,
            edited(others_gone),
            drawn=NONE,
            meant=meant,
            warned=True,
        )
    yield LeftBehind(
        "glyph and state disagree", BOX, "header-row", edited(in_two_minds), meant=NONE, warned=True
    )
    yield LeftBehind("ticked by default", FORM_BOX, "header-row", edited(by_default))
