"""What the program is made of: every part is told, with its version and the words of its licence."""

from __future__ import annotations

import importlib.metadata
import runpy
from pathlib import Path

import pytest

from auditprep import licences
from auditprep.paths import resource

COLLECT = runpy.run_path(str(resource("licences") / "collect.py"))


def test_everything_that_is_installed_for_it_to_run_is_told() -> None:
    told = {part.package for part in licences.parts()}
    assert set(COLLECT["runtime"]()) <= told, "run resources/licences/collect.py"


def test_what_is_no_package_is_told_too() -> None:
    names = " ".join(part.name for part in licences.parts() if not part.package)
    for name in ("Python", "Qt", "SQLite", "Noto Sans"):
        assert name in names


def test_every_part_has_a_licence_and_its_text() -> None:
    lacking = [part.name for part in licences.parts() if not part.licence or len(part.text) < 200]
    assert lacking == []


def test_the_version_is_the_one_that_runs() -> None:
    for part in licences.parts():
        if part.package:
            assert part.version == importlib.metadata.version(part.package)


def test_the_built_program_tells_the_versions_it_was_built_with(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    known = {part.name: part.version for part in licences.parts()}
    monkeypatch.setattr(importlib.metadata, "version", gone)
    licences.parts.cache_clear()
    listed = {part.name: part.version for part in licences.parts()}
    licences.parts.cache_clear()
    assert listed == known, "run resources/licences/collect.py: the lock has changed"


def test_no_text_lies_there_for_nothing() -> None:
    used = {part.text_file for part in licences.parts()}
    assert set((resource("licences") / "texts").glob("*")) == used


def test_a_list_that_is_gone_tells_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(licences, "resource", lambda name: tmp_path / name)
    licences.parts.cache_clear()
    assert licences.parts() == ()
    licences.parts.cache_clear()
