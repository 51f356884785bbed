"""Reads a form, and fills it in if told so; says how much of a processor's time each took, in JSON. `bench.forms` runs it as a program.

python -m bench.answering FORM.docx QUESTIONS [fill]
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from auditprep.model import Answer, Question
from auditprep.wordform.reader import read_form
from auditprep.wordform.writer import fill_form


def main(argv: list[str]) -> int:
    """Exit code 1 where not every question was read, or not every answer placed: then the times mean nothing."""
    file, count, *fill = argv
    data, name = Path(file).read_bytes(), Path(file).name
    start = time.process_time()
    form = read_form(data, name)
    read = time.process_time()
    steps, done = {"read": read - start}, form.count
    if fill:
        answers = {question.key: _answer(question) for question in form.questions()}
        read = time.process_time()
        done = len(fill_form(data, name, form, answers).receipt.placed)
        steps["fill"] = time.process_time() - read
    print(json.dumps(steps))
    if done != int(count):
        print(f"{name}: only {done} questions", file=sys.stderr)
    return int(done != int(count))


def _answer(question: Question) -> Answer:
    mark = question.options[0] if question.options else None
    return Answer(mark, f"Svar på {question.key}: beslutat den **3 mars**.\n\nFöljs upp i maj.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
