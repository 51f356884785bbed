"""What is out of date in last year's words, and what is not."""

from __future__ import annotations

import datetime as dt
import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.model import Decision, Stale, StaleKind
from auditprep.years.stale import stale

YEAR, PERIOD, MONTH, DATE = StaleKind.YEAR, StaleKind.PERIOD, StaleKind.MONTH, StaleKind.DATE
DOCUMENT, REGISTRY, AMOUNT, KPI = StaleKind.DOCUMENT, StaleKind.REGISTRY, StaleKind.AMOUNT, StaleKind.KPI


def pieces(
    text: str, then: int = 2024, now: int = 2025, **more: object
) -> list[tuple[StaleKind, str, tuple[str, ...]]]:
    return [(each.kind, each.was, each.proposals) for each in stale(text, then, now, **more)]  # type: ignore[arg-type]


def decided(
    body: str | None, day: str, paragraph: int | None, title: str, dnr: str | None = None
) -> Decision:
    return Decision(body, dt.date.fromisoformat(day), paragraph, dnr, title)


# What must be found


@pytest.mark.parametrize(
    ("text", "kind", "was", "becomes"),
    [
        ("Nämnden har fyra mål under 2024.", YEAR, "2024", "2025"),
        ("Läget under 2024: osäkert", YEAR, "2024", "2025"),
        ("(2024)", YEAR, "2024", "2025"),
        ("I 2024-års nivå", YEAR, "2024", "2025"),
        ("Tertial 2 2024", YEAR, "2024", "2025"),
        ("I vår plan för 2024.För året väntas mer", YEAR, "2024", "2025"),
        ("Planen för 2024–2026 gäller", PERIOD, "2024–2026", "2025–2027"),
        ("Planen för 2024-2026 gäller", PERIOD, "2024-2026", "2025-2027"),
        ("åren 2024 – 2026", PERIOD, "2024 – 2026", "2025 – 2027"),
        ("åren 2024—2026", PERIOD, "2024—2026", "2025—2027"),
        ("läsåret 2024/2025", PERIOD, "2024/2025", "2025/2026"),
        ("läsåret 2024/25", PERIOD, "2024/25", "2025/26"),
        ("åren 2024-26", PERIOD, "2024-26", "2025-27"),
        ("åren 2024 och 2025", PERIOD, "2024 och 2025", "2025 och 2026"),
        ("åren 2024, 2025 och 2026", PERIOD, "2024, 2025 och 2026", "2025, 2026 och 2027"),
        ("åren 2024 till 2026", PERIOD, "2024 till 2026", "2025 till 2027"),
        ("Investeringsplan 2024–2029", PERIOD, "2024–2029", "2025–2030"),
        ("Läget i mars 2024 var gott", MONTH, "mars 2024", "mars 2025"),
        ("Läget i oktober -24 var gott", MONTH, "oktober -24", "oktober -25"),
        ("Läget 2024-03", MONTH, "2024-03", "2025-03"),
        ("utfall t.o.m. augusti 2024", MONTH, "augusti 2024", "augusti 2025"),
        ("Utfallet per 31 augusti 2024", DATE, "31 augusti 2024", "31 augusti 2025"),
        ("Utfallet per 2024-08-31", DATE, "2024-08-31", "2025-08-31"),
        ("Utfallet per 31/8 2024 är", DATE, "31/8 2024", "31/8 2025"),
        ("Läget den 1 januari 2024", DATE, "1 januari 2024", "1 januari 2025"),
        ("Läget 29 februari 2024", DATE, "29 februari 2024", "28 februari 2025"),
        ("Se delårsbokslut 2024.", DOCUMENT, "delårsbokslut 2024", "delårsbokslut 2025"),
        ("Se delårsbokslutet för 2024.", DOCUMENT, "delårsbokslutet för 2024", "delårsbokslutet för 2025"),
        ("Budget 2024 gäller", DOCUMENT, "Budget 2024", "Budget 2025"),
        ("Budget (2024) gäller", DOCUMENT, "Budget (2024)", "Budget (2025)"),
        ("internkontrollplan för 2024", DOCUMENT, "internkontrollplan för 2024", "internkontrollplan för 2025"),
        ("2024 års internkontrollplan", DOCUMENT, "2024 års internkontrollplan", "2025 års internkontrollplan"),
        ("risk- och väsentlighetsanalys 2024", DOCUMENT, "risk- och väsentlighetsanalys 2024", "risk- och väsentlighetsanalys 2025"),
        ("månadsuppföljning mars 2024", DOCUMENT, "månadsuppföljning mars 2024", "månadsuppföljning mars 2025"),
        ("delårsrapport per 31 augusti 2024", DOCUMENT, "delårsrapport per 31 augusti 2024", "delårsrapport per 31 augusti 2025"),
        ("Budget 2024 med plan för 2025–2026", DOCUMENT, "Budget 2024 med plan för 2025–2026", "Budget 2025 med plan för 2026–2027"),
        ("Plan för intern kontroll 2024", DOCUMENT, "Plan för intern kontroll 2024", "Plan för intern kontroll 2025"),
        ("Siffror från 2024", YEAR, "2024", "2025"),
        ("enligt strategin under 2024", YEAR, "2024", "2025"),
        ("aktivitetsplanen 2024", DOCUMENT, "aktivitetsplanen 2024", "aktivitetsplanen 2025"),
    ],
)  # fmt: skip
def test_what_is_last_years_is_found_with_what_it_becomes(
    text: str, kind: StaleKind, was: str, becomes: str
) -> None:
    assert pieces(text) == [(kind, was, (becomes,))]


@pytest.mark.parametrize(
    ("text", "kind", "was"),
    [
        ("Läget inför 2024: osäkert", YEAR, "2024"),
        ("lägre än ökningen 2024.För 2025 väntas mer", YEAR, "2024"),
        ("mellan 2024 och 2025 ökar ramen", PERIOD, "2024 och 2025"),
        ("En avstämning planeras i mars 2024.", MONTH, "mars 2024"),
        ("Läget är bättre jämfört med 31 mars 2024.", DATE, "31 mars 2024"),
        ("Rapporten ligger till grund för budget 2024.", DOCUMENT, "budget 2024"),
        ("Planen efterföljer planen för 2024–2026.", PERIOD, "2024–2026"),
        ("”Vi har inte tillräckligt med tid till det under 2024”", YEAR, "2024"),
        ("Nuläget per 31/8 2023 redovisas", DATE, "31/8 2023"),
        ("Sjukfrånvaron under oktober 2023", MONTH, "oktober 2023"),
        ("Rutinen infördes 2024.", YEAR, "2024"),
        ("Rutinen infördes av nämnden under 2024.", YEAR, "2024"),
        ("Under 2024 infördes en rutin.", YEAR, "2024"),
        ("Under 2024 har nämnden infört en rutin.", YEAR, "2024"),
        ("Enheten finns sedan 2024.", YEAR, "2024"),
        ("Från 2024 ansvarar nämnden för parkerna.", YEAR, "2024"),
        ("Regeln gäller från och med 2024.", YEAR, "2024"),
        ("Policyn antogs 2024 och gäller tills vidare.", YEAR, "2024"),
        ("Avtalet löper till och med 2024.", YEAR, "2024"),
        ("Enheten finns sedan mars 2024.", MONTH, "mars 2024"),
        ("Regeln gäller fr.o.m. 1 januari 2024.", DATE, "1 januari 2024"),
        ("Policy 2024 gäller.", DOCUMENT, "Policy 2024"),
        ("Avtalet från 2024 gäller.", YEAR, "2024"),
        ("Riktlinjer för resor 2024 gäller.", YEAR, "2024"),
        ("Avtalet gäller 2024-01-01–2026-12-31.", DATE, "2024-01-01"),
        ("Strategi för parker 2024–2030", PERIOD, "2024–2030"),
        ("Läget 2022–2024 var stabilt", PERIOD, "2022–2024"),
        ("Under 2023 och 2024 var läget stabilt", PERIOD, "2023 och 2024"),
        ("läsåret 2023/24", PERIOD, "2023/24"),
        ("Siffrorna hämtades 2024-09-03.", DATE, "2024-09-03"),
        ("SN 2024-05-14 § 23", DATE, "SN 2024-05-14 § 23"),
        ("SN 2024-05-14, §23", DATE, "SN 2024-05-14, §23"),
        ("Vid mötet 2024-05-14 (§ 23) beslutades", DATE, "2024-05-14 (§ 23)"),
        ("Se § 23, 2024-05-14", DATE, "§ 23, 2024-05-14"),
        ("KF 2024-06-12 §§ 12–15", DATE, "KF 2024-06-12 §§ 12–15"),
        ("KF 2024-06-12 § 12 och § 13", DATE, "KF 2024-06-12 § 12 och § 13"),
        ("Se § 45/2024.", DATE, "§ 45/2024"),
        ("dnr 2024/110", REGISTRY, "2024/110"),
        ("ärendet SN 2024/55", REGISTRY, "SN 2024/55"),
        ("protokoll 3/2024", REGISTRY, "3/2024"),
        ("en avvikelse om -3 210 tkr", AMOUNT, "-3 210 tkr"),
        ("uppgår till 98,5 %", AMOUNT, "98,5 %"),
        ("Målvärde: ≥81", KPI, "≥81"),
        ("Nuläge: 65 (90)", KPI, "65 (90)"),
    ],
)  # fmt: skip
def test_what_only_the_user_can_know_is_marked_without_a_proposal(
    text: str, kind: StaleKind, was: str
) -> None:
    assert pieces(text) == [(kind, was, ())]


# What must be left alone


@pytest.mark.parametrize(
    "text",
    [
        "Styrmodellen antogs av KF 2019-11-27 § 218.",
        "Policy 2019 gäller fortfarande.",
        "Nämnden har sedan 2017 en egen controller.",
        "Nuläget är 74 (2022).",
        "Strategin 2020–2026 följs upp årligen.",
        "Planen 2023–2026 gäller.",
        "Mandatperioden 2022–2026 styr inriktningen.",
        "Budget 2023–2025 låg till grund.",
        "Enligt lagen (2003:389) ska nämnden rapportera.",
        "SFS 2024:123 trädde i kraft.",
        "Prop. 2023/24:100 och bet. 2023/24:SoU5 har beaktats.",
        "Förordningen 2024/1689 gäller.",
        "Ring 08-20 24 00 eller 0322-61 2024.",
        "Box 2024, 441 81 Staden.",
        "Se sid 2024 i bilagan.",
        "Se https://exempel.se/2024/plan, exempel.se/2024 och revision-2024-namnd.pdf.",
        "Filen heter budget 2024.pdf.",
        "Skriv till namnd.2024@exempel.se.",
        "Mål för 2030 enligt Agenda 2030.",
        "Budgeten för 2026 tas fram under hösten.",
        "Planen för 2025–2027 tas fram.",
        "Kostnaden 2021 uppgick till 12,4 mnkr.",
        "Beslut SN 2021-04-20, § 27 ligger fast.",
        "Årsredovisning 2022 och bokslut 2023 har beaktats.",
        "Hösten 2023 flyttades enheten.",
        "Risken kvarstår från 2023.",
        "Utredningen SOU 2020:47 har legat till grund.",
        "Läsåret 2022/2023 hade många elever.",
        "Personnummer 19790514-1234 får inte anges.",
        "Organisationsnummer 212000-2024 är kommunens.",
        "Konto 2024 belastas.",
        "Ärende KS 2019/110 pågår.",
        "Taxan fastställdes 2022-12-13 § 63 (dnr 2022.053 SN).",
        "Avvikelsen mot budget 2019 är känd.",
        "Det var 2024 personer som svarade.",
        "Antalet uppgick till 2024.",
        "Utrymmet är 12024 kvm och 20245 kr är för lite.".replace("20245 kr", "20245"),
        "",
        "2024x x2024 _2024_",
    ],
)  # fmt: skip
def test_what_is_history_or_no_year_is_left_alone(text: str) -> None:
    assert pieces(text) == []


def test_a_year_before_last_year_is_marked_only_where_it_is_compared_with_and_never_rewritten() -> None:
    assert pieces("Andelen är 87 procent 2024, jämfört med 70 procent 2023.") == [
        (AMOUNT, "87 procent", ()),
        (YEAR, "2024", ()),
        (YEAR, "2023", ()),
    ]
    assert pieces("Nuläge 2023: 75") == [(YEAR, "2023", ()), (KPI, "75", ())]
    assert pieces("Utfall 2022: 75") == []
    assert pieces("Bättre än årsredovisning 2023.") == []


def test_an_amount_that_the_words_give_to_an_earlier_year_stays_true() -> None:
    assert pieces("Bufferten är 2 procent (1 procent 2022).") == [(AMOUNT, "2 procent", ())]
    assert pieces("Avtalet från 2019 kostade 5 mnkr.") == []
    assert pieces("Det är 5 mnkr mer än 2022.") == [(AMOUNT, "5 mnkr", ())]


def test_figures_that_the_user_has_given_to_this_year_are_new() -> None:
    assert pieces("Målvärde 2025: 80") == []


# Meetings and the register

REGISTER = (
    decided("Socialnämnden", "2024-12-10", 71, "Socialnämndens budget 2025–2027", "2024.101 SN"),
    decided("Socialnämnden", "2024-12-10", 72, "Attestförteckning"),
    decided("Socialnämnden", "2025-02-11", 6, "Månadsuppföljning per februari"),
    decided("Socialnämnden", "2025-03-18", 12, "Månadsuppföljning per mars"),
    decided("Socialnämnden", "2025-05-13", 20, "Handlingsplan för ekonomi i balans", "SN 2025/77"),
    decided("Kommunfullmäktige", "2025-05-28", 100, "Handlingsplan för ekonomi i balans"),
)


def test_what_adopted_last_years_plans_in_the_autumn_before_is_found_in_the_register() -> None:
    text = "Nämnden antog budget 2024–2026 vid sitt möte 2023-12-12, §63, dnr 2023.092 SN."
    assert pieces(text, decisions=REGISTER) == [
        (PERIOD, "2024–2026", ("2025–2027",)),
        (DATE, "2023-12-12, §63", ("2024-12-10, §71",)),
        (REGISTRY, "2023.092 SN", ("2024.101 SN",)),
    ]
    assert [each[2] for each in pieces(text)] == [("2025–2027",), (), ()]


@pytest.mark.parametrize(
    "text",
    [
        "Internkontrollplanen för 2024 beslutades 2023-12-12 § 63.",
        "Budget 2024 (SN 2023-12-12 § 63) ligger fast.",
        "Den 12 december 2023 antog nämnden sin verksamhetsplan för 2024.",
        "Se protokoll 2023-12-12 § 63 (budget 2024–2026).",
        "Se riskanalys 2024, fastställd den 2023-11-14.",
    ],
)
def test_the_autumn_before_is_stale_where_it_adopts_what_is_for_last_year(text: str) -> None:
    assert any("2023" in each.was and each.proposals == () for each in stale(text, 2024, 2025))


@pytest.mark.parametrize(
    "text",
    [
        "Avvikelsen mot budget 2024 beror på SN 2023-10-17 § 55 om ny taxa.",
        "Budget 2024 är svår. Taxan höjdes 2023-10-17 § 55.",
        "Nämnden antog sin budget 2024 i god tid. Den 2023-11-14 hölls en utbildning.",
        "I mars 2023, 2023-03-14 § 5, beslutades om budget 2024.",
        "Hösten 2023 beslutade fullmäktige att flytta enheten.",
        "Nämnden fastställde taxan 2023-12-12 § 64.",
        "Budget 2024 bygger på ramar från KF 2023-11-27 § 177.",
        "Se SN 2023-11-14 § 63 (taxor) samt budget 2024.",
    ],
)
def test_other_days_of_the_autumn_before_are_history(text: str) -> None:
    assert not [each for each in stale(text, 2024, 2025, REGISTER) if "2023" in each.was]


def test_of_two_decisions_beside_each_other_only_the_plans_is_last_years() -> None:
    text = "Se protokoll 2023-12-12 § 63 (budget 2024–2026) samt 2023-12-12 § 64 (taxor)."
    assert pieces(text, decisions=REGISTER) == [
        (DATE, "2023-12-12 § 63", ("2024-12-10 § 71",)),
        (PERIOD, "2024–2026", ("2025–2027",)),
    ]


def test_the_register_gives_a_meeting_its_day_and_paragraph_written_as_before() -> None:
    text = "Uppföljning har skett:\nmars 2024, månadsuppföljning, nämndens sammanträde 19 mars 2024 §10"
    assert pieces(text, decisions=REGISTER)[-1] == (DATE, "19 mars 2024 §10", ("18 mars 2025 §12",))


def test_a_body_keeps_its_place_in_what_is_proposed() -> None:
    assert pieces("Handlingsplan, SN 2024-05-14, § 23 (dnr SN 2024/55)", decisions=REGISTER) == [
        (DATE, "SN 2024-05-14, § 23", ("SN 2025-05-13, § 20",)),
        (REGISTRY, "SN 2024/55", ("SN 2025/77",)),
    ]
    assert pieces("Handlingsplan, KF 2024-05-29, § 99", decisions=REGISTER)[0][2] == ("KF 2025-05-28, § 100",)


@pytest.mark.parametrize(
    "text",
    [
        "Taxan, SN 2024-05-14 § 23",  # of another matter
        "Handlingsplan, SN 2024-09-17 § 42",  # at another time of the year
        "Handlingsplan, BUN 2024-05-14 § 23",  # of another body
        "Handlingsplan, SN 2024-05-14 §§ 23–24",  # which of them?
        "Handlingsplan 2024-05-14 § 23",  # the board's or the council's?
        "I skrivelse 2024-05-14 sägs",  # no meeting
    ],
)
def test_a_meeting_with_no_certain_counterpart_has_no_proposal(text: str) -> None:
    found = [each for each in stale(text, 2024, 2025, REGISTER) if each.kind is DATE]
    assert [each.proposals for each in found] == [()]


def test_two_decisions_that_fit_alike_give_no_proposal() -> None:
    twice = (*REGISTER, decided("Socialnämnden", "2025-05-20", 25, "Handlingsplan för ekonomi i balans"))
    assert pieces("Handlingsplan, SN 2024-05-14, § 23", decisions=twice)[0][2] == ()


def test_a_meeting_without_its_paragraph_is_the_only_one_of_its_month() -> None:
    text = "vid nämndens sammanträde 2024-05-14"
    assert pieces(text, decisions=REGISTER) == [(DATE, "2024-05-14", ("2025-05-13",))]
    more = (*REGISTER, decided("Socialnämnden", "2025-05-27", 30, "Taxa"))
    assert pieces(text, decisions=more) == [(DATE, "2024-05-14", ())]


# What this year's documents are called


def test_a_document_that_is_called_something_else_this_year_is_proposed_too() -> None:
    titles = ["Socialnämndens delårsrapport per augusti 2025", "Budget 2025–2027", "Delårsrapport 2024"]
    assert pieces("Se Socialnämndens delårsbokslut 2024.", titles=titles) == [
        (DOCUMENT, "delårsbokslut 2024", ("delårsbokslut 2025", "delårsrapport per augusti 2025"))
    ]
    assert pieces("Se delårsbokslutet 2024.", titles=["Socialnämndens delårsbokslut 2025"]) == [
        (DOCUMENT, "delårsbokslutet 2024", ("delårsbokslutet 2025",))
    ]


# Tables

ROWS = "Belopp i tkr\tBudget 2023\tBudget 2024\tPlan 2025\nLöner\t-121 932\t-137 790\t-140 000\nHyror\t-12 517\t12\t0"


def test_the_columns_of_a_table_move_together_and_so_do_their_figures() -> None:
    heads = [(was, becomes) for kind, was, becomes in pieces(ROWS) if kind is not AMOUNT]
    assert heads == [("2023", ("2024",)), ("Budget 2024", ("Budget 2025",)), ("2025", ("2026",))]
    figures = [was for kind, was, _becomes in pieces(ROWS) if kind is AMOUNT]
    assert figures == ["-121 932", "-137 790", "-140 000", "-12 517", "12", "0"]


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("Mått\t2022\t2023\t2024\nAndel\t71 %\t73 %\t80 %", ["2022→2023", "2023→2024", "2024→2025", "71 %", "73 %", "80 %"]),
        ("Mått\tUtfall 31/8 2023\tUtfall 31/8 2024\nA\t4\t5", ["31/8 2023→31/8 2024", "31/8 2024→31/8 2025", "4", "5"]),
        ("Mått\tUtfall aug 2023\tUtfall aug 2024\nA\t4\t5", ["aug 2023→aug 2024", "aug 2024→aug 2025", "4", "5"]),
        ("Mått\tMålvärde 2024\tNuläge 2023\nA\t>4\t<5", ["2024→2025", "2023→2024", ">4", "<5"]),
        ("Mål\nMålvärde 2024\nNuläge 2023\nAndel nöjda\n80\n75", ["2024→2025", "2023→2024", "80", "75"]),
        ("Mått\tUtfall 2021\tUtfall 2024\nA\t4\t5", ["2024→2025", "5"]),  # a year in between is not there
        ("Mått\tUtfall 2022\tUtfall 2023\nA\t4\t5", ["2023", "5"]),  # nothing of last year, so nothing moves
        ("Bilagor:\nBudget 2023\nBudget 2024\nBilagorna ligger sist.", ["Budget 2024→Budget 2025"]),  # a list
    ],
)  # fmt: skip
def test_only_columns_that_stand_beside_last_years_move(text: str, moved: list[str]) -> None:
    found = [was + "".join(f"→{each}" for each in becomes) for _kind, was, becomes in pieces(text)]
    assert found == moved


def test_figures_of_a_table_with_a_line_a_cell_are_stale() -> None:
    text = "Nyckeltal\nMålvärde 2024\nNuläge 2023\nAndel nöjda\n80\n≥75\nSvarstid\n3\n-"
    assert [each for each in pieces(text) if each[0] is KPI] == [
        (KPI, "80", ()),
        (KPI, "≥75", ()),
        (KPI, "3", ()),
    ]
    assert pieces("Risk\nSannolikhet\n4\n3\n12") == []


def test_a_target_of_last_year_in_a_table_is_stale_and_an_older_present_value_is_not() -> None:
    text = "Nyckeltal\tMålvärde 2024\tNuläge 2021\nAndel nöjda\t>20\t74\nSvarstid\t3\t65 (90)"
    assert [each[1] for each in pieces(text) if each[0] is KPI] == [">20", "3"]


# Years apart, and none


def test_years_may_be_more_than_one_apart() -> None:
    assert pieces("Budget 2022 och planen 2022–2024", 2022, 2025) == [
        (DOCUMENT, "Budget 2022", ("Budget 2025",)),
        (PERIOD, "2022–2024", ("2025–2027",)),
    ]
    assert pieces("År 2023 och 2024–2026", 2022, 2025) == []


@pytest.mark.parametrize(("then", "now"), [(2024, 2024), (2025, 2024), (2024, 0)])
def test_nothing_is_stale_in_the_same_year_or_an_earlier_one(then: int, now: int) -> None:
    assert stale("Budget 2024, 12 mnkr, SN 2024-05-14 § 2", then, now) == ()


# Whatever the text

_WORDS = st.sampled_from(
    [
        *(
            "2024",
            "2023",
            "2025",
            "2024–2026",
            "2023-2025",
            "2024/25",
            "2024:",
            "(2022)",
            "(90)",
            "74",
            "23",
            "-",
            "–",
            "\n",
            "\t",
        ),
        *(
            "mars",
            "31/8",
            "januari",
            "budget",
            "delårsbokslut",
            "policy",
            "antog",
            "sedan",
            "infördes",
            "jämfört med",
            ".",
            ",",
        ),
        *(
            "SN",
            "§",
            "2024-05-14",
            "2023-12-12",
            "dnr",
            "2024/110",
            "2023.092",
            "12,4",
            "mnkr",
            "Målvärde:",
            ">20",
            "(",
            ")",
        ),
    ]
)
_TEXTS = st.lists(_WORDS, max_size=30).map(" ".join) | st.text(
    "0123456789-–./: \nmajden§KS()budget", max_size=60
)


def _is_sound(text: str, found: tuple[Stale, ...]) -> None:
    assert all(text[each.start : each.end] == each.was and each.was for each in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert all(each.was not in each.proposals and "" not in each.proposals for each in found)
    assert all(len(set(each.proposals)) == len(each.proposals) for each in found)


@given(_TEXTS, st.integers(2022, 2025), st.integers(1, 3))
def test_pieces_stand_in_order_and_never_overlap_and_proposals_are_something_else(
    text: str, then: int, apart: int
) -> None:
    _is_sound(text, stale(text, then, then + apart, REGISTER, ["Delårsrapport 2025"]))


@given(_TEXTS, st.integers(2022, 2025), st.integers(1, 3))
def test_no_year_but_last_year_ever_has_a_year_proposed_outside_the_head_of_a_table(
    text: str, then: int, apart: int
) -> None:
    text = text.replace("\t", " ").replace("\n", " ")
    years = [
        each for each in stale(text, then, then + apart, REGISTER) if each.kind is YEAR and each.proposals
    ]
    assert all(each.was == str(then) and each.proposals == (str(then + apart),) for each in years)


@given(_TEXTS)
def test_taking_every_proposal_leaves_what_has_none(text: str) -> None:
    """Years before last year are as many after as before, if the register says nothing, and there is no table."""
    text = text.replace("\t", " ").replace("\n", " ")
    found = stale(text, 2024, 2025)
    after = text
    for each in reversed(found):
        if each.proposals:
            after = after[: each.start] + each.proposals[0] + after[each.end :]
    assert after.count("2023") == text.count("2023")
    assert after.count("2022") == text.count("2022")


def _time(text: str) -> float:
    begun = time.process_time()
    stale(text, 2024, 2025, REGISTER)
    return time.process_time() - begun


@pytest.mark.parametrize(
    "text",
    [
        "2024 " * 4000,
        "SN 2024-05-14 § 23 " * 1000,
        "antog budget 2024 " * 600 + "2023-12-12 § 3 " * 700,
        "plan" * 5000,
    ]
    + [
        "a-" * 10_000,
        "a@" * 10_000,
        "2024-" * 4000,
        "1 " * 10_000,
        "/a" * 10_000,
        "_1_" * 7000,
        "A. " * 7000,
    ],
    ids=range(11),
)
def test_odd_texts_do_not_run_away(text: str) -> None:
    """A pattern that goes back and forth takes minutes here. (How quick it is, `./dev bench stale` measures.)"""
    assert _time(text) < 20


def test_nothing_is_read_across_the_lines_of_a_list() -> None:
    text = "februari 2024-02-13, § 5\nmars 2024-03-19 § 10\napril 2024-04-16\n§ 18 i protokollet"
    found = stale(text, 2024, 2025)
    assert [each.was for each in found] == ["2024-02-13, § 5", "2024-03-19 § 10", "2024-04-16"]
