from __future__ import annotations

import pytest

from auditprep.evidence.kinds import file_stem, kind_named
from auditprep.model import EvidenceKind as K


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Socialnämndens budget 2024–2026", K.BUDGET),
        ("Mål- och resursplan 2025", K.BUDGET),
        ("Sammanträdesprotokoll 2023-12-12", K.MINUTES),
        ("Delårsbokslut 2024", K.INTERIM_REPORT),
        ("Tertialrapport 1", K.INTERIM_REPORT),
        ("Årsbokslut 2023", K.ANNUAL_REPORT),
        ("Verksamhetsberättelse 2023", K.ANNUAL_REPORT),
        ("Månadsuppföljning per mars", K.MONTHLY_FOLLOW_UP),
        ("Budgetuppföljning februari", K.MONTHLY_FOLLOW_UP),
        ("Internkontrollplan 2024", K.INTERNAL_CONTROL_PLAN),
        ("Intern kontrollplan 2024", K.INTERNAL_CONTROL_PLAN),
        ("Plan för intern kontroll", K.INTERNAL_CONTROL_PLAN),
        ("Uppföljning av internkontrollplan 2023", K.INTERNAL_CONTROL_FOLLOW_UP),
        ("Uppföljning av intern kontroll", K.INTERNAL_CONTROL_FOLLOW_UP),
        ("Väsentlighets- och riskanalys", K.RISK_ANALYSIS),
        ("Risk- och väsentlighetsanalys 2025", K.RISK_ANALYSIS),
        ("Delegationsordning", K.DELEGATION_RULES),
        ("Attestförteckning 2024", K.AUTHORISATION_LIST),
        ("Attestreglemente", K.POLICY),
        ("Tjänsteskrivelse: budget 2024", K.STATEMENT),
        ("Riktlinjer för budget och uppföljning", K.POLICY),
        ("Reglemente för intern kontroll", K.POLICY),
        ("Rutin vid hot och våld", K.POLICY),
        ("Handlingsplan för budget i balans", K.ACTION_PLAN),
        ("Genomlysning av ekonomiskt bistånd", K.EFFICIENCY_REVIEW),
        ("delarsbokslut 2024", K.INTERIM_REPORT),
        ("vasentlighets och riskanalys", K.RISK_ANALYSIS),
        ("Semesterbilder", None),
    ],
)
def test_a_title_names_a_kind(title: str, kind: K | None) -> None:
    assert kind_named(title) is kind


def test_a_file_name_is_read_as_words() -> None:
    assert file_stem("Budget_2024-2026.slutlig-version.pdf") == "Budget 2024-2026 slutlig version"
