"""What a report counts of itself: 达到序时进度的有44项,占比80%."""

import re
from decimal import Decimal
from typing import Any

from taizhang.drafting.report.clauses import any_of

COUNT = r"(?<!\d)\d{1,6}"
UNITS = "[项个件条](?!百分点)"
SHARE = re.compile(r"占[^\d,，]{0,8}(\d+(?:\.\d+)?)%$")


def tally_in(clause: str, lexicon: dict[str, Any]) -> dict[str, Any] | None:
    """The tally of a clause: words of pace with their number behind or before them."""
    between = f"(?:{any_of(lexicon.get('counted', ()))})*"
    for state, words in lexicon.get("said", {}).items():
        told = any_of(words)
        behind = rf"(?:{told}){between}({COUNT})(?:{UNITS}|$)"
        before = rf"({COUNT}){UNITS}{between}(?:{told})"
        found = re.search(behind, clause) or re.search(before, clause)
        if found:
            return {"quote": clause, "state": state, "count": int(found[1]), "unit": "item"}
    return None


def add_share(clause: str, tally: dict[str, Any]) -> bool:
    """Whether a clause adds the share of all to a tally: 占总任务的80%."""
    share = SHARE.match(clause)
    if share:
        tally["share"] = plain(share[1])
    return share is not None


def plain(written: str) -> Any:
    """A printed number, whole where it is."""
    number = Decimal(written)
    return int(number) if number == int(number) else number
