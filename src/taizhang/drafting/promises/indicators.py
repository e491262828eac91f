"""Which indicator of the register words speak of: told by labels and aliases, never by likeness."""

import re
from collections.abc import Iterator
from functools import lru_cache

from taizhang.drafting.reading.page import Page
from taizhang.registers import Entry, Registers


@lru_cache(maxsize=4)
def _names(registers: Registers) -> list[tuple[str, str]]:
    """Labels and aliases, folded, with the indicator each means; longer ones first."""
    found = {
        _bare(name): id
        for id, entry in registers.tables["indicators"].items()
        for name in _called(registers, entry)
    }
    return sorted(found.items(), key=lambda pair: (-len(pair[0]), pair))


def _bare(words: str) -> str:
    return re.sub(r"[“”\"\s]", "", words)


def _called(registers: Registers, entry: Entry) -> Iterator[str]:
    label = registers.fold(entry["label"])
    yield label
    bare = re.sub(r"\([^()]*\)", "", label)
    yield bare
    shorter = re.sub(r"(?:数量|总数|项数|数|额|占比)$", "", bare)
    if len(shorter) > 3:
        yield shorter
    for alias in entry.get("aliases", []):
        yield registers.fold(alias)


def indicator_in(page: Page, start: int, end: int) -> str:
    """The indicator that words between two offsets name, the one named last; "" where none is."""
    words = re.sub(r"\([^()]*\)", "", _bare(page.folded[start:end]))
    best = (-1, 0, "")
    for bare, id in _names(page.registers):
        at = words.rfind(bare)
        if at >= 0:
            best = max(best, (at + len(bare), len(bare), id))
    return best[2]
