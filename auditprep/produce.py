"""Door 2: everything made from a case. Long work is a generator of `Progress` that returns its result
(take it from `StopIteration.value`, or with `finish`); closing the generator cancels, and leaves no file behind.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from auditprep import richtext
from auditprep.errors import Bug, FileNotWritable, FormError
from auditprep.files import is_same, read_bytes, write_bytes
from auditprep.model import Answer, HistoryEntry, NotPlaced, Progress, Questionnaire, Receipt, Role, Snapshot
from auditprep.paths import resource

T = TypeVar("T")

SHIPPED_FORM = "revisionsunderlag.docx"


def read_form(file: Path) -> tuple[bytes, Questionnaire]:
    """A Word form, blank or filled in: its bytes, and what was understood. Raises FileError, FormError."""
    from auditprep.wordform import reader

    data = read_bytes(file)
    return data, reader.read_form(data, file.name)


def shipped_form() -> tuple[bytes, str]:
    """The form that comes with auditprep: its bytes and file name."""
    return read_bytes(resource("forms") / SHIPPED_FORM), SHIPPED_FORM


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


def export_docx(snapshot: Snapshot, form: bytes, to: Path) -> Generator[Progress, None, Receipt]:
    """Writes the auditors' own form, filled in. Raises FormError, FileNotWritable, DiskFull.

    The receipt is proved: what was written is read back, and an answer that does not come back the same
    is listed as not placed.
    """
    from auditprep.wordform import writer

    yield Progress(0, 3, "fill")
    filled = writer.fill_form(form, snapshot.form_name, snapshot.questionnaire, snapshot.answers)
    yield Progress(1, 3, "check")
    receipt = _proved(filled.receipt, filled.data, snapshot)
    yield from _write(filled.data, to, snapshot, Progress(2, 3, "write"))
    return receipt


def export_json(snapshot: Snapshot, to: Path) -> Generator[Progress, None, Receipt]:
    """Writes all answers as JSON (the form of `auditprep show --json`). Raises FileNotWritable, DiskFull."""
    yield from _write(case_json(snapshot), to, snapshot, Progress(0, 1, "write"))
    keys = (question.key for question in snapshot.questionnaire.questions())
    return Receipt(tuple(key for key in keys if not snapshot.answer(key).is_empty), ())


def finish(work: Generator[Progress, None, T]) -> T:
    """Runs long work to its end and gives its result."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: T = end.value
            return result


# The proof


def _proved(receipt: Receipt, data: bytes, snapshot: Snapshot) -> Receipt:
    """The receipt, with what does not read back as it was given moved to the not placed."""
    from auditprep.wordform import reader

    try:
        back = reader.read_form(data, snapshot.form_name)
    except FormError as error:
        raise Bug(reason="the filled form cannot be read back", file=snapshot.form_name) from error
    known = {(lacking.question, lacking.part) for lacking in receipt.not_placed}
    changed = [each for each in _changed(snapshot, back) if (each.question, each.part) not in known]
    lost = {each.question for each in changed}
    placed = tuple(key for key in receipt.placed if key not in lost)
    return Receipt(placed, (*receipt.not_placed, *changed), receipt.notices)


def _changed(snapshot: Snapshot, back: Questionnaire) -> Iterator[NotPlaced]:
    """Where the form that was read back says something else than the case."""
    for asked in snapshot.questionnaire.questions():
        given = snapshot.answers.get(asked.key, asked.answer)
        again = back.question(asked.key)
        found = again.answer if again else Answer()
        if given.mark != found.mark:
            yield NotPlaced(asked.key, Role.MARK, "place-changed")
        if _canonical(given.text) != _canonical(found.text):
            yield NotPlaced(asked.key, Role.DESCRIPTION, "place-changed")


def _canonical(markdown: str) -> str:
    return richtext.to_markdown(richtext.parse(markdown))


# Writing


def _write(data: bytes, to: Path, snapshot: Snapshot, step: Progress) -> Iterator[Progress]:
    if is_same(to, snapshot.path):
        raise FileNotWritable(file=str(to), reason="case")
    yield step
    write_bytes(to, data)
