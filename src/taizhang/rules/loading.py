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
from taizhang.rules.contract import breaches
from taizhang.rules.rule import MARK, Example, Rule, RuleError

MOVED = """
This rule was written for another version of the toolkit: import what it needs from taizhang.rules \
(from taizhang.rules import Facts, Finding, Plan), or take over validators/ of a new taizhang init.
这条规则是为另一版工具写的：所需的一律从 taizhang.rules 导入\
（from taizhang.rules import Facts, Finding, Plan），或取用 taizhang init 新建的 validators/。"""


class RulesLeftOut(list[Rule]):
    """No rules because none were to be loaded: what they would find is not known."""


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
    if broken := breaches(path, module, examples):
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
