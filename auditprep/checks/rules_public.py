"""The rules of the group "public"."""

from __future__ import annotations

from auditprep.checks.personal import (
    CLIENT_WORDS,
    PERSONAL_NUMBER,
    PRIVATE_CONTACT,
    client_words_told,
    personal_numbers_told,
    private_contacts_told,
)
from auditprep.checks.rule import Rule, rule
from auditprep.model import RuleGroup

RULES: tuple[Rule, ...] = (
    rule(PERSONAL_NUMBER[0], RuleGroup.PUBLIC, PERSONAL_NUMBER[1], find=personal_numbers_told),
    rule(CLIENT_WORDS[0], RuleGroup.PUBLIC, CLIENT_WORDS[1], find=client_words_told),
    rule(PRIVATE_CONTACT[0], RuleGroup.PUBLIC, PRIVATE_CONTACT[1], find=private_contacts_told),
)
