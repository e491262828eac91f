"""What a text names beside its promises: other documents, duties of reporting, parts that are absent."""

import re
from collections.abc import Iterator
from typing import Any

from taizhang.drafting.bodies.names import is_body
from taizhang.drafting.reading.outline import Part
from taizhang.drafting.reading.page import Page, any_of
from taizhang.words.section_roles import is_silent


def find_relations(page: Page, title: str) -> Iterator[dict[str, Any]]:
    """The documents that the text cites in 《》, by the words around them, each once."""
    told: set[str] = set()
    for match in re.finditer(r"《([^《》\n]{4,60})》", page.folded):
        printed = page.text[match.start(1) : match.end(1)]
        if printed in told or printed in title or title in printed:
            continue
        kind, low = _relation(page, match)
        start, end = page.quote(low, match.end(), 0, len(page.text))
        told.add(printed)
        yield {
            "type": kind,
            "title": printed,
            "quote": page.text[start:end],
            "review": ["type"],
        }


def _relation(page: Page, match: re.Match[str]) -> tuple[str, int]:
    """The kind of relation, and where the words that tell it begin."""
    low = page.border_before(match.start(), 0)
    behind = page.folded[match.end() : match.end() + 8]
    for entry in page.lexicon["relations"]:
        before = list(re.finditer(any_of(entry["words"]), page.folded[low : match.start()]))
        if before:
            return str(entry["type"]), low + before[-1].start()
        if re.match(any_of(entry["behind"]), behind):
            return str(entry["type"]), match.start()
    return "cites", match.start()


def find_duties(page: Page, part: Part) -> Iterator[dict[str, Any]]:
    """Clauses that say how often something is reported, met about, reviewed."""
    if is_silent(part.role, "duties", page.registers):
        return
    signs = page.registers.lexicon["signs"]["kind"]
    rhythms = page.registers.lexicon["quantities"]["circumstances"]
    every = {w: e["value"] for e in rhythms if e["gives"] == "every" for w in e["words"]}
    for clause in re.finditer(r"[^,;。、\n“”]+", page.folded[part.start : part.end]):
        rhythm = re.search(any_of(sorted(every, key=len, reverse=True)), clause[0])
        kinds = [sign["value"] for sign in signs if page_has(clause[0], sign["words"])]
        if rhythm and kinds:
            start, end = (part.start + at for at in clause.span())
            body = page.text[start : start + rhythm.start()]
            towards = re.search(page.lexicon["reported"], clause[0])
            said = {"organisations": [body]} if is_body(page, body) else {}
            to = (
                {"to": page.text[slice(*(start + at for at in towards.span(1)))]} if towards else {}
            )
            start, end = page.quote(start, end, part.start, part.end)
            yield {
                "quote": page.text[start:end],
                "kind": kinds[0],
                "every": every[rhythm[0]],
                **said,
                **to,
                "review": ["record"],
            }


def page_has(words: str, any_words: list[str]) -> bool:
    """Whether words hold any of these."""
    return any(one in words for one in any_words)


def find_absences(page: Page, part: Part) -> Iterator[dict[str, Any]]:
    """Annexes of which only the title is there, and a table that is announced and missing."""
    if part.role == "annex":
        items = re.finditer(page.lexicon["annexed"], page.folded[part.start : part.end])
        for n, match in enumerate(items, 1):
            start, end = (part.start + at for at in match.span("title"))
            item = part.start + match.start("item")
            quote = page.quote(item, end, part.start, part.end)
            yield {
                "quote": page.text[slice(*quote)],
                "kind": "annex",
                "title": page.text[start:end],
                "number": n,
                "review": ["record"],
            }
