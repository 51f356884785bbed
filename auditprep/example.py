"""The example: an invented board, Omsorgsnämnden in Granviks kommun, that has answered most of the shipped form."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from auditprep import files, produce
from auditprep.case import Case
from auditprep.i18n import _
from auditprep.paths import resource

CASE_NAME = "omsorgsnamnden-2025.auditprep"
FILLED_NAME = "revisionsunderlag-2025-omsorgsnamnden"
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
    if office := shutil.which("soffice"):
        yield from _rendered(office, filled)


def _make_case(path: Path) -> None:
    demo = json.loads(resource("demo/answers.json").read_text("utf-8"))
    form, name = produce.shipped_form()
    with Case.create(path, form, name, board=demo["board"], year=demo["year"], who=_("Example")) as case:
        for key, answer in demo["answers"].items():
            done = answer.get("done", False)
            case.answer(key, mark=answer["mark"], text=answer["text"], done=done)


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
