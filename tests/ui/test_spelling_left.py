"""The next misspelling is sought in a thread of its own: in a case that was left meanwhile nothing is gone to."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from journeys import QUIET, make_case, opened_window, replace_ask
from pytestqt.qtbot import QtBot

from auditprep.model import Answer

pytestmark = QUIET


class Held:
    """Finds a misspelling in every answer, when it may go on."""

    may_go_on = threading.Event()

    def misspelt(self, _text: str, _besides: object = ()) -> tuple[()]:
        return ()

    def has_misspelt(self, _markdown: str, _besides: object = ()) -> bool:
        return self.may_go_on.wait(10)

    def own_words(self) -> tuple[()]:
        return ()


def test_nothing_is_gone_to_in_a_case_that_was_left(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace_ask(monkeypatch, tmp_path)
    case = make_case(tmp_path / "Parknämnden 2031.auditprep", {"1.1": Answer("Ja", "Så var det.")})
    with opened_window(qtbot, tmp_path, case) as there:
        spelling = there.controller.spelling
        spelling._speller = Held
        found: list[str] = []
        spelling.found.connect(found.append)
        there.window._actions.next_misspelling.trigger()
        there.window._actions.close_case.trigger()
        qtbot.waitUntil(lambda: there.controller.snapshot is None)
        Held.may_go_on.set()
        with qtbot.waitSignal(spelling.words_read):  # after all that was asked before it
            spelling.read_words()
        assert found == []
