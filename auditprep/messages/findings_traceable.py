"""What the rules of the group "traceable" say."""

from __future__ import annotations

from collections.abc import Callable

from auditprep.i18n import _, ngettext
from auditprep.messages.facts import Facts, count_of

SENTENCES: dict[str, Callable[[Facts], str]] = {
    "reference-unattached": lambda facts: _(
        "{meeting}, {paragraphs}: the minutes are not attached. Attach them, or the decision itself."
    ),
    "reference-unattached-meeting": lambda facts: _("{meeting}: the minutes are not attached."),
    "reference-other-body": lambda facts: _(
        "{meeting}, {paragraphs}: the minutes are not attached. Another body decided it, so attach the decision only if the auditors need it."
    ),
    "reference-other-body-meeting": lambda facts: _(
        "{meeting}: the minutes are not attached. Another body met, so attach them only if the auditors need them."
    ),
    "references-unattached": lambda facts: _(
        "The minutes of {count} meetings are not attached: {meetings}. Attach them, or the decisions themselves."
    ),
    "references-other-bodies": lambda facts: _(
        "The minutes of {count} meetings of other bodies are not attached: {meetings}. Attach the decisions only if the auditors need them."
    ),
    "reference-unattached-document": lambda facts: _(
        "{meeting}, {paragraphs}: neither the minutes nor “{document}” are attached. Attach one of them."
    ),
    "reference-unattached-meeting-document": lambda facts: _(
        "{meeting}: neither the minutes nor “{document}” are attached. Attach one of them."
    ),
    "reference-unattached-perhaps": lambda facts: _(
        "{meeting}, {paragraphs}: no minutes were found. They may be “{title}”, which cannot be read."
    ),
    "reference-unattached-meeting-perhaps": lambda facts: _(
        "{meeting}: no minutes were found. They may be “{title}”, which cannot be read."
    ),
    "reference-extract": lambda facts: _(
        "{meeting}, {paragraphs}: only “{title}” is attached of that meeting. Attach the right extract."
    ),
    "references-nothing-attached": lambda facts: _(
        "The answers lean on decisions of {count} meetings, and nothing is attached yet."
    ),
    "paragraph-other-meeting": lambda facts: _(
        "{decision} is not right: § {paragraph} stands in “{title}”. It must be {right}."
    ),
    "paragraph-not-there": lambda facts: _(
        "{decision}: “{title}” has no § {paragraph}. See which § or which day is meant."
    ),
    "paragraph-not-there-but": lambda facts: _(
        "{decision}: “{title}” has no § {paragraph}. {right} is “{matter}”, which must be meant."
    ),
    "paragraph-other-dnr": lambda facts: _(
        "{decision}: the answer says dnr {dnr}, but the minutes have {right} for § {paragraph}."
    ),
    "paragraph-other-matter": lambda facts: _(
        "{decision} is about “{there}”. {right}, “{matter}”, must be meant."
    ),
    "page-missing": lambda facts: _("“{title}” has no page {number}. The last one is {last}."),
    "page-missing-cited": lambda facts: _(
        "The answer cites page {number} of “{title}”, which has {last} pages. Cite the right page."
    ),
    "page-not-numbered": lambda facts: _(
        "No page of “{title}” has the number {number}; the numbers end at {last}. Page {number} of the file has the number {page}."
    ),
    "page-unrelated": lambda facts: _(
        "What is told here does not seem to stand on {where} in “{title}”, but on page {page}. Look whether that one is meant."
    ),
    "figure-not-on-page": lambda facts: _(
        "{figures} does not stand on {where} in “{title}”, but on page {page}. Change the page."
    ),
    "figure-nowhere": lambda facts: _(
        "{figures} stands neither on {where} nor anywhere else in “{title}”. See which is right."
    ),
    "figure-not-in-document": lambda facts: _(
        "{figures} does not stand in “{title}”, which the answer takes it from. See which is right."
    ),
    "figure-counted-otherwise": lambda facts: _(
        "The answer says {words}, but page {page} of “{title}” says {other}. See which is right."
    ),
    "quote-not-found": lambda facts: _("“{quote}” does not stand in “{title}”. Quote it word for word."),
    "quote-other-page": lambda facts: _(
        "“{quote}” does not stand on the cited page of “{title}”, but on page {page}."
    ),
    "document-unattached": lambda facts: ngettext(
        "“{document}” is not attached, though the answer leans on it.",
        "“{document}” is not attached, though {count} answers lean on it.",
        count_of(facts),
    ),
    "document-unattached-perhaps": lambda facts: _(
        "“{document}” was not found among what is attached. It may be “{title}”, which cannot be read."
    ),
    "document-unattached-decided": lambda facts: _(
        "“{title}” has the decision on “{document}”, but the document itself is not attached."
    ),
    "attachment-missing": lambda facts: ngettext(
        "The answer points to {words}, but {count} document is attached. See which one is meant.",
        "The answer points to {words}, but {count} documents are attached. See which one is meant.",
        count_of(facts),
    ),
    "documents-nothing-attached": lambda facts: _(
        "The answers lean on {count} documents, and nothing is attached yet."
    ),
    "document-other-year": lambda facts: ngettext(
        "“{document}” is not attached, though the answer leans on it. Of other years is attached: {attached}.",
        "“{document}” is not attached, though {count} answers lean on it. Of other years is attached: {attached}.",
        count_of(facts),
    ),
    "question-missing": lambda facts: _(
        "The answer refers to question {number}, which the form does not have."
    ),
    "question-itself": lambda facts: _("The answer refers to itself, question {number}."),
    "question-empty": lambda facts: _("The answer refers to question {number}, which has no answer."),
    "question-circle": lambda facts: _(
        "The answer refers to question {number}, which only refers back here. Write the answer in one of them."
    ),
    "question-way": lambda facts: _("Question {number} stands {should}."),
    "document-undecided": lambda facts: _(
        "No answer says when “{document}” was decided. Write the day, the § or the registry number once."
    ),
    "evidence-uncited": lambda facts: _("No answer leans on “{title}”. Cite it, or take it away."),
    "minutes-named": lambda facts: _(
        "{decision} stands in “{title}”, which no answer cites. Cite it, or the minutes do not go along when all is sent."
    ),
    "evidence-scanned": lambda facts: _(
        "“{title}” is scanned and cannot be read, so nothing is checked against it."
    ),
    "evidence-locked": lambda facts: _("“{title}” asks for a password, so nothing is checked against it."),
    "evidence-damaged": lambda facts: _(
        "“{title}” is damaged or empty, so nothing is checked against it. Attach it again."
    ),
    "evidence-opaque": lambda facts: _(
        "“{title}” is a kind of file that is not read, so nothing is checked against it."
    ),
    "evidence-partly-read": lambda facts: _(
        "Only the beginning of “{title}” is read, so the rest is not checked."
    ),
}
RULES: dict[str, tuple[Callable[[], str], Callable[[], str]]] = {
    "reference-unattached": (
        lambda: _("Decision without minutes"),
        lambda: _(
            "Looks for decisions and meetings whose minutes are not attached, told once a meeting. A decision that an attached document says it was adopted by is left alone, and so are meetings to come."
        ),
    ),
    "paragraph-not-in-minutes": (
        lambda: _("§ not as in the minutes"),
        lambda: _(
            "Looks up every § in the attached minutes: the day, the registry number and the matter. Minutes that cannot be read are left alone."
        ),
    ),
    "page-missing": (
        lambda: _("No such page"),
        lambda: _(
            "Looks for pages beyond the end of the document, by the numbers that are printed on its pages. Word documents and mails, whose pages are not certain, are left alone."
        ),
    ),
    "page-unrelated": (
        lambda: _("Page about something else"),
        lambda: _(
            "Looks for cited pages without any of the words, goals and figures of what leans on them, where one other page has them. Where that is not clear, nothing is said."
        ),
    ),
    "figure-not-on-page": (
        lambda: _("Figure not on the page"),
        lambda: _(
            "Looks for amounts, shares and counts in the cited pages, however they are rounded and in tkr or mnkr. Comparisons, and what is reckoned from figures that do stand there, are left alone."
        ),
    ),
    "quote-not-found": (
        lambda: _("Quotation not found"),
        lambda: _(
            "Looks for what is quoted in the cited document. Punctuation, hyphens and what … leaves out do not count, and short quotations are left alone."
        ),
    ),
    "document-unattached": (
        lambda: _("Document not attached"),
        lambda: _(
            "Looks for documents that answers lean on and that are not attached, told once a document. A bilaga of an attached document counts; what is only mentioned, and what the state or a region has written, is left alone."
        ),
    ),
    "document-other-year": (
        lambda: _("Document of another year attached"),
        lambda: _(
            "Looks for documents that are attached, but only of another year than the answers lean on."
        ),
    ),
    "question-reference": (
        lambda: _("Reference to a question"),
        lambda: _(
            "Looks for references to questions that are not there or have no answer, and for “above” and “below” the wrong way round."
        ),
    ),
    "document-undecided": (
        lambda: _("Document without a decision"),
        lambda: _(
            "Looks for budgets, plans, strategies and rules that no answer, no minutes and no attached document tells the decision of. The office’s own documents are left alone."
        ),
    ),
    "evidence-uncited": (
        lambda: _("Evidence that nothing leans on"),
        lambda: _(
            "Looks for attached documents that no answer cites or names. What fulfils a line of the checklist is left alone."
        ),
    ),
    "evidence-unreadable": (
        lambda: _("Evidence that cannot be read"),
        lambda: _("Tells which attached documents cannot be read, and are therefore not checked."),
    ),
}
