"""The shape of the toolkit: which room may ask which, and how large rooms, modules and functions are.

Imports are read from the syntax, those inside functions and for type checkers too.
"""

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
TOOLKIT = PROJECT / "src" / "taizhang"
ORDER = (
    ("findings", "emendation"),
    ("files",),
    ("registers",),
    ("released",),
    ("quantity",),
    ("words",),
    ("plan",),
    ("evidence", "numbers"),
    ("segments",),
    ("second_reading",),
    ("rules",),
    ("corpus",),
    ("checking",),
    ("promises",),
    ("progress",),
    ("tables",),
    ("package",),
    ("versions", "reconstruction", "drafting", "starting"),
    ("office",),
    ("site",),
    ("cli",),
    ("__main__",),
)
"""From the ground up; a room asks those below it.  Rooms of one floor do not ask one another."""

LEVEL = {room: level for level, rooms in enumerate(ORDER) for room in rooms}
GROUND = "speed"
"""Anyone may ask it; it knows nobody."""

MODULE_LINES, FUNCTION_LINES, RULE_LINES = 250, 40, 60
LONGER = {
    "src/taizhang/files/schema.py": "words for each kind of error stand beside one another",
    "validators/circumstances_agree_with_words.py": "three ways in which words are silent",
}
"""Modules, functions and rules that may be longer, at most three, each with its reason."""


MADE_WHEN_RUN = {"dist/.building/", "released.csv", "moved.csv"}
"""What only commands write, though the page on architecture names it."""


def modules() -> Iterator[Path]:
    outside = TOOLKIT / "starting" / "starter"
    return (path for path in sorted(TOOLKIT.rglob("*.py")) if outside not in path.parents)


def room_of(path: Path) -> str:
    """The room, or the module at the top, to which a file belongs."""
    return path.relative_to(TOOLKIT).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """The rooms that a module imports, with the line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "taizhang":
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("taizhang."):
            yield str(node.module).split(".")[1], node.lineno
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.startswith("taizhang."):
                    yield alias.name.split(".")[1], node.lineno
        assert not (isinstance(node, ast.ImportFrom) and node.level), f"{path}: relative import"


def test_every_room_has_its_floor() -> None:
    rooms = {room_of(path) for path in modules()} - {"__init__", GROUND}
    assert rooms == set(LEVEL)


def test_no_import_leads_upwards_nor_to_a_room_of_the_same_floor() -> None:
    upwards = [
        f"{path.relative_to(TOOLKIT)}:{line} imports {asked}"
        for path in modules()
        if (room := room_of(path)) != "__init__"
        for asked, line in imports(path)
        if asked not in (room, GROUND, "__version__")
        and (room == GROUND or LEVEL[asked] >= LEVEL[room])
    ]
    assert upwards == []


def test_rooms_of_a_room_do_not_ask_one_another_in_circles() -> None:
    asks: dict[str, set[str]] = defaultdict(set)
    for path in modules():
        inside = ".".join(path.relative_to(TOOLKIT).with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("taizhang."):
                for alias in node.names:
                    deep = f"{node.module}.{alias.name}".removeprefix("taizhang.")
                    there = (TOOLKIT / f"{deep.replace('.', '/')}.py").exists()
                    asks[inside].add(deep if there else deep.rpartition(".")[0])
    done: set[str] = set()

    def visit(one: str, way: tuple[str, ...]) -> None:
        assert one not in way, f"a circle: {' → '.join((*way[way.index(one) :], one))}"
        if one not in done:
            for asked in sorted(asks[one]):
                visit(asked, (*way, one))
            done.add(one)

    for one in list(asks):
        visit(one, ())


def test_the_top_level_tells_the_story() -> None:
    doors = {"__init__.py", "__main__.py"}
    files = {path.name for path in TOOLKIT.iterdir() if path.is_file()} - doors
    assert len(files) <= 7, sorted(files)


def test_a_room_has_two_to_fifteen_modules_or_rooms_of_its_own() -> None:
    for folder in {path.parent for path in modules()} - {TOOLKIT}:
        own = [path for path in folder.glob("*.py") if path.name != "__init__.py"]
        rooms = [one for one in folder.iterdir() if (one / "__init__.py").exists()]
        assert len(own) + len(rooms) >= 2, folder
        assert len(own) <= 15, folder


def lengths() -> Iterator[tuple[str, int, int]]:
    """Module, or module and function, with its lines and how many it may have."""
    for path in [*modules(), *(PROJECT / "validators").glob("*.py")]:
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(PROJECT).as_posix()
        tree = ast.parse(text)
        if path.parent.name == "validators":
            lines = text.splitlines()[tree.body[0].end_lineno :]
            yield name, sum(1 for line in lines if line.strip()), RULE_LINES
        else:
            yield name, len(text.splitlines()), MODULE_LINES
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                told = f"{name}:{node.name}"
                yield told, (node.end_lineno or 0) - node.lineno + 1, FUNCTION_LINES


def test_modules_functions_and_rules_stay_short() -> None:
    assert len(LONGER) <= 3
    longer = {name for name, lines, limit in lengths() if lines > limit}
    assert longer == set(LONGER)


def test_rooms_say_what_they_promise() -> None:
    for folder in {path.parent for path in modules()}:
        path = folder / "__init__.py"
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), folder


CALLED_BY_NAME = (
    ("on_", "handle_"),
    {"TaizhangPlugin", "_print_message", "ignore_aliases", "plan_path"},
)
"""Hooks of MkDocs, of argparse, of HTML's and YAML's classes, and what a Python user alone asks for."""


def defined() -> Iterator[tuple[str, str]]:
    """Every function, class and constant of the toolkit, with the module."""
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                yield node.name, path.relative_to(PROJECT).as_posix()
            targets = node.targets if isinstance(node, ast.Assign) else ()
            yield from (
                (one.id, path.relative_to(PROJECT).as_posix())
                for one in targets
                if isinstance(one, ast.Name) and one.id != "_"
            )


def test_every_name_is_asked_for_somewhere() -> None:
    asked: Counter[str] = Counter()
    readers = [*modules(), *(PROJECT / "validators").glob("*.py")]
    readers += (TOOLKIT / "site").rglob("*.html")
    for path in (*readers, *(path for path in (PROJECT / "scripts").iterdir() if path.is_file())):
        asked.update(re.findall(r"[A-Za-z_]\w*", path.read_text(encoding="utf-8")))
    begins, names = CALLED_BY_NAME
    known = Counter(name for name, _ in defined())
    dead = [
        f"{path}: {name}"
        for name, path in defined()
        if asked[name] <= known[name] and not name.startswith((*begins, "__")) and name not in names
    ]
    assert dead == []


def test_the_page_on_architecture_names_only_what_is_there() -> None:
    folders = ("src", "schemas", "validators", "datapackage", "scripts", "tests")
    paths = [path for folder in folders for path in (PROJECT / folder).rglob("*")]
    paths += PROJECT.iterdir()
    known = {f"/{path.relative_to(PROJECT).as_posix()}{'/' * path.is_dir()}" for path in paths}
    for page in ("docs/architecture.md", "docs/en/architecture.md"):
        named = re.findall(r"`([\w./-]+(?:\.\w+|/))`", (PROJECT / page).read_text(encoding="utf-8"))
        lost = [one for one in named if not any(path.endswith(f"/{one}") for path in known)]
        assert set(lost) <= MADE_WHEN_RUN, page
