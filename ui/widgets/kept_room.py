"""Room that is kept for what is not always there, so that nothing moves under the pointer when it comes or goes."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def with_room_kept(widget: W) -> W:
    """The same, with its place kept for it while it is hidden."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)
    return widget
