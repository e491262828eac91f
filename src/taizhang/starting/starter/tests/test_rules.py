"""Every example in a rule's docstring has findings on exactly the lines that it marks."""

from pathlib import Path

import pytest

from taizhang import Rule, broken_examples, find_corpus

CORPUS = find_corpus(Path(__file__))


@pytest.mark.parametrize("rule", CORPUS.rules, ids=lambda rule: rule.id)
def test_the_examples_of_a_rule_hold(rule: Rule) -> None:
    assert list(broken_examples(rule, CORPUS)) == []
