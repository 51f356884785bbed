"""Keeps a tiny case of the present schema in `reference/`: run once for every schema that is shipped.

    python tests/store/make_reference.py

Makes `schema-N.auditprep` and `schema-N.sql`. Refuses if they are there: a shipped schema never changes.
"""

from __future__ import annotations

import datetime as dt
import sys
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parents[2]
REFERENCE = Path(__file__).parent / "reference"
PROOF = REFERENCE / "bevis.txt"
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from cases import CORRECTIONS, attach, document, new_case, take_in  # noqa: E402
from with_others import write_with_others  # noqa: E402

from auditprep.model import Decision, EvidenceKind, Understood  # noqa: E402
from auditprep.store import schema  # noqa: E402
from auditprep.store.casefile import CaseFile  # noqa: E402

OFTEN = "och att det som står här står i båda versionerna av protokollet " * 3
ADOPTED = Decision("Nämnden", dt.date(2023, 12, 12), 63, "N 2023/92", "Internkontrollplan", 2, "1")
MINUTES = Understood("Protokoll i december", EvidenceKind.MINUTES, ADOPTED, (ADOPTED,), "2023-12-12")


def sql() -> str:
    """The schema in words, as the test compares it."""
    with closing(schema.in_memory()) as db:
        return "\n\n".join(f"-- {name}\n{made_by}" for name, made_by in schema.described(db).items()) + "\n"


def write_proofs(case: CaseFile) -> None:
    """Minutes in two versions, with their decisions, cited in words; the register; the checklist."""
    for at, text in enumerate(
        ("Nämnden beslutar § 63 att anta planen", "Nämnden beslutar, § 63, att anta planen")
    ):
        minutes = take_in(
            case,
            document(
                "protokoll.pdf", "", f"{text} för året {OFTEN}", printed=(None, "1"), understood=MINUTES
            ),
        )
        assert len(minutes.versions) == at + 1
    case.cite("2.1", minutes.id, "2", "att anta planen")
    case.change_evidence(minutes.id, {"secret": True, "note": "Sekretess", "confirmed": True})
    case.save_decision(Decision("Nämnden", dt.date(2024, 1, 30), 4, "N 2024/7", "Arvoden"), None)
    case.set_checklist(["Protokoll", "Budget"])
    case.settle_line(1, [minutes.id], "", ())
    case.settle_line(2, [], "Finns inte än", ())


def main() -> None:
    number = schema.known()
    words = REFERENCE / f"schema-{number}.sql"
    if words.exists():
        raise SystemExit(f"{words.name} is shipped already: add a migration instead")
    with new_case(REFERENCE / f"schema-{number}.auditprep", corrections=CORRECTIONS) as case:
        case.answer("1.5", {"mark": "Vet ej", "text": "Skrivet i schema", "done": True})
        evidence = attach(case, PROOF, "Beviset")
        case.cite("1.5", evidence.id, "3-6")
        case.answer("2.1", {"evidence": "Bilaga 1"})
        write_proofs(case)
        case.set_days({"meeting": dt.date(2024, 9, 24)})
        write_with_others(case)
    words.write_text(sql(), encoding="utf-8")


if __name__ == "__main__":
    main()
