"""What the parts of a plan do in it: told by the words of their headings and where they lie."""

import re

from taizhang.drafting.reading.outline import Part
from taizhang.drafting.reading.page import Page, any_of

INHERITED = {
    "preamble": "preamble",
    "principles": "principles",
    "goals": "goals",
    "layout": "layout",
    "safeguards": "safeguard",
    "safeguard": "safeguard",
}
"""The role that parts have inside one of these roles."""
ACTING = ("actions", "action", "task", "safeguards")
"""Of parts with these roles the last may be either; it is to be reviewed where no word tells which."""


def give_roles(page: Page, parts: list[Part]) -> None:
    """Give each part that has none its role; that of the last is a guess where no word tells it."""
    for part in parts:
        part.role = part.role or _top(page, part)
        _below(page, part)
    acting = [part for part in parts if part.role in ACTING]
    for part in acting[-1:]:
        for one in part.walk() if part.style and not _told(page, part) else ():
            one.review.append("role")


def _top(page: Page, part: Part) -> str:
    told = _told(page, part)
    if told:
        return told
    below = {_told(page, child) for child in part.children}
    if part.children and below <= {"principles", "goals"}:
        return "goals" if "goals" in below else "principles"
    if not part.children:
        return "task" if part.style else "cover"
    return "actions" if any(child.children for child in part.children) else "action"


def _told(page: Page, part: Part) -> str:
    """The role that the words of a heading tell, the first of the lexicon's that they fit."""
    heading = re.sub(r"\s", "", part.heading)
    for entry in page.lexicon["roles"]:
        acts = re.search(any_of(entry.get("never", [])), heading)
        if not acts and re.search(any_of(entry["words"]), heading):
            return str(entry["role"])
    return ""


def _below(page: Page, part: Part) -> None:
    for child in part.children:
        child.role = child.role or _inside(page, part, child)
        _below(page, child)


def _inside(page: Page, part: Part, child: Part) -> str:
    """Goals and principles stand out anywhere but among actions; the rest follows its parent."""
    told = _told(page, child)
    if part.role in ("principles", "goals") and told in ("principles", "goals"):
        return told
    if part.role in INHERITED:
        return INHERITED[part.role]
    if child.children and child.style != "row":
        return "action"
    return "task"
