"""The export page: what will be sent, what lacks, by name; and afterwards the receipt."""

from ui.pages.export.page import ExportPage
from ui.pages.export.summary import NAMED_AT_MOST

__all__ = ["NAMED_AT_MOST", "ExportPage"]
