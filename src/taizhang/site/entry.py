"""The page of a register entry: what it is, and what plans say of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from taizhang.site.figures import Figure
from taizhang.site.said import Fact, Said


@dataclass(frozen=True)
class Line:
    """A link in a list; ``draft`` and ``ended`` tell of the plan to which it leads."""

    said: tuple[Said, ...]
    draft: bool = False
    count: int = 0
    ended: bool = False


@dataclass(frozen=True)
class EntryView:
    """All that the template of an entry's page needs.

    ``lists`` are links by the word that heads them; ``empty`` is the word for an entry that no
    plan mentions.
    """

    index: str
    title: Said
    title_other: Said | None
    facts: tuple[Fact, ...] = ()
    lead: str = ""
    notice: str = ""
    lists: Mapping[str, tuple[Line, ...]] = field(default_factory=dict)
    figures: tuple[Figure, ...] = ()
    empty: str = ""
