"""What is out of date in words that were written for another year, and what it may become. Nothing is changed here: the
pieces are pointed out, and the user decides."""

from __future__ import annotations

from collections.abc import Sequence

from auditprep.model import Decision, Stale
from auditprep.prose.document_names import document_names
from auditprep.years.stale_documents import (
    adoptable_documents,
    mark_documents,
    named_documents,
    set_documents_aside,
)
from auditprep.years.stale_figures import mark_figures
from auditprep.years.stale_ground import Ground
from auditprep.years.stale_heads import mark_heads
from auditprep.years.stale_known import KnownHere
from auditprep.years.stale_meetings import mark_meetings
from auditprep.years.stale_outcomes import mark_earlier_years
from auditprep.years.stale_periods import mark_periods
from auditprep.years.stale_protected import keep_addresses_and_laws
from auditprep.years.stale_tables import mark_tables
from auditprep.years.stale_years import mark_days, mark_months, mark_years


def stale(
    text: str,
    then: int,
    now: int,
    decisions: Sequence[Decision] = (),
    titles: Sequence[str] = (),
    known: Sequence[Decision] = (),
) -> tuple[Stale, ...]:
    """The pieces of a text, written for the year `then`, that are out of date in the year `now`, or may be; in order, and
    none over another. `decisions` is this year's register, and `titles` what this year's documents are called: both give
    proposals. What is among these decisions, or those that are `known` besides, is not out of date, of
    whatever year it is. `then` itself is proposed to be `now` only where the words plainly speak of the year that runs. Years before
    `then` are history: a proposal for one is only made where a day of the autumn before adopted what is for `then`, and the
    register has this year's, and in the head of a table, whose columns move together. Nothing where `now` is not later."""
    if now <= then:
        return ()
    ground = Ground(text, then, now)
    keep_addresses_and_laws(ground)
    names = document_names(text)
    documents = named_documents(ground, names)
    adoptable = adoptable_documents(ground, names)
    set_documents_aside(ground, names)
    mark_heads(ground, names)
    mark_meetings(ground, adoptable, decisions, KnownHere((*decisions, *known)))
    mark_figures(ground)
    mark_tables(ground)
    mark_periods(ground, names, documents)
    mark_documents(ground, documents, titles)
    mark_days(ground)
    mark_months(ground, adoptable)
    mark_years(ground)
    mark_earlier_years(ground)
    return ground.found()
