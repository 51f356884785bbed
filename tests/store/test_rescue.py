"""What can be read of a damaged case is saved in a new, sound one; what cannot is told."""

from __future__ import annotations

import random
import shutil
import sqlite3
from pathlib import Path

import pytest
from cases import CASE_QUESTIONNAIRE, CORRECTIONS, FORM, attach, choice, new_case

from auditprep.errors import BrokenCase, FileExistsAlready, NoQuestions, NotACase
from auditprep.model import Answer, Correction, Notice, Questionnaire, Section
from auditprep.store.casefile import CaseFile
from auditprep.store.doctor import check
from auditprep.store.rescue import rescue

PAGE = 4096
REFERENCE = Path(__file__).parent / "reference"
LONG = "Nämnden beslutade om internkontrollplanen. " * 20
KEYS = [f"{number}" for number in range(200)]
BIG = Questionnaire(
    "Stort",
    "Nämnden",
    2024,
    None,
    (Section("1", "Allt", tuple(choice(key, key, f"Fråga {key}?") for key in KEYS)),),
)


def understood(data: bytes, _name: str, corrections: tuple[Correction, ...]) -> Questionnaire:
    assert data == FORM
    assert corrections == CORRECTIONS
    return BIG


def not_understood(_data: bytes, name: str, _corrections: tuple[Correction, ...]) -> Questionnaire:
    raise NoQuestions(file=name)


@pytest.fixture(scope="module")
def sound(tmp_path_factory) -> bytes:
    """A case with two hundred answers and two pieces of evidence."""
    folder = tmp_path_factory.mktemp("sound")
    with new_case(folder / "c.auditprep", questionnaire=BIG, corrections=CORRECTIONS) as case:
        for name in ("budget", "plan"):
            (folder / name).write_bytes(name.encode() * 5000)
            attach(case, folder / name, None)
        case.cite("7", 2, "3-6")
        for key in KEYS:
            case._lock.keep_alive = lambda: None  # two hundred touches take time
            case.answer(key, {"mark": "Nej", "text": f"{key} {LONG}"})
    return (folder / "c.auditprep").read_bytes()


@pytest.fixture
def path(tmp_path: Path, sound: bytes) -> Path:
    path = tmp_path / "granvik.auditprep"
    path.write_bytes(sound)
    return path


def saved(path: Path, read_form=understood) -> tuple[dict[str, Answer], tuple[Notice, ...]]:
    """The answers in the rescued case, which must be sound; and the receipt."""
    before, to = path.read_bytes(), path.with_name("räddad.auditprep")
    notices = rescue(path, to, read_form)
    assert path.read_bytes() == before
    assert [notice.code for notice in check(to)] == ["case-sound"]
    with CaseFile(to, who="bo") as case:
        return {
            key: answer for key, answer in case.snapshot().answers.items() if not answer.is_empty
        }, notices


def codes(notices: tuple[Notice, ...]) -> list[str]:
    return [notice.code for notice in notices]


EVERYTHING = {"answers": "200", "changes": "401", "evidence": "2", "citations": "1"}


def test_of_a_sound_case_everything_is_saved(path) -> None:
    answers, notices = saved(path)
    assert notices == (Notice("rescued", facts=EVERYTHING),)
    with CaseFile(path, who="a") as old, CaseFile(path.with_name("räddad.auditprep"), who="a") as new:
        parts = (
            "answers",
            "citations",
            "evidence",
            "questionnaire",
            "corrections",
            "board",
            "year",
            "form_name",
        )
        for part in parts:
            assert getattr(old.snapshot(), part) == getattr(new.snapshot(), part)
        assert old.history("7") == new.history("7")
        assert old.form() == new.form()
        assert old.evidence_bytes(2) == new.evidence_bytes(2)
    assert answers["7"] == Answer("Nej", f"7 {LONG}")


def spoil(path: Path, page: int, content: bytes = b"\xa5" * PAGE) -> None:
    data = bytearray(path.read_bytes())
    data[page * PAGE : (page + 1) * PAGE] = content
    path.write_bytes(data)


def test_when_the_first_page_is_gone_everything_is_still_saved(path) -> None:
    spoil(path, 0, bytes(PAGE))
    answers, notices = saved(path)
    assert len(answers) == 200
    assert notices[0] == Notice("rescued", facts=EVERYTHING)


def test_a_spoilt_page_costs_only_the_rows_on_it(path) -> None:
    """Every page in turn would take a minute; a spread of them, the same each time."""
    count = path.stat().st_size // PAGE
    whole = path.read_bytes()
    worst = 200
    for page in random.Random(7).sample(range(count), 25):
        path.write_bytes(whole)
        spoil(path, page)
        path.with_name("räddad.auditprep").unlink(missing_ok=True)
        answers, notices = saved(path)
        assert set(answers) <= set(KEYS)
        assert all(answer == Answer("Nej", f"{key} {LONG}") for key, answer in answers.items())
        if len(answers) < 200:
            assert "answers-lost" in codes(notices)
        worst = min(worst, len(answers))
    assert worst >= 190


def test_a_cut_off_file_gives_what_is_left(path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])
    answers, notices = saved(path)
    assert 50 < len(answers) < 200
    assert "answers-lost" in codes(notices)


def test_lost_questions_are_understood_anew_from_the_form(path) -> None:
    connection = sqlite3.connect(path)
    root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'question'").fetchone()[0]
    connection.close()
    spoil(path, root - 1)
    answers, notices = saved(path)
    assert len(answers) == 200
    assert codes(notices) == ["rescued"]
    with CaseFile(path.with_name("räddad.auditprep"), who="bo") as case:
        assert case.snapshot().questionnaire == BIG


def test_lost_corrections_are_told_and_cost_nothing_else(path) -> None:
    connection = sqlite3.connect(path)
    root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'correction'").fetchone()[0]
    connection.close()
    spoil(path, root - 1)
    answers, notices = saved(path)
    assert len(answers) == 200
    assert codes(notices) == ["rescued", "corrections-lost"]


def test_corrections_that_nobody_made_are_left_out(path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE correction SET change = 'turn' WHERE id = 1")
    connection.execute("UPDATE correction SET role = 'lead' WHERE id = 2")
    connection.commit()
    connection.close()
    assert [notice.facts for notice in check(path)] == [{"table": "correction", "count": "2"}]
    _answers, notices = saved(path)
    assert codes(notices) == ["rescued", "corrections-lost"]
    with CaseFile(path.with_name("räddad.auditprep"), who="bo") as case:
        assert case.snapshot().corrections == CORRECTIONS[2:]


@pytest.mark.parametrize("shipped", sorted(REFERENCE.glob("schema-*.auditprep")), ids=lambda path: path.stem)
@pytest.mark.parametrize("first_page", ["whole", "gone"])
def test_a_case_of_every_schema_is_rescued_whole(tmp_path, shipped, first_page) -> None:
    path, to = tmp_path / "c.auditprep", tmp_path / "räddad.auditprep"
    shutil.copy(shipped, path)
    if first_page == "gone":
        spoil(path, 0, bytes(PAGE))
    notices = rescue(path, to, not_understood)
    with CaseFile(path if first_page == "whole" else shipped, read_only=True, who="a") as old:
        expected = old.snapshot()
    with CaseFile(to, read_only=True, who="a") as new:
        parts = ("answers", "citations", "evidence", "questionnaire", "corrections", "decisions", "checklist")
        for part in parts:
            assert getattr(new.snapshot(), part) == getattr(expected, part)
    assert set(codes(notices)) <= {"rescued", "corrections-lost"}
    assert first_page == "gone" or codes(notices) == ["rescued"]


def test_an_answer_whose_question_is_lost_for_good_is_saved_all_the_same(path) -> None:
    connection = sqlite3.connect(path)
    root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'question'").fetchone()[0]
    connection.close()
    spoil(path, root - 1)
    answers, notices = saved(path, not_understood)
    assert answers["7"] == Answer("Nej", f"7 {LONG}")
    assert len(answers) == 200
    assert "questions-lost" in codes(notices)


def test_spoilt_evidence_is_left_out_and_named_with_what_cited_it(path) -> None:
    data = path.read_bytes()
    path.write_bytes(data.replace(b"planplanplan", b"planplqnplan", 1))
    answers, notices = saved(path)
    assert len(answers) == 200
    assert notices[1:] == (
        Notice("citations-lost"),
        Notice("some-evidence-lost"),
        Notice("evidence-lost", facts={"title": "Plan", "file_name": "plan"}),
    )


def test_a_spoilt_form_is_left_out_and_told(path) -> None:
    path.write_bytes(path.read_bytes().replace(FORM, FORM.upper()))
    answers, notices = saved(path)
    assert len(answers) == 200
    assert codes(notices) == ["rescued", "form-lost"]


def test_what_is_no_case_or_holds_nothing_is_refused(tmp_path) -> None:
    other, to = tmp_path / "annat.auditprep", tmp_path / "räddad.auditprep"
    other.write_text("hej")
    with pytest.raises(NotACase):
        rescue(other, to, understood)
    other.write_bytes(b"")
    with pytest.raises(BrokenCase) as caught:
        rescue(other, to, understood)
    assert caught.value.facts["reason"] == "nothing-left"
    other.write_bytes(bytes(50 * PAGE))
    with pytest.raises(BrokenCase) as caught:
        rescue(other, to, understood)
    assert caught.value.facts["reason"] == "nothing-left"
    assert not to.exists()


def test_a_rescue_overwrites_nothing(path) -> None:
    with pytest.raises(FileExistsAlready):
        rescue(path, path, understood)


def test_a_change_that_a_crash_left_half_done_is_undone_in_what_is_saved(tmp_path) -> None:
    path = tmp_path / "granvik.auditprep"
    new_case(path).close()
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("PRAGMA cache_size = 1")
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("UPDATE answer SET text = hex(zeroblob(90000))")
    copy = tmp_path / "kopia.auditprep"
    copy.write_bytes(path.read_bytes())
    assert b"0" * 3000 in copy.read_bytes()  # the half-done change has reached the file
    copy.with_name("kopia.auditprep-journal").write_bytes(
        path.with_name("granvik.auditprep-journal").read_bytes()
    )
    writer.execute("ROLLBACK")
    writer.close()
    rescue(copy, tmp_path / "räddad.auditprep", not_understood)
    with CaseFile(tmp_path / "räddad.auditprep", who="bo") as case:
        assert case.snapshot().answer("1.1") == CASE_QUESTIONNAIRE.question("1.1").answer
