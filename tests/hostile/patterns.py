"""Every pattern of the code and of the lexicon, and texts made from its own alternatives.

Patterns of the code are written down as they are compiled: all modules are loaded, and the plans of
the corpus checked, read and drafted.  A text is what a repetition of the pattern takes, said again
and again in every alternative and in pairs of them, before something that it does not take.
"""

import importlib
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from itertools import chain, islice, product
from pathlib import Path
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

import yaml

from hostile import clock

SIZES = (60, 250, 500, 1_000, 2_000, 4_000, 8_000, 16_000)
LEAST, MOST = 0.03, 3.0
FEW, SOME = 4, 8
"""So many samples of an alternative, so many things to repeat."""
STRANGE = "鑫\x00"
SPECIAL = re.compile(r"[\\\[\](){}|*+?^$]")


class Pattern(NamedTuple):
    """``anchored``: it is only asked whether a text begins with it, never searched for."""

    text: str
    flags: int
    place: str
    anchored: bool = False


class Attack(NamedTuple):
    """A text: ``before``, then ``again`` and again, then ``after``."""

    before: str
    again: str
    after: str

    def text(self, size: int) -> str:
        return self.before + self.again * (size // len(self.again)) + self.after


# Which patterns there are


def recorded(root: Path) -> list[Pattern]:
    """The patterns that the toolkit and the rules compile in their work, and those of the lexicon."""
    found: dict[str, Pattern] = {}
    compile_ = re._compile  # type: ignore[attr-defined]

    def compiled(pattern: Any, flags: int) -> Any:
        if isinstance(pattern, str):
            place = _caller()
            if place:
                one = Pattern(pattern, int(flags), _told(place), _is_anchored(*place))
                found.setdefault(pattern, one)
        return compile_(pattern, flags)

    re._compile = compiled  # type: ignore[attr-defined]
    try:
        _work(root)
    finally:
        re._compile = compile_  # type: ignore[attr-defined]
    for place, text in _lexicon(root):
        found.setdefault(text, Pattern(text, 0, place))
    return list(found.values())


def _caller() -> tuple[Path, int] | None:
    frame = sys._getframe(2)
    while frame and "/re/" in frame.f_code.co_filename:
        frame = frame.f_back  # type: ignore[assignment]
    path = Path(frame.f_code.co_filename)
    ours = "taizhang" in path.parts or "validators" in path.parts
    return (path, frame.f_lineno) if ours else None


def _told(place: tuple[Path, int]) -> str:
    return f"{'/'.join(place[0].parts[-2:])}:{place[1]}"


def _is_anchored(path: Path, line: int) -> bool:
    """Whether the name that is given to a pattern here is followed by ``.match`` alone."""
    lines = path.read_text(encoding="utf-8").splitlines()
    name = re.match(r"([A-Z_]+) = re\.compile\(", lines[line - 1])
    if not name:
        return "re.match(" in lines[line - 1] or "re.fullmatch(" in lines[line - 1]
    uses = re.compile(rf"\b{name[1]}\b(?! =)(?:\.(\w+)\()?")
    asked = {use[1] for one in _sources() for use in uses.finditer(one)} - {None}
    return asked <= {"match", "fullmatch"}


@cache
def _sources() -> tuple[str, ...]:
    import taizhang

    folder = Path(taizhang.__path__[0])
    return tuple(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))


def _work(root: Path) -> None:
    import taizhang

    for module in pkgutil.walk_packages(taizhang.__path__, "taizhang."):
        if "starter" not in module.name and not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    from taizhang.corpus import Corpus
    from taizhang.drafting import draft

    corpus = Corpus(root)
    _found("check_corpus")(corpus)
    source = corpus.plan_paths()[0].with_name("source.txt").read_bytes()
    draft(source, corpus, "445200")


def _found(name: str) -> Any:
    """What a module of the toolkit calls so, wherever it stands."""
    modules = [module for key, module in sys.modules.items() if key.startswith("taizhang.")]
    found = (getattr(module, name, None) for module in modules)
    return next(one for one in found if callable(one))


def _lexicon(root: Path) -> Iterator[tuple[str, str]]:
    path = root / "datapackage" / "registers" / "lexicon.yaml"
    for place, text in _texts(yaml.safe_load(path.read_text(encoding="utf-8")), ""):
        if SPECIAL.search(text):
            try:
                re.compile(text)
            except re.error:
                continue
            yield f"lexicon{place}", text


def _texts(data: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(data, str):
        yield place, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(value, f"{place}/{key}")
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value, place)


# Texts that a pattern may take long over


def attacks(pattern: str) -> list[Attack]:
    """Texts made from the repetitions of a pattern."""
    tree = parser.parse(pattern)
    found: dict[Attack, None] = {}
    nodes = list(tree)
    for number, node in enumerate(nodes):
        before = "".join(next(iter(_node(one)), "") for one in nodes[:number])
        for again in _repeated(node):
            for first, last in product(dict.fromkeys(["", before]), ["", STRANGE[0]]):
                found.setdefault(Attack(first, again, last))
    return list(found)


def _repeated(node: Any) -> Iterator[str]:
    """What the repetitions within a node take: each alternative, and each two of them."""
    for body in _bodies(node):
        samples = list(islice(dict.fromkeys(filter(None, _samples(body))), SOME))
        yield from samples
        pairs = (one + other for one in samples for other in samples if one != other)
        yield from islice(pairs, SOME * SOME)
        if samples:
            yield "".join(samples)


def _bodies(node: Any) -> Iterator[Any]:
    """The bodies of repetitions within a node, without and with those inside of them."""
    operation, argument = node
    if operation in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
        _, most, body = argument
        if most > 2:
            yield body
    for inner in _inside(operation, argument):
        for one in inner:
            yield from _bodies(one)


def _inside(operation: Any, argument: Any) -> list[Any]:
    """The sequences that a node holds."""
    if operation is code.BRANCH:
        return list(argument[1])
    if operation is code.SUBPATTERN:
        return [argument[3]]
    if operation in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
        return [argument[2]]
    if operation in (code.ASSERT, code.ASSERT_NOT):
        return [argument[1]]
    return [argument] if operation is code.ATOMIC_GROUP else []


def _samples(sequence: Any) -> Iterator[str]:
    """Some texts that a sequence takes: each of its nodes in turn with all its alternatives."""
    nodes = [list(islice(dict.fromkeys(_node(node)), SOME)) or [""] for node in sequence]
    first = [texts[0] for texts in nodes]
    yield "".join(first)
    for number, texts in enumerate(nodes):
        for text in texts[1:]:
            yield "".join([*first[:number], text, *first[number + 1 :]])


def _node(node: Any) -> Iterator[str]:
    operation, argument = node
    if operation is code.LITERAL:
        yield chr(argument)
    elif operation is code.NOT_LITERAL:
        yield from (one for one in "甲1a " if ord(one) != argument)
    elif operation is code.ANY:
        yield from "甲1"
    elif operation is code.IN:
        yield from _members(argument)
    elif operation is code.BRANCH:
        samples = [islice(_samples(one), FEW) for one in argument[1]]
        yield from chain.from_iterable(samples)
    elif operation in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
        least, _, body = argument
        yield from (text * max(least, 1) for text in _samples(body))
        if not least:
            yield ""
    elif operation is code.SUBPATTERN:
        yield from _samples(argument[3])
    elif operation is code.ATOMIC_GROUP:
        yield from _samples(argument)
    else:
        yield ""


CATEGORIES = {
    code.CATEGORY_DIGIT: "5",
    code.CATEGORY_SPACE: " \n",
    code.CATEGORY_WORD: "甲a5",
    code.CATEGORY_NOT_DIGIT: "甲a ",
    code.CATEGORY_NOT_SPACE: "甲a5",
    code.CATEGORY_NOT_WORD: " ，",
}


def _members(members: list[Any]) -> Iterator[str]:
    if members[0][0] is code.NEGATE:
        banned = set(chain.from_iterable(_of_set(one) for one in members[1:]))
        yield from (one for one in "甲1a ，" if one not in banned)
        return
    for member in members:
        yield from islice(_of_set(member), 3)


def _of_set(member: Any) -> Iterator[str]:
    operation, argument = member
    if operation is code.LITERAL:
        yield chr(argument)
    elif operation is code.RANGE:
        low, high = argument
        yield from (chr(low), chr(high))
        yield from (one for one in "甲5a" if low < ord(one) < high)
    elif operation is code.CATEGORY:
        yield from CATEGORIES[argument]


# How long it takes over them


def worst(pattern: Pattern, tried: list[Attack]) -> tuple[Attack | None, clock.Measured]:
    """The text over which a pattern takes longest, and how long."""
    compiled = re.compile(pattern.text, pattern.flags)
    ask = _begins if pattern.anchored else _search
    bad: tuple[Attack | None, clock.Measured] = (None, clock.Measured({}, 0.0, True))
    for attack in tried:
        if not _is_quick(ask(compiled, attack.text(SIZES[-1]))):
            measured = clock.doubled(
                lambda size, attack=attack: ask(compiled, attack.text(size)),
                SIZES,
                least=LEAST,
                most=MOST,
            )
            if measured.fails and (bad[0] is None or not measured.ended):
                bad = attack, measured
            if not measured.ended:
                break
    return bad


def _is_quick(work: Callable[[], object]) -> bool:
    """Whether the longest text takes too little time to say more of it."""
    with suppress(clock.TooLong):
        return clock.taken(work, MOST) < LEAST
    return False


def _begins(pattern: re.Pattern[str], text: str) -> Callable[[], object]:
    return lambda: pattern.match(text)


def _search(pattern: re.Pattern[str], text: str) -> Callable[[], object]:
    return lambda: sum(1 for _ in pattern.finditer(text))
