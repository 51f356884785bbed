"""Collects what auditprep is made of, with versions and licences: `.venv/bin/python resources/licences/collect.py`.

Everything that is installed for it to run is asked for its own metadata, and its licence texts are put together, a file a
part. What has no metadata (Python, Qt, SQLite, the fonts) stands in `_OTHERS`. Run it after the lock has changed.
"""

from __future__ import annotations

import json
import re
import sys
import sysconfig
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LEFT_OUT = {"pip"}  # sqlite-utils asks for it, for a command of its own; nothing of it is in the program
_LICENCE = re.compile(r"(licen[sc]e|copying|notice)[^/]*$|/licenses/.+\.(txt|md)$", re.IGNORECASE)
_NOT_OURS = re.compile(r"\.(py|pyc|html)$|/(android|cibw_musl)/|/doc/|_vendor|/fonts/")
_LGPL = {"hunspell-sv"}  # what names it, and does not bring it along
_NAMES = {"pyside6-essentials": "PySide6", "shiboken6": "Shiboken", "pillow": "Pillow"}
_SHORT = {"reportlab": "BSD-3-Clause", "sqlite-fts4": "Apache-2.0", "pypdfium2": "BSD-3-Clause, Apache-2.0"}


def main() -> None:
    for old in (*HERE.glob("texts/*.txt"),):
        old.unlink()
    (HERE / "texts").mkdir(exist_ok=True)
    parts = sorted([*_installed(), *_others()], key=lambda part: part["name"].lower())
    (HERE / "parts.json").write_text(json.dumps(parts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def runtime() -> dict[str, Distribution]:
    """Everything that is installed for the program to run, by its plain name."""
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    todo, found = [Requirement(each).name for each in wanted], dict[str, Distribution]()
    while todo:
        name = re.sub("[-_.]+", "-", todo.pop()).lower()
        if name not in found and name not in LEFT_OUT:
            found[name] = distribution(name)
            asked = (Requirement(each) for each in found[name].requires or ())
            todo += [each.name for each in asked if not each.marker or each.marker.evaluate({"extra": ""})]
    return found


def _installed() -> Iterator[dict[str, Any]]:
    for name, found in runtime().items():
        text = _texts(found)
        if name in _LGPL:
            text += f"\n\n{_lgpl()}"
        if text:
            (HERE / "texts" / f"{name}.txt").write_text(text.lstrip(), encoding="utf-8")
        yield {
            "name": _NAMES.get(name, name),
            "package": name,
            "version": found.version,
            "licence": _SHORT.get(name) or _licence(found),
            "text": f"texts/{name if text else 'qt'}.txt",
        }


def _licence(found: Distribution) -> str:
    told = found.metadata.get("License-Expression") or found.metadata.get("License") or ""
    classes = [each for each in found.metadata.get_all("Classifier") or () if each.startswith("License")]
    words = told or (classes[0].rpartition("::")[2] if classes else "")
    return words.strip().removesuffix(" License")


def _texts(found: Distribution) -> str:
    files = sorted(
        (
            file
            for file in found.files or ()
            if _LICENCE.search(str(file)) and not _NOT_OURS.search(str(file))
        ),
        key=str,
    )
    texts: dict[str, str] = {}
    for file in files:
        text = Path(str(file.locate())).read_text(encoding="utf-8", errors="replace").strip()
        texts.setdefault(text, file.name)
    if len(texts) == 1:
        return next(iter(texts)) + "\n"
    return "\n\n".join(f"{'=' * 12} {name} {'=' * 12}\n\n{text}" for text, name in texts.items())


def _lgpl() -> str:
    return "\n\n".join((HERE / name).read_text(encoding="utf-8") for name in ("LGPL-3.0.txt", "GPL-3.0.txt"))


def _others() -> Iterator[dict[str, Any]]:
    python = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    (HERE / "texts" / "python.txt").write_text(python.read_text(encoding="utf-8"), encoding="utf-8")
    (HERE / "texts" / "qt.txt").write_text(_lgpl(), encoding="utf-8")
    (HERE / "texts" / "sqlite.txt").write_text(_SQLITE, encoding="utf-8")
    font = (ROOT / "resources" / "fonts" / "OFL.txt").read_text(encoding="utf-8")
    (HERE / "texts" / "noto.txt").write_text(font, encoding="utf-8")
    version = ".".join(map(str, sys.version_info[:3]))
    yield _other("Python", version, "PSF-2.0", "python")
    yield _other("Qt", distribution("pyside6-essentials").version, "LGPL-3.0-only", "qt")
    yield _other("SQLite", "", "Public Domain", "sqlite")
    yield _other("Noto Sans, Noto Sans Math, Noto Sans Symbols 2", "", "OFL-1.1", "noto")


def _other(name: str, version: str, licence: str, text: str) -> dict[str, Any]:
    part = {"name": name, "package": "", "version": version, "licence": licence, "text": f"texts/{text}.txt"}
    assert (HERE / part["text"]).exists()
    return part


_SQLITE = """SQLite is in the public domain: its authors have dedicated all of it to the public.

May you do good and not evil.
May you find forgiveness for yourself and forgive others.
May you share freely, never taking more than you give.
"""


if __name__ == "__main__":
    main()
