"""Where found words stand in the sheet: whatever Markdown says, in tables, lists, and after emoji, and while one types."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from strategies import blocks

from auditprep import richtext
from auditprep.richtext import Block
from ui.models.found_words import Places, alike
from ui.models.word_marks import in_units
from ui.widgets.markdown_document import from_document, to_document

TABLE = "🎉 Målen\n\n| Mått | Utfall |\n| --- | --- |\n| Nöjda 😀 | 74 |\n| | |\n| Sjuka | 8,1 |\n\n1. Ett\n2. Två\n\nSlut"


def document_of(markdown: str) -> QTextDocument:
    document = QTextDocument()
    to_document(document, richtext.parse(markdown))
    return document


def selected(document: QTextDocument, spans: Iterable[tuple[int, int]]) -> str:
    """What Qt selects of these spans."""
    unit, cursor, words = in_units(document.toPlainText()), QTextCursor(document), []
    for start, end in spans:
        cursor.setPosition(unit(start))
        cursor.setPosition(unit(end), QTextCursor.MoveMode.KeepAnchor)
        words.append(cursor.selectedText())
    return " ".join(words)


def signs(text: str) -> str:
    return "".join(text.split())


@given(blocks, st.data())
@example(richtext.parse(TABLE), None)
def test_every_stretch_of_words_is_found_in_the_sheet_and_selected_there(
    content: tuple[Block, ...], data: st.DataObject | None
) -> None:
    markdown = richtext.to_markdown(content)
    document = document_of(markdown)
    plain, shown = richtext.plain(markdown), document.toPlainText()
    places = Places(plain, shown)
    ends = st.integers(0, len(plain))
    pairs = (
        [(3, 9), (0, len(plain))] if data is None else data.draw(st.lists(st.tuples(ends, ends), max_size=8))
    )
    for start, end in map(sorted, pairs):
        span = places.span(start, end)
        assert (span is None) == (not plain[start:end].strip())
        if span:
            assert alike(shown[slice(*span)]) == alike(plain[start:end])
            assert signs(shown[: span[0]]) == signs(plain[:start])
            assert alike(selected(document, places.pieces(start, end))) == alike(plain[start:end])


@given(blocks, st.data())
def test_what_is_put_in_comes_between_the_same_signs(content: tuple[Block, ...], data: st.DataObject) -> None:
    markdown = richtext.to_markdown(content)
    plain, shown = richtext.plain(markdown), document_of(markdown).toPlainText()
    at = data.draw(st.integers(0, len(plain)))
    place = Places(plain, shown).point(at)
    assert place is not None
    assert signs(shown[:place]) == signs(plain[:at])


@given(blocks, st.data())
def test_what_the_sheet_says_is_what_was_looked_through_when_it_is_saved(
    content: tuple[Block, ...], data: st.DataObject
) -> None:
    """A sheet that has been shown is read again: its plain text has the same signs."""
    document = document_of(richtext.to_markdown(content))
    again = richtext.plain(richtext.to_markdown(from_document(document)))
    assert signs(again) == signs(document.toPlainText())


@given(*[st.text("ab 1§\n", max_size=12)] * 4, st.data())
def test_while_one_types_only_words_that_stand_are_found_and_all_those_elsewhere(
    before: str, changed: str, into: str, after: str, data: st.DataObject
) -> None:
    then, now = f"{before}|{changed}|{after}", f"{before}|{into}|{after}"
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(then))] * 2)))
    span = Places(then, now).span(start, end)
    if span:
        assert alike(now[slice(*span)]) == alike(then[start:end])
    if end <= len(before) or start > len(before) + len(changed):
        assert (span is None) == (not then[start:end].strip())


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("Planen antogs 2025-02-18 § 6 av nämnden.", "§ 6"),
        ("Den nya planen antogs 2025-02-18 § 6 av nämnden.", "§ 6"),
        ("Planen antogs 2025-02-18 § 6 av vår nämnd.", "§ 6"),
        ("Planen antogs 2025-02-18 § 63 av nämnden.", None),
        ("Planen antogs 2025-02-18 § 7 av nämnden.", None),
        ("Planen antogs 2025-02-18.", None),
        ("", None),
    ],
)
def test_words_that_have_been_changed_are_not_found(now: str, words: str | None) -> None:
    then = "Planen antogs 2025-02-18 § 6 av nämnden."
    start = then.index("§ 6")
    span = Places(then, now).span(start, start + 3)
    assert (now[slice(*span)] if span else None) == words


def test_what_is_written_over_has_its_blanks() -> None:
    then = "Planen antogs § 6 av nämnden."
    for now, moved in ((then, 0), (f"Ja. {then}", 4), (f"{then} Ja.", 0)):
        places = Places(then, now)
        assert places.exactly(13, 17) == (13 + moved, 17 + moved)
        assert places.exactly(14, 18) == (14 + moved, 18 + moved)
        assert places.exactly(13, 14) == (13 + moved, 14 + moved)
        assert places.exactly(17, 17) == (17 + moved, 17 + moved)
    assert Places(then, "Planen antogs § 7 av nämnden.").exactly(13, 17) is None


@pytest.mark.parametrize(
    ("now", "place"),
    [("Ja.", 3), ("Ja!", None), ("Nu: Ja.", 7), ("Ja. Men", None)],
)
def test_words_are_put_in_only_where_nothing_has_changed(now: str, place: int | None) -> None:
    assert Places("Ja.", now).point(3) == place


def test_a_long_text_takes_no_time() -> None:
    text = "Målet är nått. " * 20_000
    places = Places(text, text[:150_000] + "x" + text[150_000:])
    assert places.span(299_985, 299_999) == (299_986, 300_000)
