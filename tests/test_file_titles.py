"""A document that names itself nothing is called by its file's name, as one writes a title in Swedish."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import document, new_case
from hypothesis import given
from hypothesis import strategies as st

from auditprep import produce
from auditprep.case import Case
from auditprep.errors import FileMissing
from auditprep.model import Understood
from auditprep.produce import documents
from auditprep.prose.file_titles import file_title, is_file_title
from auditprep.spelling.rings import with_rings


@pytest.mark.parametrize(
    ("file_name", "title"),
    [
        ("attestförteckning-2025.pdf", "Attestförteckning 2025"),
        ("åtgärdsplan.docx", "Åtgärdsplan"),
        ("mål_och_budget.xlsx", "Mål och budget"),
        ("SN-budget.pdf", "SN budget"),
        ("sn-budget.pdf", "sn budget"),
        ("dnr-2024-110.pdf", "dnr 2024 110"),
        ("iPad-lista.pdf", "iPad lista"),
        ("2025 protokoll.pdf", "2025 protokoll"),
    ],
)
def test_a_title_begins_with_a_capital_unless_it_is_written_as_it_is(file_name: str, title: str) -> None:
    assert file_title(file_name) == title


@given(st.text(max_size=40))
def test_only_the_first_letter_of_a_file_name_is_ever_another(name: str) -> None:
    title = file_title(f"{name}.pdf")
    assert is_file_title(title, f"{name}.pdf")
    assert file_title(title)[1:] == title[1:] or "." in title


@pytest.mark.parametrize(
    ("file_name", "title"),
    [
        ("attestforteckning-2025.pdf", "Attestförteckning 2025"),
        ("uppfoljning av arsredovisning.docx", "Uppföljning av årsredovisning"),
        ("protokoll Sodertalje.docx", "Protokoll Södertälje"),
        ("halsa.txt", "Halsa"),  # a word as it stands
        ("SN okap.txt", "SN okap"),  # no Swedish word comes of it
        ("Förskola och aldre.txt", "Förskola och aldre"),  # whoever wrote that knew of rings and dots
    ],
)
def test_rings_and_dots_are_put_back_where_only_one_word_can_be_meant(
    tmp_path: Path, file_name: str, title: str
) -> None:
    file = tmp_path / file_name
    file.write_bytes(bytes(range(1, 200)))
    assert produce.finish(produce.read_document(file)).called == title


def test_where_two_words_can_be_meant_it_stays_as_it_is() -> None:
    assert with_rings("ras varld", {"rås", "räs", "värld"}.__contains__) == "ras värld"


def test_a_word_with_very_many_ways_to_write_it_is_not_tried() -> None:
    tried: list[str] = []
    assert with_rings("a" * 60, lambda word: bool(tried.append(word))) == "a" * 60
    assert not tried


def test_without_the_dictionary_the_title_is_as_the_file_is_called(monkeypatch, tmp_path: Path) -> None:
    def gone() -> None:
        raise FileMissing(file="sv_SE-1.dic")

    monkeypatch.setattr(documents, "speller", gone)
    (tmp_path / "arsredovisning.txt").write_text("Text")
    assert produce.finish(produce.read_document(tmp_path / "arsredovisning.txt")).called == "Arsredovisning"


def test_the_case_calls_the_document_so_until_it_says_a_title_itself(tmp_path: Path) -> None:
    file = tmp_path / "attestforteckning-2025.bin"
    file.write_bytes(b"\1\2\3")
    path = tmp_path / "c.auditprep"
    new_case(path).close()
    with Case.open(path) as case:
        assert case.attach(file).title == "Attestförteckning 2025"
        first = document("attestforteckning-2025.bin", "", understood=Understood())
        named = document("attestforteckning-2025.bin", "", understood=Understood("Attestanter 2025"))
        assert first.called is None
        case.take_in(named)
        assert "Attestanter 2025" in {each.title for each in case.snapshot().evidence}
