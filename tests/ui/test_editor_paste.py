"""What is pasted is cleaned to what the form can carry, and no words are lost."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.richtext import Paragraph, Span, Table, to_markdown
from ui.widgets import pasted
from ui.widgets.copied import one_line
from ui.widgets.pasted import from_html, from_text

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0}</style>
<!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]--></head><body lang=SV><!--StartFragment-->
<p class=MsoNormal><b>Uppföljning</b> sker<span style='color:red'> varje
månad</span>.<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>februari<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o
</span><![endif]>vecka 7<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>3.<span>&nbsp;</span></span>tredje</p>
<!--EndFragment--></body></html>"""


def markdown(html: str) -> str:
    return to_markdown(from_html(html).blocks)


def test_words_own_lists_become_lists():
    assert markdown(WORD) == "**Uppföljning** sker varje månad.\n\n- februari\n  - vecka 7\n\n3. tredje"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a <b>b</b> <i>c</i> <u>d</u></p>", "a **b** *c* <u>d</u>"),
        ("<b style='font-weight:normal'><p>Inte fet</p></b>", "Inte fet"),
        ("<span style='font-weight:700'>fet</span> och <span style='font-style:italic'>kursiv</span>", "**fet** och *kursiv*"),
        ("rad<br>bruten", "rad\\\nbruten"),
        ("<a href='https://exempel.se/x'>länk</a>", "[länk](https://exempel.se/x)"),
        ("<a href='javascript:alert(1)'>länk</a>", "länk"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c"),
        ("<ol start=4><li>a</li><li>b</li></ol>", "4. a\n5. b"),
        ("<script>x()</script><style>p{}</style>ord", "ord"),
        ("<div>ett</div><div>två</div>", "ett\n\ntvå"),
        ("<h2>Rubrik</h2>text", "**Rubrik**\n\ntext"),
        ("<table><tr><th>A<th>B</tr><tr><td>1</td><td>x<br>y</td></tr></table>", "| A | B |\n| --- | --- |\n| 1 | x<br>y |"),
        ("<p>utan slut <b>fet", "utan slut **fet**"),
        ("<span style='display:none'>dold</span>synlig", "synlig"),
        ("&lt;b&gt; &amp; &aring;", "\\<b> & å"),
    ],
)  # fmt: skip
def test_html_becomes_what_the_form_can_carry(html, text):
    assert markdown(html) == text


def test_a_range_from_excel_is_a_table():
    html = "<table border=0><col width=64><tr height=20><td>Budget</td><td align=right>1&nbsp;397,5</td></tr></table>"
    assert from_html(html).blocks == (Table((((Span("Budget"),), (Span("1\u00a0397,5"),)),)),)


def test_a_table_in_a_table_keeps_its_words():
    (table,) = from_html(
        "<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td><td>d</td></tr></table>"
    ).blocks
    assert "".join(span.text for span in table.rows[0][0]).split() == ["a", "b", "c"]


def test_a_picture_is_left_out_and_said_so():
    pasted = from_html("<p>före<img src='file:///c:/x.png'>efter</p>")
    assert pasted.pictures
    assert to_markdown(pasted.blocks) == "föreefter"


def test_lines_of_plain_text_are_paragraphs():
    assert from_text("ett\r\n\r\ntvå\ttre").blocks == (
        Paragraph((Span("ett"),)),
        Paragraph((Span("två\ttre"),)),
    )


@given(st.text(alphabet="<>/=abpuldthri '\"!-[]&;åö \n", max_size=80))
def test_any_html_gives_blocks(html):
    from_html(html)


@given(st.lists(st.text("åbc ", min_size=1).filter(str.strip), max_size=5))
def test_no_words_are_lost(words):
    """Whatever tags they stand in, also where no such tag belongs."""
    html = "".join(
        f"<{tag}>{word}</{tag}>" for tag, word in zip(("p", "li", "td", "b", "div"), words, strict=False)
    )
    kept = "".join(span.text for span in one_line(from_html(html).blocks))
    assert "".join(kept.replace("•", "").split()) == "".join("".join(words).split())


def test_merged_cells_keep_the_others_in_their_columns():
    html = "<table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr><tr><td colspan=2>d</td></tr></table>"
    assert markdown(html) == "| a | b |\n| --- | --- |\n|  | c |\n| d |  |"


@pytest.mark.parametrize(
    "huge",
    ["<b>x</b>" * 300_000, "<!--" * 500_000, "<a " * 700_000, "<style>" * 300_000, "<" * 2_000_000, "<p>" + "ord " * 500_000,
     "<table>" + "<tr><td>1</td></tr>" * 100_000, "<div>" * 400_000, "&" * 2_000_000, "<![if " * 300_000, "<p a='" * 300_000],
    ids=["marks", "comments", "unclosed tags", "style sheets", "angles", "words", "cells", "nesting", "entities", "declarations",
         "quotes"],
)  # fmt: skip
def test_two_megabytes_are_read_in_a_bounded_number_of_steps(huge, monkeypatch):
    """No clock: what is counted are the events that the reader takes, which its limits bound."""
    seen = Counter()
    for name in ("handle_starttag", "handle_endtag", "handle_data", "feed"):
        plain = getattr(pasted._Reader, name)
        monkeypatch.setattr(
            pasted._Reader,
            name,
            lambda self, *a, plain=plain, name=name: (seen.update([name]), plain(self, *a))[1],
        )
    from_html(huge)
    assert seen.total() < 3 * pasted.MAX_EVENTS


def test_too_much_is_refused_whole():
    for huge in (from_text("ord " * 100_000), from_html("<p>" + "ord " * 100_000)):
        assert huge.too_much
        assert huge.blocks == ()
