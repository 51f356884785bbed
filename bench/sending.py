"""A case with many large attachments: made, copied, bundled, bound. `bench.evidence` runs it as a program.

python -m bench.sending make FOLDER COUNT SIZE     makes the documents, and a case that cites a page of each
python -m bench.sending copy|zip|binder FOLDER     does that, and prints the seconds as JSON
"""

from __future__ import annotations

import io
import json
import os
import random
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

from auditprep import produce
from auditprep.case import Case


def main(argv: list[str]) -> int:
    """Exit code 1 where something is lacking in what was made: then the times mean nothing."""
    what, folder = argv[0], Path(argv[1])
    if what == "make":
        return _make(folder, int(argv[2]), int(argv[3]))
    began = time.perf_counter()
    whole = WORK[what](folder)
    print(json.dumps({what: time.perf_counter() - began}))
    return int(not whole)


def _make(folder: Path, count: int, size: int) -> int:
    documents = folder / "documents"
    documents.mkdir()
    with Case.create(folder / "sending.auditprep", *produce.shipped_form()) as case:
        keys = [question.key for question in case.snapshot().questionnaire.questions()]
        for number in range(count):
            file = documents / f"underlag-{number}.pdf"
            file.write_bytes(_pdf(number, size))
            case.cite(keys[number % len(keys)], case.attach(file).id, "2")
    return 0


def _pdf(number: int, size: int) -> bytes:
    """Three pages of words, with a picture of noise that makes the file so large."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    side = int(size**0.5)
    noise = Image.frombytes("L", (side, side), random.Random(number).randbytes(side * side))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pageCompression=1)
    for page in range(3):
        canvas.drawString(100, 700, f"Underlag {number}, sidan {page + 1}")
        if page == 0:
            canvas.drawImage(ImageReader(noise), 100, 100, 300, 300)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _copy(folder: Path) -> bool:
    """Every document copied, and its bytes on the disk, as those of a bundle are."""
    (folder / "copied").mkdir(exist_ok=True)
    for file in (folder / "documents").iterdir():
        copy = folder / "copied" / file.name
        shutil.copyfile(file, copy)
        with copy.open("rb+") as stream:
            os.fsync(stream.fileno())
    return True


def _zip(folder: Path) -> bool:
    with Case.open(folder / "sending.auditprep", read_only=True) as case:
        snapshot, form = case.snapshot(), case.form()
        return not produce.finish(produce.export_zip(snapshot, form, folder / "sent.zip", case)).is_partial


def _binder(folder: Path) -> bool:
    with Case.open(folder / "sending.auditprep", read_only=True) as case:
        return not produce.finish(
            produce.export_binder(case.snapshot(), folder / "sent.pdf", case)
        ).is_partial


WORK: dict[str, Callable[[Path], bool]] = {"copy": _copy, "zip": _zip, "binder": _binder}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
