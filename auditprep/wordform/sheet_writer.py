"""Questions to a colleague as a Word document that anyone can fill in: what is asked, what was answered another year, and
fields for this year's answer. `sheet_reader` takes it back.

Every field is a content control in a frame of its own, with a label above it: a program that does not keep the control
keeps the frame, and one that keeps neither keeps the labels.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from lxml import etree

from auditprep.model import Answer, Sheet, SheetQuestion
from auditprep.prose import sheet_head as head
from auditprep.richtext import Block, Paragraph, Span, Spans, Table, normalise, parse
from auditprep.wordform import sheet_words as words
from auditprep.wordform.body_writer import Look, write_blocks
from auditprep.wordform.list_definitions import ListDefinitions
from auditprep.wordform.new_document import A4, ACCENT, FOOTER_ID, MUTED
from auditprep.wordform.sheet_memory import Memory, RememberedQuestion, collapsed, lines_of, to_text
from auditprep.wordform.sheet_parts import MARGIN, WIDTH, SheetParts, package
from auditprep.wordform.sheet_words import Tag
from auditprep.wordform.sheet_xml import (
    CELL_MARGIN,
    bookmarked,
    check_box,
    clean,
    control_properties,
    element,
    field,
    grey_block,
    line,
    paragraph,
    prompt,
    run,
    table_borders,
)
from auditprep.wordform.xml import MC, W14, R, W, qn

_HEIGHTS = {words.TEXT: 1300, words.EVIDENCE: 500, words.DOCUMENTS: 500}
_LABELS = {
    words.TEXT: words.ANSWER_LABEL,
    words.EVIDENCE: words.EVIDENCE_LABEL,
    words.DOCUMENTS: words.DOCUMENTS_LABEL,
}
_NUMBERS_FROM = 10_000_000  # of controls


def write_sheet(sheet: Sheet) -> bytes:
    """The sheet as .docx bytes, the same for the same sheet."""
    return _Writer(sheet).package()


class _Writer:
    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._lists = ListDefinitions(None)
        self._numbers = itertools.count(1)
        self._around: list[str] = []
        self._remembered: list[RememberedQuestion] = []

    def package(self) -> bytes:
        document = self._document()
        sheet = self._sheet
        memory = Memory(sheet.token, tuple(self._around), tuple(self._remembered))
        title = " – ".join(filter(None, [head.title(sheet), sheet.title, sheet.board or ""]))
        return package(
            SheetParts(
                document=etree.tostring(document, encoding="unicode"),
                numbering=self._lists.to_bytes(),
                memory=to_text(memory),
                title=clean(title),
                token=clean(sheet.token),
                foot=clean(head.foot(sheet)),
            )
        )

    def _document(self) -> etree._Element:
        document = etree.Element(qn("w:document"), nsmap={"w": W, "r": R, "mc": MC, "w14": W14})
        document.set(qn("mc:Ignorable"), "w14")
        body = etree.SubElement(document, qn("w:body"))
        body.extend(self._own(self._head()))
        section = ""
        for question in self._sheet.questions:
            if clean(question.section) != section:
                section = clean(question.section)
                body.extend(self._own([line(words.SECTION, section)] if section else []))
            body.extend(self._question(question))
        body.extend(self._own([line(words.END, head.end(self._sheet))]))
        body.append(_page())
        return document

    def _own(self, elements: Iterable[etree._Element]) -> list[etree._Element]:
        """The elements, with their words remembered as the sheet's own."""
        found = list(elements)
        self._around += lines_of(found)
        return found

    def _head(self) -> Iterator[etree._Element]:
        sheet = self._sheet
        yield line(words.TITLE, head.title(sheet))
        for label, value in head.facts(sheet):
            value = clean(value)
            look = [element("b")] if label == head.DUE else []
            yield paragraph(words.FACT, run(label, element("color", val=MUTED)), run(f"\t{value}", *look))
        if message := clean(sheet.message):
            yield line(words.LABEL, head.MESSAGE)
            yield from (line("Normal", each) for each in message.split("\n") if each.strip())
        yield line(words.LABEL, head.HOW)
        yield from self._steps(head.steps(sheet))

    def _steps(self, steps: list[str]) -> Iterator[etree._Element]:
        number = self._lists.numbered(0, 1)
        for step in steps:
            listed = element("numPr", element("ilvl", val=0), element("numId", val=number))
            indent = element("ind", left=400, hanging=400)
            yield paragraph(words.STEP, run(clean(step)), properties=(listed, indent))

    def _question(self, question: SheetQuestion) -> list[etree._Element]:
        options = _options(question)
        fields = [words.TEXT, *([words.EVIDENCE] if question.answer.evidence else []), words.DOCUMENTS]
        draft = [line(words.LABEL, words.draft_label(self._sheet))] if question.answer.carried else []
        asked = [self._heading(question), *_guidance(question), *self._before(question), *draft]
        marks = [line(words.LABEL, words.mark_label(question))] if options else []
        labels = {part: line(words.LABEL, _LABELS[part]) for part in fields}
        self._remembered.append(
            RememberedQuestion(
                question.key,
                question.label,
                collapsed(clean(question.text)),
                tuple(lines_of([*asked, *marks, *labels.values()])),
                tuple(collapsed(clean(each)) for each in options),
                question.several,
                (*([words.MARK] if options else []), *fields),
                Answer(question.answer.mark, question.answer.text, evidence=question.answer.evidence),
            )
        )
        written = [*asked, *marks, *self._boxes(question, options)]
        for part in fields:
            written += [labels[part], self._field(question, part)]
        return written

    def _heading(self, question: SheetQuestion) -> etree._Element:
        label = run(
            words.printed_label(question),
            element("color", val=ACCENT),
            element("sz", val=20),
            element("szCs", val=20),
        )
        text = clean(question.text)
        parts = [label, *([run(f"\n{text}")] if text else [])]
        return paragraph(
            words.QUESTION,
            *bookmarked(
                words.bookmark_of(self._sheet.token, question.key, len(self._remembered)),
                next(self._numbers),
                parts,
            ),
        )

    def _before(self, question: SheetQuestion) -> Iterator[etree._Element]:
        """What was answered another year, where that is known."""
        if question.before is not None:
            content = self._blocks(_before(question.before), words.THEN)
            yield line(words.LABEL, words.before_label(self._sheet))
            yield grey_block(content, caption=f"{words.BEFORE_LABEL}: {words.printed_label(question)}")

    def _boxes(self, question: SheetQuestion, options: list[str]) -> Iterator[etree._Element]:
        ticked = [options.index(each) for each in _ticked(question)]
        for at, option in enumerate(options):
            name = f"{words.printed_label(question)}: {option}"
            box = check_box(self._control(question, words.MARK, name, option=at), ticked=at in ticked)
            stays = [element("keepNext")] if at + 1 < len(options) else []
            yield paragraph(words.OPTION, box, run(f"\t{clean(option)}"), properties=stays)

    def _field(self, question: SheetQuestion, part: str) -> etree._Element:
        text = {words.TEXT: question.answer.text, words.EVIDENCE: question.answer.evidence}.get(part, "")
        blocks = parse(text)
        name = f"{_LABELS[part]}: {words.printed_label(question)}"
        shows = [] if blocks else [element("showingPlcHdr")]
        control = None if _stands_better_alone(blocks) else self._control(question, part, name, *shows)
        content = self._blocks(blocks, words.ANSWER) or [prompt(words.ANSWER, words.PROMPTS[part])]
        return field(control, content, caption=name, height=_HEIGHTS[part])

    def _control(
        self, question: SheetQuestion, part: str, name: str, *more: etree._Element, option: int | None = None
    ) -> etree._Element:
        key = question.key
        tag = Tag(part, self._sheet.token, key, option).written() if key == clean(key) else None
        alias = words.title_of_control(name)
        return control_properties(alias, tag, _NUMBERS_FROM + next(self._numbers), *more)

    def _blocks(self, blocks: tuple[Block, ...], style: str) -> list[etree._Element]:
        look = Look.of(
            paragraph(style), link_style="Hyperlink", width=WIDTH - 2 * CELL_MARGIN, borders=table_borders()
        )
        return write_blocks(blocks, look, self._lists)


def _guidance(question: SheetQuestion) -> Iterator[etree._Element]:
    for each in clean(question.guidance or "").split("\n"):
        if each.strip():
            yield line(words.GUIDANCE, each)


def _before(before: Answer) -> tuple[Block, ...]:
    marked = [f"{words.BEFORE_MARK}{', '.join(before.marks)}"] if before.mark else []
    proved = [words.BEFORE_EVIDENCE] if before.evidence else []
    blocks = (*_lines(marked), *parse(before.text), *_lines(proved), *parse(before.evidence))
    return normalise(blocks) or _lines([words.NOTHING_BEFORE])


def _lines(texts: Iterable[str]) -> tuple[Block, ...]:
    return tuple(Paragraph((Span(each),)) for each in texts)


def _options(question: SheetQuestion) -> list[str]:
    """The options that may be ticked; a mark that is none of them is one more."""
    return list(dict.fromkeys([*question.options, *_ticked(question)]))


def _ticked(question: SheetQuestion) -> tuple[str, ...]:
    mark = question.answer.mark
    return (mark,) if mark in question.options else question.answer.marks


def _stands_better_alone(blocks: tuple[Block, ...]) -> bool:
    """Whether LibreOffice would spoil these in a control: it shows the insides of links there, and makes one paragraph all
    alike. They stand in a frame alone then."""
    spans = [span for block in blocks for part in _parts(block) for span in part]
    looks = any(span.bold or span.italic or span.underline for span in spans)
    return any(span.link for span in spans) or (len(blocks) == 1 and looks)


def _parts(block: Block) -> list[Spans]:
    return [cell for row in block.rows for cell in row] if isinstance(block, Table) else [block.spans]


def _page() -> etree._Element:
    margins = dict.fromkeys(("top", "right", "bottom", "left"), MARGIN)
    reference = element("footerReference", type="default")
    reference.set(qn("r:id"), FOOTER_ID)
    return element(
        "sectPr",
        reference,
        element("pgSz", w=A4[0], h=A4[1]),
        element("pgMar", **margins, header=600, footer=600, gutter=0),
    )
