"""How the modules of the site lie: in rooms of a size, with imports that go one way."""

import ast
from collections.abc import Iterator
from pathlib import Path

import taizhang.site

SITE = Path(taizhang.site.__file__).parent
ORDER = (
    *(
        "language",
        "parts",
        "about",
        "records",
        "promise",
        "plan",
        "comparison",
        "registers",
        "ledger",
    ),
    *("support", "office", "search", "building", "plugin"),
)
"""Each room imports from itself and from those before it."""


def imports(path: Path) -> Iterator[str]:
    """The rooms of the site that a module imports from, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [one.name for one in node.names] if isinstance(node, ast.Import) else []
        if names == ["taizhang.site"] and isinstance(node, ast.ImportFrom):
            names = [f"taizhang.site.{one.name}" for one in node.names]
        assert not (isinstance(node, ast.ImportFrom) and node.level), f"{path}: relative import"
        yield from (name.split(".")[2] for name in names if name.startswith("taizhang.site."))


def backwards(site: Path) -> list[tuple[str, str]]:
    """The modules that import from a room after their own, with that room."""
    found = []
    for path in sorted(site.rglob("*.py")):
        module = path.relative_to(site)
        own = module.parts[0].removesuffix(".py")
        if own == "__init__":
            allowed: tuple[str, ...] = ()
        else:
            allowed = ORDER[: ORDER.index(own) + 1]
        found += [(module.as_posix(), room) for room in imports(path) if room not in allowed]
    return found


def test_imports_go_one_way_through_the_rooms() -> None:
    assert backwards(SITE) == []


def test_an_import_that_goes_back_is_found_lazy_or_not(tmp_path: Path) -> None:
    for room in ("parts", "plan"):
        (tmp_path / room).mkdir()
    (tmp_path / "parts" / "card.py").write_text(
        "def card():\n    from taizhang.site.plan import page\n    import taizhang.site.language.labels\n"
    )
    (tmp_path / "plan" / "page.py").write_text("from taizhang.site import parts, building\n")
    assert backwards(tmp_path) == [("parts/card.py", "plan"), ("plan/page.py", "building")]


def test_rooms_hold_two_modules_or_more_and_fifteen_at_most() -> None:
    rooms = [path for path in SITE.iterdir() if (path / "__init__.py").exists()]
    counts = {room.name: len(list(room.glob("*.py"))) - 1 for room in rooms}
    assert set(counts) == set(ORDER) - {"plugin"}
    assert {name: count for name, count in counts.items() if not 2 <= count <= 15} == {}
