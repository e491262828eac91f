"""What text in either script, with brackets of any width, has in common."""

from functools import lru_cache

from opencc import OpenCC

_to_simplified = OpenCC("t2s").convert


@lru_cache(maxsize=65536)
def fold(text: str, phrases: tuple[tuple[str, str], ...] = ()) -> str:
    """Simplified characters and half-width brackets: names that differ in neither are the same."""
    return simplify(text, phrases).translate(_BRACKETS)


def simplify(text: str, phrases: tuple[tuple[str, str], ...] = ()) -> str:
    """Simplified characters, one for one (OpenCC t2s and a table of phrases that it leaves)."""
    simple: str = _to_simplified(text)
    for phrase, simplified in phrases:
        simple = simple.replace(phrase, simplified)
    return simple if len(simple) == len(text) else text


_BRACKETS = str.maketrans("\uff08\uff09【】〔〕", "()[][]")
