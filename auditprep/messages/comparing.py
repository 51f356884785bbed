"""What the notices of a comparison say."""

from __future__ import annotations

from collections.abc import Callable

from auditprep.i18n import _, ngettext
from auditprep.messages.facts import Facts, count_of


def _blank(_facts: Facts) -> str:
    return _("“{file}” has no answers in it: it is a blank form.")


def _none_alike(_facts: Facts) -> str:
    return _(
        "no question in {newer} is like one in {older}. Check that both are the same kind of form, in the same language; pair the questions by hand if they belong together after all."
    )


def _doubtful(facts: Facts) -> str:
    return ngettext(
        "{count} pair of questions in {older} and {newer} may belong together. Until somebody says so, the questions are told as new and dropped.",
        "{count} pairs of questions in {older} and {newer} may belong together. Until somebody says so, the questions are told as new and dropped.",
        count_of(facts),
    )


def _older_given_last(_facts: Facts) -> str:
    return _("{older} is told of as what came before {newer}, since it was given first.")


def _secret_unnamed(facts: Facts) -> str:
    return ngettext(
        "{count} document is secret, and is not named.",
        "{count} documents are secret, and are not named.",
        count_of(facts),
    )


COMPARING: dict[str, Callable[[Facts], str]] = {
    "comparison-blank": _blank,
    "comparison-none-alike": _none_alike,
    "comparison-doubtful": _doubtful,
    "comparison-order": _older_given_last,
    "comparison-secret-unnamed": _secret_unnamed,
}
