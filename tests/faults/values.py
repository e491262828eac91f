"""Faults in what a record states: its numbers, bounds, years, shares and choices."""

import re
from decimal import Decimal
from random import Random
from typing import Any

from faults.kinds import kind, plan, taken_over
from faults.page import Patch, Patches, Spot
from taizhang.words.names import ROLES

DIGITS = "0123456789"


def other_digit(printed: str, draw: Random) -> str:
    """A number with one of its digits changed; the first does not become 0."""
    place = draw.choice([n for n, character in enumerate(printed) if character.isdigit()])
    wrong = [d for d in DIGITS if d != printed[place] and (place or d != "0" or "." in printed)]
    return printed[:place] + draw.choice(wrong) + printed[place + 1 :]


def number(spot: Spot, pointer: str, new: Decimal | str) -> Patches:
    """A number in place of the one at a pointer, no leading zeros and no bare point."""
    text = f"{new:f}" if isinstance(new, Decimal) else new.rstrip(".")
    text = re.sub(r"^(-?)0+(?=\d)", r"\1", text)
    return [Patch(*spot.page.extent(f"{spot.pointer}/{pointer}"), text)]


def printed(spot: Spot, pointer: str) -> str:
    start, end = spot.page.extent(f"{spot.pointer}/{pointer}")
    return spot.page.text[start:end]


def is_number(value: object) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def shifted(years: dict[str, Any], draw: Random) -> dict[str, Any]:
    """Two years, one of them a year off."""
    key, by = draw.choice(["start", "end"]), draw.choice([-1, 1])
    return {**years, key: years[key] + by}


def period(spot: Spot, key: str, draw: Random) -> Patches:
    if key not in spot.data:
        return []
    new = shifted(spot.data[key], draw)
    changed = next(name for name in new if new[name] != spot.data[key][name])
    return spot.page.replace(f"{spot.pointer}/{key}/{changed}", new[changed])


def choice(spot: Spot, key: str, wrong: dict[str, list[str]], draw: Random) -> Patches:
    """One of the wrong words for the word at a key."""
    options = wrong.get(str(spot.data.get(key)), [])
    return spot.replace(key, draw.choice(options)) if options else []


def others(*words: str) -> dict[str, list[str]]:
    return {word: [other for other in words if other != word] for word in words}


# Numbers


@kind("value", "a digit of the value changed", "targets")
def value_digit(spot: Spot, draw: Random) -> Patches:
    if not is_number(spot.data.get("value")):
        return []
    return number(spot, "value", other_digit(printed(spot, "value"), draw))


@kind("value", "a digit of the value dropped", "targets")
def value_digit_dropped(spot: Spot, draw: Random) -> Patches:
    if not is_number(spot.data.get("value")) or len(printed(spot, "value")) < 2:
        return []
    text = printed(spot, "value")
    place = draw.choice([n for n, character in enumerate(text) if character.isdigit()])
    left = (text[:place] + text[place + 1 :]).rstrip(".")
    return number(spot, "value", f"0{left}" if left.startswith(".") else left)


@kind("value", "the value ten times or a tenth", "targets")
def value_times_ten(spot: Spot, draw: Random) -> Patches:
    if not is_number(spot.data.get("value")):
        return []
    return number(
        spot, "value", Decimal(spot.data["value"]) * draw.choice([Decimal(10), Decimal("0.1")])
    )


@kind("value", "the end of a range changed", "targets", "funding", "thresholds")
def to_changed(spot: Spot, draw: Random) -> Patches:
    if not is_number(spot.data.get("to")):
        return []
    return number(spot, "to", other_digit(printed(spot, "to"), draw))


UNITS = {
    "亿元": ["万元", "万亿元"],
    "万元": ["亿元", "元"],
    "元": ["万元"],
    "万亿元": ["亿元"],
    "firm": ["item", "institution", "person"],
    "item": ["firm", "event", "person"],
    "institution": ["firm", "item", "person"],
    "person": ["team", "firm"],
    "team": ["person", "firm"],
    "patent": ["item", "per-ten-thousand", "percent"],
    "percent": ["times", "per-ten-thousand"],
    "times": ["percent"],
    "event": ["item", "firm"],
    "km2": ["item"],
    "per-ten-thousand": ["percent"],
}
"""Units taken for one another."""


@kind(
    "value",
    "the unit changed",
    "targets",
    "funding",
    "thresholds",
    escapes="家 counts firms and institutions alike, and the thing counted is plain to readers only",
)
def unit_changed(spot: Spot, draw: Random) -> Patches:
    return choice(spot, "unit", UNITS, draw)


COMPARATORS = {
    "gte": ["lte", "eq", "gt"],
    "gt": ["gte", "eq"],
    "lte": ["gte", "lt", "eq"],
    "lt": ["lte", "eq"],
    "eq": ["gte", "lte"],
    "approx": ["eq", "gte"],
    "range": ["eq", "gte"],
}


@kind("value", "the comparator turned", "targets")
def comparator_turned(spot: Spot, draw: Random) -> Patches:
    return choice(spot, "comparator", COMPARATORS, draw)


@kind("value", "the comparator dropped", "targets")
def comparator_dropped(spot: Spot, draw: Random) -> Patches:
    return spot.drop("comparator") if "comparator" in spot.data else []


# Time


@kind("time", "the year a year off", "targets")
def year_shifted(spot: Spot, draw: Random) -> Patches:
    if "year" not in spot.data:
        return []
    return spot.replace("year", spot.data["year"] + draw.choice([-1, 1]))


@kind("time", "the year left out", "targets")
def year_removed(spot: Spot, draw: Random) -> Patches:
    return spot.drop("year") if "year" in spot.data else []


@kind("time", "a year added that is not printed", "targets")
def year_added(spot: Spot, draw: Random) -> Patches:
    if any(key in spot.data for key in ("year", "period")):
        return []
    known = spot.claim.fields.get("year")
    years = [
        year for year in range(2022, 2028) if year != known and str(year) not in spot.data["quote"]
    ]
    return spot.page.add(spot.pointer, "year", str(draw.choice(years)))


@kind("time", "the period a year off", "targets", "given")
def period_shifted(spot: Spot, draw: Random) -> Patches:
    return period(spot, "period", draw)


@kind("time", "the timing turned", "targets")
def timing_turned(spot: Spot, draw: Random) -> Patches:
    return choice(spot, "timing", others("by", "in", "before", "during"), draw)


@kind("time", "the timing dropped", "targets")
def timing_dropped(spot: Spot, draw: Random) -> Patches:
    return spot.drop("timing") if "timing" in spot.data else []


@kind("time", "the year of a given changed", "given")
def given_year(spot: Spot, draw: Random) -> Patches:
    return year_shifted(spot, draw)


@kind(
    "time",
    "a given dropped",
    "given",
    about=taken_over,
)
def given_dropped(spot: Spot, draw: Random) -> Patches:
    return spot.page.drop(spot.pointer)


@kind("time", "the year of the baseline changed", "targets")
def baseline_year(spot: Spot, draw: Random) -> Patches:
    if "year" not in spot.data.get("baseline", {}):
        return []
    wrong = spot.data["baseline"]["year"] + draw.choice([-2, -1, 1])
    return spot.page.replace(f"{spot.pointer}/baseline/year", wrong)


@kind("time", "the plan's period a year off", "plan", about=plan)
def plan_period(spot: Spot, draw: Random) -> Patches:
    return period(spot, "period", draw)


# What the number means


@kind("meaning", "the kind of change turned", "targets")
def change_kind(spot: Spot, draw: Random) -> Patches:
    if "change" not in spot.data:
        return []
    wrong = others("growth", "average-growth", "increment", "multiple")[spot.data["change"]["kind"]]
    return spot.page.replace(f"{spot.pointer}/change/kind", draw.choice(wrong))


@kind("meaning", "what a change is against turned", "targets")
def change_against(spot: Spot, draw: Random) -> Patches:
    known = spot.data.get("change", {}).get("against")
    if not known:
        return []
    wrong = {"baseline": "previous-year", "previous-year": "baseline"}[known]
    return spot.page.replace(f"{spot.pointer}/change/against", wrong)


@kind("meaning", "the change dropped", "targets")
def change_dropped(spot: Spot, draw: Random) -> Patches:
    return spot.drop("change") if "change" in spot.data else []


@kind("meaning", "cumulative dropped", "targets")
def cumulative_dropped(spot: Spot, draw: Random) -> Patches:
    return spot.drop("cumulative") if "cumulative" in spot.data else []


@kind("meaning", "the modality dropped", "targets")
def modality_dropped(spot: Spot, draw: Random) -> Patches:
    return spot.drop("modality") if "modality" in spot.data else []


@kind("meaning", "a stage turned", "targets", "entities")
def stage_turned(spot: Spot, draw: Random) -> Patches:
    return choice(spot, "stage", others("plan", "apply", "build", "operate"), draw)


@kind(
    "meaning",
    "an inference dropped",
    "targets",
    "funding",
    "duties",
    escapes="the words print the number; that its base was inferred only the reader knows",
)
def inferred_dropped(spot: Spot, draw: Random) -> Patches:
    if "inferred" not in spot.data:
        return []
    return spot.drop(f"inferred/{draw.choice(sorted(spot.data['inferred']))}")


# Thresholds


@kind("threshold", "a digit of a threshold changed", "thresholds")
def threshold_value(spot: Spot, draw: Random) -> Patches:
    return number(spot, "value", other_digit(printed(spot, "value"), draw))


@kind("threshold", "the comparator of a threshold turned", "thresholds")
def threshold_comparator(spot: Spot, draw: Random) -> Patches:
    return choice(spot, "comparator", COMPARATORS, draw)


@kind(
    "threshold",
    "a threshold dropped",
    "thresholds",
)
def threshold_dropped(spot: Spot, draw: Random) -> Patches:
    return spot.page.drop(spot.pointer)


# Shares and names


def names_elsewhere(spot: Spot) -> list[str]:
    """Names of organisations that the plan prints, and this record does not."""
    plan = spot.page.plan
    names = {one.named.printed for one in plan.responsibles}
    names |= {share.data["organisation"] for share in plan.shares}
    here = f"{spot.data}"
    return sorted(name for name in names if name not in here)


@kind("share", "a digit of a share changed", "allocations")
def share_value(spot: Spot, draw: Random) -> Patches:
    return number(spot, "value", other_digit(printed(spot, "value"), draw))


@kind("share", "the organisation of a share swapped", "allocations")
def share_organisation(spot: Spot, draw: Random) -> Patches:
    return spot.replace("organisation", draw.choice(names_elsewhere(spot)))


@kind("share", "a share dropped", "allocations")
def share_dropped(spot: Spot, draw: Random) -> Patches:
    return spot.page.drop(spot.pointer)


def written_name(spot: Spot, draw: Random) -> str:
    """The key and place of one name in a list of names that a person wrote."""
    keys = [key for key in (*ROLES, "organisations") if key in spot.data]
    if not keys:
        return ""
    key = draw.choice(keys)
    return f"{key}/{draw.randrange(len(spot.data[key]))}"


@kind("share", "a name in a written list swapped", "responsibilities", "duties")
def name_swapped(spot: Spot, draw: Random) -> Patches:
    place = written_name(spot, draw)
    return spot.replace(place, draw.choice(names_elsewhere(spot))) if place else []


@kind(
    "share",
    "a name in a written list cut out",
    "responsibilities",
    "duties",
    escapes="商务 for a bureau is the word for its subject anywhere else: only readers know it for a name",
)
def name_cut(spot: Spot, draw: Random) -> Patches:
    place = written_name(spot, draw)
    return spot.drop(place) if place else []


# Money and duties


def amount(spot: Spot) -> bool:
    return is_number(spot.data.get("amount"))


@kind("money", "a digit of an amount changed", "funding")
def amount_digit(spot: Spot, draw: Random) -> Patches:
    wrong = other_digit(printed(spot, "amount"), draw) if amount(spot) else ""
    return number(spot, "amount", wrong) if wrong else []


@kind("money", "a digit of a rate changed", "funding")
def rate_changed(spot: Spot, draw: Random) -> Patches:
    if "rate" not in spot.data:
        return []
    return number(spot, "rate/value", other_digit(printed(spot, "rate/value"), draw))


@kind("money", "the bound turned or dropped", "funding")
def bound_turned(spot: Spot, draw: Random) -> Patches:
    if "bound" in spot.data and draw.random() < 0.2:
        return spot.drop("bound")
    return choice(spot, "bound", others("ceiling", "floor", "exact", "approx"), draw)


@kind(
    "money",
    "per what turned or dropped",
    "funding",
    escapes="where no amount is printed, an offer need not say for each what it is paid",
)
def per_turned(spot: Spot, draw: Random) -> Patches:
    if "per" in spot.data and draw.random() < 0.2:
        return spot.drop("per")
    words = ("enterprise", "project", "institution", "person", "matter", "total")
    return choice(spot, "per", others(*words), draw)


@kind("money", "the recurrence turned or dropped", "funding")
def recurrence_turned(spot: Spot, draw: Random) -> Patches:
    if "recurrence" in spot.data and draw.random() < 0.2:
        return spot.drop("recurrence")
    return choice(
        spot, "recurrence", others("once", "annual", "cumulative", "annual-cumulative"), draw
    )


@kind("money", "the years of funding off or dropped", "funding")
def funding_years(spot: Spot, draw: Random) -> Patches:
    if "years" in spot.data and draw.random() < 0.2:
        return spot.drop("years")
    return period(spot, "years", draw)


CADENCES = others("P1Y", "P6M", "P3M", "P1M", "P10D", "P1W")


@kind("duty", "the rhythm changed", "duties", "targets")
def rhythm_changed(spot: Spot, draw: Random) -> Patches:
    return choice(spot, "every", CADENCES, draw)


@kind("duty", "the rhythm dropped", "duties", "targets")
def rhythm_dropped(spot: Spot, draw: Random) -> Patches:
    return spot.drop("every") if "every" in spot.data else []


@kind("duty", "a digit of a quota changed", "duties")
def quota_changed(spot: Spot, draw: Random) -> Patches:
    if "quota" not in spot.data:
        return []
    return number(spot, "quota/value", other_digit(printed(spot, "quota/value"), draw))


@kind("duty", "the comparator of a quota turned", "duties")
def quota_comparator(spot: Spot, draw: Random) -> Patches:
    if "quota" not in spot.data:
        return []
    wrong = COMPARATORS[spot.data["quota"]["comparator"]]
    return spot.page.replace(f"{spot.pointer}/quota/comparator", draw.choice(wrong))
