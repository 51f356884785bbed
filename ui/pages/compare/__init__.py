"""The compare page: years, or boards, side by side."""

from ui.pages.compare.page import ComparePage

__all__ = ["ComparePage"]
