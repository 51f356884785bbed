"""How much of a long text goes into a binder, and that it takes its time by its length."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from pdf_making import Files, at, case, labels, links, opened, target, texts

from auditprep import messages, produce
from auditprep.export.binder_text import MOST_LETTERS, excerpt
from auditprep.model import Citation, PageText, Sent


def test_a_text_that_has_room_is_set_whole() -> None:
    pages = tuple(map(PageText, ("ett", "", "två")))
    assert excerpt(pages, (2,)) == (tuple(enumerate(pages, 1)), True)


def test_of_a_long_text_the_cited_pages_come_first_then_the_beginning() -> None:
    pages = [PageText("x" * 1000) for _ in range(1000)]
    kept, whole = excerpt(pages, (900, 901))
    assert not whole
    assert [number for number, _text in kept][-2:] == [900, 901]
    assert [number for number, _text in kept][:2] == [1, 2]
    assert sum(len(text.text) for _number, text in kept) <= MOST_LETTERS + 1000


@pytest.mark.parametrize("line", ["rad\n", "a\tb\tc\td\n", "x" * 500 + "\n", "\n", "\t" * 39 + "\n"])
def test_a_long_page_is_cut_at_a_lines_end(line: str) -> None:
    ((_number, kept),), whole = excerpt([PageText(line * 200_000)], ())
    assert not whole
    assert 0 < len(kept.text) <= MOST_LETTERS
    assert kept.text == line * kept.text.count("\n")


def test_one_endless_line_is_cut_too() -> None:
    ((_number, kept),), whole = excerpt([PageText("x" * 1_000_000)], ())
    assert (len(kept.text), whole) == (MOST_LETTERS, False)


def bound(to: Path, *pages: str, cited: str = "1") -> Sent:
    files = Files()
    id_ = files.add("Utdrag ur ekonomisystemet", "utdrag.xlsx", b"PK utdrag", texts=pages)
    return produce.finish(
        produce.export_binder(case(to.parent, {"1.1": (Citation(id_, cited),)}, files), to, files)
    )


@pytest.mark.parametrize("rows", [2_000, 40_000])
def test_a_long_sheet_is_bound_in_part_and_told_of(rows: int, tmp_path: Path) -> None:
    start = time.monotonic()
    sent = bound(tmp_path / "p.pdf", "\n".join(f"{row}\tkonto {row}\t{row * 3} kr" for row in range(rows)))
    assert time.monotonic() - start < 60
    told = [each for each in sent.notices if each.code == "shortened-in-binder"]
    assert bool(told) == (rows > 2_000)
    assert not sent.is_partial
    if told:
        assert "utdrag.xlsx" in messages.notice(told[0])
        assert "hela filen skickas vid sidan av" in at(sent.path, "B1")


def test_a_cited_page_far_into_a_long_text_is_there_and_linked(tmp_path: Path) -> None:
    sent = bound(tmp_path / "p.pdf", *(f"sida {n} " + "ord " * 1000 for n in range(1, 301)), cited="250, 299")
    found = labels(sent.path)
    assert "B1-250" in found and "B1-299" in found and "B1-298" not in found
    assert "sida 250" in at(sent.path, "B1-250")
    assert "fråga 1.1" in at(sent.path, "B1-299")
    with opened(sent.path) as pdf:
        led = {found[target(pdf, each.Dest)] for each in links(pdf, found.index("B1")) if "/Dest" in each}
    assert "B1-250" in led


def test_binding_a_long_text_may_be_stopped_between_its_pages(tmp_path: Path) -> None:
    files = Files()
    id_ = files.add("Logg", "logg.txt", b"logg", texts=("rad\n" * 4_000,))
    work = produce.export_binder(
        case(tmp_path, {"1.1": (Citation(id_, "1"),)}, files), tmp_path / "p.pdf", files
    )
    assert sum(1 for _step in work) > 40
    assert len(texts(tmp_path / "p.pdf")) > 40


def test_hidden_sheets_and_notes_are_told_of_on_the_sheet_before_them(tmp_path: Path) -> None:
    sent = bound(tmp_path / "p.pdf", "Budget", "Dolt blad: Löner\n1\t2")
    assert "Filen innehåller dolda blad, som visas här." in at(sent.path, "B1")
