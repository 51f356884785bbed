"""A sheet through LibreOffice, which takes its controls apart: nothing is lost, and questions are still known by their keys."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from sheet_making import (
    DATA,
    FIRST,
    QUESTIONS,
    SECOND,
    TOKEN,
    answer,
    changed,
    clicked,
    codes,
    p,
    read,
    typed,
)

from auditprep.colleagues.merging import FIELDS, same
from auditprep.model import Answer, SheetRead

OFFICE = shutil.which("soffice")
WORD = "docx:MS Word 2007 XML"

pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")


def through(folder: Path, data: bytes, *kinds: str) -> bytes:
    """The document as LibreOffice saves it, in one format after the other."""
    file = folder / "sheet.docx"
    file.write_bytes(data)
    for at, kind in enumerate(kinds):
        out = folder / str(at)
        profile = (folder / "profile").as_uri()
        command: Sequence[str | Path] = (
            *(OFFICE or "", f"-env:UserInstallation={profile}", "--headless"),
            *("--convert-to", kind, "--outdir", out, file),
        )
        subprocess.run(list(map(str, command)), check=True, capture_output=True, timeout=300)
        file = out / f"sheet.{kind.split(':')[0]}"
    return file.read_bytes()


def assert_says(found: SheetRead, key: str, expected: Answer) -> None:
    """In words and structure; LibreOffice has its own mind about looks."""
    for field, part in FIELDS.items():
        assert same(field, part(answer(found, key).answer), part(expected)), field


@pytest.mark.parametrize("kinds", [(WORD,), ("odt", WORD)], ids=["saved as Word", "by way of OpenDocument"])
def test_an_untouched_sheet_that_libreoffice_saved_is_as_it_was(
    tmp_path: Path, kinds: tuple[str, ...]
) -> None:
    found = read(through(tmp_path, DATA, *kinds))
    assert found.token == TOKEN
    for each in QUESTIONS:
        assert_says(found, each.key, each.answer)
        assert answer(found, each.key).documents == ""
    assert codes(found) == ([] if kinds == (WORD,) else ["sheet-fields-lost"])


def test_what_was_filled_in_is_still_there_when_libreoffice_has_saved_it(tmp_path: Path) -> None:
    data = changed(DATA, typed(SECOND, "text", p("Ja, varje månad.") + p("Ett stycke till.")))
    data = changed(data, typed(SECOND, "documents", p("Protokoll 2031-03-04, sid 3")))
    data = changed(changed(data, clicked(SECOND, 2)), clicked(FIRST, 0))
    found = read(through(tmp_path, data, WORD))
    assert_says(found, SECOND, Answer("Delvis", "Ja, varje månad.\n\nEtt stycke till."))
    assert answer(found, SECOND).documents == "Protokoll 2031-03-04, sid 3"
    assert answer(found, FIRST).answer.mark is None
    assert found.notices == ()
