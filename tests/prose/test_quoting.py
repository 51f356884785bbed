"""Whether quoted words stand on the pages that are cited for them."""

from __future__ import annotations

import pytest

from auditprep.prose.quoting import misquoted

PAGES = (
    "Nämnden antar intern-\nkontrollplanen för 2031.",
    "Den följs upp varje tertial, av för-",
    "valtningen. Slut.",
    "",
)


@pytest.mark.parametrize(
    ("quote", "pages"),
    [
        ("nämnden antar internkontrollplanen", "1"),
        ("Nämnden  antar\nintern-kontrollplanen, för 2031", "1"),
        ("följs upp … tertial", "2"),
        ("av förvaltningen", "2-3"),  # goes on from page to page
        ("följs upp", "4"),  # nobody can read that page
        ("något annat", None),  # one page cannot be read
        ("…", "1"),
        ("något", "9"),  # told otherwise
    ],
)
def test_a_quote_that_stands_there_or_cannot_be_looked_for_is_fine(quote: str, pages: str | None) -> None:
    assert misquoted(quote, pages, PAGES) is None


@pytest.mark.parametrize(
    ("quote", "pages", "on"),
    [("varje tertial", "1", (2,)), ("varje kvartal", "1-2", ()), ("av förvaltningen", "2", ())],
)
def test_a_quote_that_stands_elsewhere_or_nowhere_is_told(
    quote: str, pages: str, on: tuple[int, ...]
) -> None:
    assert misquoted(quote, pages, PAGES) == on
