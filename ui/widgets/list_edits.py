"""What the user does to lists in a document. Every function is one step to undo."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QTextBlock, QTextCursor, QTextList

from auditprep.richtext import DEEPEST, HIGHEST
from ui.widgets.markdown_document import begin_list, is_numbered, join_list, paragraph_format

_TYPED_MARKER = re.compile(r"[-*•]|(\d{1,5})[.)]")


@contextmanager
def one_step(cursor: QTextCursor) -> Iterator[None]:
    """What is done inside is undone together."""
    cursor.beginEditBlock()
    try:
        yield
    finally:
        cursor.endEditBlock()


def level(block: QTextBlock) -> int | None:
    """The level of a list item, from 0; None for a paragraph."""
    items = block.textList()
    return items.format().indent() - 1 if items else None


def kind(block: QTextBlock) -> str | None:
    """ "numbers", "bullets", or None for a paragraph."""
    items = block.textList()
    if items is None:
        return None
    return "numbers" if is_numbered(items.format()) else "bullets"


def selected_blocks(cursor: QTextCursor) -> list[QTextBlock]:
    """The blocks of the selection, or the cursor's; none inside tables, where there are no lists."""
    document = cursor.document()
    block, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    if cursor.selectionEnd() == last.position() and last != block:
        last = last.previous()  # selected to just before it
    blocks = []
    while block.isValid():
        if QTextCursor(block).currentTable() is None:
            blocks.append(block)
        if block == last:
            break
        block = block.next()
    return blocks


def toggle(cursor: QTextCursor, wanted: str) -> None:
    """Makes list items of this kind of the selected blocks; paragraphs again if they all are that already."""
    blocks = selected_blocks(cursor)
    if not blocks:
        return
    with one_step(cursor):
        if all(kind(block) == wanted for block in blocks):
            for block in blocks:
                make_paragraph(block)
        else:
            for block in blocks:
                _make_item(block, level(block) or 0, wanted)
        tidy(blocks[0])


def indent(cursor: QTextCursor, by: int) -> bool:
    """Moves the selected items, each with the items under it, one level in (1) or out (-1).
    An outermost item moved out becomes a paragraph. Gives whether anything moved."""
    moved = _with_descendants([block for block in selected_blocks(cursor) if level(block) is not None])
    if not moved or (by > 0 and not _may_go_in(moved)):
        return False
    with one_step(cursor):
        for block in moved:
            now = level(block)
            if now is not None and now + by >= 0:
                _make_item(block, now + by, kind(block) or "bullets")
            else:
                make_paragraph(block)
        tidy(moved[0])
    return True


def leave(cursor: QTextCursor) -> None:
    """Takes the cursor's item one level out, or makes a paragraph of an outermost one; what is under it stays."""
    block = cursor.block()
    now = level(block)
    with one_step(cursor):
        if now:
            _make_item(block, now - 1, kind(block) or "bullets")
        else:
            make_paragraph(block)
        tidy(block)


def begin_from_typed(cursor: QTextCursor) -> bool:
    """Where the cursor stands after "- " or "1. " that begins a paragraph: makes a list of it."""
    block = cursor.block()
    if block.textList() is not None or cursor.currentTable() is not None:
        return False
    typed = block.text()[: cursor.positionInBlock()]
    found = _TYPED_MARKER.fullmatch(typed.removesuffix(" ")) if typed.endswith(" ") else None
    if not found or int(found[1] or 0) > HIGHEST:
        return False
    with one_step(cursor):
        cursor.setPosition(block.position(), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        _begin_or_join(QTextCursor(block), int(found[1]) if found[1] else None)
    return True


def make_paragraph(block: QTextBlock) -> None:
    QTextCursor(block).setBlockFormat(paragraph_format())


def tidy(block: QTextBlock) -> None:
    """Numbers below an item begin anew: a list that was parted by an item further out becomes two."""
    block = _first_of_run(block)
    seen: set[int] = set()
    open_lists: list[QTextList | None] = []
    while (items := block.textList()) is not None:
        now = level(block) or 0
        standing = open_lists[now] if now < len(open_lists) else None
        if is_numbered(items.format()) and items.objectIndex() in seen and items is not standing:
            if standing is None or standing.format().style() != items.format().style():
                standing = begin_list(QTextCursor(block), now, 1)
            else:
                join_list(QTextCursor(block), standing)
            items = standing
        seen.add(items.objectIndex())
        del open_lists[now:]
        open_lists.extend([None] * (now - len(open_lists)))
        open_lists.append(items)
        block = block.next()
        if not block.isValid():
            break


def _begin_or_join(cursor: QTextCursor, number: int | None) -> None:
    """A typed number that goes on where the list above ends joins it."""
    above = cursor.block().previous()
    items = above.textList() if above.isValid() else None
    if number is not None and items is not None and _next_number(above) == number and level(above) == 0:
        join_list(cursor, items)
    else:
        begin_list(cursor, 0, number)


def _next_number(block: QTextBlock) -> int | None:
    """The number that would follow this item's."""
    items = block.textList()
    if items is None or not is_numbered(items.format()):
        return None
    return items.format().start() + items.itemNumber(block) + 1


def _make_item(block: QTextBlock, at: int, wanted: str) -> None:
    """Makes the block an item; of the list above it if that is of its level and kind, otherwise of a new one."""
    items = _list_above(block, at, wanted)
    if items is not None:
        join_list(QTextCursor(block), items)
    else:
        begin_list(QTextCursor(block), at, 1 if wanted == "numbers" else None)


def _list_above(block: QTextBlock, at: int, wanted: str) -> QTextList | None:
    above = block.previous()
    while above.isValid() and (above_level := level(above)) is not None:
        if above_level < at:
            return None
        if above_level == at:
            return above.textList() if kind(above) == wanted else None
        above = above.previous()
    return None


def _with_descendants(blocks: list[QTextBlock]) -> list[QTextBlock]:
    """The items and, after the last of them, the items under it."""
    if not blocks:
        return []
    own = level(blocks[-1]) or 0
    below = blocks[-1].next()
    found = list(blocks)
    while below.isValid() and (below_level := level(below)) is not None and below_level > own:
        found.append(below)
        below = below.next()
    return found


def _may_go_in(blocks: list[QTextBlock]) -> bool:
    above = level(blocks[0].previous()) if blocks[0].previous().isValid() else None
    own = level(blocks[0]) or 0
    return above is not None and own <= above and max(level(block) or 0 for block in blocks) < DEEPEST


def _first_of_run(block: QTextBlock) -> QTextBlock:
    while block.previous().isValid() and block.previous().textList() is not None:
        block = block.previous()
    return block if block.textList() is not None else block.next()
