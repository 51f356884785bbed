"""`auditprep merge`: another copy of the same case, changed apart, becomes one with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from auditprep import messages, produce
from auditprep.case import Case
from auditprep.cli.console import print_json, print_lines, say
from auditprep.cli.frame import Command, file_argument, json_flag
from auditprep.cli.merge_listing import left_lines, merged_line, plan_lines
from auditprep.cli.taking import chosen, take_options
from auditprep.i18n import _
from auditprep.model import Merged, MergePlan, Outcome


def merge_command() -> Command:
    return Command(
        "merge",
        _merge,
        file_argument("case", _("CASE")),
        file_argument("other", _("OTHER")),
        *take_options(),
        json_flag(),
        help=_("Takes in what another copy of the same case has, and leaves that copy as it is."),
    )


def _merge(case: Path, other: Path, take: str, dry: bool, as_json: bool) -> None:
    with Case.open(case, read_only=dry) as opened:
        plan = opened.plan_merge(other)
        merged = None if dry else opened.take_merge(plan, chosen(plan, take))
        entries = opened.changes() if merged is not None else ()
    if as_json:
        print_json(produce.plan_json(plan, merged))
        return
    print_lines(_lines(plan, merged, take))
    if merged is not None:
        again = _("all: `auditprep history --undo {step}`, and merge again with `--take theirs`")
        print_lines(left_lines(entries, plan, merged, again.format(step=merged.step)))
    for each in plan.notices:
        say(messages.notice(each))


def _lines(plan: MergePlan, merged: Merged | None, take: str) -> Iterator[str]:
    brings = bool(plan.evidence or plan.more)
    if not brings or plan.of(Outcome.NEW) or plan.of(Outcome.CONFLICT):
        yield from plan_lines(plan, theirs=take == "theirs")
    if plan.evidence:
        yield _("Documents that come along: {titles}").format(titles=", ".join(plan.evidence))
    if plan.more:
        yield _("Comes along besides:")
        yield from (f"  {each}" for each in plan.more)
    if merged is None:
        return
    if merged.questions or not merged.step:
        yield merged_line(merged)
    if merged.step:
        yield _("`auditprep history --undo {step}` takes this back.").format(step=merged.step)
