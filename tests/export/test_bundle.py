"""The bundle: all that is sent in one ZIP, proved by its hashes, whole or not there, and called PARTIAL if anything lacks."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import json
import os
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from attached import BUDGET, CITED, CLIENT, FORM, PHOTO, PLAN, Files, bytes_of, snapshot

from auditprep.errors import DiskFull, FileNotWritable
from auditprep.export import bundle
from auditprep.export.attachments import numbered
from auditprep.export.bundle import FilledForm, form_name, write_bundle
from auditprep.model import (
    Citation,
    EvidenceFiles,
    Notice,
    NotPlaced,
    Progress,
    Receipt,
    Role,
    Sent,
    Snapshot,
    Status,
    Trouble,
)

RECEIPT = Receipt(("1.1",), ())
PAPERS = [
    "LAS-MIG.txt",
    "SHA256SUMS",
    "bilageforteckning.docx",
    "index.html",
    "revisionsunderlag-2031-parknamnden-UTKAST.docx",
    "svar.json",
]


def made_list(rows, head, lacks, first) -> bytes:  # type: ignore[no-untyped-def]
    """Instead of Word's list: what it was given."""
    told = [[row.number, row.title, row.left_out] for row in rows]
    return json.dumps([told, list(head), list(lacks), first]).encode()


def work(case: Snapshot, to: Path, files: EvidenceFiles, receipt: Receipt = RECEIPT, **wish: bool):  # type: ignore[no-untyped-def]
    form = FilledForm(FORM, ".docx", receipt)
    return write_bundle(case, form, to, files, numbered(case, **wish), made_list)


def packed(
    case: Snapshot, to: Path, files: EvidenceFiles | None = None, receipt: Receipt = RECEIPT, **wish: bool
) -> Sent:
    running = work(case, to, files or Files(), receipt, **wish)
    while True:
        try:
            next(running)
        except StopIteration as end:
            return end.value


def contents(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def left_in(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_everything_that_is_sent_is_in_the_bundle_under_a_plain_name(tmp_path: Path) -> None:
    sent = packed(snapshot(tmp_path), tmp_path / "ut.zip")
    inside = contents(tmp_path / "ut.zip")
    assert sorted(inside) == sorted(
        [
            *PAPERS,
            "bilagor/bilaga-01-internkontrollplan-2031.docx",
            "bilagor/bilaga-02-parknamndens-budget-2031-2033.pdf",
        ]
    )
    assert inside["bilagor/bilaga-01-internkontrollplan-2031.docx"] == bytes_of("plan-1")
    assert inside["bilagor/bilaga-02-parknamndens-budget-2031-2033.pdf"] == bytes_of("budget-1")
    assert inside["revisionsunderlag-2031-parknamnden-UTKAST.docx"] == FORM
    assert (sent.path, sent.is_partial) == (tmp_path / "ut.zip", False)
    assert left_in(tmp_path) == ["ut.zip"]


def test_the_receipt_counts_and_has_the_hash_of_every_file(tmp_path: Path) -> None:
    sent = packed(snapshot(tmp_path), tmp_path / "ut.zip")
    data = (tmp_path / "ut.zip").read_bytes()
    assert (sent.sha256, sent.size) == (hashlib.sha256(data).hexdigest(), len(data))
    inside = contents(tmp_path / "ut.zip")
    assert dict(sent.files) == {name: hashlib.sha256(each).hexdigest() for name, each in inside.items()}
    assert [each.evidence.id for each in sent.attachments] == [PLAN, BUDGET]
    assert [(each.evidence.id, each.left_out) for each in sent.left_out] == [
        (CLIENT, "secret"),
        (PHOTO, "uncited"),
    ]
    assert (sent.citations, sent.form) == (5, RECEIPT)


def test_the_hashes_are_those_that_sha256sum_checks(tmp_path: Path) -> None:
    packed(snapshot(tmp_path), tmp_path / "ut.zip")
    inside = contents(tmp_path / "ut.zip")
    lines = inside.pop("SHA256SUMS").decode("ascii").splitlines()
    told = dict(reversed(line.split("  ", 1)) for line in lines)
    assert told == {name: hashlib.sha256(data).hexdigest() for name, data in inside.items()}
    assert lines == sorted(lines, key=lambda line: line.split("  ", 1)[1])


def test_the_same_case_makes_the_same_bytes(tmp_path: Path) -> None:
    one = packed(snapshot(tmp_path), tmp_path / "ett.zip")
    other = packed(snapshot(tmp_path), tmp_path / "annat.zip")
    assert one.sha256 == other.sha256


def test_files_that_are_packed_already_are_stored_as_they_are(tmp_path: Path) -> None:
    packed(snapshot(tmp_path), tmp_path / "ut.zip", with_uncited=True)
    with zipfile.ZipFile(tmp_path / "ut.zip") as archive:
        stored = {info.filename for info in archive.infolist() if info.compress_type == zipfile.ZIP_STORED}
        assert all(info.external_attr >> 16 == 0o644 for info in archive.infolist())
    assert {Path(name).suffix for name in stored} == {".pdf", ".docx", ".jpg"}


def test_secret_evidence_stays_out_with_its_words_unless_asked_for(tmp_path: Path) -> None:
    cited = {"2.1": (Citation(CLIENT, "2", "en hemlig mening"),)}
    case = snapshot(tmp_path, citations=cited)
    packed(case, tmp_path / "ut.zip")
    inside = contents(tmp_path / "ut.zip")
    assert not any("bilagor/" in name for name in inside)
    assert not any(b"hemlig mening" in data for data in inside.values())
    # A file may be called as whom it is about.
    assert not any("anmälan.pdf".encode() in data for data in inside.values())
    assert json.loads(inside["bilageforteckning.docx"])[0][0] == [
        1,
        "sekretessmarkerad handling, lämnas inte ut",
        "secret",
    ]
    packed(case, tmp_path / "allt.zip", with_secret=True)
    assert "bilagor/bilaga-01-anmalan-fran-en-granne.pdf" in contents(tmp_path / "allt.zip")
    assert b"hemlig mening" in contents(tmp_path / "allt.zip")["index.html"]


def test_secret_evidence_is_not_even_read(tmp_path: Path) -> None:
    files = Files()
    packed(snapshot(tmp_path), tmp_path / "ut.zip", files)
    assert files.asked == [(PLAN, 1), (BUDGET, 1)]


# What lacks


def test_a_file_that_cannot_be_read_makes_the_bundle_partial(tmp_path: Path) -> None:
    files = Files()
    files.lost.add((PLAN, 1))
    sent = packed(snapshot(tmp_path), tmp_path / "ut.zip", files)
    assert sent.path == tmp_path / "ut-PARTIAL.zip"
    assert left_in(tmp_path) == ["ut-PARTIAL.zip"]
    facts = {"number": "1", "title": "Internkontrollplan 2031"}
    assert sent.lacks == (Notice("attachment-unreadable", None, facts),)
    assert [each.evidence.id for each in sent.attachments] == [BUDGET]
    inside = contents(sent.path)
    sentence = "Bilaga 1, ”Internkontrollplan 2031”, följer inte med: filen kunde inte läsas."
    assert sentence in inside["PARTIAL.txt"].decode("utf-8-sig")
    assert sentence in inside["index.html"].decode()
    assert "PARTIAL.txt" in inside["LAS-MIG.txt"].decode("utf-8-sig")
    rows, _head, lacks, _first = json.loads(inside["bilageforteckning.docx"])
    assert (rows[0], lacks) == ([1, "Internkontrollplan 2031", "missing"], [sentence])


def test_a_file_that_is_not_what_was_put_in_is_not_sent(tmp_path: Path) -> None:
    sent = packed(snapshot(tmp_path), tmp_path / "ut.zip", Files({(BUDGET, 1): b"%PDF-1.7 damaged"}))
    assert [each.code for each in sent.lacks] == ["attachment-damaged"]
    assert sorted(contents(sent.path)) == sorted(
        [*PAPERS, "PARTIAL.txt", "bilagor/bilaga-01-internkontrollplan-2031.docx"]
    )


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        (Citation(99), Notice("citation-gone", "1.4")),
        (
            Citation(BUDGET, "39-41, 99"),
            Notice(
                "citation-beyond",
                "1.4",
                {"title": "Parknämndens budget 2031–2033", "pages": "41, 99", "count": "40"},
            ),
        ),
    ],
)
def test_a_citation_that_leads_nowhere_makes_the_bundle_partial(
    tmp_path: Path, citation: Citation, expected: Notice
) -> None:
    sent = packed(snapshot(tmp_path, citations={**CITED, "1.4": (citation,)}), tmp_path / "ut.zip")
    assert sent.lacks == (expected,)
    assert sent.path.name == "ut-PARTIAL.zip"


def test_where_the_pages_flow_nobody_knows_how_many_there_are(tmp_path: Path) -> None:
    case = snapshot(tmp_path, citations={"1.1": (Citation(PLAN, "9"),)})
    plan = dataclasses.replace(case.evidence[1].versions[0], pages=2)
    case = dataclasses.replace(case, evidence=(dataclasses.replace(case.evidence[1], versions=(plan,)),))
    assert not packed(case, tmp_path / "ut.zip").is_partial


def test_evidence_that_was_taken_away_is_named(tmp_path: Path) -> None:
    case = snapshot(tmp_path)
    plan, rest = case.evidence[1], (case.evidence[0], *case.evidence[2:])
    sent = packed(dataclasses.replace(case, evidence=rest, removed=(plan,)), tmp_path / "ut.zip")
    assert sent.lacks == (Notice("citation-gone", "1.1", {"title": "Internkontrollplan 2031"}),)
    told = contents(sent.path)["PARTIAL.txt"].decode("utf-8-sig")
    assert "Fråga 1.1: svaret hänvisar till ”Internkontrollplan 2031”, som inte längre finns" in told


def test_an_answer_that_is_not_in_the_form_makes_the_bundle_partial(tmp_path: Path) -> None:
    lost = (NotPlaced("1.1", Role.MARK, "no-place"), NotPlaced("1.1", Role.DESCRIPTION, "no-place"))
    sent = packed(snapshot(tmp_path), tmp_path / "ut.zip", receipt=Receipt((), lost))
    assert sent.lacks == (Notice("answer-not-in-form", "1.1"),)
    assert "Fråga 1.1: svaret" in contents(sent.path)["PARTIAL.txt"].decode("utf-8-sig")


def test_what_is_no_lack_is_told_all_the_same(tmp_path: Path) -> None:
    case = snapshot(tmp_path)
    budget, plan, *rest = case.evidence
    locked = dataclasses.replace(plan.versions[0], trouble=Trouble.LOCKED)
    newer = dataclasses.replace(budget.versions[0], number=2, sha256="ab")
    case = dataclasses.replace(
        case,
        evidence=(
            dataclasses.replace(budget, versions=(*budget.versions, newer)),
            dataclasses.replace(plan, versions=(locked,)),
            *rest,
        ),
        citations={**CITED, "1.4": (Citation(PLAN, "bilaga två"),)},
    )
    sent = packed(case, tmp_path / "ut.zip", receipt=Receipt((), (), (Notice("simplified", "1.3"),)))
    assert [(each.code, each.question) for each in sent.notices] == [
        ("simplified", "1.3"),
        ("citation-unclear", "1.4"),
        ("attachment-unusable", None),
        ("attachment-older", None),
        ("questions-unanswered", None),
    ]
    assert not sent.is_partial


# Writing


def test_cancelling_leaves_no_file_behind(tmp_path: Path) -> None:
    (tmp_path / "ut.zip").write_bytes(b"the one before")
    steps = sum(1 for _step in work(snapshot(tmp_path), tmp_path / "annan.zip", Files()))
    (tmp_path / "annan.zip").unlink()
    for count in range(1, steps + 1):
        running = work(snapshot(tmp_path), tmp_path / "ut.zip", Files())
        for _step in range(count):
            next(running)
        running.close()
        assert left_in(tmp_path) == ["ut.zip"]
    assert (tmp_path / "ut.zip").read_bytes() == b"the one before"


def test_progress_never_goes_back_and_never_beyond_its_end(tmp_path: Path) -> None:
    told: list[Progress] = list(work(snapshot(tmp_path), tmp_path / "ut.zip", Files()))
    assert [each.done for each in told] == sorted(each.done for each in told)
    assert {each.total for each in told} == {bundle.steps(numbered(snapshot(tmp_path)))}
    assert all(each.done < each.total for each in told)


def test_one_attachment_is_asked_for_at_a_time(tmp_path: Path) -> None:
    files = Files()
    running = work(snapshot(tmp_path), tmp_path / "ut.zip", files)
    seen = []
    for _step in running:
        seen.append(len(files.asked))
    assert seen[:3] == [0, 1, 2]


def test_what_the_disk_gives_back_otherwise_is_no_bundle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def spoils(descriptor: int) -> None:
        real(descriptor)
        os.lseek(descriptor, 200, os.SEEK_SET)
        os.write(descriptor, b"\0" * 60)

    monkeypatch.setattr(os, "fsync", spoils)
    with pytest.raises(FileNotWritable) as raised:
        packed(snapshot(tmp_path), tmp_path / "ut.zip")
    assert raised.value.facts["reason"] == "disk-error"
    assert left_in(tmp_path) == []


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def is_full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", is_full)
    with pytest.raises(DiskFull):
        packed(snapshot(tmp_path), tmp_path / "ut.zip")
    assert left_in(tmp_path) == []


def test_the_proof_finds_a_file_too_many(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a", b"a")
    (tmp_path / "x.zip").write_bytes(stream.getvalue())
    with pytest.raises(FileNotWritable):
        list(bundle._proved(tmp_path / "x.zip", {}, tmp_path / "x.zip", Progress(0, 1)))


@pytest.mark.parametrize(
    ("board", "year", "expected"),
    [
        ("Socialnämnden", 2024, "revisionsunderlag-2024-socialnamnden-UTKAST.docx"),
        (
            "Vård- & omsorgsnämnden / styrelse",
            None,
            "revisionsunderlag-vard-omsorgsnamnden-styrelse-UTKAST.docx",
        ),
        (None, None, "revisionsunderlag-UTKAST.docx"),
    ],
)
def test_the_form_has_a_plain_name(board: str | None, year: int | None, expected: str) -> None:
    draft = snapshot(Path(), board=board, year=year)
    assert form_name(draft, ".docx") == expected
    decided = replace(draft, status=Status.DECIDED)
    assert form_name(decided, ".docx") == expected.replace("-UTKAST", "")
