"""What the toolkit refuses: one kind of exception, told in two languages, exit code 2."""

import importlib
import inspect
import pkgutil
import re

import taizhang
from taizhang.findings import TaizhangError


def exceptions() -> set[type[Exception]]:
    """Every exception that a module of the toolkit defines for others to catch."""
    modules = (
        importlib.import_module(one.name)
        for one in pkgutil.walk_packages(taizhang.__path__, "taizhang.")
        if not re.search(r"__main__|\.starter", one.name)
    )
    return {
        kind
        for module in modules
        for name, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, Exception) and kind.__module__ == module.__name__ and name[0] != "_"
    }


def test_every_exception_of_the_toolkit_is_a_taizhang_error_and_named_so() -> None:
    found = exceptions()
    assert len(found) > 8
    others = {kind.__name__ for kind in found if not issubclass(kind, TaizhangError)}
    assert others == {"WorkerLostError"}, "speed/ knows no other room"
    assert {kind.__name__ for kind in found if not kind.__name__.endswith("Error")} == set()
