"""Kinds of phrases that plans of other places print, each with at least ten members.

``members/<kind>.csv`` marks the quantity with 【】; ``says`` lists what its words must give besides,
as ``part=value`` between blanks.  Each phrase is read in four forms: in simplified and traditional
characters, in half and full width.  ``negations.csv`` is a table of its own: a negation in each row,
a word that compares in each column, between them the bound that the pair makes, or nothing where Chinese
does not form the pair.
"""

import csv
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest
from opencc import OpenCC

from taizhang.quantity import Quantity, Words, read_quantities

MEMBERS = Path(__file__).with_name("members")
NEGATIONS = MEMBERS / "negations.csv"
TABLES = sorted(set(MEMBERS.glob("*.csv")) - {NEGATIONS})
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
to_traditional = OpenCC("s2t").convert
FORMS = {
    "simplified": str,
    "traditional": to_traditional,
    "full width": lambda text: text.translate(WIDE),
    "traditional, full width": lambda text: to_traditional(text).translate(WIDE),
}
SURE_ENOUGH = Decimal("0.95")


class Member(NamedTuple):
    """A phrase with the quantity at ``text[start:end]`` as a person reads it."""

    kind: str
    text: str
    start: int
    end: int
    value: Decimal | None
    value_to: Decimal | None
    unit: str
    bound: str
    sort: str
    says: dict[str, str]


def read_members(table: Path) -> Iterator[Member]:
    for line in table.read_text("utf-8").splitlines()[1:]:
        words, value, to, unit, bound, sort, says = line.rsplit(",", 6)
        before, printed, after = re.split("[【】]", words)
        yield Member(
            table.stem,
            before + printed + after,
            len(before),
            len(before) + len(printed),
            Decimal(value) if value else None,
            Decimal(to) if to else None,
            unit,
            bound,
            sort,
            dict(one.split("=") for one in says.split()),
        )


ALL = [member for table in TABLES for member in read_members(table)]


def quantity_of(member: Member, form: str, words: Words) -> Quantity | None:
    """What is read where the member's quantity stands."""
    text = FORMS[form](member.text)
    assert len(text) == len(member.text)
    found = read_quantities(text, words)
    return next((one for one in found if one.start < member.end and member.start < one.end), None)


def test_every_kind_has_ten_members() -> None:
    assert {table.stem for table in TABLES if len(list(read_members(table))) < 10} == set()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("member", ALL, ids=lambda member: f"{member.kind}: {member.text}")
def test_member_is_read_right_in_either_script_and_width(
    member: Member, form: str, words: Words
) -> None:
    found = quantity_of(member, form, words)
    assert found is not None
    assert (found.value, found.value_to, found.unit) == (
        member.value,
        member.value_to,
        member.unit,
    ), found
    assert (found.start, found.end, found.kind) == (member.start, member.end, member.sort), found
    assert member.sort == "vague" or found.bound == member.bound, found
    assert {part: found.says(part) for part in member.says} == member.says, found


def test_what_has_a_value_is_read_with_confidence(words: Words) -> None:
    found = [quantity_of(member, "simplified", words) for member in ALL if member.value]
    sure = [one for one in found if one and one.sure != "doubtful"]
    assert Decimal(len(sure)) / len(found) >= SURE_ENOUGH


def pairs() -> Iterator[tuple[str, str, str]]:
    with NEGATIONS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))
    for negation, *bounds in rows[1:]:
        for compared, bound in zip(rows[0][1:], bounds, strict=True):
            yield negation, compared, bound


@pytest.mark.parametrize(("negation", "compared", "bound"), list(pairs()))
def test_a_negated_comparison_is_read_as_grammar(
    negation: str, compared: str, bound: str, words: Words
) -> None:
    for form in FORMS:
        text = FORMS[form](f"数量{negation}{compared}20家")
        (found,) = read_quantities(text, words)
        assert (found.value, found.unit) == (Decimal(20), "家")
        if bound:
            assert (found.bound, found.sure) == (bound, "certain"), text
        else:
            assert found.sure == "doubtful" or found.bound == "eq", text
            assert found.part("bound") is None, text
