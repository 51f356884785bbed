"""A log says what went wrong and where, and not a word of what the user has written."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep import log
from auditprep.errors import Bug, SaveFailed

SECRET = "Pojken på Ekbacken placerades enligt LVU"


@pytest.fixture
def root() -> Iterator[logging.Logger]:
    """The handlers that a test adds are taken away again."""
    logger = logging.getLogger()
    before = list(logger.handlers)
    yield logger
    for handler in [each for each in logger.handlers if each not in before]:
        logger.removeHandler(handler)
        handler.close()


def raised(error: BaseException, cause: BaseException | None = None) -> BaseException:
    try:
        raise error from cause
    except BaseException as caught:
        return caught


@pytest.mark.parametrize(
    "error",
    [
        ValueError(SECRET),
        KeyError(SECRET),
        RuntimeError(f"cannot parse {SECRET!r}"),
        AssertionError(SECRET),
        json.JSONDecodeError("bad", SECRET, 3),
        UnicodeEncodeError("ascii", SECRET, 0, 1, SECRET),
        OSError(28, "No space left on device", f"/hem/{SECRET}"),
        sqlite3.IntegrityError(SECRET),
        Bug(reason=repr(SECRET)),
        SaveFailed(file=SECRET, reason=SECRET),
        ExceptionGroup(SECRET, [ValueError(SECRET)]),
    ],
    ids=lambda error: type(error).__name__,
)
def test_no_word_of_the_users_is_in_the_log(error: BaseException) -> None:
    for told in (log.wordless(raised(error)), log.wordless(raised(Bug(), cause=raised(error)))):
        assert type(error).__name__ in told
        assert not any(word in told for word in SECRET.split() if len(word) > 3)


def test_what_the_code_itself_says_is_kept() -> None:
    with pytest.raises(AttributeError) as caught:
        None.markdown  # type: ignore[attr-defined]  # noqa: B018
    told = log.wordless(caught.value)
    assert "'NoneType' object has no attribute 'markdown'" in told
    assert "test_log.py" in told


def test_the_first_cause_stands_first() -> None:
    told = log.wordless(raised(Bug(count=3), cause=raised(OSError(28, "No space left on device"))))
    assert told.index("OSError: [28] No space left on device") < told.index("Bug: count=3")


@given(st.text(min_size=4))
def test_of_any_words_only_their_number_is_told(words: str) -> None:
    told = log.wordless(ValueError(f"åäö{words}"))
    assert told == f"ValueError: ({len(words) + 3} characters)"


def test_the_log_is_written_and_a_large_one_put_aside(
    root: logging.Logger, expected_log: Callable[[str], None]
) -> None:
    expected_log("a screw fell out")
    file = log.log_file()
    file.parent.mkdir(parents=True)
    file.write_text("x" * (log.LIMIT + 1), "utf-8")
    assert log.start() == file
    root.warning("a screw fell out", exc_info=raised(ValueError(SECRET)))
    assert "a screw fell out" in file.read_text("utf-8")
    assert SECRET not in file.read_text("utf-8")
    assert [len(each.read_text("utf-8")) for each in file.parent.glob("*.1.log")] == [log.LIMIT + 1]


def test_a_large_one_that_another_program_writes_in_is_written_on(
    root: logging.Logger, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = log.log_file()
    file.parent.mkdir(parents=True)
    file.write_text("x" * (log.LIMIT + 1), "utf-8")

    def held(*_names: Path) -> None:
        raise PermissionError(13, "held")

    monkeypatch.setattr(log.os, "replace", held)
    assert log.start() == file


def test_where_no_log_can_be_written_standard_error_has_it(root: logging.Logger) -> None:
    folder = log.log_file().parent
    folder.parent.mkdir(parents=True)
    folder.write_text("a file where the folder should be", "utf-8")
    before = list(root.handlers)
    assert log.start() is None
    (added,) = [each for each in root.handlers if each not in before]
    assert type(added) is logging.StreamHandler
