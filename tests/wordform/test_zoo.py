"""Every way of ticking in every layout (tests/zoo) is read right and filled in, and stays a valid Word file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from zoo import LEFT_BEHIND, RECIPES, specimen, specimens
from zoo.checks import faults_added, wrongly_filled, wrongly_kept, wrongly_read
from zoo.table import forms_md, marks_of, without_marks

TABLE = Path(__file__).parents[2] / "docs" / "forms.md"


def one_of_each() -> list[str]:
    """Names of specimens, so that every mechanism and every layout is among them."""
    seen: set[str] = set()
    chosen = []
    for name, recipe in RECIPES.items():
        if not {recipe.mechanism, recipe.layout} <= seen:
            seen |= {recipe.mechanism, recipe.layout}
            chosen.append(name)
    return chosen


def test_no_two_specimens_are_the_same_form():
    forms = [each.filled for each in specimens()]
    assert len(set(forms)) == len(forms)


@pytest.mark.parametrize("name", RECIPES)
def test_every_question_and_answer_is_read_right_and_without_doubt(name):
    assert wrongly_read(specimen(name)) == []


@pytest.mark.parametrize("name", RECIPES)
def test_a_blank_form_is_filled_in_and_nothing_else_changes(name):
    assert wrongly_filled(specimen(name)) == []


@pytest.mark.parametrize("name", one_of_each())
def test_a_form_that_is_filled_in_has_no_faults(name, tmp_path):
    assert faults_added(specimen(name), tmp_path) == []


@pytest.mark.parametrize("name", LEFT_BEHIND)
def test_what_people_leave_behind_is_read_as_it_is_meant(name):
    assert wrongly_read(specimen(name)) == []


@pytest.mark.parametrize("name", LEFT_BEHIND)
def test_doubt_is_told_and_no_words_are_lost(name):
    assert wrongly_kept(specimen(name)) == []


def test_the_table_in_docs_is_what_the_zoo_shows(tmp_path):
    """With AUDITPREP_WRITE_DOCS=1 it is written anew, by the same checks as above."""
    if os.environ.get("AUDITPREP_WRITE_DOCS"):
        TABLE.write_text(forms_md(marks_of(tmp_path)), encoding="utf-8")
    assert without_marks(TABLE.read_text(encoding="utf-8")) == forms_md(lambda name: "?")
