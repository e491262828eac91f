"""The whole reading text of a plan, section by section, with its claims and emendations."""

from collections.abc import Iterator
from dataclasses import dataclass

from taizhang.emendation import Change
from taizhang.plan import Section
from taizhang.site.language.text_run import TextRun
from taizhang.site.parts.card import Fact, facts
from taizhang.site.plan.segments import ClaimMark, Note, Segment, cut, lines
from taizhang.site.records.anchors import question_anchor, section_anchor
from taizhang.site.records.cards import Cards
from taizhang.tables.places import RECORDS, plan_page


@dataclass(frozen=True)
class Emendation:
    """A damaged place of the source, how it is read and why."""

    number: int
    found: str
    read: str
    gap: bool
    facts: tuple[Fact, ...]
    note: TextRun
    places: tuple[Note, ...]


@dataclass(frozen=True)
class SectionText:
    """A section of the text: its heading and its lines, cut into segments."""

    anchor: str
    depth: int
    role: str
    name: str
    title_en: str
    heading: tuple[tuple[Segment, ...], ...]
    lines: tuple[tuple[Segment, ...], ...]


class FullText:
    """Cuts the text of a plan for its page in one language."""

    def __init__(self, cards: Cards) -> None:
        self.plan, self.locale, self.anchors = cards.plan, cards.locale, cards.anchors
        self.cards = cards
        self.changes = list(self._numbered_changes())

    def _numbered_changes(self) -> Iterator[tuple[Change, Note]]:
        places: dict[int, list[str]] = {}
        for change in self.plan.reading.changes:
            names = places.setdefault(change.emendation, [])
            names.append(self.anchors.emendation(change))
            note = Note(change.emendation + 1, len(names), f"w-{names[-1]}", f"r-{names[0]}")
            yield change, note

    def emendations(self) -> tuple[Emendation, ...]:
        """The damaged places of the source, in the order of the plan."""
        return tuple(self._emendations())

    def _emendations(self) -> Iterator[Emendation]:
        for index, data in enumerate(self.plan.data.get("emendations", [])):
            series = data.get("series")
            found = data.get("find") or series["find"]
            keys = ("kind", "cause", "certainty")
            told = facts(
                *(
                    (self.locale.word(key), self.locale.label(f"emendation.{key}", data[key]))
                    for key in keys
                ),
                (
                    self.locale.word("series"),
                    f"{series['from']}–{series['to']}" if series else None,
                ),
            )
            places = tuple(note for _, note in self.changes if note.number == index + 1)
            gap = data["kind"] == "gap"
            note = self.locale.curated(data["note"])
            read = data.get("read", "")
            yield Emendation(index + 1, found, read, gap, told, note, places)

    def _marks(self) -> Iterator[ClaimMark]:
        anchors = self.anchors
        for claim in self.plan.claims:
            led = anchors.record(claim), self.cards.page_of(claim)
            yield ClaimMark(claim.kind, claim.start, claim.end, anchors.words(claim), *led)
            for field, place in claim.context.items():
                words = anchors.context(claim, field)
                yield ClaimMark("context", place.start, place.end, words, *led)
        for share in self.plan.shares:
            words = anchors.words(share)
            target = next(c for c in self.plan.of_kind("targets") if c.id == share.target)
            led = anchors.record(target), self.cards.page_of(target)
            yield ClaimMark("targets", share.start, share.end, words, *led)
        yield from self._marks_of_the_plan()

    def _marks_of_the_plan(self) -> Iterator[ClaimMark]:
        """Relations and questions, which are no claims of a section."""
        page = plan_page(self.plan.id, RECORDS)
        for data, place in self.plan.relations:
            name = self.anchors.relation(data)
            yield ClaimMark("relations", place.start, place.end, f"w-{name}", f"r-{name}", page)
        for data, found in self.plan.questions:
            if found:
                led = f"w-{data['id']}", question_anchor(data), page
                yield ClaimMark("questions", found.start, found.end, *led)

    def parts(self) -> tuple[SectionText, ...]:
        """The sections of the text with every claim marked where it stands."""
        return tuple(self._parts())

    def _parts(self) -> Iterator[SectionText]:
        marks = list(self._marks())
        text = self.plan.reading.text
        for section in self.plan.sections:
            end = self._heading_end(section)
            segments = cut(text, section.start, section.end, marks, self.changes, [end])
            heading = [segment for segment in segments if segment.end <= end]
            body = segments[len(heading) :]
            yield SectionText(
                section_anchor(section),
                section.depth,
                self.locale.label("section.role", section.role),
                section.numbered_title,
                section.data.get("title_en", "") if not self.locale.is_chinese else "",
                tuple(map(tuple, lines(heading))),
                tuple(map(tuple, lines(body))),
            )

    def _heading_end(self, section: Section) -> int:
        """Where the heading of a section ends in the reading; its start where it has none."""
        if not section.heading:
            return section.start
        found = self.plan.reading.text.index(section.heading, section.start)
        return found + len(section.heading)
