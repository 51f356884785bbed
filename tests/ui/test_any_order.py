"""Whatever somebody does, in whatever order and however slow the disk: the window and the file agree in the end, and no word that
was typed is lost."""

from __future__ import annotations

import datetime as dt
import itertools
import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from forms import keys
from journeys import BEFORE_ANSWERS, QUIET, Journey, form_before, make_case, opened_window, replace_ask
from pytestqt.qtbot import QtBot

from auditprep.case import Case
from auditprep.errors import Bug
from auditprep.model import Answer, Decision, HistoryEntry, PairChoice, Remark, Status
from auditprep.richtext import plain
from ui.worker import Desk, Token

pytestmark = QUIET

KEYS = list(itertools.chain(*keys()))
PAGES = ("start", "questions", "evidence", "compare", "export", "colleagues", "history")
STEPS, LOOK_EVERY = 120, 30


class SlowDesk(Desk):
    """Takes its time now and then, so that things happen meanwhile."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__()
        self._chance = chance

    def at(self, token: Token) -> Desk:
        time.sleep(self._chance.choice((0, 0, 0, 0.01, 0.06)))
        return super().at(token)


class Somebody:
    """Does one thing after another, by chance."""

    def __init__(
        self, there: Journey, asked: SimpleNamespace, folder: Path, cases: list[Path], chance: random.Random
    ) -> None:
        self.there, self.asked, self.folder, self.cases, self.chance = there, asked, folder, cases, chance
        self.typed: dict[Path, set[str]] = {case: set() for case in cases}
        self._numbers = itertools.count()
        self.window, self.years = there.window, there.controller.years
        self.colleagues = there.controller.colleagues
        self._may_do: tuple[tuple[int, Callable[[], object]], ...] = (
            (14, self.type),
            (8, lambda: self.window.show_question(chance.choice(KEYS))),
            (5, self.go),
            (8, lambda: there.qtbot.wait(chance.choice((0, 5, 40)))),
            (3, lambda: self.window._questions._sheet.marks.choose(chance.choice((1, 2, 3)))),
            (3, self.window._questions._finish_and_go_on),
            (3, self.window._questions._last_year.confirm),
            (4, self.window._questions._last_year.carry_here),
            (2, lambda: self.years.carry(None)),
            (3, self.window._told.press),
            (2, self.choose_year),
            (2, self.pair),
            (2, self.restore),
            (2, self.undo),
            (1, self.change_status),
            (1, lambda: self.years.set_remark(chance.choice(KEYS), Remark(f"Omdöme {next(self._numbers)}"))),
            (2, self.merge_a_copy),
            (3, self.merge),
            (1, self.open),
        )

    def do(self) -> None:
        weights, things = zip(*self._may_do, strict=True)
        self.chance.choices(things, weights)[0]()

    def type(self) -> None:
        """A word that nobody else types, where it can be written."""
        page = self.window._questions
        if self.there.page() is page and page.isEnabled() and not self.there.text_field().isReadOnly():
            word = f"ord{next(self._numbers)}"
            self.there.type(f"{word} ")
            self.typed[self.there.case.path].add(word)

    def go(self) -> None:
        getattr(self.window._actions, f"show_{self.chance.choice(PAGES)}").trigger()

    def choose_year(self) -> None:
        files = (self.folder / "svar 2030.docx", self.folder / "rätt 2030.docx", self.folder / "trasig.docx")
        self.asked.previous_file = lambda _parent: self.chance.choice(files)
        self.chance.choice((self.window._start, self.window._questions)).previous_requested.emit()

    def pair(self) -> None:
        if self.there.case.previous and self.chance.random() < 0.7:
            self.years.choose_pair(PairChoice("1.4", "1.3", together=self.chance.random() < 0.7))
        else:
            self.years.forget_pair("1.4", "1.3")

    def restore(self) -> None:
        lines = [each for each in self.history() if each.field == "text"]
        pages = (self.window._questions, self.window._history)
        if lines:
            self.chance.choice(pages).restore_requested.emit(self.chance.choice(lines).id)

    def undo(self) -> None:
        with Case.open(self.there.case.path, read_only=True) as case:
            steps = case.steps()
        if steps:
            self.window._history.undo_requested.emit(self.chance.choice(steps[-3:]).id)

    def change_status(self) -> None:
        status = self.chance.choice(list(Status))
        self.colleagues.set_status(
            status,
            decision=Decision("Parknämnden", dt.date(2031, 9, 1), 1) if status.is_decided else None,
            sent_on=dt.date(2031, 10, 1) if status.is_locked else None,
            sent_to="revisorerna" if status.is_locked else "",
            reason="Rättas",
        )

    def merge_a_copy(self) -> None:
        """Somebody else has written in a copy."""
        copy = self.folder / f"{self.there.case.path.stem}-{next(self._numbers)}.auditprep"
        shutil.copy(self.there.case.path, copy)
        with Case.open(copy, who="bo") as case:
            if not case.snapshot().status.is_locked:
                case.answer(self.chance.choice(KEYS), text=f"Bos ord {next(self._numbers)}")
        self.window._colleagues.copy_merge_requested.emit(copy)

    def merge(self) -> None:
        page = self.window._merge
        if page.source and self.chance.random() < 0.7:
            page._do_merge()
        elif page.source:
            page.cancelled.emit()

    def open(self) -> None:
        """This case or the other one."""
        self.window.open_case(self.chance.choice(self.cases))

    def history(self) -> tuple[HistoryEntry, ...]:
        with Case.open(self.there.case.path, read_only=True) as case:
            return case.changes()

    # What must be true whenever all has come to rest

    def look(self) -> None:
        for _again in range(2):
            self.there.settle()
            self.window._questions.flush()
            self.there.settle()
        if self.there.controller.has_unsaved:  # typed as the case was being locked: kept, and told
            assert self.there.case.status.is_locked
            return
        shown, in_file = self.there.case, self.there.in_file()
        assert shown.answers == in_file.answers
        assert (shown.status, shown.choices) == (in_file.status, in_file.choices)
        assert self.window._years._matched[0] == in_file.previous
        key = self.window._questions.current_key() or ""
        assert self.there.typed_text().split() == plain(in_file.answer(key).text).split()
        for word in self.typed[in_file.path]:
            assert word in self._kept(), word

    def _kept(self) -> str:
        """All words that the case holds or has held, and those in rescue files."""
        held = (f"{each.before} {each.after}" for each in self.history())
        now = (each.text for each in self.there.in_file().answers.values())
        rescued = (each.read_text(encoding="utf-8") for each in self.folder.glob("*räddning*.md"))
        return " ".join((*held, *now, *rescued))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SimpleNamespace:
    return replace_ask(monkeypatch, tmp_path)


@pytest.mark.parametrize("seed", range(4))
def test_the_window_and_the_file_agree_and_no_word_is_lost_whatever_is_done(
    qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    (tmp_path / "svar 2030.docx").write_bytes(form_before())
    (tmp_path / "rätt 2030.docx").write_bytes(form_before({**BEFORE_ANSWERS, "1.1": ("Nej", "Rättat 2030.")}))
    (tmp_path / "trasig.docx").write_bytes(b"PK\x03\x04")
    cases = [
        make_case(tmp_path / "ett.auditprep", {"1.1": Answer("Ja", "Målen antogs.")}),
        make_case(tmp_path / "två.auditprep"),
    ]
    with opened_window(qtbot, tmp_path, cases[0], desk=SlowDesk(random.Random(seed + 100))) as there:
        somebody = Somebody(there, asked, tmp_path, cases, chance)
        for step in range(1, STEPS + 1):
            somebody.do()
            if step % LOOK_EVERY == 0:
                somebody.look()
        assert [each for each in there.failures if isinstance(each, Bug)] == []


class Undecided(Somebody):
    """Takes back much of what they do, by the keys."""

    def do(self) -> None:
        way = self.chance.random()
        if way < 0.2:
            self.window._actions.undo.trigger()
        elif way < 0.3:
            self.window._actions.redo.trigger()
        elif way < 0.4:
            self.change_beside()
        else:
            super().do()

    def change_beside(self) -> None:
        control, evidence = self.there.controller.evidence, [each.id for each in self.there.case.evidence]
        if evidence and self.chance.random() < 0.7:
            control.cite(self.chance.choice(KEYS), evidence[0])
        elif evidence:
            control.remove(evidence[:1])


@pytest.mark.parametrize("seed", range(2))
def test_the_window_and_the_file_agree_whatever_is_undone(
    qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path, seed: int
) -> None:
    (tmp_path / "svar 2030.docx").write_bytes(form_before())
    (tmp_path / "rätt 2030.docx").write_bytes(form_before({**BEFORE_ANSWERS, "1.1": ("Nej", "Rättat 2030.")}))
    (tmp_path / "trasig.docx").write_bytes(b"PK\x03\x04")
    (tmp_path / "budget.txt").write_text("Budget 2031", encoding="utf-8")
    cases = [
        make_case(tmp_path / f"{name}.auditprep", {"1.1": Answer("Ja", "Målen antogs.")})
        for name in ("ett", "två")
    ]
    for path in cases:
        with Case.open(path, who="anna") as case:
            case.attach(tmp_path / "budget.txt")
    with opened_window(qtbot, tmp_path, cases[0], desk=SlowDesk(random.Random(seed + 100))) as there:
        somebody = Undecided(there, asked, tmp_path, cases, random.Random(seed))
        for step in range(1, STEPS // 2 + 1):
            somebody.do()
            if step % (LOOK_EVERY // 2) == 0:
                somebody.look()
                assert there.case.citations == there.in_file().citations
        assert [each for each in there.failures if isinstance(each, Bug)] == []
