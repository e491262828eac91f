"""One real plan in memory, and changes to its text where its values stand."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from taizhang.checking.result import PlanResult
from taizhang.files.yaml_reader import Document, read_yaml
from taizhang.findings import Mark
from taizhang.plan import CLAIMS, Claim, Plan, Section

PLAIN = re.compile(r"[\w《“〔][^:#,\[\]{}\"'\n]*(?<! )")
"""Text that needs no quotation marks, in flow style either."""


class Patch(NamedTuple):
    """A change to a plan's text: ``text`` in place of ``text[start:end]``."""

    start: int
    end: int
    text: str


Patches = list[Patch]


def patched(text: str, patches: Iterable[Patch]) -> str:
    """The text with the changes made, none of which may overlap."""
    for start, end, new in sorted(patches, reverse=True):
        text = text[:start] + new + text[end:]
    return text


@dataclass(frozen=True, eq=False)
class Spot:
    """A record of a plan as a person wrote it: the plan, a section, a claim, a share …

    ``kind`` is the key of the list that holds it; ``plan`` for the plan itself.
    """

    page: "Page"
    kind: str
    pointer: str
    data: dict[str, Any]

    @property
    def claim(self) -> Claim:
        """The claim as read; for a share or a threshold, that which holds it."""
        claims = self.page.claims
        return claims[next(p for p in upwards(self.pointer) if p in claims)]

    @property
    def section(self) -> Section:
        """The section that is the spot or holds it."""
        sections = self.page.sections
        return sections[next(p for p in upwards(self.pointer) if p in sections)]

    @property
    def quote_pointer(self) -> str:
        """Where the quote stands: a responsibility may be nothing but its quote."""
        inner = f"{self.pointer}/quote"
        return inner if inner in self.page.document.values else self.pointer

    def replace(self, key: str, value: Any) -> Patches:
        return self.page.replace(f"{self.pointer}/{key}", value)

    def drop(self, key: str) -> Patches:
        return self.page.drop(f"{self.pointer}/{key}")


def upwards(pointer: str) -> Iterator[str]:
    """A pointer and those of all that encloses it, from the inside out."""
    while pointer:
        yield pointer
        pointer = pointer.rpartition("/")[0]


@dataclass(eq=False)
class Page:
    """A plan's text and source with what the tool reads in them."""

    path: str
    text: str
    source: bytes
    result: PlanResult

    @cached_property
    def document(self) -> Document:
        return read_yaml(self.text, self.path)[0]

    @property
    def plan(self) -> Plan:
        if self.result.plan is None:
            raise ValueError(f"{self.path} has findings that keep it from being read.")
        return self.result.plan

    @cached_property
    def claims(self) -> dict[str, Claim]:
        return {claim.pointer: claim for claim in self.plan.claims}

    @cached_property
    def sections(self) -> dict[str, Section]:
        return {section.pointer: section for section in self.plan.sections}

    @cached_property
    def spots(self) -> list[Spot]:
        """Every record, in the order of the file."""
        return list(self._spots(self.plan.data, "", "plan"))

    def _spots(self, data: dict[str, Any], pointer: str, kind: str) -> Iterator[Spot]:
        yield Spot(self, kind, pointer, data)
        for key in RECORDS if kind != "measures" else ():  # Its entities are names, no records.
            for index, value in enumerate(data.get(key, [])):
                inner = {"quote": value} if isinstance(value, str) else value
                yield from self._spots(inner, f"{pointer}/{key}/{index}", key)

    # Places in the text

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    @cached_property
    def _siblings(self) -> dict[str, list[str]]:
        """The pointers of what a mapping or list holds, in the order of the file."""
        held: dict[str, list[str]] = {}
        for pointer in sorted(filter(None, self.document.values), key=self.key_start):
            held.setdefault(pointer.rpartition("/")[0], []).append(pointer)
        return held

    def offset(self, mark: Mark) -> int:
        return self._lines[mark.line - 1] + mark.column - 1

    def extent(self, pointer: str) -> tuple[int, int]:
        """Where a value begins and ends; a block's end is that of its last word."""
        span = self.document.values[pointer]
        start, end = self.offset(span.start), self.offset(span.end)
        return start, start + len(self.text[start:end].rstrip())

    def key_start(self, pointer: str) -> int:
        """Where a key, or an item of a list, begins."""
        if pointer in self.document.keys:
            return self.offset(self.document.keys[pointer].start)
        return self.extent(pointer)[0]

    def in_flow(self, pointer: str) -> bool:
        return self.text[self.extent(pointer)[0]] in "{["

    def indent(self, pointer: str) -> str:
        """The blanks before the keys of a block mapping."""
        start = self.extent(pointer)[0]
        return " " * (start - self.text.rfind("\n", 0, start) - 1)

    # Changes

    def written(self, value: Any, like: str = "") -> str:
        """A value in YAML; text in quotation marks where it must, or where ``like`` has them."""
        if not isinstance(value, str):
            return str(value)
        marked = like in self.document.values and self.text[self.extent(like)[0]] in "\"'"
        number_like = re.fullmatch(r"[\d.]+", value)
        if marked or number_like or not PLAIN.fullmatch(value):
            return json.dumps(value, ensure_ascii=False)
        return value

    def replace(self, pointer: str, value: Any) -> Patches:
        return [Patch(*self.extent(pointer), self.written(value, pointer))]

    def rename_key(self, pointer: str, name: str) -> Patches:
        start = self.key_start(pointer)
        return [Patch(start, start + len(pointer.rpartition("/")[2]), name)]

    def drop(self, pointer: str) -> Patches:
        """Take out a key with its value, or an item of a list; with the last goes what held it."""
        holder = pointer.rpartition("/")[0]
        siblings = self._siblings[holder]
        if siblings == [pointer]:
            return self.drop(holder)
        place = siblings.index(pointer)
        if place + 1 < len(siblings):
            return [Patch(self.key_start(pointer), self.key_start(siblings[place + 1]), "")]
        return [Patch(self.extent(siblings[place - 1])[1], self.extent(pointer)[1], "")]

    def add(self, pointer: str, key: str, yaml: str) -> Patches:
        """Write a further key of a mapping behind its quote or id."""
        names = (f"{pointer}/{name}" for name in ("quote", "id", "find"))
        first = next(name for name in names if name in self.document.values)
        end = self.extent(first)[1]
        before = ", " if self.in_flow(pointer) else "\n" + self.indent(pointer)
        return [Patch(end, end, f"{before}{key}: {yaml}")]

    def swap(self, one: str, other: str) -> Patches:
        """Let two items of a list change places."""
        first, second = self.extent(one), self.extent(other)
        return [
            Patch(*first, self.text[slice(*second)]),
            Patch(*second, self.text[slice(*first)]),
        ]


RECORDS = (
    "emendations",
    *CLAIMS,
    "thresholds",
    "allocations",
    "sections",
    "relations",
    "waivers",
    "questions",
)
"""Keys of the lists that hold records."""
