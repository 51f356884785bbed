"""What is made without the open case: forms read, files written. Called in the thread of long work."""

from __future__ import annotations

import os
from collections.abc import Generator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypedDict

from auditprep.errors import AuditprepError, CaseError, ComparedTwice, FileError, FormError, WorldError
from auditprep.files import is_same
from auditprep.model import (
    CaseGlance,
    Comparison,
    Correction,
    Document,
    Examined,
    Examining,
    Gathered,
    Notice,
    PageText,
    Printed,
    Progress,
    Questionnaire,
    Receipt,
    Recognised,
    RuleInfo,
    SendingPlan,
    Sent,
    SheetRead,
    Snapshot,
    Spelling,
    Stale,
    Submission,
    submission,
)
from auditprep.paths import resource
from auditprep.prose.phrases import Phrase
from ui.reading import Reading

Corrections = tuple[Correction, ...]
_MOST_BESIDE = 60  # cases in one folder: more are no shelf any more


class NotAYear(WorldError):
    """A file that cannot be last year's. Facts: `file`, `reason`: "blank" (nothing is answered in it) or "itself" (the very case
    that is open)."""


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


@dataclass(frozen=True, slots=True)
class Beside:
    """What this case is compared with: the files, and whether the year that it remembers is among it."""

    files: tuple[Path, ...] = ()
    with_previous: bool = True


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of comparing. `comparison` is None where there are fewer than two to compare. `files` has a place for each
    column: the file that it was read from, None for the open case and for the year that it remembers. `own` is the column of
    the open case, `remembered` that of the year it remembers (None: it is not among them). `errors` tell of the files
    that could not be read, and are not among them."""

    comparison: Comparison | None = None
    files: tuple[Path | None, ...] = ()
    own: int | None = None
    remembered: int | None = None
    errors: tuple[AuditprepError, ...] = ()


@dataclass(frozen=True, slots=True)
class OnShelf:
    """Cases as they lie there; those whose files are `gone` as they were seen last."""

    cases: tuple[CaseGlance, ...] = ()
    gone: frozenset[Path] = frozenset()


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

    def phrases(self) -> tuple[tuple[Phrase, ...], tuple[Phrase, ...]]:
        """Those that come with auditprep, and the user's own."""
        from auditprep import produce

        return produce.shipped_phrases(), produce.own_phrases()

    def keep_phrases(self, before: tuple[Phrase, ...], after: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
        """The user's own, as they are kept. Raises FileNotWritable, DiskFull."""
        from auditprep import produce

        return produce.keep_phrases(before, after)

    def examiner(self) -> Examining:
        """What looks cases through; it has read nothing yet."""
        from auditprep import produce

        return produce.examiner()

    def speller(self) -> Spelling:
        """What knows words; the dictionary is read the first time. Raises FileMissing, FileUnreadable."""
        from auditprep import produce

        return produce.speller()

    def rules(self) -> tuple[RuleInfo, ...]:
        """All rules, in the order they are told."""
        from auditprep import produce

        return produce.rules()

    def export_findings(
        self, snapshot: Snapshot, examined: Examined, pages: dict[int, tuple[PageText, ...]], to: Path
    ) -> Generator[Progress, None, Sent]:
        """Writes what was found as a Word document. Raises WrongSuffix, FileNotWritable, DiskFull."""
        from auditprep import produce

        return produce.export_findings_docx(snapshot, examined, lambda id, _version: pages[id], to)

    # Evidence

    def gather_files(
        self, paths: tuple[Path, ...], kinds: frozenset[Recognised]
    ) -> Generator[Progress, None, tuple[Gathered, tuple[tuple[Path, Recognised], ...]]]:
        """The files, and those in the folders among them; and which of those that were given themselves are of these kinds."""
        from auditprep import produce

        gathered = yield from produce.gather_files(paths)
        more = []
        for file in [each for each in dict.fromkeys(paths) if each in gathered.files] if kinds else ():
            yield Progress(0, 1)
            if (kind := produce.recognise(file)) in kinds:
                more.append((file, kind))
        return gathered, tuple(more)

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

    def read_previous(self, file: Path, case: Path | None) -> Submission:
        """Last year for the case (None: one that is not made yet), from a case or from a Word form that is filled in. Raises
        FileError, FormError, CaseError, NotAYear."""
        from auditprep import produce

        if case is not None and is_same(file, case):
            raise NotAYear(file=str(file), reason="itself")
        read = produce.read_submission(file)
        if produce.is_blank(read):
            raise NotAYear(file=str(file), reason="blank")
        return read

    def compare(self, case: Snapshot, beside: Beside) -> Generator[Progress, None, Compared]:
        """The open case and what it is compared with, side by side. A file that cannot be read is told, and left out."""
        from auditprep import produce

        own = submission(case)
        previous = case.previous if beside.with_previous else None
        columns: list[tuple[Submission, Path | None]] = [(previous, None)] if previous else []
        columns.append((own, None))
        errors: list[AuditprepError] = []
        for number, file in enumerate(beside.files):
            yield Progress(number, len(beside.files) + 1)
            try:
                columns.append((_other(file, case.path, [each for each, _file in columns]), file))
            except WorldError as error:
                errors.append(error)
        submissions = [each for each, _file in columns]
        if len(submissions) < 2:
            return Compared(errors=tuple(errors))
        said = {(0, 1): case.choices} if previous else {}
        made = yield from produce.compare(submissions, said)
        places = {id(each): file for each, file in columns}
        return Compared(
            comparison=made,
            files=tuple(places[id(each)] for each in made.submissions),
            own=_place(own, made),
            remembered=_place(previous, made) if previous else None,
            errors=tuple(errors),
        )

    def export_comparison(
        self, comparison: Comparison, to: Path, spare: tuple[Path, ...]
    ) -> Generator[Progress, None, Sent]:
        """The comparison as Word or PDF, by the name's ending; none of the files to `spare` is written over."""
        from auditprep import produce

        if to.suffix.lower() == ".pdf":
            return produce.export_comparison_pdf(comparison, to, spare=spare)
        return produce.export_comparison_docx(comparison, to, spare=spare)

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

    def export_handbook(self, to: Path) -> Generator[Progress, None, Sent]:
        from auditprep import produce

        return produce.export_handbook(to)

    def export_binder(self, snapshot: Snapshot, to: Path, chosen: Chosen) -> Generator[Progress, None, Sent]:
        """The binder; the documents are taken from the case file anew, in this thread."""
        from auditprep import produce
        from auditprep.case import Case

        with Case.open(snapshot.path, read_only=True) as files:
            return (yield from produce.export_binder(snapshot, to, files, **chosen))

    def sending_plan(self, snapshot: Snapshot, chosen: Chosen) -> SendingPlan:
        """What would be sent now."""
        from auditprep import produce

        return produce.sending_plan(snapshot, **chosen)

    def printed_answers(
        self, snapshot: Snapshot, questions: frozenset[str] | None
    ) -> Generator[Progress, None, Printed]:
        """The answers for paper; those of some questions, where they are given."""
        from auditprep import produce

        return produce.printed_answers(snapshot, questions)

    def save_printed(
        self, printed: Printed, pages: frozenset[int] | None, snapshot: Snapshot, to: Path
    ) -> Generator[Progress, None, None]:
        """What was set for paper as a file. Raises FileNotWritable, DiskFull."""
        from auditprep import produce

        yield from produce.save_printed(printed, pages, snapshot, to)

    # Cases

    def rescue(self, damaged: Path, to: Path) -> tuple[Notice, ...]:
        """Makes a new case of what can be read of a damaged one, and says what was saved, what was lost, and what of that a
        backup has."""
        from auditprep.case import beside_rescued, rescue_file

        return (*rescue_file(damaged, to), *beside_rescued(damaged, to))

    def look_at(
        self, files: tuple[Path, ...], known: Mapping[Path, CaseGlance], open_: Path | None = None
    ) -> Generator[Progress, None, OnShelf]:
        """What these cases are, and those that lie beside them. One that is `known` and has not changed is not read again, nor is
        the one that is `open_`: whoever writes there is not to wait. What is no case, or cannot be read, is left out."""
        from auditprep.case import glance

        seen: list[CaseGlance] = []
        gone: set[Path] = set()
        for number, file in enumerate(dict.fromkeys(_beside(files))):
            yield Progress(number, 0)
            before = known.get(file)
            if before is not None and file == open_:
                seen.append(before)
                continue
            try:
                seen.append(glance(file, before))
            except FileError:
                if before is not None and file in files:
                    seen.append(before)
                    gone.add(file)
            except (CaseError, ValueError):  # ValueError: a path that no system takes
                continue
        return OnShelf(tuple(seen), frozenset(gone))

    def example(self, folder: Path) -> Path:
        """Makes the example case in a folder, and says where."""
        from auditprep.example import make_example_case

        return make_example_case(folder)


def _beside(files: tuple[Path, ...]) -> Generator[Path, None, None]:
    """The files, and the cases in the same folders; a folder that cannot be read has none."""
    yield from files
    for folder in dict.fromkeys(file.parent for file in files):
        with suppress(OSError, ValueError):
            names = sorted(name for name in os.listdir(folder) if name.endswith(".auditprep"))
            yield from (folder / name for name in names[:_MOST_BESIDE] if not name.startswith("."))


def _other(file: Path, case: Path, there: list[Submission]) -> Submission:
    """Another year or board. Raises ComparedTwice where it is there already, and what reading it raises."""
    from auditprep import produce

    if is_same(file, case):
        raise ComparedTwice(file=file.name)
    read = produce.read_submission(file)
    if read in there:
        raise ComparedTwice(file=file.name)
    return read


def _place(submission: Submission, made: Comparison) -> int:
    """Which column it is: itself, not one that says the same."""
    return next(at for at, each in enumerate(made.submissions) if each is submission)
