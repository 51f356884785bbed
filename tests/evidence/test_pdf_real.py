"""The documents of a real board, where they are at hand."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.documents import read

FOLDER = Path(__file__).parents[3] / "shared/evidence"
INDEX = json.loads((FOLDER / "INDEX.json").read_text(encoding="utf-8"))["files"] if FOLDER.is_dir() else []
pytestmark = pytest.mark.skipif(not INDEX, reason="the documents are not at hand")


def squeezed(text: object) -> str:
    return re.sub(r"[\s\u00ad-]+", "", str(text)).casefold()


@pytest.mark.parametrize("told", INDEX, ids=lambda told: told["file"])
def test_pages_printed_numbers_and_words_are_as_the_index_says(told: dict) -> None:  # type: ignore[type-arg]
    pages = read((FOLDER / told["file"]).read_bytes(), told["file"]).pages
    offset = told["page_offset"]
    assert [page.printed for page in pages] == [
        str(number - offset) if number > offset else None for number in range(1, told["pages"] + 1)
    ]
    for entry in (
        *told.get("headings", ()),
        *told.get("goals", ()),
        *told.get("risks", ()),
        *told.get("control_plan", ()),
    ):
        text = squeezed(pages[entry["page"] - 1].text)
        for fact in ("text", "agenda2030", "prioriterat_mal", "description", "risk", "control", "handling"):
            assert squeezed(entry.get(fact, "")) in text, fact


@pytest.mark.parametrize(
    "told", [each for each in INDEX if each["format"] == "pdf"], ids=lambda told: told["file"]
)
def test_the_rows_of_its_tables_are_lines(told: dict) -> None:  # type: ignore[type-arg]
    pages = read((FOLDER / told["file"]).read_bytes(), told["file"]).pages
    for row in (row for table in told.get("tables", ()) for row in table["rows"]):
        wanted = squeezed(
            row["label"] + "".join("" if value is None else str(value) for value in row["values"])
        )
        found = [squeezed(line) for line in pages[row["page"] - 1].text.split("\n")]
        assert any(line.startswith(wanted) for line in found), row["label"]
