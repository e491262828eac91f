"""The facts of a plan: what it is, where its text comes from, how completely it was read."""

from collections.abc import Iterator
from datetime import date

from taizhang.checking.result import PlanResult
from taizhang.plan.kinds import COUNTED
from taizhang.promises.due import is_over
from taizhang.site.language.text_run import TextRun
from taizhang.site.parts.card import Fact, facts
from taizhang.site.records.cards import Cards


class PlanFacts:
    """Tells the facts of one plan in one language."""

    def __init__(self, result: PlanResult, cards: Cards) -> None:
        self.result, self.cards = result, cards
        self.plan, self.locale = cards.plan, cards.locale

    def facts(self) -> tuple[Fact, ...]:
        """What the plan is, and where its text was found."""
        word, label = self.locale.word, self.locale.label
        data, source = self.plan.data, self.plan.data["source"]
        period = data.get("period")
        issuer = self.plan.issuer
        told = self.locale.organisation(issuer) if issuer else ()
        region = self.locale.region_name(data["region"])
        region = region._replace(page=f"regions/{data['region']}")
        return facts(
            (word("region"), (region, TextRun(data["region"]))),
            (word("issuer"), told or self.missing("issuer")),
            (word("document-number"), self.stated("document_number", self.cards.script)),
            (word("written"), self.stated("written")),
            (word("published"), self.stated("published")),
            (
                word("period"),
                f"{period['start']}–{period['end']}" if period else self.missing("period"),
            ),
            (word("as-of"), self.cards.as_of),
            (word("status"), label("plan.status", data["status"])),
            (word("genre"), label("plan.genre", data["genre"])),
            (word("script"), label("plan.source.script", source["script"])),
            (word("capture"), label("plan.source.capture", source["capture"])),
            (word("source-url"), self.original()),
            (word("publisher"), source.get("publisher") or ""),
            (word("retrieved"), source.get("retrieved") or ""),
            (word("sha256"), source["sha256"]),
            (word("readings"), tuple(self._readings())),
        )

    def coverage_lead(self) -> str:
        """How completely the text is accounted for, and never more than what holds."""
        counts = self.result.counts
        characters = counts["characters"] - counts["characters_in_sections"]
        numbers = counts["numbers"] - counts["numbers_accounted"]
        if not characters and not numbers:
            return self.locale.word("coverage-lead")
        told = self.locale.word("coverage-lead-partial")
        return told.format(characters=characters, numbers=numbers, all=counts["numbers"])

    def ended(self) -> str:
        """That the plan's period is over or, where the source gives none, the latest date in its words."""
        period, as_of, word = self.plan.data.get("period"), self.cards.as_of, self.locale.word
        if period:
            over = is_over(str(period["end"]), as_of)
            notice = word("plan-ended-notice").format(year=period["end"], day=as_of)
            return notice if over else ""
        stated = [one.due for one in self.cards.promises.all if one.due.by == "words"]
        latest = max(stated, key=lambda due: (due.day or date.min, due.when), default=None)
        return word("plan-latest").format(date=latest.when) if latest else ""

    def original(self) -> TextRun:
        """The address of the original, where it is known."""
        url = self.plan.data["source"]["url"]
        if url is None:
            return self.missing("source_url")
        is_web = url.startswith(("https://", "http://"))
        return TextRun(url, href=url if is_web else "")

    def stated(self, key: str, tag: str = "") -> TextRun:
        """A field of the plan, or why it is empty."""
        value = self.plan.data.get(key)
        return TextRun(value, tag) if value else self.missing(key)

    def missing(self, key: str) -> TextRun:
        """Why a field is empty."""
        reason = self.plan.data.get("missing", {}).get(key)
        return TextRun(
            self.locale.label("plan.missing", reason) if reason else self.locale.word("unknown")
        )

    def _readings(self) -> Iterator[TextRun]:
        for reading in self.plan.data.get("readings", []):
            kind = self.locale.label("reading.kind", reading["kind"])
            yield TextRun(f"{kind}, {reading['reader']}, {reading['date']}")

    def _agreement(self) -> Iterator[TextRun]:
        """How far the two independent readings agreed, kind by kind."""
        for reading in self.plan.data.get("readings", []):
            for kind, count in reading.get("agreement", {}).items():
                name = self.locale.label("reading.agreement", kind)
                told = self.locale.word("of-all").format(
                    some=count["agree"], all=sum(count.values())
                )
                yield TextRun(f"{name} {told}")

    def coverage(self) -> tuple[Fact, ...]:
        """How much of the text is accounted for, and what is left open."""
        word, label = self.locale.word, self.locale.label
        counts = self.result.counts
        share = word("of-all")
        numbers_by = (
            TextRun(f"{label('accounted-by', key)} {count}")
            for key, count in counts["numbers_by"].items()
        )
        return facts(
            (
                word("characters"),
                share.format(some=counts["characters_in_sections"], all=counts["characters"]),
            ),
            (
                word("numbers"),
                share.format(some=counts["numbers_accounted"], all=counts["numbers"]),
            ),
            (word("numbers-by"), numbers_by),
            (
                word("records"),
                (TextRun(f"{word(kind)} {counts[kind]}") for kind in COUNTED if counts[kind]),
            ),
            (word("agreement"), tuple(self._agreement())),
            (word("dismissals"), str(sum(counts["dismissals"].values()))),
            (word("questions"), str(counts["questions"])),
            (word("waivers"), str(counts["waivers"])),
        )
