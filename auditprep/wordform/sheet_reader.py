"""A colleague's sheet taken back, whatever has been done to it: `sheet_writer` made it.

Every word that is not the sheet's own comes out: as the answer to a question, as the documents that were named, as words
outside all questions, or in a notice.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator

from lxml import etree

from auditprep.errors import (
    BrokenForm,
    EmptyFile,
    FormError,
    FormTooBig,
    FormTooDeep,
    NotASheet,
    NotAWordFile,
    OtherDocument,
)
from auditprep.model import BETWEEN_MARKS, Answer, Notice, SheetAnswer, SheetRead
from auditprep.prose.sheet_head import whose
from auditprep.richtext import Block, Spans, Table, plain, to_markdown
from auditprep.wordform import sheet_words as words
from auditprep.wordform.blocks import SDT, P, text_of
from auditprep.wordform.body import read_blocks
from auditprep.wordform.document import Document, open_document
from auditprep.wordform.sheet_aside import foot_lines, notes, token_at_foot, written_at_foot
from auditprep.wordform.sheet_asked import Asked, Unknown
from auditprep.wordform.sheet_gathering import Gathering
from auditprep.wordform.sheet_memory import Memory, lines_of, memory_in, token_in
from auditprep.wordform.sheet_own import alone
from auditprep.wordform.sheet_ticks import Ticks, read_ticks
from auditprep.wordform.xml import qn

_TRACKED = (qn("w:ins"), qn("w:del"), qn("w:moveFrom"), qn("w:moveTo"))
_REASONS: dict[type[FormError], str] = {
    NotAWordFile: "kind",
    OtherDocument: "kind",
    EmptyFile: "empty",
    BrokenForm: "damaged",
    FormTooBig: "too-big",
    FormTooDeep: "too-big",
}


def read_sheet(data: bytes, name: str) -> SheetRead:
    """What a colleague has written. Raises NotASheet for what is no sheet of ours, and the other FormErrors that tell how
    to make a Word file of it."""
    document = _opened(data, name)
    memory = memory_in(document.package)
    feet = foot_lines(document.package)
    token = _token(document, memory, feet)
    if token is None and not _looks_like_a_sheet(document):
        raise NotASheet(file=name, reason=_what_it_is(data, name))
    return _Reading(document, memory, token, feet).result()


def _opened(data: bytes, name: str) -> Document:
    try:
        return open_document(data, name)
    except FormError as error:
        reason = _REASONS.get(type(error))
        if reason is None:
            raise
        raise NotASheet(**{**error.facts, "file": name, "reason": reason}) from error


def _token(document: Document, memory: Memory | None, feet: list[str]) -> str | None:
    if memory is not None:
        return memory.token
    tags = (control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}") for control in document.body.iter(SDT))
    found = (words.tag_of(each.get(qn("w:val"), "")) for each in tags if each is not None)
    counted = Counter(each.token for each in found if each is not None).most_common(1)
    return token_in(document.package) or (counted[0][0] if counted else token_at_foot(feet))


def _looks_like_a_sheet(document: Document) -> bool:
    """Whether there are headings and labels as only sheets have them."""
    lines = [text_of(each).strip() for each in document.body.iter(P)]
    headings = [
        *map(words.split_heading, lines),
        *(("", *each) for each in map(words.typed_heading, lines) if each),
    ]
    asks = any(heading is not None and not heading[0] for heading in headings)
    return asks and {words.ANSWER_LABEL, words.DOCUMENTS_LABEL} <= set(lines)


def _what_it_is(data: bytes, name: str) -> str:
    """Which kind of Word document it is: "form" where it asks questions, else "document"."""
    from auditprep.wordform.reader import read_form

    try:
        read_form(data, name)
    except FormError:
        return "document"
    return "form"


class _Reading:
    def __init__(self, document: Document, memory: Memory | None, token: str | None, feet: list[str]) -> None:
        self._document, self._memory, self._token, self._feet = document, memory, token, feet
        self._gathered = Gathering(document, memory, token)
        self._notices: list[Notice] = []

    def result(self) -> SheetRead:
        if self._memory is None:
            self._notices.append(Notice("sheet-fields-lost"))
        if next(self._document.body.iter(*_TRACKED), None) is not None:
            self._notices.append(Notice("sheet-tracked"))
        answers = [self._answer(each) for each in self._gathered.asked]
        self._tell_twice(answers)
        self._tell_aside()
        return SheetRead(self._token, (*answers, *self._outside()), tuple(self._notices), *self._whose())

    def _whose(self) -> tuple[str | None, int | None]:
        """The board and the year in the sheet's head: as it went out where it remembers that, otherwise as it stands there."""
        if self._memory is not None:
            return whose(self._memory.around)
        lines = lines_of([self._document.body])
        return whose(itertools.takewhile(lambda each: words.split_heading(each) is None, lines))

    def _answer(self, asked: Asked) -> SheetAnswer:
        options = asked.known.options if asked.known else ()
        ticks = read_ticks(asked.options, options, several=asked.several)
        asked.say(*map(alone, ticks.beside))
        name = _name(asked)
        if ticks.doubt:
            self._notices.append(Notice(f"sheet-{ticks.doubt}", name, {"seen": ticks.seen}))
        if loose := self._plain(asked.loose):
            self._notices.append(Notice("sheet-words-outside", name, {"text": loose}))
        mark = BETWEEN_MARKS.join(ticks.options) or None
        text, evidence = self._markdown(asked.parts[words.TEXT]), self._markdown(asked.parts[words.EVIDENCE])
        return SheetAnswer(
            asked.key,
            asked.text,
            Answer(mark, text, evidence=evidence),
            _named(self._blocks(asked.parts[words.DOCUMENTS])),
            label=asked.label,
            lacks=frozenset(_lacks(asked, ticks, text)),
            beside="\n".join(asked.beside),
            began=asked.known.began if asked.known else None,
        )

    def _blocks(self, found: Iterable[etree._Element | Unknown]) -> tuple[Block, ...]:
        elements = [part for each in found for part in (each.said if isinstance(each, Unknown) else (each,))]
        return read_blocks(elements, self._document.numbering, self._document.links)

    def _markdown(self, found: Iterable[etree._Element | Unknown]) -> str:
        return to_markdown(self._blocks(found))

    def _plain(self, found: Iterable[etree._Element | Unknown]) -> str:
        return plain(self._markdown(found)).strip()

    def _outside(self) -> Iterator[SheetAnswer]:
        """The words that stand outside all questions."""
        blocks = self._markdown(self._gathered.outside)
        found = [blocks, *written_at_foot(self._feet)]
        if text := "\n\n".join(filter(None, found)):
            yield SheetAnswer(None, "", Answer(text=text), lacks=frozenset({"mark", "evidence"}))

    def _tell_twice(self, answers: list[SheetAnswer]) -> None:
        counted = Counter(each.key for each in answers if each.key is not None)
        self._notices += [Notice("sheet-question-twice", key) for key, count in counted.items() if count > 1]

    def _tell_aside(self) -> None:
        gathered = self._gathered
        for reference, who, text in notes(self._document):
            code = "sheet-comment" if reference[0] == "commentReference" else "sheet-note"
            facts = {"text": text, "name": who} if who else {"text": text}
            self._notices.append(Notice(code, _name(gathered.aside.get(reference)), facts))
        for name in dict.fromkeys(map(_name, gathered.pictures)):
            self._notices.append(Notice("sheet-picture", name))


def _name(asked: Asked | None) -> str | None:
    """What a notice calls a question."""
    return None if asked is None else asked.key or asked.label or None


def _lacks(asked: Asked, ticks: Ticks, text: str) -> Iterator[str]:
    """The parts of the answer of which the sheet says nothing."""
    if words.MARK not in asked.seen or ticks.doubt:
        yield "mark"
    if words.TEXT not in asked.seen and not text:
        yield "text"
    if words.EVIDENCE not in asked.seen:
        yield "evidence"


def _named(blocks: tuple[Block, ...]) -> str:
    """The documents that were named, a line each, with the addresses of links."""
    lines: list[str] = []
    for block in blocks:
        rows = block.rows if isinstance(block, Table) else ((block.spans,),)
        for row in rows:
            lines += "  ".join(filter(None, map(_spelt, row))).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


def _spelt(spans: Spans) -> str:
    """The words, with the address of a link after it."""
    return "".join(
        f"{each.text} ({each.link})" if each.link not in (None, each.text) else each.text for each in spans
    )
