"""Every way of ticking: how the options stand in a form, and how one of them is chosen.

A mechanism renders options in the placements that it knows:

cells           a cell for each option, under a header with the options' words
cells-labelled  a cell for each option with its word in it
line            all options in one line
lines           a line for each option
single          one place in a paragraph that holds the answer
answer-cell     one place that is a cell
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from zoo.build import field, p, r, sdt, tc

CELLS, LABELLED, LINE, LINES = "cells", "cells-labelled", "line", "lines"
SINGLE, ANSWER_CELL = "single", "answer-cell"
BOXED = (CELLS, LABELLED, LINE, LINES)
SHOWN = (LABELLED, LINE, LINES)

Ticked = Collection[str]


@dataclass(frozen=True)
class Mechanism:
    """`protected`: the document is locked for all but its form fields. `field` is the room for prose that
    belongs with it. `heads`: the heading of its place names the options: "Svar (Ja/Nej)". `warned`: as in a
    truth."""

    name: str
    placements: tuple[str, ...]
    protected: bool = False
    field: str | None = None
    heads: bool = False
    warned: bool | None = False

    def cell(self, option: str, ticked: Ticked, width: int, *, labelled: bool) -> str:
        """The cell of one option."""
        raise NotImplementedError

    def line(self, options: Sequence[str], ticked: Ticked) -> str:
        """All options as runs in one line; for `single`, the one place."""
        raise NotImplementedError

    def lines(self, options: Sequence[str], ticked: Ticked) -> list[str]:
        """A run for each option."""
        raise NotImplementedError

    def single_cell(self, options: Sequence[str], ticked: Ticked, width: int) -> str:
        """The cell with the one place."""
        return tc(p(self.line(options, ticked)), width)

    def heading(self, word: str, options: Sequence[str]) -> str:
        """What stands over or before the place: "Svar"."""
        if not self.heads or not options:
            return word
        scale = all(option.isdecimal() for option in options)
        return f"{word} ({options[0]}–{options[-1]})" if scale else f"{word} ({'/'.join(options)})"


@dataclass(frozen=True)
class Boxes(Mechanism):
    """A box for each option: `box` gives the runs of an empty or ticked one."""

    box: Callable[[bool], str] = lambda ticked: ""
    around: str = ""  # what the check-box control is around, where not a run: "cell" or "paragraph"
    after: bool = False  # the box stands after its word

    def cell(self, option: str, ticked: Ticked, width: int, *, labelled: bool) -> str:
        content = self._beside(option, ticked) if labelled else self.box(option in ticked)
        glyph = _inside(content)
        if self.around == "cell":
            return content.replace(glyph, tc(p(glyph), width), 1)
        if self.around == "paragraph":
            return tc(content.replace(glyph, p(glyph), 1) + p(), width)
        return tc(p(content), width)

    def line(self, options: Sequence[str], ticked: Ticked) -> str:
        return r("   ").join(self.lines(options, ticked))

    def lines(self, options: Sequence[str], ticked: Ticked) -> list[str]:
        return [self._beside(option, ticked) for option in options]

    def _beside(self, option: str, ticked: Ticked) -> str:
        box = self.box(option in ticked)
        return r(f"{option} ") + box if self.after else box + r(f" {option}")


@dataclass(frozen=True)
class Typed(Mechanism):
    """A sign typed in an empty cell under the option's word."""

    sign: Callable[[str], str] = lambda option: "X"

    def cell(self, option: str, ticked: Ticked, width: int, *, labelled: bool) -> str:
        return tc(p(r(self.sign(option) if option in ticked else "")), width)


@dataclass(frozen=True)
class Looks(Mechanism):
    """Option words with nothing to tick: the chosen ones, or all the others, look otherwise."""

    look: str = ""
    others: bool = False

    def cell(self, option: str, ticked: Ticked, width: int, *, labelled: bool) -> str:
        return tc(p(self._word(option, ticked)), width)

    def line(self, options: Sequence[str], ticked: Ticked) -> str:
        return r(" / ").join(self.lines(options, ticked))

    def lines(self, options: Sequence[str], ticked: Ticked) -> list[str]:
        return [self._word(option, ticked) for option in options]

    def _word(self, option: str, ticked: Ticked) -> str:
        marked = bool(ticked) and (option in ticked) is not self.others
        return r(option, self.look if marked else "")


@dataclass(frozen=True)
class Single(Mechanism):
    """One place for the answer: `place` gives its runs, from the options and the one chosen (None: blank)."""

    place: Callable[[Sequence[str], str | None], str] = lambda options, chosen: ""
    around_cell: bool = False

    def line(self, options: Sequence[str], ticked: Ticked) -> str:
        return self.place(options, next(iter(ticked), None))

    def single_cell(self, options: Sequence[str], ticked: Ticked, width: int) -> str:
        content = self.line(options, ticked)
        if not self.around_cell:
            return tc(p(content), width)
        shown = _inside(content)
        return content.replace(shown, tc(p(shown), width), 1)


def _inside(control: str) -> str:
    return control.partition("<w:sdtContent>")[2].rpartition("</w:sdtContent>")[0]


# Boxes


def _check_box(empty: str, full: str, font: str, *, symbol: bool = False) -> Callable[[bool], str]:
    """Word's own check box. `empty` and `full` are hexadecimal; a symbol font's glyphs are w:sym."""

    def box(ticked: bool) -> str:
        code = full if ticked else empty
        glyph = _symbol(font, f"F0{code[-2:]}") if symbol else r(chr(int(code, 16)), _fonts(font))
        properties = (
            f'<w14:checkbox><w14:checked w14:val="{int(ticked)}"/><w14:checkedState w14:val="{full}" w14:font="{font}"/>'
            f'<w14:uncheckedState w14:val="{empty}" w14:font="{font}"/></w14:checkbox>'
        )
        return sdt(properties, glyph)

    return box


def _fonts(font: str) -> str:
    return f'<w:rFonts w:ascii="{font}" w:eastAsia="{font}" w:hAnsi="{font}" w:hint="eastAsia"/>'


def _symbol(font: str, code: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def _symbols(empty: str, full: str, font: str = "Wingdings") -> Callable[[bool], str]:
    return lambda ticked: _symbol(font, full if ticked else empty)


def _in_font(empty: str, full: str, font: str = "Wingdings") -> Callable[[bool], str]:
    look = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'
    return lambda ticked: r(full if ticked else empty, look)


def _text(empty: str, full: str) -> Callable[[bool], str]:
    return lambda ticked: r(full if ticked else empty)


def _form_check_box(ticked: bool) -> str:
    checked = "<w:checked/>" if ticked else ""
    return field("CHECKBOX", f'<w:checkBox><w:sizeAuto/><w:default w:val="0"/>{checked}</w:checkBox>')


# One place


def _drop_down(kind: str) -> Callable[[Sequence[str], str | None], str]:
    """A list in a content control; the combo box's values are others than its words."""

    def place(options: Sequence[str], chosen: str | None) -> str:
        coded = kind == "comboBox"
        items = "".join(
            f'<w:listItem w:displayText="{option}" w:value="{f"kod{n}" if coded else option}"/>'
            for n, option in enumerate(options, 1)
        )
        items = f'<w:{kind}><w:listItem w:value="Välj ett objekt."/>{items}</w:{kind}>'
        blank = "" if chosen else "<w:showingPlcHdr/>"
        look = "" if chosen else '<w:rStyle w:val="PlaceholderText"/>'
        placeholder = '<w:placeholder><w:docPart w:val="DefaultPlaceholder_-1854013438"/></w:placeholder>'
        return sdt(f"{placeholder}{blank}{items}", r(chosen or "Välj ett objekt.", look), "Svar")

    return place


def _form_drop_down(*entry: str) -> Callable[[Sequence[str], str | None], str]:
    """A legacy list; `entry` stands first in it. Without one a blank list shows its first option: what tells
    the choice of it from no choice is that the choice is written down."""

    def place(options: Sequence[str], chosen: str | None) -> str:
        entries = [*entry, *options]
        result = f'<w:result w:val="{entries.index(chosen)}"/>' if chosen else ""
        items = "".join(f'<w:listEntry w:val="{each}"/>' for each in entries)
        return field("DROPDOWN", f"<w:ddList>{result}{items}</w:ddList>")

    return place


def _boxes(name: str, box: Callable[[bool], str], **more: object) -> Boxes:
    return Boxes(name, **{"placements": BOXED, **more}, box=box)  # type: ignore[arg-type]


def _controls() -> list[Mechanism]:
    """Word's check boxes: four pairs of glyphs, around a cell, a paragraph and a run."""
    pairs = {
        "☐☒": _check_box("2610", "2612", "MS Gothic"),
        "○●": _check_box("25CB", "25CF", "MS Gothic"),
        "□■": _check_box("25A1", "25A0", "MS Gothic"),
        "Wingdings": _check_box("00A8", "00FE", "Wingdings", symbol=True),
    }
    made: list[Mechanism] = []
    for pair, box in pairs.items():
        made.append(_boxes(f"check-box {pair} around the cell", box, placements=(CELLS,), around="cell"))
        made.append(_boxes(f"check-box {pair}", box))
    made.append(
        _boxes("check-box ☐☒ around the paragraph", pairs["☐☒"], placements=(CELLS,), around="paragraph")
    )
    made.append(_boxes("check-box Wingdings F0A8", _check_box("F0A8", "F0FE", "Wingdings", symbol=True)))
    return made


def _drawn() -> list[Mechanism]:
    """Boxes that are no more than characters."""
    return [
        _boxes("symbol F0A8/F0FE", _symbols("F0A8", "F0FE")),
        _boxes("symbol F06F/F078", _symbols("F06F", "F078")),
        _boxes("Wingdings letters o/x", _in_font("o", "x")),
        _boxes("Wingdings private use", _in_font("\uf06f", "\uf0fe")),
        _boxes("text ☐/☒", _text("☐", "☒")),
        _boxes("text ☐/☑", _text("☐", "☑")),
        _boxes("text ☐/✓", _text("☐", "✓")),
        _boxes("text [ ]/[x]", _text("[ ]", "[x]")),
        _boxes("text ( )/(x)", _text("( )", "(x)")),
        _boxes("text ☐/☒ after its word", _text("☐", "☒"), placements=SHOWN, after=True),
    ]


def _legacy() -> list[Mechanism]:
    locked = {"protected": True, "field": "form-text"}
    single = {"placements": (SINGLE,), **locked}
    return [
        _boxes("form check box", _form_check_box, **locked),
        Single("form drop-down", place=_form_drop_down("Välj"), **single),
        Single("form drop-down without entry", place=_form_drop_down(), warned=None, **single),
    ]


def _places() -> list[Mechanism]:
    single = {"placements": (SINGLE,)}
    in_cell = {"placements": (ANSWER_CELL,)}
    return [
        Single("drop-down", place=_drop_down("dropDownList"), **single),
        Single("drop-down around the cell", place=_drop_down("dropDownList"), around_cell=True, **in_cell),
        Single("combo box", place=_drop_down("comboBox"), **single),
        Single("word typed", place=lambda _, chosen: r(chosen or ""), heads=True, **single),
        Single("word typed small", place=lambda _, chosen: r((chosen or "").lower()), heads=True, **single),
    ]


def _typed() -> list[Mechanism]:
    signs = {"X": "X", "x": "x", "✓": "✓", "√": "√"}
    made: list[Mechanism] = [
        Typed(f"typed {name}", (CELLS,), sign=lambda _, sign=sign: sign) for name, sign in signs.items()
    ]
    return [*made, Typed("typed option word", (CELLS,), sign=str.lower)]


def _words() -> list[Mechanism]:
    looks = {
        "bold": "<w:b/>",
        "underlined": '<w:u w:val="single"/>',
        "highlighted": '<w:highlight w:val="yellow"/>',
        "in a border": '<w:bdr w:val="single" w:sz="8" w:space="0" w:color="auto"/>',
    }
    made: list[Mechanism] = [Looks(f"word {name}", SHOWN, look=look) for name, look in looks.items()]
    return [*made, Looks("other words struck", SHOWN, look="<w:strike/>", others=True)]


MECHANISMS: dict[str, Mechanism] = {
    each.name: each for each in (*_controls(), *_legacy(), *_places(), *_drawn(), *_typed(), *_words())
}
