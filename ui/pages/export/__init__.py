"""The export page: what is left to do, what will be sent, and afterwards the receipt."""

from ui.pages.export.page import ExportPage
from ui.pages.export.parts import NAMED_AT_MOST
from ui.pages.export.steps import Step

__all__ = ["NAMED_AT_MOST", "ExportPage", "Step"]
