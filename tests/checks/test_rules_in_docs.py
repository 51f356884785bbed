"""Every rule has its sentences, and `docs/checks.md` lists them all. `AUDITPREP_WRITE_DOCS=1 ./dev test -n 0 -k rules_in_docs`
writes the list anew."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from auditprep import i18n, messages, produce
from auditprep.messages.findings import RULES as TOLD
from auditprep.model import RuleGroup

DOCS = Path(__file__).parents[2] / "docs/checks.md"
BEGIN, END = "<!-- rules -->\n", "<!-- end of rules -->\n"


@pytest.fixture
def in_english() -> Iterator[None]:
    before = i18n.language()
    i18n.set_language("en")
    yield
    i18n.set_language(before)


def rules_table() -> str:
    lines = []
    for group in RuleGroup:
        lines += [
            f"**{messages.group_name(group)}**",
            "",
            "| rule | | what it looks for |",
            "| --- | --- | --- |",
        ]
        for rule in produce.rules():
            if rule.group is group:
                name, explained = messages.rule_name(rule.id), messages.rule_explanation(rule.id)
                lines.append(f"| `{rule.id}` | {rule.severity.value} | **{name}.** {explained} |")
        lines.append("")
    return "\n".join(lines)


def test_the_rules_in_docs_are_those_that_there_are(in_english) -> None:
    text = DOCS.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    written, after = rest.split(END)
    if os.environ.get("AUDITPREP_WRITE_DOCS"):
        DOCS.write_text(f"{before}{BEGIN}{rules_table()}{END}{after}", encoding="utf-8")
        written = rules_table()
    assert written == rules_table()


def test_every_rule_has_an_id_of_its_own_a_name_and_an_explanation() -> None:
    ids = [each.id for each in produce.rules()]
    assert [id for id, count in Counter(ids).items() if count > 1] == []
    assert set(ids) == set(TOLD)
    for id in ids:
        assert messages.rule_name(id)
        assert messages.rule_explanation(id).endswith(".")


def test_no_two_rules_have_the_same_name() -> None:
    names = Counter(messages.rule_name(each.id) for each in produce.rules())
    assert [name for name, count in names.items() if count > 1] == []
