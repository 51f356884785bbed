"""What the program does often, against a peer that does the least of the same.

    ./dev bench               everything
    ./dev bench read fill     only these: read, fill, forms, evidence, match, compare, stale, check, commit, window

The real forms beside the repository are used where they are there, otherwise a generated one. Exit code 1 if
something takes more than its limit.
"""

from __future__ import annotations

import importlib.util
import io
import itertools
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench.check_case import check_case
from bench.compare_years import compare
from bench.evidence import evidence
from bench.forms import forms, test_forms
from bench.match_years import match_years
from bench.stale_words import stale_words
from bench.timing import ROOT, Result, Skipped, against, program, python, table
from bench.window import window

REAL_FORMS = ROOT / "../shared/forms"


def main(argv: Sequence[str]) -> int:
    chosen = [BENCHMARKS[name] for name in argv or BENCHMARKS]
    with tempfile.TemporaryDirectory(dir=_workshop()) as folder:
        results = [result for benchmark in chosen for result in benchmark(Path(folder))]
    print(table(results))
    return int(any(isinstance(each, Result) and each.ratio > each.limit for each in results))


def read(folder: Path) -> Iterator[Result | Skipped]:
    """A filled form read: as a program against pandoc, and within Python against mammoth."""
    from auditprep.wordform.reader import read_form

    name, data = _filled_form()
    file = folder / "filled.docx"
    file.write_bytes(data)
    what = f"read {name}"
    if pandoc := shutil.which("pandoc"):
        theirs = program(pandoc, "--from", "docx", "--to", "json", file)
        ours = python("-m", "auditprep", "form", file, "--json")
        yield against(what, "pandoc", ours, theirs, limit=2.0, rounds=8)  # Python starts slower
    else:
        yield Skipped(what, "pandoc is not installed")
    if importlib.util.find_spec("mammoth"):
        import mammoth

        yield against(
            what,
            "mammoth",
            lambda: read_form(data, file.name),
            lambda: mammoth.convert_to_html(io.BytesIO(data)),
            limit=1.0,
            rounds=10,
        )
    else:
        yield Skipped(what, "mammoth is not installed")


def fill(folder: Path) -> Iterator[Result | Skipped]:
    """A blank form filled in, against python-docx opening and saving it."""
    from docx import Document

    from auditprep.wordform.reader import read_form
    from auditprep.wordform.writer import fill_form

    name, data = _blank_form()
    blank, filled = read_form(data, name), read_form(_filled_form()[1], name)
    answers = {question.key: question.answer for question in filled.questions()}
    yield against(
        f"fill {name}",
        "python-docx opens and saves",
        lambda: fill_form(data, name, blank, answers),
        lambda: Document(io.BytesIO(data)).save(io.BytesIO()),
        limit=6.0,  # the peer neither parses 30,000 letters of Markdown nor writes a paragraph
        rounds=20,
    )
    first = next(iter(answers))
    yield against(
        f"fill {name}, one answer",
        "python-docx opens and saves",
        lambda: fill_form(data, name, blank, {first: answers[first]}),
        lambda: Document(io.BytesIO(data)).save(io.BytesIO()),
        limit=3.0,
        rounds=20,
    )


def commit(folder: Path) -> Iterator[Result | Skipped]:
    """One answer committed, against a bare SQLite commit with the same safety on the same disk."""
    from auditprep import produce
    from auditprep.case import Case

    texts = (f"Svar nummer {number}, i ett par ord." for number in itertools.count())
    bare = sqlite3.connect(folder / "bare.db", isolation_level=None)
    bare.executescript("PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; CREATE TABLE answer (text)")
    bare.execute("INSERT INTO answer VALUES ('')")
    with Case.create(folder / "bench.auditprep", *produce.shipped_form()) as case:
        yield against(
            "commit one answer",
            "bare SQLite",
            lambda: case.answer("1.1", text=next(texts)),
            lambda: bare.execute("UPDATE answer SET text = ?", (next(texts),)),
            limit=2.0,
            rounds=200,
        )
    bare.close()


BENCHMARKS: dict[str, Callable[[Path], Iterator[Result | Skipped]]] = {
    "read": read,
    "fill": fill,
    "forms": forms,
    "evidence": evidence,
    "match": match_years,
    "compare": compare,
    "stale": stale_words,
    "check": check_case,
    "commit": commit,
    "window": window,
}


def _blank_form() -> tuple[str, bytes]:
    real = REAL_FORMS / "V1-form-2024-blank.docx"
    return ("V1", real.read_bytes()) if real.exists() else ("a generated form", _generated({}))


def _filled_form() -> tuple[str, bytes]:
    real = REAL_FORMS / "V2-form-2024-filled.docx"
    if real.exists():
        return "V2", real.read_bytes()
    return "a generated form", _generated(
        {"1.1": ("Ja", "Beslutat i mars.\nFöljs upp i maj."), "1.3": (None, "Två.")}
    )


def _generated(answers: dict[str, tuple[str | None, str]]) -> bytes:
    return test_forms().make_form(answers=answers)


def _workshop() -> Path:
    """A folder on the repository's own disk: the system's may be in memory, where commits cost nothing."""
    folder = ROOT / "output"
    folder.mkdir(exist_ok=True)
    return folder
