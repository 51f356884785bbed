"""The window over the real core: folders given as attachments, and files that are more than attachments."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from dropping import drop
from forms import make_form
from journeys import QUIET, Journey, click, form_before, has, make_case, opened_window, replace_ask, words
from pytestqt.qtbot import QtBot

from auditprep.case import Case
from auditprep.model import Answer
from auditprep.wordform.sheet_writer import write_sheet
from ui import evidence_flow

pytestmark = QUIET


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SimpleNamespace:
    return replace_ask(monkeypatch, tmp_path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_case(tmp_path / "Parknämnden 2031.auditprep", {"1.1": Answer("Ja", "Målen antogs.")})


@pytest.fixture
def sheet(path: Path, tmp_path: Path) -> Path:
    file = tmp_path / "svar från Eva.docx"
    with Case.open(path, who="anna") as case:
        file.write_bytes(write_sheet(case.hand_out("Eva", ["1.1", "2.1"])))
    return file


@pytest.fixture
def there(qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path, path: Path, sheet: Path) -> Iterator[Journey]:
    with opened_window(qtbot, tmp_path, path) as journey:
        yield journey


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Nämndens handlingar"
    for name in ("Budget.txt", "2025/Protokoll.txt", ".dold"):
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_text(f"Text i {name}", encoding="utf-8")
    return made


def give(there: Journey, *files: Path, question: str | None = None) -> None:
    """Files for the case, or for a question in it, taken in to the last."""
    with there.qtbot.waitSignal(there.controller.evidence.files_taken, timeout=20_000):
        there.window._flow.attach(question, list(files))
    there.settle()


def names(there: Journey) -> list[str]:
    return sorted(each.file_name for each in there.case.evidence)


def offered(there: Journey) -> str:
    return there.window._offered.words()


# Folders


def test_a_folder_dropped_on_attachments_is_taken_in_with_all_its_files_and_what_was_left_is_told(
    there: Journey, folder: Path
) -> None:
    there.window._actions.show_evidence.trigger()
    with there.qtbot.waitSignal(there.controller.evidence.files_taken, timeout=20_000):
        assert drop(there.window._evidence, folder)
    assert names(there) == ["Budget.txt", "Protokoll.txt"]
    told = there.window._reading.words()
    assert "2 nya dokument" in told and "”.dold”" in told and "är en mapp" not in told


def test_a_folder_given_to_a_question_is_cited_there_file_by_file(there: Journey, folder: Path) -> None:
    give(there, folder, question="2.1")
    assert len(there.case.cited("2.1")) == 2


def test_an_empty_folder_says_so(there: Journey, tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    give(there, tmp_path / "tom")
    assert "inga filer att lägga till" in there.window._reading.words()
    assert names(there) == []


def test_a_folder_is_chosen_with_a_button_too(there: Journey, folder: Path, asked: SimpleNamespace) -> None:
    asked.folder = lambda _parent, _title, _suggestion: folder
    there.window._actions.show_evidence.trigger()
    with there.qtbot.waitSignal(there.controller.evidence.files_taken, timeout=20_000):
        click(there.window._evidence, "Lägg till mapp…")
    assert names(there) == ["Budget.txt", "Protokoll.txt"]


def test_a_folder_with_more_than_is_likely_meant_is_asked_about_first(
    there: Journey, folder: Path, asked: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence_flow, "_MANY", 1)
    asked.yes = False
    give(there, folder)
    assert "2 filer i mappen" in asked.confirmed[0][0]
    assert names(there) == []
    asked.yes = True
    give(there, folder)
    assert names(there) == ["Budget.txt", "Protokoll.txt"]


# More than attachments


def test_a_sheet_that_has_come_back_is_offered_for_reading_in_where_it_is_dropped_on_a_question(
    there: Journey, sheet: Path
) -> None:
    there.show_question("2.1")
    give(there, sheet, question="2.1")
    assert "frågeblad" in offered(there)
    assert there.case.evidence == ()
    click(there.window._offered, "Läs in svaren")
    there.settle()
    assert there.page() is there.window._merge or "Eva" in there.told()
    assert offered(there) == ""
    assert there.case.evidence == ()


def test_it_can_be_attached_all_the_same_to_the_question_that_it_was_given_to(
    there: Journey, sheet: Path
) -> None:
    give(there, sheet, question="2.1")
    with there.qtbot.waitSignal(there.controller.evidence.files_taken, timeout=20_000):
        click(there.window._offered, "Bilägg ändå")
    assert names(there) == [sheet.name]
    assert [each.evidence for each in there.case.cited("2.1")] == [there.case.evidence[0].id]
    assert offered(there) == ""


def test_last_years_form_dropped_on_start_is_offered_as_last_years(there: Journey, tmp_path: Path) -> None:
    file = tmp_path / "Svar 2030.docx"
    file.write_bytes(form_before({"1.1": ("Ja", "Som förra året")}))
    there.window._actions.show_start.trigger()
    with there.qtbot.waitSignal(there.controller.evidence.files_taken, timeout=20_000):
        assert drop(there.window, file)
    assert "formulär med svar" in offered(there)
    click(there.window._offered, "Använd som förra årets")
    there.qtbot.waitUntil(lambda: there.case.previous is not None, timeout=10_000)
    assert there.case.previous.name == file.name
    assert there.case.evidence == ()


def test_a_form_as_it_came_begins_a_new_case_and_another_word_file_is_attached(
    there: Journey, tmp_path: Path
) -> None:
    form, letter = tmp_path / "frågor 2032.docx", tmp_path / "brev.docx"
    form.write_bytes(make_form())
    letter.write_bytes((tmp_path / "svar från Eva.docx").read_bytes()[:2000])
    with there.qtbot.waitSignal(there.controller.evidence.files_taken, timeout=20_000):
        assert drop(there.window, letter)
    assert names(there) == [letter.name]
    assert drop(there.window, form)
    there.qtbot.waitUntil(lambda: there.window._creating.dialog is not None, timeout=10_000)
    there.window._creating.dialog.reject()  # type: ignore[union-attr]
    there.settle()
    assert names(there) == [letter.name]


def test_several_are_offered_one_after_the_other_and_the_line_stays_while_she_goes_elsewhere(
    there: Journey, sheet: Path, tmp_path: Path
) -> None:
    answered = tmp_path / "Svar 2030.docx"
    answered.write_bytes(form_before({"1.1": ("Ja", "Som förra året")}))
    note = tmp_path / "not.txt"
    note.write_text("Ett vanligt dokument", encoding="utf-8")
    give(there, sheet, note, answered)
    assert names(there) == ["not.txt"]
    assert "frågeblad" in offered(there)
    there.window._actions.show_export.trigger()
    assert "frågeblad" in offered(there)
    there.window._offered._on_closed()
    assert "formulär med svar" in offered(there)
    assert has(there.window._offered, "Bilägg ändå")
    assert "Svar 2030.docx" in words(there.window._offered)
