"""Parts of a form that are made for text: content controls, and FORMTEXT fields of older versions.

They keep what they are: the control or field stays, and what it holds is exchanged. A control around words within a
paragraph, and an old field, take lines of text only: points of a list are written as lines, rows of a table too.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from auditprep.model import Place
from auditprep.richtext import Block, ListItem, Paragraph, Span, Table
from auditprep.wordform.blocks import SDT, TC, P, text_of, words_of
from auditprep.wordform.body_writer import write_blocks
from auditprep.wordform.controls import is_showing_prompt, list_of, old_field
from auditprep.wordform.list_definitions import ListDefinitions
from auditprep.wordform.look import Looks
from auditprep.wordform.splice import Splice, element_at, path_from, path_of, path_text
from auditprep.wordform.xml import W, qn

CONTROL, OLD_TEXT = "control", "old-text"
MECHANISMS = (CONTROL, OLD_TEXT)
_PROMPT = "Klicka eller tryck här för att ange text."
_BLANK_FIELD = "\u2002" * 5
_OTHER_KINDS = (
    "w:dropDownList",
    "w:comboBox",
    "w:date",
    "w:picture",
    "w:docPartObj",
    "w:docPartList",
    "w:group",
    "w:bibliography",
)


def control_in(elements: list[etree._Element], after: int | None) -> tuple[str, str] | None:
    """The mechanism and path of the one control for text among these elements, if nothing else stands there; `after`: where
    the label ends in the first of them."""
    found = [each for element in elements for each in controls(element)]
    if len(found) != 1:
        return None
    control = found[0]
    if _words_beside(elements, control, after):
        return None
    return as_place(control)


def as_place(control: etree._Element) -> tuple[str, str]:
    """The mechanism and the path of a control for text."""
    return (OLD_TEXT if control.tag == qn("w:fldChar") else CONTROL), path_text(control)


def takes_text(control: etree._Element) -> bool:
    """Whether a content control is one for text."""
    properties = control.find(qn("w:sdtPr"))
    if properties is None or control.find(qn("w:sdtContent")) is None:
        return False
    return (
        properties.find(qn("w14:checkbox")) is None
        and list_of(control) is None
        and all(properties.find(qn(kind)) is None for kind in _OTHER_KINDS)
    )


def is_plain(body: etree._Element, place: Place) -> bool:
    """Whether the place takes lines of text only."""
    control = element_at(body, path_from(place))
    return place.mechanism == OLD_TEXT or _is_inline(control) or _is_plain_text(control)


def answer_elements(body: etree._Element, place: Place) -> list[etree._Element]:
    """What stands in the control, as elements of a body; nothing where it shows its prompt."""
    element = element_at(body, path_from(place))
    if place.mechanism == OLD_TEXT:
        runs = _result(element)
        words = "".join(text_of(run) for run in runs)
        return [_paragraph_of(runs)] if words.strip() else []
    content = element.find(qn("w:sdtContent"))
    if content is None or is_showing_prompt(element) or not text_of(content).strip():
        return []
    if _is_inline(element):
        return [_paragraph_of(list(content))]
    return list(_inner(content))


def write(
    body: etree._Element, place: Place, text: tuple[Block, ...], looks: Looks, lists: ListDefinitions
) -> Iterator[Splice]:
    """The changes after which this text stands in the control."""
    element = element_at(body, path_from(place))
    if place.mechanism == OLD_TEXT:
        yield from _write_field(element, text, looks, lists)
        return
    if element.tag != SDT:
        raise ValueError("no control")
    *parent, index = path_of(element)
    yield Splice(tuple(parent), index, index + 1, (_filled(element, text, looks, lists),))


# Finding


def controls(element: etree._Element) -> Iterator[etree._Element]:
    """The controls for text in an element, outermost first; not those of tables in it."""
    if (element.tag == SDT and takes_text(element)) or (
        element.tag == qn("w:fldChar") and old_field(element) == "textInput"
    ):
        yield element
    elif element.tag in (P, qn("w:r"), qn("w:hyperlink"), qn("w:ins")):
        for child in element:
            yield from controls(child)


def _words_beside(elements: list[etree._Element], control: etree._Element, after: int | None) -> bool:
    """Whether there are words among the elements that are neither the label's nor the control's."""
    inside = set(_field_nodes(control)) if control.tag == qn("w:fldChar") else set(control.iter())
    words = ""
    for place, element in enumerate(elements):
        if element.tag == qn("w:tbl"):
            return True
        own = [(element, "")] if element is control else list(words_of(element))
        at = 0
        for node, text in own:
            start, at = at, at + len(text)
            if node not in inside and not (place == 0 and after is not None and start < after):
                words += text
    return bool(words.strip())


def _field_nodes(begin: etree._Element) -> Iterator[etree._Element]:
    for run in _result(begin):
        yield from run.iter()


def _is_inline(control: etree._Element) -> bool:
    """Whether a control stands around words within a paragraph."""
    content = control.find(qn("w:sdtContent"))
    parent = control.getparent()
    inside = content is not None and next(content.iter(P), None) is not None
    return not inside and parent is not None and parent.tag != TC


def _is_plain_text(control: etree._Element) -> bool:
    return control.find(f"{qn('w:sdtPr')}/{qn('w:text')}") is not None


def _inner(content: etree._Element) -> etree._Element:
    """Where the paragraphs of a control stand: in the cell it is around, or in itself."""
    cell = next(content.iter(TC), None)
    first = next(content.iterchildren(TC), None)
    return content if cell is None or first is None else first


def _result(begin: etree._Element) -> list[etree._Element]:
    """The runs of an old field's result: those between its separator and its end, in the same paragraph."""
    return _field_parts(begin)[1]


def _field_parts(
    begin: etree._Element,
) -> tuple[etree._Element | None, list[etree._Element], etree._Element | None]:
    """The run with the field's separator, the runs of its result, and the run with its end."""
    run = begin.getparent()
    separator: etree._Element | None = None
    result: list[etree._Element] = []
    depth = 0
    following = run.itersiblings() if run is not None else ()
    for each in following:
        kinds = [mark.get(qn("w:fldCharType")) for mark in each.iter(qn("w:fldChar"))]
        if "begin" in kinds:
            depth += 1
        elif "separate" in kinds and not depth:
            separator = each
            continue
        elif "end" in kinds:
            if not depth:
                return separator, result, each
            depth -= 1
        if separator is not None:
            result.append(each)
    return separator, result, None


def _paragraph_of(children: list[etree._Element]) -> etree._Element:
    paragraph = etree.Element(qn("w:p"), nsmap={"w": W})
    for child in children:
        paragraph.append(copy.deepcopy(child))
    return paragraph


# Writing


def _filled(
    control: etree._Element, text: tuple[Block, ...], looks: Looks, lists: ListDefinitions
) -> etree._Element:
    """The control as it is when this text has been typed in it; with its prompt again when there is none."""
    new = copy.deepcopy(control)
    properties, content = new.find(qn("w:sdtPr")), new.find(qn("w:sdtContent"))
    if properties is None or content is None:
        raise ValueError("no content in the control")
    # A control bound to a property shows what the property says, whatever stands in it: the tie is cut.
    for name in ("w:showingPlcHdr", "w:dataBinding", "w15:dataBinding"):
        for old in properties.findall(qn(name)):
            properties.remove(old)
    if not text:
        _mark_as_prompt(properties)
    plain = properties.find(qn("w:text"))
    if plain is not None and len([line for block in text for line in _lines(block)]) > 1:
        plain.set(qn("w:multiLine"), "1")  # without it Word takes the breaks between the lines away
    if _is_inline(control):
        paragraph = next(control.iterancestors(P), None)
        _exchange(content, _runs(text, looks, lists, paragraph, plain=_is_plain_text(control)))
        return new
    own = control.find(qn("w:sdtContent"))
    inner = _inner(own) if own is not None else control
    model = next((each for each in inner if each.tag == P), None)
    target = _inner(content)
    shown = _one_paragraph(text, plain=True) if _is_plain_text(control) else text
    look = looks.of(inner if inner.tag == TC else control, _without_prompt(model))
    blocks = write_blocks(shown or (Paragraph((Span(_PROMPT),)),), look, lists)
    for child in [each for each in target if each.tag != qn("w:tcPr")]:
        target.remove(child)
    target.extend(blocks)
    return new


def _mark_as_prompt(properties: etree._Element) -> None:
    """Says that the control shows its prompt, where the schema wants it said."""
    later = {
        qn(f"w:{name}")
        for name in ("dataBinding", "label", "tabIndex", "equation", "text", "richText", "citation")
    }
    at = next((index for index, child in enumerate(properties) if child.tag in later), len(properties))
    properties.insert(at, etree.Element(qn("w:showingPlcHdr")))


def _without_prompt(paragraph: etree._Element | None) -> etree._Element | None:
    """The paragraph without the look of prompts on its words."""
    if paragraph is None:
        return None
    plain = copy.deepcopy(paragraph)
    for style in list(plain.iter(qn("w:rStyle"))):
        parent = style.getparent()
        if parent is not None and style.get(qn("w:val"), "").startswith(("Placeholder", "Platsh")):
            parent.remove(style)
    return plain


def _exchange(content: etree._Element, runs: list[etree._Element]) -> None:
    for child in list(content):
        content.remove(child)
    content.extend(runs or _runs_of_prompt())


def _runs_of_prompt() -> list[etree._Element]:
    run = etree.Element(qn("w:r"), nsmap={"w": W})
    etree.SubElement(run, qn("w:t")).text = _PROMPT
    return [run]


def _runs(
    text: tuple[Block, ...],
    looks: Looks,
    lists: ListDefinitions,
    paragraph: etree._Element | None,
    *,
    plain: bool,
) -> list[etree._Element]:
    """The text as runs of one paragraph."""
    if not text:
        return []
    container = paragraph.getparent() if paragraph is not None else None
    if container is None:
        raise ValueError("no paragraph around the control")
    look = looks.of(container, _without_prompt(paragraph))
    written = write_blocks(_one_paragraph(text, plain=plain), look, lists)
    return [run for each in written for run in each if run.tag != qn("w:pPr")]


def _write_field(
    begin: etree._Element, text: tuple[Block, ...], looks: Looks, lists: ListDefinitions
) -> Iterator[Splice]:
    paragraph = next(begin.iterancestors(P), None)
    separator, result, end = _field_parts(begin)
    parent = end.getparent() if end is not None else None
    if end is None or parent is None:
        raise ValueError("the field has no end in its paragraph")
    runs = _runs(text, looks, lists, paragraph, plain=False)
    if not runs:
        blank = etree.Element(qn("w:r"), nsmap={"w": W})
        etree.SubElement(blank, qn("w:t")).text = _BLANK_FIELD
        runs = [blank]
    if separator is None:
        between = etree.Element(qn("w:r"), nsmap={"w": W})
        etree.SubElement(between, qn("w:fldChar")).set(qn("w:fldCharType"), "separate")
        runs = [between, *runs]
    last = list(parent).index(end)
    first = list(parent).index(result[0]) if result else last
    yield Splice(path_of(parent), first, last, tuple(runs))


def _one_paragraph(text: tuple[Block, ...], *, plain: bool) -> tuple[Block, ...]:
    """The blocks as one paragraph, a line each; `plain`: without bold and the like."""
    lines = [line for block in text for line in _lines(block)]
    spans: list[Span] = []
    for place, line in enumerate(lines):
        spans += [Span("\n")] if place else []
        spans += [Span(each.text) if plain else replace(each, link=None) for each in line]
    return (Paragraph(tuple(spans)),) if spans else ()


def _lines(block: Block) -> Iterator[tuple[Span, ...]]:
    if isinstance(block, Table):
        for row in block.rows:
            cells = [list(cell) for cell in row]
            yield tuple(
                span for place, cell in enumerate(cells) for span in ([Span("\t")] if place else []) + cell
            )
    elif isinstance(block, ListItem):
        sign = "– " if block.number is None else f"{block.number}. "
        yield (Span(sign), *block.spans)
    else:
        yield block.spans
