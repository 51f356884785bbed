"""What the forms of a Swedish word have in common, for telling one wording from another.

Not for searching (that is `evidence.search_forms`): an ending too many is taken off rather than one too few, since two
questions are seldom told apart by an ending, and often worded with another one: "följts upp", "uppföljning".
"""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The word without its endings: first those of inflection, as many as there are, then one that makes a noun or an
    adjective of it. Itself where it is short, or no word."""
    if not word.isalpha():
        return word
    if whole := _WHOLE.match(word):
        return whole[1]
    word = _AGAIN.sub("", _INFLECTED.sub("", word))
    if (base := _DERIVED.sub("", word)) != word:
        word = _OF_VERB.sub("", base)
    return _SYNCOPE.sub(r"\1", _PARTICIPLE.sub("", word))


_INFLECTED = re.compile(
    r"(?<=\w\w\w)(?<!h)"  # not verksamh-et
    "(?:(?:(?<!b)ar|er|or)(?:nas?|s)?|ade?s?|ats?|ans?|as?|arens?|ares?|e[nrt]?s?|ande|ende|els(?:er?|erna|en)s?|eln?|its?"
    "|in?|tt|dde|(?<=[lnrmjvgksp])des?|(?<=[skpt])te|(?<=[^aiouyåäös])s)$"
)
_AGAIN = re.compile(r"(?<=\w\w\w)(?<!h)(?:(?<!b)ar|er|or|at|et|en|el|a|e|i)$")
_DERIVED = re.compile(r"(?<=\w\w\w)(?:n?ing|het|l?igt?|bar|iskt?)$")
_OF_VERB = re.compile(r"(?<=\w\w\w)[ae]r$")  # invester-ing
_PARTICIPLE = re.compile(r"(?<=\w\w\w)(?<=[lnrmjvgk])[td]$")
_SYNCOPE = re.compile("(..[bcdfgjkpstv])[lrn]$")  # register, registr-et
_WHOLE = re.compile(  # words that end as if they had an ending
    "(.*(?:plan|barn|termin|organ|avtal|person|analys|process|tekniker|arbet|rutin|intern|extern|modern))"
    "(?:as?|ts?|s|e[nrt]?s?|ernas?|ade?s?|ats?|ar|era[drt]?e?s?|ering(?:en|ar|arna)?s?)?$"
)
