"""A place for prose in the form: what stands there, and how it is written there.

A place is a stretch of a container (a cell, the body): its children from `start` up to `end`. With the mechanism
"labelled" the child at `start` is the line with the label ("Beskrivning:"), and only what follows the label on that line
is the answer's. Where the form has a control for the text, a content control or an old form field, that is the place:
`prose_control` reads and writes it.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator

from lxml import etree

from auditprep.model import Place, Role
from auditprep.richtext import Block
from auditprep.wordform import prose_control
from auditprep.wordform.appended import beginning
from auditprep.wordform.blocks import TC, Line, P, text_of, words_of
from auditprep.wordform.body_writer import Look, write_blocks
from auditprep.wordform.boxes import has_form_parts
from auditprep.wordform.labels import label_end
from auditprep.wordform.list_definitions import ListDefinitions
from auditprep.wordform.look import Looks
from auditprep.wordform.splice import Splice, element_at, path_from, path_of, path_text, stretch_of
from auditprep.wordform.words import instructs, looks_theirs
from auditprep.wordform.xml import W, qn

LABELLED, FIELD = "labelled", "field"
_NOT_PROSE = {
    qn("w:tcPr"), qn("w:sectPr"), qn("w:bookmarkStart"), qn("w:bookmarkEnd"), qn("w:proofErr"),
    qn("w:commentRangeStart"), qn("w:commentRangeEnd"), qn("w:permStart"), qn("w:permEnd"),
}  # fmt: skip
_LEADER = re.compile(r"[\s._…‥·-]*(?:[._…‥·][\s._…‥·-]*){4,}")
_PROMPT = re.compile(
    r"[\[<(]?\s*(?:klicka|tryck|skriv|fyll i)\b[^.\n]{0,40}\b(?:här|text|svar|svaret)\b[^.\n]{0,30}\.?\s*[\])>]?",
    re.IGNORECASE,
)
_SIZES = (qn("w:sz"), qn("w:szCs"))
_PICTURES = (qn("w:drawing"), qn("w:pict"), qn("w:object"))


def prose_place(
    container: etree._Element,
    start: int,
    *,
    labelled: bool,
    end: int | None = None,
    role: Role = Role.DESCRIPTION,
) -> Place:
    """The place that begins at this child of the container; a control for text that stands there alone is the place."""
    children = stretch_of(container, start, end)
    after = label_end(Line(children[0], text_of(children[0]))) if labelled and children else None
    control = prose_control.control_in(children, after)
    if control is not None:
        return Place(role, *control)
    return Place(role, LABELLED if labelled else FIELD, path_text(container), start=start, end=end)


def cell_place(cell: etree._Element, control: etree._Element | None, role: Role = Role.DESCRIPTION) -> Place:
    """The place that a whole cell is, within the control around it if there is one."""
    if control is not None and prose_control.takes_text(control):
        return Place(role, prose_control.CONTROL, path_text(control))
    first = next((index for index, child in enumerate(cell) if child.tag != qn("w:tcPr")), 0)
    return prose_place(cell, first, labelled=False, role=role)


def control_among(
    marks: Iterable[etree._Element], container: etree._Element, role: Role = Role.DESCRIPTION
) -> Place | None:
    """The one control for text that stands on a line with marks ("Svar: ☐ Ja ☐ Nej, därför att: …"); None if none does."""
    lines = [each for mark in marks for each in [next(mark.iterancestors(P), mark)] if each.tag == P]
    found = {
        each for line in lines if container in line.iterancestors() for each in prose_control.controls(line)
    }
    if len(found) != 1:
        return None
    control = found.pop()
    return Place(role, *prose_control.as_place(control))


def is_plain(body: etree._Element, place: Place) -> bool:
    """Whether the place takes lines of text only, neither lists nor tables."""
    return place.mechanism in prose_control.MECHANISMS and prose_control.is_plain(body, place)


def answer_elements(body: etree._Element, place: Place) -> list[etree._Element]:
    """What stands in the place, from its first to its last words; a label is left out."""
    if place.mechanism in prose_control.MECHANISMS:
        return prose_control.answer_elements(body, place)
    container = element_at(body, path_from(place))
    children = _room(container, place.start, place.end)
    typed = []
    if place.mechanism == LABELLED and children:
        rest = without_label(children[0])
        typed = [rest] if rest is not None and not is_leader(text_of(rest)) else []
        children = children[1:]
    first, last = content_range(children)
    return typed + children[first:last]


def write_prose(
    body: etree._Element, place: Place, text: tuple[Block, ...], looks: Looks, lists: ListDefinitions
) -> Iterator[Splice]:
    """The changes after which this text, and pictures that stood there, stand in the place and nothing else.

    Empty paragraphs before and after stay, as when someone types: the text takes the place of what was there, or
    of the empty paragraph that the form's maker meant for it."""
    if place.mechanism in prose_control.MECHANISMS:
        yield from prose_control.write(body, place, text, looks, lists)
        return
    container = element_at(body, path_from(place))
    path, start = path_of(container), place.start
    if place.start and not stretch_of(container, place.start - 1, place.start):
        raise IndexError(place.path)
    if place.mechanism == LABELLED:
        (label,) = stretch_of(container, start, start + 1)
        if without_label(label) is not None:
            yield Splice(path, start, start + 1, (label_alone(label),))
        start += 1
    room = _room(container, start, place.end)
    first, last = _stretch(room, after_label=place.mechanism == LABELLED)
    old = room[first:last]
    if any(map(has_form_parts, old)):
        raise ValueError("parts of the form stand in the answer's place")
    look = looks.of(container, _model(old, container, start))
    pictures = [
        copy.deepcopy(element)
        for element in old
        if element.tag == P and has_picture(element) and not _is_boxed(element)
    ]
    new = [*write_blocks(text, look, lists), *pictures] or ([_empty(look)] if old else [])
    if first == 0 and place.mechanism == FIELD and _would_be_mistaken(new[:1]):
        new = [_empty(look), *new]
    yield Splice(path, start + first, start + last, tuple(new))


def _room(container: etree._Element, start: int, end: int | None) -> list[etree._Element]:
    """The children of a container that are the place's; a list of attachments that auditprep itself wrote ends it."""
    children = stretch_of(container, start, end)
    return children if container.tag == TC else children[: beginning(children)]


def _stretch(room: list[etree._Element], *, after_label: bool) -> tuple[int, int]:
    """Which of these elements the text replaces."""
    first, last = content_range(room)
    if last:
        return first, last
    prompts = [
        index for index, element in enumerate(room) if element.tag == P and is_prompt_line(text_of(element))
    ]
    if prompts:
        return prompts[0], prompts[-1] + 1  # a line to write on, or words that bid one to write there
    empty = [index for index, element in enumerate(room) if element.tag == P]
    if not empty:
        at = next((index for index, each in enumerate(room) if each.tag == qn("w:sectPr")), len(room))
        return at, at
    prepared = [index for index in empty if room[index].find(f"{qn('w:pPr')}/{qn('w:rPr')}") is not None]
    spare = empty[1] if len(empty) > 1 and not after_label else empty[0]
    chosen = prepared[0] if prepared else spare
    return chosen, chosen + 1


def _model(old: list[etree._Element], container: etree._Element, start: int) -> etree._Element | None:
    """The paragraph whose look the text takes: the first of what it replaces, else the one before it, else the container's
    last."""
    paragraphs = [element for element in old if element.tag == P]
    plain = [each for each in paragraphs if each.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is None]
    if plain or paragraphs:
        return (plain or paragraphs)[0]
    if container.tag != TC:
        return None  # outside tables the words above may be a heading's
    here = container[min(start, len(container) - 1)] if len(container) else None
    before = next(here.itersiblings(P, preceding=True), None) if here is not None else None
    nearest = before if before is not None else next(container.iterchildren(P, reversed=True), None)
    return _as_large(nearest, container) if nearest is not None and _is_hint(nearest) else nearest


def _is_hint(paragraph: etree._Element) -> bool:
    """Whether a paragraph says what to write under it; such words are often smaller than what is written."""
    text = text_of(paragraph)
    return Line(paragraph, text).italic or instructs(text)


def _as_large(hint: etree._Element, cell: etree._Element) -> etree._Element:
    """A paragraph like the hint, with letters as large as the first in its row, which are a label's or its own."""
    first = next((run for run in cell.getparent().iter(qn("w:r")) if text_of(run).strip()), None)  # type: ignore[union-attr]
    sizes = [
        each for name in _SIZES for each in ([] if first is None else first.findall(f"{qn('w:rPr')}/{name}"))
    ]
    alike = copy.deepcopy(hint)
    for look in alike.iter(qn("w:rPr")):
        for name in _SIZES:
            size = next((each for each in sizes if each.tag == name), None)
            for own in look.findall(name):
                look.remove(own) if size is None else own.set(qn("w:val"), size.get(qn("w:val"), ""))
    return alike


def _would_be_mistaken(new: list[etree._Element]) -> bool:
    """Whether text that stands right under the auditors' words would be taken for theirs: an empty line parts
    them then."""
    return any(looks_theirs(Line(each, text_of(each)), after_blank=False) for each in new if each.tag == P)


def _empty(look: Look) -> etree._Element:
    """An empty paragraph, ready to be typed in."""
    paragraph = etree.Element(qn("w:p"), nsmap={"w": W})
    if look.paragraph is not None and len(look.paragraph):
        paragraph.append(copy.deepcopy(look.paragraph))
    return paragraph


def is_prompt_line(text: str) -> bool:
    """Whether a line only says that one is to write there, in words or as a line to write on."""
    text = text.strip()
    return bool(text) and (is_leader(text) or bool(_PROMPT.fullmatch(text)))


def is_leader(text: str) -> bool:
    """Whether a text is nothing but a line to write on: dots or strokes."""
    return bool(_LEADER.fullmatch(text.strip()))


def content_range(children: list[etree._Element]) -> tuple[int, int]:
    """Which of these hold something: from the first up to, not including, the one after the last."""
    held = [index for index, child in enumerate(children) if has_content(child)]
    return (held[0], held[-1] + 1) if held else (0, 0)


def has_content(element: etree._Element) -> bool:
    """Whether a reader sees anything in it: words, a picture, a table."""
    if element.tag in _NOT_PROSE:
        return False
    if element.tag != P and element.tag != qn("w:sdt"):
        return True
    words = text_of(element).strip()
    return (bool(words) and not is_prompt_line(words)) or has_picture(element)


def has_picture(element: etree._Element) -> bool:
    return next(element.iter(*_PICTURES), None) is not None


def _is_boxed(paragraph: etree._Element) -> bool:
    """Whether what is drawn in a paragraph is a box of text: its words are the answer's."""
    return next(paragraph.iter(qn("w:txbxContent")), None) is not None


def without_label(paragraph: etree._Element) -> etree._Element | None:
    """What is typed after the label on its own line, as a paragraph; None if nothing is."""
    end = label_end(Line(paragraph, text_of(paragraph)))
    if end is None or not text_of(paragraph)[end:].strip():
        return None
    rest = copy.deepcopy(paragraph)
    _cut(rest, 0, end)
    return rest


def label_alone(paragraph: etree._Element) -> etree._Element:
    """The label's line without what is typed after it."""
    text = text_of(paragraph)
    end = label_end(Line(paragraph, text)) or len(text)
    alone = copy.deepcopy(paragraph)
    _cut(alone, len(text[:end].rstrip()), len(text))
    return alone


def _cut(paragraph: etree._Element, start: int, end: int) -> None:
    """Takes the letters from `start` up to `end` out of a paragraph's text."""
    at = 0
    for node, text in list(words_of(paragraph)):
        stay = "".join(letter for place, letter in enumerate(text, at) if not start <= place < end)
        at += len(text)
        parent = node.getparent()
        if stay and stay != text:
            node.text = stay
            node.set(qn("xml:space"), "preserve")
        elif text and not stay and parent is not None:
            parent.remove(node)
