"""What can be rescued of evidence: the files first, then what was known of them, then their texts."""

from __future__ import annotations

import datetime as dt
import sqlite3
from pathlib import Path

import pytest
from cases import CASE_QUESTIONNAIRE, document, new_case, take_in

from auditprep.model import (
    Citation,
    Correction,
    Decision,
    EvidenceKind,
    Notice,
    Questionnaire,
    Trouble,
    Understood,
)
from auditprep.store.casefile import CaseFile
from auditprep.store.doctor import check
from auditprep.store.rescue import rescue

PAGE = 4096
DECISION = Decision("Nämnden", dt.date(2024, 1, 30), 4, "N 2024/7", "Arvoden", 2, "1")
LONG = "Nämnden antar budgeten för året och ger förvaltningen i uppdrag att följa upp målen varje månad. " * 8


def kept_form(_data: bytes, _name: str, _corrections: tuple[Correction, ...]) -> Questionnaire:
    raise AssertionError("the form was not lost")


@pytest.fixture(scope="module")
def sound(tmp_path_factory) -> bytes:
    """A case with a mail, minutes within it in two versions, and a locked budget, all cited."""
    path = tmp_path_factory.mktemp("sound") / "c.auditprep"
    understood = Understood("Protokollet", EvidenceKind.MINUTES, None, (DECISION,))
    minutes = document("protokoll.pdf", "", LONG, printed=(None, "1"), understood=understood)
    with new_case(path) as case:
        case.take_in(document("mejl.eml", "Hej " * 50, inner=(minutes,)))
        take_in(
            case, document("protokoll.pdf", "", LONG + "Nytt.", printed=(None, "1"), understood=understood)
        )
        budget = document("budget.pdf", *[LONG] * 60, data=b"locked" * 2000, unlocked=b"open" * 2000)
        case.cite("1.1", take_in(case, budget).id, "3-6")
        case.cite("1.1", 2, "2", "antar budgeten")
        case.change_evidence(2, {"secret": True, "confirmed": True})
        case.set_checklist(["Budget", "Protokoll"])
        case.settle_line(2, [2], "Se § 4", ())
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, sound: bytes) -> Path:
    path = tmp_path / "granvik.auditprep"
    path.write_bytes(sound)
    return path


def saved(path: Path) -> tuple[Notice, ...]:
    """The receipt of a rescue, whose case must be sound."""
    to = path.with_name("räddad.auditprep")
    notices = rescue(path, to, kept_form)
    assert [notice.code for notice in check(to)] == ["case-sound"]
    return notices


def rescued(path: Path) -> CaseFile:
    return CaseFile(path.with_name("räddad.auditprep"), who="bo")


def spoil(path: Path, table: str) -> None:
    """Spoils the first page of a table, and with it all of its rows."""
    connection = sqlite3.connect(path)
    root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    connection.close()
    data = bytearray(path.read_bytes())
    data[(root - 1) * PAGE : root * PAGE] = b"\xa5" * PAGE
    path.write_bytes(data)


def run_sql(path: Path, sql: str) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(sql)
    connection.close()


def codes(notices: tuple[Notice, ...]) -> list[str]:
    return [notice.code for notice in notices]


@pytest.mark.parametrize("first_page", ["whole", "gone"])
def test_of_a_sound_case_everything_is_saved(path, first_page) -> None:
    with CaseFile(path, who="a") as old:
        before, bytes_before = old.snapshot(), old.evidence_bytes(3, unlocked=True)
        texts = old.page_texts(3), old.page_texts(2, 1)
    if first_page == "gone":
        path.write_bytes(bytes(PAGE) + path.read_bytes()[PAGE:])
    assert codes(saved(path)) == ["rescued"]
    with rescued(path) as new:
        after = new.snapshot()
        for part in ("evidence", "citations", "decisions", "checklist", "removed"):
            assert getattr(after, part) == getattr(before, part)
        assert new.evidence_bytes(3, unlocked=True) == bytes_before == b"open" * 2000
        assert (new.page_texts(3), new.page_texts(2, 1)) == texts
        found: list[int] = []
        new.search(lambda pages: found.extend(pages.page_ids('"förvaltningen"', 100)))
        assert len(found) == 61


def test_texts_that_are_lost_are_to_be_read_anew(path) -> None:
    spoil(path, "page")
    notices = saved(path)
    assert codes(notices) == ["rescued", *["texts-lost"] * 4]
    assert {notice.facts["title"] for notice in notices[1:]} == {"Mejl", "Protokollet", "Budget"}
    with rescued(path) as new:
        versions = [version for each in new.snapshot().evidence for version in each.versions]
        assert {(each.trouble, each.pages) for each in versions} == {(Trouble.UNREAD, None)}
        assert new.evidence_bytes(3) == b"locked" * 2000
        new.read_again(3, document("budget.pdf", LONG, data=b"locked" * 2000))
        assert new.snapshot().evidence[2].newest.trouble is None


def test_a_lost_index_costs_nothing(path) -> None:
    spoil(path, "page_text_data")
    assert codes(saved(path)) == ["rescued"]


def test_what_was_known_of_evidence_is_lost_but_not_its_files(path) -> None:
    spoil(path, "evidence")
    notices = saved(path)
    assert codes(notices) == ["rescued", "some-evidence-lost", *["evidence-unknown"] * 3]
    with rescued(path) as new:
        seen = new.snapshot()
        assert [(each.title, each.secret) for each in seen.evidence] == [
            ("mejl", True),
            ("protokoll", True),
            ("budget", True),
        ]
        assert seen.cited("1.1") == (Citation(3, "3-6"), Citation(2, "2", "antar budgeten", 2))
        assert seen.evidence[1].decisions == (DECISION,)


def test_files_that_are_lost_are_named_and_their_decisions_stay(path) -> None:
    spoil(path, "version")
    notices = saved(path)
    assert codes(notices) == ["rescued", "citations-lost", "some-evidence-lost"]
    with rescued(path) as new:
        assert new.snapshot().evidence == ()
        assert [each.decision.title for each in new.snapshot().decisions] == ["Arvoden"]


def test_one_lost_version_is_named_and_its_citations_mean_the_one_that_is_left(path) -> None:
    run_sql(
        path, "UPDATE content SET bytes = x'00' WHERE sha256 = (SELECT sha256 FROM version WHERE number = 2)"
    )
    notices = saved(path)
    assert notices[-1] == Notice(
        "evidence-lost", facts={"title": "Protokollet", "file_name": "protokoll.pdf"}
    )
    with rescued(path) as new:
        assert new.snapshot().cited("1.1")[1] == Citation(2, "2", "antar budgeten", 1)


@pytest.mark.parametrize(
    ("table", "code"), [("decision", "register-lost"), ("checklist_line", "checklist-lost")]
)
def test_a_lost_register_or_checklist_is_told_and_costs_nothing_else(path, table, code) -> None:
    spoil(path, table)
    assert codes(saved(path)) == ["rescued", code]


# The doctor


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        (
            "DELETE FROM page WHERE number = 7",
            Notice("text-damaged", facts={"title": "Budget", "file_name": "budget.pdf"}),
        ),
        (
            "UPDATE content SET bytes = x'00' WHERE sha256 IN (SELECT unlocked FROM version)",
            Notice("evidence-damaged", facts={"title": "Budget", "file_name": "budget.pdf"}),
        ),
        ("DELETE FROM page_text_docsize WHERE id = 1", Notice("index-damaged")),
        (
            "UPDATE evidence SET kind = 'x' WHERE id = 1",
            Notice("rows-loose", facts={"table": "evidence", "count": "1"}),
        ),
        (
            "UPDATE version SET trouble = 'x' WHERE id < 3",
            Notice("rows-loose", facts={"table": "version", "count": "2"}),
        ),
        ("DROP TABLE term", Notice("schema-changed", facts={"name": "term"})),
    ],
)
def test_what_is_wrong_with_evidence_is_found(path, sql, expected) -> None:
    run_sql(path, sql)
    found = check(path)
    assert expected in found
    assert {notice.code for notice in found} <= {expected.code, "index-damaged"}
    to = path.with_name("räddad.auditprep")
    rescue(path, to, kept_form)
    assert [notice.code for notice in check(to)] == ["case-sound"]


def test_any_page_may_be_spoilt(path: Path, sound: bytes) -> None:
    """Whatever page of the file is spoilt, the rest is saved, and the case that is made is sound."""
    count = len(sound) // PAGE
    for page in range(1, count, 7):
        data = bytearray(sound)
        data[page * PAGE : (page + 1) * PAGE] = b"\xa5" * PAGE
        path.write_bytes(data)
        to = path.with_name("räddad.auditprep")
        to.unlink(missing_ok=True)
        rescue(path, to, lambda *_form: CASE_QUESTIONNAIRE)
        assert [notice.code for notice in check(to)] == ["case-sound"]
