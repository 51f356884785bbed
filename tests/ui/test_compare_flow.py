"""The window over the real core: years and boards compared, added, left out, and saved."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from forms import make_form
from journeys import (
    BEFORE,
    BEFORE_ANSWERS,
    QUIET,
    Journey,
    click,
    form_before,
    has,
    make_case,
    named,
    opened_window,
    replace_ask,
    words,
)
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from auditprep.case import Case
from auditprep.model import Answer, Comparison, Progress, Sent, Snapshot
from auditprep.produce import read_submission
from ui.dialogs.left_out import LeftOutDialog
from ui.worker import Beside, Compared, Press

pytestmark = QUIET

EARLIER = {key: (mark, text.replace("2030", "2029")) for key, (mark, text) in BEFORE_ANSWERS.items()}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SimpleNamespace:
    return replace_ask(monkeypatch, tmp_path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A case with an answer, and with last year's form."""
    before = tmp_path / "svar 2030.docx"
    before.write_bytes(form_before())
    made = make_case(
        tmp_path / "Parknämnden 2031.auditprep", {"1.1": Answer("Ja", "Målen antogs 2030-11-20.")}
    )
    with Case.open(made, who="anna") as case:
        case.set_previous(read_submission(before))
    return made


@pytest.fixture
def there(qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path, path: Path) -> Iterator[Journey]:
    with opened_window(qtbot, tmp_path, path) as journey:
        yield journey


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """The form of the year before last year's."""
    file = tmp_path / "äldre" / "svar 2030.docx"  # called as last year's is
    file.parent.mkdir()
    data = form_before(EARLIER)
    from forms import document_xml, package

    file.write_bytes(package(document_xml(data).decode().replace("2030", "2029").encode()))
    return file


def shown(there: Journey) -> Comparison:
    comparison = there.window._compare._comparison
    assert comparison is not None
    return comparison


def columns(there: Journey) -> list[tuple[str, int | None]]:
    return [(each.name, each.year) for each in shown(there).submissions]


def compare(there: Journey) -> None:
    there.window._actions.show_compare.trigger()
    there.settle()


def add(there: Journey, asked: SimpleNamespace, file: Path) -> None:
    asked.previous_file = lambda _parent: file
    there.window._compare.add_requested.emit()
    there.settle()


LAST, THIS = ("svar 2030.docx", 2030), ("Parknämnden 2031.auditprep", 2031)


def test_this_year_stands_beside_last_year_with_what_was_typed_just_before(there: Journey) -> None:
    there.show_question("1.2")
    there.type("Skrivet alldeles nyss")
    compare(there)
    assert columns(there) == [LAST, THIS]
    row = next(each for each in shown(there).rows if each.cells[1] and each.cells[1].question.key == "1.2")
    assert row.cells[1].answer.text == "Skrivet alldeles nyss"  # type: ignore[union-attr]
    assert there.window._compare._own == 1


def test_a_third_year_is_added_left_out_and_told_apart_from_one_of_the_same_file_name(
    there: Journey, asked: SimpleNamespace, earlier: Path
) -> None:
    compare(there)
    add(there, asked, earlier)
    assert columns(there) == [("svar 2030.docx", 2029), LAST, THIS]
    there.window._compare.removed.emit(0)
    there.settle()
    assert columns(there) == [LAST, THIS]
    add(there, asked, earlier)
    there.window._compare.removed.emit(1)
    there.settle()
    assert columns(there) == [("svar 2030.docx", 2029), THIS]


def test_last_year_that_was_left_out_is_back_when_there_is_nothing_else_to_compare_with(
    there: Journey,
) -> None:
    compare(there)
    there.window._compare.removed.emit(0)
    there.settle()
    assert there.window._compare._comparison is None
    there.window._actions.show_start.trigger()
    compare(there)
    assert columns(there) == [LAST, THIS]


def test_a_file_that_cannot_be_compared_is_told_and_the_others_stay_and_it_is_not_tried_again(
    there: Journey, asked: SimpleNamespace, earlier: Path, tmp_path: Path
) -> None:
    compare(there)
    add(there, asked, earlier)
    broken = tmp_path / "trasig.docx"
    broken.write_bytes(b"PK\x03\x04 inget mer")
    add(there, asked, broken)
    assert "trasig.docx" in words(there.window._compare._alarm)
    assert len(columns(there)) == 3
    there.window._actions.show_start.trigger()
    compare(there)
    assert not there.window._compare._alarm.isVisible()
    assert len(columns(there)) == 3


def test_a_file_that_is_gone_since_is_told_and_the_others_stay(
    there: Journey, asked: SimpleNamespace, earlier: Path
) -> None:
    compare(there)
    add(there, asked, earlier)
    earlier.unlink()
    compare(there)
    assert "finns inte" in words(there.window._compare._alarm)
    assert columns(there) == [LAST, THIS]


@pytest.mark.parametrize("which", ["own", "twice"])
def test_nothing_is_compared_with_itself(
    there: Journey, asked: SimpleNamespace, earlier: Path, which: str
) -> None:
    compare(there)
    add(there, asked, earlier)
    add(there, asked, there.case.path if which == "own" else earlier)
    assert "skulle jämföras med sig" in words(there.window._compare._alarm)
    assert len(columns(there)) == 3


def test_without_a_last_year_the_page_says_how_to_begin_and_one_file_is_enough(
    qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path, earlier: Path
) -> None:
    with opened_window(qtbot, tmp_path, make_case(tmp_path / "Ensam.auditprep")) as there:
        compare(there)
        assert has(there.page(), "Lägg till ett underlag…") or "Inget att jämföra" in words(there.page())
        assert not named_or_none(there, "Spara som Word…")
        add(there, asked, earlier)
        assert columns(there) == [("svar 2030.docx", 2029), ("Ensam.auditprep", 2031)]


def named_or_none(there: Journey, words_: str) -> bool:
    return has(there.page(), words_) and named(there.page(), words_).isEnabled()


@pytest.mark.parametrize(("button", "suffix"), [("Spara som Word…", ".docx"), ("Spara som PDF…", ".pdf")])
def test_the_comparison_is_saved_and_opened(
    there: Journey, asked: SimpleNamespace, tmp_path: Path, button: str, suffix: str
) -> None:
    compare(there)
    with there.qtbot.waitSignal(there.controller.years.exported, timeout=30_000) as made:
        click(there.page(), button)
    sent: Sent = made.args[0]
    assert sent.path == tmp_path / f"jämförelse Parknämnden 2031-UTKAST{suffix}"
    assert sent.path.stat().st_size == sent.size
    assert f"jämförelse Parknämnden 2031-UTKAST{suffix} är sparad" in there.told()
    there.window._told.press()
    assert asked.opened == [sent.path]


@pytest.mark.parametrize("name", ["Parknämnden 2031.auditprep", "svar 2030.docx", "äldre/svar 2030.docx"])
def test_what_is_compared_is_not_written_over(
    there: Journey, asked: SimpleNamespace, tmp_path: Path, earlier: Path, name: str
) -> None:
    compare(there)
    add(there, asked, earlier)
    before = (tmp_path / name).read_bytes()
    asked.save_as = lambda _parent, _title, _suggestion, _kind: tmp_path / name
    with there.qtbot.waitSignal(there.controller.years.compare_failed, timeout=30_000):
        click(there.page(), "Spara som Word…")
    assert "Välj ett annat namn" in words(there.window._compare._alarm)
    assert (tmp_path / name).read_bytes() == before
    assert len(columns(there)) == 3


class SlowPress(Press):
    """Compares, and saves, only when it is let."""

    def __init__(self) -> None:
        self.may_go_on, self.is_comparing = threading.Event(), threading.Event()

    def compare(self, case: Snapshot, beside: Beside) -> Generator[Progress, None, Compared]:
        self.is_comparing.set()
        while not self.may_go_on.wait(0.02):
            yield Progress(0, 1)
        return (yield from super().compare(case, beside))


@pytest.fixture
def slow() -> SlowPress:
    return SlowPress()


def test_who_leaves_the_page_while_it_compares_comes_back_to_what_was_found(
    qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path, path: Path, slow: SlowPress
) -> None:
    with opened_window(qtbot, tmp_path, path, press=slow) as there:
        there.window._actions.show_compare.trigger()
        qtbot.waitUntil(slow.is_comparing.is_set)
        assert not named_or_none(there, "Spara som Word…")
        there.window._actions.show_questions.trigger()
        slow.may_go_on.set()
        there.settle()
        assert there.page() is there.window._questions
        assert columns(there) == [LAST, THIS]


@pytest.mark.parametrize("how", ["closed", "another", "window"])
def test_a_case_that_is_left_while_it_is_compared_leaves_nothing_behind(
    qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path, path: Path, slow: SlowPress, how: str
) -> None:
    other = make_case(tmp_path / "annan.auditprep")
    with opened_window(qtbot, tmp_path, path, press=slow) as there:
        there.window._actions.show_compare.trigger()
        qtbot.waitUntil(slow.is_comparing.is_set)
        if how == "closed":
            with qtbot.waitSignal(there.controller.case_closed):
                there.window._actions.close_case.trigger()
        elif how == "another":
            there.open(other)
        if how != "window":
            slow.may_go_on.set()
            there.settle()
            assert there.window._compare._comparison is None
            assert there.window._compare._alarm.isHidden()
            assert (there.alarm(), there.told(), there.failures) == ("", "", [])
    assert asked.told == []


def test_in_a_case_that_may_only_be_read_everything_is_compared_and_no_pair_can_be_settled(
    qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path, path: Path, earlier: Path
) -> None:
    with Case.open(path, who="bo"), opened_window(qtbot, tmp_path, path) as there:
        compare(there)
        assert columns(there) == [LAST, THIS]
        assert not there.window._compare._pairing.link.isVisible()
        add(there, asked, earlier)
        assert len(columns(there)) == 3
        with qtbot.waitSignal(there.controller.years.exported, timeout=30_000):
            click(there.page(), "Spara som Word…")


def test_a_question_of_the_comparison_leads_to_the_question(there: Journey) -> None:
    compare(there)
    there.window._compare.question_requested.emit("1.2#2")
    assert there.page() is there.window._questions
    assert there.window._questions.current_key() == "1.2#2"


class SlowExport(Press):
    """Saves a comparison only when it is let."""

    def __init__(self) -> None:
        self.may_go_on, self.is_saving = threading.Event(), threading.Event()

    def export_comparison(
        self, comparison: Comparison, to: Path, spare: tuple[Path, ...]
    ) -> Generator[Progress, None, Sent]:
        self.is_saving.set()
        while not self.may_go_on.wait(0.02):
            yield Progress(0, 1)
        return (yield from super().export_comparison(comparison, to, spare))


@pytest.mark.parametrize("how", ["window", "closed"])
def test_a_comparison_that_is_still_being_saved_when_the_case_is_left_makes_no_file(
    qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path, path: Path, how: str
) -> None:
    slow = SlowExport()
    with opened_window(qtbot, tmp_path, path, press=slow) as there:
        compare(there)
        there.window._compare.export_pdf_requested.emit()
        qtbot.waitUntil(slow.is_saving.is_set)
        if how == "closed":
            with qtbot.waitSignal(there.controller.case_closed):
                there.window._actions.close_case.trigger()
            there.settle()
            assert (there.alarm(), there.told(), there.failures) == ("", "", [])
    assert not list(tmp_path.glob("*jämförelse*"))
    assert asked.told == []


def test_words_of_an_added_form_that_no_question_has_are_told_and_can_be_read(
    there: Journey, asked: SimpleNamespace, tmp_path: Path
) -> None:
    loose = "Parken invigdes i maj."
    file = tmp_path / "svar 2029.docx"
    file.write_bytes(
        make_form(BEFORE, title="Frågor till nämnden 2029", answers=BEFORE_ANSWERS, after=(loose,))
    )
    compare(there)
    add(there, asked, file)
    assert there.window._told.words().startswith("1 stycke text i ”svar 2029.docx” hör inte till någon fråga")
    there.window._told.press()
    dialog = there.window.findChild(LeftOutDialog)
    assert dialog.windowTitle() == "Det som inte är med från svar 2029.docx"
    assert dialog.findChild(QPlainTextEdit).toPlainText() == loose
    dialog.accept()
    there.window._told.hide()
    compare(there)  # it is told once
    assert there.window._told.isHidden()


def test_of_an_added_form_that_is_read_whole_nothing_is_told(
    there: Journey, asked: SimpleNamespace, earlier: Path
) -> None:
    compare(there)
    there.window._told.hide()
    add(there, asked, earlier)
    assert there.window._told.isHidden()
