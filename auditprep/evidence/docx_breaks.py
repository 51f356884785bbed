"""Where the pages of a Word document end, where what Word rolled out and what somebody made do not agree.

Word marks the beginning of every page, also of one that begins with a break that was made. So where it has done so (a
made break with a mark after it) and a made break stands without its mark, while a mark stands alone nearby, the mark has
gone astray: the document was changed, or marked, by another program. The break counts, the mark does not.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from auditprep.evidence.docx_text import Mark, Token

_MADE = (Mark.MADE, Mark.BEFORE, Mark.SECTION)


@dataclass(slots=True)
class _Cluster:
    """Breaks without a word between them: the places of those that were made, and of those that Word marked."""

    made: list[int] = field(default_factory=list)
    marked: list[int] = field(default_factory=list)
    is_bare: bool = False  # words follow at once, so Word would have marked it


def settled(tokens: Sequence[Token], ends_page: Callable[[int], bool]) -> list[Token]:
    """The words without marks that have gone astray. `ends_page` says whether the section of this number, counted from 0,
    ends with its page."""
    clusters = list(_clusters(tokens, ends_page))
    if not any(each.made and each.marked for each in clusters):
        return list(tokens)
    astray = {at for stretch in _stretches(clusters) for at in _astray(stretch)}
    return [token for at, token in enumerate(tokens) if at not in astray]


def _clusters(tokens: Sequence[Token], ends_page: Callable[[int], bool]) -> Iterator[_Cluster]:
    cluster: _Cluster | None = None
    lines, section = 0, 0
    for at, token in enumerate(tokens):
        ends = token in _MADE and (token is not Mark.SECTION or ends_page(section))
        section += token is Mark.SECTION
        if ends or token is Mark.ROLLED:
            cluster = cluster or _Cluster()
            (cluster.made if ends else cluster.marked).append(at)
            lines = 1 if token is Mark.MADE else 0  # the rest of the paragraph that the break is in
        elif token is Mark.PICTURE or (isinstance(token, str) and token.strip()):
            if cluster is not None:
                cluster.is_bare = token is not Mark.PICTURE and lines >= 0
                yield cluster
            cluster = None
        elif isinstance(token, str) and "\n" in token:
            lines -= 1
    if cluster is not None:
        yield cluster


def _stretches(clusters: list[_Cluster]) -> Iterator[list[_Cluster]]:
    """The clusters between those where both agree; marks that stand there too often belong to what follows."""
    stretch: list[_Cluster] = []
    for each in clusters:
        if each.made and each.marked:
            yield stretch
            stretch = [_Cluster(marked=each.marked[len(each.made) :])]
        else:
            stretch.append(each)
    yield stretch


def _astray(stretch: list[_Cluster]) -> list[int]:
    """Of the marks that stand alone, those nearest to made breaks without one."""
    bare = [each.made[0] for each in stretch if each.is_bare and each.made and not each.marked]
    alone = [at for each in stretch if not each.made for at in each.marked]
    return [_take_nearest(alone, made) for made in bare] if len(bare) <= len(alone) else []


def _take_nearest(places: list[int], wanted: int) -> int:
    """Takes the place nearest to the wanted one out of the list, which is in order; of two as near the first."""
    after = bisect_left(places, wanted)
    near = [at for at in (after - 1, after) if 0 <= at < len(places)]
    return places.pop(min(near, key=lambda at: abs(places[at] - wanted)))
