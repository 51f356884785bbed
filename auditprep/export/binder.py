"""The binder: one PDF with the answers, and after them every attachment, where each citation leads to its page."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf
from pikepdf import Array, Name, Pdf

from auditprep.errors import Bug
from auditprep.export import binder_sheets, lacks, pdf_words
from auditprep.export.answers_part import AnswersPart, furniture
from auditprep.export.answers_pdf import describe, notices, steps
from auditprep.export.attachments import numbered, shown_titles
from auditprep.export.binder_marks import Map, add_layers, set_all_bookmarks, set_labels, stamp_pages
from auditprep.export.binder_pages import save_as_it_is
from auditprep.export.binder_sources import Source, take
from auditprep.export.disclosed import HOLDS_SECRET
from auditprep.export.pdf_finish import resolve_links
from auditprep.export.pdf_flow import Pages, set_pages
from auditprep.export.pdf_text import Pen, one_line
from auditprep.model import Attachment, EvidenceFiles, Notice, Progress, Snapshot


@dataclass(frozen=True, slots=True)
class Plan:
    """A binder before it is written: its parts, set or kept in `folder`, what it lacks, and what is worth a look."""

    snapshot: Snapshot
    folder: Path
    attachments: tuple[Attachment, ...]
    sources: tuple[Source, ...]
    answers: Pages
    sheets: Pages | None
    lacking: tuple[Notice, ...]
    notices: tuple[Notice, ...]

    @property
    def steps(self) -> int:
        """How many steps of progress the whole binder takes."""
        return _steps(self.snapshot, len(self.sources))

    @property
    def files(self) -> tuple[tuple[str, str], ...]:
        """The attachments whose pages or text are in it, by their plain names, with their SHA-256."""
        inside = (each.attachment for each in self.sources if not each.problem)
        return tuple((each.file_name, each.version.sha256) for each in inside)

    @property
    def left_out(self) -> tuple[Attachment, ...]:
        return tuple(each for each in self.attachments if each.left_out)


def prepare(
    snapshot: Snapshot,
    files: EvidenceFiles,
    folder: Path,
    *,
    with_secret: bool,
    with_uncited: bool,
    holding: frozenset[tuple[int, int]] = frozenset(),
) -> Generator[Progress, None, Plan]:
    """Reads every attachment and sets the pages around them. `folder` is an empty one of our own; OSError is raised
    where it cannot be written to. What holds a secret file is in it all the same, without the files within it."""
    found = numbered(snapshot, with_secret=with_secret, with_uncited=with_uncited, holding=holding)
    held = frozenset(each.number for each in found if each.left_out == HOLDS_SECRET)
    attachments = tuple(replace(each, left_out=None) if each.number in held else each for each in found)
    sent = [each for each in attachments if each.left_out is None]
    total = _steps(snapshot, len(sent))
    sources = []
    for number, each in enumerate(sent):
        yield Progress(number, total, "pack")
        source = yield from _alive(take(each, files, folder), Progress(number, total, "pack"))
        sources.append(replace(source, holds_secret=each.number in held))
    quotes = lacks.quotes_not_found(snapshot, files)
    plan = yield from _set(snapshot, attachments, tuple(sources), folder, total, quotes)
    return plan


def _alive(work: Generator[None, None, Source], step: Progress) -> Generator[Progress, None, Source]:
    """The same work, which may be stopped where it gives a sign of life."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            source: Source = end.value
            return source
        yield step


def write(plan: Plan, to: Path) -> tuple[int, tuple[Notice, ...]]:
    """Writes the binder; how many pages it has, and what is worth a look besides the plan's notices. What was written is
    read back and compared with the plan. Raises OSError where it cannot be written."""
    (plan.folder / "answers.pdf").write_bytes(plan.answers.data)
    if plan.sheets:
        (plan.folder / "sheets.pdf").write_bytes(plan.sheets.data)
    where = Map(plan.answers, plan.sheets, plan.sources)
    # qpdf wants the name of a file to write; we write it ourselves, once it is finished
    job = pikepdf.Job(["auditprep", "--no-warn", "--empty", "--pages", *_joined(plan, where), "--", str(to)])
    with job.create_pdf() as pdf:  # its streams stay in the parts' files until they are written
        unstamped = _finish(pdf, plan, where)
        with to.open("xb") as stream:
            save_as_it_is(pdf, stream)
            stream.flush()
            os.fsync(stream.fileno())
    _prove(to, where)
    return where.count, tuple(Notice("page-not-stamped", None, {"stamp": each}) for each in unstamped)


def _set(
    snapshot: Snapshot,
    attachments: tuple[Attachment, ...],
    sources: tuple[Source, ...],
    folder: Path,
    total: int,
    quotes: tuple[Notice, ...],
) -> Generator[Progress, None, Plan]:
    pen = Pen()
    linked = frozenset(each.number for each in sources)
    part = AnswersPart(snapshot, attachments, pen, linked)
    listed = binder_sheets.list_chunk(snapshot, attachments, sources, pen)
    more = [(binder_sheets.LIST_PLACE, pdf_words.ATTACHMENTS)] if listed else []

    def chunks() -> Iterator[list[object]]:
        yield from part.chunks(more)
        yield from [listed] if listed else []

    answers = yield from _after(
        len(sources), steps(set_pages(chunks(), furniture(snapshot, pen)), total, "set")
    )
    sheets = None
    if sources:
        work = set_pages(binder_sheets.chunks(snapshot, attachments, sources, pen))
        done = len(sources) + snapshot.questionnaire.count + 1
        sheets = yield from _after(done, steps(work, total, "set"))
    gone = (each for each in lacks.citation_lacks(snapshot) if each.code == "citation-gone")
    lacking = (*gone, *_lacks(sources))
    told = (*notices(part, pen), *_told(sources, pen), *_worth_a_look(snapshot, attachments), *quotes)
    return Plan(snapshot, folder, attachments, sources, answers, sheets, lacking, told)


def _steps(snapshot: Snapshot, attachments: int) -> int:
    return 2 * attachments + snapshot.questionnaire.count + 4


def _after(done: int, work: Generator[Progress, None, Pages]) -> Generator[Progress, None, Pages]:
    """The same work, as what comes after so many other steps."""
    while True:
        try:
            step = next(work)
        except StopIteration as end:
            pages: Pages = end.value
            return pages
        yield replace(step, done=min(step.done + done, step.total))


# What it lacks


def _lacks(sources: Sequence[Source]) -> Iterator[Notice]:
    for each in sources:
        if each.problem:
            code = "not-in-binder-holds-secret" if each.holds_secret else "not-in-binder"
            yield Notice(code, None, {**_facts(each), "why": each.problem})
            continue
        if each.cut:
            yield Notice("cut-in-binder", None, _facts(each))
        for question in dict.fromkeys(place.question for place in each.attachment.cited):
            if beyond := each.beyond(question):
                facts = {**_facts(each), "pages": beyond, "count": str(each.pages)}
                yield Notice("citation-beyond", question, facts)


def _worth_a_look(snapshot: Snapshot, attachments: Sequence[Attachment]) -> Iterator[Notice]:
    """What a bundle is worth a look for, too; but for files that no binder takes, which lack."""
    for each in lacks.worth_a_look(snapshot, attachments):
        if each.code != "attachment-unusable":
            yield each


def _told(sources: Sequence[Source], pen: Pen) -> Iterator[Notice]:
    """What is worth a look though nothing lacks."""
    lacking = pen.lacking()
    for each in sources:
        if each.holds_secret and not each.problem:
            yield Notice("holds-secret", None, _facts(each))
        elif each.left_files:
            yield Notice("files-within-left-out", None, _facts(each))
        if each.shortened and not each.cut and not each.holds_secret:
            yield Notice("shortened-in-binder", None, _facts(each))
        if characters := lacking.get(f"attachment/{each.number}"):
            yield Notice("attachment-characters-not-shown", None, {**_facts(each), "characters": characters})


def _facts(source: Source) -> dict[str, str]:
    return {
        "number": str(source.number),
        "title": one_line(source.attachment.evidence.title),
        "file_name": source.attachment.version.file_name,
    }


# Putting it together


def _joined(plan: Plan, where: Map) -> Iterator[str]:
    """The parts and their pages, as qpdf wants to be told of them."""
    yield from (str(plan.folder / "answers.pdf"), "1-z")
    for source in plan.sources:
        first, last = where.sheet_pages(source.number)
        yield from (str(plan.folder / "sheets.pdf"), f"{first + 1}-{last}")
        if source.file:
            yield from (str(source.file), "1-z")


def _finish(pdf: Pdf, plan: Plan, where: Map) -> list[str]:
    """All that leads through it; the words of the stamps that could not be put."""
    if len(pdf.pages) != where.count:
        raise Bug(reason="the binder has other pages than planned", pages=len(pdf.pages), planned=where.count)
    if lost := resolve_links(pdf, where.own_pages(), where.spot):
        raise Bug(reason="links of the binder lead nowhere", places=lost)
    if any(each.has_layers for each in plan.sources):
        add_layers(pdf)
    unstamped = stamp_pages(pdf, plan.snapshot, plan.sources, where)
    set_all_bookmarks(pdf, plan.snapshot, plan.sources, where, shown_titles(plan.attachments))
    set_labels(pdf, plan.sources, where)
    describe(pdf, plan.snapshot, pdf_words.SUBJECT_BINDER)
    return unstamped


def _prove(written: Path, where: Map) -> None:
    """Raises Bug unless the file has the planned pages, and each link of ours leads to one of them."""
    # As a stream, or the whole file would be in memory.
    with Pdf.open(written, access_mode=pikepdf.AccessMode.stream) as pdf:
        if len(pdf.pages) != where.count:
            raise Bug(reason="the binder was not written whole", pages=len(pdf.pages), planned=where.count)
        known = {page.obj.objgen for page in pdf.pages}
        for number in where.own_pages():
            for link in pdf.pages[number].get(Name.Annots, Array()):
                target = link.get(Name.Dest)
                if target is not None and target[0].objgen not in known:
                    raise Bug(reason="a link of the binder leads nowhere", page=number)
