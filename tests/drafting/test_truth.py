"""The hand-written truths fit their texts."""

import pytest

from drafting.truth import read_truth, text_names


@pytest.mark.parametrize("name", text_names())
def test_the_words_of_a_truth_stand_in_its_text(name: str) -> None:
    truth = read_truth(name)
    assert truth.parts[0].start == 0
    assert any(part.names for part in truth.parts)
    assert any(part.targets for part in truth.parts)
