"""Where words begin and end, as a dictionary of Chinese words sees it: text is printed without blanks."""

import re
from functools import lru_cache

import rjieba

CHINESE = re.compile("[一-鿿]{2,}")


@lru_cache(maxsize=4096)
def cut_words(text: str) -> dict[int, str]:
    """The offsets of a text in simplified characters that lie inside a word, each with that word.

    A compound may be cut where both halves are words: 财政|资金.
    """
    inside: dict[int, str] = {}
    start = 0
    for word in rjieba.cut(text, False):
        if CHINESE.fullmatch(word):
            for at in range(1, len(word)):
                if not (_is_word(word[:at]) and _is_word(word[at:])):
                    inside[start + at] = word
        start += len(word)
    return inside


@lru_cache(maxsize=65536)
def _is_word(characters: str) -> bool:
    return len(characters) > 1 and rjieba.cut(characters, False) == [characters]
