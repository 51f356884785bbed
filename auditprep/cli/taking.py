"""What `handin` and `merge` have in common: whose words stand where both have changed the same."""

from __future__ import annotations

import click

from auditprep.i18n import _
from auditprep.model import MergePlan, Outcome


def take_options() -> tuple[click.Option, click.Option]:
    """--take and --dry-run."""
    return (
        click.Option(
            ["--take"],
            type=click.Choice(["mine", "theirs"]),
            default="mine",
            help=_("Whose words stand where both have changed the same: mine or theirs."),
        ),
        click.Option(["--dry-run", "dry"], is_flag=True, help=_("Only shows what would be taken in.")),
    )


def chosen(plan: MergePlan, take: str) -> dict[tuple[str, str], str]:
    """What is to stand where both have changed the same; what is new is taken unasked."""
    conflicts = plan.of(Outcome.CONFLICT)
    return {(each.question, each.field): each.theirs for each in conflicts} if take == "theirs" else {}
