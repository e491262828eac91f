"""Who answers for what in a plan: organisations against its areas of action."""

from collections import Counter
from dataclasses import dataclass

from taizhang.plan import Section
from taizhang.site.language.text_run import TextRun
from taizhang.site.records.cards import Cards
from taizhang.site.records.roles import LEADING

LED = (*LEADING, "convener", "deputy-convener")
"""Roles drawn as a full dot; the others support and are drawn as a ring."""

RADII = (3.5, 5, 6.5, 8)
"""Radius of a dot by the number of tasks, in pixels; the last for all above."""


@dataclass(frozen=True)
class NetworkCell:
    """How many tasks of an area name an organisation, led and supported."""

    led: int
    supported: int

    @property
    def led_radius(self) -> float:
        return RADII[min(self.led, len(RADII)) - 1]

    @property
    def supported_radius(self) -> float:
        return RADII[min(self.supported, len(RADII)) - 1]


@dataclass(frozen=True)
class NetworkRow:
    """An organisation with its cells, area by area."""

    name: TextRun
    short: str
    cells: tuple[NetworkCell, ...]

    @property
    def led(self) -> int:
        return sum(cell.led for cell in self.cells)

    @property
    def supported(self) -> int:
        return sum(cell.supported for cell in self.cells)


@dataclass(frozen=True)
class Network:
    """The responsibilities of a plan: its areas, and a line for each organisation named."""

    id: str
    title: TextRun
    areas: tuple[tuple[TextRun, ...], ...]
    lines: tuple[NetworkRow, ...]


def network(cards: Cards) -> Network | None:
    """The responsibilities of a plan, those who lead most first; none where it names nobody."""
    plan, locale = cards.plan, cards.locale
    areas: list[Section] = []
    counted: Counter[tuple[str, str, bool]] = Counter()
    names: dict[str, TextRun] = {}
    for one in plan.responsibles:
        area, key = area_of(one.claim.section), one.organisation["id"]
        if area not in areas:
            areas.append(area)
        names[key] = locale.organisation(one.organisation)[0]
        counted[key, area.id, one.named.role in LED] += 1
    if not names:
        return None
    areas.sort(key=lambda area: area.position)
    lines = [
        NetworkRow(
            name,
            shortened(name.text, 12 if locale.is_chinese else 26),
            tuple(NetworkCell(counted[key, a.id, True], counted[key, a.id, False]) for a in areas),
        )
        for key, name in names.items()
    ]
    lines.sort(key=lambda line: (-line.led, -line.supported, line.name.text))
    return Network(plan.id, cards.title(), tuple(map(cards.section, areas)), tuple(lines))


def area_of(section: Section) -> Section:
    """The outermost action, or group of safeguards or rows, that a section lies in."""
    within = list(section.ancestors())
    groups = [s for s in within if s.role in ("action", "safeguards", "table")]
    return groups[-1] if groups else within[-1]


def shortened(name: str, limit: int) -> str:
    """A name that fits beside the picture."""
    return name if len(name) <= limit else name[: limit - 1] + "…"
