"""A promise with the records that say it again, as the page of its plan tells it."""

from dataclasses import replace

from taizhang.plan import Claim
from taizhang.promises import Promise
from taizhang.site.parts.card import Card
from taizhang.site.records.cards import Cards


def with_restatements(promise: Promise, cards: Cards) -> Card:
    """The card of a promise, with a card inside for each record that says it again."""
    again = tuple(_again(claim, cards) for claim in promise.restated_by)
    return replace(cards.promise(promise.claim), again=again)


def _again(claim: Claim, cards: Cards) -> Card:
    """What only a record that says a promise again adds."""
    facts = cards.target_facts(claim) if claim.kind == "targets" else ()
    told = (fact for fact in facts if fact.name != cards.locale.word("restates"))
    return Card(
        cards.anchors.record(claim),
        (),
        cards.quote(claim),
        cards.wording.value(claim.kind, claim.fields),
        cards.wording.when(claim.fields),
        cards.bindings(claim.fields),
        (*told, *cards.evidence(claim)),
        cards.section(claim.section)[:1],
    )
