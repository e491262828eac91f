"""What entries of registers, plans and places are called, so that the search finds them by name.

Text that holds words is found by Pagefind.  Who asks for 研发强度 or 高企 means an entry, called by
another of its names or in short; these stand in a file of their own, which the search page loads.
"""

import json
import re
from collections.abc import Iterator

from taizhang.site.records.mentions import Mentions
from taizhang.tables.places import plan_page

NAMES = "names.json"
MOST = 2_000
"""So many names weigh about 140 KB on the way; a corpus of more leaves out promises, then bodies."""

MARKS = re.compile('[“”"「」《》()（）〔〕]')
"""What nobody types; ``search.js`` leaves it out likewise."""

Name = tuple[str, str, str, list[str]]
"""A title, the address of its page from the site's root on, its kind, and all it is called by."""


def names_file(mentions: Mentions) -> dict[str, bytes]:
    """The file of names in the language of the site."""
    told = [*_entries(mentions), *_places(mentions), *_plans(mentions)]
    for many in (_organisations, _promises):
        found = list(many(mentions))
        if len(told) + len(found) <= MOST:
            told += found
    return {NAMES: json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()}


def _entries(mentions: Mentions) -> Iterator[Name]:
    for register in ("indicators", "instruments", "themes"):
        for key, entry in mentions.registers.tables[register].items():
            called = (entry["label"], entry["label_en"], *entry.get("aliases", ()), key)
            yield _name(mentions, mentions.locale.text(entry, "label"), register, key, called)


def _organisations(mentions: Mentions) -> Iterator[Name]:
    for key, entry in mentions.registers.tables["organisations"].items():
        name = mentions.locale.organisation(entry)[0].text
        called = (entry["name"], entry.get("name_en", ""), *entry.get("aliases", ()))
        yield _name(mentions, name, "organisations", key, called)


def _places(mentions: Mentions) -> Iterator[Name]:
    for code in mentions.regions:
        english = mentions.registers.regions[code].get("name_en", "")
        label, name = (
            mentions.locale.region_label(code).text,
            mentions.locale.region_name(code).text,
        )
        yield _name(mentions, name, "regions", code, (label, name, english, code))


def _plans(mentions: Mentions) -> Iterator[Name]:
    for plan in mentions.plans:
        title, data = mentions.locale.text(plan.data, "title"), plan.data
        called = [data["title"], data["title_en"], data.get("document_number") or "", plan.id]
        kind = mentions.locale.word("plans")
        yield title, f"{plan_page(plan.id)}/", kind, _folded(mentions, called)


def _promises(mentions: Mentions) -> Iterator[Name]:
    """Each by its place and what it is about, and by its words with their numbers."""
    kind, stop = mentions.locale.word("promise"), mentions.locale.word("list-stop")
    for plan in mentions.plans:
        cards, place = mentions.cards(plan), mentions.locale.region_label(plan.data["region"]).text
        for promise in mentions.promises[plan.id].all:
            card = cards.promise(promise.claim)
            what = card.title[0].text
            title = stop.join(part for part in (place, what, card.phrase, card.when) if part)
            called = [f"{place}{what}", f"{place} {what} {promise.claim.quote}"]
            path = f"{cards.page_of(promise.claim)}/#{card.anchor}"
            yield title, path, kind, _folded(mentions, called)


def _name(mentions: Mentions, title: str, register: str, key: str, called: tuple[str, ...]) -> Name:
    kind = mentions.locale.word(register)
    return title, f"{register}/{key}/", kind, _folded(mentions, [title, *called])


def _folded(mentions: Mentions, called: list[str]) -> list[str]:
    """Names in simplified characters and lower case, without brackets and marks, each once."""
    simplify = mentions.registers.simplify
    return list(dict.fromkeys(MARKS.sub("", simplify(one)).lower() for one in called if one))
