"""Fuzzes one target in this process: ``python -m fuzz.one TARGET [--planted] FOLDER OPTION…``."""

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["taizhang"]):
    from fuzz.targets import TARGETS, Target


class Planted(Exception):
    """The fault that was planted."""


def main() -> None:
    name, *rest = sys.argv[1:]
    planted = "--planted" in rest
    folder, seeds, *options = (one for one in rest if one != "--planted")
    target = TARGETS[name]
    prepare(target, Path(folder), Path(seeds), planted)

    def run(data: bytes) -> None:
        result = target.run(data)
        if planted and target.reached(result):
            raise Planted(name)

    atheris.Setup([sys.argv[0], seeds, *options], run)
    atheris.Fuzz()


def prepare(target: Target, folder: Path, seeds: Path, planted: bool) -> None:
    """Write the first seeds and the words to mutate with."""
    first = [target.begin.encode()] if planted else [target.begin.encode(), *target.seeds()]
    for number, seed in enumerate(first):
        (seeds / f"first-{number:03}").write_bytes(seed)
    words = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in (*target.words, "\n"))
    (folder / "words").write_text("".join(f'"{word}"\n' for word in words), encoding="ascii")


if __name__ == "__main__":
    main()
