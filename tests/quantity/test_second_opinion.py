"""jionlp as a second opinion on amounts of money, where it reads them at all.

It is no requirement of the project: it brings NumPy, a compiled segmenter and 100 MB.  Without it
these tests are skipped.  It knows no traditional characters and no
scales (千亿级), and makes 220020000 of 1亿2000万.
"""

from decimal import Decimal
from pathlib import Path

import pytest

from taizhang.quantity import Words, read_quantities

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]
jionlp = pytest.importorskip("jionlp")

AMOUNTS = [
    "1.2万亿元",
    "3000万元",
    "30万元",
    "两千五百万元",
    "一百二十元",
    "一千零五元",
    "三亿五千万元",
    "5百万元",
    "3千万元",
    "0.5亿元",
    "30-100万元",
    "10万元至20万元",
]


def second_opinion(text: str) -> list[Decimal]:
    number = jionlp.parse_money(text)["num"]
    return [Decimal(n) for n in (number if isinstance(number, list) else [number])]


@pytest.mark.parametrize("text", AMOUNTS)
def test_amounts_are_read_as_jionlp_reads_them(text: str, words: Words) -> None:
    (found,) = read_quantities(text, words)
    assert [v for v in (found.value, found.value_to) if v is not None] == second_opinion(text)


@pytest.mark.corpus
def test_amounts_of_the_sources_are_read_as_jionlp_reads_them(project: Path, words: Words) -> None:
    compared = 0
    for path in sorted((project / "datapackage" / "plans").glob("*/source.txt")):
        for found in read_quantities(path.read_text("utf-8"), words):
            if found.kind == "amount" and found.unit:
                assert second_opinion(words.fold(found.printed)) == [found.value], found
                compared += 1
    assert compared > 40
