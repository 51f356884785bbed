"""What the rules of the group "public" say."""

from __future__ import annotations

from collections.abc import Callable

from auditprep.messages.facts import Facts

SENTENCES: dict[str, Callable[[Facts], str]] = {}
RULES: dict[str, tuple[Callable[[], str], Callable[[], str]]] = {}
