"""Faults in how a plan hangs together: sections, ids, references, emendations, facts of the plan."""

from datetime import date, timedelta
from random import Random

from faults.kinds import (
    About,
    emended,
    kind,
    plan,
    record,
    referrers,
    referring,
    with_section_before,
)
from faults.page import RECORDS, Patch, Patches, Spot
from faults.values import other_digit
from faults.words import mistyped
from taizhang.plan import CLAIMS

# Sections


def start_key(spot: Spot) -> str:
    return "heading" if "heading" in spot.data else "starts"


@kind("section", "a character of a heading mistyped", "sections", about=with_section_before)
def heading_mistyped(spot: Spot, draw: Random) -> Patches:
    key = start_key(spot)
    return spot.replace(key, mistyped(spot.data[key], draw))


@kind(
    "section",
    "a heading cut short",
    "sections",
    about=with_section_before,
    escapes="where text follows a heading in its own line, the editor says where it ends",
)
def heading_cut(spot: Spot, draw: Random) -> Patches:
    words = spot.data[start_key(spot)]
    if len(words) < 6:
        return []
    return spot.replace(start_key(spot), words[: -draw.randint(1, len(words) // 2)])


@kind(
    "section",
    "a section deleted",
    "sections",
    about=with_section_before,
)
def section_deleted(spot: Spot, draw: Random) -> Patches:
    return spot.page.drop(spot.pointer)


@kind("section", "a section swapped with the next", "sections", about=with_section_before)
def section_moved(spot: Spot, draw: Random) -> Patches:
    holder, _, index = spot.pointer.rpartition("/")
    after = f"{holder}/{int(index) + 1}"
    return spot.page.swap(spot.pointer, after) if after in spot.page.sections else []


# Ids and references


def renamed(spot: Spot, draw: Random) -> Patches:
    name = spot.data["id"]
    wrong = draw.choice([f"{name}-2", f"{name}s", f"new-{name}", name[:-1].rstrip("-") or "x"])
    return spot.replace("id", wrong)


@kind(
    "reference",
    "the id of a section renamed",
    "sections",
)
def section_renamed(spot: Spot, draw: Random) -> Patches:
    return renamed(spot, draw)


@kind(
    "reference",
    "an id renamed that others refer to",
    "targets",
    "funding",
    "sections",
    about=referring,
)
def referred_renamed(spot: Spot, draw: Random) -> Patches:
    return renamed(spot, draw) if referrers(spot) else []


def elsewhere(spot: Spot, key: str, draw: Random) -> Patches:
    """Another target in place of the one that a key names."""
    if key not in spot.data:
        return []
    mine = (spot.data["id"], spot.data[key])
    ids = [
        o.data["id"] for o in spot.page.spots if o.kind == spot.kind and o.data["id"] not in mine
    ]
    return spot.replace(key, draw.choice(ids)) if ids else []


@kind(
    "reference",
    "restates pointed elsewhere",
    "targets",
    escapes="of two targets with one value and unit and no indicator the sense tells which is meant",
)
def restates_elsewhere(spot: Spot, draw: Random) -> Patches:
    return elsewhere(spot, "restates", draw)


@kind(
    "reference",
    "restates dropped",
    "targets",
)
def restates_dropped(spot: Spot, draw: Random) -> Patches:
    return spot.drop("restates") if "restates" in spot.data else []


@kind("reference", "part_of pointed elsewhere", "targets")
def part_of_elsewhere(spot: Spot, draw: Random) -> Patches:
    return elsewhere(spot, "part_of", draw)


@kind("reference", "part_of dropped", "targets")
def part_of_dropped(spot: Spot, draw: Random) -> Patches:
    return spot.drop("part_of") if "part_of" in spot.data else []


@kind("reference", "a waiver dropped", "waivers")
def waiver_dropped(spot: Spot, draw: Random) -> Patches:
    return spot.page.drop(spot.pointer)


# Emendations


@kind(
    "emendation",
    "an emendation dropped",
    "emendations",
    about=emended,
)
def emendation_dropped(spot: Spot, draw: Random) -> Patches:
    return spot.page.drop(spot.pointer)


@kind(
    "emendation",
    "the reading of an emendation mistyped",
    "emendations",
    about=emended,
)
def read_changed(spot: Spot, draw: Random) -> Patches:
    words = spot.data.get("read")
    if words is None:
        return []
    return spot.replace("read", mistyped(words, draw) if words else draw.choice("的,。1"))


@kind("emendation", "the times of an emendation changed", "emendations", about=emended)
def times_changed(spot: Spot, draw: Random) -> Patches:
    if "series" in spot.data:
        end = spot.data["series"]["to"] + draw.choice([-1, 1])
        return spot.page.replace(f"{spot.pointer}/series/to", end)
    if "times" in spot.data:
        return spot.replace("times", spot.data["times"] + draw.choice([-1, 1]))
    return spot.page.add(spot.pointer, "times", "2")


# Facts of the plan


@kind("plan", "the region changed", "plan", about=plan)
def region_changed(spot: Spot, draw: Random) -> Patches:
    code = spot.data["region"]
    wrong = [f"{code[:4]}00", f"{code[:2]}0100", f"{code[:2]}0000", f"{code[:4]}81", "440300"]
    return spot.replace("region", draw.choice([other for other in wrong if other != code]))


@kind(
    "plan",
    "the issuer changed",
    "plan",
    about=plan,
)
def issuer_changed(spot: Spot, draw: Random) -> Patches:
    names = {one.named.printed for one in spot.page.plan.responsibles}
    wrong = sorted(names - {spot.data.get("issuer", "")})
    return spot.replace("issuer", draw.choice(wrong)) if "issuer" in spot.data else []


@kind("plan", "a digit of the document number changed", "plan", about=plan)
def document_number(spot: Spot, draw: Random) -> Patches:
    if "document_number" not in spot.data:
        return []
    return spot.replace("document_number", other_digit(spot.data["document_number"], draw))


@kind("plan", "the written date changed", "plan", about=plan)
def written_changed(spot: Spot, draw: Random) -> Patches:
    if "written" not in spot.data:
        return []
    wrong = date.fromisoformat(spot.data["written"]) + timedelta(draw.choice([-1, 1, 9, 31, 366]))
    return [Patch(*spot.page.extent("/written"), wrong.isoformat())]


@kind("plan", "a character of the title mistyped", "plan", about=plan)
def title_mistyped(spot: Spot, draw: Random) -> Patches:
    return spot.replace("title", mistyped(spot.data["title"], draw))


@kind("plan", "a digit of the hash changed", "plan", about=plan)
def hash_changed(spot: Spot, draw: Random) -> Patches:
    known = spot.data["source"]["sha256"]
    place = draw.randrange(len(known))
    wrong = draw.choice([d for d in "0123456789abcdef" if d != known[place]])
    return spot.replace("source/sha256", known[:place] + wrong + known[place + 1 :])


@kind(
    "plan",
    "the title of a relation mistyped",
    "relations",
    escapes="without a whole word at either end the rest is printed still",
)
def relation_title(spot: Spot, draw: Random) -> Patches:
    return spot.replace("title", mistyped(spot.data["title"], draw))


# YAML


def misspelt(word: str, draw: Random) -> str:
    """A word with a letter left out or doubled."""
    place = draw.randrange(len(word))
    return word[:place] + draw.choice(["", word[place] * 2]) + word[place + 1 :]


def record_or_plan(spot: Spot) -> About:
    return plan(spot) if spot.kind == "plan" else record(spot)


EVERY = ("plan", *RECORDS)


@kind("yaml", "a key misspelt", *EVERY, about=record_or_plan)
def key_misspelt(spot: Spot, draw: Random) -> Patches:
    inner = [f"{spot.pointer}/{key}" for key in spot.data]
    keys = [key for key in inner if key in spot.page.document.keys]
    if not keys:
        return []
    key = draw.choice(keys)
    return spot.page.rename_key(key, misspelt(key.rpartition("/")[2], draw))


ENUMS = (
    "genre",
    "status",
    "role",
    "comparator",
    "timing",
    "modality",
    "nature",
    "stage",
    "kind",
    "cause",
    "certainty",
    "bound",
    "per",
    "recurrence",
    "reason",
    "type",
)


@kind("yaml", "a word of a list misspelt", *EVERY, about=record_or_plan)
def enum_misspelt(spot: Spot, draw: Random) -> Patches:
    keys = [key for key in ENUMS if key in spot.data and spot.kind != "waivers"]
    if not keys:
        return []
    key = draw.choice(keys)
    return spot.replace(key, misspelt(spot.data[key], draw))


REGISTERED = ("indicator", "unit", "instrument", "entity")


@kind("yaml", "an id of a register misspelt", *CLAIMS, "thresholds")
def registered_misspelt(spot: Spot, draw: Random) -> Patches:
    keys = [key for key in REGISTERED if spot.data.get(key, "").isascii() and key in spot.data]
    if not keys:
        return []
    key = draw.choice(keys)
    return spot.replace(key, misspelt(spot.data[key], draw))
