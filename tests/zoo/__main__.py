"""Shows a form of the zoo: PYTHONPATH=tests:. python -m zoo [NAME [FOLDER]]

Without a name, all names. With one, the truth and what is read otherwise; with a folder, its files are put there.
"""

from __future__ import annotations

import sys
from pathlib import Path

from zoo.catalogue import LEFT_BEHIND, RECIPES, specimen
from zoo.checks import wrongly_filled, wrongly_kept, wrongly_read


def main(args: list[str]) -> int:
    """Writes to stdout; its exit code."""
    if not args:
        return _say([*RECIPES, *LEFT_BEHIND])
    one = specimen(args[0])
    for which, data in (("blank", one.blank), ("filled", one.filled)):
        if len(args) > 1 and data is not None:
            (Path(args[1]) / f"{which}.docx").write_bytes(data)
    wrong = [*wrongly_read(one), *(wrongly_kept(one) if one.blank is None else wrongly_filled(one))]
    return _say([*map(str, one.truth.questions), *wrong])


def _say(lines: list[str]) -> int:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
