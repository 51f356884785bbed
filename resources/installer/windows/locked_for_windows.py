"""Prints what the Windows program is built of, out of requirements.lock: the packages that run and build it, no tools.

pip decides by the system that it runs on which lines of a lock are meant; this lays the lines out for Windows instead.

    .venv/bin/python resources/installer/windows/locked_for_windows.py > windows.txt
    pip install --platform win_amd64 --no-deps --require-hashes -r windows.txt --target …
"""

from __future__ import annotations

import re
import sys
from importlib import metadata
from pathlib import Path

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[3]
WINDOWS = {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "extra": ""}
WANTED = ("auditprep", "pyinstaller")


def main() -> int:
    """Prints the lines; 1 if the lock lacks a package that is needed on Windows."""
    locked = locked_packages((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    needed = needed_on_windows(WANTED) - {"auditprep"}
    if lacking := sorted(needed - set(locked)):
        sys.stderr.write(f"requirements.lock lacks {', '.join(lacking)}\n")
        return 1
    sys.stdout.writelines(locked[name] for name in sorted(needed))
    return 0


def locked_packages(lock: str) -> dict[str, str]:
    """Every package of the lock by its name: its version with the hashes, as pip reads them, without a marker."""
    entries = re.findall(r"^([a-z0-9][^\s=]*)==(\S+)([^\n]*)\n((?:    --hash=[^\n]+\n)+)", lock, re.MULTILINE)
    return {name: f"{name}=={version} \\\n{hashes}" for name, version, _marker, hashes in entries}


def needed_on_windows(names: tuple[str, ...]) -> set[str]:
    """These packages and all that they need there, also through each other."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name not in found:
            found.add(name)
            waiting += _requirements(name)
    return found


def _requirements(name: str) -> list[str]:
    """What a package says that it needs on Windows; nothing of one that is installed on Windows alone."""
    try:
        said = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return []
    requirements = map(Requirement, said)
    return [each.name for each in requirements if _is_meant(each.marker)]


def _is_meant(marker: Marker | None) -> bool:
    return marker is None or marker.evaluate({**WINDOWS})


if __name__ == "__main__":
    sys.exit(main())
