"""Years opened and compared, against bare SQLite that only reads the same files; and texts compared word by word, against
difflib."""

from __future__ import annotations

import difflib
import itertools
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from bench.forms import test_forms
from bench.timing import Result, Skipped, against

if TYPE_CHECKING:
    from auditprep.model import Submission

YEARS, QUESTIONS, WORDS, LONG = 20, 30, 150, 5_000
_TABLES = ("answer", "question", "section", "citation", "evidence", "version", "decision")


def compare(folder: Path) -> Iterator[Result | Skipped]:
    """Twenty years of thirty questions; and two texts of five thousand words."""
    from auditprep import produce
    from auditprep.prose.differing import differing

    files = _cases(folder)

    def ours() -> None:
        produce.finish(produce.compare([produce.read_submission(file) for file in files]))

    what = f"open and compare {YEARS} years × {QUESTIONS} questions"
    yield against(what, "bare SQLite reads the files", ours, lambda: _read(files), limit=60.0, rounds=5)
    submissions = [produce.read_submission(file) for file in files]
    yield against(
        f"compare {YEARS} years × {QUESTIONS} questions",
        "difflib compares the texts",
        lambda: produce.finish(produce.compare(submissions)),
        lambda: _difflib(submissions),
        limit=2.0,  # ours looks for the questions too
        rounds=3,
    )
    old = _text(random.Random(1), LONG)
    new = _changed(old)
    yield against(
        f"two texts of {LONG} words, word by word",
        "difflib",
        lambda: differing(old, new),
        lambda: difflib.SequenceMatcher(None, old.split(), new.split(), autojunk=False).get_opcodes(),
        limit=1.0,
        rounds=5,
    )


def _cases(folder: Path) -> list[Path]:
    """A case a year, in which every question has been answered; a few of the questions are worded anew each year."""
    from auditprep.case import Case

    chance = random.Random(5)
    files = []
    texts = [_text(chance, WORDS) for _question in range(QUESTIONS)]
    asked = [f"{_text(chance, 12)} {number}?" for number in range(QUESTIONS)]
    for year in range(2000, 2000 + YEARS):
        for at in chance.sample(range(QUESTIONS), 3):
            asked[at], texts[at] = f"Enligt {asked[at]}", f"{texts[at]} {year}."
        file = folder / f"{year}.auditprep"
        with Case.create(file, _form(asked, year), "form.docx", year=year) as case:
            questions = list(case.snapshot().questionnaire.questions())
            for question, text in zip(questions, texts, strict=True):
                case.answer(question.key, mark=chance.choice(("Ja", "Nej", "Delvis")), text=text)
        files.append(file)
    return files


def _form(asked: list[str], year: int) -> bytes:
    forms = test_forms()
    questions = tuple(forms.FormQuestion(f"1.{at}", text) for at, text in enumerate(asked, 1))
    section = forms.FormSection("1", "Mål", questions)
    data: bytes = forms.make_form((section,), title=f"Frågor till nämnden {year}")
    return data


def _text(chance: random.Random, words: int) -> str:
    vocabulary = [f"{chance.choice('abdefghk')}{chance.choice('aeiouå')}{n}" for n in range(400)]
    return " ".join(chance.choice(vocabulary + ["och", "att", "i"] * 60) for _word in range(words))


def _changed(text: str) -> str:
    """The text with a word in ten another."""
    chance = random.Random(2)
    return " ".join("annat" if chance.random() < 0.1 else word for word in text.split())


def _read(files: list[Path]) -> None:
    """Every row that holds what is compared."""
    for file in files:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as db:
            known = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            for table in known.intersection(_TABLES):
                db.execute(f"SELECT * FROM {table}").fetchall()


def _difflib(submissions: list[Submission]) -> None:
    """The answers of each year against those of the next with the same keys: no question is looked for."""
    for older, newer in itertools.pairwise(submissions):
        for key, answer in older.answers.items():
            other = newer.answer(key).text
            difflib.SequenceMatcher(None, answer.text.split(), other.split()).get_opcodes()
