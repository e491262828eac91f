"""Fuzzes the toolkit: ``scripts/fuzz TARGET --seconds 3600``.

Seeds grow in .cache/fuzz/TARGET/seeds, which git ignores; what fails is kept in its ``failed``.
"""

import argparse
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from fuzz import PROJECT, TARGET_NAMES

LONGEST = 4_096
DEAD_SLOW, MEMORY = 20, 2_000
"""Seconds for one input, and megabytes, beyond which it counts as failed."""


def main() -> int:
    asked = _arguments()
    ends = [_fuzz(name, asked) for name in asked.targets or TARGET_NAMES]
    return int(not all(ends))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGET_NAMES))
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--runs", type=int, default=-1, help="inputs of each target")
    parser.add_argument(
        "--planted", action="store_true", help="begin with next to nothing and find a planted fault"
    )
    asked = parser.parse_args()
    if unknown := set(asked.targets) - set(TARGET_NAMES):
        parser.error(f"no target: {', '.join(unknown)}")
    return asked


def _fuzz(name: str, asked: argparse.Namespace) -> bool:
    """Fuzz a target in a process of its own; whether it ended as it should."""
    folder = PROJECT / ".cache" / "fuzz" / (f"{name}-planted" if asked.planted else name)
    seeds, failed = folder / "seeds", folder / "failed"
    if asked.planted:
        shutil.rmtree(folder, ignore_errors=True)
    for one in (seeds, failed):
        one.mkdir(parents=True, exist_ok=True)
    before = set(failed.iterdir())
    options = {
        "max_total_time": asked.seconds,
        "runs": asked.runs,
        "artifact_prefix": f"{failed}/",
        "dict": folder / "words",
        "max_len": LONGEST,
        "len_control": 20,
        "timeout": DEAD_SLOW,
        "rss_limit_mb": MEMORY,
        "print_final_stats": 1,
    }
    command = [sys.executable, "-m", "fuzz.one", name, *(["--planted"] if asked.planted else [])]
    command += [str(folder), str(seeds), *(f"-{key}={value}" for key, value in options.items())]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace")
    (folder / "log").write_text(done.stdout + done.stderr, encoding="utf-8")
    found = sorted(set(failed.iterdir()) - before)
    print(f"{name}: {_told(done.stderr)}, {_size(seeds.iterdir())}", flush=True)
    for path in found:
        print(f"  failed on {path.relative_to(PROJECT)}: {_reason(done.stdout + done.stderr)}")
    if not found and done.returncode:
        print(f"  ended with {done.returncode}: see {(folder / 'log').relative_to(PROJECT)}")
    if asked.planted:
        return any("Planted" in _reason(done.stdout + done.stderr) for _ in found)
    return done.returncode == 0 and not found


def _told(log: str) -> str:
    runs = re.search(r"number_of_executed_units: *(\d+)", log)
    ran = runs or (re.findall(r"(?m)^#(\d+)", log) or [None])[-1]
    return f"{runs[1] if runs else ran or 'no'} runs"


def _size(files: Iterable[Path]) -> str:
    sizes = [path.stat().st_size for path in files]
    return f"seeds: {len(sizes)} of {sum(sizes)} bytes"


def _reason(log: str) -> str:
    """The exception, or what the fuzzer says of an input that took too long."""
    lines = re.findall(r"(?m)^(?:\w+\.)*(?:\w*(?:Error|Exception|Planted)\b.*)|^ALARM.*", log)
    return str(lines[-1]) if lines else "see log"


if __name__ == "__main__":
    sys.exit(main())
