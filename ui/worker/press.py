"""What is made without the open case: forms read, files written. Called in the thread of long work."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypedDict

from auditprep.errors import FormError
from auditprep.model import (
    Comparison,
    Correction,
    Document,
    Notice,
    PairChoice,
    Progress,
    Questionnaire,
    Receipt,
    Sent,
    SheetRead,
    Snapshot,
    Stale,
    Submission,
)
from auditprep.paths import resource
from ui.reading import Reading

Corrections = tuple[Correction, ...]


class Chosen(TypedDict):
    """What an export is to take along beside what is always sent."""

    with_secret: bool
    with_uncited: bool


@dataclass(frozen=True, slots=True)
class FormFile:
    """A form's file, and what was understood of it before anybody corrected that."""

    data: bytes
    name: str
    machine: Questionnaire


class Press:
    """What is made without the open case: forms read, files written. Called in the thread of long work."""

    def read_form(self, file: Path | None) -> tuple[FormFile, Reading]:
        """A form and what was understood of it, corrected by a saved layout where one fits; None is the form that
        comes with auditprep. Raises FileError, FormError."""
        from auditprep import produce

        if file is None:
            file = resource("forms") / produce.SHIPPED_FORM
        data, machine = produce.read_form(file)
        form = FormFile(data, file.name, machine)
        plain = Reading(machine, machine)
        if layout := produce.saved_layout_for(machine):
            name, saved = layout
            with suppress(FormError):  # one that does not fit after all is left out
                return form, self.correct(form, replace(plain, layout=name, saved=saved), saved)
        return form, self.correct(form, plain, ())

    def correct(self, form: FormFile, reading: Reading, corrections: Corrections) -> Reading:
        """The form read anew with these corrections, and no others. Raises FormError."""
        from auditprep import produce

        understood = produce.correct(form.data, form.name, corrections) if corrections else form.machine
        rows = produce.form_rows(form.data, form.name, understood)
        return replace(reading, form=understood, rows=rows, corrections=corrections)

    def save_layout(self, form: FormFile, corrections: Corrections) -> Path:
        """Keeps the corrections for forms from the same sender, and says where."""
        from auditprep import produce

        name = form.machine.title or Path(form.name).stem
        return produce.save_layout(name, form.machine, corrections)

    # Evidence

    def read_document(self, file: Path, known: frozenset[str]) -> Generator[Progress, None, Document]:
        """A file to be attached; one that is known is not read. Raises FileError."""
        from auditprep import produce

        return produce.read_document(file, known)

    def read_stored(
        self, data: bytes, file_name: str, password: str | None
    ) -> Generator[Progress, None, Document]:
        """A document that the case has already. Raises WrongPassword."""
        from auditprep import produce

        return produce.read_stored(data, file_name, password)

    def default_checklist(self) -> tuple[str, ...]:
        from auditprep import produce

        return produce.default_checklist()

    def read_checklist(self, file: Path) -> tuple[str, ...]:
        """The lines of the auditors' own checklist. Raises FileError, EvidenceError."""
        from auditprep import produce

        return produce.read_checklist(file)

    # Other years, and colleagues

    def read_submission(self, file: Path) -> Submission:
        """One board's answers one year, from a case or a Word form that is filled in. Raises FileError, FormError,
        CaseError."""
        from auditprep import produce

        return produce.read_submission(file)

    def compare(
        self, own: tuple[Submission, ...], files: tuple[Path, ...], choices: tuple[PairChoice, ...]
    ) -> Generator[Progress, None, Comparison]:
        """The submissions side by side; `choices` are the user's on the first two of her own."""
        from auditprep import produce

        said = {(0, 1): choices} if len(own) > 1 else {}
        return produce.compare((*own, *map(produce.read_submission, files)), said)

    def export_comparison(self, comparison: Comparison, to: Path) -> Generator[Progress, None, Sent]:
        from auditprep import produce

        if to.suffix.lower() == ".pdf":
            return produce.export_comparison_pdf(comparison, to)
        return produce.export_comparison_docx(comparison, to)

    def find_stale(self, text: str, snapshot: Snapshot) -> tuple[Stale, ...]:
        """What in a text of last year's is out of date. Quick: called while somebody is writing."""
        from auditprep import produce

        return produce.find_stale(text, snapshot)

    def read_sheet(self, file: Path) -> SheetRead:
        """A sheet that a colleague has sent back. Raises FileError, FormError."""
        from auditprep import produce

        return produce.read_sheet(file)

    # Exports

    def export_docx(
        self, snapshot: Snapshot, form: bytes, to: Path, *, with_list: bool = False
    ) -> Generator[Progress, None, Receipt]:
        from auditprep import produce

        return produce.export_docx(snapshot, form, to, with_list=with_list)

    def export_json(self, snapshot: Snapshot, to: Path) -> Generator[Progress, None, Receipt]:
        from auditprep import produce

        return produce.export_json(snapshot, to)

    def export_pdf(self, snapshot: Snapshot, to: Path) -> Generator[Progress, None, Sent]:
        from auditprep import produce

        return produce.export_pdf(snapshot, to)

    def export_list(self, snapshot: Snapshot, to: Path, chosen: Chosen) -> Generator[Progress, None, Sent]:
        from auditprep import produce

        return produce.export_attachment_list(snapshot, to, **chosen)

    def export_zip(
        self, snapshot: Snapshot, form: bytes, to: Path, chosen: Chosen
    ) -> Generator[Progress, None, Sent]:
        """The bundle; the documents are taken from the case file anew, in this thread."""
        from auditprep import produce
        from auditprep.case import Case

        with Case.open(snapshot.path, read_only=True) as files:
            return (yield from produce.export_zip(snapshot, form, to, files, **chosen))

    def export_binder(self, snapshot: Snapshot, to: Path, chosen: Chosen) -> Generator[Progress, None, Sent]:
        """The binder; the documents are taken from the case file anew, in this thread."""
        from auditprep import produce
        from auditprep.case import Case

        with Case.open(snapshot.path, read_only=True) as files:
            return (yield from produce.export_binder(snapshot, to, files, **chosen))

    # Cases

    def rescue(self, damaged: Path, to: Path) -> tuple[Notice, ...]:
        """Makes a new case of what can be read of a damaged one, and says what was saved and what was lost."""
        from auditprep.case import rescue_file

        return rescue_file(damaged, to)

    def example(self, folder: Path) -> Path:
        """Makes the example case in a folder, and says where."""
        from auditprep.example import make_example_case

        return make_example_case(folder)
