"""What stands in a form and is no question: title, instructions, a text box, a table of contents, thanks."""

from __future__ import annotations

from collections.abc import Sequence

from zoo.build import PAGE, p, r, tbl, tc, tr
from zoo.content import BOARD, TITLE, Part
from zoo.numbers import BULLETS

_WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_WPS = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
_V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
_PIC = 'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'


def opening(*, contents: Sequence[Part] = (), legend: bool = False) -> str:
    """What stands before the questions. `contents`: the sections named in a table of contents, if any.
    `legend`: a chapter tells how to answer."""
    made = [
        p(r(TITLE), style="Title"),
        p(r(f"Nämnd: {BOARD}")),
        p(r("Sätt ett kryss per fråga och beskriv läget med några meningar.")),
        p(r("Svaren ska vara revisionens kansli tillhanda senast 2032-10-05.")),
        text_box("Tips: börja med frågorna om styrning?"),
    ]
    made += [_contents(contents)] if contents else []
    made += [_legend()] if legend else []
    return "".join(made)


def closing() -> str:
    """What stands after them."""
    return p() + p(r("Tack för er medverkan."))


def _legend() -> str:
    """How to answer: a heading, a list, and a table that explains the options."""
    rows = (
        ("Ja", "Det finns och används."),
        ("Delvis", "Det finns men används inte överallt."),
        ("Nej", "Det saknas."),
    )
    table = tbl(
        [tr([tc(p(r(word)), 1600), tc(p(r(says)), PAGE - 1600)]) for word, says in rows], [1600, PAGE - 1600]
    )
    points = ("Besvara alla frågor.", "Bifoga underlag där det efterfrågas.")
    listed = "".join(p(r(point), listed=(BULLETS, 0)) for point in points)
    return p(r("Så fyller du i"), style="Heading1") + listed + p(r("Svaren betyder:")) + table + p()


def text_box(words: str) -> str:
    """A box with text, drawn as Word draws it and once more for old programs."""
    inside = f"<w:txbxContent>{p(r(words))}</w:txbxContent>"
    shape = (
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2160000" cy="360000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr>'
        f'<wps:txbx>{inside}</wps:txbx><wps:bodyPr rot="0" vert="horz" wrap="square"/></wps:wsp>'
    )
    data = f'<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">{shape}</a:graphicData>'
    drawing = (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="2160000" cy="360000"/>'
        f'<wp:docPr id="1" name="Textruta 1"/><a:graphic>{data}</a:graphic></wp:inline></w:drawing>'
    )
    old = f'<w:pict><v:rect style="width:170pt;height:28pt"><v:textbox>{inside}</v:textbox></v:rect></w:pict>'
    return p(
        f'<w:r><mc:AlternateContent {_WP} {_A} {_WPS} {_V}><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def picture(relation: str) -> str:
    """A run with a small picture."""
    shape = (
        f'<pic:pic {_PIC}><pic:nvPicPr><pic:cNvPr id="2" name="Bild 2"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="720000" cy="720000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    data = f'<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">{shape}</a:graphicData>'
    return (
        f'<w:r><w:drawing><wp:inline {_WP} {_A} distT="0" distB="0" distL="0" distR="0"><wp:extent cx="720000" cy="720000"/>'
        f'<wp:docPr id="2" name="Bild 2"/><a:graphic>{data}</a:graphic></wp:inline></w:drawing></w:r>'
    )


def _contents(parts: Sequence[Part]) -> str:
    """A real TOC field over the headings."""
    entries = [
        (1, f"{part.number} {part.title}" if part.number else part.title) for part in parts if part.title
    ]
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    made = [p(r("Innehåll"), style="TOCHeading")]
    for place, (level, text) in enumerate(entries):
        link = f'<w:hyperlink w:anchor="_Toc{place}" w:history="1">{r(text)}<w:r><w:tab/></w:r>{r(str(place + 2))}</w:hyperlink>'
        made.append(p((begin if place == 0 else "") + link, style=f"TOC{level}"))
    return "".join([*made, p(end)])
