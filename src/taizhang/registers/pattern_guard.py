"""Whether a regular expression runs away: tried on texts made of its own repeated parts.

What may run away is found by its shape: a repetition of what may be parted in several ways, or
several repetitions.  Whether it does is measured, and cut short: Python lets signals interrupt a
search.
"""

import math
import re
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

FEW, SOME, MANY_CHARACTERS = 36, 120, 1_600
"""Characters of the texts.  Where each one doubles the time, few never end; where it grows as a cube,
many take seconds, as a square some hundredths of one."""
LONGEST = 0.4
"""Seconds of the processor's time that are waited for: between the two, far from either."""
SUSPECT = 0.0003
"""What takes longer over some characters is tried on many."""
MANY = 8
"""A part that may be repeated no more often than this cannot run away."""
VARIANTS = 3
KILLERS = ("\x00", "。")
"""What ends a text so that the pattern fails at its end, and must look for other ways."""
REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT)

Nodes = Iterable[tuple[Any, Any]]


@lru_cache(maxsize=4096)
def runs_away(pattern: str) -> bool:
    """Whether some text of a few hundred characters keeps a pattern busy."""
    tree = parser.parse(pattern)
    repeats = list(_repeats(tree))
    if len(repeats) < 2 and not any(_can_be_parted(part) for part in repeats):
        return False
    compiled = re.compile(pattern)
    return any(_is_slow(compiled, *attack) for attack in dict.fromkeys(_attacks(tree, "")))


def matches_nothing(pattern: str) -> bool:
    """Whether a pattern takes no character anywhere, or is content with none."""
    low, high = parser.parse(pattern).getwidth()
    return bool(high == 0 or (low == 0 and re.compile(pattern).search("") is not None))


def _is_slow(compiled: re.Pattern[str], before: str, part: str) -> bool:
    for killer in KILLERS:
        few, some, many = (
            f"{before}{part * (length // len(part) + 1)}{killer}"
            for length in (FEW, SOME, MANY_CHARACTERS)
        )
        if _seconds(compiled, few) > LONGEST:
            return True
        if _seconds(compiled, some) > SUSPECT and _seconds(compiled, many) > LONGEST:
            return True
    return False


class _TooLong(BaseException):
    """Raised amid a search; no handler of errors takes it for its own."""


def _seconds(compiled: re.Pattern[str], text: str) -> float:
    """How long a search takes; infinitely where it is cut short."""
    if threading.current_thread() is not threading.main_thread():  # signals come to no other
        return 0.0
    begun = time.process_time()
    before = signal.signal(signal.SIGVTALRM, _interrupt)
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
        compiled.search(text)
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    except _TooLong:
        return math.inf
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return time.process_time() - begun


def _interrupt(*_: object) -> None:
    raise _TooLong


def _repeats(nodes: Nodes) -> Iterator[Any]:
    """What is repeated, however often it likes."""
    for kind, value in nodes:
        if kind in REPEATS and value[1] > MANY:
            yield value[2]
        for inner in _inner(kind, value):
            yield from _repeats(inner)


def _can_be_parted(part: Any) -> bool:
    """Whether the same characters may be several times this part, or fewer: it varies in length."""
    low, high = part.getwidth()
    return bool(low != high) or any(
        kind is codes.BRANCH or any(map(_can_be_parted, _inner(kind, value)))
        for kind, value in part
    )


def _inner(kind: Any, value: Any) -> list[Any]:
    """The parts within a part."""
    if kind in (*REPEATS, codes.POSSESSIVE_REPEAT):
        return [value[2]]
    if kind is codes.SUBPATTERN:
        return [value[3]]
    if kind is codes.ATOMIC_GROUP:
        return [value]
    if kind is codes.BRANCH:
        return list(value[1])
    if kind in (codes.ASSERT, codes.ASSERT_NOT):
        return [value[1]]
    if kind is codes.GROUPREF_EXISTS:
        return [one for one in value[1:] if one is not None]
    return []


def _attacks(nodes: Nodes, before: str) -> Iterator[tuple[str, str]]:
    """What stands before a repetition, and what it may repeat."""
    for kind, value in nodes:
        if kind in REPEATS and value[1] > MANY:
            parts = [_sample(value[2], variant) for variant in range(VARIANTS)]
            for part in (*parts, "".join(parts)):
                if part:
                    yield before, part
        for inner in _inner(kind, value):
            yield from _attacks(inner, before)
        before += _sample([(kind, value)], 0)


def _sample(nodes: Nodes, variant: int) -> str:
    """A text that a pattern may match; variants take other alternatives and characters."""
    return "".join(_sample_one(kind, value, variant) for kind, value in nodes)


def _sample_one(kind: Any, value: Any, variant: int) -> str:
    if kind is codes.LITERAL:
        return str(chr(value))
    if kind is codes.NOT_LITERAL:
        return next((one for one in CHARACTERS if ord(one) != value), "")
    if kind is codes.ANY:
        return str(CHARACTERS[variant % len(CHARACTERS)])
    if kind is codes.IN:
        found = _characters(value)
        return found[variant % len(found)] if found else ""
    if kind is codes.BRANCH:
        return _sample(value[1][variant % len(value[1])], variant)
    if kind in (*REPEATS, codes.POSSESSIVE_REPEAT):
        return _sample(value[2], variant) * int(max(min(value[0], MANY), min(value[1], 1)))
    if kind in (codes.SUBPATTERN, codes.ATOMIC_GROUP):
        return _sample(_inner(kind, value)[0], variant)
    if kind is codes.ASSERT and value[0] < 0:  # what must stand before
        return _sample(value[1], variant)
    return ""


CHARACTERS = "甲1a 一\n"
CATEGORIES: dict[Any, Callable[[str], bool]] = {
    codes.CATEGORY_DIGIT: str.isdigit,
    codes.CATEGORY_SPACE: str.isspace,
    codes.CATEGORY_WORD: str.isalnum,
    codes.CATEGORY_NOT_DIGIT: lambda one: not one.isdigit(),
    codes.CATEGORY_NOT_SPACE: lambda one: not one.isspace(),
    codes.CATEGORY_NOT_WORD: lambda one: not one.isalnum(),
}


def _characters(listed: list[tuple[Any, Any]]) -> list[str]:
    """Some characters that a class holds: those of ours that it does, then the first of its own."""
    negated = any(kind is codes.NEGATE for kind, _ in listed)
    ours = [one for one in CHARACTERS if negated != any(_holds(*each, one) for each in listed)]
    own = [chr(value) for kind, value in listed if kind is codes.LITERAL]
    own += [chr(value[0]) for kind, value in listed if kind is codes.RANGE]
    return ours if negated else [*ours, *own]


def _holds(kind: Any, value: Any, character: str) -> bool:
    if kind is codes.LITERAL:
        return bool(ord(character) == value)
    if kind is codes.RANGE:
        return bool(value[0] <= ord(character) <= value[1])
    return kind is codes.CATEGORY and bool(CATEGORIES[value](character))
