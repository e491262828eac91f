"""What a rule file must hold, and how it says so when it does not."""

import re
from difflib import get_close_matches
from pathlib import Path
from types import ModuleType

from taizhang.files.places import is_reserved
from taizhang.rules.rule import MARK, SEVERITIES, Example

GROUNDS = ("sections", "references", "evidence")
"""What a rule may ask to be sound before it runs."""
CONSTANTS = ("SEVERITY", "REQUIRES")


def breaches(
    path: Path, module: ModuleType, examples: tuple[Example, ...]
) -> list[tuple[str, str]]:
    """What a rule lacks, each in English and Chinese."""
    doc = module.__doc__ or ""
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
    return [told for told, holds in kept.items() if not holds]


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
