"""How good drafts of reports are: `PYTHONPATH=tests python -m progress.score [--texts FOLDER] [NAME …]`.

With ``--texts`` they are those of another folder (`tests/progress/unmended`: never mended for).  A row of the truth counts as found where the draft has one of the same kind, of the same promise (and
body), with the same value, state or count; each counts once.
"""

import argparse
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from progress.town import promises_of
from taizhang.drafting.report.draft_report import draft_report

TEXTS = Path(__file__).parent / "texts"
PLAN = "qinghe-2025-innovation"
Key = tuple[str, str, str, str]


def key(kind: str, row: dict[str, Any]) -> Key:
    told = {"observations": "value", "fulfilments": "count"}.get(kind, "state")
    value = row.get(told, "")
    number = str(Decimal(str(value)).normalize()) if told != "state" else str(value)
    if kind == "tallies":
        number = f"{row['state']} {row['count']}"
    return kind, row.get("of", "").rpartition("/")[2], row.get("organisation", ""), number


def truth_of(name: str, texts: Path = TEXTS) -> Counter[Key]:
    rows = yaml.safe_load((texts / name / "truth.yaml").read_text(encoding="utf-8"))
    return Counter(key(row["kind"], row) for row in rows)


def drafted(name: str, texts: Path = TEXTS) -> Counter[Key]:
    text = (texts / name / "source.txt").read_text(encoding="utf-8")
    data = draft_report(text, promises_of(PLAN), name)
    kinds = ("observations", "standings", "fulfilments", "tallies")
    return Counter(
        key(kind, row)
        for section in data["sections"]
        for kind in kinds
        for row in section.get(kind, ())
    )


def names(texts: Path = TEXTS) -> list[str]:
    return sorted(path.name for path in texts.iterdir() if path.is_dir())


def main(chosen: list[str], texts: Path) -> None:
    true = made = both = 0
    for name in chosen or names(texts):
        wanted, found = truth_of(name, texts), drafted(name, texts)
        alike = wanted & found
        t, m, b = (sum(one.values()) for one in (wanted, found, alike))
        true, made, both = true + t, made + m, both + b
        print(f"{name:<14} {b:>2} of {t:>2} true, {m:>2} drafted")
        for one in (wanted - alike).elements():
            print("   lacks", *one)
        for one in (found - alike).elements():
            print("   wrong", *one)
    print(f"all: recall {both / true:.2f}, precision {both / made if made else 1:.2f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, default=TEXTS)
    parser.add_argument("name", nargs="*")
    told = parser.parse_args()
    main(told.name, told.texts)
