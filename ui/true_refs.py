"""A fault in PySide6 6.12.0, kept from doing harm.

There every `Signal.emit` from Python gives back `True` without taking a reference to it, so the interpreter's one
`True` loses a reference each time; with Python before 3.12 the program is stopped ("bool_dealloc") when none is left,
after some hundred signals. 6.11 does not do it, and from Python 3.12 on `True` cannot die; but the QtPdf we use exists
for 6.12 only. So a stock of references is laid up, and never given back: it must outlive everything, also at exit.
"""

from __future__ import annotations

import ctypes
import sys

STOCK = 1_000_000  # eight bytes each; a signal uses one
LOW = STOCK // 2


def top_up() -> None:
    """Fills the stock when half of it is used. Does nothing where `True` cannot die."""
    if sys.version_info < (3, 12) and sys.getrefcount(True) < LOW:
        ctypes.pythonapi.Py_IncRef(ctypes.py_object([True] * STOCK))
