"""Taizhang: government plans as open data, every value tied to the words it came from.

The flow is one way: source text and ``plan.yaml`` → plan → findings and rows → package → site.
What is listed here is for those who use the toolkit from Python; each name is imported when it is
first asked for, so that ``import taizhang`` stays light.  Rules import from ``taizhang.rules``.
"""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0.dev0"

if TYPE_CHECKING:
    from taizhang.checking.check_corpus import check_corpus, check_plan
    from taizhang.checking.examples import broken_examples
    from taizhang.checking.result import PlanResult, Report
    from taizhang.corpus import Corpus, find_corpus
    from taizhang.findings import Finding, TaizhangError
    from taizhang.package.build import build_package
    from taizhang.package.opened import OpenedPackage, open_package
    from taizhang.plan import Claim, Plan, Section
    from taizhang.progress.of_corpus import reckon_corpus
    from taizhang.progress.reading.check import check_all
    from taizhang.progress.reckon import Reckoning, reckon
    from taizhang.rules.rule import Rule

__all__ = [
    "Claim",
    "Corpus",
    "Finding",
    "OpenedPackage",
    "Plan",
    "PlanResult",
    "Reckoning",
    "Report",
    "Rule",
    "Section",
    "TaizhangError",
    "__version__",
    "broken_examples",
    "build_package",
    "check_all",
    "check_corpus",
    "check_plan",
    "find_corpus",
    "open_package",
    "reckon",
    "reckon_corpus",
]

_ROOMS = {
    "taizhang.checking.check_corpus": ("check_corpus", "check_plan"),
    "taizhang.checking.examples": ("broken_examples",),
    "taizhang.checking.result": ("PlanResult", "Report"),
    "taizhang.corpus": ("Corpus", "find_corpus"),
    "taizhang.findings": ("Finding", "TaizhangError"),
    "taizhang.package.build": ("build_package",),
    "taizhang.package.opened": ("OpenedPackage", "open_package"),
    "taizhang.plan": ("Claim", "Plan", "Section"),
    "taizhang.progress.of_corpus": ("reckon_corpus",),
    "taizhang.progress.reading.check": ("check_all",),
    "taizhang.progress.reckon": ("Reckoning", "reckon"),
    "taizhang.rules.rule": ("Rule",),
}


def __getattr__(name: str) -> object:
    for room, names in _ROOMS.items():
        if name in names:
            return getattr(import_module(room), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
