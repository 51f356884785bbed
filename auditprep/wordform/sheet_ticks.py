"""The options of a question in a sheet that has come back: what is ticked, however it was ticked.

What one sees counts: a box that looks ticked is, and so is an X typed beside it; what its control says counts where there
is no sign. More than one tick where one is asked for, or words that only stand out from the others, are no mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from auditprep.wordform.blocks import SDT, in_symbols
from auditprep.wordform.box_signs import BOX, BOX_OR_INSTEAD, is_ticked_sign
from auditprep.wordform.controls import check_box_of
from auditprep.wordform.emphasis import look_of
from auditprep.wordform.sheet_memory import collapsed
from auditprep.wordform.sheet_words import EMPTY_BOX, TICKED_BOX
from auditprep.wordform.symbols import is_ticked_symbol
from auditprep.wordform.xml import qn

_PASSED_OVER = {
    qn("w:del"),
    qn("w:moveFrom"),
    qn("w:txbxContent"),
    qn("mc:Fallback"),
    qn("w:pPr"),
    qn("w:rPr"),
    qn("w:sdtPr"),
}
_TEXT = {qn("w:tab"): " ", qn("w:br"): " ", qn("w:cr"): " ", qn("w:noBreakHyphen"): "\u2011"}
_PUNCTUATION = " ,;:.–-"
_LOOKS_ASIDE = {"w:color", "w:i"}  # what programs set by themselves


@dataclass(frozen=True)
class OptionLine:
    """A line with a box: the words beside it, whether it has a sign and whether any is a tick, and how its words stand
    out. `option` is the number of the option that its control is for."""

    element: etree._Element
    words: str
    has_box: bool
    ticked: bool
    looks: frozenset[str]
    option: int | None = None


@dataclass(frozen=True)
class Ticks:
    """What is ticked among options. `doubt` is the code of why nobody can tell, "" where one can, and `seen` what was seen
    then; `beside` are words that stand beside the options' own."""

    options: tuple[str, ...] = ()
    doubt: str = ""
    seen: str = ""
    beside: tuple[str, ...] = ()


def option_line(paragraph: etree._Element, option: int | None) -> OptionLine:
    """A paragraph as an option."""
    text = BOX.sub(lambda found: f" {found.group()} ", _visible(paragraph))
    signs = [found.group().strip() for found in BOX_OR_INSTEAD.finditer(text)]
    words = collapsed(BOX_OR_INSTEAD.sub(" ", text))
    ticked = any(is_ticked_sign(sign) for sign in signs)
    return OptionLine(paragraph, words, bool(signs), ticked, _looks(paragraph), option)


def read_ticks(lines: Sequence[OptionLine], options: Sequence[str], *, several: bool) -> Ticks:
    """What is ticked. Without `options` known, the words of each line are its option."""
    named = [_named(line, options) for line in lines]
    ticked = [name for name, _beside, tick in named if tick]
    beside = tuple(words for _name, words, _tick in named if words)
    if len(set(ticked)) > 1 and not several:
        return Ticks((), "two-marks", ", ".join(ticked), beside)
    if not ticked and (seen := _standing_out(lines) or _left_alone(lines, options)):
        return Ticks((), "unsure-mark", seen, beside)
    order = {name: at for at, name in enumerate(options)}
    return Ticks(tuple(sorted(dict.fromkeys(ticked), key=lambda name: order.get(name, -1))), beside=beside)


def _named(line: OptionLine, options: Sequence[str]) -> tuple[str, str, bool]:
    """The option of a line, the words beside it, and whether it is ticked."""
    if not options or line.words in options:
        return line.words, "", line.ticked
    if (typed := _typed_together(line.words, options)) is not None:
        return typed, "", True
    own = options[line.option] if line.option is not None and line.option < len(options) else None
    fitting = [each for each in options if _stands_in(each, line.words)]
    name = own if own in fitting or (own and not fitting) else max(fitting, key=len, default=line.words)
    return name, _without(line.words, name), line.ticked


def _typed_together(words: str, options: Iterable[str]) -> str | None:
    """The option of "XJa"."""
    return next(
        (each for each in options if words.casefold() in (f"x{each}".casefold(), f"{each}x".casefold())), None
    )


def _stands_in(option: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(option)}(?!\w)", words, re.IGNORECASE) is not None


def _without(words: str, option: str) -> str:
    rest = re.sub(rf"(?<!\w){re.escape(option)}(?!\w)", " ", words, count=1, flags=re.IGNORECASE)
    return collapsed(rest).lstrip(_PUNCTUATION)


def _standing_out(lines: Sequence[OptionLine]) -> str:
    """The words of the options that look otherwise than the rest, "" where all look alike."""
    looks = {line.looks for line in lines}
    if len(looks) < 2:
        return ""
    plain = min(looks, key=len)
    return ", ".join(line.words for line in lines if line.looks != plain)


def _left_alone(lines: Sequence[OptionLine], options: Sequence[str]) -> str:
    """The options that somebody has left, where others were taken away."""
    left = [line.words for line in lines]
    return ", ".join(left) if 0 < len(left) < len(options) else ""


def _visible(element: etree._Element) -> str:
    """What one sees of a paragraph, with a sign for each box."""
    return "".join(_shown(element))


def _shown(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag in _PASSED_OVER:
            continue
        if child.tag == SDT and check_box_of(child) is not None:
            yield _box(child)
        elif child.tag == qn("w:t"):
            yield _symbols(child) if in_symbols(child) else child.text or ""
        elif child.tag == qn("w:sym"):
            yield _sign(child.get(qn("w:font"), ""), child.get(qn("w:char"), ""))
        elif child.tag in _TEXT:
            yield _TEXT[child.tag]
        elif isinstance(child.tag, str):
            yield from _shown(child)


def _box(control: etree._Element) -> str:
    """What a check box shows, with the sign for what its control says where it shows none."""
    shown = "".join(_shown(control))
    if BOX_OR_INSTEAD.search(f" {shown} "):
        return f" {shown} "
    box = check_box_of(control)
    checked = None if box is None else box.find(qn("w14:checked"))
    value = "0" if checked is None else checked.get(qn("w14:val")) or checked.get(qn("w:val")) or "1"
    return f" {TICKED_BOX if value in ('1', 'true', 'on') else EMPTY_BOX} {shown} "


def _symbols(text: etree._Element) -> str:
    run = text.getparent()
    fonts = run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}") if run is not None else None
    font = "" if fonts is None else fonts.get(qn("w:ascii"), "")
    return "".join(_sign(font, f"{ord(letter):X}") for letter in text.text or "")


def _sign(font: str, code: str) -> str:
    ticked = is_ticked_symbol(font, int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{1,6}", code) else None
    return "" if ticked is None else f" {TICKED_BOX if ticked else EMPTY_BOX} "


def _looks(paragraph: etree._Element) -> frozenset[str]:
    """How the words of a paragraph stand out."""
    nodes = [each for each in paragraph.iter(qn("w:t")) if re.search(r"\w", each.text or "")]
    looks = [look_of(each) - _LOOKS_ASIDE for each in nodes]
    return frozenset().union(*looks)
