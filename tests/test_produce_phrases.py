"""The user's own phrases, as they are kept: with another window's, in a damaged file, where nothing can be written."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep import produce
from auditprep.errors import FileNotWritable, FileUnreadable
from auditprep.paths import settings_folder
from auditprep.produce import phrases
from auditprep.prose.phrases import Phrase

ONE = Phrase("En", "Text med [datum].", own=True)
TWO = Phrase("Två", "- ett\n- två", own=True)


def file() -> Path:
    return settings_folder() / "phrases.json"


def test_they_are_kept_and_read_again() -> None:
    assert produce.own_phrases() == ()
    assert produce.keep_phrases((), (ONE, TWO)) == (ONE, TWO)
    assert produce.own_phrases() == (ONE, TWO)
    assert produce.keep_phrases((ONE, TWO), (TWO,)) == (TWO,)
    assert produce.own_phrases() == (TWO,)


def test_what_another_window_has_kept_meanwhile_stays() -> None:
    produce.keep_phrases((), (ONE,))
    produce.keep_phrases((), (TWO,))
    assert set(produce.own_phrases()) == {ONE, TWO}
    changed = Phrase("En", "Annan text", own=True)
    assert set(produce.keep_phrases((ONE,), (changed,))) == {changed, TWO}


def test_one_without_a_text_is_none() -> None:
    assert produce.keep_phrases((), (ONE, Phrase("Tom", "  ", own=True))) == (ONE,)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"phrases": 3}', b"\xff\xfe\x00", b"[" * 100_000])
def test_a_file_that_nobody_can_read_is_left_beside(data: bytes) -> None:
    file().parent.mkdir(parents=True)
    file().write_bytes(data)
    assert produce.own_phrases() == ()
    assert produce.keep_phrases((), (ONE,)) == (ONE,)
    assert (settings_folder() / "phrases-unreadable.json").read_bytes() == data
    assert produce.own_phrases() == (ONE,)


def test_what_is_no_phrase_in_the_file_is_left_out() -> None:
    file().parent.mkdir(parents=True)
    rows = [None, 3, {"title": "x"}, {"title": 1, "text": "y"}, {"title": "En", "text": "Ord", "marks": "ja"}]
    rows.append({"title": "Två", "text": "Ord", "asks": 5})
    file().write_text(json.dumps({"phrases": rows}), encoding="utf-8")
    assert produce.own_phrases() == (Phrase("En", "Ord", own=True), Phrase("Två", "Ord", own=True))


def test_a_file_that_somebody_holds_is_not_written_over(monkeypatch: pytest.MonkeyPatch) -> None:
    produce.keep_phrases((), (ONE,))

    def held(path: Path, limit: int) -> bytes:
        raise FileUnreadable(file=str(path), reason="open")

    with monkeypatch.context() as there:
        there.setattr(phrases, "read_bytes", held)
        assert produce.own_phrases() == ()
        with pytest.raises(FileUnreadable):
            produce.keep_phrases((), (TWO,))
    assert set(produce.keep_phrases((), (TWO,))) == {ONE, TWO}


def test_a_file_that_is_too_large_is_left_beside_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    file().parent.mkdir(parents=True)
    file().write_text(json.dumps({"phrases": [{"title": "En", "text": "x" * 200}]}), encoding="utf-8")
    before = file().read_bytes()
    with monkeypatch.context() as there:
        there.setattr(phrases, "LARGEST", 100)
        assert produce.keep_phrases((), (TWO,)) == (TWO,)
    assert file().with_name("phrases-unreadable.json").read_bytes() == before


def test_where_the_profile_cannot_be_written_that_is_an_error_with_a_sentence() -> None:
    settings_folder().parent.mkdir(parents=True, exist_ok=True)
    settings_folder().write_text("a file where the folder is to be")
    assert produce.own_phrases() == ()
    with pytest.raises(FileNotWritable):
        produce.keep_phrases((), (ONE,))
    os.remove(settings_folder())


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_words_come_back_or_were_none(title: str, text: str) -> None:
    phrase = Phrase(title, text, own=True)
    before = produce.own_phrases()
    kept = produce.keep_phrases(before, (phrase,))
    assert len(kept) == bool(title.strip() and text.strip())
    assert len(produce.own_phrases()) == len(kept)
