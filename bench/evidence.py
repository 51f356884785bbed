"""Evidence: documents read, 50,000 pages searched, a bundle and a binder of 100 attachments of 3 MB."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench.peak import cost_of
from bench.timing import BYTES, ROOT, Result, Skipped, against

REAL_DOCUMENTS = ROOT / "../shared/evidence"
DEMO_DOCUMENTS = ROOT / "resources/demo/evidence"
PAGES, IN_A_DOCUMENT = 50_000, 5_000
LONGEST_SEARCH, LONGEST_FIRST = 0.05, 0.25
ATTACHMENTS, SIZE = 100, 3_000_000
LARGEST_EXPORT = 500e6
"""The bytes of memory that a bundle or a binder of so many attachments may take."""

WORDS = {  # what is searched for, and the pattern for ripgrep; none where it has no such thing
    "a rare word": ("livsmedelsinköp", "livsmedelsinköp"),
    "a word of every tenth page": ("delegationsordning", "delegationsordning"),
    "a word of every page": ("nämnden", "nämnden"),
    "an inflected word": ("kontrollerna", "kontroll(en|er|erna)?"),
    "a word there is not": ("zebra", "zebra"),
    "three words": ("plan kontroll prognos", None),
    "twelve words": (
        "plan kontroll prognos nämnden budget inköp avtal mål året verksamhet ekonomi utskott",
        None,
    ),
    "a phrase": ('"intern kontroll"', "intern kontroll"),
    "a phrase of common words": ('"och med"', "och med"),
    "a sentence": (
        '"Nämnden beslutar om prognosen för verksamheten till och med augusti"',
        "Nämnden beslutar om prognosen för verksamheten till och med augusti",
    ),
    "the start of a word": ("verksam*", r"\bverksam"),
    "two letters": ("ko*", r"\bko"),
    "a paragraph": ("§ 63", "§ 63"),
    "a number": ("2023.092", r"2023\.092"),
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

    yield against(f"read {len(files)} PDFs", "bare pypdfium2", ours, bare, limit=8.0, rounds=5)


# Searching


def _searching(folder: Path) -> Iterator[Result | Skipped]:
    from auditprep import produce
    from auditprep.case import Case

    texts = folder / "pages.txt"
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
    for what, (words, pattern) in WORDS.items():
        yield from _search(f"search {what}", words, pattern, path, texts)


def _search(
    what: str, words: str, pattern: str | None, path: Path, texts: Path
) -> Iterator[Result | Skipped]:
    """The first search after the case was opened, with nothing of its file in memory; and the best of those after it."""
    from auditprep.case import Case

    _forget(path)
    with Case.open(path) as case:
        first, *others = [_seconds_of(lambda: case.search(words)) for _round in range(8)]
    ripgrep = shutil.which("rg")
    yield Result(what, "at most", min(others), LONGEST_SEARCH, 1.0)
    yield Result("  cold", "at most", first, LONGEST_FIRST, 1.0)
    if ripgrep is None:
        yield Skipped("  warm", "ripgrep is not installed")
    elif pattern is not None:
        count = [ripgrep, "--ignore-case", "--count", "--include-zero", pattern, str(texts)]
        theirs = min(
            _seconds_of(lambda: subprocess.run(count, capture_output=True, check=False))
            for _round in range(5)
        )
        yield Result("  warm", "ripgrep", min(others), theirs, 1.0)


def _forget(path: Path) -> None:
    """Has the system read the file from the disk again, where it can be told to."""
    if hasattr(os, "posix_fadvise"):
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _document(number: int, texts: Path) -> object:
    """A document of invented pages; each of them also as a line for ripgrep."""
    import hashlib

    from auditprep.model import Document, PageText

    pages = tuple(PageText(_page(number, page), str(page)) for page in range(1, IN_A_DOCUMENT + 1))
    with texts.open("a", encoding="utf-8") as file:
        file.writelines(page.text.replace("\n", " ") + "\n" for page in pages)
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
    lines.append(f"§ {number % 400} Dnr 2023.{number % 1_000:03}")
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
    for kind, limit in (("zip", 15.0), ("binder", 25.0)):
        cost = cost_of(*make, kind, str(folder), rounds=1)
        yield Result(
            f"{kind} of {ATTACHMENTS} × 3 MB", "plain copying", cost.steps[kind], copying.steps["copy"], limit
        )
        yield Result("  memory of that", "at most", cost.peak, LARGEST_EXPORT, 1.0, BYTES)


def _seconds_of(work: object) -> float:
    began = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - began
