"""The table for docs/forms.md: every way of ticking in every layout, and how far each is understood."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from zoo.catalogue import CROSSES, LEFT_BEHIND, VARIANTS, specimen
from zoo.checks import faults_added, wrongly_filled, wrongly_kept, wrongly_read
from zoo.mechanisms import MECHANISMS
from zoo.recipe import LAYOUTS

Marks = Callable[[str], str]

_HEAD = """# The forms that are understood

`tests/zoo` makes Word forms of every way of ticking in every layout, blank and filled in, with the truth about each.
This table is made by its tests: `AUDITPREP_WRITE_DOCS=1 ./dev test -n 0 -k table_in_docs`.

R: both forms are read right, every number, question, option, mark, description and section, and nothing told as doubtful. F: the blank form is filled
in and read back the same, and no other part of the file changed by a byte. V: filled in, it has no fault that the blank
one had not, says an OOXML validator. A dot in place of a letter: not so. An empty cell: the two do not go together.
"""


def forms_md(marks: Marks) -> str:
    """The whole file. `marks` gives a specimen's letters by its name: "RFV"."""
    return "\n".join([_HEAD, *_crosses(marks), "", *_variants(marks), "", *_left_behind(marks), ""])


def marks_of(folder: Path) -> Marks:
    """The letters that the checks give. `folder` is for files of the validator's."""

    def marks(name: str) -> str:
        one = specimen(name)
        if name in LEFT_BEHIND:
            return "yes" if not wrongly_read(one) and not wrongly_kept(one) else "no"
        filled = not wrongly_filled(one)
        valid = filled and not faults_added(one, folder)
        return ("R" if not wrongly_read(one) else ".") + ("F" if filled else ".") + ("V" if valid else ".")

    return marks


def without_marks(text: str) -> str:
    """The file without what the checks gave, to compare which rows and columns it has."""
    return re.sub(r"(?<=\| )([R.][F.][V.]|yes|no)(?= \|)", "?", text)


def _crosses(marks: Marks) -> Iterator[str]:
    yield "## Ways of ticking × layouts"
    yield ""
    yield _row("", *LAYOUTS)
    yield _row(*["---"] * (len(LAYOUTS) + 1))
    for mechanism in MECHANISMS:
        names = [f"{mechanism} × {layout}" for layout in LAYOUTS]
        yield _row(mechanism, *(marks(name) if name in CROSSES else " " for name in names))


def _variants(marks: Marks) -> Iterator[str]:
    yield from _listed("Options, numbers, sections, rooms for prose, tables", "", VARIANTS, marks)


def _left_behind(marks: Marks) -> Iterator[str]:
    yield from _listed("What people leave behind", "read as meant, nothing lost", LEFT_BEHIND, marks)


def _listed(title: str, column: str, names: Mapping[str, object], marks: Marks) -> Iterator[str]:
    yield f"## {title}"
    yield ""
    yield _row("", column or " ")
    yield _row("---", "---")
    for name in names:
        yield _row(name, marks(name))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
