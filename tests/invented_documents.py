"""First pages of documents of the invented municipality Björkköping, of every kind that is evidence, with the truth."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from auditprep.model import Decision, EvidenceKind, PageText


@dataclass(frozen=True)
class Invented:
    """A document, and what should be understood of it. `own` is the title among the file's properties."""

    file_name: str
    pages: tuple[str, ...]
    kind: EvidenceKind
    title: str | None
    represents: str | None = None
    decision: Decision | None = None
    own: str | None = None

    def texts(self) -> tuple[PageText, ...]:
        return tuple(PageText(text) for text in self.pages)


DOCUMENTS = (
    Invented(
        "budget_2024-2026_antagen.pdf",
        (
            "Björkköpings kommun\nOmsorgsnämnden\nOmsorgsnämndens budget\n2024-2026\nAntagen av omsorgsnämnden 2023-11-21 § 84, dnr ON 2023/212",
            "Innehåll\nInledning ........ 1\nBilaga 1 Internkontrollplan ........ 9\nBilaga 2 Väsentlighets- och riskanalys .... 12",
            "Omsorgsnämndens budget 2024-2026\nInledning\nKommunfullmäktige antog 2019-09-25, § 175, en policy för hållbarhet.",
            "Omsorgsnämndens budget 2024-2026\nBilaga 1\nInternkontrollplan 2024\nKontrollmoment",
        ),
        EvidenceKind.BUDGET,
        "Omsorgsnämndens budget 2024–2026",
        "2024–2026",
        Decision("Omsorgsnämnden", dt.date(2023, 11, 21), 84, "ON 2023/212", page=1),
        own="Microsoft Word - Budget mall.docx",
    ),
    Invented(
        "Delårsrapport.docx",
        (
            "Delårsbokslut per 31 augusti 2024\nOmsorgsnämnden\nSammanfattning\nNämnden redovisar ett underskott mot budget om 2,1 mnkr. Uppföljning av internkontrollplan sker i bilaga.",
        ),
        EvidenceKind.INTERIM_REPORT,
        "Delårsbokslut per 31 augusti 2024",
        "2024",
    ),
    Invented(
        "tertialrapport2.pdf",
        ("TERTIALRAPPORT 2\n2024\nBarn- och utbildningsnämnden\nDiarienummer: BUN-2024-00123\nInledning\nTertialrapport 2 beskriver utfallet till och med augusti.",),
        EvidenceKind.INTERIM_REPORT,
        "Tertialrapport 2 2024",
        "2024",
        Decision(dnr="BUN-2024-00123", page=1),
    ),
    Invented(
        "manadsuppfoljning_nov_2023.xlsx",
        ("Månadsuppföljning november 2023\nOmsorgsnämnden\nBelopp i tkr Budget Utfall Prognos\nIntäkter 12 14 13",),
        EvidenceKind.MONTHLY_FOLLOW_UP,
        "Månadsuppföljning november 2023",
        "2023-11",
    ),
    Invented(
        "IKP.pdf",
        (
            "Internkontrollplan 2024\nför kultur- och fritidsnämnden\nDokumenttyp: Plan\nFastställd av: Kultur- och fritidsnämnden\nBeslutsdatum: 2023-12-05\nParagraf: 97\nDnr: KFN 2023/45",
            "Process Risk Kontrollmoment Metod Ansvarig\nBudget Felaktig attest Stickprov Månadsvis Ekonom",
        ),
        EvidenceKind.INTERNAL_CONTROL_PLAN,
        "Internkontrollplan 2024",
        "2024",
        Decision("Kultur- och fritidsnämnden", dt.date(2023, 12, 5), 97, "KFN 2023/45", page=1),
    ),
    Invented(
        "uppf ik 2023.docx",
        ("Uppföljning av internkontrollplan 2023\nOmsorgsnämnden\nBakgrund\nI internkontrollplanen för 2023 finns fyra kontrollmål. Planen antogs av omsorgsnämnden 2022-12-06 § 90.",),
        EvidenceKind.INTERNAL_CONTROL_FOLLOW_UP,
        "Uppföljning av internkontrollplan 2023",
        "2023",
    ),
    Invented(
        "bilaga 2.pdf",
        ("Väsentlighets- och riskanalys 2025\nRisk Sannolikhet Väsentlighet Riskvärde\nOtillräcklig samverkan 3 4 12",),
        EvidenceKind.RISK_ANALYSIS,
        "Väsentlighets- och riskanalys 2025",
        "2025",
    ),
    Invented(
        "delegationsordning.pdf",
        (
            "Delegationsordning för omsorgsnämnden\nBeslutande instans Datum för beslut Diarienummer\nOmsorgsnämnden 2024-01-30 ON 2024/7",
            "Delegationsordning för omsorgsnämnden\n1 Allmänt\nEnligt 6 kap. 37 § kommunallagen får en nämnd delegera beslut.",
        ),
        EvidenceKind.DELEGATION_RULES,
        "Delegationsordning för omsorgsnämnden",
        None,
        Decision("Omsorgsnämnden", dt.date(2024, 1, 30), None, "ON 2024/7", page=1),
    ),
    Invented(
        "attest.xlsx",
        ("Attestförteckning 2024 omsorgsnämnden\nAnsvar Beslutsattestant Ersättare\n1200 Enhetschef Förvaltningschef",),
        EvidenceKind.AUTHORISATION_LIST,
        "Attestförteckning 2024 omsorgsnämnden",
        "2024",
    ),
    Invented(
        "TJS budget.docx",
        (
            "Björkköpings kommun\nTjänsteskrivelse\nDatum: 2023-11-02\nDnr: ON 2023/212\nTill omsorgsnämnden\nOmsorgsnämndens budget 2024–2026\nFörslag till beslut\nOmsorgsnämnden antar budgeten.\nÄrendebeskrivning\nFörvaltningen har tagit fram ett förslag till budget.",
        ),
        EvidenceKind.STATEMENT,
        "Tjänsteskrivelse: Omsorgsnämndens budget 2024–2026",
        "2023-11-02",
    ),
    Invented(
        "riktlinjer.pdf",
        ("Riktlinjer för budget och uppföljning\nBeslutad: Kommunstyrelsen 2021-05-04, § 112\nReviderad: 2023-03-07 § 41\nGäller från 2021-06-01\nSyfte\nRiktlinjerna beskriver hur budget och delårsbokslut tas fram.",),
        EvidenceKind.POLICY,
        "Riktlinjer för budget och uppföljning",
        None,
        Decision("Kommunstyrelsen", dt.date(2021, 5, 4), 112, page=1),
    ),
    Invented(
        "handlingsplan.docx",
        ("Handlingsplan för en ekonomi i balans 2024\nOmsorgsnämnden 2024-09-17, § 42\nÅtgärder\nNämndens budget överskrids med 4 mnkr.",),
        EvidenceKind.ACTION_PLAN,
        "Handlingsplan för en ekonomi i balans 2024",
        "2024",
        Decision("Omsorgsnämnden", dt.date(2024, 9, 17), 42, page=1),
    ),
    Invented(
        "arsredovisning.pdf",
        ("Årsredovisning 2023\nBjörkköpings kommun\nFörvaltningsberättelse\nEtt år med höga priser.",),
        EvidenceKind.ANNUAL_REPORT,
        "Årsredovisning 2023",
        "2023",
    ),
    Invented(
        "genomlysning.pptx",
        ("Genomlysning av ekonomiskt bistånd\nSlutrapport 2024", "Varför en genomlysning?\nKostnaderna ökar"),
        EvidenceKind.EFFICIENCY_REVIEW,
        "Genomlysning av ekonomiskt bistånd",
        "2024",
        own="PowerPoint-presentation",
    ),
    Invented(
        "kallelse.pdf",
        (
            "KALLELSE\nOmsorgsnämnden\nSammanträdesdatum 2024-03-12\nFöredragningslista\n§ 12 Val av justerare\n§ 13 Budget 2025\nJusterare utses\nOrdförande",
        ),
        EvidenceKind.OTHER,
        None,
    ),
    Invented(
        "RE Internkontrollplan.eml",
        ("Från: registrator@bjorkkoping.example\nTill: omsorgsnamnden@bjorkkoping.example\nSkickat: den 14 maj 2024 10:12\nÄmne: Internkontrollplan 2024, beslut\nHej\nHär kommer protokollet.",),
        EvidenceKind.MAIL,
        "Internkontrollplan 2024, beslut",
        "2024-05-14",
        own="Internkontrollplan 2024, beslut",
    ),
    Invented("scan0001.pdf", ("", ""), EvidenceKind.OTHER, None),
    Invented("delarsbokslut-2024.pdf", ("", ""), EvidenceKind.INTERIM_REPORT, None, "2024"),
    Invented(
        "rl 12.docx",
        ("Riktlinje\nBostadssociala kontrakt\nDokumenttyp\nRiktlinje\nFastställd/upprättad av\nSocialnämnden\nBeslutsdatum\n2022-05-17\nReviderad\n2023-01-01\nDiarienummer\nSN 2022/44",),
        EvidenceKind.POLICY,
        "Riktlinje: Bostadssociala kontrakt",
        None,
        Decision("Socialnämnden", dt.date(2022, 5, 17), None, "SN 2022/44", page=1),
    ),
    Invented(
        "plan.docx",
        ("Verksamhetsplan och internbudget\n2025\nBeslutande instans\tOmsorgsnämnden\nBeslutsdatum\t2024-12-03\nDiarienummer\tON 2024/300",),
        EvidenceKind.BUDGET,
        "Verksamhetsplan och internbudget 2025",
        "2025",
        Decision("Omsorgsnämnden", dt.date(2024, 12, 3), None, "ON 2024/300", page=1),
    ),
    Invented(
        "scan.pdf",
        ("TJÄNSTEUTLÅTANDE\nUtfärdat 2024-04-02\nDiarienummer OMS 2024/123\nTill\nOmsorgsnämnden 2024-04-18\nTertialrapport 1 för 2024\nFörvaltningens förslag till beslut\nNämnden godkänner.",),
        EvidenceKind.STATEMENT,
        "Tjänsteskrivelse: Tertialrapport 1 för 2024",
        "2024-04-02",
    ),
    Invented(
        "kallelse mars.pdf",
        ("Omsorgsnämnden\nKallelse till sammanträde\nTisdagen den 12 mars 2024\nÄrenden\n1 Val av justerare\n2 Budget",),
        EvidenceKind.OTHER,
        "Kallelse till sammanträde",
    ),
    Invented("Protokoll SN 2024-03-12.pdf", ("",), EvidenceKind.MINUTES, None, "2024-03-12"),
    Invented(
        "brev.pdf",
        ("Till revisorerna\nSvar på granskning av avtal\nNämnden lämnar följande svar.",),
        EvidenceKind.OTHER,
        "Svar på granskning av avtal",
    ),
)  # fmt: skip
