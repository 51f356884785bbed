"""What a human did to a form, as a specimen: the form, their change of it, and what must be read after that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from zoo.content import Part, Specimen, truth_of
from zoo.recipe import Recipe

TEXT, BOX, CELL_BOX, X = "text ☐/☒", "check-box ☐☒", "check-box ☐☒ around the cell", "typed X"
FORM_BOX, SYMBOL, BOLD = "form check box", "symbol F0A8/F0FE", "word bold"
FIRST = "Har nämnden antagit"
SAID = "Planen antogs i januari."


@dataclass(frozen=True)
class LeftBehind:
    """A form whose first question someone filled in their own way. `drawn` are the fields of that question as the
    form is drawn before the `edit`; `meant` those that must be read."""

    what: str
    mechanism: str
    layout: str
    edit: Callable[[str], str] = str
    drawn: Mapping[str, Any] = field(default_factory=dict)
    meant: Mapping[str, Any] = field(default_factory=dict)
    warned: bool | None = None
    kept: tuple[str, ...] = ()
    extra: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return f"{self.what}: {self.mechanism} × {self.layout}"

    def make(self) -> Specimen:
        """The specimen. It has no blank form."""
        recipe = Recipe(self.name, self.mechanism, self.layout)
        parts = recipe.parts()
        filled = recipe.draw(_first(parts, self.drawn), edit=self.edit, extra=self.extra)
        truth = truth_of(_first(parts, self.meant), warned=self.warned, kept=self.kept)
        return Specimen(self.name, self.mechanism, self.layout, None, filled, truth)


def _first(parts: tuple[Part, ...], fields: Mapping[str, Any]) -> tuple[Part, ...]:
    """The sections with the first question changed."""
    first, *others = parts[0].questions
    return (replace(parts[0], questions=(replace(first, **fields), *others)), *parts[1:])


NONE: dict[str, Any] = {"ticked": ()}
