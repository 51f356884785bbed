"""Not a word of secret evidence is in anything that is sent, nor of what no answer cites, unless it is asked for."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from attached import BUDGET, CLIENT, FORM, PHOTO, Files, evidence, snapshot, version
from pypdfium2 import PdfDocument

from auditprep import messages, produce
from auditprep.model import Citation, Decision, Notice, Snapshot, Trouble

WORDS = ("Hemlig", "hemlig", "4711", "Dolda", "Osedd", "osedd")
Export = Callable[..., Path]


def case(folder: Path) -> Snapshot:
    decision = Decision("Dolda nämnden", dt.date(2030, 1, 1), 4711, "4711 HEM")
    secret = evidence(
        CLIENT, "Hemlig utredning", version(1, "hemlig.pdf", b"%PDF-1.7", 9), secret=True, decision=decision
    )
    unseen = evidence(PHOTO, "Osedd", version(1, "osedd.jpg", b"x"))
    cited = {
        "1.1": (Citation(CLIENT, "7-8", "en hemlig mening"), Citation(CLIENT, "99"), Citation(BUDGET, "5"))
    }
    given = snapshot(folder)
    return replace(given, evidence=(given.evidence[0], secret, unseen), citations=cited)


def packed(given: Snapshot, to: Path, **wish: bool) -> Path:
    return produce.finish(produce.export_zip(given, FORM, to / "ut.zip", Files(), **wish)).path


def bound(given: Snapshot, to: Path, **wish: bool) -> Path:
    return produce.finish(produce.export_binder(given, to / "ut.pdf", Files(), **wish)).path


def listed(given: Snapshot, to: Path, **wish: bool) -> Path:
    return produce.finish(produce.export_attachment_list(given, to / "ut.docx", **wish)).path


def read_out(given: Snapshot, to: Path, **wish: bool) -> Path:
    produce.finish(produce.export_pdf(given, to / "ut.pdf", **wish))
    return to / "ut.pdf"


def as_json(given: Snapshot, to: Path, **wish: bool) -> Path:
    produce.finish(produce.export_json(given, to / "ut.json", **wish))
    return to / "ut.json"


def filled(given: Snapshot, to: Path, **wish: bool) -> Path:
    produce.finish(produce.export_docx(given, FORM, to / "ut.docx", with_list=True, **wish))
    return to / "ut.docx"


def words_of(name: str, data: bytes) -> Iterator[str]:
    yield name
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for each in archive.namelist():
                yield from words_of(each, archive.read(each))
    elif name.startswith("ut") and name.endswith(".pdf"):
        pdf = PdfDocument(data)
        yield from (page.get_textpage().get_text_range() for page in pdf)
        yield from (str(mark.get_title()) for mark in pdf.get_toc())
    else:
        yield data.decode("utf-8", "replace")


@pytest.mark.parametrize("export", [packed, bound, listed, read_out, as_json, filled])
def test_nothing_of_what_stays_out_is_told(tmp_path: Path, export: Export) -> None:
    to = export(case(tmp_path), tmp_path)
    told = "\n".join(words_of(to.name, to.read_bytes()))
    assert [word for word in WORDS if word in told] == []
    assert "sekretessmarkerad handling, lämnas inte ut" in " ".join(told.split())
    open_ = export(case(tmp_path), tmp_path, with_secret=True)
    assert "Hemlig utredning" in " ".join("\n".join(words_of(open_.name, open_.read_bytes())).split())


def test_that_secret_evidence_goes_along_is_told_by_name(tmp_path: Path) -> None:
    given, told = case(tmp_path), Notice("secret-included", None, {"titles": "Hemlig utredning"})
    wish = {"with_secret": True}
    made = (
        produce.export_zip(given, FORM, tmp_path / "a.zip", Files(), **wish),
        produce.export_binder(given, tmp_path / "a.pdf", Files(), **wish),
        produce.export_attachment_list(given, tmp_path / "a.docx", **wish),
        produce.export_pdf(given, tmp_path / "b.pdf", **wish),
        produce.export_json(given, tmp_path / "a.json", **wish),
        produce.export_docx(given, FORM, tmp_path / "b.docx", **wish),
    )
    assert all(told in produce.finish(each).notices for each in made)
    assert messages.notice(told) == "Sekretessmarkerat underlag följer med: Hemlig utredning."


def test_the_user_is_told_of_all_that_stays_out(tmp_path: Path) -> None:
    sent = produce.finish(produce.export_zip(case(tmp_path), FORM, tmp_path / "ut.zip", Files()))
    assert [each.evidence.title for each in sent.left_out] == ["Hemlig utredning", "Osedd"]
    assert [each.facts.get("title") for each in sent.lacks] == ["Hemlig utredning"]
    assert "Hemlig utredning" in " ".join(messages.sent_without(sent))


def test_an_unlocked_or_damaged_file_is_worth_knowing(tmp_path: Path) -> None:
    given = snapshot(tmp_path)
    budget, plan, *rest = given.evidence
    locked = replace(budget, versions=(replace(budget.versions[0], unlocked=True),))
    damaged = replace(plan, versions=(replace(plan.versions[0], trouble=Trouble.DAMAGED),))
    given = replace(given, evidence=(locked, damaged, *rest))
    sent = produce.finish(produce.export_zip(given, FORM, tmp_path / "ut.zip", Files()))
    told = [each.facts["trouble"] for each in sent.notices if each.code == "attachment-unusable"]
    assert told == ["damaged", "locked"]
    assert messages.sent(sent) == "ut.zip är sparad. Värt att veta:"


def test_what_lacks_nothing_and_has_nothing_to_tell_says_so(tmp_path: Path) -> None:
    sent = produce.finish(produce.export_zip(case(tmp_path), FORM, tmp_path / "ut.zip", Files()))
    whole = replace(sent, lacks=(), left_out=(), notices=())
    assert messages.sent(whole) == f"{whole.path.name} är sparad. Inget saknas i den."


def test_unanswered_questions_with_the_same_number_are_told_apart(tmp_path: Path) -> None:
    sent = produce.finish(
        produce.export_zip(snapshot(tmp_path, answers={}), FORM, tmp_path / "ut.zip", Files())
    )
    (told,) = (each.facts["questions"] for each in sent.notices if each.code == "questions-unanswered")
    assert "1.2, 1.2 (2)" in told
