"""The answers set for reading: for the board's meeting, and as the first part of a binder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from reportlab.platypus import Flowable, Spacer, Table, TableStyle

from auditprep import richtext
from auditprep.export import pdf_look, pdf_words
from auditprep.export.attachments import by_citation, cited_version, shown_titles
from auditprep.export.disclosed import SECRET
from auditprep.export.pdf_blocks import Hanging, flowables, paragraph
from auditprep.export.pdf_finish import Bookmark
from auditprep.export.pdf_flow import Furniture, Place, Reference, Spot, kept_with_next, link_to
from auditprep.export.pdf_text import Pen, link, one_line
from auditprep.export.standing import is_draft, standing
from auditprep.model import Answer, Attachment, Citation, Kind, Question, Section, Snapshot
from auditprep.prose.citing import PAGES
from auditprep.prose.pages import pages_list, pages_of, printed
from auditprep.prose.statuses import DRAFT, STATUS

Chunk = list[Any]


class AnswersPart:
    """The answers of a case as chunks of flowables. `linked`: the numbers of the attachments that citations lead to. How many
    are answered is only told of a case that `is_whole`."""

    def __init__(
        self,
        snapshot: Snapshot,
        attachments: Sequence[Attachment],
        pen: Pen,
        linked: Iterable[int] = (),
        *,
        is_whole: bool = True,
    ) -> None:
        self._snapshot, self._pen, self._is_whole = snapshot, pen, is_whole
        self._attachments, self._linked = by_citation(attachments), frozenset(linked)
        self._titles = shown_titles(attachments)
        self.quotes_left_out: list[str] = []
        """The questions whose quotation from secret evidence is left out."""

    def chunks(self, more: Iterable[tuple[str, str]] = ()) -> Iterator[Chunk]:
        """The first page's head, then a chunk a question. `more` are places and headings that come after them."""
        yield [*self._head(), *self._contents(more)]
        sections = self._snapshot.questionnaire.sections
        for number, section in enumerate(sections):
            yield from self._section(section, number)
        if not self._snapshot.questionnaire.count:
            yield [paragraph(pdf_words.NO_QUESTIONS)]

    # The head

    def _head(self) -> Iterator[Any]:
        self._pen.at = ""
        snapshot, pen = self._snapshot, self._pen
        yield Place("answers")
        yield paragraph(pen.line(standing(snapshot)), "standing")
        yield paragraph(pen.line(title(snapshot)), "title")
        lead = " · ".join(filter(None, [snapshot.board, str(snapshot.year or "")]))
        if lead:
            yield paragraph(pen.line(lead), "lead")
        yield facts([(label, pen.line(value)) for label, value in self._facts() if value])
        yield Spacer(0, 10)

    def _facts(self) -> Iterator[tuple[str, str]]:
        snapshot = self._snapshot
        yield pdf_words.DEADLINE, snapshot.deadline.isoformat() if snapshot.deadline else ""
        yield pdf_words.STATE, STATUS[snapshot.status].capitalize()
        done, count = len(snapshot.answered()), snapshot.questionnaire.count
        yield pdf_words.ANSWERED, f"{done} {pdf_words.OF} {count}" if count and self._is_whole else ""
        yield pdf_words.MADE, dt.datetime.now().astimezone().date().isoformat()

    def _contents(self, more: Iterable[tuple[str, str]]) -> Chunk:
        sections = self._snapshot.questionnaire.sections
        lines = [(section_place(number), heading(each)) for number, each in enumerate(sections)]
        lines = [(place, words) for place, words in [*lines, *more] if words]
        if len(lines) < 2:
            return []
        rows = [
            Reference(paragraph(link(self._pen.line(words), link_to(place)), "contents"), place)
            for place, words in lines
        ]
        return [*kept_with_next([paragraph(pdf_words.CONTENTS, "top")]), *rows, Spacer(0, 8)]

    # Questions

    def _section(self, section: Section, number: int) -> Iterator[Chunk]:
        self._pen.at = section.questions[0].key if section.questions else ""
        before = [Place(section_place(number)), *section_heading(section.number, section.title, self._pen)]
        if not section.questions:
            yield kept_with_next(before)
        for question in section.questions:
            yield [*self._question(question, before)]
            before = []

    def _question(self, question: Question, before: Chunk) -> Iterator[Any]:
        self._pen.at = question.key
        answer, cited = self._snapshot.answer(question.key), self._snapshot.cited(question.key)
        top = [*before, Place(question_place(question.key)), self._words(question)]
        guidance = [paragraph(self._pen.words(question.guidance), "guidance")] if question.guidance else []
        marks = _marks(question, answer, self._pen)
        # A long guidance may part from its question; a short one, and the mark, stay with it.
        short = len(question.guidance or "") < 600
        yield from kept_with_next([*top, *guidance, *marks] if short else top)
        yield from [] if short else [*guidance, *marks]
        yield from flowables(richtext.parse(answer.text), self._pen)
        yield from self._evidence(answer, cited)

    def _words(self, question: Question) -> Any:
        return _numbered(question.number, self._pen.words(question.text), "question", self._pen)

    def _evidence(self, answer: Answer, cited: tuple[Citation, ...]) -> Iterator[Any]:
        own = richtext.parse(answer.evidence)
        if own:
            yield from kept_with_next([Spacer(0, 3), paragraph(pdf_words.EVIDENCE, "label")], 20)
            yield from flowables(own, self._pen)
        if cited:
            yield from kept_with_next([Spacer(0, 3), paragraph(pdf_words.CITED, "label")], 20)
            lines = dict.fromkeys(map(self._citation, cited))
            yield from (paragraph(each, "citation", "–") for each in lines)
        yield Spacer(0, 4)

    def _citation(self, citation: Citation) -> str:
        """A citation as markup: a link where the binder has what it leads to."""
        version = cited_version(self._snapshot, citation)
        attachment = self._attachments.get(version) if version else None
        if attachment is None:
            return self._unknown(citation)
        name = f"{pdf_words.ATTACHMENT} {attachment.number}: {self._titles[attachment.number]}"
        if attachment.left_out == SECRET:
            return self._withheld(name, citation)
        pages = printed(citation.pages, attachment.version.printed)
        words = self._pen.line(f"{name}, {PAGES} {pages}" if pages else name)
        if attachment.number in self._linked:
            words = link(words, link_to(page_place(attachment.number, citation.pages)))
        quote = one_line(citation.quote)
        return words + (f"; {self._pen.line(f'”{quote}”')}" if quote else "")

    def _withheld(self, name: str, citation: Citation) -> str:
        """Of what is secret only that it is so."""
        if citation.quote:
            self.quotes_left_out.append(self._pen.at)
        return self._pen.line(name)

    def _unknown(self, citation: Citation) -> str:
        gone = self._snapshot.document(citation.evidence)
        name = gone.title if gone and not gone.secret else pdf_words.DOCUMENT
        return self._pen.line(f"{name} ({pdf_words.REMOVED})")


def furniture(snapshot: Snapshot, pen: Pen) -> Furniture:
    """The head and foot of every page of the answers."""
    pen.at = ""
    left = " · ".join(filter(None, [snapshot.board, str(snapshot.year or "")])) or title(snapshot)
    state = DRAFT if is_draft(snapshot) else STATUS[snapshot.status].capitalize()
    return Furniture(left, state, pen)


def title(snapshot: Snapshot) -> str:
    """What the document is called; never empty."""
    return one_line(snapshot.questionnaire.title) or "Revisionsunderlag"


def section_heading(number: str | None, words: str, pen: Pen) -> list[Any]:
    """The heading of a section; nothing where it has no words."""
    if not one_line(f"{number or ''}{words}"):
        return []
    return [_numbered(number, pen.line(words), "section" if one_line(number or "") else "top", pen)]


def heading(section: Section) -> str:
    """A section's number and title, in one line."""
    return one_line(" ".join(filter(None, [section.number, section.title])))


def facts(rows: Sequence[tuple[str, str]]) -> Any:
    """Labels, and beside them their values (markup)."""
    cells = [[paragraph(label, "fact-label"), paragraph(value, "fact")] for label, value in rows]
    width = pdf_look.WIDTH + pdf_look.HANG
    table = Table(cells, [118, width - 118], hAlign="LEFT", splitInRow=1)
    all_ = (0, 0), (-1, -1)
    padding = [(f"{side}PADDING", *all_, 0) for side in ("LEFT", "RIGHT")]
    thin = [(f"{side}PADDING", *all_, 1.5) for side in ("TOP", "BOTTOM")]
    table.setStyle(
        TableStyle([("VALIGN", *all_, "TOP"), ("FONTNAME", *all_, pdf_look.FAMILY), *padding, *thin])
    )
    return Hanging(table)


def bookmarks(snapshot: Snapshot, spots: Mapping[str, Spot]) -> tuple[Bookmark, ...]:
    """The sections, and under them their questions."""
    return tuple(
        Bookmark(
            heading(section) or "–",
            spots[section_place(number)],
            tuple(Bookmark(_called(each), spots[question_place(each.key)]) for each in section.questions),
        )
        for number, section in enumerate(snapshot.questionnaire.sections)
    )


def question_place(key: str) -> str:
    """The place of a question. Its key may hold any character, and an address may not."""
    return f"question/{key.encode('utf-8', 'surrogatepass').hex()}"


def section_place(number: int) -> str:
    return f"section/{number}"


def page_place(number: int, pages: str | None) -> str:
    """The place of what a citation of this attachment leads to: its pages."""
    return f"attachment/{number}/{pages_of(pages_list(pages))}"


class MarkLine(Flowable):  # type: ignore[misc]
    """A box, ticked or not, and words beside it: "Svar: Delvis"."""

    _SIDE = 9.0
    _GAP = 7.0

    def __init__(self, words: str, *, ticked: bool) -> None:
        super().__init__()
        self._words = paragraph(words, "mark" if ticked else "no-mark")
        self._ticked = ticked

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        _wide, self._high = self._words.wrap(width - self._SIDE - self._GAP, height)
        return width, self._high + 5

    def draw(self) -> None:
        self._words.drawOn(self.canv, self._SIDE + self._GAP, 5)
        self.canv.saveState()
        self.canv.translate(0.5, 5 + self._high - 12.2)
        self.canv.setStrokeColor(pdf_look.ACCENT if self._ticked else pdf_look.MUTED)
        self.canv.setLineWidth(1)
        self.canv.roundRect(0, 0, self._SIDE, self._SIDE, 1.5)
        if self._ticked:
            self._draw_tick()
        self.canv.restoreState()

    def _draw_tick(self) -> None:
        self.canv.setLineWidth(1.6)
        self.canv.setLineCap(1)
        tick = self.canv.beginPath()
        tick.moveTo(2, 4.6)
        tick.lineTo(3.9, 2.5)
        tick.lineTo(7.2, 6.8)
        self.canv.drawPath(tick)


def _numbered(number: str | None, markup: str, style: str, pen: Pen) -> Any:
    """Words with their number before them, in the room that numbers have; in the words where it is too long."""
    number = one_line(number or "")
    size = pdf_look.styles()[style].bulletFontSize
    if pdf_look.text_width(number, size, pdf_look.BOLD) > pdf_look.HANG - 4 or not number.isascii():
        return paragraph(f"{pen.line(number)} {markup}", style)
    return paragraph(markup, style, number or None)


def _marks(question: Question, answer: Answer, pen: Pen) -> list[MarkLine]:
    """The options that are ticked, a line each; where nothing is answered, that."""
    if answer.marks:
        return [MarkLine(f"{pdf_words.ANSWER}: {pen.line(each)}", ticked=True) for each in answer.marks]
    if question.kind is Kind.CHOICE or not answer.text.strip():
        return [MarkLine(pdf_words.UNANSWERED, ticked=False)]
    return []


def _called(question: Question) -> str:
    words = one_line(" ".join(filter(None, [question.number, question.text])))
    return words if len(words) <= 90 else words[:89].rstrip() + "…"
