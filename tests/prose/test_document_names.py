from __future__ import annotations

import pytest

from auditprep.prose.document_names import STANDING, document_names, stem


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Se delårsbokslutet och årsredovisningen.", [("interim", "delårsbokslutet"), ("annual", "årsredovisningen")]),
        ("DELÅRSRAPPORT", [("interim", "DELÅRSRAPPORT")]),
        ("nämndens internkontrollplan", [("control", "internkontrollplan")]),
        ("en plan för intern kontroll", [("control", "plan för intern kontroll")]),
        ("väsentlighets- och riskanalys", [("risk", "väsentlighets- och riskanalys")]),
        ("risk- och väsentlighetsanalysen", [("risk", "risk- och väsentlighetsanalysen")]),
        ("mål och budget, investeringsbudget", [("budget", "mål och budget"), ("budget", "investeringsbudget")]),
        ("mål och flerårsstrategi", [("budget", "flerårsstrategi")]),
        ("budgetpolicy", [(STANDING, "budgetpolicy")]),
        ("budgetuppföljning", [("monthly", "budgetuppföljning")]),
        ("aktivitetsplan", [("plan", "aktivitetsplan")]),
        ("policyn, riktlinjer och delegationsordningen", [(STANDING, "policyn"), (STANDING, "riktlinjer"), (STANDING, "delegationsordningen")]),
        ("budgetåret, planperioden, planera, bedöma", []),
        ("", []),
    ],
)  # fmt: skip
def test_documents_are_known_by_their_names_in_any_form(text: str, names: list[tuple[str, str]]) -> None:
    assert [(each.family, text[each.start : each.end]) for each in document_names(text)] == names


def test_only_what_stands_until_it_is_changed_is_not_made_for_every_year() -> None:
    assert [each.is_yearly for each in document_names("budget och policy")] == [True, False]


def test_a_name_has_one_stem_in_all_its_forms() -> None:
    assert {stem(each) for each in ("delårsbokslut", "Delårsbokslutet", "delårsbokslutets")} == {
        "delårsbokslut"
    }
    assert {stem(each) for each in ("budget", "budgeten", "Budgetens")} == {"budget"}
