"""How text is cut for the search, and put together again."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.registers import simplify
from taizhang.site.search.pieces import characters, cut, restore


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("创新链", "创新 新链 链"),
        ("産業鏈,强", "产业 业链 链, 强"),
        ("R&D经费达2.0%。", "R&D 经费 费达 达 2.0%。"),
        ("5G、T3与2022-2025", "5 G、 T 3 与 2022- 2025"),
        ("  ", ""),
    ],
)
def test_text_is_cut_into_pairs_of_characters(text: str, pieces: str) -> None:
    assert cut(text, simplify) == pieces


@given(st.text(alphabet="产业鏈创新R&D2.0%，。 \n()", max_size=40))
def test_pieces_are_restored_to_the_text(text: str) -> None:
    back = restore(cut(text, simplify), characters(text))
    assert re.sub(r"\s", "", back) == re.sub(r"\s", "", text)


def test_pieces_of_another_text_are_not_restored() -> None:
    with pytest.raises(ValueError, match="2 pairs for 3 characters"):
        restore("创新 新", "创新链")
