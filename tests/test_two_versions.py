"""Two versions of the program side by side with the same case, each in a process of its own.

The newer version is this one with one more step of the schema: that is what the next version will be to this one.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from commanding import Command, commander
from forms import make_form

from auditprep.case import Case
from auditprep.errors import NewerCase
from auditprep.store import schema
from auditprep.store.lock import lock_file

ROOT = Path(__file__).parents[1]

NEWER = """
from auditprep.store.migrations import MIGRATIONS
@MIGRATIONS()
def s999_next(db):
    db.executescript("CREATE TABLE next (id INTEGER PRIMARY KEY) STRICT")
"""
OPENS = """
import sys
from pathlib import Path
from auditprep.case import Case
with Case.open(Path(sys.argv[1]), who="anna") as case:
    print("reads" if case.read_only else "writes", flush=True)
    for line in sys.stdin:
        case.answer("1.1", text=line.strip())
        print("did", flush=True)
"""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Command:
    """A command of this version, the older one."""
    return commander(monkeypatch)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "år.auditprep"
    with Case.create(path, make_form(), "form.docx", who="anna") as made:
        made.answer("1.1", text="Skrivet i den äldre versionen")
    return path


@pytest.fixture
def newer(case: Path) -> Path:
    """The case, once the newer version has had it open."""
    with another_program(NEWER + OPENS, case) as program:
        assert says(program) == "writes"
    return case


@contextmanager
def another_program(words: str, case: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the case open until the end."""
    process = subprocess.Popen(
        [sys.executable, "-c", words, str(case)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        yield process
    finally:
        process.communicate()
    assert process.returncode == 0


def says(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def writes(process: subprocess.Popen[str], words: str) -> None:
    """Lets the other program answer a question."""
    assert process.stdin
    process.stdin.write(f"{words}\n")
    process.stdin.flush()
    assert says(process) == "did"


def test_only_one_of_two_programs_writes_and_the_other_reads_along(case: Path) -> None:
    with another_program(OPENS, case) as first:
        assert says(first) == "writes"
        with Case.open(case, who="bo") as second:
            assert second.read_only
            assert second.holder is not None
            assert second.holder.user == "anna"
            writes(first, "Ändrat av den första")
            assert second.snapshot().answer("1.1").text == "Ändrat av den första"
    with Case.open(case, who="bo") as alone:
        assert not alone.read_only
    assert not lock_file(case).exists()


def test_an_older_program_refuses_a_newer_case_politely_and_leaves_it_as_it_is(
    newer: Path, run: Command
) -> None:
    before, beside = hashlib.sha256(newer.read_bytes()).hexdigest(), sorted(newer.parent.iterdir())
    for command, *more in (["show"], ["answer", "1.1", "--mark", "Ja"], ["check"], ["history"], ["doctor"]):
        told = run(command, newer, *more)
        assert (told.code, told.out) == (1, "")
        assert "en nyare version av auditprep" in told.err
    with pytest.raises(NewerCase) as caught:
        Case.open(newer)
    assert caught.value.facts["version"] == caught.value.facts["known"] + 1 == schema.known() + 1
    assert hashlib.sha256(newer.read_bytes()).hexdigest() == before
    assert sorted(newer.parent.iterdir()) == beside


def test_an_older_program_is_refused_also_while_the_newer_one_works(case: Path, run: Command) -> None:
    with another_program(NEWER + OPENS, case) as program:
        assert says(program) == "writes"
        assert run("answer", case, "1.1", "--mark", "Nej").code == 1
        writes(program, "Går som vanligt")
    with another_program(NEWER + OPENS, case) as program:
        assert says(program) == "writes"


def test_a_newer_program_only_reads_what_an_older_one_has_open_and_changes_no_schema_under_it(
    case: Path,
) -> None:
    with Case.open(case, who="bo") as older:
        with another_program(NEWER + OPENS.partition("    for line")[0], case) as program:
            assert says(program) == "reads"
        older.answer("1.1", text="Den äldre skriver vidare")
    with Case.open(case, who="bo") as again:
        assert not again.read_only
        assert again.snapshot().answer("1.1").text == "Den äldre skriver vidare"


def test_a_newer_program_takes_an_older_case_over_with_everything_in_it(
    newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "known", lambda: 1_000)  # as the newer program reads it
    with Case.open(newer, read_only=True) as case:
        assert case.snapshot().answer("1.1").text == "Skrivet i den äldre versionen"
