"""What a person entered, and what stands in the place of what a corpus may leave out."""

from typing import Any

LEFT_OUT: dict[str, Any] = {
    **dict.fromkeys(("status", "genre", "kind", "function", "definition"), ""),
    **dict.fromkeys(("measure", "direction", "class", "unit", "dimension"), ""),
    **dict.fromkeys(("capture", "script", "description", "instrument"), ""),
    "url": None,
}
"""What pages and files tell of records, and make do without."""


class Entered(dict[str, Any]):
    """A mapping as written: ``in``, ``get`` and iteration tell what was entered, no more.

    Asked by ``[]`` for a text in a language in which it is not written, it gives the other one; for
    a field that a corpus may leave out, nothing.  Raises KeyError for any other key.
    """

    def __missing__(self, key: str) -> Any:
        other = key.removesuffix("_en") if key.endswith("_en") else f"{key}_en"
        if other in self:
            return self[other]
        field = key.removesuffix("_en")
        if field in LEFT_OUT:
            return LEFT_OUT[field]
        raise KeyError(key)
