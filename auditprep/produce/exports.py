"""What is sent: the auditors' own form filled in, the bundle, the binder, the answers to read."""

from __future__ import annotations

import hashlib
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from auditprep.files import digest, take_place, temporary_beside, working_folder
from auditprep.model import Answer, Citation, EvidenceFiles, Notice, Progress, Receipt, Sent, Snapshot
from auditprep.produce.as_json import case_json
from auditprep.produce.holding import holding_secret
from auditprep.produce.proof import proved
from auditprep.produce.writing import demand_suffix, spare_the_case, spare_the_form, suffix_of, write

if TYPE_CHECKING:  # the rooms are heavy, so they are imported where they are used
    from auditprep.export.binder import Plan as BinderPlan
    from auditprep.wordform.writer import Filled


def export_docx(
    snapshot: Snapshot, form: bytes, to: Path, *, with_list: bool = False, with_secret: bool = False
) -> Generator[Progress, None, Receipt]:
    """Writes the auditors' own form, filled in, `with_list` with the list of attachments at its end. Secret evidence is
    named there only `with_secret`. Raises FormError, WrongSuffix, FileNotWritable, DiskFull.

    Its first line says that it is a draft, or what the board has decided. The receipt is proved: what was written is read
    back, and an answer that does not come back the same is listed as not placed. A line, or a list, with which the answers
    would be read otherwise is left out, and named.
    """
    demand_suffix(to, form, snapshot.form_name)
    spare_the_form(to, form, snapshot.form_name)
    drafts, snapshot = unconfirmed(snapshot), without_drafts(snapshot)
    data, receipt = yield from _filled(snapshot, form, 3, with_list=with_list, with_secret=with_secret)
    told = (*receipt.notices, *drafts, *_secret_included(snapshot, with_secret))
    receipt = replace(receipt, notices=told)
    yield from write(data, to, snapshot, Progress(2, 3, "write"))
    return receipt


def _filled(
    snapshot: Snapshot, form: bytes, total: int, *, with_list: bool = False, with_secret: bool = False
) -> Generator[Progress, None, tuple[bytes, Receipt]]:
    """The filled form and its proved receipt: the first two of `total` steps. Raises FormError."""
    from auditprep.export import evidence_text
    from auditprep.export.standing import standing
    from auditprep.wordform import status_line, writer

    yield Progress(0, total, "fill")
    given = replace(snapshot, answers=evidence_text.with_citations(snapshot, with_secret=with_secret))
    filled = writer.fill_form(form, given.form_name, given.questionnaire, given.answers)
    yield Progress(1, total, "check")
    receipt = proved(filled, given)
    lined = status_line.with_status_line(filled, given.form_name, standing(snapshot))
    if proved(lined, given) == receipt:
        filled = lined
    else:
        receipt = replace(receipt, notices=(*receipt.notices, Notice("status-line-not-added")))
    return _with_list(filled, receipt, given, with_secret) if with_list else (filled.data, receipt)


def _with_list(filled: Filled, receipt: Receipt, given: Snapshot, with_secret: bool) -> tuple[bytes, Receipt]:
    """The filled form with the list of attachments, if all answers are read with it as they are without it."""
    from auditprep.export import attachments, lacks
    from auditprep.wordform import appendix

    numbered = attachments.numbered(given, with_secret=with_secret)
    missing = lacks.citation_lacks(given)
    sentences = lacks.for_the_reader(missing, given, numbered)
    rows = attachments.rows(given, numbered)
    data = appendix.with_attachment_list(filled.data, given.form_name, rows, sentences)
    is_same = proved(replace(filled, data=data), given) == proved(filled, given)
    notices = missing if is_same else (Notice("list-not-added"),)
    return data if is_same else filled.data, replace(receipt, notices=(*receipt.notices, *notices))


def export_attachment_list(
    snapshot: Snapshot, to: Path, *, with_secret: bool = False, with_uncited: bool = False
) -> Generator[Progress, None, Sent]:
    """Writes the list of attachments as a Word document of its own. If a citation leads nowhere, its name says PARTIAL.
    Raises FileNotWritable, DiskFull."""
    from auditprep.export import attachments, bundle, lacks
    from auditprep.export.standing import standing
    from auditprep.wordform import attachment_list

    numbered = attachments.numbered(snapshot, with_secret=with_secret, with_uncited=with_uncited)
    missing = lacks.citation_lacks(snapshot)
    sentences = lacks.for_the_reader(missing, snapshot, numbered)
    rows = attachments.rows(snapshot, numbered)
    data = attachment_list.attachment_list(rows, bundle.head(snapshot), sentences, standing(snapshot))
    named = bundle.partial_name(to) if missing else to
    yield from write(data, named, snapshot, Progress(0, 1, "write"))
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
        spare_the_case(name, snapshot)
        spare_the_form(name, form, snapshot.form_name)
    drafts, snapshot = unconfirmed(snapshot), without_drafts(snapshot)
    numbered = attachments.numbered(snapshot, with_secret=with_secret, with_uncited=with_uncited)
    if not with_secret:
        holding = yield from holding_secret(snapshot, files, numbered)
        numbered = attachments.numbered(snapshot, with_uncited=with_uncited, holding=holding)
    data, receipt = yield from _filled(snapshot, form, bundle.steps(numbered), with_secret=with_secret)
    filled = bundle.FilledForm(data, suffix_of(form, snapshot.form_name), receipt)
    work = bundle.write_bundle(snapshot, filled, to, files, numbered, attachment_list.attachment_list)
    sent = yield from work
    return replace(sent, notices=(*sent.notices, *drafts))


def export_json(
    snapshot: Snapshot, to: Path, *, with_secret: bool = False, with_uncited: bool = False
) -> Generator[Progress, None, Receipt]:
    """Writes all answers as JSON, as `auditprep show --json` tells them, but without secret evidence and what no answer
    cites. Raises FileNotWritable, DiskFull."""
    from auditprep.export import attachments, disclosed

    drafts, snapshot = unconfirmed(snapshot), without_drafts(snapshot)
    numbered = attachments.numbered(snapshot, with_secret=with_secret, with_uncited=with_uncited)
    data = case_json(disclosed.disclosed(snapshot, numbered))
    yield from write(data, to, snapshot, Progress(0, 1, "write"))
    keys = (question.key for question in snapshot.questionnaire.questions())
    placed = tuple(key for key in keys if not snapshot.answer(key).is_empty)
    return Receipt(placed, (), (*_secret_included(snapshot, with_secret, with_uncited), *drafts))


def export_pdf(snapshot: Snapshot, to: Path, *, with_secret: bool = False) -> Generator[Progress, None, Sent]:
    """Writes the answers as a PDF for reading. Raises FileNotWritable, DiskFull."""
    from auditprep.export import answers_pdf

    spare_the_case(to, snapshot)
    drafts, snapshot = unconfirmed(snapshot), without_drafts(snapshot)
    made = yield from answers_pdf.make(snapshot, with_secret=with_secret)
    total = snapshot.questionnaire.count + 2
    yield from write(made.data, to, snapshot, Progress(total - 1, total, "write"))
    return Sent(
        to,
        hashlib.sha256(made.data).hexdigest(),
        len(made.data),
        left_out=made.secret,
        notices=(*made.notices, *drafts),
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
    from auditprep.export import binder, bundle

    spare_the_case(to, snapshot)
    drafts, snapshot = unconfirmed(snapshot), without_drafts(snapshot)
    with working_folder() as folder:
        plan = yield from _binder_plan(
            snapshot, files, folder, with_secret=with_secret, with_uncited=with_uncited
        )
        named = bundle.partial_name(to) if plan.lacking else to
        spare_the_case(named, snapshot)
        yield Progress(plan.steps - 1, plan.steps, "write")
        with temporary_beside(named) as temporary:
            pages, more = binder.write(plan, temporary)
            sha256, size = digest(temporary)
            take_place(temporary, named)
    return Sent(
        named,
        sha256,
        size,
        tuple(each for each in plan.attachments if each.left_out is None),
        plan.left_out,
        plan.lacking,
        (*plan.notices, *more, *drafts),
        files=plan.files,
        pages=pages,
        citations=_citations(snapshot),
    )


def _binder_plan(
    snapshot: Snapshot, files: EvidenceFiles, folder: Path, *, with_secret: bool, with_uncited: bool
) -> Generator[Progress, None, BinderPlan]:
    """What goes into the binder, set and ready in the folder."""
    from auditprep.export import attachments, binder

    numbered = attachments.numbered(snapshot, with_secret=with_secret, with_uncited=with_uncited)
    holding = frozenset[tuple[int, int]]()
    if not with_secret:
        holding = yield from holding_secret(snapshot, files, numbered)
    return (
        yield from binder.prepare(
            snapshot, files, folder, with_secret=with_secret, with_uncited=with_uncited, holding=holding
        )
    )


def quote_not_found(snapshot: Snapshot, files: EvidenceFiles, key: str, citation: Citation) -> Notice | None:
    """That the quotation of a citation does not stand on its pages; None where it does, or where nobody can tell."""
    from auditprep.export import lacks

    return lacks.quote_not_found(snapshot, files, key, citation)


def without_drafts(snapshot: Snapshot) -> Snapshot:
    """The case without the answers that were carried over from another year and nobody has confirmed: they are nobody's
    answers yet, and are not sent."""
    drafts = dict.fromkeys((each.key for each in snapshot.unconfirmed()), Answer())
    return replace(snapshot, answers={**snapshot.answers, **drafts}) if drafts else snapshot


def unconfirmed(snapshot: Snapshot) -> tuple[Notice, ...]:
    """That drafts from another year are left out, and of which questions; nothing where there are none."""
    drafts = snapshot.unconfirmed()
    facts = {"count": str(len(drafts)), "questions": ", ".join(each.label for each in drafts)}
    return (Notice("not-confirmed", facts=facts),) if drafts else ()


def export_name(snapshot: Snapshot, kind: str) -> str:
    """The plain name of what is made: `kind` is "docx", "pdf", "zip", "binder", "list" or "json". A draft's says so."""
    from auditprep.export import bundle

    return bundle.export_name(snapshot, kind)


def _secret_included(snapshot: Snapshot, with_secret: bool, with_uncited: bool = False) -> tuple[Notice, ...]:
    from auditprep.export import attachments, lacks

    numbered = attachments.numbered(snapshot, with_secret=with_secret, with_uncited=with_uncited)
    return lacks.secret_included(numbered)


def _citations(snapshot: Snapshot) -> int:
    return sum(len(snapshot.cited(each.key)) for each in snapshot.questionnaire.questions())
