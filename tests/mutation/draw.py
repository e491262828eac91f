"""Mutants of a room, as mutmut makes them: each a file with one small thing broken."""

import difflib
from pathlib import Path
from random import Random
from typing import NamedTuple

import libcst
from mutmut.mutation.file_mutation import Mutation, create_mutations


class Mutant(NamedTuple):
    """A file, by its path from the project's root, as it is and with one thing broken."""

    path: str
    was: str
    now: str

    @property
    def diff(self) -> str:
        """The break alone, without what stands around it."""
        lines = difflib.unified_diff(self.was.split("\n"), self.now.split("\n"), lineterm="", n=0)
        return "\n".join([self.path, *list(lines)[2:]])


def draw(root: Path, room: str, seed: int, count: int) -> list[Mutant]:
    """So many mutants of a room, the same for the same seed and the same code.

    What mutmut finds outside of functions it leaves alone, and so is it here.
    """
    made = []
    for path in sorted((root / "src" / "taizhang" / room).rglob("*.py")):
        was = path.read_text(encoding="utf-8")
        module, mutations, *_ = create_mutations(str(path), was)
        shown = path.relative_to(root).as_posix()
        made += [
            (shown, was, module, one) for one in mutations if one.contained_by_top_level_function
        ]
    chosen = sorted(Random(f"{seed} {room}").sample(range(len(made)), min(count, len(made))))
    return [
        Mutant(shown, was, _broken(module, one))
        for shown, was, module, one in (made[number] for number in chosen)
    ]


def _broken(module: libcst.Module, mutation: Mutation) -> str:
    broken = module.deep_replace(mutation.original_node, mutation.mutated_node)
    return libcst.ensure_type(broken, libcst.Module).code
