"""The paragraphs of a sheet as they are spelt: without the words of links."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextDocument


class Paragraphs:
    """Reads only what has changed since it was read last."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._read: dict[int, tuple[int, str]] = {}  # by the place of a block: its revision, its text

    def all(self) -> Iterator[tuple[QTextBlock, str]]:
        """Every paragraph that has words, and its text; instead of the words of links stands what is never looked up."""
        read: dict[int, tuple[int, str]] = {}
        block = self._document.begin()
        while block.isValid():
            number, revision = block.blockNumber(), block.revision()
            before = self._read.get(number)
            is_read = before is not None and before[0] == revision and len(before[1]) == len(block.text())
            read[number] = before if is_read and before else (revision, _text(block))
            if read[number][1].strip():
                yield block, read[number][1]
            block = block.next()
        self._read = read

    def forget(self) -> None:
        self._read = {}


def _text(block: QTextBlock) -> str:
    pieces = []
    for fragment in _fragments(block):
        text = fragment.text()
        pieces.append("0" * len(text) if fragment.charFormat().isAnchor() else text)
    return "".join(pieces)


def _fragments(block: QTextBlock) -> Iterator[object]:
    fragments = block.begin()
    while not fragments.atEnd():
        if fragments.fragment().isValid():
            yield fragments.fragment()
        fragments += 1
