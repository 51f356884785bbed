"""Door 2: everything made from a case. Long work is a generator of `Progress` that returns its result
(take it from `StopIteration.value`, or with `finish`); closing the generator cancels, and leaves no file behind.
"""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from auditprep import __version__, richtext
from auditprep.errors import Bug, FileError, FileNotWritable, FormError, LayoutError, WrongSuffix
from auditprep.files import (
    as_file_name,
    digest,
    is_same,
    make_folder,
    read_bytes,
    take_place,
    temporary_beside,
    unused,
    working_folder,
    write_bytes,
)
from auditprep.model import (
    Answer,
    Change,
    Correction,
    Document,
    EvidenceFiles,
    FormRow,
    Found,
    HistoryEntry,
    Notice,
    NotPlaced,
    Progress,
    Question,
    Questionnaire,
    Receipt,
    Role,
    Sent,
    Snapshot,
    Viewable,
)
from auditprep.paths import layouts_folder, resource

if TYPE_CHECKING:  # the rooms are heavy, so they are imported where they are used
    from auditprep.wordform.saved_layouts import Layout
    from auditprep.wordform.writer import Filled

T = TypeVar("T")

SHIPPED_FORM = "revisionsunderlag.docx"
_WORD_SUFFIXES = {".docx", ".docm", ".dotx", ".dotm"}
LARGEST_LAYOUT = 20_000_000
EVIDENCE_LIMIT = 500 * 1024 * 1024
"""Bytes; SQLite itself takes values of up to 1,000,000,000."""


def read_form(file: Path) -> tuple[bytes, Questionnaire]:
    """A Word form, blank or filled in: its bytes, and what was understood. Raises FileError, FormError."""
    from auditprep.wordform import reader

    data = read_bytes(file)
    return data, reader.read_form(data, file.name)


def correct(data: bytes, name: str, corrections: Iterable[Correction]) -> Questionnaire:
    """The same form, read with these corrections and no others. Raises FormError."""
    from auditprep.wordform import reader

    return reader.read_form(data, name, tuple(corrections))


def form_rows(data: bytes, name: str, questionnaire: Questionnaire) -> tuple[FormRow, ...]:
    """The form as one sees it, row by row, with what was understood of it. Raises FormError."""
    from auditprep.wordform import preview

    return preview.form_rows(data, name, questionnaire)


def shipped_form() -> tuple[bytes, str]:
    """The form that comes with auditprep: its bytes and file name."""
    return read_bytes(resource("forms") / SHIPPED_FORM), SHIPPED_FORM


# Layouts


def saved_layout_for(questionnaire: Questionnaire) -> tuple[str, tuple[Correction, ...]] | None:
    """Of all saved layouts the one that fits a form best, which was read by itself: its name, and what it puts right
    there. None if none fits. `damaged_layouts` tells of those that cannot be used."""
    from auditprep.wordform import saved_layouts

    layouts = (each for each in _saved_layouts() if not isinstance(each, Notice))
    return saved_layouts.best_fit(layouts, questionnaire)


def has_layouts() -> bool:
    """Whether anybody has saved a layout here."""
    return any(layouts_folder().glob("*.json"))


def damaged_layouts() -> tuple[Notice, ...]:
    """A notice for every saved layout that cannot be used."""
    return tuple(each for each in _saved_layouts() if isinstance(each, Notice))


def fit_layout(file: Path, questionnaire: Questionnaire) -> tuple[str, tuple[Correction, ...]]:
    """The name of a saved layout, and what it puts right in a form that was read by itself.
    Raises FileError, LayoutError."""
    from auditprep.wordform import saved_layouts

    layout = read_layout(file)
    corrections = saved_layouts.fit(layout, questionnaire)
    if corrections is None:
        raise LayoutError(file=str(file), reason="no-fit")
    return layout.name, corrections


def read_layout(file: Path) -> Layout:
    """A saved layout. Raises FileError, LayoutError."""
    from auditprep.wordform import saved_layouts

    return saved_layouts.from_bytes(read_bytes(file, LARGEST_LAYOUT), str(file))


def save_layout(name: str, questionnaire: Questionnaire, corrections: Iterable[Correction]) -> Path:
    """Keeps what was put right in a form, for the next one like it. `questionnaire` is the form as it was read by
    itself. A layout of the same name takes the place of one that fits this form; that of another form stays.
    Raises FileNotWritable, DiskFull."""
    from auditprep.wordform import saved_layouts

    layout = saved_layouts.layout_of(name, __version__, questionnaire, corrections)
    file = layouts_folder() / f"{as_file_name(name)}.json"
    make_folder(file.parent)
    if file.exists() and not _fits(file, questionnaire):
        file = unused(file)
    write_bytes(file, saved_layouts.to_bytes(layout))
    return file


def _fits(file: Path, questionnaire: Questionnaire) -> bool:
    """Whether the layout there is one of this form, or none at all."""
    try:
        fit_layout(file, questionnaire)
    except LayoutError as error:
        return error.facts["reason"] == "damaged"
    except FileError:
        return False
    return True


def _saved_layouts() -> Iterator[Layout | Notice]:
    """Every saved layout, the newest first; a notice for one that cannot be used."""
    for file in _newest_first(layouts_folder().glob("*.json")):
        try:
            yield read_layout(file)
        except (FileError, LayoutError):
            yield Notice("layout-not-used", facts={"file": str(file)})


def _newest_first(files: Iterable[Path]) -> list[Path]:
    """Files in order of when they were last written; one that has gone meanwhile comes last."""

    def written(file: Path) -> float:
        try:
            return file.stat().st_mtime
        except OSError:
            return 0

    return sorted(files, key=lambda file: (-written(file), file.name))


# Evidence


def read_document(
    file: Path, known: frozenset[str] = frozenset(), password: str | None = None
) -> Generator[Progress, None, Document]:
    """A file to be taken in as evidence; one of which the SHA-256 is known is not read further. Whatever cannot be read
    of it is told by its `trouble`. Raises FileError, WrongPassword."""
    data = read_bytes(file, EVIDENCE_LIMIT)
    digest = hashlib.sha256(data).hexdigest()
    if digest in known:
        return Document(file.name, data, digest, known=True)
    return (yield from read_stored(data, file.name, password))


def read_stored(
    data: bytes, file_name: str, password: str | None = None
) -> Generator[Progress, None, Document]:
    """A document that a case has already, read anew. Raises WrongPassword."""
    from auditprep.evidence import reading

    return reading.read_document(data, file_name, password=password)


def open_viewable(data: bytes, file_name: str) -> Viewable:
    """A document to look at, page by page. Raises NotViewable for what has no look of its own here."""
    from auditprep.evidence import viewing

    return viewing.open_viewable(data, file_name)


def read_checklist(file: Path) -> tuple[str, ...]:
    """The documents that the auditors ask for, from their own Word checklist. Raises FileError, EvidenceError."""
    from auditprep.evidence import checklist

    return checklist.read_checklist(read_bytes(file), file.name)


def default_checklist() -> tuple[str, ...]:
    """The documents that auditors usually ask for."""
    from auditprep.evidence import checklist

    return tuple(text for text, _kind in checklist.default_checklist())


# JSON


def evidence_json(snapshot: Snapshot) -> bytes:
    """The evidence and what was read out of it, as the JSON of `auditprep evidence --json`."""
    from auditprep.export import json_export

    return json_export.to_bytes(json_export.evidence_json(snapshot))


def search_json(found: Found) -> bytes:
    """What was found, as the JSON of `auditprep search --json`."""
    from auditprep.export import json_export

    return json_export.to_bytes(json_export.search_json(found))


def form_json(questionnaire: Questionnaire) -> bytes:
    """What was understood of a form, as the JSON of `auditprep form --json`."""
    from auditprep.export import json_export

    return json_export.to_bytes(json_export.form_json(questionnaire))


def case_json(snapshot: Snapshot) -> bytes:
    """A whole case, as the JSON of `auditprep show --json`."""
    from auditprep.export import json_export

    return json_export.to_bytes(json_export.case_json(snapshot))


def history_json(entries: Iterable[HistoryEntry]) -> bytes:
    """The changes to one answer, as the JSON of `auditprep history --json`."""
    from auditprep.export import json_export

    return json_export.to_bytes(json_export.history_json(entries))


# Exports


def export_docx(
    snapshot: Snapshot, form: bytes, to: Path, *, with_list: bool = False
) -> Generator[Progress, None, Receipt]:
    """Writes the auditors' own form, filled in, `with_list` with the list of attachments at its end. Raises FormError,
    WrongSuffix, FileNotWritable, DiskFull.

    The receipt is proved: what was written is read back, and an answer that does not come back the same
    is listed as not placed. A list with which the answers would be read otherwise is left out, and named.
    """
    _demand_suffix(to, form, snapshot.form_name)
    _spare_the_form(to, form, snapshot.form_name)
    data, receipt = yield from _filled(snapshot, form, 3, with_list=with_list)
    yield from _write(data, to, snapshot, Progress(2, 3, "write"))
    return receipt


def _filled(
    snapshot: Snapshot, form: bytes, total: int, *, with_list: bool = False
) -> Generator[Progress, None, tuple[bytes, Receipt]]:
    """The filled form and its proved receipt: the first two of `total` steps. Raises FormError."""
    from auditprep.export import evidence_text
    from auditprep.wordform import writer

    yield Progress(0, total, "fill")
    given = replace(snapshot, answers=evidence_text.with_citations(snapshot))
    filled = writer.fill_form(form, given.form_name, given.questionnaire, given.answers)
    yield Progress(1, total, "check")
    receipt = _proved(filled, given)
    return _with_list(filled, receipt, given) if with_list else (filled.data, receipt)


def _with_list(filled: Filled, receipt: Receipt, given: Snapshot) -> tuple[bytes, Receipt]:
    """The filled form with the list of attachments, if all answers are read with it as they are without it."""
    from auditprep.export import attachments, lacks
    from auditprep.wordform import appendix

    listed = [each for each in attachments.numbered(given) if each.left_out != attachments.UNCITED]
    missing = lacks.citation_lacks(given)
    sentences = lacks.for_the_reader(missing, given)
    rows = attachments.rows(given, listed)
    data = appendix.with_attachment_list(filled.data, given.form_name, rows, sentences)
    is_same = _proved(replace(filled, data=data), given) == receipt
    notices = missing if is_same else (Notice("list-not-added"),)
    return data if is_same else filled.data, replace(receipt, notices=(*receipt.notices, *notices))


def export_attachment_list(
    snapshot: Snapshot, to: Path, *, with_secret: bool = False, with_uncited: bool = False
) -> Generator[Progress, None, Sent]:
    """Writes the list of attachments as a Word document of its own. If a citation leads nowhere, its name says PARTIAL.
    Raises FileNotWritable, DiskFull."""
    from auditprep.export import attachments, bundle, lacks
    from auditprep.wordform import attachment_list

    numbered = attachments.numbered(snapshot, with_secret=with_secret, with_uncited=with_uncited)
    missing = lacks.citation_lacks(snapshot)
    sentences = lacks.for_the_reader(missing, snapshot)
    rows = attachments.rows(snapshot, numbered)
    data = attachment_list.attachment_list(rows, bundle.head(snapshot), sentences)
    named = bundle.partial_name(to) if missing else to
    yield from _write(data, named, snapshot, Progress(0, 1, "write"))
    return Sent(
        named,
        hashlib.sha256(data).hexdigest(),
        len(data),
        tuple(each for each in numbered if each.left_out is None),
        tuple(each for each in numbered if each.left_out is not None),
        missing,
        lacks.worth_a_look(snapshot, numbered),
        citations=_citations(snapshot),
    )


def export_zip(
    snapshot: Snapshot,
    form: bytes,
    to: Path,
    files: EvidenceFiles,
    *,
    with_secret: bool = False,
    with_uncited: bool = False,
) -> Generator[Progress, None, Sent]:
    """Writes a ZIP with the filled form, the attachments, their list and hashes, the answers as JSON and a page that leads
    from each citation to its file. If something lacks in it, its name says PARTIAL, and the receipt says what. Raises
    FormError, FileNotWritable, DiskFull."""
    from auditprep.export import attachments, bundle
    from auditprep.wordform import attachment_list

    for name in (to, bundle.partial_name(to)):
        _spare_the_case(name, snapshot)
        _spare_the_form(name, form, snapshot.form_name)
    numbered = attachments.numbered(snapshot, with_secret=with_secret, with_uncited=with_uncited)
    data, receipt = yield from _filled(snapshot, form, bundle.steps(numbered))
    filled = bundle.FilledForm(data, _suffix(form, snapshot.form_name), receipt)
    work = bundle.write_bundle(snapshot, filled, to, files, numbered, attachment_list.attachment_list)
    return (yield from work)


def export_json(snapshot: Snapshot, to: Path) -> Generator[Progress, None, Receipt]:
    """Writes all answers as JSON (the form of `auditprep show --json`). Raises FileNotWritable, DiskFull."""
    yield from _write(case_json(snapshot), to, snapshot, Progress(0, 1, "write"))
    keys = (question.key for question in snapshot.questionnaire.questions())
    return Receipt(tuple(key for key in keys if not snapshot.answer(key).is_empty), ())


def export_pdf(snapshot: Snapshot, to: Path) -> Generator[Progress, None, Sent]:
    """Writes the answers as a PDF for reading. Raises FileNotWritable, DiskFull."""
    from auditprep.export import answers_pdf

    _spare_the_case(to, snapshot)
    made = yield from answers_pdf.make(snapshot)
    total = snapshot.questionnaire.count + 2
    yield from _write(made.data, to, snapshot, Progress(total - 1, total, "write"))
    return Sent(
        to,
        hashlib.sha256(made.data).hexdigest(),
        len(made.data),
        made.attachments,
        made.secret,
        notices=made.notices,
        pages=made.pages,
        citations=_citations(snapshot),
    )


def export_binder(
    snapshot: Snapshot,
    to: Path,
    files: EvidenceFiles,
    *,
    with_secret: bool = False,
    with_uncited: bool = False,
) -> Generator[Progress, None, Sent]:
    """Writes one PDF with the answers and every attachment. If something lacks in it, its name says PARTIAL, and the
    receipt says what. Raises FileNotWritable, DiskFull."""
    from auditprep.export import binder

    _spare_the_case(to, snapshot)
    with working_folder() as folder:
        work = binder.prepare(snapshot, files, folder, with_secret=with_secret, with_uncited=with_uncited)
        plan = yield from work
        named = to.with_stem(f"{to.stem}-PARTIAL") if plan.lacking else to
        _spare_the_case(named, snapshot)
        yield Progress(plan.steps - 1, plan.steps, "write")
        with temporary_beside(named) as temporary:
            pages, more = binder.write(plan, temporary)
            sha256, size = digest(temporary)
            take_place(temporary, named)
    return Sent(
        named,
        sha256,
        size,
        plan.attachments,
        plan.left_out,
        plan.lacking,
        (*plan.notices, *more),
        files=plan.files,
        pages=pages,
        citations=_citations(snapshot),
    )


def finish(work: Generator[Progress, None, T]) -> T:
    """Runs long work to its end and gives its result."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: T = end.value
            return result


# The proof


def _proved(filled: Filled, given: Snapshot) -> Receipt:
    """The receipt, with what does not read back as it was given moved to the not placed.

    Every answer is read from its place in the filled form, and the form is read anew as any other. What stands in its
    place, but would be understood otherwise in a new reading, is placed, and named."""
    from auditprep.wordform import reader

    corrections = tuple(_moved(each, filled) for each in given.corrections)
    questions = tuple(_carried(each, filled) for each in given.questionnaire.questions())
    try:
        back = reader.read_form(filled.data, given.form_name, corrections)
        stands = reader.read_answers(filled.data, given.form_name, questions)
    except FormError as error:
        raise Bug(reason="the filled form cannot be read back", file=given.form_name) from error
    known = {(lacking.question, lacking.part) for lacking in filled.receipt.not_placed}
    read = {asked.key: asked.answer for asked in back.questions()}
    otherwise = set(_changed(given, read, filled.simplified)) - _named(known)
    changed = [each for each in _changed(given, stands, filled.simplified) if each in otherwise]
    lost = {each.question for each in changed}
    placed = tuple(key for key in filled.receipt.placed if key not in lost)
    doubtful = {each.question for each in otherwise} - lost
    notices = [Notice("simplified", key) for key in placed if key in filled.simplified]
    notices += [Notice("read-otherwise", key) for key in placed if key in doubtful]
    return Receipt(placed, (*filled.receipt.not_placed, *changed), (*filled.receipt.notices, *notices))


def _named(parts: Iterable[tuple[str, Role]]) -> set[NotPlaced]:
    return {NotPlaced(question, part, "place-changed") for question, part in parts}


def _carried(question: Question, filled: Filled) -> Question:
    """The question with its places where they are in the filled form."""
    return replace(question, places=tuple(map(filled.moved_place, question.places)))


def _moved(correction: Correction, filled: Filled) -> Correction:
    """The correction as it is in the filled form: an answer's place has moved where answers before it are longer
    than the room that was there."""
    if correction.change is not Change.PLACE:
        return correction
    return replace(correction, value=filled.moved(correction.value))


def _changed(given: Snapshot, found: Mapping[str, Answer], simplified: frozenset[str]) -> Iterator[NotPlaced]:
    """Where the answers found in the filled form are others than the case's. `simplified` are the questions whose
    place takes plain lines only."""
    for asked in given.questionnaire.questions():
        wanted, answer = given.answers.get(asked.key, asked.answer), found.get(asked.key, Answer())
        same = _is_same_in_words if asked.key in simplified else _is_same
        if wanted.mark != answer.mark:
            yield NotPlaced(asked.key, Role.MARK, "place-changed")
        if not same(wanted.text, answer.text):
            yield NotPlaced(asked.key, Role.DESCRIPTION, "place-changed")
        if not same(wanted.evidence, answer.evidence):
            yield NotPlaced(asked.key, Role.EVIDENCE, "place-changed")


def _is_same(one: str, other: str) -> bool:
    return one == other or _canonical(one) == _canonical(other)


def _canonical(markdown: str) -> str:
    return richtext.to_markdown(richtext.parse(markdown))


def _is_same_in_words(one: str, other: str) -> bool:
    return richtext.plain(one) == richtext.plain(other)


# Writing


def _demand_suffix(to: Path, form: bytes, form_name: str) -> None:
    """Raises WrongSuffix for a name under which Word would not open this form: one with macros is a .docm."""
    needed = _suffix(form, form_name)
    if to.suffix.lower() in _WORD_SUFFIXES - {needed}:
        raise WrongSuffix(file=str(to), suffix=needed)


def _suffix(form: bytes, form_name: str) -> str:
    """How the name of this form, filled in, must end."""
    from auditprep.wordform.package import Package

    return Package(form, form_name).suffix


def _spare_the_form(to: Path, form: bytes, form_name: str) -> None:
    """Raises FileNotWritable where the file is the auditors' form as it came, under its name: it is not to be written over.
    (An export without any answer is the same bytes, under a name of its own.)"""
    try:
        is_the_form = to.name == form_name and to.stat().st_size == len(form) and read_bytes(to) == form
    except (OSError, FileError):
        return
    if is_the_form:
        raise FileNotWritable(file=str(to), reason="form")


def _citations(snapshot: Snapshot) -> int:
    return sum(len(snapshot.cited(each.key)) for each in snapshot.questionnaire.questions())


def _write(data: bytes, to: Path, snapshot: Snapshot, step: Progress) -> Iterator[Progress]:
    _spare_the_case(to, snapshot)
    yield step
    write_bytes(to, data)


def _spare_the_case(to: Path, snapshot: Snapshot) -> None:
    """Raises FileNotWritable where the file is the case itself."""
    if is_same(to, snapshot.path):
        raise FileNotWritable(file=str(to), reason="case")
