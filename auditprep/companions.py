"""Files that programs lay beside documents for themselves, and that nobody means when she chooses one: Word's "~$udget.docx"
while "Budget.docx" is open, Windows' "Thumbs.db"."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from itertools import islice
from pathlib import Path

from auditprep.errors import NotTheDocument

_LARGEST_SIGN = 1000  # bytes; a document that somebody has called "~$budget.docx" is larger
_MOST_BESIDE = 20_000
_SIGN = re.compile(r"~\$+(?P<rest>.+\.(?P<suffix>\w+))\Z", re.DOTALL)
_LIBRE = re.compile(r"\.~lock\.(?P<name>.+)#\Z", re.DOTALL)
_UNSAVED = re.compile(r"~wr[a-z]\d{1,5}\.tmp\Z", re.IGNORECASE)
_BY_SUFFIX = {"do": "word", "rt": "word", "xl": "excel", "pp": "powerpoint", "po": "powerpoint"}
_BY_NAME = {"thumbs.db": "windows", "ehthumbs.db": "windows", "desktop.ini": "windows", ".ds_store": "mac"}


def demand_document(file: Path) -> None:
    """Asks nothing of a drive for a file with an ordinary name. Raises NotTheDocument."""
    name = file.name
    if by := _BY_NAME.get(name.casefold()):
        raise NotTheDocument(file=str(file), by=by, document="")
    if _UNSAVED.match(name):
        raise NotTheDocument(file=str(file), by="word", document="")
    if libre := _LIBRE.match(name):
        raise NotTheDocument(file=str(file), by="libreoffice", document=libre["name"])
    sign = _SIGN.match(name)
    if sign and _is_small(file):
        by = _BY_SUFFIX.get(sign["suffix"][:2].casefold(), "office")
        raise NotTheDocument(file=str(file), by=by, document=_document_of(file, sign["rest"]))


def _is_small(file: Path) -> bool:
    """One that is not there is told as such, by whoever reads it."""
    with suppress(OSError):
        return file.stat().st_size < _LARGEST_SIGN
    return False


def _document_of(sign: Path, rest: str) -> str:
    """The name of the document whose sign it is: of a long name Word leaves out the first letter, or two. "" where it cannot
    be told."""
    with suppress(OSError), os.scandir(sign.parent) as there:
        ends = rest.casefold()
        near = [
            each.name
            for each in islice(there, _MOST_BESIDE)
            if each.name.casefold().endswith(ends) and len(each.name) - len(rest) <= 2
        ]
        found = [name for name in near if not name.startswith("~$")]
        whole = [name for name in found if name.casefold() == ends]
        return (whole or found)[0] if len(whole or found) == 1 else ""
    return ""
