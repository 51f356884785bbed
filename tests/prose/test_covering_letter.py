"""The words of the mail: they hold what is known, and nothing that is not."""

from __future__ import annotations

from auditprep.prose.covering_letter import Covering, covering_letter


def test_it_says_what_is_sent_by_whom_and_what_was_decided() -> None:
    told = Covering("svar.zip", "Parknämnden", 2031, "Parknämnden 2031-09-23, § 84", 5, 1)
    words = covering_letter(told)
    for said in ("svar.zip", "från Parknämnden för 2031", "2031-09-23, § 84", "5 bilagor", "En sekretess"):
        assert said in words


def test_what_is_not_known_is_not_said() -> None:
    words = covering_letter(Covering("svar.docx"))
    assert (
        words
        == "Hej,\n\nHär kommer det ifyllda revisionsunderlaget, i filen svar.docx.\n\nVänliga hälsningar"
    )


def test_one_is_not_several() -> None:
    words = covering_letter(Covering("svar.zip", attachments=1, withheld=2))
    assert "En bilaga följer med." in words
    assert "2 sekretessmarkerade handlingar följer inte med." in words
