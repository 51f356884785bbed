"""Citations as words: which pages, as they are printed and as they are in the file."""

from __future__ import annotations

import pytest
from cited_documents import BUDGET, MINUTES, PRINTED, case, document, version

from auditprep.model import Citation
from ui.models import cited


def words(*citations: Citation, **facts: object) -> list[str]:
    return [each.words for each in cited.citations(case(*citations, **facts), "1.1")]


def test_a_citation_tells_the_pages_as_they_are_printed() -> None:
    assert words(Citation(1, "3-6"), Citation(2, "3"), Citation(1, None, "Målet är nått")) == [
        "Parknämndens budget 2031–2033, sid 1–4",
        "Protokoll 2031-03-04, sid 3",
        "Parknämndens budget 2031–2033 ”Målet är nått”",
    ]


def test_the_pages_are_those_of_the_version_that_was_meant() -> None:
    renumbered = document(1, "Plan", version(1, printed=PRINTED), version(2))
    assert words(Citation(1, "3"), Citation(1, "3", version=2), evidence=(renumbered,)) == [
        "Plan, sid 1",
        "Plan, sid 3",
    ]


def test_a_long_quote_is_cut_between_words_and_its_lines_run_together() -> None:
    (each,) = cited.citations(
        case(Citation(1, "3", "Nämnden beslutar att\nfastställa planen för året")), "1.1"
    )
    assert each.short_quote == "”Nämnden beslutar att fastställa…”"
    assert each.quote == "”Nämnden beslutar att fastställa planen för året”"


def test_older_secret_and_removed_are_known() -> None:
    found = cited.citations(
        case(Citation(3), Citation(3, version=2), Citation(4), Citation(9), removed=(document(9, "Borta"),)),
        "1.1",
    )
    assert [each.is_older for each in found] == [True, False, False, False]
    assert [each.is_secret for each in found] == [False, False, True, False]
    assert [(each.is_removed, each.title) for each in found][-1] == (True, "Borta")


def test_evidence_that_the_case_does_not_have_is_said_to_be_missing() -> None:
    assert words(Citation(77, "2")) == ["bilaga som saknas, sid 2"]


def test_in_prose_a_citation_stands_in_brackets() -> None:
    (each,) = cited.citations(case(Citation(1, "3-6")), "1.1")
    assert each.in_prose() == "(Parknämndens budget 2031–2033, sid 1–4)"


@pytest.mark.parametrize(
    ("typed", "pages"),
    [
        ("3", "3"),
        (" 3 – 6 ", "3-6"),
        ("sid 3-6", "3-6"),
        ("Sidorna 7, 3-5,4", "3-5, 7"),
        ("s. 2", "2"),
        ("", None),
        ("sid", None),
    ],
)
def test_pages_of_the_file_are_read_as_people_write_them(typed: str, pages: str | None) -> None:
    assert cited.tidy(typed, 10) == pages


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("sju", "Skriv sidor så här"),
        ("6-3", "Skriv sidor så här"),
        ("3-11", "bara 10 sidor"),
        ("0", "Skriv sidor"),
    ],
)
def test_what_is_no_page_of_the_file_is_told_why(typed: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        cited.tidy(typed, 10)


def test_any_page_will_do_where_nobody_knows_how_many_there_are() -> None:
    assert cited.tidy("4711", None) == "4711"


@pytest.mark.parametrize(
    ("typed", "numbers", "pages"),
    [
        ("1–4", PRINTED, "3-6"),
        ("sid 8, 1", PRINTED, "3, 10"),
        ("iv", ("i", "ii", "iii", "IV"), "4"),
        ("A1–A2", ("1", "A1", "A2"), "2-3"),
        ("1", ("1", "2", "1"), "1"),
        ("", PRINTED, ""),
    ],
)
def test_printed_pages_become_pages_of_the_file(
    typed: str, numbers: tuple[str | None, ...], pages: str
) -> None:
    assert cited.file_pages(typed, numbers) == pages


@pytest.mark.parametrize("typed", ["9", "2–1", "1–99"])
def test_a_number_that_is_printed_nowhere_is_told(typed: str) -> None:
    with pytest.raises(ValueError, match="Ingen sida i filen har numret"):
        cited.file_pages(typed, PRINTED)


@pytest.mark.parametrize(
    ("before", "added", "after"),
    [
        ((), "3", "3"),
        ((Citation(2, "3"),), "4", "3-4"),
        ((Citation(2, "3"),), "3", "3"),
        ((Citation(2, None),), "3", None),
        ((Citation(2, "3", "ord"), Citation(1, "7")), "5", "5"),
    ],
)
def test_a_page_more_takes_none_away(before: tuple[Citation, ...], added: str, after: str | None) -> None:
    assert cited.pages_with(before, 2, added) == after


def test_only_numbers_that_differ_from_the_files_count_as_its_own() -> None:
    assert cited.has_own_numbers(BUDGET.newest)
    assert not cited.has_own_numbers(MINUTES.newest)
    assert not cited.has_own_numbers(version(pages=2, printed=("1", "2")))
