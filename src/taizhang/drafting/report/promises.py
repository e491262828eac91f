"""Which promise of a plan the words of a report speak of, and of which place."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from taizhang.drafting.report.clauses import any_of
from taizhang.plan import Claim, Plan, Share
from taizhang.progress.reading.against_plans import Promised
from taizhang.progress.reading.whose_words import pairs, words_of_promise
from taizhang.promises import Promises
from taizhang.registers import Entry, Registers

LEAST = 2
"""So many pairs of characters words must share with those of a promise; more, unless these are a good part of its name."""
PART = 0.4
"""So much of a name is a good part of it."""
REMARK = re.compile(r"[(（][^()（）]*[)）]")


@dataclass(frozen=True)
class Known:
    """A promise, the pairs of characters of its words, and those of its name."""

    id: str
    kind: str
    claim: Claim
    words: frozenset[str]
    name: frozenset[str]
    bodies: dict[str, str]
    """The bodies that have a share: their ids by their printed names."""
    short: dict[str, str]
    """The printed names of these by the short names of their places (东川 of 东川县)."""
    answers: frozenset[str]
    is_flow: bool

    @property
    def is_thing(self) -> bool:
        """Whether it is closed by what is built, enacted or done by a day, without a figure."""
        fields = self.claim.fields
        dated = self.kind == "duty" and fields.get("kind") == "deadline" and "every" not in fields
        return dated or self.kind == "measure"

    def body_in(self, clause: str) -> str:
        """The printed name of the body with a share that a clause names; empty where none is."""
        return next(iter(self.bodies_in(clause)), "")

    def bodies_in(self, clause: str) -> list[str]:
        """The printed names of all bodies with a share that a clause names, in its order."""
        names = {**self.short, **{one: one for one in self.bodies}}
        return list(dict.fromkeys(names[one] for one in re.findall(any_of(names), clause)))


def known_promises(promises: Promises) -> list[Known]:
    """The promises of a plan, as reports may speak of them."""
    registers, plan = promises.registers, promises.plan
    found = []
    tail = re.compile(f"(?:{any_of(registers.lexicon.get('reports', {}).get('counts', ()))})$")
    for promise in promises.all:
        claim = promise.claim
        label = registers.tables["indicators"].get(claim.fields.get("indicator", ""), {})
        name = claim.fields.get("label") or label.get("label", "") or claim.quote
        name = tail.sub("", REMARK.sub("", name))
        shares = [share for one in promise.records for share in plan.shares_of(one)]
        found.append(
            Known(
                f"{plan.id}/{claim.id}",
                promise.kind,
                claim,
                words_of_promise(Promised(plan, claim), registers),
                pairs(registers.simplify(name)),
                {share.data["organisation"]: share.organisation.get("id", "") for share in shares},
                dict(_short_names(shares, registers)),
                frozenset(one.organisation["id"] for one in promise.answers),
                label.get("measure", "flow") == "flow" or "cumulative" in claim.fields,
            )
        )
    return found


def _short_names(shares: Iterable[Share], registers: Registers) -> Iterator[tuple[str, str]]:
    for share in shares:
        if short := registers.short_name(share.organisation.get("region", "")):
            yield short, share.data["organisation"]


def best(words: str, among: Iterable[Known], registers: Registers) -> Known | None:
    """The promise that words speak of most clearly; none where too little is shared.

    One whose whole name they hold comes before one of which they share more by chance (全市|高新).
    """
    told = pairs(registers.simplify(words))

    def fit(one: Known) -> tuple[bool, int, float, str]:
        shared = len(told & one.words)
        whole = len(told & one.name) / len(one.name) if one.name else 0.0
        return whole == 1, shared, whole, one.id

    found = max(among, key=fit, default=None)
    if found is None:
        return None
    _, shared, whole, _ = fit(found)
    return found if shared > LEAST or (shared == LEAST and whole >= PART) else None


@dataclass(frozen=True)
class Places:
    """Whose figures a report tells: those of the plan's region, or of a place within it that speaks.

    ``within`` are the names of the places within the region; ``speaker`` is the body of one of them.
    """

    within: tuple[str, ...] = ()
    speaker: str = ""

    @classmethod
    def of(cls, plan: Plan, speaker: Entry | None, registers: Registers) -> "Places":
        """The places of a plan's region, and the speaker where it is a body of one of them."""
        region = plan.data["region"]
        names = (
            entry["name"]
            for code, entry in registers.regions.items()
            if region in registers.regions_above(code)
        )
        inside = speaker is not None and region in registers.regions_above(speaker["region"])
        return cls(tuple(names), speaker["id"] if speaker and inside else "")

    def own_share(self, about: Known) -> str:
        """The printed name by which a place that speaks has a share; empty where it has none."""
        return next((name for name, id in about.bodies.items() if id == self.speaker != ""), "")

    def is_of_whole(self, clause: str, about: Known) -> bool:
        """Whether a figure without a share is that of the whole, and not of one place."""
        if self.speaker:
            return self.speaker in about.answers
        return not any(name in clause for name in self.within)

    def tells_of(self, about: Known) -> bool:
        """Whether the speaker has to do with a promise: one of a place, with what it answers for."""
        return not self.speaker or self.speaker in about.answers
