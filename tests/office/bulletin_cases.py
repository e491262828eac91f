"""Bulletins of the town that was made up: those written by hand, and those that the toolkit writes."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import yaml
from progress.town import reckoned, town

from taizhang.corpus import Corpus
from taizhang.office.bulletin import Asked, write_bulletin
from taizhang.progress import Reckoning

HERE = Path(__file__).parent / "bulletins"
PLANS = ("qinghe-2025-innovation", "qinghe-talent")
CASES: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "cases.yaml").read_text("utf-8"))


def asked(kind: str) -> Asked:
    """What the bulletin of a kind, written by hand, is about."""
    case = CASES[kind]
    return Asked(
        kind, case["from"], case["to"], case.get("plan"), case["written"], case.get("number", "")
    )


def by_hand(kind: str) -> str:
    return (HERE / f"{kind}.md").read_text(encoding="utf-8")


def reckonings(
    corpus: Corpus,
    as_of: str,
    *,
    plan: str | None = None,
    organisation: str | None = None,
    known_by: str = "",
) -> Iterator[Reckoning]:
    """The town's reckonings, by its reports read once."""
    for one in PLANS:
        if plan in (None, one):
            yield reckoned(one, as_of, known_by=known_by)


@cache
def written(one: Asked) -> tuple[str, str, str]:
    """What the toolkit writes: the text, who signs it and the day."""
    with patch("taizhang.office.bulletin.bulletin.reckon_corpus", reckonings):
        return write_bulletin(town()[0], one)


def of_month(year: int, month: int) -> Asked:
    """A bulletin of a month, all reports known."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return Asked("month", date(year, month, 1), date.fromordinal(following.toordinal() - 1))
