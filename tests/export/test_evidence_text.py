"""What goes into the form's own place for evidence: what was written there, and what is cited besides."""

from __future__ import annotations

from dataclasses import replace

import pytest
from snapshots import SECTIONS, snapshot

from auditprep import messages
from auditprep.export.evidence_text import evidence_text, with_citations
from auditprep.model import Answer, Citation, Evidence, Place, Role, Version

PRINTED = (None, None, "1", "2", "3", "4")


def document(id: int, title: str, printed: tuple[str | None, ...] = ()) -> Evidence:
    version = Version(1, "f.pdf", f"{id}", 1, pages=9, printed=printed)
    return Evidence(id, title, "f.pdf", f"{id}", 1, 9, versions=(version,))


BUDGET = document(1, "Budget 2025")
DOCUMENTS = (BUDGET, document(2, "Budget 2025 bilaga"), document(3, "Plan_2025 *utkast*"), document(4, " "))


def cited_documents(*citations: Citation) -> list[tuple[Evidence, Citation]]:
    return [(DOCUMENTS[each.evidence - 1], each) for each in citations]


@pytest.mark.parametrize(
    ("written", "cited", "expected"),
    [
        ("", [Citation(1, "3-6")], "Budget 2025, sid 3–6"),
        ("", [Citation(1), Citation(2, "3, 5-7")], "Budget 2025\n\nBudget 2025 bilaga, sid 3, 5–7"),
        ("Se protokoll § 4", [Citation(1)], "Se protokoll § 4\n\nBudget 2025"),
        ("- Protokoll\n- Avtal", [Citation(1)], "- Protokoll\n- Avtal\n\nBudget 2025"),
        ("Se **budget** 2025, sid 4", [Citation(1, "3")], "Se **budget** 2025, sid 4"),
        ("Budget 2025 bilaga", [Citation(1), Citation(2)], "Budget 2025 bilaga\n\nBudget 2025"),
        ("Budget 20255", [Citation(1)], "Budget 20255\n\nBudget 2025"),
        ("", [Citation(3)], "Plan_2025 \\*utkast\\*"),
        ("Kvar  som   det var", [], "Kvar  som   det var"),
        ("", [Citation(4)], ""),
    ],
)
def test_citations_that_are_not_named_stand_after_what_is_written(written, cited, expected) -> None:
    assert evidence_text(written, cited_documents(*cited)) == expected


def test_writing_the_citations_twice_adds_nothing() -> None:
    cited = cited_documents(Citation(1, "3-6"), Citation(2), Citation(3, "1"))
    once = evidence_text("Se *protokoll*", cited)
    assert evidence_text(once, cited) == once


def test_pages_are_told_by_the_numbers_that_are_printed_on_them() -> None:
    budget = document(1, "Budget 2025", PRINTED)
    assert evidence_text("", [(budget, Citation(1, "3-6"))]) == "Budget 2025, sid 1–4"


def test_a_document_that_is_cited_several_times_gets_one_line() -> None:
    cited = cited_documents(Citation(1, "3-4"), Citation(1, "5", "målet nås"), Citation(1, "9", "prognosen"))
    assert evidence_text("", cited) == "Budget 2025, sid 3–5, 9"
    assert evidence_text("", [*cited, (BUDGET, Citation(1, None, "hela"))]) == "Budget 2025"


def with_evidence_place():  # type: ignore[no-untyped-def]
    first, *rest = SECTIONS[0].questions
    place = Place(Role.EVIDENCE, "field", "3/1/5")
    return (replace(SECTIONS[0], questions=(replace(first, places=(place,)), *rest)),)


def test_only_a_question_with_a_place_for_evidence_gets_its_citations_there() -> None:
    cited = {"1.1": (Citation(7, "2"),), "1.2": (Citation(7),)}
    case = snapshot({"1.1": Answer("Ja", "Text")}, sections=with_evidence_place(), cited=cited)
    assert with_citations(case) == {
        "1.1": Answer("Ja", "Text", evidence="Budget 2025, sid 2"),
        "1.2": Answer(),
    }


def test_secret_evidence_is_told_once_without_a_word_of_it() -> None:
    cited = {"1.1": (Citation(7, "2"), Citation(8, "3", "ett ord"), Citation(7, "4"))}
    case = snapshot(sections=with_evidence_place(), cited=cited)
    secret = tuple(replace(case.evidence[0], id=id, title=f"Hemlig {id}", secret=True) for id in (7, 8))
    case = replace(case, evidence=secret)
    assert with_citations(case)["1.1"].evidence == "sekretessmarkerad handling"
    assert "Hemlig 8, sid 3" in with_citations(case, with_secret=True)["1.1"].evidence


def test_a_picture_that_stands_in_the_answer_itself_is_not_named_beside_it() -> None:
    picture = Evidence(8, messages.picture_title("1.1"), "image1.png", "cd", 10)
    case = snapshot(sections=with_evidence_place(), cited={"1.1": (Citation(8),)})
    case = replace(case, evidence=(*case.evidence, picture))
    assert with_citations(case) == case.answers
