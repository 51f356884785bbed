"""Documents that something is still to be told in: "slutlig uppföljning lämnas i årsredovisningen"."""

from __future__ import annotations

import re

_FAR = 90
_TOLD = r"(?:lämnas|redovisas|sker|görs|rapporteras|återrapporteras|presenteras|återfinns|kommer|ska|skall)"
_IN = r"\bi(?:\ssamband\smed)?\s(?:nämndens\s|förbundets\s|kommunens\s)?\Z"
_TO_BE = re.compile(
    rf"\b(?:slutlig\w*|slutredovisning(?:en)?)\s[^.!?;]{{0,60}}\b{_TOLD}\s[^.!?;]{{0,30}}{_IN}"
    rf"|\b(?:kommer\satt|ska|skall)\s(?:slut)?(?:redovisas|följas\supp|rapporteras|återrapporteras|presenteras|lämnas)\s(?:[\wåäö]+\s){{0,4}}?{_IN}",
    re.IGNORECASE,
)


def is_to_be_reported(text: str, at: int) -> bool:
    """Whether the words before say so of the document that is named there."""
    return bool(_TO_BE.search(text[max(text.rfind("\n", 0, at) + 1, at - _FAR) : at]))
