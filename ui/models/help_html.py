"""A chapter of the handbook as the HTML that Qt shows, in the colours and the size of the reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from auditprep import handbook
from auditprep.handbook import Chapter, Heading, Key, Note, Part, Picture
from auditprep.richtext import ListItem, Paragraph, Span, Spans, Table
from ui.theme import Colours

SCHEME = "help"  # of links to other chapters
_UNBROKEN = 20  # characters: keys that are not broken where a line ends


def page(chapter: Chapter, look: Colours, size: int, width: int) -> str:
    """The chapter in letters of this size, which is to be the document's own too (its headings are reckoned from that); its pictures are at most so wide. One that is not there is left out."""
    body = "".join(_parts(chapter.parts, width))
    return f"<html><head><style>{_style(look, size)}</style></head><body>{body}</body></html>"


def _style(look: Colours, size: int) -> str:
    return f"""
body {{ font-size: {size}px; color: {look.text}; }}
h1 {{ font-weight: 600; font-size: {round(size * 1.5)}px; margin: 0 0 {size}px 0; }}
h2 {{ font-weight: 600; font-size: {round(size * 1.2)}px; margin: {round(size * 1.4)}px 0 4px 0; }}
h3 {{ font-weight: 600; font-size: {size}px; margin: {size}px 0 4px 0; }}
p {{ margin: 0 0 {round(size * 0.6)}px 0; line-height: 112%; }}
li {{ margin: 0 0 4px 0; line-height: 112%; }}
a {{ color: {look.accent}; }}
table {{ margin: 4px 0 {round(size * 0.8)}px 0; }}
td, th {{ padding: 4px 12px 4px 6px; text-align: left; vertical-align: top; line-height: 112%; }}
th {{ font-weight: 600; background-color: {look.hover}; }}
.key {{ background-color: {look.hover}; }}
.note td {{ background-color: {look.accent_ground}; border-left: 3px solid {look.accent}; padding: 6px 12px; }}
.picture {{ margin: {round(size * 0.6)}px 0 0 0; line-height: 100%; }}
.shows {{ color: {look.muted}; font-size: {round(size * 0.85)}px; }}
"""


def _parts(parts: Iterable[Part], width: int) -> Iterator[str]:
    """The parts in order; the items of a list stand together."""
    open_lists: list[str] = []
    for part in parts:
        if not isinstance(part, ListItem):
            yield _closed(open_lists, 0)
            yield _part(part, width)
            continue
        kind = "ul" if part.number is None else "ol"
        yield _closed(open_lists, part.level + 1)
        while len(open_lists) <= part.level:
            open_lists.append(kind)
            yield f"<{kind}>"
        yield f"<li>{_spans(part.spans)}</li>"
    yield _closed(open_lists, 0)


def _closed(open_lists: list[str], left: int) -> str:
    """Closes lists until so many are left."""
    ends = []
    while len(open_lists) > left:
        ends.append(f"</{open_lists.pop()}>")
    return "".join(ends)


def _part(part: Part, width: int) -> str:
    match part:
        case Heading():
            level = min(part.level, 3)
            return f'<h{level}><a name="{part.anchor}"></a>{escape(part.text)}</h{level}>'
        case Note():
            return f'<table class="note" cellspacing="0" width="100%"><tr><td>{_spans(part.spans)}</td></tr></table>'
        case Picture():
            return _picture(part, width)
        case Table():
            return _table(part)
        case Paragraph():
            return f"<p>{_spans(part.spans)}</p>"
        case _:
            return ""


def _picture(picture: Picture, width: int) -> str:
    if not picture.file.is_file():
        return ""
    alt, source = escape(picture.alt), escape(picture.file.as_uri())
    image = f'<p class="picture"><img src="{source}" alt="{alt}" width="{width}"></p>'
    return f'{image}<p class="shows">{alt}</p>'


def _table(table: Table) -> str:
    head, *rows = table.rows
    lines = [_row(head, "th"), *(_row(row, "td") for row in rows)]
    return f'<table border="0" cellspacing="0" cellpadding="4">{"".join(lines)}</table>'


def _row(cells: Iterable[Spans], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{_spans(cell)}</{tag}>' for cell in cells)}</tr>"


def _spans(spans: Spans) -> str:
    return "".join(map(_span, spans))


def _span(span: Span) -> str:
    made = escape(span.text)
    if isinstance(span, Key):
        made = f'<span class="key">{made.replace(" ", "&nbsp;") if len(made) < _UNBROKEN else made}</span>'
    for tag, is_set in (("b", span.bold), ("i", span.italic)):
        made = f"<{tag}>{made}</{tag}>" if is_set else made
    return f'<a href="{escape(_address(span.link))}">{made}</a>' if span.link else made


def _address(address: str) -> str:
    there = handbook.place(address)
    return f"{SCHEME}:{there[0]}#{there[1]}" if there else address
