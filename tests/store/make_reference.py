"""Keeps a tiny case of the present schema in `reference/`: run once for every schema that is shipped.

    python tests/store/make_reference.py

Makes `schema-N.auditprep` and `schema-N.sql`. Refuses if they are there: a shipped schema never changes.
"""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parents[2]
REFERENCE = Path(__file__).parent / "reference"
PROOF = REFERENCE / "bevis.txt"
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from cases import CORRECTIONS, new_case  # noqa: E402

from auditprep.store import schema  # noqa: E402


def sql() -> str:
    """The schema in words, as the test compares it."""
    with closing(schema.in_memory()) as db:
        return "\n\n".join(f"-- {name}\n{made_by}" for name, made_by in schema.described(db).items()) + "\n"


def main() -> None:
    number = schema.known()
    words = REFERENCE / f"schema-{number}.sql"
    if words.exists():
        raise SystemExit(f"{words.name} is shipped already: add a migration instead")
    with new_case(REFERENCE / f"schema-{number}.auditprep", corrections=CORRECTIONS) as case:
        case.answer("1.5", {"mark": "Vet ej", "text": "Skrivet i schema", "done": True})
        evidence = case.attach(PROOF, "Beviset")
        case.cite("1.5", evidence.id, "3-6")
        case.answer("2.1", {"evidence": "Bilaga 1"})
    words.write_text(sql(), encoding="utf-8")


if __name__ == "__main__":
    main()
