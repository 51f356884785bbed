"""Folders that are given as evidence: the files in them, and what is left there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from auditprep import messages, produce
from auditprep.errors import EmptyFolder, FileMissing, FolderTooBig, LeftInFolder
from auditprep.model import Gathered
from auditprep.produce import folders


def gather(*paths: Path) -> Gathered:
    return produce.finish(produce.gather_files(paths))


def write(file: Path, words: str = "Text") -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(words, encoding="utf-8")
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Nämndens handlingar 📁"


def test_a_folder_is_the_files_in_it_and_in_its_folders(folder: Path) -> None:
    deep = write(folder / "Protokoll" / "2025" / "december.txt")
    first, second = write(folder / "Budget.txt", "12345678"), write(folder / "plan.txt")
    gathered = gather(folder)
    assert set(gathered.files) == {first, second, deep}
    assert (gathered.found, gathered.size, gathered.errors) == (3, 16, ())


def test_files_beside_folders_come_along_each_once_and_in_their_order(folder: Path, tmp_path: Path) -> None:
    inside, beside = write(folder / "Budget.txt"), write(tmp_path / "brev.txt")
    gathered = gather(beside, folder, inside)
    assert gathered.files == (beside, inside)
    assert gathered.found == 1


def test_a_file_that_is_gone_is_left_to_whoever_reads_it(tmp_path: Path) -> None:
    assert gather(tmp_path / "borta.pdf").files == (tmp_path / "borta.pdf",)


def test_what_is_hidden_or_a_programs_own_is_left_and_told_once(folder: Path) -> None:
    document = write(folder / "Budget.txt")
    for name in (".dold", ".git/config", "~$Budget.docx", "Thumbs.db", "granvik.auditprep"):
        write(folder / name)
    write(folder / "sub" / "granvik.auditprep.lock")
    gathered = gather(folder)
    assert gathered.files == (document,)
    (error,) = gathered.errors
    assert isinstance(error, LeftInFolder)
    said = messages.sentence(error)
    assert "”.dold”" in said and "5 sammanlagt" in said
    assert ".lock" not in said


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files here")
def test_links_are_not_followed_nor_is_anything_read_that_is_no_file(folder: Path) -> None:
    document = write(folder / "Budget.txt")
    (folder / "runt").symlink_to(folder, target_is_directory=True)
    (folder / "genväg.txt").symlink_to(document)
    os.mkfifo(folder / "rör")
    gathered = gather(folder)
    assert gathered.files == (document,)
    assert gathered.errors[0].facts["count"] == 3


def test_an_empty_folder_says_so(folder: Path) -> None:
    (folder / "tom").mkdir(parents=True)
    (error,) = gather(folder).errors
    assert isinstance(error, EmptyFolder)
    assert messages.sentence(error) == f"I mappen ”{folder.name}” finns inga filer att lägga till."


def test_a_folder_that_is_larger_than_anybody_means_gives_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "_MOST", 5)
    for number in range(4):
        write(folder / f"{number}" / "a.txt")
    gathered = gather(folder)
    assert gathered.files == ()
    assert [type(error) for error in gathered.errors] == [FolderTooBig]


def test_a_folder_that_cannot_be_looked_in_does_not_stop_the_others(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = write(folder / "Budget.txt")
    write(folder / "låst" / "hemlig.txt")
    look = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "låst":
            raise FileNotFoundError(2, "borta")
        return look(path)

    monkeypatch.setattr(os, "scandir", refuse)
    gathered = gather(folder)
    assert gathered.files == (document,)
    assert [type(error) for error in gathered.errors] == [FileMissing]


def test_looking_can_be_called_off_between_folders(folder: Path) -> None:
    for number in range(5):
        write(folder / f"{number}" / "a.txt")
    looking = produce.gather_files([folder])
    next(looking)
    looking.close()
