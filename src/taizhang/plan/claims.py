"""The parts and claims of a plan, each with the place of its words in the reading text."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from taizhang.registers import Entry
from taizhang.words.names import Named


@dataclass(frozen=True)
class Section:
    """A part of the plan; ``reading[start:end]`` is its own text, children excluded."""

    id: str
    role: str
    parent: "Section | None"
    position: int
    depth: int
    start: int
    end: int
    heading: str
    number: str
    title: str
    pointer: str
    data: dict[str, Any]

    @property
    def record(self) -> str:
        """The id by which waivers and findings call it."""
        return self.id

    @property
    def numbered_title(self) -> str:
        """Number and title, with a blank between them where the heading has one."""
        parted = self.number and self.heading.startswith(f"{self.number} ")
        return f"{self.number}{' ' if parted else ''}{self.title}"

    def ancestors(self) -> Iterator["Section"]:
        """This section and those it lies in, from the inside out."""
        section: Section | None = self
        while section:
            yield section
            section = section.parent


@dataclass(frozen=True)
class Place:
    """A run of the reading text: ``reading[start:end]``."""

    start: int
    end: int


@dataclass(frozen=True)
class Claim:
    """One thing the plan says, with the place of its quote in the reading text.

    ``data`` is what a person wrote, ``fields`` that together with what it takes over from
    ``given`` and from the target it restates.  ``context`` holds the places of words elsewhere.
    """

    kind: str
    id: str
    section: Section
    pointer: str
    data: dict[str, Any]
    quote: str
    start: int
    end: int
    context: dict[str, Place] = field(default_factory=dict)
    fields: dict[str, Any] = field(default_factory=dict)
    given: dict[str, "Claim"] = field(default_factory=dict)
    """The ``given`` of a section from which a field was taken over."""

    @property
    def record(self) -> str:
        """The id by which waivers and findings call it: its own, or its section's."""
        return self.id or self.section.id


@dataclass(frozen=True)
class Responsible:
    """An organisation named in a responsibility, resolved through the register."""

    claim: Claim
    named: Named
    organisation: Entry
    open: bool


@dataclass(frozen=True)
class Share:
    """An organisation's share of a target, with the place of its words."""

    target: str
    pointer: str
    data: dict[str, Any]
    start: int
    end: int
    organisation: Entry

    @property
    def record(self) -> str:
        """The id by which waivers and findings call it: its target's."""
        return self.target
