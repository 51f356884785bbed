"""The real forms beside the project, where they are: read wholly right, and filled in place."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from forms import document_xml
from ooxml import faults

from auditprep import richtext
from auditprep.model import Answer
from auditprep.wordform.reader import read_form
from auditprep.wordform.writer import fill_form

FORMS = Path(__file__).parents[2] / ".." / "shared" / "forms"
NAMES = ("V1-form-2024-blank", "V2-form-2024-filled", "V3-form-2023-filled-xmarks")

pytestmark = pytest.mark.skipif(not FORMS.is_dir(), reason="the real forms are not beside the project")


def bytes_of(name: str) -> bytes:
    return (FORMS / f"{name}.docx").read_bytes()


def truth_of(name: str) -> dict:
    return json.loads((FORMS / f"{name}.truth.json").read_text(encoding="utf-8"))


def words(text: str) -> list[str]:
    """The lines of a text that have words in them, without private-use glyphs."""
    return [line.strip() for line in re.sub(r"[\ue000-\uf8ff]", "", text).split("\n") if line.strip()]


@pytest.mark.parametrize("name", NAMES)
def test_every_question_is_read_right(name):
    asked, truth = read_form(bytes_of(name), name), truth_of(name)
    assert (asked.title, asked.year, str(asked.deadline)) == (
        truth["title"],
        truth["year"],
        truth["deadline"],
    )
    assert [
        (section.number, section.title, [
            (each.number, each.text, each.guidance, each.kind.value, list(each.options)) for each in section.questions
        ])
        for section in asked.sections
    ] == [
        (section["number"], section["title"], [
            (each["number"], each["text"], each["guidance"], each["kind"], each["options"])
            for each in section["questions"]
        ])
        for section in truth["sections"]
    ]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_every_answer_is_read_right(name):
    answers = truth_of(name)["answers"]
    for place, question in enumerate(read_form(bytes_of(name), name).questions()):
        truth = answers.get(
            str(place), {"mark": None, "description_plain": "", "n_bullets": 0, "n_numbered": 0}
        )
        assert question.answer.mark == truth["mark"], question.key
        assert words(richtext.plain(question.answer.text)) == words(truth["description_plain"]), question.key
        items = [
            block for block in richtext.parse(question.answer.text) if isinstance(block, richtext.ListItem)
        ]
        numbered = [item for item in items if item.number is not None]
        assert (len(items) - len(numbered), len(numbered)) == (truth["n_bullets"], truth["n_numbered"]), (
            question.key
        )


@pytest.mark.parametrize("name", NAMES)
def test_nothing_in_them_is_doubtful(name):
    assert read_form(bytes_of(name), name).notices == ()


def test_a_filled_form_answered_as_it_was_is_the_same_file():
    for name in NAMES[1:]:
        asked = read_form(bytes_of(name), name)
        answers = {each.key: each.answer for each in asked.questions()}
        assert fill_form(bytes_of(name), name, asked, answers).data == bytes_of(name)


def test_the_blank_form_filled_with_the_boards_answers_gives_them_back():
    blank, filled = (read_form(bytes_of(name), name) for name in NAMES[:2])
    answers = {
        mine.key: theirs.answer for mine, theirs in zip(blank.questions(), filled.questions(), strict=True)
    }
    done = fill_form(bytes_of(NAMES[0]), NAMES[0], blank, answers)
    assert done.receipt.placed == tuple(answers)
    assert not done.receipt.not_placed
    assert {each.key: each.answer for each in read_form(done.data, "f.docx").questions()} == answers


def test_changing_one_answer_of_a_filled_form_leaves_the_others_untouched():
    form, name = bytes_of(NAMES[1]), NAMES[1]
    asked = read_form(form, name)
    answers = {each.key: each.answer for each in asked.questions()} | {"1.3": Answer("Nej", "Ett nytt svar.")}
    changed = fill_form(form, name, asked, answers).data
    row_before, row_after = (document_xml(each).partition(b">1.3<") for each in (form, changed))
    assert row_before[0] == row_after[0]
    assert row_before[2].partition(b">1.4<")[2] == row_after[2].partition(b">1.4<")[2]


def test_what_is_written_is_as_valid_as_the_form_was(tmp_path):
    blank, filled = (read_form(bytes_of(name), name) for name in NAMES[:2])
    answers = {
        mine.key: theirs.answer for mine, theirs in zip(blank.questions(), filled.questions(), strict=True)
    }
    done = fill_form(bytes_of(NAMES[0]), NAMES[0], blank, answers)
    assert faults(done.data, tmp_path) == faults(bytes_of(NAMES[0]), tmp_path)
