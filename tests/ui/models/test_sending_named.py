"""Minutes that an answer tells of, and that none cites, are told apart from what no answer uses."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from cited_documents import MINUTES
from snapshots import snapshot

from auditprep.model import Answer, Decision
from ui.models.sending import Why, sending

TOLD = replace(MINUTES, decisions=(Decision(None, dt.date(2025, 2, 18), 12),), secret=False)


def why(text: str, *, with_uncited: bool = False) -> list[Why]:
    case = replace(snapshot({"1.1": Answer("Ja", text)}), evidence=(TOLD,), citations={})
    return [each.why for each in sending(case, with_secret=False, with_uncited=with_uncited).groups]


def test_what_an_answer_tells_the_paragraph_of_is_named() -> None:
    assert Why.NAMED in why("Planen antogs 2025-02-18, § 12.")
    assert Why.UNCITED not in why("Planen antogs 2025-02-18, § 12.")


def test_what_no_answer_tells_of_is_not() -> None:
    for text in ("Planen antogs 2025-02-18, § 120.", "Planen antogs 2025-03-18, § 12.", "Ja."):
        assert Why.NAMED not in why(text)
        assert Why.UNCITED in why(text)


def test_nothing_is_told_of_what_goes_along() -> None:
    assert not {Why.NAMED, Why.UNCITED} & {*why("Planen antogs 2025-02-18, § 12.", with_uncited=True)}
