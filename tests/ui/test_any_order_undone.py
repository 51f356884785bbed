"""Whatever is undone and made again by the keys, between all else that is done: the window and the file agree in the end, and no
word that was typed is lost."""

from __future__ import annotations

import random
from pathlib import Path
from types import SimpleNamespace

import pytest
from forms import make_form
from journeys import BEFORE_ANSWERS, QUIET, form_before, make_case, opened_window, replace_ask
from pytestqt.qtbot import QtBot
from test_any_order import KEYS, SlowDesk, Somebody

from auditprep.errors import Bug
from auditprep.model import Answer

pytestmark = QUIET
STEPS, LOOK_EVERY = 60, 20


class Undecided(Somebody):
    """Takes back much of what they do."""

    def do(self) -> None:
        actions = self.window._actions
        way = self.chance.random()
        if way < 0.2:
            actions.undo.trigger()
        elif way < 0.3:
            actions.redo.trigger()
        elif way < 0.4:
            self.change_beside()
        else:
            super().do()

    def change_beside(self) -> None:
        control = self.there.controller.evidence
        evidence = [each.id for each in self.there.case.evidence]
        if evidence and self.chance.random() < 0.3:
            control.remove(evidence[:1])
        elif evidence:
            control.cite(self.chance.choice(KEYS), self.chance.choice(evidence), None)
        else:
            self.there.controller.save_answer(self.chance.choice(KEYS), done=True)


@pytest.mark.parametrize("seed", range(2))
def test_the_window_and_the_file_agree_whatever_is_undone(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seed: int
) -> None:
    asked: SimpleNamespace = replace_ask(monkeypatch, tmp_path)
    for name, answers in (
        ("svar 2030.docx", BEFORE_ANSWERS),
        ("rätt 2030.docx", {**BEFORE_ANSWERS, "1.1": ("Nej", "Rättat 2030.")}),
    ):
        (tmp_path / name).write_bytes(form_before(answers))
    (tmp_path / "trasig.docx").write_bytes(b"PK\x03\x04")
    cases = [
        make_case(tmp_path / "ett.auditprep", {"1.1": Answer("Ja", "Målen antogs.")}, make_form()),
        make_case(tmp_path / "två.auditprep"),
    ]
    with opened_window(qtbot, tmp_path, cases[0], desk=SlowDesk(random.Random(seed + 100))) as there:
        somebody = Undecided(there, asked, tmp_path, cases, random.Random(seed))
        for step in range(1, STEPS + 1):
            somebody.do()
            if step % LOOK_EVERY == 0:
                somebody.look()
        assert [each for each in there.failures if isinstance(each, Bug)] == []
