"""The facts of a plan: what it is, where its text comes from, how completely it was read."""

from collections.abc import Iterator
from datetime import date

from taizhang.checking.result import PlanResult
from taizhang.plan import Plan
from taizhang.promises.due import is_over
from taizhang.registers import Registers
from taizhang.site.cards import Cards
from taizhang.site.labels import value_label, word
from taizhang.site.regions import region_name
from taizhang.site.said import Fact, Said, both, facts

KINDS = ("targets", "responsibilities", "funding", "entities", "duties", "absences")
"""Kinds of claim that are promises, in the order in which the page counts them."""


class PlanFacts:
    """Tells the facts of one plan in one language."""

    def __init__(self, result: PlanResult, plan: Plan, registers: Registers, cards: Cards) -> None:
        self.result, self.plan, self.registers = result, plan, registers
        self.cards, self.lang = cards, cards.lang

    def word(self, key: str) -> str:
        return word(key, self.lang)

    def label(self, enum: str, value: str) -> str:
        return value_label(enum, value, self.lang)

    def facts(self) -> tuple[Fact, ...]:
        """What the plan is, and where its text was found."""
        data, source = self.plan.data, self.plan.data["source"]
        period = data.get("period")
        issuer = self.plan.issuer
        told = both(issuer, "name", self.lang, f"organisations/{issuer['id']}") if issuer else ()
        region = region_name(self.registers, data["region"], self.lang)
        region = region._replace(page=f"regions/{data['region']}")
        return facts(
            (self.word("region"), (region, Said(data["region"]))),
            (self.word("issuer"), told or self.missing("issuer")),
            (self.word("document-number"), self.stated("document_number", self.cards.script)),
            (self.word("written"), self.stated("written")),
            (self.word("published"), self.stated("published")),
            (
                self.word("period"),
                f"{period['start']}–{period['end']}" if period else self.missing("period"),
            ),
            (self.word("as-of"), self.cards.as_of),
            (self.word("status"), self.label("plan.status", data["status"])),
            (self.word("genre"), self.label("plan.genre", data["genre"])),
            (self.word("script"), self.label("plan.source.script", source["script"])),
            (self.word("capture"), self.label("plan.source.capture", source["capture"])),
            (self.word("source-url"), self.original()),
            (self.word("publisher"), source.get("publisher") or ""),
            (self.word("retrieved"), source.get("retrieved") or ""),
            (self.word("sha256"), source["sha256"]),
            (self.word("readings"), tuple(self._readings())),
        )

    def ended(self) -> str:
        """That the plan's period is over or, where the source gives none, the latest date in its words."""
        period, as_of = self.plan.data.get("period"), self.cards.as_of
        if period:
            over = is_over(str(period["end"]), as_of)
            notice = self.word("plan-ended-notice").format(year=period["end"], day=as_of)
            return notice if over else ""
        stated = [one.due for one in self.cards.promises.all if one.due.by == "words"]
        latest = max(stated, key=lambda due: (due.day or date.min, due.when), default=None)
        return self.word("plan-latest").format(date=latest.when) if latest else ""

    def original(self) -> Said:
        """The address of the original, where it is known."""
        url = self.plan.data["source"]["url"]
        if url is None:
            return self.missing("source_url")
        is_web = url.startswith(("https://", "http://"))
        return Said(url, href=url if is_web else "")

    def stated(self, key: str, lang: str = "") -> Said:
        """A field of the plan, or why it is empty."""
        value = self.plan.data.get(key)
        return Said(value, lang) if value else self.missing(key)

    def missing(self, key: str) -> Said:
        """Why a field is empty."""
        reason = self.plan.data.get("missing", {}).get(key)
        return Said(self.label("plan.missing", reason) if reason else self.word("unknown"))

    def _readings(self) -> Iterator[Said]:
        for reading in self.plan.data.get("readings", []):
            kind = self.label("reading.kind", reading["kind"])
            yield Said(f"{kind}, {reading['reader']}, {reading['date']}")

    def _agreement(self) -> Iterator[Said]:
        """How far the two independent readings agreed, kind by kind."""
        for reading in self.plan.data.get("readings", []):
            for kind, count in reading.get("agreement", {}).items():
                name = self.label("reading.agreement", kind)
                told = self.word("of-all").format(some=count["agree"], all=sum(count.values()))
                yield Said(f"{name} {told}")

    def coverage(self) -> tuple[Fact, ...]:
        """How much of the text is accounted for, and what is left open."""
        counts = self.result.counts
        share = self.word("of-all")
        numbers_by = (
            Said(f"{self.label('accounted-by', key)} {count}")
            for key, count in counts["numbers_by"].items()
        )
        return facts(
            (
                self.word("characters"),
                share.format(some=counts["characters_in_sections"], all=counts["characters"]),
            ),
            (
                self.word("numbers"),
                share.format(some=counts["numbers_accounted"], all=counts["numbers"]),
            ),
            (self.word("numbers-by"), numbers_by),
            (
                self.word("records"),
                (Said(f"{self.word(kind)} {counts[kind]}") for kind in KINDS if counts[kind]),
            ),
            (self.word("agreement"), tuple(self._agreement())),
            (self.word("dismissals"), str(sum(counts["dismissals"].values()))),
            (self.word("questions"), str(counts["questions"])),
            (self.word("waivers"), str(counts["waivers"])),
        )
