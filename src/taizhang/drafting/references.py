"""Aims that are measured against something and print no number: 达到全省平均水平."""

import re
from collections.abc import Iterator
from typing import Any

from taizhang.drafting.promises.indicators import indicator_in
from taizhang.drafting.reading.outline import Part
from taizhang.drafting.reading.page import Page, any_of
from taizhang.words.section_roles import is_silent


def find_references(page: Page, part: Part) -> Iterator[dict[str, Any]]:
    """The targets of a part that name a reference, in the form of ``plan.schema.json``."""
    if is_silent(part.role, "promises", page.registers):
        return
    for entry in page.lexicon["references"]:
        reached = re.compile(rf"(?:{any_of(entry['words'])})({page.lexicon['levels']})")
        for match in reached.finditer(page.folded, part.start, part.end):
            yield _target(page, part, match, entry["comparator"])


def _target(page: Page, part: Part, match: re.Match[str], comparator: str) -> dict[str, Any]:
    low = page.border_before(match.start(), part.start, ",，:：;；。\n")
    start, end = page.quote(low, match.end(), part.start, part.end)
    indicator = indicator_in(page, low, match.start())
    label = page.text[low : match.start()].strip()
    named = {"indicator": indicator} if indicator else {"label": label}
    if not indicator and len(label) < 2:
        named = {"label": page.text[start:end]}
    return {
        **named,
        "quote": page.text[start:end],
        "comparator": comparator,
        "reference": page.text[match.start(1) : match.end(1)],
        "review": ["record"],
    }
