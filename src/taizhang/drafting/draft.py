"""From the bytes of a raw text to a first plan and to entries that the registers lack."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from taizhang.corpus import Corpus
from taizhang.drafting.bodies.responsibilities import as_claim, find_charges, names_bodies_apart
from taizhang.drafting.links import Made, link_targets
from taizhang.drafting.own_check import settle
from taizhang.drafting.promises.marking import beginning, name_parts
from taizhang.drafting.promises.money import make_funding, make_rate
from taizhang.drafting.promises.promise import Promise
from taizhang.drafting.promises.spotting import find_promises
from taizhang.drafting.promises.targets import make_target
from taizhang.drafting.promises.years import date_targets
from taizhang.drafting.proposals import (
    enlarged,
    iter_sections,
    propose_indicators,
    propose_organisations,
)
from taizhang.drafting.reading.citations import find_absences, find_duties, find_relations
from taizhang.drafting.reading.columns import headed_cells
from taizhang.drafting.reading.damage import as_list, find_damage
from taizhang.drafting.reading.facts import first_year, read_facts, script_of
from taizhang.drafting.reading.outline import Part, find_outline
from taizhang.drafting.reading.page import Page
from taizhang.drafting.reading.roles import give_roles
from taizhang.drafting.references import find_references
from taizhang.emendation import emend
from taizhang.files.text import sha256
from taizhang.plan import CLAIMS
from taizhang.registers import Entry, Registers
from taizhang.second_reading.dated_parts import Stretch
from taizhang.words.section_roles import is_frame, is_silent

TO_BE_WRITTEN = "(English title to be written 英文标题待补)"
MOST_SETTLED = 40_000


@dataclass
class Draft:
    """A plan as data of ``plan.schema.json``, and entries that the registers lack."""

    data: dict[str, Any]
    organisations: list[Entry]
    indicators: list[Entry]

    def counts(self) -> dict[str, int]:
        """How many sections, responsibilities, targets and funding the plan has, and reviews in all."""
        sections = list(iter_sections(self.data["sections"]))
        kinds = ("responsibilities", "targets", "funding")
        return {
            "sections": len(sections),
            **{kind: sum(len(section.get(kind, [])) for section in sections) for kind in kinds},
            "reviews": _reviews(self.data),
        }


def _reviews(data: Any) -> int:
    """How many records under these data are to be reviewed, themselves included."""
    if isinstance(data, list):
        return sum(map(_reviews, data))
    if isinstance(data, dict):
        return ("review" in data) + sum(map(_reviews, data.values()))
    return 0


Progress = Callable[[Iterable[Any], int], Iterable[Any]]


def draft(
    source: bytes,
    corpus: Corpus,
    region: str,
    id: str = "",
    registers: Registers | None = None,
    progress: Progress = lambda items, total: items,
) -> Draft:
    """The first plan of a raw text in UTF-8, checked and mended as far as its words allow.

    ``registers`` are those of the corpus unless others are given.  A text longer than any plan of one
    government is not checked here: ``check`` does it once, and tells.
    """
    known = registers or corpus.registers
    page, data = read_draft(source, known, region, id, progress)
    organisations = propose_organisations(page, data)
    if len(page.text) <= MOST_SETTLED:
        settle(data, source, corpus, enlarged(known, organisations))
    return Draft(data, organisations, propose_indicators(page, data))


def read_draft(
    source: bytes, registers: Registers, region: str, id: str, progress: Progress
) -> tuple[Page, dict[str, Any]]:
    """The first reading of a raw text, before it is checked."""
    text = source.decode("utf-8")
    emendations = find_damage(text, registers)
    reading, troubles = emend(text, as_list(emendations))
    if troubles:
        emendations = []
    page = Page(reading.text, registers, region)
    parts = find_outline(page)
    give_roles(page, parts)
    facts = read_facts(page, parts)
    page.begins = first_year(facts)
    every = [one for top in parts for one in top.walk()]
    page.names_apart = names_bodies_apart(page, every)
    page.date(as_stretch(page, part) for part in every)
    made: Made = []
    for part in progress(every, len(every)):
        made += read_part(page, part)
    name_parts(parts)
    link_targets(page, made)
    return page, _data(page, parts, facts, source, emendations, id)


def as_stretch(page: Page, part: Part) -> Stretch:
    """A part as its quantities are read; none are, where nothing can be promised."""
    silent = is_silent(part.role, "promises", page.registers)
    text = "" if silent else page.text[part.start : part.end]
    headed = headed_cells(page, part.table, part.row, part.start) if part.table and part.row else []
    return Stretch(part.start, part.depth, text, headed)


def read_part(page: Page, part: Part) -> Made:
    """Read the claims of one part's own text; its targets, with the promises they were made of."""
    charges = [] if is_frame(part.role, page.registers) else find_charges(page, part)
    for charge in charges:
        part.add("responsibilities", as_claim(page, part, charge))
    promises = find_promises(page, part, [(one.start, one.end) for one in charges])
    dated: list[tuple[Promise, dict[str, Any]]] = []
    for one in promises:
        if one.sort == "target":
            target = make_target(page, part, one, promises)
            part.add("targets", target)
            dated.append((one, target))
        elif one.sort == "money":
            part.add("funding", make_funding(page, part, one, promises))
        elif one.sort == "rate" and not _has_amount(page, part, one, promises):
            part.add("funding", make_rate(page, part, one))
    if part.role in ("safeguard", "safeguards") and "funding" in part.claims:
        part.review.append("role")
    date_targets(page, part, dated)
    for target in find_references(page, part):
        if part.given:
            target["timing"] = part.given["timing"]
        part.add("targets", target)
    for duty in find_duties(page, part):
        part.add("duties", duty)
    for absence in find_absences(page, part):
        part.add("absences", absence)
    return [(part, promise, target) for promise, target in dated]


def _has_amount(page: Page, part: Part, one: Promise, promises: list[Promise]) -> bool:
    """Whether the next that is paid in its sentence is the amount that a rate comes to at most."""
    end = page.border_after(one.end, part.end, "。；;\n")
    paid = [p for p in promises if p.sort in ("money", "rate") and one.start < p.start < end]
    return bool(paid) and paid[0].sort == "money"


def _data(
    page: Page,
    parts: list[Part],
    facts: dict[str, Any],
    source: bytes,
    emendations: list[dict[str, Any]],
    id: str,
) -> dict[str, Any]:
    doubtful = facts.pop("review")
    year = (facts.get("written") or str(facts.get("period", {}).get("start", "")))[:4]
    data: dict[str, Any] = {
        "id": id or "-".join(filter(None, ["plan", page.region, year])),
        "title": facts.pop("title"),
        "title_en": TO_BE_WRITTEN,
        "genre": facts.pop("genre"),
        "status": facts.pop("status"),
        "region": page.region,
        "review": [*([] if id else ["id"]), "title_en", "genre", "status", "source", *doubtful],
    }
    missing = facts.pop("missing")
    data |= facts | {"missing": missing}
    capture = "ocr" if any(one["cause"] == "ocr" for one in emendations) else "repost"
    data["source"] = {
        "sha256": sha256(source),
        "url": None,
        "publisher": None,
        "retrieved": None,
        "capture": capture,
        "script": script_of(page),
    }
    if emendations:
        data["emendations"] = emendations
    data["sections"] = list(_sections(page, parts))
    relations = list(find_relations(page, data["title"]))
    data |= {"relations": relations} if relations else {}
    return data


def _sections(page: Page, parts: list[Part]) -> Iterator[dict[str, Any]]:
    for part in parts:
        section: dict[str, Any] = {"id": part.id, "role": part.role}
        section |= beginning(page, part)
        if part.review:
            section["review"] = part.review
        for kind in CLAIMS:
            if part.claims.get(kind):
                section[kind] = [_short(one) for one in part.claims[kind]]
        if part.children:
            section["sections"] = list(_sections(page, part.children))
        yield section


def _short(claim: dict[str, Any]) -> Any:
    """A responsibility that is nothing but its quote is written as that."""
    return claim["quote"] if [*claim] == ["quote"] else claim
