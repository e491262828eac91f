"""Loading the rules in ``validators/``: one truth per file, each with its examples.

A rule that cannot be loaded, shares its id, or lacks what the contract asks stops the run: silence
never means "not checked".
"""

import importlib.util
import os
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from taizhang.files.folders import list_files
from taizhang.files.places import is_reserved, is_taken
from taizhang.findings import Finding, TaizhangError
from taizhang.source import read_file

if TYPE_CHECKING:
    from taizhang.facts import Facts
    from taizhang.plan import Plan

SEVERITIES = ("error", "warning", "note")
NO_RULES = "TAIZHANG_NO_RULES"
"""The variable of the environment by which every process, that of the site too, loads no rules."""
GROUNDS = ("sections", "references", "evidence")
"""What a rule may ask to be sound before it runs."""
CONSTANTS = ("SEVERITY", "REQUIRES")
MARK = "# <- finding"


class RuleError(TaizhangError):
    """A rule file that breaks the contract; the message says in both languages what to mend."""


@dataclass(frozen=True)
class Example:
    """A plan in YAML from a rule's docstring, with the lines (from 1) that must have a finding."""

    text: str
    lines: tuple[int, ...]


@dataclass(frozen=True)
class Rule:
    """A rule: what it protects, how bad a breach is, what it needs, how it checks."""

    id: str
    path: Path
    severity: str
    requires: tuple[str, ...]
    doc: str
    examples: tuple[Example, ...]
    function: "Callable[[Plan, Facts], Iterator[Finding]]"

    def check(self, plan: "Plan", facts: "Facts") -> Iterator[Finding]:
        """The findings of this rule, stamped with its id and severity.

        Raises RuleError where the rule itself breaks.
        """
        try:
            for found in self.function(plan, facts):
                stamped = replace(found, rule=self.id, severity=found.severity or self.severity)
                if stamped.severity not in SEVERITIES:
                    raise ValueError(f"severity {stamped.severity}")
                yield stamped
        except (KeyboardInterrupt, GeneratorExit):
            raise
        except (
            BaseException
        ) as error:  # sys.exit() in a rule would end the run, as if all were well
            told = f"{type(error).__name__}: {error}"
            raise RuleError(
                f"{self.path} broke down on {plan.path}. {self.path} 在 {plan.path} 上出错。 ({told})"
            ) from error

    @property
    def promise(self) -> tuple[str, str]:
        """The first line of the docstring in English, the second in Chinese, if there is one."""
        english, second = self.doc.splitlines()[:2]
        return english.strip(), second.strip() or english.strip()


class RulesLeftOut(list[Rule]):
    """No rules because none were to be loaded: what they would find is not known."""


def rules_wanted() -> bool:
    """Whether a corpus's rules, which are Python of whoever wrote them, may be loaded."""
    return os.environ.get(NO_RULES, "") in ("", "0")


def load_rules(folder: Path) -> list[Rule]:
    """Load every rule of a corpus, in the order of their ids.

    Raises RuleError for a file that does not keep the contract or cannot be read, FileError where
    that is the folder.
    """
    if is_taken(folder / "__init__.py"):
        raise RuleError(
            f"{folder}/__init__.py must not exist: it hides PyPI's package 'validators'. "
            f"不能有 {folder}/__init__.py：它会遮住 PyPI 的 validators 包。"
        )
    rules = [_load(path) for path in list_files(folder, deep=False) if path.suffix == ".py"]
    for rule in rules:
        same = [other.path.name for other in rules if other.id == rule.id]
        if len(same) > 1:
            raise RuleError(
                f"{' and '.join(same)} share the id {rule.id}: rename one. "
                f"{'、'.join(same)} 编号相同（{rule.id}），请改其中一个的名字。"
            )
    return rules


def _load(path: Path) -> Rule:
    module = _execute(path)
    doc = module.__doc__ or ""
    examples = tuple(_examples(doc))
    kept = {
        (
            "its name must be lower_case words, and neither index nor readme",
            "文件名须为小写单词，以 _ 相连，且不能是 index 或 readme",
        ): re.fullmatch(r"[a-z][a-z0-9_]*", path.stem) and not is_reserved(path.stem),
        (
            "it needs a docstring that opens with the promise on one line",
            "缺少文档字符串，其首行写规则所保证的事",
        ): len(doc.strip().splitlines()) > 1,
        (
            f"it needs SEVERITY, one of {', '.join(SEVERITIES)}",
            f"缺少 SEVERITY（{'、'.join(SEVERITIES)} 之一）",
        ): _one_of(getattr(module, "SEVERITY", None), SEVERITIES),
        (
            f"its REQUIRES is no tuple of {', '.join(GROUNDS)}",
            f"REQUIRES 应为元组，其中只能有 {'、'.join(GROUNDS)}",
        ): _are(getattr(module, "REQUIRES", ()), GROUNDS),
        **_misspelt(module),
        ("it needs a function check(plan, facts)", "缺少函数 check(plan, facts)"): callable(
            getattr(module, "check", None)
        ),
        (
            f"it needs a failing example (```yaml, a line that ends in '{MARK}')",
            f"缺少反例（```yaml，有一行以 {MARK} 结尾）",
        ): any(example.lines for example in examples),
        ("it needs a passing example (```yaml)", "缺少正例（```yaml）"): any(
            not example.lines for example in examples
        ),
    }
    if broken := [told for told, holds in kept.items() if not holds]:
        english, chinese = zip(*broken, strict=True)
        raise RuleError(f"{path}: {'; '.join(english)}. {'；'.join(chinese)}。")
    return Rule(
        id=path.stem.replace("_", "-"),
        path=path,
        severity=module.SEVERITY,
        requires=tuple(dict.fromkeys(getattr(module, "REQUIRES", ()))),
        doc=doc.strip(),
        examples=examples,
        function=module.check,
    )


def _one_of(value: object, known: tuple[str, ...]) -> bool:
    return isinstance(value, str) and value in known


def _are(value: object, known: tuple[str, ...]) -> bool:
    """Whether a value is a tuple or a list of known words."""
    return isinstance(value, tuple | list) and all(_one_of(one, known) for one in value)


def _misspelt(module: ModuleType) -> dict[tuple[str, str], bool]:
    """Constants of a rule that are like those of the contract: nobody would read them."""
    told = {}
    for name in vars(module):
        if not (name.isupper() or name.upper() in CONSTANTS):
            continue
        near = get_close_matches(name.upper(), CONSTANTS, n=1, cutoff=0.75)
        if near and name not in CONSTANTS:
            told[
                f"{name} means nothing: is {near[0]} meant?", f"{name} 无意义：是不是 {near[0]}？"
            ] = False
    return told


def _execute(path: Path) -> ModuleType:
    """Run a rule file as a module under a private name, registered before it runs."""
    # Python would wait for a pipe, follow any link, and pass over bytes that are no text.
    _, findings = read_file(path, path.name, path.parent)
    if findings:
        one = findings[0]
        raise RuleError(f"{path}: {one.message} {one.hint} {one.message_zh}{one.hint_zh}")
    name = f"_taizhang_rules_{sha256(str(path).encode()).hexdigest()[:12]}.{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise RuleError(f"{path} is no Python file. {path} 不是 Python 文件。")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        del sys.modules[name]
        told = f"{type(error).__name__}: {error}"
        raise RuleError(f"{path} cannot be loaded. {path} 无法载入。 ({told})") from error
    return module


def _examples(doc: str) -> Iterator[Example]:
    for block in re.findall(r"^```yaml\n(.*?)^```", doc, re.MULTILINE | re.DOTALL):
        lines = block.splitlines()
        marked = tuple(n for n, line in enumerate(lines, 1) if line.rstrip().endswith(MARK))
        yield Example("\n".join(line.replace(MARK, "").rstrip() for line in lines) + "\n", marked)
