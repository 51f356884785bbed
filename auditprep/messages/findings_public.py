"""What the rules of the group "public" say."""

from __future__ import annotations

from collections.abc import Callable

from auditprep.i18n import _, ngettext
from auditprep.messages.facts import Facts, count_of

SENTENCES: dict[str, Callable[[Facts], str]] = {
    "personal-number": lambda facts: ngettext(
        "{words} is a personal number. Take it out: the answers become public when they are sent.",
        "There are {count} personal numbers, the first {words}. Take them out: the answers become public when they are sent.",
        count_of(facts),
    ),
    "coordination-number": lambda facts: ngettext(
        "{words} is a co-ordination number. Take it out: the answers become public when they are sent.",
        "There are {count} co-ordination numbers, the first {words}. Take them out: the answers become public when they are sent.",
        count_of(facts),
    ),
    "personal-number-in-document": lambda facts: ngettext(
        "“{title}” has a personal number on page {page}. Mark the attachment as secret, or redact it and attach it anew.",
        "“{title}” has {count} personal numbers, the first on page {page}. Mark the attachment as secret, or redact it and attach it anew.",
        count_of(facts),
    ),
    "coordination-number-in-document": lambda facts: ngettext(
        "“{title}” has a co-ordination number on page {page}. Mark the attachment as secret, or redact it and attach it anew.",
        "“{title}” has {count} co-ordination numbers, the first on page {page}. Mark the attachment as secret, or redact it and attach it anew.",
        count_of(facts),
    ),
    "private-mail": lambda facts: _(
        "{words} looks like a private mail address. Write one at work instead, or take it out."
    ),
    "private-phone": lambda facts: _(
        "{words} looks like a private telephone number. Write the switchboard’s instead, or take it out."
    ),
    "private-mail-in-document": lambda facts: ngettext(
        "“{title}” has what looks like a private mail address on page {page}: {words}. Mark the attachment as secret, or redact it and attach it anew.",
        "“{title}” has {count} addresses that look like private ones, the first on page {page}: {words}. Mark the attachment as secret, or redact it and attach it anew.",
        count_of(facts),
    ),
    "private-phone-in-document": lambda facts: ngettext(
        "“{title}” has what looks like a private telephone number on page {page}: {words}. Mark the attachment as secret, or redact it and attach it anew.",
        "“{title}” has {count} telephone numbers that look like private ones, the first on page {page}: {words}. Mark the attachment as secret, or redact it and attach it anew.",
        count_of(facts),
    ),
    "client-words": lambda facts: _(
        "“{words}” seems to tell who a case is about. Such things are secret: write so that nobody can be known."
    ),
    "client-words-in-document": lambda facts: ngettext(
        "“{title}” seems to tell who a case is about, on page {page}: “{words}”. Mark the attachment as secret, or redact it and attach it anew.",
        "“{title}” seems to tell who cases are about in {count} places, the first on page {page}: “{words}”. Mark the attachment as secret, or redact it and attach it anew.",
        count_of(facts),
    ),
}
RULES: dict[str, tuple[Callable[[], str], Callable[[], str]]] = {
    "personal-number": (
        lambda: _("Personal number"),
        lambda: _(
            "Looks for personal numbers and co-ordination numbers, in answers and in attachments that are not secret. Numbers without a right date and check digit are left alone."
        ),
    ),
    "private-contact": (
        lambda: _("Private mail or telephone"),
        lambda: _(
            "Looks for private mail addresses, mobile numbers and telephones at home. Addresses at work and switchboards are left alone."
        ),
    ),
    "client-words": (
        lambda: _("Client named"),
        lambda: _(
            "Looks for words such as LVU, LSS and placement together with a name, initials or a year of birth. General talk of placements, and people at work, are left alone."
        ),
    ),
}
