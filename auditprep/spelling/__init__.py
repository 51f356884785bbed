"""Swedish spelling: which words of a text are in no list, and what they may have been meant to be. Nothing is ever changed
by itself (decision 16).

`Speller()` reads the dictionary, which takes its time; `misspelt(text)` gives places, `suggest(word)` words; `own` are the
user's own words.
"""
