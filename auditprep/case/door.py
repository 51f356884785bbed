"""A case, made or opened, with all that can be done to it."""

from __future__ import annotations

import getpass
import os
import platform
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from auditprep import messages, produce
from auditprep.case.backups import CaseBackups
from auditprep.case.checks import CaseChecks
from auditprep.case.colleagues import CaseColleagues
from auditprep.case.evidence import CaseEvidence
from auditprep.case.wording import CaseWording
from auditprep.errors import FileExistsAlready
from auditprep.model import CaseGlance, ChecklistLine, Correction, Notice, Picture, Questionnaire, Snapshot

if TYPE_CHECKING:
    from auditprep.store.casefile import CaseFile


class Case(CaseEvidence, CaseColleagues, CaseChecks, CaseWording, CaseBackups):
    """An open case: one board, one year, one file. Every change is committed before its method returns.

    A case belongs to the thread that opened it. Use it as a context manager, or call `close`.
    """

    @classmethod
    def create(
        cls,
        path: Path,
        form: bytes,
        form_name: str,
        *,
        board: str | None = None,
        year: int | None = None,
        who: str | None = None,
        corrections: tuple[Correction, ...] = (),
    ) -> Case:
        """A new case from a Word form, with the answers in it if it is filled in; open for writing.

        `board` and `year` go before what the form says. `who` signs the changes (default: the user's login name).
        `corrections` put right how the form was read. Pictures in the form's answers become evidence, cited there.
        Raises FormError, FileExistsAlready, FileNotWritable, DiskFull.
        """
        if os.path.lexists(path):  # before the form is read, which takes time
            raise FileExistsAlready(file=str(path))
        from auditprep.store.casefile import CaseFile
        from auditprep.store.rows import storable
        from auditprep.wordform.pictures import pictures
        from auditprep.wordform.reader import read_form

        corrections = tuple(replace(each, value=storable(each.value)) for each in corrections)
        questionnaire = read_form(form, form_name, corrections)
        found = pictures(form, form_name, questionnaire)
        file = CaseFile.create(
            path,
            form,
            form_name,
            questionnaire,
            board=board,
            year=year,
            who=who or login_name(),
            corrections=corrections,
            pictures=tuple((_title(each, questionnaire), each) for each in found),
            checklist=produce.default_checklist(),
        )
        _read_pictures(file)
        return cls(file)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, who: str | None = None) -> Case:
        """An existing case; read-only if asked for, if someone else has it open for writing (`holder` says who),
        or if the file cannot be written. A file of an older schema is first backed up beside itself.
        Raises CaseError, FileError."""
        from auditprep.store.casefile import CaseFile

        return cls(CaseFile(path, read_only=read_only, who=who or login_name()))

    def snapshot(self) -> Snapshot:
        """The whole case as it is now, without the bytes."""
        from auditprep.evidence.checklist import with_likely

        snapshot = self._file.snapshot()
        lines = snapshot.checklist if self._file.has_checklist else _default_checklist()
        return replace(
            snapshot,
            checklist=with_likely(lines, snapshot.evidence),
            wanted=self._with_likely(snapshot),
            is_checklist_shipped=[line.text for line in lines] == list(produce.default_checklist()),
        )


def check_file(path: Path) -> tuple[Notice, ...]:
    """What is wrong with a case file, or the notice "case-sound"; and who has it open. Changes nothing.
    Raises FileMissing, FileUnreadable, NotACase, NewerCase."""
    from auditprep.store.doctor import check

    return check(path)


def rescue_file(path: Path, to: Path) -> tuple[Notice, ...]:
    """A new case `to` from what can be read of a damaged one, which is left as it is: what was saved, and
    what was lost. Raises FileError, NotACase, NewerCase, and BrokenCase if nothing can be read."""
    from auditprep.store.rescue import rescue
    from auditprep.wordform.reader import read_form

    return rescue(path, to, read_form)


def glance(path: Path, known: CaseGlance | None = None) -> CaseGlance:
    """Whose case a file is, and how far it has come, without opening it: see `store.glance`. `known` is what was seen last;
    a file that has not changed since is not read. Raises FileMissing, FileUnreadable, NotACase, NewerCase, BrokenCase."""
    from auditprep.store import glance as looking

    if known is not None and known.stamp == looking.stamp(path):
        return replace(known, path=path)
    return looking.glance(path)


def _read_pictures(file: CaseFile) -> None:
    """Looks at the pictures that stood in the form, so that they are not left as files that nobody has read."""
    for evidence in file.snapshot().evidence:
        data = file.evidence_bytes(evidence.id)
        file.read_again(evidence.id, produce.finish(produce.read_stored(data, evidence.file_name)))


def _title(picture: Picture, questionnaire: Questionnaire) -> str:
    question = questionnaire.question(picture.question)
    return messages.picture_title(question.label if question else picture.question)


def login_name() -> str:
    """What the user is called by the computer."""
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):  # no such user on this machine, as in some containers
        return platform.node()


def _default_checklist() -> tuple[ChecklistLine, ...]:
    """That of a case from before there were checklists."""
    return tuple(ChecklistLine(at, text) for at, text in enumerate(produce.default_checklist(), 1))
