"""A layout that puts its items side by side and goes on to the next row where the width ends."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Items in rows, in order, each as wide as it wishes to be. With `stretch`, the items of a row share its
    width evenly, and all items are equally wide. `between_rows` is for rows that are closer than the items."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        spacing: int = 8,
        between_rows: int | None = None,
        stretch: bool = False,
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._between = spacing if between_rows is None else between_rows
        self._stretch = stretch
        self._heights: dict[int, int] = {}  # by the width: Qt asks again and again
        self.setContentsMargins(QMargins())
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Lays the items out in `rect`; gives the height they take."""
        y = 0
        for row in self._rows(rect.width()):
            y += self._arrange_row(row, QRect(rect.x(), rect.y() + y, rect.width(), 0), move) + self._between
        return max(0, y - self._between)

    def _arrange_row(self, row: list[tuple[QLayoutItem, int]], at: QRect, move: bool) -> int:
        height = max(_height(item, width) for item, width in row)
        x = at.x()
        for item, width in row:
            if move:
                item.setGeometry(QRect(QPoint(x, at.y()), QSize(width, height)))
            x += width + self.spacing()
        return height

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, int]]]:
        shown = [item for item in self._items if not item.isEmpty()]
        if self._stretch:
            return self._even_rows(shown, width)
        return self._natural_rows(shown, width)

    def _natural_rows(self, items: list[QLayoutItem], width: int) -> list[list[tuple[QLayoutItem, int]]]:
        rows: list[list[tuple[QLayoutItem, int]]] = []
        left = 0
        for item in items:
            wish = min(item.sizeHint().width(), width)
            if not rows or wish > left:
                rows.append([])
                left = width
            rows[-1].append((item, wish))
            left -= wish + self.spacing()
        return rows

    def _even_rows(self, items: list[QLayoutItem], width: int) -> list[list[tuple[QLayoutItem, int]]]:
        if not items:
            return []
        widest = max(item.sizeHint().width() for item in items)
        fit = max(1, (width + self.spacing()) // (widest + self.spacing()))
        rows_needed = -(-len(items) // fit)
        columns = -(-len(items) // rows_needed)  # as even as can be: 6 items that do not fit become 3 + 3
        free = width - (columns - 1) * self.spacing()
        widths = [free // columns + (column < free % columns) for column in range(columns)]
        starts = range(0, len(items), columns)
        return [list(zip(items[at : at + columns], widths, strict=False)) for at in starts]


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
