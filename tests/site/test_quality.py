"""The figures of quality on the page on method: they never say more than holds."""

import pytest
from fiction import CORPUS, read

from taizhang.site.about.quality import view_quality
from taizhang.site.language.locale import Locale

PLAN = """
text: |
  一、目标
  加快发展。
sections:
  - {{id: goals, role: goals, heading: 一、目标}}
readings:
  - reader: A, B
    date: 2025-05-03
    sha256: {hash}
    kind: reconciliation
    agreement:
      targets: {{agree: {agree}, differ: {differ}, only_first: 0, only_second: 0}}
"""


def agreement(*pairs: tuple[int, int]) -> list[str]:
    """The row on targets, of plans in whose readings so many agree and differ."""
    plans = (PLAN.format(hash="0" * 64, agree=agree, differ=differ) for agree, differ in pairs)
    view = view_quality([read(plan) for plan in plans], Locale("en", CORPUS.registers))
    (row,) = view["figures"][1].rows
    return [cell.text for cell in row.cells][1:]


@pytest.mark.parametrize(
    ("agree", "differ", "percent"),
    [(1999, 1, "99.9"), (2000, 0, "100.0"), (2, 1, "66.6"), (0, 3, "0.0")],
)
def test_the_share_of_those_alike_is_rounded_down_so_that_100_means_all(
    agree: int, differ: int, percent: str
) -> None:
    assert agreement((agree, differ)) == [str(agree), str(agree + differ), percent]


def test_readings_of_several_plans_are_counted_together() -> None:
    assert agreement((9, 1), (0, 6)) == ["9", "16", "56.2"]
