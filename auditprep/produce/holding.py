"""What is not secret itself, but has a secret file within it: it must not go out whole."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from auditprep.errors import WorldError
from auditprep.model import Attachment, Evidence, EvidenceFiles, Progress, Snapshot, Version


def holding_secret(
    snapshot: Snapshot, files: EvidenceFiles, sent: Sequence[Attachment]
) -> Generator[Progress, None, frozenset[tuple[int, int]]]:
    """The versions, by evidence and number, of which the file holds, byte for byte, a file that is marked secret: of what
    is `sent` and is not secret itself. Those that a secret file came in are known without a look; this finds a secret
    file that was there already."""
    secret = {
        version.sha256
        for each in (*snapshot.evidence, *snapshot.removed)
        if each.secret
        for version in each.versions or (each.newest,)
    }
    looked_into = [each for each in sent if secret and not each.left_out and not each.evidence.secret]
    found = set()
    for each in looked_into:
        yield Progress(0, len(sent), "pack")
        if _within(each.evidence, each.version, files) & secret:
            found.add((each.evidence.id, each.version.number))
    return frozenset(found)


def _within(evidence: Evidence, version: Version, files: EvidenceFiles) -> frozenset[str]:
    from auditprep.evidence.reading import hashes_within

    try:
        data = files.evidence_bytes(evidence.id, version.number, unlocked=True)
    except WorldError:  # it cannot be read, so it is not sent either
        return frozenset()
    return hashes_within(data, version.file_name)
