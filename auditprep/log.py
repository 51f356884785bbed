"""The log: what went wrong in the program itself, told without a word of what the user has written.

A log may be sent to whoever helps, and answers may hold what is secret. So of an error only what the program itself has
said is kept: its kind, the way it came, and such words as the interpreter makes of names in the code.
"""

from __future__ import annotations

import logging
import os
import traceback
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from auditprep.errors import AuditprepError
from auditprep.paths import log_folder

LIMIT = 500_000  # bytes; a larger one is put aside when the program starts, and the one before that is gone
_OF_CODE = (AttributeError, NameError, TypeError, ImportError, IndexError, ZeroDivisionError, RecursionError)
"""Errors whose words are made of names in the code and kinds of values, never of the values."""


def log_file() -> Path:
    """Where the log is, if it can be written."""
    return log_folder() / "auditprep.log"


def start() -> Path | None:
    """Begins to write the log; where it is, or None where it cannot be written: then standard error has it."""
    file = log_file()
    handler: logging.Handler
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _put_aside(file)
        handler = logging.FileHandler(file, encoding="utf-8")
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(WordlessFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)
    return file if isinstance(handler, logging.FileHandler) else None


def _put_aside(file: Path) -> None:
    """(`logging.handlers` could do this too, but brings the network's modules along.)"""
    if file.exists() and file.stat().st_size > LIMIT:
        with suppress(OSError):  # on Windows, while another program of ours writes in it
            os.replace(file, file.with_suffix(".1.log"))


class WordlessFormatter(logging.Formatter):
    """Writes an error as `wordless` does."""

    def format(self, record: logging.LogRecord) -> str:
        """What another formatter has made of the error, and left in the record, is not taken over."""
        record.exc_text = None
        return super().format(record)

    def formatException(  # noqa: N802  # logging calls us
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        return wordless(ei[1]) if ei[1] is not None else ""


def wordless(error: BaseException) -> str:
    """The error and those that it came of, the first of them first: the ways they came, and what they are."""
    return "\n".join(map(_one, reversed(list(_chain(error)))))


def _one(error: BaseException) -> str:
    way = "".join(traceback.format_tb(error.__traceback__))
    words = _words(error)
    name = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    return f"{way}{name}: {words}" if words else f"{way}{name}"


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    at: BaseException | None = error
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        yield at
        at = at.__cause__ or (None if at.__suppress_context__ else at.__context__)


def _words(error: BaseException) -> str:
    """What may be said of it: nothing that could be somebody's text."""
    if isinstance(error, AuditprepError):
        return ", ".join(_fact(name, value) for name, value in error.facts.items())
    if isinstance(error, OSError):
        return f"[{error.errno}] {error.strerror or ''}".rstrip()
    if hasattr(error, "sqlite_errorname"):
        return str(error.sqlite_errorname)
    text = str(error)
    is_plain = isinstance(error, _OF_CODE) or text.startswith("Internal C++ object")
    return text.splitlines()[0] if is_plain and text else f"({len(text)} characters)" if text else ""


def _fact(name: str, value: object) -> str:
    return f"{name}={value}" if isinstance(value, bool | int | float) else f"{name}: {type(value).__name__}"
