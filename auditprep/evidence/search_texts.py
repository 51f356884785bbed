"""Questions, answers and what names the evidence, as texts to be searched."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from auditprep.evidence.search_units import small
from auditprep.model import Answer, Questionnaire

# Markdown's own signs. A case may have thousands of answers, and to parse them all would take seconds.
_SIGNS = re.compile(
    r"""\\(?P<escaped>[!-/:-@\[-`{-~])
      | </?[a-zA-Z][^<>\n]*>
      | !?\[(?P<label>(?:[^\[\]\\]|\\.)*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+"[^"]*")?\)
      | ^[ \t]*(?:>[ \t]?|\#{1,6}[ \t]+|[-*+][ \t]+|\d{1,9}[.)][ \t]+)+
      | ^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$
      | (?P<cell>[ \t]*\|[ \t]*)
      | (?P<sign>[*`]+|(?<![^\W_])_+(?=\S)|(?<=\S)_+(?![^\W_]))""",
    re.VERBOSE | re.MULTILINE,
)


_BUNDLED = 50
_BETWEEN = ("*", "`", "\\")  # signs within a word that are not of it
_LINK_WITHIN = (  # a link that begins or ends within a word; each begins with a sign that is soon looked for
    re.compile(r"\[(?<=[^\W_]\[)"),
    re.compile(r"\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)[^\W_]"),
)


@dataclass(frozen=True)
class Text:
    """A text beside the pages. `part` is "question" or "answer" (`question` is its key), or "evidence". The words of an
    answer are made from its Markdown only when they are asked for."""

    part: str
    question: str | None
    source: str
    evidence: int | None = None
    version: int | None = None

    @cached_property
    def text(self) -> str:
        return plain_words(self.source) if self.part == "answer" else self.source

    @cached_property
    def lowered(self) -> str:
        return small(self.text)

    @cached_property
    def letters(self) -> str:
        """Small letters in which each of its words can be found: a quick look, since these are soon made."""
        letters = self.source
        if self.part != "answer" or "&" in letters or "<" in letters:
            return self.lowered
        if "[" in letters and any(link.search(letters) for link in _LINK_WITHIN):
            return self.lowered
        for sign in _BETWEEN:
            letters = letters.replace(sign, "")
        return small(letters)


@dataclass(frozen=True)
class Bundle:
    """Some texts, and all their letters, so that one look tells that none of them can have a word."""

    texts: tuple[Text, ...]

    @cached_property
    def letters(self) -> str:
        return "\n".join(text.letters for text in self.texts)


class Beside:
    """The texts beside the pages, kept from one search to the next as far as they are the same."""

    def __init__(self) -> None:
        self._stamp: object = None
        self._texts: dict[Text, Text] = {}
        self._bundles: list[Bundle] = []

    def follow(self, stamp: object, make: Callable[[], Iterable[Text]]) -> Iterable[Bundle]:
        """The texts, made anew where the stamp is another."""
        if stamp != self._stamp:
            self._texts = {text: self._texts.get(text, text) for text in make()}
            texts = tuple(self._texts.values())
            self._bundles = [Bundle(texts[at : at + _BUNDLED]) for at in range(0, len(texts), _BUNDLED)]
            self._stamp = stamp
        return self._bundles


def texts_of(
    questionnaire: Questionnaire, answers: Mapping[str, Answer], names: Iterable[tuple[int, int, str]] = ()
) -> Iterator[Text]:
    """Every answer that says something, then every question, in the form's order, and then what names the evidence."""
    for question in questionnaire.questions():
        answer = answers.get(question.key, Answer())
        if words := "\n".join(filter(None, (answer.text, answer.evidence))):
            yield Text("answer", question.key, words)
    for question in questionnaire.questions():
        head = " ".join(filter(None, (question.number, question.text)))
        yield Text("question", question.key, "\n".join(filter(None, (head, question.guidance))))
    for evidence, version, words in names:
        yield Text("evidence", None, words, evidence, version)


def plain_words(markdown: str) -> str:
    """The words of an answer, without the signs of Markdown."""
    return html.unescape(_SIGNS.sub(_plain, markdown))


def _plain(sign: re.Match[str]) -> str:
    if sign["label"] is not None:
        return _SIGNS.sub(_plain, sign["label"])
    if sign["cell"] is not None:
        return "\t"
    return sign["escaped"] or ""
