"""The real forms beside the project, where they are: read wholly right, and filled in place."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from auditprep import richtext
from auditprep.wordform.reader import read_form

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
