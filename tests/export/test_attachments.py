"""Evidence as it is sent: Bilaga 1…n in the order cited, under plain names, and what stays out last or under its number."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest
from attached import BUDGET, CITED, CLIENT, EVIDENCE, PHOTO, PLAN, bytes_of, evidence, snapshot, version

from auditprep import messages
from auditprep.export.attachments import numbered, one_line, rows, shown_titles
from auditprep.export.plain_names import attachment_name, plain, true_name
from auditprep.model import Answer, AttachmentRow, Citation, CitedPlace, Decision, Sent

HERE = Path()


def told(attachments) -> list[tuple[int, int, str | None]]:  # type: ignore[no-untyped-def]
    return [(each.number, each.evidence.id, each.left_out) for each in attachments]


def test_attachments_are_numbered_in_the_order_cited_and_what_nobody_cites_comes_last() -> None:
    assert told(numbered(snapshot(HERE))) == [
        (1, PLAN, None),
        (2, BUDGET, None),
        (3, CLIENT, "secret"),
        (4, PHOTO, "uncited"),
    ]


def test_the_order_is_that_of_the_form_not_of_the_citations() -> None:
    backwards = dict(reversed(CITED.items()))
    assert told(numbered(snapshot(HERE, citations=backwards))) == told(numbered(snapshot(HERE)))


def test_what_is_asked_for_is_not_left_out() -> None:
    everything = numbered(snapshot(HERE), with_secret=True, with_uncited=True)
    assert [each.left_out for each in everything] == [None] * 4


def test_uncited_evidence_that_stays_out_takes_no_number_from_what_is_sent() -> None:
    secret = dataclasses.replace(EVIDENCE[2], id=20)
    case = snapshot(HERE, evidence=(secret, *EVIDENCE))
    assert told(numbered(case, with_uncited=True)) == [
        (1, PLAN, None),
        (2, BUDGET, None),
        (3, CLIENT, "secret"),
        (4, PHOTO, None),
        (5, 20, "secret"),
    ]


def test_every_place_that_cites_an_attachment_is_told() -> None:
    budget = numbered(snapshot(HERE))[1]
    assert budget.cited == (
        CitedPlace("1.1", "5-8", "målen för <året> & nästa"),
        CitedPlace("1.2", "14"),
        CitedPlace("2.1", "5, 20-21"),
    )


def two_versions():  # type: ignore[no-untyped-def]
    first, second = (
        version(1, "budget.pdf", bytes_of("budget-1")),
        version(2, "ny.xlsx", bytes_of("budget-2")),
    )
    return evidence(BUDGET, "Budget", first, second)


def test_each_cited_version_is_an_attachment_of_its_own() -> None:
    cited = {
        "1.1": (Citation(BUDGET, version=2), Citation(BUDGET, "3", version=1)),
        "1.2": (Citation(BUDGET),),
    }
    attachments = numbered(snapshot(HERE, evidence=(two_versions(),), citations=cited))
    assert [(each.version.number, each.file_name) for each in attachments] == [
        (2, "bilaga-01-budget.xlsx"),
        (1, "bilaga-02-budget.pdf"),
    ]
    assert shown_titles(attachments) == {1: "Budget (version 2)", 2: "Budget (version 1)"}


def test_a_citation_of_a_version_that_is_not_there_means_the_newest() -> None:
    cited = {"1.1": (Citation(BUDGET, version=9),), "1.2": (Citation(BUDGET, version=2),)}
    attachments = numbered(snapshot(HERE, evidence=(two_versions(),), citations=cited))
    assert [each.version.number for each in attachments] == [2]
    assert shown_titles(attachments) == {1: "Budget"}


def test_citations_of_what_is_gone_and_of_no_question_make_no_attachment() -> None:
    cited = {"1.1": (Citation(99),), "8.8": (Citation(BUDGET),)}
    assert {each.left_out for each in numbered(snapshot(HERE, citations=cited))} == {"secret", "uncited"}


@pytest.mark.parametrize(
    ("title", "file_name", "expected"),
    [
        ("Internkontrollplan 2024", "IKP slutlig.PDF", "bilaga-03-internkontrollplan-2024.pdf"),
        ("Åtgärder för övriga – idé & façad", "a.docx", "bilaga-03-atgarder-for-ovriga-ide-facad.docx"),
        ("budget.pdf", "budget.pdf", "bilaga-03-budget.pdf"),
        ("../../etc/passwd", "x.p/df", "bilaga-03-etc-passwd"),
        ("…", "utan", "bilaga-03"),
        ("Ærø straße", "mapp\\brev.Ö d t", "bilaga-03-aero-strasse.odt"),
        ("Bilaga\u00a0två\u200b\n", "x.ALLDELESFORLANG", "bilaga-03-bilaga-tva"),
        ("ord " * 30, "x.txt", f"bilaga-03-{'-'.join(['ord'] * 15)}.txt"),
        ("o" * 90, "x.txt", f"bilaga-03-{'o' * 60}.txt"),
    ],
)
def test_a_file_name_is_plain(title: str, file_name: str, expected: str) -> None:
    assert attachment_name(3, title, file_name) == expected


def test_a_name_of_sixty_letters_is_whole() -> None:
    exactly = "a" * 30 + "-" + "b" * 29
    assert plain(exactly) == exactly
    assert plain(exactly + "c") == "a" * 30


def test_numbers_are_as_wide_as_the_highest_and_names_are_unlike() -> None:
    many = tuple(evidence(n, "Samma titel", version(1, "x.pdf", b"%d" % n)) for n in range(1, 121))
    cited = {"1.1": tuple(Citation(each.id) for each in many)}
    names = [each.file_name for each in numbered(snapshot(HERE, evidence=many, citations=cited))]
    assert names[0] == "bilaga-001-samma-titel.pdf"
    assert len(set(names)) == 120


def test_a_row_tells_the_attachment_in_words() -> None:
    case = snapshot(HERE)
    assert rows(case, numbered(case))[1] == AttachmentRow(
        number=2,
        title="Parknämndens budget 2031–2033",
        decision="Parknämnden 2030-12-12, §\N{NO-BREAK SPACE}63",
        dnr="2030.092 PN",
        pages="3–6, 12, 18–19",
        questions=("1.1", "1.2", "2.1"),
        sha256=EVIDENCE[0].sha256,
    )


def test_what_is_secret_has_no_words_and_what_nobody_cites_no_row() -> None:
    case = snapshot(HERE)
    told = rows(case, numbered(case))
    assert [each.number for each in told] == [1, 2, 3]
    assert told[2] == AttachmentRow(
        3, "sekretessmarkerad handling, lämnas inte ut", "", "", "", ("2.1",), "", "secret"
    )
    assert len(rows(case, numbered(case, with_uncited=True))) == 4
    assert rows(case, numbered(case, with_secret=True))[2].title == "Anmälan från en granne"


def test_a_mail_tells_which_attachment_each_of_its_files_is() -> None:
    mail = evidence(1, "Mejl", version(1, "m.eml", b"m"))
    files = tuple(
        evidence(at, f"Fil {at}", version(1, f"{at}.pdf", b"%d" % at), within=1, secret=at in (4, 5))
        for at in range(2, 6)
    )
    cited = {"1.1": (Citation(1), Citation(2), Citation(4))}
    case = snapshot(HERE, evidence=(mail, *files), citations=cited)
    everything = numbered(case, with_secret=True)
    assert rows(case, everything)[0].inside == (
        "Bilaga 2: Fil 2",
        "Fil 3: följer inte med som bilaga, eftersom inget svar hänvisar till den",
        "Bilaga 3: Fil 4",
        "Fil 5: följer inte med som bilaga, eftersom inget svar hänvisar till den",
    )
    without = rows(case, numbered(case))  # a secret file is within the mail
    assert (without[0].left_out, without[0].inside) == ("holds-secret", ())
    assert without[0].title == "Mejl (lämnas inte ut, innehåller en sekretessmarkerad handling)"


def test_pages_that_are_no_list_of_pages_stand_as_they_were_written() -> None:
    cited = {"1.1": (Citation(BUDGET, "bilaga\ntvå"), Citation(BUDGET), Citation(BUDGET, "7"))}
    case = snapshot(HERE, citations=cited)
    assert rows(case, numbered(case))[0].pages == "5, bilaga två"


def test_a_row_without_decision_pages_and_title_is_empty_where_nothing_is_known() -> None:
    bare = evidence(1, " \x00 ", version(1, "x.pdf", b"x"), decision=Decision(dnr="PN 4"))
    case = snapshot(HERE, evidence=(bare,), citations={"#7": (Citation(1),)})
    (row,) = rows(case, numbered(case))
    assert (row.title, row.decision, row.dnr, row.pages, row.questions) == ("x.pdf", "", "PN 4", "", ("#7",))


def test_a_title_is_one_line_of_what_can_be_seen() -> None:
    assert one_line(" Budget\u00ad\r\n2031\x0b\u202e\ud800\ue000 ") == "Budget 2031"


@pytest.mark.parametrize(
    ("name", "data", "true"),
    [
        ("bilaga-01-plan", b"%PDF-1.7", "bilaga-01-plan.pdf"),
        ("bilaga-01-plan.doc", b"%PDF-1.7", "bilaga-01-plan.pdf"),
        ("bilaga-01-plan.pdf", b"%PDF-1.7", "bilaga-01-plan.pdf"),
        ("bilaga-01-foto.jpeg", b"\xff\xd8\xff\xe0", "bilaga-01-foto.jpeg"),
        ("bilaga-01-foto.png", b"\xff\xd8\xff\xe0", "bilaga-01-foto.jpg"),
        ("bilaga-01-foto.tmp", b"\x89PNG\r\n\x1a\n", "bilaga-01-foto.png"),
        ("bilaga-01-brev", b"From: a\r\nTo: b\r\nSubject: c\r\n\r\nHej", "bilaga-01-brev.eml"),
        ("bilaga-01-brev.txt", b"From: a\r\nTo: b\r\nSubject: c\r\n\r\nHej", "bilaga-01-brev.txt"),
        ("bilaga-01-okant.xyz", b"Inget av dem", "bilaga-01-okant.xyz"),
        ("bilaga-01-arkiv.zip", b"PK\x03\x04 trasigt", "bilaga-01-arkiv.zip"),
    ],
)
def test_a_file_gets_the_suffix_of_what_it_is(name: str, data: bytes, true: str) -> None:
    assert true_name(name, data) == true


@pytest.mark.parametrize(
    ("part", "suffix"), [("word/document", "docx"), ("xl/workbook", "xlsx"), ("ppt/presentation", "pptx")]
)
def test_an_office_file_gets_its_own_suffix(part: str, suffix: str) -> None:
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr(f"{part}.xml", "<x/>")
    assert true_name("bilaga-01", package.getvalue()) == f"bilaga-01.{suffix}"
    assert true_name(f"bilaga-01.{suffix[:3]}m", package.getvalue()) == f"bilaga-01.{suffix[:3]}m"


def test_uncited_minutes_whose_paragraph_an_answer_tells_are_not_said_to_be_named_by_none() -> None:
    decided = Decision(None, dt.date(2025, 2, 18), 12)
    case = snapshot(HERE)
    key = next(iter(case.answers))
    answers = {**case.answers, key: Answer("Ja", "Planen antogs 2025-02-18, § 12.")}
    minutes = tuple(
        dataclasses.replace(each, decisions=(decided,)) if each.id == PHOTO else each for each in EVIDENCE
    )
    case = dataclasses.replace(case, evidence=minutes, answers=answers)
    assert told(numbered(case))[-1] == (4, PHOTO, "named")
    assert numbered(case, with_uncited=True)[-1].left_out is None
    sent = Sent(HERE, "", 0, left_out=numbered(case)[-1:])
    (line,) = messages.sent_without(sent)
    assert "hänvisar" not in line and "nämns" in line
