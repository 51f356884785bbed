"""Swedish is complete: every sentence of the source has its translation, and the program loads it."""

from __future__ import annotations

import gettext
import importlib.util
import string
from functools import cache
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from auditprep import i18n
from auditprep.paths import resource

ROOT = Path(__file__).parents[1]
CATALOGUE = resource("locale") / "sv/LC_MESSAGES/auditprep.po"


def test_every_sentence_of_the_source_is_in_the_catalogue() -> None:
    known = {message.id for message in _messages()}
    assert [message.id for message in _said() if message.id and message.id not in known] == []


def test_the_catalogue_has_no_sentence_that_nobody_says() -> None:
    said = {message.id for message in _said()}
    assert [message.id for message in _messages() if message.id not in said] == []


def test_every_sentence_is_translated_and_none_is_fuzzy() -> None:
    assert [message.id for message in _messages() if message.fuzzy or not all(_forms(message.string))] == []


def test_plurals_have_both_swedish_forms() -> None:
    assert [
        message.id for message in _messages() if message.pluralizable and len(_forms(message.string)) != 2
    ] == []


def test_a_translation_has_the_same_fields_as_its_sentence() -> None:
    assert [message.id for message in _translated() if not _has_same_fields(message)] == []


def test_the_compiled_catalogue_is_that_of_the_text() -> None:
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for message in _translated():
        if message.pluralizable:
            assert [compiled.ngettext(*message.id, count) for count in (1, 2)] == list(message.string)
        else:
            assert compiled.gettext(message.id) == message.string
    sentences = {key if isinstance(key, str) else key[0] for key in compiled._catalog} - {""}  # type: ignore[attr-defined]
    assert sentences == {_forms(message.id)[0] for message in _translated()}


def test_a_wrong_field_is_seen() -> None:
    assert _has_same_fields(Message("{count} of {total}", "{count} av {total}"))
    assert not _has_same_fields(Message("{count} of {total}", "{count} av {totalt}"))
    assert not _has_same_fields(Message(("{count} day", "{count} days"), ("en dag", "{antal} dagar")))


def test_swedish_is_the_default_and_english_is_there_for_the_asking() -> None:
    swedish = next(
        message for message in _translated() if isinstance(message.id, str) and message.id != message.string
    )
    assert i18n.language() == "sv"
    assert i18n._(swedish.id) == swedish.string
    i18n.set_language("en")
    assert i18n._(swedish.id) == swedish.id
    assert [i18n.ngettext("day", "days", count) for count in (1, 2)] == ["day", "days"]


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="fi"):
        i18n.set_language("fi")


@cache
def _messages() -> list[Message]:
    with CATALOGUE.open("rb") as file:
        catalogue: Catalog = read_po(file, locale="sv", abort_invalid=True)
    return [message for message in catalogue if message.id]


@cache
def _said() -> list[Message]:
    """What stands in the source."""
    return list(_dev()._sentences())


def _translated() -> list[Message]:
    return [message for message in _messages() if all(_forms(message.string))]


def _forms(words: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


def _has_same_fields(message: Message) -> bool:
    """In a plural the first form may say "one" in words; what it names must still be fields that are given."""
    asked, *more = [_fields(form) for form in _forms(message.id)]
    given = [_fields(form) for form in _forms(message.string)]
    if not more:
        return given == [asked]
    return given[-1] == more[-1] and given[0] <= more[-1]


def _fields(sentence: str) -> set[str]:
    return {
        name for _text, name, _spec, _conversion in string.Formatter().parse(sentence) if name is not None
    }


def _dev() -> ModuleType:
    """The developer's script as a module: it knows where sentences stand."""
    loader = SourceFileLoader("dev_script", str(ROOT / "dev"))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    assert spec
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module
