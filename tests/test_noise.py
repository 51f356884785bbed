"""The tests' own alarm works: noise fails a test, and expected noise does not."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

SETTINGS = """
[pytest]
filterwarnings = error
qt_log_level_fail = WARNING
qt_api = pyside6
"""

NOISY_TESTS = """
import logging
import warnings
from PySide6 import QtCore

def test_information(): logging.info("all is well")
def test_expected(expected_log): expected_log("is hot"); logging.warning("the disk is hot")
def test_unexpected(): logging.warning("the disk is hot")
def test_expected_but_silent(expected_log): expected_log("is hot")
def test_warning_of_python(): warnings.warn("old")
def test_warning_of_qt(): QtCore.qWarning("no such slot")
"""


def test_noise_fails_a_test_unless_it_is_expected(pytester: pytest.Pytester) -> None:
    pytester.makeini(SETTINGS)
    pytester.makeconftest((Path(__file__).parent / "conftest.py").read_text(encoding="utf-8"))
    pytester.makepyfile(NOISY_TESTS)
    pytester.syspathinsert(Path(__file__).parents[1])

    result = pytester.runpytest_subprocess("-p", "no:cacheprovider", "-p", "no:xdist", "-rA")

    result.assert_outcomes(passed=4, failed=2, errors=2)  # the two errors come after a test that passed
    result.stdout.re_match_lines_random(
        [
            r"PASSED .*::test_information",
            r"PASSED .*::test_expected",
            r"ERROR .*::test_unexpected",
            r"ERROR .*::test_expected_but_silent",
            r"FAILED .*::test_warning_of_python",
            r"FAILED .*::test_warning_of_qt",
        ]
    )
