"""What could not be saved is in a file that can be opened with anything."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from ui.rescue import RescueFile

UNSAVED = {"2.3": {"text": "Åtgärder **beslutade**", "mark": "Ja"}, "1.1": {"mark": None}}


def test_everything_unsaved_is_in_the_file(tmp_path: Path) -> None:
    path = RescueFile(Path("Omsorgsnämnden 2025.auditprep"), [tmp_path]).write(UNSAVED)
    assert path is not None
    assert path.name == f"Omsorgsnämnden 2025-räddning-{dt.datetime.now().astimezone().date().isoformat()}.md"
    written = path.read_text(encoding="utf-8")
    assert all(words in written for words in ("2.3", "Åtgärder **beslutade**", "Ja", "1.1", "–"))


def test_one_sitting_writes_one_file_and_an_earlier_one_is_left_alone(tmp_path: Path) -> None:
    earlier = RescueFile(Path("a.auditprep"), [tmp_path]).write({"1": {"text": "gammalt"}})
    rescue = RescueFile(Path("a.auditprep"), [tmp_path])
    first = rescue.write({"1": {"text": "nytt"}})
    assert rescue.write({"1": {"text": "nyare"}}) == first != earlier
    assert earlier is not None and first is not None
    assert "gammalt" in earlier.read_text(encoding="utf-8")
    assert "nyare" in first.read_text(encoding="utf-8")


def test_the_next_folder_is_tried_where_one_cannot_be_written(tmp_path: Path) -> None:
    path = RescueFile(Path("a.auditprep"), [tmp_path / "finns inte", tmp_path]).write(UNSAVED)
    assert path is not None and path.parent == tmp_path


def test_nowhere_to_write_is_said(tmp_path: Path) -> None:
    assert RescueFile(Path("a.auditprep"), [tmp_path / "finns inte"]).write(UNSAVED) is None


def test_the_file_is_taken_away_when_all_is_saved(tmp_path: Path) -> None:
    rescue = RescueFile(Path("a.auditprep"), [tmp_path])
    rescue.write(UNSAVED)
    rescue.remove()
    rescue.remove()
    assert list(tmp_path.iterdir()) == []
