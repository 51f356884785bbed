"""The handbook as a file."""

from __future__ import annotations

import hashlib
from collections.abc import Generator
from pathlib import Path

from auditprep import __version__, handbook
from auditprep.files import write_bytes
from auditprep.model import Progress, Sent

HANDBOOK_NAME = "auditprep-handbok.pdf"


def export_handbook(to: Path) -> Generator[Progress, None, Sent]:
    """Writes the handbook as a PDF. Raises FileNotWritable, DiskFull."""
    from auditprep.export import handbook_pdf

    data = yield from handbook_pdf.make(handbook.chapters(), __version__)
    write_bytes(to, data)
    return Sent(to, hashlib.sha256(data).hexdigest(), len(data))
