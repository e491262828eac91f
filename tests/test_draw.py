"""scripts/draw shows records of a plan beside their source, the same ones for the same seed."""

import re
import subprocess
import sys
from pathlib import Path

from packages import lay_golden_corpus

SCRIPT = Path(__file__).parents[1] / "scripts" / "draw"
PLAN = "qingxi-2025-innovation"


def draw(root: Path, seed: int, count: int, *kinds: str) -> str:
    command = [
        sys.executable,
        "-X",
        "utf8",
        str(SCRIPT),
        PLAN,
        "--seed",
        str(seed),
        "--count",
        str(count),
        *(word for kind in kinds for word in ("--kind", kind)),
    ]
    return subprocess.run(
        command, cwd=root, check=True, capture_output=True, encoding="utf-8"
    ).stdout


def test_a_draw_shows_records_beside_their_words_and_depends_on_the_seed_alone(
    tmp_path: Path,
) -> None:
    root = lay_golden_corpus(tmp_path / "corpus")
    whole = draw(root, 1, 1000)
    records = re.split(r"^\d+\. ", whole, flags=re.MULTILINE)[1:]
    assert whole.startswith(f"{PLAN}: {len(records)} of {len(records)} records, seed 1\n")
    source = (root / "datapackage" / "plans" / PLAN / "source.txt").read_text("utf-8")
    for words in re.findall(r"⟦([^⟧]*)⟧", whole):
        assert words.replace("\n\t", "\n") in source
    few = draw(root, 1, 5)
    assert few == draw(root, 1, 5)
    assert few.count("\n\n") == 5
    assert few != draw(root, 2, 5)


def test_measures_and_asides_are_drawn_each_by_itself(tmp_path: Path) -> None:
    root = lay_golden_corpus(tmp_path / "corpus")
    told = draw(root, 1, 1, "measures", "asides")
    heads = re.findall(rf"^{PLAN}: (\d+) of \d+ (\w+), seed 1$", told, flags=re.MULTILINE)
    assert heads == [("1", "measures"), ("1", "asides")]
    assert re.findall(r"^\d+\. (\w+): ", told, flags=re.MULTILINE) == ["measures", "asides"]
