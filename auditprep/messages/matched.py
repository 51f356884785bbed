"""What became of a question from one year to the next."""

from __future__ import annotations

from auditprep.i18n import _
from auditprep.model import Became


def became_word(became: Became) -> str:
    """What became of a question, in a word or two; "" where it is the same."""
    words = {
        Became.REWORDED: _("reworded"),
        Became.MOVED: _("moved"),
        Became.SPLIT: _("split"),
        Became.MERGED: _("merged"),
        Became.ADDED: _("new"),
        Became.REMOVED: _("dropped"),
    }
    return words.get(became, "")
