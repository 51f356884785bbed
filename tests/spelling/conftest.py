"""The dictionary is read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditprep.spelling.dictionary import Dictionary
from auditprep.spelling.own_words import OwnWords
from auditprep.spelling.speller import Speller


@pytest.fixture(scope="session")
def dictionary() -> Dictionary:
    return Dictionary()


@pytest.fixture
def own(tmp_path: Path) -> OwnWords:
    return OwnWords(tmp_path / "own-words.txt")


@pytest.fixture
def speller(dictionary: Dictionary, own: OwnWords) -> Speller:
    return Speller(dictionary, own)
