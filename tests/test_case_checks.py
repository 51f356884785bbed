"""Door 1: findings that may stand, and those that are mended with one click."""

from __future__ import annotations

from pathlib import Path

import pytest
from forms import make_form

from auditprep import messages, richtext
from auditprep.case import Case
from auditprep.errors import ReadOnlyCase, ReasonLacks, UnknownEvidence, WordsChanged
from auditprep.model import Citation, Finding, FoundPart, FoundPlace, Mend, MendKind, Severity, submission

TEXT = "Nämnden **antog** planen 2025-05-24, § 23.\n\n- ett\n- två"
FINDING = Finding("placeholder", Severity.ERROR, "placeholder", "1.1", known_by="aa" * 16)


@pytest.fixture
def case(tmp_path: Path):
    with Case.create(tmp_path / "granvik.auditprep", make_form(), "formulär.docx", who="anna") as made:
        made.answer("1.1", mark="Ja", text=TEXT)
        yield made


def over(words: str, by: str, *, part: FoundPart = FoundPart.TEXT, text: str = TEXT) -> Mend:
    at = richtext.plain(text).index(words)
    place = FoundPlace(part, "1.1", quote=words, start=at, end=at + len(words))
    return Mend(MendKind.WRITE, "1.1", by, place)


def test_a_finding_is_accepted_taken_back_and_signed(case) -> None:
    case.accept(FINDING, "Ska stå så")
    (said,) = case.snapshot().accepted
    assert (said.who, said.reason, said.later, said.taken_back) == ("anna", "Ska stå så", False, False)
    case.take_back(FINDING)
    assert [each.taken_back for each in case.snapshot().accepted] == [True]


def test_accepting_without_a_reason_says_what_to_do(case) -> None:
    with pytest.raises(ReasonLacks) as caught:
        case.accept(FINDING, " ")
    assert messages.sentence(caught.value)


def test_what_was_accepted_for_later_years_goes_along_as_last_year(case) -> None:
    case.accept(FINDING, "Ska stå så", later=True)
    kept = submission(case.snapshot()).accepted
    assert [(each.known_by, each.from_year) for each in kept] == [(FINDING.known_by, case.snapshot().year)]
    case.accept(FINDING, "Bara i år")
    assert submission(case.snapshot()).accepted == ()


def test_right_words_are_written_and_all_else_stays(case) -> None:
    case.mend(over("2025-05-24", "2025-05-14"))
    assert case.snapshot().answer("1.1").text == TEXT.replace("05-24", "05-14")
    assert case.history("1.1")[-1].after == TEXT.replace("05-24", "05-14")


def test_words_are_written_in_the_forms_own_place_for_evidence_too(case) -> None:
    case.answer("1.1", evidence="Budget sid 4")
    case.mend(over("sid 4", "sid 5", part=FoundPart.EVIDENCE, text="Budget sid 4"))
    assert case.snapshot().answer("1.1").evidence == "Budget sid 5"


@pytest.mark.parametrize("words", ["2025-05-24", "ett"])
def test_nothing_is_written_where_the_words_have_changed(case, words) -> None:
    mend = over(words, "x")
    case.answer("1.1", text="Nu står det annat här, och det är längre än förut så att alla platser finns.")
    before = case.snapshot().answer("1.1")
    with pytest.raises(WordsChanged) as caught:
        case.mend(mend)
    assert case.snapshot().answer("1.1") == before
    assert "1.1" in messages.sentence(caught.value)


def test_nothing_is_written_over_several_paragraphs(case) -> None:
    with pytest.raises(WordsChanged):
        case.mend(over("ett\ntvå", "x"))


def test_pages_are_cited(case, tmp_path) -> None:
    (tmp_path / "bevis.txt").write_text("Sida ett", encoding="utf-8")
    evidence = case.attach(tmp_path / "bevis.txt").id
    case.mend(Mend(MendKind.CITE, "1.1", evidence=evidence, pages="1"))
    assert case.snapshot().cited("1.1") == (Citation(evidence, "1"),)
    with pytest.raises(UnknownEvidence):
        case.mend(Mend(MendKind.CITE, "1.1", evidence=99))


def test_nothing_is_mended_where_the_case_may_only_be_read(case) -> None:
    path = case.snapshot().path
    with Case.open(path, read_only=True) as reader, pytest.raises(ReadOnlyCase):
        reader.mend(over("2025-05-24", "2025-05-14"))


def test_what_another_copy_has_accepted_comes_along_and_goes_when_that_is_undone(case, tmp_path) -> None:
    case.close()
    copy = tmp_path / "kopia.auditprep"
    copy.write_bytes((tmp_path / "granvik.auditprep").read_bytes())
    with Case.open(copy, who="bo") as other:
        other.accept(FINDING, "Ska stå så")
        other.answer("1.3", text="Nytt.")
    with Case.open(tmp_path / "granvik.auditprep", who="anna") as mine:
        plan = mine.plan_merge(copy)
        mine.take_merge(plan, {})
        assert [(each.reason, each.who) for each in mine.snapshot().accepted] == [("Ska stå så", "bo")]
        (step,) = [each for each in mine.steps() if each.kind == "merge"]
        mine.undo(step.id)
        assert mine.snapshot().accepted == ()
