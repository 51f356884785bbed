"""Evidence: documents read, 50,000 pages searched, a bundle and a binder of 100 attachments of 3 MB."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench.peak import cost_of
from bench.timing import BYTES, ROOT, Result, Skipped, against, program

REAL_DOCUMENTS = ROOT / "../shared/evidence"
DEMO_DOCUMENTS = ROOT / "resources/demo/evidence"
PAGES, IN_A_DOCUMENT = 50_000, 5_000
LONGEST_SEARCH = 0.05
ATTACHMENTS, SIZE = 100, 3_000_000
LARGEST_EXPORT = 500e6
"""The bytes of memory that a bundle or a binder of so many attachments may take."""

WORDS = {
    "a rare word": "livsmedelsinköp",
    "a word of every tenth page": "delegationsordning",
    "a word of every page": "nämnden",
    "an inflected word": "kontrollerna",
    "three words": "plan kontroll prognos",
    "a phrase": '"intern kontroll"',
    "the start of a word": "verksam*",
}


def evidence(folder: Path) -> Iterator[Result | Skipped]:
    yield from _reading()
    yield from _searching(folder)
    yield from _sending(folder)


# Reading


def _reading() -> Iterator[Result]:
    """Every page's text as a person reads it, and what the document is, against PDFium's bare text of the same pages."""
    import pypdfium2

    from auditprep import produce

    folder = REAL_DOCUMENTS if REAL_DOCUMENTS.exists() else DEMO_DOCUMENTS
    files = {file.name: file.read_bytes() for file in sorted(folder.glob("*.pdf"))}

    def ours() -> None:
        for name, data in files.items():
            produce.finish(produce.read_stored(data, name))

    def bare() -> None:
        for data in files.values():
            document = pypdfium2.PdfDocument(data)
            for page in document:
                page.get_textpage().get_text_range()
            document.close()

    yield against(f"read {len(files)} PDFs", "bare pypdfium2", ours, bare, limit=6.0, rounds=5)


# Searching


def _searching(folder: Path) -> Iterator[Result | Skipped]:
    from auditprep import produce
    from auditprep.case import Case

    texts = folder / "pages"
    texts.mkdir()
    path = folder / "search.auditprep"
    began = time.perf_counter()
    with Case.create(path, *produce.shipped_form()) as case:
        for number in range(PAGES // IN_A_DOCUMENT):
            case.take_in(_document(number, texts))
    yield Result(f"take in {PAGES:,} pages", "at most", time.perf_counter() - began, 60.0, 1.0)
    began = time.perf_counter()
    with Case.open(path) as case:
        case.snapshot()
        yield Result("  open that case", "at most", time.perf_counter() - began, 0.5, 1.0)
        for what, words in WORDS.items():
            case.search(words)
            seconds = min(_seconds_of(lambda words=words: case.search(words)) for _round in range(5))
            yield Result(f"search {what}", "at most", seconds, LONGEST_SEARCH, 1.0)
            yield from _against_ripgrep(what, words, seconds, texts)


def _against_ripgrep(what: str, words: str, seconds: float, texts: Path) -> Iterator[Result | Skipped]:
    ripgrep = shutil.which("rg")
    if ripgrep is None:
        yield Skipped(f"  {what}", "ripgrep is not installed")
    elif " " not in words.strip('"') or words.startswith('"'):
        pattern = words.strip('"').rstrip("*")
        theirs = program(ripgrep, "--ignore-case", "--count", pattern, texts)
        yield Result(f"  {what}", "ripgrep", seconds, min(_seconds_of(theirs) for _round in range(3)), 1.0)


def _document(number: int, texts: Path) -> object:
    """A document of invented pages; each of them also as a file for ripgrep."""
    import hashlib

    from auditprep.model import Document, PageText

    pages = tuple(PageText(_page(number, page), str(page)) for page in range(1, IN_A_DOCUMENT + 1))
    for page, text in enumerate(pages, 1):
        (texts / f"{number}-{page}.txt").write_text(text.text, encoding="utf-8")
    data = f"document {number}".encode()
    return Document(f"{number}.pdf", data, hashlib.sha256(data).hexdigest(), pages)


def _page(document: int, page: int) -> str:
    """Some 250 words, others on every page, with some that are rare."""
    number = document * IN_A_DOCUMENT + page
    lines = [_LINES[(number * 7 + step * 13) % len(_LINES)] for step in range(30)]
    lines.append(f"Ärende {number} behandlades av nämnden.")
    if number % 10 == 0:
        lines.append("Nämndens delegationsordning ses över.")
    if number % 5_003 == 0:
        lines.append("Rutinen för livsmedelsinköp är ny.")
    return "\n".join(lines)


_LINES = tuple(
    f"{subject} {verb} {what}."
    for subject in ("Nämnden", "Förvaltningen", "Enheten för ekonomi", "Utskottet", "Presidiet", "Kommunen")
    for verb in ("följer upp", "beslutar om", "redovisar", "ser över", "ansvarar för")
    for what in (
        "planen för intern kontroll under året",
        "prognosen för verksamheten till och med augusti",
        "målen och nyckeltalen i budgeten",
        "kontrollerna av inköp och avtal",
        "arbetsmiljön och sjukfrånvaron i verksamheterna",
    )
)


# Sending


def _sending(folder: Path) -> Iterator[Result | Skipped]:
    """A case with 100 attachments of 3 MB that are cited, each on a page: bundled and bound, as programs of their own."""
    if importlib.util.find_spec("resource") is None:
        yield Skipped("bundle and binder", "this system does not tell how much memory a program took")
        return
    make = (sys.executable, "-m", "bench.sending")
    subprocess.run([*make, "make", str(folder), str(ATTACHMENTS), str(SIZE)], cwd=ROOT, check=True)
    copying = cost_of(*make, "copy", str(folder), rounds=2)
    for kind, limit in (("zip", 4.0), ("binder", 12.0)):
        cost = cost_of(*make, kind, str(folder), rounds=1)
        yield Result(
            f"{kind} of {ATTACHMENTS} × 3 MB", "plain copying", cost.steps[kind], copying.steps["copy"], limit
        )
        yield Result("  memory of that", "at most", cost.peak, LARGEST_EXPORT, 1.0, BYTES)


def _seconds_of(work: object) -> float:
    began = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - began
