"""Every entry of the registers by id, and the resolving of names through them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from rapidfuzz import fuzz, process

from taizhang.registers.folding import fold, simplify

YAML_REGISTERS = (
    "organisations",
    "indicators",
    "units",
    "instruments",
    "themes",
    "entities",
    "actions",
)
NATION = "100000"

Entry = dict[str, Any]


def table_of(register: str) -> str:
    """The table of the package that holds a register."""
    return "entity_register" if register == "entities" else register


@dataclass(eq=False)
class Registers:
    """Every register entry by id, and the words that carry meaning (the lexicon)."""

    tables: dict[str, dict[str, Entry]]
    regions: dict[str, Entry]
    lexicon: Entry
    broken: frozenset[str] = frozenset()
    """Registers with findings: what they seem to lack may only be unreadable."""
    tombstones: list[Entry] = field(default_factory=list)
    """Entries that a release had and that were withdrawn."""
    _names: dict[str, list[Entry]] = field(default_factory=dict)
    _above: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for entry in self.tables.get("organisations", {}).values():
            for name in [entry["name"], *entry.get("aliases", [])]:
                self._names.setdefault(self.fold(name), []).append(entry)

    def fold(self, text: str) -> str:
        """Text in simplified characters with half-width brackets; its length stays the same."""
        return fold(text, self._phrases)

    def simplify(self, text: str) -> str:
        """Text in simplified characters, brackets left alone; its length stays the same."""
        return simplify(text, self._phrases)

    @cached_property
    def _phrases(self) -> tuple[tuple[str, str], ...]:
        """What OpenCC leaves in traditional characters, each with what it means."""
        return tuple(self.lexicon.get("folding", {}).items())

    def organisations_named(self, name: str, region: str) -> list[Entry]:
        """The organisations that go by this name in the region.

        Those of the region itself come before those of its parts, and these before those of the
        regions it lies in; entries of the first group that has any are returned.
        """
        entries = self._names.get(self.fold(name), [])
        above = self.regions_above(region)
        groups: list[list[Entry]] = [[], [], []]
        for entry in entries:
            home = entry["region"]
            if home == region:
                groups[0].append(entry)
            elif region in self.regions_above(home):
                groups[1].append(entry)
            elif home in above:
                groups[2].append(entry)
        return next((group for group in groups if group), [])

    def regions_above(self, code: str) -> list[str]:
        """The regions that a region lies in, nearest first, the nation last."""
        if code not in self._above:
            above: list[str] = []
            parent = self.regions.get(code, {}).get("parent")
            while parent and parent not in above:
                above.append(parent)
                parent = self.regions.get(parent, {}).get("parent")
            whole = code == NATION or NATION in above
            self._above[code] = above if whole else [*above, NATION]
        return self._above[code]

    def short_name(self, code: str) -> str:
        """A region's name without its rank (揭东 of 揭东区); one of two characters stays whole.

        Empty where no region has the code.
        """
        name: str = self.regions.get(code, {}).get("name", "")
        return name.rstrip(self.lexicon["shortened"]) if len(name) > 2 else name

    @property
    def names(self) -> list[str]:
        """The names, folded, of all organisations."""
        return list(self._names)

    def knows(self, name: str) -> bool:
        """Whether any organisation goes by this name."""
        return self.fold(name) in self._names

    def names_in(self, region: str) -> list[str]:
        """The names, folded, that mean an organisation in a region."""
        return [name for name in self._names if self.organisations_named(name, region)]

    def nearest_names(self, name: str, region: str, limit: int = 3) -> list[str]:
        """Registered names of the region that look most like this one: advice, no decision."""
        return _nearest(self.fold(name), self.names_in(region), limit)

    def ids_called(self, register: str, word: str) -> list[str]:
        """Ids of the entries of a register that go by this very word: id, label, name, printed form."""
        table = self.regions if register == "regions" else self.tables[register]
        return [id for id, entry in table.items() if self._key(word) in self._words_for(id, entry)]

    def _words_for(self, id: str, entry: Entry) -> set[str]:
        words = [entry[key] for key in ("label", "label_en", "name", "name_en") if key in entry]
        words += [*entry.get("aliases", []), *entry.get("printed", [])]
        return {self._key(word) for word in (id, *words)}

    def _key(self, word: str) -> str:
        """What words share that differ in script, capitals or the marks between their parts."""
        return re.sub("[ _]", "-", self.fold(word).casefold())

    def nearest_ids(self, register: str, key: str, limit: int = 3) -> list[str]:
        """Ids (or regions) of a register that look most like this one, or whose label does."""
        table = self.regions if register == "regions" else self.tables[register]
        labels = {str(entry.get("label", entry.get("name", ""))): id for id, entry in table.items()}
        named = [labels[label] for label in _nearest(self.fold(key), labels, limit)]
        return list(dict.fromkeys([*_nearest(key, table, limit), *named]))[:limit]


def _nearest(text: str, known: Iterable[str], limit: int) -> list[str]:
    found = process.extract(text, list(known), scorer=fuzz.ratio, limit=limit, score_cutoff=50)
    return [str(name) for name, _, _ in found]
