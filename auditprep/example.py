"""The example: an invented board, Omsorgsnämnden in Granviks kommun, that has answered most of the shipped form, and has its
answers of last year beside."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from auditprep import files, produce
from auditprep.case import Case
from auditprep.i18n import _
from auditprep.paths import resource

CASE_NAME = "omsorgsnamnden-2025.auditprep"
FILLED_NAME = "revisionsunderlag-2025-omsorgsnamnden"
ANSWERS_NAME = "svar-2025-omsorgsnamnden"
BINDER_NAME = "parm-2025-omsorgsnamnden"
SLOWEST_RENDERING = 120  # seconds


def make_example_case(folder: Path) -> Path:
    """A case to try things in, made in the folder; if it is there already, it is left as the user left it.
    Raises FileError."""
    path = folder / CASE_NAME
    if not path.exists():
        files.make_folder(folder)
        _make_case(path)
    return path


def run_example(folder: Path) -> Iterator[Path]:
    """The main job from end to end: form in, answers, form out; yields each file when it is made. What is in the
    folder already is left alone. The PDF comes last, and only where LibreOffice is installed. Raises FileError."""
    files.make_folder(folder)
    folder = folder.resolve()
    path = files.unused(folder / CASE_NAME)
    _make_case(path)
    yield path
    with Case.open(path, read_only=True) as case:
        snapshot, form = case.snapshot(), case.form()
    filled = files.unused(folder / f"{FILLED_NAME}.docx")
    produce.finish(produce.export_docx(snapshot, form, filled))
    yield filled
    answers = files.unused(folder / f"{FILLED_NAME}.json")
    produce.finish(produce.export_json(snapshot, answers))
    yield answers
    yield from _sent(path, folder)
    if office := shutil.which("soffice"):
        yield from _rendered(office, filled)


def _sent(path: Path, folder: Path) -> Iterator[Path]:
    """The answers to read, the binder and the bundle."""
    with Case.open(path, read_only=True) as case:
        snapshot, form = case.snapshot(), case.form()
        answers = files.unused(folder / f"{ANSWERS_NAME}.pdf")
        yield produce.finish(produce.export_pdf(snapshot, answers)).path
        binder = files.unused(folder / f"{BINDER_NAME}.pdf")
        yield produce.finish(produce.export_binder(snapshot, binder, case)).path
        bundle = files.unused(folder / f"{FILLED_NAME}.zip")
        yield produce.finish(produce.export_zip(snapshot, form, bundle, case)).path


def _make_case(path: Path) -> None:
    demo = json.loads(resource("demo/answers.json").read_text("utf-8"))
    form, name = produce.shipped_form()
    with Case.create(path, form, name, board=demo["board"], year=demo["year"], who=_("Example")) as case:
        for key, answer in demo["answers"].items():
            done = answer.get("done", False)
            case.answer(key, mark=answer["mark"], text=answer["text"], done=done)
        _attach(case, demo)
        case.set_previous(produce.read_submission(resource("demo") / demo["previous"]))


def _attach(case: Case, demo: dict[str, Any]) -> None:
    """The documents, which of them are secret, and where the answers cite them."""
    ids = {name: case.attach(resource("demo/evidence") / name).id for name in demo["evidence"]}
    for name in demo["secret"]:
        case.change_evidence(ids[name], secret=True)
    for key, citations in demo["citations"].items():
        for cited in citations:
            case.cite(key, ids[cited["file"]], cited.get("pages"), cited.get("quote", ""))


def _rendered(office: str, docx: Path) -> Iterator[Path]:
    """The PDF that LibreOffice makes of the file; nothing if it fails, as the form itself is there."""
    with tempfile.TemporaryDirectory(prefix="auditprep-") as name:
        folder = Path(name)
        # A profile of its own, so that a LibreOffice that is already open does not take the job over.
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [office, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(docx)]
        try:
            subprocess.run(command, capture_output=True, timeout=SLOWEST_RENDERING, check=True)
            made = (folder / docx.with_suffix(".pdf").name).read_bytes()
        except (OSError, subprocess.SubprocessError):
            return
    pdf = files.unused(docx.with_suffix(".pdf"))
    files.write_bytes(pdf, made)
    yield pdf
