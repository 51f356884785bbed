"""The pages of a PDF as they go into a binder: just as they are drawn, and without anything that acts.

Kept: the pages, comments on them, links within the document and to the web, and which layers are hidden. Form fields are
drawn where they stand. Gone: scripts, actions that open, send or start something, files within the file, sound and
film, and everything else that belongs to a document and not to a page.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pikepdf
from pikepdf import (
    AccessMode,
    Array,
    Dictionary,
    Name,
    NameTree,
    ObjectStreamMode,
    Pdf,
    String,
)
from pikepdf.exceptions import PasswordError, PikepdfError

HIDDEN_LAYER = Name("/AuditprepHidden")
"""Set in a layer that its document does not show, until the binder has a list of layers."""

_OF_A_PAGE = {
    *("/Type", "/Parent", "/Resources", "/Contents", "/Annots", "/Rotate", "/Group", "/UserUnit"),
    *("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox"),
}
_HARMLESS = {
    *(
        "/Text",
        "/FreeText",
        "/Line",
        "/Square",
        "/Circle",
        "/Polygon",
        "/PolyLine",
        "/Highlight",
        "/Underline",
    ),
    *("/Squiggly", "/StrikeOut", "/Stamp", "/Caret", "/Ink", "/Popup", "/Link", "/Redact", "/Watermark"),
}
_ACTS = (
    "/A",
    "/AA",
    "/PA",
    "/FS",
    "/AF",
    "/StructParent",
    "/RichMediaContent",
    "/Sound",
    "/Movie",
    "/Parent",
)
_ADDRESSES = ("http://", "https://", "mailto:")
BROKEN = (
    *(PikepdfError, ValueError, TypeError, KeyError, IndexError, AttributeError),
    *(RuntimeError, OverflowError),
)
"""What pikepdf raises for objects that are not what the PDF says they are: its C++ part knows no types."""


def save_as_it_is(pdf: Pdf, stream: BinaryIO) -> None:
    """Writes the PDF with its streams as they came: to pack a picture anew takes ten times as long as to copy it."""
    pdf.save(stream, compress_streams=False, object_stream_mode=ObjectStreamMode.generate)


class Unusable(Exception):
    """A PDF whose pages cannot be had. The code of why: "damaged", "locked" or "empty"."""


class Copied:
    """Pages that were copied: how many, whether the document has layers, and whether files within it stayed out."""

    def __init__(self, count: int, has_layers: bool, left_files: bool) -> None:
        self.count, self.has_layers, self.left_files = count, has_layers, left_files


def copy_pages(data: bytes, to: Path) -> Copied:
    """Writes the pages of a PDF, and nothing else of it, to a file of our own. Raises Unusable, and OSError where
    that file cannot be written."""
    try:
        with Pdf.open(io.BytesIO(data)) as pdf:
            copied = _strip(pdf)
            with to.open("wb") as stream:
                save_as_it_is(pdf, stream)
        _read_back(to, copied)
    except PasswordError as error:
        raise Unusable("locked") from error
    except BROKEN as error:
        raise Unusable("damaged") from error
    if not copied.count:
        raise Unusable("empty")
    return copied


def _read_back(file: Path, copied: Copied) -> None:
    """Raises Unusable unless the copy has all pages: what is broken enough is written without complaint."""
    with Pdf.open(file, access_mode=AccessMode.stream) as pdf:
        if len(pdf.pages) != copied.count:
            raise Unusable("damaged")


def _strip(pdf: Pdf) -> Copied:
    left_files = _has_files(pdf)
    _draw_fields(pdf)
    has_layers = _mark_layers(pdf)
    targets = _Targets(pdf)
    for page in pdf.pages:
        for key in set(page.obj.keys()) - _OF_A_PAGE:
            del page.obj[key]
        left_files = _strip_annotations(pdf, page.obj, targets) or left_files
    pages = pdf.Root.Pages
    for key in set(pdf.Root.keys()) - {"/Type", "/Pages"}:
        del pdf.Root[key]
    pdf.Root.Pages = pages
    for key in {"/Info", "/ID"} & set(pdf.trailer.keys()):
        del pdf.trailer[key]
    return Copied(len(pdf.pages), has_layers, left_files)


def _has_files(pdf: Pdf) -> bool:
    names = pdf.Root.get(Name.Names)
    return isinstance(names, Dictionary) and Name.EmbeddedFiles in names and len(pdf.attachments) > 0


# Form fields


def _draw_fields(pdf: Pdf) -> None:
    """Form fields become part of the page, since several documents may have fields of the same name."""
    form = pdf.Root.get(Name.AcroForm)
    if not isinstance(form, Dictionary):
        return
    others = [(page, _take_others(page.obj)) for page in pdf.pages]
    pdf.generate_appearance_streams()
    pdf.flatten_annotations("all")
    for page, beside in others:
        if beside:
            page.obj.Annots = Array([*_annotations(page.obj), *beside])


def _take_others(page: pikepdf.Object) -> list[pikepdf.Object]:
    """The page's annotations that are no form fields; only those stay on it."""
    fields: list[pikepdf.Object] = []
    others: list[pikepdf.Object] = []
    for each in _annotations(page):
        (fields if each.get(Name.Subtype) == Name.Widget else others).append(each)
    if others:
        page.Annots = Array(fields)
    return others


def _annotations(page: pikepdf.Object) -> list[pikepdf.Object]:
    found = page.get(Name.Annots)
    return [each for each in found if isinstance(each, Dictionary)] if isinstance(found, Array) else []


# Annotations


def _strip_annotations(pdf: Pdf, page: pikepdf.Object, targets: _Targets) -> bool:
    """Makes the page's annotations harmless; whether files are among those that went."""
    found = _annotations(page)
    kept = [each for each in found if str(each.get(Name.Subtype)) in _HARMLESS and _defuse(each, targets)]
    if kept:
        page.Annots = pdf.make_indirect(Array(kept))
    elif Name.Annots in page:
        del page[Name.Annots]
    return any(each.get(Name.Subtype) == Name.FileAttachment for each in found)


def _defuse(annotation: pikepdf.Object, targets: _Targets) -> bool:
    """Takes what acts from an annotation; whether anything of use is left of it."""
    action = annotation.get(Name.A)
    wanted = annotation.get(Name.Dest)
    address = None
    if isinstance(action, Dictionary) and action.get(Name.S) == Name.URI:
        address = _address(action)
    elif isinstance(action, Dictionary) and action.get(Name.S) == Name.GoTo:
        wanted = action.get(Name.D)
    for key in {*_ACTS, "/Dest"} & set(annotation.keys()):
        del annotation[key]
    if address:
        annotation[Name.A] = Dictionary(S=Name.URI, URI=String(address))
        return True
    to = targets.explicit(wanted)
    if to is not None:
        annotation[Name.Dest] = to
    return to is not None or annotation.get(Name.Subtype) != Name.Link


def _address(action: Dictionary) -> str | None:
    address = action.get(Name.URI)
    words = str(address) if isinstance(address, String) else ""
    return words if words.lower().startswith(_ADDRESSES) else None


class _Targets:
    """Where links within a document lead: the page itself, since names of places mean nothing in another document."""

    def __init__(self, pdf: Pdf) -> None:
        self._pages = {page.obj.objgen for page in pdf.pages}
        self._names = dict(_named(pdf))

    def explicit(self, wanted: object, deep: bool = True) -> Array | None:
        """The destination with its page; None for one that leads nowhere in this document."""
        if isinstance(wanted, Dictionary):
            wanted = wanted.get(Name.D)
        if isinstance(wanted, String | Name) and deep:
            return self.explicit(self._names.get(str(wanted)), deep=False)
        if isinstance(wanted, Array) and len(wanted) and isinstance(wanted[0], Dictionary):
            return wanted if wanted[0].objgen in self._pages else None
        return None


def _named(pdf: Pdf) -> Iterator[tuple[str, object]]:
    old, names = pdf.Root.get(Name.Dests), pdf.Root.get(Name.Names)
    if isinstance(old, Dictionary):
        yield from old.items()
    tree = names.get(Name.Dests) if isinstance(names, Dictionary) else None
    if isinstance(tree, Dictionary):
        try:
            yield from NameTree(tree).items()
        except BROKEN:  # links by name lead nowhere then, as they do in any reader
            return


# Layers


def _mark_layers(pdf: Pdf) -> bool:
    """Notes in each layer whether the document hides it; whether there are layers."""
    layers = pdf.Root.get(Name.OCProperties)
    groups = layers.get(Name.OCGs) if isinstance(layers, Dictionary) else None
    if not isinstance(layers, Dictionary) or not isinstance(groups, Array) or not len(groups):
        return False
    default = layers.get(Name.D)
    for group in _hidden(groups, default if isinstance(default, Dictionary) else Dictionary()):
        group[HIDDEN_LAYER] = True
    return True


def _hidden(groups: Array, default: Dictionary) -> Iterator[pikepdf.Object]:
    shown, hidden = (_numbers(default.get(name)) for name in (Name.ON, Name.OFF))
    all_hidden = default.get(Name.BaseState) == Name.OFF
    for group in groups:
        is_hidden = group.objgen in hidden or (all_hidden and group.objgen not in shown)
        if is_hidden and isinstance(group, Dictionary):
            yield group


def _numbers(groups: object) -> set[tuple[int, int]]:
    return {each.objgen for each in groups} if isinstance(groups, Array) else set()
