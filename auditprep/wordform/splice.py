"""Editing a part in place: only the bytes of what changes are replaced, all else stays as it was.

An XML library that parses and writes a whole part anew changes quoting, white space and entities in places
that no one touched. Here the tree is only for looking; what is to change is cut out of the original bytes.
A path is the way down from the root as indexes among the child elements: (0, 14, 1).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
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
_MANY = 64
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


class Taken:
    """What of a part is already to be changed, so that no two changes meet. What stands around the elements at `kept`
    must not go: another answer has its place there."""

    def __init__(self, kept: Iterable[Path] = ()) -> None:
        self._gone: set[Path] = set()  # elements
        self._around = {above for path in kept for above in _above(path[:-1])}  # what must stay
        self._between: set[Path] = set()  # elements that something comes in front of

    def takes(self, splices: Iterable[Splice]) -> bool:
        """Whether these changes meet neither each other nor one that was taken before; if so they are taken now, else
        none of them is."""
        new = Taken()
        for splice in splices:
            if self._meets(splice) or new._meets(splice):
                return False
            new._add(splice)
        self._gone |= new._gone
        self._around |= new._around
        self._between |= new._between
        return True

    def _meets(self, splice: Splice) -> bool:
        here, first, last = splice.path, splice.first, splice.last
        goes = {(*here, place) for place in range(first, last)}
        return not (
            self._gone.isdisjoint(_above(here))
            and self._gone.isdisjoint(goes)
            and self._around.isdisjoint(goes)
            and self._between.isdisjoint(goes - {(*here, first)})
            and (bool(goes) or not {(*here, first - 1), (*here, first)} <= self._gone)
        )

    def _add(self, splice: Splice) -> None:
        here, first, last = splice.path, splice.first, splice.last
        self._gone.update((*here, place) for place in range(first, last))
        self._around.update(_above(here))
        if first == last:
            self._between.add((*here, first))


def _above(path: Path) -> Iterator[Path]:
    """The paths of an element and of all that it stands in, but for the root."""
    return (path[:length] for length in range(1, len(path) + 1))


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
    way = [element, *element.iterancestors()]
    siblings = _siblings_in(way[-1])
    return tuple(siblings.index(parent, child) for child, parent in zip(way[-2::-1], way[:0:-1], strict=True))


def path_text(element: etree._Element) -> str:
    """The way from the document's body down to an element, as a place keeps it."""
    return "/".join(str(step) for step in path_of(element)[1:])


def path_from(place: Place) -> Path:
    """The way from the document's body down to a place."""
    return steps_of(place.path)


def steps_of(path: str) -> Path:
    """A path as a place keeps it, as steps; the body itself is the empty path."""
    return tuple(int(step) for step in path.split("/")) if path else ()


def stretch_of(parent: etree._Element, first: int, end: int | None) -> list[etree._Element]:
    """The children of an element from `first` up to, not including, `end`."""
    return _siblings_in(parent).between(parent, first, end)


def index_in(parent: etree._Element, child: etree._Element) -> int:
    """The index of a child among the children of its element."""
    return _siblings_in(parent).index(parent, child)


def element_at(root: etree._Element, path: Path) -> etree._Element:
    """The element that this path leads to. Raises IndexError where there is none."""
    siblings = _siblings_in(root)
    for index in path:
        root = siblings.at(root, index)
    return root


def remember_siblings(root: etree._Element) -> Callable[[], object]:
    """From now on the children of this root's elements are counted once, and not for each path: a table of 5,000
    questions has children by the ten thousand. Nothing may be added to or taken from the tree until what comes back
    is called."""
    _remembered[root] = _Siblings()
    return lambda: _remembered.pop(root, None)


class _Siblings:
    """Where the children of elements with many of them stand."""

    def __init__(self) -> None:
        self._known: dict[etree._Element, tuple[list[etree._Element], dict[etree._Element, int]]] = {}

    def index(self, parent: etree._Element, child: etree._Element) -> int:
        if (known := self._known.get(parent)) is not None:
            return known[1][child]
        return self._noted(parent, parent.index(child))

    def at(self, parent: etree._Element, index: int) -> etree._Element:
        if (known := self._known.get(parent)) is not None:
            return known[0][index]
        return parent[self._noted(parent, index)]

    def between(self, parent: etree._Element, first: int, end: int | None) -> list[etree._Element]:
        if (known := self._known.get(parent)) is None and first >= _MANY and first < len(parent):
            self._noted(parent, first)
            known = self._known.get(parent)
        children: list[etree._Element] = (known[0] if known is not None else parent)[first:end]  # type: ignore[index, assignment]  # lxml-stubs knows no slices
        return children

    def _noted(self, parent: etree._Element, index: int) -> int:
        if index >= _MANY:
            children = list(parent)
            self._known[parent] = (children, {child: place for place, child in enumerate(children)})
        return index


class _Uncounted(_Siblings):
    """Those of a tree that may change."""

    def _noted(self, parent: etree._Element, index: int) -> int:
        return index


_UNCOUNTED = _Uncounted()
_remembered: dict[etree._Element, _Siblings] = {}


def _siblings_in(element: etree._Element) -> _Siblings:
    return _remembered.get(element.getroottree().getroot(), _UNCOUNTED) if _remembered else _UNCOUNTED


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
