"""Backups of a case: each holds everything, evidence is kept once, old ones go, and nothing is lost on the way back."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
import time_machine
from backing_up import kept_backups, kept_files, restore, take
from cases import FORM, document, new_case
from hypothesis import given, settings
from hypothesis import strategies as st

from auditprep.errors import (
    BrokenBackup,
    BrokenCase,
    DiskFull,
    FileExistsAlready,
    FileNotWritable,
    UnknownBackup,
)
from auditprep.model import Answer, FileState, Snapshot, Why, answers_then, only_now, only_then
from auditprep.paths import backups_folder
from auditprep.produce import backups_json
from auditprep.store import backups, backups_shelf, schema
from auditprep.store.backups_core import make_core
from auditprep.store.backups_kept import DAYS, LAST, PLACES, Taken, kept
from auditprep.store.casefile import CaseFile
from auditprep.store.connection import connect
from auditprep.store.doctor import check

REFERENCE = Path(__file__).parent / "reference"
NOON = dt.datetime(2025, 9, 1, 12, tzinfo=dt.UTC)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "socialnämnden 2024.auditprep"
    with new_case(path) as made:
        made.answer("1.5", {"mark": "Ja", "text": "Målen följs upp varje *kvartal*."})
        made.take_in(document("budget.pdf", "Nämndens budget.", "Sida två.", data=b"budgetens byte"))
        made.cite("1.5", made.snapshot().evidence[0].id, "2")
    return path


def change(path: Path, text: str, key: str = "1.5") -> None:
    with CaseFile(path, who="anna") as case:
        case.answer(key, {"text": text})


def seen(path: Path) -> Snapshot:
    with CaseFile(path, read_only=True, who="anna") as case:
        return replace(case.snapshot(), path=Path("case"))


# Taken


def test_a_backup_tells_what_it_holds(case) -> None:
    made = take(case, Why.OPENED)
    assert (made.number, made.why, made.path) == (1, Why.OPENED, case)
    assert (made.board, made.year, made.status) == ("Socialnämnden", 2024, "draft")
    assert (made.questions, made.answered, made.evidence, made.lacking) == (4, 2, 1, 0)
    assert backups.backups_of(case) == (made,)
    (told,) = backups.backed_up()
    assert (told.backups, told.state, told.path) == ((made,), FileState.THERE, case)


def test_a_case_that_is_as_it_was_needs_no_new_backup(case) -> None:
    take(case)
    assert take(case, Why.CLOSED) is None
    change(case, "Nytt.")
    assert take(case).number == 2


def test_documents_are_kept_once_however_many_backups_there_are(case) -> None:
    for number in range(5):
        change(case, f"Version {number}.")
        take(case)
    contents = [file.read_bytes() for file in kept_files()]
    assert len(kept_backups()) == 5
    assert contents.count(b"budgetens byte") == contents.count(FORM) == 1
    assert len(contents) == 3  # the form, the document, and its pages
    assert all(b"budgetens byte" not in file.read_bytes() for file in kept_backups())


def test_the_same_case_in_the_same_state_has_the_same_core_to_the_byte(case) -> None:
    assert make_core(case) == make_core(case)


def test_a_case_is_backed_up_while_somebody_has_it_open(case) -> None:
    with CaseFile(case, who="anna") as open_case:
        take(case)
        open_case.answer("2.1", {"text": "Går det än?"})
        assert take(case).number == 2
        assert not open_case.read_only
    assert seen(case).answer("2.1").text == "Går det än?"


def test_what_is_kept_is_for_nobody_else_to_look_into(case) -> None:
    take(case)
    if os.name == "posix":
        assert backups_folder().stat().st_mode & 0o077 == 0


def test_a_damaged_case_gives_no_backup_and_takes_no_place_of_a_good_one(case) -> None:
    good = take(case)
    data = bytearray(case.read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    case.write_bytes(data)
    with pytest.raises(BrokenCase):
        take(case)
    assert backups.backups_of(case) == (good,)
    assert backups.backed_up()[0].state is FileState.DAMAGED


def test_a_case_of_another_name_with_the_same_beginning_is_told_apart_by_where_it_lies(
    case, tmp_path
) -> None:
    take(case)
    copy = tmp_path / "kopia.auditprep"
    shutil.copy(case, copy)
    assert take(copy).number == 2
    assert [each.path for each in backups.backups_of(case)] == [copy, case]


@pytest.mark.parametrize("number", range(1, schema.known() + 1))
def test_a_case_of_any_schema_can_be_backed_up_and_comes_back_as_the_newest(number, tmp_path) -> None:
    path, to = tmp_path / "gammal.auditprep", tmp_path / "ny.auditprep"
    shutil.copy(REFERENCE / f"schema-{number}.auditprep", path)
    made = take(path)
    assert made.questions
    assert restore(made, to) == ()
    assert seen(to).questionnaire == seen(path).questionnaire
    assert seen(to).answers == seen(path).answers
    assert [each.sha256 for each in seen(to).evidence] == [each.sha256 for each in seen(path).evidence]


def test_a_file_is_backed_up_before_its_schema_changes(tmp_path) -> None:
    path = tmp_path / "gammal.auditprep"
    shutil.copy(REFERENCE / "schema-1.auditprep", path)
    CaseFile(path, who="anna").close()
    assert [each.why for each in backups.backups_of(path)] == [Why.UPGRADED]


# Made a case again


def test_a_restored_case_is_the_whole_case(case, tmp_path) -> None:
    then, to = seen(case), tmp_path / "åter.auditprep"
    made = take(case)
    change(case, "Allt är borta.")
    assert restore(made, to) == ()
    assert seen(to) == then
    assert [each.code for each in check(to)] == ["case-sound"]
    with CaseFile(to, who="bo") as restored:
        assert restored.evidence_bytes(then.evidence[0].id) == b"budgetens byte"
        assert [page.text for page in restored.page_texts(then.evidence[0].id)] == [
            "Nämndens budget.",
            "Sida två.",
        ]
        assert restored.form() == FORM
        assert [each.after for each in restored.history("1.5")][:2] == [
            "Ja",
            "Målen följs upp varje *kvartal*.",
        ]
        restored.answer("2.1", {"text": "Och den går att skriva i."})


def test_nothing_is_written_over(case, tmp_path) -> None:
    made, there = take(case), tmp_path / "annat.txt"
    there.write_text("Rör inte.")
    with pytest.raises(FileExistsAlready):
        restore(made, there)
    assert there.read_text() == "Rör inte."
    assert sorted(each.name for each in tmp_path.iterdir()) == [there.name, case.name]


def test_what_the_backup_lacks_is_left_out_and_told(case, tmp_path) -> None:
    made = take(case)
    next(each for each in kept_files() if each.read_bytes() == b"budgetens byte").unlink()
    assert backups.backups_of(case)[0].lacking == 1
    codes = [each.code for each in restore(made, tmp_path / "åter.auditprep")]
    assert codes[:1] == ["rescued"]
    assert "evidence-lost" in codes
    assert seen(tmp_path / "åter.auditprep").answer("1.5").text == "Målen följs upp varje *kvartal*."


def test_a_document_that_was_spoilt_on_the_disk_is_not_taken_for_the_document(case, tmp_path) -> None:
    made = take(case)
    next(each for each in kept_files() if each.read_bytes() == b"budgetens byte").write_bytes(
        b"budgetens b\0te"
    )
    assert "evidence-lost" in [each.code for each in restore(made, tmp_path / "åter.auditprep")]


def test_pages_that_are_lost_are_to_be_read_anew(case, tmp_path) -> None:
    made, to = take(case), tmp_path / "åter.auditprep"
    known = (b"budgetens byte", FORM)
    next(each for each in kept_files() if each.read_bytes() not in known).unlink()
    assert "texts-lost" in [each.code for each in restore(made, to)]
    assert [each.code for each in check(to)] == ["case-sound"]


def test_a_damaged_backup_is_passed_over_or_told(case) -> None:
    take(case)
    change(case, "Nytt.")
    second = take(case)
    first_file, second_file = kept_backups()
    first_file.write_bytes(first_file.read_bytes()[:-1])
    assert backups.backups_of(case) == (second,)
    data = second_file.read_bytes()
    second_file.write_bytes(data[:-9] + b"\0" * 9)
    with pytest.raises(BrokenBackup):
        backups.contents(second)
    second_file.unlink()
    with pytest.raises(UnknownBackup):
        backups.contents(second)


@given(st.binary(max_size=300), st.integers(0, 400))
def test_whatever_stands_in_a_backup_is_read_or_refused_calmly(rubbish: bytes, at: int) -> None:
    folder = backups_folder() / "0123456789abcdef"
    folder.mkdir(parents=True, exist_ok=True)
    told = b'{"when": "2025-09-01T12:00:00+00:00", "why": "opened", "path": "x", "board": null, "year": null,'
    told += b' "status": "draft", "questions": 1, "answered": 1, "evidence": 0, "files": {}, "texts": {}, "core": ""'
    whole = b"auditprep backup 1\n" + told + b', "packed": 0}\n'
    (folder / "000001.backup").write_bytes(whole[:at] + rubbish + whole[at:])
    for found in backups.backed_up():
        for each in found.backups:
            with pytest.raises(BrokenBackup):
                backups.contents(each)
    shutil.rmtree(folder)


# What is other now


def test_what_differs_is_told_by_question_and_document(case) -> None:
    made = take(case)
    with CaseFile(case, who="anna") as now:
        now.answer("1.5", {"text": "Kortare.", "done": True})
        now.answer("1.1", {"done": True})
        now.take_in(document("ny.txt", "Ny."))
        now.remove_evidence(now.snapshot().evidence[0].id)
        snapshot = now.snapshot()
    contents = backups.contents(made)
    (other,) = answers_then(contents, snapshot)
    assert (other.question.key, other.then.text, other.now.text) == (
        "1.5",
        "Målen följs upp varje *kvartal*.",
        "Kortare.",
    )
    assert [each.file_name for each in only_then(contents, snapshot)] == ["budget.pdf"]
    assert [each.file_name for each in only_now(contents, snapshot)] == ["ny.txt"]


def test_of_a_case_that_is_gone_all_answers_are_told(case) -> None:
    contents = backups.contents(take(case))
    case.unlink()
    assert [each.question.key for each in answers_then(contents, None)] == ["1.1", "1.5"]
    assert all(each.now is None for each in answers_then(contents, None))
    assert backups.backed_up()[0].state is FileState.GONE
    assert len(backups.backups_of(case)) == 1


def test_another_case_under_the_same_name_is_not_taken_for_it(case) -> None:
    take(case)
    case.unlink()
    new_case(case).close()
    assert backups.backed_up()[0].state is FileState.OTHER
    assert backups.backups_of(case) == ()


def test_an_answer_is_put_back_as_one_step_that_can_be_undone(case) -> None:
    contents = backups.contents(take(case))
    with CaseFile(case, who="anna") as now:
        now.answer("1.5", {"mark": "Nej", "text": "Något helt annat."})
        step = now.put_back("1.5", contents.answers["1.5"], contents.backup.when)
        assert now.snapshot().answer("1.5") == replace(contents.answers["1.5"])
        assert now.put_back("1.5", contents.answers["1.5"], contents.backup.when) == 0
        assert now.undo(step) == ()
        assert now.snapshot().answer("1.5") == Answer("Nej", "Något helt annat.")


# Any order


KEYS = ("1.1", "1.5", "1.5#2", "2.1")
DEEDS = st.one_of(
    st.tuples(st.just("answer"), st.sampled_from(KEYS), st.text("aå \n*|", max_size=12)),
    st.tuples(st.just("take in"), st.integers(0, 3)),
    st.tuples(st.just("remove"), st.integers(0, 3)),
    st.tuples(st.just("erase"), st.integers(0, 3)),
)


def do(case: CaseFile, deed: tuple) -> None:
    """What a deed does; nothing where there is nothing to do it to."""
    if deed[0] == "answer":
        case.answer(deed[1], {"text": deed[2]})
    elif deed[0] == "take in":
        case.take_in(document(f"{deed[1]}.txt", f"Sida {deed[1]}.", data=b"%d" % deed[1]))
    else:
        snapshot = case.snapshot()
        found = snapshot.evidence if deed[0] == "remove" else snapshot.removed
        for each in found[deed[1] : deed[1] + 1]:
            (case.remove_evidence if deed[0] == "remove" else case.erase_evidence)(each.id)


@settings(max_examples=8)
@given(st.lists(st.lists(DEEDS, min_size=1, max_size=4), min_size=1, max_size=6))
def test_whatever_was_done_in_between_every_backup_is_the_case_as_it_was_then(sittings: list) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "c.auditprep"
        new_case(path).close()
        then = {}
        for deeds in sittings:
            with CaseFile(path, who="anna") as case:
                for deed in deeds:
                    do(case, deed)
            if made := take(path):
                then[made.number] = (made, seen(path))
        for number, (made, was) in then.items():
            to = Path(folder) / f"{number}.auditprep"
            assert restore(made, to) == ()
            assert seen(to) == was


# What goes


@given(
    st.lists(st.tuples(st.integers(0, 60), st.sampled_from("abcdefgh")), max_size=80),
    st.integers(0, 5),
)
def test_the_last_ten_and_one_a_day_for_thirty_days_are_kept_and_no_more(made, later: int) -> None:
    """Days count from the first backup; the clock may have been set back between two."""
    first = dt.date(2025, 1, 1)
    taken = [Taken(number, first + dt.timedelta(day), place) for number, (day, place) in enumerate(made, 1)]
    today = max((each.day for each in taken), default=first) + dt.timedelta(later)
    left = kept(taken, today)
    assert {each.number for each in taken[-LAST:]} <= left
    within = {each.day for each in taken if (today - each.day).days < DAYS}
    assert within == {each.day for each in taken if each.number in left and (today - each.day).days < DAYS}
    assert all(max(each.number for each in taken if each.day == day) in left for day in within)
    assert len(left) <= LAST + DAYS + PLACES
    assert left <= {each.number for each in taken}


def test_backups_go_with_time_and_what_only_they_needed_goes_with_them(case) -> None:
    with time_machine.travel(NOON, tick=True), CaseFile(case, who="anna") as made:
        made.take_in(document("en gång.txt", "Bara här.", data=b"en gang"))
        take(case)
        id = made.snapshot().evidence[-1].id
        made.remove_evidence(id)
        made.erase_evidence(id)
    assert b"en gang" in [each.read_bytes() for each in kept_files()]
    for number in range(LAST):
        with time_machine.travel(NOON + dt.timedelta(days=DAYS + 1, hours=number), tick=True):
            change(case, f"Senare {number}.")
            take(case)
    assert [each.number for each in backups.backups_of(case)] == list(range(LAST + 1, 1, -1))
    assert b"en gang" not in [each.read_bytes() for each in kept_files()]
    assert b"budgetens byte" in [each.read_bytes() for each in kept_files()]


def test_a_clock_that_was_wrong_makes_no_backup_newer_than_those_after_it(case) -> None:
    with time_machine.travel(dt.datetime(2040, 1, 1, tzinfo=dt.UTC), tick=True):
        change(case, "Ur framtiden.")
        take(case)
    with time_machine.travel(NOON, tick=True):
        for number in range(3):
            change(case, f"Nu {number}.")
            take(case)
    assert [each.when.year for each in backups.backups_of(case)] == [2025, 2025, 2025, 2040]


def test_all_of_it_keeps_within_a_limit(case, tmp_path, monkeypatch) -> None:
    old = tmp_path / "förra.auditprep"
    with new_case(old, year=2023, form=b"en annan blankett") as made:
        made.take_in(document("stor.bin", data=os.urandom(60_000)))
    with time_machine.travel(NOON, tick=True):
        take(old)
    for number in range(3):
        change(case, f"Nu {number}.")
        take(case)
    monkeypatch.setattr(backups, "the_shelf", lambda: backups_shelf.Shelf(backups_folder(), limit=60_000))
    change(case, "En till.")
    take(case)
    assert backups.room().size <= 60_000
    assert backups.backups_of(old)[0].lacking  # it keeps its answers
    assert backups.backups_of(case)[0].lacking == 0
    assert backups.backups_of(case)[0].number == 4


def test_a_document_that_has_no_room_is_left_out_and_the_answers_are_kept(
    case, tmp_path, monkeypatch
) -> None:
    with CaseFile(case, who="anna") as made:
        made.take_in(document("stor.bin", data=os.urandom(80_000)))
    small = backups_shelf.Shelf(backups_folder(), limit=70_000)
    with monkeypatch.context() as there:
        there.setattr(backups, "the_shelf", lambda: small)
        made = take(case)
    assert (made.lacking, made.answered) == (1, 2)
    change(case, "Nu finns det rum.")
    assert take(case).lacking == 0
    assert backups.backups_of(case)[1].lacking == 0  # the same document


def test_a_large_document_waits_while_somebody_works(case, monkeypatch) -> None:
    monkeypatch.setattr(backups, "_SLOWEST", 10)
    assert take(case, seconds=1.0).lacking == 2
    assert take(case, Why.CLOSED) is None  # nothing has changed but that they are there now
    assert backups.backups_of(case)[0].lacking == 0


def test_what_is_taken_away_takes_along_what_only_it_needed(case, tmp_path) -> None:
    first = take(case)
    change(case, "Nytt.")
    second = take(case)
    backups.drop([first])
    assert backups.backups_of(case) == (second,)
    assert restore(second, tmp_path / "hel.auditprep") == ()
    backups.drop([second])
    assert kept_files() == []
    assert backups.backed_up() == ()


def test_a_backup_of_a_newer_program_is_left_alone_with_what_it_may_need(case) -> None:
    first = take(case)
    file = kept_backups()[0]
    file.with_name("000002.backup").write_bytes(b"auditprep backup 2\nannat")
    change(case, "Nytt.")
    assert take(case).number == 3
    files = kept_files()
    backups.drop([first])
    assert kept_files() == files
    assert [each.name for each in kept_backups()] == ["000002.backup", "000003.backup"]


# Where nothing can be kept


def test_a_folder_that_cannot_be_written_to_is_told_and_nothing_else_happens(case) -> None:
    backups_folder().parent.mkdir(parents=True)
    backups_folder().write_text("en fil i vägen")
    before = case.read_bytes()
    with pytest.raises(FileNotWritable):
        take(case)
    assert case.read_bytes() == before
    assert backups.backed_up() == ()
    assert backups.backups_of(case) == ()
    assert backups.room().size == 0


def test_a_full_disk_loses_no_backup_and_leaves_nothing_half(case, monkeypatch) -> None:
    good = take(case)
    before = {file: file.read_bytes() for file in (*kept_backups(), *kept_files())}
    change(case, "Nytt.")

    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as there:
        there.setattr("auditprep.files.os.fsync", full)
        with pytest.raises(DiskFull):
            take(case)
    assert backups.backups_of(case) == (good,)
    assert {each for each in backups_folder().rglob("*") if each.is_file()} - {
        backups_folder() / "in-use"
    } == set(before)


def test_a_hostile_hash_in_a_case_names_no_file_elsewhere(case, tmp_path) -> None:
    db = connect(case, "rw")
    db.conn.execute("PRAGMA foreign_keys = OFF")
    db.conn.execute("UPDATE content SET sha256 = '../../../../x'")
    db.conn.execute("UPDATE version SET sha256 = '../../../../x'")
    db.close()
    made = take(case)
    assert made.lacking == 0
    assert len(kept_files()) == 2  # the form, and the pages


def test_a_document_that_a_power_cut_has_emptied_is_kept_anew(case, tmp_path) -> None:
    take(case)
    (kept_there,) = [each for each in kept_files() if each.read_bytes() == b"budgetens byte"]
    kept_there.write_bytes(b"")
    change(case, "Nytt.")
    made = take(case)
    assert kept_there.read_bytes() == b"budgetens byte"
    assert restore(made, tmp_path / "hel.auditprep") == ()


@pytest.mark.skipif(os.name != "posix", reason="names are words there")
def test_a_case_whose_name_is_in_no_encoding_is_known_again(tmp_path) -> None:
    path = tmp_path / os.fsdecode(b"n\xe4mnden.auditprep")
    with new_case(path):
        pass
    made = take(path)
    assert made.path == path
    assert take(path) is None
    assert backups.backed_up()[0].state is FileState.THERE
    assert b"n?mnden" in backups_json([made])
