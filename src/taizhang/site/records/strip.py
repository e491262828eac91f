"""How many promises there are, counted in one way wherever the site counts them."""

from collections import Counter
from collections.abc import Iterable, Iterator

from taizhang.plan import Plan
from taizhang.promises import Promise, calendar
from taizhang.site.language.locale import Locale
from taizhang.site.records.mentions import Mentions


def strip(plans: Iterable[Plan], mentions: Mentions) -> Iterator[str]:
    """What a reader of plans wants first: promises of each kind, those past due, who answers."""
    plans, word = list(plans), mentions.locale.word
    found = [one for plan in plans for one in mentions.promises[plan.id].all]
    yield from _counted(found, mentions.locale)
    lines = sum(
        claim.data["grain"] == "line" for plan in plans for claim in plan.of_kind("measures")
    )
    if lines:
        yield word("strip-lines").format(count=lines)
    if past := past_due(found, mentions.as_of):
        yield word("strip-past").format(count=past)
    yield _reports(plans, mentions)
    yield word("strip-bodies").format(count=len(answering(found)))


def answering(promises: Iterable[Promise]) -> set[str]:
    """The bodies that answer for any of the promises."""
    return {one.organisation["id"] for promise in promises for one in promise.answers}


def past_due(promises: Iterable[Promise], as_of: str) -> int:
    """How many promises the calendar says are past due, or whose plan is over."""
    said = Counter(calendar(one.due, as_of) for one in promises)
    return said["past-due"] + said["period-over"]


def _reports(plans: list[Plan], mentions: Mentions) -> str:
    """How many reports on what became of the promises were read, and until when they tell."""
    read = [
        one
        for one in mentions.reports
        if any(one.is_about(plan.id) for plan in plans) and one.as_of.isoformat() <= mentions.as_of
    ]
    if not read:
        return mentions.locale.word("strip-no-reports")
    until = max(one.as_of for one in read).isoformat()
    return mentions.locale.word("strip-reports").format(count=len(read), until=until)


def _counted(found: list[Promise], locale: Locale) -> Iterator[str]:
    targets = [one for one in found if one.kind == "target"]
    again = sum(len(one.restated_by) for one in targets)
    key = "strip-targets-again" if again else "strip-targets"
    yield locale.word(key).format(count=len(targets), again=again)
    for kind in ("measure", "funding", "duty"):
        if count := sum(one.kind == kind for one in found):
            yield locale.word(f"strip-{kind}").format(count=count)
