"""Records of a plan as cards: what a claim says, its words, and the further words it rests on."""

from collections.abc import Iterator
from typing import Any

from taizhang.findings import shorten
from taizhang.plan import Claim, Section
from taizhang.promises import Promises
from taizhang.promises.wording import Wording
from taizhang.site.anchors import Anchors, section_anchor
from taizhang.site.answers import Answers
from taizhang.site.labels import value_label, word
from taizhang.site.said import SCRIPTS, Card, Fact, Said, both, curated, facts


class Cards:
    """Makes the cards of one plan in one language, for its own page or another."""

    def __init__(self, promises: Promises, lang: str, as_of: str = "", page: str = "") -> None:
        self.plan, self.registers = promises.plan, promises.registers
        self.promises, self.as_of = promises, as_of
        self.lang, self.page = lang, page
        self.anchors = Anchors(self.plan)
        self.wording = Wording(lang, self.registers)
        self.answers = Answers(promises, self.wording, as_of)
        self.script = SCRIPTS[self.plan.data["source"]["script"]]

    def word(self, key: str) -> str:
        return word(key, self.lang)

    def label(self, enum: str, value: str | None) -> str:
        return value_label(enum, value, self.lang) if value else ""

    def printed(self, text: str, anchor: str = "") -> Said:
        """Words of the source, leading to where they stand if an anchor is given."""
        return Said(text, self.script, self.page if anchor else "", anchor)

    def quote(self, claim: Claim) -> Said:
        return self.printed(claim.quote, self.anchors.words(claim))

    def section(self, section: Section) -> tuple[Said, ...]:
        """A section's number and title, leading to its text."""
        anchor = section_anchor(section)
        title = section.numbered_title if section.title else ""
        printed = self.printed(title, anchor)
        english = section.data.get("title_en")
        if self.lang == "en" and english:
            return (Said(english, "", self.page, anchor), Said(title, self.script))
        if title:
            return (printed,)
        begins = " ".join(self.plan.text(section).split())
        role = Said(self.label("section.role", section.role), "", self.page, anchor)
        return (role, Said(shorten(begins, 16), self.script))

    def title(self) -> Said:
        """The title of the plan, leading to its page; that of a draft says so."""
        title = both(self.plan.data, "title", self.lang, self.page, self.script)[0]
        if self.plan.data["status"] != "draft":
            return title
        return title._replace(text=word("title-of-draft", self.lang).format(title=title.text))

    def where(self, section: Section) -> tuple[Said, ...]:
        """Plan and section, for pages that show records of several plans."""
        if not self.page:
            return ()
        return (self.title(), self.section(section)[0])

    def target(self, claim: Claim) -> Card:
        fields = claim.fields
        phrase = self.wording.target(fields)
        return Card(
            self.anchors.record(claim),
            self.target_title(claim),
            self.quote(claim),
            phrase,
            self.wording.when(fields),
            (*self.bindings(fields), *self.answers.pressing(claim)),
            (*self.answers.facts(claim), *self._target_facts(claim), *self.evidence(claim)),
            self.where(claim.section),
        )

    def target_title(self, claim: Claim) -> tuple[Said, ...]:
        """What a target is about: its indicator, or the name of a one-off output."""
        indicator = self.registers.tables["indicators"].get(claim.fields.get("indicator", ""))
        if indicator:
            return both(indicator, "label", self.lang, f"indicators/{indicator['id']}")
        return (self.printed(claim.fields.get("label", claim.quote)),)

    def bindings(self, fields: dict[str, Any]) -> tuple[str, ...]:
        """How a target binds and how it is counted: strive for, binding, to build, cumulative."""
        told = [self.label(key, fields.get(key)) for key in ("modality", "nature", "stage")]
        if fields.get("cumulative"):
            told.append(self.word("cumulative"))
        return tuple(label for label in told if label)

    def _target_facts(self, claim: Claim) -> tuple[Fact, ...]:
        fields = claim.fields
        reference = fields.get("reference")
        scope = fields.get("scope")
        return facts(
            (self.word("reference"), self.printed(reference) if reference else None),
            (self.word("scope"), self.printed(scope) if scope else None),
            (self.word("baseline"), self._baseline(fields)),
            (self.word("thresholds"), self._thresholds(fields)),
            (self.word("part-of"), self._other(fields.get("part_of"))),
            (self.word("restates"), self._other(claim.data.get("restates"))),
            (self.word("shares"), self._shares(claim)),
        )

    def _baseline(self, fields: dict[str, Any]) -> str:
        baseline = fields.get("baseline", {})
        year = str(baseline.get("year", ""))
        value = baseline.get("value")
        told = "" if value is None else self.wording.quantity(value, fields.get("unit", ""))
        return " · ".join(part for part in (year, told) if part)

    def _thresholds(self, fields: dict[str, Any]) -> Iterator[Said]:
        for threshold in fields.get("thresholds", []):
            told = self.wording.bounded(threshold["comparator"], threshold, threshold["unit"])
            yield self.printed(f"{threshold['of']} {threshold['printed']}")
            yield Said(f"({told})")

    def _other(self, record: str | None) -> Said | None:
        """Another record of the same plan, by its words."""
        for claim in self.plan.claims if record else ():
            if claim.id == record:
                return self.printed(claim.quote, self.anchors.record(claim))
        return None

    def _shares(self, claim: Claim) -> Iterator[Said]:
        for share in self.plan.shares_of(claim):
            organisation = share.organisation
            yield both(organisation, "name", self.lang, f"organisations/{organisation['id']}")[0]
            told = self.wording.quantity(share.data["value"], claim.fields.get("unit", ""))
            yield Said(told, "", self.page, self.anchors.words(share))

    def funding(self, claim: Claim) -> Card:
        fields = claim.fields
        instrument = self.registers.tables["instruments"].get(fields["instrument"])
        page = f"instruments/{fields['instrument']}"
        title = (
            both(instrument, "label", self.lang, page)
            if instrument
            else (Said(fields["instrument"]),)
        )
        rate = fields.get("rate")
        years = fields.get("years")
        told = facts(
            (self.word("rate"), self._rate(rate) if rate else None),
            *(
                (self.word(key), self.printed(fields[key]))
                for key in ("payer", "beneficiary", "condition")
                if key in fields
            ),
            (self.word("thresholds"), self._thresholds(fields)),
            (self.word("with"), self._other(fields.get("with"))),
        )
        when = self.wording.years(years) if years else ""
        return Card(
            self.anchors.record(claim),
            title,
            self.quote(claim),
            self.wording.money(fields) or ("" if rate else self.word("no-amount")),
            when,
            (*self.terms(fields), *self.answers.pressing(claim)),
            (*self.answers.facts(claim), *told, *self.evidence(claim)),
            self.where(claim.section),
        )

    def terms(self, fields: dict[str, Any]) -> tuple[str, ...]:
        """For what unit money is paid, and how often."""
        enums = (("funding.per", "per"), ("funding.recurrence", "recurrence"))
        return tuple(self.label(enum, fields[key]) for enum, key in enums if key in fields)

    def _rate(self, rate: dict[str, Any]) -> tuple[Said, ...]:
        return (Said(self.wording.quantity(rate["value"], "percent")), self.printed(rate["of"]))

    def duty(self, claim: Claim) -> Card:
        fields = claim.fields
        quota = fields.get("quota")
        addressee = fields.get("to")
        told = facts(
            (self.word("to"), self.printed(addressee) if addressee else None),
            (
                self.word("quota"),
                self.wording.bounded(quota["comparator"], quota, quota["unit"]) if quota else None,
            ),
        )
        return Card(
            self.anchors.record(claim),
            (Said(self.label("duty.kind", fields["kind"])),),
            self.quote(claim),
            "",
            self.wording.when(fields),
            self.answers.pressing(claim),
            (*self.answers.facts(claim), *told, *self.evidence(claim)),
            self.where(claim.section),
        )

    def entity(self, claim: Claim) -> Card:
        fields = claim.fields
        entry = self.registers.tables["entities"].get(fields.get("entity", ""))
        name = self.printed(fields.get("name", claim.quote))
        stage = self.label("stage", fields.get("stage"))
        same = both(entry, "name", self.lang) if entry else ()
        return Card(
            self.anchors.record(claim),
            (name,),
            self.quote(claim),
            badges=(stage,) if stage else (),
            facts=(*facts((self.word("same-as"), same)), *self.evidence(claim)),
        )

    def absence(self, claim: Claim) -> Card:
        number = claim.fields.get("number")
        kind = self.label("absence.kind", claim.fields["kind"])
        return Card(
            self.anchors.record(claim),
            (Said(f"{kind} {number}" if number else kind), self.printed(claim.fields["title"])),
            self.quote(claim),
        )

    def plain(self, claim: Claim) -> Card:
        """A claim of which the words say all: a dismissal, a responsibility, a given."""
        return Card(self.anchors.record(claim), (), self.quote(claim))

    def given(self, claim: Claim) -> Card:
        """Words said once, and the fields that others take over from them."""
        told = self.wording.when(claim.data)
        scope = claim.data.get("scope")
        return Card(
            self.anchors.record(claim),
            (),
            self.quote(claim),
            told,
            badges=self.bindings(claim.data),
            facts=facts((self.word("scope"), self.printed(scope) if scope else None)),
            source=self.section(claim.section)[:1],
        )

    def evidence(self, claim: Claim) -> tuple[Fact, ...]:
        """What a record rests on besides its quote: words elsewhere, or a stated reason."""
        told = [
            self._basis(field, self.printed(self._text(place), self.anchors.context(claim, field)))
            for field, place in claim.context.items()
        ]
        told += [self._basis(field, self.quote(given)) for field, given in claim.given.items()]
        told += [
            self._basis(field, curated(reason, self.lang), "inferred")
            for field, reason in claim.data.get("inferred", {}).items()
        ]
        return tuple(told)

    def _text(self, place: Any) -> str:
        return self.plan.reading.text[place.start : place.end]

    def _basis(self, field: str, said: Said, how: str = "read-from") -> Fact:
        name = value_label("field", field, self.lang)
        return Fact(self.word(how).format(field=name), (said,))
