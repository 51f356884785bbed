"""The bundle that is sent: a ZIP with the filled form, the list of attachments, the attachments, the answers as JSON, a page
that leads from every citation to its file, and the hashes of them all. The same case makes the same bytes.
"""

from __future__ import annotations

import hashlib
import os
import zipfile
import zlib
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from auditprep.errors import FileNotWritable, WorldError
from auditprep.export import bundle_index, json_export, lacks
from auditprep.export.attachments import one_line, rows
from auditprep.export.bundle_index import FOLDER, Index
from auditprep.export.disclosed import MISSING, disclosed, told
from auditprep.export.plain_names import plain, true_name
from auditprep.export.standing import draft_mark, standing
from auditprep.files import digest, take_place, temporary_beside
from auditprep.model import (
    Attachment,
    AttachmentRow,
    EvidenceFiles,
    Notice,
    Progress,
    Receipt,
    Sent,
    Snapshot,
)

LIST_NAME, ANSWERS_NAME, README_NAME = "bilageforteckning.docx", "svar.json", "LAS-MIG.txt"
SUMS_NAME, PARTIAL_NAME = "SHA256SUMS", "PARTIAL.txt"

_TIME = (1980, 1, 1, 0, 0, 0)  # the first that a ZIP knows: the same case is the same bytes whatever the day
_PACKED = frozenset(
    (
        *(".pdf", ".docx", ".docm", ".xlsx", ".xlsm", ".pptx", ".odt", ".ods", ".odp"),
        *(".zip", ".7z", ".gz", ".rar", ".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic"),
        *(".mp3", ".mp4", ".m4a", ".mov", ".msg"),
    )
)
_CHUNK = 1 << 20
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError)
_FILLED = 2  # steps that are done before anything is packed: the form is filled, and read back

MakeList = Callable[[Sequence[AttachmentRow], Sequence[str], Sequence[str], str], bytes]
"""The list of attachments as Word: rows, the lines of its head, sentences about what lacks, and its first line."""


@dataclass(frozen=True, slots=True)
class FilledForm:
    """The form as it is sent: its bytes, how its name must end, and what became of the answers."""

    data: bytes
    suffix: str
    receipt: Receipt


def form_name(snapshot: Snapshot, suffix: str) -> str:
    """The plain name of the filled form: "revisionsunderlag-2024-socialnamnden.docx", or "…-UTKAST.docx" for a draft."""
    year = str(snapshot.year) if snapshot.year else ""
    return plain(f"revisionsunderlag {year} {snapshot.board or ''}") + draft_mark(snapshot) + suffix


_KINDS = {
    "docx": ("revisionsunderlag", ""),
    "pdf": ("revisionsunderlag", ".pdf"),
    "zip": ("revisionsunderlag med bilagor", ".zip"),
    "binder": ("revisionsunderlag parm", ".pdf"),
    "list": ("bilageforteckning", ".docx"),
    "json": ("revisionsunderlag", ".json"),
}


def export_name(snapshot: Snapshot, kind: str) -> str:
    """The plain name of what is made, as `produce.export_name` gives it."""
    first, suffix = _KINDS[kind]
    macros = PurePosixPath(snapshot.form_name).suffix.lower() in (".docm", ".dotm")
    year = str(snapshot.year) if snapshot.year else ""
    name = plain(f"{first} {year} {snapshot.board or ''}")
    return name + draft_mark(snapshot) + (suffix or (".docm" if macros else ".docx"))


def partial_name(to: Path) -> Path:
    """The name that a file gets instead if something lacks in it."""
    return to.with_name(f"{to.stem}-PARTIAL{to.suffix}")


def steps(attachments: Sequence[Attachment]) -> int:
    """How many steps a bundle takes, all told: the form, each attachment, the papers, and the proof."""
    return _FILLED + sum(each.left_out is None for each in attachments) + 2


def write_bundle(
    snapshot: Snapshot,
    form: FilledForm,
    to: Path,
    files: EvidenceFiles,
    attachments: tuple[Attachment, ...],
    make_list: MakeList,
) -> Generator[Progress, None, Sent]:
    """Writes the bundle, one attachment in memory at a time, reads it back, and only then puts it in place. If something
    lacks, it says so in its name and inside. Raises FileNotWritable, DiskFull."""
    packing = _Packing(snapshot, attachments, form, make_list)
    total = steps(attachments)
    with temporary_beside(to) as temporary:
        with temporary.open("xb") as stream:
            with zipfile.ZipFile(stream, "w") as archive:
                for done, _packed in enumerate(packing.pack(archive, files)):
                    yield Progress(_FILLED + done, total, "pack")
            stream.flush()
            os.fsync(stream.fileno())
        yield from _proved(temporary, packing.hashes, to, Progress(total - 1, total, "prove"))
        target = partial_name(to) if packing.lacks else to
        sha256, size = digest(temporary)
        take_place(temporary, target)
    return packing.sent(target, sha256, size)


class _Packing:
    """A bundle being packed: what is in it so far, and what lacks."""

    def __init__(
        self,
        snapshot: Snapshot,
        attachments: tuple[Attachment, ...],
        form: FilledForm,
        make_list: MakeList,
    ) -> None:
        self._case, self._snapshot = snapshot, disclosed(snapshot, attachments)
        self._attachments = attachments
        self._form = form
        self._make_list = make_list
        self._missing: set[int] = set()
        self._quotes: tuple[Notice, ...] = ()
        self.lacks = [*lacks.form_lacks(form.receipt), *lacks.citation_lacks(snapshot)]
        self.hashes: dict[str, str] = {}

    def pack(self, archive: zipfile.ZipFile, files: EvidenceFiles) -> Iterator[Attachment | None]:
        """Packs all of it; yields before each attachment, and before the rest."""
        for attachment in self._attachments:
            if attachment.left_out is None:
                yield attachment
                self._pack_attachment(archive, attachment, files)
        yield None
        self._quotes = lacks.quotes_not_found(self._case, files)
        for name, data in self._papers().items():
            self._add(archive, name, data)
        sums = "".join(f"{sha256}  {name}\n" for name, sha256 in sorted(self.hashes.items()))
        self._add(archive, SUMS_NAME, sums.encode())

    def sent(self, path: Path, sha256: str, size: int) -> Sent:
        """The receipt."""
        sent = tuple(each for each in self._attachments if each.left_out is None and not self._lacks(each))
        return Sent(
            path=path,
            sha256=sha256,
            size=size,
            attachments=sent,
            left_out=tuple(each for each in self._attachments if each.left_out is not None),
            lacks=tuple(self.lacks),
            notices=(
                *self._form.receipt.notices,
                *lacks.worth_a_look(self._case, self._attachments),
                *self._quotes,
            ),
            files=tuple(sorted(self.hashes.items())),
            form=self._form.receipt,
            citations=sum(len(self._case.cited(each.key)) for each in self._case.questionnaire.questions()),
        )

    def _lacks(self, attachment: Attachment) -> bool:
        return attachment.number in self._missing

    def _pack_attachment(
        self, archive: zipfile.ZipFile, attachment: Attachment, files: EvidenceFiles
    ) -> None:
        data = _bytes_of(attachment, files)
        if isinstance(data, Notice):
            self.lacks.append(data)
            self._missing.add(attachment.number)
        else:
            named = replace(attachment, file_name=true_name(attachment.file_name, data))
            self._attachments = tuple(named if each is attachment else each for each in self._attachments)
            self._add(archive, f"{FOLDER}/{named.file_name}", data)

    def _papers(self) -> dict[str, bytes]:
        """All that is not an attachment, but for the hashes."""
        sentences = lacks.for_the_reader(self.lacks, self._case, self._attachments)
        listed = [
            replace(row, left_out=MISSING) if row.number in self._missing else row
            for row in rows(self._case, self._attachments)
        ]
        form = form_name(self._snapshot, self._form.suffix)
        partial = {PARTIAL_NAME: _text(["Det här saknas:", "", *sentences])} if sentences else {}
        what = {
            form: "formuläret med svaren",
            LIST_NAME: "bilageförteckningen",
            ANSWERS_NAME: "svaren som JSON",
        }
        index = Index(self._snapshot, told(self._attachments), listed, tuple(what.items()), sentences)
        return {
            form: self._form.data,
            LIST_NAME: self._make_list(listed, head(self._snapshot), sentences, standing(self._snapshot)),
            ANSWERS_NAME: json_export.to_bytes(json_export.case_json(self._snapshot)),
            bundle_index.NAME: index.to_bytes(),
            README_NAME: _readme(self._snapshot, form, is_partial=bool(sentences)),
            **partial,
        }

    def _add(self, archive: zipfile.ZipFile, name: str, data: bytes) -> None:
        info = zipfile.ZipInfo(name, _TIME)
        is_packed = PurePosixPath(name).suffix in _PACKED
        info.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
        # A file that everybody may read, on Linux too.
        info.create_system, info.external_attr = 3, 0o644 << 16
        archive.writestr(info, data)
        self.hashes[name] = hashlib.sha256(data).hexdigest()


def head(snapshot: Snapshot) -> tuple[str, ...]:
    """The lines under the heading of a list: what form, and whose."""
    title = one_line(snapshot.questionnaire.title)
    return tuple(filter(None, [title, bundle_index.whose(snapshot)]))


def _bytes_of(attachment: Attachment, files: EvidenceFiles) -> bytes | Notice:
    """The file of an attachment, or why it cannot be sent."""
    try:
        data = files.evidence_bytes(attachment.evidence.id, attachment.version.number)
    except WorldError:
        return lacks.file_lacks("attachment-unreadable", attachment)
    if hashlib.sha256(data).hexdigest() != attachment.version.sha256:
        return lacks.file_lacks("attachment-damaged", attachment)
    return data


def _proved(file: Path, hashes: dict[str, str], to: Path, step: Progress) -> Iterator[Progress]:
    """Reads the bundle back, file by file. Raises FileNotWritable where the disk gives back something else."""
    try:
        with zipfile.ZipFile(file) as archive:
            if sorted(archive.namelist()) != sorted(hashes):
                raise zipfile.BadZipFile("other files than were packed")
            for name, wanted in hashes.items():
                if _digest_in(archive, name) != wanted:
                    raise zipfile.BadZipFile(name)
                yield step
    except _BROKEN as error:
        raise FileNotWritable(file=str(to), reason="disk-error") from error


def _digest_in(archive: zipfile.ZipFile, name: str) -> str:
    digested = hashlib.sha256()
    with archive.open(name) as member:
        while chunk := member.read(_CHUNK):
            digested.update(chunk)
    return digested.hexdigest()


def _readme(snapshot: Snapshot, form: str, *, is_partial: bool) -> bytes:
    title = bundle_index.title_of(snapshot)
    partial = [f"OBS: något saknas. Se {PARTIAL_NAME}.", ""] if is_partial else []
    return _text(
        [
            standing(snapshot),
            "",
            *([title, ""] if title else []),
            *partial,
            "Packa upp hela ZIP-filen i en mapp och öppna index.html i en webbläsare. Den visar svaren, och varje",
            "hänvisning leder till sin bilaga och sida. Inget nätverk behövs.",
            "",
            f"{form} är formuläret med svaren.",
            f"{LIST_NAME} är bilageförteckningen.",
            f"Mappen {FOLDER} innehåller bilagorna.",
            f"{ANSWERS_NAME} är svaren som JSON, för arkiv och andra program.",
            f"{SUMS_NAME} är kontrollsummor. Kontrollera filerna med: sha256sum -c {SUMS_NAME}",
        ]
    )


def _text(lines: Sequence[str]) -> bytes:
    """Text as Notepad opens it."""
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")
