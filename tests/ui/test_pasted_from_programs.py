"""What is copied in Word, Excel, Outlook, LibreOffice and Teams, as those programs write it: what is kept of it, and what is
left out and told. All words are our own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from auditprep.richtext import to_markdown
from ui.widgets.pasted import from_html, from_text
from ui.widgets.pasted_told import left_out
from ui.widgets.rich_text_edit import RichTextEdit

pytestmark = [pytest.mark.usefixtures("dressed"), pytest.mark.qt_log_ignore("propagateSizeHints")]


def markdown(html: str) -> str:
    return to_markdown(from_html(html).blocks)


WORD_CHANGES = """<p class=MsoNormal>Nämnden <del cite="mailto:a@exempel.se" datetime="2025-05-20T10:00">beslutade</del><ins
cite="mailto:a@exempel.se" datetime="2025-05-20T10:00">antog</ins> planen<span class=MsoCommentReference><span lang=SV
style='font-size:8.0pt'><a class=msocomanchor id="_anchor_1" href="#_msocom_1" name="_msoanchor_1">[AB1]</a><span
style='mso-special-character:comment'>&nbsp;</span></span></span>.<o:p></o:p></p>
<div style='mso-element:comment-list'><![if !supportAnnotations]><hr class=msocomoff size=1 width="33%"><![endif]>
<div style='mso-element:comment'><div id="_com_1" class=msocomtxt><a name="_msocom_1"></a><p class=MsoCommentText>&nbsp;<a
href="#_msoanchor_1" class=msocomoff>[AB1]</a>Rätt dag?</p></div></div></div>"""

EXCEL = """<table border=0 cellpadding=0 width=192><col width=64><col width=0 style='display:none;mso-width-source:userset'><col
width=64><tr height=20><td>Konto</td><td>Lön</td><td>Budget</td></tr><tr height=0 style='display:none'><td>x</td><td>y</td>
<td>z</td></tr><tr><td colspan=3 style='mso-ignore:colspan'>Summa per område</td></tr><tr><td rowspan=2>A</td><td>h</td><td
align=right x:num="1234.5"><span style='mso-spacerun:yes'>&nbsp;</span>1&nbsp;234,5</td></tr><tr><td>h2</td><td>2</td></tr></table>"""

OUTLOOK = """<div class=WordSection1><p class=MsoNormal>Utfallet är 12 tkr.<o:p></o:p></p><div id="Signature"><p
class=MsoNormal>Hälsningar<br>Ekonomen</p></div><div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm
0cm 0cm'><p class=MsoNormal><b>Från:</b> Kontoret &lt;k@exempel.se&gt;<br><b>Ämne:</b> Underlag</p></div></div><p
class=MsoNormal>Vad är utfallet?</p></div>"""


# Word


def test_words_that_were_deleted_and_remarks_in_the_margin_are_left_out() -> None:
    pasted = from_html(WORD_CHANGES)
    assert to_markdown(pasted.blocks) == "Nämnden antog planen."
    assert left_out(pasted) == "Kommentarer och borttagna ord togs inte med."


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>1<span style='mso-tab-count:1'>   </span>Plan<span style='mso-tab-count:1 dotted'>...... </span>3</p>", "1 Plan 3"),
        ("<p>Text<a href='#_ftn1' name='_ftnref1'><span class=MsoFootnoteReference>[1]</span></a> mer</p>", "Text[1] mer"),
        ("<p>fält<!--[if supportFields]><span>REF x</span><![endif]-->et</p>", "fältet"),
        ("<p>Med&shy;borgare\u200b och \ufeffbarn</p>", "Medborgare och barn"),
        ("<p>10 m<sup>2</sup>, 90<sup>4</sup> och H<sub>2</sub>O, 1<sup>a</sup></p>", "10 m², 90⁴ och H₂O, 1a"),
        ("<p><ins>ny</ins> <del>gammal</del> <s>struken</s></p>", "<u>ny</u> gammal struken"),
    ],
)  # fmt: skip
def test_words_own_ways_become_plain_words(html: str, text: str) -> None:
    assert markdown(html) == text


# Excel and LibreOffice Calc


def test_hidden_rows_and_columns_are_left_out_and_merged_cells_keep_the_others_in_place() -> None:
    pasted = from_html(EXCEL)
    assert to_markdown(pasted.blocks) == (
        "| Konto | Budget |\n| --- | --- |\n| Summa per område |  |\n| A | 1\u00a0234,5 |\n|  | 2 |"
    )
    assert left_out(pasted) == "Dolda rader och kolumner togs inte med."


@pytest.mark.parametrize(
    ("columns", "row"),
    [
        (
            "<colgroup width='85'></colgroup><colgroup width='0'></colgroup><colgroup span=2></colgroup>",
            "| a | c | d |",
        ),
        ("<colgroup span=2 style='display:none'></colgroup><colgroup></colgroup>", "| c | d |"),
        ("<colgroup><col><col hidden></colgroup>", "| a | c | d |"),
        ("<col span=99999 width=0>", "| b | c | d |"),
        ("<col span=4 width=0>", "| a | b | c | d |"),
        ("", "| a | b | c | d |"),
    ],
)
def test_columns_are_told_of_in_several_ways(columns: str, row: str) -> None:
    cells = "".join(f"<td>{each}</td>" for each in "abcd")
    assert markdown(f"<table>{columns}<tr>{cells}</tr></table>").splitlines()[0] == row


def test_words_of_a_merged_cell_stand_where_they_are_seen() -> None:
    html = "<table><col width=0><col><col><tr><td colspan=2>ord</td><td>x</td></tr></table>"
    assert markdown(html).splitlines()[0] == "| ord | x |"


# Outlook and other mail


def test_the_signature_and_the_mail_that_is_answered_are_left_out_and_told() -> None:
    pasted = from_html(OUTLOOK)
    assert to_markdown(pasted.blocks) == "Utfallet är 12 tkr."
    assert left_out(pasted).startswith("Signaturen och det citerade brevet togs inte med.")


@pytest.mark.parametrize(
    "html",
    [
        "<div>Svar.</div><div id='appendonsend'></div><hr><div id='x_divRplyFwdMsg'><b>From:</b> A</div><div>Gammalt</div>",
        "<div>Svar.</div><div class='gmail_quote'><div class='gmail_attr'>Den 20 maj skrev X:</div><blockquote>Fråga</blockquote></div>",
        "<p>Svar.</p><blockquote type=cite>Fråga</blockquote>",
        "<p>Svar.</p><p><a name='_MailAutoSig'><span>Hälsningar</span></a></p>",
        "<p>Svar.</p><div class='moz-signature'>-- <br>Ekonomen</div>",
    ],
)
def test_mail_is_answered_in_many_ways(html: str) -> None:
    pasted = from_html(html)
    assert to_markdown(pasted.blocks) == "Svar."
    assert pasted.mail


@pytest.mark.parametrize(
    "html",
    [
        "<div id='Signature'>Ekonomen</div>",
        "<blockquote type=cite>Ekonomen</blockquote>",
        "<div id='divRplyFwdMsg'>Ekonomen</div>",
        "<div style='border-top:solid #E1E1E1 1.0pt'>Från: Ekonomen</div>",
    ],
)
def test_where_it_is_all_that_was_copied_it_is_what_is_wanted(html: str) -> None:
    pasted = from_html(html)
    assert "Ekonomen" in to_markdown(pasted.blocks)
    assert not pasted.mail


def test_a_remark_that_was_copied_by_itself_is_what_is_wanted() -> None:
    pasted = from_html("<p class=MsoCommentText>Rätt dag?</p>")
    assert to_markdown(pasted.blocks) == "Rätt dag?"
    assert left_out(pasted) == ""


def test_a_line_above_a_paragraph_is_no_mail() -> None:
    html = "<p>Ett.</p><div style='border:none;border-top:solid #E1E1E1 1.0pt'><p>Två.</p></div><p>Tre.</p>"
    assert markdown(html) == "Ett.\n\nTvå.\n\nTre."


# Teams, and pages of the web


def test_a_sign_that_is_a_picture_is_a_sign_and_another_picture_is_told() -> None:
    pasted = from_html(
        "<div itemprop='copy-paste-block'><p>Klart <img alt='👍' src='https://exempel.se/x'></p></div>"
    )
    assert to_markdown(pasted.blocks) == "Klart 👍"
    assert not pasted.pictures
    assert from_html("<p>x<img alt='Diagram'></p>").pictures


@pytest.mark.parametrize(
    "hidden",
    [
        "<span hidden>dold</span>",
        "<span style='visibility: hidden'>dold</span>",
        "<button>Kopiera</button>",
        "<select><option>Välj</option></select>",
    ],
)
def test_what_is_not_seen_on_a_page_or_is_only_pressed_is_left_out(hidden: str) -> None:
    assert markdown(f"<p>synlig{hidden}</p>") == "synlig"


# All of them


def test_plain_text_has_no_unseen_signs_either() -> None:
    assert to_markdown(from_text("Med\u00adborgare\u200b").blocks) == "Medborgare"


def test_the_line_under_the_text_says_all_that_was_left_out(qtbot: QtBot, qapp: QApplication) -> None:
    sheet = RichTextEdit()
    qtbot.addWidget(sheet)
    data = QMimeData()
    data.setHtml(WORD_CHANGES + EXCEL + "<p>slut<img src='x.png'></p>")
    with qtbot.waitSignal(sheet.paste_trimmed) as told:
        sheet.insertFromMimeData(data)
    assert told.args[0] == (
        "Bilderna togs inte med. Bifoga dem som filer i stället. Kommentarer och borttagna ord togs inte med."
        " Dolda rader och kolumner togs inte med."
    )
    assert sheet.toPlainText().startswith("Nämnden antog planen.")
