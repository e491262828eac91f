"""The tasks of a plan: sections whose words name who must do what."""

from collections.abc import Iterator
from dataclasses import dataclass

from taizhang.plan import Claim, Plan, Section
from taizhang.registers import Registers
from taizhang.site.cards import Cards
from taizhang.site.labels import value_label
from taizhang.site.said import Card, Said, both


@dataclass(frozen=True)
class Responsible:
    """An organisation with the role in which a responsibility names it."""

    role: str
    organisation: tuple[Said, ...]
    printed: Said
    anchor: str


@dataclass(frozen=True)
class Task:
    """A section whose words name who must do it."""

    title: tuple[Said, ...]
    instruments: tuple[Said, ...]
    themes: tuple[Said, ...]
    clauses: tuple["Clause", ...]


@dataclass(frozen=True)
class Clause:
    """One responsibility of a task: who is named in it, role by role."""

    card: Card
    roles: tuple[tuple[str, tuple[Responsible, ...]], ...]
    open: bool


class Tasks:
    """Tells the tasks of one plan in one language."""

    def __init__(self, plan: Plan, registers: Registers, cards: Cards) -> None:
        self.plan, self.registers, self.cards, self.lang = plan, registers, cards, cards.lang

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

    def _entries(self, section: Section, register: str) -> tuple[Said, ...]:
        entries = self.registers.tables[register]
        return tuple(
            both(entries[key], "label", self.lang, f"{register}/{key}")[0]
            for key in section.data.get(register, [])
        )

    def _clause(self, claim: Claim) -> Clause:
        roles: dict[str, list[Responsible]] = {}
        is_open = False
        for one in self.plan.responsibles:
            if one.claim is not claim and one.claim.pointer != claim.pointer:
                continue
            is_open = is_open or one.open
            page = f"organisations/{one.organisation['id']}"
            name = both(one.organisation, "name", self.lang, page)
            role = value_label("role", one.named.role, self.lang)
            printed = self.cards.printed(one.named.printed)
            anchor = self.cards.anchors.body(one)
            roles.setdefault(role, []).append(Responsible(role, name, printed, anchor))
        told = tuple((role, tuple(names)) for role, names in roles.items())
        return Clause(self.cards.plain(claim), told, is_open)
