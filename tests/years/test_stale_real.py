"""Answers of real forms: every year that may be rewritten is last year's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from auditprep import produce, richtext
from auditprep.model import Stale, StaleKind
from auditprep.years.stale import stale

FORMS = Path(__file__).parents[2] / ".." / "shared" / "forms"
FILLED = (("V2-form-2024-filled.docx", 2024), ("V3-form-2023-filled-xmarks.docx", 2023))


def read(name: str, then: int) -> list[Stale]:
    file = FORMS / name
    if not file.exists():
        pytest.skip("the real forms are not on this machine")
    _data, form = produce.read_form(file)
    texts = [richtext.plain(each.answer.text) for each in form.questions()]
    return [piece for text in texts for piece in stale(text, then, then + 1)]


@pytest.mark.parametrize(("name", "then"), FILLED)
def test_only_last_year_and_periods_that_begin_with_it_are_rewritten_and_the_columns_beside_it(
    name: str, then: int
) -> None:
    rewritten = [each for each in read(name, then) if each.proposals]
    assert len(rewritten) >= 20
    for each in rewritten:
        years = [int(year) for year in re.findall(r"20\d\d", each.was)]
        assert years[0] == then or (years == [then - 1] and each.kind is StaleKind.YEAR), each
        assert [int(year) for year in re.findall(r"20\d\d", each.proposals[0])] == [
            year + 1 for year in years
        ]


@pytest.mark.parametrize(("name", "then"), FILLED)
def test_every_kind_that_the_form_has_is_found(name: str, then: int) -> None:
    kinds = {each.kind for each in read(name, then)}
    assert {StaleKind.PERIOD, StaleKind.DOCUMENT, StaleKind.YEAR, StaleKind.KPI, StaleKind.AMOUNT} <= kinds
    assert {StaleKind.DATE, StaleKind.REGISTRY, StaleKind.MONTH} <= kinds
