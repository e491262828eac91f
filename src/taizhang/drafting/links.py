"""How targets hang together: parts of a whole (其中), promises made again."""

from typing import Any

from taizhang.drafting.promises.promise import Promise
from taizhang.drafting.reading.outline import Part
from taizhang.drafting.reading.page import Page

Made = list[tuple[Part, Promise, dict[str, Any]]]
"""Targets in the order of the text, each with its part and its promise."""


def link_targets(page: Page, made: Made) -> None:
    """Enter ``part_of`` and ``restates`` where the words leave no doubt."""
    first: dict[tuple[Any, ...], str] = {}
    for n, (part, promise, target) in enumerate(made):
        whole = _whole(page, part, promise, target, made[:n])
        if whole:
            target["part_of"] = whole
            _review_last(target)
            continue
        if "indicator" not in target or "change" in target:
            continue
        key = tuple(str(target.get(name)) for name in ("indicator", "value", "to", "unit"))
        if key in first:
            target["restates"] = first[key]
            _review_last(target)
        first.setdefault(key, target["id"])


def _review_last(target: dict[str, Any]) -> None:
    if "review" in target:
        target["review"] = target.pop("review")


def _whole(
    page: Page, part: Part, promise: Promise, target: dict[str, Any], before: Made
) -> str | None:
    """The target before the last 其中 of the sentence, if this is the first behind it."""
    sentence = max(part.start, *(page.text.rfind(mark, 0, promise.start) + 1 for mark in "。\n"))
    words = page.registers.lexicon["parts"]
    at = max(page.folded.rfind(word, sentence, promise.start) for word in words)
    beside = [(one, made) for place, one, made in before if place is part and one.start >= sentence]
    if at < 0 or any(one.start > at for one, _ in beside):
        return None
    wholes = [made for one, made in beside if one.end <= at]
    alike = wholes and wholes[-1]["unit"] == target["unit"]
    # A rate of growth is no part of another one.
    alike = alike and (target["unit"] != "percent" or target["value"] <= wholes[-1]["value"])
    return str(wholes[-1]["id"]) if alike else None
