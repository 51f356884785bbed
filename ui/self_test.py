"""The program tries itself: form in, answers, exports out and read back, documents, the languages, the window.

`auditprep --self-test` runs it, also in the built program; a line for each check, exit code 0 when all went well.
It prints in English: it is for whoever builds and installs.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from auditprep import handbook, i18n, licences, produce
from auditprep.case import Case
from auditprep.example import CASE_NAME, make_example_case
from auditprep.model import Answer, Kind, PageImage, PageText, Question, Snapshot

if TYPE_CHECKING:  # Qt is imported by the last check alone
    from ui.controller import Controller

TEXT = "Nämnden beslutade **2025-05-20 § 4**:\n\n- mål 1\n- mål 2\n\n| Mål | Utfall |\n| --- | --- |\n| Åtgärd | 12,5 |"
SHOWN_WITHIN_MS = 15_000


def run() -> int:
    """Runs every check; 0 if all went well, 1 if one did not."""
    with tempfile.TemporaryDirectory(prefix="auditprep-self-test-", ignore_cleanup_errors=True) as folder:
        # every one of them, also after a fault
        passed = [_passes(name, check) for name, check in _checks(Path(folder))]
        return 0 if all(passed) else 1


def _passes(name: str, check: Callable[[], None]) -> bool:
    try:
        check()
    except Exception:  # whatever is wrong, the other checks are to be run, and all of it told
        _say(f"fault  {name}\n{traceback.format_exc()}")
        return False
    _say(f"ok     {name}")
    return True


def _say(line: str) -> None:
    """A built program for Windows has no standard output unless it is given one."""
    if sys.stdout is not None:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


@dataclass(frozen=True)
class _Tried:
    """The case that the checks go through, each going on where the one before stopped."""

    folder: Path

    @property
    def case(self) -> Path:
        return self.folder / "Omsorgsnämnden 2025.auditprep"

    @property
    def docx(self) -> Path:
        return self.folder / "besvarat formulär.docx"

    @property
    def json(self) -> Path:
        return self.folder / "svar.json"

    @property
    def example(self) -> Path:
        return self.folder / CASE_NAME

    def snapshot(self) -> Snapshot:
        with Case.open(self.case, read_only=True) as case:
            return case.snapshot()


def _checks(folder: Path) -> list[tuple[str, Callable[[], None]]]:
    tried = _Tried(folder)
    return [
        ("a case is made from the shipped form", lambda: _make_case(tried)),
        ("every question is answered, and the case keeps it", lambda: _answer(tried)),
        ("the form is filled in, and reads back the same", lambda: _export_docx(tried)),
        ("the answers are written as JSON, and are the same", lambda: _export_json(tried)),
        ("a case is made with the example's documents", lambda: _make_example(tried)),
        ("a PDF is read, and its page drawn", lambda: _draw_pdf(tried)),
        ("a picture is drawn", lambda: _draw_picture(tried)),
        ("a word in a document is found", lambda: _search(tried)),
        ("last year's questions find theirs, and its answers are compared", lambda: _compare_years(tried)),
        ("the case is looked through, and what is wrong in it found", lambda: _look_through(tried)),
        ("the form and its attachments are packed, with nothing lacking", lambda: _export_zip(tried)),
        ("the binder is made, and can be read", lambda: _export_binder(tried)),
        ("the answers are set for paper, and printers can be asked for", lambda: _print(tried)),
        ("the handbook is written as a PDF, and every licence can be read", lambda: _handbook(tried)),
        ("a misspelt word is found, and what it was meant to be", _spell),
        ("both languages load", _load_languages),
        ("the window shows the case", lambda: _show_window(tried)),
    ]


def _make_case(tried: _Tried) -> None:
    form, name = produce.shipped_form()
    with Case.create(tried.case, form, name, board="Omsorgsnämnden", year=2025) as case:
        _expect(any(case.snapshot().questionnaire.questions()), "the shipped form has questions")


def _answer(tried: _Tried) -> None:
    with Case.open(tried.case) as case:
        questions = tuple(case.snapshot().questionnaire.questions())
        for question in questions:
            case.answer(question.key, mark=_mark(question), text=TEXT, done=True)
    kept = tried.snapshot()
    lost = [question.key for question in questions if kept.answer(question.key) != _given(question)]
    _expect(not lost, f"not kept: {lost}")


def _export_docx(tried: _Tried) -> None:
    with Case.open(tried.case, read_only=True) as case:
        receipt = produce.finish(produce.export_docx(case.snapshot(), case.form(), tried.docx))
    _expect(not receipt.not_placed, f"not placed: {receipt.not_placed}")
    _data, back = produce.read_form(tried.docx)
    changed = [q.key for q in back.questions() if q.answer != replace(_given(q), done=False)]
    _expect(not changed, f"read back otherwise: {changed}")
    _expect(receipt.given == sum(1 for _question in back.questions()), "the receipt counts every answer")


def _export_json(tried: _Tried) -> None:
    produce.finish(produce.export_json(tried.snapshot(), tried.json))
    written = json.loads(tried.json.read_text("utf-8"))
    questions = [question for section in written["sections"] for question in section["questions"]]
    _expect(bool(questions), "the JSON has questions")
    changed = [question["key"] for question in questions if question["answer"]["text"] != TEXT]
    _expect(not changed, f"written otherwise: {changed}")


def _make_example(tried: _Tried) -> None:
    _expect(make_example_case(tried.folder) == tried.example, "the example is where it is looked for")
    with Case.open(tried.example, read_only=True) as case:
        evidence = case.snapshot().evidence
    _expect(bool(evidence), "the example has documents")
    unread = [each.file_name for each in evidence if each.newest.trouble]
    _expect(not unread, f"not read: {unread}")


def _draw_pdf(tried: _Tried) -> None:
    data, name, texts = _document(tried, ".pdf")
    _expect(any(page.text.strip() for page in texts), "the PDF has text")
    with closing(produce.open_viewable(data, name)) as shown:
        _expect(shown.count == len(texts), f"{shown.count} pages to see, {len(texts)} to read")
        _expect(_is_drawn(shown.image(1, 400)), "its page is drawn")
        _expect(bool(shown.layout(1).text.strip()), "its words stand somewhere on the page")


def _draw_picture(tried: _Tried) -> None:
    data, name, _texts = _document(tried, ".png")
    with closing(produce.open_viewable(data, name)) as shown:
        _expect(_is_drawn(shown.image(1, 400)), "the picture is drawn")


def _search(tried: _Tried) -> None:
    with Case.open(tried.example, read_only=True) as case:
        found = case.search("nämnden")
    _expect(any(hit.part == "page" for hit in found.hits), "it stands on a page of a document")
    _expect("nämnden" in {word.casefold() for word in found.words}, f"the words to mark are {found.words}")


def _compare_years(tried: _Tried) -> None:
    with Case.open(tried.example, read_only=True) as case:
        snapshot, matching = case.snapshot(), case.matching()
    found = [each for each in matching.matches if each.old and each.new] if matching else []
    _expect(len(found) >= 10, "most of last year's questions are found again")
    previous = snapshot.previous
    if previous is None:
        raise AssertionError("the example has a year before")
    compared = produce.finish(produce.compare((previous, produce.submission_of(snapshot))))
    to = tried.folder / "jämförelse.docx"
    sent = produce.finish(produce.export_comparison_docx(compared, to))
    _expect(sent.size == to.stat().st_size > 0, "the comparison is written")


def _look_through(tried: _Tried) -> None:
    with Case.open(tried.example, read_only=True) as case:
        examined = produce.finish(produce.examine(case.snapshot(), case.page_texts))
    found = {each.rule for each in examined.findings}
    planted = {"paragraph-not-in-minutes", "placeholder", "count-differs"}
    _expect(planted <= found, f"the mistakes of the example are found, and not only {found}")


def _export_zip(tried: _Tried) -> None:
    to = tried.folder / "paket.zip"
    with Case.open(tried.example, read_only=True) as case:
        sent = produce.finish(produce.export_zip(case.snapshot(), case.form(), to, case))
    _expect(not sent.is_partial, f"lacks: {sent.lacks}")
    with zipfile.ZipFile(sent.path) as packed:
        _expect(packed.testzip() is None, "the ZIP file is whole")
        names = packed.namelist()
    _expect(any(name.startswith("bilaga-01") or "/bilaga-01" in name for name in names), f"it has {names}")


def _export_binder(tried: _Tried) -> None:
    to = tried.folder / "pärm.pdf"
    with Case.open(tried.example, read_only=True) as case:
        sent = produce.finish(produce.export_binder(case.snapshot(), to, case))
    _expect(not sent.lacks, f"lacks: {sent.lacks}")
    with closing(produce.open_viewable(sent.path.read_bytes(), sent.path.name)) as shown:
        _expect(shown.count > len(sent.attachments), "every attachment has its pages")
        _expect(_is_drawn(shown.image(1, 400)), "its first page is drawn")


def _print(tried: _Tried) -> None:
    from PySide6.QtPrintSupport import QPrinter

    with Case.open(tried.example, read_only=True) as case:
        printed = produce.finish(produce.printed_answers(case.snapshot()))
    with closing(produce.open_viewable(printed.data, "svar.pdf")) as shown:
        _expect(shown.count == printed.pages > 0, "every page can be seen")
        _expect(_is_drawn(shown.image(1, 400)), "its first page is drawn")
    _expect(bool(QPrinter.PrinterMode.HighResolution), "printers are known")


def _document(tried: _Tried, suffix: str) -> tuple[bytes, str, tuple[PageText, ...]]:
    """The first document of the example with this ending: its bytes, its name and its text."""
    with Case.open(tried.example, read_only=True) as case:
        found = next(each for each in case.snapshot().evidence if each.file_name.endswith(suffix))
        return case.evidence_bytes(found.id), found.file_name, case.page_texts(found.id)


def _is_drawn(image: PageImage) -> bool:
    """Whether a page has its size, and more than its paper on it."""
    return len(image.data) == image.width * image.height * 3 and len(set(image.data)) > 5


def _handbook(tried: _Tried) -> None:
    made = produce.finish(produce.export_handbook(tried.folder / produce.HANDBOOK_NAME))
    _expect(made.path.read_bytes().startswith(b"%PDF"), "the handbook is a PDF")
    _expect(len(handbook.chapters()) > 10, "the chapters are there")
    _expect(
        all(part.text for part in licences.parts()) and len(licences.parts()) > 10,
        "every licence has its text",
    )


def _spell() -> None:
    text = "Nämden antog internkontrollplanen"
    speller = produce.speller()
    _expect(speller.misspelt(text) == ((0, 6),), "a misspelt word is found, and only that")
    _expect(speller.suggest("Nämden")[0] == "Nämnden", "what it was meant to be is suggested")


def _load_languages() -> None:
    with _language("sv"):
        swedish = i18n._("Questions")
    with _language("en"):
        english = i18n._("Questions")
    _expect((swedish, english) == ("Frågor", "Questions"), f"got {swedish!r} and {english!r}")


def _show_window(tried: _Tried) -> None:
    """Needs no screen; where there is one, nothing is seen on it."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QEventLoop, QSettings, QTimer

    from ui import app as program
    from ui.controller import Controller
    from ui.main_window import MainWindow

    app = program.make_app()
    _expect(program.load_qt_words(app), "Qt's own words in Swedish are there")
    controller = Controller()
    settings = QSettings(str(tried.folder / "settings.ini"), QSettings.Format.IniFormat)
    window, loop, faults = MainWindow(controller, settings), QEventLoop(), []
    controller.case_opened.connect(lambda _snapshot: QTimer.singleShot(0, loop.quit))
    controller.failed.connect(lambda error: (faults.append(error), loop.quit()))
    QTimer.singleShot(SHOWN_WITHIN_MS, loop.quit)
    window.show()
    window.open_case(tried.case)
    loop.exec()
    shown = window.windowTitle()
    picture = window.grab()
    window.close()
    _wait_for_the_end(controller)
    _expect(not faults, f"the case did not open: {faults}")
    _expect("Omsorgsnämnden 2025" in shown, f"the title is {shown!r}")
    _expect(_has_ink(picture.toImage()), "the window is painted")


def _wait_for_the_end(controller: Controller) -> None:
    """A round of Granska that is under way ends at its next rule; Qt is taken down only when its thread has ended."""
    until = time.monotonic() + SHOWN_WITHIN_MS / 1000
    while not controller.has_ended and time.monotonic() < until:
        time.sleep(0.02)
    _expect(controller.has_ended, "every thread of the window has ended")


def _has_ink(image: object) -> bool:
    """Whether a picture of the window has more than its ground in it."""
    width, height = image.width(), image.height()  # type: ignore[attr-defined]
    seen = {image.pixel(x, y) for x in range(0, width, 7) for y in range(0, height, 7)}  # type: ignore[attr-defined]
    return len(seen) > 5


@contextmanager
def _language(language: str) -> Iterator[None]:
    before = i18n.language()
    i18n.set_language(language)
    try:
        yield
    finally:
        i18n.set_language(before)


def _given(question: Question) -> Answer:
    return Answer(mark=_mark(question), text=TEXT, done=True)


def _mark(question: Question) -> str | None:
    return question.options[0] if question.kind is Kind.CHOICE else None


def _expect(holds: bool, what: str) -> None:
    if not holds:
        raise AssertionError(what)
