"""Which words name an organisation: known to the register, or made like the name of one."""

import re
from functools import lru_cache

from taizhang.drafting.reading.page import Page, any_of
from taizhang.words.names import Named, read_names, resolve

BRACKETED = re.compile(r"\([^()]*\)|〔[^〔〕]*〕|\[[^\[\]]*\]")
LONGEST = 40


def is_body(page: Page, name: str) -> bool:
    """Whether a name is registered for the region or ends as names of bodies do."""
    folded = page.words.fold(name).strip()
    if not folded or len(folded) > LONGEST:
        return False
    if page.registers.organisations_named(name, page.region):
        return True
    bare = BRACKETED.sub("", folded)
    if len(bare) < 2 or re.search(r"[\d“”《》:。;,]", bare):
        return False
    return _made_like_one(page).fullmatch(bare) is not None


@lru_cache(maxsize=4)
def _pattern(endings: tuple[str, ...], never: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?!(?:{any_of(never)})).+(?:{any_of(endings)})")


def _made_like_one(page: Page) -> re.Pattern[str]:
    bodies = page.lexicon["bodies"]
    return _pattern(tuple(bodies["endings"]), tuple(bodies["never"]))


def share_of_bodies(page: Page, names: tuple[Named, ...]) -> float:
    """How many of the names are bodies; a name that leaves out its 市 counts as the rest does."""
    if not names:
        return 0.0
    known = resolve(names, page.registers, page.region)
    good = sum(
        1
        for name, entries in zip(names, known, strict=True)
        if entries or is_body(page, name.printed)
    )
    return good / len(names)


def all_bodies(page: Page, words: str) -> bool:
    """Whether words are a list of bodies and nothing else."""
    names = read_names(words, page.registers).names
    return bool(names) and share_of_bodies(page, names) == 1
