"""Which promise of a plan the words of a report speak of."""

from collections.abc import Iterable
from dataclasses import dataclass

from taizhang.plan import Claim
from taizhang.progress.reading.against_plans import Promised
from taizhang.progress.reading.whose_words import pairs, words_of_promise
from taizhang.promises import Promises
from taizhang.registers import Registers

LEAST = 2
"""So many pairs of characters a clause must share with the words of a promise."""


@dataclass(frozen=True)
class Known:
    """A promise, the pairs of characters of its words, and those of its name."""

    id: str
    kind: str
    claim: Claim
    words: frozenset[str]
    name: frozenset[str]
    bodies: frozenset[str]
    """Printed names of the bodies that have a share."""


def known_promises(promises: Promises) -> list[Known]:
    """The promises of a plan, as reports may speak of them."""
    registers, plan = promises.registers, promises.plan
    found = []
    for promise in promises.all:
        claim = promise.claim
        label = registers.tables["indicators"].get(claim.fields.get("indicator", ""), {})
        name = claim.fields.get("label") or label.get("label", "") or claim.quote
        shares = [share for one in promise.records for share in plan.shares_of(one)]
        found.append(
            Known(
                f"{plan.id}/{claim.id}",
                promise.kind,
                claim,
                words_of_promise(Promised(plan, claim), registers),
                pairs(registers.simplify(name)),
                frozenset(share.data["organisation"] for share in shares),
            )
        )
    return found


def best(words: str, among: Iterable[Known], registers: Registers) -> Known | None:
    """The promise that words speak of most clearly; none where too little is shared."""
    told = pairs(registers.simplify(words))

    def fit(one: Known) -> tuple[int, float, str]:
        shared = len(told & one.words)
        whole = len(told & one.name) / len(one.name) if one.name else 0.0
        return shared, whole, one.id

    found = max(among, key=fit, default=None)
    return found if found and fit(found)[0] >= LEAST else None
