"""Loading the rules in ``validators/``: one truth per file, each with its examples.

A rule that cannot be loaded, shares its id, or lacks what the contract asks stops the run: silence
never means "not checked".
"""

import importlib.util
import re
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from types import ModuleType

from taizhang.files.folders import list_files
from taizhang.files.places import is_taken
from taizhang.files.text import read_file
from taizhang.rules.rule import MARK, SEVERITIES, Example, Rule, RuleError

MOVED = """
This rule was written for another version of the toolkit: import what it needs from taizhang.rules \
(from taizhang.rules import Facts, Finding, Plan), or take over validators/ of a new taizhang init.
这条规则是为另一版工具写的：所需的一律从 taizhang.rules 导入\
（from taizhang.rules import Facts, Finding, Plan），或取用 taizhang init 新建的 validators/。"""


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
        ("its name must be lower_case words", "文件名须为小写单词，以 _ 相连"): re.fullmatch(
            r"[a-z][a-z0-9_]*", path.stem
        ),
        (
            "it needs a docstring that opens with the promise on one line",
            "缺少文档字符串，其首行写规则所保证的事",
        ): len(doc.strip().splitlines()) > 1,
        (
            f"it needs SEVERITY, one of {', '.join(SEVERITIES)}",
            f"缺少 SEVERITY（{'、'.join(SEVERITIES)} 之一）",
        ): getattr(module, "SEVERITY", None) in SEVERITIES,
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
        requires=tuple(getattr(module, "REQUIRES", ())),
        doc=doc.strip(),
        examples=examples,
        function=module.check,
    )


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
    except (Exception, SystemExit) as error:
        del sys.modules[name]
        told = f"{type(error).__name__}: {error}"
        moved = isinstance(error, ImportError) and (error.name or "").startswith("taizhang")
        raise RuleError(
            f"{path} cannot be loaded. {path} 无法载入。 ({told}){MOVED if moved else ''}"
        ) from error
    return module


def _examples(doc: str) -> Iterator[Example]:
    for block in re.findall(r"^```yaml\n(.*?)^```", doc, re.MULTILINE | re.DOTALL):
        lines = block.splitlines()
        marked = tuple(n for n, line in enumerate(lines, 1) if line.rstrip().endswith(MARK))
        yield Example("\n".join(line.replace(MARK, "").rstrip() for line in lines) + "\n", marked)
