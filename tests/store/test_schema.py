"""The schema is what was shipped, and every case ever shipped still opens, with everything in it."""

from __future__ import annotations

import datetime as dt
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from cases import CASE_QUESTIONNAIRE, CORRECTIONS, FORM, document
from sqlite_utils import Migrations
from with_others import DECIDED, DRAFT, FINDING, LAST_YEAR, PARTS, PLAN_THEN, SENT_ON

from auditprep.errors import SaveFailed
from auditprep.model import (
    Answer,
    Citation,
    Decision,
    EvidenceKind,
    PageText,
    PairChoice,
    Status,
    Trouble,
)
from auditprep.store import schema
from auditprep.store.casefile import CaseFile
from auditprep.store.doctor import check

REFERENCE = Path(__file__).parent / "reference"
ADOPTED = Decision("Nämnden", dt.date(2023, 12, 12), 63, "N 2023/92", "Internkontrollplan", 2, "1")
SHIPPED = sorted(REFERENCE.glob("schema-*.auditprep"))


def described() -> str:
    db = schema.in_memory()
    words = "\n\n".join(f"-- {name}\n{made_by}" for name, made_by in schema.described(db).items()) + "\n"
    db.close()
    return words


def test_the_schema_is_the_one_that_was_shipped() -> None:
    """If this fails: add a migration, leave those that are there, and run tests/store/make_reference.py."""
    assert described() == (REFERENCE / f"schema-{schema.known()}.sql").read_text(encoding="utf-8")


def test_every_schema_has_its_reference() -> None:
    assert [path.name for path in SHIPPED] == [f"schema-{n}.auditprep" for n in range(1, schema.known() + 1)]


def test_every_table_is_strict() -> None:
    db = schema.in_memory()
    tables = db.execute("PRAGMA table_list").fetchall()
    db.close()
    ours = {
        name: bool(strict)
        for _in, name, kind, *_rest, strict in tables
        if kind == "table" and not name.startswith("sqlite_")
    }
    assert len(ours) > 15
    assert all(ours.values()), ours


def test_a_new_file_is_marked_as_ours(tmp_path) -> None:
    shutil.copy(SHIPPED[-1], tmp_path / "c.auditprep")
    with CaseFile(tmp_path / "c.auditprep", who="bo") as case:
        pragmas = (
            "application_id",
            "user_version",
            "journal_mode",
            "synchronous",
            "foreign_keys",
            "trusted_schema",
        )
        found = {name: case._db.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas}
    extra = 3
    assert found == {
        "application_id": schema.APPLICATION_ID,
        "user_version": schema.known(),
        "journal_mode": "delete",
        "synchronous": extra,
        "foreign_keys": 1,
        "trusted_schema": 0,
    }


@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda path: path.stem)
@pytest.mark.parametrize("read_only", [False, True])
def test_every_case_ever_shipped_opens_with_everything_in_it(tmp_path, shipped, read_only) -> None:
    path = tmp_path / "c.auditprep"
    shutil.copy(shipped, path)
    with CaseFile(path, read_only=read_only, who="bo") as case:
        seen = case.snapshot()
        assert seen.questionnaire == CASE_QUESTIONNAIRE
        assert case.form() == FORM
        assert seen.answer("1.5") == Answer("Vet ej", "Skrivet i schema", done=True)
        assert seen.cited("1.5") == (Citation(seen.evidence[0].id, "3-6"),)
        assert case.evidence_bytes(seen.evidence[0].id) == (REFERENCE / "bevis.txt").read_bytes()
        assert len(case.history("1.5")) == 4
    if not read_only:
        assert [notice.code for notice in check(path)] == ["case-sound"]


def test_a_case_from_before_corrections_has_none_and_the_newest_keeps_them(tmp_path) -> None:
    seen = {}
    for shipped in SHIPPED:
        shutil.copy(shipped, tmp_path / shipped.name)
        with CaseFile(tmp_path / shipped.name, who="bo") as case:
            seen[shipped.stem] = (case.snapshot().corrections, case.snapshot().answer("2.1").evidence)
    assert seen.pop("schema-1") == ((), "")
    assert set(seen.values()) == {(CORRECTIONS, "Bilaga 1")}


def test_evidence_from_before_versions_is_a_first_version_that_nobody_has_read(tmp_path) -> None:
    for shipped in SHIPPED[:2]:
        shutil.copy(shipped, tmp_path / shipped.name)
        with CaseFile(tmp_path / shipped.name, who="bo") as case:
            (found,) = case.snapshot().evidence
            assert (found.title, found.kind, found.decision) == ("Beviset", EvidenceKind.OTHER, None)
            (version,) = found.versions
            assert (version.number, version.file_name, version.size) == (1, "bevis.txt", found.size)
            assert (version.trouble, version.pages) == (Trouble.UNREAD, None)
            assert not case.has_checklist
            case.read_again(found.id, document("b", "Beviset", data=case.evidence_bytes(found.id)))
            assert case.snapshot().evidence[0].title == "Beviset"
            assert case.page_texts(found.id) == (PageText("Beviset"),)
            case.cite("1.5", found.id, "1", "Beviset")
            assert len(case.snapshot().cited("1.5")) == 2
        assert [notice.code for notice in check(tmp_path / shipped.name)] == ["case-sound"]


def test_a_case_of_the_third_schema_has_its_proofs(tmp_path) -> None:
    shutil.copy(REFERENCE / "schema-3.auditprep", tmp_path / "c.auditprep")
    with CaseFile(tmp_path / "c.auditprep", who="bo") as case:
        seen = case.snapshot()
        minutes = seen.evidence[1]
        assert (minutes.title, minutes.kind) == ("Protokoll i december", EvidenceKind.MINUTES)
        assert (minutes.represents, minutes.secret, minutes.note) == ("2023-12-12", True, "Sekretess")
        assert [version.printed for version in minutes.versions] == [(None, "1")] * 2
        assert (minutes.decision, minutes.decisions) == (ADOPTED, (ADOPTED,))
        assert seen.cited("2.1") == (Citation(minutes.id, "2", "att anta planen", 2),)
        assert [each.decision.paragraph for each in seen.decisions] == [63, 4]
        assert [(each.text, each.evidence, each.reason) for each in seen.checklist] == [
            ("Protokoll", (minutes.id,), ""),
            ("Budget", (), "Finns inte än"),
        ]
        assert case.page_texts(minutes.id, 1)[1].printed == "1"
        found: list[int] = []
        case.search(lambda pages: found.extend(pages.page_ids('"anta planen"', 9)))
        assert len(found) == 1


def test_a_case_of_the_fifth_schema_has_what_was_accepted(tmp_path) -> None:
    shutil.copy(REFERENCE / "schema-5.auditprep", tmp_path / "c.auditprep")
    with CaseFile(tmp_path / "c.auditprep", who="bo") as case:
        seen = case.snapshot()
    assert [(each.known_by, each.reason, each.later) for each in seen.accepted] == [
        (FINDING.known_by, "Ska stå så", True)
    ]
    assert seen.previous == LAST_YEAR


def test_a_case_of_the_fourth_schema_has_all_that_stands_beside_the_answers(tmp_path) -> None:
    shutil.copy(REFERENCE / "schema-4.auditprep", tmp_path / "c.auditprep")
    with CaseFile(tmp_path / "c.auditprep", who="bo") as case:
        seen = case.snapshot()
        assert (seen.status, seen.decided, seen.sent_on, seen.sent_to) == (
            *(Status.SENT, DECIDED, SENT_ON),
            "Revisionen",
        )
        assert [each.after for each in seen.status_changes] == [Status.DECIDED, Status.SENT]
        assert [(each.kind, each.size, each.status) for each in seen.exported] == [
            ("docx", 4711, Status.DRAFT)
        ]
        assert (seen.previous, seen.choices) == (
            replace(LAST_YEAR, accepted=()),
            (PairChoice("1.1", "1.5", True),),
        )
        assert [(each.question, each.then) for each in seen.wanted] == [("1.5#2", PLAN_THEN)]
        assert seen.answer("1.5#2") == Answer("Ja", "Från 2023.", evidence="Bilaga 3", carried=True)
        assert seen.remark("").assessment == "Ändamålsenlig"
        (out,) = seen.handouts
        assert (out.to, out.questions, out.is_out) == ("Eva", ("1.1", "2.1"), True)
        assert out.base["1.1"].text == "Beslutat i *mars*"
        assert [(each.kind, each.what) for each in case.steps()][:1] == [("carry", "2023")]


def test_a_case_from_before_colleagues_is_a_draft_with_nothing_beside(tmp_path) -> None:
    for shipped in SHIPPED[:3]:
        shutil.copy(shipped, tmp_path / shipped.name)
        with CaseFile(tmp_path / shipped.name, who="bo") as case:
            seen = case.snapshot()
            for part in PARTS[2:]:
                assert not getattr(seen, part), part
            assert seen.status is Status.DRAFT
            assert not any(each.carried for each in seen.answers.values())
            assert {each.step for each in case.changes()} == {0}
            step = case.carry([replace(DRAFT, question="2.1")], "2023")
            assert case.snapshot().answer("2.1").carried
            assert case.undo(step) == ()
        assert [notice.code for notice in check(tmp_path / shipped.name)] == ["case-sound"]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "granvik.auditprep"
    shutil.copy(SHIPPED[0], path)
    return path


@pytest.fixture
def tomorrow(monkeypatch) -> Migrations:
    """The schemas of today and one more."""
    later = Migrations("auditprep")
    for step in schema.MIGRATIONS._migrations:
        later()(step.fn)

    @later()
    def s999_motto(db) -> None:
        db.executescript("ALTER TABLE properties ADD COLUMN motto TEXT")

    monkeypatch.setattr(schema, "MIGRATIONS", later)
    return later


def test_before_a_migration_the_file_is_backed_up_beside_itself(old, tomorrow) -> None:
    before = old.read_bytes()
    with CaseFile(old, who="bo") as case:
        assert case.snapshot().answer("1.5").mark == "Vet ej"
        assert schema.version(case._db) == len(SHIPPED) + 1
    today = dt.datetime.now().astimezone().date().isoformat()
    backup = old.with_name(f"granvik-schema-1-{today}.auditprep")
    assert set(old.parent.iterdir()) == {old, backup}
    connection = sqlite3.connect(backup)
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    assert connection.execute("SELECT count(*) FROM answer").fetchone() == (2,)
    connection.close()
    assert len(backup.read_bytes()) == len(before)
    with CaseFile(old, who="bo"):
        pass
    assert set(old.parent.iterdir()) == {old, backup}


def test_a_backup_never_replaces_another(old, tomorrow) -> None:
    today = dt.datetime.now().astimezone().date().isoformat()
    taken = old.with_name(f"granvik-schema-1-{today}.auditprep")
    taken.write_text("an earlier backup")
    CaseFile(old, who="bo").close()
    assert taken.read_text() == "an earlier backup"
    assert old.with_name(f"granvik-schema-1-{today}-2.auditprep").exists()


def test_a_case_of_an_older_schema_can_be_read_without_being_changed(old, tomorrow) -> None:
    before = old.read_bytes()
    with CaseFile(old, read_only=True, who="bo") as case:
        assert case.snapshot().answer("1.5").mark == "Vet ej"
    assert old.read_bytes() == before
    assert list(old.parent.iterdir()) == [old]


def test_a_migration_that_fails_leaves_the_case_as_it_was_and_unlocked(old, tomorrow) -> None:
    @tomorrow()
    def s9999_fails(db) -> None:
        db.executescript("CREATE TABLE half_done (id INTEGER) STRICT")
        error = sqlite3.OperationalError("simulated")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    before = old.read_bytes()
    with pytest.raises(SaveFailed) as caught:
        CaseFile(old, who="bo")
    assert caught.value.facts == {"file": str(old), "reason": "disk-full"}
    assert old.read_bytes() == before
    assert not old.with_name("granvik.auditprep.lock").exists()
