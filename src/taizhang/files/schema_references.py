"""Where the references in a JSON Schema lead, within the schema itself."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")
IN_PLACE = ("not", "if", "then", "else")
IN_PLACE_LISTS = ("allOf", "anyOf", "oneOf")
"""Keywords whose schemas judge the very value that the schema around them judges."""
DATA = ("const", "enum", "default", "examples")
"""Keywords that hold values, in which nothing is a schema."""


class SchemaReferences:
    """The parts of a schema by their names: pointers, anchors and ids."""

    def __init__(self, content: Any) -> None:
        self.content = content
        self.named: dict[str, Any] = {}
        for part in _parts(content):
            for key in ("$anchor", "$dynamicAnchor"):
                if isinstance(name := part.get(key), str):
                    self.named.setdefault(f"#{name}", part)
            if isinstance(name := part.get("$id"), str):
                self.named.setdefault(name.removesuffix("#"), part)

    def find(self, reference: Any) -> Any:
        """The part that a reference names; None where it is not in the schema."""
        if not isinstance(reference, str):
            return None
        if reference in self.named:
            return self.named[reference]
        name, _, pointer = reference.partition("#")
        part = self.named.get(name) if name else self.content
        if pointer and not pointer.startswith("/"):
            return self.named.get(f"#{pointer}")
        for token in pointer.split("/")[1:]:
            part = child(part, unquote(token).replace("~1", "/").replace("~0", "~"))
        return part

    def circles(self) -> Iterator[str]:
        """References that lead back to where they stand, so that nothing is ever asked of a value."""
        done: set[int] = set()
        for part in _parts(self.content):
            yield from self._circles(part, [], done)

    def _circles(self, part: Any, passed: list[int], done: set[int]) -> Iterator[str]:
        if not isinstance(part, dict) or id(part) in done:
            return
        for told, next_part in self._in_place(part):
            if id(next_part) in (*passed, id(part)):
                yield told
            else:
                yield from self._circles(next_part, [*passed, id(part)], done)
        done.add(id(part))

    def _in_place(self, part: dict[str, Any]) -> Iterator[tuple[str, Any]]:
        """The parts that judge the same value, each with the reference or keyword that leads there."""
        for key in REFERENCES[:1]:
            if key in part:
                yield str(part[key]), self.find(part[key])
        for key in IN_PLACE:
            if key in part:
                yield key, part[key]
        for key in IN_PLACE_LISTS:
            for one in part.get(key, ()) if isinstance(part.get(key), list) else ():
                yield key, one


def child(part: Any, token: Any) -> Any:
    """What a key or an index leads to; None where it leads nowhere."""
    if isinstance(part, dict):
        return part.get(token)
    if isinstance(part, list) and str(token).isdecimal() and int(token) < len(part):
        return part[int(token)]
    return None


def _parts(content: Any) -> Iterator[dict[str, Any]]:
    """Every mapping of a schema, the outermost first; deep ones without recursion."""
    waiting = [content]
    while waiting:
        part = waiting.pop(0)
        if isinstance(part, dict):
            yield part
            waiting += [value for key, value in part.items() if key not in DATA]
        elif isinstance(part, list):
            waiting += part
