"""What comes next when something has been made."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from cited_documents import case

from auditprep.model import Citation, Decision, Snapshot, Status
from ui.models.afterwards import Way, doings, letter, may_be_sent
from ui.models.sending import Made, file_name

DECIDED = Decision("Parknämnden", dt.date(2031, 9, 23), 84, "2031.110 PN")


def at(status: Status) -> Snapshot:
    return replace(case(Citation(1)), status=status, decided=DECIDED if status.is_decided else None)


def ways(status: Status, made: Made) -> list[Way]:
    return [each.way for each in doings(at(status), made) if each.way]


def test_a_draft_goes_to_the_board_and_then_the_decision_is_noted() -> None:
    for made in (Made.FORM, Made.BINDER, Made.BUNDLE, Made.ANSWERS):
        assert ways(Status.DRAFT, made) == [Way.DECIDED]
        assert not may_be_sent(at(Status.DRAFT), made)


def test_after_the_decision_it_is_mailed_registered_and_marked_as_sent() -> None:
    found = doings(at(Status.DECIDED), Made.BUNDLE)
    assert [each.way for each in found] == [Way.LETTER, None, Way.SENT]
    assert "2031.110 PN" in found[1].words
    assert may_be_sent(at(Status.DECIDED), Made.BUNDLE)


def test_a_form_that_cites_documents_is_not_mailed_without_a_word_on_them() -> None:
    assert "bilagorna" in doings(at(Status.DECIDED), Made.FORM)[0].words


def test_what_has_been_sent_is_not_sent_again() -> None:
    shown = replace(at(Status.SENT), sent_on=dt.date(2031, 10, 1), sent_to="revisorerna")
    (only,) = doings(shown, Made.BUNDLE)
    assert "2031-10-01" in only.words and only.way is None
    assert not may_be_sent(shown, Made.BUNDLE)


@pytest.mark.parametrize("made", [Made.ANSWERS, Made.LIST, Made.JSON])
def test_what_is_not_for_the_auditors_does_not_lead_to_their_mail(made: Made) -> None:
    assert ways(Status.DECIDED, made) == []
    assert not may_be_sent(at(Status.DECIDED), made)


def test_the_mail_tells_of_attachments_only_where_they_are_in_the_file() -> None:
    shown = at(Status.DECIDED)
    assert "5 bilagor" in letter(shown, Made.BUNDLE, "p.zip", 5, 1)
    plain = letter(shown, Made.FORM, "f.docx", 5, 1)
    assert "bilag" not in plain and "sekretess" not in plain
    assert "§ 84" in plain and "§ 84" not in letter(at(Status.DRAFT), Made.FORM, "f.docx", 0, 0)


@pytest.mark.parametrize("made", list(Made))
def test_the_name_of_a_draft_says_so(made: Made) -> None:
    assert "-UTKAST." in file_name(at(Status.DRAFT), made)
    assert "UTKAST" not in file_name(at(Status.DECIDED), made)
