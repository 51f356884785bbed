"""The page of a bundle that leads from every citation to its file and page: one HTML file that needs no network, no scripts
and no other file to look right. Its words are Swedish, whatever language the window speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from auditprep.export.attachments import (
    by_citation,
    cited_version,
    one_line,
)
from auditprep.export.disclosed import HOLDS_SECRET, INSIDE, MISSING, SECRET
from auditprep.export.html import element, escaped, paragraphs, rich_text
from auditprep.export.index_style import STYLE
from auditprep.export.lacks import asks_for_password
from auditprep.export.standing import standing
from auditprep.model import (
    BETWEEN_MARKS,
    Attachment,
    AttachmentRow,
    Citation,
    Kind,
    Question,
    Section,
    Snapshot,
)
from auditprep.prose.citing import PAGES
from auditprep.prose.pages import pages_list, pages_of, printed

FOLDER = "bilagor"
NAME = "index.html"

_OPENS_AT_A_PAGE = ".pdf"
_GROUP = 8
_COLUMNS = ("Bilaga", "Titel", "Beslut", "Dnr", "Sidor", "Hänvisningar från", "SHA-256")


@dataclass(frozen=True)
class Index:
    """What the page tells. `rows` are of the `attachments`, in the same order; a row says "missing" where the file did not
    come along. `files` are the other files beside the page, each with what it is; `lacks` are sentences."""

    snapshot: Snapshot
    attachments: Sequence[Attachment]
    rows: Sequence[AttachmentRow]
    files: Sequence[tuple[str, str]]
    lacks: Sequence[str] = ()

    def to_bytes(self) -> bytes:
        """The page, in UTF-8."""
        return _Page(self).html().encode()


def title_of(snapshot: Snapshot) -> str:
    """What the case is called: its form's title, and whose it is; a year that the title has is not said twice."""
    title = one_line(snapshot.questionnaire.title)
    board = one_line(snapshot.board or "")
    owner = board if str(snapshot.year) in title else whose(snapshot)
    return " – ".join(filter(None, [title, owner]))


def whose(snapshot: Snapshot) -> str:
    """The board and the year, as far as they are known."""
    year = str(snapshot.year) if snapshot.year else ""
    return " ".join(filter(None, [one_line(snapshot.board or ""), year]))


class _Page:
    def __init__(self, index: Index) -> None:
        self._index = index
        self._snapshot = index.snapshot
        self._attachments = by_citation(index.attachments)
        self._of_row = dict(zip(index.rows, index.attachments, strict=True))
        self._rows = {row.number: row for row in index.rows}
        questions = self._snapshot.questionnaire.questions()
        self._anchors = {each.key: f"fraga-{place}" for place, each in enumerate(questions, 1)}

    def html(self) -> str:
        title = escaped(title_of(self._snapshot) or "Revisionsunderlag")
        head = (
            '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
            f'<meta name="referrer" content="no-referrer"><title>{title}</title><style>{STYLE}</style>'
        )
        skip = element("a", "Till svaren", class_="skip", href="#svar")
        body = f"{skip}{self._header()}{element('main', self._main())}{self._footer()}"
        return f'<!DOCTYPE html>\n<html lang="sv"><head>{head}</head><body>{body}</body></html>\n'

    def _header(self) -> str:
        title = self._snapshot.questionnaire.title or "Revisionsunderlag"
        parts = [element("p", escaped(standing(self._snapshot)), class_="standing")]
        parts.append(element("h1", escaped(one_line(title))))
        if whose(self._snapshot):
            parts.append(element("p", escaped(whose(self._snapshot)), class_="whose"))
        return element("header", "".join([*parts, self._partial(), self._contents()]))

    def _partial(self) -> str:
        if not self._index.lacks:
            return ""
        text = element("h2", "Ofullständigt (PARTIAL)", id="saknas") + element("p", "Det här saknas:")
        lacks = "".join(element("li", escaped(each)) for each in self._index.lacks)
        return element("section", text + element("ul", lacks), class_="partial", aria_labelledby="saknas")

    def _contents(self) -> str:
        links = [
            (f"#avsnitt-{place}", _section_title(section))
            for place, section in enumerate(self._snapshot.questionnaire.sections, 1)
        ]
        links += [("#bilagor", "Bilageförteckning"), ("#filer", "Filer")]
        items = "".join(element("li", element("a", escaped(words), href=to)) for to, words in links)
        return element("nav", element("ul", items), aria_label="Innehåll")

    def _main(self) -> str:
        sections = enumerate(self._snapshot.questionnaire.sections, 1)
        answers = "".join(self._section(place, section) for place, section in sections)
        return element("div", answers, id="svar") + self._list() + self._files()

    # Answers

    def _section(self, place: int, section: Section) -> str:
        heading = element("h2", escaped(_section_title(section)), id=f"avsnitt-{place}")
        return element("section", heading + "".join(map(self._question, section.questions)))

    def _question(self, question: Question) -> str:
        number = f"{question.number} " if question.number else ""
        parts = [element("h3", escaped(one_line(number + question.text)))]
        if question.guidance:
            parts.append(element("div", paragraphs(question.guidance), class_="guidance"))
        parts += [self._answer(question), self._citations(question)]
        return element("article", "".join(parts), id=self._anchors[question.key])

    def _answer(self, question: Question) -> str:
        answer = self._snapshot.answer(question.key)
        if answer.is_empty:
            return element("p", "Obesvarad", class_="none")
        parts = []
        if answer.mark:
            parts.append(_fact("Svar:", answer.mark.replace(BETWEEN_MARKS, ", ")))
        elif question.kind is Kind.CHOICE:
            parts.append(_fact("Svar:", "inget kryss"))
        parts.append(element("div", rich_text(answer.text), class_="text") if answer.text else "")
        if answer.evidence:
            parts.append(element("p", "Underlag enligt svaret:", class_="label") + rich_text(answer.evidence))
        return "".join(parts)

    def _citations(self, question: Question) -> str:
        cited = self._snapshot.cited(question.key)
        if not cited:
            return ""
        label = element("p", "Bilagor:", class_="label")
        items = "".join(element("li", each) for each in dict.fromkeys(map(self._citation, cited)))
        return label + element("ul", items, class_="cited")

    def _citation(self, citation: Citation) -> str:
        meant = cited_version(self._snapshot, citation)
        attachment = self._attachments.get(meant) if meant else None
        if attachment is None:
            return "Hänvisning till ett dokument som inte längre finns i underlaget"
        row = self._rows[attachment.number]
        name = f"Bilaga {row.number}"
        if row.left_out in (SECRET, HOLDS_SECRET):
            return escaped(f"{name}: {row.title}")
        quote = element("blockquote", escaped(citation.quote)) if citation.quote.strip() else ""
        if row.left_out == MISSING:
            return escaped(f"{name}: {row.title} (filen saknas)") + quote
        older = " (äldre version)" if _is_older(attachment) else ""
        return _links(attachment, row, citation) + older + quote

    # The list of attachments

    def _list(self) -> str:
        parts = [element("h2", "Bilageförteckning", id="bilagor")]
        sent = [each for each in self._index.rows if each.left_out in (None, MISSING)]
        parts.append(self._table("Bilagor", sent) if sent else element("p", "Inga bilagor följer med."))
        return element("section", "".join([*parts, *self._secret()]))

    def _secret(self) -> Iterator[str]:
        rows = [each for each in self._index.rows if each.left_out in (SECRET, HOLDS_SECRET)]
        if rows:
            yield element("h3", "Lämnas inte ut")
            items = (element("li", escaped(f"Bilaga {each.number}: {each.title}")) for each in rows)
            yield element("ul", "".join(items))

    def _table(self, name: str, rows: Iterable[AttachmentRow]) -> str:
        head = element("tr", "".join(element("th", title, scope="col") for title in _COLUMNS))
        body = "".join(element("tr", "".join(self._cells(row))) for row in rows)
        table = element("thead", head) + element("tbody", body)
        return element("div", element("table", table, aria_label=name), class_="wide")

    def _cells(self, row: AttachmentRow) -> Iterator[str]:
        cells = {
            "Bilaga": str(row.number),
            "Titel": self._title(row) + self._about(row),
            "Beslut": escaped(row.decision),
            "Dnr": escaped(row.dnr),
            "Sidor": escaped(row.pages) or ("hela" if row.questions else ""),
            "Hänvisningar från": self._questions_of(row),
            "SHA-256": _hash(row.sha256),
        }
        first, *others = _COLUMNS
        yield element("th", cells[first], scope="row")
        yield from (element("td", cells[each] or "–") for each in others)

    def _title(self, row: AttachmentRow) -> str:
        if row.left_out == MISSING:
            return escaped(f"{row.title} (filen saknas)")
        return element("a", escaped(row.title), href=f"{FOLDER}/{self._of_row[row].file_name}")

    def _about(self, row: AttachmentRow) -> str:
        """That it asks for a password, and which files are attached to it."""
        locked = not row.left_out and asks_for_password(self._of_row[row].version)
        lines = ["Öppnas med lösenord."] if locked else []
        lines += ["Äldre version; det finns en nyare."] if _is_older(self._of_row[row]) else []
        lines += [INSIDE, *row.inside] if row.inside else []
        return "".join(f"<br>{escaped(each)}" for each in lines)

    def _questions_of(self, row: AttachmentRow) -> str:
        keys = dict.fromkeys(place.question for place in self._of_row[row].cited)
        questions = [self._snapshot.questionnaire.question(key) for key in keys]
        return ", ".join(
            element("a", escaped(each.label), href=f"#{self._anchors[each.key]}")
            for each in questions
            if each
        )

    # The other files

    def _files(self) -> str:
        items = "".join(
            element("li", f"{element('a', escaped(name), href=name)}: {escaped(what)}")
            for name, what in self._index.files
        )
        return element("section", element("h2", "Filer", id="filer") + element("ul", items))

    def _footer(self) -> str:
        words = "Sidan är gjord med auditprep. Filerna kan kontrolleras mot SHA256SUMS."
        return element("footer", element("p", words))


def _is_older(attachment: Attachment) -> bool:
    return attachment.version.number != attachment.evidence.newest.number


def _links(attachment: Attachment, row: AttachmentRow, citation: Citation) -> str:
    """A link to the file at the first page cited, and one to each other stretch of pages."""
    target = f"{FOLDER}/{attachment.file_name}"
    name = f"Bilaga {row.number}: {row.title}"
    pages = pages_list(citation.pages)
    if not pages:
        more = f", {one_line(citation.pages)}" if citation.pages else ""
        return element("a", escaped(name + more), href=target)
    first, *others = (part.strip() for part in pages_of(pages).split(","))
    words = f"{name}, {PAGES} {printed(first, attachment.version.printed)}"
    links = [element("a", escaped(words), href=_at_page(target, first))]
    links += [
        element(
            "a",
            escaped(printed(each, attachment.version.printed) or each),
            href=_at_page(target, each),
            title=f"{name}, {PAGES} {printed(each, attachment.version.printed)}",
        )
        for each in others
    ]
    return ", ".join(links)


def _at_page(target: str, pages: str) -> str:
    """Programs that show PDF open a link at the page of the file that it ends with."""
    return f"{target}#page={pages.split('-')[0]}" if target.endswith(_OPENS_AT_A_PAGE) else target


def _fact(label: str, words: str) -> str:
    return element("p", f"{element('span', label, class_='label')} {element('strong', escaped(words))}")


def _hash(sha256: str) -> str:
    """In pieces that may be broken between; copied, it is whole."""
    pieces = [sha256[at : at + _GROUP] for at in range(0, len(sha256), _GROUP)]
    return element("code", "<wbr>".join(map(escaped, pieces)))


def _section_title(section: Section) -> str:
    return " ".join(filter(None, [section.number, one_line(section.title)])) or "Frågor"
