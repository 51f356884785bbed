"""What could not be saved is in a file that can be opened with anything."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from auditprep.paths import data_folder
from ui import rescue
from ui.rescue import RescueFile

UNSAVED = {
    "2.3": {"text": "Åtgärder **beslutade**", "mark": "Ja", "evidence": "KS § 44"},
    "1.1": {"mark": None},
}


def test_everything_unsaved_is_in_the_file(tmp_path: Path) -> None:
    path = RescueFile(Path("Omsorgsnämnden 2025.auditprep"), [tmp_path]).write(UNSAVED)
    assert path is not None
    assert path.name == f"Omsorgsnämnden 2025-räddning-{dt.datetime.now().astimezone().date().isoformat()}.md"
    written = path.read_text(encoding="utf-8")
    assert all(words in written for words in ("2.3", "Åtgärder **beslutade**", "Ja", "KS § 44", "1.1", "–"))


def test_one_sitting_writes_one_file_and_an_earlier_one_is_left_alone(tmp_path: Path) -> None:
    earlier = RescueFile(Path("a.auditprep"), [tmp_path]).write({"1": {"text": "gammalt"}})
    made = RescueFile(Path("a.auditprep"), [tmp_path])
    first = made.write({"1": {"text": "nytt"}})
    assert made.write({"1": {"text": "nyare"}}) == first != earlier
    assert earlier is not None and first is not None
    assert "gammalt" in earlier.read_text(encoding="utf-8")
    assert "nyare" in first.read_text(encoding="utf-8")


def test_the_next_folder_is_tried_where_one_cannot_be_written(tmp_path: Path) -> None:
    path = RescueFile(Path("a.auditprep"), [tmp_path / "finns inte", tmp_path]).write(UNSAVED)
    assert path is not None and path.parent == tmp_path


def test_the_first_places_are_on_this_computer_and_the_documents_come_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda place: str(tmp_path / place.name))
    first, *_others, last = rescue._folders()
    assert (first, last.name) == (data_folder(), "DocumentsLocation")
    written = RescueFile(Path("a.auditprep")).write(UNSAVED)
    assert written is not None and written.parent == first


def test_a_file_that_cannot_be_written_any_more_is_left_whole_and_another_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = RescueFile(Path("a.auditprep"), [tmp_path])
    first = made.write({"1": {"text": "tidigt"}})

    def replace(source: Path, to: Path) -> None:
        if to == first:
            raise PermissionError(13, "open in Word")
        moved(source, to)

    moved = os.replace
    monkeypatch.setattr(os, "replace", replace)
    second = made.write({"1": {"text": "sent"}})
    assert first is not None and second is not None and first != second
    assert "tidigt" in first.read_text(encoding="utf-8")
    assert "sent" in second.read_text(encoding="utf-8")
    assert set(tmp_path.iterdir()) == {first, second}
    made.remove()
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fills_up_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = RescueFile(Path("a.auditprep"), [tmp_path])
    first = made.write({"1": {"text": "tidigt"}})

    def full(_handle: int) -> None:
        raise OSError(28, "no room")

    monkeypatch.setattr(os, "fsync", full)
    assert made.write({"1": {"text": "sent"}}) is None
    assert first is not None and "tidigt" in first.read_text(encoding="utf-8")
    assert list(tmp_path.iterdir()) == [first]


def test_nowhere_to_write_is_said(tmp_path: Path) -> None:
    assert RescueFile(Path("a.auditprep"), [tmp_path / "finns inte"]).write(UNSAVED) is None


def test_the_file_is_taken_away_when_all_is_saved(tmp_path: Path) -> None:
    made = RescueFile(Path("a.auditprep"), [tmp_path])
    made.write(UNSAVED)
    made.remove()
    made.remove()
    assert list(tmp_path.iterdir()) == []
