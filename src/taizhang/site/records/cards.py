"""Records of a plan as cards: what a claim says, its words, and the further words it rests on."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from taizhang.plan import Claim
from taizhang.plan.kinds import CALLED
from taizhang.site.language.text_run import TextRun
from taizhang.site.parts.card import Card, Fact, facts
from taizhang.site.records.anchors import promise_folder
from taizhang.site.records.quotations import Quotations


class Cards(Quotations):
    """Makes the cards of one plan in one language, for its own page or another."""

    def promise(self, claim: Claim) -> Card:
        """A record of any kind that is a promise, or says one again."""
        make = {
            "targets": self.target,
            "measures": self.measure,
            "funding": self.funding,
            "duties": self.duty,
        }
        card = make[claim.kind](claim)
        promise = self.promises.of(claim) if self.own_pages else None
        folder = promise_folder(self.plan.id, promise.claim.id) if promise else ""
        return replace(card, promise=folder)

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
            (*self.answers.facts(claim), *self.target_facts(claim), *self.evidence(claim)),
            self.where(claim.section),
        )

    def target_title(self, claim: Claim) -> tuple[TextRun, ...]:
        """What a target is about: its indicator, or the name of a one-off output."""
        indicator = self.locale.registers.tables["indicators"].get(
            claim.fields.get("indicator", "")
        )
        if indicator:
            return self.locale.name(indicator, "label", f"indicators/{indicator['id']}")
        printed = self.printed(claim.fields.get("label", claim.quote))
        return self._english(claim) or (printed,)

    def _english(self, claim: Claim) -> tuple[TextRun, ...]:
        """What a curator calls the promise in English, for readers of English."""
        label = "" if self.locale.is_chinese else claim.fields.get("label_en", "")
        return (TextRun(label),) if label else ()

    def bindings(self, fields: dict[str, Any]) -> tuple[str, ...]:
        """How a target binds and how it is counted: strive for, binding, to build, cumulative."""
        told = [self.locale.label(key, fields.get(key)) for key in ("modality", "nature", "stage")]
        if fields.get("cumulative"):
            told.append(self.locale.word("cumulative"))
        return tuple(label for label in told if label)

    def target_facts(self, claim: Claim) -> tuple[Fact, ...]:
        """What else a target says: what it is measured against, its shares, what it is part of."""
        fields = claim.fields
        reference = fields.get("reference")
        scope = fields.get("scope")
        return facts(
            (self.locale.word("reference"), self.printed(reference) if reference else None),
            (self.locale.word("scope"), self.printed(scope) if scope else None),
            (self.locale.word("baseline"), self._baseline(fields)),
            (self.locale.word("thresholds"), self._thresholds(fields)),
            (self.locale.word("part-of"), self.other_record(fields.get("part_of"))),
            (self.locale.word("restates"), self.other_record(claim.data.get("restates"))),
            (self.locale.word("shares"), self._shares(claim)),
        )

    def _baseline(self, fields: dict[str, Any]) -> str:
        baseline = fields.get("baseline", {})
        year = str(baseline.get("year", ""))
        value = baseline.get("value")
        unit = baseline.get("unit", fields.get("unit", ""))
        told = "" if value is None else self.wording.quantity(value, unit)
        return " · ".join(part for part in (year, told) if part)

    def _thresholds(self, fields: dict[str, Any]) -> Iterator[TextRun]:
        for threshold in fields.get("thresholds", []):
            told = self.wording.bounded(threshold["comparator"], threshold, threshold["unit"])
            yield self.printed(f"{threshold['of']} {threshold['printed']}")
            yield TextRun(f"({told})")

    def _shares(self, claim: Claim) -> Iterator[TextRun]:
        for share in self.plan.shares_of(claim):
            organisation = share.organisation
            yield self.locale.organisation(organisation)[0]
            told = self.wording.quantity(share.data["value"], claim.fields.get("unit", ""))
            yield TextRun(told, "", self.text_page, self.anchors.words(share))

    def measure(self, claim: Claim) -> Card:
        """A deliverable: what is to be done, who does it, and by when."""
        fields, word = claim.fields, self.locale.word
        told = facts(
            (word("things"), tuple(map(self.printed, claim.data.get("entities", ())))),
            *(
                (word(key), self.printed(fields[key]))
                for key in ("condition", "scope")
                if key in fields
            ),
            (word("serves"), self.other_record(claim.data.get("serves"))),
            (word("restates"), self.other_record(claim.data.get("restates"))),
        )
        return Card(
            self.anchors.record(claim),
            self._english(claim) or (self.action(claim),),
            self.quote(claim),
            "",
            self.wording.when(fields),
            (*self.bindings(fields), *self.answers.pressing(claim)),
            (*self.answers.facts(claim), *told, *self.evidence(claim)),
            self.where(claim.section),
        )

    def line(self, claim: Claim) -> Card:
        """A line of work: what is done, of which no evidence could say that it is finished."""
        badges, when = self.bindings(claim.fields), self.wording.when(claim.fields)
        title, told = (self.action(claim),), self.evidence(claim)
        return Card(self.anchors.record(claim), title, self.quote(claim), "", when, badges, told)

    def action(self, claim: Claim) -> TextRun:
        """What a measure does."""
        entry = self.locale.registers.tables["actions"].get(claim.fields["action"])
        return self.locale.name(entry, "label")[0] if entry else TextRun(claim.fields["action"])

    def funding(self, claim: Claim) -> Card:
        fields = claim.fields
        instrument = self.locale.registers.tables["instruments"].get(fields["instrument"])
        page = f"instruments/{fields['instrument']}"
        title = (
            self.locale.name(instrument, "label", page)
            if instrument
            else (TextRun(fields["instrument"]),)
        )
        rate = fields.get("rate")
        years = fields.get("years")
        told = facts(
            (self.locale.word("rate"), self._rate(rate) if rate else None),
            *(
                (self.locale.word(key), self.printed(fields[key]))
                for key in ("payer", "beneficiary", "condition")
                if key in fields
            ),
            (self.locale.word("thresholds"), self._thresholds(fields)),
            (self.locale.word("cost-shares"), self._cost_shares(fields)),
            (self.locale.word("with"), self.other_record(fields.get("with"))),
        )
        when = self.wording.years(years) if years else ""
        return Card(
            self.anchors.record(claim),
            title,
            self.quote(claim),
            self.wording.money(fields) or ("" if rate else self.locale.word("no-amount")),
            when,
            (*self.terms(fields), *self.answers.pressing(claim)),
            (*self.answers.facts(claim), *told, *self.evidence(claim)),
            self.where(claim.section),
        )

    def terms(self, fields: dict[str, Any]) -> tuple[str, ...]:
        """For what unit money is paid, and how often."""
        enums = (("funding.per", "per"), ("funding.recurrence", "recurrence"))
        return tuple(self.locale.label(enum, fields[key]) for enum, key in enums if key in fields)

    def _cost_shares(self, fields: dict[str, Any]) -> tuple[TextRun, ...]:
        """Who bears how much of it, in the ratio that is printed: 省 4, 市 6."""
        shares = fields.get("cost_shares", [])
        return tuple(self.printed(f"{one['payer']} {one['share']}") for one in shares)

    def _rate(self, rate: dict[str, Any]) -> tuple[TextRun, ...]:
        return (TextRun(self.wording.percent(rate)), self.printed(rate["of"]))

    def duty(self, claim: Claim) -> Card:
        fields = claim.fields
        quota = fields.get("quota")
        addressee = fields.get("to")
        told = facts(
            (self.locale.word("to"), self.printed(addressee) if addressee else None),
            (
                self.locale.word("quota"),
                self.wording.bounded(quota["comparator"], quota, quota["unit"]) if quota else None,
            ),
        )
        return Card(
            self.anchors.record(claim),
            (TextRun(self.locale.label("duty.kind", fields["kind"])),),
            self.quote(claim),
            "",
            self.wording.when(fields),
            self.answers.pressing(claim),
            (*self.answers.facts(claim), *told, *self.evidence(claim)),
            self.where(claim.section),
        )

    def entity(self, claim: Claim) -> Card:
        fields = claim.fields
        entry = self.locale.registers.tables["entities"].get(fields.get("entity", ""))
        name = self.printed(fields.get("name", claim.quote))
        stage = self.locale.label("stage", fields.get("stage"))
        same = self.locale.name(entry) if entry else ()
        return Card(
            self.anchors.record(claim),
            (name,),
            self.quote(claim),
            badges=(stage,) if stage else (),
            facts=(*facts((self.locale.word("same-as"), same)), *self.evidence(claim)),
        )

    def simple(self, claim: Claim) -> Card:
        """A claim by what it is called: its kind and number, if it has any, and its name."""
        fields, kind = claim.fields, CALLED[claim.kind]
        sort = self.locale.label(f"{kind.definition}.kind", fields.get("kind"))
        sort = f"{sort} {fields['number']}" if "number" in fields else sort
        name = fields.get(kind.named_by)
        names = (TextRun(sort) if sort else None, self.printed(name) if name else None)
        return Card(self.anchors.record(claim), tuple(filter(None, names)), self.quote(claim))

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
            facts=facts((self.locale.word("scope"), self.printed(scope) if scope else None)),
            source=self.section(claim.section)[:1],
        )
