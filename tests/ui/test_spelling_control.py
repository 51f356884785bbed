"""Spelling in a thread of its own: a little at a time, and nothing that nobody waits for any more."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import pytest
from pytestqt.qtbot import QtBot

from auditprep.errors import FileMissing, FileNotWritable
from ui import spelling_control
from ui.spelling_control import SpellingControl
from ui.worker import Worker


class Speller:
    """Takes "x" for misspelt, and knows what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.own: list[str] = []
        self.is_fixed = False

    def misspelt(self, text: str, besides: Collection[str] = ()) -> tuple[tuple[int, int], ...]:
        self.asked.append(text)
        return ((0, 1),) if text.startswith("x") and "x" not in besides else ()

    def has_misspelt(self, markdown: str, besides: Collection[str] = ()) -> bool:
        return bool(self.misspelt(markdown, besides))

    def suggest(self, word: str) -> tuple[str, ...]:
        self.asked.append(f"?{word}")
        return (word.upper(),)

    def own_words(self) -> tuple[str, ...]:
        return tuple(self.own)

    def add(self, word: str) -> None:
        if self.is_fixed:
            raise FileNotWritable(file="own-words.txt", reason="rights")
        self.own.append(word)

    def remove(self, word: str) -> None:
        self.own.remove(word)


@pytest.fixture
def speller() -> Speller:
    return Speller()


@pytest.fixture
def control(qtbot: QtBot, speller: Speller) -> Iterator[SpellingControl]:
    worker = Worker()
    yield SpellingControl(lambda: speller, worker)
    assert worker.stop(5_000)


def test_paragraphs_are_told_a_part_at_a_time(
    qtbot: QtBot, control: SpellingControl, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spelling_control, "_AT_ONCE", 4)
    told: list[dict[str, object]] = []
    control.checked.connect(told.append)
    control.check(("x a", "b", "långt stycke", "c"), ())
    qtbot.waitUntil(lambda: len(told) == 3)
    assert told == [{"x a": ((0, 1),), "b": ()}, {"långt stycke": ()}, {"c": ()}]


def test_who_asks_for_suggestions_does_not_wait_for_a_long_text(
    qtbot: QtBot, control: SpellingControl, speller: Speller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spelling_control, "_AT_ONCE", 1)
    control.check(("a", "b", "c", "d"), ())
    with qtbot.waitSignal(control.suggested) as told:
        control.suggest("ordd")
    assert told.args == ["ordd", ("ORDD",)]
    assert speller.asked.index("?ordd") <= 2


def test_what_is_asked_anew_is_not_told_of_before(qtbot: QtBot, control: SpellingControl) -> None:
    told: list[dict[str, object]] = []
    control.checked.connect(told.append)
    control.check(("first",), ())
    control.check(("second",), ())
    qtbot.waitUntil(lambda: {"second": ()} in told)
    assert told == [{"second": ()}]


def test_nothing_is_told_of_a_case_that_was_left(qtbot: QtBot, control: SpellingControl) -> None:
    told: list[object] = []
    control.checked.connect(told.append)
    control.found.connect(told.append)
    control.check(("x",), ())
    control.find([("1", "x")], ())
    control.cancel()
    with qtbot.waitSignal(control.words_read):
        control.read_words()
    assert told == []


@pytest.mark.parametrize(("besides", "found"), [((), "3"), (("x",), "")], ids=["misspelt", "known here"])
def test_the_first_answer_with_a_misspelling_is_found(
    qtbot: QtBot,
    control: SpellingControl,
    monkeypatch: pytest.MonkeyPatch,
    besides: tuple[str, ...],
    found: str,
) -> None:
    monkeypatch.setattr(spelling_control, "_AT_ONCE", 2)
    answers = [("1", "abc"), ("2", "def"), ("3", "xyz"), ("4", "xyz")]
    with qtbot.waitSignal(control.found) as told:
        control.find(answers, besides)
    assert told.args == [found]


def test_own_words_are_added_removed_and_read(qtbot: QtBot, control: SpellingControl) -> None:
    with qtbot.waitSignals([control.added, control.added, control.removed, control.words_read]):
        control.add("Kolada")
        control.add("Blomkulla")
        control.remove(("Kolada",))
        control.read_words()
    with qtbot.waitSignal(control.words_read) as told:
        control.read_words()
    assert told.args == [("Blomkulla",)]


def test_a_word_that_cannot_be_kept_is_added_all_the_same_and_that_is_told(
    qtbot: QtBot, control: SpellingControl, speller: Speller
) -> None:
    speller.is_fixed = True
    with qtbot.waitSignals([control.added, control.write_failed]):
        control.add("Kolada")


def test_a_dictionary_that_is_missing_is_told_and_suggests_nothing(qtbot: QtBot) -> None:
    def missing() -> Speller:
        raise FileMissing(file="sv_SE-1.dic")

    worker = Worker()
    control = SpellingControl(missing, worker)
    with qtbot.waitSignal(control.unavailable):
        control.check(("text",), ())
    with qtbot.waitSignal(control.suggested) as told:
        control.suggest("ordd")
    assert told.args == ["ordd", ()]
    assert worker.stop(5_000)
