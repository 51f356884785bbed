"""What reportlab does not do: links within the file, bookmarks, language, and metadata that all readers understand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from auditprep.export.pdf_flow import Spot, place_of

_PROGRAM = "auditprep"


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A bookmark, what it leads to, and those under it; `folded`: those are not seen at first."""

    title: str
    spot: Spot
    under: tuple[Bookmark, ...] = ()
    folded: bool = False


def set_metadata(pdf: Pdf, title: str, author: str, subject: str) -> None:
    """Title, author and subject, both ways there are; the language; and that a reader shows the title."""
    pdf.Root.Lang = String("sv-SE")
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.trailer.Info = pdf.make_indirect(Dictionary())
    for name, value in {"Title": title, "Author": author, "Subject": subject, "Creator": _PROGRAM}.items():
        if value:
            pdf.docinfo[Name(f"/{name}")] = String(value)
    pdf.docinfo[Name.CreationDate] = String(f"D:{dt.datetime.now(dt.UTC):%Y%m%d%H%M%S}Z")
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata.load_from_docinfo(pdf.docinfo)
        metadata["dc:language"] = ["sv-SE"]


def resolve_links(pdf: Pdf, pages: Iterable[int], find: Callable[[str], Spot | None]) -> list[str]:
    """Turns our addresses on these pages into links within the file. Gives the places that are nowhere; their links are
    taken away."""
    lost = []
    for number in pages:
        page = pdf.pages[number]
        kept = []
        for annotation in page.get(Name.Annots, Array()):
            place = _place(annotation)
            spot = find(place) if place else None
            if place and spot is None:
                lost.append(place)
                continue
            if spot:
                _lead(pdf, annotation, spot)
            kept.append(annotation)
        if kept:
            page.obj.Annots = Array(kept)
    return lost


def set_bookmarks(pdf: Pdf, bookmarks: Iterable[Bookmark]) -> None:
    """Gives the file these bookmarks, and lets readers show them."""
    with pdf.open_outline() as outline:
        outline.root.extend(_item(each) for each in bookmarks)
    if Name.Outlines in pdf.Root:
        pdf.Root.PageMode = Name.UseOutlines


def destination(pdf: Pdf, spot: Spot) -> Array:
    """An explicit destination: the page, at that height, with the reader's own zoom; or all of it."""
    if spot.top is None:
        return Array([pdf.pages[spot.page].obj, Name.Fit])
    return Array([pdf.pages[spot.page].obj, Name.XYZ, None, spot.top, None])


def _place(annotation: pikepdf.Object) -> str | None:
    action = annotation.get(Name.A)
    address = action.get(Name.URI) if isinstance(action, Dictionary) else None
    return place_of(str(address)) if address is not None else None


def _lead(pdf: Pdf, annotation: pikepdf.Object, spot: Spot) -> None:
    del annotation[Name.A]
    annotation[Name.Dest] = destination(pdf, spot)


def _item(bookmark: Bookmark) -> OutlineItem:
    spot = bookmark.spot
    if spot.top is None:
        item = OutlineItem(bookmark.title, spot.page, "Fit")
    else:
        item = OutlineItem(bookmark.title, spot.page, "XYZ", top=spot.top)
    item.is_closed = bookmark.folded
    item.children.extend(map(_item, bookmark.under))
    return item
