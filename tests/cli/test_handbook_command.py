"""`auditprep handbook`: the chapters, one of them, or all as a PDF."""

from __future__ import annotations

from pathlib import Path

import pytest
from commanding import Command, commander

from auditprep import handbook


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Command:
    return commander(monkeypatch)


def test_it_lists_the_chapters(command: Command) -> None:
    told = command("handbook")
    assert told.code == 0
    assert [line.split(maxsplit=1)[1] for line in told.out.splitlines()] == [
        each.title for each in handbook.chapters()
    ]


def test_a_chapter_is_printed_to_be_read(command: Command) -> None:
    told = command("handbook", "1")
    assert told.out.startswith("FÖRSTA GÅNGEN\n\n")
    assert "1. Formuläret." in told.out
    assert "**" not in told.out


def test_a_chapter_that_is_not_there_is_a_wrong_usage(command: Command) -> None:
    told = command("handbook", "99")
    assert told.code == 2
    assert "99" in told.err


def test_the_pdf_is_written_where_it_is_asked_for(command: Command, tmp_path: Path) -> None:
    told = command("handbook", "--pdf", tmp_path / "min handbok.pdf")
    assert (told.code, told.out) == (0, "")
    assert (tmp_path / "min handbok.pdf").read_bytes().startswith(b"%PDF")
    assert "min handbok.pdf" in told.err


def test_in_a_folder_it_has_a_plain_name(command: Command, tmp_path: Path) -> None:
    command("handbook", "--pdf", tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["auditprep-handbok.pdf"]


def test_a_place_that_cannot_be_written_is_told(command: Command, tmp_path: Path) -> None:
    told = command("handbook", "--pdf", tmp_path / "borta" / "handbok.pdf")
    assert told.code == 1
    assert "handbok.pdf" in told.err
