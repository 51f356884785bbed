"""The forms that the fuzzer begins with: small ones of every kind, and the real ones where they are beside the project."""

from __future__ import annotations

import functools
from pathlib import Path

from forms import make_form
from zoo import LEFT_BEHIND, RECIPES, specimen

REAL = Path(__file__).parents[2] / ".." / "shared" / "forms"
SHIPPED = Path(__file__).parents[2] / "resources" / "forms"
ANSWERED = {
    "1.1": ("Ja", "Ett svar.\nEtt till."),
    "1.2": (
        "Delvis",
        "<w:p><w:r><w:drawing/></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>",
    ),
    "1.4": (None, "Läget är gott."),
}
OWN = {
    f"own {ticking}{' filled' if answers else ''}": (ticking, answers)
    for ticking in ("cell-sdt", "paragraph-sdt", "typed")
    for answers in (None, ANSWERED)
}


def names() -> list[str]:
    """The names of all forms to begin with, those of the repository first."""
    kinds = [*OWN, *(f"zoo {name}" for name in (*RECIPES, *LEFT_BEHIND))]
    return [*kinds, *(f"file {file}" for folder in (SHIPPED, REAL) for file in sorted(folder.glob("*.docx")))]


@functools.cache
def base(name: str) -> bytes:
    """The form of this name."""
    kind, _space, rest = name.partition(" ")
    if name in OWN:
        ticking, answers = OWN[name]
        return make_form(ticking=ticking, answers=answers)
    return specimen(rest).filled if kind == "zoo" else Path(rest).read_bytes()
