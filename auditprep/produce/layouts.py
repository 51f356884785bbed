"""Saved layouts: what was put right in a form, kept for the next one like it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from auditprep import __version__
from auditprep.errors import FileError, LayoutError
from auditprep.files import as_file_name, make_folder, read_bytes, unused, write_bytes
from auditprep.model import Correction, Notice, Questionnaire
from auditprep.paths import layouts_folder

if TYPE_CHECKING:  # the rooms are heavy, so they are imported where they are used
    from auditprep.wordform.saved_layouts import Layout

LARGEST_LAYOUT = 20_000_000


def saved_layout_for(questionnaire: Questionnaire) -> tuple[str, tuple[Correction, ...]] | None:
    """Of all saved layouts the one that fits a form best, which was read by itself: its name, and what it puts right
    there. None if none fits. `damaged_layouts` tells of those that cannot be used."""
    from auditprep.wordform import saved_layouts

    layouts = (each for each in _saved_layouts() if not isinstance(each, Notice))
    return saved_layouts.best_fit(layouts, questionnaire)


def has_layouts() -> bool:
    """Whether anybody has saved a layout here."""
    return any(layouts_folder().glob("*.json"))


def damaged_layouts() -> tuple[Notice, ...]:
    """A notice for every saved layout that cannot be used."""
    return tuple(each for each in _saved_layouts() if isinstance(each, Notice))


def fit_layout(file: Path, questionnaire: Questionnaire) -> tuple[str, tuple[Correction, ...]]:
    """The name of a saved layout, and what it puts right in a form that was read by itself.
    Raises FileError, LayoutError."""
    from auditprep.wordform import saved_layouts

    layout = read_layout(file)
    corrections = saved_layouts.fit(layout, questionnaire)
    if corrections is None:
        raise LayoutError(file=str(file), reason="no-fit")
    return layout.name, corrections


def read_layout(file: Path) -> Layout:
    """A saved layout. Raises FileError, LayoutError."""
    from auditprep.wordform import saved_layouts

    return saved_layouts.from_bytes(read_bytes(file, LARGEST_LAYOUT), str(file))


def save_layout(name: str, questionnaire: Questionnaire, corrections: Iterable[Correction]) -> Path:
    """Keeps what was put right in a form, for the next one like it. `questionnaire` is the form as it was read by
    itself. A layout of the same name takes the place of one that fits this form; that of another form stays.
    Raises FileNotWritable, DiskFull."""
    from auditprep.wordform import saved_layouts

    layout = saved_layouts.layout_of(name, __version__, questionnaire, corrections)
    file = layouts_folder() / f"{as_file_name(name)}.json"
    make_folder(file.parent)
    if file.exists() and not _fits(file, questionnaire):
        file = unused(file)
    write_bytes(file, saved_layouts.to_bytes(layout))
    return file


def _fits(file: Path, questionnaire: Questionnaire) -> bool:
    """Whether the layout there is one of this form, or none at all."""
    try:
        fit_layout(file, questionnaire)
    except LayoutError as error:
        return error.facts["reason"] == "damaged"
    except FileError:
        return False
    return True


def _saved_layouts() -> Iterator[Layout | Notice]:
    """Every saved layout, the newest first; a notice for one that cannot be used."""
    for file in _newest_first(layouts_folder().glob("*.json")):
        try:
            yield read_layout(file)
        except (FileError, LayoutError):
            yield Notice("layout-not-used", facts={"file": str(file)})


def _newest_first(files: Iterable[Path]) -> list[Path]:
    """Files in order of when they were last written; one that has gone meanwhile comes last."""

    def written(file: Path) -> float:
        try:
            return file.stat().st_mtime
        except OSError:
            return 0

    return sorted(files, key=lambda file: (-written(file), file.name))
