"""A .docx as a package of parts (OPC): opened as hostile input, written back with every untouched part as it was.

Nothing is ever fetched: what a form names outside itself (its template, linked pictures, other documents) is only
an address. Format: ECMA-376 part 2.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from lxml import etree

from auditprep.errors import BrokenForm, FormError, FormTooBig, FormTooDeep, NotAWordFile
from auditprep.untrusted import XmlRefused, XmlTooBig, XmlTooDeep, as_utf8
from auditprep.wordform import splice
from auditprep.wordform.archive import Archive
from auditprep.wordform.kinds import package_without_form, refuse_other_kinds
from auditprep.wordform.splice import Splice
from auditprep.wordform.xml import LIMITS, as_strict, as_transitional, parse_xml, refuse_too_deep

_TYPES = "[Content_Types].xml"
_XML = (".xml", ".rels")
_MAIN, _USUAL_MAIN = "/officeDocument", "word/document.xml"
_STRICT = "http://purl.oclc.org/ooxml/"
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_WITH_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
_TEMPLATES = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": _DOCUMENT,
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml": _WITH_MACROS,
}
_WORD_TYPES = {_DOCUMENT, _WITH_MACROS, *_TEMPLATES}


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation from one part to another, or to the world outside."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of a Word file. `name` is the file's name, for errors; `main` the name of the main part."""

    def __init__(self, data: bytes, name: str) -> None:
        """Raises FormError: what the file is instead of a Word form, or what is wrong with it."""
        self.name = name
        refuse_other_kinds(data, name)
        self._archive = Archive(data, name)
        self._names = {each.lower(): each for each in reversed(self._archive.names())}
        self._parts: dict[str, bytes] = {}
        self._relations: dict[str, dict[str, Relation]] = {}
        self._strict = False
        self.main = self._find_main()

    @property
    def suffix(self) -> str:
        """How the name of this form, filled in, must end for Word to open it: ".docx", or ".docm" with macros."""
        kind = self._type_of(self.main)
        return ".docm" if _TEMPLATES.get(kind, kind) == _WITH_MACROS else ".docx"

    def part(self, name: str) -> bytes | None:
        """The bytes of a part, or None where there is none; XML always in UTF-8, and in the names that Word uses
        unless told to be strict. Raises BrokenForm, FormTooBig, ProtectedFile."""
        member = self._member(name)
        if member is None:
            return None
        if member not in self._parts:
            self._parts[member] = (
                self._read_xml(member) if self._is_xml(member) else self._archive.read(member)
            )
        return self._parts[member]

    def tree(self, name: str) -> etree._Element | None:
        """The tree of a part, a new one each time, or None where there is none. Raises BrokenForm, FormTooBig,
        FormTooDeep, ProtectedFile."""
        data = self.part(name)
        if data is None:
            return None
        try:
            root = parse_xml(data)
            refuse_too_deep(root)
            return root
        except XmlRefused as error:
            raise self._refused(name, error) from error

    def relations(self, part: str) -> dict[str, Relation]:
        """The relations of a part, by id."""
        if part not in self._relations:
            root = self.tree(self.relations_part(part))
            self._relations[part] = {
                node.get("Id", ""): Relation(
                    node.get("Type", ""), node.get("Target", ""), node.get("TargetMode") == "External"
                )
                for node in (() if root is None else root)
            }
        return self._relations[part]

    @staticmethod
    def relations_part(part: str) -> str:
        """The name of the part that holds another part's relations."""
        folder, file = posixpath.split(part)
        return posixpath.join(folder, "_rels", f"{file}.rels")

    def related(self, kind: str) -> str | None:
        """The name of the part that the main part calls its `kind` ("styles", "numbering"); None if it is not there."""
        return self._related(self.main, f"/{kind}")

    def resolved(self, target: str) -> str:
        """The name of the part that a relation of the main part leads to."""
        return _resolve(self.main, target)

    def with_parts(self, changed: Mapping[str, bytes]) -> bytes:
        """The package with these parts changed or added; every other member is carried over byte for byte. A template
        becomes a document: Word makes a new, unnamed one of a template, and opens none that is called .docx."""
        types = changed.get(_TYPES) or self.part(_TYPES) or b""
        as_document = _as_document(types)
        written = {**changed, **({} if as_document == types else {_TYPES: as_document})}
        return self._archive.rewritten(
            {self._member(name) or name: self._own_words(name, data) for name, data in written.items()}
        )

    def _member(self, name: str) -> str | None:
        """The name as the archive writes it: upper and lower case are the same to Word."""
        return self._names.get(name.lower())

    def _read_xml(self, member: str) -> bytes:
        if self._archive.size(member) > LIMITS.bytes:
            raise FormTooBig(file=self.name, limit=LIMITS.bytes)
        try:
            data = as_utf8(self._archive.read(member))
        except XmlRefused as error:
            raise self._refused(member, error) from error
        return as_transitional(data) if self._strict else data

    def _own_words(self, name: str, data: bytes) -> bytes:
        return as_strict(data) if self._strict and self._is_xml(name) else data

    def _refused(self, part: str, error: XmlRefused) -> FormError:
        if isinstance(error, XmlTooBig):
            return FormTooBig(file=self.name, **({"limit": error.limit} if error.limit else {}))
        return (FormTooDeep if isinstance(error, XmlTooDeep) else BrokenForm)(file=self.name, part=part)

    def _find_main(self) -> str:
        """The name of the main document part. Raises where this is no Word package."""
        main = self._related("", _MAIN) or self._member(_USUAL_MAIN)
        if main is None or self._type_of(main) not in _WORD_TYPES:
            mimetype = self.part("mimetype") or b""
            other = package_without_form(self._archive.names(), mimetype, self.name)
            if other is not None:
                raise other
        if main is None:
            is_word = any(name.startswith("word/") for name in self._names)
            raise BrokenForm(file=self.name, part=_USUAL_MAIN) if is_word else NotAWordFile(file=self.name)
        if not self._types:
            raise BrokenForm(file=self.name, part=_TYPES)
        root = self.relations("").values()
        self._strict = any(
            relation.kind == f"{_STRICT}officeDocument/relationships{_MAIN}" for relation in root
        )
        return main

    def _related(self, part: str, kind: str) -> str | None:
        """The name of the part that another part calls its `kind`, if it is there."""
        targets = (
            self._member(_resolve(part, relation.target))
            for relation in self.relations(part).values()
            if relation.kind.endswith(kind) and not relation.external
        )
        return next(filter(None, targets), None)

    @cached_property
    def _types(self) -> dict[str, str]:
        """The type of each part, by "/name" or by ".suffix", in lower case."""
        root = self.tree(_TYPES)
        return {
            (node.get("PartName") or f".{node.get('Extension', '')}").lower(): node.get("ContentType", "")
            for node in (() if root is None else root)
        }

    def _is_xml(self, part: str) -> bool:
        return part.lower().endswith(_XML) or self._type_of(part).endswith("+xml")

    def _type_of(self, part: str) -> str:
        suffix = posixpath.splitext(part)[1].lower()
        return self._types.get(f"/{part.lower()}", self._types.get(suffix, ""))


def _as_document(types: bytes) -> bytes:
    """[Content_Types].xml where what was a template is a document."""
    if not types:
        return types
    root = parse_xml(types)
    cuts = []
    for place, node in enumerate(root):
        kind = _TEMPLATES.get(node.get("ContentType", ""))
        if kind:
            node.set("ContentType", kind)
            cuts.append(Splice((), place, place + 1, (node,)))
    return splice.apply(types, root, cuts)


def _resolve(part: str, target: str) -> str:
    """The name of the part that `target`, seen from `part`, means."""
    target = unquote(target.partition("#")[0]).replace("\\", "/")
    if target.startswith("/"):
        return posixpath.normpath(target).lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
