"""What is told of steps that were undone, and of other copies of a case: notices, as in `notices`."""

from __future__ import annotations

from collections.abc import Callable

from auditprep.i18n import _, ngettext
from auditprep.messages.facts import Facts, count_of

Words = Callable[[Facts], str]

# What was undone


def _undone_before(_facts: Facts) -> str:
    return _("that has been undone already.")


def _not_undone(facts: Facts) -> str:
    sentences = {
        "mark": _("the mark was changed since, and stays."),
        "text": _("the description was changed since, and stays."),
        "evidence": _("the evidence in the form was changed since, and stays."),
        "citation": _("a reference to evidence was changed since, and stays."),
        "document": _("the document “{title}” is in use, and stays."),
        "version": _(
            "the newer version of “{title}” stays. Make it evidence of its own, and take that away, if it is not wanted."
        ),
        "remark": _("the auditors’ remark was changed since, and stays."),
        "decision": _("a decision in the register was changed since, and stays."),
        "line": _("a line of the checklist was changed since, and stays."),
    }
    return sentences.get(str(facts.get("part")), _("something was changed since, and stays."))


# What another copy brings


def _brings_citations(facts: Facts) -> str:
    return _line(ngettext("{count} reference to evidence", "{count} references to evidence", count_of(facts)))


def _brings_decisions(facts: Facts) -> str:
    return _line(
        ngettext("{count} decision in the register", "{count} decisions in the register", count_of(facts))
    )


def _brings_settled(facts: Facts) -> str:
    return _line(
        ngettext(
            "{count} line of the checklist that is settled there",
            "{count} lines of the checklist that are settled there",
            count_of(facts),
        ),
    )


def _brings_remarks(facts: Facts) -> str:
    return _line(
        ngettext("{count} remark of the auditors", "{count} remarks of the auditors", count_of(facts))
    )


def _brings_handouts(facts: Facts) -> str:
    return _line(
        ngettext("{count} sheet out with a colleague", "{count} sheets out with colleagues", count_of(facts)),
    )


def _brings_exports(facts: Facts) -> str:
    return _line(
        ngettext(
            "{count} export that is kept by its SHA-256",
            "{count} exports that are kept by their SHA-256",
            count_of(facts),
        ),
    )


def _brings_choices(facts: Facts) -> str:
    return _line(
        ngettext(
            "{count} pair of questions that was settled there",
            "{count} pairs of questions that were settled there",
            count_of(facts),
        ),
    )


def _brings_confirmed(facts: Facts) -> str:
    return _line(
        ngettext(
            "{count} answer whose words are the same here, but which is called done or not done there",
            "{count} answers whose words are the same here, but which are called done or not done there",
            count_of(facts),
        ),
    )


def _brings_secrets(facts: Facts) -> str:
    return _line(
        ngettext(
            "{count} document that is marked secret there",
            "{count} documents that are marked secret there",
            count_of(facts),
        ),
    )


def _brings_previous(_facts: Facts) -> str:
    return _("the previous year that was chosen there: {name}.")


def _line(words: str) -> str:
    """What comes along, as a line of its own."""
    return f"{words}."


# What is told of another copy, and stays as it is here


def _settled_before(facts: Facts) -> str:
    return ngettext(
        "{count} part differs from the other copy, and was left as yours when that was merged before ({questions}). The history has theirs.",
        "{count} parts differ from the other copy, and were left as yours when that was merged before ({questions}). The history has theirs.",
        count_of(facts),
    )


def _document_gone_here(_facts: Facts) -> str:
    return _("“{title}” was taken away here, and is still in the other copy. It stays away.")


def _document_gone_there(_facts: Facts) -> str:
    return _("“{title}” was taken away in the other copy. It stays here; take it away if that is right.")


def _citation_gone_here(_facts: Facts) -> str:
    return _("the reference to “{title}” was taken away here, and is still in the other copy. It stays away.")


def _citation_gone_there(_facts: Facts) -> str:
    return _("the reference to “{title}” was taken away in the other copy. It stays here.")


def _citation_differs(_facts: Facts) -> str:
    return _("the reference to “{title}” has other pages in the other copy. It stays as it is here.")


def _document_differs(_facts: Facts) -> str:
    return _("“{title}” is described otherwise in the other copy. It stays as it is here.")


def _lines_there(_facts: Facts) -> str:
    return _("these lines of the checklist are only in the other copy, and do not come along: “{text}”.")


def _line_differs(_facts: Facts) -> str:
    return _("“{text}” in the checklist is settled otherwise in the other copy. It stays as it is here.")


def _previous_differs(_facts: Facts) -> str:
    return _("the other copy has another previous year, {name}. The one here stays.")


def _remark_differs(_facts: Facts) -> str:
    return _("the auditors’ remark says something else in the other copy. It stays as it is here.")


def _status_there(facts: Facts) -> str:
    sentences = {
        "draft": _("the other copy is a draft. The status here stays as it is."),
        "ready": _("the other copy is ready for the board. The status here stays as it is."),
        "decided": _("the other copy is decided by the board. The status here stays as it is."),
        "sent": _("the other copy has been sent. The status here stays as it is."),
        "reviewed": _("the other copy has been reviewed. The status here stays as it is."),
    }
    other = _("the other copy has another status. The status here stays as it is.")
    return sentences.get(str(facts.get("status")), other)


# What could not be rescued


def _status_lost(_facts: Facts) -> str:
    return _("some of what was told of the status could not be rescued. Look at the status, and set it anew.")


def _exports_lost(_facts: Facts) -> str:
    return _("some of the list of what was exported could not be rescued.")


def _remarks_lost(_facts: Facts) -> str:
    return _("some of the auditors’ remarks could not be rescued. Write them anew.")


def _previous_lost(_facts: Facts) -> str:
    return _("the previous year could not be rescued. Choose it anew.")


def _not_examined(_facts: Facts) -> str:
    return _("“{title}” could not be read, so nothing is said of it.")


def _accepted_lost(_facts: Facts) -> str:
    return _("Which findings you had accepted could not be read; they are told again.")


def _wanted_lost(_facts: Facts) -> str:
    return _(
        "some of the documents that this year’s answers need could not be rescued. Compare with last year."
    )


def _handouts_lost(_facts: Facts) -> str:
    return _(
        "some of the list of what is out with colleagues could not be rescued. Their sheets can still be read in."
    )


def _steps_lost(_facts: Facts) -> str:
    return _("some of the steps that were made as one could not be rescued, and cannot be undone as one.")


WITH_OTHERS: dict[str, Words] = {
    "undone-before": _undone_before,
    "not-undone": _not_undone,
    "brings-citations": _brings_citations,
    "brings-decisions": _brings_decisions,
    "brings-settled": _brings_settled,
    "brings-remarks": _brings_remarks,
    "brings-handouts": _brings_handouts,
    "brings-exports": _brings_exports,
    "brings-choices": _brings_choices,
    "brings-confirmed": _brings_confirmed,
    "brings-secrets": _brings_secrets,
    "brings-previous": _brings_previous,
    "settled-before": _settled_before,
    "document-gone-here": _document_gone_here,
    "document-gone-there": _document_gone_there,
    "citation-gone-here": _citation_gone_here,
    "citation-gone-there": _citation_gone_there,
    "citation-differs": _citation_differs,
    "document-differs": _document_differs,
    "lines-there": _lines_there,
    "line-differs": _line_differs,
    "previous-differs": _previous_differs,
    "remark-differs": _remark_differs,
    "status-there": _status_there,
    "status-lost": _status_lost,
    "exports-lost": _exports_lost,
    "remarks-lost": _remarks_lost,
    "previous-lost": _previous_lost,
    "not-examined": _not_examined,
    "wanted-lost": _wanted_lost,
    "accepted-lost": _accepted_lost,
    "handouts-lost": _handouts_lost,
    "steps-lost": _steps_lost,
}
