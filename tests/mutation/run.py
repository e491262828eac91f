"""Break the code of rooms, one small thing at a time, and see whether their fast tests notice.

The mutants are drawn by the seed, and a copy of the project is broken: nothing of it is changed.
Prints of each whether it was killed and, where it survived, what was broken: a test is missing
there, or the break makes no difference.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from mutation.bench import Bench, Room, limit, read_rooms
from mutation.draw import Mutant, draw

PROJECT = Path(__file__).resolve().parents[2]


def judge(bench: Bench, room: Room, mutants: list[Mutant]) -> Iterator[bool]:
    """Whether each mutant is killed.  Raises SystemExit where the sound code does not pass."""
    sound = bench.run(room)
    if not sound.passed:
        raise SystemExit(f"The tests fail before anything is broken:\n{sound.printed}")
    print(f"  the tests take {sound.seconds:.0f} seconds of a processor", flush=True)
    for mutant in mutants:
        bench.put(mutant.path, mutant.now)
        yield not bench.run(room, limit(sound)).passed
        bench.put(mutant.path, mutant.was)


def try_room(bench: Bench, name: str, room: Room, options: argparse.Namespace) -> tuple[int, int]:
    """How many mutants of a room were killed, and of how many."""
    drawn = draw(PROJECT, name, options.seed, options.count)
    numbers = options.only or range(1, len(drawn) + 1)
    print(f"{name}: {len(drawn)} mutants drawn by seed {options.seed}", flush=True)
    killed = 0
    verdicts = judge(bench, room, [drawn[number - 1] for number in numbers])
    for number, is_killed in zip(numbers, verdicts, strict=True):
        killed += is_killed
        told = drawn[number - 1].diff.replace("\n", "\n    ")
        print(f"  {number} killed" if is_killed else f"  {number} SURVIVED {told}", flush=True)
    return killed, len(numbers)


def main() -> int:
    """Exit code 0, or 1 where fewer than nine of ten were killed."""
    rooms = read_rooms()
    parser = argparse.ArgumentParser(
        prog="scripts/mutants",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=40, help="of each room")
    parser.add_argument("--rooms", nargs="*", default=list(rooms), choices=list(rooms))
    parser.add_argument("--only", nargs="*", type=int, metavar="NUMBER", help="of those drawn")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        bench = Bench(PROJECT, Path(folder) / "project")
        figures = {name: try_room(bench, name, rooms[name], options) for name in options.rooms}
    for name, (killed, of) in figures.items():
        print(f"{name}: {killed} of {of} killed")
    killed, of = (sum(numbers) for numbers in zip(*figures.values(), strict=True))
    print(f"all: {killed} of {of} killed, {killed / of:.0%}")
    return int(killed < 0.9 * of)


if __name__ == "__main__":
    sys.exit(main())
