"""Plain text and HTML."""

from __future__ import annotations

import codecs

import pytest

from auditprep.model import Trouble
from tests.documents import read

WORDS = "Björkköpings kommun följer upp målen – åtgärder på 3 €"


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        WORDS.encode("utf-16-le"),
        WORDS.encode("cp1252"),
    ],
)
def test_text_is_read_in_the_encoding_it_is_in(data: bytes) -> None:
    document = read(data, "anteckning.txt")
    assert (document.pages[0].text, document.trouble) == (WORDS, None)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.csv", "a.TXT"])
def test_lines_end_as_they_do_everywhere(name: str) -> None:
    assert read(b"ett;1\r\ntv\xe5;2\r\n", name).pages[0].text == "ett;1\ntvå;2"


def test_a_form_feed_begins_a_new_page() -> None:
    assert [page.text for page in read(b"ett\n\x0ctv\xe5\n", "a.txt").pages] == ["ett", "två"]


def test_a_very_long_text_is_cut_into_pages_at_the_ends_of_lines() -> None:
    rows = [f"rad {number};{number * 7}" for number in range(40_000)]
    pages = read("\n".join(rows).encode(), "lista.csv").pages
    assert len(pages) > 1
    assert "\n".join(page.text for page in pages) == "\n".join(rows)


def test_what_is_no_text_is_damaged_though_its_name_says_text() -> None:
    assert read(bytes(range(32)) * 50, "a.txt").trouble is Trouble.DAMAGED


def test_html_is_read_as_it_is_seen() -> None:
    page = (
        "<!DOCTYPE html><html><head><title>Beslut</title><style>p{}</style></head><body><h1>Socialnämnden</h1><p>Målen"
        " <b>följs</b>\nupp</p><script>x()</script><table><tr><td>Hyra</td><td>12</td></tr></table><p>a<br>b</p></body>"
    )
    assert (
        read(page.encode(), "beslut.html").pages[0].text == "Socialnämnden\nMålen följs upp\nHyra\t12\na\nb"
    )


def test_html_is_read_in_the_encoding_it_says() -> None:
    page = '<html><head><meta charset="iso-8859-1"></head><body>Åtgärd</body></html>'
    assert read(page.encode("latin-1"), "a.htm").pages[0].text == "Åtgärd"


def test_html_nested_beyond_reason_is_read() -> None:
    assert "djupt" in read(b"<html>" + b"<div>" * 200 + b"djupt", "a.html").pages[0].text
    read(b"<html>" + b"<div>" * 100_000 + b"djupt", "a.html")
