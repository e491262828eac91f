"""The rules in validators/: their examples hold, and a rule that breaks its contract stops the run."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from taizhang.checking.examples import broken_examples, try_example
from taizhang.checking.explain import explain
from taizhang.cli import main
from taizhang.corpus import Corpus
from taizhang.rules.loading import load_rules
from taizhang.rules.rule import Rule, RuleError

PROJECT = Corpus(Path(__file__).resolve().parents[1])


@pytest.mark.parametrize("rule", PROJECT.rules, ids=lambda rule: rule.id)
def test_examples_have_findings_of_their_rule_on_exactly_the_marked_lines(rule: Rule) -> None:
    assert list(broken_examples(rule, PROJECT)) == []


def test_a_rule_that_is_still_the_template_does_not_hold(tmp_path: Path) -> None:
    made = [PROJECT.root / "scripts" / "new-rule", "targets_are_positive", tmp_path]
    told = subprocess.run(made, check=True, capture_output=True, text=True).stdout
    (rule,) = load_rules(tmp_path)
    (broken,) = broken_examples(rule, PROJECT)
    assert re.match(r"targets_are_positive\.py: TODO is left.*请用中英文写明", broken)
    guide = (PROJECT.root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert guide.count(told.splitlines()[-1]) == 2, "the command is that of the guide, twice"
    rule.path.write_text(rule.path.read_text(encoding="utf-8").replace("TODO", "Done"), "utf-8")
    assert list(broken_examples(load_rules(tmp_path)[0], PROJECT)) == []


def test_the_name_of_a_rules_file_explains_it() -> None:
    told = explain(PROJECT, "allocations_add_up", "en")
    assert told is not None and told == explain(PROJECT, "allocations-add-up", "en")
    assert explain(PROJECT, "source_missing", "zh")


def test_an_example_that_does_not_hold_is_told_with_its_lines() -> None:
    rule = next(rule for rule in PROJECT.rules if rule.id == "allocations-add-up")
    (failing, *_) = [example for example in rule.examples if example.lines]
    moved = replace(rule, examples=(replace(failing, lines=(1,)),))
    line = failing.lines[0]
    assert list(broken_examples(moved, PROJECT)) == [
        f"allocations_add_up.py, example 1: findings on lines [{line}], marked are [1]"
    ]


@pytest.mark.parametrize("rule", PROJECT.rules, ids=lambda rule: rule.id)
def test_a_rule_speaks_both_languages(rule: Rule) -> None:
    for example in rule.examples:
        for found in try_example(example, rule, PROJECT).findings:
            assert found.severity in ("error", "warning", "note")
            assert found.message.isascii() or found.message != found.message_zh
            assert found.hint and found.hint_zh and found.hint != found.hint_zh
    english, chinese = rule.promise
    assert english.endswith(".") and chinese.endswith("。")


# What the loader refuses

RULE = '''"""Every plan has a title.
每份规划都有标题。

```yaml
text: |
  无题
title: ""  # <- finding
```

```yaml
text: |
  有题
```
"""

SEVERITY = "error"


def check(plan, facts):
    return []
'''

BROKEN = {
    "that cannot be parsed": (RULE + "def", "SyntaxError"),
    "that cannot be run": (RULE + "import a_package_nobody_has", "ModuleNotFoundError"),
    "that leaves the interpreter": (RULE + "raise SystemExit(0)", "SystemExit"),
    "without a docstring": (RULE.split('"""')[2], "docstring"),
    "without severity": (RULE.replace("SEVERITY", "LEVEL"), "SEVERITY"),
    "with an unknown severity": (RULE.replace('"error"', '"fatal"'), "SEVERITY"),
    "that leaves another way": (RULE + "raise BaseException('x')", "BaseException"),
    "that requires nothing known": (RULE + 'REQUIRES = ("frob",)\n', "REQUIRES"),
    "that requires what is misspelt": (RULE + 'REQUIRES = ("evidense",)\n', "REQUIRES"),
    "that requires a text": (RULE + 'REQUIRES = "evidence"\n', "REQUIRES"),
    "that requires None": (RULE + "REQUIRES = None\n", "REQUIRES"),
    "that requires a number": (RULE + "REQUIRES = (1,)\n", "REQUIRES"),
    "with a misspelt constant": (RULE + 'REQIURES = ("evidence",)\n', "is REQUIRES meant"),
    "with a constant in small letters": (RULE + 'requires = ("evidence",)\n', "REQUIRES meant"),
    "with severity twice": (RULE + 'SEVERTY = "note"\n', "is SEVERITY meant"),
    "with a severity that is a list": (RULE.replace('"error"', "[]"), "SEVERITY"),
    "without check": (RULE.replace("def check", "def verify"), "check(plan, facts)"),
    "without a failing example": (RULE.replace("  # <- finding", ""), "failing example"),
    "without a passing example": (RULE.rpartition("```yaml")[0] + '"""\n', "passing example"),
}


def _only_rule(corpus: Corpus, text: str, name: str = "plans_have_titles.py") -> Corpus:
    for path in (corpus.root / "validators").glob("*.py"):
        path.unlink()
    (corpus.root / "validators" / name).write_text(text, encoding="utf-8")
    return corpus


@pytest.mark.parametrize("fault", BROKEN)
def test_the_run_stops_at_a_rule(
    fault: str, make_corpus: Callable[..., Corpus], capsys: pytest.CaptureFixture[str]
) -> None:
    text, said = BROKEN[fault]
    corpus = _only_rule(make_corpus(), text)
    with pytest.raises(RuleError, match=r"plans_have_titles\.py"):
        load_rules(corpus.root / "validators")
    assert main(["check", str(corpus.root)]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert said in output.err and "plans_have_titles.py" in output.err
    assert "Traceback" not in output.err
    assert re.search("[\u4e00-\u9fff]{2}", output.err), "it speaks Chinese, too"


ENDS = {
    "leaves the interpreter": "import sys; sys.exit(0)",
    "leaves another way": "raise BaseException()",
    "breaks down": "1 / 0",
    "calls itself for ever": "return check(plan, facts)",
    "finds nothing that can be told": "return None",
    "finds what is no finding": "return ['x']",
    "finds nothing as if it were a finding": "return [None]",
    "ends as generators end": "raise GeneratorExit",
    "finds with a severity there is not": (
        "return [plan.finding(plan.sections[0], en='', zh='', hint='', hint_zh='', severity='x')]"
    ),
}


@pytest.mark.parametrize("end", ENDS)
def test_the_run_stops_at_a_rule_that_breaks_down(
    end: str, make_corpus: Callable[..., Corpus], capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = _only_rule(make_corpus(), RULE.replace("return []", ENDS[end]))
    assert main(["check", str(corpus.root)]) == 2
    output = capsys.readouterr()
    assert output.out == "" and "plans_have_titles.py broke down on" in output.err


def test_a_rule_may_have_constants_of_its_own(make_corpus: Callable[..., Corpus]) -> None:
    more = 'WORDS = ("a",)\nREQUIRED = 3\ndef requirements(): ...\n'
    corpus = _only_rule(make_corpus(), RULE + more.replace("REQUIRED", "NUMBERS"))
    assert len(load_rules(corpus.root / "validators")) == 1


def test_a_sound_rule_is_loaded(make_corpus: Callable[..., Corpus]) -> None:
    rules = load_rules(_only_rule(make_corpus(), RULE).root / "validators")
    assert [(rule.id, rule.severity) for rule in rules] == [("plans-have-titles", "error")]
    assert [example.lines for example in rules[0].examples] == [(3,), ()]


def test_the_run_stops_at_a_rule_whose_name_is_no_id(make_corpus: Callable[..., Corpus]) -> None:
    corpus = _only_rule(make_corpus(), RULE, "Plans-Have-Titles.py")
    with pytest.raises(RuleError, match="lower_case"):
        load_rules(corpus.root / "validators")


def test_the_run_stops_at_a_package_called_validators(
    make_corpus: Callable[..., Corpus], capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = make_corpus()
    (corpus.root / "validators" / "__init__.py").touch()
    assert main(["check", str(corpus.root)]) == 2
    assert "__init__.py" in capsys.readouterr().err


EMAILS = """
import sys
from pathlib import Path

sys.path.insert(0, sys.argv[1])
from taizhang.rules.loading import load_rules

assert load_rules(Path(sys.argv[1], "validators"))
from frictionless import Resource, Schema

schema = Schema.from_descriptor({"fields": [{"name": "to", "type": "string", "format": "email"}]})
for address in ("science@example.org", "no address"):
    print(Resource(data=[["to"], [address]], schema=schema).validate().valid)
"""


def test_frictionless_reads_an_email_column_with_the_project_on_the_path() -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", EMAILS, str(PROJECT.root)]
    result = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert (result.stdout.split(), result.stderr) == (["True", "False"], "")
