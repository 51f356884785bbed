"""What an answer says around the words of a finding: the words are marked, wherever the excerpt begins."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from auditprep import richtext
from ui.models import finding_excerpts
from ui.models.finding_excerpts import Excerpt

LINES = "\n\n".join(f"Stycke {number} handlar om något helt för sig." for number in range(40))


def marked(excerpt: Excerpt) -> list[str]:
    return [excerpt.text[start:end] for start, end in excerpt.marks]


def span(markdown: str, words: str) -> tuple[int, int]:
    start = richtext.plain(markdown).index(words)
    return start, start + len(words)


def test_a_short_text_is_shown_whole_with_the_signs_of_its_lists() -> None:
    markdown = "Nämnden har\n\n- mål ett\n- mål två\n\n1. först\n2. sedan"
    made = finding_excerpts.of_markdown(markdown, [span(markdown, "mål två"), span(markdown, "sedan")])
    assert made.text == "Nämnden har\n• mål ett\n• mål två\n1. först\n2. sedan"
    assert marked(made) == ["mål två", "sedan"]


def test_of_a_long_text_what_stands_beside_the_words_is_shown() -> None:
    made = finding_excerpts.of_markdown(LINES, [span(LINES, "Stycke 20")])
    assert made.text.split("\n") == [
        "…",
        *(f"Stycke {number} handlar om något helt för sig." for number in (19, 20, 21)),
        "…",
    ]
    assert marked(made) == ["Stycke 20"]


def test_of_a_long_text_without_words_the_beginning_is_shown() -> None:
    made = finding_excerpts.of_markdown(LINES, [])
    assert made.text.startswith("Stycke 0 ") and made.text.endswith("\n…")
    assert made.marks == ()


def test_of_a_long_paragraph_only_what_stands_around_the_words_is_shown() -> None:
    text = "ord " * 400 + "MÅLET " + "ord " * 400
    made = finding_excerpts.of_plain(text, [span(text, "MÅLET")])
    assert marked(made) == ["MÅLET"]
    assert len(made.text) < 500
    assert made.text.startswith("… ord") and made.text.endswith("ord …")


def test_a_row_of_a_table_is_shown_with_the_header() -> None:
    rows = "".join(f"| mål {number} | {number * 7} |\n" for number in range(160))
    markdown = f"| Mål | Utfall |\n|---|---|\n{rows}"
    made = finding_excerpts.of_markdown(markdown, [span(markdown, "mål 40")])
    assert made.text.split("\n") == ["Mål\tUtfall", "…", "mål 39\t273", "mål 40\t280", "mål 41\t287", "…"]
    assert marked(made) == ["mål 40"]


@given(st.lists(st.text("ab 1\n", max_size=60), max_size=12), st.data())
def test_whatever_is_marked_is_what_was_found(paragraphs: list[str], data: st.DataObject) -> None:
    markdown = "\n\n".join(paragraphs)
    plain = richtext.plain(markdown)
    start = data.draw(st.integers(0, len(plain)))
    end = data.draw(st.integers(start, min(len(plain), start + 20)))
    made = finding_excerpts.of_markdown(markdown, [(start, end)])
    wanted = [line for line in plain[start:end].split("\n") if line.strip()]
    assert [each for each in marked(made) if each.strip()] == wanted
