"""The form as one sees it, row by row, with what was understood of each cell; for the user to compare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from auditprep.model import FormCell, FormRow, Place, Questionnaire, Role
from auditprep.wordform.blocks import Line, Row, blocks
from auditprep.wordform.document import Document, open_document
from auditprep.wordform.splice import element_at, path_from, path_text, steps_of

_PARTS = {Role.MARK: "mark", Role.DESCRIPTION: "answer", Role.EVIDENCE: "evidence"}
_Part = tuple[str, str]


def form_rows(data: bytes, name: str, questionnaire: Questionnaire) -> tuple[FormRow, ...]:
    """The rows of a form's tables and the paragraphs between them, in order. `questionnaire` is what was read from the same
    bytes, maybe put right since. Raises FormError."""
    document = open_document(data, name)
    parts = dict(_parts(document, questionnaire))
    titles = {" ".join(section.title.split()) for section in questionnaire.sections if section.title}
    stream = blocks(document.body, document.numbering, document.style_names)
    return tuple(_row(block, parts, titles) for block in stream)


def _row(block: Line | Row, parts: dict[etree._Element, _Part], titles: set[str]) -> FormRow:
    if isinstance(block, Line):
        number = f"{block.number} " if block.number else ""
        part, question = _part(block.element.iter(), number + block.text, parts, titles)
        return FormRow(
            (FormCell(path_text(block.element), f"{number}{block.text}", part=part, question=question),)
        )
    return FormRow(tuple(_cells(block, parts, titles)), block.table)


def _cells(row: Row, parts: dict[etree._Element, _Part], titles: set[str]) -> Iterator[FormCell]:
    for cell in row.cells:
        text = "\n".join(
            f"{line.number} {line.text}" if line.number else line.text for line in cell.lines
        ).strip()
        around = [] if cell.control is None else [cell.control]
        part, question = _part([*around, *cell.element.iter()], text, parts, titles)
        yield FormCell(path_text(cell.element), text, cell.column, cell.span, part, question)


def _part(
    inside: Iterable[etree._Element],
    text: str,
    parts: dict[etree._Element, _Part],
    titles: set[str],
) -> tuple[str | None, str | None]:
    """What a cell or paragraph is, and of which question: the question's own words go before the room under them."""
    found = [parts[each] for each in inside if each in parts]
    for wanted in ("question", "mark", "answer", "evidence"):
        for part, question in found:
            if part == wanted:
                return part, question
    words = " ".join(text.split())
    is_title = bool(words) and any(words == title or words.endswith(f" {title}") for title in titles)
    return ("section" if is_title else None), None


def _parts(document: Document, questionnaire: Questionnaire) -> Iterator[tuple[etree._Element, _Part]]:
    """The elements that something was understood of."""
    for question in questionnaire.questions():
        name = question.read_as or question.key
        for place in question.places:
            for element in _elements(document.body, place):
                yield element, (_PARTS[place.role], name)
        if question.at:
            yield element_at(document.body, steps_of(question.at)), ("question", name)


def _elements(body: etree._Element, place: Place) -> list[etree._Element]:
    """The elements of a place: for a stretch outside tables its lines, else the element that its path leads to."""
    element = element_at(body, path_from(place))
    if place.role is Role.MARK or place.mechanism not in ("field", "labelled"):
        return [element]
    first = next(iter(list(element)[place.start : place.end]), None)
    if element.tag.endswith("}tc"):
        return [element] if first is None else [first, element]
    return list(element)[place.start : place.end]
