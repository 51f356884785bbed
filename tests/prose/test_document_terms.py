"""What a document is called, where the same one can be called otherwise."""

from __future__ import annotations

import time

import pytest

from auditprep.prose.document_terms import Ending, document_terms, inflected, is_neuter


def terms(text: str) -> list[tuple[str, str]]:
    return [(each.thing, each.term) for each in document_terms(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("internkontrollplanen", "plan för intern kontroll"),
        ("internkontrollplan", "intern kontrollplan"),
        ("väsentlighets- och riskanalysen", "risk- och väsentlighetsanalys"),
        ("väsentlighets- och riskanalys", "risk- och väsentlighetsbedömning"),
        ("delårsbokslut 2025", "delårsrapporten 2025"),
        ("tertialrapport 2", "delårsbokslutet"),
        ("kompetensförsörjningsplanen", "plan för kompetensförsörjning"),
        ("inköpspolicyn", "policy för inköp"),
        ("delegationsordning", "delegeringsordningen"),
    ],
)
def test_two_names_may_be_one_document(one: str, other: str) -> None:
    ((thing, term),), ((also, name),) = terms(one), terms(other)
    assert thing == also
    assert term != name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("delårsbokslut", "årsbokslut"),
        ("mål- och resursplan", "risk- och resursplan"),
        ("kompetensförsörjningsplan", "kompetensförsörjningsstrategi"),
        ("tertialrapport 1", "delårsrapport"),
        ("plan för budget i balans", "budgetplan"),
    ],
)
def test_other_names_are_other_documents(one: str, other: str) -> None:
    assert not {thing for thing, _term in terms(one)} & {thing for thing, _term in terms(other)}


@pytest.mark.parametrize("text", ["nämnden och riskanalysen", "planera för intern kontroll", "rapporten"])
def test_other_words_are_no_terms(text: str) -> None:
    assert terms(text) == []


@pytest.mark.parametrize(
    ("term", "the"),
    [
        ("internkontrollplan", "internkontrollplanen"),
        ("plan för intern kontroll", "planen för intern kontroll"),
        ("delårsbokslut", "delårsbokslutet"),
        ("inköpspolicy", "inköpspolicyn"),
        ("miljöprogram", "miljöprogrammet"),
    ],
)
def test_a_term_is_inflected(term: str, the: str) -> None:
    (found,) = document_terms(the)
    assert (found.term, found.ending) == (term, Ending.THE)
    assert inflected(term, Ending.THE) == the
    assert inflected(term, Ending.BARE) == term
    assert inflected(term, Ending.OTHER) is None


def test_genders_are_known() -> None:
    assert is_neuter("delårsbokslut")
    assert is_neuter("plan för intern kontroll") is False
    assert is_neuter("attestlista") is None


@pytest.mark.parametrize("piece", ["a", "plan för ", "risk- och ", "väsentlighets- ", "abcdefghplan "])
def test_nasty_text_takes_no_time(piece: str) -> None:
    text = (piece * 50_000)[:50_000] + " plan"
    began = time.process_time()
    document_terms(text)
    assert time.process_time() - began < 30
