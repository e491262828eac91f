"""Who is named in a responsibility, in which role: read from its words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from taizhang.registers import Entry, Registers

OPENING, CLOSING = "(（【[〔「“《", ")）】]〕」”》"
COLON = re.compile(r"(?:[(（][^()（）]{1,8}[)）])?\s*[:：]\s*")
"""After a label, which may be explained in brackets: 牵头科室(单位):"""
SHORTEST = 2
"""A body that is joined to another has more characters than so many."""
MOST_JOINED = 8
"""So many words may join bodies in one item; more are no list of bodies, and take too long."""
ROLES = ("lead", "support", "responsible", "convener", "deputy-convener", "member", "office")


class Named(NamedTuple):
    """An organisation named in a responsibility, as printed, with its role and place in the list."""

    printed: str
    role: str
    position: int


class Mention(NamedTuple):
    """A registered organisation named at ``text[start:end]``."""

    start: int
    end: int
    organisation: Entry


@dataclass(frozen=True)
class Responsibles:
    """All that are named in the words of one responsibility."""

    names: tuple[Named, ...]
    open: bool


@lru_cache(maxsize=4096)
def read_names(quote: str, registers: Registers) -> Responsibles:
    """Split the words of a responsibility into names with roles.

    A label (牵头单位:) gives its role to the names that follow; a closing word (牵头, 配合, 负责)
    gives its role to the names before it, back to the closing word or label before.  Names with
    neither are ``responsible``.
    """
    lexicon = registers.lexicon
    words = _without_brackets(quote.strip())
    names: list[Named] = []
    waiting: list[str] = []
    role, is_open = "responsible", False

    def give(role: str) -> None:
        first = len(names) + 1
        names.extend(Named(name, role, first + n) for n, name in enumerate(waiting))
        waiting.clear()

    for item in _split(words, registers):
        label = _labelled(item, lexicon, registers)
        if label:
            give(role)
            role, item = label
        name, closing = _closed(item, registers)
        name, opened = _opened(name, lexicon, registers)
        is_open = is_open or opened
        if name:
            waiting.extend(_joined(name, registers))
        if closing:
            give(closing)
    give(role)
    return Responsibles(tuple(names), is_open)


def written_names(responsibility: dict[str, Any]) -> Responsibles:
    """The names of a responsibility whose lists a person wrote."""
    names = [(name, role) for role in ROLES for name in responsibility.get(role, [])]
    return Responsibles(
        tuple(Named(name, role, n + 1) for n, (name, role) in enumerate(names)),
        bool(responsibility.get("open")),
    )


def resolve(names: tuple[Named, ...], registers: Registers, region: str) -> list[list[Entry]]:
    """For each name the register entries it can mean: one where all is well.

    A name the register lacks is tried again with the first character (市) that the names before
    it share, as lists leave it out after the first.
    """
    found: list[list[Entry]] = []
    prefixes: list[str] = []
    for name in names:
        entries = registers.organisations_named(name.printed, region)
        for prefix in prefixes if not entries else ():
            entries = entries or registers.organisations_named(prefix + name.printed, region)
        first = name.printed[:1]
        if entries and first in registers.lexicon["shortened"] and first not in prefixes:
            prefixes.append(first)
        found.append(entries)
    return found


def has_label(words: str, registers: Registers) -> bool:
    """Whether the words of a list open with a label of a role (责任单位:)."""
    return _labelled(_without_brackets(words.strip()), registers.lexicon, registers) is not None


def find_names(text: str, registers: Registers, region: str) -> Iterator[Mention]:
    """The registered names that stand in a text, the longest at each place."""
    for match in _any_name(registers, region).finditer(registers.fold(text)):
        entries = registers.organisations_named(match[0], region)
        if len(entries) == 1:
            yield Mention(match.start(), match.end(), entries[0])


@lru_cache(maxsize=4)
def _any_name(registers: Registers, region: str) -> re.Pattern[str]:
    """Any name of the region's organisations, but for those that only lists use.

    科技 for 市科技局 is the word for its subject anywhere else: the fuller name goes on after it.
    A place stands for its government: 台山市 for 台山市人民政府.
    """
    governments = registers.lexicon.get("bodies", {}).get("governments", [])
    names = [
        name
        for name in registers.names_in(region)
        for entry in registers.organisations_named(name, region)[:1]
        if not any(
            name in fuller[:-1]
            and not fuller.endswith(name)
            and not (entry["function"] == "government" and fuller.partition(name)[2] in governments)
            for fuller in map(registers.fold, [entry["name"], *entry.get("aliases", [])])
        )
    ]
    return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))) or "(?!)")


def _without_brackets(words: str) -> str:
    words = words.rstrip("。;；")
    pair = OPENING.find(words[:1])
    if words and pair >= 0 and words.endswith(CLOSING[pair]):
        return words[1:-1]
    return words


def _split(words: str, registers: Registers) -> list[str]:
    """Split at separators that stand outside brackets and registered names."""
    separators = registers.lexicon["separators"]
    whole = {at for match in _listed(registers, words) for at in range(*match.span())}
    items, depth, start = [], 0, 0
    for offset, character in enumerate(words):
        if character in OPENING:
            depth += 1
        elif character in CLOSING:
            depth = max(0, depth - 1)
        elif character in separators and not depth and offset not in whole:
            items.append(words[start:offset])
            start = offset + 1
    return [item.strip() for item in [*items, words[start:]] if item.strip()]


def _listed(registers: Registers, words: str) -> Iterator[re.Match[str]]:
    """The names that hold a separator (各县、市、区政府), where an item of the list begins."""
    return _names_with_separators(registers).finditer(registers.fold(words))


@lru_cache(maxsize=4)
def _names_with_separators(registers: Registers) -> re.Pattern[str]:
    separators = registers.lexicon["separators"]
    names = [name for name in registers.names if set(name) & set(separators)]
    any_name = "|".join(map(re.escape, sorted(names, key=len, reverse=True))) or "(?!)"
    return re.compile(f"(?<![^{re.escape(separators + OPENING)}:： ])(?:{any_name})")


def _labelled(item: str, lexicon: Entry, registers: Registers) -> tuple[str, str] | None:
    """The role of a label the item opens with, and the rest of the item."""
    folded = registers.fold(item)
    for role in lexicon["roles"]:
        for label in role.get("labels", []):
            if folded.startswith(label):
                match = COLON.match(folded, len(label))
                if match:
                    return role["role"], item[match.end() :]
    return None


def _closed(item: str, registers: Registers) -> tuple[str, str | None]:
    """The item without the word it closes with, and that word's role."""
    folded = registers.fold(item)
    for closing, role in _closings(registers):
        if folded.endswith(closing):
            return item[: len(item) - len(closing)].strip(), role
    return item, None


@lru_cache(maxsize=4)
def _closings(registers: Registers) -> list[tuple[str, str]]:
    """The words that close a list, longer before shorter ones, each with its role."""
    roles = registers.lexicon["roles"]
    closings = [(word, role["role"]) for role in roles for word in role.get("closings", [])]
    return sorted(closings, key=lambda pair: -len(pair[0]))


def _joined(name: str, registers: Registers) -> list[str]:
    """The bodies that a word joins in one item of a list (国家发展改革委和科技部); else the one it is.

    Both must be bodies by themselves, and the whole no registered name: 住房和城乡建设局 is one.
    """
    folded = registers.fold(name)
    if registers.knows(name):
        return [name]
    joints = list(_joints(registers).finditer(folded, SHORTEST, len(folded) - SHORTEST - 1))
    for joint in joints if len(joints) <= MOST_JOINED else ():
        first, rest = name[: joint.start()], _joined(name[joint.end() :], registers)
        whole = len(rest[0]) > SHORTEST and all(_is_body(one, registers) for one in (first, *rest))
        if whole:
            return [first, *rest]
    return [name]


@lru_cache(maxsize=4)
def _joints(registers: Registers) -> re.Pattern[str]:
    return re.compile(
        "|".join(map(re.escape, registers.lexicon.get("bodies", {}).get("joints", []))) or "(?!)"
    )


def _is_body(name: str, registers: Registers) -> bool:
    """Whether a name is registered anywhere, or ends as names of bodies do."""
    endings = registers.lexicon.get("bodies", {}).get("endings", [])
    verbs = registers.lexicon.get("names", {}).get("beginnings", [])
    folded = registers.fold(name)
    made = folded.endswith(tuple(endings)) and not folded.startswith(tuple(verbs))
    return made or registers.knows(name)


def _opened(name: str, lexicon: Entry, registers: Registers) -> tuple[str, bool]:
    """The name without words that leave the list open (等部门)."""
    folded = registers.fold(name)
    for ending in sorted(lexicon["open"], key=len, reverse=True):
        if folded.endswith(ending) and len(folded) > len(ending):
            return name[: len(name) - len(ending)].strip(), True
    return name, False
