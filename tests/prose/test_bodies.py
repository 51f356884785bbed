from __future__ import annotations

import pytest

from auditprep.prose.bodies import abbreviates, abbreviations, bodies


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("socialnämnden beslutar", ["Socialnämnden"]),
        ("Socialnämndens budget", ["Socialnämnden"]),
        ("SOCIALNÄMNDEN", ["Socialnämnden"]),
        ("till kommunfullmäktige och KS", ["Kommunfullmäktige", "Kommunstyrelsen"]),
        ("Barn- och utbildningsnämnden", ["Barn- och utbildningsnämnden"]),
        ("i vård- och omsorgsnämndens regi", ["Vård- och omsorgsnämnden"]),
        ("Miljö-, bygg- och räddningsnämnden", ["Miljö-, bygg- och räddningsnämnden"]),
        ("kommunstyrelsens arbetsutskott", ["Kommunstyrelsens arbetsutskott"]),
        ("Arbetsutskottet föreslår", ["Arbetsutskottet"]),
        ("fullmäktige antog", ["Kommunfullmäktige"]),
        ("ON 2024-11-19 § 84", ["ON"]),
        ("Sn § 50", ["Sn"]),
        ("Socialstyrelsen och länsstyrelsen", []),
        ("nämnden beslutar", []),
        ("FN:s Agenda 2030, LVU § 6, EU 2024-05-14", []),
    ],
)
def test_bodies_are_named_in_full_where_that_is_known(text: str, names: list[str]) -> None:
    assert [each.name for each in bodies(text)] == names


def test_letters_are_learnt_from_the_text_that_explains_them() -> None:
    text = "Omsorgsnämnden (ON) beslutade. Detta står i ON 2024-11-19 § 84."
    assert [each.name for each in bodies(text, abbreviations(text))] == ["Omsorgsnämnden"] * 3


def test_letters_are_learnt_where_only_one_body_fits_them() -> None:
    assert abbreviations("Socialnämnden antog planen (SN 2024-09-17, §42).")["SN"] == "Socialnämnden"
    two = "Socialnämnden och Samhällsnämnden samarbetar (SN 2024-09-17, §42)."
    assert "SN" not in abbreviations(two)


@pytest.mark.parametrize(
    ("letters", "name", "may"),
    [
        ("SN", "Socialnämnden", True),
        ("BUN", "Barn- och utbildningsnämnden", True),
        ("KSAU", "Kommunstyrelsens arbetsutskott", True),
        ("KF", "Kommunfullmäktige", True),
        ("ON", "Socialnämnden", False),
        ("SB", "Socialnämnden", False),
        ("S", "Socialnämnden", False),
    ],
)
def test_letters_stand_for_a_body_in_their_order(letters: str, name: str, may: bool) -> None:
    assert abbreviates(letters, name) is may


def test_a_body_knows_where_it_stands() -> None:
    text = "Den barn- och utbildningsnämndens plan"
    found = bodies(text)[0]
    assert text[found.start : found.end] == "barn- och utbildningsnämndens"
