from __future__ import annotations

import pytest

from auditprep.prose.dated_names import dated_names


@pytest.mark.parametrize(
    ("text", "stem", "year"),
    [
        ("Se kompetensförsörjningsstrategi 2019–2023.", "kompetensförsörjningsstrategi", 2019),
        (
            "Nämnden har en kompetensförsörjningsstrategi (2019-09-24, § 84).",
            "kompetensförsörjningsstrategi",
            2019,
        ),
        ("Arbetet följer inköpspolicyn, antagen 2020-03-17.", "inköpspolicy", 2020),
        ("Nämndens delegationsordning från 2021 gäller.", "delegationsordning", 2021),
    ],
)
def test_a_policy_is_known_with_its_year(text: str, stem: str, year: int) -> None:
    (found,) = dated_names(text)
    assert (found.stem, found.year, found.is_accounted_for) == (stem, year, False)


def test_what_is_said_to_be_replaced_is_accounted_for() -> None:
    (found,) = dated_names("Inköpspolicyn från 2020 har ersatts i år.")
    assert found.is_accounted_for


@pytest.mark.parametrize(
    "text", ["Policy 2019 gäller.", "Inköpspolicyn gäller.", "Budget 2025", "", "Vision 2030"]
)
def test_a_name_without_a_year_or_that_many_have_is_none(text: str) -> None:
    assert dated_names(text) == ()
