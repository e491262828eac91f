"""The page of a register entry: what it is, and what plans say of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from taizhang.site.language.text_run import TextRun
from taizhang.site.parts.card import Fact
from taizhang.site.parts.figures import Figure
from taizhang.site.parts.line import ListLine


@dataclass(frozen=True)
class EntryView:
    """All that the template of an entry's page needs.

    ``lists`` are links by the word that heads them; ``empty`` is the word for an entry that no
    plan mentions.
    """

    index: str
    title: TextRun
    title_other: TextRun | None
    facts: tuple[Fact, ...] = ()
    lead: str = ""
    strip: tuple[str, ...] = ()
    notice: str = ""
    lists: Mapping[str, tuple[ListLine, ...]] = field(default_factory=dict)
    figures: tuple[Figure, ...] = ()
    empty: str = ""
