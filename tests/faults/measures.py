"""Faults in promises without a number and in words that promise nothing."""

from random import Random

from faults.kinds import kind, section
from faults.page import Patch, Patches, Spot

GROUP = "measure"
SENSE = "measure-sense"
"""Kinds of which words show little: told apart, so that they hide nothing."""
STRENGTHS = ("support", "explore", "strive", "may")
REASONS = ("aim", "means", "background", "principle", "heading", "connective")


@kind(
    GROUP,
    "the action of a measure changed",
    "measures",
    escapes="words that say two things (引进培育, 建设…机制) allow either action",
)
def action_changed(spot: Spot, draw: Random) -> Patches:
    used = sorted({other.data["action"] for other in spot.page.spots if other.kind == "measures"})
    wrong = [action for action in used if action != spot.data["action"]]
    return spot.replace("action", draw.choice(wrong)) if wrong else []


@kind(GROUP, "the strength of a measure changed", "measures")
def strength_changed(spot: Spot, draw: Random) -> Patches:
    """Another modality, none where there was one, or one where there was none."""
    stated = spot.data.get("modality")
    wrong = draw.choice([one for one in (*STRENGTHS, None) if one != stated])
    if stated is None:
        return spot.page.add(spot.pointer, "modality", str(wrong)) if wrong else []
    return spot.replace("modality", wrong) if wrong else spot.drop("modality")


@kind(GROUP, "the grain of a measure changed", "measures")
def grain_changed(spot: Spot, draw: Random) -> Patches:
    return spot.replace("grain", "line" if spot.data["grain"] == "deliverable" else "deliverable")


@kind(
    SENSE,
    "the grain of a measure changed, its id with it",
    "measures",
    about=section,
    escapes="whether evidence would close it is told by the sense where no verb of something done is printed",
)
def grain_and_id_changed(spot: Spot, draw: Random) -> Patches:
    """A line made a deliverable with an id, or a deliverable a line without."""
    if "id" in spot.data:
        return [*spot.drop("id"), *spot.replace("grain", "line")]
    name = f"{spot.section.id}-measure-{draw.randint(100, 999)}"
    return [*spot.page.add(spot.pointer, "id", name), *spot.replace("grain", "deliverable")]


@kind(GROUP, "the due of a measure changed", "measures")
def due_changed(spot: Spot, draw: Random) -> Patches:
    """Another date, or none."""
    keys = [key for key in ("due", "year", "period", "timing") if key in spot.data]
    if not keys:
        return []
    key = draw.choice(keys)
    if key == "due" and draw.random() < 0.7:
        year, month = spot.data["due"][:4], int(spot.data["due"][5:7])
        return spot.replace("due", f"{year}-{month % 12 + 1:02}{spot.data['due'][7:]}")
    if key == "year" and draw.random() < 0.7:
        return spot.replace("year", spot.data["year"] + draw.choice((-1, 1)))
    return spot.drop(key)


@kind(
    GROUP,
    "the quote of a measure cut",
    "measures",
    escapes="what is cut off at the beginning may be a subject, which may stand outside",
)
def quote_cut(spot: Spot, draw: Random) -> Patches:
    """Characters taken off its end or its beginning."""
    words = str(spot.data["quote"])
    if len(words) < 6:
        return []
    off = draw.randint(1, min(6, len(words) // 2))
    return spot.replace("quote", draw.choice([words[:-off], words[off:]]).strip())


@kind(
    GROUP,
    "an aside over a promise",
    "measures",
    about=section,
    escapes="a light verb (提升, 推动) opens a measure and an aim alike",
)
def aside_over_promise(spot: Spot, draw: Random) -> Patches:
    """The measure taken out, and an aside written over its words."""
    page, holder = spot.page, spot.section.pointer
    quote = page.written(spot.data["quote"], f"{spot.pointer}/quote")
    aside = f"{{quote: {quote}, reason: {draw.choice(REASONS)}}}"
    gone = page.drop(spot.pointer)
    first = f"{holder}/asides/0"
    if first not in page.document.values:
        if gone[0].start <= page.extent(f"{holder}/id")[1] <= gone[0].end:
            return []
        return [*gone, *page.add(holder, "asides", f"[{aside}]")]
    start = page.extent(first)[0]
    if page.in_flow(holder + "/asides"):
        return [*gone, Patch(start, start, f"{aside}, ")]
    dash = page.text.rfind("-", 0, start)
    indent = " " * (dash - page.text.rfind("\n", 0, dash) - 1)
    return [*gone, Patch(start, start, f"{aside}\n{indent}- ")]


@kind(
    GROUP,
    "a measure dropped",
    "measures",
    about=section,
    escapes="where another record holds the last verb of its segment, a note alone tells",
)
def measure_dropped(spot: Spot, draw: Random) -> Patches:
    return spot.page.drop(spot.pointer)


@kind(GROUP, "a doer of a measure dropped", "measures")
def doer_dropped(spot: Spot, draw: Random) -> Patches:
    """One name of `by`, or all of it with the last."""
    names = spot.data.get("by", [])
    return spot.drop(f"by/{draw.randrange(len(names))}") if names else []


@kind(GROUP, "an aside dropped", "asides", about=section)
def aside_dropped(spot: Spot, draw: Random) -> Patches:
    return spot.page.drop(spot.pointer)


@kind(
    SENSE,
    "the reason of an aside changed",
    "asides",
    escapes="which of two reasons holds is told by the sense where no verb does something",
)
def reason_changed(spot: Spot, draw: Random) -> Patches:
    return spot.replace("reason", draw.choice([r for r in REASONS if r != spot.data["reason"]]))
