"""A case looked through by all rules; between two rounds only what has changed is read and looked at again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Generator, Iterable, Sequence
from typing import Any

from auditprep.checks.accepting import accepted_of, part_accepted
from auditprep.checks.ground import Ground, asked_words
from auditprep.checks.known import with_names
from auditprep.checks.ordering import in_order, rings
from auditprep.checks.rule import Rule
from auditprep.checks.rules import RULES
from auditprep.checks.texts import ReadDocument, ReadText
from auditprep.model import Examined, Finding, PageText, Progress, Snapshot

Version = tuple[int, int]


class Examiner:
    """Belongs to one thread at a time."""

    def __init__(self, rules: Sequence[Rule] = RULES) -> None:
        self._rules = rules
        self._groups = {each.info.id: each.info.group for each in rules}
        self._texts: dict[str, ReadText] = {}
        self._documents: dict[str, ReadDocument] = {}  # by the file's SHA-256
        self._context: tuple[Any, ...] = ()
        self._found: dict[tuple[str, str], tuple[tuple[Any, ...], tuple[Finding, ...]]] = {}

    def lacks(self, snapshot: Snapshot) -> tuple[Version, ...]:
        """The evidence and the versions of it whose pages are still to be taken."""
        wanted = _versions(snapshot)
        return tuple(version for version, sha256 in wanted.items() if sha256 not in self._documents)

    def take(self, snapshot: Snapshot, version: Version, pages: Iterable[PageText]) -> None:
        """The pages of a version that `lacks` has named."""
        texts = tuple(ReadText(page.text) for page in pages)
        self._documents[_versions(snapshot)[version]] = ReadDocument(texts)

    def examine(
        self, snapshot: Snapshot, today: dt.date | None = None, only: Collection[str] | None = None
    ) -> Generator[Progress, None, Examined]:
        """What all rules find (or `only` those with these ids). What `lacks` still names counts as evidence that cannot be
        read."""
        self._read(snapshot)
        documents = self._kept(snapshot)
        ground = Ground(snapshot, self._texts, documents, today)
        context = self._same(_context(snapshot, tuple(documents), today))
        rules = [each for each in self._rules if only is None or each.info.id in only]
        found: list[Finding] = []
        for at, rule in enumerate(rules):
            yield Progress(at, len(rules), "check")
            found += self._ask(rule, ground, context)
        named = with_names(ground, found)
        accepted = accepted_of(snapshot)
        open_ones, let = part_accepted(in_order(ground, named), accepted)
        return Examined(open_ones, let, rings(ground, open_ones, self._groups), _unread(ground))

    def _read(self, snapshot: Snapshot) -> None:
        """Every text that is new; those that are gone are forgotten."""
        wanted: dict[str, str | None] = {}
        for question in snapshot.questionnaire.questions():
            answer = snapshot.answer(question.key)
            wanted[asked_words(question)] = None
            wanted |= {text: text for text in (answer.text, answer.evidence) if text}
        before = self._texts
        self._texts = {
            key: before.get(key) or (ReadText(key) if markdown is None else ReadText.of_answer(markdown))
            for key, markdown in wanted.items()
        }

    def _kept(self, snapshot: Snapshot) -> dict[Version, ReadDocument]:
        wanted = _versions(snapshot)
        shas = set(wanted.values())
        self._documents = {sha: read for sha, read in self._documents.items() if sha in shas}
        return {
            version: self._documents[sha256]
            for version, sha256 in wanted.items()
            if sha256 in self._documents
        }

    def _same(self, context: tuple[Any, ...]) -> tuple[Any, ...]:
        """The context of the round before, if this one is equal: what is the same thing need not be compared for every rule
        and question."""
        if context != self._context:
            self._context = context
        return self._context

    def _ask(self, rule: Rule, ground: Ground, context: tuple[Any, ...]) -> Iterable[Finding]:
        if rule.find is not None:
            return tuple(rule.find(ground))
        assert rule.find_in is not None
        found: list[Finding] = []
        for question in ground.questions:
            given = (
                question,
                ground.snapshot.answer(question.key),
                ground.snapshot.cited(question.key),
                context,
            )
            before = self._found.get((rule.info.id, question.key))
            if before is None or before[0] != given:
                before = given, tuple(rule.find_in(ground, question))
                self._found[rule.info.id, question.key] = before
            found += before[1]
        return found


def _versions(snapshot: Snapshot) -> dict[Version, str]:
    """The versions that rules look at, with the SHA-256 of their files: the newest, and those that answers lean on."""
    wanted = {(each.id, each.newest.number): each.newest.sha256 for each in snapshot.evidence}
    documents = {each.id: each for each in snapshot.evidence}
    for cited in snapshot.citations.values():
        for each in cited:
            if document := documents.get(each.evidence):
                version = document.version(each.version)
                wanted[each.evidence, version.number] = version.sha256
    return wanted


def _context(snapshot: Snapshot, documents: tuple[Version, ...], today: dt.date | None) -> tuple[Any, ...]:
    """All that a rule for one question may look at besides its answer."""
    return (
        *(snapshot.year, snapshot.board, snapshot.status, snapshot.deadline, today, documents),
        *(snapshot.evidence, snapshot.decisions, snapshot.previous, snapshot.choices),
    )


def _unread(ground: Ground) -> tuple[int, ...]:
    return tuple(each.id for each in ground.snapshot.evidence if ground.document(each.id) is None)
