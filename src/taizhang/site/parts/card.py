"""Records as cards, and facts: a name, and what is said under it."""

from collections.abc import Iterable
from dataclasses import dataclass

from taizhang.site.language.text_run import TextRun


@dataclass(frozen=True)
class Fact:
    """A name and what is said under it."""

    name: str
    values: tuple[TextRun, ...]


@dataclass(frozen=True)
class Card:
    """A record as a reader meets it: what it says, and the words it rests on."""

    anchor: str
    title: tuple[TextRun, ...]
    quote: TextRun
    phrase: str = ""
    when: str = ""
    badges: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    source: tuple[TextRun, ...] = ()
    """Plan and section, on pages that show records of several."""
    promise: str = ""
    """Where in the site the promise has its own page; empty where it has none."""
    again: tuple["Card", ...] = ()
    """The records that say it again, on the page of their plan."""


def facts(*pairs: tuple[str, TextRun | str | Iterable[TextRun] | None]) -> tuple[Fact, ...]:
    """Facts from pairs of name and value; those without a value are left out."""
    told = []
    for name, value in pairs:
        if isinstance(value, TextRun):
            value = (value,)
        elif isinstance(value, str):
            value = (TextRun(value),) if value else ()
        values = tuple(value or ())
        if values:
            told.append(Fact(name, values))
    return tuple(told)
