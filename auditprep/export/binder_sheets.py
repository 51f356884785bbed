"""The sheets that we set for a binder: one before each attachment, and the text of those that are no pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from reportlab.platypus import PageBreak, Spacer

from auditprep.export import pdf_look, pdf_tables, pdf_words
from auditprep.export.answers_part import facts, page_place, question_place, section_heading
from auditprep.export.attachments import rows, shown_titles
from auditprep.export.binder_sources import Source
from auditprep.export.disclosed import INSIDE
from auditprep.export.pdf_blocks import Hanging, paragraph, pieces
from auditprep.export.pdf_flow import Place, kept_with_next, link_to
from auditprep.export.pdf_text import Pen, clean, link, one_line
from auditprep.model import Attachment, AttachmentRow, CitedPlace, PageText, Snapshot
from auditprep.prose.citing import PAGES, decision_text
from auditprep.prose.hidden import hidden_parts
from auditprep.prose.pages import pages_of, printed

LIST_PLACE = "attachments"
_LONGEST_LINE = 4_000
_LINE = 100
_LINES_AT_ONCE = 100
_WITH_HIDDEN_PARTS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".pptx", ".pptm", ".potx", ".ppsx", ".ppsm")


def sheet_place(number: int) -> str:
    """Where the sheet before an attachment stands."""
    return f"sheet/{number}"


def text_place(number: int, page: int) -> str:
    """Where the text of a page of an attachment stands."""
    return f"text/{number}/{page}"


# The list of attachments


def list_chunk(
    snapshot: Snapshot, attachments: Sequence[Attachment], sources: Sequence[Source], pen: Pen
) -> list[Any]:
    """The list of attachments, at the end of the answers."""
    is_missing = {each.number: bool(each.problem) for each in sources}
    pen.at = ""
    wanted = rows(snapshot, attachments)
    if not wanted:
        return []
    files = {each.number: each.version.file_name for each in attachments}
    titles = [pdf_words.ATTACHMENT, pdf_words.DOCUMENT, pdf_words.PAGES, pdf_words.LEANED_ON]
    plain = [
        titles,
        *([str(each.number), _longest(each), each.pages, ", ".join(each.questions)] for each in wanted),
    ]
    markup = [titles, *(_row(each, files[each.number], is_missing.get(each.number), pen) for each in wanted)]
    return [
        *kept_with_next([Place(LIST_PLACE), *section_heading(None, pdf_words.ATTACHMENTS, pen)], 90),
        *_full_width(markup, plain, header=True, figures=False),
    ]


def _longest(row: AttachmentRow) -> str:
    return f"{row.title}\n{row.decision}\n{'0' * 54}"


def _row(row: AttachmentRow, file: str, is_missing: bool | None, pen: Pen) -> list[str]:
    """`is_missing`: its file is not in the binder, though its sheet is; None: neither is."""
    title = pen.line(row.title)
    if is_missing is not None:
        title = link(title, link_to(sheet_place(row.number)))
    if is_missing:
        title += f" ({pdf_words.NOT_IN_BINDER})"
    lines = [f"<b>{title}</b>", pen.line(row.decision), pen.line(f"dnr {row.dnr}") if row.dnr else ""]
    lines += [_small(pen.line(each)) for each in ([INSIDE, *row.inside] if row.inside else [])]
    if not row.left_out:
        lines += [_tiny(pen.line(file)), _tiny(f"{pdf_words.CHECKSUM} {row.sha256}")]
    questions = ", ".join(pen.line(each) for each in row.questions)
    return [str(row.number), "<br/>".join(filter(None, lines)), pen.line(row.pages), questions]


def _small(markup: str) -> str:
    return f'<font size="8">{markup}</font>'


def _tiny(markup: str) -> str:
    return f'<font size="6" color="#5C6066">{markup}</font>'


# The sheet before an attachment


def chunks(
    snapshot: Snapshot, attachments: Sequence[Attachment], sources: Sequence[Source], pen: Pen
) -> Iterator[list[Any]]:
    """For each attachment its sheet, and its text where that is what the binder has of it."""
    labels = {each.key: (each.number, each.text) for each in snapshot.questionnaire.questions()}
    titles = shown_titles(attachments)
    insides = {each.number: each.inside for each in rows(snapshot, attachments)}
    for number, source in enumerate(sources):
        pen.at = f"attachment/{source.number}"
        before = [PageBreak()] if number else []
        yield [
            *before,
            Place(sheet_place(source.number)),
            *_sheet(source, titles[source.number], insides[source.number], labels, pen),
        ]
        for page, text in source.texts:
            yield from _text_page(source.number, page, text, pen)


def _sheet(
    source: Source,
    title: str,
    inside: Sequence[str],
    labels: dict[str, tuple[str | None, str]],
    pen: Pen,
) -> Iterator[Any]:
    yield Spacer(0, 110)
    yield paragraph(f"{pdf_words.ATTACHMENT} {source.number}", "sheet-number")
    yield paragraph(pen.line(title), "sheet-title")
    for warning in _warnings(source):
        yield paragraph(pen.line(warning), "warning")
        yield Spacer(0, 8)
    told = [(label, pen.line(value)) for label, value in _facts(source) if value]
    files = "<br/>".join(map(pen.line, inside))
    yield facts([*told, *([(pdf_words.INSIDE, files)] if files else [])])
    if source.texts:
        yield Spacer(0, 12)
        yield paragraph(_as_text(source), "note")
    elif source.shortened:
        yield Spacer(0, 12)
        yield paragraph(pdf_words.FIRST_PICTURES, "note")
    if source.attachment.cited:
        yield Spacer(0, 10)
        yield from kept_with_next(section_heading(None, pdf_words.LEANED_ON, pen))
        yield from (
            paragraph(_cited(each, source, labels, pen), "leaning") for each in source.attachment.cited
        )


def _as_text(source: Source) -> str:
    if source.holds_secret:
        return pdf_words.AS_TEXT_ONLY_IN_PART if source.shortened else pdf_words.AS_TEXT_ONLY
    return pdf_words.AS_TEXT_IN_PART if source.shortened else pdf_words.AS_TEXT


def _warnings(source: Source) -> Iterator[str]:
    if source.problem:
        why = pdf_words.WHY_NOT[source.problem]
        yield " ".join([pdf_words.NOT_HERE, why, *([] if source.holds_secret else [pdf_words.OPEN_IT])])
    elif source.beyond():
        yield pdf_words.BEYOND.format(pages=source.beyond().replace("-", "–"))
    if source.holds_secret:
        yield pdf_words.KEPT_BACK
    if hidden := _hidden(source):
        yield pdf_words.HIDDEN.format(parts=" och ".join(hidden))
    if source.cut:
        yield pdf_words.CUT


def _hidden(source: Source) -> list[str]:
    """What of a workbook or a presentation is hidden there, and is set here."""
    if not source.attachment.version.file_name.lower().endswith(_WITH_HIDDEN_PARTS):
        return []
    found = hidden_parts(text.text for _page, text in source.texts)
    return [pdf_words.HIDDEN_PARTS[each] for each in found]


def _facts(source: Source) -> Iterator[tuple[str, str]]:
    evidence, version = source.attachment.evidence, source.attachment.version
    decision = evidence.decision
    yield pdf_words.DECISION, decision_text(decision) if decision else ""
    yield pdf_words.KIND, str(evidence.kind).capitalize()
    yield pdf_words.REPRESENTS, evidence.represents or ""
    yield pdf_words.PAGES, str(source.pages or version.pages or "")
    yield pdf_words.CITED_PAGES, _pages(pages_of(source.cited_pages()), source)
    yield pdf_words.FILE, version.file_name
    several = len(evidence.versions) > 1
    yield pdf_words.VERSION, f"{version.number} {pdf_words.OF} {len(evidence.versions)}" if several else ""
    yield pdf_words.CHECKSUM, version.sha256


def _cited(place: CitedPlace, source: Source, labels: dict[str, tuple[str | None, str]], pen: Pen) -> str:
    """A question that leans on the attachment, as a link back to it, and the pages, as a link to them."""
    number, text = labels.get(place.question, (None, place.question))
    question = " ".join(filter(None, [number, _shortened(one_line(text))]))
    words = _pages(place.pages, source)
    pages = f"{PAGES} {words}" if words else pdf_words.ALL_OF_IT
    back = link(pen.line(question), link_to(question_place(place.question)))
    on = pen.line(pages)
    if source.cited_pages() and place.pages:
        on = link(on, link_to(page_place(source.number, place.pages)))
    quote = f"; {pen.line(f'”{one_line(place.quote)}”')}" if place.quote.strip() else ""
    return f"{back}<br/>{on}{quote}"


def _pages(pages: str | None, source: Source) -> str:
    """Pages as they are printed, and as they are counted in the file where that differs."""
    shown = printed(pages, source.attachment.version.printed) or ""
    counted = (pages or "").replace("-", "–")
    if not shown or shown == counted:
        return shown
    return pdf_words.FILE_PAGES.format(printed=shown, pages=counted)


def _shortened(text: str) -> str:
    return text if len(text) <= 160 else text[:159].rstrip() + "…"


# Text


def _text_page(number: int, page: int, text: PageText, pen: Pen) -> Iterator[list[Any]]:
    """A page's text in chunks: a long one takes its time, and may be stopped."""
    caption = f"{pdf_words.ATTACHMENT} {number} · {pdf_words.PAGE_OF_FILE.format(page=page)}"
    yield [PageBreak(), Place(text_place(number, page)), paragraph(caption, "caption"), Spacer(0, 6)]
    if not text.text.strip():
        yield [paragraph(pdf_words.NO_TEXT, "note")]
    for has_columns, run in groupby(clean_lines(text.text), lambda line: "\t" in line):
        lines = list(run)
        if has_columns and len(lines) > 1:
            yield from ([each] for each in _columns([line.split("\t") for line in lines], pen))
        else:
            for start in range(0, len(lines), _LINES_AT_ONCE):
                some = lines[start : start + _LINES_AT_ONCE]
                yield [each for line in some for each in _line(line.replace("\t", "    "), pen)]


def clean_lines(text: str) -> list[str]:
    """The lines as they are to be set, with tabs only between columns."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").splitlines()]
    return [line if "\t" in line.strip() else line.replace("\t", "    ") for line in lines]


def _line(line: str, pen: Pen) -> Iterator[Any]:
    if not line.strip():
        yield Spacer(0, 6)
        return
    indent = "\xa0" * min(len(line) - len(line.lstrip()), 40)
    for piece in pieces(line.strip(), _LONGEST_LINE):
        # A long line is a paragraph
        yield paragraph(indent + pen.line(piece), "source-prose" if len(line) > _LINE else "source")
        indent = ""


def _columns(found: list[list[str]], pen: Pen) -> Iterator[Any]:
    width = max(map(len, found))
    plain = [[clean(cell).strip() for cell in row] + [""] * (width - len(row)) for row in found]
    markup = [[pen.words(cell) for cell in row] for row in plain]
    yield from _full_width(markup, plain)


def _full_width(
    markup: list[list[str]], plain: list[list[str]], *, header: bool = False, figures: bool = True
) -> Iterator[Any]:
    """A table that begins where the numbers of questions do."""
    width = pdf_look.WIDTH + pdf_look.HANG
    set_ = pdf_tables.flowables(markup, plain, width=width, header=header, figures=figures)
    yield from map(Hanging, set_)
