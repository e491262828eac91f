"""Faults in the words a record rests on: quotes, what is printed, context, names, roles."""

import json
import re
from random import Random

from rapidfuzz import fuzz

from faults.kinds import kind, section
from faults.page import Patch, Patches, Spot
from faults.values import others
from taizhang.numbers import NUMBER
from taizhang.plan import CLAIMS
from taizhang.words.names import OPENING

CLAUSES = re.compile("[^,，、。;；:：\n|]{4,}")


def quote(spot: Spot) -> str:
    return str(spot.data["quote"])


def requote(spot: Spot, words: str) -> Patches:
    return spot.page.replace(spot.quote_pointer, words)


@kind(
    "words",
    "a quote cut at its end",
    *CLAIMS,
    escapes="what is left is a name, too, and nothing behind it shows that it went on",
)
def quote_cut(spot: Spot, draw: Random) -> Patches:
    words = quote(spot)
    if len(words) < 4:
        return []
    return requote(spot, words[: -draw.randint(1, min(6, len(words) // 2))])


@kind(
    "words",
    "a quote lengthened",
    *CLAIMS,
    escapes="what was added ends as names of the kind do",
)
def quote_lengthened(spot: Spot, draw: Random) -> Patches:
    claim, text = spot.claim, spot.page.plan.reading.text
    further = text[claim.end : min(claim.end + draw.randint(1, 6), claim.section.end)].rstrip()
    return requote(spot, quote(spot) + further) if further else []


@kind(
    "words",
    "a quote moved to a similar place",
    *CLAIMS,
    escapes="words that end as names of the kind do, or a clause with a word of the duty, pass for it",
)
def quote_moved(spot: Spot, draw: Random) -> Patches:
    """The clause of the same section that looks most like the quote, or nearly so."""
    claim, text = spot.claim, spot.page.plan.text(spot.section)
    low, high = claim.start - claim.section.start, claim.end - claim.section.start
    clauses = [
        match[0] for match in CLAUSES.finditer(text) if match.end() <= low or high <= match.start()
    ]
    clauses.sort(key=lambda words: -fuzz.ratio(words, claim.quote))
    return requote(spot, draw.choice(clauses[:3])) if clauses else []


@kind("words", "a character of a quote mistyped", *CLAIMS)
def quote_mistyped(spot: Spot, draw: Random) -> Patches:
    return requote(spot, mistyped(quote(spot), draw))


def mistyped(words: str, draw: Random) -> str:
    """Words with one character left out, doubled, or changed places with the next."""
    place = draw.randrange(len(words))
    here, rest = words[place], words[place + 1 :]
    wrong = [rest, here * 2 + rest, rest[:1] + here + rest[1:]]
    return (words[:place] + draw.choice(wrong)).strip() or words * 2


@kind("words", "printed moved to the number beside it", *CLAIMS)
def printed_moved(spot: Spot, draw: Random) -> Patches:
    if "printed" not in spot.data:
        return []
    words, known = quote(spot), spot.data["printed"]
    runs = [words[m.start() : m.end() + 1] for m in NUMBER.finditer(words)]
    wrong = [run for run in runs if run not in known and words.count(run) == 1]
    return spot.replace("printed", draw.choice(wrong)) if wrong else []


@kind(
    "words",
    "printed dropped where several numbers stand",
    *CLAIMS,
)
def printed_dropped(spot: Spot, draw: Random) -> Patches:
    several = "printed" in spot.data and len(NUMBER.findall(quote(spot))) > 1
    return spot.drop("printed") if several else []


@kind(
    "words",
    "a context moved to the words beside it",
    *CLAIMS,
    escapes="the words beside it state the field, too",
)
def context_moved(spot: Spot, draw: Random) -> Patches:
    if "context" not in spot.data:
        return []
    key = draw.choice(sorted(spot.claim.context))
    place, text = spot.claim.context[key], spot.page.plan.reading.text
    length = place.end - place.start
    wrong = draw.choice([text[place.end :], text[: place.start][-length:]])[:length].strip()
    return spot.replace(f"context/{key}", wrong) if len(wrong) > 1 else []


@kind(
    "words",
    "a context dropped",
    *CLAIMS,
    escapes="that an indicator (newly added firms) needs words from elsewhere is plain to readers only",
)
def context_dropped(spot: Spot, draw: Random) -> Patches:
    if "context" not in spot.data:
        return []
    return spot.drop(f"context/{draw.choice(sorted(spot.data['context']))}")


PRINTED = ("label", "scope", "payer", "beneficiary", "condition", "reference", "of", "to", "name")


@kind(
    "words",
    "printed words mistyped (label, scope, payer …)",
    *CLAIMS,
    "thresholds",
    escapes="without a whole word at either end the rest is printed still",
)
def words_mistyped(spot: Spot, draw: Random) -> Patches:
    keys = [key for key in PRINTED if isinstance(spot.data.get(key), str)]
    if not keys:
        return []
    key = draw.choice(keys)
    return spot.replace(key, mistyped(spot.data[key], draw))


# Responsibilities


@kind(
    "role",
    "a responsibility dropped",
    "responsibilities",
    about=section,
    escapes="of a body in running prose only some words (要, 任组长) show that it is charged",
)
def responsibility_dropped(spot: Spot, draw: Random) -> Patches:
    return spot.page.drop(spot.pointer)


@kind(
    "role",
    "roles overridden wrongly",
    "responsibilities",
)
def roles_overridden(spot: Spot, draw: Random) -> Patches:
    """The names as read, those who lead as support and those who support as lead."""
    if spot.quote_pointer != spot.pointer:
        return []
    turned = {"lead": "support", "support": "lead", "responsible": "lead"}
    lists: dict[str, list[str]] = {}
    for one in spot.page.plan.responsibles:
        if one.claim is spot.claim or one.claim.pointer == spot.pointer:
            role = turned.get(one.named.role, "member")
            lists.setdefault(role, []).append(one.named.printed)
    names = (f"{role}: {json.dumps(found, ensure_ascii=False)}" for role, found in lists.items())
    inner = ", ".join([f"quote: {json.dumps(quote(spot), ensure_ascii=False)}", *names])
    return [Patch(*spot.page.extent(spot.pointer), f"{{{inner}}}")]


# Numbers that are no promise


REASONS = (
    "name",
    "threshold",
    "eligibility",
    "background",
    "list-count",
    "citation",
    "date",
    "meeting-number",
    "location",
    "vague",
)


@kind(
    "dismissal",
    "a dismissal dropped",
    "dismissals",
    about=section,
)
def dismissal_dropped(spot: Spot, draw: Random) -> Patches:
    return spot.page.drop(spot.pointer)


@kind(
    "dismissal",
    "the reason of a dismissal does not fit",
    "dismissals",
)
def reason_changed(spot: Spot, draw: Random) -> Patches:
    return spot.replace("reason", draw.choice(others(*REASONS)[spot.data["reason"]]))


@kind(
    "dismissal",
    "a target dismissed",
    "targets",
    about=section,
)
def target_dismissed(spot: Spot, draw: Random) -> Patches:
    words, numbers = quote(spot), list(NUMBER.finditer(quote(spot)))
    if len(numbers) != 1:
        return []
    start = max(words.rfind(mark, 0, numbers[0].start()) for mark in ",，、" + OPENING) + 1
    reason = draw.choice(["name", "background", "threshold", "list-count"])
    item = f"{{quote: {json.dumps(words[start:], ensure_ascii=False)}, reason: {reason}}}"
    page, holder = spot.page, spot.section.pointer
    first = f"{holder}/dismissals/0"
    if first in page.document.values:
        at = page.extent(first)[0]
        indent = "\n" + page.indent(first)[:-2]
        added = [Patch(at, at, f"{item}{indent}- ")]
    else:
        added = page.add(holder, "dismissals", f"[{item}]")
    return [*page.drop(spot.pointer), *added]
