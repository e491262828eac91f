"""Who convenes a task force, who belongs to it, where its office is."""

import re
from collections.abc import Iterator

from taizhang.drafting.bodies.charge import Charge
from taizhang.drafting.bodies.names import is_body
from taizhang.drafting.reading.outline import Part
from taizhang.drafting.reading.page import Page
from taizhang.words.names import read_names


def in_task_forces(page: Page, part: Part) -> Iterator[Charge]:
    """The sentences that give posts in a task force, or say that bodies must do something."""
    low = part.start + part.number
    for sentence in re.finditer(r"[^。\n]+", page.folded[low : part.end]):
        roles: dict[str, list[str]] = {}
        doubtful: dict[str, None] = {}
        spans = []
        for post in page.lexicon["posts"]:
            for match in re.finditer(post["pattern"], sentence[0]):
                base = low + sentence.start()
                words = page.text[base + match.start(1) : base + match.end(1)]
                names, persons = _posted(page, words)
                if names:
                    roles.setdefault(post["role"], []).extend(names)
                    doubtful |= dict.fromkeys([post["role"]] if persons else [])
                    spans.append((base + match.start(), base + match.end()))
        if spans:
            yield Charge(min(a for a, _ in spans), max(b for _, b in spans), roles, tuple(doubtful))


def _posted(page: Page, words: str) -> tuple[list[str], bool]:
    """The bodies in a list, each without the person who speaks for it, and whether there was one."""
    person = re.compile(page.lexicon["persons"])
    if page.registers.organisations_named(words, page.region):
        return [words], False
    found, persons = [], False
    for name in read_names(words, page.registers).names:
        match = person.search(page.words.fold(name.printed))
        body = name.printed[: match.start()] if match else name.printed
        bodies = [body] if body and is_body(page, body) else []
        found += bodies
        persons = persons or bool(match and bodies)
    return found, persons
