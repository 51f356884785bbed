"""Personal data in the answers, and in the evidence that is sent with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from auditprep.checks.ground import Ground
from auditprep.checks.rule import finding
from auditprep.checks.texts import ReadText
from auditprep.checks.years_told import told
from auditprep.model import Evidence, Finding, Severity
from auditprep.prose.clients import clients
from auditprep.prose.found import Found
from auditprep.prose.personal_numbers import FoundPersonalNumber, personal_numbers
from auditprep.prose.private_contacts import FoundContact, private_contacts

PERSONAL_NUMBER = ("personal-number", Severity.ERROR)
PRIVATE_CONTACT = ("private-contact", Severity.WARNING)
CLIENT_WORDS = ("client-words", Severity.WARNING)

MOST_PLACES = 5
"""So many places of a document are told at most."""


def personal_numbers_told(ground: Ground) -> Iterator[Finding]:
    """A finding for each answer, and each document that is sent, with personal numbers in it."""
    yield from _told(ground, _Looked(PERSONAL_NUMBER, personal_numbers, _number_code, _numbers_on))


def private_contacts_told(ground: Ground) -> Iterator[Finding]:
    """The same for private addresses and telephones; in documents those of somebody with a title are left alone."""
    yield from _told(ground, _Looked(PRIVATE_CONTACT, private_contacts, _contact_code, _contacts_on))


def client_words_told(ground: Ground) -> Iterator[Finding]:
    """The same for clients; in documents only where the words plainly say that the case is that person's."""
    yield from _told(ground, _Looked(CLIENT_WORDS, clients, lambda _found: CLIENT_WORDS[0], _clients_on))


Parser = Callable[[str], Iterable[Found]]
Pages = tuple[ReadText, ...]
OnPage = tuple[int, Found]  # the page's number, from 1, and what stands there


@dataclass(frozen=True, slots=True)
class _Looked:
    """What a rule looks for: in answers with `parser`, in documents with `on_pages`; `code` says what has been found."""

    rule: tuple[str, Severity]
    parser: Parser
    code: Callable[[Found], str]
    on_pages: Callable[[Pages], tuple[OnPage, ...]]


def _number_code(found: Found) -> str:
    is_coordination = isinstance(found, FoundPersonalNumber) and found.is_coordination
    return "coordination-number" if is_coordination else PERSONAL_NUMBER[0]


def _contact_code(found: Found) -> str:
    return "private-mail" if isinstance(found, FoundContact) and found.is_mail else "private-phone"


def _numbers_on(pages: Pages) -> tuple[OnPage, ...]:
    return tuple((at, each) for at, page in enumerate(pages, 1) for each in page.of(personal_numbers))


def _contacts_on(pages: Pages) -> tuple[OnPage, ...]:
    found = ((at, each) for at, page in enumerate(pages, 1) for each in page.of(private_contacts))
    return tuple((at, each) for at, each in found if each.is_sure)


def _clients_on(pages: Pages) -> tuple[OnPage, ...]:
    found = ((at, each) for at, page in enumerate(pages, 1) for each in page.of(clients))
    return tuple((at, each) for at, each in found if each.is_sure)


def _told(ground: Ground, looked: _Looked) -> Iterator[Finding]:
    yield from _in_answers(ground, looked)
    for evidence in ground.snapshot.evidence:
        if not evidence.secret:
            yield from _in_document(ground, looked, evidence)


def _in_answers(ground: Ground, looked: _Looked) -> Iterator[Finding]:
    """A finding for each answer and kind; in an answer all places are told, since each has to go."""
    for part in told(ground):
        kinds: defaultdict[str, list[Found]] = defaultdict(list)
        for each in part.text.of(looked.parser):
            kinds[looked.code(each)].append(each)
        for code, found in kinds.items():
            places = [ground.place(part.key, each, part.part) for each in found]
            facts = {"words": _shown(looked, places[0].quote), "count": str(len(found))}
            yield finding(looked.rule, part.key, *places, code=code, facts=facts)


def _in_document(ground: Ground, looked: _Looked, evidence: Evidence) -> Iterator[Finding]:
    """A finding for each document and kind, with the first places and how many there are."""
    document = ground.document(evidence.id)
    if document is None:
        return
    kinds: defaultdict[str, list[OnPage]] = defaultdict(list)
    for page, each in document.of(looked.on_pages):
        kinds[looked.code(each)].append((page, each))
    for code, found in kinds.items():
        places = [
            ground.on_page(evidence.id, page, each.start, each.end) for page, each in found[:MOST_PLACES]
        ]
        first = places[0]
        facts = {
            "words": _shown(looked, first.quote),
            "count": str(len(found)),
            "title": evidence.title,
            "page": first.printed_page or str(first.page),
        }
        yield finding(looked.rule, None, *places, code=f"{code}-in-document", facts=facts)


def _shown(looked: _Looked, words: str) -> str:
    """The words on one line; of a number only the date, since a list of findings may be sent on."""
    words = " ".join(words.split())
    return f"{words[:-4]}NNNN" if looked.rule is PERSONAL_NUMBER else words
