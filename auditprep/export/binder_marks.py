"""Where everything is in a binder, and the marks that lead there: stamps, bookmarks and page labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pikepdf import Array, Dictionary, Name, NumberTree, Pdf, String

from auditprep.export import binder_sheets, pdf_words, stamps
from auditprep.export.answers_part import bookmarks
from auditprep.export.binder_pages import HIDDEN_LAYER
from auditprep.export.binder_sources import Source
from auditprep.export.pdf_finish import Bookmark, set_bookmarks
from auditprep.export.pdf_flow import Pages, Spot
from auditprep.export.pdf_text import Pen
from auditprep.model import Snapshot
from auditprep.prose.citing import PAGES
from auditprep.prose.pages import pages_list, printed


class Map:
    """Which page of the binder everything is on, counted from 0: the answers, then for each attachment its sheet and its
    pages."""

    def __init__(self, answers: Pages, sheets: Pages | None, sources: Sequence[Source]) -> None:
        self.answers, self._sheets = answers, sheets
        self._sources = {each.number: each for each in sources}
        self._order = [each.number for each in sources]
        self._sheet: dict[int, int] = {}
        at = answers.count
        for each in sources:
            self._sheet[each.number] = at
            first, last = self.sheet_pages(each.number)
            at += last - first + (each.pages if each.file else 0)
        self.count = at

    def sheet_pages(self, number: int) -> tuple[int, int]:
        """The first page of what was set for an attachment, and the one after its last, in the PDF of such sheets."""
        assert self._sheets
        after = self._order[self._order.index(number) + 1 :]
        last = self._sheets.spots[binder_sheets.sheet_place(after[0])].page if after else self._sheets.count
        return self._sheets.spots[binder_sheets.sheet_place(number)].page, last

    def sheet(self, number: int) -> int:
        """The sheet before an attachment."""
        return self._sheet[number]

    def pages(self, number: int, page: int) -> range:
        """The pages of the binder that a page of an attachment's file is on; it is one, unless it is text that was set.
        Only for a page that its source `shows`."""
        source = self._sources[number]
        if source.file:
            first, last = self.sheet_pages(number)
            start = self._sheet[number] + (last - first) + page - 1
            return range(start, start + 1)
        after = next((each for each, _text in source.texts if each > page), source.pages + 1)
        return range(self._text_page(number, page), self._text_page(number, after))

    def spot(self, place: str) -> Spot | None:
        """Where a place is that a link leads to; None if there is none."""
        kind, _, rest = place.partition("/")
        if kind == "attachment":
            number, _, pages = rest.partition("/")
            return self._cited(int(number), pages)
        if kind == "sheet" and rest.isdecimal():
            return Spot(self._sheet[int(rest)])
        return self.answers.spots.get(place)

    def own_pages(self) -> Iterator[int]:
        """The pages that we have set."""
        yield from range(self.answers.count)
        for number in self._order:
            first, last = self.sheet_pages(number)
            yield from range(self._sheet[number], self._sheet[number] + last - first)

    def _cited(self, number: int, pages: str) -> Spot:
        """The first of the cited pages that there is; the sheet where none is, or all of it is meant."""
        source = self._sources[number]
        there = [page for page in pages_list(pages) if source.shows(page)]
        return Spot(self.pages(number, there[0])[0] if there else self._sheet[number])

    def _text_page(self, number: int, page: int) -> int:
        assert self._sheets
        first, last = self.sheet_pages(number)
        spot = self._sheets.spots.get(binder_sheets.text_place(number, page))
        return self._sheet[number] + (spot.page if spot else last) - first


def stamp_pages(pdf: Pdf, snapshot: Snapshot, sources: Sequence[Source], where: Map) -> list[str]:
    """Stamps each page that an answer cites, once, with all who cite it. Gives the words of the stamps that could not
    be put, since their page is broken."""
    labels = {each.key: each.label for each in snapshot.questionnaire.questions()}
    wanted = dict(_stamped(sources, labels, where))
    made = stamps.make_stamps(pdf, wanted.values(), Pen())
    return [words for page, words in wanted.items() if not stamps.put(pdf, pdf.pages[page], made[words])]


def set_all_bookmarks(
    pdf: Pdf, snapshot: Snapshot, sources: Sequence[Source], where: Map, titles: Mapping[int, str]
) -> None:
    """Bookmarks for the answers, and for the attachments with their cited pages."""
    answers = Bookmark(pdf_words.ANSWERS, Spot(0), bookmarks(snapshot, where.answers.spots))
    under = tuple(_bookmark(each, snapshot, where, titles) for each in sources)
    listed = where.spot(binder_sheets.LIST_PLACE)
    first = listed or (Spot(where.sheet(sources[0].number)) if sources else None)
    set_bookmarks(pdf, [answers, *([Bookmark(pdf_words.ATTACHMENTS, first, under)] if first else [])])


def set_labels(pdf: Pdf, sources: Sequence[Source], where: Map) -> None:
    """What readers call the pages: 1, 2… for the answers, "B3" for the sheet before attachment 3, and "B3-1" on for the
    pages of its file."""
    labels = NumberTree.new(pdf)
    labels[0] = Dictionary(S=Name.D)
    for each in sources:
        labels[where.sheet(each.number)] = Dictionary(P=String(f"B{each.number}"))
        if each.file:
            labels[where.pages(each.number, 1)[0]] = Dictionary(S=Name.D, P=String(f"B{each.number}-"), St=1)
        for page, _text in each.texts:
            labels[where.pages(each.number, page)[0]] = Dictionary(P=String(f"B{each.number}-{page}"))
    pdf.Root.PageLabels = labels.obj


def add_layers(pdf: Pdf) -> None:
    """Lists the layers of all attachments, since readers show those that are not listed; hidden ones stay hidden."""
    layers = [
        each for each in pdf.objects if isinstance(each, Dictionary) and each.get(Name.Type) == Name.OCG
    ]
    hidden = [each for each in layers if HIDDEN_LAYER in each]
    for each in hidden:
        del each[HIDDEN_LAYER]
    if layers:
        default = Dictionary(OFF=Array(hidden), Order=Array(layers))
        pdf.Root.OCProperties = Dictionary(OCGs=Array(layers), D=default)


def _stamped(sources: Sequence[Source], labels: Mapping[str, str], where: Map) -> Iterator[tuple[int, str]]:
    for source in sources:
        for page in filter(source.shows, source.cited_pages()):
            citing = [each for each in source.attachment.cited if page in pages_list(each.pages)]
            words = stamps.words(source.number, [labels.get(each.question, each.question) for each in citing])
            yield from ((at, words) for at in where.pages(source.number, page))


def _bookmark(source: Source, snapshot: Snapshot, where: Map, titles: Mapping[int, str]) -> Bookmark:
    labels = {each.key: each.label for each in snapshot.questionnaire.questions()}
    under = [_cited(source, page, labels, where) for page in source.cited_pages() if source.shows(page)]
    title = f"{pdf_words.ATTACHMENT} {source.number}: {titles[source.number]}"
    return Bookmark(title, Spot(where.sheet(source.number)), tuple(under), folded=True)


def _cited(source: Source, page: int, labels: Mapping[str, str], where: Map) -> Bookmark:
    citing = [each.question for each in source.attachment.cited if page in pages_list(each.pages)]
    questions = ", ".join(dict.fromkeys(labels.get(each, each) for each in citing))
    shown = printed(str(page), source.attachment.version.printed)
    title = f"{PAGES} {shown} ({pdf_words.QUESTION} {questions})"
    return Bookmark(title, Spot(where.pages(source.number, page)[0]))
