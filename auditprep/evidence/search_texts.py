"""Questions and answers as texts to be searched."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

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


@dataclass(frozen=True, slots=True)
class Text:
    """A text beside the evidence. `part` is "question" or "answer", `question` its key."""

    part: str
    question: str
    text: str


def texts_of(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> Iterator[Text]:
    """Every answer that says something, and then every question, in the form's order."""
    for question in questionnaire.questions():
        answer = answers.get(question.key, Answer())
        if words := "\n".join(plain_words(each) for each in (answer.text, answer.evidence) if each):
            yield Text("answer", question.key, words)
    for question in questionnaire.questions():
        head = " ".join(filter(None, (question.number, question.text)))
        yield Text("question", question.key, "\n".join(filter(None, (head, question.guidance))))


@lru_cache(maxsize=8192)
def plain_words(markdown: str) -> str:
    """The words of an answer, without the signs of Markdown."""
    return html.unescape(_SIGNS.sub(_plain, markdown))


def _plain(sign: re.Match[str]) -> str:
    if sign["label"] is not None:
        return _SIGNS.sub(_plain, sign["label"])
    if sign["cell"] is not None:
        return "\t"
    return sign["escaped"] or ""
