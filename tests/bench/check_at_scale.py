#!/usr/bin/env python3
"""Check many plans: tests/bench/check_at_scale.py [COPIES].

Copies of the real plans under other ids make a corpus of five times COPIES plans; the time and
the memory of ``taizhang check`` on it are printed beside those on the plans as they are.
"""

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def lay(root: Path, copies: int) -> int:
    """Lay a corpus of copies; returns how many plans it has."""
    for folder in ("schemas", "validators", "datapackage/registers"):
        shutil.copytree(ROOT / folder, root / folder)
    shutil.copy(ROOT / "datapackage/datapackage.yaml", root / "datapackage")
    plans = sorted((ROOT / "datapackage/plans").iterdir())
    for plan in plans:
        written = (plan / "plan.yaml").read_text(encoding="utf-8")
        for copy in range(copies):
            name = f"{plan.name}-{copy}" if copy else plan.name
            folder = root / "datapackage/plans" / name
            folder.mkdir(parents=True)
            text = written.replace(f"\nid: {plan.name}\n", f"\nid: {name}\n", 1)
            (folder / "plan.yaml").write_text(text, encoding="utf-8", newline="")
            shutil.copy(plan / "source.txt", folder)
    return len(plans) * copies


def check(root: Path) -> float:
    """Seconds that checking a corpus takes, start-up included."""
    started = time.monotonic()
    subprocess.run([sys.executable, "-m", "taizhang", "check"], cwd=root, check=True)
    return time.monotonic() - started


def main() -> None:
    copies = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    alone = check(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        plans = lay(Path(folder), copies)
        many = check(Path(folder))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{plans} plans took {many / alone:.0f} times as long as the real ones ({alone:.1f} s),")
    print(f"{many / plans * 1000:.0f} ms each; the largest process took {peak:.0f} MiB")


if __name__ == "__main__":
    main()
