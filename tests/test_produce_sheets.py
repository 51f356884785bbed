"""Sheets by way of the doors: written whole or not at all, and only what is written is out."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from forms import make_form
from sheet_making import SHEET

from auditprep import produce
from auditprep.case import Case
from auditprep.errors import (
    FileMissing,
    FileNotWritable,
    NoRecipient,
    NotASheet,
    UnknownQuestion,
    WrongSuffix,
)
from auditprep.model import Outcome


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.create(tmp_path / "park.auditprep", make_form(), "form.docx", year=2031) as made:
        yield made


def test_a_sheet_that_is_written_is_out_and_can_be_read(case: Case, tmp_path: Path) -> None:
    case.answer("1.1", mark="Ja", text="Hittills.")
    file = tmp_path / "frågor.docx"
    handout = produce.hand_out(case, file, "Park", ["1.1", "2.1"], due=dt.date(2031, 9, 26), message="Hej")
    (out,) = case.snapshot().handouts
    assert out == handout and out.is_out and out.questions == ("1.1", "2.1")
    read = produce.read_sheet(file)
    assert read.token == out.token
    assert [(each.key, each.answer) for each in read.answers] == [
        (key, case.snapshot().answer(key)) for key in ("1.1", "2.1")
    ]
    plan = case.plan_hand_in(read, file.name)
    assert (plan.source, plan.handout, {each.outcome for each in plan.items}) == (
        "Park",
        out.id,
        {Outcome.UNCHANGED},
    )


@pytest.mark.parametrize(
    ("file", "error"),
    [
        ("borta/frågor.docx", FileNotWritable),
        ("frågor.txt", WrongSuffix),
        ("park.auditprep", WrongSuffix),
        (".", WrongSuffix),
    ],
)
def test_where_no_sheet_can_be_written_nothing_is_out(
    case: Case, tmp_path: Path, file: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        produce.hand_out(case, tmp_path / file, "Park", ["1.1"])
    assert case.snapshot().handouts == ()


def test_the_case_itself_is_never_written_over(case: Case, tmp_path: Path) -> None:
    link = tmp_path / "länk.docx"
    os.link(tmp_path / "park.auditprep", link)
    with pytest.raises(FileNotWritable):
        produce.hand_out(case, link, "Park", ["1.1"])
    assert case.snapshot().handouts == ()


@pytest.mark.parametrize(
    ("to", "key", "error"), [(" ", "1.1", NoRecipient), ("Park", "9.9", UnknownQuestion)]
)
def test_what_cannot_go_out_leaves_no_file(
    case: Case, tmp_path: Path, to: str, key: str, error: type[Exception]
) -> None:
    before = sorted(os.listdir(tmp_path))
    with pytest.raises(error):
        produce.hand_out(case, tmp_path / "frågor.docx", to, [key])
    assert sorted(os.listdir(tmp_path)) == before


def test_a_sheet_that_could_not_be_written_after_all_is_called_off(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(_file: Path, _data: bytes) -> None:
        raise OSError(28, "no room")

    monkeypatch.setattr("auditprep.produce.sheets._write_whole", no_room)
    with pytest.raises(Exception, match="frågor"):
        produce.hand_out(case, tmp_path / "frågor.docx", "Park", ["1.1"])
    assert [each.is_out for each in case.snapshot().handouts] == [False]
    assert not (tmp_path / "frågor.docx").exists()


def test_a_sheet_is_written_with_progress_and_only_as_a_word_document(tmp_path: Path) -> None:
    work = produce.write_sheet(SHEET, tmp_path / "blad.docx")
    steps = [(each.done, each.total) for each in work]
    assert steps == [(0, 2), (1, 2)]
    assert produce.read_sheet(tmp_path / "blad.docx").token == SHEET.token
    with pytest.raises(WrongSuffix):
        produce.finish(produce.write_sheet(SHEET, tmp_path / "blad.doc"))


def test_a_file_that_is_no_sheet_is_refused(tmp_path: Path) -> None:
    (tmp_path / "form.docx").write_bytes(make_form())
    with pytest.raises(NotASheet):
        produce.read_sheet(tmp_path / "form.docx")
    with pytest.raises(FileMissing):
        produce.read_sheet(tmp_path / "borta.docx")


def test_a_plan_can_be_told_as_json(case: Case, tmp_path: Path) -> None:
    file = tmp_path / "frågor.docx"
    produce.hand_out(case, file, "Park", ["1.1"])
    case.answer("1.1", mark="Nej")
    plan = case.plan_hand_in(produce.read_sheet(file), file.name)
    merged = case.take_merge(plan, {})
    found = json.loads(produce.plan_json(plan, merged))
    assert found["source"] == "Park"
    assert found["parts"] == [
        {
            "question": "1.1",
            "part": "mark",
            "outcome": "unchanged",
            "base": "",
            "mine": "Nej",
            "theirs": "",
            "documents": "",
        }
    ]
    assert found["merged"]["questions"] == [] and found["unmatched"] == []
