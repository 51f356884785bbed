"""A planted case as real files: a Word form filled through the door of the case, evidence as PDF and Word, read as the program
reads them. So what is lost on the way out of files is lost here too."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from random import Random

import docx
from documents import HEIGHT, letters_font
from forms import FormQuestion, FormSection, make_form
from reportlab.pdfgen.canvas import Canvas

from auditprep import produce
from auditprep.case import Case
from auditprep.model import Citation, EvidenceKind, Kind, PageText, Snapshot, Status
from planted.cases import Draft, Family, clean
from planted.documents import Paper
from planted.layouts import AHEAD, CONTROL, GOALS, MONEY, OTHER, Layout
from planted.measure import Measured, Planted, count, examined
from planted.planters import plant

LAYOUT = Layout("files", 0, "Revisionsunderlag {year}", (
    ("Verksamhetsstyrning och uppföljning", GOALS), ("Ekonomistyrning och uppföljning", MONEY), ("Intern kontroll", CONTROL),
    ("Övriga frågor", [each for each in OTHER if not each.startswith("scale")]), ("Utmaningar och risker", AHEAD),
), "{section}.{within}")  # fmt: skip
"""A form that tests/forms.py can make."""

KINDS = (
    *("paragraph-two-dates", "kpi-differs", "placeholder", "count-elsewhere", "mark-contradicts", "figure-differs", "personal-number"),
    *("paragraph-not-in-minutes", "page-missing", "mark-missing", "document-unattached", "count-differs", "figure-not-on-page"),
    *("question-reference", "percent-differs", "quote-not-found", "meeting-unknown", "evidence-unreadable", "client-words"),
)  # fmt: skip
_COLUMNS = (50, 300, 370, 440, 510)
_FOOT = 40
_WORD = (EvidenceKind.POLICY, EvidenceKind.ACTION_PLAN)


def made(of: Family, seed: int, errors: int) -> Planted:
    """A case that can become files, with so many errors."""
    draw = Random(f"files:{of.name}:{seed}")
    draft = clean(replace(of, layouts=(LAYOUT,)), f"files-{seed}", before=False)
    for key in ("secret", "locked"):
        _leave_out(draft, key)
    order = draw.sample(KINDS, len(KINDS))
    truths = plant(draft, draw, iter((rule, draw.randrange(12)) for rule in order), errors)
    return Planted(draft, tuple(truths))


def measured(planted: Planted, folder: Path) -> Measured:
    """What Granska finds when the case has been through files."""
    found = Measured()
    snapshot, pages, ids = through_files(planted.draft, folder)
    truths = [
        replace(
            each, lines=_still(each.lines, snapshot), evidence=tuple(ids.get(id, id) for id in each.evidence)
        )
        for each in planted.truths
    ]
    count(found, folder.name, snapshot, truths, examined(snapshot, pages, planted.draft.today))
    return found


def through_files(
    draft: Draft, folder: Path
) -> tuple[Snapshot, Mapping[tuple[int, int], tuple[PageText, ...]], Mapping[int, int]]:
    """The case as the program knows it when all of it has been written to files and read again, the pages of its evidence,
    and the ids that evidence has got."""
    filled = _filled(draft, folder)
    with Case.create(folder / "case.auditprep", filled.read_bytes(), filled.name, who="test") as case:
        _answer(case, draft)  # what the form cannot hold
        ids = {id: _attach(case, draft.papers[key], folder) for key, id in draft.ids.items()}
        for key, cited in draft.citations.items():
            for each in cited:
                _cite(case, key, replace(each, evidence=ids[each.evidence]))
        for registered in draft.register:
            case.save_decision(registered.decision)
        case.set_checklist([])
        case.set_status(Status.READY)
        if draft.decided:
            case.set_status(Status.DECIDED, decision=draft.decided)
        snapshot = case.snapshot()
        pages = {(each.id, 1): case.page_texts(each.id) for each in snapshot.evidence}
    return replace(snapshot, deadline=draft.deadline, checklist=()), pages, ids


def _leave_out(draft: Draft, paper: str) -> None:
    id = draft.ids.pop(paper, None)
    for cited in draft.citations.values():
        cited[:] = [each for each in cited if each.evidence != id]


def _still(lines: Mapping[str, frozenset[str]], snapshot: Snapshot) -> dict[str, frozenset[str]]:
    """The lines that came through; an answer where one did not is meant as a whole."""
    from auditprep import richtext

    here = {key: set(richtext.plain(snapshot.answer(key).text).split("\n")) for key in lines}
    return {key: wanted for key, wanted in lines.items() if wanted <= here[key]}


# The form


def _filled(draft: Draft, folder: Path) -> Path:
    """The form, filled through the door of a case and exported."""
    blank = make_form(
        [*_sections(draft)],
        title=f"Revisionsunderlag {draft.world.year}",
        before=(f"Nämnd: {draft.world.board.name}", f"Svaren lämnas senast {draft.deadline}."),
    )
    with Case.create(folder / "blank.auditprep", blank, "underlag.docx", who="test") as case:
        _answer(case, draft)
        to = folder / "underlag-ifyllt.docx"
        produce.finish(produce.export_docx(case.snapshot(), case.form(), to))
    return to


def _sections(draft: Draft) -> Iterable[FormSection]:
    for section in draft.snapshot().questionnaire.sections:
        asked = tuple(
            FormQuestion(q.number, q.text, q.options, q.guidance, answer_in="row") for q in section.questions
        )
        yield FormSection(section.number or "", section.title, asked)


def _answer(case: Case, draft: Draft) -> None:
    """Writes the answers that are not there already."""
    snapshot = case.snapshot()
    known = {question.key: question for question in snapshot.questionnaire.questions()}
    assert set(known) == set(draft.answers), "the form is read otherwise than it was made"
    for key, answer in draft.answers.items():
        if snapshot.answer(key).is_empty:
            mark = answer.mark if known[key].kind is Kind.CHOICE else None
            case.answer(key, mark=mark, text=answer.text, done=True)


# The evidence


def _attach(case: Case, paper: Paper, folder: Path) -> int:
    """Attaches the document as a file; the user puts right what is understood of it. Its id."""
    as_word = paper.kind in _WORD and not paper.scanned
    file = folder / f"{paper.key.replace(':', '-')}.{'docx' if as_word else 'pdf'}"
    file.write_bytes(word(paper) if as_word else pdf(paper))
    evidence = case.attach(file, title=paper.title)
    case.change_evidence(
        evidence.id,
        title=paper.title,
        kind=paper.kind,
        decision=paper.decision,
        represents=paper.represents,
        confirmed=True,
    )
    return evidence.id


def _cite(case: Case, key: str, citation: Citation) -> None:
    case.cite(key, citation.evidence, citation.pages, citation.quote)


def pdf(paper: Paper) -> bytes:
    """The pages as a PDF, with tables in columns. A scanned one has only lines that are drawn."""
    out = io.BytesIO()
    canvas = Canvas(out)
    for page in paper.pages or ("",):
        canvas.setFont(letters_font(), 7)
        y = HEIGHT - 60
        for line in () if paper.scanned else page.split("\n"):
            y = _FOOT if line.startswith("sid ") and not line.endswith(")") else y
            for cells in _wrapped(line):
                for x, cell in zip(_COLUMNS, cells, strict=False):
                    canvas.drawString(x, y, cell)
                y -= 12
        if paper.scanned:
            canvas.line(50, 50, 200, 200)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _wrapped(line: str) -> list[list[str]]:
    """A row of a table with its cells, or a paragraph as a page wraps it."""
    if "\t" in line:
        return [line.split("\t")]
    return [[each] for each in textwrap.wrap(line, 110, break_long_words=False, break_on_hyphens=False)]


def word(paper: Paper) -> bytes:
    """The pages as a Word document."""
    document = docx.Document()
    for at, page in enumerate(paper.pages):
        if at:
            document.add_page_break()
        for line in page.split("\n"):
            document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
