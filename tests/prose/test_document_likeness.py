"""Whether a title is what a document is called."""

from __future__ import annotations

import pytest

from auditprep.model import EvidenceKind
from auditprep.prose.document_likeness import Likeness, likeness, same_time
from auditprep.prose.named_documents import naming

KIND = EvidenceKind


def like(text: str, title: str, kind: EvidenceKind = KIND.OTHER) -> Likeness:
    return likeness(naming(text).documents[0], title, kind)


@pytest.mark.parametrize(
    ("text", "title", "kind"),
    [
        ("kompetensförsörjningsstrategin", "Kompetensförsörjningsstrategi 2024–2027", KIND.POLICY),
        ("riktlinjer för ekonomiskt bistånd", "Riktlinjer för ekonomiskt bistånd", KIND.POLICY),
        ("kommunens styrmodell", "Åsdalens kommuns styrmodell", KIND.POLICY),
        ("aktivitetsplanen", "aktivitetsplan_2025", KIND.OTHER),
        ("åtgärdsplanen", "atgardsplan", KIND.OTHER),
    ],
)
def test_a_document_is_called_so(text: str, title: str, kind: EvidenceKind) -> None:
    assert like(text, title, kind) is Likeness.CALLED


@pytest.mark.parametrize(
    ("text", "title", "kind"),
    [
        ("kompetensförsörjningsplanen", "Strategi för kompetensförsörjning", KIND.POLICY),
        ("nämndens delegationsordning", "Delegationsbestämmelser", KIND.DELEGATION_RULES),
        ("internkontrollreglementet", "Reglemente för intern kontroll", KIND.POLICY),
        ("rutinen för klagomålshantering", "Rutin för synpunkter och klagomål", KIND.POLICY),
        ("handlingsplan för ekonomi i balans", "Handlingsplan 2025", KIND.ACTION_PLAN),
    ],
)
def test_other_words_for_the_same_are_much_alike(text: str, title: str, kind: EvidenceKind) -> None:
    assert like(text, title, kind) >= Likeness.LOOSE


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("riktlinjer för ekonomiskt bistånd", "Riktlinjer för ekonomisk uppföljning"),
        ("kommunikationsstrategin", "Kompetensförsörjningsstrategi"),
        ("nämndens biblioteksplan", "Lokalförsörjningsplan"),
        ("policy mot mutor", "Policy för representation"),
    ],
)
def test_documents_about_something_else_are_not_alike(text: str, title: str) -> None:
    assert like(text, title) is Likeness.NONE


@pytest.mark.parametrize(
    ("text", "years", "month", "same"),
    [
        ("budget 2025–2027", (2025, 2027), None, True),
        ("budget 2025", (2025, 2027), None, True),
        ("budget 2025–2027", (2024, 2026), None, False),
        ("budget 2025", (2024, 2026), None, False),
        ("kompetensplan 2025", (2024, 2027), None, True),
        ("delårsrapport 2025", None, None, True),
        ("delårsrapporten", (2024, 2024), None, True),
        ("månadsuppföljning per april 2025", (2025, 2025), 4, True),
        ("månadsuppföljning per april 2025", (2025, 2025), 5, False),
        ("månadsuppföljning per april", (2025, 2025), 5, False),
    ],
)
def test_a_document_is_of_a_time(text, years, month, same) -> None:
    assert same_time(naming(text).documents[0], years, month) is same
