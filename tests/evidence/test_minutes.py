"""The §§ of minutes: of minutes that are made up in every style, of odd ones written by hand, and of real ones."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_minutes import STYLES, Made, Style, make, together

from auditprep.evidence.minutes import Minutes, read_minutes
from auditprep.evidence.understanding import understand
from auditprep.model import EvidenceKind, PageText

SHARED = Path(__file__).parents[2].parent / "shared" / "evidence"


def assert_read(made: Made) -> None:
    read = read_minutes(made.pages)
    found = [(each.paragraph, each.title, each.dnr, each.page) for each in read.decisions]
    assert found == [(each.number, each.title, each.dnr, each.page) for each in made.matters]
    assert [each.printed_page for each in read.decisions] == [str(each.page) for each in made.matters]


def paragraphs(*pages: str, file_name: str = "") -> list[tuple[int | None, str, str | None, int | None]]:
    read = read_minutes([PageText(page) for page in pages], file_name)
    return [(each.paragraph, each.title, each.dnr, each.page) for each in read.decisions]


def minutes(*pages: str, file_name: str = "") -> Minutes:
    return read_minutes([PageText(page) for page in pages], file_name)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
@pytest.mark.parametrize("seed", [1, 2])
def test_minutes_of_every_style_give_exactly_their_paragraphs(style: Style, seed: int) -> None:
    made = make(style, Random(seed))
    assert_read(made)
    read = read_minutes(made.pages)
    assert {(each.body, each.date) for each in read.decisions} == {(made.body, made.date)}


@given(st.sampled_from(STYLES), st.integers(0, 400))
def test_random_minutes_give_exactly_their_paragraphs(style: Style, seed: int) -> None:
    made = make(style, Random(seed))
    assert_read(made)
    assert {(each.body, each.date) for each in read_minutes(made.pages).decisions} == {(made.body, made.date)}


@given(st.sampled_from(STYLES), st.integers(0, 100))
def test_the_minutes_of_two_meetings_in_one_file_are_told_apart(style: Style, seed: int) -> None:
    draw = Random(seed)
    one = make(style, draw, body="Socialnämnden", date=dt.date(2024, 1, 16), first=1, count=6)
    other = make(style, draw, body="Socialnämnden", date=dt.date(2025, 1, 21), first=1, count=5)
    whole = together(one, other)
    read = read_minutes(whole.pages)
    assert [(each.paragraph, each.date, each.page) for each in read.decisions] == [
        *((each.number, one.date, each.page) for each in whole.matters[:6]),
        *((each.number, other.date, each.page) for each in whole.matters[6:]),
    ]


def test_a_list_of_matters_is_not_where_they_are() -> None:
    agenda = "Ärendelista\n§ 1 Val av justerare ........ 2\n§ 2 Budget 2025 ........ 3"
    first = "§ 1\nVal av justerare\nBeslut\nAnna utses."
    second = "§ 2\nBudget 2025\nBeslut\nBudgeten antas."
    assert [each[3] for each in paragraphs(agenda, first, second)] == [2, 3]


def test_a_page_that_goes_on_with_a_paragraph_begins_none() -> None:
    first = "§ 63\nBudget 2025\nÄrendebeskrivning\nNämnden har ett förslag."
    for head in ("§ 63 forts.", "Forts. § 63", "§ 63 (forts)", "§ 63", "§ 63, fortsättning"):
        second = (
            f"{head}\nFörslaget bygger på ramen.\nBeslut\nBudgeten antas.\n§ 64\nÖvriga frågor\nBeslut\nInga."
        )
        assert paragraphs(first, second) == [(63, "Budget 2025", None, 1), (64, "Övriga frågor", None, 2)]


def test_laws_other_meetings_and_signatures_are_no_paragraphs() -> None:
    page = """Justerade paragrafer §§ 5–6
§ 5
Rapportering av ej verkställda beslut
Ärendebeskrivning
Enligt 16 kap.
6 f § socialtjänstlagen ska nämnden rapportera. Omhändertagande enligt
6 § LVU har skett. Uppdraget lämnades av kommunfullmäktige (KF 2019-11-27
§ 218) och följs upp enligt beslut 2023-10-24,
§ 44, i arbetsutskottet.
Beslut
Rapporten godkänns.
§ 6
Övriga frågor
Beslut
Inga frågor."""
    assert [each[0] for each in paragraphs(page)] == [5, 6]


def test_where_a_matter_was_before_is_no_paragraph() -> None:
    page = "Sn § 50\nAu § 84\nSn § 34\nDnr SN 2024/12\nEkonomisk uppföljning\nBeslut\nGodkänns.\nSn § 51\nBudget\nBeslut\nAntas."
    assert paragraphs(page) == [(50, "Ekonomisk uppföljning", "SN 2024/12", 1), (51, "Budget", None, 1)]


@pytest.mark.parametrize(
    "source",
    [
        "Tjänsteskrivelse med förslag till plan för året, 2024-02-28",
        "Protokollsutdrag från presidiets överläggning § 9, 2024-02-20",
        "Bilaga: sammanställning av de svar som kom in till och med den 1 februari 2024",
    ],
)
@pytest.mark.parametrize("head", ["Beslutsunderlag", "Beslutsunderlag:", "Bilagor", "Skickas till"])
def test_a_paragraph_may_follow_a_source_with_its_date(source: str, head: str) -> None:
    page = "\n".join(
        f"§ {number} {title}\nBeslut\nFörslaget antas.\n{head}\nRemissvar\n{source}"
        for number, title in enumerate(("Upprop", "Plan", "Ekonomi", "Val"), 31)
    )
    assert [each[0] for each in paragraphs(page)] == [31, 32, 33, 34]


def test_a_dated_source_above_the_only_paragraph_below_it_does_not_hide_it() -> None:
    page = "§ 8 Plan\nBeslut\nAntas.\nUnderlag för beslut\nFörvaltningens tjänsteskrivelse i ärendet den 3 maj 2024\n§ 10 Val\nBeslut\nAnna."
    assert [each[0] for each in paragraphs(page)] == [8, 10]


def test_a_sentence_that_ends_with_a_date_goes_on_with_the_paragraph_of_another_meeting() -> None:
    page = """§ 5 Plan
Ärendebeskrivning
Planen bygger på det uppdrag som nämnden gav förvaltningen 2023-10-24
§ 6. Sedan dess har arbetet pågått, och det har följts upp 2023-12-12
§ 44. Utskottet föreslog då en ändring.
Beslut
Planen antas.
§ 6 Övriga frågor
Beslut
Inga."""
    assert [each[:2] for each in paragraphs(page)] == [(5, "Plan"), (6, "Övriga frågor")]


def test_paragraphs_with_a_letter_are_kept_apart() -> None:
    page = """ON § 20 Upprop
Beslut
A.
ON § 21 a Skolskjuts
Dnr ON 2024/7
Beslut
B.
ON § 21b Omedelbar justering
Beslut
C, i enlighet med
§ 7 a kommunallagen.
ON § 22 Val
Beslut
D."""
    assert [each[:3] for each in paragraphs(page)] == [
        (20, "Upprop", None),
        (21, "a Skolskjuts", "ON 2024/7"),
        (21, "b Omedelbar justering", None),
        (22, "Val", None),
    ]


@pytest.mark.parametrize(
    ("head", "numbers"),
    [
        ("Kommunstyrelsen\nProtokoll 2024-03-05", [41, 42, 43]),
        ("Kommunstyrelsens arbetsutskott\nProtokoll 2024-03-05", [11, 12, 13]),
    ],
)
@pytest.mark.parametrize("between", ["  ", "\n", ", "])
def test_of_two_bodies_on_a_line_the_one_that_met_has_the_paragraph(
    head: str, numbers: list[int], between: str
) -> None:
    page = "\n".join(
        f"KSAU § {n}{between}KS § {n + 30}\nÄrende nummer {n}\nBeslut\nGodkänns." for n in (11, 12, 13)
    )
    found = paragraphs(f"{head}\n{page}")
    assert [each[:2] for each in found] == [(n, f"Ärende nummer {11 + at}") for at, n in enumerate(numbers)]


def test_where_no_head_says_who_met_the_numbers_that_count_on_do() -> None:
    page = "\n".join(f"AU § {n * 7} TN § {n}\nVägar\nBeslut\nGodkänns." for n in (51, 52, 53))
    assert [each[0] for each in paragraphs(page)] == [51, 52, 53]


def test_a_number_below_a_heading_of_three_lines_is_found() -> None:
    heading = (
        "Riktlinjer för hur nämnden ska följa upp de avtal som den har\n"
        "slutit med utförare av hemtjänst och särskilt boende, med tillägg\n"
        "om barnperspektivet"
    )
    page = f"§ 3\n{heading}\nDnr ON 2024/31\nBeslut\nAntas.\n§ 4 Val\nBeslut\nAnna."
    assert paragraphs(page)[0] == (3, heading.replace("\n", " "), "ON 2024/31", 1)


def test_a_number_broken_by_a_narrow_column_is_whole_again() -> None:
    page = "Tekniska nämnden\nProtokoll 2024-05-14\n§ 7\nKS\n2024/0101\nBygglov för nybyggnad av\nförråd\nBeslut\nBeviljas.\n§ 8 TN\n2024/0102\nVägar\nBeslut\nAntas."
    assert [each[:3] for each in paragraphs(page)] == [
        (7, "Bygglov för nybyggnad av förråd", "KS 2024/0101"),
        (8, "Vägar", "TN 2024/0102"),
    ]


@pytest.mark.parametrize(
    ("top", "name"),
    [
        ("Sammanträdesprotokoll", "Sammanträdesprotokoll"),
        ("Protokoll", "Protokoll"),
        ("PROTOKOLLSUTDRAG", "Protokollsutdrag"),
        ("Utdrag ur protokoll", "Protokollsutdrag"),
    ],
)
@pytest.mark.parametrize("count", [1, 2])
def test_minutes_are_called_what_stands_at_their_top(top: str, name: str, count: int) -> None:
    page = f"{top}\nOmsorgsnämnden\nSammanträdesdatum 2024-05-14\n" + "\n".join(
        f"§ {n} Plan\nBeslut\nAntas.\nBeslutsunderlag\nProtokollsutdrag 2024-04-30\nTjänsteskrivelse 2024-04-02"
        for n in range(6, 6 + count)
    )
    found = understand([PageText(f"{page}\nJusterandes sign")], "a.pdf")
    extract = name == "Protokollsutdrag"
    called = "Protokoll" if extract and count > 1 else name
    last = " § 6" if extract and count == 1 else ""
    assert found.kind is EvidenceKind.MINUTES
    assert found.title == f"{called} Omsorgsnämnden 2024-05-14{last}"


@pytest.mark.parametrize(
    ("lines", "title", "dnr"),
    [
        ("KF § 12 Dnr KS 2024/00123\nBudget 2025\nBeslut", "Budget 2025", "KS 2024/00123"),
        ("§ 12/24 Budget 2025\nKS 2024/00123\nBeslut", "Budget 2025", "KS 2024/00123"),
        ("Beslutsparagraf 12\nBudget 2025 (dnr KS 2024/123)\nBeslut", "Budget 2025", "KS 2024/123"),
        ("12 § Budget 2025\nBeslut", "Budget 2025", None),
        ("Au § 12 Budget 2025 2023.092 SN\nBeslut", "Budget 2025", "2023.092 SN"),
        ("§ 12 0456/24\nBudget 2025\nBeslut", "Budget 2025", "0456/24"),
        ("Ärende 3 § 12\nBudget 2025\nBeslut", "Budget 2025", None),
        ("3. § 12 Budget 2025\nDnr: SN-2024-00012\nBeslut", "Budget 2025", "SN-2024-00012"),
        ("§ 12 – Budget 2025\nBeslut", "Budget 2025", None),
        ("§ 12, Budget 2025\nBeslut", "Budget 2025", None),
        ("§ 12: 2025 års budget\nBeslut", "2025 års budget", None),
        ("§ 12\nBudget och\nflerårsplan 2025–2027\nBeslut", "Budget och flerårsplan 2025–2027", None),
        ("§ 12\nSocialnämndens budget\n2025–2027\nBeslut", "Socialnämndens budget 2025–2027", None),
        ("§ 12\nBudget 2025\nFörvaltningen berättar om läget.\nBeslut", "Budget 2025", None),
        ("§ 12\nBeslut om attestanter\nBeslut", "Beslut om attestanter", None),
        ("§ 12\nDnr\nBudget 2025\nDpl 05\nBeslut", "Budget 2025", None),
        (
            "§ 12\nYttrande till förvaltningsrätten om överklagat beslut rörande\nkontaktperson för vuxna\nBeslut",
            "Yttrande till förvaltningsrätten om överklagat beslut rörande kontaktperson för vuxna",
            None,
        ),
    ],
)
def test_heading_and_number_are_found_where_programs_put_them(
    lines: str, title: str, dnr: str | None
) -> None:
    page = f"Sammanträdesprotokoll\n{lines}\nFörslaget antas.\nJusterandes sign"
    assert paragraphs(page) == [(12, title, dnr, 1)]


HANDWRITTEN = {
    "numbers in a list over two lines": (
        (
            "SAMMANTRÄDESPROTOKOLL\nSammanträdesdatum\n2024-03-05\n1(4)\nKommunstyrelsens arbetsutskott\nUtvecklare, § 26\nParagrafer § 26 -- § 28",
            "2(4)\nÄrendelista\n§ 26 Dnr KS 2024/14\nInformation.......... 3\n§ 27 Dnr KS 2023/484\nSvar på medborgarförslag: Bättre bussar i kommunens\nytterområden.......... 4",
            "3(4)\n§ 26 Dnr KS 2024/14\nInformation\nKommunchefen informerar.\nArbetsutskottets beslut\nNoteras.",
            "4(4)\n§ 27 Dnr KS 2023/484\nSvar på medborgarförslag: Bättre bussar i kommunens\nytterområden\nArbetsutskottets förslag till beslut\nAvslås.",
        ),
        [
            (26, "Information", "KS 2024/14", 3),
            (27, "Svar på medborgarförslag: Bättre bussar i kommunens ytterområden", "KS 2023/484", 4),
        ],
    ),
    "year after the number, history in a table": (
        (
            "Omsorgsnämnden\n2024-05-14\n1 (2)\nInnehållsförteckning Sida\nON § 31/24 Upprop ........ 2\nON § 32/24 Strategisk plan 2025–2027 ........ 2",
            "Omsorgsnämnden\n2024-05-14\n2 (2)\nON § 31/24\nUpprop\nUpprop förrättas.\nON § 32/24\nStrategisk plan 2025–2027\nON2024.0123\nBehandlat av Mötesdatum Ärende\n1 Omsorgsnämndens arbetsutskott 2024-04-30 21/24\nBeslut\nAntas.",
        ),
        [(31, "Upprop", None, 2), (32, "Strategisk plan 2025–2027", "ON2024.0123", 2)],
    ),
    "history on the line of the §": (
        (
            "BJÖRKKÖPINGS KOMMUN PROTOKOLL 3\n2016-06-09\nSn § 49\nSammanträdets öppnande, formalia.\nDagordningen godkändes med tillägg av ett ärende, § 64.",
            "BJÖRKKÖPINGS KOMMUN PROTOKOLL 4\n2016-06-09\nSn § 50 Au § 84\nSn § 34 Au § 57\nDnr 2016/12\nEkonomisk uppföljning\nSOCIALNÄMNDEN BESLUTAR\natt godkänna.\nSn § 51\nDelegationsbeslut\nSOCIALNÄMNDEN BESLUTAR\natt godkänna.",
        ),
        [
            (49, "Sammanträdets öppnande, formalia", None, 1),
            (50, "Ekonomisk uppföljning", "2016/12", 2),
            (51, "Delegationsbeslut", None, 2),
        ],
    ),
    "letter and digits of a register": (
        (
            "Protokoll (nr 5)\nSammanträdesdatum: 2024-05-21\nParagrafer: 101–102\n§ 101 Upprop och val av justerare\nBeslut\nUtses.\n§ 102 N161-0456/24\nDelårsrapport mars 2024\nBeslut\nGodkänns.",
        ),
        [(101, "Upprop och val av justerare", None, 1), (102, "Delårsrapport mars 2024", "N161-0456/24", 1)],
    ),
    "no headings of sections": (
        (
            "Omsorgsnämnden\nSammanträdesprotokoll 2024-03-12\n§ 12 Val av justerare\nTill justerare utses vice ordförande.\n§ 13 Budget 2025. Dnr ON 2024/12\nNämnden antar budgeten.\n§ 14 Information\na) Chefen informerar.\nJusterandes sign",
        ),
        [(12, "Val av justerare", None, 1), (13, "Budget 2025", "ON 2024/12", 1), (14, "Information", None, 1)],
    ),
    "cells one under the other": (
        (
            "Omsorgsnämnden Sammanträdesprotokoll 2024-03-12 Sida 3 (8)\n§ 12\nON 2024/12\n1.2.3\nBudget 2025 för\nomsorgsnämnden\nBeslutet i korthet\nAntas.\n§ 13\tÖvriga frågor\tON 2024/1\nInga.",
        ),
        [(12, "Budget 2025 för omsorgsnämnden", "ON 2024/12", 1), (13, "Övriga frågor", "ON 2024/1", 1)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HANDWRITTEN)
def test_odd_minutes_are_read(name: str) -> None:
    pages, truth = HANDWRITTEN[name]
    assert paragraphs(*pages) == truth


def test_a_body_is_named_though_its_minutes_only_mention_it() -> None:
    page = "Protokoll nr 3/2024\nfört vid Björkköpings omsorgsnämnds sammanträde\ntorsdagen den 18 april 2024\n§ 1\nUpprop\nBeslut\nA."
    read = minutes(page).decisions[0]
    assert (read.body, read.date) == ("Omsorgsnämnden", dt.date(2024, 4, 18))


def test_a_number_in_the_text_of_a_paragraph_is_not_its_own() -> None:
    page = "§ 12\nBudget 2025\nÄrendebeskrivning\nEtt tidigare ärende, dnr KS 2023/44, behandlade frågan.\nBeslut\nAntas."
    assert paragraphs(page) == [(12, "Budget 2025", None, 1)]


def test_paragraphs_in_a_column_to_the_right_are_found_at_the_end_of_lines() -> None:
    titles = ("Val av justerare", "Budget 2025", "Information", "Övriga frågor")
    page = "\n".join(f"{title} § {n}\nBeslut\nGodkänns enligt § 3." for n, title in enumerate(titles, 4))
    assert [each[:2] for each in paragraphs(page)] == list(enumerate(titles, 4))


def test_an_extract_holds_one_paragraph() -> None:
    page = "PROTOKOLLSUTDRAG\nOmsorgsnämnden\nSammanträdesdatum\n2024-05-14\n§ 63 Dnr ON 2024/12\nBudget 2025\nBeslut\nAntas.\nUtdragsbestyrkande"
    read = minutes(page)
    assert len(read.decisions) == 1
    assert (read.decisions[0].body, read.decisions[0].date) == ("Omsorgsnämnden", dt.date(2024, 5, 14))
    understood = understand([PageText(page)], "utdrag.pdf")
    assert understood.title == "Protokollsutdrag Omsorgsnämnden 2024-05-14 § 63"


@pytest.mark.parametrize(
    "head",
    [
        "Sammanträdesdatum 2024-03-12 | Sida 4 (22)\nSocialnämnden",
        "Sammanträdesdatum Sida\n2024-03-12 4 (22)\nSocialnämnden",
        "Socialnämnden 2024-03-12",
        "Protokoll från socialnämndens sammanträde 2024-03-12",
        "Socialnämnden\nPlats och tid Stadshuset, tisdagen den 12 mars 2024, kl. 13.00\nJustering 2024-03-19",
        "Björkköpings kommun | Socialnämnden | Sammanträdesprotokoll 12 mars 2024",
        "Organ Socialnämnden\nMötesdatum: 2024-03-12\nDatum för anslags uppsättande 2024-03-20",
    ],
)
def test_the_meeting_is_read_from_every_kind_of_head(head: str) -> None:
    page = f"{head}\n§ 12\nBudget 2025\nBeslut\nKommunstyrelsens begäran 2024-02-02 besvaras."
    decision = minutes(page).decisions[0]
    assert (decision.body, decision.date) == ("Socialnämnden", dt.date(2024, 3, 12))


def test_a_meeting_may_be_dated_by_the_name_of_the_file() -> None:
    read = minutes("Socialnämnden\n§ 12\nBudget\nBeslut\nAntas.", file_name="SN_protokoll_20240312.pdf")
    assert read.decisions[0].date == dt.date(2024, 3, 12)


def test_a_day_that_a_page_mentions_is_not_that_of_the_meeting() -> None:
    head = "Socialnämnden\nSammanträdesprotokoll\nSammanträdesdatum 2024-03-12\n"
    one = head + "§ 12\nBudget\nÄrendebeskrivning\nVid sammanträdet 2023-05-16 § 31 gavs uppdraget."
    other = head + "Beredning\nArbetsutskottet 2024-02-27\nBeslut\nAntas.\n§ 13\nPlan\nBeslut\nAntas."
    assert {each.date for each in minutes(one, other).decisions} == {dt.date(2024, 3, 12)}


def test_the_minutes_that_a_matter_rests_upon_are_those_of_another_meeting() -> None:
    first = "Omsorgsnämnden\nMötesprotokoll\nTid: torsdag 6 november 2025, kl 9–12"
    pages = [
        f"§ {n} Plan\nBeslut\nAntas.\nUnderlag för beslut\nTjänsteskrivelse\nKommunstyrelsens protokoll den 9 september 2025"
        for n in (4, 5, 6)
    ]
    overleaf = [page.replace("beslut\nTj", "beslut\fTj") for page in pages]
    for those in (pages, "\f".join(overleaf).split("\f")):
        found = {(each.body, each.date) for each in minutes(first, *those).decisions}
        assert found == {("Omsorgsnämnden", dt.date(2025, 11, 6))}


def test_pages_that_cannot_be_read_hold_no_paragraphs() -> None:
    assert minutes("", "", "").decisions == ()
    assert minutes().decisions == ()
    assert minutes("§ " * 5_000, "§ 1\n" * 3_000, "1 § " * 2_000).meetings


@given(st.text(alphabet="§ 0123456789/.,–-\nBeslutSN", max_size=400))
def test_no_page_is_too_odd(text: str) -> None:
    for each in minutes(text, text).decisions:
        assert each.page in {1, 2} and each.paragraph


def test_real_minutes_give_what_stands_in_them() -> None:
    file = SHARED / "protokoll-2023-12-12.pdf"
    if not file.exists():
        pytest.skip("the shared minutes are not here")
    truth = next(
        each for each in json.loads((SHARED / "INDEX.json").read_text())["files"] if each["file"] == file.name
    )
    understood = _understood(file)
    assert (understood.title, understood.kind, understood.represents) == (
        truth["title"],
        EvidenceKind.MINUTES,
        truth["meeting_date"],
    )
    assert [(str(d.paragraph), d.title, d.dnr, d.page, d.printed_page) for d in understood.decisions] == [
        (number, each["heading"], each["dnr"], each["page"], str(each["page"]))
        for number, each in truth["paragraphs"].items()
    ]


def _understood(file: Path):  # type: ignore[no-untyped-def]
    from auditprep.evidence.reading import read_document

    reading = read_document(file.read_bytes(), file.name)
    while True:
        try:
            next(reading)
        except StopIteration as done:
            return done.value.understood
