"""What auditprep is made of: every part with its version and its licence, as resources/licences/collect.py found them."""

from __future__ import annotations

import importlib.metadata
import json
import platform
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from auditprep.paths import resource


@dataclass(frozen=True, slots=True)
class Part:
    """A part that others have made. `package` is its name where it is installed as one, else ""; `version` is the one that
    runs here, "" where there is none to tell."""

    name: str
    package: str
    version: str
    licence: str
    text_file: Path

    @property
    def text(self) -> str:
        """Its licence, word for word; "" where the file is gone."""
        try:
            return self.text_file.read_text(encoding="utf-8")
        except OSError:
            return ""


@cache
def parts() -> tuple[Part, ...]:
    """Every part, by name; none where the list is gone."""
    folder = resource("licences")
    try:
        listed = json.loads((folder / "parts.json").read_text(encoding="utf-8"))
    except OSError:
        return ()
    return tuple(
        Part(each["name"], each["package"], _version(each), each["licence"], folder / each["text"])
        for each in listed
    )


def _version(listed: dict[str, str]) -> str:
    """The version here; the built program does not have the metadata of all its parts, so there it is the one listed."""
    if listed["name"] == "Python":
        return platform.python_version()
    try:
        return importlib.metadata.version(listed["package"]) if listed["package"] else listed["version"]
    except importlib.metadata.PackageNotFoundError:
        return listed["version"]
