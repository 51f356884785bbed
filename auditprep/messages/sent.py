"""What became of an export with attachments: in a line, in figures, and what was left out by name."""

from __future__ import annotations

from auditprep.i18n import _, ngettext
from auditprep.model import Sent


def sent(made: Sent) -> str:
    """What became of an export with attachments, in a line; what lacks, or is worth knowing, is told after it."""
    if not is_whole(made):
        return _("{file} is saved, but something lacks in it:").format(file=made.path.name)
    if made.notices or made.left_out or (made.form and made.form.notices):
        return _("{file} is saved. Worth knowing:").format(file=made.path.name)
    return _("{file} is saved. Nothing lacks in it.").format(file=made.path.name)


def is_whole(made: Sent) -> bool:
    """Whether nothing lacks in what was made, nor any answer in the form that is in it."""
    return not made.is_partial and not (made.form and made.form.not_placed)


def sent_counts(made: Sent) -> tuple[str, ...]:
    """What it holds: "22 answers", "5 attachments", "31 citations", "214 pages"; what it has none of is left out."""
    answers = made.form.given if made.form else 0
    counts = (
        (answers, ngettext("{count} answer", "{count} answers", answers)),
        (len(made.attachments), ngettext("{count} attachment", "{count} attachments", len(made.attachments))),
        (made.citations, ngettext("{count} citation", "{count} citations", made.citations)),
        (made.pages or 0, ngettext("{count} page", "{count} pages", made.pages or 0)),
    )
    return tuple(words.format(count=count) for count, words in counts if count)


def sent_without(made: Sent) -> tuple[str, ...]:
    """What was left out on purpose, by name: a line for each reason."""
    groups = (
        ("secret", _("Left out, secret: {titles}")),
        ("holds-secret", _("Left out, since a secret document is within: {titles}")),
        ("uncited", _("Left out, cited by no answer: {titles}")),
        ("named", _("Left out, named in an answer but not cited: {titles}")),
    )
    lines = []
    for reason, words in groups:
        titles = [left.evidence.title for left in made.left_out if left.left_out == reason]
        if titles:
            lines.append(words.format(titles=", ".join(titles)))
    known = {reason for reason, _words in groups}
    if others := [left.evidence.title for left in made.left_out if left.left_out not in known]:
        lines.append(_("Left out: {titles}").format(titles=", ".join(others)))
    return tuple(lines)
