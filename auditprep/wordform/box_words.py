"""The word that each box of a line stands for, and what somebody has typed beside it."""

from __future__ import annotations

import re
from dataclasses import replace

from auditprep.wordform.blocks import Line
from auditprep.wordform.box_signs import AROUND, INSTEAD, STRAY
from auditprep.wordform.box_tokens import Token, parts_of, up_to_box
from auditprep.wordform.mechanisms import Found
from auditprep.wordform.options import LONGEST_OPTION, LONGEST_STATEMENT, is_option


def boxes_with_words(line: Line) -> list[Found]:
    """The boxes of a line, each with its word."""
    return [box for part in parts_of(line) for box in with_words(part)]


def with_words(part: list[Token]) -> list[Found]:
    """The boxes of a stretch with the word of each: the text after it, or before it where none follows the last. The
    entries of lists have their own."""
    texts, boxes, entries = [""], [], []
    for token in part:
        if isinstance(token, str):
            texts[-1] += token
        elif token.is_entry:
            entries.append(token)
        else:
            boxes.append(token)
            texts.append("")
    boxes, texts = _without_strays(boxes, texts)
    if is_label_first(part):
        return [with_stray(box, text) for box, text in zip(boxes, texts[:-1], strict=True)] + entries
    return [_with_own_words(box, text) for box, text in zip(boxes, texts[1:], strict=True)] + entries


def with_stray(box: Found, text: str) -> Found:
    """The box with its word, and the tick that somebody typed beside it."""
    stray = STRAY.search(text)
    word = _option(STRAY.sub(" ", text) if stray else text)
    return replace(box, beside=word, stray=stray.group() if stray else "")


def is_label_first(part: list[Token]) -> bool:
    """Whether the words of a stretch stand before their boxes: nothing follows the last box."""
    boxes = [index for index, token in enumerate(part) if not isinstance(token, str) and not token.is_entry]
    if not boxes:
        return False
    after = "".join(token for token in part[boxes[-1] :] if isinstance(token, str))
    before = "".join(up_to_box(part)).strip(AROUND)
    return not after.strip(AROUND) and bool(before) and not before.endswith("?")


def _without_strays(boxes: list[Found], texts: list[str]) -> tuple[list[Found], list[str]]:
    """A typed x is a box only where a word of its own follows: otherwise it stands beside the box in front of it, or
    behind the word of it."""
    kept: list[Found] = []
    words = [texts[0]]
    for box, text in zip(boxes, texts[1:], strict=True):
        sign = box.sign
        if sign in INSTEAD and (
            (kept and not words[-1].strip(AROUND)) or (not text.strip(AROUND) and words[-1].strip(AROUND))
        ):
            words[-1] += f" {sign} {text}"
        else:
            kept.append(box)
            words.append(text)
    return kept, words


def _with_own_words(box: Found, text: str) -> Found:
    """The box with the word after it, and what somebody has written behind a colon there: "Annat: torgmöte"."""
    word, colon, own = text.partition(":")
    if not colon or not word.strip(AROUND) or len(own) > LONGEST_OPTION or STRAY.search(word):
        return with_stray(box, text)
    return replace(with_stray(box, word), own_words=own.strip(AROUND + "…"))


def _option(text: str) -> str:
    """The word for a box: the last sentence's, without what parts it from the next; nothing where that is too long."""
    text = re.split(r"[?:]\s", text)[-1]
    apart = [each for each in re.split(r"\s{2,}", text) if each.strip(AROUND)]
    if len(apart) > 1 and all(is_option(each) for each in apart):
        text = apart[0]  # the box of the one after it is gone
    word = " ".join(text.split()).strip(AROUND)
    return word if len(word) <= LONGEST_STATEMENT else ""
