"""Doubles texts and looks how much longer commands take, and patterns: ``scripts/doubling``.

Each shape of text is doubled up to 160,000 characters.  ``draft`` refuses more than 100,000; what it
does with a text is measured to 160,000 all the same, behind that refusal.
"""

import argparse
import gc
import sys
from collections.abc import Iterator
from pathlib import Path

from hostile import clock

SIZES = (5_000, 10_000, 20_000, 40_000, 80_000, 160_000)
LEAST, MOST = 0.3, 30.0
"""Seconds below which a growth says nothing, and beyond which nobody waits."""


def main() -> int:
    asked = _arguments()
    failed = 0
    for line, fails in _patterns(asked) if asked.patterns else _texts(asked):
        failed += fails
        if fails or not asked.failures:
            print(line, flush=True)
    print(f"{failed} grew more than ×{clock.GROWTH} a doubling, or found no end.")
    return int(failed > 0)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--patterns", action="store_true", help="patterns instead of commands")
    parser.add_argument("--only", default="", help="shapes or patterns whose name holds this")
    parser.add_argument("--command", action="append", help="one of the commands; all if left out")
    parser.add_argument("--to", type=int, default=SIZES[-1], help="the longest text")
    parser.add_argument("--failures", action="store_true", help="print nothing else")
    return parser.parse_args()


def _texts(asked: argparse.Namespace) -> Iterator[tuple[str, bool]]:
    from hostile.commands import COMMANDS
    from hostile.shapes import UNITS, text_of
    from taizhang.corpus import find_corpus

    corpus = find_corpus(Path.cwd())
    sizes = [size for size in SIZES if size <= asked.to]
    for make in COMMANDS.values():
        make("市科技局牵头，新增企业5家。", corpus)()  # What is loaded once is loaded now.
    gc.freeze()
    for command in asked.command or COMMANDS:
        for shape, unit in UNITS.items():
            if asked.only in shape:
                measured = clock.doubled(
                    lambda size, unit=unit, command=command: COMMANDS[command](
                        text_of(unit, size), corpus
                    ),
                    sizes,
                    least=LEAST,
                    most=MOST,
                )
                yield f"{command:24} {shape:30} {measured}", measured.fails


def _patterns(asked: argparse.Namespace) -> Iterator[tuple[str, bool]]:
    from hostile.patterns import attacks, recorded, worst

    patterns = recorded(Path.cwd())
    gc.freeze()
    for pattern in patterns:
        if asked.only in pattern.place:
            attack, measured = worst(pattern, attacks(pattern.text))
            said = f" on {attack}" if measured.fails else ""
            yield f"{pattern.place:40} {measured} {pattern.text[:120]!r}{said}", measured.fails


if __name__ == "__main__":
    sys.exit(main())
