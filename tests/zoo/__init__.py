"""The zoo: Word forms of every way of ticking in every layout, blank and filled in, each with the truth about it.

specimens()          all of them
specimen("text ☐/☒ × consultant-table")
"""

from zoo.catalogue import CROSSES, LEFT_BEHIND, RECIPES, specimen, specimens
from zoo.content import Specimen, Truth
from zoo.mechanisms import MECHANISMS
from zoo.recipe import LAYOUTS, go_together

__all__ = [
    "CROSSES",
    "LAYOUTS",
    "LEFT_BEHIND",
    "MECHANISMS",
    "RECIPES",
    "Specimen",
    "Truth",
    "go_together",
    "specimen",
    "specimens",
]
