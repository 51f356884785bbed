"""docs/faults.md quotes the program, and nothing else."""

from __future__ import annotations

import gettext
import re

from faulting import ROOT

CATALOGUE = ROOT / "resources" / "locale" / "sv" / "LC_MESSAGES" / "auditprep.mo"


def said() -> list[re.Pattern[str]]:
    """What the program can say in Swedish; any words for what is filled in."""
    with CATALOGUE.open("rb") as file:
        found = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    return [re.compile(re.sub(r"\\\{\w+\\\}", ".+", re.escape(words))) for words in found.values() if words]


def test_the_sentences_of_the_table_are_those_of_the_program() -> None:
    table = (ROOT / "docs" / "faults.md").read_text("utf-8").partition("| --- |")[2].partition("## ")[0]
    told = re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", table)
    assert len(told) > 20
    patterns = said()
    unknown = [each for each in told if not any(pattern.fullmatch(each) for pattern in patterns)]
    assert unknown == []
