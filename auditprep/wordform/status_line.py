"""The line at the top of a filled form that says how far it has come: a draft, or what the board has decided. It is ours: it
is written anew each time, and skipped when the form is read."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from auditprep.wordform import splice
from auditprep.wordform.appended import STATUS, status_line
from auditprep.wordform.document import open_document
from auditprep.wordform.splice import Splice, path_of
from auditprep.wordform.writer import Filled, free_id, from_body
from auditprep.wordform.xml import W, escaped, parse_xml, qn


def with_status_line(filled: Filled, name: str, words: str) -> Filled:
    """The filled form with these words as its first line, in the place of those that are there already. `name` is the form's,
    for errors. Raises FormError."""
    document = open_document(filled.data, name)
    body, ours = document.body, status_line(document.body)
    at = 0 if ours is None else list(body).index(ours)
    change = Splice(path_of(body), at, at + (ours is not None), (_paragraph(document.root, words),))
    changed = splice.apply(document.xml, document.root, [change])
    data = document.package.with_parts({document.package.main: changed})
    return replace(filled, data=data, splices=(*filled.splices, *from_body([change])))


def _paragraph(root: etree._Element, words: str) -> etree._Element:
    """A paragraph of its own look, whatever the form's is, with a bookmark that it is known again by."""
    id_ = free_id({each.get(qn("w:id"), "") for each in root.iter(qn("w:bookmarkStart"))})
    look = '<w:pPr><w:keepNext/><w:spacing w:before="0" w:after="160"/><w:ind w:left="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>'
    letters = '<w:rPr><w:b/><w:sz w:val="22"/><w:lang w:val="sv-SE"/></w:rPr>'
    return parse_xml(
        f'<w:p xmlns:w="{W}">{look}<w:bookmarkStart w:id="{id_}" w:name="{STATUS}"/>'
        f'<w:r>{letters}<w:t xml:space="preserve">{escaped(words)}</w:t></w:r><w:bookmarkEnd w:id="{id_}"/></w:p>'.encode()
    )
