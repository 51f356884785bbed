"""A chapter as Qt shows it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from auditprep import handbook
from ui import theme
from ui.models import help_html


def page(folder: Path, markdown: str) -> str:
    file = folder / "01-prov.md"
    file.write_text(markdown, encoding="utf-8")
    return help_html.page(handbook.read(file), theme.LIGHT, 15, 500)


def test_every_word_of_every_chapter_is_shown(qtbot: QtBot) -> None:
    for chapter in handbook.chapters():
        document = QTextDocument()
        document.setHtml(help_html.page(chapter, theme.DARK, 15, 500))
        shown = "".join(document.toPlainText().split())
        for part in chapter.parts:
            if not isinstance(part, handbook.Picture):
                assert "".join(handbook.plain(part).split()) in shown


def test_words_are_never_markup(tmp_path: Path) -> None:
    made = page(tmp_path, "# A < B & C\n\nSkriv `<b>` & mer.\n")
    assert "A &lt; B &amp; C" in made
    assert "&lt;b&gt;" in made


def test_a_list_within_a_list_is_closed_before_what_comes_after(tmp_path: Path) -> None:
    made = page(tmp_path, "# T\n\n- ett\n    - inre\n- två\n\nEfter.\n")
    assert made.count("<ul>") == made.count("</ul>") == 2
    assert made.index("</ul></body>") if made.endswith("</ul></body>") else "<p>Efter.</p>" in made
    assert made.rindex("</ul>") < made.index("Efter.")


def test_links_to_other_chapters_stay_in_the_book(tmp_path: Path) -> None:
    made = page(tmp_path, "# T\n\n[dit](08-granska.md#ratta) och [ut](https://exempel.se)\n")
    assert 'href="help:granska#ratta"' in made
    assert 'href="https://exempel.se"' in made


def test_a_picture_has_its_words_and_one_that_lacks_leaves_no_trace(tmp_path: Path) -> None:
    words = "# T\n\n![Sidan som den ser ut](x.png)\n"
    assert "Sidan som" not in page(tmp_path, words)
    (tmp_path / "x.png").write_bytes(b"")
    made = page(tmp_path, words)
    assert 'alt="Sidan som den ser ut"' in made
    assert 'width="500"' in made
