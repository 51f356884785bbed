"""The shelf: each case once, by board, the latest year first, and never the one that is open."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSettings

from auditprep.model import CaseGlance, Status
from ui.models import shelf
from ui.shelf import LIMIT, ShelfMemory

OPEN = CaseGlance(Path("/k/2025.auditprep"), "Omsorgsnämnden", 2025, Status.DRAFT, 9, 22, "a", "9-1")
BEFORE = replace(
    OPEN, path=Path("/k/2024.auditprep"), year=2024, status=Status.SENT, answered=22, identity="b"
)
OLD = replace(BEFORE, path=Path("/k/2019.auditprep"), year=2019, identity="c")
OTHER = replace(OPEN, path=Path("/k/kultur.auditprep"), board="Kulturnämnden", identity="d")


def titles(boards) -> list[tuple[str, list[str]]]:
    return [(board.name, [shelf.case_title(each) for each in board.cases]) for board in boards]


def test_the_board_of_the_open_case_stands_first_and_the_open_case_itself_does_not() -> None:
    boards = shelf.arrange((OTHER, OLD, OPEN, BEFORE), OPEN.path)
    assert titles(boards) == [("Omsorgsnämnden", ["2024", "2019"]), ("Kulturnämnden", ["2025"])]


def test_without_an_open_case_all_stand_there_by_name() -> None:
    boards = shelf.arrange((OPEN, OTHER, BEFORE), None)
    assert titles(boards) == [("Kulturnämnden", ["2025"]), ("Omsorgsnämnden", ["2025", "2024"])]


def test_copies_of_one_case_are_one_case_the_one_that_was_used_or_else_the_newest() -> None:
    older = replace(BEFORE, path=Path("/k/kopia.auditprep"), stamp="3-1")
    assert [each.path for each in shelf.arrange((older, BEFORE), None)[0].cases] == [BEFORE.path]
    (board,) = shelf.arrange((older, BEFORE), None, used=(older.path,))
    assert [each.path for each in board.cases] == [older.path]


def test_a_copy_of_the_open_case_is_no_other_case() -> None:
    copy = replace(OPEN, path=Path("/k/kopia.auditprep"), stamp="99-1")
    assert shelf.arrange((copy, OPEN), OPEN.path, used=(copy.path,)) == ()


def test_a_case_without_year_and_board_is_known_by_its_file_and_stands_last() -> None:
    bare = replace(OTHER, path=Path("/k/utkast.auditprep"), board=None, year=None)
    boards = shelf.arrange((bare, BEFORE), None)
    assert titles(boards) == [("Omsorgsnämnden", ["2024"]), ("", ["utkast"])]
    assert shelf.told(bare) == "utkast, Utkast, 9 av 22 besvarade"


def test_what_stands_over_the_shelf_says_what_is_on_it() -> None:
    one, two = shelf.arrange((BEFORE,), None), shelf.arrange((BEFORE, OTHER), None)
    assert shelf.title(one, has_open=True) == "Andra år"
    assert shelf.title(two, has_open=True) == "Andra år och nämnder"
    assert shelf.title(two, has_open=False) == "Dina underlag"


def test_all_of_a_case_is_told_to_those_who_hear_it() -> None:
    assert shelf.told(BEFORE, there=False) == (
        "Omsorgsnämnden 2024, Inskickat, 22 av 22 besvarade, filen hittas inte"
    )
    assert shelf.status_words(replace(BEFORE, status=None)) == "Nyare auditprep"


GLANCES = st.builds(
    CaseGlance,
    path=st.integers(0, 9).map(lambda n: Path(f"/k/{n}.auditprep")),
    board=st.sampled_from((None, "", "Åtvids nämnd", "Barn- & <b>ungdom</b>")),
    year=st.none() | st.integers(1990, 2040),
    status=st.none() | st.sampled_from(Status),
    answered=st.integers(0, 30),
    total=st.integers(0, 30),
    identity=st.sampled_from(("a", "b", "c")),
    stamp=st.text(max_size=5),
)


@given(seen=st.lists(GLANCES, unique_by=lambda each: each.path), at=st.none() | st.integers(0, 9))
def test_each_case_stands_there_once_whatever_is_known(seen, at) -> None:
    open_ = None if at is None else Path(f"/k/{at}.auditprep")
    there = [each for board in shelf.arrange(seen, open_) for each in board.cases]
    assert len({each.path for each in there}) == len(there)
    assert open_ not in {each.path for each in there}
    assert len({(each.identity, shelf.board_name(each), each.year) for each in there}) == len(there)


# What is kept of it in the settings


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)


def test_what_was_seen_is_there_the_next_time(settings: QSettings) -> None:
    unknown = replace(OTHER, status=None, board=None, year=None)
    ShelfMemory(settings).keep((BEFORE, unknown))
    settings.sync()
    again = QSettings(settings.fileName(), QSettings.Format.IniFormat)
    assert tuple(ShelfMemory(again).all().values()) == (BEFORE, unknown)


def test_no_more_is_kept_than_there_is_room_for(settings: QSettings) -> None:
    many = (replace(OPEN, path=Path(f"/k/{n}.auditprep")) for n in range(LIMIT + 9))
    ShelfMemory(settings).keep(many)
    assert len(ShelfMemory(settings).all()) == LIMIT


@pytest.mark.parametrize(
    "broken",
    ["", "{", "{}", "[1]", "7", "null", '[{"path": "a"}]', "[" * 9999]
    + [
        '[{"path":"a","board":1,"year":1e999,"status":null,"answered":0,"total":0,"identity":"","stamp":""}]',
        '[{"path":"a","board":1,"year":null,"status":"?","answered":0,"total":0,"identity":"","stamp":""}]',
    ],
)
def test_settings_that_make_no_sense_are_an_empty_shelf(settings: QSettings, broken: str) -> None:
    settings.setValue("shelf", broken)
    assert ShelfMemory(settings).all() == {}
