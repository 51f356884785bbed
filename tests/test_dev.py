"""The developer's script, where it can be tried without installing anything."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def _dev(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(folder / "dev"), *args], capture_output=True, encoding="utf-8", errors="replace"
    )


def test_without_a_command_it_says_what_there_is() -> None:
    done = _dev(ROOT)
    assert done.returncode == 2
    assert all(
        f"./dev {command}" in done.stdout
        for command in ("run", "test", "check", "bench", "fuzz", "visit", "translate", "lock")
    )


@pytest.mark.skipif(sys.platform == "win32", reason="fakes a program of Unix")
def test_exit_code_and_arguments_are_those_of_the_program_it_runs(tmp_path: Path) -> None:
    _installed(tmp_path, 'echo "$@" platform=$QT_QPA_PLATFORM\nexit 5\n')

    done = _dev(tmp_path, "test", "tests/test_x.py", "-k", "a b")

    assert done.returncode == 5
    assert done.stdout.strip() == "-m pytest -n auto tests/test_x.py -k a b platform=offscreen"


@pytest.mark.skipif(sys.platform == "win32", reason="fakes a program of Unix")
def test_the_fuzzer_is_told_for_how_long_and_which_seed(tmp_path: Path) -> None:
    _installed(tmp_path, 'echo "$@"\n')

    assert _dev(tmp_path, "fuzz", "5", "17").stdout.strip() == "-m tests.fuzz 5 17"


@pytest.mark.skipif(sys.platform == "win32", reason="fakes a program of Unix")
def test_every_check_runs_even_when_the_first_fails(tmp_path: Path) -> None:
    _installed(tmp_path, "echo $2 $3\n[ $2 = mypy ]\n")

    done = _dev(tmp_path, "check")

    assert done.returncode == 1
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["ruff", "ruff", "mypy"]


def test_the_lock_pins_every_package_with_hashes_and_names_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    packages = re.findall(r"^[a-z0-9].*?(?=^[a-z0-9]|\Z)", lock, re.MULTILINE | re.DOTALL)
    assert [package for package in packages if "==" not in package or "--hash=sha256:" not in package] == []
    assert "://" not in lock


def test_the_lock_has_all_that_the_project_asks_for() -> None:
    locked = set(
        re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE)
    )
    asked = re.findall(
        r'^    "([A-Za-z0-9_-]+)>=', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert "pyside6-essentials" in locked
    assert {name.lower().replace("_", "-") for name in asked} <= locked


def _installed(folder: Path, python: str) -> None:
    """A folder with the script, set up as it leaves it, whose Python is this shell script."""
    for name in ("dev", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    interpreter = folder / ".venv/bin/python"
    interpreter.parent.mkdir(parents=True)
    interpreter.write_text(f"#!/bin/sh\n{python}", encoding="utf-8")
    interpreter.chmod(0o755)
    fingerprint = "import runpy; print(runpy.run_path('dev')['_fingerprint'](), end='')"
    stamp = subprocess.run(
        [sys.executable, "-c", fingerprint], cwd=folder, capture_output=True, text=True, check=True
    )
    (folder / ".venv/installed").write_text(stamp.stdout, encoding="utf-8")
