"""What is said of a paste that did not bring all."""

from __future__ import annotations

from auditprep.i18n import _
from ui.widgets.pasted import Pasted


def left_out(pasted: Pasted) -> str:
    """What was left out of it, and what can be done about that; "" for nothing."""
    said = (
        (pasted.pictures, _("Pictures were left out. Attach them as files instead.")),
        (pasted.remarks, _("Comments and deleted words were left out.")),
        (pasted.hidden, _("Hidden rows and columns were left out.")),
        (
            pasted.mail,
            _(
                "The signature and the quoted mail were left out. Ctrl+Shift+V pastes all of it as plain text."
            ),
        ),
    )
    return " ".join(words for is_so, words in said if is_so)
