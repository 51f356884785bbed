"""What the user does with evidence: describes it, sorts its versions, takes it away, erases it."""

from __future__ import annotations

import datetime as dt

import pytest
from cases import document, new_case, take_in

from auditprep.errors import NoSuchPages, NotRemoved, OnlyVersion, UnknownEvidence, UnknownQuestion
from auditprep.model import ChecklistLine, Citation, Decision, EvidenceKind, Understood
from auditprep.store.casefile import CaseFile
from auditprep.store.doctor import check

LONG = "Nämnden antar budgeten för året och ger förvaltningen i uppdrag att följa upp målen varje månad."
OTHER = (
    "Skolan i Björkköping har fått nya cykelställ, och eleverna är nöjda med färgen på dem enligt en enkät."
)


@pytest.fixture
def case(tmp_path):
    with new_case(tmp_path / "c.auditprep") as file:
        yield file


def told(case: CaseFile, key: str) -> list[tuple[str | None, str | None]]:
    return [(each.before, each.after) for each in case.history(key) if each.field == "citation"]


def two_versions(case: CaseFile) -> int:
    take_in(case, document("budget.pdf", LONG, "", ""))
    return take_in(case, document("budget.pdf", LONG + " Nytt.", "", "")).id


def searched(case: CaseFile, word: str) -> list[int]:
    found: list[int] = []
    case.search(lambda pages: found.extend(pages.page_ids(f'"{word}"', 100)))
    return found


# Describing


def test_what_is_given_is_changed_and_the_rest_stays(case) -> None:
    id = take_in(case, document("a.pdf", LONG)).id
    decision = Decision("Nämnden", dt.date(2024, 2, 27), 7, "N 2024/1", "Planen", 3, "1")
    case.change_evidence(id, {"title": "Plan\ud83d", "decision": decision, "secret": True})
    case.change_evidence(
        id, {"kind": EvidenceKind.POLICY, "represents": "2024", "note": "Se §", "confirmed": True}
    )
    (found,) = case.snapshot().evidence
    assert (found.title, found.decision, found.secret, found.kind) == (
        "Plan\ufffd",
        decision,
        True,
        EvidenceKind.POLICY,
    )
    assert (found.represents, found.note, found.confirmed) == ("2024", "Se §", True)
    case.change_evidence(id, {"decision": None, "represents": "", "secret": False})
    case.change_evidence(id, {})
    (found,) = case.snapshot().evidence
    assert (found.decision, found.represents, found.secret, found.note) == (None, None, False, "Se §")


def test_unknown_evidence_is_refused(case) -> None:
    for ask in (
        lambda: case.change_evidence(7, {"title": "x"}),
        lambda: case.separate(7, 1),
        lambda: case.merge(7, 8),
        lambda: case.remove_evidence(7),
        lambda: case.restore_evidence(7),
        lambda: case.erase_evidence(7),
        lambda: case.cite("1.1", 7),
    ):
        with pytest.raises(UnknownEvidence):
            ask()


# Citing


def test_each_quote_is_a_citation_of_its_own(case) -> None:
    id = take_in(case, document("a.pdf", LONG, "", "")).id
    case.cite("1.5", id, "1")
    case.cite("1.5", id, "2", "antar\n budgeten")
    case.cite("1.5", id, "3")
    case.cite("1.5", id, "1-2", "antar budgeten")
    assert case.snapshot().cited("1.5") == (Citation(id, "3"), Citation(id, "1-2", "antar budgeten"))
    case.uncite("1.5", id)
    assert case.snapshot().cited("1.5") == (Citation(id, "1-2", "antar budgeten"),)
    case.uncite("1.5", id, "antar budgeten")
    assert case.snapshot().cited("1.5") == ()
    assert told(case, "1.5") == [
        (None, "A, 1"),
        (None, "A, 2, ”antar budgeten”"),
        ("A, 1", "A, 3"),
        ("A, 2, ”antar budgeten”", "A, 1-2, ”antar budgeten”"),
        ("A, 3", None),
        ("A, 1-2, ”antar budgeten”", None),
    ]


def test_a_newer_version_that_is_cited_is_told_in_the_history(case) -> None:
    id = take_in(case, document("budget.pdf", LONG)).id
    case.cite("1.5", id, "1")
    take_in(case, document("budget.pdf", LONG + " Nytt."))
    case.cite("1.5", id, "1")
    assert told(case, "1.5")[-1] == ("Budget, 1", "Budget, version 2, 1")


def test_pages_after_the_last_are_refused_where_that_is_certain(case) -> None:
    pdf = take_in(case, document("a.pdf", LONG, "")).id
    word = take_in(case, document("b.docx", OTHER)).id
    unread = take_in(case, document("c.pdf", data=b"1", known=True)).id
    with pytest.raises(NoSuchPages) as caught:
        case.cite("1.5", pdf, "2-3")
    assert caught.value.facts == {"title": "A", "pages": "2-3", "count": 2}
    case.cite("1.5", pdf, "1-2")
    case.cite("1.5", word, "7")
    case.cite("1.5", unread, "7")
    assert [each.pages for each in case.snapshot().cited("1.5")] == ["1-2", "7", "7"]


def test_an_unknown_question_cites_nothing(case) -> None:
    id = take_in(case, document("a.pdf", LONG)).id
    with pytest.raises(UnknownQuestion):
        case.cite("9.9", id)


# Versions


def test_a_version_is_separated_and_its_citations_follow(case) -> None:
    first = take_in(case, document("budget.pdf", LONG, "", ""))
    case.change_evidence(first.id, {"secret": True})
    case.cite("1.1", first.id, "1")
    case.cite("1.5", first.id, "2", "antar")
    take_in(case, document("budget (1).pdf", LONG + " Nytt.", "", ""))
    case.cite("1.1", first.id, "3")
    id = case.separate(first.id, 2)
    old, new = case.snapshot().evidence
    assert ([each.number for each in old.versions], [each.number for each in new.versions]) == ([1], [1])
    assert (new.id, new.title, new.file_name, new.secret) == (id, "Budget (1)", "budget (1).pdf", True)
    assert case.snapshot().cited("1.1") == (Citation(id, "3"),)
    assert case.snapshot().cited("1.5") == (Citation(first.id, "2", "antar"),)
    assert told(case, "1.1")[-1] == ("Budget, version 2, 3", "Budget (1), 3")
    assert len(told(case, "1.5")) == 1


def test_an_older_version_is_separated_and_the_newest_keeps_its_number(case) -> None:
    id = two_versions(case)
    case.cite("1.1", id, "1")
    new = case.separate(id, 1)
    assert [each.number for each in case.snapshot().document(id).versions] == [2]
    assert case.snapshot().cited("1.1") == (Citation(id, "1", "", 2),)
    assert case.page_texts(new)[0].text == LONG


def test_what_was_separated_may_be_merged_again(case) -> None:
    id = two_versions(case)
    case.cite("1.1", id, "1")
    before = case.snapshot()
    case.merge(case.separate(id, 2), id)
    assert case.snapshot() == before


def test_what_is_merged_is_to_be_confirmed_as_the_newer_file_says(case) -> None:
    old = take_in(
        case, document("a.pdf", LONG, understood=Understood("Gammal", decision=Decision(paragraph=8)))
    )
    said = Understood("Ny", EvidenceKind.BUDGET, Decision("Nämnden", paragraph=9), (), "2024")
    new = take_in(case, document("b.pdf", OTHER, understood=said))
    case.change_evidence(old.id, {"confirmed": True, "note": "Sedd", "decision": Decision(paragraph=7)})
    case.merge(new.id, old.id)
    (found,) = case.snapshot().evidence
    assert (found.decision, found.kind, found.represents) == (said.decision, said.kind, "2024")
    assert (found.title, found.note, found.confirmed) == ("Gammal", "Sedd", False)


def test_the_only_version_is_not_separated(case) -> None:
    id = take_in(case, document("a.pdf", LONG)).id
    with pytest.raises(OnlyVersion):
        case.separate(id, 1)
    with pytest.raises(UnknownEvidence):
        case.separate(id, 2)


def test_merged_evidence_is_the_newest_version_with_all_that_leaned_on_it(case) -> None:
    old, new = (
        take_in(case, document(f"{name}.pdf", text, "", "", "")) for name, text in (("a", LONG), ("b", OTHER))
    )
    inner = document("c.txt", OTHER[:40])
    case.take_in(document("mejl.eml", "Hej", inner=(inner,)))
    case.change_evidence(new.id, {"secret": True})
    case.cite("1.1", old.id, "1")
    case.cite("1.1", new.id, "3-4")
    case.cite("1.5", new.id, "2", "nya cykelställ")
    case.set_checklist(["Budget"])
    case.settle_line(1, [new.id], "", ())
    case.merge(new.id, old.id)
    (found, mail, *_rest) = case.snapshot().evidence
    assert (found.id, [each.file_name for each in found.versions], found.secret) == (
        old.id,
        ["a.pdf", "b.pdf"],
        True,
    )
    assert mail.title == "Mejl"
    assert case.snapshot().cited("1.1") == (Citation(old.id, "1, 3-4", "", 2),)
    assert case.snapshot().cited("1.5") == (Citation(old.id, "2", "nya cykelställ", 2),)
    assert case.snapshot().checklist == (ChecklistLine(1, "Budget", (old.id,)),)
    assert case.evidence_bytes(old.id) == case.evidence_bytes(old.id, 2)
    case.merge(old.id, old.id)
    assert len(case.snapshot().document(old.id).versions) == 2


# Taking away


def test_what_is_taken_away_is_out_of_sight_and_comes_back_as_it_was(case) -> None:
    id = two_versions(case)
    case.cite("1.1", id, "1")
    case.set_checklist(["Budget"])
    case.settle_line(1, [id], "", ())
    before = case.snapshot()
    case.remove_evidence(id)
    gone = case.snapshot()
    assert (gone.evidence, gone.cited("1.1"), gone.checklist[0].evidence) == ((), (), ())
    assert gone.removed == before.evidence
    assert searched(case, "budgeten") == []
    assert case.evidence_bytes(id)
    with pytest.raises(UnknownEvidence):
        case.cite("1.1", id)
    with pytest.raises(UnknownEvidence):
        case.remove_evidence(id)
    case.restore_evidence(id)
    case.restore_evidence(id)
    assert case.snapshot() == before
    assert told(case, "1.1") == [
        (None, "Budget, version 2, 1"),
        ("Budget, version 2, 1", None),
        (None, "Budget, version 2, 1"),
    ]


def test_only_the_newest_version_is_searched(case) -> None:
    id = two_versions(case)
    assert len(searched(case, "budgeten")) == 1
    case.separate(id, 1)
    assert len(searched(case, "budgeten")) == 2


def test_only_what_was_taken_away_is_erased(case) -> None:
    id = take_in(case, document("a.pdf", LONG)).id
    with pytest.raises(NotRemoved):
        case.erase_evidence(id)


SECRET = "hemligstämplad klient med åtgärdsprogram Zxqvw"


def test_what_is_erased_leaves_nothing_in_the_file(case) -> None:
    kept = take_in(case, document("a.pdf", LONG + " åtgärdsprogram"))
    read = document(
        "Zxqvw.pdf", SECRET, data=b"%PDF Zxqvw " * 900, unlocked=b"Zxqvw " * 900, understood=MINUTES
    )
    mail = case.take_in(document("mejl.eml", f"Om {SECRET}", inner=(read,)), title="Zxqvw i titeln")
    first, second = (each.evidence for each in mail)
    case.change_evidence(second, {"note": "Zxqvw"})
    case.cite("1.5", second, "1", "klient Zxqvw")
    case.cite("1.5", first)
    case.cite("1.5", kept.id)
    take_in(case, document("Zxqvw.pdf", SECRET + " Nytt.", understood=MINUTES))
    assert len(case.snapshot().decisions) == 1
    for id in (first, second):
        case.remove_evidence(id)
        case.erase_evidence(id)
    data = case.path.read_bytes()
    assert b"Zxqvw" not in data and b"zxqvw" not in data
    assert "hemligstämplad".encode() not in data
    assert "åtgärdsprogram".encode() in data
    assert case.snapshot().evidence == (kept,)
    assert case.snapshot().removed == () == case.snapshot().decisions
    assert told(case, "1.5") == [(None, "A")]
    assert [notice.code for notice in check(case.path)] == ["case-sound", "case-open"]
    assert len(searched(case, "åtgärdsprogram")) == 1


MINUTES = Understood(title="Zxqvw", decisions=(Decision(None, dt.date(2024, 1, 30), 4, None, "Zxqvw"),))


def test_bytes_that_other_evidence_has_too_are_not_erased(case) -> None:
    plain = take_in(case, document("a.pdf", LONG, data=b"plain"))
    locked = take_in(case, document("b.pdf", OTHER, data=b"locked", unlocked=b"plain"))
    case.remove_evidence(plain.id)
    case.erase_evidence(plain.id)
    assert case.evidence_bytes(locked.id, unlocked=True) == b"plain"
    assert [notice.code for notice in check(case.path)] == ["case-sound", "case-open"]
