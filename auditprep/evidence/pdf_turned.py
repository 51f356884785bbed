"""What does not stand upright on a page: pages drawn on their side, headings set along a column, or a letter a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from auditprep.evidence.pdf_blocks import Block, is_under
from auditprep.evidence.pdf_segments import Segment, lines, segment, segments
from auditprep.evidence.pdf_words import Word, turned, turned_place

_NEAR = 60  # blocks or letters that the next may belong to: a page has no more beside each other
_VOWELS = frozenset("aeiouyåäöéüæø")


def page_turn(words: Sequence[Word]) -> int:
    """The quarters by which most of the page's letters are turned."""
    counts: Counter[int] = Counter()
    for word in words:
        if word.turn is not None:
            counts[word.turn] += len(word.text)
    return counts.most_common(1)[0][0] if counts else 0


def upright(words: Sequence[Word], turn: int, size: tuple[float, float]) -> list[Word]:
    """All words, as they stand when the page has been turned so that these are upright."""
    if not turn:
        return list(words)
    return [
        replace(turned(word, turn, size), turn=None if word.turn is None else (word.turn - turn) % 4)
        for word in words
    ]


def turned_blocks(words: Sequence[Word], size: tuple[float, float]) -> list[Block]:
    """The words that are not upright, as blocks."""
    found: list[Block] = []
    for turn in (1, 2, 3):
        found.extend(_blocks([word for word in words if word.turn == turn], turn, size))
    aslant = [word for word in words if word.turn is None]
    if aslant:
        found.append(_block([segment([replace(word)], at) for at, word in enumerate(aslant)], 0, size))
    return found


def letters_down(words: list[Word], size: tuple[float, float]) -> tuple[list[Word], list[Block]]:
    """The words without those that are letters of a heading set downwards, and those headings."""
    single = [word for word in words if len(word.text) == 1 and word.text.isalpha()]
    if len(single) < 3:
        return words, []
    chains = [chain for chain in _chains(single) if _spells(chain)]
    if not chains:
        return words, []
    used = {id(letter) for chain in chains for letter in chain}
    return [word for word in words if id(word) not in used], [_spelt(chain) for chain in chains]


def _blocks(words: list[Word], turn: int, size: tuple[float, float]) -> Iterator[Block]:
    if not words:
        return
    groups: list[list[Segment]] = []
    for line in lines(segments([turned(word, turn, size) for word in words])):
        for each in line:
            group = next((group for group in groups[-_NEAR:] if is_under(group[-1], each)), None)
            if group is None:
                groups.append([each])
            else:
                group.append(each)
    yield from (_block(group, turn, size) for group in groups)


def _block(group: list[Segment], turn: int, size: tuple[float, float]) -> Block:
    """Lines as they are read, and where they stand when the page is not turned."""
    place = (
        min(each.left for each in group), min(each.top for each in group),
        max(each.right for each in group), max(each.bottom for each in group),
    )  # fmt: skip
    width, height = (size[1], size[0]) if turn % 2 else size
    return Block(group, *turned_place(place, (4 - turn) % 4, (width, height)), is_turned=True)


def _chains(letters: list[Word]) -> list[list[Word]]:
    """Letters that stand close under each other."""
    chains: list[list[Word]] = []
    for letter in sorted(letters, key=lambda each: each.top):
        chain = next((each for each in chains[-_NEAR:] if _is_next(each[-1], letter)), None)
        if chain is None:
            chains.append([letter])
        else:
            chain.append(letter)
    return chains


def _is_next(above: Word, letter: Word) -> bool:
    height = min(above.height, letter.height)
    aside = abs((above.left + above.right) - (letter.left + letter.right)) / 2
    return aside < 0.45 * height and 0.6 * height < letter.top - above.top < 1.5 * max(
        above.height, letter.height
    )


def _spells(chain: list[Word]) -> bool:
    """Whether the letters can be a word: not the marks in a column of a table, nor the letters of a list."""
    text = "".join(letter.text for letter in chain)
    in_case = text.isupper() or text.islower() or text[1:].islower()
    run = all(ord(after) - ord(before) == 1 for before, after in pairwise(text))
    return len(text) >= 3 and len(set(text.casefold())) >= 3 and in_case and not run and _sounds(text)


def _sounds(text: str) -> bool:
    vowels = sum(letter in _VOWELS for letter in text.casefold())
    return 0 < vowels < len(text)


def _spelt(chain: list[Word]) -> Block:
    """The letters as one word."""
    first, last = chain[0], chain[-1]
    left, right = min(each.left for each in chain), max(each.right for each in chain)
    signs = tuple(each.signs[0] if each.signs else each.first for each in chain)
    text = "".join(each.text for each in chain)
    word = Word(text, first.first, last.end, left, first.top, right, first.bottom, 0, signs)
    return Block([segment([word], 0)], left, first.top, right, last.bottom, is_turned=True)
