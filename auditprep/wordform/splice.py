"""Editing a part in place: only the bytes of what changes are replaced, all else stays as it was.

An XML library that parses and writes a whole part anew changes quoting, white space and entities in places
that no one touched. Here the tree is only for looking; what is to change is cut out of the original bytes.
A path is the way down from the root as indexes among the child elements: (0, 14, 1).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from auditprep.errors import Bug
from auditprep.model import Place

Path = tuple[int, ...]

_TOKEN = re.compile(
    rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|(?P<end></[^>]*>)"
    rb"|(?P<start><[^>\"'!?/][^>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*)*>)",
    re.DOTALL,
)
_DECLARATION = re.compile(rb' xmlns(?::[\w.-]+)?="[^"]*"')


@dataclass(frozen=True, slots=True)
class Splice:
    """Children `first` up to, not including, `last` of the element at `path` give way to `new`."""

    path: Path
    first: int
    last: int
    new: tuple[etree._Element, ...]


@dataclass(slots=True)
class _Stretch:
    """Where an element's content and its children stand in the bytes."""

    inner: int
    end: int
    children: list[tuple[int, int]]
    self_closing: bool


class Touched:
    """What is going to change in a part, so that two changes of the same place are known before they are made."""

    def __init__(self) -> None:
        self._gone: set[Path] = set()
        self._around: set[Path] = set()

    def take(self, splices: Iterable[Splice]) -> bool:
        """Whether all of these splices can be made beside those taken before; if so, they are taken too."""
        gone, around = set[Path](), set[Path]()
        for splice in splices:
            goes = {(*splice.path, place) for place in range(splice.first, splice.last)}
            above = {splice.path[:length] for length in range(1, len(splice.path) + 1)}
            between = {(*splice.path, splice.first - 1), (*splice.path, splice.first)}
            if any(
                above & known or goes & (known | others) or (not goes and between <= known)
                for known, others in ((self._gone, self._around), (gone, around))
            ):
                return False
            gone |= goes
            around |= above
        self._gone |= gone
        self._around |= around
        return True


def apply(data: bytes, root: etree._Element, splices: Iterable[Splice]) -> bytes:
    """The bytes of a part with these splices made; of two that come at the same place, the first stands first. `root`
    is the tree of `data`, unchanged; no two splices may touch the same bytes. Raises Bug if they do."""
    wanted: dict[Path, list[Splice]] = {}
    for splice in splices:
        wanted.setdefault(splice.path, []).append(splice)
    cuts = [
        cut
        for path, stretch in _stretches(data, set(wanted))
        for cut in _cuts(data, wanted[path], stretch, element_at(root, path))
    ]
    cuts.sort(key=lambda cut: cut[:2])
    out, at = [], 0
    for start, end, new in cuts:
        if start < at:
            raise Bug(reason="two changes of the same bytes")
        out += [data[at:start], new]
        at = end
    return b"".join([*out, data[at:]])


def path_of(element: etree._Element) -> Path:
    """The way down from the root to this element."""
    path: list[int] = []
    parent = element.getparent()
    while parent is not None:
        path.append(parent.index(element))
        element, parent = parent, parent.getparent()
    return tuple(reversed(path))


def path_text(element: etree._Element) -> str:
    """The way from the document's body down to an element, as a place keeps it."""
    return "/".join(str(step) for step in path_of(element)[1:])


def path_from(place: Place) -> Path:
    """The way from the document's body down to a place."""
    return steps_of(place.path)


def steps_of(path: str) -> Path:
    """A path as a place keeps it, as steps; the body itself is the empty path."""
    return tuple(int(step) for step in path.split("/")) if path else ()


def element_at(root: etree._Element, path: Path) -> etree._Element:
    """The element that this path leads to. Raises IndexError where there is none."""
    for index in path:
        root = root[index]
    return root


def _stretches(data: bytes, wanted: set[Path]) -> Iterable[tuple[Path, _Stretch]]:
    """Walks the tags of a well-formed part once, and tells where the wanted elements stand."""
    path: list[int] = []
    next_child = [0]
    open_wanted: list[_Stretch | None] = []
    starts: list[int] = []
    for token in _TOKEN.finditer(data):
        if token.lastgroup == "start":
            if starts:
                path.append(next_child[-1])
                next_child[-1] += 1
            here = tuple(path)
            single = data[token.end() - 2] == 0x2F
            stretch = _Stretch(token.end(), token.end(), [], single) if here in wanted else None
            if single:
                if stretch:
                    yield here, stretch
                _leave(open_wanted, token.start(), token.end())
                if path:
                    path.pop()
                continue
            starts.append(token.start())
            next_child.append(0)
            open_wanted.append(stretch)
        elif token.lastgroup == "end":
            stretch = open_wanted.pop()
            next_child.pop()
            if stretch:
                stretch.end = token.start()
                yield tuple(path), stretch
            _leave(open_wanted, starts.pop(), token.end())
            if path:
                path.pop()


def _leave(open_wanted: list[_Stretch | None], start: int, end: int) -> None:
    """A child has ended: its parent remembers where it stood."""
    if open_wanted and (parent := open_wanted[-1]):
        parent.children.append((start, end))


def _cuts(
    data: bytes, splices: list[Splice], stretch: _Stretch, parent: etree._Element
) -> Iterator[tuple[int, int, bytes]]:
    """Which bytes of one element go, and which come."""
    new = [b"".join(_fragment(element, parent) for element in splice.new) for splice in splices]
    if stretch.self_closing:
        closed = b">" + b"".join(new) + b"</" + _tag_name(data, stretch) + b">"
        yield stretch.inner - 2, stretch.inner, closed
        return
    children = stretch.children
    for splice, comes in zip(splices, new, strict=True):
        start = children[splice.first][0] if splice.first < len(children) else stretch.end
        end = children[splice.last - 1][1] if splice.last > splice.first else start
        yield start, end, comes


def _tag_name(data: bytes, stretch: _Stretch) -> bytes:
    tag = data[data.rindex(b"<", 0, stretch.inner) : stretch.inner]
    found = re.match(rb"<([^\s/>]+)", tag)
    return found.group(1) if found else b""


def _fragment(element: etree._Element, parent: etree._Element) -> bytes:
    """An element as it is written inside `parent`, without namespaces that are declared there already."""
    text = etree.tostring(element, encoding="UTF-8", with_tail=False).split(b"?>\n", 1)[-1]
    known = {
        (f' xmlns:{prefix}="{uri}"' if prefix else f' xmlns="{uri}"').encode()
        for prefix, uri in parent.nsmap.items()
    }
    end = _TOKEN.match(text).end()  # type: ignore[union-attr]  # what lxml writes begins with a tag
    return (
        _DECLARATION.sub(lambda found: b"" if found.group() in known else found.group(), text[:end])
        + text[end:]
    )
