"""What the user wrote is kept until the case is known to hold it."""

from __future__ import annotations

import pytest

from auditprep.model import Answer
from ui.models.drafts import Drafts


@pytest.fixture
def drafts() -> Drafts:
    made = Drafts()
    made.start({"1": Answer("Ja", "Så var det.")})
    return made


def test_only_what_is_news_is_to_be_saved(drafts: Drafts) -> None:
    assert drafts.change("1", {"mark": "Ja", "text": "Så är det."}) == {"text": "Så är det."}
    assert drafts.change("1", {"text": "Så är det."}) == {}


def test_the_answer_is_at_once_as_the_user_wants_it(drafts: Drafts) -> None:
    drafts.change("1", {"mark": "Nej"})
    assert drafts.answer("1") == Answer("Nej", "Så var det.")
    assert drafts.is_on_its_way("1")


def test_an_acknowledged_change_is_no_longer_on_its_way(drafts: Drafts) -> None:
    drafts.change("1", {"mark": "Nej"})
    drafts.acknowledge("1", Answer("Nej", "Så var det."))
    assert not drafts.is_on_its_way("1")
    assert drafts.retry() == []


def test_an_older_acknowledgement_does_not_take_a_newer_change_away(drafts: Drafts) -> None:
    drafts.change("1", {"text": "Ett"})
    drafts.change("1", {"text": "Ett två"})
    drafts.acknowledge("1", Answer("Ja", "Ett"))
    assert drafts.answer("1").text == "Ett två"
    assert drafts.is_on_its_way("1")


def test_what_was_refused_is_kept_and_goes_along_with_the_next_change(drafts: Drafts) -> None:
    drafts.change("1", {"text": "Nytt"})
    drafts.refuse("1")
    assert drafts.answer("1").text == "Nytt"
    assert drafts.change("1", {"mark": "Nej"}) == {"text": "Nytt", "mark": "Nej"}


def test_what_was_refused_can_be_tried_again_once_at_a_time(drafts: Drafts) -> None:
    drafts.change("1", {"text": "Nytt"})
    drafts.refuse("1")
    assert drafts.retry() == [("1", {"text": "Nytt"})]
    assert drafts.retry() == []


def test_a_refusal_of_what_is_saved_meanwhile_changes_nothing(drafts: Drafts) -> None:
    drafts.change("1", {"text": "Nytt"})
    drafts.acknowledge("1", Answer("Ja", "Nytt"))
    drafts.refuse("1")
    assert drafts.retry() == []


def test_the_same_case_read_again_keeps_what_it_lacks(drafts: Drafts) -> None:
    drafts.change("1", {"text": "Nytt", "mark": "Nej"})
    drafts.refresh({"1": Answer("Nej", "Så var det.")})
    assert drafts.answer("1") == Answer("Nej", "Nytt")
    assert drafts.retry() == [("1", {"text": "Nytt"})]


def test_another_case_starts_clean(drafts: Drafts) -> None:
    drafts.change("1", {"text": "Nytt"})
    drafts.start({"1": Answer()})
    assert drafts.answer("1") == Answer()
    assert not drafts.is_on_its_way("1")
    assert drafts.retry() == []
