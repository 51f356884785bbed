"""Documents of last year that this year's answer needs one of its own for."""

from __future__ import annotations

from dataclasses import dataclass

from auditprep.i18n import _
from auditprep.model import Evidence, Snapshot, Wanted
from ui.models.cited import name_of

_MOST = 5  # likely ones that are proposed


@dataclass(frozen=True, slots=True)
class Wish:
    """A document that is wanted; `likely` are those of this year that it may be, best first."""

    wanted: Wanted
    likely: tuple[Evidence, ...] = ()

    @property
    def then(self) -> str:
        """What last year's answer leaned on."""
        return " ".join(self.wanted.then.title.split())

    @property
    def words(self) -> str:
        if self.likely:
            return _("{then} → {now}").format(then=self.then, now=name_of(self.likely[0]))
        return _("This year’s document is missing: {then}").format(then=self.then)

    @property
    def said(self) -> str:
        """The same for those who hear it."""
        if not self.likely:
            return self.words
        return _("Instead of {then}: perhaps {now}").format(then=self.then, now=name_of(self.likely[0]))

    @property
    def tip(self) -> str:
        """What exactly last year's answer leaned on, a line each."""
        then = self.wanted.then
        pages = _(", p. {pages}").format(pages=then.printed) if then.printed else ""
        quote = " ".join(then.quote.split())
        leaned = _("Last year’s answer leaned on {document}").format(document=self.then + pages)
        return "\n".join(filter(None, [leaned, _("“{words}”").format(words=quote) if quote else ""]))


def wishes(snapshot: Snapshot, key: str) -> tuple[Wish, ...]:
    """What the answer to this question still needs, in the case's order."""
    here = {document.id: document for document in snapshot.evidence}
    return tuple(
        Wish(wanted, tuple(here[id] for id in wanted.likely if id in here)[:_MOST])
        for wanted in snapshot.wanted
        if wanted.question == key
    )
