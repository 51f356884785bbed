"""What of a year that was read from a Word form is in none of its answers, told beside what is printed."""

from __future__ import annotations

from auditprep import messages
from auditprep.cli.console import say
from auditprep.model import Submission


def say_left_out(submission: Submission) -> None:
    """How much, and each of it; nothing where all is in the answers."""
    if words := messages.left_out(submission):
        say(words)
        for piece in messages.left_out_pieces(submission):
            say(f"  {' '.join(piece.split())}")
