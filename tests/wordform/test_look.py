"""A filled form as LibreOffice lays it out: it opens, and has the blank one's pages and what the answers add."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest
from zoo import LAYOUTS, RECIPES, Specimen, specimen
from zoo.checks import filled_in

OFFICE = shutil.which("soffice")

pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")


def one_of_each_layout() -> Iterable[Specimen]:
    for layout in LAYOUTS:
        yield specimen(next(name for name, recipe in RECIPES.items() if recipe.layout == layout))


def pages(files: list[Path], folder: Path) -> dict[str, int]:
    """How many pages each file has when LibreOffice has laid it out; a file that it does not open is not there."""
    profile = (folder / "profile").as_uri()
    command = [
        OFFICE,
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        folder,
    ]
    subprocess.run([*map(str, command), *map(str, files)], check=True, capture_output=True, timeout=300)
    made = {file.stem: file.with_suffix(".pdf") for file in files}
    return {
        name: len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes()))
        for name, pdf in made.items()
        if pdf.exists()
    }


def test_a_filled_form_opens_and_is_at_most_a_page_longer(tmp_path):
    files = []
    for place, each in enumerate(one_of_each_layout()):
        for kind, data in (("blank", each.blank), ("filled", filled_in(each))):
            file = tmp_path / f"{place}-{kind}.docx"
            file.write_bytes(data)
            files.append(file)
    found = pages(files, tmp_path)
    assert sorted(found) == sorted(file.stem for file in files)
    for place in range(len(LAYOUTS)):
        before, after = found[f"{place}-blank"], found[f"{place}-filled"]
        assert 0 < before <= after <= before + 1, list(LAYOUTS)[place]
