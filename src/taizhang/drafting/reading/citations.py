"""What a text names beside its promises: other documents, duties of reporting, parts that are absent."""

import re
from collections.abc import Iterator
from typing import Any

from taizhang.drafting.bodies.names import is_body
from taizhang.drafting.reading.outline import Part
from taizhang.drafting.reading.page import Page, any_of
from taizhang.words.section_roles import is_silent

CITED = re.compile(r"(?:\([^()\n]*\)|\s*(?:[、,和及与]\s*)?《[^《》\n]*》)*")
"""Behind a title: its number in brackets, and further titles of the same list."""


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
    cited = CITED.match(page.folded, match.end())
    behind = page.folded[cited.end() if cited else match.end() :][:8]
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
    every = _rhythms(page)
    rhythm = re.compile(rf"(?<!\d)(?:{any_of(sorted(every, key=len, reverse=True))})")
    for start, end in _watched(page, part, rhythm):
        words = page.folded[start:end]
        often = rhythm.search(words)
        kinds = _kinds(page, words)
        if not (often and kinds):
            continue
        body = page.text[start : start + often.start()]
        towards = re.search(page.lexicon["reported"], words)
        said = {"organisations": [body]} if is_body(page, body) else {}
        to = {"to": page.text[slice(*(start + at for at in towards.span(1)))]} if towards else {}
        quote = page.quote(start, end, part.start, part.end)
        yield {
            "quote": page.text[slice(*quote)],
            "kind": kinds[0],
            "every": every[often[0]],
            **said,
            **to,
            "review": ["record"],
        }


def _watched(page: Page, part: Part, rhythm: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The clauses of a part; those of which 和 joins two rhythms (季度通报和年度评估) in two."""
    for clause in re.finditer(r"[^,;。、\n“”]+", page.folded[part.start : part.end]):
        start, end = (part.start + at for at in clause.span())
        for joint in re.finditer("[和及与]", clause[0]):
            halves = clause[0][: joint.start()], clause[0][joint.end() :]
            if all(rhythm.search(one) and _kinds(page, one) for one in halves):
                yield start, part.start + clause.start() + joint.start()
                start = part.start + clause.start() + joint.end()
                break
        yield start, end


def _kinds(page: Page, words: str) -> list[str]:
    """The kinds of duty that words show, in the order of the lexicon."""
    signs = page.registers.lexicon["signs"]["kind"]
    return [sign["value"] for sign in signs if page_has(words, sign["words"])]


def _rhythms(page: Page) -> dict[str, str]:
    """Words that say how often, with the duration each means."""
    lexicon = page.registers.lexicon
    told = [one for one in lexicon["quantities"]["circumstances"] if one["gives"] == "every"]
    nouns = lexicon["signs"].get("every", [])
    return {word: one["value"] for one in (*told, *nouns) for word in one["words"]}


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
