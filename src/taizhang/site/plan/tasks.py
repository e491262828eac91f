"""The tasks of a plan: sections whose words name who must do what."""

from collections.abc import Iterator
from dataclasses import dataclass

from taizhang.plan import Claim, Section
from taizhang.site.language.text_run import TextRun
from taizhang.site.parts.card import Card
from taizhang.site.records.cards import Cards


@dataclass(frozen=True)
class RoleHolder:
    """An organisation with the role in which a responsibility names it."""

    role: str
    organisation: tuple[TextRun, ...]
    printed: TextRun
    anchor: str


@dataclass(frozen=True)
class Task:
    """A section whose words name who must do it."""

    title: tuple[TextRun, ...]
    instruments: tuple[TextRun, ...]
    themes: tuple[TextRun, ...]
    clauses: tuple["Clause", ...]


@dataclass(frozen=True)
class Clause:
    """One responsibility of a task: who is named in it, role by role."""

    card: Card
    roles: tuple[tuple[str, tuple[RoleHolder, ...]], ...]
    open: bool


class Tasks:
    """Tells the tasks of one plan in one language."""

    def __init__(self, cards: Cards) -> None:
        self.plan, self.cards, self.locale = cards.plan, cards, cards.locale

    def tasks(self) -> Iterator[Task]:
        """The sections that name who must do it, with the instruments and themes of each."""
        for section in self.plan.sections:
            named = [c for c in self.plan.of_kind("responsibilities") if c.section is section]
            if named:
                yield Task(
                    self.cards.section(section),
                    self._entries(section, "instruments"),
                    self._entries(section, "themes"),
                    tuple(map(self._clause, named)),
                )

    def _entries(self, section: Section, register: str) -> tuple[TextRun, ...]:
        entries = self.locale.registers.tables[register]
        return tuple(
            self.locale.name(entries[key], "label", f"{register}/{key}")[0]
            for key in section.data.get(register, [])
        )

    def _clause(self, claim: Claim) -> Clause:
        roles: dict[str, list[RoleHolder]] = {}
        is_open = False
        for one in self.plan.responsibles:
            if one.claim is not claim and one.claim.pointer != claim.pointer:
                continue
            is_open = is_open or one.open
            page = f"organisations/{one.organisation['id']}"
            name = self.locale.name(one.organisation, "name", page)
            role = self.locale.label("role", one.named.role)
            printed = self.cards.printed(one.named.printed)
            anchor = self.cards.anchors.body(one)
            roles.setdefault(role, []).append(RoleHolder(role, name, printed, anchor))
        told = tuple((role, tuple(names)) for role, names in roles.items())
        return Clause(self.cards.plain(claim), told, is_open)
