"""The user's own words: a file of hers, safe against two windows, and against what may be in it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.errors import FileNotWritable, FileTooBig, FileUnreadable
from auditprep.paths import settings_folder
from auditprep.spelling import own_words
from auditprep.spelling.own_words import LARGEST, NAME, OwnWords

ROOT = Path(__file__).parents[2]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "deep" / NAME


def test_a_word_is_kept_a_line_each(file: Path) -> None:
    own = OwnWords(file)
    for word in ("Kolada", "måluppfyllnad", "Kolada"):
        own.add(word)
    assert file.read_text("utf-8") == "Kolada\nmåluppfyllnad\n"
    assert OwnWords(file).words() == {"Kolada", "måluppfyllnad"}


def test_they_lie_with_what_the_user_has_chosen() -> None:
    OwnWords().add("Kolada")
    assert (settings_folder() / NAME).read_text("utf-8") == "Kolada\n"


def test_what_another_window_writes_is_seen(file: Path) -> None:
    one, other = OwnWords(file), OwnWords(file)
    assert one.words() == frozenset()
    other.add("Kolada")
    assert one.words() == {"Kolada"}
    one.add("Blomkulla")
    assert other.words() == {"Kolada", "Blomkulla"}
    other.remove("Kolada")
    assert one.words() == {"Blomkulla"}


def test_two_programs_that_write_at_once_lose_nothing(file: Path) -> None:
    """Each adds twenty words, as fast as it can."""
    code = (
        "import sys; from pathlib import Path; from auditprep.spelling.own_words import OwnWords\n"
        "own = OwnWords(Path(sys.argv[1]))\n"
        "for letter in 'abcdefghijklmnopqrst': own.add(sys.argv[2] + letter)"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(file), name], cwd=ROOT) for name in ("ett", "två")
    ]
    assert [each.wait() for each in running] == [0, 0]
    assert len(OwnWords(file).words()) == 40
    assert [each.name for each in file.parent.iterdir()] == [NAME]


def test_what_the_user_wrote_in_the_file_herself_stays(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"\xef\xbb\xbfKolada\r\n# mina ord\r\n\r\nf\xf6rvaltningschefl\r\n")
    own = OwnWords(file)
    assert own.words() == {"Kolada", "förvaltningschefl"}
    own.add("Blomkulla")
    own.remove("Kolada")
    assert file.read_bytes() == b"# mina ord\n\nf\xf6rvaltningschefl\nBlomkulla\n"


def test_a_file_that_a_windows_program_calls_unicode_is_read(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes("Kolada\r\nåäö\r\n".encode("utf-16"))
    assert OwnWords(file).words() == {"Kolada", "åäö"}


@given(st.binary(max_size=300))
def test_whatever_is_in_the_file_a_word_can_be_added(users_folder: Path, data: bytes) -> None:
    file = users_folder / "hostile" / NAME
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(data)
    OwnWords(file).add("Kolada")
    assert "Kolada" in OwnWords(file).words()


def test_a_file_that_is_too_large_is_neither_read_nor_written_over(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"x\n" * LARGEST)
    own = OwnWords(file)
    with pytest.raises(FileTooBig):
        own.words()
    with pytest.raises(FileTooBig):
        own.add("Kolada")
    assert file.stat().st_size == 2 * LARGEST


def test_a_folder_with_its_name_cannot_be_read(file: Path) -> None:
    file.mkdir(parents=True)
    with pytest.raises(FileUnreadable):
        OwnWords(file).words()


def test_a_word_that_cannot_be_written_down_is_known_until_the_end(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    own = OwnWords(tmp_path / "file" / NAME)
    with pytest.raises(FileNotWritable):
        own.add("Kolada")
    assert own.words() == {"Kolada"}
    with pytest.raises(FileNotWritable):
        own.remove("Kolada")
    assert own.words() == frozenset()


def test_who_died_while_writing_holds_nobody_up(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_words, "_BETWEEN", 0)
    file.parent.mkdir()
    mark = file.with_name(f"{NAME}.writing")
    mark.write_bytes(b"")
    os.utime(mark, (0, 0))
    OwnWords(file).add("Kolada")
    assert not mark.exists()


def test_who_goes_on_writing_is_waited_for_no_longer_than_a_second(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr(own_words.time, "sleep", waited.append)
    file.parent.mkdir()
    file.with_name(f"{NAME}.writing").write_bytes(b"")
    OwnWords(file).add("Kolada")
    assert OwnWords(file).words() == {"Kolada"}
    assert sum(waited) <= 1.01
