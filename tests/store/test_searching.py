"""The words of a case: what is kept of them from one search to the next, and searches that end in time."""

from __future__ import annotations

import datetime as dt

import pytest
from cases import document, new_case, take_in

from auditprep.model import Decision
from auditprep.store.casefile import CaseFile


@pytest.fixture
def case(tmp_path):
    with new_case(tmp_path / "c.auditprep") as file:
        yield file


def words(case: CaseFile, part: str) -> list[str]:
    found: list[str] = []
    case.search(lambda pages: found.extend(pages.containing(part)))
    return sorted(found)


def test_words_are_known_and_found_by_their_letters(case) -> None:
    take_in(case, document("a.pdf", "Internkontroll, kontroll och planen"))
    assert words(case, "kontroll") == ["internkontroll", "kontroll"]
    assert words(case, "zzz") == []
    known: set[str] = set()
    case.search(lambda pages: known.update(pages.known(["planen", "plan", "", "öööö", "aaa"])))
    assert known == {"planen"}


def test_a_case_without_evidence_has_no_words(case) -> None:
    assert words(case, "a") == []


def test_what_is_taken_in_later_is_found_too(case) -> None:
    take_in(case, document("a.pdf", "Planen"))
    assert words(case, "plan") == ["planen"]
    take_in(case, document("b.pdf", "Planerna"))
    assert words(case, "plan") == ["planen", "planerna"]


def test_a_change_gives_another_stamp_and_a_search_does_not(case) -> None:
    def stamp() -> object:
        stamps: list[object] = []
        case.search(lambda pages: stamps.append(pages.stamp))
        return stamps[0]

    before = stamp()
    assert stamp() == before
    case.answer("1.1", {"text": "Ja"})
    assert stamp() != before


def test_evidence_is_named_by_title_file_and_decisions(case) -> None:
    id = take_in(case, document("plan-2024.pdf", "Planen")).id
    decision = Decision("Nämnden", dt.date(2024, 2, 27), 7, "N 2024/1", "Internkontrollplan")
    case.change_evidence(id, {"title": "Planen", "decision": decision})
    gone = take_in(case, document("borta.pdf", "Något helt annat")).id
    case.remove_evidence(gone)
    names: list[object] = []
    case.search(lambda pages: names.extend(pages.names()))
    assert names == [(id, 1, "Planen\nplan-2024.pdf\nNämnden 2024-02-27 § 7 N 2024/1\nInternkontrollplan")]


def test_a_search_whose_time_is_up_ends_and_says_so(case) -> None:
    take_in(case, document("a.pdf", *["och att i för " * 200] * 400))
    seen: list[tuple[int, bool]] = []
    for seconds in (1e-6, None, 60):
        case.search(
            lambda pages: seen.append((len(pages.page_ids('"och att"', 500, ranked=True)), pages.late)),
            seconds,
        )
    assert seen == [(0, True), (400, False), (400, False)]
    case.answer("1.1", {"text": "Sparas som vanligt"})


def test_a_sign_that_the_index_does_not_know_is_looked_for_in_the_texts(case) -> None:
    take_in(case, document("a.pdf", "Sid 63", "§ 63 Planen"))
    found: list[str] = []
    case.search(lambda pages: found.extend(text for _id, text in pages.with_sign('"63"', "§", 9)))
    assert found == ["§ 63 Planen"]
